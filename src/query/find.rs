//! Whom does a name mean?

use std::collections::BTreeSet;

use crate::graph::{Graph, Node};
use crate::lexicon::{Lexicon, fold};
use crate::model::{Actor, ActorId, ActorKind};

/// Why a name is nobody's.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NotFound {
    /// Several actors of the graph have it; their ids and names.
    #[error("`{words}` can be {}; give the id", list(candidates))]
    Ambiguous {
        /// The name asked for.
        words: String,
        /// Whom it can mean, in the order of their ids.
        candidates: Vec<(ActorId, String)>,
    },
    /// The tables have it, but the graph does not mention the actor.
    #[error("the graph does not mention {name} (`{id}`)")]
    NotInGraph {
        /// The actor's id.
        id: ActorId,
        /// The actor's name.
        name: String,
    },
    /// Nobody has it; the names that are spelled most alike, best first.
    #[error("nobody in the graph is called `{words}`{}", nearest_names(nearest))]
    Unknown {
        /// The name asked for.
        words: String,
        /// Ids and names of actors of the graph.
        nearest: Vec<(ActorId, String)>,
    },
    /// No event is about it, and no actor is called so.
    #[error(
        "no event is about `{words}`; topics here are {}, and actors",
        shortened(topics)
    )]
    NoTopic {
        /// The words asked for.
        words: String,
        /// The topics of the graph that are no actors.
        topics: BTreeSet<String>,
    },
    /// Neither a document nor a publisher has this name.
    #[error(
        "no document or publisher is called `{words}`; publishers here are {}",
        shortened(publishers)
    )]
    NoSource {
        /// The name asked for.
        words: String,
        /// The publishers of the graph's documents.
        publishers: BTreeSet<String>,
    },
}

/// How many topics or publishers a message lists.
const LISTED: usize = 30;

fn shortened(names: &BTreeSet<String>) -> String {
    let listed: Vec<&str> = names.iter().take(LISTED).map(String::as_str).collect();
    let more = names.len() - listed.len();
    match (listed.is_empty(), more) {
        (true, _) => "not told".to_owned(),
        (_, 0) => listed.join(", "),
        _ => format!("{} and {more} more", listed.join(", ")),
    }
}

fn list(actors: &[(ActorId, String)]) -> String {
    let each = actors.iter().map(|(id, name)| format!("{name} (`{id}`)"));
    each.collect::<Vec<_>>().join(", ")
}

fn nearest_names(nearest: &[(ActorId, String)]) -> String {
    if nearest.is_empty() {
        return String::new();
    }
    format!("; the nearest names are {}", list(nearest))
}

/// Finds the actor of the graph that a name means.
///
/// A name is an id, a name in any case and with or without diacritics, a country's ISO 3166
/// alpha-3 code, a form seen in the texts, an alias of the tables, or some words of a name. The
/// first of these that is anybody's counts, so that `Georgia` is the country although some text
/// may have called a company so.
pub fn find<'g>(graph: &'g Graph, lexicon: &Lexicon, words: &str) -> Result<&'g Node, NotFound> {
    let wanted = plain(words);
    let in_tables = lexicon.forms.exact(words);
    let ways: [&dyn Fn(&Node) -> bool; 5] = [
        &|node| node.id().as_str().eq_ignore_ascii_case(words.trim()),
        &|node| plain(node.name()) == wanted,
        &|node| has_code(&node.mentioned.actor, words.trim()),
        &|node| {
            node.mentioned
                .aliases
                .iter()
                .any(|alias| plain(alias) == wanted)
                || in_tables.iter().any(|form| form.actor == *node.id())
        },
        &|node| within(&wanted, &plain(node.name())),
    ];
    for is_meant in ways {
        let meant: Vec<&Node> = graph.nodes().filter(|node| is_meant(node)).collect();
        match meant[..] {
            [] => {}
            [node] => return Ok(node),
            _ => return Err(ambiguous(words, &meant)),
        }
    }
    Err(
        elsewhere(lexicon, words).unwrap_or_else(|| NotFound::Unknown {
            words: words.to_owned(),
            nearest: nearest(graph, &wanted),
        }),
    )
}

fn ambiguous(words: &str, meant: &[&Node]) -> NotFound {
    NotFound::Ambiguous {
        words: words.to_owned(),
        candidates: meant.iter().map(|node| id_and_name(node)).collect(),
    }
}

fn id_and_name(node: &Node) -> (ActorId, String) {
    (node.id().clone(), node.name().to_owned())
}

/// An actor of the tables that is not in the graph.
fn elsewhere(lexicon: &Lexicon, words: &str) -> Option<NotFound> {
    let by_id = lexicon.actors.get(&ActorId::new(words.trim()));
    let by_code = || {
        let mut entries = lexicon.actors.entries().iter();
        entries.find(|entry| has_code(&entry.actor, words.trim()))
    };
    let by_form = || {
        let forms = lexicon.forms.exact(words);
        forms
            .first()
            .and_then(|form| lexicon.actors.get(&form.actor))
    };
    let entry = by_id.or_else(by_code).or_else(by_form)?;
    Some(NotFound::NotInGraph {
        id: entry.actor.id.clone(),
        name: entry.actor.name.clone(),
    })
}

fn has_code(actor: &Actor, code: &str) -> bool {
    let own = actor
        .country
        .as_deref()
        .filter(|_| actor.kind == ActorKind::Country);
    own.is_some_and(|own| own.eq_ignore_ascii_case(code))
}

/// Folded words without punctuation and the article.
pub(super) fn plain(text: &str) -> String {
    let folded = fold(text);
    let mut words: Vec<&str> = folded
        .split(|char: char| !char.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .collect();
    if words.len() > 1 && words[0] == "the" {
        words.remove(0);
    }
    words.join(" ")
}

/// Whether all words of `wanted` are words of `name`.
pub(super) fn within(wanted: &str, name: &str) -> bool {
    !wanted.is_empty()
        && wanted
            .split(' ')
            .all(|word| name.split(' ').any(|one| one == word))
}

/// Names below this likeness are not worth showing.
const ALIKE: f64 = 0.6;
/// How many of the nearest names are shown.
const SHOWN: usize = 5;
/// How much of a name is compared, so that an absurdly long one costs no time.
const COMPARED: usize = 60;

fn nearest(graph: &Graph, wanted: &str) -> Vec<(ActorId, String)> {
    let alike = graph.nodes().map(|node| {
        let names =
            std::iter::once(node.name()).chain(node.mentioned.aliases.iter().map(String::as_str));
        (likeness(wanted, names), node)
    });
    most_alike(alike).into_iter().map(id_and_name).collect()
}

/// Those whose likeness is worth showing, best first, a few.
pub(super) fn most_alike<T>(all: impl Iterator<Item = (f64, T)>) -> Vec<T> {
    let mut alike: Vec<(f64, T)> = all.filter(|(likeness, _)| *likeness >= ALIKE).collect();
    alike.sort_by(|(one, _), (other, _)| other.total_cmp(one));
    alike.into_iter().take(SHOWN).map(|(_, one)| one).collect()
}

/// How much the most similar name, alias or word of a name is like the wanted one, from 0 to 1.
pub(super) fn likeness<'n>(wanted: &str, names: impl IntoIterator<Item = &'n str>) -> f64 {
    let wanted: String = wanted.chars().take(COMPARED).collect();
    let mut best = 0.0_f64;
    for name in names {
        let name: String = plain(name).chars().take(COMPARED).collect();
        for part in std::iter::once(name.as_str()).chain(name.split(' ')) {
            best = best.max(strsim::normalized_damerau_levenshtein(&wanted, part));
        }
    }
    best
}
