//! What was computed of words alone, kept for when they come again.

use std::hash::BuildHasher;

use rustc_hash::FxBuildHasher;

/// Places of the table, of which each form may be in two: it holds four words of five of running text, in 12 MB.
const PLACES: usize = 4096;

/// Numbers by form. A form that is put in may push out another one.
#[derive(Debug)]
pub(super) struct Forms {
    /// Numbers of a form.
    width: usize,
    /// The form at each place.
    places: Vec<Option<Box<str>>>,
    numbers: Vec<f32>,
    /// For each two places, whether the first one was used last.
    first: Vec<bool>,
}

impl Forms {
    pub(super) fn new(width: usize) -> Self {
        Self {
            width,
            places: vec![None; PLACES],
            numbers: vec![0.0; PLACES * width],
            first: vec![false; PLACES / 2],
        }
    }

    /// The numbers of a form, if they are there.
    pub(super) fn get(&mut self, form: &str) -> Option<&[f32]> {
        let set = set_of(form);
        let has = |place: usize| self.places[place].as_deref() == Some(form);
        let place = [2 * set, 2 * set + 1]
            .into_iter()
            .find(|&place| has(place))?;
        self.first[set] = place == 2 * set;
        Some(&self.numbers[place * self.width..][..self.width])
    }

    /// Keeps the numbers of a form in the place that was not used last.
    pub(super) fn put(&mut self, form: &str, numbers: &[f32]) {
        let set = set_of(form);
        let place = 2 * set + usize::from(self.first[set]);
        self.first[set] = place == 2 * set;
        self.places[place] = Some(form.into());
        self.numbers[place * self.width..][..self.width].copy_from_slice(numbers);
    }
}

fn set_of(form: &str) -> usize {
    FxBuildHasher.hash_one(form) as usize % (PLACES / 2)
}
