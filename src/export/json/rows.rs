//! Rows of other formats to the record that they were written from, through the checks of the JSON.

use super::draft::{Draft, read_document, read_node};
use super::error::{ReadGraphError, check_head};
use super::shape::{DocumentShape, EdgeShape, EvidenceShape, HeadShape, NodeShape};
use crate::export::fields::Fields;
use crate::graph::Record;

type Result<T> = std::result::Result<T, ReadGraphError>;

/// A record that grows row by row: documents, then nodes, then edges.
#[derive(Default)]
pub(in crate::export) struct Rows(Draft);

impl Rows {
    /// Begins with what stands under `graph`, as a text of JSON.
    pub(in crate::export) fn of_head(text: &str) -> Result<Self> {
        let head: HeadShape = serde_json::from_str(text)?;
        check_head(head.format.as_deref(), head.version)?;
        let mut rows = Self::default();
        for document in head.documents {
            rows.0.add_document(read_document(document)?)?;
        }
        Ok(rows)
    }

    /// Adds a document.
    pub(in crate::export) fn document(&mut self, mut row: Fields) -> Result<()> {
        let shape = DocumentShape {
            id: row.need("id")?,
            title: row.text("title"),
            date: row.text("date"),
            publisher: row.text("publisher"),
            url: row.text("url"),
            sha256: row.need("sha256")?,
        };
        self.0.add_document(read_document(shape)?)
    }

    /// Adds an actor.
    pub(in crate::export) fn node(&mut self, mut row: Fields) -> Result<()> {
        let shape = NodeShape {
            id: row.need("id")?,
            name: row.need("name")?,
            kind: row.need("kind")?,
            country: row.text("country"),
            known: row.flag("known")?,
            offices: Vec::new(),
            aliases: row.list("aliases"),
            documents: row.list("documents"),
        };
        let mentioned = read_node(shape, &self.0.known)?;
        self.0.add_actor(mentioned)
    }

    /// Adds an event whose evidence is a text of JSON; structure is left out, since the tables tell it.
    pub(in crate::export) fn edge(&mut self, mut row: Fields) -> Result<()> {
        if row.flag("structural")? {
            return Ok(());
        }
        let evidence = row.need("evidence")?;
        let evidence = serde_json::from_str(&evidence)?;
        self.add_edge(&edge(row, evidence)?)
    }

    /// Adds an event whose evidence is rows of a table.
    pub(in crate::export) fn edge_of(
        &mut self,
        mut row: Fields,
        reports: Vec<Fields>,
    ) -> Result<()> {
        if row.flag("structural")? {
            return Ok(());
        }
        let reports: Result<Vec<_>> = reports.into_iter().map(evidence).collect();
        self.add_edge(&edge(row, reports?)?)
    }

    fn add_edge(&mut self, shape: &EdgeShape<'_>) -> Result<()> {
        self.0.known.reports_of(shape, &mut self.0.reports)
    }

    /// All rows.
    pub(in crate::export) fn record(self) -> Record {
        self.0.record()
    }
}

fn edge(mut row: Fields, evidence: Vec<EvidenceShape<'_>>) -> Result<EdgeShape<'_>> {
    Ok(EdgeShape {
        key: row.need("key")?,
        source: row.need("source")?,
        target: row.need("target")?,
        kind: row.need("type")?,
        mode: row.text("mode"),
        status: row.text("status"),
        date: row.text("date"),
        observed: None,
        symmetric: Some(row.flag("symmetric")?),
        forum: row.list("forum"),
        topics: row.list("topics"),
        content: row.text("content"),
        attribution: row.text("attribution"),
        cameo: row.text("cameo"),
        quad: row.text("quad"),
        evidence,
        structural: false,
    })
}

/// A row of the table of sentences, which tells all that the sentence does.
fn evidence(mut row: Fields) -> Result<EvidenceShape<'static>> {
    let part = row.need("part")?;
    let mut span = |part: &str| -> Result<[usize; 2]> {
        Ok([
            row.number(&format!("{part}_start"))?,
            row.number(&format!("{part}_end"))?,
        ])
    };
    let [trigger, source, target] = [span("trigger")?, span("source")?, span("target")?];
    Ok(EvidenceShape {
        document: row.need("document")?,
        part: Some(part).filter(|part| *part != "text"),
        start: row.number("start")?,
        end: row.number("end")?,
        text: row.need("text")?,
        trigger,
        source,
        target,
        rule: row.need("rule")?,
        forum: Some(row.list("forum")),
        topics: Some(row.list("topics")),
        cameo: Some(row.need("cameo")?),
        quad: Some(row.need("quad")?),
        mode: Some(row.text("mode")),
        content: Some(row.text("content")),
        attribution: Some(row.text("attribution")),
    })
}
