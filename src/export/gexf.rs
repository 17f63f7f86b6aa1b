//! GEXF 1.3, for Gephi: events with their days on its time line, colours, and places of the picture.

use std::io::{self, Write};

mod read;

pub use read::read_gexf;

use super::columns::{EDGE, Link, NODE, Sort};
use super::fields::EXACT;
use super::json::head_text;
use super::places::{Places, places};
use super::style::Styles;
use super::xml::{Ids, Xml, XmlValue, each_cell, holds};
use crate::graph::{Graph, Node};
use crate::model::ActorKind;

const HEAD: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<gexf xmlns="http://gexf.net/1.3" xmlns:viz="http://gexf.net/1.3/viz" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="http://gexf.net/1.3 http://gexf.net/1.3/gexf.xsd" version="1.3">"#;

const GRAPH: &str = r#"<graph defaultedgetype="directed" idtype="string" mode="dynamic" timeformat="date" timerepresentation="interval">"#;

/// The colour of structural edges.
const FAINT: &str = "#b3b9c1";

/// Writes the graph as GEXF 1.3.
///
/// An event lasts from its first to its last day; date and type stand among the attributes, too,
/// since readers drop them elsewhere. All edges are directed, as in [`graphml`](super::graphml).
/// The documents stand in the description, as the JSON of the graph file.
pub fn gexf(graph: &Graph, out: &mut dyn Write) -> io::Result<()> {
    let styles = Styles::embedded()?;
    let generator = super::GENERATOR;
    writeln!(out, "{HEAD}")?;
    writeln!(out, "<meta><creator>{generator}</creator>")?;
    let head = head_text(graph)?;
    writeln!(
        out,
        "<description>{}</description></meta>\n{GRAPH}",
        Xml(&head)
    )?;
    writeln!(out, r#"<attributes class="node" mode="static">"#)?;
    for column in &NODE {
        attribute(column.name, column.sort, out)?;
    }
    attribute(EXACT, Sort::Text, out)?;
    writeln!(
        out,
        "</attributes>\n<attributes class=\"edge\" mode=\"static\">"
    )?;
    for column in &EDGE {
        attribute(column.name, column.sort, out)?;
    }
    attribute("evidence", Sort::Text, out)?;
    attribute(EXACT, Sort::Text, out)?;
    writeln!(out, "</attributes>")?;
    let ids = Ids::new(graph.nodes().map(|node| node.id().as_str()));
    nodes(graph, &ids, &places(graph, styles), out)?;
    edges(graph, &ids, styles, out)?;
    writeln!(out, "</graph>\n</gexf>")
}

fn attribute(name: &str, sort: Sort, out: &mut dyn Write) -> io::Result<()> {
    let sort = match sort {
        Sort::Text | Sort::List => "string",
        Sort::Bool => "boolean",
        Sort::Count => "integer",
    };
    writeln!(
        out,
        r#"<attribute id="{name}" title="{name}" type="{sort}"/>"#
    )
}

fn nodes(graph: &Graph, ids: &Ids, places: &Places, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "<nodes>")?;
    for node in graph.nodes() {
        let id = ids.of(node.id().as_str());
        writeln!(
            out,
            r#"<node id="{}" label="{}">"#,
            XmlValue(&id),
            XmlValue(node.name())
        )?;
        writeln!(out, "<attvalues>")?;
        let cells = NODE.iter().map(|column| (column.name, (column.of)(node)));
        let mut exact = each_cell(cells, |name, text| value(name, text, out))?;
        if !holds(node.id().as_str()) {
            exact.keep("id", node.id().as_str().into());
        }
        if let Some(exact) = exact.text()? {
            value(EXACT, &exact, out)?;
        }
        writeln!(out, "</attvalues>")?;
        color(fill(node), out)?;
        if let Some(point) = places.get(node.id()) {
            // Gephi's y grows upwards.
            let (x, y) = (point.x, 0.0 - point.y);
            writeln!(out, r#"<viz:position x="{x:.1}" y="{y:.1}" z="0.0"/>"#)?;
        }
        writeln!(out, "</node>")?;
    }
    writeln!(out, "</nodes>")
}

/// Colours that show on white and on black, apart from those of events.
fn fill(node: &Node) -> &'static str {
    match node.mentioned.actor.kind {
        ActorKind::Person => "#8d96a1",
        ActorKind::Country => "#5f7590",
        ActorKind::Organization => "#a08a55",
    }
}

fn edges(graph: &Graph, ids: &Ids, styles: &Styles, out: &mut dyn Write) -> io::Result<()> {
    let all: Vec<_> = Link::all(graph, styles)
        .map(|link| (link.key(), link))
        .collect();
    let keys = Ids::new(all.iter().map(|(key, _)| &**key));
    writeln!(out, "<edges>")?;
    for (key, link) in &all {
        edge(&keys.of(key), link, ids, out)?;
    }
    writeln!(out, "</edges>")
}

fn edge(key: &str, link: &Link, ids: &Ids, out: &mut dyn Write) -> io::Result<()> {
    let [source, target] = [link.source, link.target].map(|node| ids.of(node.id().as_str()));
    write!(
        out,
        r#"<edge id="{}" source="{}" target="{}" label="{}""#,
        XmlValue(key),
        XmlValue(&source),
        XmlValue(&target),
        XmlValue(link.word())
    )?;
    // Gephi keeps parallel edges apart where their kinds differ.
    let kind = link
        .event()
        .map_or("structure", |event| event.kind.as_str());
    write!(out, r#" kind="{}""#, XmlValue(kind))?;
    for (name, day) in ["start", "end"].iter().zip(link.days()) {
        if let Some(day) = day {
            write!(out, r#" {name}="{day}""#)?;
        }
    }
    writeln!(out, ">\n<attvalues>")?;
    let cells = EDGE.iter().map(|column| (column.name, (column.of)(link)));
    let exact = each_cell(cells, |name, text| value(name, text, out))?;
    if let Some(evidence) = link.evidence()? {
        value("evidence", &evidence, out)?;
    }
    if let Some(exact) = exact.text()? {
        value(EXACT, &exact, out)?;
    }
    writeln!(out, "</attvalues>")?;
    let look = link.event().map(|event| link.styles.of(&event.kind));
    color(look.map_or(FAINT, |look| &look.light), out)?;
    writeln!(out, "</edge>")
}

fn value(name: &str, text: &str, out: &mut dyn Write) -> io::Result<()> {
    writeln!(
        out,
        r#"<attvalue for="{name}" value="{}"/>"#,
        XmlValue(text)
    )
}

/// Writes a colour `#rrggbb`; any other text is none.
fn color(hex: &str, out: &mut dyn Write) -> io::Result<()> {
    let part = |at: usize| {
        let digits = hex.get(at..at + 2)?;
        u8::from_str_radix(digits, 16).ok()
    };
    match (part(1), part(3), part(5)) {
        (Some(red), Some(green), Some(blue)) => {
            writeln!(out, r#"<viz:color r="{red}" g="{green}" b="{blue}"/>"#)
        }
        _ => Ok(()),
    }
}
