//! Who acts for a country?

use std::collections::BTreeSet;

use petgraph::Direction::Incoming;
use petgraph::visit::EdgeRef;

use crate::graph::{Edge, Graph, Structure};
use crate::model::{ActorId, ActorKind};

/// An actor with those of the graph who act for it: a country's people and institutions, an
/// organisation's officers and parts, and theirs.
///
/// ```
/// use chancery::{export::json::read_json, graph::Graph, lexicon::Lexicon, model::ActorId, query::people_of};
///
/// let record = read_json(include_bytes!("../../graphs/afghanistan-calls.json"))?;
/// let graph = Graph::new(record, &Lexicon::embedded()?);
/// let britain = people_of(&graph, &ActorId::new("united-kingdom"));
/// assert!(britain.contains(&ActorId::new("boris-johnson")));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn people_of(graph: &Graph, id: &ActorId) -> BTreeSet<ActorId> {
    let mut found = BTreeSet::from([id.clone()]);
    let mut open = vec![id.clone()];
    open.extend(of_country(graph, id));
    while let Some(id) = open.pop() {
        let new = who_serve(graph, &id).filter(|id| found.insert(id.clone()));
        open.extend(new.collect::<Vec<_>>());
        found.insert(id);
    }
    found
}

/// Those with the country's code.
fn of_country<'g>(graph: &'g Graph, id: &ActorId) -> impl Iterator<Item = ActorId> + use<'g> {
    let country = graph.node(id).map(|node| &node.mentioned.actor);
    let code = country
        .filter(|actor| actor.kind == ActorKind::Country)
        .and_then(|actor| actor.country.as_deref());
    graph
        .nodes()
        .filter(move |node| code.is_some() && node.mentioned.actor.country.as_deref() == code)
        .map(|node| node.id().clone())
}

/// Who holds an office of it, or is a part of it.
fn who_serve<'g>(graph: &'g Graph, id: &ActorId) -> impl Iterator<Item = ActorId> + use<'g> {
    let inner = graph.petgraph();
    let edges = graph
        .index(id)
        .map(|index| inner.edges_directed(index, Incoming));
    edges.into_iter().flatten().filter_map(|edge| {
        let serves = matches!(
            edge.weight(),
            Edge::Structure(Structure::HoldsOffice(_) | Structure::PartOf)
        );
        serves.then(|| inner[edge.source()].id().clone())
    })
}
