//! What a picture makes of a graph.

use std::io::{self, Write};

use super::{picture, svg};
use crate::graph::Graph;

/// What a picture makes of a graph.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, clap::ValueEnum)]
pub enum Drawing {
    /// Actors with the events as lines between them
    #[default]
    Network,
    /// Actors with one line a pair, the thicker the more events
    #[value(skip)]
    Pairs,
    /// Actors as lanes, events between them in the order of their days
    Timeline,
    /// A row and a column for each actor, their events counted in the cells
    Matrix,
}

impl Drawing {
    /// Writes the graph as SVG.
    ///
    /// ```
    /// use chancery::{export::Drawing, graph::Graph};
    /// let mut picture = Vec::new();
    /// Drawing::Timeline.write(&Graph::default(), &mut picture)?;
    /// assert!(picture.starts_with(b"<svg"));
    /// # Ok::<(), std::io::Error>(())
    /// ```
    pub fn write(self, graph: &Graph, out: &mut dyn Write) -> io::Result<()> {
        match self {
            Self::Network => svg::svg(graph, out),
            Self::Pairs => svg::pairs(graph, out),
            Self::Timeline => svg::timeline(graph, out),
            Self::Matrix => svg::matrix(graph, out),
        }
    }

    /// Writes the graph as PNG, two pixels to the unit of the SVG.
    pub fn write_png(self, graph: &Graph, out: &mut dyn Write) -> io::Result<()> {
        out.write_all(&picture::png(&self.svg(graph)?)?)
    }

    /// Writes the graph as a PDF of one page, with letters as outlines.
    pub fn write_pdf(self, graph: &Graph, out: &mut dyn Write) -> io::Result<()> {
        out.write_all(&picture::pdf(&self.svg(graph)?)?)
    }

    fn svg(self, graph: &Graph) -> io::Result<Vec<u8>> {
        let mut svg = Vec::new();
        self.write(graph, &mut svg)?;
        Ok(svg)
    }
}
