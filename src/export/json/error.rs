//! Why a file is not read as a graph.

use std::io;

use super::{FORMAT, VERSION};

/// Why bytes are not read as a graph.
#[derive(Debug, thiserror::Error)]
pub enum ReadGraphError {
    /// The file cannot be read at all.
    #[error(transparent)]
    Io(#[from] io::Error),
    /// Something else: an article, a table, the JSON of another program.
    #[error("it is not a chancery graph (JSON with \"format\": \"chancery-graph\")")]
    NotAGraph,
    /// A graph of a later program.
    #[error("it is a graph of format version {0}, and this program reads version {VERSION}")]
    Version(u64),
    /// Broken JSON, or a key that is missing or of the wrong sort; tells line and column.
    #[error("the graph is damaged: {0}")]
    Damaged(#[from] serde_json::Error),
    /// Broken XML, or a table with broken rows.
    #[error("the file is damaged: {0}")]
    Broken(String),
    /// A file of another program, in a format that is read back where it is our own.
    #[error(
        "{0}, so it is not as chancery writes it; the {1} of other programs is not read: write it anew \
         with `chancery export` from the JSON graph"
    )]
    Foreign(String, &'static str),
    /// A fault, and in which line it is.
    #[error("{place}: {error}")]
    At {
        /// The line, and the file where there are several.
        place: String,
        /// What is wrong there.
        error: Box<ReadGraphError>,
    },
    /// A value that cannot be; tells which node, edge or document has it.
    #[error("{place}: {cause}")]
    Value {
        /// The document, node or edge.
        place: String,
        /// What is wrong with it.
        cause: String,
    },
}

impl ReadGraphError {
    /// Tells where it is.
    pub(in crate::export) fn at(self, place: &dyn std::fmt::Display) -> Self {
        Self::At {
            place: place.to_string(),
            error: Box::new(self),
        }
    }
}

pub(super) fn check_head(format: Option<&str>, version: Option<u64>) -> Result<(), ReadGraphError> {
    match (format, version) {
        (Some(FORMAT), Some(VERSION)) => Ok(()),
        (Some(FORMAT), version) => Err(ReadGraphError::Version(version.unwrap_or_default())),
        _ => Err(ReadGraphError::NotAGraph),
    }
}

pub(super) fn twice(place: &str) -> ReadGraphError {
    fault(&|| place.to_owned(), "it is there twice")
}

pub(super) fn fault(place: &dyn Fn() -> String, cause: impl Into<String>) -> ReadGraphError {
    ReadGraphError::Value {
        place: place(),
        cause: cause.into(),
    }
}
