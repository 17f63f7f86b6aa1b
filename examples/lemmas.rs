//! Learns the rules for dictionary forms that the crate embeds.
//!
//! `cargo run --release --example lemmas -- data/model/lemmas.bin TREEBANK...` reads treebanks in CoNLL-U
//! and writes the file. The same treebanks give the same file.

use anyhow::{Context, bail};
use chancery::text::{learn_lemmas, read_conllu};

fn main() -> anyhow::Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [output, treebanks @ ..] = &arguments[..] else {
        bail!("usage: lemmas OUTPUT TREEBANK...");
    };
    let mut sentences = Vec::new();
    for path in treebanks {
        let text = std::fs::read_to_string(path).with_context(|| format!("cannot read {path}"))?;
        sentences.extend(read_conllu(&text));
    }
    std::fs::write(output, learn_lemmas(&sentences))
        .with_context(|| format!("cannot write {output}"))
}
