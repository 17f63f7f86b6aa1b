//! Tab-separated tables with a header: one fact a line, `#` starts a comment line.

use super::LexiconError;
use crate::when::When;

/// A row with its place, so that a fault can name it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Row<'a, const N: usize> {
    file: &'a str,
    line: usize,
    /// The cells in the order of the header.
    pub(super) cells: [&'a str; N],
}

/// Reads all rows of a table whose header must be exactly `header`.
pub(super) fn rows<'a, const N: usize>(
    file: &'a str,
    text: &'a str,
    header: [&str; N],
) -> Result<Vec<Row<'a, N>>, LexiconError> {
    let (first, found) = first_line(text);
    if !same_header(&header, found) {
        return Err(fault(
            file,
            first,
            format!("the header is `{found}`"),
            format!("write `{}`", header.join("\t")),
        ));
    }
    lines(text)
        .skip(1)
        .map(|(number, line)| row(file, number, line))
        .collect()
}

/// The number and text of each line that is neither empty nor a comment.
pub(super) fn lines(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    (1..)
        .zip(text.lines())
        .filter(|(_, line)| !line.is_empty() && !line.starts_with('#'))
}

/// The line where the header should be, with its number.
pub(super) fn first_line(text: &str) -> (usize, &str) {
    lines(text).next().unwrap_or((1, ""))
}

/// Whether a line is this header.
pub(super) fn same_header(header: &[&str], line: &str) -> bool {
    line.split('\t').map(str::trim).eq(header.iter().copied())
}

fn row<'a, const N: usize>(
    file: &'a str,
    line: usize,
    text: &'a str,
) -> Result<Row<'a, N>, LexiconError> {
    let mut cells = [""; N];
    let mut count = 0;
    for cell in text.split('\t') {
        if let Some(slot) = cells.get_mut(count) {
            *slot = cell.trim();
        }
        count += 1;
    }
    if count != N {
        let cause = format!("the row has {count} cells");
        return Err(fault(
            file,
            line,
            cause,
            format!("write {N}, separated by tabs, empty ones too"),
        ));
    }
    Ok(Row { file, line, cells })
}

pub(super) fn fault(file: &str, line: usize, cause: String, remedy: String) -> LexiconError {
    LexiconError {
        file: file.to_owned(),
        line,
        cause,
        remedy,
    }
}

impl<'a, const N: usize> Row<'a, N> {
    /// A fault of this row.
    pub(super) fn fault(
        &self,
        cause: impl Into<String>,
        remedy: impl Into<String>,
    ) -> LexiconError {
        fault(self.file, self.line, cause.into(), remedy.into())
    }

    /// The cell, where it is not empty.
    pub(super) fn some(&self, cell: usize) -> Option<&'a str> {
        Some(self.cells[cell]).filter(|text| !text.is_empty())
    }

    /// The cell as a date; empty is none.
    pub(super) fn date(&self, cell: usize) -> Result<Option<When>, LexiconError> {
        let parse = |text: &str| {
            text.parse().map_err(|error: crate::when::BadDate| {
                self.fault(error.to_string(), "correct the date")
            })
        };
        self.some(cell).map(parse).transpose()
    }
}
