//! Who is meant: mentions become participants, with the document's date and what it said before.
//!
//! Where the evidence is thin, a mention stays without actor: no link rather than a wrong one.

mod choose;
mod kinds;
mod memory;
mod pronouns;
mod several;
mod speaker;
mod titles;

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use crate::lexicon::Lexicon;
use crate::model::{ActorId, ActorKind, Document, Mentioned, Part, Span};
use crate::recognize::{Candidate, Mention, Reference};
use crate::text::{Rel, Sentence};
use memory::Memory;

/// A sentence of a document with the mentions in it.
#[derive(Debug, Clone)]
pub struct Read<'a> {
    /// Headline or text.
    pub part: Part,
    /// The text into which the spans point.
    pub text: &'a str,
    /// The analysed sentence.
    pub sentence: Sentence,
    /// What it mentions.
    pub mentions: Vec<Mention>,
}

/// Words of a sentence with the actors that they mean.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Participant {
    /// The words.
    pub tokens: Range<usize>,
    /// The word that the rest of the sentence's tree hangs on.
    pub head: usize,
    /// Where the words stand.
    pub span: Span,
    /// Who is meant; several for "the two leaders".
    pub actors: Vec<ActorId>,
    /// What the actor is, where just one is meant.
    pub kind: Option<ActorKind>,
    /// Whether a longer mention has these words in it.
    pub inner: bool,
    /// Whether it is a subject, an object or the like, and not a part of another phrase.
    pub central: bool,
    /// Whether it is joined with others: "Macron and Putin".
    pub joined: bool,
    /// The head of the first of those with whom it is joined, else its own.
    pub first: usize,
    /// How the words point to the actor.
    pub way: Way,
}

/// How words point to an actor.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Way {
    /// By a name or a title.
    Name,
    /// By people or organs that stand for it: "Iranian officials".
    Group,
    /// Back to where it was named: "he", "the two leaders", "the country".
    Back,
    /// As a place within it: "in Mosul", "a flight to Paris".
    Place,
}

/// The participants of every sentence, and all actors of the document.
#[derive(Debug, Default)]
pub struct Resolved {
    /// One list a sentence, in the order of the sentences.
    pub sentences: Vec<Vec<Participant>>,
    /// The places in each sentence, with the countries in which they lie.
    pub places: Vec<Vec<Participant>>,
    /// Every actor that the document mentions.
    pub actors: BTreeMap<ActorId, Mentioned>,
    /// Those of them that belong in a graph only where an event names them: companies, peoples, the states of a region,
    /// and bodies of which nothing but a name is known.
    pub strangers: BTreeSet<ActorId>,
    /// For whom "we" stands, where the publisher speaks for a state or body.
    pub speaker: Option<ActorId>,
}

/// Decides who is meant by every mention of a document.
pub fn resolve(document: &Document, reads: &[Read<'_>], lexicon: &Lexicon) -> Resolved {
    let mut memory = Memory::new(document, lexicon);
    for read in reads {
        memory.learn_names(read);
    }
    memory.speaker = speaker::joint(reads, &memory)
        .or_else(|| speaker::speaker(document, lexicon))
        .or_else(|| speaker::titled(reads, &memory));
    let mut places = Vec::with_capacity(reads.len());
    for read in reads {
        let participants = resolve_sentence(read, &mut memory);
        memory.sentences.push(participants);
        places.push(places_in(read, &memory));
    }
    let idle = |id: &&ActorId| {
        let entry = memory.entry(id);
        entry.is_some_and(|entry| {
            matches!(
                entry.class.as_str(),
                "region" | "people" | "company" | "media"
            )
        })
    };
    let others: Vec<ActorId> = memory.actors.keys().filter(idle).cloned().collect();
    let Memory {
        sentences,
        actors,
        mut strangers,
        speaker,
        ..
    } = memory;
    strangers.extend(others);
    Resolved {
        sentences,
        places,
        actors,
        strangers,
        speaker,
    }
}

/// Names first, then titles, then what points back: each step can use the ones before.
fn resolve_sentence(read: &Read<'_>, memory: &mut Memory<'_>) -> Vec<Participant> {
    let mut slots: Vec<Option<Vec<ActorId>>> = vec![None; read.mentions.len()];
    for step in [names, pointers] {
        for (index, mention) in read.mentions.iter().enumerate() {
            if slots[index].is_none() {
                let found = step(read, mention, &slots, memory);
                slots[index] = found.filter(|actors| !actors.is_empty());
            }
        }
    }
    note_aliases(read, &slots, memory);
    let pairs = read.mentions.iter().zip(slots);
    pairs
        .filter_map(|(mention, actors)| {
            let actors = actors?;
            let kind = match actors.as_slice() {
                [only] => memory.kind(only),
                _ => None,
            };
            let participant = participant(read, mention, actors);
            Some(Participant {
                kind,
                ..participant
            })
        })
        .collect()
}

/// The places that a sentence names: towns, and capitals that are no governments there.
fn places_in(read: &Read<'_>, memory: &Memory<'_>) -> Vec<Participant> {
    let resolved = memory.sentences.last();
    let is_resolved = |mention: &Mention| {
        let mut participants = resolved.into_iter().flatten();
        participants.any(|one| one.tokens == mention.tokens)
    };
    let place = |mention: &Mention| {
        let candidates = match &mention.reference {
            Reference::Town(candidates) => candidates,
            Reference::Named(candidates)
                if choose::is_place(read, mention, candidates, &memory.lexicon.words) =>
            {
                candidates
            }
            // "M23 captured Goma": a surname of nobody meant here.
            Reference::Named(_) if !is_resolved(mention) => {
                &Candidate::all(&memory.lexicon.towns.exact(mention.span.of(read.text)))
            }
            _ => return None,
        };
        let country = memory.body(candidates)?;
        let kind = memory.kind(&country);
        Some(Participant {
            kind,
            way: Way::Place,
            ..participant(read, mention, vec![country])
        })
    };
    read.mentions.iter().filter_map(place).collect()
}

fn participant(read: &Read<'_>, mention: &Mention, actors: Vec<ActorId>) -> Participant {
    let way = match mention.reference {
        Reference::Pronoun(_)
        | Reference::Several(_)
        | Reference::Counterpart(_)
        | Reference::Kind(_) => Way::Back,
        Reference::Group(_) => Way::Group,
        _ => Way::Name,
    };
    let sentence = &read.sentence;
    let joined = sentence.tokens[mention.head].rel == Rel::Conj
        || sentence
            .children_by(mention.head, Rel::Conj)
            .next()
            .is_some();
    let mut top = mention.head;
    while sentence.tokens[top].rel == Rel::Conj
        && let Some(head) = sentence.tokens[top].head
    {
        top = head;
    }
    // "The minister, Shoukry, and his counterparts".
    let apposed = |word: &usize| {
        let joined = matches!(sentence.tokens[*word].rel, Rel::Conj | Rel::Appos);
        sentence.tokens[*word].head.filter(|_| joined)
    };
    let chain = std::iter::successors(Some(mention.head), apposed);
    let first = chain.take(sentence.tokens.len()).last();
    let central = matches!(
        sentence.tokens[top].rel,
        Rel::Nsubj | Rel::NsubjPass | Rel::Obj | Rel::Iobj | Rel::Obl | Rel::OblAgent
    );
    Participant {
        tokens: mention.tokens.clone(),
        head: mention.head,
        span: mention.span,
        actors,
        kind: None,
        inner: mention.inner,
        central,
        joined,
        first: first.unwrap_or(top),
        way,
    }
}

/// Names, titles and groups.
fn names(
    read: &Read<'_>,
    mention: &Mention,
    _: &[Option<Vec<ActorId>>],
    memory: &mut Memory<'_>,
) -> Option<Vec<ActorId>> {
    match &mention.reference {
        Reference::Named(candidates) => {
            if choose::is_place(read, mention, candidates, &memory.lexicon.words)
                || is_medium(read, mention, candidates, memory)
            {
                return None;
            }
            memory
                .choose(candidates, read, mention)
                .map(|actor| vec![actor])
        }
        Reference::Titled(titled) => titles::titled(titled, read, mention, memory),
        Reference::Person(name) => Some(vec![memory.person_named(name, None)]),
        Reference::Short(word) => memory.short(word).map(|actor| vec![actor]),
        Reference::Stranger(name) => Some(vec![memory.stranger(name)]),
        Reference::Organization(name, countries) => Some(vec![memory.body_named(name, countries)]),
        Reference::Group(of) => Some(
            of.iter()
                .filter_map(|candidates| {
                    // "The Obama administration".
                    let leader =
                        || memory.person(candidates, &titles::surname_of(candidates, memory));
                    memory.body(candidates).or_else(leader)
                })
                .collect(),
        ),
        _ => None,
    }
}

/// "Said on Twitter", "announced via Facebook": where something is said, and nobody to whom it is.
fn is_medium(
    read: &Read<'_>,
    mention: &Mention,
    candidates: &[Candidate],
    memory: &Memory<'_>,
) -> bool {
    let tokens = &read.sentence.tokens;
    let of_media = |candidate: &Candidate| {
        let entry = memory.entry(&candidate.actor);
        entry.is_some_and(|entry| entry.class == "media")
    };
    let mut cases = read.sentence.children_by(mention.head, Rel::Case);
    let through = cases.any(|case| matches!(tokens[case].lemma.as_ref(), "on" | "via" | "through"));
    // "Imposed restrictions on Facebook".
    let token = &tokens[mention.head];
    let verb = token.head.map(|verb| tokens[verb].lemma.as_ref());
    let hit = verb.is_some_and(|verb| memory.lexicon.words.has("impose", verb));
    through && !hit && token.rel == Rel::Obl && candidates.iter().all(of_media)
}

/// Pronouns, counterparts, several at once.
fn pointers(
    read: &Read<'_>,
    mention: &Mention,
    slots: &[Option<Vec<ActorId>>],
    memory: &mut Memory<'_>,
) -> Option<Vec<ActorId>> {
    match &mention.reference {
        Reference::Pronoun(pronoun) => pronouns::pronoun(*pronoun, read, mention, slots, memory),
        Reference::Several(several) => several::several(several, read, mention, slots, memory),
        Reference::Kind(noun) => kinds::kind(noun, read, mention, slots, memory),
        Reference::Counterpart(countries) => {
            titles::counterpart(countries, read, mention, slots, memory)
        }
        _ => None,
    }
}

/// Notes the forms by which the text names its actors, without articles.
fn note_aliases(read: &Read<'_>, slots: &[Option<Vec<ActorId>>], memory: &mut Memory<'_>) {
    for (mention, actors) in read.mentions.iter().zip(slots) {
        let Some(actors) = actors else { continue };
        let is_alias = match &mention.reference {
            Reference::Named(_) | Reference::Person(_) | Reference::Organization(..) => true,
            Reference::Titled(titled) => {
                titled.name.is_none() && actors.len() == 1 && memory.is_person(&actors[0])
            }
            _ => false,
        };
        for actor in actors {
            memory.note(actor, is_alias.then(|| mention.span.of(read.text)));
        }
    }
}
