//! Which patterns a word may trigger, as what a first look at a sentence needs of them, side by side.

use std::cmp::Reverse;
use std::ops::Range;

use rustc_hash::FxHashMap;

use super::marks;
use super::patterns::{EventClass, Pattern, Role, TriggerKind};

/// The triggers of all patterns by the lemma of their main word.
#[derive(Debug, Default)]
pub(super) struct Triggers {
    by_lemma: FxHashMap<Box<str>, Range<usize>>,
    /// Those of one lemma one behind the other, the closest description first.
    places: Vec<TriggerPlace>,
}

/// Where a trigger stands, and what a sentence must have for its pattern to code anything.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct TriggerPlace {
    /// The place of its class among the event types.
    pub(crate) class: usize,
    /// The place of its pattern in the class.
    pub(crate) pattern: usize,
    /// Its own place among the pattern's triggers.
    pub(crate) trigger: usize,
    /// What sort of word it is.
    pub(crate) kind: TriggerKind,
    /// Marks of which the sentence must have one: of a further word of the trigger, else of the narrowest condition.
    pub(crate) needs: Option<Box<[u16]>>,
}

impl Triggers {
    pub(super) fn new(events: &[EventClass]) -> Self {
        let mut by_lemma: FxHashMap<&str, Vec<TriggerPlace>> = FxHashMap::default();
        for (lemma, place) in events.iter().enumerate().flat_map(of_class) {
            by_lemma.entry(lemma).or_default().push(place);
        }
        let mut lemmas: Vec<_> = by_lemma.into_iter().collect();
        lemmas.sort_unstable_by_key(|(lemma, _)| *lemma);
        let mut all = Self::default();
        for (lemma, mut places) in lemmas {
            places.sort_by_key(|place| {
                let pattern = &events[place.class].patterns[place.pattern];
                Reverse(pattern.specificity(&pattern.triggers[place.trigger]))
            });
            let start = all.places.len();
            all.places.extend(places);
            all.by_lemma.insert(lemma.into(), start..all.places.len());
        }
        all
    }

    /// The triggers whose main word has this lemma, the closest description first.
    pub(super) fn of(&self, lemma: &str) -> &[TriggerPlace] {
        let places = self.by_lemma.get(lemma);
        places.map_or(&[], |places| &self.places[places.clone()])
    }
}

/// The triggers of a class with the lemmas of their main words.
fn of_class((class, event): (usize, &EventClass)) -> impl Iterator<Item = (&str, TriggerPlace)> {
    let patterns = event.patterns.iter().enumerate();
    patterns.flat_map(move |(place, pattern)| {
        let triggers = pattern.triggers.iter().enumerate();
        triggers.filter_map(move |(trigger, phrase)| {
            // A noun's words stand before it, a verb's behind it.
            let main = match pattern.kind {
                TriggerKind::Noun => phrase.last(),
                _ => phrase.first(),
            };
            let place = TriggerPlace {
                class,
                pattern: place,
                trigger,
                kind: pattern.kind,
                needs: needs(pattern, phrase, main?),
            };
            Some((main?.as_str(), place))
        })
    })
}

/// The marks of a further word of the trigger, else of the narrowest condition. What a state's own statement says needs
/// no verb of saying.
fn needs(pattern: &Pattern, phrase: &[String], main: &str) -> Option<Box<[u16]>> {
    if let Some(further) = phrase.iter().find(|word| *word != main) {
        return Some([marks::of_lemma(further)].into());
    }
    let conditions = pattern.when.iter();
    let open = conditions.filter(|condition| condition.role != Role::Saying);
    let marks = open.filter_map(|condition| condition.marks.clone());
    marks.min_by_key(|marks| marks.len())
}

#[cfg(test)]
mod tests {
    use std::cmp::Reverse;

    use super::TriggerPlace;
    use crate::lexicon::Lexicon;

    #[test]
    fn the_closest_description_of_a_word_comes_first() {
        let lexicon = Lexicon::embedded().unwrap();
        let specificity = |place: &TriggerPlace| {
            let pattern = &lexicon.events[place.class].patterns[place.pattern];
            Reverse(pattern.specificity(&pattern.triggers[place.trigger]))
        };
        let places = lexicon.triggers_of("call");
        assert!(places.len() > 1 && places.is_sorted_by_key(specificity));
        assert!(lexicon.triggers_of("mumble-jumble").is_empty());
    }
}
