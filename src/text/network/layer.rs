//! A simple recurrent layer in both directions (after Lei et al. 2018, "Simple Recurrent Units for Highly
//! Parallelizable Recurrence"): gates come from one product over all words, and the recurrence itself only
//! weighs what came before against what is here.

use std::ops::Range;

use super::super::model::{ModelError, Reader};
use super::level::Level;
use super::matrix::{Matrix, Vectors, pack};

/// Outputs of a layer are taken times this as whole numbers.
const SCALE: f32 = 1024.0;

/// One layer.
#[derive(Debug, Clone)]
pub(super) struct Layer {
    /// Candidates, forget gates and output gates, each for both directions.
    gates: Matrix,
    /// Numbers of a direction.
    hidden: usize,
    gains: Vec<f32>,
    biases: Vec<f32>,
}

impl Layer {
    pub(super) fn read(reader: &mut Reader) -> Result<Self, ModelError> {
        let gates = Matrix::read(reader)?;
        let hidden = gates.width() / 6;
        let gains = reader.reals(2 * hidden)?;
        let biases = reader.reals(2 * hidden)?;
        let whole_lanes = hidden % LANES == 0 && gates.width() == 6 * hidden;
        whole_lanes
            .then_some(Self {
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
        2 * self.gates.pairs() == width
    }

    /// Numbers that the layer computes of a word alone.
    pub(super) fn gates(&self) -> usize {
        6 * self.hidden
    }

    /// What the layer computes of each word alone: its candidates and gates.
    pub(super) fn open(&self, level: Level, vectors: &Vectors, gates: &mut Vec<f32>) {
        self.gates.apply(level, vectors, gates);
        level.with(
            #[inline(always)]
            || {
                for gates in gates.chunks_exact_mut(self.gates()) {
                    open(gates, self.width());
                }
            },
        );
    }

    /// Reads the words, sentence by sentence, by their gates. `states` holds the real outputs of the layer
    /// before, and then those of this one; `vectors` gets them as whole numbers.
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
            *state += output * tanh(memory);
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
        *gate = 0.5 + 0.5 * tanh(0.5 * *gate);
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
    for values in values.chunks_exact(LANES) {
        for (sum, &value) in sums.iter_mut().zip(values) {
            *sum += of(value);
        }
    }
    sums.iter().sum()
}

/// The hyperbolic tangent to about 1e-6, by a rational function of operations that every processor rounds
/// alike (no library call, no fused multiplication). The coefficients are those of Eigen's `ptanh`.
#[inline(always)]
fn tanh(value: f32) -> f32 {
    let x = value.clamp(-7.9, 7.9);
    let square = x * x;
    let mut top = -2.760_768_4e-16;
    for coefficient in [
        2.000_188e-13,
        -8.604_672e-11,
        5.122_297_1e-8,
        1.485_722_4e-5,
        6.372_619_3e-4,
        4.893_524_6e-3,
    ] {
        top = top * square + coefficient;
    }
    let mut bottom = 1.198_258_4e-6;
    for coefficient in [1.185_347_1e-4, 2.268_434_6e-3, 4.893_525e-3] {
        bottom = bottom * square + coefficient;
    }
    x * top / bottom
}

#[cfg(test)]
mod tests {
    use super::tanh;

    #[test]
    fn the_tangent_is_near_the_true_one() {
        for step in -2000_i16..=2000 {
            let value = f32::from(step) / 200.0;
            assert!((tanh(value) - value.tanh()).abs() < 1e-6, "{value}");
        }
    }
}
