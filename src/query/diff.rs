//! What is new?

use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};

use super::Finding;
use crate::graph::{EventEdge, Graph, Node};
use crate::model::{ActorId, EventType};
use crate::when::When;

/// How something differs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Change {
    /// Only the new graph has it.
    Added,
    /// Only the old graph has it.
    Gone,
    /// Both have it, and not alike.
    Changed,
}

impl Change {
    /// The spelling in answers.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Added => "added",
            Self::Gone => "gone",
            Self::Changed => "changed",
        }
    }
}

/// An actor that differs.
#[derive(Debug, Clone)]
pub struct ActorChange<'g> {
    /// How.
    pub change: Change,
    /// The actor, as the new graph has it, or the old one if it is gone.
    pub node: &'g Node,
    /// What of it has changed.
    pub what: Vec<String>,
}

/// The actors in which two graphs differ, in the order of their ids. Where else an actor is
/// mentioned is no difference.
pub fn diff_actors<'g>(old: &'g Graph, new: &'g Graph) -> Vec<ActorChange<'g>> {
    let by_id = |graph: &'g Graph| graph.nodes().map(|node| (node.id(), node));
    let changes = compare(by_id(old), by_id(new), |old, new| actor_fields(old, new));
    let changes = changes.into_iter();
    changes
        .map(|(change, node, what)| ActorChange { change, node, what })
        .collect()
}

/// An event that differs.
#[derive(Debug, Clone)]
pub struct EventChange<'g> {
    /// How.
    pub change: Change,
    /// The event, as the new graph has it, or the old one if it is gone.
    pub found: Finding<'g>,
    /// What of it has changed.
    pub what: Vec<String>,
}

/// The events in which two graphs differ, in the order of their keys. An event whose actors, type,
/// mode, status or date differ is another event.
///
/// ```
/// use chancery::{export::json::read_json, graph::Graph, lexicon::Lexicon};
/// use chancery::query::{Change, diff_events};
///
/// let record = read_json(include_bytes!("../../graphs/afghanistan-calls.json"))?;
/// let new = Graph::new(record, &Lexicon::embedded()?);
/// let old = new.subgraph(|_, _, event| event.kind.as_str() != "AGREE");
/// let changes = diff_events(&old, &new);
/// assert_eq!(changes[0].change, Change::Added);
/// assert_eq!(changes[0].found.event.kind.as_str(), "AGREE");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn diff_events<'g>(old: &'g Graph, new: &'g Graph) -> Vec<EventChange<'g>> {
    let by_key = |graph: &'g Graph| {
        let events = graph.events();
        events.map(|(source, target, event)| {
            let found = Finding::new(source, target, event, false);
            (&event.key, found)
        })
    };
    let changes = compare(by_key(old), by_key(new), |old: &Finding, new: &Finding| {
        event_fields(old.event, new.event)
    });
    let changes = changes.into_iter();
    changes
        .map(|(change, found, what)| EventChange {
            change,
            found,
            what,
        })
        .collect()
}

/// What is in one of the two, or in both and not alike; both come in the order of their keys.
fn compare<K: Ord, T: Copy>(
    old: impl Iterator<Item = (K, T)>,
    new: impl Iterator<Item = (K, T)>,
    what: impl Fn(&T, &T) -> Vec<String>,
) -> Vec<(Change, T, Vec<String>)> {
    let (mut old, mut new) = (old.peekable(), new.peekable());
    let mut changes = Vec::new();
    loop {
        let first = match (old.peek(), new.peek()) {
            (Some((one, _)), Some((other, _))) => one.cmp(other),
            (Some(_), None) => Ordering::Less,
            (None, Some(_)) => Ordering::Greater,
            (None, None) => return changes,
        };
        let before = if first.is_le() { old.next() } else { None };
        let after = if first.is_ge() { new.next() } else { None };
        changes.extend(match (before, after) {
            (Some((_, old)), Some((_, new))) => {
                let what = what(&old, &new);
                (!what.is_empty()).then_some((Change::Changed, new, what))
            }
            (Some((_, old)), None) => Some((Change::Gone, old, Vec::new())),
            (None, new) => new.map(|(_, new)| (Change::Added, new, Vec::new())),
        });
    }
}

fn actor_fields(old: &Node, new: &Node) -> Vec<String> {
    let (before, after) = (&old.mentioned.actor, &new.mentioned.actor);
    names([
        ("name", before.name != after.name),
        ("kind", before.kind != after.kind),
        ("country", before.country != after.country),
        ("known", before.known != after.known),
        ("offices", old.offices != new.offices),
        ("aliases", old.mentioned.aliases != new.mentioned.aliases),
    ])
}

fn event_fields(old: &EventEdge, new: &EventEdge) -> Vec<String> {
    let count = |event: &EventEdge| {
        event
            .reports
            .iter()
            .map(|report| &report.evidence)
            .collect::<BTreeSet<_>>()
            .len()
    };
    let mut what = names([
        ("forum", old.forum != new.forum),
        ("topics", old.topics != new.topics),
        ("content", old.content != new.content),
        ("attribution", old.attribution != new.attribution),
        ("cameo", old.cameo != new.cameo),
        ("observed", old.observed != new.observed),
    ]);
    if old.reports != new.reports {
        what.push(format!("evidence {} to {}", count(old), count(new)));
    }
    what
}

fn names<const N: usize>(fields: [(&str, bool); N]) -> Vec<String> {
    let changed = fields.into_iter().filter(|(_, changed)| *changed);
    changed.map(|(name, _)| name.to_owned()).collect()
}

/// How many events of a type one actor had with another, before a date and since.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TieChange<'g> {
    /// The source; where both sides are alike the one with the smaller id.
    pub source: &'g Node,
    /// The target.
    pub target: &'g Node,
    /// The type.
    pub kind: &'g EventType,
    /// How many events ended before the date.
    pub before: usize,
    /// How many events were not over then.
    pub after: usize,
}

impl TieChange<'_> {
    /// Whether the tie is new, gone, or only more or less.
    pub fn change(&self) -> Change {
        match (self.before, self.after) {
            (0, _) => Change::Added,
            (_, 0) => Change::Gone,
            _ => Change::Changed,
        }
    }
}

/// Who did what to whom, more or less often before a date than since, in the order of ids. Without a
/// date of the event that of the report counts; events without either do not.
pub fn diff_at(graph: &Graph, date: When) -> Vec<TieChange<'_>> {
    let mut ties: BTreeMap<(&ActorId, &ActorId, &EventType), TieChange> = BTreeMap::new();
    for (source, target, event) in graph.events() {
        let Some(happened) = event.happened() else {
            continue;
        };
        let kind = &event.kind;
        let tie = ties
            .entry((source.id(), target.id(), kind))
            .or_insert(TieChange {
                source,
                target,
                kind,
                before: 0,
                after: 0,
            });
        let is_before = happened.last() < date.first();
        *(if is_before {
            &mut tie.before
        } else {
            &mut tie.after
        }) += 1;
    }
    ties.into_values()
        .filter(|tie| tie.before != tie.after)
        .collect()
}
