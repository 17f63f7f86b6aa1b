//! How many events of which kind, when, by whom, between whom?

use std::cmp::Reverse;
use std::collections::BTreeMap;

use petgraph::graph::NodeIndex;
use petgraph::visit::EdgeRef;

use super::network::by_pair;
use super::{betweenness, communities, network, page_rank};
use crate::graph::{Edge, EventEdge, Graph, Node};
use crate::model::{ActorId, EventType, Quad};
use crate::when::When;

/// How many events there are of each type, the most frequent first.
pub fn by_type(graph: &Graph) -> Vec<(&EventType, Quad, usize)> {
    let mut counts: BTreeMap<&EventType, (Quad, usize)> = BTreeMap::new();
    for (_, _, event) in graph.events() {
        counts.entry(&event.kind).or_insert((event.quad, 0)).1 += 1;
    }
    let counts = counts.into_iter();
    let mut counts: Vec<_> = counts
        .map(|(kind, (quad, count))| (kind, quad, count))
        .collect();
    counts.sort_by_key(|(_, _, count)| Reverse(*count));
    counts
}

/// How many events there are in each month, by date; an interval counts where it begins, and years
/// stand alone where no month is known. Without a date of the event that of the report counts.
pub fn by_month(graph: &Graph) -> Vec<(Option<When>, usize)> {
    let mut counts: BTreeMap<Option<When>, usize> = BTreeMap::new();
    for (_, _, event) in graph.events() {
        *counts.entry(event.happened().map(month)).or_default() += 1;
    }
    let mut counts: Vec<_> = counts.into_iter().collect();
    counts.sort_by_key(|(month, _)| month.map(When::first));
    counts
}

fn month(date: When) -> When {
    match date {
        When::Year(_) | When::Month(..) => date,
        When::Day(day) | When::Interval(day, _) => When::Month(day.year(), day.month()),
    }
}

/// An actor of a graph in numbers.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Presence<'g> {
    /// The actor.
    pub node: &'g Node,
    /// How many events it takes part in.
    pub events: usize,
    /// How many of these it does; where both sides are alike, both do it.
    pub done: usize,
    /// How many are done to it, or with it.
    pub received: usize,
    /// With how many others it has events.
    pub partners: usize,
}

/// The actors of a graph with their events, those with most events first. Actors that are only
/// mentioned come last, with none.
///
/// ```
/// use chancery::{export::json::read_json, graph::Graph, lexicon::Lexicon, query::presences};
///
/// let record = read_json(include_bytes!("../../graphs/afghanistan-calls.json"))?;
/// let graph = Graph::new(record, &Lexicon::embedded()?);
/// let first = presences(&graph)[0];
/// assert_eq!((first.node.name(), first.partners), ("Emmanuel Macron", 6));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn presences(graph: &Graph) -> Vec<Presence<'_>> {
    let mut found: Vec<Presence> = graph.nodes().map(Presence::of).collect();
    let mut pairs: Vec<[usize; 2]> = Vec::new();
    for edge in graph.petgraph().edge_references() {
        let Edge::Event(event) = edge.weight() else {
            continue;
        };
        let ends = [edge.source(), edge.target()].map(NodeIndex::index);
        let [source, target] = ends;
        let both = event.symmetric || source == target;
        found[source].take_part(true, both);
        if source != target {
            found[target].take_part(both, true);
            pairs.push([source.min(target), source.max(target)]);
        }
    }
    pairs.sort_unstable();
    pairs.dedup();
    for end in pairs.into_iter().flatten() {
        found[end].partners += 1;
    }
    found.sort_by_key(|presence| Reverse((presence.events, presence.partners)));
    found
}

impl<'g> Presence<'g> {
    /// An actor that is only mentioned.
    fn of(node: &'g Node) -> Self {
        Self {
            node,
            events: 0,
            done: 0,
            received: 0,
            partners: 0,
        }
    }

    /// Adds an event in which it takes part: whether it does it, and whether it is done to it.
    fn take_part(&mut self, does: bool, receives: bool) {
        self.events += 1;
        self.done += usize::from(does);
        self.received += usize::from(receives);
    }
}

/// What place an actor has in the network of all.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Standing<'g> {
    /// The actor and its events.
    pub presence: Presence<'g>,
    /// The share of shortest paths between others that lead over it.
    pub betweenness: f64,
    /// Its `PageRank`.
    pub page_rank: f64,
    /// The number of its community, from 1, the largest first.
    pub community: usize,
}

/// The actors that have events, with their place in the network, by `PageRank`.
///
/// The measures are those of [`network`]: one edge a pair, which weighs as much as it has events.
pub fn standings(graph: &Graph) -> Vec<Standing<'_>> {
    let network = network(graph);
    let measures = || (page_rank(&network), communities(&network));
    let (between, (ranks, communities)) = rayon::join(|| betweenness(&network), measures);
    let mut places: BTreeMap<&ActorId, usize> = BTreeMap::new();
    for place in network.node_indices() {
        places.insert(network[place].id(), place.index());
    }
    let presences = presences(graph).into_iter();
    let mut found: Vec<Standing> = presences
        .filter_map(|presence| {
            let place = *places.get(presence.node.id())?;
            Some(Standing {
                presence,
                betweenness: between[place],
                page_rank: ranks[place],
                community: communities[place],
            })
        })
        .collect();
    found.sort_by(|one, other| other.page_rank.total_cmp(&one.page_rank));
    found
}

/// All events of a pair.
#[derive(Debug, Clone, PartialEq)]
pub struct Pair<'g> {
    /// The two, in the order of their ids; an actor may be its own partner.
    pub actors: [&'g Node; 2],
    /// The events.
    pub events: Vec<&'g EventEdge>,
}

impl Pair<'_> {
    /// The types of its events, with their numbers, the most frequent first.
    pub fn kinds(&self) -> Vec<(&EventType, usize)> {
        let mut counts: BTreeMap<&EventType, usize> = BTreeMap::new();
        self.events
            .iter()
            .for_each(|event| *counts.entry(&event.kind).or_default() += 1);
        let mut counts: Vec<_> = counts.into_iter().collect();
        counts.sort_by_key(|(_, count)| Reverse(*count));
        counts
    }

    /// The first and the last date of its events.
    pub fn dates(&self) -> Option<[When; 2]> {
        let dates = || self.events.iter().filter_map(|event| event.happened());
        Some([
            dates().min_by_key(|date| date.first())?,
            dates().max_by_key(|date| date.last())?,
        ])
    }
}

/// The pairs of a graph, those with most events first.
pub fn pairs(graph: &Graph) -> Vec<Pair<'_>> {
    let inner = graph.petgraph();
    let events = by_pair(graph);
    let pairs = events.chunk_by(|(one, _), (other, _)| one == other);
    let mut pairs: Vec<Pair> = pairs
        .map(|events| Pair {
            actors: events[0].0.map(|node| &inner[node]),
            events: events.iter().map(|(_, found)| found.event).collect(),
        })
        .collect();
    pairs.sort_by_key(|pair| Reverse(pair.events.len()));
    pairs
}
