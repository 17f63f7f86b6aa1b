//! The timeline as SVG.

use std::io::{self, Write};

use super::frame::Frame;
use super::legend::Looks;
use super::xml::{Num, Text, Xml};
use super::{css, marks, open, shapes};
use crate::export::layout::{Curve, LABEL_SIZE, NOTE_SIZE, Point, Rect, face};
use crate::export::metrics::Weight;
use crate::export::sketch::{Room, Sketch};
use crate::export::style::Styles;
use crate::export::timeline::{DAY_SIZE, Lane, Mark, Panel, SIGN, Stretch, Timeline};
use crate::export::tips;
use crate::graph::Graph;

/// More does not make a picture that can be read.
const MOST: Room = Room {
    actors: 150,
    events: 400,
};

/// What the sign before a day means.
const REPORTED: &str =
    "~ before a date: the day of the report, where no text tells the day of the event.";

/// Writes the graph as a timeline in SVG: a lane for each actor, a line between two lanes for each
/// event, days from left to right. The same graph gives the same bytes on every machine.
///
/// At most 150 actors and 400 events are drawn; the footer says what is left out.
pub fn timeline(graph: &Graph, out: &mut dyn Write) -> io::Result<()> {
    let styles = Styles::embedded()?;
    let sketch = Sketch::within(graph, styles, MOST);
    let timeline = Timeline::new(&sketch, styles);
    let looks = Looks::of_timeline(&sketch, styles);
    let hint = timeline.is_reported.then_some(REPORTED);
    let frame = Frame::new(graph, &sketch, timeline.bounds, &looks, hint);
    frame.open(out)?;
    css::write(&looks.ranks(), styles, out)?;
    frame.header(out)?;
    frame.open_picture(out)?;
    for panel in &timeline.panels {
        for &ground in &panel.grounds {
            shapes::rounded("region", ground, 8.0, out)?;
        }
        days(panel, out)?;
        // Lanes are fainter than the days above them.
        writeln!(out, r#"<g stroke-opacity=".6">"#)?;
        for lane in &panel.lanes {
            rule(timeline.start, lane.y, panel.end, out)?;
        }
        writeln!(out, "</g>")?;
        for &lane in &panel.lanes {
            name(graph, &sketch, &timeline, lane, out)?;
        }
        for mark in &panel.marks {
            event(graph, mark, styles, out)?;
        }
    }
    writeln!(out, "</g>")?;
    frame.legend(&looks, styles, out)?;
    frame.footer(out)?;
    writeln!(out, "</svg>")
}

/// The days above the lanes, and how long it is between them.
fn days(panel: &Panel, out: &mut dyn Write) -> io::Result<()> {
    for Stretch { day, rect, gap } in &panel.stretches {
        let base = rect.top + 12.0;
        if let Some((gap, middle)) = gap {
            let at = Point::new(*middle, base);
            Text::new("note", gap, NOTE_SIZE, Weight::Regular).middle(at, out)?;
        }
        let at = Point::new(rect.left + 2.0, base);
        Text::new("place", day, DAY_SIZE, Weight::Bold).start(at, out)?;
        rule(rect.left, rect.bottom(), rect.right(), out)?;
    }
    Ok(())
}

fn rule(from: f64, y: f64, to: f64, out: &mut dyn Write) -> io::Result<()> {
    let (from, y, to) = (Num(from), Num(y), Num(to));
    writeln!(out, r#"<path class="rule" d="M{from} {y}H{to}"/>"#)
}

/// Who the lane is, with a sign for the kind of actor.
fn name(
    graph: &Graph,
    sketch: &Sketch,
    timeline: &Timeline,
    lane: Lane,
    out: &mut dyn Write,
) -> io::Result<()> {
    let node = sketch.actors[lane.actor].node;
    let named = &timeline.names[lane.actor];
    let kind = node.mentioned.actor.kind;
    let (size, weight) = face(kind);
    let class = shapes::face_class(weight);
    let tip = tips::actor(node, graph);
    writeln!(out, "<g><title>{}</title>", Xml(&tip))?;
    let sign = Rect::around(Point::new(5.0, lane.y), 11.0, 11.0);
    shapes::actor(kind, sign, out)?;
    let rise = if named.note.is_some() { 2.0 } else { -4.5 };
    let base = Point::new(SIGN, lane.y - rise);
    Text::new(class, &named.name, size, weight).start(base, out)?;
    if let Some(note) = &named.note {
        let base = Point::new(SIGN, lane.y + 10.5);
        Text::new("note", note, NOTE_SIZE, Weight::Regular).start(base, out)?;
    }
    writeln!(out, "</g>")
}

/// The line from lane to lane, with a dot where it begins; one without a direction has two.
fn event(graph: &Graph, mark: &Mark, styles: &Styles, out: &mut dyn Write) -> io::Result<()> {
    let event = mark.strand.events[0];
    let close = open(graph, &mark.strand, styles, out)?;
    let (from, to) = (Point::new(mark.x, mark.from), Point::new(mark.x, mark.to));
    let look = marks::Look::new(styles.of(&event.kind), event.status, event.symmetric);
    marks::line(Curve::bent(from, to, 0.0), look, out)?;
    dot(from, out)?;
    if event.symmetric {
        dot(to, out)?;
    }
    shapes::rounded("pill", mark.label, 4.0, out)?;
    let base = Point::new(mark.label.center().x, mark.label.top + 10.7);
    Text::new("label", &mark.strand.label, LABEL_SIZE, Weight::Regular).middle(base, out)?;
    writeln!(out, "{close}")
}

fn dot(at: Point, out: &mut dyn Write) -> io::Result<()> {
    shapes::rounded("head full", Rect::around(at, 5.0, 5.0), 2.5, out)
}
