//! Repairs of objects, particles, days and infinitives that a parser hung elsewhere.

use super::Token;
use super::straighten::is_day;
use super::subjects::{children, hang, has_child, is_below};
use super::tags::{Rel, Upos, Xpos};

/// Hangs objects and what goes with them where they belong.
pub(super) fn repair_objects(tokens: &mut [Token]) {
    free_infinitives(tokens);
    free_particles(tokens);
    free_adverbs(tokens);
    free_homes(tokens);
    part_days(tokens);
    leave_predicates(tokens);
    free_objects(tokens);
}

/// "The decision to sever relations": a bare verb behind "to" is no part of the noun behind it, which is its object.
fn free_infinitives(tokens: &mut [Token]) {
    for verb in 2..tokens.len() {
        let (Some(noun), Rel::Compound | Rel::Acl | Rel::Amod) =
            (tokens[verb].head, tokens[verb].rel)
        else {
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
fn free_particles(tokens: &mut [Token]) {
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

/// "Brushed aside the charge": a particle directly behind its verb is no preposition of the object.
fn free_adverbs(tokens: &mut [Token]) {
    for particle in 1..tokens.len() {
        let verb = particle - 1;
        let hangs = tokens[particle].xpos == Xpos::Rp && tokens[particle].rel == Rel::Case;
        let Some(noun) = tokens[particle].head.filter(|_| hangs) else {
            continue;
        };
        if tokens[noun].head == Some(verb) && tokens[verb].upos == Upos::Verb {
            hang(tokens, particle, verb, Rel::CompoundPrt);
            if tokens[noun].rel == Rel::Obl && !has_child(tokens, noun, &[Rel::Case]) {
                tokens[noun].rel = Rel::Obj;
            }
        }
    }
}

/// "Called its ambassador home": "home" is no noun with the ambassador as its part.
fn free_homes(tokens: &mut [Token]) {
    for noun in 0..tokens.len().saturating_sub(1) {
        let home = noun + 1;
        let part = tokens[home].lemma.as_ref() == "home"
            && tokens[noun].head == Some(home)
            && tokens[noun].rel == Rel::Compound
            && has_child(tokens, noun, &[Rel::NmodPoss, Rel::Det, Rel::Nummod]);
        let Some(verb) = tokens[home].head.filter(|_| part) else {
            continue;
        };
        if tokens[verb].upos == Upos::Verb && verb < noun {
            hang(tokens, noun, verb, Rel::Obj);
            hang(tokens, home, verb, Rel::Advmod);
        }
    }
}

/// "Arrested him on Friday hours after": a day with a preposition of its own is no part of another time.
fn part_days(tokens: &mut [Token]) {
    for day in 0..tokens.len() {
        let (Some(time), Rel::Compound) = (tokens[day].head, tokens[day].rel) else {
            continue;
        };
        let on = (0..day).find(|&word| {
            tokens[word].lemma.as_ref() == "on"
                && (tokens[word].head == Some(time) || tokens[word].head == Some(day))
        });
        let hours = matches!(tokens[time].xpos, Xpos::Nns) && is_day(&tokens[day]);
        let (Some(on), true) = (on, hours) else {
            continue;
        };
        let heads = std::iter::successors(tokens[time].head, |&head| tokens[head].head);
        let verb = heads
            .take(tokens.len())
            .find(|&head| tokens[head].upos == Upos::Verb && head < day);
        if let Some(verb) = verb {
            hang(tokens, day, verb, Rel::Obl);
            hang(tokens, on, day, Rel::Case);
        }
    }
}

/// "Was on Thursday the guest of the king": the day is no predicate.
fn leave_predicates(tokens: &mut [Token]) {
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
fn free_objects(tokens: &mut [Token]) {
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
