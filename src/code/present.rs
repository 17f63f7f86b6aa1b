//! What a sentence has, for a first look before its tree is asked.

use super::fillers::phrases;
use super::tree::Tree;
use crate::lexicon::{Condition, marks};

/// Marks of the lemmas and phrases of a sentence and of the classes that have them. Two may share a mark, so a mark
/// tells only that something may be there; without it, it is not.
#[derive(Debug, Default)]
pub(super) struct Present([u64; ROWS]);

const ROWS: usize = marks::MARKS / 64;

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
        let classes = classes.iter().map(|class| marks::of_class(class));
        for mark in classes.chain([marks::of_lemma(lemma)]) {
            self.0[usize::from(mark) / 64] |= 1 << (mark % 64);
        }
    }

    /// Whether a word of the sentence may fulfil a condition.
    pub(super) fn may_have(&self, condition: &Condition) -> bool {
        let has = |&mark: &u16| self.0[usize::from(mark) / 64] >> (mark % 64) & 1 == 1;
        let marks = condition.marks.as_deref();
        marks.is_none_or(|marks| marks.iter().any(has))
    }
}

#[cfg(test)]
mod tests {
    use super::{Condition, Present};
    use crate::lexicon::{Filler, PatternRole as Role};

    #[test]
    fn what_is_noted_may_be_there_and_else_mostly_nothing() {
        let mut present = Present::default();
        present.note("sanction", &["penalties".to_owned()]);
        present.note("travel ban", &[]);
        let may_have =
            |fillers: &[Filler]| present.may_have(&Condition::new(Role::Object, fillers.to_vec()));
        let lemma = |text: &str| may_have(&[Filler::Lemma(text.to_owned())]);
        let class = |text: &str| may_have(&[Filler::Class(text.to_owned())]);
        assert!(lemma("sanction") && lemma("Sanction") && lemma("travel ban"));
        assert!(class("penalties"));
        assert!(!lemma("penalties") && !class("sanction") && !lemma("tank"));
        assert!(may_have(&[Filler::Any]) && may_have(&[Filler::Actor]));
        assert!(!may_have(&[]));
    }
}
