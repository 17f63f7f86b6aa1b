//! Which topic, and which documents, do words mean?

use std::collections::BTreeSet;

use super::find::{plain, within};
use super::{NotFound, find};
use crate::graph::Graph;
use crate::lexicon::Lexicon;
use crate::model::ActorId;

/// The topic that words mean: one of the graph's, the one that the word shows (`missile`: military), or an actor.
///
/// # Errors
/// Where it is none of these, with the graph's topics; and where it can be several actors.
pub fn topic(graph: &Graph, lexicon: &Lexicon, words: &str) -> Result<String, NotFound> {
    let word = words.trim().to_lowercase();
    let all: BTreeSet<&String> = graph
        .events()
        .flat_map(|(_, _, event)| &event.topics)
        .collect();
    if all.contains(&word) {
        return Ok(word);
    }
    if let Some(topic) = lexicon.topic(&word) {
        return Ok(topic.to_owned());
    }
    match find(graph, lexicon, words) {
        Ok(node) => Ok(node.id().to_string()),
        Err(NotFound::NotInGraph { id, .. }) if all.contains(&id.to_string()) => Ok(id.to_string()),
        Err(NotFound::Unknown { words, .. }) => Err(NotFound::NoTopic {
            words,
            topics: all
                .into_iter()
                .filter(|topic| is_word(graph, topic))
                .cloned()
                .collect(),
        }),
        Err(error) => Err(error),
    }
}

/// Whether a topic is a word, and no actor.
fn is_word(graph: &Graph, topic: &str) -> bool {
    graph.index(&ActorId::new(topic)).is_none()
}

/// The documents that a source's name means: the document with that id, or all of a publisher.
///
/// # Errors
/// Where there is none, with the publishers there are.
pub fn documents(graph: &Graph, words: &str) -> Result<BTreeSet<String>, NotFound> {
    let all = graph.documents();
    if all.contains_key(words) {
        return Ok([words.to_owned()].into());
    }
    let wanted = plain(words);
    let of = |fits: &dyn Fn(&str) -> bool| -> BTreeSet<String> {
        let fitting = all.iter().filter(|(_, source)| {
            let publisher = source.publisher.as_deref();
            publisher.is_some_and(|publisher| fits(&plain(publisher)))
        });
        fitting.map(|(id, _)| id.clone()).collect()
    };
    let mut found = of(&|publisher| publisher == wanted);
    if found.is_empty() {
        found = of(&|publisher| within(&wanted, publisher));
    }
    if found.is_empty() {
        let publishers = all.values().filter_map(|source| source.publisher.clone());
        return Err(NotFound::NoSource {
            words: words.to_owned(),
            publishers: publishers.collect(),
        });
    }
    Ok(found)
}
