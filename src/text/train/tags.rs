//! Learning the tagger.

use std::collections::BTreeMap;

use super::data::{Dice, Example};
use super::perceptron::{Perceptron, Thrift};
use crate::text::model::{MAGIC, ModelError, Reader};
use crate::text::table::table_bytes;
use crate::text::tagger::{Tag, Tagger, known_key, tag_features};
use crate::text::tags::{Upos, Xpos};
use crate::text::word::Word;

/// Passes before and after pruning.
const EPOCHS: [usize; 2] = [6, 4];
const THRIFT: Thrift = Thrift {
    updates: 3,
    bytes: 1_100_000,
};
/// A word gets its tag from the dictionary when it was seen so often ...
const KNOWN_COUNT: usize = 25;
/// ... and at most one time in so many had another tag.
const KNOWN_EXCEPTIONS: usize = 200;

/// The bytes of a tagger learned from these examples.
pub(super) fn learn_tagger(examples: &[&Example]) -> Vec<u8> {
    let tags = tag_set(examples);
    let known = known_words(examples, &tags);
    let weights = learn_weights(examples, &tags, &known);
    let pairs: Vec<u8> = tags
        .iter()
        .flat_map(|&(upos, xpos)| [upos as u8, xpos as u8])
        .collect();
    let dictionary = known.iter().map(|(&word, &tag)| (word, 0, vec![[tag, 0]]));
    let dictionary: Vec<_> = dictionary.collect();
    let length = (pairs.len() as u32).to_le_bytes();
    [&length[..], &pairs, &table_bytes(&dictionary), &weights].concat()
}

/// A tagger from the bytes that `learn_tagger` made. The bytes stay in memory for good, which is
/// fine for a trainer that makes a handful.
pub(super) fn tagger_of(bytes: &[u8]) -> Result<Tagger, ModelError> {
    let bytes: &'static [u8] = [MAGIC, bytes].concat().leak();
    Tagger::read(&mut Reader::open(bytes)?)
}

/// The pairs of parts of speech that occur more than by mistake.
fn tag_set(examples: &[&Example]) -> Vec<(Upos, Xpos)> {
    let mut counts = BTreeMap::<(Upos, Xpos), usize>::new();
    for pair in examples.iter().flat_map(|example| &example.pairs) {
        *counts.entry(*pair).or_default() += 1;
    }
    counts
        .into_iter()
        .filter(|&(_, count)| count >= 3)
        .map(|(pair, _)| pair)
        .collect()
}

fn known_words(examples: &[&Example], tags: &[(Upos, Xpos)]) -> BTreeMap<u64, Tag> {
    let mut counts = BTreeMap::<u64, BTreeMap<(Upos, Xpos), usize>>::new();
    for example in examples {
        for (&word, &pair) in example.words.iter().zip(&example.pairs) {
            *counts
                .entry(known_key(word))
                .or_default()
                .entry(pair)
                .or_default() += 1;
        }
    }
    let single = |counts: BTreeMap<(Upos, Xpos), usize>| {
        let all: usize = counts.values().sum();
        let (pair, most) = counts.into_iter().max_by_key(|&(_, count)| count)?;
        let is_single = all >= KNOWN_COUNT && (all - most) * KNOWN_EXCEPTIONS <= all;
        tags.iter()
            .position(|&tag| tag == pair)
            .filter(|_| is_single)
    };
    let known = counts
        .into_iter()
        .filter_map(|(word, counts)| Some((word, single(counts)? as Tag)));
    known.collect()
}

fn learn_weights(
    examples: &[&Example],
    tags: &[(Upos, Xpos)],
    known: &BTreeMap<u64, Tag>,
) -> Vec<u8> {
    let mut perceptron = Perceptron::new(THRIFT);
    let mut dice = Dice(0x7a66_6765);
    for epoch in 0..EPOCHS.iter().sum() {
        if epoch == EPOCHS[0] {
            perceptron.prune();
        }
        for index in dice.order(examples.len()) {
            let example = examples[index];
            let gold = example
                .pairs
                .iter()
                .map(|pair| tags.iter().position(|tag| tag == pair));
            let gold: Vec<Option<Tag>> = gold.map(|tag| tag.map(|tag| tag as Tag)).collect();
            learn_sentence(&mut perceptron, &example.words, &gold, (tags.len(), known));
        }
    }
    perceptron.to_bytes()
}

/// One pass over a sentence, along the tags that are guessed, as it will be in use.
fn learn_sentence(
    perceptron: &mut Perceptron,
    words: &[Word],
    gold: &[Option<Tag>],
    (count, known): (usize, &BTreeMap<u64, Tag>),
) {
    let mut guessed = Vec::with_capacity(words.len());
    let mut features = Vec::new();
    for (index, &word) in words.iter().enumerate() {
        if let Some(&tag) = known.get(&known_key(word)) {
            guessed.push(tag);
            continue;
        }
        tag_features(words, index, &guessed, &mut features);
        let scores = perceptron.scores(&features);
        let best = (0..count)
            .rev()
            .max_by(|&a, &b| scores[a].total_cmp(&scores[b]));
        let guess = best.unwrap_or_default() as Tag;
        if let Some(gold) = gold[index] {
            perceptron.learn(&features, gold, guess);
        }
        guessed.push(guess);
    }
}
