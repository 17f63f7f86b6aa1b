//! Every `hit` and `miss` of every pattern, read through the whole program.
//!
//! `docs/patterns.md` ("Examples") has the format. What fails today is listed in
//! `known_misses.txt`; a new failure fails the test, and so does a listed one that is cured.
//! `UPDATE_KNOWN=1 cargo test --test patterns` writes the list anew.

use std::collections::BTreeMap;
use std::env;
use std::fmt::Write;
use std::fs;
use std::path::Path;

use chancery::graph::Graph;
use chancery::lexicon::{Lexicon, Pattern};
use chancery::model::{Document, Event};
use chancery::pipeline::build;
use chancery::text::Analyzer;
use rayon::prelude::*;

const HEAD: &str = "\
# Examples of data/events that the program gets wrong today: rule, sentence, what it codes instead.
# Written by `UPDATE_KNOWN=1 cargo test --test patterns`; the list may only become shorter.
";

/// The edges that a rule must code, or none: one line of a pattern's examples.
struct Example<'a> {
    rule: &'a str,
    sentence: &'a str,
    /// None for a `miss`.
    edges: Option<&'a str>,
}

#[test]
fn every_pattern_codes_its_hits_and_leaves_its_misses() {
    let (analyzer, lexicon) = (
        Analyzer::embedded().expect("the model is sound"),
        Lexicon::embedded().expect("the tables are sound"),
    );
    let patterns = lexicon.events.iter().flat_map(|class| &class.patterns);
    let examples: Vec<Example<'_>> = patterns.flat_map(examples).collect();
    let failures: BTreeMap<(String, String), String> = examples
        .par_iter()
        .filter_map(|example| {
            let got = fault(example, &analyzer, &lexicon)?;
            Some(((example.rule.to_owned(), example.line()), got))
        })
        .collect();
    let list = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/known_misses.txt");
    if env::var_os("UPDATE_KNOWN").is_some() {
        fs::write(&list, written(&failures)).expect("the list can be written");
        return;
    }
    let known = read(&fs::read_to_string(&list).expect("the list can be read"));
    let report = differences(&failures, &known);
    assert!(
        report.is_empty(),
        "{} of {} examples fail, {} are known\n{report}",
        failures.len(),
        examples.len(),
        known.len(),
    );
}

fn examples(pattern: &Pattern) -> impl Iterator<Item = Example<'_>> {
    let rule = pattern.rule.as_str();
    let hits = pattern.hit.iter().map(move |hit| {
        let (sentence, edges) = hit.split_once("=>").unwrap_or((hit, ""));
        Example {
            rule,
            sentence: sentence.trim(),
            edges: Some(edges.trim()),
        }
    });
    let misses = pattern.miss.iter().map(move |sentence| Example {
        rule,
        sentence: sentence.trim(),
        edges: None,
    });
    hits.chain(misses)
}

impl Example<'_> {
    /// The example as the list has it.
    fn line(&self) -> String {
        match self.edges {
            Some(edges) => format!("{} => {edges}", self.sentence),
            None => format!("{} => nothing", self.sentence),
        }
    }
}

/// What the program codes, where it is not what the example says.
fn fault(example: &Example<'_>, analyzer: &Analyzer, lexicon: &Lexicon) -> Option<String> {
    let wanted = match example.edges.map(|edges| wanted(edges, lexicon)) {
        Some(Err(fault)) => return Some(fault),
        Some(Ok(edges)) => edges,
        None => Vec::new(),
    };
    let document = Document {
        id: "example".to_owned(),
        date: Some("2021-08-20".parse().expect("a date")),
        text: example.sentence.to_owned(),
        ..Document::default()
    };
    let graph = build(&[document], analyzer, lexicon);
    let coded = coded(&graph);
    let by_rule = |coded: &&Coded<'_>| coded.event.evidence.rule == example.rule;
    let right = match example.edges {
        Some(_) => wanted
            .iter()
            .all(|edge| coded.iter().filter(by_rule).any(|coded| edge.is(coded))),
        None => !coded.iter().any(|coded| by_rule(&coded)),
    };
    (!right).then(|| described(&coded, example.rule))
}

/// An edge as an example writes it: `A -> B [planned, call]`.
struct Wanted {
    source: String,
    target: String,
    symmetric: bool,
    /// Statuses and modes.
    marks: Vec<String>,
}

fn wanted(edges: &str, lexicon: &Lexicon) -> Result<Vec<Wanted>, String> {
    edges
        .split(';')
        .map(|edge| wanted_edge(edge.trim(), lexicon))
        .collect()
}

fn wanted_edge(edge: &str, lexicon: &Lexicon) -> Result<Wanted, String> {
    let (pair, marks) = edge.split_once('[').unwrap_or((edge, ""));
    let directed = pair.split_once("->").map(|names| (names, false));
    let symmetric = || pair.split_once("--").map(|names| (names, true));
    let ((source, target), symmetric) = directed
        .or_else(symmetric)
        .ok_or_else(|| format!("the example is wrong: `{edge}` is no edge"))?;
    for name in [source.trim(), target.trim()] {
        let mut entries = lexicon.actors.entries().iter();
        if !entries.any(|entry| entry.actor.name == name) {
            return Err(format!("the example is wrong: no table has `{name}`"));
        }
    }
    Ok(Wanted {
        source: source.trim().to_owned(),
        target: target.trim().to_owned(),
        symmetric,
        marks: marks
            .trim_end_matches(']')
            .split(',')
            .map(|mark| mark.trim().to_owned())
            .filter(|mark| !mark.is_empty())
            .collect(),
    })
}

/// One report of an edge, with the names at its ends.
struct Coded<'g> {
    source: &'g str,
    target: &'g str,
    event: &'g Event,
}

fn coded(graph: &Graph) -> Vec<Coded<'_>> {
    let coded = graph.events().flat_map(|(source, target, edge)| {
        edge.reports.iter().map(|event| Coded {
            source: source.name(),
            target: target.name(),
            event,
        })
    });
    coded.collect()
}

impl Wanted {
    fn is(&self, coded: &Coded<'_>) -> bool {
        let straight = (coded.source, coded.target) == (&self.source, &self.target);
        let turned = (coded.target, coded.source) == (&self.source, &self.target);
        let mode = coded.event.mode.map(chancery::model::Mode::as_str);
        let status = coded.event.status.as_str();
        self.symmetric == coded.event.symmetric
            && (straight || (turned && self.symmetric))
            && self
                .marks
                .iter()
                .all(|mark| mark == status || mode == Some(mark.as_str()))
    }
}

/// What was coded, in the form of an example; of other rules with their names.
fn described(coded: &[Coded<'_>], rule: &str) -> String {
    let one = |coded: &Coded<'_>| {
        let arrow = if coded.event.symmetric { "--" } else { "->" };
        let mode = coded.event.mode.map(|mode| format!(", {}", mode.as_str()));
        let other = Some(&coded.event.evidence.rule).filter(|other| *other != rule);
        format!(
            "{} {arrow} {} [{}{}]{}",
            coded.source,
            coded.target,
            coded.event.status.as_str(),
            mode.unwrap_or_default(),
            other.map_or(String::new(), |other| format!(" by {other}")),
        )
    };
    if coded.is_empty() {
        return "nothing".to_owned();
    }
    coded.iter().map(one).collect::<Vec<_>>().join("; ")
}

fn written(failures: &BTreeMap<(String, String), String>) -> String {
    let mut text = HEAD.to_owned();
    for ((rule, example), got) in failures {
        writeln!(text, "{rule}\t{example}\t{got}").expect("a string takes all");
    }
    text
}

fn read(text: &str) -> BTreeMap<(String, String), String> {
    let lines = text
        .lines()
        .filter(|line| !line.is_empty() && !line.starts_with('#'));
    let entry = |line: &str| {
        let mut cells = line.splitn(3, '\t').map(str::to_owned);
        let cells = [cells.next(), cells.next(), cells.next()].map(Option::unwrap_or_default);
        let [rule, example, got] = cells;
        ((rule, example), got)
    };
    lines.map(entry).collect()
}

/// Failures that are not listed, and listed ones that do not fail.
fn differences(
    failures: &BTreeMap<(String, String), String>,
    known: &BTreeMap<(String, String), String>,
) -> String {
    let mut report = String::new();
    for ((rule, example), got) in failures {
        if !known.contains_key(&(rule.clone(), example.clone())) {
            write!(report, "\n{rule}\n    {example}\n    got: {got}\n").expect("a string");
        }
    }
    for (rule, example) in known.keys() {
        if !failures.contains_key(&(rule.clone(), example.clone())) {
            write!(
                report,
                "\n{rule}\n    {example}\n    passes now, or is gone: strike it from known_misses.txt\n"
            )
            .expect("a string");
        }
    }
    report
}
