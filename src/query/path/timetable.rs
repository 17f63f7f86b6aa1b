//! When a step between two actors can be taken.

use std::ops::Range;

use jiff::civil::Date;
use petgraph::graph::EdgeIndex;

use crate::query::{Finding, Network};

/// The dates of all pairs of a network, so that a search need not look at each event again.
pub(super) struct Timetable {
    /// First days of dated events, those of a pair in their order, each with the last day of it and of
    /// those before it.
    days: Vec<(Date, Date)>,
    /// Where those of each pair stand.
    pairs: Vec<Range<usize>>,
}

impl Timetable {
    pub(super) fn of(network: &Network<'_>) -> Self {
        let mut days = Vec::new();
        let mut pairs = Vec::with_capacity(network.edge_count());
        for edge in network.edge_references() {
            let begin = days.len();
            let dates = edge.weight().iter().filter_map(Finding::date);
            days.extend(dates.map(|date| (date.first(), date.last())));
            let own = &mut days[begin..];
            own.sort_unstable();
            for place in 1..own.len() {
                own[place].1 = own[place].1.max(own[place - 1].1);
            }
            pairs.push(begin..days.len());
        }
        Self { days, pairs }
    }

    /// The first day on which the step can be taken, not before this day.
    pub(super) fn reached(&self, pair: EdgeIndex, day: Option<Date>) -> Option<Date> {
        let days = &self.days[self.pairs[pair.index()].clone()];
        let Some(day) = day else {
            return days.first().map(|(first, _)| *first);
        };
        let begun = days.partition_point(|(first, _)| *first <= day);
        let lasts = begun > 0 && day <= days[begun - 1].1;
        if lasts {
            return Some(day);
        }
        days.get(begun).map(|(first, _)| *first)
    }
}
