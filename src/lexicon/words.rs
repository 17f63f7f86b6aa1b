//! Classes of words, such as `speech` or `weapons`: one file a class under `data/words`.

use rustc_hash::{FxHashMap, FxHashSet};

use super::data::Data;

/// Lists of words and phrases by the name of their file.
#[derive(Debug, Default)]
pub struct Words {
    classes: FxHashMap<String, FxHashSet<String>>,
}

impl Words {
    /// Reads every `.txt` file of the folder `words`: one word or phrase a line, `#` starts a comment.
    pub(super) fn read(data: &Data) -> Self {
        let files = data.under("words", "txt");
        let class = |(name, text): (&str, &str)| {
            let words = lines(text).map(str::to_owned).collect();
            (name.to_owned(), words)
        };
        Self {
            classes: files.map(class).collect(),
        }
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
