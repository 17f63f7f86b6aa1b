//! `chancery path`: over whom two actors are linked.

use super::answer::{is_for_people, print_sheet};
use super::events::{date, sentence, what};
use super::filter::{Asker, filter, part};
use super::open::open;
use super::sheet::{Cell, Fit, Sheet};
use super::{Ending, Usage, ending};
use crate::cli::{AnswerFormat, PathArgs};
use chancery::model::Status;
use chancery::query::{ChainOrder, Finding, Step, paths};

pub(super) fn run(args: &PathArgs) -> anyhow::Result<Ending> {
    let (graph, lexicon) = open(&args.graph, &args.tables)?;
    let asker = Asker::new(&graph, &lexicon, &args.filters.circumstances);
    let (from, to) = (asker.actor(&args.one)?, asker.actor(&args.other)?);
    if from == to {
        let (one, other) = (&args.one, &args.other);
        return Err(Usage(format!(
            "`{one}` and `{other}` are the same actor, `{from}`"
        ))
        .into());
    }
    let mut filter = filter(&graph, &lexicon, &args.filters)?;
    if filter.statuses.is_empty() {
        filter.statuses = [Status::Occurred, Status::Planned, Status::Possible].into();
    }
    let graph = part(graph, &filter);
    let order = if args.in_order {
        ChainOrder::ByDate
    } else {
        ChainOrder::Any
    };
    let found = paths(&graph, &from, &to, args.most, order);
    let format = args.answer.format();
    print_sheet(&sheet(&found, format), format)?;
    Ok(ending(&found, "no chain of such events links the two"))
}

/// A step a row.
fn sheet(found: &[Vec<Step<'_>>], format: AnswerFormat) -> Sheet {
    let mut sheet = Sheet {
        columns: vec![
            ("chain", Fit::Number),
            ("step", Fit::Number),
            ("date", Fit::Whole),
            ("from", Fit::Cut),
            ("what", Fit::Whole),
            ("to", Fit::Cut),
            ("events", Fit::Number),
            ("sentence", Fit::Cut),
        ],
        rows: Vec::new(),
    };
    for (chain, steps) in found.iter().enumerate() {
        for (place, step) in steps.iter().enumerate() {
            let counts = [chain + 1, place + 1].map(Cell::Count);
            sheet
                .rows
                .push(counts.into_iter().chain(cells(step)).collect());
        }
    }
    if !is_for_people(format) {
        add_ids(&mut sheet, found);
    }
    sheet
}

fn cells(step: &Step<'_>) -> [Cell; 6] {
    let found = &step.found;
    [
        date(found),
        found.who().name().into(),
        format!("{} {}", arrow(found), what(found)).into(),
        found.with().name().into(),
        Cell::Count(step.events),
        sentence(found),
    ]
}

/// Which way the event goes, seen from where the step begins.
fn arrow(found: &Finding<'_>) -> &'static str {
    match (found.event.symmetric, found.is_turned()) {
        (true, _) => "--",
        (false, true) => "<-",
        (false, false) => "->",
    }
}

/// For programs the ids, and the key to ask `explain` for.
fn add_ids(sheet: &mut Sheet, found: &[Vec<Step<'_>>]) {
    let ids = ["from_id", "to_id", "edge"];
    sheet.columns.extend(ids.map(|name| (name, Fit::Whole)));
    for (row, step) in sheet.rows.iter_mut().zip(found.iter().flatten()) {
        let Finding { event, .. } = step.found;
        let ids = [
            step.found.who().id().as_str(),
            step.found.with().id().as_str(),
            event.key.as_str(),
        ];
        row.extend(ids.map(Cell::from));
    }
}
