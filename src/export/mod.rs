//! `&Graph` to bytes: one file a format, one enum over them.

use std::io::{self, Write};
use std::path::Path;

pub mod dot;
pub mod graphviz;
pub mod json;
pub mod page;
pub mod svg;

#[cfg(test)]
mod fixture;
mod layout;
mod metrics;
mod sketch;
mod style;
mod tips;
mod words;

pub use graphviz::{RenderError, render_with_graphviz};

use crate::graph::Graph;

/// A format in which a graph can be written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, clap::ValueEnum)]
pub enum Format {
    /// Node-link JSON with everything in it; the one format that reads back.
    Json,
    /// Graphviz DOT.
    Dot,
    /// A drawing that every browser shows.
    Svg,
    /// A web page that searches, filters and cites, in one file.
    #[value(alias = "htm")]
    Html,
}

impl Format {
    /// The name, as `-t` takes it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Json => "json",
            Self::Dot => "dot",
            Self::Svg => "svg",
            Self::Html => "html",
        }
    }

    /// The file extensions that stand for it, the usual one first.
    pub fn extensions(self) -> &'static [&'static str] {
        match self {
            Self::Json => &["json"],
            Self::Dot => &["dot", "gv"],
            Self::Svg => &["svg"],
            Self::Html => &["html", "htm"],
        }
    }

    /// The format that a file's extension names, in capitals or not.
    ///
    /// ```
    /// use chancery::export::Format;
    /// assert_eq!(Format::from_path("calls.SVG".as_ref()), Some(Format::Svg));
    /// assert_eq!(Format::from_path("calls".as_ref()), None);
    /// ```
    pub fn from_path(path: &Path) -> Option<Self> {
        let extension = path.extension()?.to_str()?.to_ascii_lowercase();
        let formats = <Self as clap::ValueEnum>::value_variants().iter().copied();
        formats
            .into_iter()
            .find(|format| format.extensions().contains(&extension.as_str()))
    }

    /// Writes the graph.
    pub fn write(self, graph: &Graph, out: &mut dyn Write) -> io::Result<()> {
        match self {
            Self::Json => json::json(graph, out),
            Self::Dot => dot::dot(graph, out),
            Self::Svg => svg::svg(graph, out),
            Self::Html => page::page(graph, out),
        }
    }
}
