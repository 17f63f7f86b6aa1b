//! The model file: how its sections lie, and reading them in place.

/// Why a model file cannot be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum ModelError {
    /// It is another kind of file, or of another version.
    #[error("not a language model of this version: make it again with `training/run`")]
    Kind,
    /// It ends too early or holds numbers that cannot be.
    #[error("the language model is damaged: make it again with `training/run`")]
    Damaged,
}

/// First bytes of a model file; the last one is the version.
pub(crate) const MAGIC: &[u8; 8] = b"CHANTXT\x04";

/// A cursor over the bytes of a model file.
pub(crate) struct Reader {
    bytes: &'static [u8],
}

impl Reader {
    /// A reader behind the magic number.
    pub(crate) fn open(bytes: &'static [u8]) -> Result<Self, ModelError> {
        let bytes = bytes.strip_prefix(MAGIC).ok_or(ModelError::Kind)?;
        Ok(Self { bytes })
    }

    /// The next `count` bytes.
    pub(crate) fn take(&mut self, count: usize) -> Result<&'static [u8], ModelError> {
        let (taken, rest) = self
            .bytes
            .split_at_checked(count)
            .ok_or(ModelError::Damaged)?;
        self.bytes = rest;
        Ok(taken)
    }

    /// The next number, little endian.
    pub(crate) fn number(&mut self) -> Result<usize, ModelError> {
        let bytes = self.take(4)?;
        Ok(bytes.iter().rev().fold(0, |n, &b| n << 8 | usize::from(b)))
    }

    /// The next `count` real numbers, little endian, all finite.
    pub(crate) fn reals(&mut self, count: usize) -> Result<Vec<f32>, ModelError> {
        let bytes = self.take(count.checked_mul(4).ok_or(ModelError::Damaged)?)?;
        let (chunks, _) = bytes.as_chunks();
        let reals: Vec<f32> = chunks
            .iter()
            .map(|&chunk| f32::from_le_bytes(chunk))
            .collect();
        let finite = reals.iter().all(|real| real.is_finite());
        finite.then_some(reals).ok_or(ModelError::Damaged)
    }

    /// A number, then as many bytes.
    pub(crate) fn section(&mut self) -> Result<&'static [u8], ModelError> {
        let count = self.number()?;
        self.take(count)
    }
}
