//! The roles beside an event noun: who carries it, whose it is, with whom.

use super::Trigger;
use crate::code::tree::Tree;
use crate::lexicon::PatternRole as Role;
use crate::text::Rel;

impl Trigger {
    pub(super) fn of_noun(&self, tree: &Tree<'_>, role: &Role) -> Vec<usize> {
        match role {
            Role::Subject => self.noun_subjects(tree),
            Role::Possessor => [self.word, self.base]
                .iter()
                .flat_map(|&noun| tree.children_by(noun, &[Rel::NmodPoss]).collect::<Vec<_>>())
                .map(|owner| tree.antecedent(owner))
                .collect(),
            Role::Modifier => {
                let rels = [
                    Rel::Amod,
                    Rel::Compound,
                    Rel::Nmod,
                    Rel::NmodDesc,
                    Rel::NmodUnmarked,
                    Rel::Nummod,
                ];
                let before =
                    |&child: &usize| child < self.word && tree.cases(child).next().is_none();
                let mut found: Vec<usize> =
                    tree.children_by(self.word, &rels).filter(before).collect();
                // "US-led": the country modifies the participle.
                let deeper: Vec<usize> = found
                    .iter()
                    .flat_map(|&child| {
                        tree.children_by(
                            child,
                            &[
                                Rel::Amod,
                                Rel::Compound,
                                Rel::Obl,
                                Rel::OblUnmarked,
                                Rel::Nmod,
                            ],
                        )
                        .collect::<Vec<_>>()
                    })
                    .collect();
                found.extend(deeper);
                found
            }
            Role::Object => self
                .carrier
                .filter(|_| self.light)
                .map_or(Vec::new(), |verb| tree.objects(verb)),
            Role::Recipient => {
                // "Offered Seoul no apology": of two objects the first gets the second.
                let first = |&object: &usize| {
                    tree.rel(object) == Rel::Iobj
                        || object < self.base
                            && tree.rel(self.base) == Rel::Obj
                            && !tree.actors(object).is_empty()
                };
                let given: Vec<usize> = self.carrier.map_or(Vec::new(), |verb| {
                    let objects = tree.children_by(verb, &[Rel::Iobj, Rel::Obj]);
                    objects.filter(first).collect()
                });
                if given.is_empty() {
                    self.behind(tree, "to")
                } else {
                    given
                }
            }
            Role::Preposition(preposition) => self.behind(tree, preposition),
            Role::Complement => tree.complements(self.word),
            Role::ComplementSubject => self.complement_subjects(tree),
            Role::Inside(outer) => self.inside(tree, outer),
            Role::Carrier => self.carrier.into_iter().collect(),
            Role::Condition | Role::Saying | Role::Sayer | Role::Told => self.of_speech(tree, role),
            Role::Modal => self.modals(tree),
            Role::Negation => self.negations(tree),
            Role::Interlocutor | Role::Beside | Role::Scene | Role::Home => Vec::new(),
        }
    }

    /// Who takes part in a noun event because they carry it, or stand in whose clause it is told.
    fn noun_subjects(&self, tree: &Tree<'_>) -> Vec<usize> {
        let copular: Vec<usize> = tree.children_by(self.base, &[Rel::Nsubj]).collect();
        if !copular.is_empty() {
            return copular;
        }
        let Some(carrier) = self.carrier else {
            return self.visitors(tree);
        };
        if let Some(blamed) = self.blamed(tree, carrier) {
            return blamed;
        }
        let rel = tree.rel(self.base);
        let owned = tree
            .children_by(self.base, &[Rel::NmodPoss])
            .any(|owner| !tree.actors(owner).is_empty());
        if owned && !self.light {
            return Vec::new();
        }
        // "After talks with Putin, Macron said", but not "Germany reacted after an attack on Ukraine".
        let mut marks = tree.children_by(self.base, &[Rel::Mark]);
        let told = self.mutual
            && match rel {
                Rel::Obl => tree
                    .cases(self.base)
                    .any(|case| tree.words.has("during", case)),
                Rel::Advcl => marks.any(|mark| tree.has("during", mark)),
                _ => false,
            };
        if self.light || told {
            // "The talks ended": they are no part of themselves.
            let mut subjects = tree.subjects(carrier);
            subjects.retain(|&subject| subject != self.base);
            subjects
        } else {
            Vec::new()
        }
    }

    /// "Lashed out at the United States for the strike on Khartoum": who is blamed for a deed did it.
    fn blamed(&self, tree: &Tree<'_>, verb: usize) -> Option<Vec<usize>> {
        let mut cases = tree.cases(self.base);
        let deed = self.harms()
            && tree.rel(self.base) == Rel::Obl
            && cases.any(|case| matches!(case, "for" | "over"));
        if !deed || !(tree.has("condemn", verb) || tree.has("rails", verb)) {
            return None;
        }
        let mut blamed = tree.children_by(verb, &[Rel::Obj]).collect::<Vec<_>>();
        blamed.extend(tree.behind("at", verb));
        blamed.retain(|&one| !tree.actors(one).is_empty());
        Some(blamed)
    }

    /// "Blinken was in Warsaw for talks with Duda": who is where the event takes place.
    fn visitors(&self, tree: &Tree<'_>) -> Vec<usize> {
        let place = tree.head(self.base).filter(|&place| {
            let copular = tree.is_copular(place);
            let mut cases = tree.cases(self.base);
            copular
                && self.mutual
                && cases.any(|case| case == "for" || tree.words.has("during", case))
        });
        place.map_or(Vec::new(), |place| {
            tree.children_by(place, &[Rel::Nsubj]).collect()
        })
    }
}
