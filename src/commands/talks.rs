//! `chancery talks`: who talked to whom.

use std::collections::BTreeSet;

use comfy_table::{CellAlignment, ColumnConstraint, Table};

use super::open::open;
use super::output::print;
use super::tables::lexicon;
use super::terminal::one_line;
use super::{Ending, ending};
use crate::cli::Talks;
use chancery::export::json::json_events;
use chancery::graph::Graph;
use chancery::lexicon::Lexicon;
use chancery::model::{ActorId, Status};
use chancery::query::{NotFound, Talk, TalksFilter, find, talks};

pub(super) fn run(args: &Talks) -> anyhow::Result<Ending> {
    let lexicon = lexicon(&args.tables)?;
    let graph = open(&args.graph, &lexicon)?;
    let found = talks(&graph, &filter(args, &graph, &lexicon)?);
    if args.json {
        let edges = found
            .iter()
            .map(|talk| (talk.source, talk.target, talk.event));
        print(|out| json_events(edges, out))?;
    } else if !found.is_empty() {
        let table = table(&found, &graph, Table::new().width());
        print(|out| writeln!(out, "{table}"))?;
    }
    Ok(ending(&found, "no such talks in the graph"))
}

fn filter(args: &Talks, graph: &Graph, lexicon: &Lexicon) -> Result<TalksFilter, NotFound> {
    let id = |name: &String| find(graph, lexicon, name).map(|node| node.id().clone());
    let actors: BTreeSet<ActorId> = args.actors.iter().map(id).collect::<Result<_, _>>()?;
    Ok(TalksFilter {
        actors,
        since: args.since,
        until: args.until,
        modes: args.mode.iter().copied().collect(),
        statuses: args.status.iter().copied().collect(),
    })
}

const HEADER: [&str; 7] = ["DATE", "WHO", "HOW", "WITH", "ABOUT", "SOURCES", "SENTENCE"];

// Columns that are shown whole, however narrow the terminal.
const DATE: usize = 0;
const HOW: usize = 2;
const SOURCES: usize = 5;

/// One line a talk; `width` cuts what does not fit.
fn table(talks: &[Talk<'_>], graph: &Graph, width: Option<u16>) -> String {
    let rows = talks.iter().map(|talk| cells(talk, graph));
    let mut table = super::table::table(HEADER, rows, width);
    // A cut status would turn a planned meeting into one that took place.
    for whole in [DATE, HOW, SOURCES] {
        if let Some(column) = table.column_mut(whole) {
            column.set_constraint(ColumnConstraint::ContentWidth);
        }
    }
    if let Some(sources) = table.column_mut(SOURCES) {
        sources.set_cell_alignment(CellAlignment::Right);
    }
    table.trim_fmt()
}

fn cells(talk: &Talk<'_>, graph: &Graph) -> [String; 7] {
    let about: Vec<String> = talk.about(graph).into_iter().map(one_line).collect();
    [
        date(talk),
        one_line(talk.who().name()),
        how(talk),
        one_line(talk.with().name()),
        about.join(", "),
        talk.sources().to_string(),
        format!("\"{}\"", one_line(talk.sentence())),
    ]
}

fn date(talk: &Talk<'_>) -> String {
    let published = if talk.event.date.is_none() { "~" } else { "" };
    talk.date()
        .map_or(String::new(), |date| format!("{published}{date}"))
}

fn how(talk: &Talk<'_>) -> String {
    let mode = talk.event.mode.map_or("", |mode| mode.as_str());
    match talk.event.status {
        Status::Occurred => mode.to_owned(),
        status => format!("{mode} ({})", status.as_str()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use chancery::export::json::read_json;

    #[track_caller]
    fn check(width: Option<u16>, expected: &str) {
        let record = read_json(include_bytes!("../../tests/fixtures/calls.json")).unwrap();
        let graph = Graph::new(record, &Lexicon::default());
        let found = talks(&graph, &TalksFilter::default());
        assert_eq!(table(&found, &graph, width), expected);
    }

    #[test]
    fn a_terminal_cuts_the_sentence_but_never_the_status() {
        check(
            Some(100),
            "\
DATE        WHO             HOW                WITH          ABOUT          SOURCES  SENTENCE
2031-05     Nils Lindqvist  letter (denied)    Olga Ivanova                       1  \"Nils…
2031-05-03  Ana Lindqvist   call               Béla Horváth  France, grain        2  \"On Tuesday…
2031-05-04  Béla Horváth    visit              Olga Ivanova                       1  \"He visited…
2031-05-10  Ana Lindqvist   meeting (planned)  Olga Ivanova                       1  \"The…",
        );
        check(
            Some(70),
            "\
DATE        WHO     HOW                WITH    ABOUT  SOURCES  SENT…
2031-05     Nils…   letter (denied)    Olga…                1  \"Nil…
2031-05-03  Ana…    call               Béla…   Fran…        2  \"On…
2031-05-04  Béla…   visit              Olga…                1  \"He…
2031-05-10  Ana…    meeting (planned)  Olga…                1  \"The…",
        );
    }
}
