//! Treebank sentences as numbers.

use crate::text::conllu::Gold;
use crate::text::tags::{Rel, Upos, Xpos};
use crate::text::word::Word;

/// A sentence to learn from.
#[derive(Debug, Clone, Default)]
pub(super) struct Example {
    /// The forms.
    pub(super) forms: Vec<String>,
    /// The dictionary forms.
    pub(super) lemmas: Vec<String>,
    /// The hashes of the forms.
    pub(super) words: Vec<Word>,
    /// The parts of speech.
    pub(super) pairs: Vec<(Upos, Xpos)>,
    /// The head of each word; the number of words for the root.
    pub(super) heads: Vec<usize>,
    /// The relation of each word.
    pub(super) rels: Vec<u8>,
    /// The dependents of each word.
    pub(super) children: Vec<Vec<usize>>,
}

impl Example {
    /// The example a treebank sentence gives; none where it uses a tag or relation that we do not have.
    pub(super) fn new(gold: &Gold) -> Option<Self> {
        let count = gold.words.len();
        let mut example = Self {
            children: vec![Vec::new(); count],
            ..Self::default()
        };
        for (index, word) in gold.words.iter().enumerate() {
            let head = word.head.checked_sub(1).unwrap_or(count);
            if let Some(children) = example.children.get_mut(head) {
                children.push(index);
            }
            example.heads.push(head);
            example.rels.push(Rel::parse(&word.rel)? as u8);
            example
                .pairs
                .push((Upos::parse(&word.upos)?, Xpos::parse(&word.xpos)?));
            example.words.push(Word::new(&word.form));
            example.forms.push(word.form.clone());
            example.lemmas.push(word.lemma.clone());
        }
        Some(example)
    }
}

/// A small generator of pseudo-random numbers with a fixed seed: the same model on every run.
pub(super) struct Dice(pub(super) u64);

impl Dice {
    /// The next number.
    pub(super) fn roll(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }

    /// The numbers below `count` in random order.
    pub(super) fn order(&mut self, count: usize) -> Vec<usize> {
        let mut order: Vec<usize> = (0..count).collect();
        for last in (1..count).rev() {
            order.swap(last, self.roll() as usize % (last + 1));
        }
        order
    }
}
