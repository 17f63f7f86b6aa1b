//! `chancery build`: articles to a graph.

use std::io::{self, IsTerminal};

use anyhow::bail;

use super::output::Destination;
use super::tables::lexicon;
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
    let graph = pipeline::build(&read.documents, &analyzer, &lexicon);
    destination.write(&graph)?;
    report(&destination, &graph);
    Ok(if read.failures.is_empty() {
        Ending::Done
    } else {
        Ending::SomeFailed
    })
}

/// Tells a person at a terminal what was made.
fn report(destination: &Destination<'_>, graph: &Graph) {
    if let Some(path) = destination.file().filter(|_| io::stderr().is_terminal()) {
        let counts = [
            graph.nodes().count(),
            graph.events().count(),
            graph.documents().len(),
        ];
        let [actors, events, documents] = counts;
        let path = path.display();
        say(
            "wrote",
            &format!("{path}: {actors} actors, {events} events, {documents} documents"),
        );
    }
}
