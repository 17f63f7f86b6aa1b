//! A part of a graph as a graph of its own.

use std::collections::BTreeMap;

use petgraph::graph::DiGraph;
use petgraph::visit::{EdgeRef, NodeIndexable};

use super::{Edge, EventEdge, Graph, Node, Source};

impl Graph {
    /// The graph of some of the events: with the actors that have any of them, the structure among
    /// these, and the documents that mention them.
    ///
    /// Events stay as they are, with all their reports.
    #[must_use]
    pub fn subgraph(&self, keep: impl Fn(&Node, &Node, &EventEdge) -> bool) -> Self {
        let part = Part::of(self, keep);
        let inner = self.inner.filter_map(
            |index, node| part.nodes[index.index()].then(|| node.clone()),
            |index, edge| part.edges[index.index()].then(|| edge.clone()),
        );
        let documents = mentioned(&inner, &self.documents);
        let documents = documents.map(|(id, source)| (id.clone(), source.clone()));
        Self::of_parts(documents.collect(), inner)
    }

    /// The same as [`subgraph`](Self::subgraph) of a graph that nobody needs any more: nothing of it
    /// is copied.
    #[must_use]
    pub fn into_subgraph(self, keep: impl Fn(&Node, &Node, &EventEdge) -> bool) -> Self {
        let part = Part::of(&self, keep);
        let inner = self.inner.filter_map_owned(
            |index, node| part.nodes[index.index()].then_some(node),
            |index, edge| part.edges[index.index()].then_some(edge),
        );
        let documents = mentioned(&inner, &self.documents);
        let documents = documents.map(|(id, source)| (id.clone(), source.clone()));
        Self::of_parts(documents.collect(), inner)
    }

    fn of_parts(documents: BTreeMap<String, Source>, inner: DiGraph<Node, Edge>) -> Self {
        let places = inner.node_indices();
        let index = places.map(|place| (inner[place].id().clone(), place));
        Self {
            documents,
            index: index.collect(),
            inner,
        }
    }
}

/// What stays, by the numbers of nodes and edges; structure that loses an actor goes with it.
struct Part {
    nodes: Vec<bool>,
    edges: Vec<bool>,
}

impl Part {
    fn of(graph: &Graph, keep: impl Fn(&Node, &Node, &EventEdge) -> bool) -> Self {
        let inner = &graph.inner;
        let mut nodes = vec![false; inner.node_bound()];
        let mut edges = Vec::with_capacity(inner.edge_count());
        for edge in inner.edge_references() {
            let ends = [edge.source(), edge.target()];
            let is_kept = match edge.weight() {
                Edge::Event(event) => keep(&inner[ends[0]], &inner[ends[1]], event),
                Edge::Structure(_) => true,
            };
            edges.push(is_kept);
            if is_kept && matches!(edge.weight(), Edge::Event(_)) {
                for end in ends {
                    nodes[end.index()] = true;
                }
            }
        }
        Self { nodes, edges }
    }
}

/// The documents that the nodes are mentioned in; one may come several times.
fn mentioned<'a>(
    inner: &'a DiGraph<Node, Edge>,
    documents: &'a BTreeMap<String, Source>,
) -> impl Iterator<Item = (&'a String, &'a Source)> {
    let mentions = inner
        .node_weights()
        .flat_map(|node| &node.mentioned.documents);
    mentions.filter_map(|id| documents.get_key_value(id))
}
