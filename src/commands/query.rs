//! `chancery query`: which events the graph has.

use super::events::{deeds, print_events};
use super::filter::filter;
use super::open::open;
use super::{Ending, ending};
use crate::cli::Query;
use chancery::query::events;

pub(super) fn run(args: &Query) -> anyhow::Result<Ending> {
    let (graph, lexicon) = open(&args.graph, &args.tables)?;
    let found = events(&graph, &filter(&graph, &lexicon, &args.filters)?);
    print_events(&found, &graph, args.answer.format(), deeds)?;
    Ok(ending(&found, "no such events in the graph"))
}
