//! Whether a word is one of those that a pattern wants: a lemma, a word of a class, an actor.

use super::dates::names_time;
use super::tree::Tree;
use crate::lexicon::{Class, Filler, is_among};
use crate::text::{Rel, Upos, Xpos};

/// Whether a word, or one coordinated with it, is among the fillers.
pub(super) fn fits_filler(tree: &Tree<'_>, fillers: &[Filler], word: usize) -> bool {
    let mut conjuncts = tree.children_by(word, &[Rel::Conj]);
    // "That Russia must withdraw": a modal is a part of its verb.
    let mut modals = tree
        .children_by(word, &[Rel::Aux])
        .filter(|&modal| tree.xpos(modal) == Xpos::Md);
    // "That Russia did not violate": and so is a negation.
    let mut negations = tree
        .children_by(word, &[Rel::Advmod])
        .filter(|&adverb| tree.has("negation", adverb));
    fits_word(tree, fillers, word)
        || negations.any(|adverb| fits_word(tree, fillers, adverb))
        || modals.any(|modal| fits_word(tree, fillers, modal))
        || conjuncts.any(|conj| fits_word(tree, fillers, conj))
        || counted(tree, word).is_some_and(|noun| fits_word(tree, fillers, noun))
}

/// What is counted: "hundreds of *tanks*", "a batch of *weapons*".
fn counted(tree: &Tree<'_>, word: usize) -> Option<usize> {
    let of = |&child: &usize| tree.cases(child).any(|case| case == "of");
    let mut within = tree.children_by(word, &[Rel::Nmod, Rel::Obl]);
    within.find(of).filter(|_| tree.is_container(word))
}

/// Whether a word is among the fillers, alone or with its particle or modifier.
pub(super) fn fits_word(tree: &Tree<'_>, fillers: &[Filler], word: usize) -> bool {
    let phrases = tree.phrases(word);
    fillers.iter().any(|filler| match filler {
        Filler::Lemma(lemma) => {
            tree.lemma(word).eq_ignore_ascii_case(lemma)
                || phrases.iter().any(|phrase| phrase.text == *lemma)
        }
        Filler::Class(class) => fits_class(tree, class, word),
        Filler::Actor => !tree.actors(word).is_empty(),
        // "On Thursday" tells when, not on what.
        Filler::Any => !names_time(tree, word),
        Filler::Imperative => is_imperative(tree, word),
    })
}

/// Whether a class has a word, alone or with its particle or modifier.
pub(super) fn fits_class(tree: &Tree<'_>, class: &str, word: usize) -> bool {
    let mut phrases = tree.phrases(word).iter();
    tree.has(class, word) || phrases.any(|phrase| is_among(phrase.classes, class))
}

/// Lemmas of two words that belong together.
pub(super) struct Phrase<'a> {
    pub(super) text: String,
    /// The classes that have the phrase.
    pub(super) classes: &'a [Class],
}

/// A word with its particle, with what it makes of its object, with its modifier, and with the rest of its name.
pub(super) fn phrases<'a>(tree: &Tree<'a>, word: usize) -> Vec<Phrase<'a>> {
    let all = [
        with_particle(tree, word),
        with_predicate(tree, word),
        compound(tree, word),
        name(tree, word),
    ];
    let phrase = |text: String| Phrase {
        classes: tree.words.classes_of(&text),
        text,
    };
    all.into_iter().flatten().map(phrase).collect()
}

/// "call off", "rule out".
fn with_particle(tree: &Tree<'_>, verb: usize) -> Option<String> {
    let particle = tree.children_by(verb, &[Rel::CompoundPrt]).next()?;
    Some(format!("{} {}", tree.lemma(verb), tree.lemma(particle)))
}

/// "hold responsible", "take hostage".
fn with_predicate(tree: &Tree<'_>, verb: usize) -> Option<String> {
    let state = |&word: &usize| {
        let bare = tree.upos(word) == Upos::Noun && tree.children(word).next().is_none();
        word > verb && (tree.upos(word) == Upos::Adj || bare)
    };
    let mut states = tree
        .children_by(verb, &[Rel::Xcomp, Rel::Obj])
        .filter(state);
    let state = states.next().filter(|_| tree.upos(verb) == Upos::Verb)?;
    Some(format!("{} {}", tree.lemma(verb), tree.lemma(state)))
}

/// "boko haram".
fn name(tree: &Tree<'_>, word: usize) -> Option<String> {
    let next = tree.children_by(word, &[Rel::Flat]).next()?;
    Some(format!("{} {}", tree.lemma(word), tree.lemma(next)))
}

/// "travel ban".
fn compound(tree: &Tree<'_>, noun: usize) -> Option<String> {
    let modifier = tree
        .children_by(noun, &[Rel::Compound, Rel::Amod])
        .next_back()?;
    Some(format!("{} {}", tree.lemma(modifier), tree.lemma(noun)))
}

/// "I say: *open* your gates": a bare verb without subject.
pub(super) fn is_imperative(tree: &Tree<'_>, verb: usize) -> bool {
    let own = [
        Rel::Nsubj,
        Rel::NsubjPass,
        Rel::Expl,
        Rel::Aux,
        Rel::AuxPass,
        Rel::Mark,
    ];
    let clause = matches!(tree.rel(verb), Rel::Ccomp | Rel::Parataxis | Rel::Root);
    clause && tree.xpos(verb) == Xpos::Vb && tree.children_by(verb, &own).next().is_none()
}
