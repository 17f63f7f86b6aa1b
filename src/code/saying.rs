//! Clauses around a clause: who says what it tells, and on which condition it depends.

use super::tree::{DEEP, Tree};
use crate::text::{Rel, Upos};

impl Tree<'_> {
    /// The verb of saying that reports what a word tells: "*vowed* that it would", "..., he *vowed*".
    pub(super) fn saying(&self, word: usize) -> Option<usize> {
        let mut top = word;
        for above in self.ancestors(word).skip(1) {
            let reported = matches!(self.rel(top), Rel::Ccomp | Rel::Parataxis);
            // "Let NATO know that".
            if let Some(verb) = self
                .head(above)
                .filter(|_| reported && self.lemma(above) == "know")
                && self.lemma(verb) == "let"
            {
                return Some(verb);
            }
            if reported && self.has("speech", above) {
                return Some(above);
            }
            let goes_on = reported || matches!(self.rel(top), Rel::Xcomp | Rel::Conj);
            if !goes_on {
                break;
            }
            top = above;
        }
        let mut asides = self.children_by(top, &[Rel::Parataxis]);
        asides.find(|&aside| aside > word && self.has("speech", aside))
    }

    /// To whom a verb of saying speaks: "told *Iran*", "said to *Iran*".
    pub(super) fn told(&self, verb: usize) -> Vec<usize> {
        let given: Vec<usize> = self.children_by(verb, &[Rel::Iobj, Rel::Obj]).collect();
        if given.is_empty() {
            return self.behind("to", verb);
        }
        given
    }

    /// The clauses with "if", "unless" or "should" on which a word depends: at it, below it, above it as far as what is
    /// said, and at the verb that says it: "it *would* close the strait if ...", "..., he *warned*, if ...".
    pub(super) fn conditions(&self, word: usize) -> Vec<usize> {
        let below = [Rel::Xcomp, Rel::Ccomp, Rel::Acl];
        let mut places: Vec<usize> = self.children_by(word, &below).collect();
        let deeper = places
            .iter()
            .flat_map(|&place| self.children_by(place, &below));
        places.extend(deeper.collect::<Vec<_>>());
        let linked = |&below: &usize| {
            matches!(
                self.rel(below),
                Rel::Xcomp | Rel::Ccomp | Rel::Conj | Rel::Parataxis
            )
        };
        let mut here = Some(word);
        while let Some(place) = here {
            places.push(place);
            here = self
                .head(place)
                .filter(|_| linked(&place) && places.len() < DEEP);
        }
        places.extend(self.saying(word));
        let clauses = [Rel::Advcl, Rel::Parataxis, Rel::Ccomp];
        let mut found: Vec<usize> = places
            .into_iter()
            .flat_map(|place| self.children_by(place, &clauses).collect::<Vec<_>>())
            .filter(|&clause| self.is_conditional(clause))
            .collect();
        found.sort_unstable();
        found.dedup();
        found
    }

    /// Whether a clause begins with "if", "unless", or with "should" before its subject.
    fn is_conditional(&self, clause: usize) -> bool {
        let mut marks = self.children_by(clause, &[Rel::Mark]);
        let subject = self
            .children_by(clause, &[Rel::Nsubj, Rel::NsubjPass])
            .next();
        let mut auxiliaries = self.children_by(clause, &[Rel::Aux, Rel::AuxPass]);
        marks.any(|mark| self.has("conditionals", mark))
            || auxiliaries.any(|aux| {
                self.upos(aux) == Upos::Aux
                    && self.lemma(aux) == "should"
                    && subject.is_some_and(|subject| aux < subject)
            })
    }
}
