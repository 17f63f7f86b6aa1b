//! `chancery export`: a graph to another format.

use super::Ending;
use super::open::open;
use super::output::Destination;
use super::tables::lexicon;
use crate::cli::Export;

pub(super) fn run(args: &Export) -> anyhow::Result<Ending> {
    let destination = Destination::new(&args.output)?;
    let graph = open(&args.graph, &lexicon(&args.tables)?)?;
    destination.write(&graph)?;
    Ok(Ending::Done)
}
