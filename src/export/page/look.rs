//! The looks of event types and surfaces, for the page's style and script.

use std::fmt::Write as _;

use serde::Serialize;

use crate::export::style::{Head, Styles};
use crate::export::svg::css::{DARK, LIGHT, Palette};

/// What the script needs to draw on its canvas.
#[derive(Serialize)]
pub(super) struct Look<'a> {
    light: Surface,
    dark: Surface,
    types: Vec<TypeLook<'a>>,
    /// The look of a type that the table lacks.
    neutral: TypeLook<'a>,
    modes: Vec<(&'a str, &'a str)>,
}

#[derive(Serialize)]
struct Surface {
    page: &'static str,
    region: &'static str,
    rim: &'static str,
    text: &'static str,
    faint: &'static str,
    border: &'static str,
    tie: &'static str,
}

#[derive(Serialize)]
struct TypeLook<'a> {
    name: &'a str,
    label: &'a str,
    light: &'a str,
    dark: &'a str,
    width: f64,
    filled: bool,
}

impl<'a> Look<'a> {
    pub(super) fn of(styles: &'a Styles) -> Self {
        let look = |name: &'a str, rank: usize| {
            let style = styles.ranked(rank);
            TypeLook {
                name,
                label: &style.label,
                light: &style.light,
                dark: &style.dark,
                width: style.line.width(),
                filled: style.head == Head::Filled,
            }
        };
        let types: Vec<_> = styles
            .names()
            .enumerate()
            .map(|(rank, name)| look(name, rank))
            .collect();
        Self {
            light: surface(&LIGHT),
            dark: surface(&DARK),
            neutral: look("", types.len()),
            types,
            modes: crate::model::Mode::ALL
                .into_iter()
                .map(|mode| (mode.as_str(), styles.mode(mode)))
                .collect(),
        }
    }
}

fn surface(palette: &Palette) -> Surface {
    let &Palette {
        page,
        region,
        rim,
        text,
        faint,
        border,
        tie,
        ..
    } = palette;
    Surface {
        page,
        region,
        rim,
        text,
        faint,
        border,
        tie,
    }
}

/// The colours as variables of the style sheet: light, dark where the system or the reader asks.
pub(super) fn variables(styles: &Styles) -> String {
    let (light, dark) = (scheme(styles, false), scheme(styles, true));
    format!(
        ":root{{color-scheme:light;{light}}}\n\
         @media (prefers-color-scheme:dark){{:root:not([data-theme=light]){{color-scheme:dark;{dark}}}}}\n\
         :root[data-theme=dark]{{color-scheme:dark;{dark}}}\n"
    )
}

fn scheme(styles: &Styles, dark: bool) -> String {
    let palette = if dark { &DARK } else { &LIGHT };
    let fixed = [
        ("page", palette.page),
        ("region", palette.region),
        ("rim", palette.rim),
        ("text", palette.text),
        ("faint", palette.faint),
        ("border", palette.border),
        ("mark", palette.organization),
        ("chosen", palette.country),
    ];
    let mut text = String::new();
    for (name, color) in fixed {
        let _ = write!(text, "--{name}:{color};");
    }
    for (rank, name) in styles.names().enumerate() {
        let style = styles.ranked(rank);
        let color = if dark { &style.dark } else { &style.light };
        let _ = write!(text, "--type-{name}:{color};");
    }
    text
}
