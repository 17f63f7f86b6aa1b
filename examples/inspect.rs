//! Shows what the program sees in a sentence: words, tree, participants, events.
//!
//! `cargo run --example inspect -- "Macron met Putin." 2021-08-20`

use std::error::Error;

use chancery::lexicon::Lexicon;
use chancery::model::{Document, Part};
use chancery::pipeline;
use chancery::recognize::recognize;
use chancery::resolve::{Read, resolve};
use chancery::text::Analyzer;

#[expect(clippy::print_stdout, reason = "an example shows its result")]
fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args().skip(1);
    let text = arguments.next().ok_or("give a sentence")?;
    let date = arguments.next().unwrap_or_else(|| "2021-08-20".to_owned());
    let document = Document {
        id: "sentence".to_owned(),
        text,
        date: Some(date.parse()?),
        ..Document::default()
    };
    let (analyzer, lexicon) = (Analyzer::embedded()?, Lexicon::embedded()?);
    let read = |sentence| Read {
        part: Part::Text,
        text: &document.text,
        mentions: recognize(&document.text, &sentence, &lexicon),
        sentence,
    };
    let reads: Vec<Read<'_>> = analyzer
        .analyze(&document.text)
        .into_iter()
        .map(read)
        .collect();
    let resolved = resolve(&document, &reads, &lexicon);
    for (read, participants) in reads.iter().zip(&resolved.sentences) {
        for (index, token) in read.sentence.tokens.iter().enumerate() {
            let head = token.head.map_or("-", |head| {
                &document.text[read.sentence.tokens[head].span.clone()]
            });
            let word = &document.text[token.span.clone()];
            println!(
                "{index:3} {word:16} {:16} {:6} {:5} {:14} {head}",
                token.lemma,
                token.upos.as_str(),
                token.xpos.as_str(),
                token.rel.as_str()
            );
        }
        for participant in participants {
            let inner = if participant.inner { " (inner)" } else { "" };
            println!(
                "    {:?} {:?} head {}{inner}",
                participant.span.of(&document.text),
                participant.actors,
                participant.head
            );
        }
    }
    let graph = pipeline::build(std::slice::from_ref(&document), &analyzer, &lexicon);
    for (_, _, event) in graph.events() {
        println!("{} [{}]", event.key, event.reports[0].evidence.rule);
    }
    Ok(())
}
