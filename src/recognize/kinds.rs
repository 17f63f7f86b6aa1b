//! "The country", "the agency", "the bloc": an actor by what it is.

use super::{Found, Reference};
use crate::text::{Rel, Upos};

/// Adds every definite noun of `data/words/kinds.tsv` that nothing narrows down.
pub(super) fn find(found: &mut Found<'_>) {
    for index in 0..found.sentence.tokens.len() {
        if let Some((first, noun)) = kind_at(found, index) {
            found.add(first..index + 1, Reference::Kind(noun));
        }
    }
}

/// The first word and the noun of such a mention whose noun stands here.
fn kind_at(found: &Found<'_>, index: usize) -> Option<(usize, String)> {
    let token = found.token(index);
    let noun = token.lemma.to_lowercase();
    let is_kind = matches!(token.upos, Upos::Noun | Upos::Propn) && found.lexicon.kinds.has(&noun);
    if !is_kind || found.taken[index] || token.xpos.as_str().ends_with('S') {
        return None;
    }
    let mut article = None;
    for child in found.sentence.children(index) {
        let is_article = matches!(found.lower(child), "the" | "this" | "that");
        match found.token(child).rel {
            Rel::Det if is_article && child < index => article = Some(child),
            Rel::Amod | Rel::Compound | Rel::Nummod | Rel::Nmod | Rel::NmodPoss | Rel::Flat => {
                return None;
            }
            _ => {}
        }
    }
    let article = article.filter(|&article| article + 1 == index)?;
    Some((article, noun))
}
