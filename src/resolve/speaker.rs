//! For whom "we" stands in a text that a state or a body publishes.

use crate::lexicon::{FormKind, Lexicon};
use crate::model::{ActorId, ActorKind, Document};

/// The state or body that speaks in the document; none where a newspaper tells of others.
pub(super) fn speaker(document: &Document, lexicon: &Lexicon) -> Option<ActorId> {
    let publisher = document.publisher.as_deref()?;
    by_code(publisher, lexicon).or_else(|| by_name(publisher, lexicon))
}

/// "QAT delegation".
fn by_code(publisher: &str, lexicon: &Lexicon) -> Option<ActorId> {
    let named = |word: &str| lexicon.words.has("delegations", word.trim_end_matches(','));
    if !publisher.split(' ').skip(1).any(named) {
        return None;
    }
    let code = publisher.split(' ').next().filter(|word| word.len() == 3)?;
    let is_state = |kind: ActorKind, country: Option<&str>| {
        kind == ActorKind::Country && country == Some(code)
    };
    let mut entries = lexicon.actors.entries().iter();
    entries
        .find(|entry| is_state(entry.actor.kind, entry.actor.country.as_deref()))
        .map(|entry| entry.actor.id.clone())
}

fn by_name(publisher: &str, lexicon: &Lexicon) -> Option<ActorId> {
    let pieces = lexicon.forms.pieces(publisher, 0);
    let body = (0..pieces.len()).find_map(|at| {
        let (_, forms) = lexicon.forms.longest(publisher, &pieces[at..])?;
        let form = forms
            .into_iter()
            .find(|form| form.kind != FormKind::Surname)?;
        lexicon.actors.get(&form.actor)
    })?;
    if body.class == "media" || body.actor.kind == ActorKind::Person {
        return None;
    }
    // An institution speaks for its state.
    Some(
        body.country
            .clone()
            .unwrap_or_else(|| body.actor.id.clone()),
    )
}
