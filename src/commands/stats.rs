//! `chancery stats`: how many, and who is central.

use std::collections::BTreeMap;

use super::answer::print_sheet;
use super::filter::filtered;
use super::open::open;
use super::output::print;
use super::sheet::{Cell, Fit, Sheet};
use super::{Ending, Usage, ending};
use crate::cli::{AnswerFormat, Stats, StatsBy};
use chancery::graph::Graph;
use chancery::query::{Pair, Standing, by_month, by_type, pairs, standings};

pub(super) fn run(args: &Stats) -> anyhow::Result<Ending> {
    let format = args.answer.format();
    if args.by.is_none() && !matches!(format, AnswerFormat::Table | AnswerFormat::Md) {
        let all = "types, months, actors, pairs or communities";
        return Err(Usage(format!(
            "this format holds one table; choose it with --by: {all}"
        ))
        .into());
    }
    let (graph, lexicon) = open(&args.graph, &args.tables)?;
    let graph = filtered(graph, &lexicon, &args.filters)?;
    let sheets = match args.by {
        Some(by) => vec![sheet(&graph, by, &standings_for(&graph, by), usize::MAX)],
        None => overview(&graph),
    };
    for (place, sheet) in sheets
        .iter()
        .filter(|sheet| !sheet.rows.is_empty())
        .enumerate()
    {
        if place > 0 {
            print(|out| writeln!(out))?;
        }
        print_sheet(sheet, format)?;
    }
    Ok(ending(&sheets[0].rows, "no such events in the graph"))
}

/// Only two of the tables need the measures, which take longest.
fn standings_for(graph: &Graph, by: StatsBy) -> Vec<Standing<'_>> {
    match by {
        StatsBy::Actors | StatsBy::Communities => standings(graph),
        StatsBy::Types | StatsBy::Months | StatsBy::Pairs => Vec::new(),
    }
}

/// A table with at most so many actors, pairs or communities.
fn sheet(graph: &Graph, by: StatsBy, standings: &[Standing<'_>], shown: usize) -> Sheet {
    match by {
        StatsBy::Types => types(graph),
        StatsBy::Months => months(graph),
        StatsBy::Actors => actors(standings, shown),
        StatsBy::Pairs => pair_rows(&pairs(graph), shown),
        StatsBy::Communities => groups(standings, shown),
    }
}

/// How many rows of each table an overview has.
const SHOWN: usize = 10;

/// The beginnings of all tables; of the months the last.
fn overview(graph: &Graph) -> Vec<Sheet> {
    let standings = standings(graph);
    let of = |by| sheet(graph, by, &standings, SHOWN);
    let mut sheets: Vec<Sheet> = [
        StatsBy::Types,
        StatsBy::Actors,
        StatsBy::Pairs,
        StatsBy::Communities,
    ]
    .into_iter()
    .map(of)
    .collect();
    let mut months = of(StatsBy::Months);
    let cut = months.rows.len().saturating_sub(SHOWN);
    months.rows.drain(..cut);
    sheets.insert(1, months);
    sheets
}

fn types(graph: &Graph) -> Sheet {
    let rows = by_type(graph).into_iter().map(|(kind, quad, count)| {
        vec![
            kind.as_str().into(),
            quad.as_str().into(),
            Cell::Count(count),
        ]
    });
    Sheet {
        columns: vec![
            ("type", Fit::Whole),
            ("quad", Fit::Whole),
            ("events", Fit::Number),
        ],
        rows: rows.collect(),
    }
}

fn months(graph: &Graph) -> Sheet {
    let rows = by_month(graph).into_iter();
    Sheet {
        columns: vec![("month", Fit::Whole), ("events", Fit::Number)],
        rows: rows
            .map(|(month, count)| vec![month.into(), Cell::Count(count)])
            .collect(),
    }
}

fn actors(standings: &[Standing<'_>], shown: usize) -> Sheet {
    let row = |standing: &Standing<'_>| {
        let presence = standing.presence;
        vec![
            presence.node.name().into(),
            Cell::Count(presence.events),
            Cell::Count(presence.done),
            Cell::Count(presence.received),
            Cell::Count(presence.partners),
            Cell::Share(standing.betweenness),
            Cell::Share(standing.page_rank),
            Cell::Count(standing.community),
            presence.node.id().as_str().into(),
        ]
    };
    Sheet {
        columns: vec![
            ("actor", Fit::Cut),
            ("events", Fit::Number),
            ("done", Fit::Number),
            ("received", Fit::Number),
            ("partners", Fit::Number),
            ("betweenness", Fit::Number),
            ("rank", Fit::Number),
            ("community", Fit::Number),
            ("id", Fit::Cut),
        ],
        rows: standings.iter().take(shown).map(row).collect(),
    }
}

fn pair_rows(pairs: &[Pair<'_>], shown: usize) -> Sheet {
    let row = |pair: &Pair<'_>| {
        let [one, other] = pair.actors;
        let [first, last] = pair.dates().map_or([None, None], |dates| dates.map(Some));
        let kinds = pair.kinds().into_iter();
        let kinds = kinds.map(|(kind, count)| format!("{kind} {count}"));
        vec![
            one.name().into(),
            other.name().into(),
            Cell::Count(pair.events.len()),
            first.into(),
            last.into(),
            Cell::List(kinds.collect()),
            one.id().as_str().into(),
            other.id().as_str().into(),
        ]
    };
    Sheet {
        columns: vec![
            ("one", Fit::Cut),
            ("other", Fit::Cut),
            ("events", Fit::Number),
            ("first", Fit::Whole),
            ("last", Fit::Whole),
            ("types", Fit::Cut),
            ("one_id", Fit::Cut),
            ("other_id", Fit::Cut),
        ],
        rows: pairs.iter().take(shown).map(row).collect(),
    }
}

/// Communities with their members, by rank.
fn groups(standings: &[Standing<'_>], shown: usize) -> Sheet {
    let mut groups: BTreeMap<usize, Vec<String>> = BTreeMap::new();
    for standing in standings {
        let members = groups.entry(standing.community).or_default();
        members.push(standing.presence.node.name().to_owned());
    }
    let rows = groups.into_iter().take(shown).map(|(community, members)| {
        vec![
            Cell::Count(community),
            Cell::Count(members.len()),
            Cell::List(members),
        ]
    });
    Sheet {
        columns: vec![
            ("community", Fit::Number),
            ("members", Fit::Number),
            ("who", Fit::Cut),
        ],
        rows: rows.collect(),
    }
}
