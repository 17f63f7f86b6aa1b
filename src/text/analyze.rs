//! The whole analysis: split, tag, parse, find names and lemmas.

use std::ops::Range;

use super::clauses::find_verbs;
use super::dateline::dateline;
use super::days::{free_days, leave_days, part_subjects};
use super::headlines::repair_headlines;
use super::lemma::Lemmas;
use super::links::keep_tree;
use super::model::{ModelError, Reader};
use super::names::names;
use super::network::{Analysis, Network};
use super::objects::repair_objects;
use super::roots::find_roots;
use super::split::split;
use super::straighten::{
    join_models, join_nouns, join_participles, part_pairs, share_subjects, straighten,
};
use super::subjects::repair_subjects;
use super::tags::Upos;
use super::wholes::join_parts;
use super::{Sentence, Token};

/// The model that comes with the crate.
pub(super) static NETWORK: &[u8] = include_bytes!("../../data/model/english.bin");
static LEMMAS: &[u8] = include_bytes!("../../data/model/lemmas.bin");

/// Words that are analysed together: enough to keep the processor busy, few enough for its cache.
const BATCH: usize = 192;

/// The words of a sentence, as spans of the text.
type Words = Vec<Range<usize>>;

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
        self.read(text, &split(text), true)
    }

    /// The sentences of words that are known already, given as spans of `text` in order; a sentence without
    /// words is left out. A span that is no part of the text counts as an empty word.
    pub fn sentences(&self, text: &str, sentences: &[Vec<Range<usize>>]) -> Vec<Sentence> {
        self.read(text, sentences, false)
    }

    /// Reads sentences; those that `may_be_cut` are where the network sees another one begin.
    fn read(&self, text: &str, sentences: &[Words], may_be_cut: bool) -> Vec<Sentence> {
        let mut done = Vec::with_capacity(sentences.len());
        let mut rest = sentences;
        while !rest.is_empty() {
            let mut words = 0;
            let fits = rest.iter().take_while(|sentence| {
                words += sentence.len();
                words <= BATCH
            });
            let (batch, others) = rest.split_at(fits.count().max(1));
            self.batch(text, batch, may_be_cut, &mut done);
            rest = others;
        }
        done
    }

    fn batch(&self, text: &str, sentences: &[Words], may_be_cut: bool, done: &mut Vec<Sentence>) {
        let form = |span: &Range<usize>| text.get(span.clone()).unwrap_or_default();
        let words = |words: &Words| words.iter().map(form).collect();
        let forms: Vec<Vec<&str>> = sentences.iter().map(words).collect();
        let analyses = self.network.analyze(&forms);
        for ((words, forms), analysis) in sentences.iter().zip(&forms).zip(&analyses) {
            let (Some(first), Some(last)) = (words.first(), words.last()) else {
                continue;
            };
            let starts = |at: usize| analysis[at].starts && may_start(forms, analysis, at);
            if may_be_cut && (1..words.len()).any(starts) {
                self.batch(text, &cut(words, starts), false, done);
                continue;
            }
            let names = names(forms, analysis);
            let dateline = dateline(text, words.iter(), &names).filter(|&end| end < words.len());
            if let Some(end) = dateline.filter(|_| may_be_cut) {
                let (place, sentence) = words.split_at(end);
                let parts = [place.to_vec(), sentence.to_vec()];
                self.batch(text, &parts, may_be_cut, done);
                continue;
            }
            let token = |(span, word): (&Range<usize>, &Analysis)| {
                // A form that nobody knows is a verb still where its finer tag says so.
                let verbal = word.upos == Upos::X && word.xpos.as_str().starts_with("VB");
                let upos = if verbal { Upos::Verb } else { word.upos };
                Token {
                    span: span.clone(),
                    upos,
                    xpos: word.xpos,
                    lemma: self.lemmas.lemma(form(span), upos, word.xpos),
                    head: word.head,
                    rel: word.rel,
                }
            };
            let mut tokens: Vec<Token> = words.iter().zip(analysis).map(token).collect();
            straighten(&mut tokens);
            join_parts(&mut tokens, &names);
            share_subjects(&mut tokens);
            leave_days(&mut tokens);
            free_days(&mut tokens);
            join_participles(&mut tokens);
            join_models(text, &mut tokens);
            join_nouns(&mut tokens);
            part_pairs(&mut tokens);
            part_subjects(&mut tokens);
            find_verbs(text, &mut tokens, &self.lemmas);
            repair_headlines(text, &mut tokens, &self.lemmas);
            find_roots(text, &mut tokens, &self.lemmas);
            repair_objects(&mut tokens, &names);
            repair_subjects(text, &mut tokens, &names, &self.lemmas);
            keep_tree(&mut tokens);
            done.push(Sentence {
                span: first.start..last.end,
                tokens,
                names,
            });
        }
    }
}

/// The sentences that run together in one, such as lines of a mail without full stops.
fn cut(words: &Words, starts: impl Fn(usize) -> bool) -> Vec<Words> {
    let mut sentences: Vec<Words> = Vec::new();
    for (at, span) in words.iter().enumerate() {
        match sentences.last_mut().filter(|_| !starts(at)) {
            Some(sentence) => sentence.push(span.clone()),
            None => sentences.push(vec![span.clone()]),
        }
    }
    sentences
}

/// Whether a sentence may start with a word, where the network thinks so: behind a mark, or with a capital that has no
/// other reason. "The leader Laurent Gbagbo", "in court Thursday" go on.
fn may_start(forms: &[&str], analysis: &[Analysis], at: usize) -> bool {
    let word = |form: &str| form.ends_with(char::is_alphanumeric);
    let capital = forms[at].starts_with(char::is_uppercase) && analysis[at].upos != Upos::Propn;
    capital || !word(forms[at - 1])
}
