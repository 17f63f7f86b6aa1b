//! The files under `data/`: those that come with the program, or a folder of the user's in their place.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use include_dir::{Dir, include_dir};

use super::LexiconError;

static DATA: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/data");

/// The folders with tables, patterns and word lists.
const FOLDERS: [&str; 3] = ["actors", "events", "words"];

/// Texts by their names, such as `words/speech.txt`.
#[derive(Debug, Default)]
pub(super) struct Data {
    files: BTreeMap<String, Cow<'static, str>>,
}

impl Data {
    /// The files that come with the program.
    pub(super) fn embedded() -> Self {
        let folders = FOLDERS.iter().filter_map(|folder| DATA.get_dir(folder));
        let files = folders.flat_map(Dir::files).filter_map(|file| {
            let name = file.path().to_string_lossy().into_owned();
            Some((name, Cow::Borrowed(file.contents_utf8()?)))
        });
        Self {
            files: files.collect(),
        }
    }

    /// The files of a folder that has the form of `data/`.
    pub(super) fn folder(path: &Path) -> Result<Self, LexiconError> {
        let mut files = BTreeMap::new();
        for folder in FOLDERS {
            let within = path.join(folder);
            let fault = |cause: String| LexiconError {
                file: within.display().to_string(),
                line: 0,
                cause,
                remedy: "give a folder like the project's data/".to_owned(),
            };
            let entries = fs::read_dir(&within).map_err(|error| fault(error.to_string()))?;
            for entry in entries {
                let entry = entry.map_err(|error| fault(error.to_string()))?;
                let name = entry.file_name().to_string_lossy().into_owned();
                if ![".tsv", ".txt", ".toml"]
                    .iter()
                    .any(|end| name.ends_with(end))
                {
                    continue;
                }
                let text = fs::read_to_string(entry.path())
                    .map_err(|error| fault(format!("{name}: {error}")))?;
                files.insert(format!("{folder}/{name}"), Cow::Owned(text));
            }
        }
        // Nothing is left out in silence.
        let own = Self::embedded();
        match own.files.keys().find(|name| !files.contains_key(*name)) {
            Some(name) => Err(LexiconError::missing(name)),
            None => Ok(Self { files }),
        }
    }

    /// The text of a file.
    pub(super) fn text(&self, name: &str) -> Result<&str, LexiconError> {
        let text = self.files.get(name).map(AsRef::as_ref);
        text.ok_or_else(|| LexiconError::missing(name))
    }

    /// Stem and text of the files in a folder that have this extension, by their names.
    pub(super) fn under(
        &self,
        folder: &str,
        extension: &str,
    ) -> impl Iterator<Item = (&str, &str)> {
        self.files.iter().filter_map(move |(name, text)| {
            let stem = name.strip_prefix(folder)?.strip_prefix('/')?;
            let stem = stem.strip_suffix(extension)?.strip_suffix('.')?;
            Some((stem, text.as_ref()))
        })
    }
}
