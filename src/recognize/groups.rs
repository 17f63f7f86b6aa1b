//! Groups that stand for an actor, several actors at once, counterparts, pronouns.

use std::ops::Range;

use super::titles::{countries_before, countries_behind};
use super::{Candidate, Found, Pronoun, Reference, Several, are_bodies, is_below, lower};
use crate::text::{Rel, Upos, Xpos};

/// Adds "his Turkish counterpart", "her German and French colleagues".
pub(super) fn counterparts(found: &mut Found<'_>) {
    for index in 0..found.sentence.tokens.len() {
        let Some(start) = counterpart_at(found, index) else {
            continue;
        };
        let (first, mut countries) = countries_of(found, start);
        if countries.is_empty() {
            countries = countries_from(found, index);
        }
        let owner = found.sentence.children_by(index, Rel::NmodPoss).next();
        if owner.is_none() && countries.is_empty() {
            continue;
        }
        found.add(
            first.min(start)..index + 1,
            Reference::Counterpart(countries),
        );
    }
}

/// "Her counterparts from France and Germany".
fn countries_from(found: &Found<'_>, noun: usize) -> Vec<Vec<Candidate>> {
    let from = |&child: &usize| {
        let mut cases = found.sentence.children_by(child, Rel::Case);
        cases.any(|case| matches!(found.lower(case), "from" | "of"))
    };
    let first = found.sentence.children_by(noun, Rel::Nmod).find(from);
    let list = first.into_iter().flat_map(|first| {
        let joined = found.sentence.children_by(first, Rel::Conj);
        std::iter::once(first).chain(joined)
    });
    let named = list.filter_map(|word| {
        let mut mentions = found.mentions.iter();
        let mention = mentions.find(|mention| mention.head == word && !mention.inner)?;
        match &mention.reference {
            Reference::Named(candidates) if are_bodies(found.lexicon, candidates) => {
                Some(candidates.clone())
            }
            _ => None,
        }
    });
    named.collect()
}

/// Where "counterpart" or "opposite number" begins that ends with this noun.
fn counterpart_at(found: &Found<'_>, index: usize) -> Option<usize> {
    if found.taken[index] || found.token(index).upos != Upos::Noun {
        return None;
    }
    if found.has("counterparts", index) {
        return Some(index);
    }
    let before = index.checked_sub(1)?;
    let phrase = format!("{} {}", found.word(before), found.token(index).lemma);
    let is_one = found
        .lexicon
        .words
        .has("counterparts", &phrase.to_lowercase());
    is_one.then_some(before)
}

/// Adds groups, plural definites and pronouns.
pub(super) fn find(found: &mut Found<'_>) {
    for index in 0..found.sentence.tokens.len() {
        if found
            .outer_at(index)
            .is_some_and(|mention| !matches!(mention.reference, Reference::Named(_)))
        {
            // Possessors in front of a counterpart are pronouns of their own.
            if let Some(pronoun) = pronoun(found, index) {
                found.add_inner(index, Reference::Pronoun(pronoun));
            }
            continue;
        }
        if let Some(pronoun) = pronoun(found, index) {
            found.add(index..index + 1, Reference::Pronoun(pronoun));
        } else if let Some((tokens, of)) = group_at(found, index) {
            found.add(tokens, Reference::Group(of));
        } else if let Some((tokens, several)) = several_at(found, index) {
            found.add(tokens, Reference::Several(several));
        }
    }
}

fn pronoun(found: &Found<'_>, index: usize) -> Option<Pronoun> {
    if found.token(index).upos != Upos::Pron {
        return None;
    }
    Some(match found.lower(index) {
        "i" | "me" | "my" | "myself" => Pronoun::I,
        "we" | "us" | "our" | "ourselves" => Pronoun::We,
        "he" | "him" | "his" | "himself" => Pronoun::He,
        "she" | "her" | "herself" => Pronoun::She,
        "it" | "its" | "itself" => Pronoun::It,
        "they" | "them" | "their" | "themselves" => Pronoun::They,
        _ => return None,
    })
}

/// "Iranian officials", "the Government of Georgia", "Hungarian and Romanian officials".
fn group_at(found: &Found<'_>, index: usize) -> Option<(Range<usize>, Vec<Vec<Candidate>>)> {
    let token = found.token(index);
    if !matches!(token.upos, Upos::Noun | Upos::Propn)
        || found.taken[index]
        || !found.has("groups", index)
        || is_of_others(found, index)
    {
        return None;
    }
    // "Syrian opposition members": the last noun names them.
    let part = |at: usize| found.token(at).rel == Rel::Compound && found.has("groups", at);
    let next = index + 1;
    if part(index) && token.head == Some(next) && found.has("groups", next) {
        return None;
    }
    let (mut first, mut before) = countries_of(found, index);
    if before.is_empty() && index.checked_sub(1).is_some_and(part) {
        (first, before) = countries_of(found, index - 1);
    }
    // "Anti-NATO demonstrators" are not NATO's.
    if found.lower(first).starts_with("anti-") && !before.is_empty() {
        return None;
    }
    if !before.is_empty() {
        return Some((first..index + 1, before));
    }
    // "Gunboats of China, Laos and Thailand".
    if let Some((end, of)) = countries_behind(found, index + 1).filter(|(_, of)| of.len() > 1) {
        return Some((index..end, of));
    }
    let (end, countries) = country_behind(found, index)?;
    // "Rebel forces in Tripoli".
    let start = index.checked_sub(1).filter(|&before| {
        found.token(before).head == Some(index) && found.has("local_groups", before)
    });
    Some((start.unwrap_or(index)..end, countries))
}

/// The countries behind "of", or in which a court, a crowd or a police is: "a court in Lyon", "officials in Seoul and
/// Tokyo".
fn country_behind(found: &Found<'_>, noun: usize) -> Option<(usize, Vec<Vec<Candidate>>)> {
    // "Rebels in Tripoli", "rebel forces in Tripoli".
    let mut parts = found.sentence.children_by(noun, Rel::Compound);
    let local =
        found.has("local_groups", noun) || parts.any(|part| found.has("local_groups", part));
    let mut behind = found.sentence.children_by(noun, Rel::Nmod);
    behind.find_map(|child| {
        let mut cases = found.sentence.children_by(child, Rel::Case);
        let fits = cases.any(|case| match found.lower(case) {
            // Not "workers out of Kabul".
            "of" => case == 0 || found.lower(case - 1) != "out",
            "in" | "from" => local,
            _ => false,
        });
        let place = |word: usize| {
            let mut mentions = found.mentions.iter();
            let mention = mentions.find(|mention| mention.head == word)?;
            match &mention.reference {
                Reference::Named(candidates) if fits => {
                    Some((mention.tokens.end, candidates.clone()))
                }
                Reference::Town(candidates) if fits && local => {
                    Some((mention.tokens.end, candidates.clone()))
                }
                _ => None,
            }
        };
        let joined = found.sentence.children_by(child, Rel::Conj);
        let places: Vec<_> = std::iter::once(child)
            .chain(joined)
            .map_while(place)
            .collect();
        let (end, _) = *places.last()?;
        Some((
            end,
            places.into_iter().map(|(_, country)| country).collect(),
        ))
    })
}

/// The countries and bodies that modify or own a noun, and where the first of them stands.
fn countries_of(found: &Found<'_>, noun: usize) -> (usize, Vec<Vec<Candidate>>) {
    // "His American, Russian and Italian counterparts": what stands directly before the noun is
    // surer than a tree over a list of adjectives.
    if let Some(found) = countries_before(found, noun) {
        return found;
    }
    let mut heads: Vec<usize> = Vec::new();
    for child in found.sentence.children(noun) {
        if child < noun
            && is_one_phrase(found, child, noun)
            && matches!(
                found.token(child).rel,
                Rel::Amod | Rel::Compound | Rel::NmodPoss | Rel::Nmod
            )
        {
            heads.push(child);
            heads.extend(
                found
                    .sentence
                    .children_by(child, Rel::Conj)
                    .filter(|&conj| conj < noun),
            );
        }
    }
    let named = |head: &usize| {
        let mention = found
            .mentions
            .iter()
            .find(|mention| mention.tokens.contains(head) && !mention.inner)?;
        match &mention.reference {
            Reference::Named(candidates) if are_bodies(found.lexicon, candidates) => {
                Some((mention.tokens.start, candidates.clone()))
            }
            // "The Obama administration".
            Reference::Named(candidates) if found.has("administrations", noun) => {
                Some((mention.tokens.start, candidates.clone()))
            }
            // "An Istanbul court".
            Reference::Town(candidates) if found.has("local_groups", noun) => {
                Some((mention.tokens.start, candidates.clone()))
            }
            _ => None,
        }
    };
    let mut named: Vec<(usize, Vec<Candidate>)> = heads.iter().filter_map(named).collect();
    // "The Biden-Harris administration" is his who is named first.
    if found.has("administrations", noun) {
        let hyphen = |at: usize| found.word(at) == "-";
        named.retain(|(start, _)| *start == 0 || !hyphen(start - 1));
    }
    let first = named.iter().map(|(start, _)| *start).min().unwrap_or(noun);
    (
        first,
        named
            .into_iter()
            .map(|(_, candidates)| candidates)
            .collect(),
    )
}

/// Whether no word between two others belongs elsewhere in the tree: "the Front shelled army troops" is no one phrase.
fn is_one_phrase(found: &Found<'_>, first: usize, noun: usize) -> bool {
    (first + 1..noun).all(|between| is_below(found.sentence, noun, between))
}

/// "Each of the other's diplomats": the other of the two who do it.
fn other_at(found: &Found<'_>, index: usize) -> Option<(Range<usize>, Several)> {
    let owns = found.token(index).rel == Rel::NmodPoss && found.lower(index) == "other";
    let before = index.checked_sub(1).filter(|_| owns)?;
    let several = Several {
        count: Some(2),
        each_other: true,
        ..Several::default()
    };
    let noun = found
        .token(index)
        .head
        .filter(|&noun| (noun == index + 2 || noun == index + 3) && found.has("groups", noun));
    let end = noun.unwrap_or(index) + 1;
    matches!(found.lower(before), "the" | "each").then_some((before..end, several))
}

/// "The three": so many of those named before.
fn number_at(found: &Found<'_>, index: usize) -> Option<(Range<usize>, Several)> {
    let token = found.token(index);
    let before = index.checked_sub(1)?;
    let count = counted(found.lower(index))?;
    let alone = matches!(token.upos, Upos::Num | Upos::Noun)
        && matches!(
            token.rel,
            Rel::Nsubj | Rel::NsubjPass | Rel::Obj | Rel::Obl | Rel::Nmod
        )
        && matches!(found.lower(before), "the" | "all")
        && found
            .sentence
            .children_by(index, Rel::Nmod)
            .next()
            .is_none();
    let several = Several {
        count: Some(count),
        listed: true,
        ..Several::default()
    };
    alone.then_some((before..index + 1, several))
}

fn counted(word: &str) -> Option<usize> {
    match word {
        "two" | "both" => Some(2),
        "three" => Some(3),
        "four" => Some(4),
        _ => None,
    }
}

/// "the two leaders", "both countries", "the sides".
fn several_at(found: &Found<'_>, index: usize) -> Option<(Range<usize>, Several)> {
    let token = found.token(index);
    let word = |child: &usize| lower(found.word(*child));
    let definite = |child: &usize| {
        matches!(
            &*word(child),
            "the" | "both" | "these" | "those" | "all" | "each"
        )
    };
    if let Some(found) = other_at(found, index).or_else(|| number_at(found, index)) {
        return Some(found);
    }
    if token.upos == Upos::Pron || token.upos == Upos::Det {
        let both = found.word(index).eq_ignore_ascii_case("both") && token.rel == Rel::Nsubj;
        return both.then_some((
            index..index + 1,
            Several {
                count: Some(2),
                ..Several::default()
            },
        ));
    }
    let plural = token.upos == Upos::Noun && token.xpos == Xpos::Nns;
    if !plural && !found.word(index).ends_with('s') {
        return None;
    }
    let children: Vec<usize> = found.sentence.children(index).collect();
    if let Some(several) = namesakes_at(found, index, &children) {
        return Some(several);
    }
    if !plural || found.taken[index] || !children.iter().any(definite) {
        return None;
    }
    let roles = roles_of(found, index);
    let people = match (
        !roles.is_empty() || found.has("several_people", index),
        found.has("several_bodies", index) || found.has("several_sides", index),
    ) {
        (true, _) => Some(true),
        (false, true) => Some(false),
        _ => return None,
    };
    let has = |rel: Rel| found.sentence.children_by(index, rel).next().is_some();
    if has(Rel::Nmod) || roles.is_empty() && has(Rel::Amod) {
        return None;
    }
    let count = children.iter().find_map(|child| counted(&word(child)));
    let start = children
        .iter()
        .copied()
        .filter(|&child| child < index)
        .min()
        .unwrap_or(index);
    let several = Several {
        count,
        people,
        sides: found.has("several_sides", index),
        roles,
        ..Several::default()
    };
    Some((start..index + 1, several))
}

/// "The two Koreas", "both Congos": those who share a name, in the plural.
fn namesakes_at(
    found: &Found<'_>,
    index: usize,
    children: &[usize],
) -> Option<(Range<usize>, Several)> {
    let name = found.word(index).strip_suffix('s')?;
    let is_two = |child: &usize| matches!(&*lower(found.word(*child)), "two" | "both");
    if found.taken[index] || !name.starts_with(char::is_uppercase) || !children.iter().any(is_two) {
        return None;
    }
    let forms = found.lexicon.forms.exact(name);
    let several = Several {
        count: Some(2),
        named: Candidate::all(&forms),
        ..Several::default()
    };
    let start = children.iter().copied().min().unwrap_or(index).min(index);
    (several.named.len() > 1).then_some((start..index + 1, several))
}

/// The roles of "prime ministers", "foreign ministers"; none for a plain noun.
fn roles_of(found: &Found<'_>, noun: usize) -> Vec<String> {
    let modifier = noun
        .checked_sub(1)
        .filter(|&before| matches!(found.token(before).rel, Rel::Amod | Rel::Compound));
    let Some(modifier) = modifier else {
        return Vec::new();
    };
    let phrase = format!("{} {}", found.word(modifier), found.token(noun).lemma).to_lowercase();
    found.lexicon.actors.roles_named(&phrase).to_vec()
}

impl Found<'_> {
    /// Adds a mention of one word within an outer one.
    fn add_inner(&mut self, index: usize, reference: Reference) {
        let span = self.token(index).span.clone().into();
        self.mentions.push(super::Mention {
            tokens: index..index + 1,
            head: index,
            span,
            reference,
            inner: true,
        });
    }
}

/// "Ukraine's allies" are not Ukraine, but "NATO allies" are NATO's.
fn is_of_others(found: &Found<'_>, noun: usize) -> bool {
    let mut owners = found.sentence.children_by(noun, Rel::NmodPoss);
    found.has("neighbours", noun) && owners.next().is_some()
}
