//! GraphML, for networkx, igraph, yEd, Cytoscape, Gephi: typed keys, parallel edges with their ids.

use std::io::{self, Write};

mod read;

pub use read::read_graphml;

use super::columns::{EDGE, Link, NODE, Sort};
use super::fields::EXACT;
use super::json::{FORMAT, VERSION, documents_text};
use super::style::Styles;
use super::xml::{Ids, Xml, XmlValue, each_cell, holds};
use crate::graph::Graph;

const HEAD: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">"#;

/// Writes the graph as GraphML.
///
/// All edges are directed, since most readers refuse a mix; `symmetric` tells which have no
/// direction. Lists are texts with `;`, and `evidence` and `documents` hold the JSON of the graph file.
pub fn graphml(graph: &Graph, out: &mut dyn Write) -> io::Result<()> {
    let styles = Styles::embedded()?;
    writeln!(out, "{HEAD}")?;
    keys(out)?;
    writeln!(out, r#"<graph id="chancery" edgedefault="directed">"#)?;
    data("graph", "format", FORMAT, out)?;
    data("graph", "version", &VERSION.to_string(), out)?;
    data("graph", "generator", super::GENERATOR, out)?;
    data("graph", "documents", &documents_text(graph)?, out)?;
    let ids = Ids::new(graph.nodes().map(|node| node.id().as_str()));
    nodes(graph, &ids, out)?;
    edges(graph, &ids, styles, out)?;
    writeln!(out, "</graph>\n</graphml>")
}

fn keys(out: &mut dyn Write) -> io::Result<()> {
    for (name, sort) in [
        ("format", Sort::Text),
        ("version", Sort::Count),
        ("generator", Sort::Text),
        ("documents", Sort::Text),
    ] {
        key("graph", name, sort, out)?;
    }
    for column in &NODE {
        key("node", column.name, column.sort, out)?;
    }
    key("node", EXACT, Sort::Text, out)?;
    // Some readers give edges no id, or, as igraph 1.0 does, that of a node.
    key("edge", "key", Sort::Text, out)?;
    for column in &EDGE {
        key("edge", column.name, column.sort, out)?;
    }
    key("edge", "evidence", Sort::Text, out)?;
    key("edge", EXACT, Sort::Text, out)
}

fn key(domain: &str, name: &str, sort: Sort, out: &mut dyn Write) -> io::Result<()> {
    let sort = match sort {
        Sort::Text | Sort::List => "string",
        Sort::Bool => "boolean",
        Sort::Count => "int",
    };
    writeln!(
        out,
        r#"<key id="{domain}.{name}" for="{domain}" attr.name="{name}" attr.type="{sort}"/>"#
    )
}

fn nodes(graph: &Graph, ids: &Ids, out: &mut dyn Write) -> io::Result<()> {
    for node in graph.nodes() {
        let id = ids.of(node.id().as_str());
        writeln!(out, r#"<node id="{}">"#, XmlValue(&id))?;
        let cells = NODE.iter().map(|column| (column.name, (column.of)(node)));
        let mut exact = each_cell(cells, |name, text| data("node", name, text, out))?;
        if !holds(node.id().as_str()) {
            exact.keep("id", node.id().as_str().into());
        }
        if let Some(exact) = exact.text()? {
            data("node", EXACT, &exact, out)?;
        }
        writeln!(out, "</node>")?;
    }
    Ok(())
}

fn edges(graph: &Graph, ids: &Ids, styles: &Styles, out: &mut dyn Write) -> io::Result<()> {
    let all: Vec<_> = Link::all(graph, styles)
        .map(|link| (link.key(), link))
        .collect();
    let keys = Ids::new(all.iter().map(|(key, _)| &**key));
    for (key, link) in &all {
        let [source, target] = [link.source, link.target].map(|node| ids.of(node.id().as_str()));
        writeln!(
            out,
            r#"<edge id="{}" source="{}" target="{}">"#,
            XmlValue(&keys.of(key)),
            XmlValue(&source),
            XmlValue(&target)
        )?;
        data("edge", "key", key, out)?;
        let cells = EDGE.iter().map(|column| (column.name, (column.of)(link)));
        let exact = each_cell(cells, |name, text| data("edge", name, text, out))?;
        if let Some(evidence) = link.evidence()? {
            data("edge", "evidence", &evidence, out)?;
        }
        if let Some(exact) = exact.text()? {
            data("edge", EXACT, &exact, out)?;
        }
        writeln!(out, "</edge>")?;
    }
    Ok(())
}

fn data(domain: &str, name: &str, text: &str, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, r#"<data key="{domain}.{name}">{}</data>"#, Xml(text))
}
