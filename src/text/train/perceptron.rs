//! Averaged perceptron over sparse rows, learned here and written as a table.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

use crate::text::table::table_bytes;

/// Keys are hashes already.
#[derive(Default)]
pub(super) struct KeyHasher(u64);

impl Hasher for KeyHasher {
    fn finish(&self) -> u64 {
        self.0
    }
    fn write(&mut self, bytes: &[u8]) {
        for &byte in bytes {
            self.0 = self.0.rotate_left(8) ^ u64::from(byte);
        }
    }
    fn write_u64(&mut self, key: u64) {
        self.0 = key;
    }
}

/// One sum a class while learning.
pub(super) type Sums = [f32; 256];

#[derive(Clone, Copy)]
struct Cell {
    class: u8,
    weight: f32,
    total: f64,
    since: u32,
}

#[derive(Default)]
struct Row {
    updates: u32,
    cells: Vec<Cell>,
}

/// What is kept of the learned weights.
#[derive(Debug, Clone, Copy)]
pub(super) struct Thrift {
    /// A feature counts, while learning too, once it was part of this many mistakes.
    pub(super) updates: u32,
    /// The bytes that the table may take.
    pub(super) bytes: usize,
}

/// The real weight of a step of the stored numbers.
const UNIT: f64 = 0.03;
/// Bytes a row takes beside its cells, its share of the index included.
const ROW_BYTES: usize = 5;

/// Weights while learning.
pub(super) struct Perceptron {
    rows: HashMap<u64, Row, BuildHasherDefault<KeyHasher>>,
    now: u32,
    /// When the averages begin.
    start: u32,
    thrift: Thrift,
    /// Whether only weights that exist are learned.
    is_pruned: bool,
}

impl Perceptron {
    /// No weights yet.
    pub(super) fn new(thrift: Thrift) -> Self {
        Self {
            rows: HashMap::default(),
            now: 0,
            start: 0,
            thrift,
            is_pruned: false,
        }
    }

    /// The sums of the classes for these features.
    pub(super) fn scores(&self, features: &[u64]) -> Sums {
        let mut sums = [0.0; 256];
        for key in features {
            let Some(row) = self.rows.get(key) else {
                continue;
            };
            if row.updates >= self.thrift.updates {
                for cell in &row.cells {
                    sums[usize::from(cell.class)] += cell.weight;
                }
            }
        }
        sums
    }

    /// Counts a decision; a wrong one moves weight from the class chosen to the right one.
    pub(super) fn learn(&mut self, features: &[u64], right: u8, chosen: u8) {
        self.now += 1;
        if right == chosen {
            return;
        }
        for &key in features {
            if self.is_pruned {
                if let Some(row) = self.rows.get_mut(&key) {
                    row.shift_known(right, 1.0, self.now);
                    row.shift_known(chosen, -1.0, self.now);
                }
                continue;
            }
            let row = self.rows.entry(key).or_default();
            row.updates += 1;
            row.shift(right, 1.0, self.now);
            row.shift(chosen, -1.0, self.now);
        }
    }

    /// Drops the smallest weights, so many that the table keeps to its size. What is left goes on
    /// learning, to make up for the loss, and averages start afresh.
    pub(super) fn prune(&mut self) {
        let (mut low, mut high) = (0.0, 16.0);
        for _ in 0..16 {
            let middle = f64::midpoint(low, high);
            let fits = self.bytes(middle) <= self.thrift.bytes;
            (low, high) = if fits { (low, middle) } else { (middle, high) };
        }
        let (now, span, updates) = (self.now, self.span(), self.thrift.updates);
        self.rows.retain(|_, row| {
            row.cells
                .retain(|cell| cell.average(now, span).abs() >= high);
            row.updates >= updates && !row.cells.is_empty()
        });
        #[expect(clippy::iter_over_hash_type, reason = "every cell is treated alike")]
        for row in self.rows.values_mut() {
            for cell in &mut row.cells {
                (cell.total, cell.since) = (0.0, now);
            }
        }
        self.start = now;
        self.is_pruned = true;
    }

    /// The size of the table without the averages below a limit.
    fn bytes(&self, smallest: f64) -> usize {
        let span = self.span();
        let row_bytes = |row: &Row| {
            let is_kept = |cell: &&Cell| cell.average(self.now, span).abs() >= smallest;
            match row.cells.iter().filter(is_kept).count() {
                0 => 0,
                count => ROW_BYTES + 2 * count,
            }
        };
        let rows = self
            .rows
            .values()
            .filter(|row| row.updates >= self.thrift.updates);
        rows.map(row_bytes).sum()
    }

    fn span(&self) -> f64 {
        f64::from((self.now - self.start).max(1))
    }

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
    fn shift(&mut self, class: u8, by: f32, now: u32) {
        let place = self.cells.iter().position(|cell| cell.class == class);
        let place = place.unwrap_or_else(|| {
            self.cells.push(Cell {
                class,
                weight: 0.0,
                total: 0.0,
                since: now,
            });
            self.cells.len() - 1
        });
        let cell = &mut self.cells[place];
        cell.total += f64::from(now - cell.since) * f64::from(cell.weight);
        cell.since = now;
        cell.weight += by;
    }

    fn shift_known(&mut self, class: u8, by: f32, now: u32) {
        if self.cells.iter().any(|cell| cell.class == class) {
            self.shift(class, by, now);
        }
    }

    /// The average of each weight that is not nothing, in units, by class.
    fn averages(&self, now: u32, span: f64) -> Vec<(u8, i32)> {
        let units = |cell: &Cell| (cell.average(now, span) / UNIT).round() as i32;
        let cells = self.cells.iter().map(|cell| (cell.class, units(cell)));
        let mut kept: Vec<(u8, i32)> = cells.filter(|&(_, weight)| weight != 0).collect();
        kept.sort_unstable();
        kept
    }
}

impl Cell {
    fn average(&self, now: u32, span: f64) -> f64 {
        (self.total + f64::from(now - self.since) * f64::from(self.weight)) / span
    }
}

/// Weights as bytes under one shift, which is as small as the largest weight allows.
fn pack(averages: &[(u8, i32)]) -> (u8, Vec<[u8; 2]>) {
    let largest = averages
        .iter()
        .map(|(_, weight)| weight.abs())
        .max()
        .unwrap_or(0);
    let shift = (0..15).find(|&shift| largest >> shift <= 126).unwrap_or(15);
    let round = |weight: i32| (f64::from(weight) / f64::from(1 << shift)).round() as i32;
    let cell = |&(class, weight): &(u8, i32)| [class, round(weight).clamp(-127, 127) as i8 as u8];
    let cells = averages
        .iter()
        .map(cell)
        .filter(|cell| cell[1] != 0)
        .collect();
    (shift as u8, cells)
}
