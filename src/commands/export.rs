//! `chancery export`: a graph to another format.

use super::Ending;
use super::open::open;
use super::output::Destination;
use crate::cli::Export;
use chancery::lexicon::Lexicon;

pub(super) fn run(args: &Export) -> anyhow::Result<Ending> {
    let destination = Destination::new(&args.output)?;
    let graph = open(&args.graph, &Lexicon::embedded()?)?;
    destination.write(&graph)?;
    Ok(Ending::Done)
}
