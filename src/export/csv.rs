//! Tables with commas, as RFC 4180 has them, for spreadsheets, pandas and R: edges, nodes, sentences,
//! documents.

use std::borrow::Cow;
use std::io::{self, Write};

use csv::{Terminator, Writer, WriterBuilder};

use super::columns::{EDGE, Link, NODE, Value, maybe, text, when};
use super::style::Styles;
use crate::graph::{Graph, Source};
use crate::model::{ActorId, Event, Evidence, Mode, Part, Span};

/// Writes the edges, one a row.
pub fn edges(graph: &Graph, out: &mut dyn Write) -> io::Result<()> {
    let styles = Styles::embedded()?;
    let mut table = table(out);
    let ends = ["key", "source", "target", "source_name", "target_name"];
    table.write_record(
        ends.into_iter()
            .chain(EDGE.iter().map(|column| column.name)),
    )?;
    for link in Link::all(graph, styles) {
        let key = link.key();
        let ends = [
            &*key,
            link.source.id().as_str(),
            link.target.id().as_str(),
            link.source.name(),
            link.target.name(),
        ];
        let ends = ends.into_iter().map(Cow::Borrowed);
        row(
            &mut table,
            ends.chain(EDGE.iter().map(|column| cell((column.of)(&link)))),
        )?;
    }
    table.flush()
}

/// Writes the nodes, one a row.
pub fn nodes(graph: &Graph, out: &mut dyn Write) -> io::Result<()> {
    let mut table = table(out);
    let id = std::iter::once("id");
    table.write_record(id.chain(NODE.iter().map(|column| column.name)))?;
    for node in graph.nodes() {
        let id = std::iter::once(Cow::Borrowed(node.id().as_str()));
        row(
            &mut table,
            id.chain(NODE.iter().map(|column| cell((column.of)(node)))),
        )?;
    }
    table.flush()
}

const EVIDENCE: [&str; 21] = [
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
    "topics",
    "content",
    "attribution",
];

/// Writes the sentences that report the events, one a row; `key` is that of the edge.
///
/// Mode, CAMEO code, topics, content and attribution are what the single sentence tells.
pub fn evidence(graph: &Graph, out: &mut dyn Write) -> io::Result<()> {
    let mut table = table(out);
    table.write_record(EVIDENCE)?;
    for (_, _, event) in graph.events() {
        for report in &event.reports {
            let source = graph.documents().get(&report.evidence.document);
            row(
                &mut table,
                report_cells(&event.key, report, source).into_iter(),
            )?;
        }
    }
    table.flush()
}

fn report_cells<'a>(
    key: &'a str,
    report: &'a Event,
    document: Option<&'a Source>,
) -> [Cow<'a, str>; EVIDENCE.len()] {
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
    let part = match part {
        Part::Title => "title",
        Part::Text => "text",
    };
    let ends = |span: &Span| [span.start, span.end].map(Value::Count);
    let [start, end] = ends(span);
    let [trigger_start, trigger_end] = ends(trigger);
    let [source_start, source_end] = ends(source);
    let [target_start, target_end] = ends(target);
    let topics = report.topics.iter().map(|topic| Cow::Borrowed(&**topic));
    [
        text(key),
        text(id),
        when(document.and_then(|document| document.date)),
        maybe(document.and_then(|document| document.publisher.as_deref())),
        maybe(document.and_then(|document| document.url.as_deref())),
        text(part),
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
        Value::List(topics.collect()),
        maybe(report.content.as_deref()),
        maybe(report.attribution.as_ref().map(ActorId::as_str)),
    ]
    .map(cell)
}

/// Writes the documents, one a row.
pub fn documents(graph: &Graph, out: &mut dyn Write) -> io::Result<()> {
    let mut table = table(out);
    table.write_record(["id", "title", "date", "publisher", "url", "sha256"])?;
    for (id, source) in graph.documents() {
        let cells = [
            text(id),
            maybe(source.title.as_deref()),
            when(source.date),
            maybe(source.publisher.as_deref()),
            maybe(source.url.as_deref()),
            text(&source.sha256),
        ];
        row(&mut table, cells.into_iter().map(cell))?;
    }
    table.flush()
}

fn table(out: &mut dyn Write) -> Writer<&mut dyn Write> {
    WriterBuilder::new()
        .terminator(Terminator::CRLF)
        .from_writer(out)
}

fn row<'a>(
    table: &mut Writer<&mut dyn Write>,
    cells: impl Iterator<Item = Cow<'a, str>>,
) -> io::Result<()> {
    for cell in cells {
        table.write_field(&*cell)?;
    }
    Ok(table.write_record(None::<&[u8]>)?)
}

/// Nothing is an empty cell.
fn cell(value: Value) -> Cow<str> {
    value.words().unwrap_or(Cow::Borrowed(""))
}
