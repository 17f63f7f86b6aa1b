//! The elements of a file of XML, one after the other.

use std::collections::BTreeMap;

use quick_xml::events::{BytesRef, BytesStart, Event};
use quick_xml::{Reader, XmlVersion};

use crate::export::json::ReadGraphError;

type Result<T> = std::result::Result<T, ReadGraphError>;

/// An element: where it begins, its attributes, and the text directly in it.
pub(in crate::export) struct Element {
    pub(in crate::export) line: usize,
    pub(in crate::export) name: String,
    pub(in crate::export) attributes: BTreeMap<String, String>,
    pub(in crate::export) text: String,
    is_empty: bool,
}

/// Goes through the elements of a file in the order of their beginnings.
///
/// References are those that XML itself knows; what a document type declares is not read.
pub(in crate::export) struct Elements<'a> {
    reader: Reader<&'a [u8]>,
    bytes: &'a [u8],
    /// So many bytes are counted, and that is the line there.
    counted: (usize, usize),
}

impl<'a> Elements<'a> {
    pub(in crate::export) fn new(bytes: &'a [u8]) -> Self {
        Self {
            reader: Reader::from_reader(bytes),
            bytes,
            counted: (0, 1),
        }
    }

    /// The next element that begins, on whatever level; its text is not read.
    pub(in crate::export) fn open(&mut self) -> Result<Option<Element>> {
        loop {
            match self.event()? {
                Event::Start(tag) => return self.element(&tag, false).map(Some),
                Event::Empty(tag) => return self.element(&tag, true).map(Some),
                Event::Eof => return Ok(None),
                _ => {}
            }
        }
    }

    /// Reads to the end of an element that has just begun: its text, and all elements in it.
    pub(in crate::export) fn rest(&mut self, of: &mut Element) -> Result<Vec<Element>> {
        let (mut found, mut open): (Vec<Element>, Vec<usize>) = (Vec::new(), Vec::new());
        if of.is_empty {
            return Ok(found);
        }
        loop {
            let text = match self.event()? {
                Event::Start(tag) => {
                    open.push(found.len());
                    found.push(self.element(&tag, false)?);
                    continue;
                }
                Event::Empty(tag) => {
                    found.push(self.element(&tag, true)?);
                    continue;
                }
                Event::End(_) if open.pop().is_none() => return Ok(found),
                Event::Text(text) => text.xml10_content().map_err(|fault| self.broken(&fault))?,
                Event::CData(text) => text.xml10_content().map_err(|fault| self.broken(&fault))?,
                Event::GeneralRef(reference) => self.letter(&reference)?.into(),
                Event::Eof => return Err(self.broken(&"it ends in the middle")),
                _ => continue,
            };
            let inner = open.last().and_then(|&at| found.get_mut(at));
            inner.unwrap_or(of).text.push_str(&text);
        }
    }

    fn event(&mut self) -> Result<Event<'a>> {
        let event = self.reader.read_event();
        event.map_err(|fault| self.broken(&fault))
    }

    fn element(&mut self, tag: &BytesStart, is_empty: bool) -> Result<Element> {
        let mut attributes = BTreeMap::new();
        for pair in tag.attributes() {
            let pair = pair.map_err(|fault| self.broken(&fault))?;
            let value = pair.normalized_value(XmlVersion::Implicit1_0);
            let value = value.map_err(|fault| self.broken(&fault))?.into_owned();
            attributes.insert(words(pair.key.as_ref()), value);
        }
        Ok(Element {
            line: self.line(),
            name: words(tag.local_name().as_ref()),
            attributes,
            text: String::new(),
            is_empty,
        })
    }

    /// What a reference such as `&amp;` or `&#13;` stands for.
    fn letter(&mut self, reference: &BytesRef) -> Result<String> {
        let name = reference.decode().map_err(|fault| self.broken(&fault))?;
        let letter = quick_xml::escape::unescape(&format!("&{name};")).map(Into::into);
        letter.map_err(|fault| self.broken(&fault))
    }

    /// The line that was read last.
    pub(in crate::export) fn line(&mut self) -> usize {
        let (counted, line) = self.counted;
        let position = usize::try_from(self.reader.buffer_position()).unwrap_or(usize::MAX);
        let position = position.clamp(counted, self.bytes.len());
        let lines = self.bytes[counted..position].split(|&byte| byte == b'\n');
        let line = line + lines.skip(1).count();
        self.counted = (position, line);
        line
    }

    fn broken(&mut self, fault: &dyn std::fmt::Display) -> ReadGraphError {
        let line = self.line();
        ReadGraphError::Broken(fault.to_string()).at(&format_args!("line {line}"))
    }
}

fn words(name: &[u8]) -> String {
    String::from_utf8_lossy(name).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_read_as_xml_has_them() {
        let file = "<?xml version=\"1.0\"?>\n<a>\n<b c='1&#10;2\n3'>x\r\ny&#13;&amp;<![CDATA[<&]]><d/>z</b></a>";
        let mut elements = Elements::new(file.as_bytes());
        let outer = elements.open().unwrap().unwrap();
        assert_eq!((outer.name.as_str(), outer.line), ("a", 2));
        let mut inner = elements.open().unwrap().unwrap();
        let parts = elements.rest(&mut inner).unwrap();
        assert_eq!((inner.line, parts.len()), (4, 1));
        assert_eq!(inner.text, "x\ny\r&<&z");
        assert_eq!(inner.attributes["c"], "1\n2 3");
        assert!(elements.open().unwrap().is_none());
    }

    #[track_caller]
    fn check_broken(file: &str, message: &str) {
        let mut elements = Elements::new(file.as_bytes());
        let mut outer = elements.open().unwrap().unwrap();
        let found = elements.rest(&mut outer).map(|_| ());
        assert_eq!(found.unwrap_err().to_string(), message);
    }

    #[test]
    fn broken_files_tell_the_line() {
        check_broken(
            "<a>\n<b>",
            "line 2: the file is damaged: it ends in the middle",
        );
        check_broken(
            "<a>\n\n&nbsp;</a>",
            "line 3: the file is damaged: at 1..5: unrecognized entity `nbsp`",
        );
    }
}
