//! Nouns for kinds of actors: "the country", "the agency".

use rustc_hash::FxHashMap;

use super::LexiconError;
use super::table::rows;

/// What each noun can mean: `country`, a class of organisations, or `name` for any body with it in its name.
#[derive(Debug, Default)]
pub struct Kinds {
    classes: FxHashMap<String, Vec<String>>,
}

impl Kinds {
    pub(super) fn read(text: &str) -> Result<Self, LexiconError> {
        let mut classes: FxHashMap<String, Vec<String>> = FxHashMap::default();
        for row in rows("words/kinds.tsv", text, ["noun", "class", "source"])? {
            let [noun, class, _] = row.cells.map(str::to_owned);
            classes.entry(noun).or_default().push(class);
        }
        Ok(Self { classes })
    }

    /// Whether the noun is one of the table.
    pub fn has(&self, noun: &str) -> bool {
        self.classes.contains_key(noun)
    }

    /// Whether the noun can mean an actor of this class.
    pub fn is(&self, noun: &str, class: &str) -> bool {
        let classes = self.classes.get(noun);
        classes.is_some_and(|classes| classes.iter().any(|one| one == class))
    }
}
