//! Classes of words, such as `speech` or `weapons`: one file a class under `data/words`.

use std::sync::Arc;

use rustc_hash::{FxHashMap, FxHashSet};

use super::data::Data;
use super::marks;

/// The class of the nouns that some write with a hyphen.
const HYPHENED: &str = "hyphened";

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
        let mut all = Self::default();
        let (first, others): (Vec<_>, Vec<_>) = data
            .under("words", "txt")
            .partition(|(name, _)| *name == HYPHENED);
        for (name, text) in first.into_iter().chain(others) {
            all.insert(name, text);
        }
        all
    }

    fn insert(&mut self, name: &str, text: &str) {
        let class = Class::new(name);
        let mut words = FxHashSet::default();
        for word in lines(text) {
            let word = self.joined(word);
            // "Cease-fire" and "ceasefire" are one word.
            if words.insert(word.clone()) {
                self.of.entry(word.into()).or_default().push(class.clone());
            }
        }
        self.classes.insert(class.name, words);
    }

    /// A word or phrase as a sentence has it: "sit-in" is there the one noun "sitin", as `hyphened.txt` lists it.
    pub(super) fn joined(&self, phrase: &str) -> String {
        let one = |word: &str| {
            let joined = word.replace('-', "");
            let listed = joined != word && self.has(HYPHENED, &joined);
            if listed { joined } else { word.to_owned() }
        };
        phrase.split(' ').map(one).collect::<Vec<_>>().join(" ")
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
