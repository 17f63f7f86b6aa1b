//! The whole analysis: split, tag, find lemmas, parse.

use std::ops::Range;

use super::lemma::Lemmas;
use super::model::{ModelError, Reader};
use super::parser::{Node, Parser};
use super::split::split;
use super::straighten::straighten;
use super::tagger::Tagger;
use super::word::Word;
use super::{Sentence, Token};

/// The model that comes with the crate.
static EMBEDDED: &[u8] = include_bytes!("../../data/model/english.bin");

/// Reads English text into sentences.
#[derive(Debug, Clone)]
pub struct Analyzer {
    tagger: Tagger,
    lemmas: Lemmas,
    parser: Parser,
}

impl Analyzer {
    /// An analyzer with the model that comes with the crate. This takes microseconds: the model is used as
    /// it lies.
    pub fn embedded() -> Result<Self, ModelError> {
        Self::of(EMBEDDED)
    }

    /// An analyzer with another model, as `train::train` makes them.
    pub fn of(model: &'static [u8]) -> Result<Self, ModelError> {
        let mut reader = Reader::open(model)?;
        Ok(Self {
            tagger: Tagger::read(&mut reader)?,
            lemmas: Lemmas::read(&mut reader)?,
            parser: Parser::read(&mut reader)?,
        })
    }

    /// The sentences of a text, in order. Time is linear in the length of the text.
    pub fn analyze(&self, text: &str) -> Vec<Sentence> {
        let sentences = split(text).into_iter();
        sentences
            .filter_map(|words| self.sentence(text, words))
            .collect()
    }

    /// The sentence of words that are known already, given as spans of `text` in order; none without
    /// words. A span that is no part of the text counts as an empty word.
    pub fn sentence(&self, text: &str, words: Vec<Range<usize>>) -> Option<Sentence> {
        let span = words.first()?.start..words.last()?.end;
        let form = |span: &Range<usize>| text.get(span.clone()).unwrap_or_default();
        let hashes: Vec<Word> = words.iter().map(|span| Word::new(form(span))).collect();
        let tags = self.tagger.tag(&hashes);
        let node = |(word, &tag): (&Word, &_)| Node {
            word: word.lower,
            tag,
        };
        let nodes: Vec<Node> = hashes.iter().zip(&tags).map(node).collect();
        let arcs = self.parser.parse(&nodes);
        let token = |((span, tag), (head, rel)): ((Range<usize>, _), _)| {
            let (upos, xpos) = self.tagger.pair(tag);
            let lemma = self.lemmas.lemma(form(&span), upos, xpos);
            Token {
                span,
                upos,
                xpos,
                lemma,
                head,
                rel,
            }
        };
        let mut tokens: Vec<Token> = words.into_iter().zip(tags).zip(arcs).map(token).collect();
        straighten(&mut tokens);
        Some(Sentence { span, tokens })
    }
}
