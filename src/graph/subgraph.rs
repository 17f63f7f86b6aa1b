//! A part of a graph as a graph of its own.

use std::collections::BTreeSet;

use petgraph::graph::NodeIndex;
use petgraph::visit::EdgeRef;

use super::{Edge, EventEdge, Graph, Node};

impl Graph {
    /// The graph of some of the events: with the actors that have any of them, the structure among
    /// these, and the documents that mention them.
    ///
    /// Events stay as they are, with all their reports.
    #[must_use]
    pub fn subgraph(&self, keep: impl Fn(&Node, &Node, &EventEdge) -> bool) -> Self {
        let is_kept = |source: NodeIndex, target: NodeIndex, edge: &Edge| match edge {
            Edge::Event(event) => keep(&self.inner[source], &self.inner[target], event),
            Edge::Structure(_) => false,
        };
        let all = self.inner.edge_references();
        let kept = all.filter(|edge| is_kept(edge.source(), edge.target(), edge.weight()));
        let events: BTreeSet<_> = kept.map(|edge| edge.id()).collect();
        let ends = events
            .iter()
            .filter_map(|&event| self.inner.edge_endpoints(event));
        let nodes: BTreeSet<NodeIndex> =
            ends.flat_map(|(source, target)| [source, target]).collect();
        let inner = self.inner.filter_map(
            |index, node| nodes.contains(&index).then(|| node.clone()),
            |index, edge| {
                let is_kept = matches!(edge, Edge::Structure(_)) || events.contains(&index);
                is_kept.then(|| edge.clone())
            },
        );
        let mentions = inner
            .node_weights()
            .flat_map(|node| &node.mentioned.documents);
        let documents = mentions.filter_map(|id| self.documents.get_key_value(id));
        Self {
            documents: documents
                .map(|(id, source)| (id.clone(), source.clone()))
                .collect(),
            index: inner
                .node_indices()
                .map(|index| (inner[index].id().clone(), index))
                .collect(),
            inner,
        }
    }
}
