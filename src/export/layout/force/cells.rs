//! Space cut into quarters, and these again, so that what is far away pushes as one.

use super::{Body, Point};

/// A cell counts as far where it is so many times nearer than wide.
const FAR: f64 = 1.2;
/// Bodies at one place would be cut apart forever.
const DEEPEST: usize = 24;
/// No child.
const NONE: u32 = u32::MAX;

/// A square with the bodies in it.
#[derive(Debug, Clone, Copy)]
struct Cell {
    /// The sum of the masses, and of the places weighed by mass.
    mass: f64,
    moment: Point,
    /// The square of its width.
    area: f64,
    children: [u32; 4],
}

/// All cells, the largest first.
#[derive(Debug)]
pub(super) struct Cells {
    cells: Vec<Cell>,
}

impl Cells {
    pub(super) fn around(bodies: &[Body]) -> Self {
        let reach = bodies.iter().fold(1.0_f64, |reach, body| {
            reach.max(body.at.x.abs()).max(body.at.y.abs())
        });
        let mut cells = Self { cells: Vec::new() };
        let mut all: Vec<u32> = (0..).take(bodies.len()).collect();
        cells.add(bodies, &mut all, Point::default(), reach, 0);
        cells
    }

    /// Adds the square around a middle with the bodies in it, and gives its place in the list.
    fn add(
        &mut self,
        bodies: &[Body],
        within: &mut [u32],
        middle: Point,
        half: f64,
        depth: usize,
    ) -> u32 {
        let place = self.cells.len();
        let mut cell = Cell {
            mass: 0.0,
            moment: Point::default(),
            area: 4.0 * half * half,
            children: [NONE; 4],
        };
        for &index in within.iter() {
            let body = &bodies[index as usize];
            cell.mass += body.mass;
            cell.moment = cell.moment.plus(body.at.times(body.mass));
        }
        self.cells.push(cell);
        if within.len() > 1 && depth < DEEPEST {
            let at = |index: u32| bodies[index as usize].at;
            let right = partition(within, |index| at(index).x < middle.x);
            let (west, east) = within.split_at_mut(right);
            for (side, columns) in [west, east].into_iter().enumerate() {
                let lower = partition(columns, |index| at(index).y < middle.y);
                let (north, south) = columns.split_at_mut(lower);
                for (row, quarter) in [north, south].into_iter().enumerate() {
                    if !quarter.is_empty() {
                        let way = Point::new(sign(side), sign(row)).times(half / 2.0);
                        let child =
                            self.add(bodies, quarter, middle.plus(way), half / 2.0, depth + 1);
                        self.cells[place].children[2 * side + row] = child;
                    }
                }
            }
        }
        place as u32
    }

    /// How all others push a body, as if its mass were one.
    pub(super) fn push(&self, body: &Body) -> Point {
        let mut push = Point::default();
        let mut open = vec![0_u32];
        while let Some(next) = open.pop() {
            let cell = &self.cells[next as usize];
            let way = body.at.minus(cell.moment.times(1.0 / cell.mass));
            let square = way.x * way.x + way.y * way.y;
            let whole = cell.children == [NONE; 4];
            if whole || cell.area < FAR * FAR * square {
                // The body itself is in the way of nobody: it is at no distance.
                if square > 1e-12 {
                    push = push.plus(way.times(cell.mass / square));
                }
            } else {
                open.extend(cell.children.iter().filter(|&&child| child != NONE));
            }
        }
        push
    }
}

fn sign(side: usize) -> f64 {
    if side == 0 { -1.0 } else { 1.0 }
}

/// Moves those that fit to the front, in their order, and tells how many they are.
fn partition(indices: &mut [u32], fits: impl Fn(u32) -> bool) -> usize {
    let rest: Vec<u32> = indices
        .iter()
        .copied()
        .filter(|&index| !fits(index))
        .collect();
    let mut kept = 0;
    for at in 0..indices.len() {
        if fits(indices[at]) {
            indices[kept] = indices[at];
            kept += 1;
        }
    }
    indices[kept..].copy_from_slice(&rest);
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_far_push_nearly_as_one_by_one() {
        let bodies: Vec<Body> = (0..300).map(|at| Body::new(&format!("a{at}"))).collect();
        let cells = Cells::around(&bodies);
        for body in &bodies {
            let mut exact = Point::default();
            for other in &bodies {
                let way = body.at.minus(other.at);
                let square = way.x * way.x + way.y * way.y;
                if square > 0.0 {
                    exact = exact.plus(way.times(other.mass / square));
                }
            }
            let error = cells.push(body).minus(exact).length();
            assert!(error < 0.15 * exact.length() + 0.1, "{error} {exact:?}");
        }
    }

    #[test]
    fn bodies_at_one_place_end() {
        let bodies = vec![Body::new("same"); 5];
        let push = Cells::around(&bodies).push(&bodies[0]);
        assert!(push.x.is_finite() && push.y.is_finite());
    }
}
