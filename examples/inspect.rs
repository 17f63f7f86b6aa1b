//! Shows what each stage makes of a sentence: words with their tree, participants, events.
//!
//! `cargo run --example inspect -- "Macron met Putin." 2021-08-20`
//!
//! This is where to look when an event is missing: a wrong head is the parser's fault, a missing
//! participant that of the actor tables, and a missing event that of the patterns.
#![expect(clippy::print_stdout, reason = "an example shows its result")]

use std::error::Error;

use chancery::lexicon::Lexicon;
use chancery::model::{ActorId, Document, Part};
use chancery::pipeline;
use chancery::recognize::recognize;
use chancery::resolve::{Participant, Read, resolve};
use chancery::text::Analyzer;

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args().skip(1);
    let text = arguments
        .next()
        .unwrap_or("President Macron met Vladimir Putin in Moscow on Monday.".to_owned());
    let date = arguments.next().unwrap_or("2021-08-20".to_owned());
    let document = Document {
        id: "sentence".to_owned(),
        text,
        date: Some(date.parse()?),
        ..Document::default()
    };
    let (analyzer, lexicon) = (Analyzer::embedded()?, Lexicon::embedded()?);

    // The stages one by one, as `pipeline::read` joins them.
    let mut reads = Vec::new();
    for sentence in analyzer.analyze(&document.text) {
        reads.push(Read {
            part: Part::Text,
            text: &document.text,
            mentions: recognize(&document.text, &sentence, &lexicon),
            sentence,
        });
    }
    let resolved = resolve(&document, &reads, &lexicon);
    for (read, participants) in reads.iter().zip(&resolved.sentences) {
        show_words(read);
        show_participants(participants, &document.text);
    }

    let graph = pipeline::build(&[document], &analyzer, &lexicon);
    for (_, _, event) in graph.events() {
        println!("{} [{}]", event.key, event.reports[0].evidence.rule);
    }
    Ok(())
}

/// Number, word, lemma, tags, relation and head.
fn show_words(read: &Read<'_>) {
    let tokens = &read.sentence.tokens;
    let word = |token: usize| &read.text[tokens[token].span.clone()];
    for (index, token) in tokens.iter().enumerate() {
        println!(
            "{index:3} {:16} {:16} {:6} {:5} {:14} {}",
            word(index),
            token.lemma,
            token.upos.as_str(),
            token.xpos.as_str(),
            token.rel.as_str(),
            token.head.map_or("-", word),
        );
    }
}

/// The words that name someone, whom they name, and their head.
fn show_participants(participants: &[Participant], text: &str) {
    for participant in participants {
        let ids: Vec<&str> = participant.actors.iter().map(ActorId::as_str).collect();
        let inner = if participant.inner { " (inner)" } else { "" };
        let words = participant.span.of(text);
        println!(
            "    {words:?} {} head {}{inner}",
            ids.join(", "),
            participant.head
        );
    }
}
