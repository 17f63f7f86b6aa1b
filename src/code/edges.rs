//! From the roles of a pattern to pairs of actors.

use super::dates::names_time;
use super::document::Conversations;
use super::roles::Trigger;
use super::tree::{Hit, Tree};
use super::unnamed::CROWDS;
use crate::lexicon::{Pattern, PatternRole as Role, Symmetry};
use crate::model::{ActorId, Mode};
use crate::text::Upos;
use crate::when::When;

/// Two actors that a pattern relates.
#[derive(Debug, Clone)]
pub(super) struct Edge {
    pub(super) source: Hit,
    pub(super) target: Hit,
    /// Whether both do it to each other.
    pub(super) mutual: bool,
    /// The day of the talks in which it is said, where the sentence names no partner.
    pub(super) date: Option<When>,
}

/// More pairs than these in one sentence come from a list, not from an event between two.
const MOST: usize = 40;

/// The pairs that a pattern relates at a trigger.
pub(super) fn edges(
    tree: &Tree<'_>,
    trigger: &Trigger,
    pattern: &Pattern,
    symmetry: Symmetry,
    conversations: &Conversations,
) -> Vec<Edge> {
    let (sources, _) = first_filled(tree, trigger, &pattern.source, &[]);
    let (targets, role) = first_filled(tree, trigger, &pattern.target, &sources);
    // "A and B agreed to ...": with each other, unless the sentence says with whom.
    let mutual = pattern.mutual || symmetry != Symmetry::Never;
    // "Kerry and Mallory met with families": with others, whom no table has.
    let with = Role::Preposition("with".to_owned());
    let others = || {
        // Not "ended with a handshake".
        let is_other = |word: usize| {
            let mut people = CROWDS.iter().chain(&["groups", "offices"]);
            let somebody =
                tree.upos(word) == Upos::Propn || people.any(|class| tree.has(class, word));
            tree.actors(word).is_empty() && somebody && !names_time(tree, word)
        };
        pattern.target.contains(&with) && trigger.fillers(tree, &with).into_iter().any(is_other)
    };
    // Two who travel together do not visit each other.
    let visit = pattern.mode == Some(Mode::Visit);
    let among =
        mutual && !visit && sources.len() >= 2 && !role.is_some_and(is_partner) && !others();
    let mut edges = Vec::new();
    if among {
        edges = pairs(&sources);
    } else if !sources.is_empty() && !targets.is_empty() {
        let with = matches!(role, Some(Role::Preposition(preposition)) if is_mutual(preposition));
        for source in &sources {
            let pairs = targets
                .iter()
                .map(|target| edge(source, target, with, None));
            edges.extend(pairs);
        }
        // "France and Germany develop it with Spain": each with each other.
        if with && symmetry == Symmetry::Mutual {
            edges.extend(self::pairs(&sources));
        }
    } else if mutual && targets.len() >= 2 && !role.is_some_and(is_other) {
        edges = pairs(&targets);
    } else if pattern.target.contains(&Role::Interlocutor) {
        edges = with_partners(&sources, conversations);
    }
    if pattern.source.contains(&Role::Interlocutor) && sources.is_empty() {
        edges = between_them(tree, trigger, conversations);
    }
    if edges.is_empty() && sources.len() >= 2 {
        edges = each_others(tree, trigger, pattern, &sources);
    }
    if edges.is_empty() && pattern.target.contains(&Role::Beside) && trigger.goes_on(tree) {
        edges = as_before(&sources, conversations);
    }
    if pattern.mutual && symmetry == Symmetry::Never {
        let back = edges.iter().map(|edge| Edge {
            source: edge.target.clone(),
            target: edge.source.clone(),
            ..edge.clone()
        });
        edges.extend(back.collect::<Vec<_>>());
    }
    edges.retain(|edge| edge.source.actor != edge.target.actor);
    edges.truncate(MOST);
    edges
}

/// Whether a role names whom something is done with or to.
fn is_partner(role: &Role) -> bool {
    match role {
        Role::Object | Role::Recipient => true,
        Role::Preposition(preposition) => is_mutual(preposition) || preposition == "to",
        _ => false,
    }
}

/// Whether a role names the others, so that those in it need not have to do with each other: "cooperation with
/// China, India and Oman".
fn is_other(role: &Role) -> bool {
    matches!(role, Role::Preposition(preposition) if matches!(preposition.as_str(), "with" | "to"))
}

fn is_mutual(preposition: &str) -> bool {
    matches!(preposition, "with" | "between")
}

pub(super) fn edge(source: &Hit, target: &Hit, mutual: bool, date: Option<When>) -> Edge {
    Edge {
        source: source.clone(),
        target: target.clone(),
        mutual,
        date,
    }
}

/// The actors of the first role that has any, those who are `taken` left out.
pub(super) fn first_filled<'p>(
    tree: &Tree<'_>,
    trigger: &Trigger,
    roles: &'p [Role],
    taken: &[Hit],
) -> (Vec<Hit>, Option<&'p Role>) {
    for role in roles {
        let hits = trigger.actors(tree, role, taken);
        if !hits.is_empty() {
            return (hits, Some(role));
        }
    }
    (Vec::new(), None)
}

fn pairs(hits: &[Hit]) -> Vec<Edge> {
    let mut edges = Vec::new();
    for (index, one) in hits.iter().enumerate() {
        edges.extend(
            hits[index + 1..]
                .iter()
                .map(|other| edge(one, other, true, None)),
        );
    }
    edges
}

/// "India and Canada expelled the other's diplomats": those on both sides are the same, in both directions.
fn each_others(
    tree: &Tree<'_>,
    trigger: &Trigger,
    pattern: &Pattern,
    sources: &[Hit],
) -> Vec<Edge> {
    let (targets, _) = first_filled(tree, trigger, &pattern.target, &[]);
    // "Their diplomats" are each his own.
    let apart = |target: &Hit| {
        let words = tree.read.text.get(target.span.start..target.span.end);
        words.is_some_and(|words| words.contains("other"))
    };
    let same = |source: &Hit| targets.iter().any(|target| target.actor == source.actor);
    if targets.len() != sources.len() || !targets.iter().all(apart) || !sources.iter().all(same) {
        return Vec::new();
    }
    let pairs = sources.iter().flat_map(|source| {
        targets
            .iter()
            .map(move |target| edge(source, target, false, None))
    });
    pairs.collect()
}

/// On whom the sources acted in the clause before.
fn as_before(sources: &[Hit], conversations: &Conversations) -> Vec<Edge> {
    let pair = |source: &Hit| {
        let actor = conversations.beside(&source.actor)?;
        let target = Hit {
            actor: actor.clone(),
            span: source.span,
        };
        Some(edge(source, &target, false, None))
    };
    sources.iter().filter_map(pair).collect()
}

/// "It was agreed to meet again": between those who talked last.
fn between_them(tree: &Tree<'_>, trigger: &Trigger, conversations: &Conversations) -> Vec<Edge> {
    let span = tree.span(trigger.word);
    let hit = |actor: &ActorId| Hit {
        actor: actor.clone(),
        span,
    };
    let pairs = conversations.pairs().iter();
    pairs
        .map(|(one, other, date)| edge(&hit(one), &hit(other), true, *date))
        .collect()
}

/// Whom the sources talk to in this document.
fn with_partners(sources: &[Hit], conversations: &Conversations) -> Vec<Edge> {
    let mut edges = Vec::new();
    for source in sources {
        for (partner, date) in conversations.partners(&source.actor, sources.len() == 1) {
            let target = Hit {
                actor: partner,
                span: source.span,
            };
            edges.push(edge(source, &target, false, date));
        }
    }
    edges
}
