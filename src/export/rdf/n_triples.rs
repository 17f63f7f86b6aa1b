//! N-Triples: one fact a line, all names in full.

use std::io::{self, Write};

use super::resources;
use super::terms::{Quoted, Resource, Value};
use crate::graph::Graph;

const TYPE: &str = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type";
const XSD: &str = "http://www.w3.org/2001/XMLSchema#";

/// Writes the graph as N-Triples.
pub fn n_triples(graph: &Graph, out: &mut dyn Write) -> io::Result<()> {
    resources(graph, &mut |resource| lines(resource, out))
}

fn lines(resource: &Resource, out: &mut dyn Write) -> io::Result<()> {
    let iri = resource.iri.to_string();
    for class in &resource.classes {
        writeln!(out, "<{iri}> <{TYPE}> <{class}> .")?;
    }
    for (term, value) in &resource.facts {
        write!(out, "<{iri}> <{term}> ")?;
        match value {
            Value::Iri(iri) => write!(out, "<{iri}>")?,
            Value::Text(text) => write!(out, "{}", Quoted(text))?,
            Value::Day(day) => write!(out, "\"{day}\"^^<{XSD}date>")?,
            Value::Bool(yes) => write!(out, "\"{yes}\"^^<{XSD}boolean>")?,
            Value::Count(count) => write!(out, "\"{count}\"^^<{XSD}integer>")?,
        }
        writeln!(out, " .")?;
    }
    Ok(())
}
