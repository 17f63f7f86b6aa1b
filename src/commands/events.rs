//! Events as rows, and as the edges that they are.

use super::answer::{is_for_people, print_sheet};
use super::output::print;
use super::sheet::{Cell, Fit, Sheet};
use crate::cli::AnswerFormat;
use chancery::export::json::{json_events, ndjson_events};
use chancery::graph::Graph;
use chancery::model::{ActorId, Mode, Status};
use chancery::query::Finding;

/// Prints events; for people with the columns of `table`.
pub(super) fn print_events(
    found: &[Finding<'_>],
    graph: &Graph,
    format: AnswerFormat,
    table: fn(&[Finding<'_>], &Graph) -> Sheet,
) -> anyhow::Result<()> {
    let edges = found.iter();
    let edges = edges.map(|found| (found.source, found.target, found.event));
    match format {
        AnswerFormat::Json => print(|out| json_events(edges, out)),
        AnswerFormat::Ndjson => print(|out| ndjson_events(edges, out)),
        _ if is_for_people(format) => print_sheet(&table(found, graph), format),
        _ => print_sheet(&all_fields(found), format),
    }
}

/// Who did what to whom.
pub(super) fn deeds(found: &[Finding<'_>], graph: &Graph) -> Sheet {
    for_people(found, graph, ["what", "whom"], what)
}

/// Who talked, how, with whom.
pub(super) fn talks(found: &[Finding<'_>], graph: &Graph) -> Sheet {
    let how = |found: &Finding<'_>| {
        let mode = found.event.mode.map_or("", |mode| mode.as_str());
        with_status(mode.to_owned(), found)
    };
    for_people(found, graph, ["how", "with"], how)
}

/// A row an event: when, who, what or how, the other one, and the rest that people ask for.
fn for_people(
    found: &[Finding<'_>],
    graph: &Graph,
    [deed, other]: [&'static str; 2],
    what: fn(&Finding<'_>) -> String,
) -> Sheet {
    let row = |found: &Finding<'_>| {
        vec![
            date(found),
            found.who().name().into(),
            what(found).into(),
            found.with().name().into(),
            about(found, graph),
            Cell::Count(found.sources()),
            sentence(found),
        ]
    };
    Sheet {
        columns: vec![
            ("date", Fit::Whole),
            ("who", Fit::Cut),
            (deed, Fit::Whole),
            (other, Fit::Cut),
            ("about", Fit::Cut),
            ("sources", Fit::Number),
            ("sentence", Fit::Cut),
        ],
        rows: found.iter().map(row).collect(),
    }
}

/// The type, how, and the status where it did not simply occur.
pub(super) fn what(found: &Finding<'_>) -> String {
    let kind = found.event.kind.as_str();
    let mode = found.event.mode.map(Mode::as_str);
    let words: Vec<&str> = [kind].into_iter().chain(mode).collect();
    with_status(words.join(" "), found)
}

/// A date with ~ is that of the first report.
pub(super) fn date(found: &Finding<'_>) -> Cell {
    let published = if found.event.date.is_none() { "~" } else { "" };
    found.date().map(|date| format!("{published}{date}")).into()
}

fn with_status(what: String, found: &Finding<'_>) -> String {
    match found.event.status {
        Status::Occurred => what,
        status => format!("{what} ({})", status.as_str()),
    }
}

fn about(found: &Finding<'_>, graph: &Graph) -> Cell {
    Cell::List(found.about(graph).into_iter().map(str::to_owned).collect())
}

pub(super) fn sentence(found: &Finding<'_>) -> Cell {
    format!("\"{}\"", found.sentence()).into()
}

/// Everything but the single reports, under the names of the graph's file.
fn all_fields(found: &[Finding<'_>]) -> Sheet {
    let fields = [
        "date",
        "observed",
        "source",
        "source_name",
        "target",
        "target_name",
        "type",
        "mode",
        "status",
        "symmetric",
        "forum",
        "topics",
        "content",
        "attribution",
        "cameo",
        "quad",
        "documents",
        "sentence",
        "key",
    ];
    Sheet {
        columns: fields.map(|field| (field, Fit::Whole)).to_vec(),
        rows: found.iter().map(fields_of).collect(),
    }
}

fn fields_of(found: &Finding<'_>) -> Vec<Cell> {
    let event = found.event;
    let ids =
        |ids: &std::collections::BTreeSet<ActorId>| ids.iter().map(ToString::to_string).collect();
    vec![
        event.date.into(),
        event.observed.into(),
        found.source.id().as_str().into(),
        found.source.name().into(),
        found.target.id().as_str().into(),
        found.target.name().into(),
        event.kind.as_str().into(),
        event.mode.map(Mode::as_str).into(),
        event.status.as_str().into(),
        event.symmetric.to_string().into(),
        Cell::List(ids(&event.forum)),
        Cell::List(event.topics.iter().cloned().collect()),
        event.content.clone().into(),
        event.attribution.clone().into(),
        event.cameo.as_str().into(),
        event.quad.as_str().into(),
        Cell::List(event.documents().into_iter().cloned().collect()),
        found.sentence().into(),
        event.key.as_str().into(),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;
    use chancery::export::json::read_json;
    use chancery::lexicon::Lexicon;
    use chancery::query::Filter;

    #[track_caller]
    fn check(width: u16, expected: &str) {
        let record = read_json(include_bytes!("../../tests/fixtures/calls.json")).unwrap();
        let graph = Graph::new(record, &Lexicon::default());
        let found = chancery::query::talks(&graph, &Filter::default());
        assert_eq!(talks(&found, &graph).table(Some(width)), expected);
    }

    #[test]
    fn a_terminal_cuts_the_sentence_but_never_the_status() {
        check(
            100,
            "\
DATE        WHO             HOW                WITH          ABOUT          SOURCES  SENTENCE
2031-05     Nils Lindqvist  letter (denied)    Olga Ivanova                       1  \"Nils…
2031-05-03  Ana Lindqvist   call               Béla Horváth  France, grain        2  \"On Tuesday…
2031-05-04  Béla Horváth    visit              Olga Ivanova                       1  \"He visited…
2031-05-10  Ana Lindqvist   meeting (planned)  Olga Ivanova                       1  \"The…",
        );
        check(
            70,
            "\
DATE        WHO     HOW                WITH    ABOUT  SOURCES  SENT…
2031-05     Nils…   letter (denied)    Olga…                1  \"Nil…
2031-05-03  Ana…    call               Béla…   Fran…        2  \"On…
2031-05-04  Béla…   visit              Olga…                1  \"He…
2031-05-10  Ana…    meeting (planned)  Olga…                1  \"The…",
        );
    }
}
