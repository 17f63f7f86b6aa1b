//! The matrix as SVG.

use std::io::{self, Write};

use super::frame::Frame;
use super::legend::Looks;
use super::xml::{Num, Text, Xml};
use super::{css, group, shapes};
use crate::export::layout::{LABEL_SIZE, Point, Rect, face};
use crate::export::matrix::{CELL, Cell, Matrix, SIGN};
use crate::export::metrics::Weight;
use crate::export::sketch::Sketch;
use crate::export::style::Styles;
use crate::export::tips;
use crate::graph::Graph;
use crate::model::ActorKind;

/// How to read it.
const HINT: &str = "Each row tells what an actor did to the others; what two did together stands in the rows of both.";

/// Writes the graph as a matrix in SVG: a row and a column for each actor, in each cell how many
/// events there are of the row's actor with the column's, and how many of them are conflict. The
/// same graph gives the same bytes on every machine.
///
/// At most 150 actors are there; the footer says what is left out.
pub fn matrix(graph: &Graph, out: &mut dyn Write) -> io::Result<()> {
    let styles = Styles::embedded()?;
    let sketch = Sketch::new(graph, styles, super::MOST_ACTORS);
    let matrix = Matrix::new(&sketch);
    let looks = Looks::of_matrix(&sketch, &matrix);
    let hint = (!matrix.cells.is_empty()).then_some(HINT);
    let frame = Frame::new(graph, &sketch, matrix.bounds, &looks, hint);
    frame.open(out)?;
    css::write(&[], styles, out)?;
    css::write_shades(out)?;
    frame.header(out)?;
    frame.open_picture(out)?;
    for &ground in &matrix.grounds {
        shapes::rounded("region", ground, 0.0, out)?;
    }
    grid(&matrix, out)?;
    for place in 0..matrix.order.len() {
        names(graph, &sketch, &matrix, place, out)?;
    }
    for cell in &matrix.cells {
        write_cell(graph, &sketch, cell, styles, out)?;
    }
    writeln!(out, "</g>")?;
    frame.legend(&looks, styles, out)?;
    frame.footer(out)?;
    writeln!(out, "</svg>")
}

/// The lines between the rows and between the columns, and the diagonal.
fn grid(matrix: &Matrix, out: &mut dyn Write) -> io::Result<()> {
    let Rect { left, top, .. } = matrix.field;
    let (right, bottom) = (matrix.field.right(), matrix.field.bottom());
    write!(
        out,
        r#"<path class="grid" d="M{} {}L{} {}"#,
        Num(left),
        Num(top),
        Num(right),
        Num(bottom)
    )?;
    for place in 0..=matrix.order.len() {
        let line = Matrix::middle(place) - CELL / 2.0;
        write!(out, "M0 {}H{}", Num(top + line), Num(right))?;
        write!(out, "M{} {}V{}", Num(left + line), Num(top), Num(bottom))?;
    }
    writeln!(out, r#""/>"#)
}

/// The name of an actor before its row and over its column.
fn names(
    graph: &Graph,
    sketch: &Sketch,
    matrix: &Matrix,
    place: usize,
    out: &mut dyn Write,
) -> io::Result<()> {
    let node = sketch.actors[matrix.order[place]].node;
    let kind = node.mentioned.actor.kind;
    let name = &matrix.names[place];
    writeln!(out, "<g><title>{}</title>", Xml(&tips::actor(node, graph)))?;
    let middle = matrix.field.top + Matrix::middle(place);
    let sign = Rect::around(Point::new(7.0, middle), 11.0, 11.0);
    shapes::actor(kind, sign, out)?;
    write_name(kind, name, Point::new(SIGN, middle + 4.5), out)?;
    let over = matrix.over(place);
    let (x, y) = (Num(over.x), Num(over.y));
    writeln!(out, r#"<g transform="translate({x} {y}) rotate(-45)">"#)?;
    write_name(kind, name, Point::default(), out)?;
    writeln!(out, "</g>\n</g>")
}

fn write_name(kind: ActorKind, name: &str, at: Point, out: &mut dyn Write) -> io::Result<()> {
    let (size, weight) = face(kind);
    Text::new(shapes::face_class(weight), name, size, weight).start(at, out)
}

/// The number of events, and below it how many are cooperation, a thin line, and conflict, a thick one.
fn write_cell(
    graph: &Graph,
    sketch: &Sketch,
    cell: &Cell,
    styles: &Styles,
    out: &mut dyn Write,
) -> io::Result<()> {
    let [row, column] = [cell.strand.from, cell.strand.to].map(|actor| sketch.actors[actor].node);
    let tip = tips::pair(row, column, &cell.strand, graph, styles);
    let close = group(tips::address(&cell.strand, graph), "cell", &tip, out)?;
    let class = shade_class(cell.shade());
    shapes::rounded(&class, cell.rect, 2.0, out)?;
    let base = Point::new(cell.rect.center().x, cell.rect.top + 14.0);
    Text::new("key", &cell.strand.label, LABEL_SIZE, Weight::Regular).middle(base, out)?;
    let bar = Rect {
        left: cell.rect.left + 2.0,
        top: cell.rect.bottom() - 7.0,
        width: cell.rect.width - 4.0,
        height: 5.0,
    };
    bars(bar, cell.conflict(), out)?;
    writeln!(out, "{close}")
}

pub(super) fn shade_class(shade: usize) -> String {
    format!("shade{shade}")
}

/// The share of conflict as a thick line at the right, the rest as a thin one.
pub(super) fn bars(area: Rect, conflict: f64, out: &mut dyn Write) -> io::Result<()> {
    let thick = area.width * conflict;
    if conflict < 1.0 {
        let thin = Rect {
            top: area.bottom() - 2.0,
            width: area.width - thick,
            height: 2.0,
            ..area
        };
        shapes::rounded("cooperation", thin, 0.0, out)?;
    }
    if conflict > 0.0 {
        let thick = Rect {
            left: area.right() - thick,
            width: thick,
            ..area
        };
        shapes::rounded("conflict", thick, 0.0, out)?;
    }
    Ok(())
}
