//! Where values of JSON begin and end, and in which line.

use memchr::{memchr_iter, memchr2, memrchr};

/// Where the value ends that begins here; none if the bytes may end before it does.
///
/// Whether the value is sound is not looked at, only quotes and brackets.
pub(super) fn end_of_value(bytes: &[u8], start: usize) -> Option<usize> {
    let mut depth = 0_usize;
    let mut at = start;
    loop {
        let byte = *bytes.get(at)?;
        at += 1;
        match byte {
            b'"' => at = end_of_string(bytes, at)?,
            b'{' | b'[' => depth += 1,
            // What closes something else is as much of a broken value as need be shown.
            b'}' | b']' if depth == 0 => return Some((at - 1).max(start + 1)),
            b'}' | b']' => depth -= 1,
            b',' | b' ' | b'\n' | b'\t' | b'\r' if depth == 0 => {
                return Some((at - 1).max(start + 1));
            }
            _ => continue,
        }
        if depth == 0 {
            return Some(at);
        }
    }
}

fn end_of_string(bytes: &[u8], mut at: usize) -> Option<usize> {
    loop {
        at += memchr2(b'"', b'\\', bytes.get(at..)?)?;
        if bytes[at] == b'"' {
            return Some(at + 1);
        }
        at += 2;
    }
}

/// The first byte from here that is no space.
pub(super) fn space(bytes: &[u8], at: usize) -> usize {
    let rest = bytes.get(at..).unwrap_or_default();
    let spaces = rest.iter().take_while(|byte| b" \n\t\r".contains(byte));
    at + spaces.count()
}

/// A place in a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Place {
    /// The line, from 1.
    pub(super) line: usize,
    /// How many bytes of the line are before it.
    pub(super) column: usize,
}

impl Place {
    /// Where a file begins.
    pub(super) const START: Self = Self { line: 1, column: 0 };

    /// The place behind these bytes, which stand here.
    pub(super) fn after(self, bytes: &[u8]) -> Self {
        let begun = memrchr(b'\n', bytes).map_or(0, |end| end + 1);
        self.then(Self {
            line: 1 + memchr_iter(b'\n', bytes).count(),
            column: bytes.len() - begun,
        })
    }

    /// A place that is told as if the file began here.
    pub(super) fn then(self, within: Self) -> Self {
        match within.line {
            0 | 1 => Self {
                line: self.line,
                column: self.column + within.column,
            },
            more => Self {
                line: self.line + more - 1,
                column: within.column,
            },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(bytes: &str, value: Option<&str>) {
        let end = end_of_value(bytes.as_bytes(), 0);
        assert_eq!(end.map(|end| &bytes[..end]), value, "{bytes}");
    }

    #[test]
    fn a_value_ends_where_its_brackets_do() {
        check(r#"{"a":["}"]},"#, Some(r#"{"a":["}"]}"#));
        check(r#""\"],\\", 1"#, Some(r#""\"],\\""#));
        check("12, 3", Some("12"));
        check("true]", Some("true"));
        check("]", Some("]"));
        check("12", None);
        check(r#"{"a":"}"#, None);
        check(r#""\"#, None);
        check("", None);
    }

    #[test]
    fn places_add_up() {
        let text = b"one\ntwo\nthree";
        for cut in 0..text.len() {
            let (one, other) = text.split_at(cut);
            let place = Place::START.after(one).after(other);
            assert_eq!(place, Place { line: 3, column: 5 }, "{cut}");
        }
    }
}
