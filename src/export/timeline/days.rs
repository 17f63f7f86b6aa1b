//! The days of a timeline, each with its events.

use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::export::sketch::{Meeting, Sketch, Strand};
use crate::export::style::Styles;
use crate::export::words;
use crate::model::{Mode, Status};
use crate::when::{When, days_between};

/// A day, month or year with its events.
#[derive(Debug)]
pub(super) struct Day<'a> {
    /// None where not even the reports have a date.
    pub(super) when: Option<When>,
    /// Whether the date is that of the report.
    reported: bool,
    pub(super) strands: Vec<Strand<'a>>,
}

/// Days by their first and last day; known ones before those of reports, unknown ones last.
type Place = (bool, Option<(Date, Date)>, bool);

/// What makes two events of a day look alike: actors, type, how, and whether it happened.
type Look<'a> = (usize, usize, usize, &'a str, Option<Mode>, Status);

/// The days on which anything happened, in order.
pub(super) fn days<'a>(sketch: &Sketch<'a>, styles: &Styles) -> Vec<Day<'a>> {
    let mut days: BTreeMap<Place, (Option<When>, BTreeMap<Look, Strand>)> = BTreeMap::new();
    for meeting in &sketch.meetings {
        let when = meeting.event.happened();
        let reported = meeting.event.date.is_none();
        let span = when.map(|when| (when.first(), when.last()));
        let (_, strands) = days
            .entry((span.is_none(), span, reported))
            .or_insert_with(|| (when, BTreeMap::new()));
        let line = || Strand {
            events: Vec::new(),
            ..meeting.strand()
        };
        let strand = strands.entry(look(meeting, styles)).or_insert_with(line);
        strand.events.push(meeting.event);
    }
    let days = days.into_iter();
    days.map(|((.., reported), (when, strands))| Day {
        when,
        reported,
        strands: strands
            .into_values()
            .map(|strand| labeled(strand, styles))
            .collect(),
    })
    .collect()
}

fn look<'a>(meeting: &Meeting<'a>, styles: &Styles) -> Look<'a> {
    let event = meeting.event;
    let rank = styles.rank(&event.kind);
    (
        meeting.from,
        meeting.to,
        rank,
        event.kind.as_str(),
        event.mode,
        event.status,
    )
}

fn labeled<'a>(mut strand: Strand<'a>, styles: &Styles) -> Strand<'a> {
    let what = words::what(strand.events[0], styles);
    strand.label = match strand.events.len() {
        1 => what,
        count => format!("{what} ×{count}"),
    };
    strand
}

/// Whether the days are of several years.
pub(super) fn span_years(days: &[Day]) -> bool {
    let whens = || days.iter().filter_map(|day| day.when);
    let first = whens().map(|when| when.first().year()).min();
    let last = whens().map(|when| when.last().year()).max();
    first != last
}

impl Day<'_> {
    /// Whether the date is that of the report.
    pub(super) fn is_reported(&self) -> bool {
        self.reported && self.when.is_some()
    }

    /// The date as it is written above the events; one of a report has a `~` before it.
    pub(super) fn name(&self, with_year: bool) -> String {
        let Some(when) = self.when else {
            return "no date".to_owned();
        };
        let date = words::short_date(when, with_year);
        if self.reported {
            format!("~{date}")
        } else {
            date
        }
    }
}

/// How long it is from a day to the next one, in words; nothing where they follow each other.
pub(super) fn gap(before: Option<When>, after: Option<When>) -> Option<String> {
    let (before, after) = (before?.last(), after?.first());
    if after <= before {
        return None;
    }
    let days = days_between(before, after);
    let (count, unit) = match days {
        ..=1 => return None,
        2..=13 => (days, "days"),
        14..=60 => ((days + 3) / 7, "weeks"),
        61..=729 => ((days + 15) / 30, "months"),
        _ => ((days + 182) / 365, "years"),
    };
    Some(format!("{count} {unit}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn gaps_are_told_in_words() {
        let check = |before: &str, after: &str, expected: Option<&str>| {
            let [before, after] = [before, after].map(|when| Some(when.parse().unwrap()));
            assert_eq!(gap(before, after).as_deref(), expected);
        };
        check("2021-08-19", "2021-08-19", None);
        check("2021-08-19", "2021-08-20", None);
        check("2021-08", "2021-08-20", None);
        check("2021", "2021-01-03", None);
        check("2021-08-19", "2021-08-21", Some("2 days"));
        check("2021-08-19", "2021-09-10", Some("3 weeks"));
        check("2021-08-19", "2022-02-24", Some("6 months"));
        check("2014", "2021-08-20", Some("7 years"));
        assert_eq!(gap(None, Some(When::Year(2021))), None);
    }
}
