//! Repairs of a tree that no annotator would draw: nothing but marks hangs on a mark, no verb has two subjects, and
//! nobody does anything to a weekday.

use super::Token;
use super::tags::{Rel, Upos};
use crate::when::weekday_named;

/// Gives every word whose head is a mark of punctuation the nearest word above that mark. Where a mark
/// is the root of a sentence with words, the first verb below it, or else the first word, takes its place.
pub(super) fn straighten(tokens: &mut [Token]) {
    let words: Vec<usize> = (0..tokens.len())
        .filter(|&index| !is_mark(&tokens[index]))
        .collect();
    let above: Vec<Option<usize>> = words.iter().map(|&word| word_above(tokens, word)).collect();
    let tops = || {
        words
            .iter()
            .zip(&above)
            .filter(|(_, above)| above.is_none())
            .map(|(&word, _)| word)
    };
    let Some(root) = tops()
        .find(|&word| tokens[word].upos == Upos::Verb)
        .or_else(|| tops().next())
    else {
        return;
    };
    for (&word, above) in words.iter().zip(&above) {
        tokens[word].head = above.or(Some(root)).filter(|_| word != root);
        if above.is_none() {
            tokens[word].rel = if word == root {
                Rel::Root
            } else {
                Rel::Parataxis
            };
        }
    }
    for mark in tokens
        .iter_mut()
        .filter(|token| is_mark(token) && token.head.is_none())
    {
        (mark.head, mark.rel) = (Some(root), Rel::Punct);
    }
}

/// "Putin and Trump spoke, the Kremlin said": the first of two subjects of a verb is that of the clause before it.
pub(super) fn share_subjects(tokens: &mut [Token]) {
    for clause in 0..tokens.len() {
        let (Some(verb), Rel::Ccomp) = (tokens[clause].head, tokens[clause].rel) else {
            continue;
        };
        let subjects = |of: usize, tokens: &[Token]| -> Vec<usize> {
            let is_subject = |&word: &usize| {
                tokens[word].head == Some(of)
                    && matches!(tokens[word].rel, Rel::Nsubj | Rel::NsubjPass)
            };
            (0..tokens.len()).filter(is_subject).collect()
        };
        let above = subjects(verb, tokens);
        if let [first, second] = above[..]
            && first < clause
            && clause < second
            && subjects(clause, tokens).is_empty()
        {
            let passive = tokens
                .iter()
                .any(|token| token.head == Some(clause) && token.rel == Rel::AuxPass);
            tokens[first].head = Some(clause);
            tokens[first].rel = if passive { Rel::NsubjPass } else { Rel::Nsubj };
        }
    }
}

/// "Eased the curfew on Wednesday in Kosovo": what a parser hangs on the day belongs to what happened then.
pub(super) fn leave_days(tokens: &mut [Token]) {
    for word in 0..tokens.len() {
        let Some(day) = tokens[word].head else {
            continue;
        };
        let noun = matches!(tokens[word].upos, Upos::Noun | Upos::Propn);
        let hangs = tokens[word].rel == Rel::Nmod && noun && is_day(&tokens[day]);
        let case = |token: &Token| token.head == Some(word) && token.rel == Rel::Case;
        let of =
            |token: &Token| matches!(token.lemma.as_ref(), "of" | "before" | "after" | "between");
        let mut cases = tokens.iter().filter(|token| case(token)).peekable();
        let moves = hangs && !is_day(&tokens[word]) && cases.peek().is_some() && !cases.any(of);
        if let Some(above) = tokens[day].head.filter(|_| moves) {
            let verbal = matches!(tokens[above].upos, Upos::Verb | Upos::Adj | Upos::Aux);
            tokens[word].head = Some(above);
            tokens[word].rel = if verbal { Rel::Obl } else { Rel::Nmod };
        }
    }
}

fn is_day(token: &Token) -> bool {
    let name = token.upos == Upos::Propn && weekday_named(&token.lemma).is_some();
    name || matches!(token.lemma.as_ref(), "today" | "yesterday" | "tomorrow")
}

fn is_mark(token: &Token) -> bool {
    token.upos == Upos::Punct
}

/// The nearest head that is a word.
fn word_above(tokens: &[Token], word: usize) -> Option<usize> {
    let heads = std::iter::successors(tokens[word].head, |&head| tokens[head].head);
    heads
        .take(tokens.len())
        .find(|&head| !is_mark(&tokens[head]))
}
