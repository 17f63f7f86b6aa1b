//! Rows of dyadic events, as the data sets of political science have them: one event a row, one
//! fixed list of columns, tabs between.
//!
//! Those tables have no place for what did not happen, so only events that occurred are written.

use std::borrow::Cow;
use std::io::{self, Write};

use csv::WriterBuilder;

use crate::graph::{EventEdge, Graph, Node};
use crate::model::Status;

/// An event that occurred, with its actors.
pub(super) struct Dyad<'g> {
    pub(super) source: &'g Node,
    pub(super) target: &'g Node,
    pub(super) event: &'g EventEdge,
    pub(super) graph: &'g Graph,
}

impl<'g> Dyad<'g> {
    /// The first day of the event, or else that of its earliest report.
    pub(super) fn day(&self) -> Cow<'g, str> {
        let date = self.event.date.or(self.event.observed);
        date.map_or(Cow::Borrowed(""), |date| {
            Cow::Owned(date.first().to_string())
        })
    }

    /// The day of the earliest report.
    pub(super) fn published(&self) -> Cow<'g, str> {
        let date = self.event.observed;
        date.map_or(Cow::Borrowed(""), |date| {
            Cow::Owned(date.first().to_string())
        })
    }

    /// The first document that reports the event.
    pub(super) fn document(&self) -> &'g str {
        self.event
            .reports
            .first()
            .map_or("", |report| &report.evidence.document)
    }

    /// Its publisher.
    pub(super) fn publisher(&self) -> &'g str {
        let source = self.graph.documents().get(self.document());
        source
            .and_then(|source| source.publisher.as_deref())
            .unwrap_or("")
    }
}

/// The code of an actor's country.
pub(super) fn country(node: &Node) -> &str {
    node.mentioned.actor.country.as_deref().unwrap_or("")
}

/// The titles of an actor's offices.
pub(super) fn titles(node: &Node) -> Cow<'_, str> {
    let titles = node.offices.iter().map(|office| office.title.as_str());
    Cow::Owned(titles.collect::<Vec<_>>().join(";"))
}

/// Writes a header and the cells of all events that occurred.
pub(super) fn write<const N: usize>(
    graph: &Graph,
    header: [&str; N],
    cells: for<'a> fn(&'a Dyad<'a>) -> [Cow<'a, str>; N],
    out: &mut dyn Write,
) -> io::Result<()> {
    let mut table = WriterBuilder::new().delimiter(b'\t').from_writer(out);
    table.write_record(header)?;
    for (source, target, event) in graph.events() {
        if event.status == Status::Occurred {
            let dyad = Dyad {
                source,
                target,
                event,
                graph,
            };
            for cell in cells(&dyad) {
                table.write_field(&*one_line(&cell))?;
            }
            table.write_record(None::<&[u8]>)?;
        }
    }
    table.flush()
}

/// The text with a space for each control character, since most readers of these tables know no
/// quotation marks.
fn one_line(text: &str) -> Cow<'_, str> {
    if text.chars().any(char::is_control) {
        Cow::Owned(text.replace(char::is_control, " "))
    } else {
        Cow::Borrowed(text)
    }
}
