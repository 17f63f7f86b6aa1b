//! IRIs and literals, and the vocabularies that they are from.

use std::borrow::Cow;
use std::fmt::{self, Write};

use crate::model::ActorId;

/// The short names of the namespaces.
///
/// Those of the program begin with `urn:x-`, which no authority will ever give away: nothing on the
/// web stands behind these names, and none is promised to.
pub(super) const PREFIXES: [(&str, &str); 9] = [
    ("actor", "urn:x-chancery:actor:"),
    ("chancery", "urn:x-chancery:vocabulary#"),
    ("document", "urn:x-chancery:document:"),
    ("event", "urn:x-chancery:event:"),
    ("office", "urn:x-chancery:office:"),
    ("prov", "http://www.w3.org/ns/prov#"),
    ("report", "urn:x-chancery:report:"),
    ("schema", "https://schema.org/"),
    ("xsd", "http://www.w3.org/2001/XMLSchema#"),
];

/// An IRI: a namespace by its short name, and what stands behind it, all ASCII.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Iri<'a> {
    pub(super) prefix: &'static str,
    pub(super) local: Cow<'a, str>,
}

/// A term of a vocabulary.
pub(super) type Term = Iri<'static>;

impl<'a> Iri<'a> {
    /// The resource with this name in a namespace of ours.
    pub(super) fn new(prefix: &'static str, name: &'a str) -> Self {
        Self {
            prefix,
            local: encoded(name),
        }
    }

    /// An actor.
    pub(super) fn actor(id: &'a ActorId) -> Self {
        Self::new("actor", id.as_str())
    }

    /// The namespace in full.
    pub(super) fn namespace(&self) -> &'static str {
        let found = PREFIXES.iter().find(|(prefix, _)| *prefix == self.prefix);
        found.map_or("", |(_, namespace)| namespace)
    }
}

/// The IRI in full.
impl fmt::Display for Iri<'_> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}{}", self.namespace(), self.local)
    }
}

/// A term of the own vocabulary.
pub(super) const fn own(local: &'static str) -> Term {
    term("chancery", local)
}

/// A term of schema.org.
pub(super) const fn schema(local: &'static str) -> Term {
    term("schema", local)
}

/// A term of PROV-O.
pub(super) const fn prov(local: &'static str) -> Term {
    term("prov", local)
}

const fn term(prefix: &'static str, local: &'static str) -> Term {
    Iri {
        prefix,
        local: Cow::Borrowed(local),
    }
}

/// The name with `%41` for each byte that may not stand in every IRI.
fn encoded(name: &str) -> Cow<'_, str> {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~:/".contains(&byte);
    if name.bytes().all(plain) {
        return Cow::Borrowed(name);
    }
    let mut out = String::with_capacity(name.len() + 8);
    for byte in name.bytes() {
        if plain(byte) {
            out.push(char::from(byte));
        } else {
            // Writing to a string does not fail.
            let _ = write!(out, "%{byte:02X}");
        }
    }
    Cow::Owned(out)
}

/// What a resource is told to have.
#[derive(Debug, Clone)]
pub(super) enum Value<'a> {
    Iri(Iri<'a>),
    Text(Cow<'a, str>),
    Day(String),
    Bool(bool),
    Count(usize),
}

/// A resource: its classes, and what is told of it. Facts with the same term stand side by side.
#[derive(Debug)]
pub(super) struct Resource<'a> {
    pub(super) iri: Iri<'a>,
    pub(super) classes: Vec<Term>,
    pub(super) facts: Vec<(Term, Value<'a>)>,
}

impl<'a> Resource<'a> {
    pub(super) fn new(iri: Iri<'a>, classes: &[Term]) -> Self {
        Self {
            iri,
            classes: classes.to_vec(),
            facts: Vec::new(),
        }
    }

    pub(super) fn text(&mut self, term: Term, text: &'a str) {
        self.facts.push((term, Value::Text(Cow::Borrowed(text))));
    }

    pub(super) fn texts(&mut self, term: &Term, texts: impl IntoIterator<Item = &'a String>) {
        for text in texts {
            self.text(term.clone(), text);
        }
    }

    pub(super) fn maybe(&mut self, term: Term, text: Option<&'a str>) {
        if let Some(text) = text {
            self.text(term, text);
        }
    }

    pub(super) fn iri(&mut self, term: Term, iri: Iri<'a>) {
        self.facts.push((term, Value::Iri(iri)));
    }

    pub(super) fn iris(&mut self, term: &Term, iris: impl IntoIterator<Item = Iri<'a>>) {
        for iri in iris {
            self.iri(term.clone(), iri);
        }
    }

    pub(super) fn value(&mut self, term: Term, value: Value<'a>) {
        self.facts.push((term, value));
    }
}

/// A text in quotation marks, as N-Triples and Turtle have it, on one line.
pub(super) struct Quoted<'a>(pub(super) &'a str);

impl fmt::Display for Quoted<'_> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_char('"')?;
        let mut rest = self.0;
        while let Some((at, letter)) = rest.char_indices().find(|&(_, letter)| is_odd(letter)) {
            out.write_str(&rest[..at])?;
            match letter {
                '"' => out.write_str("\\\"")?,
                '\\' => out.write_str(r"\\")?,
                '\n' => out.write_str(r"\n")?,
                '\r' => out.write_str(r"\r")?,
                '\t' => out.write_str(r"\t")?,
                _ => write!(out, r"\u{:04X}", u32::from(letter))?,
            }
            rest = &rest[at + letter.len_utf8()..];
        }
        out.write_str(rest)?;
        out.write_char('"')
    }
}

/// Quotation marks, backslashes, control characters, ends of line beyond ASCII, and no characters.
fn is_odd(letter: char) -> bool {
    letter.is_control()
        || matches!(
            letter,
            '"' | '\\' | '\u{2028}' | '\u{2029}' | '\u{feff}' | '\u{fffe}' | '\u{ffff}'
        )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn any_name_makes_an_iri() {
        let check = |name, iri: &str| assert_eq!(Iri::new("actor", name).to_string(), iri);
        check("emmanuel-macron", "urn:x-chancery:actor:emmanuel-macron");
        check("é <b>", "urn:x-chancery:actor:%C3%A9%20%3Cb%3E");
    }

    #[test]
    fn a_text_stays_on_its_line() {
        let check = |text, quoted: &str| assert_eq!(Quoted(text).to_string(), quoted);
        check("a \"b\"\\\r\n\t", r#""a \"b\"\\\r\n\t""#);
        check("\u{0}\u{2028}\u{ffff}é", r#""\u0000\u2028\uFFFFé""#);
    }
}
