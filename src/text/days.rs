//! Repairs of days: what happened on a day hangs on what happened, and a day is nobody who does anything.

use super::Token;
use super::links::{children, hang, has_child, is_subject, rehang, top_of, verb_above};
use super::tags::{Rel, Upos, Xpos};
use crate::when::weekday_named;

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

/// "A court sentenced an executive Monday of fraud": a day without preposition heads no noun before it.
pub(super) fn free_days(tokens: &mut [Token]) {
    for day in 1..tokens.len() {
        let noun = day - 1;
        let is_part = tokens[noun].head == Some(day)
            && matches!(tokens[noun].rel, Rel::Compound | Rel::Amod)
            && matches!(tokens[noun].upos, Upos::Noun | Upos::Adj);
        let is_day = |day: &Token| day.upos == Upos::Propn && weekday_named(&day.lemma).is_some();
        if !is_part || !is_day(&tokens[day]) {
            continue;
        }
        let below = |rels: &[Rel]| {
            let mut all = tokens.iter().enumerate();
            all.any(|(at, token)| {
                at != noun && token.head == Some(day) && at < day && rels.contains(&token.rel)
            })
        };
        // "Last Monday" is a day; "an executive Monday" is none.
        let own = tokens.iter().any(|token| {
            token.head == Some(noun) && matches!(token.rel, Rel::Det | Rel::Amod | Rel::Compound)
        });
        let phrase = own || tokens[noun].upos == Upos::Noun || below(&[Rel::Amod, Rel::Compound]);
        if !phrase || below(&[Rel::Case]) {
            continue;
        }
        let (head, rel) = (tokens[day].head, tokens[day].rel);
        rehang(tokens, day, noun, |_, _| true);
        (tokens[noun].head, tokens[noun].rel) = (head, rel);
        tokens[noun].upos = Upos::Noun;
        (tokens[day].head, tokens[day].rel) = (head.or(Some(noun)), Rel::OblUnmarked);
    }
}

/// Hangs a day that stands before or behind a subject on its verb.
pub(super) fn part_subjects(tokens: &mut [Token]) {
    part_names(tokens);
    part_openings(tokens);
    leave_earlier_verbs(tokens);
}

/// "The Court on Friday ordered": a day between a subject and its verb is the verb's.
fn part_names(tokens: &mut [Token]) {
    for day in 1..tokens.len() {
        let (Some(noun), Rel::Nmod) = (tokens[day].head, tokens[day].rel) else {
            continue;
        };
        if !is_day(&tokens[day]) || !has_child(tokens, day, &[Rel::Case]) || noun > day {
            continue;
        }
        let top = top_of(
            tokens,
            noun,
            &[Rel::Nmod, Rel::Flat, Rel::Compound, Rel::Conj],
        );
        let verb = tokens[top].head.filter(|&verb| {
            is_subject(&tokens[top]) && verb > day && tokens[verb].upos == Upos::Verb
        });
        // "The meeting on Friday ended" is of Friday.
        let event = tokens[top].upos != Upos::Propn;
        if let Some(verb) = verb.filter(|_| !event) {
            hang(tokens, day, verb, Rel::Obl);
        }
    }
}

/// "On Monday two rescue teams dug", "On Monday President Biden said": a day with a preposition of its own before a
/// subject is the verb's.
fn part_openings(tokens: &mut [Token]) {
    for day in 1..tokens.len() {
        let (Some(noun), Rel::Compound) = (tokens[day].head, tokens[day].rel) else {
            continue;
        };
        let on = day - 1;
        let opens = is_day(&tokens[day])
            && tokens[on].lemma.eq_ignore_ascii_case("on")
            && tokens[on].rel == Rel::Case
            && (tokens[on].head == Some(noun) || tokens[on].head == Some(day));
        // "On Monday night" is on Monday.
        let apart = noun > day + 1 || tokens[noun].upos == Upos::Propn;
        let verb = tokens[noun]
            .head
            .filter(|&verb| opens && apart && is_subject(&tokens[noun]) && verb > noun);
        if let Some(verb) = verb {
            hang(tokens, on, day, Rel::Case);
            hang(tokens, day, verb, Rel::Obl);
        }
    }
}

/// "In the case that South Africa brought, the Court on Friday ordered": a day directly before a verb with a subject is
/// of that verb, not of one before the subject.
fn leave_earlier_verbs(tokens: &mut [Token]) {
    for day in 1..tokens.len().saturating_sub(1) {
        let verb = day + 1;
        let (Some(other), Rel::Obl) = (tokens[day].head, tokens[day].rel) else {
            continue;
        };
        let finite = tokens[verb].upos == Upos::Verb
            && matches!(tokens[verb].xpos, Xpos::Vbd | Xpos::Vbz | Xpos::Vbp);
        let subject = children(tokens, verb, &[Rel::Nsubj]).find(|&subject| subject < day);
        let between = subject.is_some_and(|subject| other < subject);
        if is_day(&tokens[day]) && finite && between {
            hang(tokens, day, verb, Rel::Obl);
        }
    }
}

/// "Arrested him on Friday hours after": a day with a preposition of its own is no part of another time.
pub(super) fn part_days(tokens: &mut [Token]) {
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
        if let Some(verb) = verb_above(tokens, time, day) {
            hang(tokens, day, verb, Rel::Obl);
            hang(tokens, on, day, Rel::Case);
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
        rehang(tokens, day, noun, |_, token| token.rel != Rel::Case);
        (tokens[noun].head, tokens[noun].rel) = (tokens[day].head, tokens[day].rel);
        hang(tokens, day, noun, Rel::Obl);
    }
}

/// Whether a word names a day: "Monday", "yesterday".
pub(super) fn is_day(token: &Token) -> bool {
    let name = token.upos == Upos::Propn && weekday_named(&token.lemma).is_some();
    name || matches!(token.lemma.as_ref(), "today" | "yesterday" | "tomorrow")
}
