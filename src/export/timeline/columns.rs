//! Packs the events of a day into columns: those in one column share no lane.

use super::days::Day;
use super::{day_width, label_width};
use crate::export::sketch::Strand;
use crate::when::When;

/// The room before a line, and after its label.
pub(super) const BEFORE: f64 = 10.0;
const AFTER: f64 = 10.0;
/// From a line to its label.
pub(super) const ASIDE: f64 = 6.0;

/// Lines one below the other.
#[derive(Debug)]
pub(super) struct Column<'a> {
    /// The name of the day.
    day: String,
    pub(super) when: Option<When>,
    /// Whether it is the first of its day.
    pub(super) first: bool,
    pub(super) strands: Vec<Strand<'a>>,
}

impl Column<'_> {
    /// What stands above it, if anything does.
    pub(super) fn heading(&self) -> String {
        if self.first {
            self.day.clone()
        } else {
            format!("{} (continued)", self.day)
        }
    }

    /// The width, with room for the heading where there is one: a panel always leads with one.
    pub(super) fn width(&self, leads: bool) -> f64 {
        let labels = self.strands.iter().map(|strand| label_width(&strand.label));
        let width = BEFORE + ASIDE + labels.fold(0.0, f64::max) + AFTER;
        if leads || self.first {
            width.max(day_width(&self.heading()) + AFTER)
        } else {
            width
        }
    }
}

/// The columns of a day; `ranks` tells where the lane of an actor is.
pub(super) fn columns<'a>(day: Day<'a>, ranks: &[usize], with_year: bool) -> Vec<Column<'a>> {
    let name = day.name(with_year);
    let when = day.when;
    let lanes = |strand: &Strand| {
        let (from, to) = (ranks[strand.from], ranks[strand.to]);
        (from.min(to), from.max(to))
    };
    let mut strands = day.strands;
    strands.sort_by_key(lanes);
    let mut packed: Vec<Vec<Strand>> = Vec::new();
    for strand in strands {
        let top = lanes(&strand).0;
        let ends_above = |column: &&mut Vec<Strand>| {
            let last = column.last();
            last.is_none_or(|last| lanes(last).1 < top)
        };
        match packed.iter_mut().find(ends_above) {
            Some(column) => column.push(strand),
            None => packed.push(vec![strand]),
        }
    }
    let columns = packed.into_iter().enumerate();
    let column = |(index, strands)| Column {
        day: name.clone(),
        when,
        first: index == 0,
        strands,
    };
    columns.map(column).collect()
}
