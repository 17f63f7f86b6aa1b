//! Classes of words, such as `speech` or `weapons`: one file a class under `data/words`.

use std::sync::Arc;

use rustc_hash::{FxHashMap, FxHashSet};

use super::data::Data;
use super::marks;

/// Lists of words and phrases by the name of their file.
#[derive(Debug, Default)]
pub struct Words {
    classes: FxHashMap<Arc<str>, FxHashSet<String>>,
    /// The classes that have a word: most words are in none, so that one look tells.
    of: FxHashMap<Box<str>, Vec<Class>>,
}

/// A class of words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Class {
    name: Arc<str>,
    mark: u16,
}

impl Class {
    /// The class of a name.
    pub(crate) fn new(name: &str) -> Self {
        Self {
            name: name.into(),
            mark: marks::of_class(name),
        }
    }

    /// Its name: that of its file.
    pub fn name(&self) -> &str {
        &self.name
    }

    pub(crate) fn mark(&self) -> u16 {
        self.mark
    }
}

impl Words {
    /// Reads every `.txt` file of the folder `words`: one word or phrase a line, `#` starts a comment.
    pub(super) fn read(data: &Data) -> Self {
        let files = data.under("words", "txt");
        let mut all = Self::default();
        for (name, text) in files {
            let class = Class::new(name);
            for word in lines(text) {
                all.of.entry(word.into()).or_default().push(class.clone());
            }
            let words = lines(text).map(str::to_owned).collect();
            all.classes.insert(class.name, words);
        }
        all
    }

    /// Whether the class of this name has the word; a class that does not exist has none.
    pub fn has(&self, class: &str, word: &str) -> bool {
        is_among(self.classes_of(word), class)
    }

    /// The classes that have the word.
    pub fn classes_of(&self, word: &str) -> &[Class] {
        self.of.get(word).map_or(&[], Vec::as_slice)
    }

    /// The words of a class, if there is such a class.
    pub fn class(&self, class: &str) -> Option<&FxHashSet<String>> {
        self.classes.get(class)
    }
}

/// Whether the class of this name is among some.
pub(crate) fn is_among(classes: &[Class], name: &str) -> bool {
    classes.iter().any(|class| *class.name == *name)
}

/// The entries of a word list: its lines without comments and empty ones.
pub(crate) fn lines(text: &str) -> impl Iterator<Item = &str> {
    text.lines()
        .map(|line| line.split('#').next().unwrap_or_default().trim())
        .filter(|line| !line.is_empty())
}
