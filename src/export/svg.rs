//! SVG, without any program: our own layout and writer.

use std::io::{self, Write};

use super::layout::{self, LABEL_SIZE, Picture, Point, REGION_SIZE, Way};
use super::metrics::Weight;
use super::sketch::{Sketch, Strand};
use super::style::Styles;
use super::tips;
use crate::graph::Graph;

pub(super) mod css;
mod frame;
mod legend;
mod marks;
mod matrix;
mod shapes;
mod sources;
mod timeline;
mod xml;

pub use matrix::matrix;
pub use timeline::timeline;

use frame::Frame;
use xml::{Num, Text, Xml};

/// More actors than these do not make a picture that can be read; the strongest pairs are shown.
const MOST_ACTORS: usize = 150;

/// What a line of a pair means.
const PAIRS: &str =
    "One line a pair, the thicker the more events; it looks like the most frequent kind.";

/// Writes the graph as an SVG picture: events as lines between the actors, the sentences as
/// tooltips. The same graph gives the same bytes on every machine.
///
/// Only actors that take part in an event are drawn, at most 150; the footer says what is left out.
pub fn svg(graph: &Graph, out: &mut dyn Write) -> io::Result<()> {
    let styles = Styles::embedded()?;
    let sketch = Sketch::new(graph, styles, MOST_ACTORS);
    network(graph, &sketch, Lines::Events, out)
}

/// Writes the graph like [`svg`], but with one line a pair, the thicker the more events it has.
pub fn pairs(graph: &Graph, out: &mut dyn Write) -> io::Result<()> {
    let styles = Styles::embedded()?;
    let sketch = Sketch::new(graph, styles, MOST_ACTORS).collapsed(styles);
    network(graph, &sketch, Lines::Pairs, out)
}

/// What a line stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Lines {
    Events,
    Pairs,
}

fn network(graph: &Graph, sketch: &Sketch, lines: Lines, out: &mut dyn Write) -> io::Result<()> {
    let styles = Styles::embedded()?;
    let picture = layout::arrange(sketch);
    let looks = legend::Looks::of(sketch, styles);
    let hint = (lines == Lines::Pairs).then_some(PAIRS);
    let frame = Frame::new(graph, sketch, picture.bounds, &looks, hint);
    frame.open(out)?;
    css::write(&looks.ranks(), styles, out)?;
    frame.header(out)?;
    frame.open_picture(out)?;
    regions(sketch, &picture, out)?;
    ties(sketch, &picture, out)?;
    strands(graph, sketch, &picture, lines, out)?;
    actors(graph, sketch, &picture, out)?;
    labels(graph, sketch, &picture, styles, out)?;
    writeln!(out, "</g>")?;
    frame.legend(&looks, styles, out)?;
    frame.footer(out)?;
    writeln!(out, "</svg>")
}

fn regions(sketch: &Sketch, picture: &Picture, out: &mut dyn Write) -> io::Result<()> {
    for (region, ground) in sketch.regions.iter().zip(&picture.regions) {
        shapes::rounded("region", ground.rect, 14.0, out)?;
        if let Some(place) = ground.name {
            let at = Point::new(place.left, place.top + 11.0);
            Text::new("place", &region.name, REGION_SIZE, Weight::Bold).start(at, out)?;
        }
    }
    Ok(())
}

fn ties(sketch: &Sketch, picture: &Picture, out: &mut dyn Write) -> io::Result<()> {
    for (tie, curve) in sketch.ties.iter().zip(&picture.ties) {
        let class = legend::tie_class(tie.kind);
        let (from, to) = (curve.from, curve.to);
        writeln!(
            out,
            r#"<path class="tie {class}" d="M{} {}L{} {}"/>"#,
            Num(from.x),
            Num(from.y),
            Num(to.x),
            Num(to.y)
        )?;
    }
    Ok(())
}

/// Each strand with its way, in drawing order.
fn drawn<'a>(
    sketch: &'a Sketch<'a>,
    picture: &'a Picture,
) -> impl Iterator<Item = (&'a Strand<'a>, &'a Way)> {
    let bundles = sketch.bundles.iter().zip(&picture.strands);
    bundles.flat_map(|(bundle, ways)| bundle.strands.iter().zip(ways))
}

/// Opens the group of a strand; returns what closes it.
fn open(
    graph: &Graph,
    strand: &Strand,
    styles: &Styles,
    out: &mut dyn Write,
) -> io::Result<&'static str> {
    let rank = styles.rank(&strand.events[0].kind);
    let tip = tips::strand(strand, graph, styles);
    group(tips::address(strand, graph), &format!("t{rank}"), &tip, out)
}

/// Opens a group with a tooltip, in a link where there is an address; returns what closes it.
fn group(
    address: Option<&str>,
    class: &str,
    tip: &str,
    out: &mut dyn Write,
) -> io::Result<&'static str> {
    if let Some(address) = address {
        write!(
            out,
            r#"<a href="{}" target="_blank" rel="noopener">"#,
            Xml(address)
        )?;
    }
    writeln!(out, r#"<g class="{class}"><title>{}</title>"#, Xml(tip))?;
    Ok(if address.is_some() {
        "</g></a>"
    } else {
        "</g>"
    })
}

fn strands(
    graph: &Graph,
    sketch: &Sketch,
    picture: &Picture,
    lines: Lines,
    out: &mut dyn Write,
) -> io::Result<()> {
    let styles = Styles::embedded()?;
    for (strand, way) in drawn(sketch, picture) {
        let close = open(graph, strand, styles, out)?;
        let event = strand.events[0];
        let mut look = marks::Look::new(styles.of(&event.kind), event.status, !strand.is_directed);
        if lines == Lines::Pairs {
            look = look.weighing(strand.events.len());
        }
        marks::line(way.curve, look, out)?;
        writeln!(out, "{close}")?;
    }
    Ok(())
}

fn labels(
    graph: &Graph,
    sketch: &Sketch,
    picture: &Picture,
    styles: &Styles,
    out: &mut dyn Write,
) -> io::Result<()> {
    for (strand, way) in drawn(sketch, picture) {
        if let Some(place) = way.label {
            let close = open(graph, strand, styles, out)?;
            shapes::rounded("pill", place, 4.0, out)?;
            let at = Point::new(place.center().x, place.top + 10.7);
            Text::new("label", &strand.label, LABEL_SIZE, Weight::Regular).middle(at, out)?;
            writeln!(out, "{close}")?;
        }
    }
    Ok(())
}

fn actors(
    graph: &Graph,
    sketch: &Sketch,
    picture: &Picture,
    out: &mut dyn Write,
) -> io::Result<()> {
    for (shown, node) in sketch.actors.iter().zip(&picture.nodes) {
        writeln!(
            out,
            "<g><title>{}</title>",
            Xml(&tips::actor(shown.node, graph))
        )?;
        let kind = shown.node.mentioned.actor.kind;
        shapes::actor(kind, node.rect, out)?;
        shapes::words(kind, node, out)?;
        writeln!(out, "</g>")?;
    }
    Ok(())
}
