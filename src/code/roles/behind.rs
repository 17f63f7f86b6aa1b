//! What stands behind a preposition of a trigger, also where a parser hung it on a word between.

use super::inside::stand_ins;
use super::{Trigger, base};
use crate::code::dates::names_time;
use crate::code::fillers::fits_class;
use crate::code::tree::Tree;
use crate::lexicon::TriggerKind;
use crate::text::{Rel, Upos, Xpos};

impl Trigger {
    /// Behind a preposition at the trigger, its outer noun, its object, or the verb that carries it.
    pub(super) fn behind(&self, tree: &Tree<'_>, preposition: &str) -> Vec<usize> {
        let mut places = vec![self.word];
        if self.base != self.word {
            places.push(self.base);
        }
        if self.kind == TriggerKind::Noun {
            places.extend(self.carrier.filter(|_| self.light));
            let staged = self.staged(tree, preposition);
            // "The suspension by the Fund of a loan": the parser hangs the loan on the Fund.
            if preposition != "by" {
                let told = staged.iter().copied().chain([self.word]);
                let by = told.flat_map(|place| tree.behind("by", place));
                let is_actor = |&doer: &usize| {
                    !tree.actors(doer).is_empty() || !stand_ins(tree, doer).is_empty()
                };
                places.extend(by.filter(is_actor));
            }
            places.extend(staged);
        } else {
            // "The Swedish ambassador to Iran was recalled".
            let post = |object: usize| preposition == "to" && tree.has("diplomats", object);
            places.extend(
                tree.objects(self.word)
                    .into_iter()
                    .filter(|&object| tree.participant(object).is_none() || post(object)),
            );
            // "Asks NATO for jets".
            places.extend(tree.children_by(self.word, &[Rel::Iobj]));
            places.extend(
                tree.children_by(self.word, &[Rel::Xcomp])
                    .filter(|&child| tree.upos(child) != Upos::Verb),
            );
            places.extend(self.cargo_goes(tree));
        }
        let direct = places
            .iter()
            .map(|&place| self.directly_behind(tree, preposition, place));
        let direct = direct.into_iter().find(|found| !found.is_empty());
        direct.unwrap_or_default()
    }

    /// "An ambush *laid* by the Taliban", "a demand *put* to Sweden": the participles of a noun that tell whose deed it is,
    /// or to whom it goes.
    fn staged(&self, tree: &Tree<'_>, preposition: &str) -> Vec<usize> {
        // "An attack on a base carried out by rebels": whatever noun the parser hangs it on.
        let beside = tree.children_by(self.word, &[Rel::Nmod]);
        let nouns = beside.chain([self.word]);
        let participles = nouns.flat_map(|noun| {
            let told = tree.children_by(noun, &[Rel::Acl]);
            told.collect::<Vec<_>>()
        });
        let fits = |&verb: &usize| {
            let goes = preposition != "by" && fits_class(tree, "addressed", verb);
            tree.xpos(verb) == Xpos::Vbn && (goes || fits_class(tree, "staged", verb))
        };
        participles.filter(fits).collect()
    }

    /// "A plane *carrying* vaccine *landed* in Minsk": the verb of whatever carries.
    fn cargo_goes(&self, tree: &Tree<'_>) -> Option<usize> {
        let has_cargo = tree.rel(self.word) == Rel::Acl && tree.has("carries", self.word);
        let vehicle = tree.head(self.word).filter(|_| has_cargo)?;
        let whole = base(tree, vehicle);
        tree.head(whole)
            .filter(|_| matches!(tree.rel(whole), Rel::Nsubj | Rel::NsubjPass))
    }

    fn directly_behind(&self, tree: &Tree<'_>, preposition: &str, place: usize) -> Vec<usize> {
        // "On Monday" is no answer to "on whom".
        let own = |&word: &usize| {
            word != self.word
                && word != self.base
                && !names_time(tree, word)
                && !(preposition == "with" && is_onlooker(tree, word))
        };
        tree.behind(preposition, place)
            .into_iter()
            .filter(own)
            .collect()
    }

    /// An actor behind the preposition that the parser hung on a word between: "talks in Geneva with
    /// Lavrov".
    pub(super) fn further_behind(&self, tree: &Tree<'_>, preposition: &str) -> Vec<usize> {
        let outer = tree
            .participants
            .iter()
            .filter(|participant| !participant.inner);
        outer
            .map(|participant| participant.head)
            .filter(|&word| self.is_further_behind(tree, preposition, word))
            .collect()
    }

    /// The same for a place: "the withdrawal of the rebels from Goma".
    pub(in crate::code) fn place_behind(
        &self,
        tree: &Tree<'_>,
        preposition: &str,
    ) -> Option<usize> {
        let mut places = tree.places.iter().map(|place| place.head);
        places.find(|&word| self.is_further_behind(tree, preposition, word))
    }

    fn is_further_behind(&self, tree: &Tree<'_>, preposition: &str, word: usize) -> bool {
        if word <= self.word || !tree.cases(word).any(|case| case == preposition) {
            return false;
        }
        let up: Vec<usize> = tree.ancestors(word).take(FURTHEST + 1).collect();
        let between = up
            .iter()
            .position(|&above| above == self.word || above == self.base);
        // "Speaking after talks with Putin": with him he talked, not spoke.
        let apart = |&above: &usize| {
            let mut cases = tree.cases(above);
            tree.upos(above) == Upos::Verb
                || cases.any(|case| {
                    matches!(
                        case,
                        "after" | "before" | "during" | "following" | "including"
                    )
                })
        };
        // "A call took place on Monday between the two": what hangs on the day belongs to the call.
        let by_day = up.len() > 2
            && names_time(tree, up[1])
            && (up[2] == self.predicate() || Some(up[2]) == tree.head(self.base));
        by_day || between.is_some_and(|between| between > 1 && !up[1..between].iter().any(apart))
    }
}

/// "Signed a treaty with Bill Clinton as witness": who only looks on.
fn is_onlooker(tree: &Tree<'_>, word: usize) -> bool {
    let above = tree.head(word).into_iter().chain([word]);
    let mut roles = above.flat_map(|place| tree.behind("as", place));
    roles.any(|role| role > word && tree.has("onlookers", role))
}

/// How many words may stand in the tree between a trigger and what belongs to it.
const FURTHEST: usize = 3;
