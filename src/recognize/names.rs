//! Names and aliases of the tables, longest first.

use std::ops::Range;

use super::{Candidate, Found, Mention, Reference, are_bodies};
use crate::lexicon::{Form, FormKind};
use crate::text::{NameKind, Rel, Upos};
use crate::when::month_named;

/// Adds every form of the tables that the sentence has.
pub(super) fn find(found: &mut Found<'_>) {
    let pieces = std::mem::take(&mut found.pieces);
    let mut at = 0;
    while at < pieces.len() {
        let Some((length, forms)) = found.lexicon.forms.longest(found.text, &pieces[at..]) else {
            at += 1;
            continue;
        };
        // "Crown Prince Mohamed bin Zayed" is no Crown Prince Mohamed.
        let longer = (at + 1..at + length).any(|start| {
            let other = found.lexicon.forms.longest(found.text, &pieces[start..]);
            other.is_some_and(|(other, _)| other > length)
        });
        if longer || is_in_town(found, at..at + length) {
            at += 1;
            continue;
        }
        let words = pieces[at].span.start..pieces[at + length - 1].span.end;
        match tokens_of(found, &words) {
            // A word is one mention, however often a name stands in it: "U.S.U.S."
            Some(tokens) if !found.taken[tokens.start] && is_name(found, &tokens, &forms) => {
                found.add(tokens, Reference::Named(Candidate::all(&forms)));
                at += length;
            }
            _ => at += 1,
        }
    }
    drop_parts_of_other_names(found);
    add_shortened(found);
}

/// "North and South Korea": the first of two names that share their last words.
fn add_shortened(found: &mut Found<'_>) {
    let shortened = |mention: &Mention| {
        let joint = mention.tokens.start.checked_sub(1)?;
        let at = joint.checked_sub(1)?;
        let is_name = matches!(found.lower(joint), "and" | "or") && found.is_capital(at);
        if !is_name || found.taken[at] || mention.tokens.len() < 2 {
            return None;
        }
        let (_, rest) = mention.span.of(found.text).split_once(' ')?;
        let forms = found
            .lexicon
            .forms
            .exact(&format!("{} {rest}", found.word(at)));
        let candidates = Candidate::all(&forms);
        are_bodies(found.lexicon, &candidates).then_some((at..at + 1, candidates))
    };
    let added: Vec<_> = found.mentions.iter().filter_map(shortened).collect();
    for (tokens, candidates) in added {
        found.add(tokens, Reference::Named(candidates));
    }
}

/// Whether pieces are a part of a longer town's or province's name: "New Mexico" is no Mexico.
fn is_in_town(found: &Found<'_>, pieces: Range<usize>) -> bool {
    let starts = pieces.start.saturating_sub(LONGEST_TOWN)..=pieces.start;
    starts.into_iter().any(|start| {
        let town = found
            .lexicon
            .towns
            .longest(found.text, &found.towns[start..]);
        town.is_some_and(|(length, _)| length > pieces.len() && start + length >= pieces.end)
    })
}

/// How many words of a town's name may stand before that of a country in it.
const LONGEST_TOWN: usize = 2;

/// The tokens that cover a range of bytes.
fn tokens_of(found: &Found<'_>, words: &Range<usize>) -> Option<Range<usize>> {
    let tokens = &found.sentence.tokens;
    let first = tokens.partition_point(|token| token.span.end <= words.start);
    let last = tokens.partition_point(|token| token.span.start < words.end);
    (first < last).then_some(first..last)
}

/// Whether the words are used as a name here, not as a common word that happens to be spelled alike.
fn is_name(found: &Found<'_>, tokens: &Range<usize>, forms: &[&Form]) -> bool {
    if tokens.len() > 1 {
        return true;
    }
    let (index, token) = (tokens.start, found.token(tokens.start));
    let capital = found.word(index).starts_with(char::is_uppercase);
    // "Latin American" governments are not those of America.
    let adjective = |form: &&Form| {
        matches!(
            form.kind,
            FormKind::Adjective | FormKind::Demonym | FormKind::Demonyms
        )
    };
    let before = index
        .checked_sub(1)
        .filter(|&before| found.is_capital(before));
    if before.is_some_and(|before| found.has_form("world_parts", before))
        && forms.iter().all(adjective)
    {
        return false;
    }
    let all_surnames = forms.iter().all(|form| form.kind == FormKind::Surname);
    let is_plain = forms
        .iter()
        .all(|form| matches!(form.kind, FormKind::Surname | FormKind::Name));
    // "Asia Bibi" is not the Bibi of the tables.
    let other = || {
        let candidates = Candidate::all(forms);
        !are_bodies(found.lexicon, &candidates) && has_other_first_name(found, index)
    };
    if is_plain && (is_in_longer_name(found, index) || other()) {
        return false;
    }
    if all_surnames {
        // "The Pope" is no Ms Pope, "on Friday" no Mr Friday, "West Africa" no Mr West.
        let bare = index == 0 || found.lower(index - 1) == "the" || !found.is_capital(index - 1);
        let word = found.lower(index);
        let is_common = found.lexicon.words.has("no_surnames", word);
        let is_role = !found.lexicon.actors.roles_named(word).is_empty();
        if bare && (is_role || is_common) || is_common && next_is_capital(found, index) {
            return false;
        }
        // "From Lagos to London".
        if is_place(found, index) && !found.lexicon.towns.exact(found.word(index)).is_empty() {
            return false;
        }
        if is_day(found, index) || is_in_place(found, index) || is_in_body(found, index) {
            return false;
        }
        return capital
            && matches!(token.upos, Upos::Propn | Upos::Noun | Upos::X)
            && !has_other_first_name(found, index)
            && !has_further_name(found, index);
    }
    // "The Gulf of Oman" is no Oman.
    if index > 1 && found.lower(index - 1) == "of" && found.has("waters", index - 2) {
        return false;
    }
    // "Ethnic Albanians" are no citizens of Albania.
    let before = index.checked_sub(1);
    if before.is_some_and(|before| found.has_form("descent", before)) {
        return false;
    }
    // "Latin America" is not the United States.
    let continent = |before: usize| format!("{} {}", found.lower(before), found.lower(index));
    if before.is_some_and(|before| found.lexicon.words.has("continents", &continent(before))) {
        return false;
    }
    // "us" is spelled as an acronym only in capitals; "turkey" and "chad" are no countries.
    capital || forms.iter().any(|form| form.kind == FormKind::Prefix)
}

/// Whether the network takes the word for a part of a person's longer name: "Michael Jordan" is no country.
fn is_in_longer_name(found: &Found<'_>, index: usize) -> bool {
    let name = found
        .sentence
        .names
        .iter()
        .find(|name| name.kind == NameKind::Person && name.words.contains(&index));
    // "The Biden-Putin meeting": two surnames with a hyphen between are of two.
    let apart = |other: usize| {
        let hyphen = index.abs_diff(other) == 2 && found.word(index.midpoint(other)) == "-";
        let forms = found.lexicon.forms.exact(found.word(other));
        hyphen && forms.iter().any(|form| form.kind == FormKind::Surname)
    };
    let is_other = |other: usize| {
        let word = found.word(other).to_lowercase();
        other != index
            && !apart(other)
            && found.word(other).starts_with(char::is_uppercase)
            && !found.taken[other]
            && found.lexicon.actors.roles_named(&word).is_empty()
            && !found.lexicon.words.has("honorifics", &word)
    };
    name.is_some_and(|name| name.words.clone().any(is_other))
}

/// Whether capitalised words stand on both sides that are parts of one name with it: "the Tokyo Stock Exchange".
fn is_in_body(found: &Found<'_>, index: usize) -> bool {
    let part = |at: usize| found.token(at).rel == Rel::Compound && found.is_capital(at);
    let before = index.checked_sub(1).filter(|&before| {
        let word = found.lower(before);
        part(before) && found.lexicon.actors.roles_named(word).is_empty()
    });
    let next = index + 1;
    let behind = next < found.sentence.tokens.len() && found.is_capital(next);
    part(index) && before.is_some() && behind
}

/// "May 31" and "since May" are no Ms May.
fn is_day(found: &Found<'_>, index: usize) -> bool {
    let number = |at: usize| {
        found
            .word(at)
            .starts_with(|letter: char| letter.is_ascii_digit())
    };
    let next = index + 1 < found.sentence.tokens.len() && number(index + 1);
    let before = index.checked_sub(1);
    let lately = before.is_some_and(|before| {
        matches!(
            found.lower(before),
            "in" | "since" | "until" | "during" | "last" | "next" | "early" | "late" | "this"
        )
    });
    (next || lately) && month_named(found.word(index)).is_some()
}

/// Whether the network takes the word for a part of a place's name.
fn is_place(found: &Found<'_>, index: usize) -> bool {
    let mut names = found.sentence.names.iter();
    names.any(|name| name.kind == NameKind::Place && name.words.contains(&index))
}

/// Whether the word names a place, as the network and the words beside it tell: "in Lagos", "Lake Prespa".
fn is_in_place(found: &Found<'_>, index: usize) -> bool {
    let mut before = index.checked_sub(1).into_iter();
    let longer = found.token(index).rel == Rel::Compound && is_place(found, index + 1);
    is_place(found, index)
        && (longer || before.any(|before| found.has_form("scene_prepositions", before)))
}

fn next_is_capital(found: &Found<'_>, index: usize) -> bool {
    index + 1 < found.sentence.tokens.len() && found.is_capital(index + 1)
}

/// "John Major" is not the Major of the tables where they know no John.
fn has_other_first_name(found: &Found<'_>, index: usize) -> bool {
    let Some(before) = index.checked_sub(1) else {
        return false;
    };
    let token = found.token(before);
    let name = token.upos == Upos::Propn
        && matches!(
            token.rel,
            Rel::Compound | Rel::Flat | Rel::Nsubj | Rel::Nmod
        );
    let title = !found
        .lexicon
        .actors
        .roles_named(found.lower(before))
        .is_empty();
    let honorific = found.has_form("honorifics", before);
    name && !title
        && !honorific
        && !found.taken[before]
        && found.word(before).starts_with(char::is_uppercase)
}

/// "Rosario Murillo" is not the Rosario of the tables where they know no Murillo.
fn has_further_name(found: &Found<'_>, index: usize) -> bool {
    let Some(token) = found.sentence.tokens.get(index + 1) else {
        return false;
    };
    let name = token.upos == Upos::Propn;
    let body = found.has_form("body_nouns", index + 1);
    name && !body && token.rel == Rel::Flat && found.word(index + 1).starts_with(char::is_uppercase)
}

/// "American" in "American Airlines" and "Paris" in "the Paris Agreement" are no actors: a country or
/// capital directly before a name that no table has belongs to that name.
fn drop_parts_of_other_names(found: &mut Found<'_>) {
    let mut dropped = Vec::new();
    for (number, mention) in found.mentions.iter().enumerate() {
        let Reference::Named(candidates) = &mention.reference else {
            continue;
        };
        if are_bodies(found.lexicon, candidates)
            && (is_part_of_name(found, mention.tokens.end, mention.head)
                || is_end_of_name(found, &mention.tokens)
                || is_american_town(found, &mention.tokens))
        {
            dropped.push(number);
        }
    }
    for number in dropped.into_iter().rev() {
        let mention = found.mentions.remove(number);
        mention.tokens.for_each(|index| found.taken[index] = false);
    }
}

/// "Lebanon, Pennsylvania" and "Savannah, Georgia" are in America: a town, a comma, a state of the union.
fn is_american_town(found: &Found<'_>, tokens: &Range<usize>) -> bool {
    let word = |index: usize| match found.sentence.tokens.get(index) {
        Some(_) => found.word(index).to_lowercase(),
        None => String::new(),
    };
    let is_state = |index: usize| found.lexicon.words.has("us_states", &word(index));
    // "Armenia, Georgia and Azerbaijan" are three countries.
    let country = found.named_from(tokens.end + 1).is_some();
    let behind = word(tokens.end) == "," && is_state(tokens.end + 1) && !country;
    let Some(town) = tokens.start.checked_sub(2) else {
        return behind;
    };
    let is_town = is_place(found, town) && !found.taken[town];
    behind || is_state(tokens.start) && word(town + 1) == "," && is_town
}

/// "The National Security Council" is not the United Nations' Security Council: a capitalised word before a body's name is
/// a part of it.
fn is_end_of_name(found: &Found<'_>, tokens: &Range<usize>) -> bool {
    let Some(before) = tokens.start.checked_sub(1).filter(|_| tokens.len() > 1) else {
        return false;
    };
    let token = found.token(before);
    let hangs = matches!(token.rel, Rel::Compound | Rel::Amod)
        && token.head.is_some_and(|head| tokens.contains(&head));
    hangs
        && before > 0
        && found.is_capital(before)
        && !found.taken[before]
        && token.xpos.as_str().starts_with("NNP")
        && found.has_form("body_nouns", tokens.end - 1)
        && found.has_form("name_starts", before)
}

fn is_part_of_name(found: &Found<'_>, next: usize, head: usize) -> bool {
    if next >= found.sentence.tokens.len() || found.taken[next] {
        return false;
    }
    let token = found.token(next);
    let word = found.word(next).to_lowercase();
    let depends = |index: usize| {
        matches!(
            found.token(index).rel,
            Rel::Compound | Rel::Amod | Rel::Flat | Rel::NmodPoss
        )
    };
    token.upos == Upos::Propn
        && depends(head)
        && found.word(next).starts_with(char::is_uppercase)
        && found.lexicon.words.has("name_heads", &word)
}
