//! A file of JSON that is read piece by piece: only what is being read of it is held.

use std::io::Read;
use std::ops::Range;

use serde::Deserialize;
use serde::de::{DeserializeOwned, Error as _};

use super::error::ReadGraphError;
use super::scan::{Place, end_of_value, space};

mod array;

type Result<T> = std::result::Result<T, ReadGraphError>;

/// How much is read at once; more only where a single value is longer.
const PIECE: usize = 1 << 21;

// As serde_json says it.
const EOF_VALUE: &str = "EOF while parsing a value";
const EOF_OBJECT: &str = "EOF while parsing an object";
const EOF_LIST: &str = "EOF while parsing a list";

/// The part of a file at which it is read.
pub(super) struct Window<R> {
    file: R,
    held: Vec<u8>,
    /// Where the held part stands in the file.
    place: Place,
    /// Up to where the held part is read.
    at: usize,
    /// Whether the file ends where the held part does.
    ended: bool,
    /// How much is read at once.
    piece: usize,
}

impl<R: Read> Window<R> {
    /// Begins to read; this is the place in the file of what is read first.
    pub(super) fn new(file: R, place: Place) -> Self {
        Self {
            file,
            held: Vec::new(),
            place,
            at: 0,
            ended: false,
            piece: PIECE,
        }
    }

    #[cfg(test)]
    pub(super) fn with_piece(mut self, piece: usize) -> Self {
        self.piece = piece;
        self
    }

    /// What comes next, as far as it is held; at the beginning a whole piece.
    pub(super) fn next(&mut self) -> Result<&[u8]> {
        if self.held.is_empty() {
            self.fill()?;
        }
        Ok(&self.held[self.at..])
    }

    /// Leaves out so many of the bytes that come next.
    pub(super) fn skip(&mut self, bytes: usize) {
        self.at += bytes;
    }

    /// Forgets what is read, and holds more of what is not.
    fn fill(&mut self) -> Result<()> {
        self.place = self.place.after(&self.held[..self.at]);
        self.held.drain(..self.at);
        self.at = 0;
        // As much again as there is, so that a long value is not looked through too often.
        let more = self.held.len().max(self.piece);
        self.held.reserve(more);
        let read = self
            .file
            .by_ref()
            .take(more as u64)
            .read_to_end(&mut self.held)?;
        self.ended = read < more;
        Ok(())
    }

    /// The next byte that is no space; it is not yet read.
    fn peek(&mut self) -> Result<Option<u8>> {
        loop {
            self.at = space(&self.held, self.at);
            match self.held.get(self.at) {
                Some(&byte) => return Ok(Some(byte)),
                None if self.ended => return Ok(None),
                None => self.fill()?,
            }
        }
    }

    /// Begins an object or an array; whether there is anything in it.
    fn begin(&mut self, brackets: [u8; 2], message: &str, eof: &str) -> Result<bool> {
        if self.peek()? != Some(brackets[0]) {
            return Err(self.unexpected(message, EOF_VALUE));
        }
        self.at += 1;
        match self.peek()? {
            None => Err(self.unexpected("", eof)),
            Some(byte) if byte == brackets[1] => {
                self.at += 1;
                Ok(false)
            }
            Some(_) => Ok(true),
        }
    }

    /// Reads over the next value; where in the held part it stands.
    fn value(&mut self) -> Result<Range<usize>> {
        self.peek()?;
        loop {
            match end_of_value(&self.held, self.at) {
                Some(end) => {
                    let start = std::mem::replace(&mut self.at, end);
                    return Ok(start..end);
                }
                None if self.ended => {
                    let start = std::mem::replace(&mut self.at, self.held.len());
                    return Ok(start..self.held.len());
                }
                None => self.fill()?,
            }
        }
    }

    /// The next value.
    pub(super) fn read<T: DeserializeOwned>(&mut self) -> Result<T> {
        let part = self.value()?;
        self.batch().read(part)
    }

    /// The bytes of the next value, for later, and their place.
    pub(super) fn copy(&mut self) -> Result<(Vec<u8>, Place)> {
        let part = self.value()?;
        let place = self.place.after(&self.held[..part.start]);
        Ok((self.held[part].to_vec(), place))
    }

    /// Reads an object: calls for each key, whose value must then be read.
    pub(super) fn object(
        &mut self,
        mut each: impl FnMut(&mut Self, &str) -> Result<()>,
    ) -> Result<()> {
        let mut goes_on = self.begin(*b"{}", "expected an object", EOF_OBJECT)?;
        while goes_on {
            if self.peek()? != Some(b'"') {
                return Err(self.unexpected("key must be a string", EOF_VALUE));
            }
            let key: String = self.read()?;
            if self.peek()? != Some(b':') {
                return Err(self.unexpected("expected `:`", EOF_OBJECT));
            }
            self.at += 1;
            each(self, &key)?;
            goes_on = self.goes_on(b'}', "expected `,` or `}`", EOF_OBJECT)?;
        }
        Ok(())
    }

    /// Whether a comma follows, or the end.
    fn goes_on(&mut self, end: u8, message: &str, eof: &str) -> Result<bool> {
        match self.peek()? {
            Some(b',') => self.at += 1,
            Some(byte) if byte == end => {
                self.at += 1;
                return Ok(false);
            }
            _ => return Err(self.unexpected(message, eof)),
        }
        match self.peek()? {
            None => Err(self.unexpected("", EOF_VALUE)),
            Some(byte) if byte == end => Err(self.unexpected("trailing comma", eof)),
            Some(_) => Ok(true),
        }
    }

    /// Makes sure that nothing follows.
    pub(super) fn end(&mut self) -> Result<()> {
        match self.peek()? {
            None => Ok(()),
            Some(_) => Err(self.unexpected("trailing characters", EOF_VALUE)),
        }
    }

    /// What is wrong with all that is read.
    pub(super) fn fault(&self, message: &str) -> ReadGraphError {
        damaged(message, self.place.after(&self.held[..self.at]))
    }

    /// What is wrong with the next byte, or that there is none.
    fn unexpected(&self, message: &str, eof: &str) -> ReadGraphError {
        let end = (self.at + 1).min(self.held.len());
        let is_there = self.at < self.held.len();
        damaged(
            if is_there { message } else { eof },
            self.place.after(&self.held[..end]),
        )
    }

    fn batch(&self) -> Batch<'_> {
        Batch {
            held: &self.held,
            place: self.place,
        }
    }
}

/// The held part, of which values are read.
struct Batch<'w> {
    held: &'w [u8],
    place: Place,
}

impl<'w> Batch<'w> {
    /// The value that stands there.
    fn read<T: Deserialize<'w>>(&self, part: Range<usize>) -> Result<T> {
        let start = part.start;
        serde_json::from_slice(&self.held[part]).map_err(|error| {
            let place = self.place.after(&self.held[..start]);
            let within = Place {
                line: error.line(),
                column: error.column(),
            };
            let (line, column) = (within.line, within.column);
            let message = error.to_string();
            let suffix = format!(" at line {line} column {column}");
            let message = message.strip_suffix(&suffix).unwrap_or(&message);
            damaged(message, place.then(within))
        })
    }
}

/// Broken JSON at this place of the file.
fn damaged(message: &str, Place { line, column }: Place) -> ReadGraphError {
    // serde_json takes line and column out of such a message.
    let message = format!("{message} at line {line} column {column}");
    serde_json::Error::custom(message).into()
}
