//! Who acts for a country?

use std::collections::BTreeSet;

use crate::graph::{Graph, Node};
use crate::lexicon::Lexicon;
use crate::model::{ActorId, ActorKind};

/// An actor with those of the graph who act for it: a country's people and institutions, an
/// organisation's officers and parts, and theirs. The graph need not mention the actor itself.
///
/// ```
/// use chancery::{export::json::read_json, graph::Graph, lexicon::Lexicon, model::ActorId, query::people_of};
///
/// let lexicon = Lexicon::embedded()?;
/// let record = read_json(include_bytes!("../../graphs/afghanistan-calls.json"))?;
/// let graph = Graph::new(record, &lexicon);
/// let britain = people_of(&graph, &lexicon, &ActorId::new("united-kingdom"));
/// assert!(britain.contains(&ActorId::new("boris-johnson")));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn people_of(graph: &Graph, lexicon: &Lexicon, id: &ActorId) -> BTreeSet<ActorId> {
    let code = country_code(graph, lexicon, id);
    let mut found = BTreeSet::from([id.clone()]);
    loop {
        let acts = |node: &&Node| {
            (code.is_some() && node.mentioned.actor.country.as_deref() == code)
                || serves(node, &found, lexicon)
        };
        let new: Vec<ActorId> = graph
            .nodes()
            .filter(|node| !found.contains(node.id()))
            .filter(acts)
            .map(|node| node.id().clone())
            .collect();
        if new.is_empty() {
            return found;
        }
        found.extend(new);
    }
}

/// The code of a country; others have none of their own.
fn country_code<'a>(graph: &'a Graph, lexicon: &'a Lexicon, id: &ActorId) -> Option<&'a str> {
    let in_graph = graph.node(id).map(|node| &node.mentioned.actor);
    let in_tables = || lexicon.actors.get(id).map(|entry| &entry.actor);
    let actor = in_graph.or_else(in_tables)?;
    actor
        .country
        .as_deref()
        .filter(|_| actor.kind == ActorKind::Country)
}

/// Whether it holds an office of one of these, or is a part of one.
fn serves(node: &Node, whom: &BTreeSet<ActorId>, lexicon: &Lexicon) -> bool {
    let mut offices = node.offices.iter();
    offices.any(|office| whom.contains(&office.of))
        || lexicon
            .part_of(node.id())
            .is_some_and(|whole| whom.contains(whole))
}
