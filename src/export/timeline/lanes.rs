//! The lanes and their names.

use super::{LANE, Lane, real};
use crate::export::layout::{NOTE_SIZE, Rect, face};
use crate::export::metrics::{Weight, width};
use crate::export::sketch::{Shown, Sketch};
use crate::export::words::{cut, one_line};

/// The most room for a name.
const ROOM: f64 = 200.0;
/// The room for the sign before a name.
pub(in crate::export) const SIGN: f64 = 18.0;

/// What stands before a lane.
#[derive(Debug)]
pub(in crate::export) struct Title {
    pub(in crate::export) name: String,
    /// A person's office.
    pub(in crate::export) note: Option<String>,
    width: f64,
}

/// The names of all actors.
pub(in crate::export) fn names(sketch: &Sketch) -> Vec<Title> {
    sketch.actors.iter().map(named).collect()
}

fn named(shown: &Shown) -> Title {
    let (size, weight) = face(shown.node.mentioned.actor.kind);
    let name = one_line(shown.node, size, weight, ROOM);
    let post = shown.post.as_ref();
    let note = post.map(|(title, of)| format!("{title}, {of}"));
    let note = note.map(|note| cut(&note, NOTE_SIZE, Weight::Regular, ROOM));
    let notes = note
        .iter()
        .map(|note| width(note, NOTE_SIZE, Weight::Regular));
    let width = notes.fold(width(&name, size, weight), f64::max);
    Title { name, note, width }
}

/// Where the lanes begin, right of the widest name.
pub(super) fn start(names: &[Title]) -> f64 {
    let widest = names.iter().map(|name| name.width).fold(0.0, f64::max);
    (SIGN + widest + 14.0).ceil()
}

/// The place of each actor in the order.
pub(super) fn ranks(order: &[usize]) -> Vec<usize> {
    let mut ranks = vec![0; order.len()];
    for (rank, &actor) in order.iter().enumerate() {
        ranks[actor] = rank;
    }
    ranks
}

/// The lanes of these actors, in the order that is given for all.
pub(super) fn lanes(actors: &[bool], order: &[usize], top: f64) -> Vec<Lane> {
    let needed = order.iter().filter(|&&actor| actors[actor]);
    needed
        .enumerate()
        .map(|(place, &actor)| Lane {
            actor,
            y: top + LANE * (real(place) + 0.5),
        })
        .collect()
}

/// The grounds behind neighbouring lanes of one region.
pub(super) fn grounds(lanes: &[Lane], sketch: &Sketch, end: f64) -> Vec<Rect> {
    let region = |lane: &Lane| sketch.actors[lane.actor].region;
    let runs = lanes.chunk_by(|one, other| region(one).is_some() && region(one) == region(other));
    let grounds = runs.filter(|run| run.len() > 1).map(|run| Rect {
        left: -8.0,
        top: run[0].y - LANE / 2.0 + 1.0,
        width: end + 8.0,
        height: LANE * real(run.len()) - 2.0,
    });
    grounds.collect()
}
