//! Repairs of a tree that no annotator would draw: nothing but marks hangs on a mark.

use super::Token;
use super::tags::{Rel, Upos};

/// Gives every word whose head is a mark of punctuation the head of that mark.
pub(super) fn straighten(tokens: &mut [Token]) {
    move_root(tokens);
    for index in 0..tokens.len() {
        if tokens[index].upos != Upos::Punct {
            tokens[index].head = word_above(tokens, index);
        }
    }
}

/// The nearest head that is a word.
fn word_above(tokens: &[Token], index: usize) -> Option<usize> {
    let mut above = tokens[index].head;
    for _ in 0..tokens.len() {
        match above {
            Some(head) if tokens[head].upos == Upos::Punct => above = tokens[head].head,
            _ => break,
        }
    }
    above
}

/// Where a mark is the root of a sentence with words, its first verb, or else its first word, takes its place.
fn move_root(tokens: &mut [Token]) {
    let Some(root) = tokens
        .iter()
        .position(|token| token.head.is_none() && token.upos == Upos::Punct)
    else {
        return;
    };
    let hanging = |wanted: fn(Upos) -> bool| {
        tokens
            .iter()
            .position(|token| token.head == Some(root) && wanted(token.upos))
    };
    let heir = hanging(|upos| upos == Upos::Verb).or_else(|| hanging(|upos| upos != Upos::Punct));
    let Some(heir) = heir else { return };
    (tokens[heir].head, tokens[heir].rel) = (None, Rel::Root);
    (tokens[root].head, tokens[root].rel) = (Some(heir), Rel::Punct);
}
