//! Node-link JSON, as networkx reads it: `node_link_graph(data, edges="edges")`.
//!
//! One node or edge a line, in the graph's order, so that two versions of a graph can be compared
//! line by line. The shape is a promise to other programs; `version` changes when it does.

use std::io::{self, Write};

use serde::Serialize;

mod read;
mod shape;

pub use read::{ReadGraphError, read_json};

use crate::graph::{Edge, Graph};
use shape::{DocumentShape, EdgeShape, NodeShape, StructureShape};

/// What `graph.format` says.
const FORMAT: &str = "chancery-graph";
/// What `graph.version` says.
const VERSION: u64 = 1;

/// Writes a graph as node-link JSON.
pub fn json(graph: &Graph, out: &mut dyn Write) -> io::Result<()> {
    let generator = concat!("chancery ", env!("CARGO_PKG_VERSION"));
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

/// Either shape of an edge.
#[derive(Serialize)]
#[serde(untagged)]
enum AnyEdge<'a> {
    Event(Box<EdgeShape<'a>>),
    Structure(StructureShape<'a>),
}

fn edge<'a>(
    (source, target, edge): (&'a crate::graph::Node, &'a crate::graph::Node, &'a Edge),
) -> AnyEdge<'a> {
    match edge {
        Edge::Event(event) => {
            AnyEdge::Event(Box::new(EdgeShape::of(source.id(), target.id(), event)))
        }
        Edge::Structure(structure) => {
            AnyEdge::Structure(StructureShape::of(source.id(), target.id(), structure))
        }
    }
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
