//! Dates as people write them: `Friday, Aug. 20, 2021`, `20th of August 2021`, `20.08.2021 10:15`.

use std::sync::LazyLock;

use jiff::civil::{Date, Weekday};
use rustc_hash::FxHashMap;

use super::When;

/// The line of each name in a list, by the name in lower case.
type Names = FxHashMap<String, usize>;

static MONTHS: LazyLock<Names> =
    LazyLock::new(|| names(include_str!("../../data/words/months.txt")));
static WEEKDAYS: LazyLock<Names> =
    LazyLock::new(|| names(include_str!("../../data/words/weekdays.txt")));

/// The date that the whole of `text` is, in figures or with the month in words.
///
/// A day of the week before it and a time of day after it are allowed. Figures whose order is not
/// certain, such as `03/04/2021`, are no date.
///
/// ```
/// use chancery::when::parse_long_date;
/// let date = |text| parse_long_date(text).map(|when| when.to_string());
/// assert_eq!(date("Fri, 20 Aug 2021 10:00:00 GMT").as_deref(), Some("2021-08-20"));
/// assert_eq!(date("August 2021").as_deref(), Some("2021-08"));
/// assert_eq!(date("August 20"), None);
/// ```
pub fn parse_long_date(text: &str) -> Option<When> {
    let text = text.trim();
    in_figures(text).or_else(|| {
        let (date, rest) = LongDate::take(text)?;
        is_time(rest).then(|| date.when()).flatten()
    })
}

/// A day or month with the month in words; its year may be left out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LongDate {
    /// The year, where it is written.
    pub year: Option<i16>,
    /// The month, from 1.
    pub month: i8,
    /// The day of the month, where it is written.
    pub day: Option<i8>,
}

impl LongDate {
    /// The date with which `text` begins, and what follows it.
    pub fn take(text: &str) -> Option<(Self, &str)> {
        let (word, rest) = take_word(text);
        let text = if place_in(&WEEKDAYS, word).is_some() {
            skip_gap(rest)
        } else {
            text
        };
        month_first(text).or_else(|| day_first(text))
    }

    /// The date, where the year is written and the calendar has such a day.
    pub fn when(self) -> Option<When> {
        let year = self.year?;
        match self.day {
            None => Some(When::Month(year, self.month)),
            Some(day) => Date::new(year, self.month, day).ok().map(When::Day),
        }
    }

    /// The day in the year that brings it nearest to `other`.
    pub fn near(self, other: Date) -> Option<Date> {
        let day = self.day?;
        let year = other.year();
        [year.checked_sub(1), Some(year), year.checked_add(1)]
            .into_iter()
            .flatten()
            .filter(|year| *year >= 0)
            .filter_map(|year| Date::new(year, self.month, day).ok())
            .min_by_key(|date| days_between(*date, other))
    }
}

/// How many days lie between two days, whichever comes first.
pub(crate) fn days_between(one: Date, other: Date) -> u32 {
    one.duration_until(other).as_hours().unsigned_abs() as u32 / 24
}

/// `August 20, 2021`, `Aug. 20`, `August 2021`.
fn month_first(text: &str) -> Option<(LongDate, &str)> {
    let (month, rest) = take_month(text)?;
    let after_month = skip_gap(rest);
    if let Some((day, rest)) = take_day(after_month) {
        return Some(with_year(month, Some(day), rest));
    }
    let (year, rest) = take_year(after_month)?;
    let date = LongDate {
        year: Some(year),
        month,
        day: None,
    };
    Some((date, rest))
}

/// `20 August 2021`, `20th of August`.
fn day_first(text: &str) -> Option<(LongDate, &str)> {
    let (day, rest) = take_day(text)?;
    let rest = skip_gap(rest);
    let (word, after) = take_word(rest);
    let rest = if word == "of" { skip_gap(after) } else { rest };
    let (month, rest) = take_month(rest)?;
    Some(with_year(month, Some(day), rest))
}

/// Adds the year, if one follows.
fn with_year(month: i8, day: Option<i8>, rest: &str) -> (LongDate, &str) {
    let (year, rest) = take_year(skip_gap(rest)).map_or((None, rest), |(y, rest)| (Some(y), rest));
    (LongDate { year, month, day }, rest)
}

/// The month of this name or abbreviation, 1 to 12.
pub(crate) fn month_named(word: &str) -> Option<i8> {
    let place = place_in(&MONTHS, word.trim_end_matches('.'))?;
    i8::try_from(place + 1).ok()
}

/// The weekday of this name or abbreviation.
pub(crate) fn weekday_named(word: &str) -> Option<Weekday> {
    let place = place_in(&WEEKDAYS, word.trim_end_matches('.'))?;
    Weekday::from_monday_zero_offset(i8::try_from(place).ok()?).ok()
}

fn take_month(text: &str) -> Option<(i8, &str)> {
    let (word, rest) = take_word(text);
    let month = i8::try_from(place_in(&MONTHS, word)? + 1).ok()?;
    Some((month, rest.strip_prefix('.').unwrap_or(rest)))
}

/// A day of the month, with or without `st`, `nd`, `rd`, `th`; not the hour of `10:30`.
fn take_day(text: &str) -> Option<(i8, &str)> {
    let (figures, rest) = take_figures(text);
    let day: i8 = figures.parse().ok().filter(|day| (1..=31).contains(day))?;
    let (suffix, after) = take_word(rest);
    let rest = match suffix.to_ascii_lowercase().as_str() {
        "" => rest,
        "st" | "nd" | "rd" | "th" => after,
        _ => return None,
    };
    let inside_number = rest.starts_with([':', '.', '/', '%']) && rest[1..].starts_with(is_figure);
    (figures.len() <= 2 && !inside_number).then_some((day, rest))
}

fn take_year(text: &str) -> Option<(i16, &str)> {
    let (figures, rest) = take_figures(text);
    let whole = figures.len() == 4 && !rest.starts_with(char::is_alphabetic);
    whole
        .then(|| figures.parse().ok())
        .flatten()
        .map(|year| (year, rest))
}

fn take_word(text: &str) -> (&str, &str) {
    text.split_at(
        text.find(|c: char| !c.is_alphabetic())
            .unwrap_or(text.len()),
    )
}

fn take_figures(text: &str) -> (&str, &str) {
    text.split_at(text.find(|c: char| !is_figure(c)).unwrap_or(text.len()))
}

fn is_figure(c: char) -> bool {
    c.is_ascii_digit()
}

/// Passes over the space and the comma that may stand between the parts of a date.
fn skip_gap(text: &str) -> &str {
    text.trim_start_matches(|c: char| c.is_whitespace() || matches!(c, ',' | '.'))
}

fn names(list: &str) -> Names {
    let rows = list.lines().filter(|line| !line.starts_with('#'));
    rows.enumerate()
        .flat_map(|(place, row)| {
            row.split(' ')
                .map(move |name| (name.to_ascii_lowercase(), place))
        })
        .filter(|(name, _)| !name.is_empty())
        .collect()
}

/// The line of a list that has `word`, in any case.
fn place_in(list: &Names, word: &str) -> Option<usize> {
    // No name of a month or day is longer.
    const LONGEST: usize = 9;
    match word {
        _ if word.len() > LONGEST => None,
        _ if word.bytes().any(|byte| byte.is_ascii_uppercase()) => {
            list.get(word.to_ascii_lowercase().as_str()).copied()
        }
        _ => list.get(word).copied(),
    }
}

/// `2021-08-20T10:00:00Z`, `2021/08/20`, `20.08.2021`, `20210820`, `2021-08`, `2021`, an interval.
fn in_figures(text: &str) -> Option<When> {
    let end = text
        .find(|c: char| c == 'T' || c == ',' || c.is_whitespace())
        .unwrap_or(text.len());
    let (figures, rest) = text.split_at(end);
    if !is_time(rest.strip_prefix('T').unwrap_or(rest)) {
        return None;
    }
    figures.parse().ok().or_else(|| other_figures(figures))
}

/// Figures in other orders than ISO's, where no other reading is possible.
fn other_figures(text: &str) -> Option<When> {
    if text.len() == 8 && text.chars().all(is_figure) {
        return day_of(&text[..4], &text[4..6], &text[6..]);
    }
    let parts: Vec<&str> = text.split(['/', '.']).collect();
    let [first, second, third] = parts[..] else {
        return None;
    };
    if first.len() == 4 {
        return day_of(first, second, third);
    }
    let day_first = day_of(third, second, first);
    if third.len() != 4 || text.contains('.') {
        return day_first.filter(|_| third.len() == 4);
    }
    let month_first = day_of(third, first, second);
    if day_first.is_some() && month_first.is_some() && day_first != month_first {
        return None;
    }
    day_first.or(month_first)
}

fn day_of(year: &str, month: &str, day: &str) -> Option<When> {
    let figures = |text: &str| !text.is_empty() && text.chars().all(is_figure);
    if ![year, month, day].into_iter().all(figures) {
        return None;
    }
    Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?)
        .ok()
        .map(When::Day)
}

/// Whether text after a date is nothing more than a time of day and its zone.
fn is_time(text: &str) -> bool {
    text.split_whitespace()
        .map(|word| {
            word.trim_matches(|c: char| matches!(c, ',' | '.' | '(' | ')' | '|' | '-' | '–' | '—'))
        })
        .all(is_word_of_time)
}

fn is_word_of_time(word: &str) -> bool {
    let lower = word.to_ascii_lowercase();
    let zone = (1..=5).contains(&word.len()) && word.bytes().all(|b| b.is_ascii_uppercase());
    let clock =
        |c: char| is_figure(c) || matches!(c, ':' | '.' | '+' | '-' | 'z' | 'h' | 'a' | 'p' | 'm');
    let figures = lower.contains(is_figure) && lower.chars().all(clock);
    let hour = figures && (lower.contains([':', 'h', 'm', '+']) || lower.len() == 4);
    zone || hour
        || matches!(
            lower.as_str(),
            "" | "at" | "am" | "pm" | "a.m" | "p.m" | "local" | "time"
        )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_dates_as_people_write_them() {
        for (text, date) in [
            ("2021-08-20T10:00:00Z", "2021-08-20"),
            ("2021-08-20T10:00:00.000+02:00", "2021-08-20"),
            ("2021-08-20 10:15", "2021-08-20"),
            ("2021-08-20/2021-08-22", "2021-08-20/2021-08-22"),
            ("2021/8/20", "2021-08-20"),
            ("20.08.2021", "2021-08-20"),
            ("20/08/2021", "2021-08-20"),
            ("8/20/2021", "2021-08-20"),
            ("20210820", "2021-08-20"),
            ("2021-08", "2021-08"),
            (" 2021 ", "2021"),
            ("Aug 20, 2021", "2021-08-20"),
            ("Aug. 20, 2021", "2021-08-20"),
            ("AUGUST 20 2021", "2021-08-20"),
            ("20 August 2021", "2021-08-20"),
            ("20th of August, 2021", "2021-08-20"),
            ("August 1st, 2021", "2021-08-01"),
            ("Friday, August 20, 2021", "2021-08-20"),
            ("Fri, 20 Aug 2021 10:00:00 +0000", "2021-08-20"),
            ("August 20, 2021 at 10:15 a.m. EDT", "2021-08-20"),
            ("Sept. 3, 2021, 10:15am", "2021-09-03"),
            ("May 2021", "2021-05"),
        ] {
            let found = parse_long_date(text).map(|when| when.to_string());
            assert_eq!(found.as_deref(), Some(date), "{text}");
        }
    }

    #[test]
    fn refuses_what_may_mean_something_else() {
        for text in [
            "",
            "yesterday",
            "Mayor",
            "May",
            "March 3",
            "March 2021 saw talks",
            "2021 was hard",
            "03/04/2021",
            "31 February 2021",
            "February 30, 2021",
            "20 Aug 21",
            "May 10:30",
            "August 20-21, 2021",
            "1629417600",
            "Aug 20, 2021 Paris",
            "é/é/2021",
            "20/٠٨/2021",
        ] {
            assert_eq!(parse_long_date(text), None, "{text}");
        }
    }

    #[test]
    fn a_date_begins_a_text() {
        let (date, rest) = LongDate::take("Aug 19 (Reuters) - The").unwrap();
        assert_eq!((date.month, date.day, date.year), (8, Some(19), None));
        assert_eq!(rest, " (Reuters) - The");
        let near = |other: &str| date.near(other.parse().unwrap()).unwrap().to_string();
        assert_eq!(near("2021-08-20"), "2021-08-19");
        assert_eq!(near("2022-01-02"), "2021-08-19");
    }
}
