//! Which events are asked for?

use std::collections::BTreeSet;

use super::Finding;
use crate::graph::{EventEdge, Graph, Node};
use crate::model::{ActorId, EventType, Mode, Status};
use crate::when::When;

/// Which events are asked for; what is left empty does not restrict.
///
/// An actor is a set of ids, so that a country may stand for its people: see [`people_of`](super::people_of).
///
/// ```
/// use chancery::export::json::read_json;
/// use chancery::graph::Graph;
/// use chancery::lexicon::Lexicon;
/// use chancery::model::{ActorId, Mode};
/// use chancery::query::{Filter, events};
///
/// let record = read_json(include_bytes!("../../graphs/afghanistan-calls.json"))?;
/// let graph = Graph::new(record, &Lexicon::embedded()?);
///
/// // Macron's calls since 19 August.
/// let filter = Filter {
///     actors: [ActorId::new("emmanuel-macron")].into(),
///     modes: [Mode::Call].into(),
///     since: Some("2021-08-19".parse()?),
///     ..Filter::default()
/// };
/// let with: Vec<&str> = events(&graph, &filter).iter().map(|call| call.with().name()).collect();
/// assert_eq!(with, ["Joe Biden", "Vladimir Putin", "Mario Draghi"]);
///
/// // The same events as a graph of their own, which every format can write.
/// let calls = graph.subgraph(|source, target, event| filter.fits(source, target, event));
/// assert_eq!(calls.nodes().count(), 4);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Filter {
    /// One of these takes part, on whichever side.
    pub actors: BTreeSet<ActorId>,
    /// One of these does it; where both sides are alike, one of these takes part.
    pub from: BTreeSet<ActorId>,
    /// It is done to one of these; where both sides are alike, one of these takes part.
    pub to: BTreeSet<ActorId>,
    /// One side is of the first set and the other of the second, whoever does it.
    pub between: Option<[BTreeSet<ActorId>; 2]>,
    /// Of one of these types.
    pub kinds: BTreeSet<EventType>,
    /// Held in one of these ways.
    pub modes: BTreeSet<Mode>,
    /// Of one of these statuses.
    pub statuses: BTreeSet<Status>,
    /// Not before this date.
    pub since: Option<When>,
    /// Not after this date.
    pub until: Option<When>,
    /// About one of these: ids of actors, and words of `data/words/topics.tsv`.
    pub topics: BTreeSet<String>,
    /// Within the framework of one of these.
    pub forums: BTreeSet<ActorId>,
    /// Reported by one of these documents.
    pub documents: BTreeSet<String>,
    /// Reported by at least so many documents.
    pub min_sources: usize,
}

/// The events of a graph that fit, by date; those without a date stand where they were published.
pub fn events<'g>(graph: &'g Graph, filter: &Filter) -> Vec<Finding<'g>> {
    let fitting = graph
        .events()
        .filter(|(source, target, event)| filter.fits(source, target, event));
    let mut found: Vec<Finding> = fitting
        .map(|(source, target, event)| {
            let turned = event.symmetric && filter.asks_for_the_target(source, target);
            Finding::new(source, target, event, turned)
        })
        .collect();
    // The sort is stable, so events of one day stay in the order of their keys.
    found.sort_by_key(|found| found.date().map(|date| (date.first(), date.last())));
    found
}

impl Filter {
    /// Whether this filter lets every event pass.
    pub fn is_open(&self) -> bool {
        *self == Self::default()
    }

    /// Whether an event between these two is asked for.
    pub fn fits(&self, source: &Node, target: &Node, event: &EventEdge) -> bool {
        self.fits_parties(source.id(), target.id(), event.symmetric)
            && admits(&self.kinds, &event.kind)
            && (self.modes.is_empty() || event.mode.is_some_and(|mode| self.modes.contains(&mode)))
            && admits(&self.statuses, &event.status)
            && self.fits_date(event.happened())
            && meets(&self.topics, event.topics.iter())
            && meets(&self.forums, event.forum.iter())
            && meets(&self.documents, event.documents().into_iter())
            && (self.min_sources < 2 || event.documents().len() >= self.min_sources)
    }

    fn fits_parties(&self, source: &ActorId, target: &ActorId, symmetric: bool) -> bool {
        let among =
            self.actors.is_empty() || self.actors.contains(source) || self.actors.contains(target);
        let directed = |from, to| admits(&self.from, from) && admits(&self.to, to);
        among
            && (directed(source, target) || symmetric && directed(target, source))
            && (self.are_between(source, target) || self.are_between(target, source))
    }

    fn are_between(&self, one: &ActorId, other: &ActorId) -> bool {
        let between = self.between.as_ref();
        between.is_none_or(|[ones, others]| ones.contains(one) && others.contains(other))
    }

    /// Whether the question has the target in mind where both sides are alike.
    fn asks_for_the_target(&self, source: &Node, target: &Node) -> bool {
        let leads = |one: &ActorId, other: &ActorId| {
            admits(&self.actors, one)
                && admits(&self.from, one)
                && admits(&self.to, other)
                && self.are_between(one, other)
        };
        let (source, target) = (source.id(), target.id());
        !leads(source, target) && leads(target, source)
    }

    /// Whether some day of the date lies between the two; without a date nothing is known to.
    fn fits_date(&self, date: Option<When>) -> bool {
        let Some(date) = date else {
            return self.since.is_none() && self.until.is_none();
        };
        self.since.is_none_or(|since| since.first() <= date.last())
            && self.until.is_none_or(|until| date.first() <= until.last())
    }
}

/// An empty set admits all.
fn admits<T: Ord>(set: &BTreeSet<T>, one: &T) -> bool {
    set.is_empty() || set.contains(one)
}

/// Whether any of them is in the set; an empty set admits all.
fn meets<'a, T: Ord + 'a>(set: &BTreeSet<T>, mut any: impl Iterator<Item = &'a T>) -> bool {
    set.is_empty() || any.any(|one| set.contains(one))
}
