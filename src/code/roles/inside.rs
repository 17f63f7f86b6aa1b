//! Actors within the phrases that fill a role: "the government of *Iran*", "*Turkish* warplanes".

use super::Trigger;
use crate::code::fillers::fits_class;
use crate::code::tree::{Hit, Tree};
use crate::code::unnamed::CROWDS;
use crate::lexicon::PatternRole as Role;
use crate::model::{ActorKind, Quad};
use crate::resolve::Way;
use crate::text::Rel;

impl Trigger {
    /// Actors within the phrases that fill a role, owners and doers first.
    pub(super) fn inside(&self, tree: &Tree<'_>, outer: &Role) -> Vec<usize> {
        let mut found = Vec::new();
        for filler in self.fillers(tree, outer) {
            let filler = tree.deed(filler).unwrap_or(filler);
            let without = match outer {
                Role::Object if self.quad == Quad::VerbalConflict => victims(tree, filler),
                _ => Vec::new(),
            };
            let found_before = found.len();
            Search {
                tree,
                trigger: self.word,
                outer,
                without: &without,
            }
            .run(filler, &mut found, 0);
            // "Carried out a strike that killed": whoever carried it out.
            let deed = *outer == Role::Subject && found.len() == found_before;
            if deed && tree.has("attacks", filler) {
                found.extend(tree.owners(filler, 0));
            }
        }
        found
    }
}

/// Whether a noun's modifier or owner tells who it is: not "Ukraine's allies", "anti-NATO protesters", "US-backed rebels".
pub(in crate::code) fn is_own(tree: &Tree<'_>, modifier: usize) -> bool {
    let of_others = tree.rel(modifier) == Rel::NmodPoss
        && tree
            .head(modifier)
            .is_some_and(|noun| tree.has("neighbours", noun));
    let (hyphen, link) = (modifier + 1, modifier + 2);
    let helped = link < tree.len() && tree.lemma(hyphen) == "-" && tree.has("backed", link);
    !of_others && !helped && !tree.lemma(modifier).starts_with("anti-")
}

/// Whose people or organs do it, where no table has their word: "Turkish warplanes".
pub(super) fn stand_ins(tree: &Tree<'_>, noun: usize) -> Vec<Hit> {
    let modifiers = tree
        .children_by(noun, &[Rel::Amod, Rel::Compound, Rel::NmodPoss])
        .filter(|&child| is_own(tree, child));
    // "A spokesman for the German government".
    let behind = |&child: &usize| {
        let mut cases = tree.cases(child);
        tree.has("mouthpieces", noun) && cases.any(|case| matches!(case, "for" | "of" | "from"))
    };
    // "Ukraine's allies, including Poland".
    let among = |&child: &usize| {
        tree.cases(child)
            .any(|case| matches!(case, "include" | "including"))
    };
    let whose = tree.children_by(noun, &[Rel::Nmod]);
    let whose = whose.filter(|child| behind(child) || among(child));
    modifiers
        .chain(whose)
        .map(|person| tree.actors(person))
        .find(|hits| !hits.is_empty())
        .unwrap_or_default()
}

/// Whom an attack hits: who condemns an attack on somebody does not condemn him.
fn victims(tree: &Tree<'_>, attack: usize) -> Vec<usize> {
    let harm = tree.has("attacks", attack) || tree.has("harms", attack);
    let done = tree.has("done_to", attack);
    let is_victim = |&child: &usize| {
        let mut cases = tree.cases(child);
        let of_victim = |case: &str| harm && tree.words.has("victim_prepositions", case);
        cases.any(|case| of_victim(case) || done && case == "of")
    };
    tree.children(attack).filter(is_victim).collect()
}

/// How deep an actor may sit within a phrase.
const DEEPEST: usize = 3;

/// The search for actors within a phrase.
struct Search<'a> {
    tree: &'a Tree<'a>,
    /// The word whose role the phrase fills.
    trigger: usize,
    outer: &'a Role,
    /// Words of the phrase that are left out, but for the doers that hang on them.
    without: &'a [usize],
}

impl Search<'_> {
    fn run(&self, top: usize, found: &mut Vec<usize>, depth: usize) {
        if depth > DEEPEST {
            return;
        }
        let tree = self.tree;
        let by = |&child: &usize| tree.cases(child).any(|case| case == "by");
        let mut seen = Vec::new();
        for child in self.order(top) {
            let other = *self.outer == Role::Subject && !is_own(tree, child);
            if other
                || seen.contains(&child)
                || self.is_own_clause(child)
                || self.is_aside(child)
                || self.is_doer_again(top, child)
                || self.is_forum(child)
            {
                continue;
            }
            if depth == 0 && self.without.contains(&child) {
                // "The arrest of a journalist by Belarus": what hangs on the victim is the doer still.
                found.extend(tree.children(child).filter(by));
                continue;
            }
            seen.push(child);
            if tree.participant(child).is_some() {
                found.push(child);
            } else {
                self.run(child, found, depth + 1);
            }
        }
    }

    /// What hangs on a word: owners and doers first.
    fn order(&self, top: usize) -> Vec<usize> {
        let tree = self.tree;
        let by = |&child: &usize| tree.cases(child).any(|case| case == "by");
        let of = |&child: &usize| tree.cases(child).any(|case| case == "of");
        let owners = tree.children_by(top, &[Rel::NmodPoss]);
        let mut order: Vec<usize> = owners.map(|owner| tree.antecedent(owner)).collect();
        order.extend(
            tree.children_by(top, &[Rel::Nmod, Rel::Obl, Rel::OblAgent])
                .filter(by),
        );
        order.extend(tree.children_by(top, &[Rel::Amod, Rel::Compound, Rel::NmodDesc]));
        order.extend(tree.children_by(top, &[Rel::Nmod]).filter(of));
        order.extend(tree.children_by(
            top,
            &[
                Rel::Nsubj,
                Rel::Nmod,
                Rel::Obl,
                Rel::Obj,
                Rel::Iobj,
                Rel::NsubjPass,
                Rel::NmodUnmarked,
            ],
        ));
        let further = [
            Rel::Conj,
            Rel::Appos,
            Rel::Acl,
            Rel::AclRelcl,
            Rel::Xcomp,
            Rel::Flat,
        ];
        order.extend(tree.children_by(top, &further));
        order
    }

    /// "Closed newspapers that criticised Hun Sen", "Russian-made rockets": what tells of the thing names no other side.
    fn is_aside(&self, child: usize) -> bool {
        let tree = self.tree;
        // "The deal that the two signed" is theirs.
        let own = || {
            let mut subjects = tree.children_by(child, &[Rel::Nsubj]);
            subjects.any(|subject| tree.antecedent(subject) != subject)
        };
        let apart = || !tree.is_below(self.trigger, child) && own();
        let object = *self.outer == Role::Object;
        // "A protest against the generals who toppled Morsi" is against them, not against him.
        let people = tree.head(child).is_some_and(|noun| {
            let mut crowds = CROWDS.iter().chain([&"troops"]);
            crowds.any(|class| fits_class(tree, class, noun))
        });
        let relative = tree.rel(child) == Rel::AclRelcl && (object || people) && apart();
        relative || tree.rel(child) == Rel::Amod && tree.has("made", child)
    }

    /// "Lifted a blockade on exports that *it* had imposed": behind a preposition, who did what is told of the thing is
    /// mostly the one who acts.
    fn is_doer_again(&self, clause: usize, child: usize) -> bool {
        let tree = self.tree;
        let behind = matches!(self.outer, Role::Preposition(_));
        let subject = tree.rel(clause) == Rel::AclRelcl && tree.rel(child) == Rel::Nsubj;
        let back = tree
            .participant(child)
            .is_some_and(|one| one.way == Way::Back);
        behind && subject && back
    }

    /// "The complaint that it brought at the World Trade Organization": a body before which something is said.
    fn is_forum(&self, child: usize) -> bool {
        let mut cases = self.tree.cases(child);
        let body = self.tree.participant(child);
        body.is_some_and(|body| body.kind == Some(ActorKind::Organization))
            && cases.any(|case| matches!(case, "at" | "before" | "within"))
    }

    /// "Attacks that *killed* civilians in Yemen": those in the clause of the trigger are not within its subject.
    fn is_own_clause(&self, child: usize) -> bool {
        let clause = matches!(self.tree.rel(child), Rel::Acl | Rel::AclRelcl);
        let subject = *self.outer == Role::Subject;
        clause && subject && self.tree.is_below(self.trigger, child)
    }
}
