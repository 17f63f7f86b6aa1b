//! A timeline: actors as lanes, events as lines between them in the order of their days.
//!
//! Days stand side by side, only those with events; the gaps between them tell how long nothing
//! happened. Where a page is not wide enough, the timeline goes on below, as text does, with the
//! lanes that are needed there.

use super::layout::{LABEL_SIZE, Rect};
use super::metrics::{Weight, width};
use super::order::order;
use super::sketch::{Sketch, Strand};
use super::style::Styles;

mod columns;
mod days;
mod lanes;
mod panels;

use days::Day;

pub(super) use lanes::{SIGN, Title};

/// The height of a lane.
pub(super) const LANE: f64 = 34.0;
/// The height of the days above the lanes.
pub(super) const HEAD: f64 = 26.0;
/// The size of the text that names the days.
pub(super) const DAY_SIZE: f64 = 11.0;
/// The height of a label.
const LABEL: f64 = 14.0;
/// So wide is a page, with the names.
const PAGE: f64 = 1320.0;

/// A timeline with a place for everything.
#[derive(Debug)]
pub(super) struct Timeline<'a> {
    /// The lanes' names, by actor.
    pub(super) names: Vec<Title>,
    /// Where the lanes begin, right of their names.
    pub(super) start: f64,
    /// The parts of the timeline, one below the other.
    pub(super) panels: Vec<Panel<'a>>,
    /// What all of it covers.
    pub(super) bounds: Rect,
    /// Whether a day is that of the report, as no text tells that of the event.
    pub(super) is_reported: bool,
}

/// As many days as fit the page.
#[derive(Debug)]
pub(super) struct Panel<'a> {
    pub(super) lanes: Vec<Lane>,
    /// The grounds of regions behind their lanes.
    pub(super) grounds: Vec<Rect>,
    pub(super) stretches: Vec<Stretch>,
    pub(super) marks: Vec<Mark<'a>>,
    /// Where the lanes end.
    pub(super) end: f64,
}

/// An actor's line through a panel.
#[derive(Debug, Clone, Copy)]
pub(super) struct Lane {
    pub(super) actor: usize,
    pub(super) y: f64,
}

/// The place of a day above its events.
#[derive(Debug)]
pub(super) struct Stretch {
    pub(super) day: String,
    /// From the first to the last of its events, as high as its text.
    pub(super) rect: Rect,
    /// How long it is since the day before, and the middle of the gap that tells it.
    pub(super) gap: Option<(String, f64)>,
}

/// An event, or several that look alike, as a line between two lanes.
#[derive(Debug)]
pub(super) struct Mark<'a> {
    pub(super) strand: Strand<'a>,
    pub(super) x: f64,
    pub(super) from: f64,
    pub(super) to: f64,
    pub(super) label: Rect,
}

impl<'a> Timeline<'a> {
    /// The timeline of all events of a sketch.
    pub(super) fn new(sketch: &Sketch<'a>, styles: &Styles) -> Self {
        let order = order(sketch);
        let names = lanes::names(sketch);
        let start = lanes::start(&names);
        let days = days::days(sketch, styles);
        let is_reported = days.iter().any(Day::is_reported);
        let ranks = lanes::ranks(&order);
        let with_year = days::span_years(&days);
        let columns = days
            .into_iter()
            .flat_map(|day| columns::columns(day, &ranks, with_year));
        let panels = panels::panels(columns.collect(), sketch, &order, start);
        let bounds = Rect::hull(panels.iter().map(Panel::bounds));
        Self {
            names,
            start,
            panels,
            bounds,
            is_reported,
        }
    }
}

impl Panel<'_> {
    /// From the days to the last lane, with the names of the lanes.
    fn bounds(&self) -> Rect {
        let top = self.stretches.first().map_or(0.0, |day| day.rect.top);
        let bottom = self.lanes.last().map_or(top, |lane| lane.y);
        Rect {
            left: 0.0,
            top,
            width: self.end,
            height: bottom + LANE / 2.0 - top,
        }
    }
}

/// The width of an event's label.
fn label_width(label: &str) -> f64 {
    width(label, LABEL_SIZE, Weight::Regular) + 6.0
}

/// The width of a day's name.
fn day_width(day: &str) -> f64 {
    width(day, DAY_SIZE, Weight::Bold)
}

/// Numbers of things as lengths.
fn real(count: usize) -> f64 {
    f64::from(u32::try_from(count).unwrap_or(u32::MAX))
}

#[cfg(test)]
mod tests;
