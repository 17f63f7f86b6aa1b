//! Which events are told of most?

use std::cmp::Reverse;
use std::collections::BTreeSet;

use crate::graph::{EventEdge, Graph};

/// The keys of the events that most documents report; among equals those with more sentences, then
/// in the order of the keys.
///
/// ```
/// use chancery::{graph::Graph, query::strongest};
/// assert!(strongest(&Graph::default(), 10).is_empty());
/// ```
pub fn strongest(graph: &Graph, most: usize) -> BTreeSet<&str> {
    let mut events: Vec<&EventEdge> = graph.events().map(|(_, _, event)| event).collect();
    // The sort is stable, and events come in the order of their keys.
    events.sort_by_cached_key(|event| Reverse((event.documents().len(), event.reports.len())));
    let strongest = events.iter().take(most);
    strongest.map(|event| event.key.as_str()).collect()
}
