//! Groups that stand for an actor, several actors at once, counterparts, pronouns.

use std::ops::Range;

use super::{Candidate, Found, Pronoun, Reference, Several, are_bodies};
use crate::text::{Rel, Upos};

/// Adds "his Turkish counterpart", "her German and French colleagues".
pub(super) fn counterparts(found: &mut Found<'_>) {
    for index in 0..found.sentence.tokens.len() {
        if !found.has("counterparts", index)
            || found.taken[index]
            || found.token(index).upos != Upos::Noun
        {
            continue;
        }
        let (first, countries) = countries_of(found, index);
        let owner = found.sentence.children_by(index, Rel::NmodPoss).next();
        if owner.is_none() && countries.is_empty() {
            continue;
        }
        let first = owner.map_or(first, |owner| {
            first.min(if found.taken[owner] { owner + 1 } else { owner })
        });
        found.add(
            first.min(index)..index + 1,
            Reference::Counterpart(countries),
        );
    }
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
    Some(match found.word(index).to_lowercase().as_str() {
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
    {
        return None;
    }
    let (first, before) = countries_of(found, index);
    if !before.is_empty() {
        return Some((first..index + 1, before));
    }
    let behind = found
        .sentence
        .children_by(index, Rel::Nmod)
        .find_map(|child| {
            let of = found
                .sentence
                .children_by(child, Rel::Case)
                .any(|case| found.word(case) == "of");
            let mention = found
                .mentions
                .iter()
                .find(|mention| mention.head == child)?;
            match &mention.reference {
                Reference::Named(candidates) if of => {
                    Some((mention.tokens.end, candidates.clone()))
                }
                _ => None,
            }
        });
    let (end, candidates) = behind?;
    Some((index..end, vec![candidates]))
}

/// The countries and bodies that modify or own a noun, and where the first of them stands.
fn countries_of(found: &Found<'_>, noun: usize) -> (usize, Vec<Vec<Candidate>>) {
    let mut heads: Vec<usize> = Vec::new();
    for child in found.sentence.children(noun) {
        if child < noun
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
            _ => None,
        }
    };
    let named: Vec<(usize, Vec<Candidate>)> = heads.iter().filter_map(named).collect();
    let first = named.iter().map(|(start, _)| *start).min().unwrap_or(noun);
    (
        first,
        named
            .into_iter()
            .map(|(_, candidates)| candidates)
            .collect(),
    )
}

/// "the two leaders", "both countries", "the sides".
fn several_at(found: &Found<'_>, index: usize) -> Option<(Range<usize>, Several)> {
    let token = found.token(index);
    let children: Vec<usize> = found.sentence.children(index).collect();
    let word = |child: &usize| found.word(*child).to_lowercase();
    let definite = |child: &usize| {
        matches!(
            word(child).as_str(),
            "the" | "both" | "these" | "those" | "all" | "each"
        )
    };
    if token.upos == Upos::Pron || token.upos == Upos::Det {
        let both = found.word(index).eq_ignore_ascii_case("both") && token.rel == Rel::Nsubj;
        return both.then_some((
            index..index + 1,
            Several {
                count: Some(2),
                people: None,
            },
        ));
    }
    let plural = matches!(token.upos, Upos::Noun) && token.xpos.as_str() == "NNS";
    if !plural || found.taken[index] || !children.iter().any(definite) {
        return None;
    }
    let people = match (
        found.has("several_people", index),
        found.has("several_bodies", index),
    ) {
        (true, _) => Some(true),
        (false, true) => Some(false),
        _ => return None,
    };
    if found
        .sentence
        .children_by(index, Rel::Nmod)
        .next()
        .is_some()
        || found
            .sentence
            .children_by(index, Rel::Amod)
            .next()
            .is_some()
    {
        return None;
    }
    let count = children
        .iter()
        .find_map(|child| match word(child).as_str() {
            "two" | "both" => Some(2),
            "three" => Some(3),
            "four" => Some(4),
            _ => None,
        });
    let start = children
        .iter()
        .copied()
        .filter(|&child| child < index)
        .min()
        .unwrap_or(index);
    Some((start..index + 1, Several { count, people }))
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
