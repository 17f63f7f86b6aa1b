//! The best chain that begins in a given way.

use std::collections::BTreeSet;

use jiff::civil::Date;
use petgraph::algo::astar;
use petgraph::graph::NodeIndex;
use petgraph::visit::{EdgeFiltered, EdgeRef};

use super::timetable::Timetable;
use crate::query::Network;

/// What is asked for: a chain that begins with `prefix`, does not go on to an actor of `closed`, and
/// ends at `to`.
pub(super) struct Search<'n, 'g> {
    pub(super) network: &'n Network<'g>,
    pub(super) prefix: &'n [NodeIndex],
    pub(super) closed: BTreeSet<NodeIndex>,
    pub(super) to: NodeIndex,
}

/// A chain, and what it costs among chains of its length.
pub(super) type Found = (u64, Vec<NodeIndex>);

impl Search<'_, '_> {
    /// Where the chain goes on.
    fn last(&self) -> NodeIndex {
        self.prefix.last().copied().unwrap_or(self.to)
    }

    /// Whether a step may lead from one actor to the other.
    fn is_open(&self, from: NodeIndex, to: NodeIndex) -> bool {
        let is_closed = from == self.last() && self.closed.contains(&to);
        !is_closed && !self.prefix.contains(&to)
    }

    /// The prefix, with a chain from its last actor behind it.
    fn whole(&self, chain: &[NodeIndex]) -> Vec<NodeIndex> {
        [self.prefix, chain.get(1..).unwrap_or_default()].concat()
    }
}

/// A step costs so much that no number of events makes a longer chain better.
const STEP: u64 = 1 << 32;
/// What a step over a pair with a single event costs on top.
const WEAK: u64 = 1 << 16;

fn cost(events: usize) -> u64 {
    STEP + WEAK / events.max(1) as u64
}

/// The shortest chain, whatever the dates, by petgraph's A*; its cost is lower where pairs have many events.
pub(super) fn shortest(search: &Search<'_, '_>) -> Option<Found> {
    let network = search.network;
    // petgraph's edges of an undirected graph begin where it comes from.
    let graph = EdgeFiltered::from_fn(network, |edge| search.is_open(edge.source(), edge.target()));
    let (_, chain) = astar(
        &graph,
        search.last(),
        |node| node == search.to,
        |edge| cost(edge.weight().len()),
        |_| 0,
    )?;
    let chain = search.whole(&chain);
    let steps = chain
        .windows(2)
        .filter_map(|ends| network.find_edge(ends[0], ends[1]));
    let cost = steps.map(|edge| cost(network[edge].len())).sum();
    Some((cost, chain))
}

/// The shortest chain whose dates do not go back; of several the one that ends first.
pub(super) fn by_date(search: &Search<'_, '_>, timetable: &Timetable) -> Option<Found> {
    let start = day_after(search, timetable)?;
    let mut ways = Ways {
        search,
        timetable,
        first: vec![None; search.network.node_count()],
    };
    // Layer by layer who can first be reached on which day, and over whom.
    let begin = Stop {
        node: search.last(),
        day: start,
        before: search.last(),
    };
    let mut layers = vec![vec![begin]];
    while let Some(layer) = layers.last().filter(|layer| !layer.is_empty()) {
        if let Some(stop) = layer.iter().find(|stop| stop.node == search.to) {
            let day = stop.day.map_or(0, number);
            return Some((day, search.whole(&back(&layers, search.to))));
        }
        let next = ways.next(layer);
        layers.push(next);
    }
    None
}

/// An actor that is reached: from which day on, and over whom.
#[derive(Debug, Clone, Copy)]
struct Stop {
    node: NodeIndex,
    day: Option<Date>,
    before: NodeIndex,
}

/// The ways on from those who are reached.
struct Ways<'s> {
    search: &'s Search<'s, 's>,
    timetable: &'s Timetable,
    /// The first day on which each actor can be reached, as far as is known.
    first: Vec<Option<Date>>,
}

impl Ways<'_> {
    /// Those who are reached sooner than before by a step from this layer, in the order of their nodes.
    fn next(&mut self, layer: &[Stop]) -> Vec<Stop> {
        let mut next: Vec<Stop> = Vec::new();
        for stop in layer {
            for edge in self.search.network.edges(stop.node) {
                let other = edge.target();
                let first = self.first[other.index()];
                // No step leads back in time.
                if stop
                    .day
                    .is_some_and(|day| first.is_some_and(|first| first <= day))
                {
                    continue;
                }
                let Some(reached) = self.timetable.reached(edge.id(), stop.day) else {
                    continue;
                };
                let is_news = first.is_none_or(|first| reached < first);
                if is_news && self.search.is_open(stop.node, other) {
                    self.first[other.index()] = Some(reached);
                    next.push(Stop {
                        node: other,
                        day: Some(reached),
                        before: stop.node,
                    });
                }
            }
        }
        // The last of those at one actor is the one that is there first.
        next.reverse();
        next.sort_by_key(|stop| stop.node);
        next.dedup_by_key(|stop| stop.node);
        next
    }
}

/// The way back through the layers.
fn back(layers: &[Vec<Stop>], to: NodeIndex) -> Vec<NodeIndex> {
    let mut chain = vec![to];
    let mut node = to;
    for layer in layers.iter().skip(1).rev() {
        if let Ok(place) = layer.binary_search_by_key(&node, |stop| stop.node) {
            node = layer[place].before;
            chain.push(node);
        }
    }
    chain.reverse();
    chain
}

/// The day that the prefix reaches; none for the outer option where its own dates go back.
#[expect(clippy::option_option, reason = "no day is told apart from no way")]
fn day_after(search: &Search<'_, '_>, timetable: &Timetable) -> Option<Option<Date>> {
    let mut day = None;
    for ends in search.prefix.windows(2) {
        let pair = search.network.find_edge(ends[0], ends[1])?;
        day = Some(timetable.reached(pair, day)?);
    }
    Some(day)
}

/// A day as a number that grows with it; dates are in years from 0 to 9999.
fn number(day: Date) -> u64 {
    let day = [
        i64::from(day.year()),
        i64::from(day.month()),
        i64::from(day.day()),
    ];
    (day[0] * 10_000 + day[1] * 100 + day[2]).unsigned_abs()
}
