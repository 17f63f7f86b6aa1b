//! Rows as POLECAT has them, the data set of PLOVER's event types.

use std::borrow::Cow;
use std::io::{self, Write};

use super::dyads::{self, Dyad, Known, country, titles};
use crate::graph::{Graph, Node};
use crate::model::{Mode, Span};

const COLUMNS: [&str; 40] = [
    "Event ID",
    "Event Date",
    "Event Type",
    "Event Mode",
    "Intensity",
    "Quad Code",
    "Contexts",
    "Actor Name",
    "Actor Country",
    "Actor COW",
    "Primary Actor Sector",
    "Actor Sectors",
    "Actor Title",
    "Actor Name Raw",
    "Wikipedia Actor ID",
    "Recipient Name",
    "Recipient Country",
    "Recipient COW",
    "Primary Recipient Sector",
    "Recipient Sectors",
    "Recipient Title",
    "Recipient Name Raw",
    "Wikipedia Recipient ID",
    "Placename",
    "City",
    "District",
    "Province",
    "Country",
    "Latitude",
    "Longitude",
    "GeoNames ID",
    "Raw Placename",
    "Feature Type",
    "Source",
    "Publication Date",
    "Story People",
    "Story Organizations",
    "Story Locations",
    "Language",
    "Version",
];

/// Writes the events that occurred as rows of POLECAT; columns of which the graph knows nothing are
/// empty.
pub fn plover(graph: &Graph, out: &mut dyn Write) -> io::Result<()> {
    dyads::write(graph, &COLUMNS, known, out)
}

fn known<'a>(dyad: &'a Dyad<'a>) -> Vec<Known<'a>> {
    let event = dyad.event;
    let topics: Vec<&str> = event.topics.iter().map(String::as_str).collect();
    let text = Cow::Borrowed;
    vec![
        ("Event ID", text(event.key.as_str())),
        ("Event Date", dyad.day()),
        ("Event Type", text(event.kind.as_str())),
        ("Event Mode", text(event.mode.map_or("", mode))),
        ("Quad Code", Cow::Owned(event.quad.as_str().to_uppercase())),
        ("Contexts", Cow::Owned(topics.join(";"))),
        ("Actor Name", text(dyad.source.name())),
        ("Actor Country", text(country(dyad.source))),
        ("Actor Title", titles(dyad.source)),
        ("Actor Name Raw", text(words(dyad, dyad.source))),
        ("Recipient Name", text(dyad.target.name())),
        ("Recipient Country", text(country(dyad.target))),
        ("Recipient Title", titles(dyad.target)),
        ("Recipient Name Raw", text(words(dyad, dyad.target))),
        ("Source", text(dyad.publisher())),
        ("Publication Date", dyad.published()),
        ("Language", text("English")),
        ("Version", text(super::GENERATOR)),
    ]
}

/// PLOVER's word for how a CONSULT took place, where it has one.
fn mode(mode: Mode) -> &'static str {
    match mode {
        Mode::Call | Mode::Video => "phone",
        Mode::Visit => "visit",
        Mode::Mediation => "third-party",
        Mode::Meeting | Mode::Letter | Mode::Talks => "",
    }
}

/// The words that name the actor in the first report.
fn words<'a>(dyad: &Dyad<'a>, node: &Node) -> &'a str {
    let Some(report) = dyad.event.reports.first() else {
        return "";
    };
    let evidence = &report.evidence;
    let span = if report.source == *node.id() {
        evidence.source
    } else {
        evidence.target
    };
    let from = |at: usize| at.checked_sub(evidence.span.start);
    let (Some(start), Some(end)) = (from(span.start), from(span.end)) else {
        return "";
    };
    Span { start, end }.of(&evidence.quote)
}
