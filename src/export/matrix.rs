//! A matrix: who did something to whom, counted. A row and a column for each actor.

use std::collections::BTreeMap;

use super::layout::{Point, Rect, face};
use super::metrics::width;
use super::order::order;
use super::sketch::{Meeting, Shown, Sketch, Strand};
use super::words::one_line;
use crate::graph::EventEdge;
use crate::model::Quad;

/// The side of a cell.
pub(super) const CELL: f64 = 26.0;
/// The room for the sign before a name.
pub(super) const SIGN: f64 = 18.0;
/// The most room for a name.
const ROOM: f64 = 200.0;
/// The share of its length that a name over a column takes across and down, as it is turned by an
/// eighth of a circle.
const SLANT: f64 = std::f64::consts::FRAC_1_SQRT_2;
/// From how many events on a cell is of the second, third and fourth shade.
pub(super) const SHADES: [usize; 3] = [2, 4, 8];

/// A matrix with a place for everything.
#[derive(Debug)]
pub(super) struct Matrix<'a> {
    /// The actors in the order of rows and columns.
    pub(super) order: Vec<usize>,
    /// Their names, in the same order.
    pub(super) names: Vec<String>,
    /// All cells, those without events too.
    pub(super) field: Rect,
    /// The squares in which actors of a region meet each other.
    pub(super) grounds: Vec<Rect>,
    /// The cells with events, by row and column.
    pub(super) cells: Vec<Cell<'a>>,
    /// What all of it covers.
    pub(super) bounds: Rect,
}

/// What one actor did to another.
#[derive(Debug)]
pub(super) struct Cell<'a> {
    pub(super) rect: Rect,
    /// The events; its label is their number.
    pub(super) strand: Strand<'a>,
    /// How many of them are conflict.
    pub(super) conflicts: usize,
}

impl Cell<'_> {
    /// How dark the cell is, from 0 to 3.
    pub(super) fn shade(&self) -> usize {
        let count = self.strand.events.len();
        SHADES.iter().filter(|&&least| count >= least).count()
    }

    /// The share of the events that is conflict.
    pub(super) fn conflict(&self) -> f64 {
        real(self.conflicts) / real(self.strand.events.len())
    }
}

impl<'a> Matrix<'a> {
    /// The matrix of all events of a sketch.
    pub(super) fn new(sketch: &Sketch<'a>) -> Self {
        let order = order(sketch);
        let shown = || order.iter().map(|&actor| &sketch.actors[actor]);
        let names: Vec<String> = shown().map(name).collect();
        let widths: Vec<f64> = shown()
            .zip(&names)
            .map(|(shown, name)| wide(shown, name))
            .collect();
        let widest = widths.iter().copied().fold(0.0, f64::max);
        let side = CELL * real(order.len());
        let field = Rect {
            left: (SIGN + widest + 10.0).ceil(),
            top: (widest * SLANT + 20.0).ceil(),
            width: side,
            height: side,
        };
        let slanted = widths
            .iter()
            .enumerate()
            .map(|(column, wide)| field.left + CELL * (real(column) + 0.5) + (wide + 20.0) * SLANT);
        let bounds = Rect {
            left: 0.0,
            top: 0.0,
            width: slanted.fold(field.right(), f64::max).ceil(),
            height: field.bottom(),
        };
        Self {
            grounds: grounds(&order, sketch, field),
            cells: cells(&order, sketch, field),
            order,
            names,
            field,
            bounds,
        }
    }

    /// The middle of a row or column, from the first one's edge.
    pub(super) fn middle(place: usize) -> f64 {
        CELL * (real(place) + 0.5)
    }

    /// Where the name over a column begins.
    pub(super) fn over(&self, column: usize) -> Point {
        Point::new(
            self.field.left + Self::middle(column) + 3.0,
            self.field.top - 6.0,
        )
    }
}

fn name(shown: &Shown) -> String {
    let (size, weight) = face(shown.node.mentioned.actor.kind);
    one_line(shown.node, size, weight, ROOM)
}

fn wide(shown: &Shown, name: &str) -> f64 {
    let (size, weight) = face(shown.node.mentioned.actor.kind);
    width(name, size, weight)
}

/// The cells with events; what two did together stands in the rows of both.
fn cells<'a>(order: &[usize], sketch: &Sketch<'a>, field: Rect) -> Vec<Cell<'a>> {
    let mut places = vec![0; order.len()];
    for (place, &actor) in order.iter().enumerate() {
        places[actor] = place;
    }
    let mut pairs: BTreeMap<(usize, usize), Vec<&'a EventEdge>> = BTreeMap::new();
    for &Meeting { from, to, event } in &sketch.meetings {
        let (row, column) = (places[from], places[to]);
        pairs.entry((row, column)).or_default().push(event);
        if event.symmetric {
            pairs.entry((column, row)).or_default().push(event);
        }
    }
    let pairs = pairs.into_iter();
    pairs
        .map(|((row, column), events)| {
            let middle = Point::new(
                field.left + Matrix::middle(column),
                field.top + Matrix::middle(row),
            );
            let conflicts = events.iter().filter(|event| is_conflict(event.quad));
            Cell {
                rect: Rect::around(middle, CELL - 2.0, CELL - 2.0),
                conflicts: conflicts.count(),
                strand: Strand {
                    from: order[row],
                    to: order[column],
                    label: events.len().to_string(),
                    events,
                    is_directed: false,
                },
            }
        })
        .collect()
}

fn is_conflict(quad: Quad) -> bool {
    matches!(quad, Quad::VerbalConflict | Quad::MaterialConflict)
}

fn grounds(order: &[usize], sketch: &Sketch, field: Rect) -> Vec<Rect> {
    let region = |actor: &usize| sketch.actors[*actor].region;
    let runs = order.chunk_by(|one, other| region(one).is_some() && region(one) == region(other));
    let mut first = 0;
    let mut grounds = Vec::new();
    for run in runs {
        if run.len() > 1 {
            let side = CELL * real(run.len());
            grounds.push(Rect {
                left: field.left + CELL * real(first),
                top: field.top + CELL * real(first),
                width: side,
                height: side,
            });
        }
        first += run.len();
    }
    grounds
}

/// Numbers of things as lengths.
fn real(count: usize) -> f64 {
    f64::from(u32::try_from(count).unwrap_or(u32::MAX))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::fixture;
    use crate::export::style::Styles;

    #[test]
    fn every_event_is_counted_once_or_in_both_rows() {
        let graph = fixture::news();
        let sketch = Sketch::new(&graph, Styles::embedded().unwrap(), usize::MAX);
        let matrix = Matrix::new(&sketch);
        let counted: usize = matrix
            .cells
            .iter()
            .map(|cell| cell.strand.events.len())
            .sum();
        let symmetric = sketch
            .meetings
            .iter()
            .filter(|meeting| meeting.event.symmetric);
        assert_eq!(counted, sketch.events + symmetric.count());
    }

    #[test]
    fn cells_lie_in_the_field_and_apart() {
        let graph = fixture::news();
        let sketch = Sketch::new(&graph, Styles::embedded().unwrap(), usize::MAX);
        let matrix = Matrix::new(&sketch);
        assert_eq!(matrix.bounds.with(matrix.field), matrix.bounds);
        for (index, cell) in matrix.cells.iter().enumerate() {
            assert_eq!(matrix.field.with(cell.rect), matrix.field);
            let others = &matrix.cells[index + 1..];
            assert!(others.iter().all(|other| !other.rect.meets(cell.rect, 0.0)));
        }
    }

    #[test]
    fn names_over_columns_stay_in_the_picture() {
        let graph = fixture::news();
        let sketch = Sketch::new(&graph, Styles::embedded().unwrap(), usize::MAX);
        let matrix = Matrix::new(&sketch);
        for (column, name) in matrix.names.iter().enumerate() {
            let start = matrix.over(column);
            let reach = wide(&sketch.actors[matrix.order[column]], name) * SLANT;
            // A letter's height reaches as far to the side.
            assert!(start.x + reach + 10.0 <= matrix.bounds.right(), "{name}");
            assert!(start.y - reach - 10.0 >= 0.0, "{name}");
        }
    }
}
