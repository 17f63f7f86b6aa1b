//! Bytes to [`Document`]: which files, in which format and encoding, dated how, under which id.
//!
//! One article that cannot be read never stops the others: it becomes a [`ReadError`] that names
//! file, line, cause and remedy.
//!
//! | format | files | metadata | text |
//! |---|---|---|---|
//! | text | `.txt`, and all that looks like nothing else | none | the file as it is |
//! | markdown | `.md` | front matter, else a leading `# Title` | the rest, marks replaced by spaces |
//! | json | `.json` | the keys id, title, date, publisher, url | the key text |
//! | jsonl | `.jsonl`, `.ndjson` | the same, one object a line | the same |
//! | html | `.html`, `.htm` | what the page tells of itself | the main text |
//!
//! A document's date is its own, else the one in the options, else that of a dateline such as
//! `PARIS, Aug. 19, 2021 (Reuters) -`, else that of a line which is nothing but a date.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use rayon::prelude::*;

use crate::model::Document;
use crate::when::When;

mod dateline;
mod decode;
mod draft;
mod error;
mod front_matter;
mod html;
mod input;
mod json;
mod markdown;
mod plain;
#[cfg(test)]
mod tests;
mod unique;
mod walk;

pub use error::{Place, ReadError, ReadWarning, Record};
pub use input::Input;

use walk::Source;

/// What the user tells about the articles.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct ReadOptions {
    /// The date of documents that do not tell theirs.
    pub date: Option<When>,
    /// The format of all files, whatever their endings.
    pub format: Option<Input>,
}

/// What was read, and what was not.
#[derive(Debug, Default)]
pub struct Read {
    /// The documents, each under its own id, in the order of the files.
    pub documents: Vec<Document>,
    /// Why others are missing.
    pub failures: Vec<ReadError>,
    /// What may surprise the user.
    pub warnings: Vec<ReadWarning>,
}

/// Reads files, the articles in folders, and standard input for `-`.
pub fn read_paths(paths: &[PathBuf], options: &ReadOptions) -> Read {
    read_paths_and(paths, options, &mut io::stdin())
}

/// Reads a file's bytes. The name tells the format and the id, as a path does.
///
/// ```
/// use chancery::read::{ReadOptions, read_bytes};
/// let article = b"PARIS, Aug. 19, 2021 - Emmanuel Macron telephoned Joe Biden.";
/// let read = read_bytes("call.txt", article.to_vec(), &ReadOptions::default());
/// assert_eq!(read.documents[0].id, "call");
/// assert_eq!(read.documents[0].date.unwrap().to_string(), "2021-08-19");
/// ```
pub fn read_bytes(name: &str, bytes: Vec<u8>, options: &ReadOptions) -> Read {
    let mut read = read_file(Path::new(name), Ok(bytes), options);
    read.documents = unique::unique(read.documents, &mut read.warnings);
    read
}

fn read_paths_and(paths: &[PathBuf], options: &ReadOptions, stdin: &mut dyn io::Read) -> Read {
    let mut read = Read::default();
    let sources = walk::sources(paths, &mut read.failures, &mut read.warnings);
    let mut piped = Vec::new();
    let piped = if sources.contains(&Source::Stdin) {
        stdin.read_to_end(&mut piped).map(|_| piped)
    } else {
        Ok(piped)
    };
    let piped = read_file(Path::new("<stdin>"), piped, options);
    let files: Vec<Option<Read>> = sources
        .par_iter()
        .map(|source| match source {
            Source::File(path) => Some(read_file(path, fs::read(path), options)),
            Source::Stdin => None,
        })
        .collect();
    let mut piped = Some(piped);
    for part in files
        .into_iter()
        .filter_map(|part| part.or_else(|| piped.take()))
    {
        read.documents.extend(part.documents);
        read.failures.extend(part.failures);
        read.warnings.extend(part.warnings);
    }
    read.documents = unique::unique(read.documents, &mut read.warnings);
    read
}

/// The documents of one file.
fn read_file(path: &Path, bytes: io::Result<Vec<u8>>, options: &ReadOptions) -> Read {
    let mut read = Read::default();
    let file = path.display().to_string();
    let text = bytes
        .map_err(|error| walk::failure(path, error))
        .and_then(|bytes| decode::decode(bytes, &file, &mut read.warnings));
    let text = match text {
        Ok(text) => text,
        Err(error) => {
            read.failures.push(error);
            return read;
        }
    };
    let format = options.format.or_else(|| Input::of_path(path));
    let format = format.unwrap_or_else(|| Input::guess(&text));
    let stem = path.file_stem().unwrap_or(path.as_os_str());
    let stem = stem.to_string_lossy();
    let stem = stem.trim_matches(['<', '>']);
    for (place, draft) in parts(text, format, &file) {
        let document =
            draft.and_then(|draft| draft.finish(&place, stem, options.date, &mut read.warnings));
        match document {
            Ok(document) => read.documents.push(document),
            Err(error) => read.failures.push(error),
        }
    }
    read
}

/// The drafts of a text, or the one failure of a text without any.
fn parts(text: String, format: Input, file: &str) -> Vec<(Place, Result<draft::Draft, ReadError>)> {
    let place = Place::file(file);
    let mut parts = Vec::new();
    if !text.trim().is_empty() {
        parts = format.read(text, &place);
    }
    if parts.is_empty() {
        let empty = ReadError::Empty {
            place: place.clone(),
        };
        parts.push((place, Err(empty)));
    }
    parts
}
