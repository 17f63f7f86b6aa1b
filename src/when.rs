//! Dates as texts give them: a day, a month, a year, or an interval.

use std::fmt;
use std::str::FromStr;

use jiff::civil::Date;

mod long;

pub(crate) use long::days_between;
pub use long::{LongDate, parse_long_date};
pub(crate) use long::{month_named, weekday_named};

/// A date with the precision that is known.
///
/// ```
/// use chancery::when::When;
/// let month: When = "2021-08".parse()?;
/// assert_eq!(month.to_string(), "2021-08");
/// assert_eq!(month.last().to_string(), "2021-08-31");
/// # Ok::<(), chancery::when::BadDate>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum When {
    /// A year.
    Year(i16),
    /// A month of a year.
    Month(i16, i8),
    /// A day.
    Day(Date),
    /// From a day to a day, both included.
    Interval(Date, Date),
}

/// A date that is not written as `YYYY`, `YYYY-MM`, `YYYY-MM-DD`, or two days with `/` between.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is no date; write YYYY-MM-DD, YYYY-MM, YYYY, or two days with `/` between")]
pub struct BadDate(pub String);

impl When {
    /// The first day that it covers.
    pub fn first(self) -> Date {
        match self {
            Self::Year(year) => day(year, 1, 1),
            Self::Month(year, month) => day(year, month, 1),
            Self::Day(date) | Self::Interval(date, _) => date,
        }
    }

    /// The last day that it covers.
    pub fn last(self) -> Date {
        match self {
            Self::Year(year) => day(year, 12, 31),
            Self::Month(year, month) => day(year, month, 1).last_of_month(),
            Self::Day(date) | Self::Interval(_, date) => date,
        }
    }

    /// Whether it can be written: from the year 0000 to the year 9999. "999 years ago" may be before.
    pub fn is_writable(self) -> bool {
        self.first().year() >= 0
    }

    /// The day, where it is known to the day.
    pub fn day(self) -> Option<Date> {
        match self {
            Self::Day(date) => Some(date),
            _ => None,
        }
    }
}

/// A day of the calendar; years and months come from checked values, so the fallback is never met.
fn day(year: i16, month: i8, day: i8) -> Date {
    Date::new(year, month, day).unwrap_or(Date::ZERO)
}

impl fmt::Display for When {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Year(year) => write!(out, "{year:04}"),
            Self::Month(year, month) => write!(out, "{year:04}-{month:02}"),
            Self::Day(date) => write!(out, "{date}"),
            Self::Interval(first, last) => write!(out, "{first}/{last}"),
        }
    }
}

impl FromStr for When {
    type Err = BadDate;

    fn from_str(text: &str) -> Result<Self, BadDate> {
        let bad = || BadDate(text.to_owned());
        if let Some(day) = iso_day(text) {
            return Ok(Self::Day(day));
        }
        if let Some((first, last)) = text.split_once('/') {
            let first: Date = iso_day(first).ok_or_else(bad)?;
            let last: Date = iso_day(last).ok_or_else(bad)?;
            return (first <= last)
                .then_some(Self::Interval(first, last))
                .ok_or_else(bad);
        }
        // A timestamp's date is the date: 2021-08-20T10:00:00Z.
        let text = text.split(['T', ' ']).next().unwrap_or_default();
        match text.len() {
            4 => number(text).map(Self::Year),
            7 => iso_day(&format!("{text}-01")).map(|date| Self::Month(date.year(), date.month())),
            _ => iso_day(text).map(Self::Day),
        }
        .ok_or_else(bad)
    }
}

/// A day as `YYYY-MM-DD`; a graph has as many as events, so no parser of all sorts of dates is asked.
fn iso_day(text: &str) -> Option<Date> {
    let &[_, _, _, _, b'-', _, _, b'-', _, _] = text.as_bytes() else {
        return None;
    };
    let [year, month, day] = [0..4, 5..7, 8..10].map(|part| number(text.get(part)?));
    let [month, day] = [month, day].map(|part| i8::try_from(part?).ok());
    Date::new(year?, month?, day?).ok()
}

fn number(text: &str) -> Option<i16> {
    text.bytes()
        .all(|b| b.is_ascii_digit())
        .then(|| text.parse().ok())
        .flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, first: &str, last: &str) {
        let when: When = text.parse().unwrap();
        assert_eq!(when.first().to_string(), first);
        assert_eq!(when.last().to_string(), last);
    }

    #[test]
    fn covers_what_it_names() {
        check("2020", "2020-01-01", "2020-12-31");
        check("2020-02", "2020-02-01", "2020-02-29");
        check("2020-02-03", "2020-02-03", "2020-02-03");
        check("2020-02-03T08:00:00Z", "2020-02-03", "2020-02-03");
        check("2020-02-03/2020-02-09", "2020-02-03", "2020-02-09");
    }

    #[test]
    fn refuses_what_is_no_date() {
        for text in [
            "",
            "20",
            "2020-13",
            "2020-02-30",
            "+020",
            "2020-02-09/2020-02-03",
            "yesterday",
            "2020-2-3",
        ] {
            assert!(text.parse::<When>().is_err(), "{text}");
        }
    }
}
