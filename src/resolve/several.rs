//! "The two leaders", "both countries", "the sides": the last that many of whom the document told.

use std::collections::BTreeSet;

use super::memory::Memory;
use super::pronouns::is_conjunct;
use super::{Participant, Read};
use crate::model::{ActorId, ActorKind};
use crate::recognize::{Mention, Several};
use crate::text::Rel;

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
    if several.each_other {
        return doers(read, mention, slots).filter(|doers| doers.len() == count);
    }
    let last = |wanted: &dyn Fn(&ActorId) -> Option<ActorId>| {
        last(count, wanted, read, mention, slots, memory)
    };
    if several.listed {
        let person = |actor: &ActorId| memory.is_person(actor).then(|| actor.clone());
        return listed(count, read, mention, slots, memory).or_else(|| last(&person));
    }
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

/// Those who do what the clause says, where they are several.
fn doers(
    read: &Read<'_>,
    mention: &Mention,
    slots: &[Option<Vec<ActorId>>],
) -> Option<Vec<ActorId>> {
    let tokens = &read.sentence.tokens;
    let mut verb = tokens[mention.head].head;
    while let Some(above) = verb {
        let subject = read.mentions.iter().find(|other| {
            let token = &tokens[other.head];
            !other.inner && token.head == Some(above) && token.rel == Rel::Nsubj
        });
        if let Some(subject) = subject {
            return Some(with_conjuncts(read, subject, slots));
        }
        verb = tokens[above].head;
    }
    None
}

/// The actors of a mention and of those coordinated with it, each once.
pub(super) fn with_conjuncts(
    read: &Read<'_>,
    first: &Mention,
    slots: &[Option<Vec<ActorId>>],
) -> Vec<ActorId> {
    let mentions = read.mentions.iter().zip(slots);
    let joined = mentions.filter(|(other, _)| {
        let conjunct = is_conjunct(&read.sentence, other.head, first.head);
        !other.inner && (other.head == first.head || conjunct)
    });
    let mut found: Vec<ActorId> = Vec::new();
    for actor in joined.flat_map(|(_, actors)| actors.iter().flatten()) {
        if !found.contains(actor) {
            found.push(actor.clone());
        }
    }
    found
}

/// "The three": the last list of so many before in the sentence, or all that it names before; persons first.
fn listed(
    count: usize,
    read: &Read<'_>,
    mention: &Mention,
    slots: &[Option<Vec<ActorId>>],
    memory: &Memory<'_>,
) -> Option<Vec<ActorId>> {
    let before = |other: &&Mention| !other.inner && other.tokens.end <= mention.tokens.start;
    let lists = read.mentions.iter().filter(before);
    let mut lists = lists.rev().map(|first| with_conjuncts(read, first, slots));
    if let Some(list) = lists.find(|list| list.len() == count) {
        return Some(list);
    }
    let of = |kind: ActorKind| {
        let here = read.mentions.iter().zip(slots);
        let here = here.filter(|(other, _)| before(other));
        let mut found: Vec<ActorId> = Vec::new();
        for actor in here.flat_map(|(_, actors)| actors.iter().flatten()) {
            if memory.kind(actor) == Some(kind) && !found.contains(actor) {
                found.push(actor.clone());
            }
        }
        (found.len() == count).then_some(found)
    };
    of(ActorKind::Person).or_else(|| of(ActorKind::Country))
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
