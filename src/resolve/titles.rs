//! Titles to persons: by the name beside them, by country and date, or by what the document said.

use super::memory::Memory;
use super::{Participant, Read};
use crate::lexicon::{FormKind, Gender};
use crate::model::ActorId;
use crate::recognize::{Candidate, Mention, Name, Reference, Titled};
use crate::text::Rel;

/// Who is meant by a title with what stands beside it.
pub(super) fn titled(
    titled: &Titled,
    read: &Read<'_>,
    mention: &Mention,
    memory: &mut Memory<'_>,
) -> Option<Vec<ActorId>> {
    let of: Vec<ActorId> = titled
        .of
        .iter()
        .filter_map(|candidates| memory.body(candidates))
        .collect();
    if let Some(name) = &titled.name {
        let person = named(name, titled, of.first(), memory)?;
        memory.note_roles(&person, &titled.roles);
        memory.note_gender(&person, gender_of(mention.span.of(read.text), memory));
        return Some(vec![person]);
    }
    if titled.roles.is_empty() || titled.former {
        return None;
    }
    if of.is_empty() {
        return seen_with(&titled.roles, titled.plural, read, mention, memory)
            .map(|person| vec![person]);
    }
    // "Russian diplomats" are no one person.
    let listed = read.sentence.tokens[mention.tokens.clone()]
        .iter()
        .any(|token| token.lemma.as_ref() == "and");
    if titled.plural && of.len() == 1 && !listed {
        return Some(of);
    }
    // An office that nobody is known to hold is told of its country.
    Some(
        of.iter()
            .map(|of| holder(&titled.roles, of, memory).unwrap_or_else(|| of.clone()))
            .collect(),
    )
}

/// The gender that "Mr." or "Queen" tells.
fn gender_of(title: &str, memory: &Memory<'_>) -> Gender {
    let first = title
        .split(' ')
        .next()
        .unwrap_or_default()
        .trim_end_matches('.')
        .to_lowercase();
    match (
        memory.lexicon.words.has("titles_male", &first),
        memory.lexicon.words.has("titles_female", &first),
    ) {
        (true, false) => Gender::Male,
        (false, true) => Gender::Female,
        _ => Gender::Unknown,
    }
}

/// The person of a name beside a title.
fn named(
    name: &Name,
    titled: &Titled,
    of: Option<&ActorId>,
    memory: &mut Memory<'_>,
) -> Option<ActorId> {
    match name {
        Name::Unknown(name) => Some(memory.person_named(name, of)),
        Name::Known(candidates) => known(candidates, titled, of, memory),
    }
}

/// Of several persons of a name the one whom title and country fit.
fn known(
    candidates: &[Candidate],
    titled: &Titled,
    of: Option<&ActorId>,
    memory: &Memory<'_>,
) -> Option<ActorId> {
    let people = || {
        candidates
            .iter()
            .filter(|candidate| memory.is_person(&candidate.actor))
    };
    let holds = |candidate: &&Candidate| memory.has_role(&candidate.actor, &titled.roles);
    let fits = |candidate: &&Candidate| {
        holds(candidate)
            || of.is_some_and(|of| memory.country(&candidate.actor).as_ref() == Some(of))
    };
    let fitting: Vec<&Candidate> = people().filter(fits).collect();
    let chosen = match fitting.as_slice() {
        [] => {
            let surname = surname_of(candidates, memory);
            return memory
                .person(candidates, &surname)
                .or_else(|| once(titled, candidates, memory));
        }
        [only] => only,
        [first, ..] => {
            let full = people().find(|candidate| candidate.kind != FormKind::Surname);
            full.or_else(|| people().find(holds)).unwrap_or(first)
        }
    };
    Some(chosen.actor.clone())
}

/// Who once held the office, where the text says so or the tables may be a little behind.
fn once(titled: &Titled, candidates: &[Candidate], memory: &Memory<'_>) -> Option<ActorId> {
    let held = |candidate: &&Candidate| {
        let mut terms = memory.lexicon.actors.terms_of(&candidate.actor);
        terms.any(|term| titled.roles.contains(&term.role))
    };
    let near = |candidate: &&Candidate| titled.former || memory.distance(&candidate.actor) <= 2;
    let found = candidates.iter().filter(held).find(near);
    found.map(|candidate| candidate.actor.clone())
}

/// The last word of the first candidate's name, by which the document may know somebody.
fn surname_of(candidates: &[Candidate], memory: &Memory<'_>) -> String {
    let name = candidates
        .first()
        .and_then(|candidate| memory.entry(&candidate.actor))
        .map(|entry| entry.actor.name.clone());
    name.and_then(|name| name.rsplit(' ').next().map(str::to_owned))
        .unwrap_or_default()
}

/// The person who holds the first of the roles of a country or organisation on the document's date.
fn holder(roles: &[String], of: &ActorId, memory: &Memory<'_>) -> Option<ActorId> {
    let leads = memory.entry(of).and_then(|entry| entry.leads.clone());
    // "The leader" is whoever leads: the president in France, the prime minister in Italy.
    let leading = roles
        .iter()
        .filter(|role| roles.len() > 1 && leads.as_ref() == Some(role));
    leading.chain(roles).find_map(|role| {
        if !memory.lexicon.actors.role(role)?.one_seat {
            return None;
        }
        let date = memory.date?;
        let mut terms = memory
            .lexicon
            .actors
            .terms_in(role, of)
            .filter(|term| term.holds_on(date));
        terms.next_back().map(|term| term.person.clone())
    })
}

/// "The president", "the minister": the last one of whom the document told that office.
fn seen_with(
    roles: &[String],
    plural: bool,
    read: &Read<'_>,
    mention: &Mention,
    memory: &Memory<'_>,
) -> Option<ActorId> {
    let first = &read.sentence.tokens[mention.tokens.start];
    let definite = read
        .sentence
        .children_by(mention.head, Rel::Det)
        .any(|det| read.sentence.tokens[det].lemma.as_ref() == "the")
        || read.text[first.span.clone()].starts_with(char::is_uppercase);
    if plural || !definite {
        return None;
    }
    let told = memory
        .sentences
        .iter()
        .rev()
        .flat_map(|participants| participants.iter().rev());
    let mut people = told
        .flat_map(|participant: &Participant| participant.actors.iter())
        .filter(|actor| memory.is_person(actor));
    people
        .find(|person| memory.has_role(person, roles))
        .cloned()
}

/// "His Turkish counterpart": who has the same office there.
pub(super) fn counterpart(
    countries: &[Vec<Candidate>],
    read: &Read<'_>,
    mention: &Mention,
    slots: &[Option<Vec<ActorId>>],
    memory: &mut Memory<'_>,
) -> Option<Vec<ActorId>> {
    if let Some(person) = named_beside(read, mention, slots, memory) {
        return Some(vec![person]);
    }
    let owner = owner(read, mention, slots, memory)?;
    let terms: Vec<(String, bool)> = memory
        .terms_then(&owner)
        .map(|term| (term.role.clone(), memory.leads(term)))
        .collect();
    let found = countries.iter().filter_map(|candidates| {
        let country = memory.body(candidates)?;
        let leads = memory.entry(&country).and_then(|entry| entry.leads.clone());
        let same = |(role, leading): &(String, bool)| {
            let role = if *leading {
                leads.clone().unwrap_or_else(|| role.clone())
            } else {
                role.clone()
            };
            holder(&[role], &country, memory)
        };
        terms.iter().find_map(same).or(Some(country))
    });
    Some(found.collect())
}

/// The person whose name stands directly behind, or in apposition.
fn named_beside(
    read: &Read<'_>,
    mention: &Mention,
    slots: &[Option<Vec<ActorId>>],
    memory: &Memory<'_>,
) -> Option<ActorId> {
    let beside = |other: &Mention| {
        let apposed = read.sentence.tokens[other.head].rel == Rel::Appos
            && read.sentence.tokens[other.head].head == Some(mention.head);
        other.tokens.start == mention.tokens.end || apposed
    };
    let people = read
        .mentions
        .iter()
        .zip(slots)
        .filter(|(other, _)| beside(other));
    let mut people = people.filter_map(|(_, actors)| actors.as_ref()?.first());
    people.find(|actor| memory.is_person(actor)).cloned()
}

/// Whose counterpart: the possessor, or the subject of the sentence.
fn owner(
    read: &Read<'_>,
    mention: &Mention,
    slots: &[Option<Vec<ActorId>>],
    memory: &Memory<'_>,
) -> Option<ActorId> {
    let person = |actors: &Option<Vec<ActorId>>| {
        actors
            .iter()
            .flatten()
            .find(|actor| memory.is_person(actor))
            .cloned()
    };
    let possessor = read
        .sentence
        .children_by(mention.head, Rel::NmodPoss)
        .next();
    if let Some(possessor) = possessor {
        let mut owners = read
            .mentions
            .iter()
            .zip(slots)
            .filter(|(other, _)| other.tokens.contains(&possessor));
        if let Some(owner) = owners.find_map(|(_, actors)| person(actors)) {
            return Some(owner);
        }
    }
    let before = read
        .mentions
        .iter()
        .zip(slots)
        .find(|(other, _)| other.tokens.end == mention.tokens.start);
    if let Some(owner) = before.and_then(|(_, actors)| person(actors)) {
        return Some(owner);
    }
    let is_subject = |other: &&Mention| {
        matches!(read.sentence.tokens[other.head].rel, Rel::Nsubj)
            && !matches!(other.reference, Reference::Pronoun(_))
    };
    let mut subjects = read
        .mentions
        .iter()
        .zip(slots)
        .filter(|(other, _)| is_subject(other));
    subjects.find_map(|(_, actors)| person(actors))
}
