//! For whom "we" stands in a text that a state or a body publishes.

use super::Read;
use super::memory::Memory;
use crate::lexicon::{FormKind, Lexicon};
use crate::model::{ActorId, ActorKind, Document, Part};
use crate::recognize::{Mention, Reference};
use crate::text::Token;

/// The state or body that speaks in the document; none where a newspaper tells of others.
pub(super) fn speaker(document: &Document, lexicon: &Lexicon) -> Option<ActorId> {
    let publisher = document.publisher.as_deref()?;
    by_code(publisher, lexicon).or_else(|| by_name(publisher, lexicon))
}

/// "We, the foreign ministers of the G7": who speaks in a joint statement.
pub(super) fn joint(reads: &[Read<'_>], memory: &Memory<'_>) -> Option<ActorId> {
    reads.iter().find_map(|read| {
        let sentence = &read.sentence;
        let we = sentence
            .tokens
            .iter()
            .position(|token| token.lemma.as_ref() == "we")?;
        let comma = sentence.tokens.get(we + 1)?;
        let is_apposed = read.text.get(comma.span.clone()) == Some(",");
        let behind = |mention: &&Mention| (we + 2..=we + 4).contains(&mention.tokens.start);
        let mention = read.mentions.iter().filter(|_| is_apposed).find(behind)?;
        let bodies = match &mention.reference {
            Reference::Named(candidates) => memory.body(candidates),
            Reference::Group(of) => memory.body(of.first()?),
            Reference::Titled(titled) if titled.plural => memory.body(titled.of.first()?),
            _ => None,
        };
        bodies.filter(|body| memory.kind(body) == Some(ActorKind::Organization))
    })
}

/// "Statement by H.E. Dr. Michael Spindelegger of the Republic of Austria": for whom the text of such a title speaks.
pub(super) fn titled(reads: &[Read<'_>], memory: &Memory<'_>) -> Option<ActorId> {
    let read = reads.first().filter(|read| read.part == Part::Title)?;
    let tokens = &read.sentence.tokens;
    let word = |at: usize| tokens.get(at).map(|token| token.lemma.to_lowercase());
    let is_statement = memory.lexicon.words.has("statements", &word(0)?);
    if !is_statement || word(1)? != "by" {
        return None;
    }
    let country = |mention: &Mention| match &mention.reference {
        Reference::Named(candidates) => {
            let body = memory.body(candidates)?;
            (memory.kind(&body) == Some(ActorKind::Country)).then_some(body)
        }
        _ => None,
    };
    // What stands behind "on" or "at" is the subject or the place.
    let ends = |token: &Token| matches!(token.lemma.as_ref(), "on" | "at" | "in" | "to" | "about");
    let end = tokens.iter().position(ends).unwrap_or(tokens.len());
    let mut before = read.mentions.iter().filter(|mention| mention.head < end);
    before.find_map(country)
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
