//! Learned weights as the bytes of the model file.

use super::perceptron::{Cell, Perceptron, Row};
use crate::text::table::table_bytes;

/// The real weight of a step of the stored numbers.
const STEP: f64 = 0.03;

impl Perceptron {
    /// The averaged weights as the bytes of a table.
    pub(super) fn to_bytes(&self) -> Vec<u8> {
        let (now, span) = (self.now, self.span());
        let mut rows = Vec::new();
        #[expect(
            clippy::iter_over_hash_type,
            reason = "the table sorts its rows, keys are unique"
        )]
        for (&key, row) in &self.rows {
            if row.updates >= self.thrift.updates {
                let averages = row.averages(now, span);
                if !averages.is_empty() {
                    let (shift, cells) = pack(&averages);
                    rows.push((key, shift, cells));
                }
            }
        }
        rows.sort_unstable_by_key(|row| row.0);
        table_bytes(&rows)
    }
}

impl Row {
    /// The average of each weight that is not nothing, in units, by class.
    fn averages(&self, now: u32, span: f64) -> Vec<(u8, i32)> {
        let units = |cell: &Cell| (cell.average(now, span) / STEP).round() as i32;
        let cells = self.cells.iter().map(|cell| (cell.class, units(cell)));
        let mut kept: Vec<(u8, i32)> = cells.filter(|&(_, weight)| weight != 0).collect();
        kept.sort_unstable();
        kept
    }
}

/// Weights as bytes under one shift, which is as small as the largest weight allows.
fn pack(averages: &[(u8, i32)]) -> (u8, Vec<[u8; 2]>) {
    let largest = averages
        .iter()
        .map(|(_, weight)| weight.abs())
        .max()
        .unwrap_or(0);
    let shift = (0..15_u8)
        .find(|&shift| largest >> shift <= 126)
        .unwrap_or(15);
    let round = |weight: i32| (f64::from(weight) / f64::from(1 << shift)).round() as i32;
    let cell = |&(class, weight): &(u8, i32)| {
        [
            class,
            (round(weight).clamp(-127, 127) as i8).cast_unsigned(),
        ]
    };
    let cells = averages
        .iter()
        .map(cell)
        .filter(|cell| cell[1] != 0)
        .collect();
    (shift, cells)
}
