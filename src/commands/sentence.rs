//! `chancery explain --sentence`: what each stage makes of a sentence.
//!
//! This is where to look when an event is missing: a wrong head is the parser's fault, a missing participant
//! that of the actor tables, and a missing event that of the patterns.

use std::fmt::Write as _;

use super::output::print;
use super::terminal::one_line;
use super::{Ending, Usage};
use chancery::lexicon::Lexicon;
use chancery::model::{ActorId, Document, Part};
use chancery::pipeline;
use chancery::resolve::resolve;
use chancery::text::{Analyzer, outline};
use chancery::when::When;

/// Shows words with their tree, names, participants and events of a text.
pub(super) fn run(text: &str, date: Option<When>, lexicon: &Lexicon) -> anyhow::Result<Ending> {
    if text.trim().is_empty() {
        return Err(Usage(
            "the sentence is empty; write it in quotes behind --sentence".to_owned(),
        )
        .into());
    }
    let analyzer = Analyzer::embedded()?;
    let document = Document {
        id: "sentence".to_owned(),
        text: text.to_owned(),
        date,
        ..Document::default()
    };
    let reads = pipeline::mentions(Part::Text, text, &analyzer, lexicon);
    let resolved = resolve(&document, &reads, lexicon);
    let mut out = String::new();
    for (read, participants) in reads.iter().zip(&resolved.sentences) {
        let _ = writeln!(out, "{}", outline(text, &read.sentence));
        for participant in participants {
            let ids: Vec<&str> = participant.actors.iter().map(ActorId::as_str).collect();
            let words = one_line(participant.span.of(text));
            let _ = writeln!(out, "actor  {words} = {}", ids.join(", "));
        }
    }
    let graph = pipeline::build(std::slice::from_ref(&document), &analyzer, lexicon);
    let mut events = 0;
    for (_, _, event) in graph.events() {
        events += 1;
        for report in &event.reports {
            let trigger = one_line(report.evidence.trigger.of(text));
            let _ = writeln!(
                out,
                "event  {}  by rule {}, *{trigger}*",
                event.key, report.evidence.rule
            );
        }
    }
    if events == 0 {
        let _ = writeln!(
            out,
            "no event: no rule found its verb or noun with two actors in their places"
        );
    }
    print(|to| write!(to, "{out}"))?;
    Ok(Ending::Done)
}
