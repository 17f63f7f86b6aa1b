//! Paths to files: a folder stands for the articles in it and below it.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::error::{ReadError, ReadWarning};
use super::input::Input;

/// What a path on the command line stands for.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Source {
    /// `-`.
    Stdin,
    /// A file, by its path.
    File(PathBuf),
}

/// All sources in order: as the user gave them, the files of a folder by name.
///
/// In folders only files whose ending is that of an article count. Hidden ones do not, and links to
/// folders are not followed, as they may lead round in a circle.
pub(super) fn sources(
    paths: &[PathBuf],
    failures: &mut Vec<ReadError>,
    warnings: &mut Vec<ReadWarning>,
) -> Vec<Source> {
    let mut sources = Vec::new();
    for path in paths {
        if path.as_os_str() == "-" {
            sources.push(Source::Stdin);
        } else if path.is_dir() {
            let before = (sources.len(), failures.len());
            folder(path, &mut sources, failures);
            if before == (sources.len(), failures.len()) {
                warnings.push(nothing_in(path));
            }
        } else {
            sources.push(Source::File(path.clone()));
        }
    }
    sources
}

fn folder(path: &Path, sources: &mut Vec<Source>, failures: &mut Vec<ReadError>) {
    let mut folders = vec![path.to_owned()];
    let mut files = Vec::new();
    while let Some(folder) = folders.pop() {
        if let Err(error) = entries(&folder, &mut folders, &mut files) {
            failures.push(failure(&folder, error));
        }
    }
    // Paths compare name by name, so a folder's files stay together.
    files.sort();
    sources.extend(files.into_iter().map(Source::File));
}

fn entries(folder: &Path, folders: &mut Vec<PathBuf>, files: &mut Vec<PathBuf>) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let path = entry.path();
        if entry.file_name().as_encoded_bytes().starts_with(b".") {
            continue;
        }
        if entry.file_type()?.is_dir() {
            folders.push(path);
        } else if Input::of_path(&path).is_some() && !path.is_dir() {
            files.push(path);
        }
    }
    Ok(())
}

/// The failure to read a path.
pub(super) fn failure(path: &Path, source: io::Error) -> ReadError {
    let file = path.display().to_string();
    match source.kind() {
        io::ErrorKind::NotFound => ReadError::Missing { file },
        io::ErrorKind::PermissionDenied => ReadError::Denied { file },
        _ => ReadError::Io { file, source },
    }
}

fn nothing_in(path: &Path) -> ReadWarning {
    let endings = Input::ALL.iter().flat_map(|format| format.extensions());
    let endings: Vec<String> = endings.map(|ending| format!(".{ending}")).collect();
    ReadWarning::NothingIn {
        folder: path.display().to_string(),
        extensions: endings.join(", "),
    }
}
