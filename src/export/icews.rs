//! Rows as ICEWS has them, the data set of CAMEO's event codes.

use std::borrow::Cow;
use std::io::{self, Write};

use super::dyads::{self, Dyad, Known, country, titles};
use crate::graph::Graph;

const COLUMNS: [&str; 20] = [
    "Event ID",
    "Event Date",
    "Source Name",
    "Source Sectors",
    "Source Country",
    "Event Text",
    "CAMEO Code",
    "Intensity",
    "Target Name",
    "Target Sectors",
    "Target Country",
    "Story ID",
    "Sentence Number",
    "Publisher",
    "City",
    "District",
    "Province",
    "Country",
    "Latitude",
    "Longitude",
];

/// Writes the events that occurred as rows of ICEWS; columns of which the graph knows nothing are
/// empty.
pub fn icews(graph: &Graph, out: &mut dyn Write) -> io::Result<()> {
    dyads::write(graph, &COLUMNS, known, out)
}

fn known<'a>(dyad: &'a Dyad<'a>) -> Vec<Known<'a>> {
    let event = dyad.event;
    let text = Cow::Borrowed;
    vec![
        ("Event ID", text(event.key.as_str())),
        ("Event Date", dyad.day()),
        ("Source Name", text(dyad.source.name())),
        ("Source Sectors", titles(dyad.source)),
        ("Source Country", text(country(dyad.source))),
        ("Event Text", text(event.kind.as_str())),
        ("CAMEO Code", text(event.cameo.as_str())),
        ("Target Name", text(dyad.target.name())),
        ("Target Sectors", titles(dyad.target)),
        ("Target Country", text(country(dyad.target))),
        ("Story ID", text(dyad.document())),
        ("Publisher", text(dyad.publisher())),
    ]
}
