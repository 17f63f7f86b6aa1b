//! The date that a text tells in its first lines: `PARIS, Aug 19 (Reuters) -`, `August 20, 2021`.

use jiff::civil::Date;

use crate::when::{LongDate, When, days_between, parse_long_date};

const LABELS: &str = include_str!("../../data/words/date_labels.txt");

/// How many lines with words in them are looked at.
const LINES: usize = 5;

/// How far into a line a dateline reaches at most, in bytes.
const REACH: usize = 160;

/// A dateline and a date line further apart than this do not speak of the same days.
const APART: u32 = 31;

/// The day of a dateline, else of a date in a line of its own.
///
/// A dateline without a year takes the year that brings it nearest to a date line, and no year
/// where there is none.
pub(super) fn date_of(text: &str) -> Option<When> {
    let filled = |line: &&str| !line.trim().is_empty();
    let lines: Vec<&str> = text.lines().filter(filled).take(LINES).collect();
    let alone = lines.iter().find_map(|line| date_line(line));
    let written = lines.iter().find_map(|line| dateline(line));
    let day = match (written, alone) {
        (Some(date), _) if date.year.is_some() => date.when().and_then(When::day).or(alone),
        (Some(date), Some(alone)) => date
            .near(alone)
            .filter(|day| days_between(*day, alone) <= APART)
            .or(Some(alone)),
        _ => alone,
    };
    day.map(When::Day)
}

/// The date of `PLACE, DATE (AGENCY) -` at the head of a line.
fn dateline(line: &str) -> Option<LongDate> {
    let line = line.trim_start();
    let head = &line[..line.floor_char_boundary(REACH)];
    head.char_indices()
        .filter(|(_, c)| matches!(c, ',' | '–' | '—'))
        .take_while(|(at, _)| is_place(&head[..*at]))
        .find_map(|(at, mark)| {
            let (date, rest) = LongDate::take(head[at + mark.len_utf8()..].trim_start())?;
            let believed = date.day.is_some() && date.year.is_none_or(is_of_our_time);
            (believed && ends_dateline(rest)).then_some(date)
        })
}

/// `WASHINGTON`, `Washington, D.C.`, `Rio de Janeiro`, `KABUL (AP)`: a few names, no sentence.
fn is_place(text: &str) -> bool {
    let mut words = text.split(|c: char| c.is_whitespace() || matches!(c, ',' | '-' | '(' | ')'));
    let named = |word: &str| {
        word.starts_with(char::is_uppercase)
            || matches!(
                word,
                "" | "de" | "da" | "do" | "of" | "the" | "al" | "la" | "el"
            )
    };
    let count = text.split_whitespace().count();
    (1..=7).contains(&count) && words.all(named)
}

/// Whether the text after a date is what ends a dateline: a dash, an agency, or nothing.
fn ends_dateline(rest: &str) -> bool {
    let rest = rest.trim_start();
    match rest.chars().next() {
        None | Some('(' | '–' | '—' | '/' | ':') => true,
        Some('-') => !rest[1..].starts_with(|c: char| c.is_alphanumeric()),
        Some('.') => rest.len() == 1,
        Some(_) => false,
    }
}

/// The day that a line of its own gives, labelled or not: `Published: August 20, 2021`.
fn date_line(line: &str) -> Option<Date> {
    let line = line.trim();
    if line.len() > REACH {
        return None;
    }
    let day = parse_long_date(without_labels(line))?.day()?;
    is_of_our_time(day.year()).then_some(day)
}

fn without_labels(mut line: &str) -> &str {
    let edge = |c: char| !c.is_alphanumeric();
    loop {
        line = line.trim_start_matches(edge);
        let end = line.find(edge).unwrap_or(line.len());
        let label = LABELS
            .lines()
            .any(|label| label.eq_ignore_ascii_case(&line[..end]));
        if end == 0 || !label {
            return line;
        }
        line = &line[end..];
    }
}

/// Keeps four figures that are no year, as in a street or a flight, from dating a text.
fn is_of_our_time(year: i16) -> bool {
    (1800..=2100).contains(&year)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn first_lines_date_a_text() {
        for (text, date) in [
            ("WASHINGTON, March 3, 2022 — The president", "2022-03-03"),
            ("WASHINGTON — March 3, 2022 — The president", "2022-03-03"),
            ("Moscow, 12 May 2021\n\nThe ministers met.", "2021-05-12"),
            (
                "Talks held\n\nWashington, D.C., Aug. 3, 2021 (AP) -- X",
                "2021-08-03",
            ),
            (
                "BEIJING, China, Aug. 19, 2021 (Xinhua) -- China",
                "2021-08-19",
            ),
            ("KYIV (Reuters), 19 August 2021 - Ukraine", "2021-08-19"),
            ("NEW YORK, Aug. 19, 2021 /PRNewswire/ -- X", "2021-08-19"),
            ("Rio de Janeiro, 5 May 2021: Brazil", "2021-05-05"),
            (
                "Headline\nBy A. Writer\nAugust 20, 2021\nText",
                "2021-08-20",
            ),
            ("Friday, January 4, 2019\n\nA building", "2019-01-04"),
            ("2021-08-20\r\nText", "2021-08-20"),
            (
                "Last updated on: 20 August 2021 10:15 GMT\nText",
                "2021-08-20",
            ),
            ("FOR IMMEDIATE RELEASE: August 20, 2021\nText", "2021-08-20"),
            ("August 20, 2021\nPARIS, Aug 19 (Reuters) - X", "2021-08-19"),
            ("January 1, 2022\nPARIS, Dec 31 (Reuters) - X", "2021-12-31"),
            ("August 20, 2021\nPARIS, Feb 2 (Reuters) - X", "2021-08-20"),
        ] {
            let found = date_of(text).map(|when| when.to_string());
            assert_eq!(found.as_deref(), Some(date), "{text}");
        }
    }

    #[test]
    fn a_date_in_a_sentence_does_not() {
        for text in [
            "",
            "PARIS, Aug 19 (Reuters) - The year is not told.",
            "Macron said on Thursday, August 19, 2021, that he would call.",
            "In Paris, May 5, 2021 was a day of talks.",
            "Since the war began, May 5, 2021 - the day of the talks - counts.",
            "The May summit, August 2021\n2021\nMay 2021",
            "1\n2\n3\n4\n5\nAugust 20, 2021",
            "31 February 2021\nText",
            "on on on on",
        ] {
            assert_eq!(date_of(text), None, "{text}");
        }
    }
}
