//! Text and ids as XML wants them.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt::{self, Write};
use std::io;

mod read;
mod rows;

use super::columns::Value;
use super::fields::Exact;

pub(super) use read::{Element, Elements};
pub(super) use rows::{Cells, XmlRows, each, need};

/// What stands in place of a character that XML 1.0 cannot hold, not even as a reference.
const REPLACEMENT: char = '\u{fffd}';

/// Text between tags: what means something to XML is escaped, what XML 1.0 forbids is replaced.
pub(super) struct Xml<'a>(pub(super) &'a str);

impl fmt::Display for Xml<'_> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write(self.0, is_plain_in_text, out)
    }
}

/// The value of an attribute, in which readers would make a space of a line end or a tab, too.
pub(super) struct XmlValue<'a>(pub(super) &'a str);

impl fmt::Display for XmlValue<'_> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write(self.0, is_plain_in_value, out)
    }
}

fn is_plain_in_text(letter: char) -> bool {
    is_allowed(letter) && !matches!(letter, '&' | '<' | '>' | '"' | '\'' | '\r')
}

fn is_plain_in_value(letter: char) -> bool {
    is_plain_in_text(letter) && !matches!(letter, '\n' | '\t')
}

/// Whether a document of XML 1.0 may hold the character.
fn is_allowed(letter: char) -> bool {
    match letter {
        '\t' | '\n' | '\r' => true,
        '\u{fffe}' | '\u{ffff}' => false,
        _ => letter >= ' ',
    }
}

/// Writes runs of plain characters at once, and the others one by one.
fn write(text: &str, is_plain: fn(char) -> bool, out: &mut fmt::Formatter<'_>) -> fmt::Result {
    let mut rest = text;
    while let Some((at, letter)) = rest.char_indices().find(|&(_, letter)| !is_plain(letter)) {
        out.write_str(&rest[..at])?;
        match letter {
            '&' => out.write_str("&amp;")?,
            '<' => out.write_str("&lt;")?,
            '>' => out.write_str("&gt;")?,
            '"' => out.write_str("&quot;")?,
            '\'' => out.write_str("&#39;")?,
            '\r' | '\n' | '\t' => write!(out, "&#{};", u32::from(letter))?,
            _ => out.write_char(REPLACEMENT)?,
        }
        rest = &rest[at + letter.len_utf8()..];
    }
    out.write_str(rest)
}

/// Whether XML can hold the text as it is.
pub(super) fn holds(text: &str) -> bool {
    text.chars().all(is_allowed)
}

/// Writes the cells that are known, each by its name and words, and tells which of them XML cannot hold.
pub(super) fn each_cell<'a>(
    cells: impl Iterator<Item = (&'static str, Value<'a>)>,
    mut write: impl FnMut(&str, &str) -> io::Result<()>,
) -> io::Result<Exact<'a>> {
    let mut exact = Exact::default();
    for (name, value) in cells {
        if let Some(words) = value.words() {
            write(name, &words)?;
            if !holds(&words) {
                exact.keep(name, words);
            }
        }
    }
    Ok(exact)
}

/// Ids that XML can hold, and that stay apart when characters in them are replaced.
pub(super) struct Ids<'a>(BTreeMap<&'a str, String>);

impl<'a> Ids<'a> {
    /// Finds those among the ids that cannot be written as they are: their number keeps them apart.
    pub(super) fn new(ids: impl Iterator<Item = &'a str>) -> Self {
        let odd = ids.enumerate().filter(|(_, id)| !holds(id));
        Self(odd.map(|(number, id)| (id, fit(id, number))).collect())
    }

    /// The id as it can be written.
    pub(super) fn of<'t>(&'t self, id: &'t str) -> Cow<'t, str> {
        Cow::Borrowed(self.0.get(id).map_or(id, String::as_str))
    }
}

fn fit(id: &str, number: usize) -> String {
    let letters = id.chars();
    let fit: String = letters
        .map(|letter| {
            if is_allowed(letter) {
                letter
            } else {
                REPLACEMENT
            }
        })
        .collect();
    format!("{fit} #{number}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markup_is_text() {
        let text = r#"<b a="1">&'"#;
        assert_eq!(Xml(text).to_string(), "&lt;b a=&quot;1&quot;&gt;&amp;&#39;");
    }

    #[test]
    fn no_reader_changes_line_ends() {
        assert_eq!(Xml("a\r\nb\tc").to_string(), "a&#13;\nb\tc");
        assert_eq!(XmlValue("a\r\nb\tc").to_string(), "a&#13;&#10;b&#9;c");
    }

    #[test]
    fn what_xml_forbids_is_replaced() {
        assert_eq!(
            Xml("a\u{0}b\u{1b}\u{ffff}é").to_string(),
            "a\u{fffd}b\u{fffd}\u{fffd}é"
        );
    }

    #[test]
    fn ids_stay_apart() {
        let ids = Ids::new(["a", "b\u{1}", "b\u{2}"].into_iter());
        assert_eq!(ids.of("a"), "a");
        assert_eq!(ids.of("b\u{1}"), "b\u{fffd} #1");
        assert_eq!(ids.of("b\u{2}"), "b\u{fffd} #2");
    }
}
