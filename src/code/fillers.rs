//! Whether a word is one of those that a pattern wants: a lemma, a word of a class, an actor.

use std::cell::LazyCell;

use super::dates::names_time;
use super::tree::Tree;
use crate::lexicon::Filler;
use crate::text::{Rel, Xpos};

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
    let mut within = tree.children_by(word, &[Rel::Nmod]);
    within.find(of).filter(|_| tree.is_container(word))
}

/// Whether a word is among the fillers, alone or with its particle or modifier.
pub(super) fn fits_word(tree: &Tree<'_>, fillers: &[Filler], word: usize) -> bool {
    let phrases = LazyCell::new(|| phrases(tree, word));
    let phrases = || phrases.iter().flatten();
    fillers.iter().any(|filler| match filler {
        Filler::Lemma(lemma) => {
            tree.lemma(word).eq_ignore_ascii_case(lemma)
                || lemma.as_bytes().contains(&b' ') && phrases().any(|phrase| phrase == lemma)
        }
        Filler::Class(class) => {
            tree.has(class, word) || phrases().any(|phrase| tree.words.has(class, phrase))
        }
        Filler::Actor => !tree.actors(word).is_empty(),
        // "On Thursday" tells when, not on what.
        Filler::Any => !names_time(tree, word),
        Filler::Imperative => is_imperative(tree, word),
    })
}

/// Whether a class has a word, alone or with its particle or modifier.
pub(super) fn fits_class(tree: &Tree<'_>, class: &str, word: usize) -> bool {
    let mut phrases = phrases(tree, word).into_iter().flatten();
    tree.has(class, word) || phrases.any(|phrase| tree.words.has(class, &phrase))
}

/// A word with its particle, with its modifier, and with the rest of its name.
pub(super) fn phrases(tree: &Tree<'_>, word: usize) -> [Option<String>; 3] {
    [
        with_particle(tree, word),
        compound(tree, word),
        name(tree, word),
    ]
}

/// "call off", "rule out".
fn with_particle(tree: &Tree<'_>, verb: usize) -> Option<String> {
    let particle = tree.children_by(verb, &[Rel::CompoundPrt]).next()?;
    Some(format!("{} {}", tree.lemma(verb), tree.lemma(particle)))
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
fn is_imperative(tree: &Tree<'_>, verb: usize) -> bool {
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
