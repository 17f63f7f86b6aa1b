//! Products of a matrix with vectors in whole numbers: the same result to the last bit on every machine.
//!
//! Weights are bytes with a scale a row, the vectors are 16-bit numbers, sums are 32-bit numbers; so the
//! order in which a processor adds cannot show, whatever the width of its registers. A matrix lies in
//! panels of sixteen rows: for each pair of columns the sixteen pairs of weights lie side by side, and one
//! instruction (multiply 16-bit pairs, add each pair) serves eight or sixteen rows.

use super::super::model::{ModelError, Reader};
use super::level::{Lanes, Level};

/// Rows of a panel.
pub(super) const PANEL: usize = 16;

/// The weights of sixteen rows at a pair of columns.
pub(super) type Pairs = [i16; 2 * PANEL];

/// A linear map with a bias, from whole numbers to real ones.
#[derive(Debug, Clone)]
pub(crate) struct Matrix {
    /// Rows, filled up to whole panels.
    rows: usize,
    /// Pairs of columns.
    pairs: usize,
    /// Panel by panel, and in it pair by pair.
    weights: Vec<Pairs>,
    /// Panel by panel.
    scales: Vec<[f32; PANEL]>,
    biases: Vec<[f32; PANEL]>,
}

/// Vectors of 16-bit numbers, one below the other, two numbers a cell: the even column in the low half.
#[derive(Debug, Clone, Default)]
pub(crate) struct Vectors {
    count: usize,
    /// Cells of a vector.
    pairs: usize,
    /// At least so many cells as the vectors have.
    cells: Vec<i32>,
}

impl Vectors {
    /// Makes room for `count` vectors of `width` numbers, an even number. What they hold is to be written.
    pub(super) fn reset(&mut self, count: usize, width: usize) {
        (self.count, self.pairs) = (count, width / 2);
        self.cells_mut();
    }

    /// The cells of all vectors.
    pub(super) fn cells(&self) -> &[i32] {
        &self.cells[..self.count * self.pairs]
    }

    pub(super) fn cells_mut(&mut self) -> &mut [i32] {
        at_least(&mut self.cells, self.count * self.pairs)
    }

    /// The cells of each vector.
    pub(super) fn rows(&mut self) -> impl Iterator<Item = &mut [i32]> {
        let pairs = self.pairs.max(1);
        self.cells_mut().chunks_exact_mut(pairs)
    }

    pub(super) fn count(&self) -> usize {
        self.count
    }
}

/// The first `count` numbers of a buffer, which grows if it must and never shrinks; what they are is to be written.
pub(super) fn at_least<T: Copy + Default>(buffer: &mut Vec<T>, count: usize) -> &mut [T] {
    if buffer.len() < count {
        buffer.resize(count, T::default());
    }
    &mut buffer[..count]
}

/// Writes real numbers as whole ones of `number * scale` within `limit` (at most 2^15 - 1).
#[inline(always)]
pub(super) fn pack(numbers: &[f32], scale: f32, limit: f32, cells: &mut [i32]) {
    let (pairs, _) = numbers.as_chunks();
    for (cell, &[even, odd]) in cells.iter_mut().zip(pairs) {
        *cell = cell_of(whole(even, scale, limit), whole(odd, scale, limit));
    }
}

/// The cell of two 16-bit numbers.
#[inline(always)]
pub(super) fn cell_of(even: i32, odd: i32) -> i32 {
    even & 0xffff | odd << 16
}

/// The nearest whole number of `value * scale` within `limit` (at most 2^22), halves to the even one.
#[inline(always)]
pub(super) fn whole(value: f32, scale: f32, limit: f32) -> i32 {
    // Adding 1.5 * 2^23 leaves the whole number in the low bits of the sum.
    const SHIFT: f32 = 12_582_912.0;
    let sum = (value * scale).max(-limit).min(limit) + SHIFT;
    sum.to_bits().cast_signed() - SHIFT.to_bits().cast_signed()
}

impl Matrix {
    /// Reads rows, columns, a scale and a bias for each row, then the weights row by row. A row's real
    /// weights are its bytes times its scale; what the vectors are scaled by is in the scales already.
    pub(super) fn read(reader: &mut Reader) -> Result<Self, ModelError> {
        let (rows, columns) = (reader.number()?, reader.number()?);
        if rows > 1 << 12 || columns > 1 << 10 || columns % 2 != 0 {
            return Err(ModelError::Damaged);
        }
        let (filled, pairs) = (rows.next_multiple_of(PANEL), columns / 2);
        let (scales, biases) = (panels(reader.reals(rows)?), panels(reader.reals(rows)?));
        let bytes = reader.take(rows * columns)?;
        let mut weights = vec![[0; 2 * PANEL]; filled / PANEL * pairs];
        for (row, bytes) in bytes.chunks_exact(columns.max(1)).enumerate() {
            for (column, byte) in bytes.iter().enumerate() {
                let cell = &mut weights[row / PANEL * pairs + column / 2];
                cell[row % PANEL * 2 + column % 2] = i16::from(byte.cast_signed());
            }
        }
        Ok(Self {
            rows: filled,
            pairs,
            weights,
            scales,
            biases,
        })
    }

    /// Numbers that the map gives for a vector, a few of them unused.
    pub(super) fn width(&self) -> usize {
        self.rows
    }

    /// Pairs of numbers that the map takes.
    pub(super) fn pairs(&self) -> usize {
        self.pairs
    }

    /// Maps each vector, and gives [vector, row] in the buffer `out`. Vectors of another width give what it held.
    pub(super) fn apply<'a>(
        &self,
        level: Level,
        vectors: &Vectors,
        out: &'a mut Vec<f32>,
    ) -> &'a mut [f32] {
        let out = at_least(out, vectors.count() * self.rows);
        if vectors.pairs == self.pairs {
            level.run(Product {
                matrix: self,
                vectors: vectors.cells(),
                out,
            });
        }
        out
    }
}

/// Numbers of rows, panel by panel, the last one filled up with zeros.
fn panels(mut numbers: Vec<f32>) -> Vec<[f32; PANEL]> {
    numbers.resize(numbers.len().next_multiple_of(PANEL), 0.0);
    numbers.as_chunks().0.to_vec()
}

/// The product, as an operation to be compiled for each kind of processor.
pub(super) struct Product<'a> {
    matrix: &'a Matrix,
    vectors: &'a [i32],
    out: &'a mut [f32],
}

/// Vectors that go through a panel together: their sums and the weights fill the sixteen registers of AVX2.
const TOGETHER: usize = 6;

/// The cells of the vectors of a block at a pair of columns, side by side as the product takes them.
type Block = [i32; TOGETHER];

/// Vectors that go through all panels before the next ones: a panel is used more than once while it is at hand, and
/// the rows that are written lie near each other.
const TILE: usize = 4 * TOGETHER;

impl Product<'_> {
    #[inline(always)]
    pub(super) fn run<L: Lanes>(self, lanes: L) {
        let Matrix { rows, pairs, .. } = *self.matrix;
        let tiles = self
            .vectors
            .chunks(TILE * pairs)
            .zip(self.out.chunks_mut(TILE * rows));
        let mut turned: Vec<Block> = Vec::new();
        for (vectors, out) in tiles {
            turn(vectors, pairs, &mut turned);
            for panel in 0..rows / PANEL {
                let blocks = turned.chunks(pairs).zip(out.chunks_mut(TOGETHER * rows));
                for (block, out) in blocks {
                    self.matrix.block(lanes, panel, block, out);
                }
            }
        }
    }
}

/// Lays the cells of vectors side by side, block by block; what the last block lacks is zero.
#[inline(always)]
fn turn(vectors: &[i32], pairs: usize, turned: &mut Vec<Block>) {
    let count = vectors.len() / pairs;
    turned.clear();
    turned.resize(count.div_ceil(TOGETHER) * pairs, [0; TOGETHER]);
    for (at, vector) in vectors.chunks_exact(pairs).enumerate() {
        let block = &mut turned[at / TOGETHER * pairs..][..pairs];
        for (cells, &cell) in block.iter_mut().zip(vector) {
            cells[at % TOGETHER] = cell;
        }
    }
}

impl Matrix {
    /// One panel with a block of vectors, of which as many count as there are rows in `out`.
    #[inline(always)]
    fn block<L: Lanes>(&self, lanes: L, panel: usize, block: &[Block], out: &mut [f32]) {
        let weights = &self.weights[panel * self.pairs..][..self.pairs];
        let mut sums = [lanes.zero(); TOGETHER];
        for (weights, cells) in weights.iter().zip(block) {
            let weights = lanes.load(weights);
            // By number: what runs here must be inlined, however the compiler cuts the program up.
            for at in 0..TOGETHER {
                sums[at] = lanes.add_products(sums[at], weights, cells[at]);
            }
        }
        let mut stored = [[0; PANEL]; TOGETHER];
        for at in 0..TOGETHER {
            stored[at] = lanes.store(sums[at]);
        }
        let (scales, biases) = (&self.scales[panel], &self.biases[panel]);
        for (sums, out) in stored.iter().zip(out.chunks_exact_mut(self.rows)) {
            let mut mapped = [0.0; PANEL];
            for lane in 0..PANEL {
                #[expect(
                    clippy::cast_precision_loss,
                    reason = "the sum is rounded once, the same everywhere"
                )]
                let sum = sums[lane] as f32;
                mapped[lane] = sum * scales[lane] + biases[lane];
            }
            out.as_chunks_mut().0[panel] = mapped;
        }
    }
}
