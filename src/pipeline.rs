//! From documents to a graph: the stages in their order. Start reading here.

use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;

use crate::code::code;
use crate::graph::{Graph, Record, Source};
use crate::lexicon::Lexicon;
use crate::model::{ActorId, Document, Event, Mentioned, Part};
use crate::recognize::recognize;
use crate::resolve::{Read, resolve};
use crate::text::Analyzer;

/// Builds the graph of what the documents report.
///
/// Documents are read in parallel. The graph depends on their set alone, not on their order.
///
/// ```
/// use chancery::{lexicon::Lexicon, model::Document, pipeline::build, text::Analyzer};
///
/// let document = Document {
///     id: "readout".into(),
///     text: "President Macron spoke with President Putin on Thursday.".into(),
///     date: Some("2021-08-20".parse()?),
///     ..Document::default()
/// };
/// let graph = build(&[document], &Analyzer::embedded()?, &Lexicon::embedded()?);
/// let (source, target, event) = graph.events().next().ok_or("no event")?;
/// assert_eq!((source.name(), target.name()), ("Emmanuel Macron", "Vladimir Putin"));
/// assert_eq!(event.kind.as_str(), "CONSULT");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn build(documents: &[Document], analyzer: &Analyzer, lexicon: &Lexicon) -> Graph {
    build_watched(documents, analyzer, lexicon, || ())
}

/// The same, and calls `done` after each document, on whatever thread has read it: for progress bars.
pub fn build_watched(
    documents: &[Document],
    analyzer: &Analyzer,
    lexicon: &Lexicon,
    done: impl Fn() + Sync,
) -> Graph {
    let records = documents.par_iter().map(|document| {
        let record = read(document, analyzer, lexicon);
        done();
        record
    });
    let record = records.reduce(Record::default, Record::union);
    Graph::new(record, lexicon)
}

/// What one document reports.
pub fn read(document: &Document, analyzer: &Analyzer, lexicon: &Lexicon) -> Record {
    let title = document
        .title
        .as_deref()
        .filter(|_| !document.title_in_text());
    let parts = title
        .map(|title| (Part::Title, title))
        .into_iter()
        .chain([(Part::Text, document.text.as_str())]);
    let reads: Vec<Read<'_>> = parts
        .flat_map(|(part, text)| mentions(part, text, analyzer, lexicon))
        .collect();
    let resolved = resolve(document, &reads, lexicon);
    let reports = code(document, &reads, &resolved, lexicon);
    let documents = [(document.id.clone(), source(document))].into();
    let mut actors = resolved.actors;
    drop_idle(&mut actors, &resolved.strangers, &reports);
    stand_ins(&mut actors, &reports, document, lexicon);
    Record {
        documents,
        actors,
        reports,
    }
}

/// Leaves out companies and others that are of interest only where an event names them.
fn drop_idle(
    actors: &mut BTreeMap<ActorId, Mentioned>,
    strangers: &BTreeSet<ActorId>,
    reports: &[Event],
) {
    let mut busy: BTreeSet<&str> = BTreeSet::new();
    for event in reports {
        let sides = [&event.source, &event.target].into_iter();
        let named = sides.chain(&event.forum).chain(&event.attribution);
        busy.extend(named.map(ActorId::as_str));
        busy.extend(event.topics.iter().map(String::as_str));
    }
    actors.retain(|id, _| busy.contains(id.as_str()) || !strangers.contains(id));
}

/// Adds the countries that an event has in the place of towns and people of theirs.
fn stand_ins(
    actors: &mut BTreeMap<ActorId, Mentioned>,
    reports: &[Event],
    document: &Document,
    lexicon: &Lexicon,
) {
    let both = reports
        .iter()
        .flat_map(|event| [&event.source, &event.target]);
    for id in both {
        if let Some(entry) = lexicon.actors.get(id).filter(|_| !actors.contains_key(id)) {
            let mentioned = Mentioned {
                actor: entry.actor.clone(),
                aliases: BTreeSet::new(),
                documents: [document.id.clone()].into(),
            };
            actors.insert(id.clone(), mentioned);
        }
    }
}

/// The sentences of a text with the mentions in them.
pub fn mentions<'a>(
    part: Part,
    text: &'a str,
    analyzer: &Analyzer,
    lexicon: &Lexicon,
) -> Vec<Read<'a>> {
    let sentences = analyzer.analyze(text).into_iter();
    let read = |sentence| Read {
        part,
        text,
        mentions: recognize(text, &sentence, lexicon),
        sentence,
    };
    sentences.map(read).collect()
}

fn source(document: &Document) -> Source {
    Source {
        title: document.title.clone(),
        date: document.date,
        publisher: document.publisher.clone(),
        url: document.url.clone(),
        sha256: document.sha256(),
    }
}
