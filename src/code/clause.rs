//! Who does what a verb says, and to whom: passives, relative clauses, participles, shared subjects,
//! control.

use super::dates::names_time;
use super::tree::{DEEP, Tree};
use crate::resolve::Participant;
use crate::text::{Rel, Upos, Xpos};

impl Tree<'_> {
    /// Whether a verb is in the passive.
    pub(super) fn is_passive(&self, verb: usize) -> bool {
        let marks = [Rel::NsubjPass, Rel::AuxPass, Rel::CsubjPass];
        let marked = self.children_by(verb, &marks).next().is_some() && !self.is_past(verb);
        // "The banks sanctioned by Japan", "Backed by Russia, Assad refused".
        let free =
            self.rel(verb) == Rel::Advcl && self.children_by(verb, &[Rel::Mark]).next().is_none();
        let bare = (self.rel(verb) == Rel::Acl || free)
            && self.xpos(verb) == Xpos::Vbn
            && self.children_by(verb, &[Rel::Obj]).next().is_none();
        // A verb with a subject of its own and no auxiliary of the passive is none, whatever else
        // the parser took for a subject.
        let active = self.children_by(verb, &[Rel::Nsubj]).next().is_some()
            && self.children_by(verb, &[Rel::AuxPass]).next().is_none();
        // "Is understood and shared by Cambodia".
        let shared = self.rel(verb) == Rel::Conj
            && self.xpos(verb) == Xpos::Vbn
            && self.children_by(verb, &[Rel::OblAgent]).next().is_some();
        // "Was tortured and killed".
        let goes_on = self.rel(verb) == Rel::Conj
            && self.xpos(verb) == Xpos::Vbn
            && self
                .children_by(verb, &[Rel::Obj, Rel::Nsubj, Rel::Aux])
                .next()
                .is_none()
            && self
                .head(verb)
                .is_some_and(|above| self.children_by(above, &[Rel::AuxPass]).next().is_some());
        (marked || bare || shared || goes_on) && !active
    }

    /// Whether a verb is a past tense without auxiliary, whatever the parser calls its subject: "tanks rolled in".
    fn is_past(&self, verb: usize) -> bool {
        let mut helpers = self.children_by(verb, &[Rel::AuxPass, Rel::OblAgent]);
        self.xpos(verb) == Xpos::Vbd && helpers.next().is_none()
    }

    /// The words of whoever does what the verb says.
    pub(super) fn subjects(&self, verb: usize) -> Vec<usize> {
        self.subjects_within(verb, 0)
    }

    pub(super) fn subjects_within(&self, verb: usize, depth: usize) -> Vec<usize> {
        if depth > DEEP {
            return Vec::new();
        }
        if self.is_passive(verb) {
            return self.agents(verb);
        }
        let own = self.own_subjects(verb);
        if !own.is_empty() {
            return own;
        }
        if let Some(missed) = self.missed_subject(verb) {
            return vec![missed];
        }
        let Some(above) = self.head(verb) else {
            return Vec::new();
        };
        match self.rel(verb) {
            // "Occupied Crimea" does not tell who occupied it.
            Rel::Advcl if above > verb && !self.is_clause(verb) => Vec::new(),
            Rel::Conj if self.is_passive(above) => self.patients(above),
            // "Jiang said that the two had collided, and demanded an apology": he who said it.
            Rel::Conj | Rel::Parataxis => {
                let said = self.said_before(verb, above);
                let said = said.filter(|_| self.rel(verb) == Rel::Conj);
                self.subjects_within(said.unwrap_or(above), depth + 1)
            }
            Rel::Acl | Rel::Advcl if self.is_headline(verb, above) => vec![above],
            // "Hold Saudi Arabia responsible".
            Rel::Xcomp if self.upos(verb) == Upos::Adj && !self.has("copulas", above) => {
                let objects = self.objects(above);
                if objects.is_empty() {
                    self.controllers(above, depth)
                } else {
                    objects
                }
            }
            // "It is my pleasure to congratulate": whose pleasure it is.
            _ if self.has("pleasures", above) && self.is_infinite(verb) => {
                self.children_by(above, &[Rel::NmodPoss]).collect()
            }
            Rel::Xcomp => self.controllers(above, depth),
            Rel::Ccomp if self.is_infinite(verb) => self.controllers(above, depth),
            // "Accused Iran of arming", "thanked Qatar for hosting", "kept Mali from joining": the object does.
            Rel::Advcl if self.has_linked_gerund(verb) => self.controllers(above, depth),
            // "Joined Obama in accusing Iran": both do.
            Rel::Advcl if self.is_joined_in(verb, above) => {
                let mut both = self.subjects_within(above, depth + 1);
                both.extend(self.objects(above));
                both.extend(self.behind("with", above));
                both
            }
            Rel::Advcl if self.is_infinite(verb) && self.is_asked(above) => {
                self.controllers(above, depth)
            }
            Rel::Advcl if self.is_predicate(above) => {
                if self.is_passive(above) {
                    self.patients(above)
                } else {
                    self.subjects_within(above, depth + 1)
                }
            }
            // "Issued a statement condemning it": whoever issued it.
            Rel::Acl if self.xpos(verb) == Xpos::Vbg && self.has("papers", above) => {
                self.owners(above, depth)
            }
            Rel::Acl if self.is_letter_to(verb, above) => self
                .head(above)
                .map_or(Vec::new(), |paper| self.senders(paper, depth)),
            // "Has begun the process of returning statues", "is working on plans to send fish".
            Rel::Acl if self.has("courses", above) && self.is_course_of(above) => self
                .head(above)
                .map_or(Vec::new(), |main| self.subjects_within(main, depth + 1)),
            Rel::Acl | Rel::AclRelcl if self.xpos(verb) == Xpos::Vbg => vec![above],
            Rel::Acl | Rel::Csubj | Rel::Advcl if self.has("ranks", above) => {
                self.ranked(above, depth)
            }
            // "Ordered the latter to halt", "Rabin's plea to Arafat to act".
            Rel::Acl if self.is_infinite(verb) && self.is_object(above) => vec![above],
            Rel::Acl => self
                .addressees(above, verb)
                .unwrap_or_else(|| self.owners(above, depth)),
            _ => Vec::new(),
        }
    }

    /// The subjects that hang on a verb itself; with "it is ready" also the actor for which "it" stands, and with
    /// "Biden, Xi hold talks" the one that the tree takes for an address.
    fn own_subjects(&self, verb: usize) -> Vec<usize> {
        let past = self.is_past(verb);
        let is_subject = |&child: &usize| match self.rel(child) {
            Rel::Nsubj | Rel::NsubjOuter => true,
            Rel::NsubjPass => past,
            Rel::Expl => self.participant(child).is_some_and(|one| one.head == child),
            _ => false,
        };
        let mut own: Vec<usize> = self
            .children(verb)
            .filter(is_subject)
            .map(|subject| self.antecedent(subject))
            .collect();
        let addressed = |&child: &usize| {
            let name = self
                .participant(child)
                .filter(|one| one.head == child && !one.inner);
            name.is_some_and(|name| self.comma_then_subject(name.tokens.end, &own))
        };
        let called: Vec<usize> = self
            .children_by(verb, &[Rel::Vocative, Rel::Dislocated])
            .filter(addressed)
            .collect();
        own.extend(called);
        // "Signed an order that cuts off aid": whoever signed it.
        let paper = |&noun: &usize| self.has("papers", noun) && self.participant(noun).is_none();
        let relative = self.rel(verb) == Rel::AclRelcl;
        if let Some(&noun) = own.first().filter(|&noun| relative && paper(noun)) {
            return if self.is_enacted(noun) {
                self.owners(noun, 0)
            } else {
                own
            };
        }
        // "The United States, along with Britain, condemned".
        // "Along the border" is a place.
        let joined = |&child: &usize| {
            let mut cases = self.children_by(child, &[Rel::Case]);
            let with = |word: usize| word < self.len() && self.lemma(word) == "with";
            cases.any(|case| self.has("jointly", case) && with(case + 1))
        };
        let with: Vec<usize> = own
            .iter()
            .chain([&verb])
            .flat_map(|&place| {
                self.children_by(place, &[Rel::Obl, Rel::Nmod])
                    .filter(joined)
                    .collect::<Vec<_>>()
            })
            .collect();
        if !own.is_empty() {
            own.extend(with);
        }
        own
    }

    /// Whether a comma stands at a place, and one of the subjects directly behind it.
    fn comma_then_subject(&self, place: usize, subjects: &[usize]) -> bool {
        let behind = |&subject: &usize| {
            let name = self.participant(subject).filter(|one| !one.inner);
            name.is_some_and(|name| name.tokens.start == place + 1)
        };
        place < self.len() && self.lemma(place) == "," && subjects.iter().any(behind)
    }

    /// Whether an infinitive and the name before it are a headline: "Germany to provide Ukraine with tanks".
    pub(super) fn is_headline(&self, verb: usize, name: usize) -> bool {
        let is_name = self.participant(name).is_some_and(|one| one.head == name);
        matches!(self.rel(verb), Rel::Acl | Rel::Advcl)
            && self.rel(name) == Rel::Root
            && is_name
            && self.is_infinite(verb)
    }

    /// Whether a verb has anything of its own: a mark, an object, a comma.
    fn is_clause(&self, verb: usize) -> bool {
        self.children(verb)
            .any(|child| self.rel(child) != Rel::Advmod)
    }

    /// Whether a verb is a gerund behind "of", "for", "from", "against" or "into".
    fn has_linked_gerund(&self, verb: usize) -> bool {
        let links =
            |mark: usize| matches!(self.lemma(mark), "of" | "for" | "from" | "against" | "into");
        self.xpos(verb) == Xpos::Vbg && self.children_by(verb, &[Rel::Mark]).any(links)
    }

    /// Whether a verb is an infinitive with "to" or a gerund.
    pub(super) fn is_infinite(&self, verb: usize) -> bool {
        let to = self
            .children_by(verb, &[Rel::Mark])
            .any(|mark| self.lemma(mark) == "to");
        // "Is plotting" is finite.
        let progressive = self
            .children_by(verb, &[Rel::Aux])
            .any(|aux| self.lemma(aux) == "be");
        to || self.xpos(verb) == Xpos::Vbg && !progressive
    }

    /// Whether a noun without an owner is the object of an active verb, or stands behind "on" or "in" of one.
    fn is_course_of(&self, noun: usize) -> bool {
        let verb = self
            .head(noun)
            .filter(|&verb| self.upos(verb) == Upos::Verb);
        let owned = self.children_by(noun, &[Rel::NmodPoss]).next().is_some();
        let hangs = match self.rel(noun) {
            Rel::Obj => true,
            Rel::Obl => self
                .cases(noun)
                .any(|case| matches!(case, "on" | "in" | "with")),
            _ => false,
        };
        hangs && !owned && verb.is_some_and(|verb| !self.is_passive(verb))
    }

    /// The actor directly before a finite verb that has no subject in the tree: in "after talks with
    /// Putin, Macron called" a parser may take Macron for an apposition to Putin.
    fn missed_subject(&self, verb: usize) -> Option<usize> {
        // "Saudi Arabia blockaded Qatar": with an object of its own, what looks like a participle is finite.
        let finite =
            self.rel(verb) == Rel::Acl && self.children_by(verb, &[Rel::Obj]).next().is_some();
        let clause = finite || matches!(self.rel(verb), Rel::Root | Rel::Ccomp | Rel::Parataxis);
        if !clause || self.is_infinite(verb) {
            return None;
        }
        let before = (0..verb)
            .rev()
            .find(|&word| !matches!(self.upos(word), Upos::Adv | Upos::Aux))?;
        let ends =
            |participant: &&Participant| participant.tokens.end == before + 1 && !participant.inner;
        let participant = self.participants.iter().find(ends)?;
        let comma = participant
            .tokens
            .start
            .checked_sub(1)
            .is_none_or(|word| self.upos(word) == Upos::Punct);
        let apposed = self.rel(participant.head) == Rel::Appos;
        let above =
            self.head(verb) == Some(participant.head) && self.head(participant.head).is_none();
        ((comma && apposed) || above).then_some(participant.head)
    }

    /// "By whom" of a passive.
    fn agents(&self, verb: usize) -> Vec<usize> {
        let by = |&child: &usize| {
            self.rel(child) == Rel::OblAgent
                || (self.rel(child) == Rel::Obl && self.cases(child).any(|case| case == "by"))
        };
        let own: Vec<usize> = self.children(verb).filter(by).collect();
        if !own.is_empty() {
            return own;
        }
        // "Were let go by the rebels", "is understood and shared by Cambodia".
        let below: Vec<usize> = self
            .children_by(verb, &[Rel::Xcomp, Rel::Conj])
            .filter(|&clause| {
                self.children_by(clause, &[Rel::Nsubj, Rel::NsubjPass])
                    .next()
                    .is_none()
            })
            .flat_map(|clause| self.children(clause).filter(by).collect::<Vec<_>>())
            .collect();
        if !below.is_empty() {
            return below;
        }
        // "Imposed on China by Trump": the parser may hang the agent on the name before it.
        let behind = |participant: &&Participant| {
            let up: Vec<usize> = self.ancestors(participant.head).take(4).collect();
            let place = up.iter().position(|&above| above == verb);
            let noun = |&word: &usize| self.upos(word) != Upos::Verb;
            !participant.inner
                && participant.head > verb
                && self.cases(participant.head).any(|case| case == "by")
                && place.is_some_and(|place| up[1..place].iter().all(noun))
        };
        self.participants
            .iter()
            .filter(behind)
            .map(|participant| participant.head)
            .collect()
    }

    /// The words of whoever is as an adjective says, also one that looks like a passive: "is opposed".
    pub(super) fn bearers(&self, adjective: usize) -> Vec<usize> {
        if self.is_passive(adjective) {
            self.patients(adjective)
        } else {
            self.subjects(adjective)
        }
    }

    /// The words of those to whom the verb is done.
    pub(super) fn objects(&self, verb: usize) -> Vec<usize> {
        let own: Vec<usize> = self
            .children_by(verb, &[Rel::Obj])
            .map(|object| self.antecedent(object))
            .collect();
        // "Handed over the suspect": a particle that the tree takes for a preposition.
        if own.is_empty()
            && let Some(thing) = self.behind_particle(verb)
        {
            return vec![thing];
        }
        // "Was denied a visa": the visa is the object still.
        if self.is_passive(verb) && own.is_empty() {
            return self.patients(verb);
        }
        // "Warned NATO": without another object, whoever is told or asked is the object.
        let told: Vec<usize> = self.children_by(verb, &[Rel::Iobj]).collect();
        if own.is_empty() && !told.is_empty() {
            return told;
        }
        // "Called Sahle-Work Zewde": a name is no predicate.
        let name = |&word: &usize| {
            self.participant(word).is_some() && self.upos(word) == Upos::Propn && word > verb
        };
        let named: Vec<usize> = self.children_by(verb, &[Rel::Xcomp]).filter(name).collect();
        if own.is_empty() && !named.is_empty() {
            return named;
        }
        let noun = self.head(verb);
        let mut subjects = self.children_by(verb, &[Rel::Nsubj]);
        let other = subjects
            .next()
            .filter(|&subject| Some(self.antecedent(subject)) != noun);
        if own.is_empty() && self.rel(verb) == Rel::AclRelcl && other.is_some() {
            // "the sanctions (that) Washington imposed"
            return self.head(verb).into_iter().collect();
        }
        if own.is_empty() {
            // "condemned and rejected the attack": the object stands behind the last verb.
            let shared = self
                .children_by(verb, &[Rel::Conj])
                .find(|&next| self.upos(next) == Upos::Verb && next <= verb + 3);
            return shared.map_or(Vec::new(), |next| {
                self.children_by(next, &[Rel::Obj]).collect()
            });
        }
        own
    }

    /// What stands behind a particle directly behind the verb, where the verb has nothing else.
    fn behind_particle(&self, verb: usize) -> Option<usize> {
        // "Called off a trip", where the tree takes the trip for a circumstance.
        let prt = self.children_by(verb, &[Rel::CompoundPrt]).next();
        let bare =
            |thing: usize| prt.is_some_and(|prt| prt < thing) && self.cases(thing).next().is_none();
        let mut things = self.children_by(verb, &[Rel::Obl, Rel::OblUnmarked]);
        things.find(|&thing| bare(thing) && !names_time(self, thing))
    }

    pub(super) fn patients(&self, verb: usize) -> Vec<usize> {
        let own: Vec<usize> = self
            .children_by(verb, &[Rel::NsubjPass, Rel::Nsubj, Rel::Expl])
            // "It is prepared" is somebody.
            .filter(|&word| self.rel(word) != Rel::Expl || self.participant(word).is_some())
            .map(|subject| self.antecedent(subject))
            .collect();
        if !own.is_empty() {
            return own;
        }
        match (self.rel(verb), self.head(verb)) {
            (Rel::Acl | Rel::AclRelcl, Some(noun)) => vec![noun],
            (Rel::Conj, Some(above)) if self.is_passive(above) => self.patients(above),
            // "Invaded the islands and was driven out".
            (Rel::Conj | Rel::Xcomp | Rel::Advcl, Some(above)) => self.subjects_within(above, 1),
            _ => Vec::new(),
        }
    }

    /// The noun for which a relative pronoun stands; any other word is itself.
    pub(super) fn antecedent(&self, word: usize) -> usize {
        let relative = matches!(self.xpos(word), Xpos::Wdt | Xpos::Wp | Xpos::WpPoss)
            || (self.lemma(word) == "that"
                && (self.upos(word) == Upos::Pron
                    || matches!(self.rel(word), Rel::Obj | Rel::Nsubj)));
        let clause = self
            .ancestors(word)
            .find(|&above| matches!(self.rel(above), Rel::AclRelcl | Rel::AdvclRelcl));
        match clause.and_then(|clause| self.head(clause)) {
            Some(noun) if relative => noun,
            _ => word,
        }
    }

    /// The deed for which "it" stands: "thanked Washington for its *offer* but declined it".
    pub(super) fn deed(&self, pronoun: usize) -> Option<usize> {
        let stands = self.upos(pronoun) == Upos::Pron
            && matches!(self.lemma(pronoun), "it" | "this" | "that" | "they")
            && self.participant(pronoun).is_none();
        let owned = |&noun: &usize| {
            let mut owners = self.children_by(noun, &[Rel::NmodPoss]);
            self.is_noun(noun)
                && self.participant(noun).is_none()
                && owners.any(|owner| !self.actors(owner).is_empty())
        };
        let mut before = (0..pronoun).rev();
        stands.then(|| before.find(owned)).flatten()
    }
}
