//! The words around the picture: its title, what it counts, and where it is from.

use std::collections::BTreeSet;

use crate::export::sketch::Sketch;
use crate::export::words::{between, clean, link, short_date};
use crate::graph::{Graph, Source};

/// At most so many documents are named.
const MOST: usize = 5;

/// A line of the footer, with an address where it is a document that has one.
pub(super) struct Note<'a> {
    pub(super) words: String,
    pub(super) address: Option<&'a str>,
}

/// The headline of the one document, or what the picture counts.
pub(super) fn title(graph: &Graph, sketch: &Sketch) -> String {
    let mut documents = graph.documents().values();
    let only = documents.next().filter(|_| documents.next().is_none());
    let headline = only.and_then(|source| source.title.as_deref());
    let headline = headline
        .map(|title| clean(title, 200))
        .filter(|title| !title.is_empty());
    headline.unwrap_or_else(|| counts(sketch))
}

/// What the picture counts, and over which days.
pub(super) fn subtitle(graph: &Graph, sketch: &Sketch) -> String {
    let mut parts = Vec::new();
    if title(graph, sketch) != counts(sketch) {
        parts.push(counts(sketch));
    }
    parts.extend(sketch.days.map(|(first, last)| between(first, last)));
    if graph.documents().len() != 1 {
        parts.push(count(graph.documents().len(), "document"));
    }
    parts.join(" · ")
}

fn counts(sketch: &Sketch) -> String {
    if sketch.events == 0 {
        return "No events between actors".to_owned();
    }
    format!(
        "{} between {}",
        count(sketch.events, "event"),
        count(sketch.actors.len(), "actor")
    )
}

fn count(number: usize, noun: &str) -> String {
    let plural = if number == 1 { "" } else { "s" };
    format!("{number} {noun}{plural}")
}

/// The footer: the documents that report the events, and what is left out.
pub(super) fn notes<'a>(graph: &'a Graph, sketch: &Sketch) -> Vec<Note<'a>> {
    let meetings = sketch.meetings.iter();
    let reports = meetings.flat_map(|meeting| &meeting.event.reports);
    let ids: BTreeSet<&str> = reports
        .map(|report| report.evidence.document.as_str())
        .collect();
    let mut documents: Vec<(&str, &Source)> = graph
        .documents()
        .iter()
        .map(|(id, source)| (id.as_str(), source))
        .filter(|(id, _)| ids.contains(id))
        .collect();
    documents.sort_by_key(|(id, source)| (source.date.map(crate::when::When::first), *id));
    let mut notes: Vec<Note> = documents
        .iter()
        .take(MOST)
        .map(|(id, source)| cite(id, source))
        .collect();
    if let Some(first) = notes.first_mut() {
        let plural = if documents.len() == 1 { "" } else { "s" };
        first.words = format!("Source{plural}: {}", first.words);
    }
    if documents.len() > MOST {
        notes.push(plain(format!(
            "and {} more",
            count(documents.len() - MOST, "document")
        )));
    }
    notes.extend(left_out(sketch).map(plain));
    notes
}

/// A line without an address.
pub(super) fn plain(words: String) -> Note<'static> {
    Note {
        words,
        address: None,
    }
}

fn cite<'a>(id: &str, source: &'a Source) -> Note<'a> {
    let title = source.title.as_deref().map(|title| clean(title, 120));
    let title = title
        .filter(|title| !title.is_empty())
        .unwrap_or_else(|| clean(id, 120));
    let publisher = source
        .publisher
        .as_deref()
        .map(|publisher| clean(publisher, 60));
    let date = source.date.map(|date| short_date(date, true));
    let parts: Vec<String> = [Some(title), publisher, date]
        .into_iter()
        .flatten()
        .collect();
    Note {
        words: parts.join(", "),
        address: link(source.url.as_deref()),
    }
}

fn left_out(sketch: &Sketch) -> Option<String> {
    let (actors, events) = sketch.cut;
    let mut parts = Vec::new();
    let cut = [(actors, "actor"), (events, "event")];
    let cut = cut.into_iter().filter(|&(number, _)| number > 0);
    let cut: Vec<String> = cut.map(|(number, noun)| count(number, noun)).collect();
    if !cut.is_empty() {
        parts.push(format!("{} that weigh least", cut.join(" and ")));
    }
    if sketch.silent > 0 {
        let take = if sketch.silent == 1 { "takes" } else { "take" };
        parts.push(format!(
            "{} that {take} part in no event",
            count(sketch.silent, "actor")
        ));
    }
    (!parts.is_empty()).then(|| format!("Not shown: {}.", parts.join("; ")))
}
