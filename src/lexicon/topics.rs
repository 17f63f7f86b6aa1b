//! Words by which a text shows what it is about.

use rustc_hash::FxHashMap;

use super::LexiconError;
use super::table::rows;

/// Reads the table of topics: a lemma and its topic a line.
pub(super) fn read(text: &str) -> Result<FxHashMap<String, String>, LexiconError> {
    let rows = rows("words/topics.tsv", text, ["lemma", "topic", "source"])?;
    Ok(rows
        .iter()
        .map(|row| (row.cells[0].to_owned(), row.cells[1].to_owned()))
        .collect())
}
