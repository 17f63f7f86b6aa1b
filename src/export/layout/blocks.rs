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
    let count = region.members.len();
    let columns = columns(count);
    let rows = count.div_ceil(columns);
    let gap = gap(sketch, index, columns);
    let title = (!region.headed).then(|| width(&region.name, REGION_SIZE, Weight::Bold));
    let head = if title.is_some() { TITLE } else { 0.0 };
    let inner = Point::new(
        real(columns) * (wide + gap.x) - gap.x,
        real(rows) * (high + gap.y) - gap.y,
    );
    let size = Point::new(
        inner.x.max(title.unwrap_or(0.0)) + 2.0 * BORDER,
        inner.y + head + 2.0 * BORDER,
    );
    let slot = |place: usize| {
        let (row, column) = (place / columns, place % columns);
        // A last row that is not full stands in the middle.
        let filled = columns.min(count - row * columns);
        let indent = real(columns - filled) * (wide + gap.x) / 2.0;
        Point::new(
            real(column) * (wide + gap.x) + (wide - inner.x) / 2.0 + indent,
            real(row) * (high + gap.y) + (high - inner.y + head) / 2.0,
        )
    };
    Block {
        actors: region.members.clone(),
        slots: (0..count).map(slot).collect(),
        size,
        region: Some(index),
        title,
    }
}

fn columns(count: usize) -> usize {
    match count {
        0..=3 => 1,
        4..=8 => 2,
        9..=15 => 3,
        _ => 4,
    }
}

/// The room between actors: wider where lines with labels run inside the region.
fn gap(sketch: &Sketch, region: usize, columns: usize) -> Point {
    let inside = sketch.bundles.iter().filter(|bundle| {
        let at = |actor: usize| sketch.actors[actor].region == Some(region);
        at(bundle.ends.0) && at(bundle.ends.1)
    });
    let mut gap = Point::new(22.0, 14.0);
    for strand in inside.flat_map(|bundle| &bundle.strands) {
        gap.y = (gap.y + LABEL_HEIGHT).clamp(44.0, 74.0);
        if columns > 1 {
            gap.x = gap.x.max(label_width(&strand.label) + 34.0);
        }
    }
    gap
}

impl Block {
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
