//! Who has to do with whom?

use std::collections::BTreeMap;

use petgraph::graph::{NodeIndex, UnGraph};

use super::Finding;
use crate::graph::{Graph, Node};

/// The actors that have events, and one edge a pair with all its events, whatever they are and
/// whoever does them. What an actor does to itself is no edge.
///
/// Nodes are in the order of their ids, the events of a pair in the order of their keys.
pub type Network<'g> = UnGraph<&'g Node, Vec<Finding<'g>>>;

/// The network of a graph: for measures of networks, and for paths.
///
/// ```
/// use chancery::{graph::Graph, query::network};
/// assert_eq!(network(&Graph::default()).node_count(), 0);
/// ```
pub fn network(graph: &Graph) -> Network<'_> {
    let mut network = Network::default();
    let mut places = BTreeMap::new();
    for (source, target, _) in graph.events() {
        for node in [source, target] {
            places.insert(node.id(), (node, NodeIndex::end()));
        }
    }
    for (node, place) in places.values_mut() {
        *place = network.add_node(*node);
    }
    let mut pairs: BTreeMap<[NodeIndex; 2], Vec<Finding>> = BTreeMap::new();
    for (source, target, event) in graph.events() {
        let mut pair = [source, target].map(|node| places[node.id()].1);
        pair.sort();
        let found = Finding::new(source, target, event, false);
        pairs.entry(pair).or_default().push(found);
    }
    for ([one, other], events) in pairs {
        if one != other {
            network.add_edge(one, other, events);
        }
    }
    network
}

/// A count as a real number.
#[expect(
    clippy::cast_precision_loss,
    reason = "graphs have far fewer than 2^52 events"
)]
pub(super) fn real(count: usize) -> f64 {
    count as f64
}
