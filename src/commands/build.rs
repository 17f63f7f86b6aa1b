//! `chancery build`: articles to a graph.

use std::io::{self, IsTerminal};

use anyhow::bail;

use super::output::Destination;
use super::{Ending, complain, say};
use crate::cli::Build;
use chancery::graph::Graph;
use chancery::lexicon::Lexicon;
use seam::{pipeline, read};

pub(super) fn run(args: &Build) -> anyhow::Result<Ending> {
    let destination = Destination::new(&args.output)?;
    let lexicon = Lexicon::embedded()?;
    let options = read::ReadOptions {
        date: args.date,
        format: args.input_format.clone(),
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
    let graph = pipeline::build(read.documents, &lexicon);
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

// SEAM: delete this module and `use chancery::{pipeline, read}` once both are merged.
mod seam {
    pub(super) mod read {
        use chancery::model::Document;
        use chancery::when::When;
        use std::path::PathBuf;

        pub(in super::super) struct ReadOptions {
            pub(in super::super) date: Option<When>,
            pub(in super::super) format: Option<String>,
        }

        pub(in super::super) struct Read {
            pub(in super::super) documents: Vec<Document>,
            pub(in super::super) failures: Vec<std::io::Error>,
            pub(in super::super) warnings: Vec<std::io::Error>,
        }

        pub(in super::super) fn read_paths(paths: &[PathBuf], options: &ReadOptions) -> Read {
            let (count, date, format) = (paths.len(), options.date, &options.format);
            let failure = format!("{count} inputs are not read yet ({date:?}, {format:?})");
            let failures = vec![std::io::Error::other(failure)];
            Read {
                documents: Vec::new(),
                failures,
                warnings: Vec::new(),
            }
        }
    }

    pub(super) mod pipeline {
        use chancery::graph::{Graph, Record};
        use chancery::lexicon::Lexicon;
        use chancery::model::Document;

        pub(in super::super) fn build(_documents: Vec<Document>, lexicon: &Lexicon) -> Graph {
            Graph::new(Record::default(), lexicon)
        }
    }
}
