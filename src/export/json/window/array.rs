//! The elements of an array, read on all cores.

use std::io::Read;
use std::ops::Range;

use memchr::memmem::Finder;
use rayon::prelude::*;

use super::{EOF_LIST, Result, Window};
use crate::export::json::draft::Draft;
use crate::export::json::elements::Element;
use crate::export::json::own::values;
use crate::export::json::scan::{end_of_value, space};

/// How many bytes of elements a thread takes at a time, where this program has written them.
const OWN_SHARE: usize = 1 << 16;
/// How many elements a thread takes at a time, where they may look like anything.
const ANY_SHARE: usize = 256;

/// What is made of the elements in a part of what is held.
struct Part<T> {
    made: Result<Vec<T>>,
    /// Where the last of them ends.
    end: usize,
    /// Whether the next part begins with the element that follows.
    is_whole: bool,
}

impl<R: Read> Window<R> {
    /// Reads an array: makes something of each element, on all cores, and adds it to the draft in the
    /// order of the elements.
    pub(in crate::export::json) fn array<E: Element>(&mut self, draft: &mut Draft) -> Result<()> {
        let mut goes_on = self.begin(*b"[]", "expected an array", EOF_LIST)?;
        while goes_on {
            if !self.own_elements::<E>(draft)? {
                self.any_elements::<E>(draft)?;
            }
            goes_on = self.goes_on(b']', "expected `,` or `]`", EOF_LIST)?;
        }
        Ok(())
    }

    /// Reads the elements that are held and are as this program writes them; whether there are any.
    fn own_elements<E: Element>(&mut self, draft: &mut Draft) -> Result<bool> {
        let begin = self.at;
        self.own_parts::<E>(draft)?;
        if self.at == begin && self.seems_own::<E>() && !self.ended {
            // Perhaps only the end of the first element is missing.
            self.fill()?;
            let begin = self.at;
            self.own_parts::<E>(draft)?;
            return Ok(self.at > begin);
        }
        Ok(self.at > begin)
    }

    fn seems_own<E: Element>(&self) -> bool {
        self.held[self.at..].starts_with(E::START.as_bytes())
    }

    fn own_parts<E: Element>(&mut self, draft: &mut Draft) -> Result<()> {
        if !self.seems_own::<E>() {
            return Ok(());
        }
        let cuts = self.cuts(E::START).into_par_iter();
        let parts = cuts.map(|range| own_part::<E>(&self.held, range, draft));
        for part in parts.collect::<Vec<_>>() {
            E::take(draft, part.made?)?;
            self.at = part.end;
            // A part that was cut in the middle of an element ends too early.
            if !part.is_whole {
                break;
            }
        }
        Ok(())
    }

    /// What is held and not yet read, cut where elements seem to begin.
    fn cuts(&self, start: &str) -> Vec<Range<usize>> {
        let finder = Finder::new(start);
        let mut cuts = Vec::new();
        let mut at = self.at;
        while at < self.held.len() {
            let rest = self.held.get(at + OWN_SHARE..).unwrap_or_default();
            let next = finder.find(rest).map(|next| at + OWN_SHARE + next);
            let end = next.unwrap_or(self.held.len());
            cuts.push(at..end);
            at = end;
        }
        cuts
    }

    /// Reads all elements that are held whole, at least one.
    fn any_elements<E: Element>(&mut self, draft: &mut Draft) -> Result<()> {
        let mut elements = vec![self.value()?];
        while let Some(element) = self.held_after(self.at) {
            self.at = element.end;
            elements.push(element);
        }
        let batch = self.batch();
        let parts = elements
            .par_chunks(ANY_SHARE)
            .map(|elements| -> Result<Vec<E::Made>> {
                let mut made = Vec::with_capacity(elements.len());
                for element in elements {
                    E::make(draft, batch.read(element.clone())?, &mut made)?;
                }
                Ok(made)
            });
        for made in parts.collect::<Vec<_>>() {
            E::take(draft, made?)?;
        }
        Ok(())
    }

    /// The element after a comma, if both are held whole.
    fn held_after(&self, end: usize) -> Option<Range<usize>> {
        let comma = space(&self.held, end);
        let start = space(&self.held, comma + 1);
        let is_next = self.held.get(comma) == Some(&b',') && *self.held.get(start)? != b']';
        let end = is_next.then(|| end_of_value(&self.held, start))??;
        Some(start..end)
    }
}

fn own_part<E: Element>(held: &[u8], range: Range<usize>, draft: &Draft) -> Part<E::Made> {
    let mut made = Vec::new();
    let text = text(&held[range.clone()]);
    match values(text, |shape| E::make(draft, shape, &mut made)) {
        Ok(read) => Part {
            made: Ok(made),
            end: range.start + read.end,
            is_whole: read.is_whole && range.start + text.len() == range.end,
        },
        Err(error) => Part {
            made: Err(error),
            end: range.start,
            is_whole: false,
        },
    }
}

/// The bytes as text, as far as they are text.
fn text(bytes: &[u8]) -> &str {
    std::str::from_utf8(bytes).unwrap_or_else(|error| {
        let (sound, _) = bytes.split_at(error.valid_up_to());
        std::str::from_utf8(sound).unwrap_or_default()
    })
}
