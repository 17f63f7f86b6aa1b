//! Over whom are two actors linked?

use std::collections::BTreeSet;

use jiff::civil::Date;
use petgraph::graph::NodeIndex;

use super::{Finding, Network, network};
use crate::graph::Graph;
use crate::model::ActorId;
use search::{Found, Search, by_date, shortest};
use timetable::Timetable;

mod search;
mod timetable;

/// Whether the dates of a chain matter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ChainOrder {
    /// They do not; among chains of one length those of pairs with many events come first.
    Any,
    /// They do not go back; among chains of one length those come first that end first.
    ByDate,
}

/// A step of a chain: from one actor to the next.
#[derive(Debug, Clone, Copy)]
pub struct Step<'g> {
    /// The event that stands for the step, seen from the actor where the step begins: the one that
    /// most documents report; in order of dates the first that is not too early.
    pub found: Finding<'g>,
    /// How many events there are between the two.
    pub events: usize,
}

/// The shortest chains of events from one actor to another, at most so many, the shortest first; no
/// chain meets an actor twice. Who does an event to whom does not matter.
///
/// ```
/// use chancery::model::ActorId;
/// use chancery::{export::json::read_json, graph::Graph, lexicon::Lexicon};
/// use chancery::query::{ChainOrder, paths};
///
/// let record = read_json(include_bytes!("../../../graphs/afghanistan-calls.json"))?;
/// let graph = Graph::new(record, &Lexicon::embedded()?);
/// let [johnson, biden] = ["boris-johnson", "joe-biden"].map(ActorId::new);
/// let chains = paths(&graph, &johnson, &biden, 1, ChainOrder::ByDate);
/// let names: Vec<&str> = chains[0].iter().map(|step| step.found.with().name()).collect();
/// assert_eq!(names, ["Emmanuel Macron", "Joe Biden"]);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn paths<'g>(
    graph: &'g Graph,
    from: &ActorId,
    to: &ActorId,
    most: usize,
    order: ChainOrder,
) -> Vec<Vec<Step<'g>>> {
    let network = network(graph);
    let place = |id| {
        network
            .node_indices()
            .find(|&node| network[node].id() == id)
    };
    let (Some(from), Some(to)) = (place(from), place(to)) else {
        return Vec::new();
    };
    if from == to {
        return Vec::new();
    }
    let chains = match order {
        ChainOrder::Any => k_shortest(&network, from, to, most, shortest),
        ChainOrder::ByDate => {
            let timetable = Timetable::of(&network);
            k_shortest(&network, from, to, most, |search| {
                by_date(search, &timetable)
            })
        }
    };
    let steps = chains.iter().map(|chain| steps(&network, chain, order));
    steps.collect()
}

/// Yen's algorithm: each further chain leaves one of those found at some actor, and is the best that
/// goes on from there otherwise.
fn k_shortest(
    network: &Network<'_>,
    from: NodeIndex,
    to: NodeIndex,
    most: usize,
    best: impl Fn(&Search<'_, '_>) -> Option<Found>,
) -> Vec<Vec<NodeIndex>> {
    let mut found: Vec<Vec<NodeIndex>> = Vec::new();
    let mut open: BTreeSet<(usize, u64, Vec<NodeIndex>)> = BTreeSet::new();
    let search = |prefix: &[NodeIndex], closed: BTreeSet<NodeIndex>| {
        let search = Search {
            network,
            prefix,
            closed,
            to,
        };
        best(&search).map(|(cost, chain)| (chain.len(), cost, chain))
    };
    open.extend(search(&[from], BTreeSet::new()));
    while found.len() < most
        && let Some((_, _, chain)) = open.pop_first()
    {
        for length in 1..chain.len() {
            let prefix = &chain[..length];
            let alike = found
                .iter()
                .chain([&chain])
                .filter(|known| known.starts_with(prefix));
            let closed = alike
                .filter_map(|known| known.get(length).copied())
                .collect();
            open.extend(search(prefix, closed));
        }
        found.push(chain);
    }
    found
}

/// The events of a chain.
fn steps<'g>(network: &Network<'g>, chain: &[NodeIndex], order: ChainOrder) -> Vec<Step<'g>> {
    let mut day = None;
    let mut steps = Vec::new();
    for ends in chain.windows(2) {
        let edge = network.find_edge(ends[0], ends[1]);
        let events = edge.map_or(&[][..], |edge| network[edge].as_slice());
        let chosen = match order {
            ChainOrder::Any => best_reported(events),
            ChainOrder::ByDate => next_event(events, day).map(|(found, reached)| {
                day = Some(reached);
                found
            }),
        };
        steps.extend(chosen.map(|found| Step {
            found: found.seen_from(network[ends[0]]),
            events: events.len(),
        }));
    }
    steps
}

fn best_reported<'e, 'g>(events: &'e [Finding<'g>]) -> Option<&'e Finding<'g>> {
    // Of equals the first counts, so that the choice is that of the keys.
    events.iter().rev().max_by_key(|found| found.sources())
}

/// The first event that need not be before a day, and the day on which it then is.
fn next_event<'e, 'g>(
    events: &'e [Finding<'g>],
    day: Option<Date>,
) -> Option<(&'e Finding<'g>, Date)> {
    let dated = events
        .iter()
        .filter_map(|found| Some((found, found.date()?)));
    let later = dated.filter(|(_, date)| day.is_none_or(|day| day <= date.last()));
    let reached =
        later.map(|(found, date)| (found, day.map_or(date.first(), |day| day.max(date.first()))));
    reached.min_by_key(|(_, reached)| *reached)
}
