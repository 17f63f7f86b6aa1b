//! What a timeline promises: nothing lies on anything else, and days follow each other.

use super::*;
use crate::export::fixture;
use crate::graph::Graph;

#[track_caller]
fn check(graph: &Graph, most: usize) {
    let styles = Styles::embedded().unwrap();
    let sketch = Sketch::new(graph, styles, most);
    let timeline = Timeline::new(&sketch, styles);
    let mut boxes = Vec::new();
    for panel in &timeline.panels {
        check_panel(panel, &timeline);
        let days = panel.stretches.iter();
        boxes.extend(days.map(|day| (day.day.clone(), day.rect)));
        boxes.extend(panel.lanes.iter().map(|lane| name_of(&timeline, *lane)));
        let marks = panel.marks.iter();
        boxes.extend(marks.map(|mark| (mark.strand.label.clone(), mark.label)));
    }
    for (index, (name, rect)) in boxes.iter().enumerate() {
        for (other_name, other) in &boxes[index + 1..] {
            assert!(!rect.meets(*other, 0.0), "`{name}` lies on `{other_name}`");
        }
        assert_eq!(
            timeline.bounds.with(*rect),
            timeline.bounds,
            "`{name}` leaves the picture"
        );
    }
    let marks = timeline.panels.iter().flat_map(|panel| &panel.marks);
    let events: usize = marks.map(|mark| mark.strand.events.len()).sum();
    assert_eq!(events, sketch.events, "every event is there");
}

fn name_of(timeline: &Timeline, lane: Lane) -> (String, Rect) {
    let name = &timeline.names[lane.actor].name;
    let rect = Rect {
        left: 0.0,
        top: lane.y - LANE / 2.0,
        width: timeline.start - 1.0,
        height: LANE,
    };
    (name.clone(), rect)
}

/// Labels are as wide as their words, and no line runs through a label or touches another line.
#[track_caller]
fn check_panel(panel: &Panel, timeline: &Timeline) {
    assert!(panel.end <= PAGE + 20.0, "{}", panel.end);
    for stretch in &panel.stretches {
        assert!(
            stretch.rect.width >= day_width(&stretch.day),
            "{}",
            stretch.day
        );
    }
    for mark in &panel.marks {
        assert!(mark.label.width >= label_width(&mark.strand.label));
        assert!(mark.x > timeline.start && mark.label.right() < panel.end);
        let (top, bottom) = (mark.from.min(mark.to), mark.from.max(mark.to));
        let line = Rect {
            left: mark.x,
            top,
            width: 0.1,
            height: bottom - top,
        };
        for other in &panel.marks {
            assert!(!other.label.meets(line, 0.0), "{}", other.strand.label);
            let same = std::ptr::eq(mark, other);
            let (one, end) = (other.from.min(other.to), other.from.max(other.to));
            let apart = (other.x - mark.x).abs() > 1.0 || end < top || bottom < one;
            assert!(
                same || apart,
                "{} and {}",
                mark.strand.label,
                other.strand.label
            );
        }
    }
}

#[test]
fn nothing_overlaps() {
    for (actors, seed) in [(2, 0), (10, 1), (30, 2), (80, 3)] {
        check(&fixture::graph(actors, seed), actors);
    }
    let news = fixture::news();
    for most in [10, 30, 80, 150] {
        check(&news, most);
    }
}

#[test]
fn a_graph_without_events_has_no_panels() {
    let styles = Styles::embedded().unwrap();
    let graph = Graph::default();
    let sketch = Sketch::new(&graph, styles, 10);
    assert!(Timeline::new(&sketch, styles).panels.is_empty());
}
