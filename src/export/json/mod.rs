//! Node-link JSON, as networkx reads it: `node_link_graph(data, edges="edges")`.
//!
//! One node or edge a line, in the graph's order, so that two versions of a graph can be compared
//! line by line. The shape is a promise to other programs; `version` changes when it does.

use std::io::{self, Write};

use serde::Serialize;

mod draft;
mod elements;
mod error;
mod own;
mod rows;
mod scan;
mod shape;
mod stream;
mod text;
mod window;

pub use error::ReadGraphError;
pub(super) use rows::Rows;
pub use stream::{read_json, read_json_from};
pub(super) use text::Text;

use crate::graph::{Edge, EventEdge, Graph, Node};
use shape::{DocumentShape, EdgeShape, EvidenceShape, NodeShape, StructureShape};

/// What `graph.format` says.
pub(super) const FORMAT: &str = "chancery-graph";
/// What `graph.version` says.
pub(super) const VERSION: u64 = 1;

/// Writes a graph as node-link JSON.
pub fn json(graph: &Graph, out: &mut dyn Write) -> io::Result<()> {
    let generator = super::GENERATOR;
    writeln!(out, r#"{{"directed": true, "multigraph": true,"#)?;
    writeln!(
        out,
        r#" "graph": {{"format": "{FORMAT}", "version": {VERSION}, "generator": "{generator}","#
    )?;
    write!(out, r#" "documents": ["#)?;
    lines(out, graph.documents().iter().map(DocumentShape::of))?;
    write!(out, "]}},\n \"nodes\": [")?;
    lines(out, graph.nodes().map(NodeShape::of))?;
    write!(out, "],\n \"edges\": [")?;
    lines(out, graph.edges().map(edge))?;
    writeln!(out, "]}}")
}

/// Writes an array of events, each as it stands in the graph's file.
pub fn json_events<'g>(
    events: impl Iterator<Item = (&'g Node, &'g Node, &'g EventEdge)>,
    out: &mut dyn Write,
) -> io::Result<()> {
    array(out, events.map(event))
}

/// Writes an array of edges, each as it stands in the graph's file.
pub fn json_edges<'g>(
    edges: impl Iterator<Item = (&'g Node, &'g Node, &'g Edge)>,
    out: &mut dyn Write,
) -> io::Result<()> {
    array(out, edges.map(edge))
}

/// The evidence of an event as a text of JSON, for formats that have no place for it.
pub(super) fn evidence_text(event: &EventEdge) -> io::Result<String> {
    let reports = event.reports.iter();
    let shapes: Vec<EvidenceShape> = reports
        .map(|report| EvidenceShape::of(report, event))
        .collect();
    text(&shapes)
}

/// The documents of a graph as a text of JSON, for formats that have no place for them.
pub(super) fn documents_text(graph: &Graph) -> io::Result<String> {
    let shapes: Vec<DocumentShape> = graph.documents().iter().map(DocumentShape::of).collect();
    text(&shapes)
}

/// What stands under `graph` as a text of JSON, for formats that have no place for any of it.
pub(super) fn head_text(graph: &Graph) -> io::Result<String> {
    let documents = documents_text(graph)?;
    Ok(format!(
        r#"{{"format":"{FORMAT}","version":{VERSION},"documents":{documents}}}"#
    ))
}

/// JSON in which all is escaped that XML cannot hold: control characters, as always in JSON, and the
/// two that are no characters.
pub(super) fn text<T: Serialize>(value: &T) -> io::Result<String> {
    let text = serde_json::to_string(value)?;
    if text.contains(['\u{fffe}', '\u{ffff}']) {
        return Ok(text
            .replace('\u{fffe}', r"\ufffe")
            .replace('\u{ffff}', r"\uffff"));
    }
    Ok(text)
}

/// Writes events, each as it stands in the graph's file, one a line.
pub fn ndjson_events<'g>(
    events: impl Iterator<Item = (&'g Node, &'g Node, &'g EventEdge)>,
    out: &mut dyn Write,
) -> io::Result<()> {
    one_a_line(out, events.map(event))
}

/// Writes edges, each as it stands in the graph's file, one a line.
pub fn ndjson_edges<'g>(
    edges: impl Iterator<Item = (&'g Node, &'g Node, &'g Edge)>,
    out: &mut dyn Write,
) -> io::Result<()> {
    one_a_line(out, edges.map(edge))
}

fn one_a_line<T: Serialize>(out: &mut dyn Write, items: impl Iterator<Item = T>) -> io::Result<()> {
    for item in items {
        serde_json::to_writer(&mut *out, &item)?;
        writeln!(out)?;
    }
    Ok(())
}

fn array<T: Serialize>(out: &mut dyn Write, items: impl Iterator<Item = T>) -> io::Result<()> {
    write!(out, "[")?;
    lines(out, items)?;
    writeln!(out, "]")
}

/// Either shape of an edge.
#[derive(Serialize)]
#[serde(untagged)]
enum AnyEdge<'a> {
    Event(Box<EdgeShape<'a>>),
    Structure(StructureShape<'a>),
}

fn edge<'g>((source, target, edge): (&'g Node, &'g Node, &'g Edge)) -> AnyEdge<'g> {
    match edge {
        Edge::Event(found) => AnyEdge::Event(Box::new(event((source, target, found)))),
        Edge::Structure(structure) => {
            AnyEdge::Structure(StructureShape::of(source.id(), target.id(), structure))
        }
    }
}

fn event<'g>((source, target, event): (&'g Node, &'g Node, &'g EventEdge)) -> EdgeShape<'g> {
    EdgeShape::of(source.id(), target.id(), event)
}

fn lines<T: Serialize>(out: &mut dyn Write, items: impl Iterator<Item = T>) -> io::Result<()> {
    for (index, item) in items.enumerate() {
        out.write_all(if index == 0 { b"\n  " } else { b",\n  " })?;
        serde_json::to_writer(&mut *out, &item)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests;
