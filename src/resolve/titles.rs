//! Titles to persons: by the name beside them, by country and date, or by what the document said.

use std::collections::BTreeSet;

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
    // "Resigned as president of Peru": an office, and not who holds it now.
    if titled.part || is_office(read, mention) {
        return Some(of);
    }
    if of.is_empty() {
        let person = of_speaker(titled, read, mention, memory)
            .or_else(|| seen_with(&titled.roles, titled.plural, read, mention, memory));
        let person = person.or_else(|| sole_holder(titled, read, mention, memory));
        return person.map(|person| vec![person]);
    }
    // "Russian diplomats" are no one person.
    let listed = read.sentence.tokens[mention.tokens.clone()]
        .iter()
        .any(|token| token.lemma.as_ref() == "and");
    if titled.plural && of.len() == 1 && !listed || is_indefinite(read, mention) {
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
pub(super) fn surname_of(candidates: &[Candidate], memory: &Memory<'_>) -> String {
    let name = candidates
        .first()
        .and_then(|candidate| memory.entry(&candidate.actor))
        .map(|entry| entry.actor.name.clone());
    name.and_then(|name| name.rsplit(' ').next().map(str::to_owned))
        .unwrap_or_default()
}

/// The person who holds the first of the roles of a country or organisation on the document's date.
fn holder(roles: &[String], of: &ActorId, memory: &Memory<'_>) -> Option<ActorId> {
    // "The leader" is whoever leads: the president in France, the prime minister in Italy.
    let found = memory.lexicon.actors.in_order(roles, of).find_map(|role| {
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
    });
    // "The White House national security adviser" is the country's.
    found.or_else(|| {
        let state = memory
            .entry(of)
            .filter(|entry| entry.class == "institution")?;
        let country = state.stands_for.as_ref().filter(|country| *country != of)?;
        holder(roles, country, memory)
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
    if plural || !is_definite(read, mention) {
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

/// "A Canadian diplomat".
fn is_indefinite(read: &Read<'_>, mention: &Mention) -> bool {
    let mut articles = read.sentence.children_by(mention.head, Rel::Det);
    articles.any(|det| {
        matches!(
            read.sentence.tokens[det].lemma.as_ref(),
            "a" | "an" | "another"
        )
    })
}

/// "As president of Peru".
fn is_office(read: &Read<'_>, mention: &Mention) -> bool {
    let mut cases = read.sentence.children_by(mention.head, Rel::Case);
    cases.any(|case| read.sentence.tokens[case].lemma.as_ref() == "as")
}

/// "The president", "President".
fn is_definite(read: &Read<'_>, mention: &Mention) -> bool {
    let first = &read.sentence.tokens[mention.tokens.start];
    read.sentence
        .children_by(mention.head, Rel::Det)
        .any(|det| read.sentence.tokens[det].lemma.as_ref() == "the")
        || read.text[first.span.clone()].starts_with(char::is_uppercase)
}

/// "The President" in a statement of the White House is America's, if the document has named him.
fn of_speaker(
    titled: &Titled,
    read: &Read<'_>,
    mention: &Mention,
    memory: &Memory<'_>,
) -> Option<ActorId> {
    let title = &read.sentence.tokens[mention.head];
    let capital = read.text[title.span.clone()].starts_with(char::is_uppercase);
    let speaker = memory.speaker.as_ref().filter(|_| capital)?;
    if titled.plural || !is_definite(read, mention) {
        return None;
    }
    holder(&titled.roles, speaker, memory).filter(|person| memory.names(person))
}

/// "The pope": who holds an office that there is once in the world; "the president" of the one country of which
/// the document speaks.
fn sole_holder(
    titled: &Titled,
    read: &Read<'_>,
    mention: &Mention,
    memory: &Memory<'_>,
) -> Option<ActorId> {
    // "The president of the club" is another's.
    let owners = [Rel::Nmod, Rel::NmodPoss, Rel::Compound];
    let owned = owners.into_iter().any(|rel| {
        let mut children = read.sentence.children_by(mention.head, rel);
        children.any(|child| !mention.tokens.contains(&child))
    });
    if titled.plural || owned || !is_definite(read, mention) {
        return None;
    }
    let sole = match titled.roles.as_slice() {
        [role] => memory.lexicon.actors.sole_seat(role),
        _ => None,
    };
    if let Some(of) = sole.or_else(|| memory.only_country()) {
        return holder(&titled.roles, of, memory);
    }
    // "The president" in a text about France and Britain.
    let seats = memory.seats();
    let holders: BTreeSet<ActorId> = seats
        .filter_map(|seat| holder(&titled.roles, seat, memory))
        .collect();
    holders.first().filter(|_| holders.len() == 1).cloned()
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
    let owners = owners(read, mention, slots, memory);
    let mut found: Vec<ActorId> = Vec::new();
    for candidates in countries {
        let Some(country) = memory.body(candidates) else {
            continue;
        };
        let there = owners
            .iter()
            .filter_map(|owner| same_office(owner, &country, memory));
        let before = found.len();
        found.extend(there);
        if found.len() == before && !owners.is_empty() {
            found.push(country);
        }
    }
    found.dedup();
    Some(found).filter(|found| !found.is_empty())
}

/// Who has there the office that a person has here; the one who leads for the one who leads.
fn same_office(owner: &ActorId, country: &ActorId, memory: &Memory<'_>) -> Option<ActorId> {
    let leads = memory.entry(country).and_then(|entry| entry.leads.clone());
    memory.terms_then(owner).find_map(|term| {
        let role = match &leads {
            Some(leads) if memory.leads(term) => leads.clone(),
            _ => term.role.clone(),
        };
        holder(&[role], country, memory)
    })
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

/// Whose counterpart: the possessor, or the subject of the sentence with those joined to it.
fn owners(
    read: &Read<'_>,
    mention: &Mention,
    slots: &[Option<Vec<ActorId>>],
    memory: &Memory<'_>,
) -> Vec<ActorId> {
    let tokens = &read.sentence.tokens;
    let people = |is_owner: &dyn Fn(&Mention) -> bool| -> Vec<ActorId> {
        let mentions = read.mentions.iter().zip(slots);
        let owners = mentions.filter(|(other, _)| is_owner(other));
        let actors = owners.flat_map(|(_, actors)| actors.iter().flatten());
        actors
            .filter(|actor| memory.is_person(actor))
            .cloned()
            .collect()
    };
    let possessor = read
        .sentence
        .children_by(mention.head, Rel::NmodPoss)
        .next();
    let own = people(&|other| possessor.is_some_and(|word| other.tokens.contains(&word)));
    if !own.is_empty() {
        return own;
    }
    let before = people(&|other| other.tokens.end == mention.tokens.start);
    if !before.is_empty() {
        return before;
    }
    let is_subject = |other: &Mention| {
        tokens[other.head].rel == Rel::Nsubj && !matches!(other.reference, Reference::Pronoun(_))
    };
    let mut outer = read.mentions.iter().filter(|other| !other.inner);
    let Some(subject) = outer.find(|other| is_subject(other)) else {
        return Vec::new();
    };
    let subject = subject.head;
    people(&|other| {
        let head = &tokens[other.head];
        let joined = head.rel == Rel::Conj && head.head == Some(subject);
        !other.inner && (other.head == subject || joined)
    })
}
