//! Who fills the roles of a pattern beside a trigger.

mod behind;
mod inside;
mod noun;

use super::fillers::{fits_class, fits_filler, fits_word};
use super::tree::{Hit, Tree};
use crate::lexicon::{Condition, Filler, Pattern, PatternRole as Role, Symmetry, TriggerKind};
use crate::model::Quad;
use crate::text::{Rel, Upos, Xpos};
use inside::stand_ins;

pub(super) use inside::is_own;

/// A word that may name an event, with the verb that carries it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Trigger {
    /// The word.
    pub(super) word: usize,
    /// A noun's outer noun: "a round of *talks*" is "a *round*"; else the word itself.
    pub(super) base: usize,
    /// The verb that carries a noun ("*held* talks"), or in whose clause the noun stands ("after talks, X *said*").
    pub(super) carrier: Option<usize>,
    /// Whether the carrier is a verb that only carries.
    pub(super) light: bool,
    kind: TriggerKind,
    /// Whether the event is one in which both take part alike.
    mutual: bool,
    /// The class of the event: who condemns an attack means the attacker.
    quad: Quad,
}

impl Trigger {
    /// Whether a word is of the kind that a pattern asks for.
    pub(super) fn is_of_kind(tree: &Tree<'_>, word: usize, kind: TriggerKind) -> bool {
        let (upos, xpos) = (tree.upos(word), tree.xpos(word));
        match kind {
            TriggerKind::Verb => {
                upos == Upos::Verb
                    || xpos.as_str().starts_with("VB")
                    || (upos == Upos::Aux && tree.rel(word) == Rel::Root)
            }
            TriggerKind::Noun => {
                matches!(upos, Upos::Noun | Upos::Propn) || xpos.as_str().starts_with("NN")
            }
            TriggerKind::Adjective => {
                let participle = matches!(xpos, Xpos::Vbn | Xpos::Vbg);
                upos == Upos::Adj || upos == Upos::Verb && participle
            }
        }
    }

    /// The trigger that a word of the right kind is for a pattern.
    pub(super) fn new(
        tree: &Tree<'_>,
        word: usize,
        pattern: &Pattern,
        symmetry: Symmetry,
        quad: Quad,
    ) -> Self {
        let kind = pattern.kind;
        let base = match kind {
            TriggerKind::Noun => base(tree, word),
            // "Is in Paris for talks": the predicate is Paris.
            _ if tree.rel(word) == Rel::Cop => tree.head(word).unwrap_or(word),
            _ => word,
        };
        let mut trigger = Self {
            word,
            base,
            carrier: None,
            light: false,
            kind,
            mutual: symmetry != Symmetry::Never,
            quad,
        };
        if kind == TriggerKind::Noun {
            trigger.find_carrier(tree, pattern);
        }
        trigger
    }

    fn find_carrier(&mut self, tree: &Tree<'_>, pattern: &Pattern) {
        let copula = tree.children_by(self.base, &[Rel::Cop]).next();
        if copula.is_some_and(|copula| fits_word(tree, &pattern.light, copula)) {
            self.light = true;
            return;
        }
        let Some(above) = tree.head(self.base) else {
            return;
        };
        let verbal = tree.upos(above) == Upos::Verb || tree.upos(above) == Upos::Aux;
        match tree.rel(self.base) {
            Rel::Obj | Rel::NsubjPass if verbal => {
                self.carrier = Some(above);
                self.light = fits_word(tree, &pattern.light, above);
            }
            Rel::Obl | Rel::Advcl | Rel::Nsubj if verbal => {
                self.carrier = Some(above);
                // "Talks took place between the two".
                self.light = match tree.rel(self.base) {
                    Rel::Nsubj => fits_class(tree, "happen", above),
                    // "Stepped up security after the attack" tells of another's.
                    Rel::Obl => {
                        let mut cases = tree.cases(self.base);
                        fits_word(tree, &pattern.light, above)
                            && !(self.harms() && cases.any(|case| tree.words.has("apart", case)))
                    }
                    _ => false,
                };
            }
            Rel::Conj if matches!(tree.upos(above), Upos::Noun) => {
                let first = Self {
                    base: above,
                    ..*self
                };
                let mut first = first;
                first.find_carrier(tree, pattern);
                (self.carrier, self.light) = (first.carrier, first.light);
            }
            // "Remains a supporter of Ukraine".
            // "Declared the party an extremist group".
            Rel::Xcomp
                if verbal
                    && (tree.has("copulas", above) || fits_word(tree, &pattern.light, above)) =>
            {
                (self.carrier, self.light) = (Some(above), true);
            }
            Rel::Acl if verbal => self.carrier = Some(above),
            _ => {}
        }
    }

    /// Whether it is done to somebody's harm.
    fn harms(&self) -> bool {
        self.quad == Quad::MaterialConflict
    }

    /// The verb or predicate that decides whether and when the event took place.
    pub(super) fn predicate(&self) -> usize {
        self.carrier.unwrap_or(self.base)
    }

    /// Whether a clause tells the event: by its verb, or by a noun that a verb carries.
    pub(super) fn is_told(&self) -> bool {
        self.light || self.kind != TriggerKind::Noun
    }

    /// Whether it is told in the main clause of its sentence, or in one beside it.
    fn is_main(&self, tree: &Tree<'_>) -> bool {
        let goes_on = |word: usize| {
            tree.head(word)
                .is_some_and(|above| tree.has("goes_on", above))
        };
        let beside = |word: usize| match tree.rel(word) {
            Rel::Root | Rel::Conj | Rel::Parataxis => true,
            // "Continues to occupy".
            Rel::Xcomp => goes_on(word),
            _ => false,
        };
        let predicate = self.predicate();
        let finite = !tree.is_infinite(predicate) || tree.rel(predicate) == Rel::Xcomp;
        finite && tree.ancestors(predicate).all(beside)
    }

    /// Whether it is told in a clause beside another one: "thanked Biden and asked for more".
    pub(super) fn goes_on(&self, tree: &Tree<'_>) -> bool {
        matches!(
            tree.rel(self.predicate()),
            Rel::Conj | Rel::Parataxis | Rel::Advcl
        )
    }

    /// Whether it is only told what ends: "the suspension of aid to Mali" is no aid, "stopped bombing" no attack.
    pub(super) fn is_ended(&self, tree: &Tree<'_>) -> bool {
        let above = tree
            .head(self.base)
            .filter(|&above| tree.has("endings", above));
        // "A thesis on trade between them".
        let topic = tree
            .head(self.base)
            .filter(|&above| tree.has("works", above));
        // Whatever the tree hangs it on.
        let mut marks = tree.children_by(self.base, &[Rel::Case]);
        let named = |case: usize| case > 0 && tree.has("works", case - 1);
        let told = topic.is_some() || marks.next().is_some_and(named);
        if self.kind == TriggerKind::Noun && told && tree.rel(self.base) == Rel::Nmod {
            return true;
        }
        if self.harms() && above.is_some() && tree.rel(self.base) == Rel::Xcomp {
            return true;
        }
        let mut cases = tree.cases(self.base);
        self.kind == TriggerKind::Noun
            && tree.rel(self.base) == Rel::Nmod
            && above.is_some()
            && cases.any(|case| matches!(case, "of" | "to" | "on" | "in"))
    }

    /// The words that fill a role, before coordination.
    pub(super) fn fillers(&self, tree: &Tree<'_>, role: &Role) -> Vec<usize> {
        tree.memo.fillers(self, role, || match self.kind {
            TriggerKind::Noun => self.of_noun(tree, role),
            TriggerKind::Verb if self.base != self.word => self.of_copula(tree, role),
            TriggerKind::Verb | TriggerKind::Adjective => self.of_verb(tree, role),
        })
    }

    fn of_verb(&self, tree: &Tree<'_>, role: &Role) -> Vec<usize> {
        let word = self.word;
        match role {
            Role::Modal => self.modals(tree),
            Role::Negation => self.negations(tree),
            Role::Subject if self.kind == TriggerKind::Adjective => tree.bearers(word),
            Role::Subject => tree.subjects(word),
            Role::Object => tree.objects(word),
            Role::Recipient => {
                let given: Vec<usize> = tree.children_by(word, &[Rel::Iobj]).collect();
                if !given.is_empty() {
                    return given;
                }
                // "Sent Iran a draft": of two objects the first is who gets the second.
                let objects: Vec<usize> = tree.children_by(word, &[Rel::Obj]).collect();
                if let [first, _] = objects[..]
                    && !tree.actors(first).is_empty()
                {
                    return vec![first];
                }
                let kept = !objects.is_empty();
                if kept && tree.is_passive(word) {
                    return tree.patients(word);
                }
                let to = self.behind(tree, "to");
                if to.is_empty() {
                    self.behind(tree, "for")
                } else {
                    to
                }
            }
            Role::Preposition(preposition) => self.behind(tree, preposition),
            Role::Complement => tree.complements(word),
            Role::ComplementSubject => self.complement_subjects(tree),
            Role::Inside(outer) => self.inside(tree, outer),
            Role::Condition | Role::Saying | Role::Sayer | Role::Told => self.of_speech(tree, role),
            // "Hold Russia responsible": the verb whose predicate an adjective is.
            Role::Carrier if tree.rel(word) == Rel::Xcomp => tree.head(word).into_iter().collect(),
            Role::Possessor
            | Role::Modifier
            | Role::Interlocutor
            | Role::Beside
            | Role::Carrier
            | Role::Scene
            | Role::Home => Vec::new(),
        }
    }

    /// The roles beside "be", whose predicate is a noun: "is in Paris for talks".
    fn of_copula(&self, tree: &Tree<'_>, role: &Role) -> Vec<usize> {
        let predicate = self.base;
        let free = tree.cases(predicate).next().is_none();
        match role {
            Role::Subject => tree.subjects(predicate),
            Role::Object if free => vec![predicate],
            Role::Preposition(case) if tree.cases(predicate).any(|own| own == case) => {
                vec![predicate]
            }
            Role::Preposition(case) => tree.behind(case, predicate),
            Role::Complement => tree.complements(predicate),
            Role::Inside(outer) => self.inside(tree, outer),
            Role::Condition | Role::Saying | Role::Sayer | Role::Told => self.of_speech(tree, role),
            Role::Modal => self.modals(tree),
            Role::Negation => self.negations(tree),
            _ => Vec::new(),
        }
    }

    fn negations(&self, tree: &Tree<'_>) -> Vec<usize> {
        tree.children_by(self.verb(), &[Rel::Advmod])
            .filter(|&adverb| tree.has("negation", adverb))
            .collect()
    }

    /// The word on which modals and negations hang.
    fn verb(&self) -> usize {
        match self.kind {
            TriggerKind::Verb => self.base,
            _ => self.word,
        }
    }

    fn modals(&self, tree: &Tree<'_>) -> Vec<usize> {
        let verb = self.verb();
        tree.children_by(verb, &[Rel::Aux])
            .filter(|&modal| tree.xpos(modal) == Xpos::Md)
            .collect()
    }

    /// What the report says of whoever tells the event, and under which condition.
    fn of_speech(&self, tree: &Tree<'_>, role: &Role) -> Vec<usize> {
        if *role == Role::Condition {
            return tree.conditions(self.predicate());
        }
        let Some(verb) = tree.saying(self.predicate()) else {
            return Vec::new();
        };
        match role {
            Role::Sayer => tree.subjects(verb),
            Role::Told => tree.told(verb),
            _ => vec![verb],
        }
    }

    fn complement_subjects(&self, tree: &Tree<'_>) -> Vec<usize> {
        let clauses = tree
            .complements(self.word)
            .into_iter()
            .chain(self.behind(tree, "for"));
        clauses
            .flat_map(|clause| {
                tree.children_by(clause, &[Rel::Nsubj, Rel::NsubjPass, Rel::Obl])
                    .filter(|&child| {
                        tree.rel(child) != Rel::Obl || tree.cases(child).any(|case| case == "for")
                    })
                    .collect::<Vec<_>>()
            })
            .collect()
    }

    /// The actors that fill a role, those who are `taken` left out.
    pub(super) fn actors(&self, tree: &Tree<'_>, role: &Role, taken: &[Hit]) -> Vec<Hit> {
        let is_free = |hit: &Hit| taken.iter().all(|other| other.actor != hit.actor);
        let mut fillers = self.fillers(tree, role);
        // What a state's own statement says, the state says.
        if *role == Role::Sayer
            && fillers.is_empty()
            && let Some(speaker) = tree.speaker
            && self.is_main(tree)
        {
            let hit = Hit {
                actor: speaker.clone(),
                span: tree.span(self.word),
            };
            return Some(hit).filter(is_free).into_iter().collect();
        }
        // "It is a pleasure to welcome the minister".
        if *role == Role::Subject
            && fillers.is_empty()
            && let Some(speaker) = tree.speaker
            && tree
                .head(self.word)
                .is_some_and(|above| tree.has("pleasures", above) && tree.rel(above) == Rel::Root)
        {
            let hit = Hit {
                actor: speaker.clone(),
                span: tree.span(self.word),
            };
            return Some(hit).filter(is_free).into_iter().collect();
        }
        if matches!(role, Role::Inside(_)) {
            // The first place inside that has another actor is the one: "to open its borders with Gaza".
            let mut others = fillers.into_iter().map(|word| {
                let hits = tree.actors(word).into_iter();
                hits.filter(is_free).collect::<Vec<_>>()
            });
            return others.find(|hits| !hits.is_empty()).unwrap_or_default();
        }
        let mut hits: Vec<Hit> = Vec::new();
        if let Role::Preposition(preposition) = role
            && !fillers.iter().any(|&word| !tree.actors(word).is_empty())
        {
            fillers = self.further_behind(tree, preposition);
        }
        let of_subject = *role == Role::Subject;
        let actors = |word: usize| {
            let hits = tree.actors(word);
            if hits.is_empty() && of_subject {
                stand_ins(tree, word)
            } else {
                hits
            }
        };
        for hit in fillers.into_iter().flat_map(actors) {
            if is_free(&hit) && !hits.iter().any(|other| other.actor == hit.actor) {
                hits.push(hit);
            }
        }
        hits
    }

    /// Whether a condition holds that must; what hangs on a word between counts, too, and a state's own statement says
    /// what no verb of saying reports.
    pub(super) fn has(&self, tree: &Tree<'_>, condition: &Condition) -> bool {
        if condition.role == Role::Saying
            && tree.speaker.is_some()
            && tree.saying(self.predicate()).is_none()
            && self.is_main(tree)
        {
            return condition.fillers.iter().any(|filler| match filler {
                Filler::Class(class) => tree.words.has(class, "say"),
                Filler::Lemma(lemma) => lemma == "say",
                Filler::Actor | Filler::Any | Filler::Imperative => false,
            });
        }
        self.any_fits(tree, condition, |fillers| match &condition.role {
            Role::Preposition(preposition) if fillers.is_empty() => {
                self.further_behind(tree, preposition)
            }
            _ => fillers,
        })
    }

    /// Whether a condition holds.
    pub(super) fn holds(&self, tree: &Tree<'_>, condition: &Condition) -> bool {
        self.any_fits(tree, condition, |fillers| fillers)
    }

    fn any_fits(
        &self,
        tree: &Tree<'_>,
        condition: &Condition,
        or_others: impl FnOnce(Vec<usize>) -> Vec<usize>,
    ) -> bool {
        let fits = |&word: &usize| fits_filler(tree, &condition.fillers, word);
        tree.may_hold(condition)
            && or_others(self.fillers(tree, &condition.role))
                .iter()
                .any(fits)
    }
}

/// The outermost noun of "a round of talks", "a series of meetings".
fn base(tree: &Tree<'_>, noun: usize) -> usize {
    match tree.head(noun) {
        Some(above)
            if tree.rel(noun) == Rel::Nmod
                && tree.is_container(above)
                && tree.cases(noun).any(|case| case == "of") =>
        {
            above
        }
        _ => noun,
    }
}
