//! `chancery build`: articles to a graph.

use std::collections::BTreeMap;

use anyhow::bail;

use super::output::Destination;
use super::tables::lexicon;
use super::voice::{bar, mention};
use super::{Ending, complain, say};
use crate::cli::Build;
use chancery::graph::Graph;
use chancery::text::Analyzer;
use chancery::{pipeline, read};

pub(super) fn run(args: &Build) -> anyhow::Result<Ending> {
    let destination = Destination::new(&args.output)?;
    let lexicon = lexicon(&args.tables)?;
    let options = read::ReadOptions {
        date: args.date,
        format: args.input_format,
    };
    let read = read::read_paths(&args.inputs, &options);
    read.warnings
        .iter()
        .for_each(|warning| say("warning", &warning.to_string()));
    read.failures
        .iter()
        .for_each(|failure| complain(&failure.to_string()));
    if read.documents.is_empty() {
        bail!("no document could be read");
    }
    let analyzer = Analyzer::embedded()?;
    let bar = bar(read.documents.len());
    let graph = pipeline::build_watched(&read.documents, &analyzer, &lexicon, || bar.inc(1));
    bar.finish_and_clear();
    mention_documents(&graph);
    destination.write(&graph)?;
    destination.report(&graph);
    Ok(if read.failures.is_empty() {
        Ending::Done
    } else {
        Ending::SomeFailed
    })
}

/// What each document gave, in the order of their ids.
fn mention_documents(graph: &Graph) {
    let mut counts: BTreeMap<&String, usize> = BTreeMap::new();
    for (_, _, event) in graph.events() {
        for document in event.documents() {
            *counts.entry(document).or_default() += 1;
        }
    }
    for (id, source) in graph.documents() {
        let date = source
            .date
            .map_or("no date".to_owned(), |date| date.to_string());
        let events = counts.get(id).copied().unwrap_or_default();
        mention("read", &format!("{id}, {date}: {events} events"));
    }
}
