//! Cytoscape JSON, for Cytoscape and Cytoscape.js.

use std::io::{self, Write};

use serde_json::{Map, Value as Json, json};

use super::columns::{EDGE, Link, NODE, Value};
use super::json::evidence_text;
use super::places::places;
use super::style::Styles;
use crate::graph::Graph;

/// Writes the graph as Cytoscape JSON, one node or edge a line, at the places of the built-in picture.
///
/// Lists are lists of texts; `evidence` is a text of JSON, since Cytoscape's tables hold nothing nested.
pub fn cytoscape(graph: &Graph, out: &mut dyn Write) -> io::Result<()> {
    let styles = Styles::embedded()?;
    let head = json!({"name": "chancery"});
    writeln!(
        out,
        r#"{{"format_version":"1.0","generated_by":"{}","target_cytoscapejs_version":"~3","data":{head},"#,
        super::GENERATOR
    )?;
    write!(out, r#""elements":{{"nodes":["#)?;
    let places = places(graph, styles);
    for (index, node) in graph.nodes().enumerate() {
        let cells = NODE.iter().map(|column| (column.name, (column.of)(node)));
        let mut element = json!({"data": data([("id", node.id().as_str())], cells)});
        if let Some(point) = places.get(node.id()) {
            element["position"] = json!({"x": tenth(point.x), "y": tenth(point.y)});
        }
        line(index, &element, out)?;
    }
    write!(out, "],\n\"edges\":[")?;
    for (index, link) in Link::all(graph, styles).enumerate() {
        line(index, &edge(&link)?, out)?;
    }
    writeln!(out, "]}}}}")
}

fn edge(link: &Link) -> io::Result<Json> {
    let key = link.key();
    let ends = [
        ("id", &*key),
        ("source", link.source.id().as_str()),
        ("target", link.target.id().as_str()),
    ];
    let cells = EDGE.iter().map(|column| (column.name, (column.of)(link)));
    let mut data = data(ends, cells);
    if let Some(event) = link.event() {
        data.insert("evidence".to_owned(), evidence_text(event)?.into());
    }
    Ok(json!({"data": data}))
}

fn data<'a, const N: usize>(
    ends: [(&str, &str); N],
    cells: impl Iterator<Item = (&'static str, Value<'a>)>,
) -> Map<String, Json> {
    let ends = ends.map(|(name, text)| (name.to_owned(), text.into()));
    let cells = cells.map(|(name, value)| (name.to_owned(), json_of(value)));
    ends.into_iter().chain(cells).collect()
}

fn json_of(value: Value) -> Json {
    match value {
        Value::Nothing => Json::Null,
        Value::Text(text) => text.into(),
        Value::Bool(yes) => yes.into(),
        Value::Count(count) => count.into(),
        Value::List(items) => items.into_iter().collect(),
    }
}

fn line(index: usize, element: &Json, out: &mut dyn Write) -> io::Result<()> {
    out.write_all(if index == 0 { b"\n" } else { b",\n" })?;
    Ok(serde_json::to_writer(out, element)?)
}

fn tenth(length: f64) -> f64 {
    (length * 10.0).round() / 10.0
}
