//! The input formats: their names, their files, and what they look like.

use std::path::Path;

use super::draft::Draft;
use super::error::{Place, ReadError};
use super::{html, json, markdown, plain};

/// An input format.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Input {
    /// Plain text.
    Text,
    /// Markdown with or without front matter.
    Markdown,
    /// One JSON object, or an array of them.
    Json,
    /// A JSON object a line.
    JsonLines,
    /// A web page.
    Html,
}

impl Input {
    /// All formats.
    pub const ALL: [Self; 5] = [
        Self::Text,
        Self::Markdown,
        Self::Json,
        Self::JsonLines,
        Self::Html,
    ];

    /// The name on the command line.
    pub fn name(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Markdown => "markdown",
            Self::Json => "json",
            Self::JsonLines => "jsonl",
            Self::Html => "html",
        }
    }

    /// The endings of its files.
    pub fn extensions(self) -> &'static [&'static str] {
        match self {
            Self::Text => &["txt", "text"],
            Self::Markdown => &["md", "markdown"],
            Self::Json => &["json"],
            Self::JsonLines => &["jsonl", "ndjson"],
            Self::Html => &["html", "htm", "xhtml"],
        }
    }

    /// The format that a file's ending names.
    pub fn of_path(path: &Path) -> Option<Self> {
        let extension = path.extension()?.to_str()?.to_ascii_lowercase();
        Self::ALL
            .into_iter()
            .find(|format| format.extensions().contains(&extension.as_str()))
    }

    /// The format that a text seems to be in, where no ending tells.
    pub fn guess(text: &str) -> Self {
        let head = text.trim_start();
        let tag = head
            .get(..head.floor_char_boundary(14))
            .unwrap_or_default()
            .to_ascii_lowercase();
        let web = ["<!doctype html", "<html", "<head", "<body", "<?xml", "<!--"];
        let first_line = head.lines().next().unwrap_or_default();
        if web.iter().any(|start| tag.starts_with(start)) {
            Self::Html
        } else if json::is_object(first_line) {
            Self::JsonLines
        } else if head.starts_with(['{', '[']) && json::is_json(head) {
            Self::Json
        } else if head.starts_with("# ") || markdown::has_front_matter(text) {
            Self::Markdown
        } else {
            Self::Text
        }
    }

    /// The documents of a text in this format, as far as the text tells of them.
    pub(super) fn read(
        self,
        text: String,
        place: &Place,
    ) -> Vec<(Place, Result<Draft, ReadError>)> {
        let whole = |draft| vec![(place.clone(), draft)];
        match self {
            Self::Text => whole(Ok(plain::read(text))),
            Self::Markdown => whole(Ok(markdown::read(&text))),
            Self::Html => whole(html::read(&text, place)),
            Self::Json => json::read(&text, place),
            Self::JsonLines => json::read_lines(&text, place),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_ending_names_its_format() {
        for (path, format) in [
            ("a.txt", Some(Input::Text)),
            ("a/b.MD", Some(Input::Markdown)),
            ("a.b.json", Some(Input::Json)),
            ("a.ndjson", Some(Input::JsonLines)),
            ("a.htm", Some(Input::Html)),
            ("a.pdf", None),
            ("README", None),
        ] {
            assert_eq!(Input::of_path(Path::new(path)), format, "{path}");
        }
    }

    #[test]
    fn a_text_shows_its_format() {
        for (text, format) in [
            ("\n<!DOCTYPE html><p>x", Input::Html),
            ("<HTML>", Input::Html),
            ("{\"text\": \"a\"}\n{\"text\": \"b\"}", Input::JsonLines),
            ("{\n\"text\": \"a\"}", Input::Json),
            ("[{\"text\": \"a\"}]", Input::Json),
            ("[Editor's note] Paris", Input::Text),
            ("{broken", Input::Text),
            ("# Talks\n\nParis", Input::Markdown),
            ("---\ntitle: Talks\n---\nParis", Input::Markdown),
            ("--- Paris ---", Input::Text),
            ("ééééééééééé", Input::Text),
            ("", Input::Text),
        ] {
            assert_eq!(Input::guess(text), format, "{text}");
        }
    }
}
