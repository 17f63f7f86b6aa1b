//! Repairs of headlines: "Merkel, Macron rebuff Johnson's bid", "Trump, Kim to meet", "Putin hails Orban's stance".

use super::Token;
use super::clauses::{make_verb, verb};
use super::lemma::Lemmas;
use super::links::{SUBJECTS, above, children, hang, has_child, is_below, rehang, top_of};
use super::tags::{Rel, Upos, Xpos};

/// Makes clauses of headlines.
pub(super) fn repair_headlines(text: &str, tokens: &mut [Token], lemmas: &Lemmas) {
    part_names(tokens);
    if let Some((first, second, next)) = pair(tokens) {
        join_pair(text, tokens, lemmas, [first, second], next);
    }
}

/// "Putin hails Orban's stance": a name behind the verb is no part of the one before it.
fn part_names(tokens: &mut [Token]) {
    let Some(root) = tokens.iter().position(|token| token.rel == Rel::Root) else {
        return;
    };
    for name in root + 1..tokens.len() {
        let (Some(other), Rel::Flat) = (tokens[name].head, tokens[name].rel) else {
            continue;
        };
        if other > root || tokens[root].upos != Upos::Verb || tokens[name].upos != Upos::Propn {
            continue;
        }
        let owns = children(tokens, name, &[Rel::Case]).any(|case| case > name);
        let owned = (name + 1..tokens.len())
            .find(|&noun| tokens[noun].upos == Upos::Noun && tokens[noun].head == Some(root));
        match owned.filter(|_| owns) {
            Some(noun) => hang(tokens, name, noun, Rel::NmodPoss),
            None if !has_child(tokens, root, &[Rel::Obj]) => hang(tokens, name, root, Rel::Obj),
            None => {}
        }
    }
}

/// The heads of two names with a comma between with which a headline begins, and the word behind them.
fn pair(tokens: &[Token]) -> Option<(usize, usize, usize)> {
    let named = |at: usize| tokens[at].upos == Upos::Propn;
    let ends = |from: usize| (from..tokens.len()).find(|&at| !named(at));
    let comma = ends(0).filter(|&comma| comma > 0 && tokens[comma].lemma.as_ref() == ",")?;
    let next = ends(comma + 1).filter(|&next| next > comma + 1)?;
    let stop = tokens.last().is_some_and(|last| last.lemma.as_ref() == ".");
    let rels = [Rel::Flat, Rel::Compound, Rel::Amod];
    let (first, second) = (
        top_of(tokens, comma - 1, &rels),
        top_of(tokens, next - 1, &rels),
    );
    (!stop && first < comma && (comma + 1..next).contains(&second)).then_some((first, second, next))
}

/// Gives the two names of a headline the verb that stands behind them.
fn join_pair(text: &str, tokens: &mut [Token], lemmas: &Lemmas, names: [usize; 2], next: usize) {
    let [first, second] = names;
    if tokens[next].lemma.as_ref() == "to" {
        let infinitive = tokens[next]
            .head
            .filter(|&verb| tokens[verb].upos == Upos::Verb);
        let root = tokens[first].rel == Rel::Root;
        if let Some(verb) = infinitive.filter(|_| root) {
            hang(tokens, second, first, Rel::Conj);
            hang(tokens, verb, first, Rel::Acl);
        }
        return;
    }
    let finite = matches!(tokens[next].xpos, Xpos::Vbp | Xpos::Vb);
    let lemma = if tokens[next].upos == Upos::Verb && finite {
        Some(tokens[next].lemma.clone())
    } else {
        verb(text, &tokens[next], Xpos::Vbp, lemmas)
    };
    let lemma = lemma.filter(|lemma| text.get(tokens[next].span.clone()) == Some(lemma));
    let Some(lemma) = lemma.filter(|_| goes_on(tokens, next)) else {
        return;
    };
    make_verb(&mut tokens[next], Xpos::Vbp, lemma);
    if tokens[next].rel != Rel::Root {
        make_main(tokens, first, next);
    }
    hang(tokens, first, next, Rel::Nsubj);
    hang(tokens, second, first, Rel::Conj);
}

/// Whether an object or a preposition may follow: no other verb of the headline is finite.
fn goes_on(tokens: &[Token], verb: usize) -> bool {
    let behind = tokens.get(verb + 1);
    let object = behind.is_some_and(|token| {
        matches!(
            token.upos,
            Upos::Propn | Upos::Noun | Upos::Det | Upos::Adj | Upos::Num | Upos::Pron
        )
    });
    let other = tokens[verb + 1..]
        .iter()
        .any(|token| matches!(token.xpos, Xpos::Vbz | Xpos::Vbp | Xpos::Vbd | Xpos::Md));
    let main = tokens[verb].rel == Rel::Root && tokens[verb].upos == Upos::Verb;
    (object || main) && !other
}

/// Makes a word the root; what stands behind it and hung before it is its own.
fn make_main(tokens: &mut [Token], first: usize, root: usize) {
    for mark in root + 2..tokens.len() {
        let stray =
            tokens[mark].xpos == Xpos::Pos && tokens[mark].head.is_none_or(|head| head < root);
        if stray {
            hang(tokens, mark, mark - 1, Rel::Case);
        }
    }
    let old = tokens.iter().position(|token| token.rel == Rel::Root);
    let outside = |tokens: &[Token], word: usize| tokens[word].head.is_none_or(|head| head <= root);
    let tops: Vec<usize> = (root + 1..tokens.len())
        .filter(|&word| outside(tokens, word))
        .collect();
    (tokens[root].head, tokens[root].rel) = (None, Rel::Root);
    for (nth, &top) in tops.iter().enumerate() {
        let noun = matches!(tokens[top].upos, Upos::Noun | Upos::Propn);
        let free = noun && !has_child(tokens, top, &[Rel::Case]) && nth + 1 == tops.len();
        let owner = tokens[top].upos == Upos::Propn
            && children(tokens, top, &[Rel::Case]).any(|case| case > top);
        let rel = match tokens[top].rel {
            Rel::Punct => Rel::Punct,
            _ if free => Rel::Obj,
            _ if noun => Rel::Obl,
            _ => Rel::Dep,
        };
        // "Johnson's bid": whose it is.
        match tops.get(nth + 1).filter(|_| owner) {
            Some(&noun) => hang(tokens, top, noun, Rel::NmodPoss),
            None => hang(tokens, top, root, rel),
        }
    }
    if let Some(old) =
        old.filter(|&old| old != root && old != first && !is_below(tokens, root, old))
        && above(tokens, old).next().is_none()
    {
        hang(tokens, old, root, Rel::Dep);
    }
    for word in 0..root {
        let loose = tokens[word].head.is_some_and(|head| head > root)
            && !SUBJECTS.contains(&tokens[word].rel);
        if loose {
            tokens[word].head = Some(root);
        }
    }
    rehang(tokens, first, root, |at, token| {
        at > root && token.rel == Rel::Punct
    });
}
