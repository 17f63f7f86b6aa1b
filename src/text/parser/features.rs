//! What a step of the parser rests on.

use super::Node;
use super::state::{NONE, State};
use crate::text::word::key;

/// A word with what is known of it, in the form that features need.
#[derive(Clone, Copy)]
struct View {
    /// Hash of the form.
    w: u64,
    /// Tag.
    t: u64,
    /// Form and tag.
    wt: u64,
    /// Relation to the head.
    l: u64,
}

/// The features of a state, into a buffer that is used again.
pub(crate) fn parse_features(nodes: &[Node], state: &State, features: &mut Vec<u64>) {
    features.clear();
    let window = Window::new(nodes, state);
    words(&window, features);
    pairs(&window, features);
    triples(&window, features);
    dependents(&window, features);
    distances(&window, features);
}

/// The words near the top of the stack and the front of the buffer.
struct Window<'a> {
    nodes: &'a [Node],
    state: &'a State,
    /// The three words on top of the stack, the top first.
    at: [usize; 4],
    s0: View,
    s1: View,
    s2: View,
    b0: View,
    b1: View,
    b2: View,
}

impl<'a> Window<'a> {
    fn new(nodes: &'a [Node], state: &'a State) -> Self {
        let at = [state.stack(0), state.stack(1), state.stack(2), state.next()];
        let view = |word| view(nodes, state, word);
        Self {
            nodes,
            state,
            at,
            s0: view(at[0]),
            s1: view(at[1]),
            s2: view(at[2]),
            b0: view(at[3]),
            b1: view(at[3] + 1),
            b2: view(at[3] + 2),
        }
    }

    fn view(&self, word: usize) -> View {
        view(self.nodes, self.state, word)
    }
}

fn view(nodes: &[Node], state: &State, word: usize) -> View {
    let Some(node) = nodes.get(word) else {
        let tag = if word == NONE { 255 } else { 254 };
        return View {
            w: 0,
            t: tag,
            wt: tag,
            l: 255,
        };
    };
    let (w, t) = (u64::from(node.word), u64::from(node.tag));
    View {
        w,
        t,
        wt: w << 8 | t,
        l: u64::from(state.place(word).rel),
    }
}

fn words(window: &Window, features: &mut Vec<u64>) {
    let Window {
        s0,
        s1,
        s2,
        b0,
        b1,
        b2,
        ..
    } = window;
    let b3 = window.view(window.at[3] + 3);
    features.extend([
        key(0, 0, 0, 0),
        key(1, s0.w, 0, 0),
        key(2, s0.t, 0, 0),
        key(3, s0.wt, 0, 0),
        key(4, s1.w, 0, 0),
        key(5, s1.t, 0, 0),
        key(6, s1.wt, 0, 0),
        key(7, b0.w, 0, 0),
        key(8, b0.t, 0, 0),
        key(9, b0.wt, 0, 0),
        key(10, b1.w, 0, 0),
        key(11, b1.t, 0, 0),
        key(12, b1.wt, 0, 0),
        key(13, b2.w, 0, 0),
        key(14, b2.t, b3.t, 0),
        key(15, b2.wt, 0, 0),
        key(16, s2.t, 0, 0),
        key(17, s2.wt, 0, 0),
    ]);
}

fn pairs(window: &Window, features: &mut Vec<u64>) {
    let Window {
        at,
        s0,
        s1,
        s2,
        b0,
        b1,
        ..
    } = window;
    let before_next = window.view(at[3].wrapping_sub(1));
    let after_top = window.view(at[0].wrapping_add(1));
    let before_top = window.view(at[0].wrapping_sub(1));
    features.extend([
        key(20, s0.wt, b0.wt, 0),
        key(21, s0.wt, b0.w, 0),
        key(22, s0.w, b0.wt, 0),
        key(23, s0.wt, b0.t, 0),
        key(24, s0.t, b0.wt, 0),
        key(25, s0.w, b0.w, 0),
        key(26, s0.t, b0.t, 0),
        key(27, b0.t, b1.t, 0),
        key(28, b0.wt, b1.t, 0),
        key(29, b0.t, b1.w, 0),
        key(30, s1.w, s0.w, 0),
        key(31, s1.t, s0.wt, 0),
        key(32, s1.wt, s0.t, 0),
        key(33, s1.t, s0.t, 0),
        key(34, s1.w, b0.w, 0),
        key(35, s1.t, b0.t, 0),
        key(36, s1.w, b0.t, 0),
        key(37, s1.t, b0.w, 0),
        key(38, s2.w, s0.t, b0.t),
        key(39, s0.w, before_next.t, b0.t),
        key(40, s0.t, after_top.t, b0.t),
        key(41, before_top.t, s0.t, b0.t),
        key(42, s1.t, before_top.w, s0.t),
    ]);
}

fn triples(window: &Window, features: &mut Vec<u64>) {
    let Window {
        s0,
        s1,
        s2,
        b0,
        b1,
        b2,
        ..
    } = window;
    features.extend([
        key(50, s0.t, b0.t, b1.t),
        key(51, b0.t, b1.t, b2.t),
        key(52, s1.t, s0.t, b0.t),
        key(53, s2.t, s1.t, s0.t),
        key(54, s0.w, b0.t, b1.t),
        key(55, s0.t, b0.w, b1.t),
        key(56, s1.w, s0.t, b0.t),
        key(57, s1.t, s0.w, b0.t),
        key(58, s1.t, s0.t, b0.w),
        key(59, s0.t, b0.t, b1.w),
        key(60, s1.t << 8 | s0.t, b0.t, b1.t),
        key(61, s2.t << 8 | s1.t, s0.t, b0.t),
        key(62, s0.t << 8 | b0.t, b1.t, b2.t),
    ]);
}

fn dependents(window: &Window, features: &mut Vec<u64>) {
    let Window {
        at,
        state,
        s0,
        s1,
        b0,
        ..
    } = window;
    let child = |word: usize, side: usize, nth: usize| {
        let place = state.place(word);
        window.view(if side == 0 {
            place.left[nth]
        } else {
            place.right[nth]
        })
    };
    let (s0l, s0l2) = (child(at[0], 0, 0), child(at[0], 0, 1));
    let (s0r, s0r2) = (child(at[0], 1, 0), child(at[0], 1, 1));
    let (s1l, s1r) = (child(at[1], 0, 0), child(at[1], 1, 0));
    let s1r2 = child(at[1], 1, 1);
    let (b0l, b0l2) = (child(at[3], 0, 0), child(at[3], 0, 1));
    let s2r = child(at[2], 1, 0);
    features.extend([
        key(70, s0.t, s0l.t, b0.t),
        key(71, s0.t, s0r.t, b0.t),
        key(72, s0.t, b0.t, b0l.t),
        key(73, s1.t, s1r.t, s0.t),
        key(74, s1.t, s1l.t, s0.t),
        key(75, s1.t, s0.t, s0l.t),
        key(76, s1.t, s0.t, s0r.t),
        key(77, s0.t, s0r.t, s0r2.t),
        key(78, s0.t, s0l.t, s0l2.t),
        key(79, b0.t, b0l.t, b0l2.t),
        key(80, s1.t, s1r.t, s1r2.t),
        key(81, s0.w, s0l.l, s0l2.l),
        key(82, s0.w, s0r.l, s0r2.l),
        key(83, s0.t << 8 | s0l.l, b0.t, b0l.l),
        key(84, s0.t, s0r.l, b0.t),
        key(85, s1.t << 8 | s1r.l, s0.t, s0l.l),
        key(86, s1.w, s1r.l, s0.t),
        key(87, s1.w, s0l.w, s0.t),
        key(88, s1.t, s0l.w, s0.w),
        key(89, s0.t, s0r.w, b0.t),
        key(90, s0.t << 8 | b0.t, b0l.w, 0),
        key(91, s1.t << 8 | s0.t, s1r.w, 0),
        key(92, s0l.w, s0.t, 0),
        key(93, s2r.t, s1.t, s0.t),
        key(94, s1.w, s1l.l, s0.t),
        key(95, s1.t << 8 | s1l.l, s0.t, b0.t),
    ]);
    let rels = |word: usize, side: usize| state.place(word).rels[side];
    let valency = |word: usize, side: usize| u64::from(state.place(word).valency[side].min(6));
    features.extend([
        key(100, s0.t, rels(at[0], 0), b0.t),
        key(101, s0.t, rels(at[0], 1), b0.t),
        key(102, s0.w, rels(at[0], 0), rels(at[0], 1)),
        key(103, s1.t, rels(at[1], 1), s0.t),
        key(104, s1.w, rels(at[1], 1), s0.t),
        key(105, b0.t, rels(at[3], 0), s0.t),
        key(106, b0.w, rels(at[3], 0), s0.t),
        key(107, s0.wt, valency(at[0], 0), 0),
        key(108, s0.wt, valency(at[0], 1), 0),
        key(109, s0.t, valency(at[0], 0), valency(at[0], 1)),
        key(110, s1.wt, valency(at[1], 1), 0),
        key(111, b0.t, valency(at[3], 0), s0.t),
    ]);
}

fn distances(window: &Window, features: &mut Vec<u64>) {
    let Window { at, s0, s1, b0, .. } = window;
    let ahead = distance(at[0], at[3]);
    let behind = distance(at[1], at[0]);
    features.extend([
        key(120, s0.w, ahead, 0),
        key(121, s0.t, ahead, 0),
        key(122, b0.w, ahead, 0),
        key(123, b0.t, ahead, 0),
        key(124, s0.t, b0.t, ahead),
        key(125, s1.t, s0.t, behind),
        key(126, s1.w, behind, s0.t),
        key(127, s0.w << 8 | s1.t, behind, 0),
        key(128, s1.t << 8 | s0.t, b0.t, behind << 8 | ahead),
    ]);
}

/// Distances in steps that grow; 0 when one of the two words is missing.
fn distance(from: usize, to: usize) -> u64 {
    if from == NONE || to == NONE {
        return 0;
    }
    match to.abs_diff(from) {
        near @ 0..=4 => near as u64,
        5..=6 => 5,
        7..=10 => 6,
        11..=16 => 7,
        _ => 8,
    }
}
