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
use std::sync::{Arc, Mutex, PoisonError};

use super::model::{ModelError, Reader};
use super::tags::{Rel, Upos, Xpos};

mod features;
mod forms;
mod heads;
mod layer;
mod level;
mod matrix;
mod tree;

use features::{COUNTS, WIDTH, hashes};
use forms::Forms;
use heads::Heads;
use layer::Layer;
use level::Level;
use matrix::{Vectors, at_least, cell_of};

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
    /// Rooms that nobody works in.
    rooms: Arc<Mutex<Vec<Room>>>,
}

/// Buffers that are used again for each batch, and what is known of words alone.
#[derive(Debug)]
struct Room {
    forms: Forms,
    /// Places of the words whose gates are not known, and their gates.
    unknown: Vec<usize>,
    fresh: Vec<f32>,
    vectors: Vectors,
    between: Vec<f32>,
    gates: Vec<f32>,
    states: Vec<f32>,
    heads: heads::Room,
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
            .map(|at| Layer::read(reader, at > 0))
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
        let even = tables.iter().all(|table| table.columns % 2 == 0);
        let network = Self {
            tables,
            layers,
            heads,
            level: Level::best(),
            rooms: Arc::default(),
        };
        (same && even && network.heads.takes(width))
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
        let rooms = || self.rooms.lock().unwrap_or_else(PoisonError::into_inner);
        let room = rooms().pop();
        let mut room = room.unwrap_or_else(|| self.room());
        let words: Vec<&str> = sentences.iter().flatten().copied().collect();
        let analyses = self.read_words(&words, &places, &mut room);
        rooms().push(room);
        analyses
    }

    fn room(&self) -> Room {
        Room {
            forms: Forms::new(self.layers[0].gates()),
            unknown: Vec::new(),
            fresh: Vec::new(),
            vectors: Vectors::default(),
            between: Vec::new(),
            gates: Vec::new(),
            states: Vec::new(),
            heads: heads::Room::default(),
        }
    }

    fn read_words(
        &self,
        words: &[&str],
        places: &[Range<usize>],
        room: &mut Room,
    ) -> Vec<Vec<Analysis>> {
        for (at, layer) in self.layers.iter().enumerate() {
            if at == 0 {
                self.open_words(words, room);
            } else {
                let (vectors, between) = (&mut room.vectors, &mut room.between);
                layer.open(self.level, vectors, between, &mut room.gates);
            }
            let gates = at_least(&mut room.gates, words.len() * layer.gates());
            let states = at_least(&mut room.states, words.len() * layer.width());
            layer.run(self.level, places, gates, states, &mut room.vectors);
        }
        self.heads
            .run(self.level, places, &room.vectors, &mut room.heads)
    }

    /// The gates of the first layer, which depend on a word's form alone.
    fn open_words(&self, words: &[&str], room: &mut Room) {
        let width = self.layers[0].gates();
        let gates = at_least(&mut room.gates, words.len() * width);
        room.unknown.clear();
        for (at, (word, gates)) in words.iter().zip(gates.chunks_exact_mut(width)).enumerate() {
            match room.forms.get(word) {
                Some(known) => gates.copy_from_slice(known),
                None => room.unknown.push(at),
            }
        }
        let columns = self.tables.iter().map(|table| table.columns).sum();
        room.vectors.reset(room.unknown.len(), columns);
        let mut embedding = Vec::new();
        for (&at, cells) in room.unknown.iter().zip(room.vectors.rows()) {
            self.level.with(
                #[inline(always)]
                || {
                    self.embed(words[at], &mut embedding);
                    let (pairs, _) = embedding.as_chunks();
                    for (cell, &[even, odd]) in cells.iter_mut().zip(pairs) {
                        *cell = cell_of(even, odd);
                    }
                },
            );
        }
        let (vectors, between) = (&mut room.vectors, &mut room.between);
        let fresh = self.layers[0].open(self.level, vectors, between, &mut room.fresh);
        for (&at, known) in room.unknown.iter().zip(fresh.chunks_exact(width)) {
            gates[at * width..][..width].copy_from_slice(known);
            room.forms.put(words[at], known);
        }
    }

    /// The sums of a word's rows, table after table, as whole numbers.
    #[inline(always)]
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
