//! Where everything of a picture goes: our own layout, the same on every machine.
//!
//! Actors of a region form a block, every other actor is a block of its own. Blocks settle by
//! stress, are pushed apart, and then lines and labels find their ways. Where a label finds no free
//! place, the blocks move apart a little and the lines start afresh.

mod apart;
mod blocks;
mod force;
mod geometry;
mod labels;
mod lines;
mod nodes;
mod settle;
mod spread;

pub(super) use force::{Body, Pull, spring};
pub(super) use geometry::{Curve, Point, Rect};
pub(super) use nodes::{Box, LINE, NOTE_SIZE, face};

use super::metrics::{Weight, width};
use super::sketch::Sketch;
use blocks::Block;

/// The size of the text on lines.
pub(super) const LABEL_SIZE: f64 = 11.0;
/// The height that a label takes.
const LABEL_HEIGHT: f64 = 14.0;
/// The size of the names of regions.
pub(super) const REGION_SIZE: f64 = 11.0;
/// How often the picture may grow to make room for labels, and at most so many labels in all.
const ROUNDS: usize = 40;
const PLACED: usize = 5000;

/// A picture with a place for everything.
#[derive(Debug)]
pub(super) struct Picture {
    /// The actors, as in the sketch.
    pub(super) nodes: Vec<Box>,
    /// The regions, as in the sketch: ground and name.
    pub(super) regions: Vec<Ground>,
    /// The strands of each bundle, as in the sketch.
    pub(super) strands: Vec<Vec<Way>>,
    /// The ties, as in the sketch.
    pub(super) ties: Vec<Curve>,
    /// What all of it covers.
    pub(super) bounds: Rect,
}

/// A region's ground.
#[derive(Debug, Clone, Copy)]
pub(super) struct Ground {
    /// The area.
    pub(super) rect: Rect,
    /// Where the name stands, unless an actor of the region bears it.
    pub(super) name: Option<Rect>,
}

/// The way of a strand from border to border, and the place of its label.
#[derive(Debug, Clone, Copy)]
pub(super) struct Way {
    pub(super) curve: Curve,
    /// None where no place was free.
    pub(super) label: Option<Rect>,
}

/// Lays a sketch out.
pub(super) fn arrange(sketch: &Sketch) -> Picture {
    let boxes = nodes::boxes(sketch);
    let mut blocks = blocks::blocks(sketch, &boxes);
    let mut centers = spread::spread(sketch, &blocks);
    blocks::turn_to_partners(sketch, &mut blocks, &centers);
    let mut picture = draw(sketch, &boxes, &blocks, &centers);
    let strands: usize = sketch
        .bundles
        .iter()
        .map(|bundle| bundle.strands.len())
        .sum();
    for round in 0..ROUNDS.min(PLACED / strands.max(1)) {
        if picture.is_labeled() {
            break;
        }
        let crowded = picture.crowded(sketch, &blocks);
        spread::widen(&mut centers, &mut blocks, &crowded, real(round));
        apart::push_apart(&mut centers, &blocks::sizes(&blocks));
        picture = draw(sketch, &boxes, &blocks, &centers);
    }
    picture
}

fn draw(sketch: &Sketch, boxes: &[Box], blocks: &[Block], centers: &[Point]) -> Picture {
    let mut nodes = boxes.to_vec();
    let mut grounds = vec![None; sketch.regions.len()];
    for (block, &center) in blocks.iter().zip(centers) {
        for (&actor, &slot) in block.actors.iter().zip(&block.slots) {
            nodes[actor].rect = Rect::around(
                center.plus(slot),
                nodes[actor].rect.width,
                nodes[actor].rect.height,
            );
        }
        if let Some(region) = block.region {
            grounds[region] = Some(block.ground(center));
        }
    }
    let regions: Vec<Ground> = grounds.into_iter().flatten().collect();
    let rects: Vec<Rect> = nodes.iter().map(|node| node.rect).collect();
    let curves = lines::ways(sketch, &rects);
    let names = regions.iter().filter_map(|ground| ground.name);
    let fixed: Vec<Rect> = rects.iter().copied().chain(names).collect();
    let strands = labels::place(sketch, &curves, &fixed);
    let ties = lines::ties(sketch, &rects);
    let bounds = bounds(&fixed, &regions, &strands);
    Picture {
        nodes,
        regions,
        strands,
        ties,
        bounds,
    }
}

fn bounds(fixed: &[Rect], regions: &[Ground], strands: &[Vec<Way>]) -> Rect {
    let ways = strands.iter().flatten();
    let labels = ways.clone().filter_map(|way| way.label);
    let points = ways.flat_map(|way| way.curve.points(16));
    let dots = points.map(|point| Rect::around(point, 2.0, 2.0));
    let grounds = regions.iter().map(|ground| ground.rect);
    Rect::hull(
        fixed
            .iter()
            .copied()
            .chain(grounds)
            .chain(labels)
            .chain(dots),
    )
}

impl Picture {
    fn is_labeled(&self) -> bool {
        self.strands.iter().flatten().all(|way| way.label.is_some())
    }

    /// The pairs of blocks between which a label found no place.
    fn crowded(&self, sketch: &Sketch, blocks: &[Block]) -> Vec<(usize, usize)> {
        let home = blocks::homes(sketch, blocks);
        let bundles = sketch.bundles.iter().zip(&self.strands);
        bundles
            .filter(|(_, ways)| ways.iter().any(|way| way.label.is_none()))
            .map(|(bundle, _)| (home[bundle.ends.0], home[bundle.ends.1]))
            .collect()
    }
}

/// The width of a label on a line.
fn label_width(label: &str) -> f64 {
    width(label, LABEL_SIZE, Weight::Regular)
}

/// Numbers of things as lengths.
fn real(count: usize) -> f64 {
    f64::from(u32::try_from(count).unwrap_or(u32::MAX))
}

#[cfg(test)]
mod tests;
