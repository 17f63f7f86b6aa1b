//! The four tables back to the record that they were written from.

use std::collections::BTreeMap;

use csv::{ReaderBuilder, StringRecord};

use crate::export::fields::{EXACT, Fields};
use crate::export::json::{ReadGraphError, Rows};
use crate::graph::Record;

type Result<T> = std::result::Result<T, ReadGraphError>;

/// A table as it is read, with the name of its file, which faults are told with.
#[derive(Debug, Clone, Copy)]
pub struct Table<'a> {
    /// The name.
    pub name: &'a str,
    /// What is in the file.
    pub bytes: &'a [u8],
}

/// The tables that are one graph.
#[derive(Debug, Clone, Copy)]
pub struct Tables<'a> {
    /// As [`edges`](super::edges) writes it.
    pub edges: Table<'a>,
    /// As [`nodes`](super::nodes) writes it.
    pub nodes: Table<'a>,
    /// As [`evidence`](super::evidence) writes it.
    pub evidence: Table<'a>,
    /// As [`documents`](super::documents) writes it.
    pub documents: Table<'a>,
}

/// Reads the record of a graph that was written as four tables.
pub fn read_csv(tables: &Tables) -> Result<Record> {
    let mut rows = Rows::default();
    each(&tables.documents, "document", "id", |row| {
        rows.document(row)
    })?;
    each(&tables.nodes, "node", "id", |row| rows.node(row))?;
    let mut reports: BTreeMap<String, Vec<Fields>> = BTreeMap::new();
    each(&tables.evidence, "sentence of", "key", |row| {
        reports.entry(row.id().to_owned()).or_default().push(row);
        Ok(())
    })?;
    each(&tables.edges, "edge", "key", |row| {
        let reports = reports.remove(row.id()).unwrap_or_default();
        rows.edge_of(row, reports)
    })?;
    match reports.into_keys().next() {
        None => Ok(rows.record()),
        Some(key) => {
            let cause = "the table of edges has no such edge, or has it twice".to_owned();
            let place = format!("edge `{key}`");
            Err(ReadGraphError::Value { place, cause }.at(&tables.evidence.name))
        }
    }
}

/// Goes through the rows of a table, and tells the line where one is at fault.
fn each(
    table: &Table,
    what: &str,
    id: &str,
    mut add: impl FnMut(Fields) -> Result<()>,
) -> Result<()> {
    let mut reader = ReaderBuilder::new().from_reader(table.bytes);
    let at = |line: u64| format!("{}, line {line}", table.name);
    let broken = |fault: csv::Error| ReadGraphError::Broken(fault.to_string()).at(&table.name);
    let header = reader.headers().map_err(broken)?.clone();
    if ![id, EXACT]
        .iter()
        .all(|name| header.iter().any(|column| column == *name))
    {
        let cause = format!("there are no columns `{id}` and `{EXACT}`");
        return Err(ReadGraphError::Foreign(cause, "CSV").at(&at(1)));
    }
    let mut record = StringRecord::new();
    while reader.read_record(&mut record).map_err(broken)? {
        let line = record
            .position()
            .map_or(0, |position| line(position, table));
        // An empty cell is none.
        let known = header
            .iter()
            .zip(&record)
            .filter(|(_, cell)| !cell.is_empty());
        let cells = known.map(|(name, cell)| (name.to_owned(), cell.to_owned()));
        let row = Fields::new(what, id, cells);
        row.and_then(&mut add)
            .map_err(|error| error.at(&at(line)))?;
    }
    Ok(())
}

/// The line in which a row begins. Between CR and LF the reader is still in the line before.
fn line(position: &csv::Position, table: &Table) -> u64 {
    let at = usize::try_from(position.byte()).unwrap_or(usize::MAX);
    position.line() + u64::from(table.bytes.get(at) == Some(&b'\n'))
}
