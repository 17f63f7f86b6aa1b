//! Classes of words, such as `speech` or `weapons`: one file a class under `data/words`.

use include_dir::Dir;
use rustc_hash::{FxHashMap, FxHashSet};

use super::LexiconError;

/// Lists of words and phrases by the name of their file.
#[derive(Debug, Default)]
pub struct Words {
    classes: FxHashMap<String, FxHashSet<String>>,
}

impl Words {
    /// Reads every `.txt` file of the folder `words`: one word or phrase a line, `#` starts a comment.
    pub(super) fn read(data: &Dir<'static>) -> Result<Self, LexiconError> {
        let mut classes = FxHashMap::default();
        let folder = data
            .get_dir("words")
            .ok_or_else(|| LexiconError::missing("words"))?;
        for file in folder.files() {
            let path = file.path();
            if path.extension().is_none_or(|extension| extension != "txt") {
                continue;
            }
            let name = path
                .file_stem()
                .unwrap_or_default()
                .to_string_lossy()
                .into_owned();
            let text = file
                .contents_utf8()
                .ok_or_else(|| LexiconError::missing(&name))?;
            classes.insert(name, lines(text).map(str::to_owned).collect());
        }
        Ok(Self { classes })
    }

    /// Whether the class of this name has the word; a class that does not exist has none.
    pub fn has(&self, class: &str, word: &str) -> bool {
        self.classes
            .get(class)
            .is_some_and(|words| words.contains(word))
    }

    /// The words of a class, if there is such a class.
    pub fn class(&self, class: &str) -> Option<&FxHashSet<String>> {
        self.classes.get(class)
    }
}

/// The entries of a word list: its lines without comments and empty ones.
pub(crate) fn lines(text: &str) -> impl Iterator<Item = &str> {
    text.lines()
        .map(|line| line.split('#').next().unwrap_or_default().trim())
        .filter(|line| !line.is_empty())
}
