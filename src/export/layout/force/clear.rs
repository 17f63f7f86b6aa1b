//! Actors that came to stand on each other are moved apart.

use std::collections::BTreeMap;

use super::{Body, Point};

const ROUNDS: usize = 60;

/// Moves bodies apart until each has its room, or the rounds are over.
pub(super) fn clear(bodies: &mut [Body]) {
    let widest = bodies.iter().map(Body::radius).fold(1.0, f64::max);
    for _ in 0..ROUNDS {
        if !nudge(bodies, 2.0 * widest) {
            break;
        }
    }
}

/// One round over the bodies, field by field of a grid; tells whether any was moved.
fn nudge(bodies: &mut [Body], width: f64) -> bool {
    let mut fields: BTreeMap<(i64, i64), Vec<usize>> = BTreeMap::new();
    for (index, body) in bodies.iter().enumerate() {
        fields.entry(field(body.at, width)).or_default().push(index);
    }
    let mut moved = false;
    for index in 0..bodies.len() {
        let (column, row) = field(bodies[index].at, width);
        for (x, y) in (-1..=1).flat_map(|x| (-1..=1).map(move |y| (column + x, row + y))) {
            for &other in fields.get(&(x, y)).into_iter().flatten() {
                if other > index {
                    moved |= part(bodies, index, other);
                }
            }
        }
    }
    moved
}

fn field(at: Point, width: f64) -> (i64, i64) {
    ((at.x / width).floor() as i64, (at.y / width).floor() as i64)
}

/// Moves two bodies apart where they share ground; the lighter one goes further.
fn part(bodies: &mut [Body], one: usize, other: usize) -> bool {
    let way = bodies[other].at.minus(bodies[one].at);
    let lack = bodies[one].radius() + bodies[other].radius() + 1.0 - way.length();
    if lack <= 0.0 {
        return false;
    }
    let all = bodies[one].mass + bodies[other].mass;
    let step = way.unit().times(lack * 1.02);
    let share = bodies[other].mass / all;
    bodies[one].at = bodies[one].at.minus(step.times(share));
    bodies[other].at = bodies[other].at.plus(step.times(1.0 - share));
    true
}
