//! "The country", "the agency": the last actor that is such a thing.

use std::collections::BTreeSet;

use super::Read;
use super::memory::Memory;
use crate::lexicon::FormKind;
use crate::model::{ActorId, ActorKind};
use crate::recognize::{LATTER, Mention, Reference};
use crate::text::{Rel, Upos};

/// How many sentences back.
const REACH: usize = 3;

/// Who is meant by a noun for a kind of actor.
pub(super) fn kind(
    noun: &str,
    read: &Read<'_>,
    mention: &Mention,
    slots: &[Option<Vec<ActorId>>],
    memory: &Memory<'_>,
) -> Option<Vec<ActorId>> {
    if noun == LATTER {
        return latter(read, mention, slots);
    }
    let here = read.mentions.iter().zip(slots);
    let here = here.filter(|(other, _)| other.tokens.end <= mention.tokens.start);
    let here = here.filter_map(|(other, actors)| Some((other, single(actors.as_deref()?)?)));
    let doers = doers_beside(read, mention, slots);
    let here: Vec<_> = here
        .filter(|(_, actor)| is_such(noun, actor, memory) && !doers.contains(actor))
        .collect();
    let all: BTreeSet<&ActorId> = here.iter().map(|(_, actor)| *actor).collect();
    // "Brazil's criticism of the Israeli offensive": the country is rather the one by its name.
    let named = here
        .iter()
        .filter(|(other, _)| is_by_name(other) && !is_scene(other, read));
    let named: BTreeSet<&ActorId> = named.map(|(_, actor)| *actor).collect();
    match (all.len(), named.len()) {
        (0, _) => {}
        (1, _) => return all.first().map(|only| vec![(*only).clone()]),
        (_, 1) => return named.first().map(|only| vec![(*only).clone()]),
        // Which of them is not told.
        _ => return None,
    }
    let before = memory.sentences.iter().rev().take(REACH);
    let mut found = before.filter_map(|participants| {
        let actors = participants.iter().map(|one| one.actors.as_slice());
        actors
            .filter_map(single)
            .find(|actor| is_such(noun, actor, memory))
    });
    found.next().map(|actor| vec![actor.clone()])
}

/// "The United States would suspend its ban on investment in the country": who does it is not whom the noun means.
fn doers_beside<'a>(
    read: &Read<'_>,
    mention: &Mention,
    slots: &'a [Option<Vec<ActorId>>],
) -> Vec<&'a ActorId> {
    let tokens = &read.sentence.tokens;
    // "It was the group's first strike".
    let free = [Rel::Nsubj, Rel::NsubjPass, Rel::NmodPoss];
    if free.contains(&tokens[mention.head].rel) {
        return Vec::new();
    }
    // Within its clause.
    let phrase = |&word: &usize| tokens[word].upos != Upos::Verb;
    let up = |&word: &usize| tokens[word].head.filter(|_| phrase(&word));
    let above = std::iter::successors(tokens[mention.head].head, up);
    let last = above.take(tokens.len()).last();
    let Some(verb) = last.filter(|word| !phrase(word)) else {
        return Vec::new();
    };
    let subjects = read.mentions.iter().zip(slots).filter(|(other, _)| {
        let token = &tokens[other.head];
        token.head == Some(verb) && matches!(token.rel, Rel::Nsubj | Rel::NsubjPass)
    });
    let actors = subjects.filter_map(|(_, actors)| single(actors.as_deref()?));
    actors.collect()
}

/// "The latter": the last actor before, if the sentence has two who do not do it themselves or one beside who does.
fn latter(
    read: &Read<'_>,
    mention: &Mention,
    slots: &[Option<Vec<ActorId>>],
) -> Option<Vec<ActorId>> {
    let tokens = &read.sentence.tokens;
    let verb = tokens[mention.head].head;
    let is_subject = |other: &Mention| {
        tokens[other.head].rel == Rel::Nsubj && tokens[other.head].head == verb && verb.is_some()
    };
    let before = read.mentions.iter().zip(slots).filter(|(other, actors)| {
        let outer = !other.inner && other.tokens.end <= mention.tokens.start;
        outer && actors.as_deref().and_then(single).is_some()
    });
    let several = before.clone().count() > 1;
    let mut before = before.filter(|(other, _)| several && !is_subject(other));
    before.next_back().and_then(|(_, actors)| actors.clone())
}

/// Whether a mention is a name of a country or body, and no adjective of it.
fn is_by_name(mention: &Mention) -> bool {
    match &mention.reference {
        Reference::Named(candidates) => candidates
            .iter()
            .all(|candidate| candidate.kind != FormKind::Adjective),
        _ => false,
    }
}

/// "In Gaza": where something happens.
fn is_scene(mention: &Mention, read: &Read<'_>) -> bool {
    let mut cases = read.sentence.children_by(mention.head, Rel::Case);
    cases.any(|case| read.sentence.tokens[case].lemma.as_ref() == "in")
}

fn single(actors: &[ActorId]) -> Option<&ActorId> {
    match actors {
        [only] => Some(only),
        _ => None,
    }
}

/// Whether an actor is what the noun says: by its id or class in the tables, or by the noun in its name.
fn is_such(noun: &str, actor: &ActorId, memory: &Memory<'_>) -> bool {
    let kinds = &memory.lexicon.kinds;
    let entry = memory.entry(actor);
    if kinds.is(noun, actor.as_str()) {
        return true;
    }
    match memory.kind(actor) {
        Some(ActorKind::Country) => kinds.is(noun, "country"),
        Some(ActorKind::Organization) => {
            entry.is_some_and(|entry| kinds.is(noun, &entry.class))
                || has_in_name(noun, actor, memory)
        }
        _ => false,
    }
}

fn has_in_name(noun: &str, actor: &ActorId, memory: &Memory<'_>) -> bool {
    if !memory.lexicon.kinds.is(noun, "name") {
        return false;
    }
    let known = memory.entry(actor).map(|entry| &entry.actor);
    let actor = known.or_else(|| memory.actors.get(actor).map(|mentioned| &mentioned.actor));
    let british = |word: &str| word.to_lowercase().replace("isation", "ization");
    let mut words = actor.into_iter().flat_map(|actor| actor.name.split(' '));
    words.any(|word| british(word) == british(noun))
}
