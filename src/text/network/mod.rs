//! The network that tags, finds names and parses: embeddings of hashed features, recurrent layers, a choice
//! of the head for each word (Dozat and Manning 2017), decoded as a tree.
//!
//! `training/` makes its weights. They are bytes, and all sums over them are whole numbers; what is computed
//! in real numbers uses only operations that every processor rounds alike, in one order. So the trees are the
//! same on every machine, for every batch and any number of threads.

#![expect(
    clippy::inline_always,
    reason = "what runs in a level's instructions must be inlined where they are switched on"
)]

use std::ops::Range;

use super::model::{ModelError, Reader};
use super::tags::{Rel, Upos, Xpos};

mod features;
mod heads;
mod layer;
mod level;
mod matrix;
mod tree;

use features::{COUNTS, WIDTH, hashes};
use heads::{Heads, Room};
use layer::Layer;
use level::Level;
use matrix::Vectors;

/// What the network tells of a word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Analysis {
    pub(super) upos: Upos,
    pub(super) xpos: Xpos,
    pub(super) name: NameTag,
    /// What the word would name if it were in a name.
    pub(super) kind: NameKind,
    /// Index of the head in the sentence; none for the root.
    pub(super) head: Option<usize>,
    pub(super) rel: Rel,
    /// Whether another sentence seems to begin with the word.
    pub(super) starts: bool,
}

/// Whether a word begins a name, goes on with one, or neither.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum NameTag {
    Outside,
    Begin(NameKind),
    Inside(NameKind),
}

/// What a name names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum NameKind {
    /// A human being.
    Person,
    /// A company, a party, an office, an alliance.
    Organization,
    /// A country, a city, a river.
    Place,
}

impl NameKind {
    /// The kind in one word.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Person => "person",
            Self::Organization => "organization",
            Self::Place => "place",
        }
    }
}

impl NameTag {
    /// All, in the order of the model file.
    const ALL: [Self; 7] = [
        Self::Outside,
        Self::Begin(NameKind::Person),
        Self::Inside(NameKind::Person),
        Self::Begin(NameKind::Organization),
        Self::Inside(NameKind::Organization),
        Self::Begin(NameKind::Place),
        Self::Inside(NameKind::Place),
    ];
}

/// The tagger and parser.
#[derive(Debug, Clone)]
pub(super) struct Network {
    tables: [Table; 4],
    layers: Vec<Layer>,
    heads: Heads,
    level: Level,
}

/// Embeddings: a row of bytes for each hash.
#[derive(Debug, Clone, Copy)]
struct Table {
    rows: usize,
    columns: usize,
    bytes: &'static [u8],
}

/// Layers in a model file are at most so many.
const MAX_LAYERS: usize = 16;

impl Network {
    pub(super) fn read(reader: &mut Reader) -> Result<Self, ModelError> {
        let mut tables = [Table {
            rows: 0,
            columns: 0,
            bytes: &[],
        }; 4];
        for table in &mut tables {
            (table.rows, table.columns) = (reader.number()?, reader.number()?);
            let size = table
                .rows
                .checked_mul(table.columns)
                .filter(|&size| size > 0);
            table.bytes = reader.take(size.ok_or(ModelError::Damaged)?)?;
        }
        let count = reader.number()?;
        if !(1..=MAX_LAYERS).contains(&count) {
            return Err(ModelError::Damaged);
        }
        let layers: Vec<Layer> = (0..count)
            .map(|_| Layer::read(reader))
            .collect::<Result<_, _>>()?;
        let heads = Heads::read(reader)?;
        let mut width: usize = tables.iter().map(|table| table.columns).sum();
        for layer in &layers {
            if !layer.takes(width) {
                return Err(ModelError::Damaged);
            }
            width = layer.width();
        }
        let same = layers.iter().all(|layer| layer.width() == width);
        let network = Self {
            tables,
            layers,
            heads,
            level: Level::best(),
        };
        (same && network.heads.takes(width))
            .then_some(network)
            .ok_or(ModelError::Damaged)
    }

    /// Analyses sentences, each given by its words. No sentence's result depends on the others.
    pub(super) fn analyze(&self, sentences: &[Vec<&str>]) -> Vec<Vec<Analysis>> {
        let mut end = 0;
        let places: Vec<Range<usize>> = sentences
            .iter()
            .map(|words| {
                end += words.len();
                end - words.len()..end
            })
            .collect();
        let mut vectors = Vectors::default();
        vectors.reset(self.tables.iter().map(|table| table.columns).sum());
        let mut embedding = Vec::new();
        for word in sentences.iter().flatten() {
            self.embed(word, &mut embedding);
            vectors.push(embedding.iter().copied());
        }
        let (mut states, mut room) = (Vec::new(), Vec::new());
        for layer in &self.layers {
            layer.run(self.level, &places, &mut vectors, &mut states, &mut room);
        }
        self.heads
            .run(self.level, &places, &vectors, &mut Room::default())
    }

    /// The sums of a word's rows, table after table, as whole numbers.
    fn embed(&self, word: &str, out: &mut Vec<i32>) {
        out.clear();
        let hashes: [u32; WIDTH] = hashes(word);
        let mut rest = &hashes[..];
        for (table, count) in self.tables.iter().zip(COUNTS) {
            let (own, others) = rest.split_at(count);
            rest = others;
            let start = out.len();
            out.resize(start + table.columns, 0);
            for &hash in own {
                let row = hash as usize % table.rows;
                let bytes = &table.bytes[row * table.columns..][..table.columns];
                for (sum, byte) in out[start..].iter_mut().zip(bytes) {
                    *sum += i32::from(byte.cast_signed());
                }
            }
        }
    }
}

#[cfg(test)]
mod tests;
