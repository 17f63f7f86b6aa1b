//! Repairs of a tree that no annotator would draw: nothing but marks hangs on a mark, no verb has two subjects, and
//! nobody does anything to a weekday.

use super::Token;
use super::links::{above, children, hang, has_child, rehang, subject_of};
use super::lists::{self, HYPHENED};
use super::tags::{Rel, Upos, Xpos};

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
            children(tokens, of, &[Rel::Nsubj, Rel::NsubjPass]).collect()
        };
        // "Warned India it would respond": the first of two subjects is whom the verb above tells.
        if let [told, _] = subjects(clause, tokens)[..]
            && verb < told
            && tokens[verb].upos == Upos::Verb
            && !has_child(tokens, verb, &[Rel::Obj, Rel::Iobj])
        {
            hang(tokens, told, verb, Rel::Iobj);
            continue;
        }
        let above = subjects(verb, tokens);
        if let [first, second] = above[..]
            && first < clause
            && clause < second
            && subjects(clause, tokens).is_empty()
        {
            hang(tokens, first, clause, subject_of(tokens, clause));
        }
    }
}

/// "Ordered hard-hitting sanctions": a participle joined to the word before it by a hyphen is the adjective of the
/// noun behind it, not a verb that has it as its object.
pub(super) fn join_participles(tokens: &mut [Token]) {
    for verb in 2..tokens.len() {
        let hyphen = tokens[verb - 1].lemma.as_ref() == "-"
            && tokens[verb - 1].span.end == tokens[verb].span.start
            && tokens[verb - 2].span.end == tokens[verb - 1].span.start;
        let clause = matches!(
            tokens[verb].rel,
            Rel::Advcl | Rel::Xcomp | Rel::Ccomp | Rel::Acl
        );
        // "Cyclone-hit Myanmar", but not "re-elect".
        let noun = matches!(tokens[verb - 2].upos, Upos::Noun | Upos::Propn)
            && tokens[verb].upos == Upos::Verb;
        let participle = noun || matches!(tokens[verb].xpos, Xpos::Vbg | Xpos::Vbn);
        if !(hyphen && clause && participle) {
            continue;
        }
        let object = (verb + 1..tokens.len())
            .find(|&at| tokens[at].head == Some(verb) && tokens[at].rel == Rel::Obj);
        let (Some(object), Some(above)) = (object, tokens[verb].head) else {
            continue;
        };
        let verbal = tokens[above].upos == Upos::Verb;
        (tokens[object].head, tokens[object].rel) = match tokens[verb].rel {
            _ if verbal => (Some(above), Rel::Obj),
            rel => (Some(above), rel),
        };
        (tokens[verb].head, tokens[verb].rel) = (Some(object), Rel::Amod);
    }
}

/// "Ten F-16s", "an S-400": letters and a number joined by a hyphen name a model, and are one lemma
/// in lower case, without a plural.
pub(super) fn join_models(text: &str, tokens: &mut [Token]) {
    for last in 2..tokens.len() {
        let (start, hyphen) = (&tokens[last - 2].span, &tokens[last - 1].span);
        let form = text
            .get(start.start..tokens[last].span.end)
            .unwrap_or_default();
        let Some((letters, number)) = form.split_once('-') else {
            continue;
        };
        let model = hyphen.start == start.end
            && letters.len() <= LONGEST_MODEL
            && letters.starts_with(|letter: char| letter.is_ascii_uppercase())
            && letters.chars().all(|letter| letter.is_ascii_alphabetic())
            && number.starts_with(|digit: char| digit.is_ascii_digit());
        if model && tokens[last].head == Some(last - 2) {
            let one = form.strip_suffix('s').unwrap_or(form);
            tokens[last - 2].lemma = one.to_ascii_lowercase().into();
        }
    }
}

/// "The Biden-Putin meeting": of two names with a hyphen between, either says of the noun behind whose it is.
pub(super) fn part_pairs(tokens: &mut [Token]) {
    for last in 2..tokens.len() {
        let (first, hyphen) = (last - 2, last - 1);
        let names = [first, last].map(|at| tokens[at].upos == Upos::Propn);
        let pair = names == [true; 2]
            && tokens[hyphen].lemma.as_ref() == "-"
            && (tokens[last].head, tokens[last].rel) == (Some(first), Rel::Flat)
            && tokens[first].rel == Rel::Compound;
        if let Some(noun) = tokens[first].head.filter(|&noun| pair && noun > last) {
            hang(tokens, last, noun, Rel::Compound);
        }
    }
}

/// "Cease-fire" is a ceasefire, "sit-in" a sit-in: the two words are one noun, which has the lemma of both.
pub(super) fn join_nouns(tokens: &mut [Token]) {
    for hyphen in 1..tokens.len().saturating_sub(1) {
        let (first, last) = (hyphen - 1, hyphen + 1);
        if tokens[hyphen].lemma.as_ref() != "-" {
            continue;
        }
        let joined = format!("{}{}", tokens[first].lemma, tokens[last].lemma).to_lowercase();
        if !lists::has(&HYPHENED, &joined) {
            continue;
        }
        let inside = |token: &Token| {
            token
                .head
                .is_some_and(|head| (first..=last).contains(&head))
        };
        let top = if inside(&tokens[last]) { first } else { last };
        // A particle is no noun: "a sit-in".
        let head = if tokens[top].upos == Upos::Noun {
            top
        } else {
            first
        };
        tokens[head].lemma = joined.into();
        if head == top {
            continue;
        }
        let (above, rel) = (tokens[top].head, tokens[top].rel);
        let subject = rel == Rel::Advmod && above.is_some_and(|verb| verb > last);
        rehang(tokens, top, head, |_, _| true);
        // What stands between a subject and its verb belongs to the subject, "by" to those who sit.
        let verb = above.filter(|_| subject).unwrap_or(last);
        for word in last + 1..verb {
            let hangs = matches!(tokens[word].rel, Rel::Obl | Rel::Nsubj);
            if tokens[word].head == Some(verb) && hangs {
                hang(tokens, word, head, Rel::Nmod);
            }
            if tokens[word].rel == Rel::Case && tokens[word].head == Some(head) {
                let noun = (word + 1..verb).find(|&noun| {
                    tokens[noun].head == Some(verb) || tokens[noun].head == Some(head)
                });
                tokens[word].head = noun.or(Some(head));
            }
        }
        tokens[head].upos = Upos::Noun;
        (tokens[head].head, tokens[head].rel) = (above, if subject { Rel::Nsubj } else { rel });
        (tokens[top].head, tokens[top].rel) = (Some(head), Rel::Flat);
    }
}

/// More letters than these name no model.
const LONGEST_MODEL: usize = 4;

fn is_mark(token: &Token) -> bool {
    token.upos == Upos::Punct
}

/// The nearest head that is a word.
fn word_above(tokens: &[Token], word: usize) -> Option<usize> {
    above(tokens, word).find(|&head| !is_mark(&tokens[head]))
}
