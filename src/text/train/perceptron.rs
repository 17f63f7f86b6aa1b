//! Averaged perceptron over sparse rows.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

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

/// The weight of a class.
#[derive(Clone, Copy)]
pub(super) struct Cell {
    pub(super) class: u8,
    weight: f32,
    total: f64,
    since: u32,
}

/// The weights of a feature.
#[derive(Default)]
pub(super) struct Row {
    /// How many mistakes it was part of.
    pub(super) updates: u32,
    pub(super) cells: Vec<Cell>,
}

/// What is kept of the learned weights.
#[derive(Debug, Clone, Copy)]
pub(super) struct Thrift {
    /// A feature counts, while learning too, once it was part of this many mistakes.
    pub(super) updates: u32,
    /// The bytes that the weights may take in the model file.
    pub(super) bytes: usize,
}

/// Bytes a row takes beside its cells, its share of the index included.
const ROW_BYTES: usize = 5;

/// Weights while learning.
pub(super) struct Perceptron {
    pub(super) rows: HashMap<u64, Row, BuildHasherDefault<KeyHasher>>,
    pub(super) now: u32,
    /// When the averages begin.
    start: u32,
    pub(super) thrift: Thrift,
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
        let (now, span, thrift) = (self.now, self.span(), self.thrift);
        self.rows.retain(|_, row| {
            row.cells
                .retain(|cell| cell.average(now, span).abs() >= high);
            row.updates >= thrift.updates && !row.cells.is_empty()
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

    /// Over how many decisions averages are taken.
    pub(super) fn span(&self) -> f64 {
        f64::from((self.now - self.start).max(1))
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
}

impl Cell {
    /// Its weight on average.
    pub(super) fn average(&self, now: u32, span: f64) -> f64 {
        (self.total + f64::from(now - self.since) * f64::from(self.weight)) / span
    }
}
