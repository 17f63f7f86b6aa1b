//! The ways of lines between boxes: parallel ones fanned out, boxes avoided.

use super::{Curve, Point, Rect, real};
use crate::export::sketch::{Bundle, Sketch};

/// The room between parallel lines at their middle.
const FAN_GAP: f64 = 26.0;
/// How far a bundle may bend to avoid boxes, the straight way first.
const BENDS: [f64; 13] = [
    0.0, 24.0, -24.0, 48.0, -48.0, 76.0, -76.0, 110.0, -110.0, 150.0, -150.0, 200.0, -200.0,
];

/// The curve of each strand of each bundle, from border to border.
pub(super) fn ways(sketch: &Sketch, rects: &[Rect]) -> Vec<Vec<Curve>> {
    sketch
        .bundles
        .iter()
        .map(|bundle| ways_of(bundle, rects))
        .collect()
}

fn ways_of(bundle: &Bundle, rects: &[Rect]) -> Vec<Curve> {
    let (one, other) = bundle.ends;
    let fan = |bend: f64| fan(bundle, rects, bend);
    let cost = |curves: &[Curve], bend: f64| {
        let others = rects
            .iter()
            .enumerate()
            .filter(|(index, _)| *index != one && *index != other);
        let hits: usize = others.map(|(_, rect)| hits(curves, rect.grown(5.0))).sum();
        real(hits) * 12.0 + bend.abs() * 0.12
    };
    let tries = BENDS.iter().map(|&bend| {
        let curves = fan(bend);
        (cost(&curves, bend), curves)
    });
    let best = tries.reduce(|best, next| if next.0 < best.0 { next } else { best });
    let curves = best.map(|(_, curves)| curves).unwrap_or_default();
    // A strand runs from its source to its target, whichever of the ends that is.
    let strands = bundle.strands.iter().zip(curves);
    strands
        .map(|(strand, curve)| {
            if strand.from == one {
                curve
            } else {
                Curve {
                    from: curve.to,
                    over: curve.over,
                    to: curve.from,
                }
            }
        })
        .collect()
}

fn fan(bundle: &Bundle, rects: &[Rect], bend: f64) -> Vec<Curve> {
    let (start, end) = (rects[bundle.ends.0], rects[bundle.ends.1]);
    let aside = end.center().minus(start.center()).unit().turned();
    let middle = real(bundle.strands.len() - 1) / 2.0;
    let curve = |strand: usize| {
        let step = (real(strand) - middle) * FAN_GAP;
        let from = docked(start, aside.times(step * 0.35));
        let to = docked(end, aside.times(step * 0.35));
        Curve::bent(from, to, bend + step * 0.65).between(start, end)
    };
    (0..bundle.strands.len()).map(curve).collect()
}

/// The point beside the center from which a line starts, well inside the box.
fn docked(rect: Rect, aside: Point) -> Point {
    let (across, down) = (rect.width * 0.38, rect.height * 0.32);
    let aside = Point::new(aside.x.clamp(-across, across), aside.y.clamp(-down, down));
    rect.center().plus(aside)
}

fn hits(curves: &[Curve], rect: Rect) -> usize {
    let near = |curve: &&Curve| {
        let hull =
            Rect::hull([curve.from, curve.over, curve.to].map(|at| Rect::around(at, 1.0, 1.0)));
        hull.meets(rect, 0.0)
    };
    let points = curves
        .iter()
        .filter(near)
        .flat_map(|curve| curve.points(28));
    points.filter(|&point| rect.has(point)).count()
}

/// The curves of ties, straight from border to border.
pub(super) fn ties(sketch: &Sketch, rects: &[Rect]) -> Vec<Curve> {
    let curve =
        |from: Rect, to: Rect| Curve::bent(from.center(), to.center(), 0.0).between(from, to);
    sketch
        .ties
        .iter()
        .map(|tie| curve(rects[tie.from], rects[tie.to]))
        .collect()
}
