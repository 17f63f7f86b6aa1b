//! How pictures show event types: the table `data/style/events.toml`.

use std::collections::BTreeMap;
use std::io;
use std::sync::LazyLock;

use serde::Deserialize;

use crate::model::{EventType, Mode};

/// The look of an event type.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct EventStyle {
    /// The short word on the edge.
    pub(super) label: String,
    /// The colour on a light background.
    pub(super) light: String,
    /// The colour on a dark background.
    pub(super) dark: String,
    /// The stroke.
    pub(super) line: Line,
    /// The arrowhead of an event that has a direction.
    pub(super) head: Head,
}

/// Strokes that stay apart without colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum Line {
    Thin,
    Medium,
    Double,
    Thick,
}

impl Line {
    /// The stroke's width in pixels.
    pub(super) fn width(self) -> f64 {
        match self {
            Self::Thin => 1.4,
            Self::Medium => 2.2,
            Self::Double => 3.8,
            Self::Thick => 3.4,
        }
    }
}

/// Arrowheads.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum Head {
    Open,
    Filled,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Named {
    name: String,
    label: String,
    light: String,
    dark: String,
    line: Line,
    head: Head,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    neutral: EventStyle,
    modes: BTreeMap<String, String>,
    #[serde(rename = "type")]
    types: Vec<Named>,
}

/// The looks of all event types.
#[derive(Debug)]
pub(super) struct Styles {
    neutral: EventStyle,
    modes: BTreeMap<String, String>,
    types: Vec<(String, EventStyle)>,
}

static TABLE: LazyLock<Result<Styles, String>> =
    LazyLock::new(|| Styles::read(include_str!("../../data/style/events.toml")));

impl Styles {
    /// The table that comes with the program.
    pub(super) fn embedded() -> io::Result<&'static Self> {
        let fault = |cause: &String| {
            let message = format!("data/style/events.toml: {cause}");
            io::Error::new(io::ErrorKind::InvalidData, message)
        };
        TABLE.as_ref().map_err(fault)
    }

    fn read(text: &str) -> Result<Self, String> {
        let file: File = toml::from_str(text).map_err(|error| error.to_string())?;
        let types = file.types.into_iter().map(|row| {
            let style = EventStyle {
                label: row.label,
                light: row.light,
                dark: row.dark,
                line: row.line,
                head: row.head,
            };
            (row.name, style)
        });
        Ok(Self {
            neutral: file.neutral,
            modes: file.modes,
            types: types.collect(),
        })
    }

    /// The row of a type, counted from 0; a type that the table lacks comes after all rows.
    pub(super) fn rank(&self, kind: &EventType) -> usize {
        let row = self
            .types
            .iter()
            .position(|(name, _)| name == kind.as_str());
        row.unwrap_or(self.types.len())
    }

    /// The types that have a row, in the order of the rows.
    pub(super) fn names(&self) -> impl Iterator<Item = &str> {
        self.types.iter().map(|(name, _)| name.as_str())
    }

    /// The look of a type; a neutral one where the table lacks it.
    pub(super) fn of(&self, kind: &EventType) -> &EventStyle {
        self.ranked(self.rank(kind))
    }

    /// The look of a row.
    pub(super) fn ranked(&self, rank: usize) -> &EventStyle {
        self.types
            .get(rank)
            .map_or(&self.neutral, |(_, style)| style)
    }

    /// The word for a mode.
    pub(super) fn mode(&self, mode: Mode) -> &str {
        let name = mode.as_str();
        self.modes.get(name).map_or(name, String::as_str)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::svg::css::{DARK, LIGHT};

    fn luminance(hex: &str) -> f64 {
        let channel = |at: usize| {
            let value = f64::from(u8::from_str_radix(&hex[at..at + 2], 16).unwrap()) / 255.0;
            if value <= 0.040_45 {
                value / 12.92
            } else {
                ((value + 0.055) / 1.055).powf(2.4)
            }
        };
        0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5)
    }

    fn contrast(one: &str, other: &str) -> f64 {
        let (one, other) = (luminance(one), luminance(other));
        (one.max(other) + 0.05) / (one.min(other) + 0.05)
    }

    #[track_caller]
    fn check_contrast(text: &str, background: &str) {
        let ratio = contrast(text, background);
        assert!(ratio >= 4.5, "{text} on {background}: {ratio:.2}");
    }

    #[test]
    fn every_text_has_the_contrast_of_wcag_aa() {
        let styles = Styles::embedded().unwrap();
        for rank in 0..=styles.types.len() {
            let style = styles.ranked(rank);
            for background in [LIGHT.page, LIGHT.region] {
                check_contrast(&style.light, background);
            }
            for background in [DARK.page, DARK.region] {
                check_contrast(&style.dark, background);
            }
        }
        for palette in [&LIGHT, &DARK] {
            check_contrast(palette.text, palette.page);
            check_contrast(palette.faint, palette.page);
            check_contrast(palette.faint, palette.region);
            for fill in [palette.person, palette.country, palette.organization] {
                check_contrast(palette.text, fill);
                check_contrast(palette.faint, fill);
            }
        }
    }

    #[test]
    fn a_matrix_has_the_contrast_of_wcag_aa() {
        for palette in [&LIGHT, &DARK] {
            for shade in palette.shades {
                check_contrast(palette.text, shade);
                for bar in [palette.cooperation, palette.conflict] {
                    // What is no text needs 3:1.
                    assert!(contrast(bar, shade) >= 3.0, "{bar} on {shade}");
                }
            }
        }
    }

    #[test]
    fn has_the_sixteen_types_once() {
        let styles = Styles::embedded().unwrap();
        let mut names: Vec<&str> = styles.types.iter().map(|(name, _)| name.as_str()).collect();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), 16);
    }

    #[test]
    fn a_type_that_no_row_names_is_neutral() {
        let styles = Styles::embedded().unwrap();
        assert_eq!(styles.of(&EventType::new("SING")).label, "event");
    }

    #[test]
    fn a_broken_table_tells_the_line() {
        let error = Styles::read("[neutral]\nlabel = 3\n").unwrap_err();
        assert!(error.contains("line 2"), "{error}");
    }
}
