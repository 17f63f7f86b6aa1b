//! Who has to do with whom?

use petgraph::graph::{NodeIndex, UnGraph};
use petgraph::visit::EdgeRef;

use super::Finding;
use crate::graph::{Edge, Graph, Node};

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
    let pairs = by_pair(graph);
    let mut places = vec![None; graph.petgraph().node_count()];
    for (pair, _) in &pairs {
        for node in pair {
            places[node.index()] = Some(NodeIndex::end());
        }
    }
    let mut network = Network::default();
    for (node, place) in graph.nodes().zip(&mut places) {
        *place = place.map(|_| network.add_node(node));
    }
    for events in pairs.chunk_by(|(one, _), (other, _)| one == other) {
        if let [Some(one), Some(other)] = events[0].0.map(|node| places[node.index()])
            && one != other
        {
            let events = events.iter().map(|(_, found)| *found);
            network.add_edge(one, other, events.collect());
        }
    }
    network
}

/// The events by their pairs, which are in the order of their nodes; those of a pair are in the order
/// of their keys.
pub(super) fn by_pair(graph: &Graph) -> Vec<([NodeIndex; 2], Finding<'_>)> {
    let inner = graph.petgraph();
    let mut order = Vec::with_capacity(inner.edge_count());
    for edge in inner.edge_references() {
        if matches!(edge.weight(), Edge::Event(_)) {
            let (source, target) = (edge.source(), edge.target());
            order.push(([source.min(target), source.max(target)], edge.id()));
        }
    }
    order.sort_unstable();
    let found = |(pair, edge)| {
        let (source, target) = inner.edge_endpoints(edge)?;
        match &inner[edge] {
            Edge::Event(event) => Some((
                pair,
                Finding::new(&inner[source], &inner[target], event, false),
            )),
            Edge::Structure(_) => None,
        }
    };
    order.into_iter().filter_map(found).collect()
}

/// A count as a real number.
#[expect(
    clippy::cast_precision_loss,
    reason = "graphs have far fewer than 2^52 events"
)]
pub(super) fn real(count: usize) -> f64 {
    count as f64
}
