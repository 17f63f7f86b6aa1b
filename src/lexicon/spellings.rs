//! Families of spellings: Zelensky, Zelenskyy and Zelenskiy, Mohamed and Muhammad, al- and el-.

use rustc_hash::FxHashMap;

use super::LexiconError;
use super::table::rows;

/// What words of names are taken for, so that all spellings of a family are one.
#[derive(Debug, Default)]
pub(super) struct Spellings {
    words: FxHashMap<String, String>,
    /// Endings and what stands in their place.
    endings: Vec<(String, String)>,
}

impl Spellings {
    pub(super) fn read(text: &str) -> Result<Self, LexiconError> {
        let mut spellings = Self::default();
        for row in rows(
            "words/spellings.tsv",
            text,
            ["variant", "spelling", "source"],
        )? {
            let [variant, spelling, _] = row.cells.map(str::to_owned);
            match variant.strip_prefix('-') {
                Some(ending) => spellings.endings.push((ending.to_owned(), spelling)),
                None => drop(spellings.words.insert(variant, spelling)),
            }
        }
        Ok(spellings)
    }

    /// Changes a folded word to the spelling of its family.
    pub(super) fn settle(&self, word: &mut String) {
        if let Some(spelling) = self.words.get(word.as_str()) {
            word.clone_from(spelling);
            return;
        }
        let last = word.bytes().last();
        // Most words do not even have the last letter of an ending.
        let ends = |ending: &str| {
            ending.bytes().last() == last && word.len() > ending.len() && word.ends_with(ending)
        };
        let ending = self.endings.iter().find(|(ending, _)| ends(ending));
        if let Some((ending, spelling)) = ending {
            word.truncate(word.len() - ending.len());
            word.push_str(spelling);
        }
    }
}
