//! Which actors and events to show where there are too many for a picture.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use super::{Dyad, Room};
use crate::model::ActorId;

/// The actors and events that there is room for: those of the pairs with the most reports, and of
/// their events those that most documents report. No actor is left without an event.
pub(super) fn keep<'a>(
    all: &[Dyad<'a>],
    acting: &BTreeSet<&'a ActorId>,
    room: Room,
) -> (BTreeSet<&'a ActorId>, Vec<Dyad<'a>>) {
    let kept = actors(all, acting, room.actors);
    let mut events: Vec<Dyad> = all
        .iter()
        .copied()
        .filter(|(source, target, _)| kept.contains(source.id()) && kept.contains(target.id()))
        .collect();
    if events.len() <= room.events {
        return (kept, events);
    }
    let weight = |(.., event): &Dyad| {
        (
            Reverse((event.documents().len(), event.reports.len())),
            event.key.clone(),
        )
    };
    events.sort_by_cached_key(weight);
    events.truncate(room.events);
    events.sort_by(|(.., one), (.., other)| one.key.cmp(&other.key));
    let kept = events
        .iter()
        .flat_map(|(source, target, _)| [source.id(), target.id()]);
    (kept.collect(), events)
}

/// The actors of the pairs with the most reports, at most `most` of `acting`.
fn actors<'a>(
    events: &[Dyad<'a>],
    acting: &BTreeSet<&'a ActorId>,
    most: usize,
) -> BTreeSet<&'a ActorId> {
    if acting.len() <= most {
        return acting.clone();
    }
    let mut weights: BTreeMap<(&ActorId, &ActorId), usize> = BTreeMap::new();
    for (source, target, event) in events {
        let pair = (source.id().min(target.id()), source.id().max(target.id()));
        *weights.entry(pair).or_default() += event.reports.len();
    }
    let mut pairs: Vec<_> = weights.into_iter().collect();
    pairs.sort_by_key(|&(pair, weight)| (Reverse(weight), pair));
    let mut kept = BTreeSet::new();
    for ((one, other), _) in pairs {
        let new = usize::from(!kept.contains(one)) + usize::from(!kept.contains(other));
        if kept.len() + new <= most {
            kept.extend([one, other]);
        }
    }
    kept
}
