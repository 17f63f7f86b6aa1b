//! Who talked to whom?

use super::{Filter, Finding, events};
use crate::graph::Graph;

/// The talks that fit, by date: events of which the graph tells how they were held.
///
/// ```
/// use chancery::{graph::Graph, query::{Filter, talks}};
/// assert!(talks(&Graph::default(), &Filter::default()).is_empty());
/// ```
pub fn talks<'g>(graph: &'g Graph, filter: &Filter) -> Vec<Finding<'g>> {
    let mut found = events(graph, filter);
    found.retain(|found| found.event.mode.is_some());
    found
}
