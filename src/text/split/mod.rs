//! `&str` to sentences of words, by rule and by word lists.

use std::ops::Range;

mod cuts;
mod ends;
mod joints;
mod layout;
mod words;

#[cfg(test)]
mod tests;

/// A longer sentence is cut, so that no text can make the parser slow.
const LONGEST: usize = 400;

/// The words of each sentence, in order; no sentence is empty. Every letter of the text that is not
/// white space is in exactly one word.
pub(crate) fn split(text: &str) -> Vec<Vec<Range<usize>>> {
    let mut sentences = Vec::new();
    for stretch in layout::stretches(text) {
        let mut words = Vec::new();
        words::words(text, stretch, &mut words);
        let mut start = 0;
        for end in ends::ends(text, &words) {
            push_capped(text, &words[start..end], &mut sentences);
            start = end;
        }
    }
    sentences
}

/// Adds a sentence, cut behind the last semicolon, colon or comma in reach where it is too long.
fn push_capped(text: &str, mut words: &[Range<usize>], sentences: &mut Vec<Vec<Range<usize>>>) {
    while words.len() > LONGEST {
        let window = &words[LONGEST / 2..LONGEST];
        let behind = |marks: &[&str]| {
            let last = window
                .iter()
                .rposition(|word| marks.contains(&&text[word.clone()]));
            last.map(|place| LONGEST / 2 + place + 1)
        };
        let place = behind(&[";", ":", "—", "–"]).or_else(|| behind(&[","]));
        let (sentence, rest) = words.split_at(place.unwrap_or(LONGEST));
        sentences.push(sentence.to_vec());
        words = rest;
    }
    if !words.is_empty() {
        sentences.push(words.to_vec());
    }
}
