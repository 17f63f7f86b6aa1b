//! What a sentence has, for a first look before its tree is asked.

use super::fillers::phrases;
use super::tree::Tree;
use crate::lexicon::Filler;

/// Marks of the lemmas and phrases of a sentence and of the classes that have them. Two may share a mark, so a mark
/// tells only that something may be there; without it, it is not.
#[derive(Debug, Default)]
pub(super) struct Present([u64; ROWS]);

const ROWS: usize = 32;

/// What begins the mark of a lemma, and that of a class.
const LEMMA: u8 = 1;
const CLASS: u8 = 2;

impl Present {
    pub(super) fn of(tree: &Tree<'_>) -> Self {
        let mut present = Self::default();
        for word in 0..tree.len() {
            present.note(tree.lemma(word), tree.classes(word));
            for phrase in phrases(tree, word).into_iter().flatten() {
                present.note(&phrase, tree.words.classes_of(&phrase));
            }
        }
        present
    }

    fn note(&mut self, lemma: &str, classes: &[String]) {
        let classes = classes.iter().map(|class| mark(CLASS, class));
        for mark in classes.chain([mark(LEMMA, lemma)]) {
            self.0[mark / 64] |= 1 << (mark % 64);
        }
    }

    /// Whether a word of the sentence may be among the fillers.
    pub(super) fn may_have(&self, fillers: &[Filler]) -> bool {
        let has = |mark: usize| self.0[mark / 64] >> (mark % 64) & 1 == 1;
        fillers.iter().any(|filler| match filler {
            Filler::Lemma(lemma) => has(mark(LEMMA, lemma)),
            Filler::Class(class) => has(mark(CLASS, class)),
            Filler::Actor | Filler::Any | Filler::Imperative => true,
        })
    }
}

/// The mark of a text, the same in any case.
fn mark(kind: u8, text: &str) -> usize {
    let step = |hash: u32, byte: u8| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193);
    let letters = text.bytes().map(|byte| byte.to_ascii_lowercase());
    let hash = letters.fold(step(0x811c_9dc5, kind), step);
    (hash >> 16 ^ hash) as usize % (64 * ROWS)
}

#[cfg(test)]
mod tests {
    use super::{Filler, Present};

    #[test]
    fn what_is_noted_may_be_there_and_else_mostly_nothing() {
        let mut present = Present::default();
        present.note("sanction", &["penalties".to_owned()]);
        present.note("travel ban", &[]);
        let lemma = |text: &str| present.may_have(&[Filler::Lemma(text.to_owned())]);
        let class = |text: &str| present.may_have(&[Filler::Class(text.to_owned())]);
        assert!(lemma("sanction") && lemma("Sanction") && lemma("travel ban"));
        assert!(class("penalties"));
        assert!(!lemma("penalties") && !class("sanction") && !lemma("tank"));
        assert!(present.may_have(&[Filler::Any]) && present.may_have(&[Filler::Actor]));
        assert!(!present.may_have(&[]));
    }
}
