//! Which of several actors of one name is meant.

use super::Read;
use super::memory::Memory;
use crate::lexicon::{FormKind, OfficeTerm};
use crate::model::{ActorId, ActorKind};
use crate::recognize::{Candidate, Mention};
use crate::text::Rel;

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
        let then = |candidate: &&Candidate| {
            let Some((entry, date)) = self.entry(&candidate.actor).zip(self.date) else {
                return true;
            };
            entry.from.is_none_or(|from| from.first() <= date.last())
                && entry.until.is_none_or(|until| date.first() < until.last())
        };
        let best = bodies
            .clone()
            .filter(then)
            .min_by_key(|candidate| self.rank(candidate));
        let best = best.or_else(|| bodies.min_by_key(|candidate| self.rank(candidate)))?;
        Some(best.actor.clone())
    }

    /// A state's own names before its citizens' and its capital's.
    fn rank(&self, candidate: &Candidate) -> (bool, FormKind) {
        let gone = self.date.is_none()
            && self
                .entry(&candidate.actor)
                .is_some_and(|entry| entry.until.is_some());
        (gone, candidate.kind)
    }

    /// The person whom a name means: one named in full, one whom the document has named before, or
    /// the one holder of an office who has that surname on the document's date.
    pub(super) fn person(&self, candidates: &[Candidate], name: &str) -> Option<ActorId> {
        let people = || {
            candidates
                .iter()
                .filter(|candidate| self.is_person(&candidate.actor))
        };
        let full: Vec<&Candidate> = people()
            .filter(|candidate| candidate.kind != FormKind::Surname)
            .collect();
        if let Some(best) = full
            .iter()
            .min_by_key(|candidate| self.distance(&candidate.actor))
        {
            return Some(best.actor.clone());
        }
        if let Some(person) = self.by_surname(name) {
            return Some(person.clone());
        }
        let mut then =
            people().filter(|candidate| self.terms_then(&candidate.actor).next().is_some());
        match (then.next(), then.next()) {
            (Some(only), None) => Some(only.actor.clone()),
            (Some(_), Some(_)) => {
                let mut leads = people().filter(|candidate| {
                    self.terms_then(&candidate.actor)
                        .any(|term| self.leads(term))
                });
                let first = leads.next()?;
                leads.next().is_none().then(|| first.actor.clone())
            }
            _ => None,
        }
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
pub(super) fn is_place(read: &Read<'_>, mention: &Mention, candidates: &[Candidate]) -> bool {
    let is_seat =
        |candidate: &Candidate| matches!(candidate.kind, FormKind::Capital | FormKind::Seat);
    let mut bodies = candidates
        .iter()
        .filter(|candidate| candidate.kind != FormKind::Surname)
        .peekable();
    bodies.peek().is_some() && bodies.all(is_seat) && !acts(read, mention.head)
}

/// Whether a word stands where actors stand, not places.
fn acts(read: &Read<'_>, word: usize) -> bool {
    let sentence = &read.sentence;
    let token = &sentence.tokens[word];
    let case = sentence
        .children_by(word, Rel::Case)
        .next()
        .map(|case| sentence.tokens[case].lemma.as_ref());
    match token.rel {
        Rel::Nsubj | Rel::NsubjPass | Rel::NmodPoss | Rel::Obj | Rel::Iobj | Rel::OblAgent => true,
        Rel::Obl | Rel::Nmod => matches!(
            case,
            Some("with" | "between" | "by" | "against" | "towards" | "toward" | "among")
        ),
        Rel::Conj => token.head.is_some_and(|head| acts(read, head)),
        Rel::Compound | Rel::Amod => token
            .head
            .is_some_and(|head| sentence.tokens[head].lemma.as_ref() == "-"),
        _ => false,
    }
}
