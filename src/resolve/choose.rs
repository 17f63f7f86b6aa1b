//! Which of several actors of one name is meant.

use std::collections::BTreeSet;

use super::Read;
use super::memory::Memory;
use crate::lexicon::{FormKind, OfficeTerm, Words};
use crate::model::{ActorId, ActorKind};
use crate::recognize::{Candidate, Mention};
use crate::text::Rel;
use crate::when::When;

impl Memory<'_> {
    /// The actor that a name means here.
    pub(super) fn choose(
        &self,
        candidates: &[Candidate],
        read: &Read<'_>,
        mention: &Mention,
    ) -> Option<ActorId> {
        let bodies = self.body(candidates);
        if bodies.is_some()
            && !candidates
                .iter()
                .all(|candidate| candidate.kind == FormKind::Surname)
        {
            // A country's name that is also a surname is the country, unless the document has the person.
            return bodies;
        }
        self.person(candidates, mention.span.of(read.text))
    }

    /// The country or organisation among the candidates that there was on the document's date.
    pub(super) fn body(&self, candidates: &[Candidate]) -> Option<ActorId> {
        let bodies = candidates
            .iter()
            .filter(|candidate| self.kind(&candidate.actor) != Some(ActorKind::Person));
        let then = |candidate: &&Candidate| self.exists(&candidate.actor);
        let best = bodies
            .clone()
            .filter(then)
            .min_by_key(|candidate| self.rank(candidate));
        let best = best.or_else(|| bodies.min_by_key(|candidate| self.rank(candidate)))?;
        Some(best.actor.clone())
    }

    /// What there is comes first, then what the document speaks of elsewhere ("Congress" is India's in a text about
    /// Delhi), then bodies by their seats before states by their capitals, then a name before an adjective.
    fn rank(&self, candidate: &Candidate) -> (bool, bool, bool, bool, FormKind) {
        let entry = self.entry(&candidate.actor);
        let gone = self.date.is_none() && entry.is_some_and(|entry| entry.until.is_some());
        // "Brussels" is the Union's rather than Belgium's.
        let is_body = self.kind(&candidate.actor) == Some(ActorKind::Organization);
        let of_state = candidate.kind == FormKind::Capital || !is_body;
        (
            gone,
            !self.is_spoken_of(&candidate.actor),
            // "Congress" is a parliament rather than a party.
            entry.is_some_and(|entry| entry.class == "party"),
            of_state,
            candidate.kind,
        )
    }

    /// Whether there was such a state or body on the document's date.
    pub(super) fn exists(&self, actor: &ActorId) -> bool {
        let Some((entry, date)) = self.entry(actor).zip(self.date) else {
            return true;
        };
        entry.from.is_none_or(|from| from.first() <= date.last())
            && entry.until.is_none_or(|until| date.first() < until.last())
    }

    /// The person whom a name means: one named in full, one whom the document has named before, or
    /// the one holder of an office who has that surname on the document's date.
    pub(super) fn person(&self, candidates: &[Candidate], name: &str) -> Option<ActorId> {
        let people = || {
            candidates
                .iter()
                .filter(|candidate| self.is_person(&candidate.actor))
        };
        let full = || {
            let full = people().filter(|candidate| candidate.kind != FormKind::Surname);
            full.min_by_key(|candidate| self.distance(&candidate.actor))
        };
        let one_word = !name.contains([' ', '-']);
        if !one_word && let Some(best) = full() {
            return Some(best.actor.clone());
        }
        if let Some(person) = self.by_surname(name) {
            return Some(person.clone());
        }
        let all: Vec<&Candidate> = people().collect();
        self.holder_named(&all)
            .or_else(|| full().map(|candidate| candidate.actor.clone()))
            .or_else(|| self.just_in_office(&all))
            .or_else(|| self.sole_leader(&all))
    }

    /// Of several persons of a surname the one who holds an office on the document's date: the only one, the
    /// only one who leads a country, or the highest.
    fn holder_named(&self, people: &[&Candidate]) -> Option<ActorId> {
        let rank = |candidate: &&Candidate| {
            let terms = self.terms_then(&candidate.actor);
            let best = terms
                .map(|term| (!self.leads(term), self.rank_of(term)))
                .min();
            // Without a date the one of our days is the likelier.
            let ended = self.date.is_none().then(|| {
                let ends = self.terms_then(&candidate.actor);
                ends.map(|term| {
                    term.office
                        .until
                        .map_or(0, |until| -i32::from(until.last().year()))
                })
                .min()
            });
            Some((!self.is_spoken_of(&candidate.actor), best?, ended))
        };
        let mut ranked: Vec<_> = people
            .iter()
            .filter_map(|candidate| Some((rank(candidate)?, &candidate.actor)))
            .collect();
        ranked.sort();
        ranked.dedup();
        match ranked[..] {
            [(best, person), (next, _), ..] => (best < next).then(|| person.clone()),
            [(_, only)] => Some(only.clone()),
            [] => None,
        }
    }

    /// Of several persons of a surname the only one who held an office about the document's date.
    fn just_in_office(&self, people: &[&Candidate]) -> Option<ActorId> {
        let of_late = |years: i32| {
            let near = people
                .iter()
                .filter(move |candidate| self.distance(&candidate.actor) <= years);
            near.map(|candidate| &candidate.actor)
                .collect::<BTreeSet<_>>()
        };
        let (now, of_late) = (of_late(1), of_late(5));
        match (now.first(), of_late.len()) {
            (Some(person), 1) => Some((*person).clone()),
            _ => None,
        }
    }

    /// The only one of a surname who led a country some years before or after: "Trump" in 2023.
    fn sole_leader(&self, people: &[&Candidate]) -> Option<ActorId> {
        const YEARS: i32 = 5;
        let led = |person: &&ActorId| {
            let mut terms = self.lexicon.actors.terms_of(person);
            terms.any(|term| self.leads(term)) && self.distance(person) <= YEARS
        };
        let ever = |person: &&ActorId| {
            let mut terms = self.lexicon.actors.terms_of(person);
            let begun = |term: &OfficeTerm| {
                let from = term.office.from.map(When::first);
                self.date
                    .is_none_or(|date| from.is_none_or(|from| from <= date.last()))
            };
            terms.any(|term| self.leads(term) && begun(term))
        };
        let people: BTreeSet<&ActorId> = people.iter().map(|candidate| &candidate.actor).collect();
        let mut leaders = people.iter().copied().filter(led);
        match (leaders.next(), leaders.next()) {
            (Some(_), Some(_)) => None,
            (Some(only), None) => Some(only.clone()),
            // "Thatcher" is she at any time.
            _ => {
                let only = people.first().filter(|_| people.len() == 1);
                only.copied().filter(ever).cloned()
            }
        }
    }

    fn rank_of(&self, term: &OfficeTerm) -> usize {
        let role = self.lexicon.actors.role(&term.role);
        role.map_or(usize::MAX, |role| role.rank)
    }

    /// The offices that a person holds on the document's date; without a date, any.
    pub(super) fn terms_then(&self, person: &ActorId) -> impl Iterator<Item = &OfficeTerm> {
        let then = |term: &&OfficeTerm| self.date.is_none_or(|date| term.holds_on(date));
        self.lexicon.actors.terms_of(person).filter(then)
    }

    /// Whether the office is the one that leads its country abroad.
    pub(super) fn leads(&self, term: &OfficeTerm) -> bool {
        let leads = self
            .entry(&term.office.of)
            .and_then(|entry| entry.leads.as_deref());
        leads == Some(term.role.as_str())
    }

    /// The international body for which a person speaks on the document's date, who has no office of a country.
    pub(super) fn bloc(&self, person: &ActorId) -> Option<ActorId> {
        let is_bloc = |term: &&OfficeTerm| {
            let entry = self.entry(&term.office.of);
            entry.is_some_and(|entry| entry.class == "international" || entry.class == "agency")
        };
        let mut terms = self.terms_then(person).peekable();
        terms.peek()?;
        let of = terms.try_fold(None, |_, term| is_bloc(&term).then_some(Some(term)))??;
        Some(of.office.of.clone())
    }

    /// How far from the document's date the person held an office: 0 when then.
    pub(super) fn distance(&self, person: &ActorId) -> i32 {
        let Some(date) = self.date else { return 0 };
        let years = |term: &OfficeTerm| {
            let year = i32::from(date.first().year());
            let from = term
                .office
                .from
                .map_or(year, |from| i32::from(from.first().year()));
            let until = term
                .office
                .until
                .map_or(year, |until| i32::from(until.last().year()));
            (from - year).max(year - until).max(0)
        };
        self.lexicon
            .actors
            .terms_of(person)
            .map(years)
            .min()
            .unwrap_or(100)
    }
}

/// Whether a capital or other seat is only the place where something happens: "met in Geneva".
pub(super) fn is_place(
    read: &Read<'_>,
    mention: &Mention,
    candidates: &[Candidate],
    words: &Words,
) -> bool {
    let is_seat =
        |candidate: &Candidate| matches!(candidate.kind, FormKind::Capital | FormKind::Seat);
    let mut bodies = candidates
        .iter()
        .filter(|candidate| candidate.kind != FormKind::Surname)
        .peekable();
    bodies.peek().is_some() && bodies.all(is_seat) && !acts(read, mention.head, words)
}

/// Whether a word stands where actors stand, not places.
fn acts(read: &Read<'_>, word: usize, words: &Words) -> bool {
    let sentence = &read.sentence;
    let token = &sentence.tokens[word];
    let moves = |word: usize| {
        let lemma = sentence.tokens[word].lemma.to_lowercase();
        words.has("motion", &lemma)
    };
    let case = sentence
        .children_by(word, Rel::Case)
        .next()
        .map(|case| sentence.tokens[case].lemma.as_ref());
    match token.rel {
        Rel::Nsubj | Rel::NsubjPass | Rel::NmodPoss | Rel::Obj | Rel::Iobj | Rel::OblAgent => true,
        Rel::Obl | Rel::Nmod => match case {
            Some("with" | "between" | "by" | "against" | "towards" | "toward" | "among") => true,
            // "Switched recognition from Taipei to Beijing", "sent greetings to Hanoi".
            Some("to" | "from") if carries_words(read, word, words) => true,
            // "The hand of Tehran".
            Some("of") => token
                .head
                .is_some_and(|head| words.has("of_governments", &sentence.tokens[head].lemma)),
            // "From Cairo to Dhaka".
            Some("to") if is_from_to(read, word) => false,
            // "Pointed the finger at Belgrade", "anger at Ankara".
            Some("at") => token
                .head
                .is_some_and(|head| words.has("at_whom", &sentence.tokens[head].lemma)),
            // "A letter to Paris", but not "a flight to Paris".
            Some("to" | "for" | "from" | "on") => !token.head.is_some_and(moves),
            _ => false,
        },
        Rel::Conj => token.head.is_some_and(|head| acts(read, head, words)),
        Rel::Compound | Rel::Amod => token
            .head
            .is_some_and(|head| sentence.tokens[head].lemma.as_ref() == "-"),
        _ => false,
    }
}

/// Whether what goes to or from a place is said or written: whatever a word hangs on, or its object.
fn carries_words(read: &Read<'_>, word: usize, words: &Words) -> bool {
    let sentence = &read.sentence;
    let Some(head) = sentence.tokens[word].head else {
        return false;
    };
    let mut things = sentence.children_by(head, Rel::Obj).chain([head]);
    things.any(|thing| words.has("messages", &sentence.tokens[thing].lemma))
}

/// Whether "from" and a name stand directly before the "to" of a word.
fn is_from_to(read: &Read<'_>, word: usize) -> bool {
    let tokens = &read.sentence.tokens;
    let is = |at: usize, wanted: &str| tokens[at].lemma.as_ref() == wanted;
    let to = (0..word).rev().find(|&at| is(at, "to"));
    let before = to.and_then(|to| (to.saturating_sub(3)..to).find(|&at| is(at, "from")));
    before.is_some()
}
