//! Places for thousands of actors: lines pull, and actors push each other away. Parts that no line
//! connects stand in rows.
//!
//! The forces are those of `ForceAtlas2` (Jacomy and others, 2014), with the far away taken together
//! cell by cell (Barnes and Hut, 1986). One thread, a written-down order, and of the library's
//! functions the square root alone, so that every machine finds the same places.

mod cells;
mod clear;
mod parts;

use super::{Point, real, settle};
use cells::Cells;

/// Sweeps, at least and at most; in between so many that the work stays the same.
const FEWEST: usize = 220;
const MOST: usize = 600;
const WORK: usize = 900_000;

/// How hard actors push, and how hard the middle pulls.
const PUSH: f64 = 500.0;
const MIDDLE: f64 = 0.3;

/// An actor that finds its place.
#[derive(Debug, Clone)]
pub(in crate::export) struct Body {
    at: Point,
    /// What it pushes with: one more than the lines it has.
    mass: f64,
}

impl Body {
    /// A body that starts where its id says.
    pub(in crate::export) fn new(id: &str) -> Self {
        let seed = mixed(id.bytes().fold(0xcbf2_9ce4_8422_2325, |sum: u64, byte| {
            (sum ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
        }));
        let share = |bits: u64| f64::from(bits as u32) / 4_294_967_296.0 - 0.5;
        Self {
            at: Point::new(share(seed >> 32) * 1000.0, share(seed) * 1000.0),
            mass: 1.0,
        }
    }

    /// How much room it takes around it.
    fn radius(&self) -> f64 {
        4.0 + 1.6 * self.mass.sqrt()
    }
}

/// The last step of `SplitMix64`.
fn mixed(mut bits: u64) -> u64 {
    bits = (bits ^ (bits >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    bits = (bits ^ (bits >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    bits ^ (bits >> 31)
}

/// A line that draws two bodies together.
#[derive(Debug, Clone, Copy)]
pub(in crate::export) struct Pull {
    /// The two bodies.
    pub(in crate::export) ends: (usize, usize),
    /// How hard it draws.
    pub(in crate::export) strength: f64,
}

/// The places at which the forces come to rest, in the order of the bodies.
pub(in crate::export) fn spring(mut bodies: Vec<Body>, pulls: &[Pull]) -> Vec<Point> {
    for pull in pulls {
        bodies[pull.ends.0].mass += 1.0;
        bodies[pull.ends.1].mass += 1.0;
    }
    let sweeps = (WORK / bodies.len().max(1)).clamp(FEWEST, MOST);
    let mut parts = parts::parts(&bodies, pulls);
    for part in &mut parts {
        rest(&mut part.bodies, &part.pulls, sweeps);
    }
    parts::in_rows(&mut parts);
    for part in parts {
        for (index, body) in part.members.into_iter().zip(part.bodies) {
            bodies[index] = body;
        }
    }
    bodies.into_iter().map(|body| body.at).collect()
}

/// Lets the forces of one part come to rest, and turns it so that it lies as pages do.
fn rest(bodies: &mut [Body], pulls: &[Pull], sweeps: usize) {
    let mut pace = Pace::new(bodies.len());
    for _ in 0..sweeps {
        let forces = forces(bodies, pulls);
        pace.step(bodies, &forces);
    }
    let mut places: Vec<Point> = bodies.iter().map(|body| body.at).collect();
    settle::lie_down(&mut places);
    // Names stand right of their actors: a few of them are better one above the other.
    let upright = bodies.len() < 4;
    for (body, place) in bodies.iter_mut().zip(places) {
        body.at = if upright { place.turned() } else { place };
    }
    clear::clear(bodies);
}

fn forces(bodies: &[Body], pulls: &[Pull]) -> Vec<Point> {
    let cells = Cells::around(bodies);
    let mut forces: Vec<Point> = bodies
        .iter()
        .map(|body| {
            let inward = body.at.times(-MIDDLE * body.mass);
            inward.plus(cells.push(body).times(PUSH * body.mass))
        })
        .collect();
    for &Pull {
        ends: (one, other),
        strength,
    } in pulls
    {
        let way = bodies[other].at.minus(bodies[one].at).times(strength);
        forces[one] = forces[one].plus(way);
        forces[other] = forces[other].minus(way);
    }
    forces
}

/// How far bodies go at a time: less where they swing, more where all go one way.
struct Pace {
    speed: f64,
    before: Vec<Point>,
}

impl Pace {
    fn new(count: usize) -> Self {
        Self {
            speed: 1.0,
            before: vec![Point::default(); count],
        }
    }

    fn step(&mut self, bodies: &mut [Body], forces: &[Point]) {
        let (mut swinging, mut going) = (0.0, 0.0);
        for ((body, &force), &before) in bodies.iter().zip(forces).zip(&self.before) {
            swinging += body.mass * force.minus(before).length();
            going += body.mass * force.plus(before).length() / 2.0;
        }
        let calm = 0.5 * (0.1 * real(bodies.len()).sqrt()).clamp(0.5, 2.0);
        let wanted = calm * going / f64::max(swinging, 1e-9);
        self.speed = wanted.min(self.speed * 1.5).clamp(1e-4, 10.0);
        for ((body, &force), before) in bodies.iter_mut().zip(forces).zip(&mut self.before) {
            let swing = body.mass * force.minus(*before).length();
            let slow = self.speed / (1.0 + (self.speed * swing).sqrt());
            let limited = slow.min(200.0 / force.length().max(1e-9));
            body.at = body.at.plus(force.times(limited));
            *before = force;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chain(count: usize) -> (Vec<Body>, Vec<Pull>) {
        let bodies = (0..count).map(|at| Body::new(&format!("actor-{at}")));
        let pulls = (1..count).map(|at| Pull {
            ends: (at - 1, at),
            strength: 1.0,
        });
        (bodies.collect(), pulls.collect())
    }

    #[test]
    fn neighbors_are_nearer_than_others() {
        let (bodies, pulls) = chain(30);
        let places = spring(bodies, &pulls);
        let length = |one: usize, other: usize| places[one].minus(places[other]).length();
        let near = (1..30).map(|at| length(at - 1, at)).fold(0.0, f64::max);
        assert!(near < length(0, 29), "{near} {}", length(0, 29));
        assert!(places.iter().all(|at| at.x.is_finite() && at.y.is_finite()));
    }

    #[test]
    fn nobody_stands_on_another() {
        let (bodies, _) = chain(40);
        let places = spring(bodies, &[]);
        for (at, one) in places.iter().enumerate() {
            for other in &places[at + 1..] {
                assert!(one.minus(*other).length() > 8.0);
            }
        }
    }

    #[test]
    fn the_same_actors_find_the_same_places() {
        let (bodies, pulls) = chain(200);
        assert_eq!(spring(bodies.clone(), &pulls), spring(bodies, &pulls));
        assert!(spring(Vec::new(), &[]).is_empty());
    }
}
