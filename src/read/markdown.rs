//! Markdown: front matter gives the metadata, and the marks of the text become spaces.
//!
//! Each mark is replaced by as many spaces as it has bytes, link targets and images too. Thus the
//! words can be read as plain text, and a place in the text is the same place in the file, counted
//! from the end of the front matter.

use std::ops::Range;

use super::draft::Draft;
use super::front_matter;

/// The article: front matter apart, a leading `# Title` as title that stays in the text.
pub(super) fn read(text: &str) -> Draft {
    let (mut draft, body) = front_matter::split(text).unwrap_or((Draft::default(), text));
    draft.text = without_marks(body);
    if draft.title.is_none() {
        draft.title = heading(body, &draft.text);
    }
    draft
}

/// Whether a text begins with front matter.
pub(super) fn has_front_matter(text: &str) -> bool {
    front_matter::split(text).is_some()
}

/// The first line with words in it, if it is a first-level heading.
fn heading(body: &str, plain: &str) -> Option<String> {
    let start = body.len() - body.trim_start().len();
    let marked = body[start..].starts_with("# ");
    let line = plain[start..].lines().next()?;
    marked.then(|| line.trim().to_owned())
}

fn without_marks(text: &str) -> String {
    let mut marks = Vec::new();
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        Line::new(line, start).find_marks(&mut marks);
        start += line.len();
    }
    marks.sort_unstable_by_key(|mark: &Range<usize>| mark.start);
    let mut plain = String::with_capacity(text.len());
    for mark in marks {
        // A mark inside an image is part of the image's range.
        let end = mark.end.max(plain.len());
        plain.push_str(text.get(plain.len()..mark.start).unwrap_or_default());
        plain.extend(std::iter::repeat_n(' ', end - plain.len()));
    }
    plain.push_str(&text[plain.len()..]);
    plain
}

/// One line on the way to its marks, which all are ASCII at both ends.
struct Line<'a> {
    bytes: &'a [u8],
    /// Where the line begins in the text.
    start: usize,
    at: usize,
    /// Open `[` and `![`.
    open: Vec<Range<usize>>,
    /// Closing bytes that are known not to come: looking again for each opening takes too long.
    absent: Vec<u8>,
}

impl<'a> Line<'a> {
    fn new(line: &'a str, start: usize) -> Self {
        Self {
            bytes: line.trim_end().as_bytes(),
            start,
            at: 0,
            open: Vec::new(),
            absent: Vec::new(),
        }
    }

    fn find_marks(mut self, marks: &mut Vec<Range<usize>>) {
        let end = self.bytes.len();
        if is_only_marks(self.bytes) || is_link_definition(self.bytes) {
            marks.push(self.start..self.start + end);
            return;
        }
        let head = block_mark(self.bytes);
        marks.push(self.start..self.start + head);
        self.at = head;
        while let Some(&byte) = self.bytes.get(self.at) {
            match byte {
                b'\\' => self.escape(marks),
                b'!' if self.bytes.get(self.at + 1) == Some(&b'[') => self.open(2),
                b'[' => self.open(1),
                b']' => self.close(marks),
                b'*' | b'_' | b'`' | b'~' => self.emphasis(marks),
                b'<' => self.tag(marks),
                _ => self.at += 1,
            }
        }
    }

    fn push(&self, marks: &mut Vec<Range<usize>>, range: Range<usize>) {
        marks.push(self.start + range.start..self.start + range.end);
    }

    fn escape(&mut self, marks: &mut Vec<Range<usize>>) {
        if self
            .bytes
            .get(self.at + 1)
            .is_some_and(u8::is_ascii_punctuation)
        {
            self.push(marks, self.at..self.at + 1);
            self.at += 1;
        }
        self.at += 1;
    }

    fn open(&mut self, length: usize) {
        self.open.push(self.at..self.at + length);
        self.at += length;
    }

    /// `](target)`, `][name]` or the end of a footnote's `[^1]`.
    fn close(&mut self, marks: &mut Vec<Range<usize>>) {
        let at = self.at;
        self.at += 1;
        let Some(open) = self.open.pop() else { return };
        if self.bytes.get(open.end) == Some(&b'^') {
            self.push(marks, open.start..at + 1);
            return;
        }
        let end = match self.bytes.get(at + 1) {
            Some(b'(') => self.find(b')'),
            Some(b'[') => self.find(b']'),
            _ => None,
        };
        let Some(end) = end else { return };
        if open.len() == 2 {
            self.push(marks, open.start..end + 1);
        } else {
            self.push(marks, open);
            self.push(marks, at..end + 1);
        }
        self.at = end + 1;
    }

    /// `*`, `**`, `_`, `` ` ``, `~~` around words; not in `snake_case`, `2*3` or a bullet.
    fn emphasis(&mut self, marks: &mut Vec<Range<usize>>) {
        let byte = self.bytes[self.at];
        let rest = &self.bytes[self.at..];
        let length = rest.iter().take_while(|b| **b == byte).count();
        let before = self.at.checked_sub(1).map(|at| self.bytes[at]);
        let after = rest.get(length).copied();
        let is_word = |b: Option<u8>| b.is_some_and(|b| b.is_ascii_alphanumeric() || b >= 0x80);
        let is_gap = |b: Option<u8>| b.is_none_or(|b| b.is_ascii_whitespace());
        let apart = is_gap(before) && is_gap(after);
        let inside = is_word(before) && is_word(after) && (byte == b'_' || length == 1);
        let single_tilde = byte == b'~' && length == 1;
        if length <= 3 && !apart && !single_tilde && (byte == b'`' || !inside) {
            self.push(marks, self.at..self.at + length);
        }
        self.at += length;
    }

    /// `<br>`, `</a>`, `<!-- note -->`; of `<https://...>` only the brackets.
    fn tag(&mut self, marks: &mut Vec<Range<usize>>) {
        let rest = &self.bytes[self.at..];
        let starts = rest
            .get(1)
            .is_some_and(|b| b.is_ascii_alphabetic() || matches!(b, b'/' | b'!'));
        let end = if starts { self.find(b'>') } else { None };
        let Some(end) = end else {
            self.at += 1;
            return;
        };
        if rest.starts_with(b"<http") {
            self.push(marks, self.at..self.at + 1);
            self.push(marks, end..end + 1);
        } else {
            self.push(marks, self.at..end + 1);
        }
        self.at = end + 1;
    }

    /// Where `close` comes that ends what begins here; parentheses may be nested.
    fn find(&mut self, close: u8) -> Option<usize> {
        if self.absent.contains(&close) {
            return None;
        }
        let mut depth = 0;
        for (at, &byte) in self.bytes.iter().enumerate().skip(self.at) {
            if close == b')' && byte == b'(' {
                depth += 1;
            } else if byte == close {
                if depth <= 1 {
                    return Some(at);
                }
                depth -= 1;
            }
        }
        self.absent.push(close);
        None
    }
}

/// The length of the `#`s of a heading or the `>`s of a quotation.
fn block_mark(line: &[u8]) -> usize {
    let indent = line.iter().take_while(|b| **b == b' ').count();
    let rest = &line[indent..];
    let hashes = rest.iter().take_while(|b| **b == b'#').count();
    let quotes = rest.iter().take_while(|b| matches!(b, b'>' | b' ')).count();
    if (1..=6).contains(&hashes) && rest.get(hashes).is_none_or(|b| *b == b' ') {
        indent + hashes
    } else if rest.starts_with(b">") {
        indent + quotes
    } else {
        0
    }
}

/// A rule, the line under a heading, or the fence of code.
fn is_only_marks(line: &[u8]) -> bool {
    let mut bare = line.iter().filter(|b| **b != b' ');
    let first = bare.clone().next().copied().unwrap_or_default();
    let length = bare.clone().take_while(|b| **b == first).count();
    let all = bare.nth(length).is_none();
    match first {
        b'-' | b'=' | b'*' | b'_' => length >= 3 && all,
        b'`' | b'~' => length >= 3 && !bare.any(|b| *b == first),
        _ => false,
    }
}

/// `[name]: https://...`
fn is_link_definition(line: &[u8]) -> bool {
    let named = |at: usize| {
        at > 1
            && line
                .get(at + 1..)
                .is_some_and(|rest| rest.starts_with(b": "))
    };
    let close = line.iter().take(200).position(|b| *b == b']');
    line.starts_with(b"[") && !line.starts_with(b"[^") && close.is_some_and(named)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, plain: &str) {
        let draft = read(text);
        assert_eq!(draft.text.len(), text.len(), "{}", draft.text);
        let words: Vec<&str> = draft.text.split_whitespace().collect();
        assert_eq!(words.join(" "), plain);
        for word in words {
            let at = draft.text.find(word).unwrap();
            assert!(text[at..].starts_with(word), "{word} has moved");
        }
    }

    #[test]
    fn marks_become_spaces() {
        check("## Talks in *Paris*", "Talks in Paris");
        check(
            "**Macron** met __Biden__ and _Élysée_ staff.",
            "Macron met Biden and Élysée staff.",
        );
        check(
            "[Macron](https://x.org/Macron_(man) \"é\") met",
            "Macron met",
        );
        check(
            "[Macron][1] met[^2] Biden.\n\n[1]: https://x.org",
            "Macron met Biden.",
        );
        check("![A *photo*](a.jpg)Text [![i](b)](c)", "Text");
        check("> He said:\n> > yes", "He said: yes");
        check("Talks\n=====\n\n---\n```text\ncode\n```", "Talks code");
        check(
            "a<br>b <https://x.org/é> <!-- no -->c",
            "a b https://x.org/é c",
        );
        check("1 \\* 2, \\_", "1 * 2, _");
    }

    #[test]
    fn other_signs_stay() {
        for text in [
            "* bullet",
            "- item",
            "snake_case 2*3",
            "[sic] a < b",
            "#hashtag",
            "~5 km",
            "[a](b",
            "x ____ y",
        ] {
            check(text, text);
        }
    }

    #[test]
    fn front_matter_or_a_heading_gives_the_title() {
        let draft = read("---\ntitle: Talks\ndate: 2021-08-20\n---\n# Other\nText");
        assert_eq!(draft.title.as_deref(), Some("Talks"));
        assert_eq!(draft.date.as_deref(), Some("2021-08-20"));
        assert_eq!(draft.text, "  Other\nText");
        assert_eq!(
            read("\n# The *talks*\nText").title.as_deref(),
            Some("The  talks")
        );
        assert_eq!(read("Text\n# Later").title, None);
    }

    #[test]
    fn a_long_line_takes_linear_time() {
        for piece in ["[a](", "![", "](", "<a", "**a", "[a][", "(", "\\"] {
            let text = piece.repeat(1_000_000);
            assert_eq!(read(&text).text.len(), text.len());
        }
    }
}
