//! The pair of tables that `neo4j-admin database import` takes: nodes and relationships.
//!
//! Their headers tell what each column holds. Names and columns are those of the other formats.

use std::borrow::Cow;
use std::io::{self, Write};

use super::columns::{EDGE, Link, NODE, Sort, Value, text};
use super::cypher::label;
use super::style::Styles;
use crate::graph::Graph;

/// Writes the table of nodes.
pub fn nodes(graph: &Graph, out: &mut dyn Write) -> io::Result<()> {
    let columns = NODE.iter().map(|column| typed(column.name, column.sort));
    let header = ["id:ID".to_owned(), ":LABEL".to_owned()].into_iter();
    let mut table = csv::Writer::from_writer(out);
    table.write_record(header.chain(columns))?;
    for node in graph.nodes() {
        let labels = format!("Actor;{}", label(node.mentioned.actor.kind));
        let id = [text(node.id().as_str()), Value::Text(labels.into())];
        let cells = NODE.iter().map(|column| (column.of)(node));
        row(&mut table, id.into_iter().chain(cells))?;
    }
    table.flush()
}

/// Writes the table of relationships: events and structure.
pub fn relationships(graph: &Graph, out: &mut dyn Write) -> io::Result<()> {
    let styles = Styles::embedded()?;
    let ends = [":START_ID", ":END_ID", ":TYPE", "key"].map(str::to_owned);
    let columns = EDGE.iter().map(|column| typed(column.name, column.sort));
    let mut table = csv::Writer::from_writer(out);
    let evidence = std::iter::once("evidence".to_owned());
    table.write_record(ends.into_iter().chain(columns).chain(evidence))?;
    for link in Link::all(graph, styles) {
        let ends = [
            text(link.source.id().as_str()),
            text(link.target.id().as_str()),
            text(link.kind()),
            Value::Text(link.key()),
        ];
        let cells = EDGE.iter().map(|column| (column.of)(&link));
        let evidence = link
            .evidence()?
            .map_or(Value::Nothing, |text| Value::Text(text.into()));
        let last = std::iter::once(evidence);
        row(&mut table, ends.into_iter().chain(cells).chain(last))?;
    }
    table.flush()
}

/// A column's name with its type.
fn typed(name: &str, sort: Sort) -> String {
    match (name, sort) {
        // Whole days; the columns `date`, `from` and `until` may hold months, years and intervals.
        ("first_day" | "last_day", _) => format!("{name}:date"),
        (_, Sort::Text) => name.to_owned(),
        (_, Sort::Bool) => format!("{name}:boolean"),
        (_, Sort::Count) => format!("{name}:long"),
        (_, Sort::List) => format!("{name}:string[]"),
    }
}

fn row<'a>(
    table: &mut csv::Writer<&mut dyn Write>,
    cells: impl Iterator<Item = Value<'a>>,
) -> io::Result<()> {
    for cell in cells {
        table.write_field(&*words(cell))?;
    }
    Ok(table.write_record(None::<&[u8]>)?)
}

/// A cell as the importer takes it, which knows no way to write a `;` inside an item of a list.
fn words(cell: Value) -> Cow<str> {
    match cell {
        Value::List(items) => {
            let items = items.iter().map(|item| item.replace(';', ","));
            Cow::Owned(items.collect::<Vec<_>>().join(";"))
        }
        cell => cell.words().unwrap_or(Cow::Borrowed("")),
    }
}
