//! `chancery explain`: the sentences behind an edge.

use std::fmt::Write as _;

use super::answer::print_sheet;
use super::open::open;
use super::output::print;
use super::sheet::{Fit, Sheet};
use super::tables::lexicon;
use super::terminal::{is_control, one_line};
use super::{Ending, Usage, ending, sentence};
use crate::cli::{AnswerFormat, Explain};
use chancery::export::json::{json_edges, ndjson_edges};
use chancery::graph::{Edge, EventEdge, Graph, Structure};
use chancery::lexicon::Lexicon;
use chancery::model::{ActorId, Part};
use chancery::query::{Cited, Explanation, Mark, MarkRole, explain_edge, explain_pair, find};

pub(super) fn run(args: &Explain) -> anyhow::Result<Ending> {
    if let Some(text) = &args.sentence {
        return sentence::run(text, args.date, &lexicon(&args.tables)?);
    }
    // The command line has both where there is no sentence.
    let (Some(graph), Some(what)) = (&args.graph, &args.what) else {
        return Err(Usage("name a graph and an edge or an actor".to_owned()).into());
    };
    let (graph, lexicon) = open(graph, &args.tables)?;
    let found = explanations(what, args.other.as_deref(), &graph, &lexicon)?;
    show(&found, &graph, args.answer.format())?;
    Ok(ending(&found, "no event between the two"))
}

fn show(found: &[Explanation<'_>], graph: &Graph, format: AnswerFormat) -> anyhow::Result<()> {
    let edges = found.iter();
    let edges = edges.map(|found| (found.source, found.target, found.edge));
    match format {
        AnswerFormat::Table => {
            let texts: Vec<String> = found.iter().map(|found| text(found, graph)).collect();
            print(|out| write!(out, "{}", texts.join("\n")))
        }
        AnswerFormat::Json => print(|out| json_edges(edges, out)),
        AnswerFormat::Ndjson => print(|out| ndjson_edges(edges, out)),
        AnswerFormat::Csv | AnswerFormat::Tsv | AnswerFormat::Md => {
            print_sheet(&sentences(found), format)
        }
    }
}

/// A sentence a row; facts of the tables have none.
fn sentences(found: &[Explanation<'_>]) -> Sheet {
    let mut rows = Vec::new();
    for Explanation { edge, cited, .. } in found {
        let Edge::Event(event) = edge else { continue };
        rows.extend(cited.iter().map(|cited| {
            let evidence = &cited.report.evidence;
            vec![
                evidence.document.as_str().into(),
                cited.document.and_then(|document| document.date).into(),
                cited
                    .document
                    .and_then(|document| document.publisher.as_ref())
                    .into(),
                marked(&evidence.quote, &cited.marks).into(),
                evidence.rule.as_str().into(),
                event.key.as_str().into(),
            ]
        }));
    }
    let names = [
        "document",
        "published",
        "publisher",
        "sentence",
        "rule",
        "edge",
    ];
    Sheet {
        columns: names.map(|name| (name, Fit::Cut)).to_vec(),
        rows,
    }
}

fn explanations<'g>(
    what: &str,
    other: Option<&str>,
    graph: &'g Graph,
    lexicon: &Lexicon,
) -> anyhow::Result<Vec<Explanation<'g>>> {
    let Some(other) = other else {
        return Ok(vec![one_edge(graph, lexicon, what)?]);
    };
    let one = find(graph, lexicon, what)?;
    let other = find(graph, lexicon, other)?;
    Ok(explain_pair(graph, one.id(), other.id()))
}

fn one_edge<'g>(graph: &'g Graph, lexicon: &Lexicon, key: &str) -> anyhow::Result<Explanation<'g>> {
    if let Some(found) = explain_edge(graph, key) {
        return Ok(found);
    }
    let actor = find(graph, lexicon, key)?;
    let name = actor.name();
    Err(Usage(format!(
        "`{key}` is an actor, {name}, and no edge's key; name the other actor, too"
    ))
    .into())
}

fn text(found: &Explanation<'_>, graph: &Graph) -> String {
    let pair = [found.source, found.target].map(|node| one_line(node.name()));
    let mut text = match found.edge {
        Edge::Event(event) => event_text(event, pair, graph),
        Edge::Structure(structure) => structure_text(structure, pair),
    };
    for cited in &found.cited {
        let _ = write!(text, "{}", cited_text(cited));
    }
    text
}

fn structure_text(structure: &Structure, [source, target]: [String; 2]) -> String {
    let kind = structure.as_str();
    let office = match structure {
        Structure::HoldsOffice(office) => {
            let [from, until] = [office.from, office.until]
                .map(|day| day.map_or("?".to_owned(), |day| day.to_string()));
            format!(", {} from {from} until {until}", office.title)
        }
        Structure::MemberOf | Structure::PartOf => String::new(),
    };
    format!("{source} -> {target}: {kind}{office}\n  from the tables, not from a text\n")
}

/// The edge's own fields: what, whether, when, and the rest where there is any.
fn event_text(event: &EventEdge, [source, target]: [String; 2], graph: &Graph) -> String {
    let arrow = if event.symmetric { "--" } else { "->" };
    let mode = event
        .mode
        .map_or(String::new(), |mode| format!(" {}", mode.as_str()));
    let date = event
        .date
        .map_or("no date".to_owned(), |date| date.to_string());
    let status = event.status.as_str();
    let mut text = format!(
        "{source} {arrow} {target}: {}{mode}, {status}, {date}\n",
        event.kind
    );
    let name = |id: &ActorId| {
        graph
            .node(id)
            .map_or(id.to_string(), |node| one_line(node.name()))
    };
    let forum: Vec<String> = event.forum.iter().map(name).collect();
    let topics: Vec<String> = event
        .topics
        .iter()
        .map(|topic| name(&ActorId::new(topic)))
        .collect();
    let details = [
        ("edge", one_line(&event.key)),
        ("about", topics.join(", ")),
        ("within", forum.join(", ")),
        (
            "content",
            event.content.as_deref().map(one_line).unwrap_or_default(),
        ),
        (
            "says",
            event.attribution.as_ref().map(name).unwrap_or_default(),
        ),
    ];
    for (what, detail) in details.iter().filter(|(_, detail)| !detail.is_empty()) {
        let _ = writeln!(text, "  {what}: {detail}");
    }
    text
}

fn cited_text(cited: &Cited<'_>) -> String {
    let evidence = &cited.report.evidence;
    let mut origin = vec![one_line(&evidence.document)];
    if let Some(document) = cited.document {
        origin.extend(document.publisher.as_deref().map(one_line));
        origin.extend(document.date.map(|date| date.to_string()));
    }
    let part = if evidence.part == Part::Title {
        "title, "
    } else {
        ""
    };
    let (start, end) = (evidence.span.start, evidence.span.end);
    let (origin, rule) = (origin.join(", "), one_line(&evidence.rule));
    let quote = marked(&evidence.quote, &cited.marks);
    format!("\n  {quote}\n    {origin}; {part}bytes {start}-{end}; rule {rule}\n")
}

/// The quote in one line, with its marks.
fn marked(quote: &str, marks: &[Mark]) -> String {
    let mut text = String::new();
    for (at, char) in quote.char_indices() {
        // Inner marks close before outer ones, and marks close before others open.
        for mark in marks.iter().rev().filter(|mark| mark.range.end == at) {
            text.push(signs(mark.role).1);
        }
        for mark in marks.iter().filter(|mark| mark.range.start == at) {
            text.push(signs(mark.role).0);
        }
        if !is_control(char) || char.is_whitespace() {
            text.push(char);
        }
    }
    for mark in marks
        .iter()
        .rev()
        .filter(|mark| mark.range.end == quote.len())
    {
        text.push(signs(mark.role).1);
    }
    one_line(&text)
}

fn signs(role: MarkRole) -> (char, char) {
    match role {
        MarkRole::Trigger => ('*', '*'),
        MarkRole::Source => ('[', ']'),
        MarkRole::Target => ('{', '}'),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(marks: &[(MarkRole, std::ops::Range<usize>)], expected: &str) {
        let marks: Vec<Mark> = marks
            .iter()
            .map(|(role, range)| Mark {
                role: *role,
                range: range.clone(),
            })
            .collect();
        assert_eq!(marked("Béla  met\nAna", &marks), expected);
    }

    #[test]
    fn marks_stand_around_their_words() {
        use MarkRole::{Source, Target, Trigger};
        check(&[], "Béla met Ana");
        check(
            &[(Source, 0..5), (Trigger, 7..10), (Target, 11..14)],
            "[Béla] *met* {Ana}",
        );
        check(&[(Trigger, 0..14), (Target, 11..14)], "*Béla met {Ana}*");
    }
}
