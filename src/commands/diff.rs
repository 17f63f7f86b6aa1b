//! `chancery diff`: what is new.

use super::answer::print_sheet;
use super::events::{date, sentence, what};
use super::filter::filtered;
use super::open::{open, open_record, opened};
use super::sheet::{Cell, Fit, Sheet};
use super::{Ending, ending};
use crate::cli::Diff;
use chancery::graph::Graph;
use chancery::query::{ActorChange, EventChange, TieChange, diff_actors, diff_at, diff_events};

pub(super) fn run(args: &Diff) -> anyhow::Result<Ending> {
    let (old, lexicon) = open(&args.old, &args.tables)?;
    let old = filtered(old, &lexicon, &args.filters)?;
    let sheet = match (&args.new, args.at) {
        (Some(new), _) => {
            let new = opened(Graph::new(open_record(new)?, &lexicon));
            let new = filtered(new, &lexicon, &args.filters)?;
            graphs(&old, &new)
        }
        (None, Some(at)) => ties(&diff_at(&old, at)),
        // The command line has one of the two.
        (None, None) => graphs(&old, &old),
    };
    print_sheet(&sheet, args.answer.format())?;
    Ok(ending(&sheet.rows, "no difference"))
}

fn graphs(old: &Graph, new: &Graph) -> Sheet {
    let actors = diff_actors(old, new);
    let events = diff_events(old, new);
    let rows = actors.iter().map(actor_row);
    Sheet {
        columns: vec![
            ("change", Fit::Whole),
            ("date", Fit::Whole),
            ("who", Fit::Cut),
            ("what", Fit::Whole),
            ("whom", Fit::Cut),
            ("differs", Fit::Cut),
            ("sentence", Fit::Cut),
            ("key", Fit::Cut),
        ],
        rows: rows.chain(events.iter().map(event_row)).collect(),
    }
}

fn actor_row(change: &ActorChange<'_>) -> Vec<Cell> {
    let actor = &change.node.mentioned.actor;
    vec![
        change.change.as_str().into(),
        Cell::Nothing,
        actor.name.as_str().into(),
        actor.kind.as_str().into(),
        Cell::Nothing,
        Cell::List(change.what.clone()),
        Cell::Nothing,
        actor.id.as_str().into(),
    ]
}

fn event_row(change: &EventChange<'_>) -> Vec<Cell> {
    let found = &change.found;
    vec![
        change.change.as_str().into(),
        date(found),
        found.who().name().into(),
        what(found).into(),
        found.with().name().into(),
        Cell::List(change.what.clone()),
        sentence(found),
        found.event.key.as_str().into(),
    ]
}

fn ties(changes: &[TieChange<'_>]) -> Sheet {
    let row = |tie: &TieChange<'_>| {
        vec![
            tie.change().as_str().into(),
            tie.source.name().into(),
            tie.kind.as_str().into(),
            tie.target.name().into(),
            Cell::Count(tie.before),
            Cell::Count(tie.after),
            tie.source.id().as_str().into(),
            tie.target.id().as_str().into(),
        ]
    };
    Sheet {
        columns: vec![
            ("change", Fit::Whole),
            ("who", Fit::Cut),
            ("what", Fit::Whole),
            ("whom", Fit::Cut),
            ("before", Fit::Number),
            ("after", Fit::Number),
            ("who_id", Fit::Cut),
            ("whom_id", Fit::Cut),
        ],
        rows: changes.iter().map(row).collect(),
    }
}
