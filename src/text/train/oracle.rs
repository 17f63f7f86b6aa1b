//! The dynamic oracle of arc-hybrid parsing: what each move loses of the gold tree.

use super::data::Example;
use crate::text::parser::state::State;
use crate::text::parser::{Move, Step, step_of};

/// The steps that lose least here, with the relation that the treebank gives.
pub(super) fn best_steps(example: &Example, state: &State) -> Vec<Step> {
    let moves = [Move::Shift, Move::Left, Move::Right];
    let allowed = moves.into_iter().filter(|&which| state.allows(which));
    let costs: Vec<_> = allowed
        .map(|which| (which, cost(example, state, which)))
        .collect();
    let least = costs.iter().map(|(_, cost)| *cost).min();
    let best = costs.into_iter().filter(|(_, cost)| Some(*cost) == least);
    best.map(|(which, _)| step_of(which, relation(example, state, which)))
        .collect()
}

/// The gold relation of the word that the move gives a head; for the root arc always `root`, and for
/// no other arc.
fn relation(example: &Example, state: &State, which: Move) -> u8 {
    use crate::text::Rel;
    if which == Move::Shift {
        return 0;
    }
    let rel = example.rels[state.stack(0)];
    let to_root = which == Move::Left && state.next() == state.count();
    match (to_root, rel == Rel::Root as u8) {
        (true, _) => Rel::Root as u8,
        (false, true) => Rel::Parataxis as u8,
        (false, false) => rel,
    }
}

/// How many gold arcs that could still be built cannot be built after the move.
fn cost(example: &Example, state: &State, which: Move) -> usize {
    let (heads, next) = (&example.heads, state.next());
    let (top, below) = (state.stack(0), state.stack(1));
    if which == Move::Shift {
        let stacked = state.stacked();
        let children = stacked.iter().filter(|&&word| heads[word] == next).count();
        let under = stacked.len().saturating_sub(1);
        return children + usize::from(stacked[..under].contains(&heads[next]));
    }
    let waiting = example.children[top]
        .iter()
        .filter(|&&child| child >= next)
        .count();
    let head = heads[top];
    let lost = match which {
        Move::Left => head == below || head > next,
        _ => head >= next,
    };
    // Heads are at most the number of words, so a missing word below is never a head.
    waiting + usize::from(lost)
}
