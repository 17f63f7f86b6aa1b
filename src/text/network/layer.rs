//! A simple recurrent layer in both directions (after Lei et al. 2018, "Simple Recurrent Units for Highly
//! Parallelizable Recurrence"): gates come from one product over all words, and the recurrence itself only
//! weighs what came before against what is here.

use std::ops::Range;

use super::super::model::{ModelError, Reader};
use super::level::Level;
use super::matrix::{Matrix, Vectors, pack};

/// Outputs of a layer are taken times this as whole numbers.
const SCALE: f32 = 1024.0;
/// What vectors are narrowed to is taken times this as whole numbers.
pub(super) const NARROW: f32 = 1024.0;

/// One layer.
#[derive(Debug, Clone)]
pub(super) struct Layer {
    /// Narrows the vectors first; the first layer takes them as they are.
    narrow: Option<Matrix>,
    /// Candidates, forget gates and output gates, each for both directions.
    gates: Matrix,
    /// Numbers of a direction.
    hidden: usize,
    gains: Vec<f32>,
    biases: Vec<f32>,
}

impl Layer {
    /// Reads the next layer of a model file, and before it what narrows its vectors, if they are.
    pub(super) fn read(reader: &mut Reader, narrow: bool) -> Result<Self, ModelError> {
        let narrow = narrow.then(|| Matrix::read(reader)).transpose()?;
        let gates = Matrix::read(reader)?;
        let hidden = gates.width() / 6;
        let gains = reader.reals(2 * hidden)?;
        let biases = reader.reals(2 * hidden)?;
        let whole_lanes = hidden % LANES == 0 && gates.width() == 6 * hidden;
        whole_lanes
            .then_some(Self {
                narrow,
                gates,
                hidden,
                gains,
                biases,
            })
            .ok_or(ModelError::Damaged)
    }

    /// Numbers that the layer gives for a word.
    pub(super) fn width(&self) -> usize {
        2 * self.hidden
    }

    /// Whether the layer takes vectors of this width.
    pub(super) fn takes(&self, width: usize) -> bool {
        let inner = self.narrow.as_ref().map_or(width, Matrix::width);
        let fits = |narrow: &Matrix| 2 * narrow.pairs() == width;
        self.narrow.as_ref().is_none_or(fits) && 2 * self.gates.pairs() == inner
    }

    /// Numbers that the layer computes of a word alone.
    pub(super) fn gates(&self) -> usize {
        6 * self.hidden
    }

    /// What the layer computes of each word alone: its candidates and gates, in the buffer `gates`. `vectors` may
    /// become narrow ones.
    pub(super) fn open<'a>(
        &self,
        level: Level,
        vectors: &mut Vectors,
        between: &mut Vec<f32>,
        gates: &'a mut Vec<f32>,
    ) -> &'a mut [f32] {
        if let Some(narrow) = &self.narrow {
            let between = narrow.apply(level, vectors, between);
            vectors.reset(vectors.count(), narrow.width());
            level.with(
                #[inline(always)]
                || pack(between, NARROW, 32_767.0, vectors.cells_mut()),
            );
        }
        let gates = self.gates.apply(level, vectors, gates);
        level.with(
            #[inline(always)]
            || {
                for gates in gates.chunks_exact_mut(self.gates()) {
                    open(gates, self.width());
                }
            },
        );
        gates
    }

    /// Reads the words, sentence by sentence, by their gates. `states` holds the real outputs of the layer
    /// before if there is one, and then those of this one; `vectors` gets them as whole numbers.
    pub(super) fn run(
        &self,
        level: Level,
        sentences: &[Range<usize>],
        gates: &mut [f32],
        states: &mut [f32],
        vectors: &mut Vectors,
    ) {
        vectors.reset(states.len() / self.width(), self.width());
        level.with(
            #[inline(always)]
            || {
                for sentence in sentences {
                    self.remember(sentence.clone(), gates);
                }
                let words = gates
                    .chunks_exact(self.gates())
                    .zip(states.chunks_exact_mut(self.width()));
                for ((gates, state), cells) in words.zip(vectors.rows()) {
                    if self.narrow.is_none() {
                        state.fill(0.0);
                    }
                    self.close(gates, state);
                    pack(state, SCALE, 32_767.0, cells);
                }
            },
        );
    }

    /// The recurrence, `memory = forget * memory + candidate`, there and back; memories take the candidates'
    /// place.
    #[inline(always)]
    fn remember(&self, sentence: Range<usize>, gates: &mut [f32]) {
        let (hidden, stride) = (self.hidden, 6 * self.hidden);
        for word in sentence.clone().skip(1) {
            let (before, here) = gates.split_at_mut(word * stride);
            let before = &before[(word - 1) * stride..][..hidden];
            let (candidates, forgets) = here[..stride].split_at_mut(2 * hidden);
            carry(&mut candidates[..hidden], &forgets[..hidden], before);
        }
        for word in sentence.rev().skip(1) {
            let (here, after) = gates.split_at_mut((word + 1) * stride);
            let after = &after[hidden..2 * hidden];
            let (candidates, forgets) = here[word * stride..].split_at_mut(2 * hidden);
            carry(
                &mut candidates[hidden..],
                &forgets[hidden..2 * hidden],
                after,
            );
        }
    }

    /// Adds the output to the state and brings the sum to mean 0 and variance 1.
    #[inline(always)]
    fn close(&self, gates: &[f32], state: &mut [f32]) {
        let width = self.width();
        let (memories, outputs) = (&gates[..width], &gates[2 * width..]);
        for ((state, &memory), &output) in state.iter_mut().zip(memories).zip(outputs) {
            *state += output * squash(memory);
        }
        #[expect(clippy::cast_precision_loss, reason = "a width is a small number")]
        let count = width as f32;
        let mean = sum(
            state,
            #[inline(always)]
            |value| value,
        ) / count;
        let variance = sum(
            state,
            #[inline(always)]
            |value| (value - mean) * (value - mean),
        ) / count;
        let scale = 1.0 / (variance + 1e-5).sqrt();
        for ((state, &gain), &bias) in state.iter_mut().zip(&self.gains).zip(&self.biases) {
            *state = (*state - mean) * scale * gain + bias;
        }
    }
}

/// Turns the numbers of the product into gates, and candidates into what they add.
#[inline(always)]
fn open(gates: &mut [f32], width: usize) {
    let (candidates, others) = gates.split_at_mut(width);
    for gate in others.iter_mut() {
        *gate = 0.5 + 0.5 * squash(0.5 * *gate);
    }
    for (candidate, &forget) in candidates.iter_mut().zip(others.iter()) {
        *candidate *= 1.0 - forget;
    }
}

#[inline(always)]
fn carry(candidates: &mut [f32], forgets: &[f32], memories: &[f32]) {
    for ((candidate, &forget), &memory) in candidates.iter_mut().zip(forgets).zip(memories) {
        *candidate += forget * memory;
    }
}

/// Partial sums of a row of numbers, so that the order of adding is the same on every machine.
const LANES: usize = 16;

#[inline(always)]
fn sum(values: &[f32], of: impl Fn(f32) -> f32) -> f32 {
    let mut sums = [0.0; LANES];
    let (rows, _) = values.as_chunks::<LANES>();
    for values in rows {
        for lane in 0..LANES {
            sums[lane] += of(values[lane]);
        }
    }
    let halves: [f32; 8] = std::array::from_fn(|lane| sums[lane] + sums[lane + 8]);
    let quarters: [f32; 4] = std::array::from_fn(|lane| halves[lane] + halves[lane + 4]);
    quarters[0] + quarters[2] + (quarters[1] + quarters[3])
}

/// From -1 to 1, near the hyperbolic tangent: two parabolas.
#[inline(always)]
fn squash(value: f32) -> f32 {
    let x = value.clamp(-2.0, 2.0);
    x - 0.25 * x * x.abs()
}

#[cfg(test)]
mod tests {
    use super::squash;

    #[test]
    fn the_curve_is_odd_grows_and_stays_near_the_tangent() {
        let values = (-800_i16..=800).map(|step| f32::from(step) / 200.0);
        let mut before = -1.0;
        for value in values {
            let curve = squash(value);
            assert!(curve.abs() <= 1.0 && curve >= before, "{value}");
            assert_eq!((curve + squash(-value)).to_bits(), 0, "{value}");
            assert!((curve - value.tanh()).abs() < 0.05, "{value}");
            before = curve;
        }
    }
}
