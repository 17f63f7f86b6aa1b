//! Learning dictionary forms: the edits that treebanks show, by the shortest ending that tells them apart.

use std::collections::{BTreeMap, HashMap};

use super::super::conllu::Gold;
use super::super::model::MAGIC;
use super::super::table::table_bytes;
use super::super::tags::{Upos, Xpos};
use super::{Edit, is_inflected, plain, rule_keys};

/// An edit must be seen so often.
const EDIT_COUNT: usize = 2;
/// A rule by ending, other than by the whole word, must be seen with so many different words.
const RULE_COUNT: usize = 2;

/// The file of lemma rules learned from these sentences. Nothing here runs when text is read.
pub fn learn_lemmas(sentences: &[Gold]) -> Vec<u8> {
    let words = inflected(sentences);
    let edits = edit_set(&words);
    let numbers: BTreeMap<&Edit, u16> = edits.iter().zip(0..).collect();
    let lines: Vec<String> = edits
        .iter()
        .map(|edit| format!("{} {}", edit.cut, edit.add))
        .collect();
    let lines = lines.join("\n");
    let length = (lines.len() as u32).to_le_bytes();
    let table = table_bytes(rules(&words, &numbers).into_iter());
    [MAGIC, &length[..], lines.as_bytes(), &table].concat()
}

/// The keys of each different inflected word, the edit it shows most, and how often it does.
fn inflected(sentences: &[Gold]) -> Vec<(Vec<u64>, Edit, usize)> {
    let mut counts = BTreeMap::<_, BTreeMap<Edit, usize>>::new();
    for word in sentences.iter().flat_map(|sentence| &sentence.words) {
        let (Some(upos), Some(xpos)) = (Upos::parse(&word.upos), Xpos::parse(&word.xpos)) else {
            continue;
        };
        if is_inflected(upos) {
            let form = plain(&word.form);
            let edit = edit_of(&form, &plain(&word.lemma));
            let edits = counts.entry((form, upos, xpos)).or_default();
            *edits.entry(edit).or_default() += 1;
        }
    }
    let word = |((form, upos, xpos), edits): ((String, _, _), BTreeMap<Edit, usize>)| {
        let (edit, count) = edits.into_iter().max_by_key(|(_, count)| *count)?;
        Some((rule_keys(&form, upos, xpos).collect(), edit, count))
    };
    counts.into_iter().filter_map(word).collect()
}

fn edit_of(form: &str, lemma: &str) -> Edit {
    let same = form
        .chars()
        .zip(lemma.chars())
        .take_while(|(a, b)| a == b)
        .count();
    let cut = form.chars().count() - same;
    Edit {
        cut: cut as u8,
        add: lemma.chars().skip(same).collect(),
    }
}

/// The edits seen often enough.
fn edit_set(words: &[(Vec<u64>, Edit, usize)]) -> Vec<Edit> {
    let mut counts = BTreeMap::<&Edit, usize>::new();
    for (_, edit, count) in words {
        *counts.entry(edit).or_default() += count;
    }
    let kept = counts.into_iter().filter(|&(_, count)| count >= EDIT_COUNT);
    kept.map(|(edit, _)| edit.clone()).collect()
}

/// Rules from the shortest ending to the whole word, each kept only where shorter ones are wrong.
fn rules(words: &[(Vec<u64>, Edit, usize)], numbers: &BTreeMap<&Edit, u16>) -> BTreeMap<u64, u16> {
    let mut counts = HashMap::<u64, BTreeMap<u16, usize>>::new();
    for (keys, edit, _) in words {
        for &key in keys {
            if let Some(&edit) = numbers.get(edit) {
                *counts.entry(key).or_default().entry(edit).or_default() += 1;
            }
        }
    }
    let majority = |key: &u64| {
        let edits = counts.get(key)?;
        let (&edit, _) = edits.iter().rev().max_by_key(|(_, count)| **count)?;
        Some((edit, edits.values().sum::<usize>()))
    };
    let mut rules = BTreeMap::new();
    for (keys, ..) in words {
        let mut given = None;
        for (place, key) in keys.iter().enumerate().rev() {
            let Some((edit, count)) = majority(key) else {
                continue;
            };
            if given != Some(edit) && (place == 0 || count >= RULE_COUNT) {
                rules.insert(*key, edit);
                given = Some(edit);
            }
        }
    }
    rules
}
