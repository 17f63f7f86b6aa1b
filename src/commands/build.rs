//! `chancery build`: articles to a graph.

use anyhow::bail;

use super::output::Destination;
use super::tables::lexicon;
use super::{Ending, complain, say};
use crate::cli::Build;
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
    destination.report(&graph);
    Ok(if read.failures.is_empty() {
        Ending::Done
    } else {
        Ending::SomeFailed
    })
}
