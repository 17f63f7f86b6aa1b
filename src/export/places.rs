//! Where the actors of the built-in picture stand, for formats that hold positions.

use std::collections::BTreeMap;

use super::layout::{Point, arrange};
use super::sketch::Sketch;
use super::style::Styles;
use crate::graph::Graph;
use crate::model::ActorId;

/// The middle of each actor's box.
pub(super) type Places<'g> = BTreeMap<&'g ActorId, Point>;

/// More than these take the layout longer than the file is worth; the reading program has its own.
const MOST_ACTORS: usize = 150;
const MOST_EVENTS: usize = 2000;

/// The places of the picture; none where the graph is too large for it.
pub(super) fn places<'g>(graph: &'g Graph, styles: &Styles) -> Places<'g> {
    if graph.nodes().count() > MOST_ACTORS || graph.events().count() > MOST_EVENTS {
        return Places::new();
    }
    let sketch = Sketch::new(graph, styles, MOST_ACTORS);
    let picture = arrange(&sketch);
    let actors = sketch.actors.iter().zip(&picture.nodes);
    actors
        .map(|(shown, drawn)| (shown.node.id(), drawn.rect.center()))
        .collect()
}
