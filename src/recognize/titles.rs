//! Titles, with the country or organisation and the name that stand beside them: "French Foreign
//! Minister Jean-Yves Le Drian", "the president of Russia", "Mr. Putin".

use std::ops::Range;

use super::{Candidate, Found, Mention, Name, Reference, Titled, are_bodies, are_people};
use crate::text::{Rel, Upos};

/// The longest role in words.
const LONGEST: usize = 6;

/// Adds every title of the sentence.
pub(super) fn find(found: &mut Found<'_>) {
    let mut at = 0;
    while at < found.sentence.tokens.len() {
        let Some((words, titled)) = title_at(found, at) else {
            at += 1;
            continue;
        };
        let next = words.end;
        let (tokens, titled) = with_surroundings(found, words, titled);
        at = next.max(tokens.end);
        // "The two presidents" are for those who look for several at once.
        let several = titled.plural && titled.of.is_empty() && titled.name.is_none();
        if !several && (!titled.roles.is_empty() || titled.name.is_some()) {
            found.add(tokens, Reference::Titled(titled));
        }
    }
}

/// Adds "Germany's Angela Merkel": a person with the country behind whom they stand.
pub(super) fn find_owned(found: &mut Found<'_>) {
    for at in 1..found.sentence.tokens.len() {
        let Some((person, people)) = found.named_from(at).filter(|(person, people)| {
            // "Libya's UN envoy" names no Mr Un.
            let lexicon = found.lexicon;
            !person.inner && are_people(lexicon, people) && !are_bodies(lexicon, people)
        }) else {
            continue;
        };
        let (end, name) = (person.tokens.end, Name::Known(people.clone()));
        if !matches!(found.word(at - 1), "'s" | "\u{2019}s") {
            continue;
        }
        if let Some((first, of)) = countries_before(found, at) {
            found.add(
                first..end,
                Reference::Titled(Titled {
                    of,
                    name: Some(name),
                    ..Titled::default()
                }),
            );
        }
    }
}

/// The longest role or honorific whose words begin here.
fn title_at(found: &Found<'_>, at: usize) -> Option<(Range<usize>, Titled)> {
    if found.taken[at] {
        return None;
    }
    let word = found.lower(at);
    if found.has_form("honorifics", at) && found.is_capital(at) {
        return Some((at..at + 1, Titled::default()));
    }
    if !found.lexicon.actors.begins_role(word) {
        return None;
    }
    let longest = LONGEST.min(found.sentence.tokens.len() - at);
    (1..=longest).rev().find_map(|length| {
        let tokens = at..at + length;
        let last = found.token(tokens.end - 1);
        if !matches!(last.upos, Upos::Noun | Upos::Propn)
            || tokens.clone().any(|index| found.taken[index])
        {
            return None;
        }
        let phrase = phrase(found, tokens.clone());
        let (roles, plural) = roles_of(found, &phrase)?;
        Some((
            tokens,
            Titled {
                roles,
                plural,
                ..Titled::default()
            },
        ))
    })
}

/// The words in lower case, as the table of roles spells them.
fn phrase(found: &Found<'_>, tokens: Range<usize>) -> String {
    let mut phrase = String::new();
    for index in tokens.clone() {
        let hyphen = found.word(index) == "-" || phrase.ends_with('-');
        if index > tokens.start && !hyphen {
            phrase.push(' ');
        }
        phrase.push_str(found.lower(index));
    }
    phrase
}

/// The roles of a phrase, and whether it is in the plural.
fn roles_of(found: &Found<'_>, phrase: &str) -> Option<(Vec<String>, bool)> {
    let named = |phrase: &str| {
        Some(found.lexicon.actors.roles_named(phrase)).filter(|roles| !roles.is_empty())
    };
    if let Some(roles) = named(phrase) {
        return Some((roles.to_vec(), false));
    }
    // The plural is on the first noun: "heads of state", or on the last: "foreign ministers".
    let (head, rest) = phrase.split_once(" of ").unwrap_or((phrase, ""));
    let single = match head.strip_suffix("ies") {
        Some(stem) => format!("{stem}y"),
        None => head.strip_suffix('s')?.to_owned(),
    };
    let whole = if rest.is_empty() {
        single
    } else {
        format!("{single} of {rest}")
    };
    let rest_plural = phrase.strip_suffix('s').and_then(named);
    named(&whole)
        .or(rest_plural)
        .map(|roles| (roles.to_vec(), true))
}

/// Takes in what stands before and behind the title's own words.
fn with_surroundings(
    found: &Found<'_>,
    words: Range<usize>,
    mut titled: Titled,
) -> (Range<usize>, Titled) {
    let mut start = words.start;
    while start > 0 {
        let before = start - 1;
        let word = found.word(before).to_lowercase();
        if is_former(found, before) {
            titled.former = true;
        } else if !found.lexicon.words.has("title_modifiers", &word) || found.taken[before] {
            break;
        }
        start = before;
    }
    if let Some((first, of)) = countries_before(found, start) {
        start = first;
        titled.of = of;
    }
    // "The former French president".
    if start > 0 && is_former(found, start - 1) {
        start -= 1;
        titled.former = true;
    }
    let mut end = words.end;
    if titled.of.is_empty()
        && let Some((last, of)) = countries_behind(found, end)
    {
        end = last;
        titled.of = of;
        // "The head of Hamas's military wing" does not head Hamas, "the commander of Iran's Quds Force" not Iran.
        if owns(found, end) {
            titled.part = true;
            if let Some((part, of)) = found.named_from(end + 1)
                && are_bodies(found.lexicon, of)
            {
                end = part.tokens.end;
                titled.of = vec![of.clone()];
                titled.part = false;
            }
        }
    }
    if let Some((last, name)) = name_behind(found, end) {
        end = last;
        titled.name = Some(name);
        if titled.of.is_empty()
            && let Some((last, of)) = countries_behind(found, end)
        {
            end = last;
            titled.of = of;
        }
    }
    (start..end, titled)
}

fn is_former(found: &Found<'_>, index: usize) -> bool {
    let word = found.word(index).to_lowercase();
    found.lexicon.words.has("former", &word)
}

/// "French", "France's", "American, Russian and Italian" directly before a title.
pub(super) fn countries_before(
    found: &Found<'_>,
    start: usize,
) -> Option<(usize, Vec<Vec<Candidate>>)> {
    let mut first = start;
    let mut of = Vec::new();
    loop {
        let mut until = first;
        // "The American and European heads of state": a region names nobody, but the list goes on.
        while until > 0 && found.has_form("regions", until - 1) {
            let before = until - 1;
            until = skip_joint(found, before).unwrap_or(before);
        }
        let region = until < first;
        let joined = !of.is_empty() && !region;
        if joined {
            // "In Vienna, Iran's leader": what a comma alone sets off is no list.
            let is_list = of.len() > 1 || matches!(found.word(until - 1), "and" | "&");
            if !is_list {
                break;
            }
            until = skip_joint(found, until)?.min(until);
        } else if until > 0 && matches!(found.word(until - 1), "'s" | "’s" | "'" | "’") {
            until -= 1;
        }
        match found.named_until(until) {
            Some((mention, candidates))
                if are_bodies(found.lexicon, candidates) && (!joined || until < first) =>
            {
                first = mention.tokens.start;
                of.insert(0, candidates.clone());
            }
            _ => break,
        }
        if skip_joint(found, first).is_none() {
            break;
        }
    }
    (!of.is_empty()).then_some((first, of))
}

/// The place before a comma or "and" that ends here.
fn skip_joint(found: &Found<'_>, end: usize) -> Option<usize> {
    let mut at = end;
    while at > 0 && matches!(found.word(at - 1), "," | "and" | "&") {
        at -= 1;
    }
    (at < end).then_some(at)
}

/// "of France", "of Russia and Turkey", "of the European Council" behind a title.
pub(super) fn countries_behind(
    found: &Found<'_>,
    end: usize,
) -> Option<(usize, Vec<Vec<Candidate>>)> {
    let length = found.sentence.tokens.len();
    if end >= length || found.word(end) != "of" {
        return None;
    }
    let mut at = end + 1;
    let mut of = Vec::new();
    loop {
        if at < length && found.word(at).eq_ignore_ascii_case("the") {
            at += 1;
        }
        match found.named_from(at) {
            Some((mention, candidates))
                if are_bodies(found.lexicon, candidates) && !is_of_part(found, mention) =>
            {
                of.push(candidates.clone());
                at = mention.tokens.end;
            }
            _ => break,
        }
        match next_in_list(found, at) {
            Some(next) => at = next,
            None => return Some((at, of)),
        }
    }
    (!of.is_empty()).then_some((at, of))
}

/// "The head of the UN human rights *team*": a body's name before a common noun is only a part of the phrase.
fn is_of_part(found: &Found<'_>, mention: &Mention) -> bool {
    let head = found.token(mention.head);
    let above = head.head.filter(|&above| above >= mention.tokens.end);
    above.is_some_and(|above| {
        let noun = found.token(above);
        head.rel == Rel::Compound && noun.upos == Upos::Noun && found.has("missions_of", above)
    })
}

/// Whether the mark of a possessive stands here.
fn owns(found: &Found<'_>, end: usize) -> bool {
    end < found.sentence.tokens.len() && matches!(found.word(end), "'s" | "’s" | "'" | "’")
}

/// Where the next country of a list begins behind a comma or "and": "of Egypt, Jordan and the Emirates".
fn next_in_list(found: &Found<'_>, end: usize) -> Option<usize> {
    let length = found.sentence.tokens.len();
    let is_joint = |at: usize| at < length && matches!(found.word(at), "," | "and");
    let mut at = end;
    while is_joint(at) {
        at += 1;
    }
    let name = at + usize::from(at < length && found.word(at) == "the");
    let is_body = |at: usize| {
        let named = found.named_from(at);
        named.is_some_and(|(_, candidates)| are_bodies(found.lexicon, candidates))
    };
    (at > end && is_body(name) && is_list(found, end)).then_some(at)
}

/// Whether names go on here up to an "and", or are at least three.
fn is_list(found: &Found<'_>, from: usize) -> bool {
    let rest = from..found.sentence.tokens.len();
    let in_list = |&at: &usize| found.taken[at] || matches!(found.word(at), "," | "and" | "the");
    let list = rest.take_while(in_list);
    let joints: Vec<&str> = list
        .map(|at| found.word(at))
        .filter(|word| matches!(*word, "," | "and"))
        .collect();
    joints.contains(&"and") || joints.len() > 1
}

/// The name directly behind a title, honorifics skipped.
fn name_behind(found: &Found<'_>, end: usize) -> Option<(usize, Name)> {
    let length = found.sentence.tokens.len();
    let mut at = end;
    while at < length && found.has_form("honorifics", at) {
        at += 1;
    }
    if let Some((mention, candidates)) = found.named_from(at)
        && are_people(found.lexicon, candidates)
    {
        return Some((mention.tokens.end, Name::Known(candidates.clone())));
    }
    let run = name_run(found, at)?;
    let name = found.span_of(&run).of(found.text).to_owned();
    Some((run.end, Name::Unknown(name)))
}

/// Capitalised words from here that make a person's name.
pub(super) fn name_run(found: &Found<'_>, start: usize) -> Option<Range<usize>> {
    let length = found.sentence.tokens.len();
    let is_name = |index: usize| {
        let capital = found.word(index).starts_with(char::is_uppercase);
        let role = !found
            .lexicon
            .actors
            .roles_named(found.lower(index))
            .is_empty();
        !found.taken[index] && capital && !role && found.token(index).upos == Upos::Propn
    };
    let joins = |index: usize| {
        (found.has_form("name_particles", index) || found.word(index) == "-")
            && index + 1 < length
            && is_name(index + 1)
    };
    let mut end = start;
    while end < length && (is_name(end) || (end > start && joins(end))) {
        // A new clause or list item is no part of the name.
        if end > start && matches!(found.token(end).rel, Rel::Conj | Rel::Parataxis) {
            break;
        }
        end += 1;
    }
    (end > start).then_some(start..end)
}
