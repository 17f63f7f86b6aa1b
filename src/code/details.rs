//! What else the sentence tells of an event: forum, topics, content, who says so.

use super::roles::Trigger;
use super::tree::Tree;
use crate::lexicon::Lexicon;
use crate::model::{ActorId, ActorKind, Mode};
use crate::text::{Rel, Upos};

/// The longest content that is kept, in bytes.
const LONGEST: usize = 300;

/// Bodies within whose framework the event takes place: "within the G20", "at the UN Security Council".
pub(super) fn forum(tree: &Tree<'_>, trigger: &Trigger, lexicon: &Lexicon) -> Vec<ActorId> {
    let predicate = trigger.predicate();
    let mut found = Vec::new();
    for participant in tree
        .participants
        .iter()
        .filter(|participant| !participant.inner)
    {
        let word = participant.head;
        let near = tree.is_below(word, predicate) || tree.is_below(word, trigger.base);
        if !near || !within(tree, word) {
            continue;
        }
        let is_forum = |actor: &&ActorId| {
            lexicon
                .actors
                .get(actor)
                .is_some_and(|entry| entry.class == "international")
        };
        found.extend(participant.actors.iter().filter(is_forum).cloned());
    }
    found
}

/// Whether a word stands behind "within", "at", "under the auspices of" and the like.
fn within(tree: &Tree<'_>, word: usize) -> bool {
    if tree.rel(word) == Rel::Conj {
        return tree.head(word).is_some_and(|head| within(tree, head));
    }
    let framework = tree
        .head(word)
        .filter(|&head| tree.has("frameworks", head) && tree.cases(word).any(|case| case == "of"));
    framework.is_some()
        || tree
            .cases(word)
            .any(|case| tree.words.has("forum_prepositions", case))
}

/// How they talked: talks "in a call", "by telephone", "at a meeting" are that.
pub(super) fn mode(tree: &Tree<'_>, trigger: &Trigger, mode: Mode) -> Mode {
    if mode != Mode::Talks {
        return mode;
    }
    let classes = [
        ("video", Mode::Video),
        ("phone", Mode::Call),
        ("meetings", Mode::Meeting),
    ];
    let within = |&child: &usize| {
        let mut cases = tree.cases(child);
        cases.any(|case| matches!(case, "in" | "by" | "during" | "at" | "over" | "on" | "via"))
    };
    let mut places = tree
        .children_by(trigger.predicate(), &[Rel::Obl])
        .filter(within);
    let told = places.find_map(|place| {
        let mut known = classes.iter();
        known.find(|(class, _)| tree.has(class, place) && tree.actors(place).is_empty())
    });
    told.map_or(mode, |&(_, mode)| mode)
}

/// What the event is about: actors behind "about" and the like, and topics by their words.
pub(super) fn topics(
    tree: &Tree<'_>,
    trigger: &Trigger,
    lexicon: &Lexicon,
    parties: &[&ActorId],
) -> Vec<String> {
    let mut found = Vec::new();
    for word in (0..tree.len()).filter(|&word| tree.is_below(word, trigger.predicate())) {
        if let Some(topic) = lexicon.topic(tree.lemma(word)) {
            found.push(topic.to_owned());
        }
    }
    let places = [trigger.word, trigger.base, trigger.predicate()];
    for place in places {
        for child in tree.children_by(place, &[Rel::Obl, Rel::Nmod, Rel::Obj]) {
            let about = tree.cases(child).any(|case| tree.words.has("about", case));
            let discussed = tree.rel(child) == Rel::Obj && tree.lemma(place) == "discuss";
            if !about && !discussed {
                continue;
            }
            let below = tree
                .participants
                .iter()
                .filter(|participant| tree.is_below(participant.head, child));
            let actors = below.flat_map(|participant| participant.actors.iter());
            let is_topic = |actor: &&ActorId| {
                !parties.contains(actor)
                    && lexicon
                        .actors
                        .get(actor)
                        .is_some_and(|entry| entry.actor.kind != ActorKind::Person)
            };
            found.extend(actors.filter(is_topic).map(ToString::to_string));
        }
    }
    found.sort();
    found.dedup();
    found
}

/// What was agreed, promised or demanded: the clause that follows, else what stands behind the word.
pub(super) fn content(tree: &Tree<'_>, trigger: &Trigger) -> Option<String> {
    let clause = tree
        .complements(trigger.word)
        .into_iter()
        .find(|&clause| clause > trigger.word);
    let object = || {
        tree.children_by(trigger.word, &[Rel::Obj])
            .find(|&object| tree.actors(object).is_empty())
    };
    let behind = || {
        tree.children_by(trigger.word, &[Rel::Obl, Rel::Nmod])
            .find(|&word| word > trigger.word && tree.actors(word).is_empty())
    };
    let top = clause.or_else(object).or_else(behind)?;
    Some(words_of(tree, top))
}

/// The clause that tells an event, in the text's words.
pub(super) fn clause(tree: &Tree<'_>, trigger: &Trigger) -> String {
    words_of(tree, trigger.predicate())
}

/// What hangs on a word, on one line and not too long.
fn words_of(tree: &Tree<'_>, top: usize) -> String {
    let text = tree.subtree(top).of(tree.read.text);
    let mut end = text.len().min(LONGEST);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    text[..end].split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Who says so: "according to X", or the subject of the verb of saying above.
pub(super) fn attribution(
    tree: &Tree<'_>,
    trigger: &Trigger,
    parties: &[&ActorId],
) -> Option<ActorId> {
    let mut words = 0..tree.len();
    let according = words.find(|&word| {
        let mut cases = tree.cases(word);
        cases.any(|case| matches!(case, "accord" | "according"))
    });
    let above = tree
        .ancestors(trigger.predicate())
        .skip(1)
        .find(|&word| tree.upos(word) == Upos::Verb && tree.has("speech", word));
    let aside = tree
        .children_by(root(tree), &[Rel::Parataxis])
        .find(|&word| tree.has("speech", word));
    let words = according.into_iter().chain(
        above
            .or(aside)
            .into_iter()
            .flat_map(|verb| tree.subjects(verb)),
    );
    let mut speakers = words.flat_map(|word| tree.actors(word));
    speakers
        .find(|hit| !parties.contains(&&hit.actor))
        .map(|hit| hit.actor)
}

fn root(tree: &Tree<'_>) -> usize {
    (0..tree.len())
        .find(|&word| tree.head(word).is_none())
        .unwrap_or(0)
}
