//! When an event took place: the expressions of time in a sentence, read against the document's date.

use jiff::civil::{Date, Weekday};
use jiff::{Span as Duration, ToSpan};

use super::roles::Trigger;
use super::tree::Tree;
use crate::model::Status;
use crate::text::{Rel, Upos, Xpos};
use crate::when::{When, month_named, weekday_named};

/// An expression of time: where it hangs in the tree, and what it means.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Stated {
    /// The word by which it hangs on the rest of the sentence.
    head: usize,
    /// The words.
    words: std::ops::Range<usize>,
    meaning: Meaning,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Meaning {
    /// A date that the words fix.
    Fixed(When),
    /// A day of a month without year.
    DayOfMonth(i8, i8),
    /// A month without year.
    MonthOfYear(i8),
    /// A weekday.
    Weekday(Weekday),
    /// So many days from the document's.
    Days(i32),
    /// The week, month or year so many before or after the document's.
    Weeks(i32),
    Months(i32),
    Years(i32),
}

/// All expressions of time in a sentence.
pub(super) fn stated(tree: &Tree<'_>) -> Vec<Stated> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < tree.len() {
        match expression(tree, at) {
            Some((end, meaning)) => {
                let words = at..end;
                let outside =
                    |&word: &usize| tree.head(word).is_none_or(|head| !words.contains(&head));
                let head = words.clone().find(outside).unwrap_or(at);
                found.push(Stated {
                    head,
                    words: words.clone(),
                    meaning,
                });
                at = end;
            }
            None => at += 1,
        }
    }
    found
}

/// The date that the sentence gives the event: of all expressions the one nearest to it in the tree. What is done by
/// being `spoken`, a refusal or a threat, is done on the day on which it is said.
pub(super) fn date(
    tree: &Tree<'_>,
    trigger: &Trigger,
    stated: &[Stated],
    status: Status,
    published: Option<When>,
    spoken: bool,
) -> Option<When> {
    let said = || {
        let saying = tree.saying(trigger.predicate()).filter(|_| spoken)?;
        nearest_to(tree, &[saying], stated)
    };
    let when = nearest(tree, trigger, stated)
        .or_else(said)?
        .meaning
        .resolve(published, status);
    when.filter(|when| when.is_writable())
}

/// Whether the sentence tells in the present tense of a day to come: "he meets Putin on Monday".
pub(super) fn lies_ahead(tree: &Tree<'_>, trigger: &Trigger, stated: &[Stated]) -> bool {
    let predicate = trigger.predicate();
    let present = matches!(tree.xpos(predicate), Xpos::Vbp | Xpos::Vbz)
        && tree
            .children_by(predicate, &[Rel::Aux, Rel::AuxPass])
            .next()
            .is_none();
    let ahead = |meaning: Meaning| match meaning {
        Meaning::Weekday(_) => true,
        Meaning::Days(shift) | Meaning::Weeks(shift) | Meaning::Months(shift) => shift > 0,
        _ => false,
    };
    let its = |stated: &Stated| tree.head(stated.head) == Some(predicate);
    let nearest = nearest(tree, trigger, stated).filter(|_| present);
    nearest.is_some_and(|stated| its(stated) && ahead(stated.meaning))
}

fn nearest<'s>(tree: &Tree<'_>, trigger: &Trigger, stated: &'s [Stated]) -> Option<&'s Stated> {
    nearest_to(
        tree,
        &[trigger.word, trigger.base, trigger.predicate()],
        stated,
    )
}

/// The expression nearest to words, the last of which is the verb that carries them.
fn nearest_to<'s>(tree: &Tree<'_>, places: &[usize], stated: &'s [Stated]) -> Option<&'s Stated> {
    let distance = |stated: &Stated| {
        let chain: Vec<usize> = tree.ancestors(stated.head).collect();
        let up = chain.iter().position(|word| places.contains(word));
        // "About Kabul, which fell on Sunday": a clause in between has its own date, and so has what was agreed.
        let clause = |word: &usize| match tree.rel(*word) {
            Rel::AclRelcl | Rel::Advcl | Rel::AdvclRelcl | Rel::Ccomp => true,
            // "Let him go home on Thursday" is one deed.
            Rel::Xcomp => tree.children_by(*word, &[Rel::Mark]).next().is_some(),
            _ => false,
        };
        // "The 2015 assembly" was not supported in 2015.
        let other = chain.get(1).filter(|noun| !places.contains(noun));
        let part = matches!(
            tree.rel(stated.head),
            Rel::Nummod | Rel::Compound | Rel::Amod
        );
        if other.is_some() && part && matches!(stated.meaning, Meaning::Fixed(When::Year(_))) {
            return None;
        }
        // "On Sunday in the heaviest clashes since 2016".
        let since = tree.cases(stated.head).any(|case| case == "since");
        let up = up.filter(|&up| !chain[..up].iter().any(clause));
        let up = up.map(|up| if since { up + SINCE } else { up });
        up.or_else(|| clause_distance(tree, *places.last()?, stated))
    };
    let near = stated
        .iter()
        .filter_map(|stated| Some((distance(stated)?, stated)));
    near.min_by_key(|(distance, _)| *distance)
        .map(|(_, stated)| stated)
}

/// So much farther off is what only tells since when.
const SINCE: usize = 10;

/// An expression at a verb above the event's own ("said on Monday that they had met") is a distant
/// hint, unless the verb only carries it.
fn clause_distance(tree: &Tree<'_>, predicate: usize, stated: &Stated) -> Option<usize> {
    let above = tree.head(stated.head)?;
    let chain: Vec<usize> = tree.ancestors(predicate).collect();
    let up = chain.iter().position(|&word| word == above)?;
    let between = &chain[..up];
    let reported = between
        .iter()
        .any(|&word| matches!(tree.rel(word), Rel::Ccomp | Rel::AclRelcl | Rel::Parataxis));
    (!reported && up <= 3).then_some(20 + up)
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
    let before = at
        .checked_sub(1)
        .and_then(word)
        .unwrap_or_default()
        .to_lowercase();
    if let Some(year) = year(first).filter(|_| {
        matches!(
            before.as_str(),
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
    let first = word(at)?.to_lowercase();
    let second = word(at + 1).unwrap_or_default().to_lowercase();
    if let Some(weekday) = weekday(word(at)?) {
        return Some((at + 1, Meaning::Weekday(weekday)));
    }
    let days = match first.as_str() {
        "today" | "tonight" => Some(0),
        "yesterday" => Some(-1),
        "tomorrow" => Some(1),
        _ => None,
    };
    if let Some(days) = days {
        return Some((at + 1, Meaning::Days(days)));
    }
    // "Earlier in the month" is this one.
    let earlier = || {
        matches!(
            at.checked_sub(2).and_then(word),
            Some("earlier" | "Earlier" | "later")
        )
    };
    let shift = match first.as_str() {
        "the" if earlier() => 0,
        "this" => 0,
        "last" => -1,
        "next" => 1,
        _ => return ago(tree, word, at),
    };
    let meaning = match second.as_str() {
        "morning" | "afternoon" | "evening" | "night" | "day" => Meaning::Days(shift),
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

/// "three days ago", "a week earlier" is no fixed date.
fn ago<'t>(
    tree: &Tree<'_>,
    word: &impl Fn(usize) -> Option<&'t str>,
    at: usize,
) -> Option<(usize, Meaning)> {
    if word(at + 2) != Some("ago") || tree.upos(at) == Upos::Punct {
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
    let meaning = match word(at + 1)? {
        "day" | "days" => Meaning::Days(-count),
        "week" | "weeks" => Meaning::Weeks(-count),
        "month" | "months" => Meaning::Months(-count),
        "year" | "years" => Meaning::Years(-count),
        _ => return None,
    };
    Some((at + 3, meaning))
}

impl Meaning {
    fn resolve(self, published: Option<When>, status: Status) -> Option<When> {
        if let Self::Fixed(when) = self {
            return Some(when);
        }
        let today = published?.day()?;
        let ahead = matches!(status, Status::Planned | Status::Possible);
        let shifted = |duration: Duration| today.checked_add(duration).ok();
        match self {
            Self::Fixed(when) => Some(when),
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

/// A month by its name or its abbreviation; "may" and "march" in lower case are other words.
fn month(word: &str) -> Option<i8> {
    word.starts_with(char::is_uppercase)
        .then(|| month_named(word))
        .flatten()
}

/// Whether a word is the name of a weekday or a month.
pub(super) fn names_time(tree: &Tree<'_>, word: usize) -> bool {
    let form = &tree.read.text[tree.sentence.tokens[word].span.clone()];
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
