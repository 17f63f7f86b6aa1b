//! Cutting a written word into syntactic words: `don't`, `China's`, `cannot`, `40km`.

use std::ops::Range;

use crate::text::lists::{FUSED, UNITS, get, has};

/// Endings that are words of their own, behind an apostrophe.
const ENDINGS: [&str; 6] = ["s", "ll", "re", "ve", "m", "d"];

/// Adds the words that a written word consists of.
pub(super) fn cut(text: &str, span: Range<usize>, words: &mut Vec<Range<usize>>) {
    let word = &text[span.clone()];
    if let Some(parts) = get(&FUSED, word) {
        return cut_fused(span, parts, words);
    }
    let place = ending(word).or_else(|| unit(word)).unwrap_or(0);
    if place > 0 {
        words.push(span.start..span.start + place);
    }
    words.push(span.start + place..span.end);
}

/// Cuts a form of the list; its parts are ASCII and together as long as the form.
fn cut_fused(span: Range<usize>, parts: &str, words: &mut Vec<Range<usize>>) {
    let mut start = span.start;
    for part in parts.split(' ') {
        let end = (start + part.len()).min(span.end);
        words.push(start..end);
        start = end;
    }
}

/// Where an ending begins: `n't`, or an apostrophe and one of the endings.
fn ending(word: &str) -> Option<usize> {
    let place = word.rfind(['\'', '’', '`', '´'])?;
    let behind = word[place..].trim_start_matches(['\'', '’', '`', '´']);
    let before = &word[..place];
    if behind.eq_ignore_ascii_case("t") && before.ends_with(['n', 'N']) {
        return (before.len() > 1).then(|| place - 1);
    }
    let is_decade = before.ends_with(|letter: char| letter.is_ascii_digit());
    let is_ending = ENDINGS
        .iter()
        .any(|ending| behind.eq_ignore_ascii_case(ending));
    (is_ending && !is_decade && place > 0).then_some(place)
}

/// Where the unit begins that is written onto a number.
fn unit(word: &str) -> Option<usize> {
    let place = word.find(char::is_alphabetic)?;
    let (number, unit) = word.split_at(place);
    let is_number = number.starts_with(|letter: char| letter.is_ascii_digit());
    (is_number && has(&UNITS, unit.trim_end_matches('.'))).then_some(place)
}
