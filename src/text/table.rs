//! Small numbers by key, used as they lie in the model file.
//!
//! The high bits of a key choose a bucket, its low 16 bits tell the rows of a bucket apart. A row is
//! `check: u16, value: u16`. Two keys may meet in one row: with 2^32 and more keys to a bucket's check that
//! is rare enough to ignore, and it is the same on every machine.

use super::model::{ModelError, Reader};

/// Numbers by key.
#[derive(Debug, Clone, Copy)]
pub(super) struct Table {
    /// Buckets are chosen by this many high bits of the key.
    bits: u32,
    /// Which row each bucket starts with, and where the last ends: little endian `u32`s.
    index: &'static [u8],
    rows: &'static [[u8; 4]],
}

impl Table {
    /// Reads the next table of a model file.
    pub(super) fn read(reader: &mut Reader) -> Result<Self, ModelError> {
        let bits = reader.number()?;
        if !(1..=24).contains(&bits) {
            return Err(ModelError::Damaged);
        }
        let index = reader.take(4 * ((1 << bits) + 1))?;
        let (rows, _) = reader.section()?.as_chunks();
        let bits = bits as u32;
        Ok(Self { bits, index, rows })
    }

    /// The number of a key.
    pub(super) fn find(&self, key: u64) -> Option<u16> {
        let bucket = (key >> (64 - self.bits)) as usize;
        let ends = self.index.get(4 * bucket..4 * bucket + 8)?;
        let start = u32::from_le_bytes(*ends.first_chunk()?);
        let end = u32::from_le_bytes(*ends.last_chunk()?);
        let rows = self.rows.get(start as usize..end as usize)?;
        let check = (key as u16).to_le_bytes();
        let row = rows.iter().find(|row| row[..2] == check)?;
        Some(u16::from_le_bytes([row[2], row[3]]))
    }
}

/// A table's bytes; keys that meet in one place give way to the first.
pub(super) fn table_bytes(numbers: impl Iterator<Item = (u64, u16)>) -> Vec<u8> {
    let mut sorted: Vec<(u64, u16)> = numbers.collect();
    let bits = (sorted.len() / 4).max(2).ilog2().clamp(1, 24);
    let place = |key: u64| (key >> (64 - bits), key as u16);
    sorted.sort_by_key(|row| place(row.0));
    sorted.dedup_by_key(|row| place(row.0));
    let mut index = Vec::new();
    let mut bytes = Vec::new();
    let mut sorted = sorted.into_iter().peekable();
    for bucket in 0..1_u64 << bits {
        index.extend((bytes.len() as u32 / 4).to_le_bytes());
        while let Some((key, number)) = sorted.next_if(|row| place(row.0).0 == bucket) {
            bytes.extend((key as u16).to_le_bytes());
            bytes.extend(number.to_le_bytes());
        }
    }
    index.extend((bytes.len() as u32 / 4).to_le_bytes());
    let length = (bytes.len() as u32).to_le_bytes();
    [&bits.to_le_bytes()[..], &index, &length, &bytes].concat()
}

/// A key of up to three values.
pub(super) fn key(a: u64, b: u64, c: u64) -> u64 {
    let mut hash = a.wrapping_mul(0x9e37_79b9_7f4a_7c15);
    hash = (hash ^ hash >> 29 ^ b).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    hash = (hash ^ hash >> 32 ^ c).wrapping_mul(0x94d0_49bb_1331_11eb);
    hash ^ hash >> 31
}
