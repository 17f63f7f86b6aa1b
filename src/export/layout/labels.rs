//! Finds a free place for every label on its line.

use std::collections::HashMap;

use super::{Curve, LABEL_HEIGHT, Point, Rect, Way, label_width, real};
use crate::export::sketch::Sketch;

/// Shares of the way at which a label may stand, the middle first.
const SHARES: [f64; 17] = [
    0.5, 0.45, 0.55, 0.4, 0.6, 0.35, 0.65, 0.3, 0.7, 0.26, 0.74, 0.22, 0.78, 0.18, 0.82, 0.14, 0.86,
];
/// How far beside the line a label may stand: 1 is where it just does not touch the line.
const BESIDE: [f64; 5] = [0.0, 0.5, -0.5, 1.0, -1.0];
/// The room around a label.
const MARGIN: f64 = 3.0;

/// The room before and after a label, together.
const LETTER: f64 = 7.0;

/// Which strand of which bundle.
type Key = (usize, usize);

/// The ways with their labels; short lines choose first, as they have the least choice.
pub(super) fn place(sketch: &Sketch, curves: &[Vec<Curve>], fixed: &[Rect]) -> Vec<Vec<Way>> {
    let mut ways: Vec<Vec<Way>> = curves
        .iter()
        .map(|bundle| {
            bundle
                .iter()
                .map(|&curve| Way { curve, label: None })
                .collect()
        })
        .collect();
    let dots = Dots::of(curves);
    let mut taken: Vec<Rect> = fixed.to_vec();
    taken.extend(heads(sketch, curves));
    for key in by_length(curves) {
        let curve = curves[key.0][key.1];
        // Two labels side by side would read as one; each brings the room of a letter.
        let wide = LETTER + label_width(&sketch.bundles[key.0].strands[key.1].label);
        let places = SHARES
            .iter()
            .flat_map(|&share| places_at(curve, share, wide));
        let free = places.filter(|(rect, _)| taken.iter().all(|other| !rect.meets(*other, MARGIN)));
        let costs = free.map(|(rect, off)| (off + real(dots.crossed(key, rect)), rect));
        let best = costs.reduce(|best, next| if next.0 < best.0 { next } else { best });
        if let Some((_, rect)) = best {
            taken.push(rect);
            ways[key.0][key.1].label = Some(rect);
        }
    }
    ways
}

/// Places on the line and close beside it, and how far each is from the best one.
fn places_at(curve: Curve, share: f64, wide: f64) -> impl Iterator<Item = (Rect, f64)> {
    let ahead = curve.at(share + 0.02).minus(curve.at(share - 0.02)).unit();
    let aside = ahead.turned();
    // Beside a steep line a label needs its own width, beside a flat one only its height.
    let reach = aside.x.abs() * wide / 2.0 + aside.y.abs() * LABEL_HEIGHT / 2.0 + 1.0;
    BESIDE.iter().map(move |&part| {
        let center = curve.at(share).plus(aside.times(part * reach));
        let off = (share - 0.5).abs() * 8.0 + part.abs() * 3.0;
        (Rect::around(center, wide, LABEL_HEIGHT), off)
    })
}

fn keys(curves: &[Vec<Curve>]) -> impl Iterator<Item = Key> {
    let bundles = curves.iter().enumerate();
    bundles.flat_map(|(bundle, strands)| (0..strands.len()).map(move |strand| (bundle, strand)))
}

fn by_length(curves: &[Vec<Curve>]) -> Vec<Key> {
    let length = |key: &Key| {
        let curve = curves[key.0][key.1];
        curve.to.minus(curve.from).length()
    };
    let mut keys: Vec<Key> = keys(curves).collect();
    keys.sort_by(|one, other| length(one).total_cmp(&length(other)).then(one.cmp(other)));
    keys
}

/// The ground of arrowheads, which no label may cover.
fn heads<'a>(sketch: &'a Sketch, curves: &'a [Vec<Curve>]) -> impl Iterator<Item = Rect> + 'a {
    let directed = keys(curves).filter(|key| sketch.bundles[key.0].strands[key.1].is_directed);
    directed.map(|key| {
        let curve = curves[key.0][key.1];
        Rect::around(curve.at(curve.before_end(5.0)), 9.0, 9.0)
    })
}

/// Points of all lines, by square of the page.
struct Dots(HashMap<(i32, i32), Vec<(Key, Point)>>);

impl Dots {
    const SIDE: f64 = 32.0;

    fn of(curves: &[Vec<Curve>]) -> Self {
        let mut squares: HashMap<(i32, i32), Vec<(Key, Point)>> = HashMap::new();
        for key in keys(curves) {
            for point in curves[key.0][key.1].dots(7.0) {
                let square = (Self::square(point.x), Self::square(point.y));
                squares.entry(square).or_default().push((key, point));
            }
        }
        Self(squares)
    }

    fn square(at: f64) -> i32 {
        (at / Self::SIDE).floor() as i32
    }

    /// How many points of other lines a label would cover.
    fn crossed(&self, key: Key, rect: Rect) -> usize {
        let across = Self::square(rect.left)..=Self::square(rect.right());
        let down = Self::square(rect.top)..=Self::square(rect.bottom());
        let squares = across.flat_map(|x| down.clone().map(move |y| (x, y)));
        let dots = squares.filter_map(|square| self.0.get(&square)).flatten();
        dots.filter(|(owner, point)| *owner != key && rect.has(*point))
            .count()
    }
}
