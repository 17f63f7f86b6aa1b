//! Marks of lemmas and of classes, few enough to be bits of a set: what a sentence has, at a first look.

use super::Filler;

/// How many marks there are.
pub(crate) const MARKS: usize = 2048;

/// What begins the mark of a lemma, and that of a class.
const LEMMA: u8 = 1;
const CLASS: u8 = 2;

/// The mark of a lemma, the same in any case.
pub(crate) fn of_lemma(lemma: &str) -> u16 {
    mark(LEMMA, lemma)
}

/// The mark of a class of words.
pub(crate) fn of_class(class: &str) -> u16 {
    mark(CLASS, class)
}

/// The marks of which a sentence must have one if a word of it is among the fillers; none where any word may be.
pub(super) fn of_fillers(fillers: &[Filler]) -> Option<Box<[u16]>> {
    let mark = |filler: &Filler| match filler {
        Filler::Lemma(lemma) => Some(of_lemma(lemma)),
        Filler::Class(class) => Some(of_class(class)),
        Filler::Actor | Filler::Any | Filler::Imperative => None,
    };
    fillers.iter().map(mark).collect()
}

fn mark(kind: u8, text: &str) -> u16 {
    let step = |hash: u32, byte: u8| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193);
    let letters = text.bytes().map(|byte| byte.to_ascii_lowercase());
    let hash = letters.fold(step(0x811c_9dc5, kind), step);
    ((hash >> 16 ^ hash) as usize % MARKS) as u16
}
