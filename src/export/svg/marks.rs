//! The lines of events: stroke by type, dash by status, arrowhead by direction.

use std::io::{self, Write};

use super::xml::Num;
use crate::export::layout::{Curve, Point};
use crate::export::style::{EventStyle, Head, Line};
use crate::model::Status;

/// The length of an arrowhead.
const HEAD: f64 = 10.0;

/// How a line looks, but for its colour.
#[derive(Debug, Clone, Copy)]
pub(super) struct Look {
    line: Line,
    width: f64,
    status: Status,
    tip: Tip,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Tip {
    None,
    Hollow,
    Full,
    /// What was denied stops at a bar.
    Bar,
}

impl Look {
    pub(super) fn new(style: &EventStyle, status: Status, symmetric: bool) -> Self {
        let tip = match (symmetric, status, style.head) {
            (true, ..) => Tip::None,
            (false, Status::Denied, _) => Tip::Bar,
            (false, _, Head::Open) => Tip::Hollow,
            (false, _, Head::Filled) => Tip::Full,
        };
        Self {
            line: style.line,
            width: style.line.width(),
            status,
            tip,
        }
    }

    /// A line that shows only the status, for the legend.
    pub(super) fn of_status(status: Status) -> Self {
        Self {
            line: Line::Medium,
            width: Line::Medium.width(),
            status,
            tip: Tip::None,
        }
    }

    /// One stroke, the thicker the more events.
    pub(super) fn weighing(self, events: usize) -> Self {
        let width = match events {
            ..=1 => 1.4,
            2..=3 => 2.4,
            4..=7 => 4.0,
            8..=15 => 6.0,
            _ => 8.5,
        };
        Self {
            line: Line::Medium,
            width,
            ..self
        }
    }
}

fn dash(status: Status) -> &'static str {
    match status {
        Status::Occurred => "",
        Status::Planned => r#" stroke-dasharray="9 4""#,
        Status::Possible => r#" stroke-dasharray="2.5 3.5""#,
        Status::Denied => r#" stroke-dasharray="10 4 2 4""#,
    }
}

/// Draws a line along the curve.
pub(super) fn line(curve: Curve, look: Look, out: &mut dyn Write) -> io::Result<()> {
    let end = match look.tip {
        Tip::None | Tip::Bar => 1.0,
        Tip::Hollow | Tip::Full => curve.before_end(HEAD),
    };
    let stem = path(curve.part(0.0, end));
    let width = Num(look.width);
    let dash = dash(look.status);
    writeln!(out, r#"<path class="wide" d="{}"/>"#, path(curve))?;
    writeln!(
        out,
        r#"<path class="line" stroke-width="{width}"{dash} d="{stem}"/>"#
    )?;
    if look.line == Line::Double {
        writeln!(out, r#"<path class="gap" d="{stem}"/>"#)?;
    }
    head(curve, look.tip, look.width, out)
}

fn path(curve: Curve) -> String {
    let Curve { from, over, to } = curve;
    format!(
        "M{} {}Q{} {} {} {}",
        Num(from.x),
        Num(from.y),
        Num(over.x),
        Num(over.y),
        Num(to.x),
        Num(to.y)
    )
}

fn head(curve: Curve, tip: Tip, width: f64, out: &mut dyn Write) -> io::Result<()> {
    let back = curve.at(curve.before_end(HEAD));
    let ahead = curve.to.minus(back).unit();
    let half = ahead.turned().times(3.6 + width / 2.0);
    let (one, other) = (back.plus(half), back.minus(half));
    match tip {
        Tip::None => Ok(()),
        Tip::Hollow => triangle("head hollow", [curve.to, one, other], out),
        Tip::Full => triangle("head full", [curve.to, one, other], out),
        Tip::Bar => {
            let end = curve.to.minus(ahead.times(2.0));
            let (one, other) = (end.plus(half), end.minus(half));
            writeln!(out, r#"<path class="bar" d="{}"/>"#, points([one, other]))
        }
    }
}

fn triangle(class: &str, corners: [Point; 3], out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, r#"<path class="{class}" d="{}Z"/>"#, points(corners))
}

fn points<const N: usize>(points: [Point; N]) -> String {
    let points = points.map(|point| format!("{} {}", Num(point.x), Num(point.y)));
    format!("M{}", points.join("L"))
}
