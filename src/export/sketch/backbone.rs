//! Which actors to show where there are too many for a picture.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use super::Meeting;
use crate::model::ActorId;

/// The actors of the pairs with the most events, at most `most` of `acting`.
pub(super) fn keep<'a>(
    events: &[Meeting<'a>],
    acting: BTreeSet<&'a ActorId>,
    most: usize,
) -> BTreeSet<&'a ActorId> {
    if acting.len() <= most {
        return acting;
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
