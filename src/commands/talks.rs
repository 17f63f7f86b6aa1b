//! `chancery talks`: who talked to whom.

use super::events::{self, print_events};
use super::filter::{Asker, circumstances};
use super::open::open;
use super::tables::lexicon;
use super::{Ending, ending};
use crate::cli::Talks;
use chancery::query::talks;

pub(super) fn run(args: &Talks) -> anyhow::Result<Ending> {
    let lexicon = lexicon(&args.tables)?;
    let graph = open(&args.graph, &lexicon)?;
    let asker = Asker::new(&graph, &lexicon, &args.circumstances);
    let actors = asker.parties(&args.actors)?;
    let mut filter = circumstances(&asker, &args.circumstances)?;
    match args.actors.len() {
        0 | 1 => filter.actors = actors,
        2 => filter.between = Some([asker.party(&args.actors[0])?, asker.party(&args.actors[1])?]),
        _ => filter.between = Some([actors.clone(), actors]),
    }
    let found = talks(&graph, &filter);
    print_events(&found, &graph, args.answer.format(), events::talks)?;
    Ok(ending(&found, "no such talks in the graph"))
}
