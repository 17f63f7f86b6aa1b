//! The page around the picture: header above, legend and footer below.

use std::io::{self, Write};

use super::legend::Looks;
use super::sources::{self, Note};
use super::xml::{Num, Text, Xml};
use crate::export::layout::{Point, Rect};
use crate::export::metrics::Weight;
use crate::export::sketch::Sketch;
use crate::export::style::Styles;
use crate::export::words::{cut, wrap};
use crate::graph::Graph;

const MARGIN: f64 = 28.0;
const NARROWEST: f64 = 640.0;
const TITLE_SIZE: f64 = 20.0;
const TITLE_LINE: f64 = 26.0;
const SUB_SIZE: f64 = 13.0;
const FOOT_SIZE: f64 = 11.0;
const FOOT_LINE: f64 = 16.0;

/// The measures of the page, and the words around the picture.
pub(super) struct Frame<'a> {
    title: Vec<String>,
    subtitle: String,
    notes: Vec<Note<'a>>,
    shift: Point,
    width: f64,
    legend_top: f64,
    footer_top: f64,
    height: f64,
}

impl<'a> Frame<'a> {
    /// The page of a picture that covers `bounds`; `hint` explains what its legend cannot.
    pub(super) fn new(
        graph: &'a Graph,
        sketch: &Sketch,
        bounds: Rect,
        looks: &Looks,
        hint: Option<&str>,
    ) -> Self {
        let inner = bounds.width.max(NARROWEST - 2.0 * MARGIN).ceil();
        let title = sources::title(graph, sketch);
        let title = wrap(&title, TITLE_SIZE, Weight::Bold, inner, 2);
        let subtitle = cut(
            &sources::subtitle(graph, sketch),
            SUB_SIZE,
            Weight::Regular,
            inner,
        );
        let mut notes = sources::notes(graph, sketch);
        notes.extend(hint.map(|hint| sources::plain(hint.to_owned())));
        let lines = |count: usize| f64::from(u32::try_from(count).unwrap_or(0));
        let top = MARGIN + lines(title.len()) * TITLE_LINE + 20.0 + 22.0;
        let legend_top = (top + bounds.height + 30.0).ceil();
        let footer_top = legend_top + looks.height(inner) + 16.0;
        Self {
            title,
            subtitle,
            shift: Point::new(
                MARGIN + (inner - bounds.width) / 2.0 - bounds.left,
                top - bounds.top,
            ),
            width: inner + 2.0 * MARGIN,
            legend_top,
            footer_top,
            height: footer_top + lines(notes.len()) * FOOT_LINE + MARGIN,
            notes,
        }
    }

    /// Opens the group of the picture, whose coordinates are the layout's.
    pub(super) fn open_picture(&self, out: &mut dyn Write) -> io::Result<()> {
        let (across, down) = (Num(self.shift.x), Num(self.shift.y));
        writeln!(out, r#"<g transform="translate({across} {down})">"#)
    }

    fn inner(&self) -> f64 {
        self.width - 2.0 * MARGIN
    }

    pub(super) fn open(&self, out: &mut dyn Write) -> io::Result<()> {
        let (width, height) = (Num(self.width), Num(self.height));
        writeln!(
            out,
            r#"<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" viewBox="0 0 {width} {height}" role="img" aria-label="{}">"#,
            Xml(&self.title.join(" "))
        )
    }

    pub(super) fn header(&self, out: &mut dyn Write) -> io::Result<()> {
        writeln!(out, r#"<rect class="page" width="100%" height="100%"/>"#)?;
        let mut at = Point::new(MARGIN, MARGIN + 16.0);
        for line in &self.title {
            Text::new("title", line, TITLE_SIZE, Weight::Bold).start(at, out)?;
            at.y += TITLE_LINE;
        }
        at.y -= 4.0;
        Text::new("sub", &self.subtitle, SUB_SIZE, Weight::Regular).start(at, out)
    }

    pub(super) fn legend(
        &self,
        looks: &Looks,
        styles: &Styles,
        out: &mut dyn Write,
    ) -> io::Result<()> {
        let top = Num(self.legend_top - 12.0);
        writeln!(
            out,
            r#"<path class="rule" d="M{MARGIN} {top}h{}"/>"#,
            Num(self.inner())
        )?;
        looks.write(
            Point::new(MARGIN, self.legend_top),
            self.inner(),
            styles,
            out,
        )
    }

    pub(super) fn footer(&self, out: &mut dyn Write) -> io::Result<()> {
        let mut at = Point::new(MARGIN, self.footer_top + 8.0);
        for note in &self.notes {
            let words = cut(&note.words, FOOT_SIZE, Weight::Regular, self.inner());
            if let Some(address) = note.address {
                write!(
                    out,
                    r#"<a href="{}" target="_blank" rel="noopener">"#,
                    Xml(address)
                )?;
            }
            Text::new("foot", &words, FOOT_SIZE, Weight::Regular).start(at, out)?;
            if note.address.is_some() {
                writeln!(out, "</a>")?;
            }
            at.y += FOOT_LINE;
        }
        Ok(())
    }
}
