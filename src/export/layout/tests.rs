//! What a picture promises: nothing lies on anything else, at 10, 30, 80 and 150 actors.

use super::*;
use crate::export::fixture;
use crate::export::style::Styles;
use crate::graph::Graph;

fn sketch_of(graph: &Graph) -> Sketch<'_> {
    Sketch::new(graph, Styles::embedded().unwrap(), usize::MAX)
}

/// Everything with text in it, with a word on what it is.
fn boxes(sketch: &Sketch, picture: &Picture) -> Vec<(String, Rect)> {
    let actors = sketch.actors.iter().zip(&picture.nodes);
    let mut boxes: Vec<(String, Rect)> = actors
        .map(|(shown, node)| (shown.node.name().to_owned(), node.rect))
        .collect();
    for (region, ground) in sketch.regions.iter().zip(&picture.regions) {
        boxes.extend(
            ground
                .name
                .map(|rect| (format!("region {}", region.name), rect)),
        );
    }
    for (bundle, ways) in sketch.bundles.iter().zip(&picture.strands) {
        for (strand, way) in bundle.strands.iter().zip(ways) {
            let rect = way
                .label
                .unwrap_or_else(|| panic!("no place for `{}`", strand.label));
            assert!(rect.width >= label_width(&strand.label), "{}", strand.label);
            boxes.push((strand.label.clone(), rect));
        }
    }
    boxes
}

#[track_caller]
fn check_nothing_overlaps(actors: usize, seed: u64) {
    let graph = fixture::graph(actors, seed);
    let sketch = sketch_of(&graph);
    assert_eq!(sketch.actors.len(), actors);
    check_picture(&sketch);
}

#[track_caller]
fn check_picture(sketch: &Sketch) {
    let picture = arrange(sketch);
    let boxes = boxes(sketch, &picture);
    for (index, (name, rect)) in boxes.iter().enumerate() {
        for (other_name, other) in &boxes[index + 1..] {
            assert!(!rect.meets(*other, 0.0), "`{name}` lies on `{other_name}`");
        }
        assert!(holds(picture.bounds, *rect), "`{name}` leaves the picture");
    }
    check_regions(sketch, &picture);
}

fn holds(outer: Rect, inner: Rect) -> bool {
    let outer = outer.grown(0.01);
    outer.left <= inner.left
        && outer.top <= inner.top
        && inner.right() <= outer.right()
        && inner.bottom() <= outer.bottom()
}

/// A region holds its own actors and nobody else, and shares no ground with another region.
#[track_caller]
fn check_regions(sketch: &Sketch, picture: &Picture) {
    for (index, ground) in picture.regions.iter().enumerate() {
        for other in &picture.regions[index + 1..] {
            assert!(!ground.rect.meets(other.rect, 0.0));
        }
        for (shown, node) in sketch.actors.iter().zip(&picture.nodes) {
            let inside = holds(ground.rect, node.rect);
            let own = shown.region == Some(index);
            assert_eq!(own, inside, "{}", shown.node.name());
            assert!(
                own || !ground.rect.meets(node.rect, 0.0),
                "{}",
                shown.node.name()
            );
        }
    }
}

#[test]
fn nothing_overlaps_at_10_actors() {
    for seed in 0..12 {
        check_nothing_overlaps(10, seed);
    }
}

#[test]
fn nothing_overlaps_at_30_actors() {
    for seed in 0..6 {
        check_nothing_overlaps(30, seed);
    }
}

#[test]
fn nothing_overlaps_at_80_actors() {
    for seed in 0..3 {
        check_nothing_overlaps(80, seed);
    }
}

/// The strongest pairs of a graph whose actors and pairs are those of eight months of news.
#[test]
fn nothing_overlaps_in_the_news() {
    let graph = fixture::news();
    for most in [10, 30, 80, 150] {
        let sketch = Sketch::new(&graph, Styles::embedded().unwrap(), most);
        assert!(sketch.actors.len() + 1 >= most, "{}", sketch.actors.len());
        check_picture(&sketch);
    }
}

#[test]
fn lines_start_and_end_at_their_actors() {
    let graph = fixture::graph(30, 1);
    let sketch = sketch_of(&graph);
    let picture = arrange(&sketch);
    for (bundle, ways) in sketch.bundles.iter().zip(&picture.strands) {
        for (strand, way) in bundle.strands.iter().zip(ways) {
            let near = |actor: usize, end| picture.nodes[actor].rect.grown(0.5).has(end);
            assert!(
                near(strand.from, way.curve.from) && near(strand.to, way.curve.to),
                "{}",
                strand.label
            );
        }
    }
}
