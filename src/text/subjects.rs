//! Repairs of subjects and objects that a parser hung elsewhere: behind a day, in a list of names, behind "more than".

use super::Token;
use super::straighten::is_day;
use super::tags::{Rel, Upos, Xpos};

/// "In his statement on Friday Shinzo Abe offered": who stands between a day and a verb without a subject is its
/// subject, and no part of the day or of what happened then.
pub(super) fn free_subjects(tokens: &mut [Token]) {
    if !tokens.iter().any(is_day) {
        return;
    }
    for verb in 2..tokens.len() {
        let finite = matches!(tokens[verb].xpos, Xpos::Vbd | Xpos::Vbz | Xpos::Vbp);
        let absolute = tokens[verb].xpos == Xpos::Vbg && tokens[verb].rel == Rel::Advcl;
        let open = tokens[verb].upos == Upos::Verb && (finite || absolute);
        if !open || has_child(tokens, verb, SUBJECTS) {
            continue;
        }
        let Some((noun, _)) = phrase_before(tokens, verb) else {
            continue;
        };
        if absolute && !is_below(tokens, verb, noun) || is_below(tokens, noun, verb) {
            hang(tokens, noun, verb, subject_of(tokens, verb));
        }
    }
}

/// The head of the noun phrase that stands between a day and a verb, and the day.
fn phrase_before(tokens: &[Token], verb: usize) -> Option<(usize, usize)> {
    let of_verb = |word: &usize| {
        matches!(tokens[*word].upos, Upos::Adv | Upos::Aux) || tokens[*word].lemma.as_ref() == ","
    };
    let last = (0..verb).rev().find(|word| !of_verb(word))?;
    let day = (0..last).rev().find(|&word| is_day(&tokens[word]))?;
    let within = |word: &usize| tokens[*word].head.filter(|&head| head > day && head < verb);
    let noun = std::iter::successors(Some(last), within)
        .take(tokens.len())
        .last()?;
    let start = (day + 1..=noun).find(|&word| word == noun || is_below(tokens, word, noun))?;
    let next = start == day + 1 || start == day + 2 && tokens[day + 1].lemma.as_ref() == ",";
    let nominal = matches!(tokens[noun].upos, Upos::Noun | Upos::Propn)
        && matches!(
            tokens[noun].rel,
            Rel::Appos | Rel::Nmod | Rel::NmodUnmarked | Rel::OblUnmarked
        );
    let free = nominal && next && !has_child(tokens, noun, &[Rel::Case]) && !is_day(&tokens[noun]);
    free.then_some((noun, day))
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
        let part = |word: &usize| {
            let inner = matches!(tokens[*word].rel, Rel::Flat | Rel::Compound | Rel::Conj);
            tokens[*word].head.filter(|_| inner)
        };
        if let Some(top) = std::iter::successors(Some(name), part)
            .take(tokens.len())
            .last()
        {
            hang(tokens, second, top, Rel::Conj);
        }
    }
}

/// "Ecuador severed relations": the name before a finite verb without a subject is no part of the verb.
pub(super) fn free_names(tokens: &mut [Token]) {
    for name in 0..tokens.len() {
        let (Some(verb), Rel::Compound) = (tokens[name].head, tokens[name].rel) else {
            continue;
        };
        let finite = matches!(
            tokens[verb].xpos,
            Xpos::Vbd | Xpos::Vbz | Xpos::Vbp | Xpos::Vbn
        );
        let clause = matches!(
            tokens[verb].rel,
            Rel::Root | Rel::Ccomp | Rel::Parataxis | Rel::Conj
        );
        let bare = tokens[verb].upos == Upos::Verb
            && tokens[name].upos == Upos::Propn
            && name < verb
            && !has_child(tokens, verb, SUBJECTS)
            && !has_child(tokens, verb, &[Rel::Aux, Rel::AuxPass]);
        if finite && clause && bare {
            tokens[name].rel = Rel::Nsubj;
            if tokens[verb].xpos == Xpos::Vbn {
                tokens[verb].xpos = Xpos::Vbd;
            }
        }
    }
}

/// "Voting for the bid, France parted ways": of two subjects with a comma between, a gerund is what the other does
/// meanwhile.
pub(super) fn free_gerunds(tokens: &mut [Token]) {
    for gerund in 0..tokens.len() {
        let (Some(verb), true) = (tokens[gerund].head, is_subject(&tokens[gerund])) else {
            continue;
        };
        let verbal = tokens[gerund].upos == Upos::Verb && verb > gerund;
        let second = (gerund + 1..verb)
            .find(|&word| tokens[word].head == Some(verb) && is_subject(&tokens[word]));
        let comma = |second: usize| {
            (gerund..second)
                .any(|word| tokens[word].lemma.as_ref() == "," && tokens[word].head != Some(second))
        };
        if verbal && second.is_some_and(comma) {
            (tokens[gerund].rel, tokens[gerund].xpos) = (Rel::Advcl, Xpos::Vbg);
        }
    }
}

/// "The decision to sever relations": a bare verb behind "to" is no part of the noun behind it, which is its object.
pub(super) fn free_infinitives(tokens: &mut [Token]) {
    for verb in 2..tokens.len() {
        let (Some(noun), Rel::Compound) = (tokens[verb].head, tokens[verb].rel) else {
            continue;
        };
        let to = verb - 1;
        let marked = noun > verb
            && tokens[verb].xpos == Xpos::Vb
            && tokens[to].lemma.as_ref() == "to"
            && tokens[to].head == Some(noun);
        let Some(above) = tokens[noun].head.filter(|_| marked) else {
            continue;
        };
        let rel = if tokens[above].upos == Upos::Verb {
            Rel::Advcl
        } else {
            Rel::Acl
        };
        hang(tokens, verb, above, rel);
        hang(tokens, noun, verb, Rel::Obj);
        hang(tokens, to, verb, Rel::Mark);
    }
}

/// "Handed four boats over to Vietnam": the first of two prepositions goes with the verb whose object stands before it.
pub(super) fn free_particles(tokens: &mut [Token]) {
    for particle in 1..tokens.len().saturating_sub(1) {
        let pair = tokens[particle].rel == Rel::Case
            && tokens[particle + 1].rel == Rel::Case
            && tokens[particle].head == tokens[particle + 1].head
            && matches!(tokens[particle].lemma.as_ref(), "over" | "back" | "up")
            && matches!(tokens[particle + 1].lemma.as_ref(), "to" | "with" | "from");
        let Some(noun) = tokens[particle].head.filter(|_| pair) else {
            continue;
        };
        let heads = std::iter::successors(tokens[noun].head, |&head| tokens[head].head);
        let verb = heads
            .take(tokens.len())
            .find(|&head| head < particle && tokens[head].upos == Upos::Verb);
        let Some(verb) = verb else { continue };
        let object = children(tokens, verb, &[Rel::Obj]).find(|&object| object < particle);
        if object.is_some() {
            hang(tokens, particle, verb, Rel::CompoundPrt);
            hang(tokens, noun, verb, Rel::Obl);
        }
    }
}

/// "Was on Thursday the guest of the king": the day is no predicate.
pub(super) fn leave_predicates(tokens: &mut [Token]) {
    for day in 0..tokens.len() {
        if !is_day(&tokens[day]) || !has_child(tokens, day, &[Rel::Cop]) {
            continue;
        }
        let is_noun = |&word: &usize| {
            tokens[word].head == Some(day)
                && tokens[word].upos == Upos::Noun
                && matches!(tokens[word].rel, Rel::Appos | Rel::Nmod | Rel::Obl)
                && !has_child(tokens, word, &[Rel::Case])
        };
        let Some(noun) = (day + 1..tokens.len()).find(is_noun) else {
            continue;
        };
        for word in 0..tokens.len() {
            if tokens[word].head == Some(day) && tokens[word].rel != Rel::Case {
                tokens[word].head = Some(noun);
            }
        }
        (tokens[noun].head, tokens[noun].rel) = (tokens[day].head, tokens[day].rel);
        hang(tokens, day, noun, Rel::Obl);
    }
}

/// "Took in more than 120,000 refugees", "welcomed close to a million refugees": a counted noun without a preposition
/// of its own is the object.
pub(super) fn free_objects(tokens: &mut [Token]) {
    for noun in 2..tokens.len() {
        let (Some(verb), Rel::Obl) = (tokens[noun].head, tokens[noun].rel) else {
            continue;
        };
        let counted = noun > verb
            && tokens[verb].upos == Upos::Verb
            && matches!(tokens[noun].upos, Upos::Noun | Upos::Propn)
            && has_child(tokens, noun, &[Rel::Nummod])
            && !has_child(tokens, verb, &[Rel::Obj, Rel::AuxPass]);
        let close = |case: usize| {
            case > 0
                && tokens[case - 1].lemma.as_ref() == "close"
                && !is_below(tokens, noun, case - 1)
        };
        let free = children(tokens, noun, &[Rel::Case]).all(close);
        let to = children(tokens, noun, &[Rel::Case]).next();
        if counted && free {
            tokens[noun].rel = Rel::Obj;
            if let Some(to) = to {
                hang(tokens, to, to - 1, Rel::Fixed);
                hang(tokens, to - 1, noun, Rel::Advmod);
            }
        }
    }
}

const SUBJECTS: &[Rel] = &[
    Rel::Nsubj,
    Rel::NsubjPass,
    Rel::NsubjOuter,
    Rel::Csubj,
    Rel::CsubjPass,
    Rel::Expl,
];

fn is_subject(token: &Token) -> bool {
    matches!(token.rel, Rel::Nsubj | Rel::NsubjPass)
}

fn subject_of(tokens: &[Token], verb: usize) -> Rel {
    if has_child(tokens, verb, &[Rel::AuxPass]) {
        Rel::NsubjPass
    } else {
        Rel::Nsubj
    }
}

fn hang(tokens: &mut [Token], word: usize, head: usize, rel: Rel) {
    (tokens[word].head, tokens[word].rel) = (Some(head), rel);
}

fn children<'a>(
    tokens: &'a [Token],
    head: usize,
    rels: &'a [Rel],
) -> impl Iterator<Item = usize> + 'a {
    let is_child =
        move |(_, token): &(usize, &Token)| token.head == Some(head) && rels.contains(&token.rel);
    tokens.iter().enumerate().filter(is_child).map(|(at, _)| at)
}

fn has_child(tokens: &[Token], head: usize, rels: &[Rel]) -> bool {
    children(tokens, head, rels).next().is_some()
}

/// Whether a word hangs below another, however deep.
fn is_below(tokens: &[Token], word: usize, top: usize) -> bool {
    let mut heads = std::iter::successors(tokens[word].head, |&head| tokens[head].head);
    heads.any(|head| head == top)
}
