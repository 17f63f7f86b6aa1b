//! Writes a graph as DOT, for Graphviz.
//!
//! `cargo run --example write_dot > talks.dot`, then for instance `dot -Tpng talks.dot -o talks.png`.

use std::error::Error;

use chancery::export::Format;
use chancery::lexicon::Lexicon;
use chancery::model::Document;
use chancery::pipeline;
use chancery::text::Analyzer;

fn main() -> Result<(), Box<dyn Error>> {
    // A document need not come from a file. Its id is what the evidence will cite.
    let document = Document {
        id: "call".to_owned(),
        date: Some("2021-03-12".parse()?),
        text: "Angela Merkel called Emmanuel Macron on Thursday. \
               Merkel and Macron called on Iran to return to the talks."
            .to_owned(),
        ..Document::default()
    };
    let graph = pipeline::build(&[document], &Analyzer::embedded()?, &Lexicon::embedded()?);

    // A format writes into anything that takes bytes; `Format::from_path` picks one by extension.
    let mut output = std::io::stdout().lock();
    Format::Dot.write(&graph, &mut output)?;
    Ok(())
}
