//! Pronouns: the nearest fitting actor, subjects first.

use super::memory::Memory;
use super::{Participant, Read};
use crate::lexicon::Gender;
use crate::model::{ActorId, ActorKind};
use crate::recognize::{Mention, Pronoun};
use crate::text::{Rel, Sentence};

/// How many sentences back a pronoun reaches.
const REACH: usize = 3;

/// Who is meant by a pronoun.
pub(super) fn pronoun(
    pronoun: Pronoun,
    read: &Read<'_>,
    mention: &Mention,
    slots: &[Option<Vec<ActorId>>],
    memory: &mut Memory<'_>,
) -> Option<Vec<ActorId>> {
    if read.sentence.tokens[mention.head].rel == Rel::Expl {
        return None;
    }
    if matches!(pronoun, Pronoun::I | Pronoun::We) {
        return memory.speaker.clone().map(|speaker| vec![speaker]);
    }
    let fits = |actors: &Vec<ActorId>| fits(pronoun, actors, memory);
    let found = in_sentence(read, mention, slots, &fits)
        .or_else(|| ahead(read, mention, slots, &fits))
        .or_else(|| before(memory, &fits))?;
    if let ([person], Some(gender)) = (found.as_slice(), gender(pronoun)) {
        memory.note_gender(person, gender);
    }
    Some(found)
}

fn gender(pronoun: Pronoun) -> Option<Gender> {
    match pronoun {
        Pronoun::He => Some(Gender::Male),
        Pronoun::She => Some(Gender::Female),
        _ => None,
    }
}

fn fits(pronoun: Pronoun, actors: &[ActorId], memory: &Memory<'_>) -> bool {
    let single = |actor: &ActorId| match gender(pronoun) {
        Some(gender) => {
            memory.is_person(actor)
                && matches!(memory.gender(actor), own if own == gender || own == Gender::Unknown)
        }
        None => memory
            .kind(actor)
            .is_some_and(|kind| kind != ActorKind::Person),
    };
    match actors {
        [only] if pronoun == Pronoun::They => memory.kind(only) == Some(ActorKind::Organization),
        [only] => single(only),
        _ => pronoun == Pronoun::They,
    }
}

/// An actor of the same sentence: the subject that governs the pronoun, or one that stands before it.
fn in_sentence(
    read: &Read<'_>,
    mention: &Mention,
    slots: &[Option<Vec<ActorId>>],
    fits: &impl Fn(&Vec<ActorId>) -> bool,
) -> Option<Vec<ActorId>> {
    let sentence = &read.sentence;
    let others: Vec<(&Mention, &Vec<ActorId>)> = read
        .mentions
        .iter()
        .zip(slots)
        .filter_map(|(other, actors)| Some((other, actors.as_ref()?)))
        .collect();
    let subject_of = |verb: usize| {
        let mut subjects = others.iter().filter(|(other, _)| {
            let token = &sentence.tokens[other.head];
            token.head == Some(verb)
                && matches!(token.rel, Rel::Nsubj | Rel::NsubjPass)
                && !is_above(sentence, other.head, mention.head)
        });
        let joined = |(other, actors): &(&Mention, &Vec<ActorId>)| {
            let mut all = (*actors).clone();
            let conjuncts = others
                .iter()
                .filter(|(next, _)| is_conjunct(sentence, next.head, other.head));
            conjuncts.for_each(|(_, actors)| all.extend(actors.iter().cloned()));
            all
        };
        let subjects = subjects
            .by_ref()
            .flat_map(|found| [joined(found), found.1.clone()]);
        subjects.into_iter().find(|actors| fits(actors))
    };
    // A subject pronoun is not the subject of its own verb, but may be the one of the verb above.
    let mut above = sentence.tokens[mention.head].head;
    let mut steps = 0;
    while let Some(word) = above {
        if let Some(found) = subject_of(word) {
            return Some(found);
        }
        above = sentence.tokens[word].head;
        steps += 1;
        if steps > sentence.tokens.len() {
            break;
        }
    }
    let possessive = sentence.tokens[mention.head].rel == Rel::NmodPoss;
    let earlier = others.iter().rev().find(|(other, actors)| {
        possessive && !other.inner && other.tokens.end <= mention.tokens.start && fits(actors)
    });
    earlier.map(|(_, actors)| (*actors).clone())
}

/// "During his talks with Putin, Macron said": the subject that follows a possessive at the head of
/// the sentence.
fn ahead(
    read: &Read<'_>,
    mention: &Mention,
    slots: &[Option<Vec<ActorId>>],
    fits: &impl Fn(&Vec<ActorId>) -> bool,
) -> Option<Vec<ActorId>> {
    let tokens = &read.sentence.tokens;
    if tokens[mention.head].rel != Rel::NmodPoss {
        return None;
    }
    let mut outer = read
        .mentions
        .iter()
        .zip(slots)
        .filter(|(other, actors)| !other.inner && actors.is_some());
    if outer
        .clone()
        .any(|(other, _)| other.tokens.end <= mention.tokens.start)
    {
        return None;
    }
    let subject = outer.find(|(other, actors)| {
        other.tokens.start > mention.tokens.start
            && tokens[other.head].rel == Rel::Nsubj
            && actors.as_ref().is_some_and(fits)
    });
    subject.and_then(|(_, actors)| actors.clone())
}

/// Whether a word is coordinated with another, directly or one after the other.
fn is_conjunct(sentence: &Sentence, word: usize, first: usize) -> bool {
    let mut at = word;
    for _ in 0..sentence.tokens.len() {
        match sentence.tokens[at].head {
            Some(head) if sentence.tokens[at].rel == Rel::Conj => at = head,
            _ => break,
        }
        if at == first {
            return true;
        }
    }
    false
}

/// Whether `word` is below `top` in the tree.
fn is_above(sentence: &Sentence, top: usize, word: usize) -> bool {
    let mut at = Some(word);
    for _ in 0..sentence.tokens.len() {
        match at {
            Some(here) if here == top => return true,
            Some(here) => at = sentence.tokens[here].head,
            None => return false,
        }
    }
    false
}

/// An actor of the sentences before: in each the first that fits, which mostly is its subject.
fn before(memory: &Memory<'_>, fits: &impl Fn(&Vec<ActorId>) -> bool) -> Option<Vec<ActorId>> {
    let recent = memory.sentences.iter().rev().take(REACH);
    let mut found = recent.filter_map(|participants: &Vec<Participant>| {
        participants
            .iter()
            .find(|participant| !participant.inner && fits(&participant.actors))
    });
    found.next().map(|participant| participant.actors.clone())
}
