//! Classes of words, such as `speech` or `weapons`: one file a class under `data/words`.

use rustc_hash::{FxHashMap, FxHashSet};

use super::data::Data;

/// Lists of words and phrases by the name of their file.
#[derive(Debug, Default)]
pub struct Words {
    classes: FxHashMap<String, FxHashSet<String>>,
    /// The names of the classes that have a word: most words are in none, so that one look tells.
    of: FxHashMap<String, Vec<String>>,
}

impl Words {
    /// Reads every `.txt` file of the folder `words`: one word or phrase a line, `#` starts a comment.
    pub(super) fn read(data: &Data) -> Self {
        let files = data.under("words", "txt");
        let mut all = Self::default();
        for (name, text) in files {
            for word in lines(text) {
                all.of
                    .entry(word.to_owned())
                    .or_default()
                    .push(name.to_owned());
            }
            let words = lines(text).map(str::to_owned).collect();
            all.classes.insert(name.to_owned(), words);
        }
        all
    }

    /// Whether the class of this name has the word; a class that does not exist has none.
    pub fn has(&self, class: &str, word: &str) -> bool {
        self.classes_of(word).iter().any(|one| one == class)
    }

    /// The names of the classes that have the word.
    pub fn classes_of(&self, word: &str) -> &[String] {
        self.of.get(word).map_or(&[], Vec::as_slice)
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
