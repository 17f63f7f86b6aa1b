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
    scales: Vec<f32>,
    biases: Vec<f32>,
}

/// Vectors of 16-bit numbers, one below the other, two numbers a cell: the even column in the low half.
#[derive(Debug, Clone, Default)]
pub(crate) struct Vectors {
    /// Cells of a vector.
    pub(super) pairs: usize,
    pub(super) cells: Vec<i32>,
}

impl Vectors {
    /// Empty vectors of `width` numbers, to be filled.
    pub(super) fn reset(&mut self, width: usize) {
        self.pairs = width.div_ceil(2);
        self.cells.clear();
    }

    /// Adds a vector of whole numbers.
    pub(super) fn push(&mut self, numbers: impl Iterator<Item = i32>) {
        let start = self.cells.len();
        self.cells.resize(start + self.pairs, 0);
        for (at, number) in numbers.enumerate() {
            if let Some(cell) = self.cells.get_mut(start + at / 2) {
                *cell |= (number & 0xffff) << (16 * (at % 2));
            }
        }
    }

    pub(super) fn count(&self) -> usize {
        self.cells.len().checked_div(self.pairs).unwrap_or_default()
    }
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
        if rows > 1 << 12 || columns > 1 << 10 {
            return Err(ModelError::Damaged);
        }
        let (filled, pairs) = (rows.next_multiple_of(PANEL), columns.div_ceil(2));
        let mut scales = reader.reals(rows)?;
        let mut biases = reader.reals(rows)?;
        scales.resize(filled, 0.0);
        biases.resize(filled, 0.0);
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

    /// Maps each vector; `out` gets [vector, row]. Vectors of another width give the biases alone.
    pub(super) fn apply(&self, level: Level, vectors: &Vectors, out: &mut Vec<f32>) {
        out.clear();
        out.resize(vectors.count() * self.rows, 0.0);
        if vectors.pairs == self.pairs {
            level.run(Product {
                matrix: self,
                vectors: &vectors.cells,
                out,
            });
        }
    }
}

/// The product, as an operation to be compiled for each kind of processor.
pub(super) struct Product<'a> {
    matrix: &'a Matrix,
    vectors: &'a [i32],
    out: &'a mut [f32],
}

impl Product<'_> {
    #[inline(always)]
    pub(super) fn run<L: Lanes>(self, lanes: L) {
        let Matrix {
            rows,
            pairs,
            weights,
            ..
        } = self.matrix;
        for panel in 0..rows / PANEL {
            let weights = &weights[panel * pairs..][..*pairs];
            let blocks = self
                .vectors
                .chunks(4 * pairs)
                .zip(self.out.chunks_mut(4 * rows));
            for (vectors, out) in blocks {
                if vectors.len() == 4 * pairs {
                    self.matrix
                        .block::<L, 4>(lanes, panel, weights, vectors, out);
                } else {
                    for (vector, out) in vectors.chunks(*pairs).zip(out.chunks_mut(*rows)) {
                        self.matrix
                            .block::<L, 1>(lanes, panel, weights, vector, out);
                    }
                }
            }
        }
    }
}

impl Matrix {
    /// One panel with `COUNT` vectors.
    #[inline(always)]
    fn block<L: Lanes, const COUNT: usize>(
        &self,
        lanes: L,
        panel: usize,
        weights: &[Pairs],
        vectors: &[i32],
        out: &mut [f32],
    ) {
        let mut sums = [lanes.zero(); COUNT];
        let vectors: [&[i32]; COUNT] =
            std::array::from_fn(|at| &vectors[at * self.pairs..][..weights.len()]);
        for (at, weights) in weights.iter().enumerate() {
            let weights = lanes.load(weights);
            for (sum, vector) in sums.iter_mut().zip(vectors) {
                *sum = lanes.add_products(*sum, weights, vector[at]);
            }
        }
        let first = panel * PANEL;
        let (scales, biases) = (
            &self.scales[first..][..PANEL],
            &self.biases[first..][..PANEL],
        );
        for (sum, out) in sums.into_iter().zip(out.chunks_mut(self.rows)) {
            let out = &mut out[first..][..PANEL];
            let sums = lanes.store(sum);
            for lane in 0..PANEL {
                #[expect(
                    clippy::cast_precision_loss,
                    reason = "the sum is rounded once, the same everywhere"
                )]
                let sum = sums[lane] as f32;
                out[lane] = sum * scales[lane] + biases[lane];
            }
        }
    }
}
