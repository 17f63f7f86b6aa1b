//! `chancery actors in`: who is in a graph.

use super::answer::print_sheet;
use super::filter::filtered;
use super::open::open;
use super::sheet::{Cell, Fit, Sheet};
use super::{Ending, ending};
use crate::cli::ActorsIn;
use chancery::query::{Presence, presences};

pub(super) fn run(args: &ActorsIn) -> anyhow::Result<Ending> {
    let (graph, lexicon) = open(&args.graph, &args.tables)?;
    let graph = filtered(graph, &lexicon, &args.filters)?;
    let found = presences(&graph);
    print_sheet(&sheet(&found), args.answer.format())?;
    Ok(ending(&found, "no such actors in the graph"))
}

fn sheet(found: &[Presence<'_>]) -> Sheet {
    let row = |presence: &Presence<'_>| {
        let mentioned = &presence.node.mentioned;
        vec![
            mentioned.actor.name.as_str().into(),
            mentioned.actor.kind.as_str().into(),
            mentioned.actor.country.clone().into(),
            Cell::Count(presence.events),
            Cell::Count(presence.done),
            Cell::Count(presence.received),
            Cell::Count(presence.partners),
            Cell::Count(mentioned.documents.len()),
            mentioned.actor.id.as_str().into(),
        ]
    };
    Sheet {
        columns: vec![
            ("name", Fit::Cut),
            ("kind", Fit::Whole),
            ("country", Fit::Whole),
            ("events", Fit::Number),
            ("done", Fit::Number),
            ("received", Fit::Number),
            ("partners", Fit::Number),
            ("documents", Fit::Number),
            ("id", Fit::Cut),
        ],
        rows: found.iter().map(row).collect(),
    }
}
