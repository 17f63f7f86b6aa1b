//! The words of a picture: labels, dates, tooltips; hostile text made harmless.

use jiff::civil::Date;

use super::metrics::{Weight, width};
use super::style::Styles;
use crate::graph::{EventEdge, Graph, Node};
use crate::model::{Office, Status};
use crate::when::When;

const MONTHS: [&str; 12] = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
];

/// Text as one line: no control characters, no marks that turn the direction, single spaces, at
/// most `limit` letters.
pub(super) fn clean(text: &str, limit: usize) -> String {
    let mut line = String::new();
    let mut count = 0;
    let mut gap = false;
    for letter in text.chars() {
        if letter.is_whitespace() || letter.is_control() {
            gap = !line.is_empty();
            continue;
        }
        if is_invisible(letter) {
            continue;
        }
        if count >= limit {
            line.push('…');
            break;
        }
        if gap {
            line.push(' ');
            gap = false;
        }
        line.push(letter);
        count += 1;
    }
    line
}

/// Direction marks, joiners' relatives and characters that XML forbids.
fn is_invisible(letter: char) -> bool {
    matches!(letter,
        '\u{ad}' | '\u{61c}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{fffe}' | '\u{ffff}'
        | '\u{e0000}'..='\u{e007f}')
}

/// The text in at most `lines` lines of at most `room` pixels; what does not fit ends in an ellipsis.
pub(super) fn wrap(text: &str, size: f64, weight: Weight, room: f64, lines: usize) -> Vec<String> {
    let mut wrapped: Vec<String> = Vec::new();
    let text = clean(text, 400);
    let mut rest = text.as_str();
    while !rest.is_empty() && wrapped.len() < lines {
        let last = wrapped.len() + 1 == lines;
        let (line, after) = if last {
            (rest, "")
        } else {
            break_line(rest, size, weight, room)
        };
        wrapped.push(cut(line, size, weight, room));
        rest = after;
    }
    wrapped
}

/// An actor's name, or its id where it has none, in one line of at most `room` pixels.
pub(super) fn one_line(node: &Node, size: f64, weight: Weight, room: f64) -> String {
    let line = |text: &str| wrap(text, size, weight, room, 1).pop();
    let name = line(node.name()).or_else(|| line(node.id().as_str()));
    name.unwrap_or_default()
}

/// The words that fit into the room, at least one, and the rest.
fn break_line(text: &str, size: f64, weight: Weight, room: f64) -> (&str, &str) {
    let fits = |end: &usize| width(&text[..*end], size, weight) <= room;
    let ends = text.match_indices(' ').map(|(index, _)| index);
    let mut ends: Vec<usize> = ends.chain([text.len()]).collect();
    let first = ends.remove(0);
    let end = ends.into_iter().take_while(fits).last().unwrap_or(first);
    (&text[..end], text[end..].trim_start())
}

/// The text, cut so that it fits into the room.
pub(super) fn cut(text: &str, size: f64, weight: Weight, room: f64) -> String {
    if width(text, size, weight) <= room {
        return text.to_owned();
    }
    let mut kept = text.to_owned();
    while kept.pop().is_some() {
        let shown = format!("{}…", kept.trim_end());
        if width(&shown, size, weight) <= room {
            return shown;
        }
    }
    String::new()
}

/// An address that a picture may link to.
pub(super) fn link(url: Option<&str>) -> Option<&str> {
    let url = url?.trim();
    let scheme = url.split_once("://")?.0;
    let web = scheme.eq_ignore_ascii_case("http") || scheme.eq_ignore_ascii_case("https");
    let plain = url
        .chars()
        .all(|c| !c.is_control() && !c.is_whitespace() && !is_invisible(c));
    (web && plain && url.len() <= 2000).then_some(url)
}

/// A date as a label shows it, such as `19 Aug`.
pub(super) fn short_date(when: When, with_year: bool) -> String {
    match when {
        When::Year(year) => year.to_string(),
        When::Month(..) => month_year(when.first()),
        When::Day(day) => day_month(day, with_year),
        When::Interval(first, last) => span(first, last, with_year),
    }
}

/// From a day to a day, such as `19–21 Aug 2021`.
pub(super) fn span(first: Date, last: Date, with_year: bool) -> String {
    if first == last {
        return day_month(last, with_year);
    }
    if first.year() != last.year() {
        return format!("{} – {}", day_month(first, true), day_month(last, true));
    }
    let end = day_month(last, with_year);
    if first.month() == last.month() {
        format!("{}–{end}", first.day())
    } else {
        format!("{} – {end}", day_month(first, false))
    }
}

/// From a date to a date, such as `Oct 2021 – 15 Nov 2021`, with the precision that is known.
pub(super) fn between(first: When, last: When) -> String {
    match (first.day(), last.day()) {
        (Some(first), Some(last)) => span(first, last, true),
        _ if first == last => short_date(first, true),
        _ => format!("{} – {}", short_date(first, true), short_date(last, true)),
    }
}

fn month(date: Date) -> &'static str {
    let index = usize::try_from(date.month() - 1).unwrap_or(0);
    MONTHS[index.min(11)]
}

fn month_year(date: Date) -> String {
    format!("{} {}", month(date), date.year())
}

fn day_month(date: Date, with_year: bool) -> String {
    if with_year {
        format!("{} {}", date.day(), month_year(date))
    } else {
        format!("{} {}", date.day(), month(date))
    }
}

/// The word for an event, such as `call`.
pub(super) fn noun<'s>(event: &EventEdge, styles: &'s Styles) -> &'s str {
    let style = styles.of(&event.kind);
    event
        .mode
        .map_or(style.label.as_str(), |mode| styles.mode(mode))
}

/// What an event was, such as `planned call`.
pub(super) fn what(event: &EventEdge, styles: &Styles) -> String {
    let noun = noun(event, styles);
    match event.status {
        Status::Occurred => noun.to_owned(),
        status => format!("{} {noun}", status.as_str()),
    }
}

/// The name of the country or organisation of an office.
pub(super) fn seat(office: &Office, graph: &Graph) -> String {
    let node = graph.node(&office.of);
    clean(
        &node.map_or_else(|| place(office.of.as_str()), |node| node.name().to_owned()),
        80,
    )
}

/// The name that an id spells: `united-states` is `United States`.
pub(super) fn place(id: &str) -> String {
    let short = id.chars().count() <= 3;
    let words = id.split('-').map(|word| match word {
        "of" | "the" | "and" | "for" | "in" | "on" => word.to_owned(),
        _ if short || word.chars().any(|c| c.is_ascii_digit()) => word.to_uppercase(),
        _ => capitalized(word),
    });
    words.collect::<Vec<_>>().join(" ")
}

fn capitalized(word: &str) -> String {
    let mut letters = word.chars();
    let first = letters.next().map(char::to_uppercase);
    first.into_iter().flatten().chain(letters).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_becomes_one_harmless_line() {
        assert_eq!(clean(" a\n\u{0}b \u{202e}c\u{feff} ", 9), "a b c");
        assert_eq!(clean("abcdef", 3), "abc…");
        assert_eq!(clean(&"x".repeat(1_000_000), 20).chars().count(), 21);
    }

    #[test]
    fn long_names_wrap_and_are_cut() {
        let wrapped = |text| wrap(text, 10.0, Weight::Regular, 55.0, 2);
        assert_eq!(wrapped("Macron"), ["Macron"]);
        assert_eq!(wrapped("International Court"), ["Internatio…", "Court"]);
        assert_eq!(
            wrapped("one two three four five six seven"),
            ["one two", "three four…"]
        );
        assert_eq!(wrapped(""), Vec::<String>::new());
    }

    #[test]
    fn only_web_addresses_are_links() {
        assert_eq!(link(Some("https://a.org/?b&c")), Some("https://a.org/?b&c"));
        for bad in [
            "javascript:alert(1)",
            "data:text/html,x",
            "//a.org",
            "https://a b",
            "file:///a",
        ] {
            assert_eq!(link(Some(bad)), None, "{bad}");
        }
    }

    #[test]
    fn dates_are_short() {
        let check = |when: &str, expected| {
            assert_eq!(short_date(when.parse().unwrap(), false), expected);
        };
        check("2021-08-19", "19 Aug");
        check("2021-08", "Aug 2021");
        check("2021", "2021");
        check("2021-08-19/2021-08-21", "19–21 Aug");
        check("2021-08-30/2021-09-02", "30 Aug – 2 Sep");
        check("2020-12-30/2021-01-02", "30 Dec 2020 – 2 Jan 2021");
    }

    #[test]
    fn spans_are_as_exact_as_their_ends() {
        let check = |first: &str, last: &str, expected| {
            assert_eq!(
                between(first.parse().unwrap(), last.parse().unwrap()),
                expected
            );
        };
        check("2021-08-19", "2021-08-21", "19–21 Aug 2021");
        check("1963", "2020-08-31", "1963 – 31 Aug 2020");
        check("2021-10", "2021-10", "Oct 2021");
    }

    #[test]
    fn ids_spell_names() {
        assert_eq!(place("united-states"), "United States");
        assert_eq!(place("g20"), "G20");
        assert_eq!(place("isle-of-man"), "Isle of Man");
    }
}
