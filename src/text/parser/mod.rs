//! Heads and relations: an arc-hybrid transition parser with a linear model.
//!
//! Words wait in a buffer and pass over a stack; each step shifts the next word, or gives the word on top
//! of the stack its head: the next word (left) or the word below it (right). The root stands behind the
//! last word and takes one word only, so every result is a tree with one root, whatever the weights say.

use crate::text::model::{ModelError, Reader};
use crate::text::table::{Scores, Table};
use crate::text::tagger::Tag;
use crate::text::tags::Rel;

pub(crate) mod features;
pub(crate) mod state;

use features::parse_features;
use state::State;

/// A step of the parser, by number: shift, then left by each relation, then right by each.
pub(crate) type Step = u8;

/// Moves the next word to the stack.
pub(crate) const SHIFT: Step = 0;

const RELS: u8 = Rel::ALL.len() as u8;

/// What a step does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Move {
    /// The next word goes on the stack.
    Shift,
    /// The top of the stack hangs on the next word.
    Left,
    /// The top of the stack hangs on the word below it.
    Right,
}

/// The number of the step that moves so with this relation.
pub(crate) fn step_of(which: Move, rel: u8) -> Step {
    match which {
        Move::Shift => SHIFT,
        Move::Left => 1 + rel,
        Move::Right => 1 + RELS + rel,
    }
}

/// The move and the relation of a step.
pub(crate) fn move_of(step: Step) -> (Move, u8) {
    match step {
        SHIFT => (Move::Shift, 0),
        _ if step <= RELS => (Move::Left, step - 1),
        _ => (Move::Right, step - 1 - RELS),
    }
}

/// A word as the parser sees it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Node {
    /// Hash of the form in lower case.
    pub(crate) word: u32,
    /// Its tag.
    pub(crate) tag: Tag,
}

/// Gives each word its head and relation.
#[derive(Debug, Clone)]
pub(crate) struct Parser {
    weights: Table,
}

impl Parser {
    /// Reads the parser of a model file.
    pub(crate) fn read(reader: &mut Reader) -> Result<Self, ModelError> {
        Ok(Self {
            weights: Table::read(reader)?,
        })
    }

    /// The head (none for the root) and relation of each word.
    pub(crate) fn parse(&self, nodes: &[Node]) -> Vec<(Option<usize>, Rel)> {
        let mut state = State::new(nodes.len());
        let mut features = Vec::new();
        while !state.is_done() {
            parse_features(nodes, &state, &mut features);
            let mut scores: Scores = [0; 256];
            for &feature in &features {
                self.weights.add(feature, &mut scores);
            }
            state.apply(best_step(&state, |step| scores[usize::from(step)]));
        }
        state.arcs()
    }
}

/// The allowed step of the highest score, the first of several.
pub(crate) fn best_step<S: PartialOrd>(state: &State, score: impl Fn(Step) -> S) -> Step {
    let mut best = state.fallback();
    for step in state.allowed() {
        if score(step) > score(best) {
            best = step;
        }
    }
    best
}
