//! Who fills the roles of a pattern beside a trigger.

use super::dates::names_time;
use super::fillers::{fits_class, fits_filler, fits_word};
use super::tree::{Hit, Tree};
use crate::lexicon::{Condition, Filler, Pattern, PatternRole as Role, Symmetry, TriggerKind};
use crate::model::{ActorKind, Quad};
use crate::text::{Rel, Upos, Xpos};

/// A word that may name an event, with the verb that carries it.
#[derive(Debug, Clone, Copy)]
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
    /// Whether it is said against somebody: who condemns an attack means the attacker.
    blames: bool,
    /// Whether it is done to somebody's harm.
    harms: bool,
}

impl Trigger {
    /// The trigger that a word is for a pattern; none where the pattern asks for another kind of word.
    pub(super) fn new(
        tree: &Tree<'_>,
        word: usize,
        pattern: &Pattern,
        symmetry: Symmetry,
        quad: Quad,
    ) -> Option<Self> {
        let kind = pattern.kind;
        let fits = match kind {
            TriggerKind::Verb => {
                tree.upos(word) == Upos::Verb
                    || tree.xpos(word).as_str().starts_with("VB")
                    || (tree.upos(word) == Upos::Aux && tree.rel(word) == Rel::Root)
            }
            TriggerKind::Noun => {
                matches!(tree.upos(word), Upos::Noun | Upos::Propn)
                    || tree.xpos(word).as_str().starts_with("NN")
            }
            TriggerKind::Adjective => {
                let participle = matches!(tree.xpos(word), Xpos::Vbn | Xpos::Vbg);
                tree.upos(word) == Upos::Adj || tree.upos(word) == Upos::Verb && participle
            }
        };
        if !fits {
            return None;
        }
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
            blames: quad == Quad::VerbalConflict,
            harms: quad == Quad::MaterialConflict,
        };
        if kind == TriggerKind::Noun {
            trigger.find_carrier(tree, pattern);
        }
        Some(trigger)
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
                            && !(self.harms && cases.any(|case| tree.words.has("apart", case)))
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
            Rel::Xcomp if verbal && tree.has("copulas", above) => {
                (self.carrier, self.light) = (Some(above), true);
            }
            Rel::Acl if verbal => self.carrier = Some(above),
            _ => {}
        }
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
        if self.kind == TriggerKind::Noun && topic.is_some() && tree.rel(self.base) == Rel::Nmod {
            return true;
        }
        if self.harms && above.is_some() && tree.rel(self.base) == Rel::Xcomp {
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
        match self.kind {
            TriggerKind::Noun => self.of_noun(tree, role),
            TriggerKind::Verb if self.base != self.word => self.of_copula(tree, role),
            TriggerKind::Verb | TriggerKind::Adjective => self.of_verb(tree, role),
        }
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

    fn of_noun(&self, tree: &Tree<'_>, role: &Role) -> Vec<usize> {
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
        let deed = self.harms
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

    /// Behind a preposition at the trigger, its outer noun, its object, or the verb that carries it.
    fn behind(&self, tree: &Tree<'_>, preposition: &str) -> Vec<usize> {
        let mut places = vec![self.word];
        if self.base != self.word {
            places.push(self.base);
        }
        if self.kind == TriggerKind::Noun {
            places.extend(self.carrier.filter(|_| self.light));
            // "The suspension by the Fund of a loan": the parser hangs the loan on the Fund.
            if preposition != "by" {
                let by = tree.behind("by", self.word).into_iter();
                let is_actor = |&doer: &usize| {
                    !tree.actors(doer).is_empty() || !stand_ins(tree, doer).is_empty()
                };
                places.extend(by.filter(is_actor));
            }
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
    fn further_behind(&self, tree: &Tree<'_>, preposition: &str) -> Vec<usize> {
        let outer = tree
            .participants
            .iter()
            .filter(|participant| !participant.inner);
        let near = |&word: &usize| {
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
            by_day
                || between.is_some_and(|between| between > 1 && !up[1..between].iter().any(apart))
        };
        outer
            .map(|participant| participant.head)
            .filter(near)
            .collect()
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

    /// Actors within the phrases that fill a role, owners and doers first.
    fn inside(&self, tree: &Tree<'_>, outer: &Role) -> Vec<usize> {
        let mut found = Vec::new();
        for filler in self.fillers(tree, outer) {
            let filler = tree.deed(filler).unwrap_or(filler);
            let without = match outer {
                Role::Object if self.blames => victims(tree, filler),
                _ => Vec::new(),
            };
            let found_before = found.len();
            Search {
                tree,
                subject_of: Some(self.word).filter(|_| *outer == Role::Subject),
                without: &without,
                object_of: Some(self.word).filter(|_| *outer == Role::Object),
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

/// "Signed a treaty with Bill Clinton as witness": who only looks on.
fn is_onlooker(tree: &Tree<'_>, word: usize) -> bool {
    let above = tree.head(word).into_iter().chain([word]);
    let mut roles = above.flat_map(|place| tree.behind("as", place));
    roles.any(|role| role > word && tree.has("onlookers", role))
}

/// Whether a noun's modifier or owner tells who it is: not "Ukraine's allies", "anti-NATO protesters".
fn is_own(tree: &Tree<'_>, modifier: usize) -> bool {
    let of_others = tree.rel(modifier) == Rel::NmodPoss
        && tree
            .head(modifier)
            .is_some_and(|noun| tree.has("neighbours", noun));
    !of_others && !tree.lemma(modifier).starts_with("anti-")
}

/// Whose people or organs do it, where no table has their word: "Turkish warplanes".
fn stand_ins(tree: &Tree<'_>, noun: usize) -> Vec<Hit> {
    let modifiers = tree
        .children_by(noun, &[Rel::Amod, Rel::Compound, Rel::NmodPoss])
        .filter(|&child| is_own(tree, child));
    // "A spokesman for the German government".
    let behind = |&child: &usize| {
        let mut cases = tree.cases(child);
        tree.has("mouthpieces", noun) && cases.any(|case| matches!(case, "for" | "of" | "from"))
    };
    let whose = tree.children_by(noun, &[Rel::Nmod]).filter(behind);
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

/// How many words may stand in the tree between a trigger and what belongs to it.
const FURTHEST: usize = 3;

/// How deep an actor may sit within a phrase.
const DEEPEST: usize = 3;

/// The search for actors within a phrase.
struct Search<'a> {
    tree: &'a Tree<'a>,
    /// The word whose subject the phrase is: its own clause is no part of the phrase.
    subject_of: Option<usize>,
    /// Words of the phrase that are left out, but for the doers that hang on them.
    without: &'a [usize],
    /// The word whose object the phrase is.
    object_of: Option<usize>,
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
            let other = self.subject_of.is_some() && !is_own(tree, child);
            if other
                || seen.contains(&child)
                || self.is_own_clause(child)
                || self.is_aside(child)
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
        let apart = |verb: usize| !tree.is_below(verb, child) && own();
        let relative = tree.rel(child) == Rel::AclRelcl && self.object_of.is_some_and(apart);
        relative || tree.rel(child) == Rel::Amod && tree.has("made", child)
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
        let own = |verb| self.tree.is_below(verb, child);
        clause && self.subject_of.is_some_and(own)
    }
}
