//! Names that no table has: bodies by their head noun or as the network names them, persons by what they do or are
//! called.

use std::ops::Range;

use super::titles::name_run;
use super::{Candidate, Found, Reference, are_bodies};
use crate::text::{NameKind, Rel, Upos, Xpos};
use crate::when::{month_named, weekday_named};

/// Adds bodies and persons that no table has.
pub(super) fn find(found: &mut Found<'_>) {
    let mut at = 0;
    while at < found.sentence.tokens.len() {
        at = if let Some(tokens) = body_at(found, at) {
            let end = tokens.end;
            let mut countries = countries_in(found, &tokens);
            let mut name = found.span_of(&tokens).of(found.text).to_owned();
            if let Some((owner, candidates)) = owner_of(found, &tokens) {
                name = format!("{name} of {owner}");
                countries = candidates;
            }
            found.add(tokens, Reference::Organization(name, countries));
            end
        } else if let Some(tokens) = person_at(found, at) {
            let end = tokens.end;
            let name = found.span_of(&tokens).of(found.text).to_owned();
            found.add(tokens, Reference::Person(name));
            end
        } else {
            at + 1
        };
    }
}

/// Adds the names of bodies that no table has and no word tells to be such: "Amazon", "Mahan Air".
pub(super) fn find_strangers(found: &mut Found<'_>) {
    let sentence = found.sentence;
    for name in &sentence.names {
        if name.kind == NameKind::Organization && is_stranger(found, &name.words) {
            let text = found.span_of(&name.words).of(found.text).to_owned();
            found.add(name.words.clone(), Reference::Stranger(text));
        }
    }
}

/// Whether words that the network takes for a body's name stand where an actor can stand, and are nobody else's.
fn is_stranger(found: &Found<'_>, words: &Range<usize>) -> bool {
    let (first, last) = (words.start, words.end - 1);
    let own = |at: usize| !found.taken[at] && !is_day(found, at);
    // "Amazon workers".
    let part = |head: usize| matches!(found.token(head).rel, Rel::Compound | Rel::Amod | Rel::Flat);
    let is_part = super::head_of(found.sentence, words).is_none_or(part);
    // "Clean Energy Package", "Minister of Arms Control", "Sputnik News": what a word says it is, it is.
    let told = |at: usize| found.classes[at].iter().any(|classes| !classes.is_empty());
    // "SDGTs" and "NSC" are in the tables, or the text gives them in full; "Tibetans" are no body.
    let short = found.word(first).chars().skip(1).any(char::is_uppercase);
    let people = found.token(first).xpos == Xpos::Nnps;
    words.clone().all(own)
        && capital(found, first)
        && capital(found, last)
        && !is_part
        && !told(first)
        && (!told(last) || found.has("companies", last))
        && !(words.len() == 1 && (short || people))
}

/// Adds the capitalised words that stand alone: a surname or an acronym of whom the document may name in full.
pub(super) fn find_short(found: &mut Found<'_>) {
    for index in 0..found.sentence.tokens.len() {
        let token = found.token(index);
        let word = found.word(index);
        let is_acronym = is_acronym(word);
        let is_name = (token.upos == Upos::Propn && capital(found, index) || is_acronym)
            && !found.taken[index];
        let part = |word: usize| matches!(found.token(word).rel, Rel::Flat | Rel::Compound);
        let is_part = || part(index) || found.sentence.children(index).any(part);
        if is_name && !is_part() {
            let word = word.to_owned();
            found.add(index..index + 1, Reference::Short(word));
        }
    }
}

/// Whether a word is two capitals or more and nothing else.
pub(crate) fn is_acronym(word: &str) -> bool {
    word.chars().nth(1).is_some() && word.chars().all(char::is_uppercase)
}

fn capital(found: &Found<'_>, index: usize) -> bool {
    found.word(index).starts_with(char::is_uppercase)
}

/// A capitalised run with a word such as Ministry, Agency, Front in it: "Turkish Ministry of Foreign
/// Affairs", "Cinema for Peace Foundation".
fn body_at(found: &Found<'_>, start: usize) -> Option<Range<usize>> {
    let free = |index: usize| {
        capital(found, index)
            && found
                .outer_at(index)
                .is_none_or(|mention| matches!(mention.reference, Reference::Named(_)))
    };
    // "My Administration" is the speaker's.
    let article = matches!(found.token(start).upos, Upos::Det | Upos::Pron);
    if !free(start) || article || is_day(found, start) {
        return None;
    }
    let length = found.sentence.tokens.len();
    // "Lawyers for the Mining Company": the capital is that of the sentence.
    let is_common = start == 0 && found.token(start).upos == Upos::Noun;
    if is_common
        && start + 1 < length
        && matches!(found.word(start + 1), "of" | "for" | "on" | "and")
    {
        return None;
    }
    // "The Foreign Affairs Commission Yang Jiechi": behind a body's noun a person's name begins.
    let person = |index: usize| {
        let mut names = found.sentence.names.iter();
        names.any(|name| name.kind == NameKind::Person && name.words.start == index)
            && found.has_form("body_nouns", index - 1)
    };
    let mut end = start + 1;
    while end < length && !person(end) {
        let joint = matches!(found.word(end), "of" | "for" | "on" | "and" | "-" | "the");
        let next =
            |skip: usize| end + skip < length && free(end + skip) && !is_day(found, end + skip);
        // "Glavkosmos and the Space Research Organization" are two.
        let list =
            found.word(end) == "and" && !(start..end).any(|at| found.has_form("body_nouns", at));
        let article = end + 1 < length && found.word(end + 1) == "the";
        let goes_on = joint && (next(1) || article && next(2) && !list);
        if free(end) || goes_on {
            end += 1;
        } else {
            break;
        }
    }
    let is_head = |index: &usize| found.has_form("body_nouns", *index);
    let head = (start..end).find(is_head)?;
    if end - start < 2 {
        return None;
    }
    // "Ministry and Congress": a list of bodies ends at "and" behind the head.
    let joint = (head + 1..end).find(|&index| {
        found.word(index) == "and"
            && !(head + 1..index).any(|index| matches!(found.word(index), "of" | "for" | "on"))
    });
    let mut end = joint.unwrap_or(end);
    // "The Conference of the Islamic countries": an adjective ends no name.
    let last = found.token(end - 1);
    if last.upos == Upos::Adj && last.head == Some(end) && found.token(end).upos == Upos::Noun {
        end += 1;
    }
    // "The Iraqi Government" is a group that stands for its country, not a body of its own.
    let joint = |index: usize| matches!(found.word(index), "of" | "the" | "and" | "-");
    let plain = |index: usize| {
        joint(index) || found.outer_at(index).is_some() || found.has("groups", index)
    };
    if (start..end).all(plain) {
        return None;
    }
    let known = found
        .mentions
        .iter()
        .any(|mention| !mention.inner && mention.tokens.contains(&head));
    (!known && end - start >= 2).then_some(start..end)
}

/// "Spain's Supreme Court": the country without whose name an organ of a state could be that of any.
fn owner_of(found: &Found<'_>, tokens: &Range<usize>) -> Option<(String, Vec<Candidate>)> {
    let organ = |at: usize| found.has_form("state_organs", at);
    let last = tokens.start.checked_sub(2)?;
    let possessive = matches!(found.lower(last + 1), "'s" | "’s");
    if !possessive || !tokens.clone().any(organ) {
        return None;
    }
    let owner = found.outer_at(last)?;
    match &owner.reference {
        Reference::Named(candidates) if are_bodies(found.lexicon, candidates) => {
            Some((owner.span.of(found.text).to_owned(), candidates.clone()))
        }
        _ => None,
    }
}

/// "The Supreme Court on Tuesday": a day or month is no part of the name.
fn is_day(found: &Found<'_>, index: usize) -> bool {
    let word = found.lower(index);
    weekday_named(word).is_some() || month_named(word).is_some()
}

/// Candidates of the countries within a body's name.
fn countries_in(found: &Found<'_>, tokens: &Range<usize>) -> Vec<Candidate> {
    let within = found
        .mentions
        .iter()
        .filter(|mention| tokens.contains(&mention.head));
    let named = within.filter_map(|mention| match &mention.reference {
        Reference::Named(candidates) if are_bodies(found.lexicon, candidates) => {
            Some(candidates.clone())
        }
        _ => None,
    });
    named.into_iter().next().unwrap_or_default()
}

/// A name of two words or more that the network takes for a person's, that speaks, or that stands in
/// apposition to a title.
fn person_at(found: &Found<'_>, start: usize) -> Option<Range<usize>> {
    let named = found.sentence.names.iter().find(|name| {
        name.kind == NameKind::Person && name.words.start == start && name.words.len() > 1
    });
    // "The carrier Abraham Lincoln" is a ship.
    let ship = start
        .checked_sub(1)
        .is_some_and(|before| found.has("ships", before));
    if let Some(name) = named.filter(|_| !ship) {
        let free = name.words.clone().all(|index| !found.taken[index]);
        let capitals = name.words.clone().filter(|&index| capital(found, index));
        let last = capital(found, name.words.end - 1);
        if free && last && capital(found, start) && capitals.count() > 1 {
            return Some(name.words.clone());
        }
    }
    if start > 0
        && !found.taken[start - 1]
        && found.token(start - 1).upos == Upos::Propn
        && capital(found, start - 1)
    {
        return None;
    }
    let run = name_run(found, start)?;
    if run.len() < 2 {
        return None;
    }
    let head = super::head_of(found.sentence, &run)?;
    let token = found.token(head);
    let governor = token.head?;
    let speaks = token.rel == Rel::Nsubj && found.has("speech", governor);
    let titled = |index: usize| {
        found
            .outer_at(index)
            .is_some_and(|mention| matches!(mention.reference, Reference::Titled(_)))
    };
    let called = (token.rel == Rel::Appos && titled(governor))
        || found.sentence.children_by(head, Rel::Appos).any(titled);
    (speaks || called).then_some(run)
}
