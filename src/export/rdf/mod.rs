//! The graph as RDF: actors, documents, events and their reports as resources, once for all spellings.
//!
//! An event is a resource of its own, so that it can have a date, a status and evidence. The evidence
//! is told in PROV-O, actors and documents in schema.org, the rest in an own small vocabulary.

use std::io;

mod facts;
mod json_ld;
mod n_triples;
mod terms;
mod turtle;

pub use json_ld::json_ld;
pub use n_triples::n_triples;
pub use turtle::turtle;

use crate::graph::Graph;
use terms::Resource;

/// The own vocabulary, in Turtle, with a sentence about each term.
pub const VOCABULARY: &str = include_str!("../../../docs/vocabulary.ttl");

/// Gives all resources of a graph, one after the other: documents, actors, events with their reports.
fn resources<'g>(
    graph: &'g Graph,
    write: &mut dyn FnMut(&Resource<'g>) -> io::Result<()>,
) -> io::Result<()> {
    for document in graph.documents() {
        write(&facts::document(document))?;
    }
    let mut links = facts::Links::of(graph);
    for node in graph.nodes() {
        write(&links.actor(node))?;
        for office in facts::offices(node) {
            write(&office)?;
        }
    }
    for (source, target, event) in graph.events() {
        let reports: Vec<_> = facts::reports(event).collect();
        write(&facts::event(source, target, event, &reports))?;
        reports.iter().try_for_each(&mut *write)?;
    }
    Ok(())
}
