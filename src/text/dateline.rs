//! "PARIS, Aug. 19 (Reuters) —": where a text was written, and not who acts in its first sentence.

use std::ops::Range;

use super::{Name, NameKind};

/// A dateline has fewer words than these.
const LONGEST: usize = 12;

/// How many of the words are a dateline: a place in capitals at the head of a paragraph, and what stands
/// before the dash behind it. The sentence proper follows, or nothing where it has been cut off.
pub(crate) fn dateline<'t>(
    text: &'t str,
    words: impl Iterator<Item = &'t Range<usize>> + Clone,
    names: &[Name],
) -> Option<usize> {
    let first = words.clone().next()?;
    let before = text.get(..first.start)?.trim_end_matches(' ');
    let capitals = text.get(first.clone()).unwrap_or_default();
    let begins = (before.is_empty() || before.ends_with('\n'))
        && capitals.chars().count() > 2
        && capitals.chars().all(char::is_uppercase);
    if !begins {
        return None;
    }
    let reach = words.take(LONGEST + 1);
    let forms: Vec<&str> = reach
        .map(|word| text.get(word.clone()).unwrap_or_default())
        .collect();
    let mut dashes = forms.iter().take(LONGEST);
    let dash = dashes.position(|form| matches!(*form, "—" | "–" | "-" | "--" | ":"))?;
    // "NATO – Russia talks" has none of these, "NATO: a history" is no place.
    let place = names
        .first()
        .is_some_and(|name| name.words.start == 0 && name.kind == NameKind::Place);
    let mut head = forms[..=dash].iter();
    let told = forms[dash] != ":" && head.any(|form| matches!(*form, "," | "(" | "--"));
    let small = |form: &&str| form.starts_with(char::is_lowercase);
    let is_dateline = !forms[..dash].iter().any(small) && !forms.get(dash + 1).is_some_and(small);
    (is_dateline && (place || told)).then_some(dash + 1)
}
