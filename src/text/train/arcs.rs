//! Learning the parser.

use super::data::{Dice, Example};
use super::oracle::best_steps;
use super::perceptron::{Perceptron, Thrift};
use crate::text::model::{MAGIC, ModelError, Reader};
use crate::text::parser::features::parse_features;
use crate::text::parser::state::State;
use crate::text::parser::{Node, Parser, best_step};
use crate::text::tagger::Tag;

/// Passes before and after pruning.
const EPOCHS: [usize; 2] = [8, 6];
const THRIFT: Thrift = Thrift {
    updates: 4,
    bytes: 4_950_000,
};
/// So many of 100 features are left out while learning, so that no step comes to rest on a few rare ones.
const FORGOTTEN: u64 = 12;
/// In so many of 100 steps the parser goes on from its own mistake instead of from the right step.
const EXPLORATION: u64 = 90;

/// The bytes of a parser learned from these examples, whose tags are given as guessed.
pub(super) fn learn_parser(
    examples: &[Example],
    tags: &[Vec<Tag>],
    mut after_epoch: impl FnMut(usize, &dyn Fn() -> Vec<u8>),
) -> Vec<u8> {
    let mut perceptron = Perceptron::new(THRIFT);
    let mut dice = Dice(0x7061_7273);
    for epoch in 0..EPOCHS.iter().sum() {
        if epoch == EPOCHS[0] {
            perceptron.prune();
        }
        for index in dice.order(examples.len()) {
            let nodes = nodes(&examples[index], &tags[index]);
            let exploration = if epoch == 0 { 0 } else { EXPLORATION };
            learn_sentence(
                &mut perceptron,
                &examples[index],
                &nodes,
                (&mut dice, exploration),
            );
        }
        after_epoch(epoch, &|| perceptron.to_bytes());
    }
    perceptron.to_bytes()
}

/// A parser from the bytes that `learn_parser` made, kept in memory for good.
pub(super) fn parser_of(bytes: &[u8]) -> Result<Parser, ModelError> {
    let bytes: &'static [u8] = [MAGIC, bytes].concat().leak();
    Parser::read(&mut Reader::open(bytes)?)
}

/// The words of an example as the parser sees them.
pub(super) fn nodes(example: &Example, tags: &[Tag]) -> Vec<Node> {
    let node = |(word, &tag): (&crate::text::word::Word, &Tag)| Node {
        word: word.lower,
        tag,
    };
    example.words.iter().zip(tags).map(node).collect()
}

fn learn_sentence(
    perceptron: &mut Perceptron,
    example: &Example,
    nodes: &[Node],
    (dice, exploration): (&mut Dice, u64),
) {
    let mut state = State::new(nodes.len());
    let mut features = Vec::new();
    while !state.is_done() {
        parse_features(nodes, &state, &mut features);
        features.retain(|_| dice.roll() % 100 >= FORGOTTEN);
        let scores = perceptron.scores(&features);
        let score = |step: u8| scores[usize::from(step)];
        let guess = best_step(&state, score);
        let good = best_steps(example, &state);
        let best = good
            .iter()
            .copied()
            .max_by(|&a, &b| score(a).total_cmp(&score(b)));
        let best = best.unwrap_or(guess);
        if good.contains(&guess) {
            perceptron.learn(&features, guess, guess);
            state.apply(guess);
            continue;
        }
        perceptron.learn(&features, best, guess);
        let follows = dice.roll() % 100 < exploration;
        state.apply(if follows { guess } else { best });
    }
}
