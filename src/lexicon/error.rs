//! What can be wrong with a table.

/// A fault in a table: where it is, what it is, and what would be right.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{file}:{line}: {cause}; {remedy}")]
pub struct LexiconError {
    /// The table.
    pub file: String,
    /// The line, counted from 1; 0 for the whole file.
    pub line: usize,
    /// What is wrong.
    pub cause: String,
    /// What to do.
    pub remedy: String,
}

impl LexiconError {
    /// A table that is not there.
    pub(crate) fn missing(file: &str) -> Self {
        Self {
            file: file.to_owned(),
            line: 0,
            cause: "the table is missing or not UTF-8".to_owned(),
            remedy: "put it under data/".to_owned(),
        }
    }
}
