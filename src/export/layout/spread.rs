//! Spreads blocks over the page: each connected part settles by itself, then the parts are packed.

use std::collections::BTreeMap;

use super::blocks::{Block, homes, sizes};
use super::{Point, Rect, apart, label_width, real, settle};
use crate::export::sketch::Sketch;

/// The room between parts that no line connects.
const GUTTER: f64 = 60.0;

/// Labels lie flat, and so do pages: so much wider than high a part should be.
const ASPECT: f64 = 1.5;

type Link = (usize, usize, f64);

/// The centers of all blocks.
pub(super) fn spread(sketch: &Sketch, blocks: &[Block]) -> Vec<Point> {
    let links = links(sketch, blocks);
    let sizes = sizes(blocks);
    let mut centers = vec![Point::default(); blocks.len()];
    let mut parts = Vec::new();
    for part in parts_of(blocks.len(), &links) {
        let places = settled(&part, &links, &sizes);
        for (&block, place) in part.iter().zip(places) {
            centers[block] = place;
        }
        parts.push(part);
    }
    pack(&parts, &mut centers, &sizes);
    centers
}

/// Pairs of blocks with lines between them, and how long these should be.
fn links(sketch: &Sketch, blocks: &[Block]) -> Vec<Link> {
    let home = homes(sketch, blocks);
    let mut rooms: BTreeMap<(usize, usize), f64> = BTreeMap::new();
    for bundle in &sketch.bundles {
        let (one, other) = (home[bundle.ends.0], home[bundle.ends.1]);
        if one != other {
            let widths = bundle
                .strands
                .iter()
                .map(|strand| label_width(&strand.label));
            let room = widths.fold(0.0, f64::max) * 0.8 + 14.0 * real(bundle.strands.len());
            let kept = rooms.entry((one.min(other), one.max(other))).or_default();
            *kept = kept.max(room);
        }
    }
    let reach = |block: usize| (blocks[block].size.x + blocks[block].size.y) / 4.0;
    let rooms = rooms.into_iter();
    rooms
        .map(|((one, other), room)| (one, other, reach(one) + reach(other) + 60.0 + room))
        .collect()
}

/// Blocks by connected part, each in order.
fn parts_of(count: usize, links: &[Link]) -> Vec<Vec<usize>> {
    let mut part: Vec<usize> = (0..count).collect();
    for &(one, other, _) in links {
        let (kept, gone) = (part[one].min(part[other]), part[one].max(part[other]));
        part.iter_mut()
            .filter(|at| **at == gone)
            .for_each(|at| *at = kept);
    }
    let mut parts: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (block, part) in part.into_iter().enumerate() {
        parts.entry(part).or_default().push(block);
    }
    parts.into_values().collect()
}

/// The best of several starts: fewest lines that cross, or run over blocks.
fn settled(part: &[usize], links: &[Link], sizes: &[Point]) -> Vec<Point> {
    let within: BTreeMap<usize, usize> = part
        .iter()
        .enumerate()
        .map(|(at, &block)| (block, at))
        .collect();
    let inner = links.iter().filter_map(|&(one, other, length)| {
        Some((*within.get(&one)?, *within.get(&other)?, length))
    });
    let inner: Vec<Link> = inner.collect();
    let sizes: Vec<Point> = part.iter().map(|&block| sizes[block]).collect();
    let far = settle::distances(part.len(), &inner);
    let starts = (400 / part.len().max(1)).clamp(3, 24);
    let tries = (0..starts).map(|start| {
        let mut places = settle::settle(&far, start as u64 + 1);
        settle::lie_down(&mut places);
        widen_page(&mut places, &sizes);
        apart::push_apart(&mut places, &sizes);
        let cost = tangle(&places, &sizes, &inner);
        (cost, places)
    });
    let best = tries.reduce(|best, next| if next.0 < best.0 { next } else { best });
    best.map(|(_, places)| places).unwrap_or_default()
}

/// Stretches the places across and presses them down, toward the shape of a page.
fn widen_page(places: &mut [Point], sizes: &[Point]) {
    let page = hull(places, sizes);
    let stretch = (ASPECT * page.height / page.width.max(1.0))
        .sqrt()
        .clamp(1.0, 1.6);
    for place in places.iter_mut() {
        *place = Point::new(place.x * stretch, place.y / stretch);
    }
}

fn hull(places: &[Point], sizes: &[Point]) -> Rect {
    let boxes = places.iter().zip(sizes);
    Rect::hull(boxes.map(|(&at, size)| Rect::around(at, size.x, size.y)))
}

/// How hard a drawing is to read.
fn tangle(places: &[Point], sizes: &[Point], links: &[Link]) -> f64 {
    let mut cost = 0.0;
    for (index, &(one, other, length)) in links.iter().enumerate() {
        let (from, to) = (places[one], places[other]);
        cost += (to.minus(from).length() - length).abs() / length;
        for &(third, fourth, _) in &links[index + 1..] {
            let apart = third != one && third != other && fourth != one && fourth != other;
            if apart && cross(from, to, places[third], places[fourth]) {
                cost += 3.0;
            }
        }
        for (block, (&place, size)) in places.iter().zip(sizes).enumerate() {
            let rect = Rect::around(place, size.x, size.y);
            if block != one && block != other && runs_over(from, to, rect) {
                cost += 6.0;
            }
        }
    }
    let page = hull(places, sizes);
    cost + page.width * page.height / 60_000.0
        + 4.0 * (page.height / page.width.max(1.0) - 0.8).max(0.0)
}

fn cross(a: Point, b: Point, c: Point, d: Point) -> bool {
    let side = |p: Point, q: Point, r: Point| {
        let (one, other) = (q.minus(p), r.minus(p));
        one.x * other.y - one.y * other.x > 0.0
    };
    side(a, b, c) != side(a, b, d) && side(c, d, a) != side(c, d, b)
}

fn runs_over(from: Point, to: Point, rect: Rect) -> bool {
    (1..16).any(|step| {
        let share = f64::from(step) / 16.0;
        rect.has(from.times(1.0 - share).plus(to.times(share)))
    })
}

/// Sets the parts in rows, the largest first, on a page wider than high.
fn pack(parts: &[Vec<usize>], centers: &mut [Point], sizes: &[Point]) {
    let hull = |part: &[usize], centers: &[Point]| {
        let rects = part
            .iter()
            .map(|&block| Rect::around(centers[block], sizes[block].x, sizes[block].y));
        Rect::hull(rects)
    };
    let mut rects: Vec<(usize, Rect)> = parts
        .iter()
        .enumerate()
        .map(|(index, part)| (index, hull(part, centers)))
        .collect();
    rects.sort_by(|one, other| {
        other
            .1
            .height
            .total_cmp(&one.1.height)
            .then(one.0.cmp(&other.0))
    });
    let area: f64 = rects
        .iter()
        .map(|(_, rect)| (rect.width + GUTTER) * (rect.height + GUTTER))
        .sum();
    let widest = rects.iter().map(|(_, rect)| rect.width).fold(0.0, f64::max);
    let page = widest.max((area * 1.6).sqrt());
    let (mut left, mut top, mut row) = (0.0, 0.0, 0.0_f64);
    for (index, rect) in rects {
        if left > 0.0 && left + rect.width > page {
            top += row + GUTTER;
            (left, row) = (0.0, 0.0);
        }
        let way = Point::new(left - rect.left, top - rect.top);
        for &block in &parts[index] {
            centers[block] = centers[block].plus(way);
        }
        left += rect.width + GUTTER;
        row = row.max(rect.height);
    }
}

/// Makes room for labels: crowded pairs move further from each other, a crowded block loosens, and
/// everything moves outward a little.
pub(super) fn widen(
    centers: &mut [Point],
    blocks: &mut [Block],
    crowded: &[(usize, usize)],
    round: f64,
) {
    for center in centers.iter_mut() {
        *center = center.times(1.005);
    }
    for &(one, other) in crowded {
        if one == other {
            blocks[one].loosen();
            continue;
        }
        let way = centers[other].minus(centers[one]).unit().times(6.0 + round);
        centers[one] = centers[one].minus(way);
        centers[other] = centers[other].plus(way);
    }
}
