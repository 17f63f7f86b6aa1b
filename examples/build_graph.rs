//! Builds a graph from one article and prints its events.
//!
//! `cargo run --example build_graph -- examples/afghanistan-calls.md`
#![expect(clippy::print_stdout, reason = "an example shows its result")]

use std::error::Error;
use std::path::PathBuf;

use chancery::lexicon::Lexicon;
use chancery::pipeline;
use chancery::read::{ReadOptions, read_paths};
use chancery::text::Analyzer;

fn main() -> Result<(), Box<dyn Error>> {
    let article = std::env::args_os().nth(1);
    let article = article.map_or("examples/afghanistan-calls.md".into(), PathBuf::from);

    // Reading never stops at one bad article: what failed is a list beside the documents. Front
    // matter, a dateline or `ReadOptions::date` tell when an article was published.
    let read = read_paths(&[article], &ReadOptions::default());
    if let Some(failure) = read.failures.into_iter().next() {
        return Err(failure.into());
    }

    // The analyzer knows English, the lexicon knows actors and patterns. Both are embedded, and
    // both are only read from here on: load them once, however many graphs you build.
    let analyzer = Analyzer::embedded()?;
    let lexicon = Lexicon::embedded()?;
    let graph = pipeline::build(&read.documents, &analyzer, &lexicon);

    // An event is an edge. Each report of it quotes its sentence and names the rule that coded it.
    for (source, target, event) in graph.events() {
        let date = event
            .date
            .map_or("no date".to_owned(), |date| date.to_string());
        let (source, target) = (source.name(), target.name());
        let arrow = if event.symmetric { "--" } else { "->" };
        println!(
            "{} {source} {arrow} {target}, {}, {date}",
            event.kind,
            event.status.as_str()
        );
        for report in &event.reports {
            println!("    {}: {}", report.evidence.rule, report.evidence.quote);
        }
    }
    Ok(())
}
