//! Rows of dyadic events, as the data sets of political science have them: one event a row, one
//! fixed list of columns, tabs between.
//!
//! Those tables have no place for what did not happen, so only events that occurred are written.

use std::borrow::Cow;
use std::io::{self, Write};

use csv::WriterBuilder;

use crate::graph::{EventEdge, Graph, Node};
use crate::model::Status;
use crate::when::When;

/// A column that the graph knows something of, and the cell.
pub(super) type Known<'a> = (&'static str, Cow<'a, str>);

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
        first_day(self.event.happened())
    }

    /// The day of the earliest report.
    pub(super) fn published(&self) -> Cow<'g, str> {
        first_day(self.event.observed)
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

fn first_day<'a>(date: Option<When>) -> Cow<'a, str> {
    date.map_or(Cow::Borrowed(""), |date| {
        Cow::Owned(date.first().to_string())
    })
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

/// Writes a header and the cells of all events that occurred: those that are known by their column,
/// and nothing in the others.
pub(super) fn write(
    graph: &Graph,
    header: &[&str],
    known: for<'a> fn(&'a Dyad<'a>) -> Vec<Known<'a>>,
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
            let known = known(&dyad);
            for column in header {
                let cell = known.iter().find(|(name, _)| name == column);
                let text = cell.map_or("", |(_, text)| text);
                table.write_field(&*one_line(text))?;
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
