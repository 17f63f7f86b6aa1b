//! The set of all that documents report.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::{ActorId, Event, Mentioned};
use crate::when::When;

/// What a set of documents reports, before it is drawn together.
#[derive(Debug, Clone, Default)]
pub struct Record {
    /// The documents that were read, by id.
    pub documents: BTreeMap<String, Source>,
    /// The actors that they mention.
    pub actors: BTreeMap<ActorId, Mentioned>,
    /// The events as single sentences report them: a set, in whatever order. What is there twice
    /// counts once.
    pub reports: Vec<Event>,
}

impl PartialEq for Record {
    fn eq(&self, other: &Self) -> bool {
        let [reports, others] = [self, other].map(|record| {
            let reports = record.reports.iter();
            reports.collect::<BTreeSet<_>>()
        });
        (&self.documents, &self.actors) == (&other.documents, &other.actors) && reports == others
    }
}

impl Eq for Record {}

/// A document as a graph cites it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Source {
    /// The headline.
    pub title: Option<String>,
    /// When it was published.
    pub date: Option<When>,
    /// Who published it.
    pub publisher: Option<String>,
    /// Where it can be read.
    pub url: Option<String>,
    /// SHA-256 of its text, in hexadecimal.
    pub sha256: String,
}

impl Record {
    /// All that either record reports.
    #[must_use]
    pub fn union(mut self, mut other: Self) -> Self {
        for (id, source) in other.documents {
            let kept = self.documents.entry(id).or_insert_with(|| source.clone());
            // One id for two texts is a fault of the collection; the choice must not depend on order.
            if source < *kept {
                *kept = source;
            }
        }
        for (id, mentioned) in other.actors {
            match self.actors.get_mut(&id) {
                Some(kept) => kept.absorb(mentioned),
                None => drop(self.actors.insert(id, mentioned)),
            }
        }
        self.reports.append(&mut other.reports);
        self
    }
}
