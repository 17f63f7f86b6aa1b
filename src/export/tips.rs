//! What pictures tell of an actor or an event when the reader points at it.

use super::sketch::Strand;
use super::style::Styles;
use super::words::{clean, link, place, seat, what};
use crate::graph::{EventEdge, Graph, Node};
use crate::model::Event;

/// The most letters of a sentence in a tooltip.
const SENTENCE: usize = 400;
/// The most events, and sentences of an event, in a tooltip.
const MOST: usize = 4;

/// An actor: name, offices, other names.
pub(super) fn actor(node: &Node, graph: &Graph) -> String {
    let mut lines = vec![clean(node.name(), 120)];
    lines.extend(
        node.offices
            .iter()
            .take(MOST)
            .map(|held| format!("{}, {}", clean(&held.title, 80), seat(held, graph))),
    );
    let aliases = node
        .mentioned
        .aliases
        .iter()
        .filter(|alias| alias.as_str() != node.name());
    let aliases: Vec<String> = aliases.take(MOST).map(|alias| clean(alias, 60)).collect();
    if !aliases.is_empty() {
        lines.push(format!("also: {}", aliases.join(", ")));
    }
    lines.join("\n")
}

/// What one actor did to another: how often, and the first events.
pub(super) fn pair(
    one: &Node,
    other: &Node,
    strand: &Strand,
    graph: &Graph,
    styles: &Styles,
) -> String {
    let [one, other] = [one, other].map(|node| clean(node.name(), 60));
    let count = strand.events.len();
    let plural = if count == 1 { "" } else { "s" };
    let events = self::strand(strand, graph, styles);
    format!("{one} → {other}: {count} event{plural}\n\n{events}")
}

/// The events of a strand with the sentences that report them.
pub(super) fn strand(strand: &Strand, graph: &Graph, styles: &Styles) -> String {
    let shown = strand
        .events
        .iter()
        .take(MOST)
        .map(|event| event_lines(event, graph, styles));
    let mut parts: Vec<String> = shown.collect();
    if strand.events.len() > MOST {
        parts.push(format!("and {} more", strand.events.len() - MOST));
    }
    parts.join("\n\n")
}

fn event_lines(event: &EventEdge, graph: &Graph, styles: &Styles) -> String {
    let mut head = vec![what(event, styles)];
    head.extend(event.reports.first().map(|report| between(report, graph)));
    head.extend(event.date.map(|date| date.to_string()));
    let mut lines = vec![head.join(" · ")];
    lines.extend(event.content.as_deref().map(|content| clean(content, 160)));
    lines.extend(
        event
            .reports
            .iter()
            .take(MOST)
            .map(|report| sentence(report, graph)),
    );
    if event.reports.len() > MOST {
        lines.push(format!("and {} more reports", event.reports.len() - MOST));
    }
    lines.join("\n")
}

fn between(report: &Event, graph: &Graph) -> String {
    let name = |id| {
        let node = graph.node(id);
        clean(
            &node.map_or_else(|| place(id.as_str()), |node| node.name().to_owned()),
            60,
        )
    };
    let arrow = if report.symmetric { "–" } else { "→" };
    format!("{} {arrow} {}", name(&report.source), name(&report.target))
}

fn sentence(report: &Event, graph: &Graph) -> String {
    let evidence = &report.evidence;
    let date = graph
        .documents()
        .get(&evidence.document)
        .and_then(|source| source.date);
    let date = date.map_or_else(String::new, |date| format!(", {date}"));
    let quote = clean(&evidence.quote, SENTENCE);
    format!("“{quote}” ({}{date})", clean(&evidence.document, 60))
}

/// The address of the first document that reports the strand and has one.
pub(super) fn address<'a>(strand: &Strand, graph: &'a Graph) -> Option<&'a str> {
    let reports = strand.events.iter().flat_map(|event| &event.reports);
    let mut sources = reports.filter_map(|report| graph.documents().get(&report.evidence.document));
    sources.find_map(|source| link(source.url.as_deref()))
}
