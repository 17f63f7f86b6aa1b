//! Rows under named columns, and the ways to print them.

use std::io::{self, Write};
use std::iter::repeat_n;

use comfy_table::{CellAlignment, ColumnConstraint, Table};
use csv::{QuoteStyle, WriterBuilder};
use serde::ser::{Serialize, SerializeMap, Serializer};
use unicode_width::UnicodeWidthStr;

use super::terminal::one_line;

/// What stands in a row under a column.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Cell {
    Text(String),
    List(Vec<String>),
    Count(usize),
    /// A number between 0 and 1.
    Share(f64),
    Nothing,
}

/// How a column behaves where the terminal is narrow.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Fit {
    /// It may be cut.
    Cut,
    /// It is shown whole: a cut status would turn a planned meeting into one that took place.
    Whole,
    /// It is shown whole, at the right.
    Number,
}

/// Rows under named columns.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Sheet {
    pub(super) columns: Vec<(&'static str, Fit)>,
    pub(super) rows: Vec<Vec<Cell>>,
}

impl From<&str> for Cell {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Cell {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl<T: ToString> From<Option<T>> for Cell {
    fn from(text: Option<T>) -> Self {
        text.map_or(Self::Nothing, |text| Self::Text(text.to_string()))
    }
}

impl Cell {
    /// One line that steers no terminal.
    fn words(&self, between: &str) -> String {
        match self {
            Self::Text(text) => one_line(text),
            Self::List(items) => {
                let items: Vec<String> = items.iter().map(|item| one_line(item)).collect();
                items.join(between)
            }
            Self::Count(count) => count.to_string(),
            Self::Share(share) => format!("{share:.4}"),
            Self::Nothing => String::new(),
        }
    }

    /// The same for programs: all digits, and lists as CSV of others has them.
    fn exact(&self) -> String {
        match self {
            Self::Share(share) => share.to_string(),
            _ => self.words(";"),
        }
    }
}

impl Serialize for Cell {
    fn serialize<S: Serializer>(&self, out: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Text(text) => out.serialize_str(text),
            Self::List(items) => items.serialize(out),
            Self::Count(count) => count.serialize(out),
            Self::Share(share) => out.serialize_f64(*share),
            Self::Nothing => out.serialize_none(),
        }
    }
}

/// A row as an object, its keys in the order of the columns.
struct Object<'a>(&'a [(&'static str, Fit)], &'a [Cell]);

impl Serialize for Object<'_> {
    fn serialize<S: Serializer>(&self, out: S) -> Result<S::Ok, S::Error> {
        let mut map = out.serialize_map(Some(self.1.len()))?;
        for ((name, _), cell) in self.0.iter().zip(self.1) {
            map.serialize_entry(name, cell)?;
        }
        map.end()
    }
}

impl Sheet {
    /// Columns that fit a terminal of this width; without one nothing is cut.
    pub(super) fn table(&self, width: Option<u16>) -> String {
        match width {
            Some(_) => self.arranged(width),
            None => self.padded(),
        }
    }

    /// Columns as wide as their widest cells: nothing has to be arranged, however many rows there are.
    fn padded(&self) -> String {
        let mut cells: Vec<String> = Vec::with_capacity((self.rows.len() + 1) * self.columns.len());
        cells.extend(self.columns.iter().map(|(name, _)| name.to_uppercase()));
        cells.extend(self.rows.iter().flatten().map(|cell| cell.words(", ")));
        let mut widths = vec![0; self.columns.len()];
        for (place, cell) in cells.iter().enumerate() {
            let widest = &mut widths[place % self.columns.len()];
            *widest = width(cell).max(*widest);
        }
        let mut out = String::new();
        for row in cells.chunks(self.columns.len().max(1)) {
            for ((cell, widest), (_, fit)) in row.iter().zip(&widths).zip(&self.columns) {
                let gap = repeat_n(' ', widest - width(cell));
                if *fit == Fit::Number {
                    out.extend(gap);
                    out.push_str(cell);
                } else {
                    out.push_str(cell);
                    out.extend(gap);
                }
                out.push_str("  ");
            }
            out.truncate(out.trim_end_matches(' ').len());
            out.push('\n');
        }
        out.pop();
        out
    }

    fn arranged(&self, width: Option<u16>) -> String {
        let header = self.columns.iter().map(|(name, _)| name.to_uppercase());
        let rows = self.rows.iter();
        let rows = rows.map(|row| row.iter().map(|cell| cell.words(", ")).collect());
        let mut table = super::table::table(header.collect(), rows, width);
        for (place, (_, fit)) in self.columns.iter().enumerate() {
            set_fit(&mut table, place, *fit);
        }
        table.trim_fmt()
    }

    /// An array of objects, one a line.
    pub(super) fn json(&self, out: &mut dyn Write) -> io::Result<()> {
        write!(out, "[")?;
        for (place, row) in self.rows.iter().enumerate() {
            out.write_all(if place == 0 { b"\n  " } else { b",\n  " })?;
            serde_json::to_writer(&mut *out, &Object(&self.columns, row))?;
        }
        writeln!(out, "]")
    }

    /// An object a line.
    pub(super) fn ndjson(&self, out: &mut dyn Write) -> io::Result<()> {
        for row in &self.rows {
            serde_json::to_writer(&mut *out, &Object(&self.columns, row))?;
            writeln!(out)?;
        }
        Ok(())
    }

    /// Separated by commas or tabs, with a header.
    pub(super) fn separated(&self, by: u8, out: &mut dyn Write) -> io::Result<()> {
        let quotes = match by {
            // A cell holds neither tab nor line break, so none needs quotes.
            b'\t' => QuoteStyle::Never,
            _ => QuoteStyle::Necessary,
        };
        let mut rows = WriterBuilder::new()
            .delimiter(by)
            .quote_style(quotes)
            .from_writer(out);
        rows.write_record(self.columns.iter().map(|(name, _)| name))?;
        for row in &self.rows {
            rows.write_record(row.iter().map(Cell::exact))?;
        }
        rows.flush()
    }

    /// A table for Markdown, in which no cell is markup.
    pub(super) fn markdown(&self, out: &mut dyn Write) -> io::Result<()> {
        if self.rows.is_empty() {
            return Ok(());
        }
        let names: Vec<&str> = self.columns.iter().map(|(name, _)| *name).collect();
        writeln!(out, "| {} |", names.join(" | "))?;
        let rules = self.columns.iter().map(|(_, fit)| match fit {
            Fit::Number => "---:",
            Fit::Cut | Fit::Whole => "---",
        });
        writeln!(out, "| {} |", rules.collect::<Vec<_>>().join(" | "))?;
        for row in &self.rows {
            let cells = row.iter().map(|cell| escaped(&cell.words(", ")));
            writeln!(out, "| {} |", cells.collect::<Vec<_>>().join(" | "))?;
        }
        Ok(())
    }
}

/// How many columns of a terminal a text takes.
fn width(text: &str) -> usize {
    if text.is_ascii() {
        text.len()
    } else {
        text.width()
    }
}

fn set_fit(table: &mut Table, place: usize, fit: Fit) {
    let Some(column) = table.column_mut(place) else {
        return;
    };
    if fit != Fit::Cut {
        column.set_constraint(ColumnConstraint::ContentWidth);
    }
    if fit == Fit::Number {
        column.set_cell_alignment(CellAlignment::Right);
    }
}

/// Text that Markdown takes for nothing but text.
fn escaped(text: &str) -> String {
    let mut out = String::new();
    for char in text.chars() {
        if r"\`*_[]<>|~&$#".contains(char) {
            out.push('\\');
        }
        out.push(char);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sheet() -> Sheet {
        let hostile = "a|b <i>\"x\"</i>,\ty\n\u{1b}[31m";
        Sheet {
            columns: vec![
                ("name", Fit::Cut),
                ("events", Fit::Number),
                ("share", Fit::Number),
            ],
            rows: vec![
                vec![hostile.into(), Cell::Count(2), Cell::Share(1.0 / 3.0)],
                vec![
                    Cell::List(vec!["a".into(), "b".into()]),
                    Cell::Nothing,
                    Cell::Nothing,
                ],
            ],
        }
    }

    #[track_caller]
    fn check(write: impl Fn(&Sheet, &mut Vec<u8>) -> io::Result<()>, expected: &str) {
        let mut out = Vec::new();
        write(&sheet(), &mut out).unwrap();
        assert_eq!(String::from_utf8(out).unwrap(), expected);
    }

    #[test]
    fn a_table_without_a_terminal_is_as_one_that_has_room() {
        let mut sheet = sheet();
        let wide = vec!["中国 é 🕊️ 👨‍👩‍👧".into(), Cell::Count(12_345), Cell::Share(0.5)];
        sheet.rows.push(wide);
        assert_eq!(sheet.padded(), sheet.arranged(None));
        sheet.rows.clear();
        assert_eq!(sheet.padded(), sheet.arranged(None));
    }

    #[test]
    fn a_row_keeps_what_the_text_says_and_no_more() {
        check(
            |sheet, out| sheet.separated(b',', out),
            "name,events,share\n\"a|b <i>\"\"x\"\"</i>, y [31m\",2,0.3333333333333333\na;b,,\n",
        );
        check(
            |sheet, out| sheet.separated(b'\t', out),
            "name\tevents\tshare\na|b <i>\"x\"</i>, y [31m\t2\t0.3333333333333333\na;b\t\t\n",
        );
        check(
            |sheet, out| sheet.markdown(out),
            "| name | events | share |\n| --- | ---: | ---: |\n\
             | a\\|b \\<i\\>\"x\"\\</i\\>, y \\[31m | 2 | 0.3333 |\n| a, b |  |  |\n",
        );
        check(
            |sheet, out| sheet.ndjson(out),
            "{\"name\":\"a|b <i>\\\"x\\\"</i>,\\ty\\n\\u001b[31m\",\"events\":2,\"share\":0.3333333333333333}\n\
             {\"name\":[\"a\",\"b\"],\"events\":null,\"share\":null}\n",
        );
    }
}
