//! "The country", "the agency": the last actor that is such a thing.

use super::Read;
use super::memory::Memory;
use crate::model::{ActorId, ActorKind};
use crate::recognize::Mention;

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
    let here = read.mentions.iter().zip(slots);
    let here = here.filter(|(other, _)| other.tokens.end <= mention.tokens.start);
    let mut here: Vec<&ActorId> = here
        .filter_map(|(_, actors)| single(actors.as_deref()?))
        .filter(|actor| is_such(noun, actor, memory))
        .collect();
    here.sort();
    here.dedup();
    match here[..] {
        // Which of them is not told.
        [_, _, ..] => return None,
        [only] => return Some(vec![only.clone()]),
        [] => {}
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

fn single(actors: &[ActorId]) -> Option<&ActorId> {
    match actors {
        [only] => Some(only),
        _ => None,
    }
}

/// Whether an actor is what the noun says: by its class in the tables, or by the noun in its name.
fn is_such(noun: &str, actor: &ActorId, memory: &Memory<'_>) -> bool {
    let kinds = &memory.lexicon.kinds;
    let entry = memory.entry(actor);
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
