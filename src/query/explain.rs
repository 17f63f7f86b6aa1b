//! Why is there this edge?

use std::ops::Range;

use crate::graph::{Edge, Graph, Node, Source};
use crate::model::{ActorId, Event, Evidence, Span};

/// An edge with everything that supports it.
#[derive(Debug, Clone)]
pub struct Explanation<'g> {
    /// The edge's source.
    pub source: &'g Node,
    /// The edge's target.
    pub target: &'g Node,
    /// The event, or the fact of the tables.
    pub edge: &'g Edge,
    /// Each sentence that reports an event; empty for a fact of the tables.
    pub cited: Vec<Cited<'g>>,
}

/// A sentence that reports an event.
#[derive(Debug, Clone)]
pub struct Cited<'g> {
    /// The report, with its sentence and the rule that found it.
    pub report: &'g Event,
    /// The document that it stands in.
    pub document: Option<&'g Source>,
    /// The words in its quote that name trigger and actors, from the left; outer before inner.
    pub marks: Vec<Mark>,
}

/// Words of a quote.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mark {
    /// What they name.
    pub role: MarkRole,
    /// Where they stand, in bytes of the quote.
    pub range: Range<usize>,
}

/// What marked words name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum MarkRole {
    /// The event.
    Trigger,
    /// The source.
    Source,
    /// The target.
    Target,
}

/// Explains the event of this key.
pub fn explain_edge<'g>(graph: &'g Graph, key: &str) -> Option<Explanation<'g>> {
    let mut edges = graph.edges();
    let (source, target, edge) =
        edges.find(|(_, _, edge)| matches!(edge, Edge::Event(event) if event.key == key))?;
    Some(explanation(graph, source, target, edge))
}

/// Explains every edge between two actors, in either direction.
pub fn explain_pair<'g>(graph: &'g Graph, one: &ActorId, other: &ActorId) -> Vec<Explanation<'g>> {
    let between = |source: &Node, target: &Node| {
        let pair = [source.id(), target.id()];
        pair == [one, other] || pair == [other, one]
    };
    graph
        .edges()
        .filter(|(source, target, _)| between(source, target))
        .map(|(source, target, edge)| explanation(graph, source, target, edge))
        .collect()
}

fn explanation<'g>(
    graph: &'g Graph,
    source: &'g Node,
    target: &'g Node,
    edge: &'g Edge,
) -> Explanation<'g> {
    let reports = match edge {
        Edge::Event(event) => event.reports.as_slice(),
        Edge::Structure(_) => &[],
    };
    let cite = |report: &'g Event| Cited {
        report,
        document: graph.documents().get(&report.evidence.document),
        marks: marks(&report.evidence),
    };
    Explanation {
        source,
        target,
        edge,
        cited: reports.iter().map(cite).collect(),
    }
}

/// The words in the quote, as far as they stand in it: a pronoun's actor may be named elsewhere.
fn marks(evidence: &Evidence) -> Vec<Mark> {
    let roles = [
        (MarkRole::Trigger, evidence.trigger),
        (MarkRole::Source, evidence.source),
        (MarkRole::Target, evidence.target),
    ];
    let mark = |(role, span): (MarkRole, Span)| {
        let start = span.start.checked_sub(evidence.span.start)?;
        let range = start..span.end.checked_sub(evidence.span.start)?;
        let words = evidence.quote.get(range.clone())?;
        (!words.is_empty()).then_some(Mark { role, range })
    };
    let mut marks: Vec<Mark> = roles.into_iter().filter_map(mark).collect();
    marks.sort_by_key(|mark| {
        (
            mark.range.start,
            std::cmp::Reverse(mark.range.end),
            mark.role,
        )
    });
    marks
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spans_that_do_not_fit_are_left_out() {
        let evidence = Evidence {
            span: Span { start: 10, end: 14 },
            quote: "Hé!".to_owned(),
            trigger: Span { start: 10, end: 12 },
            source: Span { start: 2, end: 4 },
            target: Span { start: 10, end: 11 },
            ..Evidence::default()
        };
        let target = Mark {
            role: MarkRole::Target,
            range: 0..1,
        };
        assert_eq!(marks(&evidence), [target]);
    }
}
