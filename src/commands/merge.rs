//! `chancery merge`: one graph of several.

use super::Ending;
use super::open::{open_record, opened};
use super::output::Destination;
use super::tables::graph_lexicon;
use crate::cli::Merge;
use chancery::graph::{Graph, Record};

pub(super) fn run(args: &Merge) -> anyhow::Result<Ending> {
    let destination = Destination::new(&args.output)?;
    let lexicon = graph_lexicon(&args.tables)?;
    let mut record = Record::default();
    for path in &args.graphs {
        record = record.union(open_record(path)?);
    }
    let graph = opened(Graph::new(record, &lexicon));
    destination.write(&graph)?;
    destination.report(&graph);
    Ok(Ending::Done)
}
