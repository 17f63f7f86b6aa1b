//! The coder on the project's own sentences: for each of the sixteen event types a file under `corpus`, checked
//! by hand.
//!
//! A block is a document's date and text, and a line for each edge that it should give: `source -> target TYPE
//! mode status date`, with `--` where the event is symmetric, a mode for CONSULT alone, `a|b` where either actor
//! is right, `-` for a date that the text does not tell, and `? ` before what may be missing. What fails today is
//! listed in `corpus_known_misses.txt`; a new failure fails the test, and so does a listed one that is cured.
//! `UPDATE_KNOWN=1 cargo test --test corpus` writes the list anew.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs};

use chancery::graph::EventEdge;
use chancery::lexicon::Lexicon;
use chancery::model::{Document, Mode};
use chancery::pipeline::build;
use chancery::text::Analyzer;

const HEAD: &str = "\
# Sentences of tests/corpus that are coded wrongly today, with what is missing (-) and what is too much (+).
# Written by `UPDATE_KNOWN=1 cargo test --test corpus`; the list may only become shorter.
";

#[test]
fn sentences_give_their_events() {
    let analyzer = Analyzer::embedded().expect("the model is sound");
    let lexicon = Lexicon::embedded().expect("the tables are sound");
    let (mut blocks, mut wrong, mut report) = (0, 0, HEAD.to_owned());
    for file in files() {
        let text = fs::read_to_string(&file).expect("the sentences can be read");
        for block in text.split("\n\n") {
            let lines = || block.lines().filter(|line| !line.starts_with('#'));
            let Some(document) = lines().next().filter(|line| !line.trim().is_empty()) else {
                continue;
            };
            blocks += 1;
            let wanted: Vec<Wanted> = lines().skip(1).map(Wanted::parse).collect();
            let faults = faults(document, &wanted, &analyzer, &lexicon);
            if !faults.is_empty() {
                wrong += 1;
                let _ = write!(report, "\n{document}\n{faults}");
            }
        }
    }
    if env::var_os("UPDATE_KNOWN").is_some() {
        return fs::write(known_misses(), report).expect("the list can be written");
    }
    let known = fs::read_to_string(known_misses()).expect("the list can be read");
    assert_eq!(report, known, "{wrong} of {blocks} sentences fail");
}

/// An edge that a sentence should or may give.
#[derive(Debug)]
struct Wanted {
    line: String,
    optional: bool,
    symmetric: bool,
    source: BTreeSet<String>,
    target: BTreeSet<String>,
    /// Type, mode where there is one, status.
    what: Vec<String>,
    date: String,
}

impl Wanted {
    fn parse(line: &str) -> Self {
        let line = line.trim();
        let optional = line.starts_with("? ");
        let words: Vec<&str> = line.trim_start_matches("? ").split_whitespace().collect();
        let [source, arrow, target, what @ .., date] = words.as_slice() else {
            panic!("no edge: {line}");
        };
        let any = |actors: &str| actors.split('|').map(str::to_owned).collect();
        Self {
            line: line.to_owned(),
            optional,
            symmetric: *arrow == "--",
            source: any(source),
            target: any(target),
            what: what.iter().map(|&word| word.to_owned()).collect(),
            date: (*date).to_owned(),
        }
    }

    fn is(&self, found: &Found) -> bool {
        let fits = |source: &str, target: &str| {
            self.source.contains(source) && self.target.contains(target)
        };
        let (source, target) = (found.source.as_str(), found.target.as_str());
        let actors = fits(source, target) || self.symmetric && fits(target, source);
        actors && self.what == found.what && (self.date == "-" || self.date == found.date)
    }
}

struct Found {
    source: String,
    target: String,
    what: Vec<String>,
    date: String,
    shown: String,
}

impl Found {
    fn new(source: &str, target: &str, event: &EventEdge) -> Self {
        let mode = event.mode.map(Mode::as_str);
        let what: Vec<String> = [Some(event.kind.as_str()), mode, Some(event.status.as_str())]
            .into_iter()
            .flatten()
            .map(str::to_owned)
            .collect();
        let date = event.date.map_or("-".to_owned(), |date| date.to_string());
        let arrow = if event.symmetric { "--" } else { "->" };
        let rules: BTreeSet<&str> = event
            .reports
            .iter()
            .map(|report| report.evidence.rule.as_str())
            .collect();
        let rules = rules.into_iter().collect::<Vec<_>>().join(", ");
        let shown = format!(
            "{source} {arrow} {target} {} {date}  by {rules}",
            what.join(" ")
        );
        Self {
            source: source.to_owned(),
            target: target.to_owned(),
            what,
            date,
            shown,
        }
    }
}

/// What is missing and what is too much, a line each.
fn faults(document: &str, wanted: &[Wanted], analyzer: &Analyzer, lexicon: &Lexicon) -> String {
    let (date, text) = document.split_once(' ').expect("a date and a text");
    let document = Document {
        id: "corpus".to_owned(),
        text: text.to_owned(),
        date: Some(date.parse().expect("a date")),
        ..Document::default()
    };
    let graph = build(&[document], analyzer, lexicon);
    let found: Vec<Found> = graph
        .events()
        .map(|(source, target, event)| {
            Found::new(source.id().as_str(), target.id().as_str(), event)
        })
        .collect();
    let mut faults = String::new();
    for edge in wanted.iter().filter(|edge| !edge.optional) {
        if !found.iter().any(|found| edge.is(found)) {
            let _ = writeln!(faults, "  - {}", edge.line);
        }
    }
    for edge in &found {
        if !wanted.iter().any(|wanted| wanted.is(edge)) {
            let _ = writeln!(faults, "  + {}", edge.shown);
        }
    }
    faults
}

fn files() -> Vec<PathBuf> {
    let folder = fs::read_dir(path("corpus")).expect("the folder is there");
    let mut files: Vec<PathBuf> = folder
        .map(|entry| entry.expect("the folder can be read").path())
        .collect();
    files.sort();
    files
}

fn known_misses() -> PathBuf {
    path("corpus_known_misses.txt")
}

fn path(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests")
        .join(name)
}
