//! Blocks: the actors of a region in rows and columns, or one actor alone.

use super::nodes::Box;
use super::{Ground, LABEL_HEIGHT, Point, REGION_SIZE, Rect, label_width, real};
use crate::export::metrics::{Weight, width};
use crate::export::sketch::{Region, Sketch};

/// The border of a region around its actors.
const BORDER: f64 = 14.0;
/// The height of a region's name.
const TITLE: f64 = 20.0;

/// Actors that keep together.
#[derive(Debug)]
pub(super) struct Block {
    pub(super) actors: Vec<usize>,
    /// Where the actors' centers are, from the block's center.
    pub(super) slots: Vec<Point>,
    pub(super) size: Point,
    pub(super) region: Option<usize>,
    /// The width of the region's name, where it is written.
    title: Option<f64>,
}

/// The blocks of a sketch: regions first, then actors alone.
pub(super) fn blocks(sketch: &Sketch, boxes: &[Box]) -> Vec<Block> {
    let regions = sketch.regions.iter().enumerate();
    let mut blocks: Vec<Block> = regions
        .map(|(index, region)| grid(sketch, boxes, index, region))
        .collect();
    let alone = sketch
        .actors
        .iter()
        .enumerate()
        .filter(|(_, shown)| shown.region.is_none());
    blocks.extend(alone.map(|(actor, _)| Block {
        actors: vec![actor],
        slots: vec![Point::default()],
        size: Point::new(boxes[actor].rect.width, boxes[actor].rect.height),
        region: None,
        title: None,
    }));
    blocks
}

fn grid(sketch: &Sketch, boxes: &[Box], index: usize, region: &Region) -> Block {
    let rects = || region.members.iter().map(|&member| boxes[member].rect);
    let wide = rects().map(|rect| rect.width).fold(0.0, f64::max);
    let high = rects().map(|rect| rect.height).fold(0.0, f64::max);
    let rows = rows(region);
    let columns = rows.iter().copied().max().unwrap_or(1);
    let gap = gap(sketch, index, columns);
    let title = (!region.headed).then(|| width(&region.name, REGION_SIZE, Weight::Bold));
    let head = if title.is_some() { TITLE } else { 0.0 };
    let step = Point::new(wide + gap.x, high + gap.y);
    let inner = Point::new(
        real(columns) * step.x - gap.x,
        real(rows.len()) * step.y - gap.y,
    );
    let size = Point::new(
        inner.x.max(title.unwrap_or(0.0)) + 2.0 * BORDER,
        inner.y + head + 2.0 * BORDER,
    );
    let mut slots = Vec::new();
    for (row, &filled) in rows.iter().enumerate() {
        let down = real(row) * step.y + f64::midpoint(high - inner.y, head);
        let first = real(filled - 1) * step.x / -2.0;
        slots.extend((0..filled).map(|column| Point::new(first + real(column) * step.x, down)));
    }
    Block {
        actors: region.members.clone(),
        slots,
        size,
        region: Some(index),
        title,
    }
}

/// How many actors stand in each row; a head has the first row to itself.
fn rows(region: &Region) -> Vec<usize> {
    let mut rows = if region.headed { vec![1] } else { Vec::new() };
    let rest = region.members.len() - rows.len();
    let columns = match rest {
        0..=1 => 1,
        2..=4 => 2,
        5..=9 => 3,
        _ => 4,
    };
    let full = rest / columns;
    rows.extend(std::iter::repeat_n(columns, full));
    rows.extend(Some(rest - full * columns).filter(|&left| left > 0));
    rows
}

/// The room between actors: wider where lines with labels run inside the region.
fn gap(sketch: &Sketch, region: usize, columns: usize) -> Point {
    let inside = sketch.bundles.iter().filter(|bundle| {
        let at = |actor: usize| sketch.actors[actor].region == Some(region);
        at(bundle.ends.0) && at(bundle.ends.1)
    });
    let mut gap = Point::new(22.0, 18.0);
    for strand in inside.flat_map(|bundle| &bundle.strands) {
        gap.y = (gap.y + LABEL_HEIGHT).clamp(44.0, 74.0);
        if columns > 1 {
            gap.x = gap.x.max(label_width(&strand.label) + 34.0);
        }
    }
    gap
}

impl Block {
    /// Gives the lines inside the block more room.
    pub(super) fn loosen(&mut self) {
        let before = Rect::hull(self.slots.iter().map(|&at| Rect::around(at, 0.0, 0.0)));
        for slot in &mut self.slots {
            *slot = slot.times(1.12);
        }
        let more = Point::new(before.width, before.height).times(0.12);
        self.size = self.size.plus(more);
    }

    /// The region's ground when the block's center is there.
    pub(super) fn ground(&self, center: Point) -> Ground {
        let rect = Rect::around(center, self.size.x, self.size.y);
        let name = self.title.map(|wide| Rect {
            left: rect.left + BORDER,
            top: rect.top + 9.0,
            width: wide,
            height: LABEL_HEIGHT,
        });
        Ground { rect, name }
    }
}

/// Width and height of each block.
pub(super) fn sizes(blocks: &[Block]) -> Vec<Point> {
    blocks.iter().map(|block| block.size).collect()
}

/// The block of each actor.
pub(super) fn homes(sketch: &Sketch, blocks: &[Block]) -> Vec<usize> {
    let mut homes = vec![0; sketch.actors.len()];
    for (index, block) in blocks.iter().enumerate() {
        for &actor in &block.actors {
            homes[actor] = index;
        }
    }
    homes
}

/// Lets actors of a region change seats where that shortens the lines; the region's head stays.
pub(super) fn turn_to_partners(sketch: &Sketch, blocks: &mut [Block], centers: &[Point]) {
    let mut places = vec![Point::default(); sketch.actors.len()];
    for (block, &center) in blocks.iter().zip(centers) {
        for (&actor, &slot) in block.actors.iter().zip(&block.slots) {
            places[actor] = center.plus(slot);
        }
    }
    let partners = partners(sketch);
    for _ in 0..3 {
        for block in blocks.iter_mut() {
            let headed = block
                .region
                .is_some_and(|region| sketch.regions[region].headed);
            swap_seats(block, usize::from(headed), &partners, &mut places);
        }
    }
}

fn partners(sketch: &Sketch) -> Vec<Vec<usize>> {
    let mut partners = vec![Vec::new(); sketch.actors.len()];
    for bundle in &sketch.bundles {
        partners[bundle.ends.0].push(bundle.ends.1);
        partners[bundle.ends.1].push(bundle.ends.0);
    }
    partners
}

fn swap_seats(block: &mut Block, first: usize, partners: &[Vec<usize>], places: &mut [Point]) {
    let reach = |actor: usize, places: &[Point]| -> f64 {
        let ways = partners[actor]
            .iter()
            .map(|&other| places[other].minus(places[actor]).length());
        ways.sum()
    };
    for one in first..block.actors.len() {
        for other in one + 1..block.actors.len() {
            let (a, b) = (block.actors[one], block.actors[other]);
            let before = reach(a, places) + reach(b, places);
            places.swap(a, b);
            if reach(a, places) + reach(b, places) + 1.0 < before {
                block.actors.swap(one, other);
            } else {
                places.swap(a, b);
            }
        }
    }
}
