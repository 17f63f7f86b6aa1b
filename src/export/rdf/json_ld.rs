//! JSON-LD: one resource a line, with the context in the file, so that nothing is fetched.

use std::io::{self, Write};

use serde::Serialize;
use serde::ser::{SerializeMap, SerializeSeq, Serializer};

use super::resources;
use super::terms::{PREFIXES, Resource, Term, Value};
use crate::graph::Graph;

/// Writes the graph as JSON-LD.
pub fn json_ld(graph: &Graph, out: &mut dyn Write) -> io::Result<()> {
    write!(out, "{{\"@context\": {{")?;
    for (index, (prefix, namespace)) in PREFIXES.iter().enumerate() {
        let comma = if index == 0 { "" } else { "," };
        write!(out, "{comma}\n  \"{prefix}\": \"{namespace}\"")?;
    }
    write!(out, "}},\n \"@graph\": [")?;
    let mut between = "\n  ";
    resources(graph, &mut |resource| {
        out.write_all(between.as_bytes())?;
        between = ",\n  ";
        Ok(serde_json::to_writer(&mut *out, resource)?)
    })?;
    writeln!(out, "]}}")
}

impl Serialize for Resource<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("@id", &self.iri.to_string())?;
        let classes: Vec<String> = self.classes.iter().map(short).collect();
        map.serialize_entry("@type", &classes)?;
        for facts in self.facts.chunk_by(|(one, _), (other, _)| one == other) {
            if let Some((term, _)) = facts.first() {
                map.serialize_entry(&short(term), &Values(facts))?;
            }
        }
        map.end()
    }
}

fn short(term: &Term) -> String {
    format!("{}:{}", term.prefix, term.local)
}

/// The values of one term: one alone, or a list.
struct Values<'v, 'a>(&'v [(Term, Value<'a>)]);

impl Serialize for Values<'_, '_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if let [(_, value)] = self.0 {
            return value.serialize(serializer);
        }
        let mut list = serializer.serialize_seq(Some(self.0.len()))?;
        for (_, value) in self.0 {
            list.serialize_element(value)?;
        }
        list.end()
    }
}

impl Serialize for Value<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Iri(iri) => serializer.collect_map([("@id", iri.to_string())]),
            Self::Text(text) => serializer.serialize_str(text),
            Self::Day(day) => serializer.collect_map([("@type", "xsd:date"), ("@value", day)]),
            Self::Bool(yes) => serializer.serialize_bool(*yes),
            Self::Count(count) => count.serialize(serializer),
        }
    }
}
