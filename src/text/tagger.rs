//! Parts of speech: a linear model, greedy from left to right, with a dictionary for words of one tag.

use super::model::{ModelError, Reader};
use super::table::{Scores, Table};
use super::tags::{Upos, Xpos};
use super::word::{Word, key};

/// A tag as the model numbers it: a pair of parts of speech.
pub(crate) type Tag = u8;

/// The tag before the first word and behind the last.
pub(crate) const NO_TAG: Tag = 255;

/// Gives each word its parts of speech.
#[derive(Debug, Clone)]
pub(crate) struct Tagger {
    /// What each tag stands for.
    pub(crate) tags: Vec<(Upos, Xpos)>,
    /// Words that always have the same tag, by form.
    known: Table,
    weights: Table,
}

impl Tagger {
    /// Reads the tagger of a model file.
    pub(crate) fn read(reader: &mut Reader) -> Result<Self, ModelError> {
        let tags = reader.section()?.chunks_exact(2);
        let tags = tags
            .map(|pair| pair_of(pair[0], pair[1]))
            .collect::<Option<Vec<_>>>();
        let tags = tags
            .filter(|tags| (1..255).contains(&tags.len()))
            .ok_or(ModelError::Damaged)?;
        let known = Table::read(reader)?;
        let weights = Table::read(reader)?;
        Ok(Self {
            tags,
            known,
            weights,
        })
    }

    /// The tag of each word.
    pub(crate) fn tag(&self, words: &[Word]) -> Vec<Tag> {
        let mut tags = Vec::with_capacity(words.len());
        let mut features = Vec::new();
        for index in 0..words.len() {
            let tag = self.lookup(words[index]);
            tags.push(tag.unwrap_or_else(|| self.predict(words, index, &tags, &mut features)));
        }
        tags
    }

    /// The parts of speech that a tag stands for.
    pub(crate) fn pair(&self, tag: Tag) -> (Upos, Xpos) {
        self.tags
            .get(usize::from(tag))
            .copied()
            .unwrap_or((Upos::X, Xpos::Fw))
    }

    fn lookup(&self, word: Word) -> Option<Tag> {
        let tag = self.known.find(known_key(word)).value()? as Tag;
        (usize::from(tag) < self.tags.len()).then_some(tag)
    }

    fn predict(&self, words: &[Word], index: usize, tags: &[Tag], features: &mut Vec<u64>) -> Tag {
        let mut scores: Scores = [0; 256];
        tag_features(words, index, tags, features);
        for &feature in features.iter() {
            self.weights.add(feature, &mut scores);
        }
        let best = (0..self.tags.len()).rev().max_by_key(|&tag| scores[tag]);
        best.unwrap_or_default() as Tag
    }
}

fn pair_of(upos: u8, xpos: u8) -> Option<(Upos, Xpos)> {
    Some((
        *Upos::ALL.get(usize::from(upos))?,
        *Xpos::ALL.get(usize::from(xpos))?,
    ))
}

/// The key of a word in the dictionary of words with one tag.
pub(crate) fn known_key(word: Word) -> u64 {
    key(255, u64::from(word.form), 0, 0)
}

/// What the decision about the word at `index` rests on; `tags` are those of the words before it.
pub(crate) fn tag_features(words: &[Word], index: usize, tags: &[Tag], features: &mut Vec<u64>) {
    let at = |offset: isize| {
        let place = index.checked_add_signed(offset);
        place
            .and_then(|place| words.get(place))
            .copied()
            .unwrap_or_default()
    };
    let tag_before =
        |back: usize| u64::from(index.checked_sub(back).map_or(NO_TAG, |place| tags[place]));
    let (word, before, after) = (at(0), at(-1), at(1));
    let (form, lower, shape) = (
        u64::from(word.form),
        u64::from(word.lower),
        u64::from(word.shape),
    );
    let [end1, end2, end3, end4] = word.suffixes.map(u64::from);
    let [start1, start2, start3] = word.prefixes.map(u64::from);
    let (tag1, tag2) = (tag_before(1), tag_before(2));
    let (lower_before, lower_after) = (u64::from(before.lower), u64::from(after.lower));
    let [_, _, end3_before, _] = before.suffixes.map(u64::from);
    let [_, end2_after, end3_after, _] = after.suffixes.map(u64::from);
    let (shape_before, shape_after) = (u64::from(before.shape), u64::from(after.shape));
    let first = u64::from(index == 0);
    features.clear();
    features.extend([
        key(0, 0, 0, 0),
        key(1, form, 0, 0),
        key(2, lower, 0, 0),
        key(3, end1, 0, 0),
        key(4, end2, 0, 0),
        key(5, end3, 0, 0),
        key(6, end4, 0, 0),
        key(7, start1, 0, 0),
        key(8, start2, 0, 0),
        key(9, start3, 0, 0),
        key(10, shape, first, 0),
        key(11, tag1, 0, 0),
        key(12, tag1, tag2, 0),
        key(13, tag1, lower, 0),
        key(14, tag1, tag2, lower),
        key(15, lower_before, 0, 0),
        key(16, lower_after, 0, 0),
        key(17, u64::from(at(-2).lower), 0, 0),
        key(18, u64::from(at(2).lower), 0, 0),
        key(19, lower_before, lower, 0),
        key(20, lower, lower_after, 0),
        key(21, end3_before, 0, 0),
        key(22, end3_after, 0, 0),
        key(23, tag1, end3, 0),
        key(24, tag1, end2, shape),
        key(25, shape_before, shape, shape_after),
        key(26, tag1, lower_after, 0),
        key(27, end3, end2_after, 0),
        key(28, shape, lower_before, 0),
        key(29, shape, lower_after, 0),
        key(30, lower_before, lower_after, 0),
        key(31, end3, shape, first),
        key(32, tag1, end3, end3_after),
        key(33, lower, end3_after, shape_after),
    ]);
}
