//! What a file tells of a document, before the rest is filled in.

use super::dateline;
use super::error::{Place, ReadError, ReadWarning};
use crate::model::Document;
use crate::when::{When, parse_long_date};

/// A document as its file has it: nothing guessed, the date as written.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Draft {
    pub(super) id: Option<String>,
    pub(super) title: Option<String>,
    pub(super) date: Option<String>,
    pub(super) publisher: Option<String>,
    pub(super) url: Option<String>,
    pub(super) text: String,
}

impl Draft {
    /// The document: dated by itself, else by the user, else by its first lines.
    pub(super) fn finish(
        self,
        place: &Place,
        stem: &str,
        told: Option<When>,
        warnings: &mut Vec<ReadWarning>,
    ) -> Result<Document, ReadError> {
        if self.text.trim().is_empty() {
            return Err(ReadError::Empty {
                place: place.clone(),
            });
        }
        let written = trimmed(self.date.as_deref());
        let own = written.as_deref().and_then(parse_long_date);
        if let (None, Some(date)) = (own, written) {
            warnings.push(ReadWarning::BadDate {
                place: place.clone(),
                date,
            });
        }
        Ok(Document {
            id: trimmed(self.id.as_deref()).unwrap_or_else(|| stem.to_owned()),
            title: trimmed(self.title.as_deref()),
            date: own.or(told).or_else(|| dateline::date_of(&self.text)),
            publisher: trimmed(self.publisher.as_deref()),
            url: trimmed(self.url.as_deref()),
            text: self.text,
        })
    }
}

/// The value on one line, where there is any.
fn trimmed(value: Option<&str>) -> Option<String> {
    let words: Vec<&str> = value?.split_whitespace().collect();
    (!words.is_empty()).then(|| words.join(" "))
}
