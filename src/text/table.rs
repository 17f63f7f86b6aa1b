//! Sparse rows of small weights by feature key, used as they lie in the model file.
//!
//! The high bits of a key choose a bucket, its low 16 bits tell the rows of a bucket apart. A row is
//! `check: u16, shift: u8, count: u8`, then `count` cells `class: u8, weight: i8`; a weight counts
//! `weight << shift`. Two keys may meet in one row: with 2^32 and more keys to a bucket's check that is rare
//! enough to ignore, and it is the same on every machine.

use super::model::{ModelError, Reader};

/// One sum a class; as long as a class number can reach, so that no index is out of bounds.
pub(crate) type Scores = [i32; 256];

/// Rows of weights by key.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Table {
    /// Buckets are chosen by this many high bits of the key.
    bits: u32,
    /// Where each bucket starts in `rows`, and where the last ends: little endian `u32`s.
    index: &'static [u8],
    rows: &'static [u8],
}

/// The weights of one feature, empty for a feature that the model does not know.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Row {
    shift: u8,
    cells: &'static [u8],
}

impl Table {
    /// Reads the next table of a model file.
    pub(crate) fn read(reader: &mut Reader) -> Result<Self, ModelError> {
        let bits = reader.number()?;
        if !(1..=24).contains(&bits) {
            return Err(ModelError::Damaged);
        }
        let index = reader.take(4 * ((1 << bits) + 1))?;
        let rows = reader.section()?;
        let bits = bits as u32;
        Ok(Self { bits, index, rows })
    }

    /// The row of a feature.
    pub(crate) fn find(&self, key: u64) -> Row {
        let bucket = (key >> (64 - self.bits)) as usize;
        let check = (key as u16).to_le_bytes();
        let mut rows = self.bucket(bucket).unwrap_or_default();
        while let [low, high, shift, count, rest @ ..] = rows {
            let Some((cells, rest)) = rest.split_at_checked(2 * usize::from(*count)) else {
                break;
            };
            if [*low, *high] == check {
                return Row {
                    shift: *shift & 15,
                    cells,
                };
            }
            rows = rest;
        }
        Row::default()
    }

    /// Adds the weights of a feature to the sums of the classes.
    pub(crate) fn add(&self, key: u64, scores: &mut Scores) {
        let row = self.find(key);
        for cell in row.cells.chunks_exact(2) {
            scores[usize::from(cell[0])] += i32::from(cell[1].cast_signed()) << row.shift;
        }
    }

    fn bucket(&self, bucket: usize) -> Option<&'static [u8]> {
        let ends = self.index.get(4 * bucket..4 * bucket + 8)?;
        let start = u32::from_le_bytes(*ends.first_chunk()?);
        let end = u32::from_le_bytes(*ends.last_chunk()?);
        self.rows.get(start as usize..end as usize)
    }
}

impl Row {
    /// The first two bytes of the row as a number: for tables that keep a number a key, not weights.
    pub(crate) fn value(self) -> Option<u16> {
        self.cells
            .first_chunk()
            .map(|&bytes| u16::from_le_bytes(bytes))
    }
}

/// A table's bytes from rows of (key, shift, cells); rows that meet in one place give way to the first.
pub(crate) fn table_bytes(rows: &[(u64, u8, Vec<[u8; 2]>)]) -> Vec<u8> {
    let mut sorted: Vec<_> = rows.iter().filter(|row| row.2.len() < 256).collect();
    let bits = (sorted.len() / 4).max(2).ilog2().clamp(1, 24);
    let place = |key: u64| (key >> (64 - bits), key as u16);
    sorted.sort_by_key(|row| place(row.0));
    sorted.dedup_by_key(|row| place(row.0));
    let mut index = Vec::new();
    let mut bytes = Vec::new();
    let mut sorted = sorted.into_iter().peekable();
    for bucket in 0..1_u64 << bits {
        index.extend((bytes.len() as u32).to_le_bytes());
        while let Some((key, shift, cells)) = sorted.next_if(|row| place(row.0).0 == bucket) {
            bytes.extend((*key as u16).to_le_bytes());
            bytes.extend([*shift, cells.len() as u8]);
            bytes.extend(cells.as_flattened());
        }
    }
    index.extend((bytes.len() as u32).to_le_bytes());
    let length = (bytes.len() as u32).to_le_bytes();
    [&bits.to_le_bytes()[..], &index, &length, &bytes].concat()
}
