//! `chancery talks`: who talked to whom.

use std::collections::BTreeSet;

use super::events::{self, print_events};
use super::filter::{Asker, circumstances};
use super::open::open;
use super::{Ending, ending};
use crate::cli::Talks;
use chancery::query::{Filter, talks};

pub(super) fn run(args: &Talks) -> anyhow::Result<Ending> {
    let (graph, lexicon) = open(&args.graph, &args.tables)?;
    let asker = Asker::new(&graph, &lexicon, &args.circumstances);
    let (actors, between) = match &args.actors[..] {
        [one, other] => (
            BTreeSet::new(),
            Some([asker.party(one)?, asker.party(other)?]),
        ),
        [] | [_] => (asker.parties(&args.actors)?, None),
        several => {
            let all = asker.parties(several)?;
            (BTreeSet::new(), Some([all.clone(), all]))
        }
    };
    let filter = Filter {
        actors,
        between,
        ..circumstances(&asker, &args.circumstances)?
    };
    let found = talks(&graph, &filter);
    print_events(&found, &graph, args.answer.format(), events::talks)?;
    Ok(ending(&found, "no such talks in the graph"))
}
