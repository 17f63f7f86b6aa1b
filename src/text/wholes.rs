//! Repairs of names and lists of names that a parser broke apart.

use std::ops::Range;

use super::days::is_day;
use super::links::{above, children, hang, has_child, is_below, is_subject, rehang, top_of};
use super::tags::{Rel, Upos};
use super::{Name, NameKind, Token};

/// Makes whole what is one name.
pub(super) fn join_parts(tokens: &mut [Token], names: &[Name]) {
    for name in names.iter().filter(|name| name.kind == NameKind::Person) {
        join_persons(tokens, &name.words);
    }
    join_middles(tokens);
}

/// "Recep Tayyip Erdogan's remark", "Theresa May, who said": the words of a person's name hang together, on the one by
/// which the name has its place in the sentence.
fn join_persons(tokens: &mut [Token], name: &Range<usize>) {
    let outside = |at: usize| tokens[at].head.is_none_or(|head| !name.contains(&head));
    let word = |at: usize| tokens[at].rel != Rel::Punct && outside(at);
    let heads: Vec<usize> = name.clone().filter(|&at| word(at)).collect();
    let [first, second] = heads[..] else { return };
    let owns = tokens[second].rel == Rel::NmodPoss && tokens[first].rel != Rel::NmodPoss;
    let (top, other) = if tokens[first].head.is_none() || owns {
        (second, first)
    } else {
        (first, second)
    };
    if tokens[other].head.is_none() {
        let Some(verb) = above(tokens, top).find(|&word| tokens[word].head == Some(other)) else {
            return;
        };
        if tokens[verb].upos != Upos::Verb {
            return;
        }
        rehang(tokens, other, verb, |at, token| {
            !name.contains(&at) && token.rel != Rel::Case
        });
        (tokens[verb].head, tokens[verb].rel) = (None, Rel::Root);
    } else if is_below(tokens, top, other) || is_below(tokens, other, top) {
        return;
    }
    rehang(tokens, other, top, |_, _| true);
    hang(tokens, other, top, Rel::Flat);
    tokens[other].upos = Upos::Propn;
}

/// "From Bill Clinton, King Hussein and Hosni Mubarak": who stands in a list between two of its members is a member.
fn join_middles(tokens: &mut [Token]) {
    for last in 4..tokens.len() {
        let (Some(first), Rel::Conj) = (tokens[last].head, tokens[last].rel) else {
            continue;
        };
        let names = [first, last].map(|at| tokens[at].upos == Upos::Propn) == [true; 2];
        let and = children(tokens, last, &[Rel::Cc]).find(|&and| and > first + 2 && and < last);
        let Some(end) = and.filter(|_| names).map(|and| and - 1) else {
            continue;
        };
        let within = |word: &usize| {
            tokens[*word]
                .head
                .filter(|&head| head > first && head < last)
        };
        let Some(middle) = std::iter::successors(Some(end), within)
            .take(tokens.len())
            .last()
        else {
            continue;
        };
        let part = |word: usize| word == middle || is_below(tokens, word, middle);
        let start = (first + 1..=end).find(|&word| tokens[word].upos != Upos::Punct && part(word));
        let comma = start.is_some_and(|start| {
            tokens[start - 1].lemma.as_ref() == ","
                && (first + 1..start - 1).all(|word| is_below(tokens, word, first))
        });
        if comma
            && tokens[middle].upos == Upos::Propn
            && tokens[middle].head != Some(first)
            && middle != last
            && !is_below(tokens, first, middle)
        {
            hang(tokens, middle, first, Rel::Conj);
        }
    }
}

/// "Talks between Milosevic, Tudjman and Izetbegovic began": what looks like a second subject goes on with the list
/// of names before it.
pub(super) fn join_lists(tokens: &mut [Token]) {
    for second in 2..tokens.len() {
        let (Some(verb), true) = (tokens[second].head, is_subject(&tokens[second])) else {
            continue;
        };
        let listed = second < verb
            && tokens[second].upos == Upos::Propn
            && has_child(tokens, second, &[Rel::Conj]);
        let is_first = |&word: &usize| {
            tokens[word].head == Some(verb)
                && is_subject(&tokens[word])
                && tokens[word].upos == Upos::Noun
        };
        let Some(first) = (0..second).find(is_first).filter(|_| listed) else {
            continue;
        };
        let is_part = |&word: &usize| {
            let mark = tokens[word].upos == Upos::Punct;
            word == second || is_below(tokens, word, second) && !mark
        };
        let start = (first + 1..=second).find(is_part).unwrap_or(second);
        let comma = tokens[start - 1].lemma.as_ref() == ",";
        let name = start.saturating_sub(2);
        if !comma || tokens[name].upos != Upos::Propn || !is_below(tokens, name, first) {
            continue;
        }
        let top = top_of(tokens, name, &[Rel::Flat, Rel::Compound, Rel::Conj]);
        hang(tokens, second, top, Rel::Conj);
    }
}

/// "Met with civil society leaders, including Juan Guaido": who is among others belongs to them, not to the verb.
pub(super) fn join_examples(tokens: &mut [Token]) {
    for case in 2..tokens.len() {
        let among = tokens[case].rel == Rel::Case
            && matches!(tokens[case].lemma.as_ref(), "include" | "including")
            && tokens[case - 1].lemma.as_ref() == ",";
        let (Some(name), true) = (tokens[case].head, among) else {
            continue;
        };
        let behind = name > case && tokens[name].rel == Rel::Obl;
        let Some(verb) = tokens[name].head.filter(|_| behind) else {
            continue;
        };
        let before = std::iter::once(case - 2).chain(above(tokens, case - 2));
        let noun = before
            .take_while(|&word| word < case)
            .find(|&word| tokens[word].head == Some(verb) && tokens[word].upos == Upos::Noun);
        if let Some(noun) = noun {
            hang(tokens, name, noun, Rel::Nmod);
        }
    }
}

/// "In the capital Mogadishu": a name without preposition directly behind a noun tells its name.
pub(super) fn join_names(tokens: &mut [Token]) {
    for name in 1..tokens.len() {
        let noun = name - 1;
        let beside = tokens[name].upos == Upos::Propn
            && tokens[noun].upos == Upos::Noun
            && tokens[name].rel == Rel::Obl
            && matches!(tokens[noun].rel, Rel::Obl | Rel::Nmod)
            && tokens[name].head == tokens[noun].head
            && !has_child(tokens, name, &[Rel::Case])
            && !is_day(&tokens[name]);
        if beside {
            hang(tokens, name, noun, Rel::Appos);
        }
    }
}
