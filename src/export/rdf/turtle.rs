//! Turtle: one resource a paragraph, one fact a line.

use std::fmt;
use std::io::{self, Write};

use super::resources;
use super::terms::{Iri, PREFIXES, Quoted, Resource, Value};
use crate::graph::Graph;

/// Writes the graph as Turtle.
pub fn turtle(graph: &Graph, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "# {}", crate::export::GENERATOR)?;
    for (prefix, namespace) in PREFIXES {
        writeln!(out, "@prefix {prefix}: <{namespace}> .")?;
    }
    resources(graph, &mut |resource| paragraph(resource, out))
}

fn paragraph(resource: &Resource, out: &mut dyn Write) -> io::Result<()> {
    write!(out, "\n{} a ", Short(&resource.iri))?;
    for (index, class) in resource.classes.iter().enumerate() {
        let comma = if index == 0 { "" } else { ", " };
        write!(out, "{comma}{}", Short(class))?;
    }
    let mut last = None;
    for (term, value) in &resource.facts {
        if last == Some(term) {
            write!(out, ",\n        ")?;
        } else {
            write!(out, " ;\n    {} ", Short(term))?;
        }
        match value {
            Value::Iri(iri) => write!(out, "{}", Short(iri))?,
            Value::Text(text) => write!(out, "{}", Quoted(text))?,
            Value::Day(day) => write!(out, "\"{day}\"^^xsd:date")?,
            Value::Bool(yes) => write!(out, "{yes}")?,
            Value::Count(count) => write!(out, "{count}")?,
        }
        last = Some(term);
    }
    writeln!(out, " .")
}

/// An IRI by its short name, where Turtle takes that without escapes.
struct Short<'a>(&'a Iri<'a>);

impl fmt::Display for Short<'_> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Iri { prefix, local } = self.0;
        let plain = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'_' || byte == b'-';
        if local.bytes().all(plain) && !local.is_empty() && !local.starts_with('-') {
            write!(out, "{prefix}:{local}")
        } else {
            write!(out, "<{}>", self.0)
        }
    }
}
