//! Where sentences end.

use std::ops::Range;

use super::lists::{Abbreviation, STARTERS, abbreviation, has};

/// The number of the word behind each sentence, the last one included.
pub(super) fn ends(text: &str, words: &[Range<usize>]) -> Vec<usize> {
    let mut ends = Vec::new();
    let mut at = 0;
    while at < words.len() {
        let behind = behind_closers(text, words, at + 1);
        if behind < words.len() && is_end(text, words, at, behind) {
            ends.push(behind);
            at = behind;
        } else {
            at += 1;
        }
    }
    if !words.is_empty() {
        ends.push(words.len());
    }
    ends
}

fn form<'a>(text: &'a str, words: &[Range<usize>], at: usize) -> &'a str {
    words
        .get(at)
        .and_then(|word| text.get(word.clone()))
        .unwrap_or_default()
}

/// The first word from `at` on that does not close a quotation or a bracket.
fn behind_closers(text: &str, words: &[Range<usize>], mut at: usize) -> usize {
    while let Some(word) = words.get(at) {
        let glued = words[at - 1].end == word.start;
        let closes = match form(text, words, at) {
            ")" | "]" | "}" | "”" | "’" | "»" => true,
            // A straight quotation mark closes when it touches the word before it.
            "\"" | "'" | "''" => glued,
            _ => false,
        };
        if !closes {
            break;
        }
        at += 1;
    }
    at
}

/// Whether the sentence ends with the word `at` and the closers up to `behind`.
fn is_end(text: &str, words: &[Range<usize>], at: usize, behind: usize) -> bool {
    let word = form(text, words, at);
    let last = word.chars().next_back().unwrap_or(' ');
    if !matches!(last, '.' | '!' | '?' | '…') {
        return false;
    }
    let is_mark = word
        .chars()
        .all(|letter| matches!(letter, '.' | '!' | '?' | '…'));
    let opens = |form: &str| {
        matches!(
            form,
            "\"" | "“" | "‘" | "'" | "«" | "(" | "[" | "``" | "—" | "–" | "-" | "„"
        )
    };
    let quoted = opens(form(text, words, behind));
    let next = form(text, words, behind + usize::from(quoted));
    let is_small = next.starts_with(char::is_lowercase) && !is_bullet(next);
    let continues =
        is_small || matches!(form(text, words, behind), "," | ";" | ":" | ")" | "/" | "%");
    let glued = words[behind - 1].end == words[behind].start;
    match is_mark {
        _ if continues => false,
        true => !(word == "." && glued && behind == at + 1) || next.starts_with(char::is_uppercase),
        false => ends_by_abbreviation(word, next, quoted),
    }
}

fn is_bullet(form: &str) -> bool {
    matches!(form, "•" | "*")
}

/// Whether an abbreviation before this word ends a sentence.
fn ends_by_abbreviation(word: &str, next: &str, quoted: bool) -> bool {
    let stem = word.trim_end_matches('.');
    let is_hour = matches!(stem, "a.m" | "p.m");
    match abbreviation(stem) {
        Some(Abbreviation::Title | Abbreviation::Number) => false,
        Some(Abbreviation::Any) if stem == "etc" => next.starts_with(char::is_uppercase),
        Some(Abbreviation::Any) => {
            has(&STARTERS, next) && next.starts_with(char::is_uppercase) || quoted
        }
        None if is_hour => next.starts_with(char::is_uppercase) && !is_zone(next),
        // One letter is an initial, a number is that of an item.
        None if !stem.contains('.') => false,
        None => has(&STARTERS, next) && next.starts_with(char::is_uppercase) || quoted,
    }
}

/// `9 a.m. EST` goes on.
fn is_zone(word: &str) -> bool {
    word.len() >= 2 && word.chars().all(char::is_uppercase)
        || matches!(word, "Eastern" | "Pacific" | "Central" | "Moscow")
}
