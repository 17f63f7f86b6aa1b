//! Breaks a row of columns into panels that fit the page.

use super::columns::{ASIDE, BEFORE, Column};
use super::{HEAD, LABEL, LANE, Lane, Mark, PAGE, Panel, Stretch};
use super::{day_width, days, label_width, lanes};
use crate::export::layout::Rect;
use crate::export::sketch::{Sketch, Strand};
use crate::when::When;

/// The room between panels.
const BETWEEN: f64 = 30.0;
/// The room between days that follow each other.
const STEP: f64 = 10.0;
/// A row is not made narrower than this to be as long as the others.
const NARROWEST: f64 = 560.0;

/// The panels of all columns, one below the other.
pub(super) fn panels<'a>(
    columns: Vec<Column<'a>>,
    sketch: &Sketch<'a>,
    order: &[usize],
    start: f64,
) -> Vec<Panel<'a>> {
    let mut panels: Vec<Panel> = Vec::new();
    for row in rows(columns, PAGE - start) {
        let above = panels.last();
        let top = above.map_or(0.0, |panel| panel.bounds().bottom() + BETWEEN);
        let mut panel = Panel {
            lanes: lanes::lanes(&needed(&row, sketch), order, top + HEAD),
            grounds: Vec::new(),
            stretches: Vec::new(),
            marks: Vec::new(),
            end: start,
        };
        let mut before = None;
        for column in row {
            let when = column.when;
            panel.add(column, before, top);
            before = when;
        }
        panel.end += STEP;
        panel.grounds = lanes::grounds(&panel.lanes, sketch, panel.end);
        panels.push(panel);
    }
    panels
}

/// The columns row by row: no more rows than the room asks for, and these about equally long.
fn rows(columns: Vec<Column>, room: f64) -> Vec<Vec<Column>> {
    let mut lengths = filled(&columns, room);
    let mut narrower = room;
    while narrower > NARROWEST {
        narrower -= STEP;
        let found = filled(&columns, narrower);
        if found.len() > lengths.len() {
            break;
        }
        lengths = found;
    }
    let mut columns = columns.into_iter();
    let row = |length| columns.by_ref().take(length).collect();
    lengths.into_iter().map(row).collect()
}

/// How many columns go into each row of this room.
fn filled(columns: &[Column], room: f64) -> Vec<usize> {
    let mut rows: Vec<usize> = Vec::new();
    let (mut filled, mut before) = (0.0, None);
    for column in columns {
        let more = space(before, column) + column.width(false);
        match rows.last_mut() {
            Some(row) if filled + more <= room => {
                filled += more;
                *row += 1;
            }
            _ => {
                filled = column.width(true);
                rows.push(1);
            }
        }
        before = column.when;
    }
    rows
}

/// The room between a column and the one before it.
fn space(before: Option<When>, column: &Column) -> f64 {
    if !column.first {
        return 0.0;
    }
    let gap = days::gap(before, column.when);
    gap.map_or(STEP, |gap| day_width(&gap) + 2.0 * STEP)
}

/// Which actors have lanes.
fn needed(row: &[Column], sketch: &Sketch) -> Vec<bool> {
    let mut needed = vec![false; sketch.actors.len()];
    for strand in row.iter().flat_map(|column| &column.strands) {
        needed[strand.from] = true;
        needed[strand.to] = true;
    }
    needed
}

impl<'a> Panel<'a> {
    /// Adds a column at the end; `before` is the date of the last one.
    fn add(&mut self, column: Column<'a>, before: Option<When>, top: f64) {
        let leads = self.stretches.is_empty();
        let width = column.width(leads);
        match self.stretches.last_mut() {
            Some(stretch) if !column.first => stretch.rect.width += width,
            _ => {
                let space = if leads { 0.0 } else { space(before, &column) };
                let gap = days::gap(before, column.when).filter(|_| !leads);
                let gap = gap.map(|gap| (gap, self.end + space / 2.0));
                self.end += space;
                let rect = Rect {
                    left: self.end,
                    top,
                    width,
                    height: HEAD - 6.0,
                };
                let day = column.heading();
                self.stretches.push(Stretch { day, rect, gap });
            }
        }
        let line = self.end + BEFORE;
        for strand in column.strands {
            self.marks.push(mark(strand, line, &self.lanes));
        }
        self.end += width;
    }
}

/// The line of an event; its label stands below the upper lane.
fn mark<'a>(strand: Strand<'a>, x: f64, lanes: &[Lane]) -> Mark<'a> {
    let lane = |actor: usize| lanes.iter().find(|lane| lane.actor == actor);
    let y = |actor: usize| lane(actor).map_or(0.0, |lane| lane.y);
    let (from, to) = (y(strand.from), y(strand.to));
    let label = Rect {
        left: x + ASIDE,
        top: from.min(to) + (LANE - LABEL) / 2.0,
        width: label_width(&strand.label),
        height: LABEL,
    };
    Mark {
        strand,
        x,
        from,
        to,
        label,
    }
}
