//! Where the parser stands in a sentence: stack, next word, arcs so far.

use super::{Move, RELS, Step, move_of, step_of};
use crate::text::tags::Rel;

/// No word: outside the sentence.
pub(crate) const NONE: usize = usize::MAX;

/// What is known of a word: its arc, and its outermost dependents.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Place {
    /// Its head, `NONE` before it has one; the number of words for the root.
    pub(crate) head: usize,
    /// Its relation, meaningful once it has a head.
    pub(crate) rel: u8,
    /// Its outermost dependents to the left, the last one first.
    pub(crate) left: [usize; 2],
    /// Its outermost dependents to the right, the last one first.
    pub(crate) right: [usize; 2],
    /// How many dependents it has to the left and to the right.
    pub(crate) valency: [u8; 2],
    /// The relations of its dependents to the left and to the right, as bits.
    pub(crate) rels: [u64; 2],
}

const EMPTY: Place = Place {
    head: NONE,
    rel: 255,
    left: [NONE; 2],
    right: [NONE; 2],
    valency: [0; 2],
    rels: [0; 2],
};

/// A state of the parser.
#[derive(Debug, Clone)]
pub(crate) struct State {
    stack: Vec<usize>,
    next: usize,
    places: Vec<Place>,
}

impl State {
    /// The start: all words wait.
    pub(crate) fn new(count: usize) -> Self {
        Self {
            stack: Vec::new(),
            next: 0,
            places: vec![EMPTY; count],
        }
    }

    /// Whether every word has a head.
    pub(crate) fn is_done(&self) -> bool {
        self.stack.is_empty() && self.next == self.places.len()
    }

    /// The word so many below the top of the stack.
    pub(crate) fn stack(&self, depth: usize) -> usize {
        let place = self.stack.len().checked_sub(depth + 1);
        place.map_or(NONE, |place| self.stack[place])
    }

    /// The words on the stack, the top last.
    pub(crate) fn stacked(&self) -> &[usize] {
        &self.stack
    }

    /// The number of the next word; the number of words at the end.
    pub(crate) fn next(&self) -> usize {
        self.next
    }

    /// How many words the sentence has, which is also the number of the root.
    pub(crate) fn count(&self) -> usize {
        self.places.len()
    }

    /// What is known of a word; nothing of a word outside the sentence.
    pub(crate) fn place(&self, word: usize) -> &Place {
        self.places.get(word).unwrap_or(&EMPTY)
    }

    /// Whether a kind of step is possible here. The root takes the last word of the stack only.
    pub(crate) fn allows(&self, which: Move) -> bool {
        let ended = self.next == self.places.len();
        match which {
            Move::Shift => !ended,
            Move::Left if ended => self.stack.len() == 1,
            Move::Left => !self.stack.is_empty(),
            Move::Right => self.stack.len() > 1,
        }
    }

    /// The steps possible here. The relation `root` goes with the root and with nothing else.
    pub(crate) fn allowed(&self) -> impl Iterator<Item = Step> + use<> {
        let root = Rel::Root as u8;
        let ended = self.next == self.places.len();
        let shift = self.allows(Move::Shift).then_some(step_of(Move::Shift, 0));
        let lefts = if self.allows(Move::Left) { RELS } else { 0 };
        let rights = if self.allows(Move::Right) { RELS } else { 0 };
        let lefts = (0..lefts).filter(move |&rel| (rel == root) == ended);
        let rights = (0..rights).filter(move |&rel| rel != root);
        let lefts = lefts.map(|rel| step_of(Move::Left, rel));
        shift
            .into_iter()
            .chain(lefts)
            .chain(rights.map(|rel| step_of(Move::Right, rel)))
    }

    /// One step that is possible, as long as the sentence is not done.
    pub(crate) fn fallback(&self) -> Step {
        if self.allows(Move::Shift) {
            step_of(Move::Shift, 0)
        } else if self.stack.len() > 1 {
            step_of(Move::Right, Rel::Dep as u8)
        } else {
            step_of(Move::Left, Rel::Root as u8)
        }
    }

    /// Takes a step.
    pub(crate) fn apply(&mut self, step: Step) {
        let (which, rel) = move_of(step);
        if which == Move::Shift {
            self.stack.push(self.next);
            self.next += 1;
            return;
        }
        let Some(word) = self.stack.pop() else { return };
        let head = if which == Move::Left {
            self.next
        } else {
            self.stack(0)
        };
        self.places[word].head = head;
        self.places[word].rel = rel;
        if let Some(place) = self.places.get_mut(head) {
            let side = usize::from(which == Move::Right);
            let outer = if side == 0 {
                &mut place.left
            } else {
                &mut place.right
            };
            *outer = [word, outer[0]];
            place.valency[side] = place.valency[side].saturating_add(1);
            place.rels[side] |= 1 << rel;
        }
    }

    /// The head (none for the root) and relation of each word.
    pub(crate) fn arcs(&self) -> Vec<(Option<usize>, Rel)> {
        let rel_of = |rel: u8| Rel::ALL.get(usize::from(rel)).copied().unwrap_or(Rel::Dep);
        let arc = |place: &Place| {
            (
                (place.head < self.places.len()).then_some(place.head),
                rel_of(place.rel),
            )
        };
        self.places.iter().map(arc).collect()
    }
}
