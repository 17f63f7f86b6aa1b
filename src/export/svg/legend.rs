//! The legend: only what the picture shows.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, Write};

use super::marks::{Look, line};
use super::matrix::{bars, shade_class};
use super::shapes;
use super::xml::Text;
use crate::export::layout::{Curve, Point, Rect};
use crate::export::matrix::{Cell, Matrix, SHADES};
use crate::export::metrics::{Weight, width};
use crate::export::sketch::{Sketch, TieKind};
use crate::export::style::Styles;
use crate::graph::EventEdge;
use crate::model::{ActorKind, Status};

/// The room for a sample.
const SAMPLE: f64 = 34.0;
/// The height of a row.
pub(super) const ROW: f64 = 20.0;
const SIZE: f64 = 11.0;

/// Everything of which the picture has an example.
pub(super) struct Looks {
    entries: Vec<Entry>,
    types: BTreeMap<usize, bool>,
}

/// One line of the legend.
struct Entry {
    sign: Sign,
    words: String,
}

#[derive(Clone, Copy)]
enum Sign {
    Actor(ActorKind),
    Region,
    /// The row of the event type, and whether all of its events are symmetric.
    Event(usize, bool),
    Status(Status),
    Tie(TieKind),
    /// How dark a cell is.
    Shade(usize),
    /// The share of conflict.
    Bar(f64),
}

pub(super) fn tie_class(kind: TieKind) -> &'static str {
    match kind {
        TieKind::Office => "office",
        TieKind::Member => "member",
        TieKind::Part => "part",
    }
}

impl Looks {
    /// What a network shows.
    pub(super) fn of(sketch: &Sketch, styles: &Styles) -> Self {
        let mut looks = Self::of_actors(sketch);
        let ties: BTreeSet<TieKind> = sketch.ties.iter().map(|tie| tie.kind).collect();
        for kind in ties {
            looks.add(Sign::Tie(kind), tie_words(kind));
        }
        let strands = sketch.bundles.iter().flat_map(|bundle| &bundle.strands);
        looks.add_events(strands.map(|strand| strand.events[0]), styles);
        looks
    }

    /// What a timeline shows.
    pub(super) fn of_timeline(sketch: &Sketch, styles: &Styles) -> Self {
        let mut looks = Self::of_actors(sketch);
        let events = sketch.meetings.iter().map(|meeting| meeting.event);
        looks.add_events(events, styles);
        looks
    }

    /// What a matrix shows.
    pub(super) fn of_matrix(sketch: &Sketch, matrix: &Matrix) -> Self {
        let mut looks = Self::of_actors(sketch);
        let shades: BTreeSet<usize> = matrix.cells.iter().map(Cell::shade).collect();
        for shade in shades {
            let first = shade.checked_sub(1).map_or(1, |before| SHADES[before]);
            let words = match SHADES.get(shade) {
                Some(next) if next - 1 > first => format!("{first}–{} events", next - 1),
                Some(_) => "1 event".to_owned(),
                None => format!("{first} or more"),
            };
            looks.add(Sign::Shade(shade), &words);
        }
        let of_conflict = || matrix.cells.iter().map(Cell::conflict);
        if of_conflict().any(|share| share < 1.0) {
            looks.add(Sign::Bar(0.0), "cooperation");
        }
        if of_conflict().any(|share| share > 0.0) {
            looks.add(Sign::Bar(1.0), "conflict");
        }
        looks
    }

    fn of_actors(sketch: &Sketch) -> Self {
        let mut looks = Self {
            entries: Vec::new(),
            types: BTreeMap::new(),
        };
        let actors = sketch.actors.iter();
        let kinds: BTreeSet<ActorKind> = actors
            .map(|shown| shown.node.mentioned.actor.kind)
            .collect();
        for kind in kinds {
            looks.add(Sign::Actor(kind), kind.as_str());
        }
        if !sketch.regions.is_empty() {
            looks.add(Sign::Region, "same country or body");
        }
        looks
    }

    fn add_events<'e>(&mut self, events: impl Iterator<Item = &'e EventEdge>, styles: &Styles) {
        let mut statuses = BTreeSet::new();
        for event in events {
            *self.types.entry(styles.rank(&event.kind)).or_insert(true) &= event.symmetric;
            statuses.insert(event.status);
        }
        for (rank, symmetric) in self.types.clone() {
            self.add(Sign::Event(rank, symmetric), &styles.ranked(rank).label);
        }
        for status in statuses
            .into_iter()
            .filter(|status| *status != Status::Occurred)
        {
            self.add(Sign::Status(status), status.as_str());
        }
    }

    fn add(&mut self, sign: Sign, words: &str) {
        let words = words.to_owned();
        self.entries.push(Entry { sign, words });
    }

    /// The rows of the event types.
    pub(super) fn ranks(&self) -> Vec<usize> {
        self.types.keys().copied().collect()
    }

    /// The place of each entry on a page of this width, and the height of all.
    fn places(&self, page: f64) -> (Vec<Point>, f64) {
        let (mut left, mut top) = (0.0, 0.0);
        let mut places = Vec::new();
        for entry in &self.entries {
            let wide = SAMPLE + 8.0 + width(&entry.words, SIZE, Weight::Regular);
            if left > 0.0 && left + wide > page {
                (left, top) = (0.0, top + ROW);
            }
            places.push(Point::new(left, top));
            left += wide + 24.0;
        }
        let height = if places.is_empty() { 0.0 } else { top + ROW };
        (places, height)
    }

    pub(super) fn height(&self, page: f64) -> f64 {
        self.places(page).1
    }

    pub(super) fn write(
        &self,
        at: Point,
        page: f64,
        styles: &Styles,
        out: &mut dyn Write,
    ) -> io::Result<()> {
        let places = self.places(page).0;
        for (entry, place) in self.entries.iter().zip(places) {
            let at = at.plus(place);
            sample(entry.sign, at, styles, out)?;
            let base = Point::new(at.x + SAMPLE + 8.0, at.y + 14.0);
            Text::new("key", &entry.words, SIZE, Weight::Regular).start(base, out)?;
        }
        Ok(())
    }
}

fn tie_words(kind: TieKind) -> &'static str {
    match kind {
        TieKind::Office => "holds office",
        TieKind::Member => "member",
        TieKind::Part => "part of",
    }
}

fn sample(sign: Sign, at: Point, styles: &Styles, out: &mut dyn Write) -> io::Result<()> {
    let area = Rect {
        left: at.x + 4.0,
        top: at.y + 3.0,
        width: SAMPLE - 8.0,
        height: ROW - 6.0,
    };
    let middle = at.y + ROW / 2.0;
    let curve = Curve::bent(
        Point::new(at.x, middle),
        Point::new(at.x + SAMPLE, middle),
        0.0,
    );
    match sign {
        Sign::Actor(kind) => shapes::actor(kind, area, out),
        Sign::Region => shapes::rounded("region", area, 5.0, out),
        Sign::Shade(shade) => shapes::rounded(&shade_class(shade), area, 2.0, out),
        Sign::Bar(conflict) => {
            let area = Rect {
                top: middle - 2.5,
                height: 5.0,
                ..area
            };
            bars(area, conflict, out)
        }
        Sign::Event(rank, symmetric) => {
            writeln!(out, r#"<g class="t{rank}">"#)?;
            line(
                curve,
                Look::new(styles.ranked(rank), Status::Occurred, symmetric),
                out,
            )?;
            writeln!(out, "</g>")
        }
        Sign::Status(status) => {
            writeln!(out, r#"<g class="sign">"#)?;
            line(curve, Look::of_status(status), out)?;
            writeln!(out, "</g>")
        }
        Sign::Tie(kind) => {
            let class = tie_class(kind);
            writeln!(
                out,
                r#"<path class="tie {class}" d="M{} {middle}h{SAMPLE}"/>"#,
                at.x
            )
        }
    }
}
