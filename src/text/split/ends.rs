//! Where sentences end.

use std::ops::Range;

use crate::text::lists::{Abbreviation, STARTERS, abbreviation, has};

/// The number of the word behind each sentence, the last one included.
pub(super) fn ends(text: &str, words: &[Range<usize>]) -> Vec<usize> {
    let mut ends = Vec::new();
    let mut at = 0;
    while at < words.len() {
        let behind = if may_end(form(text, words, at)) {
            behind_closers(text, words, at + 1)
        } else {
            words.len()
        };
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

/// Whether a word is of the kind that ends sentences.
fn may_end(word: &str) -> bool {
    word.ends_with(['.', '!', '?', '…'])
}

/// Whether the sentence ends with the word `at` and the closers up to `behind`.
fn is_end(text: &str, words: &[Range<usize>], at: usize, behind: usize) -> bool {
    let (word, opener) = (form(text, words, at), form(text, words, behind));
    let is_quoted = matches!(opener, "\"" | "“" | "‘" | "'" | "«" | "„" | "``");
    let is_opened = is_quoted || matches!(opener, "(" | "[" | "—" | "–" | "-");
    let next = form(text, words, behind + usize::from(is_opened));
    if matches!(opener, "," | ";" | ":" | ")" | "/" | "%") {
        return false;
    }
    let is_mark = word
        .chars()
        .all(|letter| matches!(letter, '.' | '!' | '?' | '…'));
    if !is_mark {
        return ends_by_abbreviation(word, next, is_quoted);
    }
    if next.starts_with(char::is_lowercase) {
        return word == "."
            && behind == at + 1
            && !is_opened
            && is_plain_word(text, words, at.wrapping_sub(1));
    }
    let is_glued = words[behind - 1].end == words[behind].start;
    word != "." || behind > at + 1 || !is_glued || next.starts_with(char::is_uppercase)
}

/// Whether a word is too long for an unknown abbreviation, so that a full stop behind it is one.
fn is_plain_word(text: &str, words: &[Range<usize>], at: usize) -> bool {
    let word = form(text, words, at);
    word.len() > 4 && word.chars().all(char::is_lowercase)
}

/// Whether an abbreviation before this word ends a sentence.
fn ends_by_abbreviation(word: &str, next: &str, is_quoted: bool) -> bool {
    let stem = word.trim_end_matches('.');
    let is_capital = next.starts_with(char::is_uppercase);
    match abbreviation(stem) {
        Some(Abbreviation::Title | Abbreviation::Number) => false,
        _ if matches!(stem, "a.m" | "p.m" | "etc") => is_capital && !is_zone(next),
        // One letter is an initial, a number is that of an item.
        None if !stem.contains('.') => false,
        _ => is_quoted || is_capital && has(&STARTERS, next),
    }
}

/// `9 a.m. EST` goes on.
fn is_zone(word: &str) -> bool {
    let is_code = word.len() >= 2 && word.chars().all(char::is_uppercase);
    is_code || matches!(word, "Eastern" | "Pacific" | "Central" | "Moscow")
}
