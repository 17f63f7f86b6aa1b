//! Analyses text and writes CoNLL-U to standard output.
//!
//! `cargo run --release --example analyze -- FILE` reads raw text, or a treebank when the name ends in
//! `.conllu`: its `# text` lines are then joined into paragraphs and read as raw text. With
//! `--gold-tokens` the words and sentences of the treebank are kept.

use std::io::Write;

use anyhow::{Context, bail};
use chancery::text::{Analyzer, Gold, Sentence, read_conllu, write_conllu};

fn main() -> anyhow::Result<()> {
    let mut files: Vec<String> = std::env::args().skip(1).collect();
    let options = files.len();
    files.retain(|argument| argument != "--gold-tokens");
    let [file] = &files[..] else {
        bail!("usage: analyze [--gold-tokens] FILE");
    };
    let gold_tokens = files.len() < options;
    let text = std::fs::read_to_string(file).with_context(|| format!("cannot read {file}"))?;
    let analyzer = Analyzer::embedded()?;
    let (text, sentences) = match (file.ends_with(".conllu"), gold_tokens) {
        (false, _) => analyze(&analyzer, text),
        (true, false) => analyze(&analyzer, paragraphs(&read_conllu(&text))),
        (true, true) => analyze_words(&analyzer, &read_conllu(&text)),
    };
    let mut output = std::io::BufWriter::new(std::io::stdout().lock());
    for sentence in &sentences {
        output.write_all(write_conllu(&text, sentence).as_bytes())?;
    }
    Ok(output.flush()?)
}

fn analyze(analyzer: &Analyzer, text: String) -> (String, Vec<Sentence>) {
    let started = std::time::Instant::now();
    let sentences = analyzer.analyze(&text);
    let words: usize = sentences.iter().map(|sentence| sentence.tokens.len()).sum();
    anstream::eprintln!("{words} words in {:.3} s", started.elapsed().as_secs_f64());
    (text, sentences)
}

/// The sentences of a treebank as running text.
fn paragraphs(treebank: &[Gold]) -> String {
    let mut text = String::new();
    for sentence in treebank {
        if !text.is_empty() {
            text.push_str(if sentence.starts_paragraph {
                "\n\n"
            } else {
                " "
            });
        }
        text.push_str(&sentence.text);
    }
    text
}

/// Analyses the words of a treebank, which are joined by blanks.
fn analyze_words(analyzer: &Analyzer, treebank: &[Gold]) -> (String, Vec<Sentence>) {
    let mut text = String::new();
    let mut sentences = Vec::new();
    for sentence in treebank {
        let mut words = Vec::new();
        for word in &sentence.words {
            let start = text.len();
            text.push_str(&word.form);
            words.push(start..text.len());
            text.push(' ');
        }
        sentences.push(words);
    }
    let sentences = analyzer.sentences(&text, &sentences);
    (text, sentences)
}
