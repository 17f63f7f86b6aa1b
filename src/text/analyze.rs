//! The whole analysis: split, tag, parse, find names and lemmas.

use std::ops::Range;

use super::lemma::Lemmas;
use super::model::{ModelError, Reader};
use super::network::{Analysis, NameTag, Network};
use super::split::split;
use super::straighten::straighten;
use super::tags::{Rel, Upos};
use super::{Name, NameKind, Sentence, Token};

/// The model that comes with the crate.
pub(super) static NETWORK: &[u8] = include_bytes!("../../data/model/english.bin");
static LEMMAS: &[u8] = include_bytes!("../../data/model/lemmas.bin");

/// Words that are analysed together: enough to keep the processor busy, few enough for its cache.
const BATCH: usize = 192;

/// Reads English text into sentences.
#[derive(Debug, Clone)]
pub struct Analyzer {
    network: Network,
    lemmas: Lemmas,
}

impl Analyzer {
    /// An analyzer with the model that comes with the crate. This takes a few milliseconds.
    pub fn embedded() -> Result<Self, ModelError> {
        Self::of(NETWORK, LEMMAS)
    }

    /// An analyzer with other files: a network as `training/run` makes them, lemmas as [`learn_lemmas`] does.
    ///
    /// [`learn_lemmas`]: super::learn_lemmas
    pub fn of(network: &'static [u8], lemmas: &'static [u8]) -> Result<Self, ModelError> {
        Ok(Self {
            network: Network::read(&mut Reader::open(network)?)?,
            lemmas: Lemmas::read(&mut Reader::open(lemmas)?)?,
        })
    }

    /// The sentences of a text, in order. Time is linear in the length of the text.
    pub fn analyze(&self, text: &str) -> Vec<Sentence> {
        self.sentences(text, &split(text))
    }

    /// The sentences of words that are known already, given as spans of `text` in order; a sentence without
    /// words is left out. A span that is no part of the text counts as an empty word.
    pub fn sentences(&self, text: &str, sentences: &[Vec<Range<usize>>]) -> Vec<Sentence> {
        let mut done = Vec::with_capacity(sentences.len());
        let mut rest = sentences;
        while !rest.is_empty() {
            let mut words = 0;
            let fits = rest.iter().take_while(|sentence| {
                words += sentence.len();
                words <= BATCH
            });
            let (batch, others) = rest.split_at(fits.count().max(1));
            self.batch(text, batch, &mut done);
            rest = others;
        }
        done
    }

    fn batch(&self, text: &str, sentences: &[Vec<Range<usize>>], done: &mut Vec<Sentence>) {
        let form = |span: &Range<usize>| text.get(span.clone()).unwrap_or_default();
        let words = |words: &Vec<Range<usize>>| words.iter().map(form).collect();
        let forms: Vec<Vec<&str>> = sentences.iter().map(words).collect();
        for (words, analysis) in sentences.iter().zip(self.network.analyze(&forms)) {
            let (Some(first), Some(last)) = (words.first(), words.last()) else {
                continue;
            };
            let token = |(span, word): (&Range<usize>, &Analysis)| Token {
                span: span.clone(),
                upos: word.upos,
                xpos: word.xpos,
                lemma: self.lemmas.lemma(form(span), word.upos, word.xpos),
                head: word.head,
                rel: word.rel,
            };
            let mut tokens: Vec<Token> = words.iter().zip(&analysis).map(token).collect();
            straighten(&mut tokens);
            done.push(Sentence {
                span: first.start..last.end,
                tokens,
                names: names(&analysis),
            });
        }
    }
}

/// The names that the words' tags stand for. Names side by side of which one modifies the other, as a given
/// name its surname, are one name.
fn names(words: &[Analysis]) -> Vec<Name> {
    let mut names: Vec<Name> = Vec::new();
    for (at, word) in words.iter().enumerate() {
        let (NameTag::Begin(kind) | NameTag::Inside(kind)) = word.name else {
            continue;
        };
        let begins = matches!(word.name, NameTag::Begin(_));
        match names.last_mut().filter(|name| name.words.end == at) {
            Some(name) if !begins && name.kind == kind => name.words.end = at + 1,
            _ => names.push(Name {
                words: at..at + 1,
                kind,
            }),
        }
    }
    for name in &mut names {
        extend(words, name);
    }
    names.dedup_by(|name, before| {
        let one = before.words.end > name.words.start
            || before.words.end == name.words.start && are_one(words, before, name);
        if one {
            before.words.end = before.words.end.max(name.words.end);
            before.kind = kind_of_head(words, before);
        }
        one
    });
    names
}

/// Takes in the proper nouns beside a place or an organisation that are parts of one expression with it.
fn extend(words: &[Analysis], name: &mut Name) {
    if name.kind == NameKind::Person {
        return;
    }
    let beside = |at: usize, name: &Name| {
        let alone = Name {
            words: at..at + 1,
            kind: name.kind,
        };
        words[at].upos == Upos::Propn && are_one(words, &alone, name)
    };
    let known = name.words.clone();
    while name.words.end < words.len() && beside(name.words.end, name) {
        name.words.end += 1;
    }
    while name.words.start > 0 && beside(name.words.start - 1, name) {
        name.words.start -= 1;
    }
    if name.words != known {
        name.kind = kind_of_head(words, name);
    }
}

/// The kind that the word tells on which the others of a name hang.
fn kind_of_head(words: &[Analysis], name: &Name) -> NameKind {
    let mut all = name.words.clone();
    let head = all.find(|&word| {
        words[word]
            .head
            .is_none_or(|head| !name.words.contains(&head))
    });
    head.map_or(name.kind, |head| words[head].kind)
}

/// Whether a word of one name is a part of the other.
fn are_one(words: &[Analysis], one: &Name, other: &Name) -> bool {
    let is_part = |part: &Name, whole: &Name| {
        part.words.clone().any(|word| {
            let hangs = words[word]
                .head
                .is_some_and(|head| whole.words.contains(&head));
            hangs && matches!(words[word].rel, Rel::Flat | Rel::Compound)
        })
    };
    is_part(one, other) || is_part(other, one)
}
