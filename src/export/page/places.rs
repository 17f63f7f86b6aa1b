//! Where actors stand on the page: those who have more to do with each other nearer.

use std::collections::BTreeMap;

use crate::export::layout::{Body, Point, Pull, spring};
use crate::graph::Graph;
use crate::model::ActorId;

/// How far the places reach from the middle.
const REACH: f64 = 10_000.0;

/// A place for each node of the graph, in its order; the middle for actors without an event.
pub(super) fn places(graph: &Graph) -> Vec<Point> {
    let mut weights: BTreeMap<(&ActorId, &ActorId), u32> = BTreeMap::new();
    for (source, target, _) in graph.events() {
        if source.id() != target.id() {
            let (one, other) = (source.id(), target.id());
            *weights.entry((one.min(other), one.max(other))).or_default() += 1;
        }
    }
    let mut rows: BTreeMap<&ActorId, usize> = BTreeMap::new();
    for &(one, other) in weights.keys() {
        rows.entry(one).or_default();
        rows.entry(other).or_default();
    }
    rows.values_mut().zip(0..).for_each(|(row, at)| *row = at);
    let bodies: Vec<Body> = rows.keys().map(|id| Body::new(id.as_str())).collect();
    let pulls: Vec<Pull> = weights
        .iter()
        .map(|((one, other), &events)| Pull {
            ends: (rows[one], rows[other]),
            strength: f64::from(events).sqrt(),
        })
        .collect();
    let places = fit(spring(bodies, &pulls));
    let place = |id: &ActorId| rows.get(id).map(|&row| places[row]);
    graph
        .nodes()
        .map(|node| place(node.id()).unwrap_or_default())
        .collect()
}

/// Moves and stretches places so that they fill the square of the reach.
fn fit(places: Vec<Point>) -> Vec<Point> {
    let Some(&first) = places.first() else {
        return places;
    };
    let (mut low, mut high) = (first, first);
    for place in &places {
        low = Point::new(low.x.min(place.x), low.y.min(place.y));
        high = Point::new(high.x.max(place.x), high.y.max(place.y));
    }
    let middle = low.plus(high).times(0.5);
    let span = (high.x - low.x).max(high.y - low.y).max(1e-9);
    let scale = 2.0 * REACH / span;
    places
        .into_iter()
        .map(|place| place.minus(middle).times(scale))
        .collect()
}
