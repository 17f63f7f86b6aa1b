//! Towns and provinces, which lie in a country and stand for nobody.

use super::{Candidate, Found, Reference};
use crate::text::NameKind;

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
        let person = found.sentence.names.iter().any(|name| {
            name.kind == NameKind::Person && name.words.start < last && first < name.words.end
        });
        let free = first < last && !found.taken[first..last].contains(&true);
        if free && found.is_capital(first) && !person {
            let candidate = |form: &&crate::lexicon::Form| Candidate {
                actor: form.actor.clone(),
                kind: form.kind,
            };
            let candidates = forms.iter().map(candidate).collect();
            found.add(first..last, Reference::Town(candidates));
        }
    }
}
