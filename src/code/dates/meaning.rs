//! What an expression of time means beside the date of its document.

use jiff::civil::{Date, Weekday};
use jiff::{Span as Duration, ToSpan};

use crate::model::Status;
use crate::when::When;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Meaning {
    /// A date that the words fix.
    Fixed(When),
    /// A day of a month without year.
    DayOfMonth(i8, i8),
    /// A month without year.
    MonthOfYear(i8),
    /// A month of the year that the text has just told.
    ThatMonth(i8),
    /// So many days from the one that the text has just told.
    FromTold(i32),
    /// A weekday.
    Weekday(Weekday),
    /// So many days from the document's.
    Days(i32),
    /// The week, month or year so many before or after the document's.
    Weeks(i32),
    Months(i32),
    Years(i32),
}

/// A year in which a day without one is counted on.
const A_YEAR: i16 = 2023;

impl Meaning {
    /// Whether it is a whole year.
    pub(super) fn is_year(self) -> bool {
        matches!(self, Self::Fixed(When::Year(_)) | Self::Years(_))
    }

    /// So many days from a day that is told.
    pub(super) fn shifted(self, days: i32) -> Option<Self> {
        let from = |day: Date| day.checked_add(days.days()).ok();
        match self {
            _ if days == 0 => Some(self),
            Self::Fixed(When::Day(day)) => Some(Self::Fixed(When::Day(from(day)?))),
            Self::DayOfMonth(month, day) => {
                let day = from(Date::new(A_YEAR, month, day).ok()?)?;
                Some(Self::DayOfMonth(day.month(), day.day()))
            }
            Self::Weekday(weekday) => Some(Self::Weekday(weekday.wrapping_add(days))),
            Self::Days(shift) => Some(Self::Days(shift + days)),
            _ => None,
        }
    }

    /// The date, for an event of a status in a document of a date.
    pub(super) fn resolve(self, published: Option<When>, status: Status) -> Option<When> {
        if let Self::Fixed(when) = self {
            return Some(when);
        }
        let published = published?;
        let Some(today) = published.day() else {
            return self.within(published);
        };
        let ahead = matches!(status, Status::Planned | Status::Possible);
        let shifted = |duration: Duration| today.checked_add(duration).ok();
        match self {
            Self::Fixed(_) | Self::ThatMonth(_) | Self::FromTold(_) => None,
            Self::Days(days) => shifted(days.days()).map(When::Day),
            Self::Weekday(weekday) => {
                let forward = i32::from(weekday.since(today.weekday()));
                let days = if ahead || forward == 0 {
                    forward
                } else {
                    forward - 7
                };
                shifted(days.days()).map(When::Day)
            }
            Self::Weeks(weeks) => {
                let monday = shifted(
                    (weeks * 7 - i32::from(today.weekday().to_monday_zero_offset())).days(),
                )?;
                Some(When::Interval(monday, monday.checked_add(6.days()).ok()?))
            }
            Self::Months(months) => {
                shifted(months.months()).map(|date| When::Month(date.year(), date.month()))
            }
            Self::Years(years) => shifted(years.years()).map(|date| When::Year(date.year())),
            Self::DayOfMonth(month, day) => nearest_year(today, month, day, ahead).map(When::Day),
            Self::MonthOfYear(month) => {
                nearest_year(today, month, 1, ahead).map(|date| When::Month(date.year(), month))
            }
        }
    }

    /// The date by a document of which no day is known: one of its year, told without another.
    fn within(self, published: When) -> Option<When> {
        let year = published.first().year();
        match self {
            Self::DayOfMonth(month, day) => Date::new(year, month, day).ok().map(When::Day),
            Self::MonthOfYear(month) => Some(When::Month(year, month)),
            Self::Years(years) => Some(When::Year(year.checked_add(i16::try_from(years).ok()?)?)),
            Self::Weekday(_) | Self::Days(0) | Self::Weeks(0) | Self::Months(0) => Some(published),
            _ => None,
        }
    }
}

/// The year without number: the last such day, or the next one where the event lies ahead.
fn nearest_year(today: Date, month: i8, day: i8, ahead: bool) -> Option<Date> {
    let here = Date::new(today.year(), month, day).ok()?;
    // A day of the coming weeks is told of in every tense: "their meeting April 6".
    let soon = today
        .checked_add(31.days())
        .is_ok_and(|soon| here > today && here <= soon);
    let year = match here.cmp(&today) {
        std::cmp::Ordering::Greater if soon => today.year(),
        std::cmp::Ordering::Greater if !ahead => today.year() - 1,
        std::cmp::Ordering::Less if ahead && month < today.month() => today.year() + 1,
        _ => today.year(),
    };
    Date::new(year, month, day).ok()
}
