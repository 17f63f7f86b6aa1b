//! The terms in office that a dictionary gives.

use std::collections::HashMap;

use crate::lexicon::{ActorTables, OfficeTerm};
use crate::model::ActorId;
use crate::when::When;

/// Who held which role, of what, from when until when.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Term {
    pub(super) person: ActorId,
    pub(super) role: String,
    pub(super) of: ActorId,
    pub(super) from: Option<When>,
    pub(super) until: Option<When>,
}

/// Terms on top of those of the tables.
#[derive(Debug, Default)]
pub(super) struct Terms {
    list: Vec<Term>,
    /// Where the term of this person, role, seat and beginning stands.
    places: HashMap<(ActorId, String, ActorId, Option<When>), usize>,
}

impl Terms {
    /// Adds a term, unless the tables have the person in that office at that time. Of two that begin on one day
    /// the longer holds.
    pub(super) fn add(&mut self, term: Term, tables: &ActorTables) {
        let known = tables
            .terms_of(&term.person)
            .any(|known| meets(&term, known));
        if known {
            return;
        }
        let Term {
            person,
            role,
            of,
            from,
            ..
        } = term.clone();
        let place = self.places.entry((person, role, of, from));
        let place = *place.or_insert(self.list.len());
        match self.list.get_mut(place) {
            Some(other) => other.until = later(other.until, term.until),
            None => self.list.push(term),
        }
    }

    /// The rows of the table of offices.
    pub(super) fn rows(self, source: &str) -> Vec<String> {
        let written = |when: Option<When>| when.map_or_else(String::new, |when| when.to_string());
        let row = |term: Term| {
            let (from, until) = (written(term.from), written(term.until));
            let (person, role, of) = (term.person, term.role, term.of);
            format!("{person}\t{role}\t{of}\t{from}\t{until}\t\t{source}")
        };
        self.list.into_iter().map(row).collect()
    }
}

/// Whether a term is in the office of a known one, at some time that both cover.
fn meets(term: &Term, known: &OfficeTerm) -> bool {
    let office = &known.office;
    known.role == term.role
        && office.of == term.of
        && begins_before_end(term.from, office.until)
        && begins_before_end(office.from, term.until)
}

/// Whether something begins before the other ends; an open end is after everything.
fn begins_before_end(from: Option<When>, until: Option<When>) -> bool {
    from.zip(until)
        .is_none_or(|(from, until)| from.first() < until.last())
}

/// The later of two ends; none is the latest.
fn later(one: Option<When>, other: Option<When>) -> Option<When> {
    let (one, other) = one.zip(other)?;
    Some(if other.last() > one.last() {
        other
    } else {
        one
    })
}
