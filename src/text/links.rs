//! Looking at and changing where the words of a sentence hang.

use super::Token;
use super::tags::{Rel, Upos};

/// The relations of a subject, whatever it is.
pub(super) const SUBJECTS: &[Rel] = &[
    Rel::Nsubj,
    Rel::NsubjPass,
    Rel::NsubjOuter,
    Rel::Csubj,
    Rel::CsubjPass,
    Rel::Expl,
];

/// Whether a word is a nominal subject.
pub(super) fn is_subject(token: &Token) -> bool {
    matches!(token.rel, Rel::Nsubj | Rel::NsubjPass)
}

/// How a subject hangs on a verb.
pub(super) fn subject_of(tokens: &[Token], verb: usize) -> Rel {
    if has_child(tokens, verb, &[Rel::AuxPass]) {
        Rel::NsubjPass
    } else {
        Rel::Nsubj
    }
}

/// Hangs a word on another one.
pub(super) fn hang(tokens: &mut [Token], word: usize, head: usize, rel: Rel) {
    (tokens[word].head, tokens[word].rel) = (Some(head), rel);
}

/// Hangs on `to` what hangs on `from` and is wanted, by place and token; `to` itself stays.
pub(super) fn rehang(
    tokens: &mut [Token],
    from: usize,
    to: usize,
    wanted: impl Fn(usize, &Token) -> bool,
) {
    for (at, token) in tokens.iter_mut().enumerate() {
        if token.head == Some(from) && at != to && wanted(at, token) {
            token.head = Some(to);
        }
    }
}

/// The words that hang on a word in one of these ways.
pub(super) fn children<'a>(
    tokens: &'a [Token],
    head: usize,
    rels: &'a [Rel],
) -> impl Iterator<Item = usize> + 'a {
    let is_child =
        move |(_, token): &(usize, &Token)| token.head == Some(head) && rels.contains(&token.rel);
    tokens.iter().enumerate().filter(is_child).map(|(at, _)| at)
}

/// Whether a word hangs on a word in one of these ways.
pub(super) fn has_child(tokens: &[Token], head: usize, rels: &[Rel]) -> bool {
    children(tokens, head, rels).next().is_some()
}

/// The head of a word, the head's head, up to the root.
pub(super) fn above(tokens: &[Token], word: usize) -> impl Iterator<Item = usize> + '_ {
    std::iter::successors(tokens[word].head, |&head| tokens[head].head).take(tokens.len())
}

/// Whether a word hangs below another, however deep.
pub(super) fn is_below(tokens: &[Token], word: usize, top: usize) -> bool {
    above(tokens, word).any(|head| head == top)
}

/// The nearest verb above a word that stands before a place.
pub(super) fn verb_above(tokens: &[Token], word: usize, place: usize) -> Option<usize> {
    above(tokens, word).find(|&head| tokens[head].upos == Upos::Verb && head < place)
}

/// Where one gets from a word as long as it hangs in one of these ways: from the last word of a name to its first.
pub(super) fn top_of(tokens: &[Token], word: usize, rels: &[Rel]) -> usize {
    let up = |&word: &usize| {
        tokens[word]
            .head
            .filter(|_| rels.contains(&tokens[word].rel))
    };
    let chain = std::iter::successors(Some(word), up).take(tokens.len());
    chain.last().unwrap_or(word)
}

/// Leaves one root that every word reaches: a word that does not, because it hangs below itself, hangs on the root then.
pub(super) fn keep_tree(tokens: &mut [Token]) {
    let root = tokens.iter().position(|token| token.head.is_none());
    let Some(root) = root.or((!tokens.is_empty()).then_some(0)) else {
        return;
    };
    (tokens[root].head, tokens[root].rel) = (None, Rel::Root);
    for word in 0..tokens.len() {
        if word != root && !is_below(tokens, word, root) {
            hang(tokens, word, root, Rel::Dep);
        }
    }
}
