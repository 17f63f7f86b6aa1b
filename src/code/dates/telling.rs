//! Clauses that tell of a clause: who says it on which day, and when it was.

use crate::code::roles::Trigger;
use crate::code::tree::Tree;
use crate::text::{Rel, Upos, Xpos};

/// The verb on whose day an event is told and done: of what is done by being `spoken` every verb that reports it, else
/// that with which somebody tells what he does himself, "said on Wednesday that it was shutting down the park".
pub(super) fn teller(tree: &Tree<'_>, trigger: &Trigger, spoken: bool) -> Option<usize> {
    let predicate = trigger.predicate();
    let mut below = predicate;
    for above in tree.ancestors(predicate).skip(1) {
        match tree.rel(below) {
            Rel::Ccomp if spoken => return Some(above),
            Rel::Ccomp if tree.has("speech", above) => {
                return is_done_today(tree, trigger, below, above).then_some(above);
            }
            Rel::Xcomp | Rel::Conj => {}
            // "Said that it would have no choice but to use force".
            Rel::Acl | Rel::Obj | Rel::Advcl if spoken && !tree.is_noun(predicate) => {}
            _ => break,
        }
        below = above;
    }
    tree.saying(predicate).filter(|_| spoken)
}

/// Whether a clause that is told with a verb of saying is of the same day: its subject himself says that he does it, or
/// the press does, and not that he had done it before.
fn is_done_today(tree: &Tree<'_>, trigger: &Trigger, clause: usize, verb: usize) -> bool {
    let perfect = tree
        .children_by(clause, &[Rel::Aux])
        .any(|aux| tree.lemma(aux) == "have");
    let finite = matches!(
        tree.xpos(clause),
        Xpos::Vbd | Xpos::Vbg | Xpos::Vbz | Xpos::Vbp
    ) || tree.is_copular(clause);
    let actors = |verb: usize| {
        let hits = tree
            .subjects(verb)
            .into_iter()
            .flat_map(|word| tree.actors(word));
        hits.map(|hit| hit.actor).collect::<Vec<_>>()
    };
    let sayers = actors(verb);
    let own = actors(clause).iter().any(|doer| sayers.contains(doer));
    let press = || {
        tree.subjects(verb)
            .into_iter()
            .any(|word| tree.is_press(word))
    };
    trigger.is_told() && finite && !perfect && (own || press())
}

/// The clauses that tell when a verb's deed was: "when he attended a summit in June 2015".
pub(super) fn when_clauses(tree: &Tree<'_>, verb: usize) -> Vec<usize> {
    let is_when = |&clause: &usize| {
        let mut marks = tree.children_by(clause, &[Rel::Advmod, Rel::Mark]);
        marks.any(|mark| tree.lemma(mark) == "when")
    };
    tree.children_by(verb, &[Rel::Advcl])
        .filter(is_when)
        .collect()
}

/// The clauses that tell how the event that a noun names was done: "a compromise that they sealed on Sunday", "his
/// remark, made at a congress on Saturday".
pub(super) fn held_clauses(tree: &Tree<'_>, noun: usize) -> Vec<usize> {
    tree.children_by(noun, &[Rel::Acl, Rel::AclRelcl])
        .filter(|&clause| tree.is_noun(noun) && tree.has("held", clause))
        .collect()
}

/// Whether a clause tells of another time than the verb on which it hangs: "after Trump recognised Jerusalem".
pub(super) fn is_told_apart(tree: &Tree<'_>, clause: usize) -> bool {
    let mut marks = tree.children_by(clause, &[Rel::Mark]);
    tree.xpos(clause) == Xpos::Vbd && marks.any(|mark| tree.has("other_time", mark))
}

/// Whether a relative clause tells what was done in the event that its noun names: "a meeting at which they agreed".
pub(super) fn is_part(tree: &Tree<'_>, clause: usize) -> bool {
    let within = |&word: &usize| match tree.rel(word) {
        Rel::Obl => {
            let mut cases = tree.cases(word);
            tree.lemma(word) == "which" && cases.any(|case| matches!(case, "at" | "in" | "during"))
        }
        Rel::Advmod => tree.lemma(word) == "where",
        _ => false,
    };
    tree.children(clause).any(|word| within(&word))
}

/// The relative clause that ends directly before an expression which the parser hangs on the verb behind: "the ultimatum
/// that Bush put to Saddam on Monday night runs out".
pub(super) fn clause_before(tree: &Tree<'_>, head: usize) -> Option<usize> {
    let verb = tree
        .head(head)
        .filter(|&verb| verb > head && tree.upos(verb) == Upos::Verb)?;
    let first = tree.children(head).chain([head]).min()?;
    let before = first
        .checked_sub(1)
        .filter(|&word| tree.upos(word) != Upos::Punct && tree.is_below(word, verb))?;
    let mut up = tree.ancestors(before).take_while(|&word| word != verb);
    up.find(|&word| tree.rel(word) == Rel::AclRelcl)
}

impl Tree<'_> {
    /// Whether a noun is a paper that takes force: "signed an *order* raising tariffs".
    pub(in crate::code) fn is_enacted(&self, paper: usize) -> bool {
        let verb = self.head(paper).filter(|_| self.rel(paper) == Rel::Obj);
        verb.is_some_and(|verb| self.has("enact", verb))
    }

    /// Whether a word names a medium: "the news agency Fars".
    fn is_press(&self, word: usize) -> bool {
        let mut words = self.children_by(word, &[Rel::Compound]);
        self.has("press", word) || words.any(|word| self.has("press", word))
    }
}
