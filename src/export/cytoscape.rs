//! Cytoscape JSON, for Cytoscape and Cytoscape.js.

use std::io::{self, Write};

use serde::Serialize;
use serde::ser::{SerializeMap, Serializer};

use super::columns::{EDGE, Link, NODE, Value, text};
use super::layout::Point;
use super::places::places;
use super::style::Styles;
use crate::graph::Graph;

/// Writes the graph as Cytoscape JSON, one node or edge a line, at the places of the built-in picture.
///
/// Lists are lists of texts; `evidence` is a text of JSON, since Cytoscape's tables hold nothing nested.
pub fn cytoscape(graph: &Graph, out: &mut dyn Write) -> io::Result<()> {
    let styles = Styles::embedded()?;
    writeln!(
        out,
        r#"{{"format_version":"1.0","generated_by":"{}","target_cytoscapejs_version":"~3","data":{{"name":"chancery"}},"#,
        super::GENERATOR
    )?;
    write!(out, r#""elements":{{"nodes":["#)?;
    let places = places(graph, styles);
    for (index, node) in graph.nodes().enumerate() {
        let id = [("id", text(node.id().as_str()))].into_iter();
        let cells = NODE.iter().map(|column| (column.name, (column.of)(node)));
        let element = Element {
            data: Data(id.chain(cells).collect()),
            position: places.get(node.id()).copied().map(Position::of),
        };
        line(index, &element, out)?;
    }
    write!(out, "],\n\"edges\":[")?;
    for (index, link) in Link::all(graph, styles).enumerate() {
        line(index, &edge(&link)?, out)?;
    }
    writeln!(out, "]}}}}")
}

fn edge<'a>(link: &Link<'a>) -> io::Result<Element<'a>> {
    let ends = [
        ("id", Value::Text(link.key())),
        ("source", text(link.source.id().as_str())),
        ("target", text(link.target.id().as_str())),
    ];
    let cells = EDGE.iter().map(|column| (column.name, (column.of)(link)));
    let evidence = link
        .evidence()?
        .map(|text| ("evidence", Value::Text(text.into())));
    Ok(Element {
        data: Data(ends.into_iter().chain(cells).chain(evidence).collect()),
        position: None,
    })
}

fn line(index: usize, element: &Element, out: &mut dyn Write) -> io::Result<()> {
    out.write_all(if index == 0 { b"\n" } else { b",\n" })?;
    Ok(serde_json::to_writer(out, element)?)
}

/// A node or an edge.
#[derive(Serialize)]
struct Element<'a> {
    data: Data<'a>,
    #[serde(skip_serializing_if = "Option::is_none")]
    position: Option<Position>,
}

#[derive(Serialize)]
struct Position {
    x: f64,
    y: f64,
}

impl Position {
    fn of(point: Point) -> Self {
        let tenth = |length: f64| (length * 10.0).round() / 10.0;
        Self {
            x: tenth(point.x),
            y: tenth(point.y),
        }
    }
}

/// Columns with their cells, as a map.
struct Data<'a>(Vec<(&'static str, Value<'a>)>);

impl Serialize for Data<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.0.len()))?;
        for (name, value) in &self.0 {
            map.serialize_entry(name, value)?;
        }
        map.end()
    }
}

impl Serialize for Value<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Nothing => serializer.serialize_none(),
            Self::Text(text) => serializer.serialize_str(text),
            Self::Bool(yes) => serializer.serialize_bool(*yes),
            Self::Count(count) => count.serialize(serializer),
            Self::List(items) => serializer.collect_seq(items),
        }
    }
}
