//! Cypher, for Neo4j: a script that may run again, with one relationship an event.

use std::collections::BTreeMap;
use std::fmt::{self, Write as _};
use std::io::{self, Write};

use super::columns::{EDGE, Link, NODE, Value};
use super::style::Styles;
use crate::graph::Graph;
use crate::model::ActorKind;

/// So many rows a statement, so that no transaction is too large for the server's memory.
const BATCH: usize = 500;

const CONSTRAINT: &str =
    "CREATE CONSTRAINT actor_id IF NOT EXISTS FOR (actor:Actor) REQUIRE actor.id IS UNIQUE;";

/// Writes a script for `cypher-shell`, Neo4j 5 or later.
///
/// Actors are `:Actor` and one of `:Person`, `:Country`, `:Organization`; an event is a relationship
/// of its type, found again by its `key`, so that a second run adds nothing.
pub fn cypher(graph: &Graph, out: &mut dyn Write) -> io::Result<()> {
    let styles = Styles::embedded()?;
    writeln!(out, "// {}\n{CONSTRAINT}", super::GENERATOR)?;
    for kind in ActorKind::ALL {
        let nodes = graph
            .nodes()
            .filter(|node| node.mentioned.actor.kind == kind);
        let rows: Vec<String> = nodes
            .map(|node| {
                let cells = NODE.iter().map(|column| (column.name, (column.of)(node)));
                row(&[("id", node.id().as_str())], cells)
            })
            .collect();
        let merge = format!(
            "MERGE (actor:Actor {{id: row.id}}) SET actor:{}, actor += row.has;",
            label(kind)
        );
        batches(&rows, &merge, out)?;
    }
    for (kind, rows) in relationships(graph, styles)? {
        let merge = format!(
            "MATCH (source:Actor {{id: row.source}}), (target:Actor {{id: row.target}})\n\
             MERGE (source)-[edge:{kind} {{key: row.key}}]->(target) SET edge += row.has;"
        );
        batches(&rows, &merge, out)?;
    }
    Ok(())
}

/// The label of a sort of actor.
pub(super) fn label(kind: ActorKind) -> &'static str {
    match kind {
        ActorKind::Person => "Person",
        ActorKind::Country => "Country",
        ActorKind::Organization => "Organization",
    }
}

/// The rows of each type, which Cypher wants to be known when the statement is written.
fn relationships(graph: &Graph, styles: &Styles) -> io::Result<BTreeMap<String, Vec<String>>> {
    let mut types: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for link in Link::all(graph, styles) {
        let key = link.key();
        let ends = [
            ("key", &*key),
            ("source", link.source.id().as_str()),
            ("target", link.target.id().as_str()),
        ];
        let evidence = link
            .evidence()?
            .map(|text| ("evidence", Value::Text(text.into())));
        let cells = EDGE.iter().map(|column| (column.name, (column.of)(&link)));
        let row = row(&ends, cells.chain(evidence));
        types.entry(type_of(&link)).or_default().push(row);
    }
    Ok(types)
}

/// The type as a name of Cypher; the property `type` has it unchanged.
fn type_of(link: &Link) -> String {
    if link.kind().is_empty() {
        return "_".to_owned();
    }
    let name = link.kind().chars().map(|letter| {
        let plain = letter.is_ascii_alphanumeric() || letter == '_';
        if plain { letter } else { '_' }
    });
    format!("`{}`", name.collect::<String>())
}

fn batches(rows: &[String], merge: &str, out: &mut dyn Write) -> io::Result<()> {
    for batch in rows.chunks(BATCH) {
        writeln!(
            out,
            "UNWIND [\n  {}\n] AS row\n{merge}",
            batch.join(",\n  ")
        )?;
    }
    Ok(())
}

/// A map of Cypher: what tells the row, and under `has` its properties. Nothing is left out.
fn row<'a>(
    ends: &[(&str, &str)],
    cells: impl Iterator<Item = (&'static str, Value<'a>)>,
) -> String {
    let ends = ends
        .iter()
        .map(|(name, text)| format!("{name}: {}", Quoted(text)));
    let has = cells.filter_map(|(name, value)| Some(format!("{name}: {}", literal(value)?)));
    let has = has.collect::<Vec<_>>().join(", ");
    format!(
        "{{{}, has: {{{has}}}}}",
        ends.collect::<Vec<_>>().join(", ")
    )
}

fn literal(value: Value) -> Option<String> {
    match value {
        Value::Nothing => None,
        Value::Text(text) => Some(Quoted(&text).to_string()),
        Value::Bool(yes) => Some(yes.to_string()),
        Value::Count(count) => Some(count.to_string()),
        Value::List(items) => {
            let items = items.iter().map(|item| Quoted(item).to_string());
            Some(format!("[{}]", items.collect::<Vec<_>>().join(", ")))
        }
    }
}

/// A text in quotation marks, on one line.
struct Quoted<'a>(&'a str);

impl fmt::Display for Quoted<'_> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_char('\'')?;
        let mut rest = self.0;
        while let Some((at, letter)) = rest.char_indices().find(|&(_, letter)| is_odd(letter)) {
            out.write_str(&rest[..at])?;
            match letter {
                '\\' => out.write_str(r"\\")?,
                '\'' => out.write_str(r"\'")?,
                '\n' => out.write_str(r"\n")?,
                _ => write!(out, r"\u{:04x}", u32::from(letter))?,
            }
            rest = &rest[at + letter.len_utf8()..];
        }
        out.write_str(rest)?;
        out.write_char('\'')
    }
}

/// Quotation marks, backslashes, control characters, and the two ends of line beyond ASCII.
fn is_odd(letter: char) -> bool {
    letter.is_control() || matches!(letter, '\'' | '\\' | '\u{2028}' | '\u{2029}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_stays_a_text() {
        let check = |text, expected| assert_eq!(Quoted(text).to_string(), expected);
        check(r"it's C:\n", r"'it\'s C:\\n'");
        check("a\nb\t\u{0}\u{2028}é", r"'a\nb\u0009\u0000\u2028é'");
    }
}
