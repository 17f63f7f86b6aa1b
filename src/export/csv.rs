//! Tables with commas, as RFC 4180 has them, for spreadsheets, pandas and R: edges, nodes, sentences,
//! documents.

use std::borrow::Cow;
use std::io::{self, Write};

use csv::{Terminator, Writer, WriterBuilder};

mod read;

pub use read::{Table, Tables, read_csv};

use super::columns::{EDGE, Link, NODE, Value, maybe, text, when};
use super::fields::{EXACT, Exact};
use super::style::Styles;
use crate::graph::{Graph, Source};
use crate::model::{ActorId, Event, Evidence, Mode, Span};

/// Writes the edges, one a row.
pub fn edges(graph: &Graph, out: &mut dyn Write) -> io::Result<()> {
    let styles = Styles::embedded()?;
    let ends = ["key", "source", "target", "source_name", "target_name"];
    let names = ends
        .into_iter()
        .chain(EDGE.iter().map(|column| column.name));
    let mut table = Rows::new(names.collect(), out)?;
    for link in Link::all(graph, styles) {
        let key = Value::Text(link.key());
        let ends = [
            key,
            text(link.source.id().as_str()),
            text(link.target.id().as_str()),
            text(link.source.name()),
            text(link.target.name()),
        ];
        let cells = EDGE.iter().map(|column| (column.of)(&link));
        table.add(ends.into_iter().chain(cells))?;
    }
    table.end()
}

/// Writes the nodes, one a row.
pub fn nodes(graph: &Graph, out: &mut dyn Write) -> io::Result<()> {
    let id = std::iter::once("id");
    let names = id.chain(NODE.iter().map(|column| column.name));
    let mut table = Rows::new(names.collect(), out)?;
    for node in graph.nodes() {
        let id = std::iter::once(text(node.id().as_str()));
        table.add(id.chain(NODE.iter().map(|column| (column.of)(node))))?;
    }
    table.end()
}

const EVIDENCE: [&str; 23] = [
    "key",
    "document",
    "published",
    "publisher",
    "url",
    "part",
    "start",
    "end",
    "text",
    "trigger_start",
    "trigger_end",
    "source_start",
    "source_end",
    "target_start",
    "target_end",
    "rule",
    "mode",
    "cameo",
    "quad",
    "forum",
    "topics",
    "content",
    "attribution",
];

/// Writes the sentences that report the events, one a row; `key` is that of the edge.
///
/// From `mode` on, the columns are what the single sentence tells.
pub fn evidence(graph: &Graph, out: &mut dyn Write) -> io::Result<()> {
    let mut table = Rows::new(EVIDENCE.to_vec(), out)?;
    for (_, _, event) in graph.events() {
        for report in &event.reports {
            let source = graph.documents().get(&report.evidence.document);
            table.add(report_cells(&event.key, report, source).into_iter())?;
        }
    }
    table.end()
}

fn report_cells<'a>(
    key: &'a str,
    report: &'a Event,
    document: Option<&'a Source>,
) -> [Value<'a>; EVIDENCE.len()] {
    let Evidence {
        document: id,
        part,
        span,
        quote,
        trigger,
        source,
        target,
        rule,
    } = &report.evidence;
    let ends = |span: &Span| [span.start, span.end].map(Value::Count);
    let [start, end] = ends(span);
    let [trigger_start, trigger_end] = ends(trigger);
    let [source_start, source_end] = ends(source);
    let [target_start, target_end] = ends(target);
    let topics = report.topics.iter().map(|topic| Cow::Borrowed(&**topic));
    let forum = report.forum.iter().map(|id| Cow::Borrowed(id.as_str()));
    [
        text(key),
        text(id),
        when(document.and_then(|document| document.date)),
        maybe(document.and_then(|document| document.publisher.as_deref())),
        maybe(document.and_then(|document| document.url.as_deref())),
        text(part.as_str()),
        start,
        end,
        text(quote),
        trigger_start,
        trigger_end,
        source_start,
        source_end,
        target_start,
        target_end,
        text(rule),
        maybe(report.mode.map(Mode::as_str)),
        text(&report.cameo),
        text(report.quad.as_str()),
        Value::List(forum.collect()),
        Value::List(topics.collect()),
        maybe(report.content.as_deref()),
        maybe(report.attribution.as_ref().map(ActorId::as_str)),
    ]
}

/// Writes the documents, one a row.
pub fn documents(graph: &Graph, out: &mut dyn Write) -> io::Result<()> {
    let names = ["id", "title", "date", "publisher", "url", "sha256"];
    let mut table = Rows::new(names.to_vec(), out)?;
    for (id, source) in graph.documents() {
        let cells = [
            text(id),
            maybe(source.title.as_deref()),
            when(source.date),
            maybe(source.publisher.as_deref()),
            maybe(source.url.as_deref()),
            text(&source.sha256),
        ];
        table.add(cells.into_iter())?;
    }
    table.end()
}

/// A table that is written. After the columns with these names stands `exact`.
struct Rows<'o> {
    names: Vec<&'static str>,
    table: Writer<&'o mut dyn Write>,
}

impl<'o> Rows<'o> {
    fn new(names: Vec<&'static str>, out: &'o mut dyn Write) -> io::Result<Self> {
        let mut table = WriterBuilder::new()
            .terminator(Terminator::CRLF)
            .from_writer(out);
        table.write_record(names.iter().chain([&EXACT]))?;
        Ok(Self { names, table })
    }

    /// Writes a row. An empty text looks like none, so it is kept once more.
    fn add<'a>(&mut self, cells: impl Iterator<Item = Value<'a>>) -> io::Result<()> {
        let mut exact = Exact::default();
        for (name, cell) in self.names.iter().zip(cells) {
            let words = cell.words();
            self.table.write_field(words.as_deref().unwrap_or(""))?;
            if let Some(empty) = words.filter(|words| words.is_empty()) {
                exact.keep(name, empty);
            }
        }
        self.table.write_field(exact.text()?.unwrap_or_default())?;
        Ok(self.table.write_record(None::<&[u8]>)?)
    }

    fn end(mut self) -> io::Result<()> {
        self.table.flush()
    }
}
