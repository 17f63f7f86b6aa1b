//! The ways of lines between boxes: parallel ones fanned out, boxes avoided.

use std::collections::HashSet;
use std::sync::LazyLock;

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
    let mut ground = Ground::default();
    let bundles = sketch.bundles.iter();
    bundles
        .map(|bundle| ways_of(bundle, rects, &mut ground))
        .collect()
}

fn ways_of(bundle: &Bundle, rects: &[Rect], ground: &mut Ground) -> Vec<Curve> {
    let (one, other) = bundle.ends;
    let others = rects
        .iter()
        .enumerate()
        .filter(|(index, _)| *index != one && *index != other);
    let others: Vec<Rect> = others.map(|(_, rect)| rect.grown(5.0)).collect();
    let mut best = (f64::INFINITY, Vec::new());
    for route in routes() {
        // Routes come with growing detours, which alone soon cost more than the best route.
        if route.detour() >= best.0 {
            break;
        }
        let curves = fan(bundle, rects, route);
        let hits: usize = others.iter().map(|&rect| hits(&curves, rect)).sum();
        let mut cost = real(hits) * 12.0 + route.detour();
        if cost < best.0 {
            cost += ground.shared(&curves);
        }
        if cost < best.0 {
            best = (cost, curves);
        }
    }
    let curves = best.1;
    ground.take(&curves);
    // A strand runs from its source to its target, whichever of the ends that is.
    let strands = bundle.strands.iter().zip(curves);
    strands
        .map(|(strand, curve)| {
            if strand.from == one {
                curve
            } else {
                curve.reversed()
            }
        })
        .collect()
}

/// The ground that lines have taken, in small squares, so that later ones do not run along them.
#[derive(Debug, Default)]
struct Ground(HashSet<(i32, i32)>);

impl Ground {
    const SIDE: f64 = 9.0;

    fn squares(curves: &[Curve]) -> impl Iterator<Item = (i32, i32)> {
        let points = curves.iter().flat_map(|curve| curve.dots(Self::SIDE));
        points.map(|at| ((at.x / Self::SIDE) as i32, (at.y / Self::SIDE) as i32))
    }

    /// The cost of ground that others have taken; a crossing takes a square, a shared way many.
    fn shared(&self, curves: &[Curve]) -> f64 {
        let shared = Self::squares(curves)
            .filter(|square| self.0.contains(square))
            .count();
        real(shared) * 1.5
    }

    fn take(&mut self, curves: &[Curve]) {
        self.0.extend(Self::squares(curves));
    }
}

/// How a bundle goes: how far it bends, and where on the boxes it starts and ends.
#[derive(Debug, Clone, Copy)]
struct Route {
    bend: f64,
    docks: (f64, f64),
}

impl Route {
    fn detour(self) -> f64 {
        self.bend.abs() * 0.12 + (self.docks.0.abs() + self.docks.1.abs()) * 5.0
    }
}

/// All routes to try, by detour: left, middle and right of either box, with every bend.
fn routes() -> impl Iterator<Item = Route> {
    ROUTES.iter().copied()
}

static ROUTES: LazyLock<Vec<Route>> = LazyLock::new(|| {
    let docks = [0.0, -1.0, 1.0];
    let pairs = docks
        .into_iter()
        .flat_map(|start| docks.map(|end| (start, end)));
    let mut routes: Vec<Route> = pairs
        .flat_map(|docks| BENDS.map(|bend| Route { bend, docks }))
        .collect();
    routes.sort_by(|one, other| one.detour().total_cmp(&other.detour()));
    routes
});

fn fan(bundle: &Bundle, rects: &[Rect], route: Route) -> Vec<Curve> {
    let (start, end) = (rects[bundle.ends.0], rects[bundle.ends.1]);
    let aside = end.center().minus(start.center()).unit().turned();
    let middle = real(bundle.strands.len() - 1) / 2.0;
    let curve = |strand: usize| {
        let step = (real(strand) - middle) * FAN_GAP;
        let from = docked(start, route.docks.0, aside.times(step * 0.35));
        let to = docked(end, route.docks.1, aside.times(step * 0.35));
        Curve::bent(from, to, route.bend + step * 0.65).between(start, end)
    };
    (0..bundle.strands.len()).map(curve).collect()
}

/// The point from which a line starts, well inside the box.
fn docked(rect: Rect, dock: f64, aside: Point) -> Point {
    let (across, down) = (rect.width * 0.38, rect.height * 0.32);
    let aside = aside.plus(Point::new(dock * across, 0.0));
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
