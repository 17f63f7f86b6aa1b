//! One strand a pair, whatever its events.

use super::{EventEdge, Strand, by_kind, by_rank};
use crate::export::style::Styles;
use crate::export::words;

/// One strand for all events of a pair; the most frequent kind comes first and gives the look.
pub(super) fn whole<'a>(strands: Vec<Strand<'a>>, styles: &Styles) -> Strand<'a> {
    let mut kinds = by_kind(strands);
    by_rank(&mut kinds, styles);
    let lead = kinds[0].events[0];
    let (first, all) = (kinds[0].events.len(), count(&kinds));
    let mut label = words::what(lead, styles);
    if first > 1 {
        label = format!("{label} ×{first}");
    }
    if all > first {
        label = format!("{label} +{} more", all - first);
    }
    let (from, to) = (kinds[0].from, kinds[0].to);
    let one_way = kinds
        .iter()
        .all(|kind| kind.is_directed && kind.from == from);
    let events: Vec<&'a EventEdge> = kinds.into_iter().flat_map(|kind| kind.events).collect();
    Strand {
        from,
        to,
        events,
        label,
        is_directed: one_way,
    }
}

fn count(kinds: &[Strand]) -> usize {
    kinds.iter().map(|kind| kind.events.len()).sum()
}
