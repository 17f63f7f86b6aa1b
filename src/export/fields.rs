//! Rows as they are read back: cells by the names of their columns, taken apart again.
//!
//! A format may be unable to hold a text as it is: XML knows no control characters, and in a table an
//! empty text looks like none. Such cells stand once more in a cell of their own, `exact`, as JSON.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::io;

use super::json::{self, ReadGraphError, Text};

/// The column with the cells that the format cannot hold as they are.
pub(super) const EXACT: &str = "exact";

/// The cells of a row that its format cannot hold, collected while it is written.
#[derive(Default)]
pub(super) struct Exact<'a>(BTreeMap<&'a str, Cow<'a, str>>);

impl<'a> Exact<'a> {
    /// Keeps a cell.
    pub(super) fn keep(&mut self, name: &'a str, words: Cow<'a, str>) {
        self.0.insert(name, words);
    }

    /// The text of the column `exact`, which most rows do not need.
    pub(super) fn text(&self) -> io::Result<Option<String>> {
        if self.0.is_empty() {
            return Ok(None);
        }
        json::text(&self.0).map(Some)
    }
}

/// The cells of a row by the names of their columns; what is unknown is not there.
pub(super) struct Fields {
    what: String,
    id: String,
    cells: BTreeMap<String, String>,
}

impl Fields {
    /// A row of this sort, which the cell under `id` names.
    pub(super) fn new(
        what: &str,
        id: &str,
        cells: impl IntoIterator<Item = (String, String)>,
    ) -> Result<Self, ReadGraphError> {
        let mut cells: BTreeMap<String, String> = cells.into_iter().collect();
        if let Some(exact) = cells.remove(EXACT) {
            cells.extend(serde_json::from_str::<BTreeMap<String, String>>(&exact)?);
        }
        Ok(Self {
            what: what.to_owned(),
            id: cells.get(id).cloned().unwrap_or_default(),
            cells,
        })
    }

    /// What names the row.
    pub(super) fn id(&self) -> &str {
        &self.id
    }

    /// The cell, if it is known.
    pub(super) fn text(&mut self, name: &str) -> Option<Text<'static>> {
        self.cells.remove(name).map(Text::from)
    }

    /// The cell, which must be there.
    pub(super) fn need(&mut self, name: &str) -> Result<Text<'static>, ReadGraphError> {
        let text = self.text(name);
        text.ok_or_else(|| self.fault(format!("it has no `{name}`")))
    }

    /// The items of a list.
    pub(super) fn list(&mut self, name: &str) -> Vec<Text<'static>> {
        let words = self.text(name);
        words.map_or_else(Vec::new, |words| items(&words))
    }

    /// Yes or no, which must be told.
    pub(super) fn flag(&mut self, name: &str) -> Result<bool, ReadGraphError> {
        match &*self.need(name)? {
            // With a capital letter, as networkx saves them.
            "true" | "True" => Ok(true),
            "false" | "False" => Ok(false),
            other => Err(self.fault(format!("{name} `{other}` is neither true nor false"))),
        }
    }

    /// A number, which must be told.
    pub(super) fn number(&mut self, name: &str) -> Result<usize, ReadGraphError> {
        let text = self.need(name)?;
        text.parse()
            .map_err(|_| self.fault(format!("{name} `{text}` is no number")))
    }

    /// What is wrong with this row.
    pub(super) fn fault(&self, cause: String) -> ReadGraphError {
        ReadGraphError::Value {
            place: format!("{} `{}`", self.what, self.id),
            cause,
        }
    }
}

/// The items of a list that was written with `;` between them.
fn items(words: &str) -> Vec<Text<'static>> {
    let (mut items, mut item, mut escaped) = (Vec::new(), String::new(), false);
    for letter in words.chars() {
        match letter {
            '\\' if !escaped => escaped = true,
            ';' if !escaped => items.push(std::mem::take(&mut item).into()),
            _ => {
                item.push(letter);
                escaped = false;
            }
        }
    }
    items.push(item.into());
    items
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::columns::Value;

    #[track_caller]
    fn check(list: &[&str]) {
        let value = Value::List(list.iter().map(|item| Cow::Borrowed(*item)).collect());
        let words = value.words().unwrap();
        assert_eq!(items(&words), list, "{words}");
    }

    #[test]
    fn lists_come_back() {
        check(&["g7"]);
        check(&["g7", "nato"]);
        check(&["a;b", r"c\", r"\;", ""]);
        check(&[""]);
    }

    #[test]
    fn what_a_format_cannot_hold_comes_back_from_the_exact_cell() {
        let mut exact = Exact::default();
        exact.keep("name", "a\u{0}\u{ffff}".into());
        let exact = exact.text().unwrap().unwrap();
        assert_eq!(exact, r#"{"name":"a\u0000\uffff"}"#);
        let cells = [("id", "x"), ("name", "a\u{fffd}\u{fffd}"), (EXACT, &exact)];
        let cells = cells.map(|(name, cell)| (name.to_owned(), cell.to_owned()));
        let mut fields = Fields::new("node", "id", cells).unwrap();
        assert_eq!(fields.need("name").unwrap(), "a\u{0}\u{ffff}");
        assert_eq!(
            fields.flag("known").unwrap_err().to_string(),
            "node `x`: it has no `known`"
        );
    }
}
