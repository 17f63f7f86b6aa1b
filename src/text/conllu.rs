//! CoNLL-U, the format of treebanks: reading annotated sentences, writing analysed ones.

use std::fmt::Write as _;

use super::{NameKind, Sentence};

/// A sentence as a treebank has it.
#[derive(Debug, Clone, Default)]
pub struct Gold {
    /// The `# text` line.
    pub text: String,
    /// Whether a paragraph or document begins here.
    pub starts_paragraph: bool,
    /// The words, without the ranges of fused forms and without empty nodes.
    pub words: Vec<GoldWord>,
}

/// A word as a treebank has it.
#[derive(Debug, Clone)]
pub struct GoldWord {
    /// As written.
    pub form: String,
    /// Dictionary form.
    pub lemma: String,
    /// Universal part of speech.
    pub upos: String,
    /// Penn Treebank tag.
    pub xpos: String,
    /// Number of the head word, from 1; 0 for the root.
    pub head: usize,
    /// Relation to the head.
    pub rel: String,
}

/// The sentences of a treebank; lines that are no words are left out.
pub fn read_conllu(text: &str) -> Vec<Gold> {
    let mut sentences = Vec::new();
    let mut sentence = Gold::default();
    for line in text.lines().chain([""]) {
        if let Some(comment) = line.strip_prefix('#') {
            read_comment(comment.trim_start(), &mut sentence);
        } else if !line.is_empty() {
            sentence.words.extend(read_word(line));
        } else if !sentence.words.is_empty() {
            sentences.push(std::mem::take(&mut sentence));
        }
    }
    sentences
}

fn read_comment(comment: &str, sentence: &mut Gold) {
    if let Some(text) = comment.strip_prefix("text = ") {
        text.clone_into(&mut sentence.text);
    }
    let is_mark = |mark: &str| comment.split([' ', '=']).next() == Some(mark);
    sentence.starts_paragraph |= is_mark("newpar") || is_mark("newdoc");
}

fn read_word(line: &str) -> Option<GoldWord> {
    let columns: Vec<&str> = line.split('\t').collect();
    let [id, form, lemma, upos, xpos, _, head, rel, ..] = columns[..] else {
        return None;
    };
    id.parse::<usize>().ok()?;
    Some(GoldWord {
        form: form.to_owned(),
        lemma: lemma.to_owned(),
        upos: upos.to_owned(),
        xpos: xpos.to_owned(),
        head: head.parse().ok()?,
        rel: rel.to_owned(),
    })
}

/// One sentence in CoNLL-U, with the blank line that ends it. The last column has the names, in IOB2
/// (`Name=B-PER`), and what is written without a space behind it.
pub fn write_conllu(text: &str, sentence: &Sentence) -> String {
    let slice =
        |span: &std::ops::Range<usize>| one_line(text.get(span.clone()).unwrap_or_default());
    let mut out = format!("# text = {}\n", slice(&sentence.span));
    for (index, token) in sentence.tokens.iter().enumerate() {
        let next = sentence.tokens.get(index + 1);
        let glued = next.is_some_and(|next| next.span.start == token.span.end);
        let head = token.head.map_or(0, |head| head + 1);
        // Writing to a string cannot fail.
        let _ = writeln!(
            out,
            "{}\t{}\t{}\t{}\t{}\t_\t{head}\t{}\t_\t{}",
            index + 1,
            slice(&token.span),
            one_line(&token.lemma),
            token.upos.as_str(),
            token.xpos.as_str(),
            token.rel.as_str(),
            last_column(sentence.name_tag(index), glued),
        );
    }
    out.push('\n');
    out
}

/// Words with single blanks between, whatever stood there.
pub(super) fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn last_column(name: Option<String>, glued: bool) -> String {
    let name = name.map(|tag| format!("Name={tag}"));
    let parts: Vec<String> = name
        .into_iter()
        .chain(glued.then(|| "SpaceAfter=No".to_owned()))
        .collect();
    if parts.is_empty() {
        "_".to_owned()
    } else {
        parts.join("|")
    }
}

impl Sentence {
    /// The word's tag in IOB2, with the kinds PER, ORG and LOC; none outside names.
    fn name_tag(&self, word: usize) -> Option<String> {
        let name = self.names.iter().find(|name| name.words.contains(&word))?;
        let place = if name.words.start == word { "B" } else { "I" };
        let kind = match name.kind {
            NameKind::Person => "PER",
            NameKind::Organization => "ORG",
            NameKind::Place => "LOC",
        };
        Some(format!("{place}-{kind}"))
    }
}
