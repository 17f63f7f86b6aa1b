//! "PARIS, Aug. 19 (Reuters) —": where a text was written, and not who acts in its first sentence.

use std::ops::Range;

use super::{Name, NameKind};

/// A dateline has fewer words than these.
const LONGEST: usize = 12;

/// How many of the words are a dateline: a place in capitals at the head of a paragraph, and what stands
/// before the dash behind it. The sentence proper follows, or nothing where it has been cut off.
pub(crate) fn dateline(text: &str, words: &[Range<usize>], names: &[Name]) -> Option<usize> {
    let form = |word: &Range<usize>| text.get(word.clone()).unwrap_or_default();
    let first = words.first()?;
    let before = text.get(..first.start)?.trim_end_matches(' ');
    let begins = (before.is_empty() || before.ends_with('\n'))
        && form(first).chars().count() > 2
        && form(first).chars().all(char::is_uppercase);
    let mut reach = words.iter().take(LONGEST).filter(|_| begins);
    let dash = reach.position(|word| matches!(form(word), "—" | "–" | "-" | "--"))?;
    // "NATO – Russia talks" has none of these.
    let place = names
        .first()
        .is_some_and(|name| name.words.start == 0 && name.kind == NameKind::Place);
    let told = words[..=dash]
        .iter()
        .any(|word| matches!(form(word), "," | "(" | "--"));
    if !place && !told {
        return None;
    }
    let small = |word: &Range<usize>| form(word).starts_with(char::is_lowercase);
    let is_dateline = !words[..dash].iter().any(small) && !words.get(dash + 1).is_some_and(small);
    is_dateline.then_some(dash + 1)
}
