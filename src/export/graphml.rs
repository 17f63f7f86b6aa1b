//! GraphML, for networkx, igraph, yEd, Cytoscape, Gephi: typed keys, parallel edges with their ids.

use std::io::{self, Write};

use super::columns::{EDGE, Link, NODE, Sort, Value};
use super::json::{FORMAT, VERSION, documents_text, evidence_text};
use super::style::Styles;
use super::xml::{Ids, Xml, XmlValue};
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
    let version = usize::try_from(VERSION).map_or(Value::Nothing, Value::Count);
    named("graph", "format", Value::Text(FORMAT.into()), out)?;
    named("graph", "version", version, out)?;
    named(
        "graph",
        "generator",
        Value::Text(super::GENERATOR.into()),
        out,
    )?;
    let documents = documents_text(graph)?;
    named("graph", "documents", Value::Text(documents.into()), out)?;
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
    // Some readers give edges no id, or, as igraph 1.0 does, that of a node.
    key("edge", "key", Sort::Text, out)?;
    for column in &EDGE {
        key("edge", column.name, column.sort, out)?;
    }
    key("edge", "evidence", Sort::Text, out)
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
        for column in &NODE {
            named("node", column.name, (column.of)(node), out)?;
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
        named("edge", "key", Value::Text(key.clone()), out)?;
        for column in &EDGE {
            named("edge", column.name, (column.of)(link), out)?;
        }
        if let Some(event) = link.event() {
            let evidence = evidence_text(event)?;
            named("edge", "evidence", Value::Text(evidence.into()), out)?;
        }
        writeln!(out, "</edge>")?;
    }
    Ok(())
}

fn named(domain: &str, name: &str, value: Value, out: &mut dyn Write) -> io::Result<()> {
    match value.words() {
        Some(words) => writeln!(out, r#"<data key="{domain}.{name}">{}</data>"#, Xml(&words)),
        None => Ok(()),
    }
}
