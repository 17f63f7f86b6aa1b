//! Which part of a person's name stands alone: `Le Drian`, `von der Leyen`, `Assad`, `Xi`.

use super::Words;

/// The rules, from word lists: particles that begin a surname, articles that may be left out, and
/// countries where the family name comes first.
#[derive(Debug)]
pub(super) struct Surnames<'a> {
    words: &'a Words,
}

impl<'a> Surnames<'a> {
    pub(super) fn new(words: &'a Words) -> Self {
        Self { words }
    }

    /// The surnames of a full name; none for a name of one word.
    pub(super) fn of<'n>(&self, name: &'n str, country: Option<&str>) -> Vec<&'n str> {
        let name = name.split(", ").next().unwrap_or(name);
        let words: Vec<&str> = name.split(' ').collect();
        // "John Paul II" has no surname.
        let last = words.last().copied().unwrap_or_default();
        let is_number = last.chars().all(|letter| matches!(letter, 'I' | 'V' | 'X'));
        if words.len() < 2 || is_number {
            return Vec::new();
        }
        if country.is_some_and(|country| self.words.has("surname_first", country)) {
            return vec![words[0]];
        }
        let is_particle = |word: &&str| self.words.has("name_particles", &word.to_lowercase());
        let particles = words[1..words.len() - 1]
            .iter()
            .rev()
            .take_while(|word| is_particle(word))
            .count();
        let length: usize = words[words.len() - 1 - particles..]
            .iter()
            .map(|word| word.len() + 1)
            .sum();
        let full = &name[name.len() + 1 - length..];
        let bare = full
            .split_once('-')
            .filter(|(article, _)| self.words.has("name_articles", &article.to_lowercase()));
        std::iter::once(full)
            .chain(bare.map(|(_, bare)| bare))
            .collect()
    }
}
