//! Parts that no line connects, each by itself, and then in rows on one page.

use std::collections::BTreeMap;

use super::{Body, Point, Pull, real};

/// The room around a part, in shares of the largest part's width, and right of it, where names stand.
const MARGIN: f64 = 0.012;
const NAMES: f64 = 0.06;
/// How far the actors of a small part stand from each other, in the same shares.
const APART: f64 = 0.03;
/// So many actors make a part that is not small.
const SMALL: usize = 4;
/// So much wider than high the page should be.
const ASPECT: f64 = 1.4;

/// Bodies that lines connect.
#[derive(Debug)]
pub(super) struct Part {
    /// Which of all bodies they are.
    pub(super) members: Vec<usize>,
    pub(super) bodies: Vec<Body>,
    /// The lines between them; ends are places in `bodies`.
    pub(super) pulls: Vec<Pull>,
}

/// The parts of a graph, the largest first.
pub(super) fn parts(bodies: &[Body], pulls: &[Pull]) -> Vec<Part> {
    let mut leads: Vec<usize> = (0..bodies.len()).collect();
    for pull in pulls {
        let (one, other) = (lead(&mut leads, pull.ends.0), lead(&mut leads, pull.ends.1));
        leads[one.max(other)] = one.min(other);
    }
    let mut found: BTreeMap<usize, Part> = BTreeMap::new();
    let mut places = vec![0; bodies.len()];
    for (index, body) in bodies.iter().enumerate() {
        let part = found
            .entry(lead(&mut leads, index))
            .or_insert_with(|| Part {
                members: Vec::new(),
                bodies: Vec::new(),
                pulls: Vec::new(),
            });
        places[index] = part.members.len();
        part.members.push(index);
        part.bodies.push(body.clone());
    }
    for &Pull { ends, strength } in pulls {
        let ends_within = (places[ends.0], places[ends.1]);
        if let Some(part) = found.get_mut(&lead(&mut leads, ends.0)) {
            part.pulls.push(Pull {
                ends: ends_within,
                strength,
            });
        }
    }
    let mut parts: Vec<Part> = found.into_values().collect();
    parts.sort_by_key(|part| (usize::MAX - part.members.len(), part.members[0]));
    parts
}

/// The first body of the part, by way of those before; the way is made shorter.
fn lead(leads: &mut [usize], mut body: usize) -> usize {
    while leads[body] != body {
        leads[body] = leads[leads[body]];
        body = leads[body];
    }
    body
}

/// Sets the parts in rows from the left, the largest first; a page is at least as wide as that.
pub(super) fn in_rows(parts: &mut [Part]) {
    let widths = parts.iter().map(|part| hull(&part.bodies).1.x);
    let unit = widths.fold(2000.0, f64::max);
    let grounds = |part: &Part| {
        let (low, size) = hull(&part.bodies);
        let margin = Point::new(MARGIN, MARGIN).times(unit);
        let room = margin.times(2.0).plus(Point::new(NAMES * unit, 0.0));
        (low.minus(margin), size.plus(room))
    };
    for part in parts.iter_mut().filter(|part| part.bodies.len() < SMALL) {
        stretch(part, APART * unit);
    }
    let sizes: Vec<Point> = parts.iter().map(|part| grounds(part).1).collect();
    let area: f64 = sizes.iter().map(|size| size.x * size.y).sum();
    let widest = sizes.iter().map(|size| size.x).fold(0.0, f64::max);
    let page = widest.max((area * ASPECT).sqrt());
    let (mut left, mut top, mut row) = (0.0, 0.0, 0.0_f64);
    for (part, size) in parts.iter_mut().zip(sizes) {
        if left > 0.0 && left + size.x > page {
            (left, top, row) = (0.0, top + row, 0.0);
        }
        let way = Point::new(left, top).minus(grounds(part).0);
        for body in &mut part.bodies {
            body.at = body.at.plus(way);
        }
        left += size.x;
        row = row.max(size.y);
    }
}

/// Stretches a part until its lines are as long on the average.
fn stretch(part: &mut Part, length: f64) {
    let lengths = part.pulls.iter().map(|pull| {
        let (one, other) = (&part.bodies[pull.ends.0], &part.bodies[pull.ends.1]);
        one.at.minus(other.at).length()
    });
    let all: f64 = lengths.sum();
    if all > 1e-9 {
        let factor = length * real(part.pulls.len()) / all;
        for body in &mut part.bodies {
            body.at = body.at.times(factor);
        }
    }
}

/// The corner of what bodies cover, and its size.
fn hull(bodies: &[Body]) -> (Point, Point) {
    let first = bodies.first().map(|body| body.at).unwrap_or_default();
    let (mut low, mut high) = (first, first);
    for Body { at, .. } in bodies {
        low = Point::new(low.x.min(at.x), low.y.min(at.y));
        high = Point::new(high.x.max(at.x), high.y.max(at.y));
    }
    (low, high.minus(low))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_are_found_and_do_not_share_ground() {
        let bodies: Vec<Body> = (0..7).map(|at| Body::new(&format!("a{at}"))).collect();
        let pull = |one, other| Pull {
            ends: (one, other),
            strength: 1.0,
        };
        let mut parts = parts(&bodies, &[pull(5, 6), pull(6, 2), pull(1, 0)]);
        let members: Vec<&[usize]> = parts.iter().map(|part| part.members.as_slice()).collect();
        assert_eq!(members, [&[2, 5, 6][..], &[0, 1], &[3], &[4]]);
        assert_eq!(parts[0].pulls[1].ends, (2, 0));
        in_rows(&mut parts);
        let grounds: Vec<(Point, Point)> = parts.iter().map(|part| hull(&part.bodies)).collect();
        for (at, (one, size)) in grounds.iter().enumerate() {
            for (other, its) in &grounds[at + 1..] {
                let apart_x = one.x + size.x <= other.x + 1e-6 || other.x + its.x <= one.x + 1e-6;
                let apart_y = one.y + size.y <= other.y + 1e-6 || other.y + its.y <= one.y + 1e-6;
                assert!(apart_x || apart_y);
            }
        }
    }
}
