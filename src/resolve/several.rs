//! "The two leaders", "both countries", "the sides": the last that many of whom the document told.

use std::collections::BTreeSet;

use super::memory::Memory;
use super::{Participant, Read};
use crate::model::{ActorId, ActorKind};
use crate::recognize::{Mention, Several};

/// How many sentences back.
const REACH: usize = 6;

/// Who is meant by several at once.
pub(super) fn several(
    several: &Several,
    read: &Read<'_>,
    mention: &Mention,
    slots: &[Option<Vec<ActorId>>],
    memory: &Memory<'_>,
) -> Option<Vec<ActorId>> {
    let count = several.count.unwrap_or(2);
    if !several.named.is_empty() {
        let found = namesakes(several, memory);
        return (found.len() == count).then_some(found);
    }
    let last = |wanted: &dyn Fn(&ActorId) -> Option<ActorId>| {
        last(count, wanted, read, mention, slots, memory)
    };
    if !several.sides {
        return last(&|actor| as_wanted(several, actor, memory));
    }
    // The sides are those who talk, if they are of different sides; else the bodies for which they do.
    let person = |actor: &ActorId| memory.is_person(actor).then(|| actor.clone());
    let body = |actor: &ActorId| (!memory.is_person(actor)).then(|| actor.clone());
    let people = last(&person).filter(|people| {
        let sides: BTreeSet<_> = people.iter().map(|one| memory.country(one)).collect();
        sides.len() == people.len()
    });
    people.or_else(|| last(&body))
}

/// The last actors that are wanted, so many at once.
fn last(
    count: usize,
    wanted: &dyn Fn(&ActorId) -> Option<ActorId>,
    read: &Read<'_>,
    mention: &Mention,
    slots: &[Option<Vec<ActorId>>],
    memory: &Memory<'_>,
) -> Option<Vec<ActorId>> {
    let here = read
        .mentions
        .iter()
        .zip(slots)
        .filter(|(other, _)| !other.inner && other.tokens.end <= mention.tokens.start);
    let here: Vec<&ActorId> = here
        .filter_map(|(_, actors)| actors.as_ref())
        .flatten()
        .collect();
    let before = memory.sentences.iter().rev().take(REACH);
    let groups = std::iter::once(here).chain(before.map(|participants| told(participants)));
    let mut found: Vec<ActorId> = Vec::new();
    for group in groups {
        // Within a sentence the first ones are the main ones.
        for actor in group.into_iter().filter_map(wanted) {
            if !found.contains(&actor) && found.len() < count {
                found.push(actor);
            }
        }
        if found.len() >= count {
            return Some(found);
        }
    }
    None
}

/// The states of one name that there are, or the persons of it whom the document names.
fn namesakes(several: &Several, memory: &Memory<'_>) -> Vec<ActorId> {
    let named = several.named.iter().map(|candidate| &candidate.actor);
    let states: BTreeSet<&ActorId> = named
        .clone()
        .filter(|actor| memory.kind(actor) == Some(ActorKind::Country) && memory.exists(actor))
        .collect();
    let people: BTreeSet<&ActorId> = named
        .filter(|actor| memory.is_person(actor) && memory.actors.contains_key(*actor))
        .collect();
    let found = if states.is_empty() { people } else { states };
    found.into_iter().cloned().collect()
}

fn told(participants: &[Participant]) -> Vec<&ActorId> {
    let outer = participants.iter().filter(|participant| !participant.inner);
    outer
        .flat_map(|participant| participant.actors.iter())
        .collect()
}

fn as_wanted(several: &Several, actor: &ActorId, memory: &Memory<'_>) -> Option<ActorId> {
    let person = memory.is_person(actor);
    if !several.roles.is_empty() && !memory.has_role(actor, &several.roles) {
        return None;
    }
    match several.people {
        Some(true) => person.then(|| actor.clone()),
        Some(false) if person => memory.country(actor),
        Some(false) => (memory.kind(actor) == Some(ActorKind::Country)).then(|| actor.clone()),
        None => Some(actor.clone()),
    }
}
