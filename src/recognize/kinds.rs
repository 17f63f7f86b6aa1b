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
    if let Some(article) = latter_at(found, index) {
        return Some((article, LATTER.to_owned()));
    }
    if !matches!(token.upos, Upos::Noun | Upos::Propn) || found.taken[index] {
        return None;
    }
    // "The rebels" are one group, "the groups" are not.
    let plural = token.xpos.as_str().ends_with('S');
    let noun = if plural {
        found.lower(index).to_owned()
    } else {
        token.lemma.to_lowercase()
    };
    if !found.lexicon.kinds.has(&noun) {
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

/// What stands for the actor named last.
pub(crate) const LATTER: &str = "latter";

/// Where "the latter" begins that ends here.
fn latter_at(found: &Found<'_>, index: usize) -> Option<usize> {
    let before = index.checked_sub(1)?;
    let alone = found.lower(index) == LATTER && found.token(index).rel != Rel::Amod;
    (alone && found.lower(before) == "the").then_some(before)
}
