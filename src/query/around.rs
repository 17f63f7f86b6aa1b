//! Who stands around an actor?

use std::collections::BTreeSet;

use crate::graph::Graph;
use crate::model::ActorId;

/// These actors, and all who are at most so many events away from one of them, whoever did what to
/// whom.
///
/// ```
/// use chancery::{export::json::read_json, graph::Graph, lexicon::Lexicon, model::ActorId};
/// use chancery::query::around;
///
/// let record = read_json(include_bytes!("../../graphs/afghanistan-calls.json"))?;
/// let graph = Graph::new(record, &Lexicon::embedded()?);
/// let near = around(&graph, &[ActorId::new("joe-biden")].into(), 1);
/// assert_eq!(near.len(), 2);
///
/// // What happened among them, as a graph that every format can write.
/// let part = graph.subgraph(|one, other, _| near.contains(one.id()) && near.contains(other.id()));
/// assert_eq!(part.nodes().count(), 2);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn around(graph: &Graph, actors: &BTreeSet<ActorId>, hops: usize) -> BTreeSet<ActorId> {
    let mut near = actors.clone();
    for _ in 0..hops {
        let before = near.len();
        let events = graph.events();
        let touched =
            events.filter(|(one, other, _)| near.contains(one.id()) || near.contains(other.id()));
        let ends: Vec<ActorId> = touched
            .flat_map(|(one, other, _)| [one.id().clone(), other.id().clone()])
            .collect();
        near.extend(ends);
        if near.len() == before {
            break;
        }
    }
    near
}
