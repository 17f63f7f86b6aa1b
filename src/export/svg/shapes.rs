//! The shapes of actors: people round, countries square, organisations with cut corners.

use std::io::{self, Write};

use super::xml::{Num, Text};
use crate::export::layout::{self, Box, LINE, NOTE_SIZE, Point, Rect};
use crate::export::metrics::Weight;
use crate::model::ActorKind;

/// A rectangle with round corners.
pub(super) fn rounded(class: &str, rect: Rect, radius: f64, out: &mut dyn Write) -> io::Result<()> {
    writeln!(
        out,
        r#"<rect class="{class}" x="{}" y="{}" width="{}" height="{}" rx="{}"/>"#,
        Num(rect.left),
        Num(rect.top),
        Num(rect.width),
        Num(rect.height),
        Num(radius)
    )
}

/// The outline of an actor.
pub(super) fn actor(kind: ActorKind, rect: Rect, out: &mut dyn Write) -> io::Result<()> {
    match kind {
        ActorKind::Person => rounded("person", rect, (rect.height / 2.0).min(16.0), out),
        ActorKind::Country => rounded("country", rect, 1.5, out),
        ActorKind::Organization => cut_corners("organization", rect, out),
    }
}

fn cut_corners(class: &str, rect: Rect, out: &mut dyn Write) -> io::Result<()> {
    let cut = (rect.height / 3.5).min(9.0);
    let (left, top, right, bottom) = (rect.left, rect.top, rect.right(), rect.bottom());
    let corners = [
        (left + cut, top),
        (right - cut, top),
        (right, top + cut),
        (right, bottom - cut),
        (right - cut, bottom),
        (left + cut, bottom),
        (left, bottom - cut),
        (left, top + cut),
    ];
    let points = corners.map(|(x, y)| format!("{} {}", Num(x), Num(y)));
    writeln!(out, r#"<path class="{class}" d="M{}Z"/>"#, points.join("L"))
}

/// The class of an actor's name.
pub(super) fn face_class(weight: Weight) -> &'static str {
    match weight {
        Weight::Regular => "name",
        Weight::Bold => "bold",
    }
}

/// The name and note in an actor's outline.
pub(super) fn words(kind: ActorKind, actor: &Box, out: &mut dyn Write) -> io::Result<()> {
    let (size, weight) = layout::face(kind);
    let class = face_class(weight);
    let middle = actor.rect.center().x;
    let mut base = actor.rect.top + 6.0 + LINE * 0.77;
    for line in &actor.name {
        Text::new(class, line, size, weight).middle(Point::new(middle, base), out)?;
        base += LINE;
    }
    match &actor.note {
        Some(note) => Text::new("note", note, NOTE_SIZE, Weight::Regular)
            .middle(Point::new(middle, base - 0.5), out),
        None => Ok(()),
    }
}
