//! Names from the tags of words, mended by the tree: tags alone break names apart that the tree holds together.

use super::network::{Analysis, NameTag};
use super::tags::{Rel, Upos};
use super::{Name, NameKind};

/// The names that the words' tags stand for. Names side by side of which one modifies the other, as a given
/// name its surname, are one name.
pub(super) fn names(forms: &[&str], words: &[Analysis]) -> Vec<Name> {
    let mut names: Vec<Name> = Vec::new();
    for (at, word) in words.iter().enumerate() {
        let (NameTag::Begin(kind) | NameTag::Inside(kind)) = word.name else {
            continue;
        };
        let begins = matches!(word.name, NameTag::Begin(_));
        match names.last_mut().filter(|name| name.words.end == at) {
            Some(name) if !begins && name.kind == kind => name.words.end = at + 1,
            _ => names.push(Name {
                words: at..at + 1,
                kind,
            }),
        }
    }
    for name in &mut names {
        extend(words, name);
    }
    names.dedup_by(|name, before| {
        let one = before.words.end > name.words.start
            || before.words.end == name.words.start && are_one(words, before, name)
            || is_of(forms, words, before, name);
        if one {
            before.words.end = before.words.end.max(name.words.end);
            before.kind = kind_of_head(words, before);
        }
        one
    });
    names
}

/// Takes in the proper nouns beside a place or an organisation that are parts of one expression with it.
fn extend(words: &[Analysis], name: &mut Name) {
    if name.kind == NameKind::Person {
        return;
    }
    let beside = |at: usize, name: &Name| {
        let alone = Name {
            words: at..at + 1,
            kind: name.kind,
        };
        words[at].upos == Upos::Propn && are_one(words, &alone, name)
    };
    let known = name.words.clone();
    while name.words.end < words.len() && beside(name.words.end, name) {
        name.words.end += 1;
    }
    while name.words.start > 0 && beside(name.words.start - 1, name) {
        name.words.start -= 1;
    }
    if name.words != known {
        name.kind = kind_of_head(words, name);
    }
}

/// The kind that the word tells on which the others of a name hang.
fn kind_of_head(words: &[Analysis], name: &Name) -> NameKind {
    let mut all = name.words.clone();
    let head = all.find(|&word| {
        words[word]
            .head
            .is_none_or(|head| !name.words.contains(&head))
    });
    head.map_or(name.kind, |head| words[head].kind)
}

/// Whether a word of one name is a part of the other.
fn are_one(words: &[Analysis], one: &Name, other: &Name) -> bool {
    let is_part = |part: &Name, whole: &Name| {
        part.words.clone().any(|word| {
            let hangs = words[word]
                .head
                .is_some_and(|head| whole.words.contains(&head));
            hangs && matches!(words[word].rel, Rel::Flat | Rel::Compound)
        })
    };
    is_part(one, other) || is_part(other, one)
}

/// Whether "of" makes one name of two: the Gulf of Mexico, the Superior Court of the District of Columbia.
fn is_of(forms: &[&str], words: &[Analysis], before: &Name, name: &Name) -> bool {
    let between = forms
        .get(before.words.end..name.words.start)
        .unwrap_or_default();
    let of = matches!(between, ["of"] | ["of", "the"]);
    let hangs = |word: usize| {
        words[word]
            .head
            .is_some_and(|head| before.words.contains(&head))
    };
    let person = [before.kind, name.kind].contains(&NameKind::Person);
    of && !person
        && name
            .words
            .clone()
            .any(|word| words[word].rel == Rel::Nmod && hangs(word))
}
