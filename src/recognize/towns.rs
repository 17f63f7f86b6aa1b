//! Towns and provinces, which lie in a country and stand for nobody.

use super::{Candidate, Found, Reference};
use crate::text::{NameKind, Rel};

/// Adds the towns of the tables that are no part of another mention.
pub(super) fn find(found: &mut Found<'_>) {
    let pieces = std::mem::take(&mut found.towns);
    let mut at = 0;
    while at < pieces.len() {
        let Some((length, forms)) = found.lexicon.towns.longest(found.text, &pieces[at..]) else {
            at += 1;
            continue;
        };
        let words = pieces[at].span.start..pieces[at + length - 1].span.end;
        at += length;
        let tokens = &found.sentence.tokens;
        let first = tokens.partition_point(|token| token.span.end <= words.start);
        let last = tokens.partition_point(|token| token.span.start < words.end);
        // A single word that neither speaks nor has a first name may be a person's name, and is known as a town's.
        let person = found.sentence.names.iter().any(|name| {
            let overlaps = name.words.start < last && first < name.words.end;
            let alone = name.words == (first..last) && !speaks(found, first);
            name.kind == NameKind::Person && overlaps && !alone
        });
        let free = first < last && !found.taken[first..last].contains(&true);
        if free && found.is_capital(first) && !person {
            let last = with_kind(found, first, last);
            found.add(first..last, Reference::Town(Candidate::all(&forms)));
        }
    }
}

fn speaks(found: &Found<'_>, word: usize) -> bool {
    let token = found.token(word);
    let verb = token.head.filter(|_| token.rel == Rel::Nsubj);
    verb.is_some_and(|verb| found.has("speech", verb))
}

/// "Borno *state*", "the Darfur *region*": where the name ends with the word for what it is.
fn with_kind(found: &Found<'_>, first: usize, last: usize) -> usize {
    let is_kind = last < found.sentence.tokens.len()
        && !found.taken[last]
        && found.has("provinces", last)
        && (first..last).any(|word| found.token(word).head == Some(last));
    if is_kind { last + 1 } else { last }
}
