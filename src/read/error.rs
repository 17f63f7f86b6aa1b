//! What can go wrong in reading, told with place, cause and remedy.

use std::fmt;
use std::io;

/// Where a document stands: a file, or one record of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// The file as the user named it; `<stdin>` for standard input.
    pub file: String,
    /// Which part of the file.
    pub record: Record,
}

/// The part of a file that holds a document.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Record {
    /// The whole file.
    Whole,
    /// A line, counted from 1.
    Line(usize),
    /// An item of a JSON array, counted from 1.
    Item(usize),
}

impl Place {
    /// The whole of a file.
    pub(super) fn file(file: &str) -> Self {
        Self {
            file: file.to_owned(),
            record: Record::Whole,
        }
    }

    /// A part of the same file.
    pub(super) fn at(&self, record: Record) -> Self {
        Self {
            file: self.file.clone(),
            record,
        }
    }
}

impl fmt::Display for Place {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.file)?;
        match self.record {
            Record::Whole => Ok(()),
            Record::Line(line) => write!(out, ", line {line}"),
            Record::Item(item) => write!(out, ", item {item}"),
        }
    }
}

/// Why a document was not read. The others were.
#[derive(Debug, thiserror::Error)]
pub enum ReadError {
    /// The path leads nowhere.
    #[error("{file}: no such file or folder; check the path")]
    Missing {
        /// The path.
        file: String,
    },
    /// The system does not let us read it.
    #[error("{file}: reading it is not permitted; change its permissions or copy it")]
    Denied {
        /// The path.
        file: String,
    },
    /// Reading broke off.
    #[error("{file}: {source}; check the path and the disk")]
    Io {
        /// The path.
        file: String,
        /// What the system says.
        source: io::Error,
    },
    /// The bytes are no text.
    #[error("{file}: this is {kind}, not text; save the article as plain text or HTML in UTF-8")]
    Binary {
        /// The path.
        file: String,
        /// What it seems to be.
        kind: &'static str,
    },
    /// There is nothing to read.
    #[error("{place}: the text is empty; give an article, or leave the file out")]
    Empty {
        /// File and record.
        place: Place,
    },
    /// The JSON is broken.
    #[error(
        "{place}: broken JSON, {cause}; write an object with the keys id, title, date, publisher, url, text"
    )]
    BadJson {
        /// File and record.
        place: Place,
        /// What the parser says.
        cause: String,
    },
    /// JSON, but no object.
    #[error(
        "{place}: expected a JSON object, found {found}; write {{\"text\": \"...\"}} with the article in it"
    )]
    NoObject {
        /// File and record.
        place: Place,
        /// What stands there.
        found: &'static str,
    },
    /// A JSON object without a text.
    #[error("{place}: no key `text` among {keys}; put the article's text under `text`")]
    NoText {
        /// File and record.
        place: Place,
        /// The keys that it has.
        keys: String,
    },
    /// A value of the wrong kind.
    #[error("{place}: `{key}` is {found}; write it as a string")]
    BadField {
        /// File and record.
        place: Place,
        /// The key.
        key: &'static str,
        /// What stands there.
        found: &'static str,
    },
    /// A web page that would take very long to read.
    #[error("{file}: more than {limit} elements inside one another; save its text as .txt")]
    TooDeep {
        /// The path.
        file: String,
        /// How many are read.
        limit: usize,
    },
    /// A web page in which no article was found.
    #[error("{file}: no article text found in the page; save its text as .txt")]
    NoArticle {
        /// The path.
        file: String,
    },
}

/// Something that the user should know though the documents were read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ReadWarning {
    /// The document's date is not understood.
    #[error("{place}: the date `{date}` is not understood; write YYYY-MM-DD")]
    BadDate {
        /// File and record.
        place: Place,
        /// The date as written.
        date: String,
    },
    /// The encoding was guessed.
    #[error("{file}: not UTF-8, read as {encoding}; save it as UTF-8 if letters look wrong")]
    Guessed {
        /// The path.
        file: String,
        /// The encoding's name.
        encoding: &'static str,
    },
    /// The encoding that the file claims does not fit all of it.
    #[error("{file}: some letters are not {encoding} and became \u{fffd}; save it as UTF-8")]
    Damaged {
        /// The path.
        file: String,
        /// The encoding's name.
        encoding: &'static str,
    },
    /// The same document came twice.
    #[error("{id}: the same text came {times} times and counts once")]
    Repeated {
        /// The document's id.
        id: String,
        /// How often it came.
        times: usize,
    },
    /// Different texts had one id.
    #[error("{id}: {texts} texts have this id and are now called {names}; give each its own id")]
    SameId {
        /// The id.
        id: String,
        /// How many texts.
        texts: usize,
        /// Their new ids.
        names: String,
    },
    /// A folder without articles.
    #[error("{folder}: no article in this folder; articles end in {extensions}")]
    NothingIn {
        /// The path.
        folder: String,
        /// What is looked for.
        extensions: String,
    },
}
