//! Who does what an infinitive, a gerund or a noun says, where another verb or noun tells: "urged Iran to return", "the
//! plea to Arafat to act", "joined Obama in accusing".

use super::tree::Tree;
use crate::text::{Rel, Upos, Xpos};

impl Tree<'_> {
    /// "Urged Iran to return": Iran; "agreed to return": whoever agreed.
    pub(super) fn controllers(&self, above: usize, depth: usize) -> Vec<usize> {
        if self.is_passive(above) {
            return self.patients(above);
        }
        if let Some(asked) = self.appealed_to(above) {
            return vec![asked];
        }
        let objects: Vec<usize> = self.children_by(above, &[Rel::Obj, Rel::Iobj]).collect();
        if !objects.is_empty() && !self.has("subject_control", above) {
            return objects;
        }
        self.subjects_within(above, depth + 1)
    }

    /// "Macron's decision to meet": Macron; "announced plans to meet": whoever announced.
    pub(super) fn owners(&self, noun: usize, depth: usize) -> Vec<usize> {
        let own: Vec<usize> = self.children_by(noun, &[Rel::NmodPoss]).collect();
        if !own.is_empty() {
            return own;
        }
        // "The right of Russian troops to fire".
        let of = |&child: &usize| {
            self.cases(child).any(|case| case == "of") && !self.actors(child).is_empty()
        };
        let of: Vec<usize> = self.children_by(noun, &[Rel::Nmod]).filter(of).collect();
        if !of.is_empty() && self.participant(noun).is_none() {
            return of;
        }
        match self.head(noun) {
            Some(verb) if matches!(self.rel(noun), Rel::Obj | Rel::NsubjPass) => {
                self.subjects_within(verb, depth + 1)
            }
            _ => Vec::new(),
        }
    }

    /// The verb of saying with which one behind a comma goes on, and not with what was said: "*said* that it would, and
    /// demanded an apology".
    pub(super) fn said_before(&self, verb: usize, said: usize) -> Option<usize> {
        let comma = self
            .children_by(verb, &[Rel::Punct])
            .any(|mark| mark < verb && self.lemma(mark) == ",");
        let speaks = |verb: usize| self.has("speech", verb) || self.has("object_control", verb);
        let goes_on = comma && (speaks(verb) || self.has("demanding", verb));
        let above = self.head(said).filter(|_| self.rel(said) == Rel::Ccomp);
        above.filter(|&above| goes_on && speaks(above))
    }

    /// Who is the first: "Egypt was the first to congratulate", "among the first to congratulate was Egypt".
    pub(super) fn ranked(&self, first: usize, depth: usize) -> Vec<usize> {
        if self.is_copular(first) {
            return self.subjects_within(first, depth + 1);
        }
        let above = self.head(first).filter(|&above| self.is_copular(above));
        above
            .filter(|_| self.rel(first) == Rel::Obl)
            .into_iter()
            .collect()
    }

    /// "Sent letters to the Council complaining": whether a gerund behind whoever gets a paper tells what is in it.
    pub(super) fn is_letter_to(&self, gerund: usize, reader: usize) -> bool {
        let to = self.cases(reader).any(|case| case == "to");
        let papers = self.head(reader).is_some_and(|above| {
            let mut objects = self.children_by(above, &[Rel::Obj]);
            self.has("papers", above) || objects.any(|object| self.has("papers", object))
        });
        self.xpos(gerund) == Xpos::Vbg && to && papers
    }

    /// Who sends a paper, by the paper or by the verb that sends it.
    pub(super) fn senders(&self, place: usize, depth: usize) -> Vec<usize> {
        if self.upos(place) == Upos::Verb {
            self.subjects_within(place, depth + 1)
        } else {
            self.owners(place, depth)
        }
    }

    /// Whether a gerund tells what two do together: "sided with France in rejecting it".
    pub(super) fn is_joined_in(&self, gerund: usize, above: usize) -> bool {
        let mut marks = self.children_by(gerund, &[Rel::Mark]);
        self.xpos(gerund) == Xpos::Vbg
            && self.has("joins", above)
            && marks.any(|mark| self.lemma(mark) == "in")
    }

    /// Whether a verb asks somebody to do what an infinitive behind it says: "called on Beijing", "pressed Putin".
    pub(super) fn is_asked(&self, verb: usize) -> bool {
        // "Called Putin to congratulate him" does not ask him to.
        let actor = |object: usize| !self.actors(object).is_empty();
        self.appealed_to(verb).is_some_and(actor)
            || self.has("object_control", verb)
                && self.children_by(verb, &[Rel::Obj, Rel::Iobj]).any(actor)
    }

    /// Whom a verb asks with a preposition: "called on *Beijing* to stop".
    fn appealed_to(&self, verb: usize) -> Option<usize> {
        if !self.has("appeals_to", verb) {
            return None;
        }
        let asked = |&child: &usize| {
            let mut cases = self.cases(child);
            cases.any(|case| matches!(case, "on" | "upon" | "to"))
                && self.participant(child).is_some()
        };
        let mut places = self.children_by(verb, &[Rel::Obl]);
        places.find(asked)
    }

    /// Whether a word is a predicate: a verb, or with "be".
    pub(super) fn is_predicate(&self, word: usize) -> bool {
        matches!(self.upos(word), Upos::Verb | Upos::Adj | Upos::Aux) || self.is_copular(word)
    }

    /// Whether a word is an actor and the object of a verb.
    pub(super) fn is_object(&self, word: usize) -> bool {
        matches!(self.rel(word), Rel::Obj | Rel::Iobj)
            && self.participant(word).is_some_and(|one| one.head == word)
    }

    /// Who is asked by a noun to do what an infinitive says: "Rabin's plea to Arafat to act".
    pub(super) fn addressees(&self, noun: usize, verb: usize) -> Option<Vec<usize>> {
        if !self.is_infinite(verb) || !(self.has("demands", noun) || self.has("requests", noun)) {
            return None;
        }
        let is_actor = |&word: &usize| !self.actors(word).is_empty();
        let mut asked = ["to", "on", "upon", "for"]
            .into_iter()
            .map(|preposition| self.behind(preposition, noun));
        asked.find(|found| found.iter().any(is_actor))
    }
}
