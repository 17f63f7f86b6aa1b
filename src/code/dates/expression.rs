//! The expressions of time in a sentence: where each stands, and what it means.

use jiff::civil::{Date, Weekday};

use super::meaning::Meaning;
use crate::code::tree::Tree;
use crate::recognize::lower;
use crate::text::{Rel, Upos};
use crate::when::{When, month_named, weekday_named};

/// An expression of time: where it hangs in the tree, and what it means.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Stated {
    /// The word by which it hangs on the rest of the sentence.
    pub(super) head: usize,
    /// The words.
    pub(super) words: std::ops::Range<usize>,
    pub(super) meaning: Meaning,
}

/// All expressions of time in a sentence.
pub(in crate::code) fn stated(tree: &Tree<'_>) -> Vec<Stated> {
    let mut found: Vec<Stated> = Vec::new();
    let mut at = 0;
    while at < tree.len() {
        let Some((end, meaning)) = expression(tree, at) else {
            at += 1;
            continue;
        };
        let words = at..end;
        let outside = |&word: &usize| tree.head(word).is_none_or(|head| !words.contains(&head));
        let head = words.clone().find(outside).unwrap_or(at);
        let meaning = match meaning {
            Meaning::ThatMonth(month) => month_of_year_told(&found, month),
            Meaning::FromTold(days) => from_told(&found, days),
            meaning => Some(meaning),
        };
        found.extend(meaning.map(|meaning| Stated {
            head,
            words: words.clone(),
            meaning,
        }));
        at = end;
    }
    found
}

/// "Shook hands on Monday and signed the same day", "had met the night before": counted from the day told before, else
/// what was before from the document's.
fn from_told(before: &[Stated], days: i32) -> Option<Meaning> {
    match before.last() {
        Some(stated) => stated.meaning.shifted(days),
        None => (days < 0).then_some(Meaning::Days(days)),
    }
}

/// "Invaded in April 1982 and were driven out that June": the month is of the year told before.
fn month_of_year_told(before: &[Stated], month: i8) -> Option<Meaning> {
    before.iter().rev().find_map(|stated| match stated.meaning {
        Meaning::Fixed(when) => Some(Meaning::Fixed(When::Month(when.first().year(), month))),
        _ => None,
    })
}

fn expression(tree: &Tree<'_>, at: usize) -> Option<(usize, Meaning)> {
    let word = |index: usize| {
        (index < tree.len()).then(|| &tree.read.text[tree.sentence.tokens[index].span.clone()])
    };
    month_first(&word, at)
        .or_else(|| day_first(&word, at))
        .or_else(|| relative(tree, &word, at))
}

/// "April 6", "May 26, 2023", "August 2021", "in September".
fn month_first<'t>(
    word: &impl Fn(usize) -> Option<&'t str>,
    at: usize,
) -> Option<(usize, Meaning)> {
    let month = month(word(at)?)?;
    let day = word(at + 1).and_then(day_number);
    if let Some(day) = day {
        let comma = usize::from(word(at + 2) == Some(","));
        if let Some(year) = word(at + 2 + comma).and_then(year) {
            return Some((
                at + 3 + comma,
                Meaning::Fixed(When::Day(Date::new(year, month, day).ok()?)),
            ));
        }
        return Some((at + 2, Meaning::DayOfMonth(month, day)));
    }
    if let Some(year) = word(at + 1).and_then(year) {
        return Some((at + 2, Meaning::Fixed(When::Month(year, month))));
    }
    Some((at + 1, Meaning::MonthOfYear(month)))
}

/// "6 April 2022", "6 April", "2022-04-06", "in 2016", "on Thursday".
fn day_first<'t>(word: &impl Fn(usize) -> Option<&'t str>, at: usize) -> Option<(usize, Meaning)> {
    let first = word(at)?;
    if let Some(day) = day_number(first) {
        let of = usize::from(word(at + 1) == Some("of"));
        if let Some(month) = word(at + 1 + of).and_then(month) {
            return Some(match word(at + 2 + of).and_then(year) {
                Some(year) => (
                    at + 3 + of,
                    Meaning::Fixed(When::Day(Date::new(year, month, day).ok()?)),
                ),
                None => (at + 2 + of, Meaning::DayOfMonth(month, day)),
            });
        }
    }
    if first.len() == 10
        && let Ok(when @ When::Day(_)) = first.parse()
    {
        return Some((at + 1, Meaning::Fixed(when)));
    }
    let before = at.checked_sub(1).and_then(word).unwrap_or_default();
    if let Some(year) = year(first).filter(|_| {
        matches!(
            &*lower(before),
            "in" | "since" | "during" | "of" | "the" | "early" | "late"
        )
    }) {
        return Some((at + 1, Meaning::Fixed(When::Year(year))));
    }
    None
}

/// "today", "last week", "on Thursday", "three days ago".
fn relative<'t>(
    tree: &Tree<'_>,
    word: &impl Fn(usize) -> Option<&'t str>,
    at: usize,
) -> Option<(usize, Meaning)> {
    let first = lower(word(at)?);
    let second = lower(word(at + 1).unwrap_or_default());
    if let Some(weekday) = weekday(word(at)?) {
        // "On Monday night" is on Monday.
        let part = usize::from(is_part_of_day(&second));
        return Some((at + 1 + part, Meaning::Weekday(weekday)));
    }
    let days = match &*first {
        "today" | "tonight" => Some(0),
        "yesterday" => Some(-1),
        "tomorrow" => Some(1),
        _ => None,
    };
    if let Some(days) = days {
        let part = usize::from(is_part_of_day(&second));
        let meaning = if is_compared(word, at) {
            Meaning::FromTold(days)
        } else {
            Meaning::Days(days)
        };
        return Some((at + 1 + part, meaning));
    }
    if first == "the"
        && let Some(days) = from_day(tree, word, at + 1)
    {
        return Some((at + 3, Meaning::FromTold(days)));
    }
    if first == "that"
        && let Some(month) = word(at + 1).and_then(month)
    {
        return Some((at + 2, Meaning::ThatMonth(month)));
    }
    // "Earlier in the month" is this one.
    let earlier = || {
        matches!(
            at.checked_sub(2).and_then(word),
            Some("earlier" | "Earlier" | "later")
        )
    };
    let shift = match &*first {
        "the" if earlier() => 0,
        "this" => 0,
        "last" => -1,
        "next" => 1,
        _ => return ago(tree, word, at),
    };
    let meaning = match &*second {
        "day" => Meaning::Days(shift),
        part if is_part_of_day(part) => Meaning::Days(shift),
        "week" => Meaning::Weeks(shift),
        "month" => Meaning::Months(shift),
        "year" => Meaning::Years(shift),
        _ => {
            let name = word(at + 1)?;
            let weekday = weekday(name).map(Meaning::Weekday);
            let month = || month(name).map(Meaning::MonthOfYear);
            return weekday.or_else(month).map(|meaning| (at + 2, meaning));
        }
    };
    Some((at + 2, meaning))
}

/// "The same day", "the next day", "the night before": how many days from the one told.
fn from_day<'t>(
    tree: &Tree<'_>,
    word: &impl Fn(usize) -> Option<&'t str>,
    at: usize,
) -> Option<i32> {
    let (first, second) = (word(at)?, word(at + 1)?);
    let is_day = |word: &str| word == "day" || is_part_of_day(word);
    match first {
        "same" if is_day(second) => Some(0),
        "previous" if is_day(second) => Some(-1),
        "next" | "following" if is_day(second) => Some(1),
        // Not "the day before the summit".
        _ if is_day(first) && second == "before" => {
            let ends = at + 2 >= tree.len() || tree.upos(at + 2) == Upos::Punct;
            ends.then_some(-1)
        }
        _ => None,
    }
}

/// "Even earlier today": of the day of what was told before.
fn is_compared<'t>(word: &impl Fn(usize) -> Option<&'t str>, at: usize) -> bool {
    let before = |back: usize| at.checked_sub(back).and_then(word).map(lower);
    before(1).is_some_and(|word| matches!(&*word, "earlier" | "later"))
        && before(2).is_some_and(|word| matches!(&*word, "even" | "still"))
}

fn is_part_of_day(word: &str) -> bool {
    matches!(word, "morning" | "afternoon" | "evening" | "night")
}

/// "three days ago", "two days earlier"; "a week earlier" is no fixed date.
fn ago<'t>(
    tree: &Tree<'_>,
    word: &impl Fn(usize) -> Option<&'t str>,
    at: usize,
) -> Option<(usize, Meaning)> {
    let told = match word(at + 2) {
        Some("ago") => None,
        Some("earlier") => Some(-1),
        Some("later") => Some(1),
        _ => return None,
    };
    if tree.upos(at) == Upos::Punct {
        return None;
    }
    let first = word(at)?.to_lowercase();
    let spelled = [
        "a", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
    ];
    let place = spelled
        .iter()
        .position(|word| *word == first || (first == "one" && *word == "a"));
    let count = place
        .and_then(|place| i32::try_from(place + 1).ok())
        .or_else(|| first.parse().ok())
        .filter(|count| *count < 1000)?;
    let meaning = match (word(at + 1)?, told) {
        ("day" | "days", Some(way)) => Meaning::FromTold(way * count),
        ("day" | "days", None) => Meaning::Days(-count),
        ("week" | "weeks", None) => Meaning::Weeks(-count),
        ("month" | "months", None) => Meaning::Months(-count),
        ("year" | "years", None) => Meaning::Years(-count),
        _ => return None,
    };
    Some((at + 3, meaning))
}

/// A month by its name or its abbreviation; "may" and "march" in lower case are other words.
fn month(word: &str) -> Option<i8> {
    word.starts_with(char::is_uppercase)
        .then(|| month_named(word))
        .flatten()
}

/// Whether a word is the name of a weekday or a month, or a part of such a day.
pub(in crate::code) fn names_time(tree: &Tree<'_>, word: usize) -> bool {
    let mut days = tree.children_by(word, &[Rel::Compound]);
    tree.is_time(word) || is_part_of_day(tree.lemma(word)) && days.any(|word| tree.is_time(word))
}

/// Whether a form is the name of a weekday or a month.
pub(in crate::code) fn is_day_or_month(form: &str) -> bool {
    weekday(form).is_some() || month(form).is_some()
}

fn weekday(word: &str) -> Option<Weekday> {
    // "Sun" and "Sat" are mostly something else.
    let name = word.len() > 3 && word.starts_with(char::is_uppercase);
    name.then(|| weekday_named(word)).flatten()
}

fn day_number(word: &str) -> Option<i8> {
    let digits = word.trim_end_matches(|char: char| char.is_ascii_alphabetic());
    let suffix = &word[digits.len()..];
    let ordinal = suffix.is_empty() || matches!(suffix, "st" | "nd" | "rd" | "th");
    digits
        .parse()
        .ok()
        .filter(|day| (1..=31).contains(day) && ordinal)
}

fn year(word: &str) -> Option<i16> {
    (word.len() == 4)
        .then(|| word.parse().ok())
        .flatten()
        .filter(|year| (1800..=2100).contains(year))
}
