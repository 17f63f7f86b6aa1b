//! What a sentence has, for a first look before its tree is asked.

use super::tree::Tree;
use crate::lexicon::{Class, Condition, marks};

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
            for phrase in tree.phrases(word) {
                present.note(&phrase.text, phrase.classes);
            }
        }
        present
    }

    fn note(&mut self, lemma: &str, classes: &[Class]) {
        let classes = classes.iter().map(Class::mark);
        for mark in classes.chain([marks::of_lemma(lemma)]) {
            self.0[usize::from(mark) / 64] |= 1 << (mark % 64);
        }
    }

    /// Whether a word of the sentence may fulfil a condition.
    pub(super) fn may_have(&self, condition: &Condition) -> bool {
        let marks = condition.marks.as_deref();
        marks.is_none_or(|marks| self.has_any(marks))
    }

    /// Whether the sentence has one of some marks.
    pub(super) fn has_any(&self, marks: &[u16]) -> bool {
        let has = |&mark: &u16| self.0[usize::from(mark) / 64] >> (mark % 64) & 1 == 1;
        marks.iter().any(has)
    }
}

#[cfg(test)]
mod tests {
    use super::{Class, Condition, Present};
    use crate::lexicon::{Filler, PatternRole as Role};

    #[test]
    fn what_is_noted_may_be_there_and_else_mostly_nothing() {
        let mut present = Present::default();
        present.note("sanction", &[Class::new("penalties")]);
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
