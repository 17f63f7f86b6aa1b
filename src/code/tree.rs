//! Questions to a sentence's tree: who does it, to whom, behind which preposition.
//!
//! All that syntax does to the order of words (passives, relative clauses, participles, shared
//! subjects, control) is undone here, so that patterns need not know of it.

use std::borrow::Cow;

use crate::lexicon::Words;
use crate::model::{ActorId, Span};
use crate::resolve::{Participant, Read};
use crate::text::{Rel, Sentence, Upos, Xpos};

/// A sentence with its participants.
pub(super) struct Tree<'a> {
    pub(super) read: &'a Read<'a>,
    pub(super) sentence: &'a Sentence,
    pub(super) participants: &'a [Participant],
    pub(super) words: &'a Words,
    children: Vec<Vec<usize>>,
    /// Lemmas in lower case: in headlines common words are written as names.
    lemmas: Vec<Cow<'a, str>>,
}

fn lower(lemma: &str) -> Cow<'_, str> {
    if lemma.contains(char::is_uppercase) {
        Cow::Owned(lemma.to_lowercase())
    } else {
        Cow::Borrowed(lemma)
    }
}

/// An actor at a place in the sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Hit {
    pub(super) actor: ActorId,
    pub(super) span: Span,
}

/// How many words up or down a search goes; trees are shallower, but for broken ones.
const DEEP: usize = 40;

impl<'a> Tree<'a> {
    pub(super) fn new(
        read: &'a Read<'a>,
        participants: &'a [Participant],
        words: &'a Words,
    ) -> Self {
        let sentence = &read.sentence;
        let mut children = vec![Vec::new(); sentence.tokens.len()];
        for (index, token) in sentence.tokens.iter().enumerate() {
            if let Some(head) = token.head {
                children[head].push(index);
            }
        }
        Self {
            read,
            sentence,
            participants,
            words,
            children,
            lemmas: sentence
                .tokens
                .iter()
                .map(|token| lower(&token.lemma))
                .collect(),
        }
    }

    pub(super) fn len(&self) -> usize {
        self.sentence.tokens.len()
    }

    /// The word that begins at a byte of the text.
    pub(super) fn word_at(&self, start: usize) -> Option<usize> {
        self.sentence
            .tokens
            .iter()
            .position(|token| token.span.start == start)
    }

    pub(super) fn lemma(&self, word: usize) -> &str {
        &self.lemmas[word]
    }

    pub(super) fn rel(&self, word: usize) -> Rel {
        self.sentence.tokens[word].rel
    }

    pub(super) fn upos(&self, word: usize) -> Upos {
        self.sentence.tokens[word].upos
    }

    pub(super) fn xpos(&self, word: usize) -> Xpos {
        self.sentence.tokens[word].xpos
    }

    pub(super) fn head(&self, word: usize) -> Option<usize> {
        self.sentence.tokens[word].head
    }

    pub(super) fn children(&self, word: usize) -> impl DoubleEndedIterator<Item = usize> + '_ {
        self.children[word].iter().copied()
    }

    pub(super) fn children_by<'s>(
        &'s self,
        word: usize,
        rels: &'s [Rel],
    ) -> impl DoubleEndedIterator<Item = usize> + 's {
        self.children(word)
            .filter(move |&child| rels.contains(&self.rel(child)))
    }

    pub(super) fn has(&self, class: &str, word: usize) -> bool {
        self.words.has(class, self.lemma(word))
    }

    /// The prepositions of a noun. The one directly before an actor's words is the actor's, whatever
    /// the tree says; one that stands behind them is not.
    pub(super) fn cases(&self, noun: usize) -> impl Iterator<Item = &str> + '_ {
        let actor = self
            .participants
            .iter()
            .find(|participant| participant.head == noun && !participant.inner);
        let start = actor.map_or(usize::MAX, |actor| actor.tokens.start);
        let own = self
            .children_by(noun, &[Rel::Case])
            .filter(move |&case| case < start || actor.is_none());
        let before = actor.and_then(|actor| {
            let article =
                |&word: &usize| matches!(self.upos(word), Upos::Det | Upos::Adj | Upos::Num);
            (0..actor.tokens.start).rev().find(|word| !article(word))
        });
        let before = before.filter(|&word| {
            self.upos(word) == Upos::Adp && !self.children(noun).any(|child| child == word)
        });
        own.chain(before).map(|case| self.lemma(case))
    }

    /// The word and all words below it, as a range of bytes without the final full stop.
    pub(super) fn subtree(&self, top: usize) -> Span {
        let (mut first, mut last) = (top, top);
        let mut open = vec![top];
        while let Some(word) = open.pop() {
            first = first.min(word);
            last = last.max(word);
            open.extend(self.children(word));
        }
        while last > first && self.upos(last) == Upos::Punct {
            last -= 1;
        }
        Span {
            start: self.sentence.tokens[first].span.start,
            end: self.sentence.tokens[last].span.end,
        }
    }

    /// Whether `word` is `top` or hangs below it.
    pub(super) fn is_below(&self, word: usize, top: usize) -> bool {
        self.ancestors(word).any(|ancestor| ancestor == top)
    }

    /// The word itself, its head, the head's head, up to the root.
    pub(super) fn ancestors(&self, word: usize) -> impl Iterator<Item = usize> + '_ {
        std::iter::successors(Some(word), |&word| self.head(word)).take(DEEP)
    }

    /// The actors at a word and those coordinated with it; through "each of", "a group of" and
    /// appositions where the word itself is no actor.
    pub(super) fn actors(&self, word: usize) -> Vec<Hit> {
        let mut hits = Vec::new();
        self.collect(word, &mut hits, 0);
        hits
    }

    fn collect(&self, word: usize, hits: &mut Vec<Hit>, depth: usize) {
        if depth > DEEP {
            return;
        }
        let before = hits.len();
        if let Some(participant) = self.participant(word) {
            let listed = if participant.named {
                self.listed_with(participant)
            } else {
                Vec::new()
            };
            for participant in std::iter::once(participant).chain(listed) {
                let hit = |actor: &ActorId| Hit {
                    actor: actor.clone(),
                    span: participant.span,
                };
                hits.extend(participant.actors.iter().map(hit));
            }
        }
        if hits.len() == before {
            let through = self.children_by(word, &[Rel::Appos]);
            let of = self.children_by(word, &[Rel::Nmod]).filter(|&child| {
                self.has("containers", word) && self.cases(child).any(|case| case == "of")
            });
            let inner: Vec<usize> = of.chain(through).collect();
            for child in inner {
                self.collect(child, hits, depth + 1);
            }
        }
        for child in self.children_by(word, &[Rel::Conj]) {
            if !matches!(self.upos(child), Upos::Verb) {
                self.collect(child, hits, depth + 1);
            }
        }
    }

    /// Actors that stand in one list with a participant, where the tree does not show it: "with
    /// Germany's Angela Merkel and Britain's Boris Johnson".
    fn listed_with(&self, participant: &Participant) -> Vec<&'a Participant> {
        let outer = || {
            self.participants
                .iter()
                .filter(|other| !other.inner && other.named)
        };
        let next = |end: usize| {
            let mut at = end;
            while at < self.len() && matches!(self.lemma(at), "," | "and") {
                at += 1;
            }
            let joined = end < self.len() && self.lemma(end) == "and";
            outer().find(|other| joined && other.tokens.start == at)
        };
        let is_list = |one: &Participant, other: &Participant| {
            // Below one word that is no verb, the list is one phrase.
            let up = |word: usize| {
                self.ancestors(word)
                    .take(4)
                    .take_while(|&above| self.upos(above) != Upos::Verb)
            };
            let linked = up(one.head).any(|above| up(other.head).any(|word| word == above));
            let cased = |word: usize| self.cases(word).any(|case| case != "'s");
            linked && !(cased(one.head) && cased(other.head))
        };
        let mut found = Vec::new();
        let behind = next(participant.tokens.end).filter(|other| is_list(participant, other));
        let before = outer().find(|other| {
            next(other.tokens.end).is_some_and(|next| std::ptr::eq(next, participant))
                && is_list(other, participant)
        });
        found.extend(behind);
        found.extend(before);
        found
    }

    /// The participant whose words this word heads; else the outermost one that has it.
    pub(super) fn participant(&self, word: usize) -> Option<&'a Participant> {
        let heads = |participant: &&Participant| participant.head == word && !participant.inner;
        let inner = |participant: &&Participant| participant.head == word;
        let covers =
            |participant: &&Participant| participant.tokens.contains(&word) && !participant.inner;
        let all = || self.participants.iter();
        all()
            .find(heads)
            .or_else(|| all().find(covers))
            .or_else(|| all().find(inner))
    }

    /// Whether a verb is in the passive.
    pub(super) fn is_passive(&self, verb: usize) -> bool {
        let marked = self
            .children_by(verb, &[Rel::NsubjPass, Rel::AuxPass, Rel::CsubjPass])
            .next()
            .is_some();
        let bare = self.rel(verb) == Rel::Acl
            && self.xpos(verb) == Xpos::Vbn
            && self.children_by(verb, &[Rel::Obj]).next().is_none();
        // A verb with a subject of its own and no auxiliary of the passive is none, whatever else
        // the parser took for a subject.
        let active = self.children_by(verb, &[Rel::Nsubj]).next().is_some()
            && self.children_by(verb, &[Rel::AuxPass]).next().is_none();
        (marked || bare) && !active
    }

    /// The words of whoever does what the verb says.
    pub(super) fn subjects(&self, verb: usize) -> Vec<usize> {
        self.subjects_within(verb, 0)
    }

    fn subjects_within(&self, verb: usize, depth: usize) -> Vec<usize> {
        if depth > DEEP {
            return Vec::new();
        }
        if self.is_passive(verb) {
            return self.agents(verb);
        }
        let own: Vec<usize> = self
            .children_by(verb, &[Rel::Nsubj, Rel::NsubjOuter])
            .map(|subject| self.antecedent(subject))
            .collect();
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
            Rel::Conj if self.is_passive(above) => self.patients(above),
            Rel::Conj | Rel::Parataxis => self.subjects_within(above, depth + 1),
            Rel::Xcomp => self.controllers(above, depth),
            Rel::Ccomp if self.is_infinite(verb) => self.controllers(above, depth),
            Rel::Advcl if matches!(self.upos(above), Upos::Verb | Upos::Adj | Upos::Aux) => {
                if self.is_passive(above) {
                    self.patients(above)
                } else {
                    self.subjects_within(above, depth + 1)
                }
            }
            Rel::Acl | Rel::AclRelcl if self.xpos(verb) == Xpos::Vbg => vec![above],
            Rel::Acl => self.owners(above, depth),
            _ => Vec::new(),
        }
    }

    /// Whether a verb is an infinitive with "to" or a gerund.
    pub(super) fn is_infinite(&self, verb: usize) -> bool {
        let to = self
            .children_by(verb, &[Rel::Mark])
            .any(|mark| self.lemma(mark) == "to");
        to || self.xpos(verb) == Xpos::Vbg
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

    /// "Urged Iran to return": Iran; "agreed to return": whoever agreed.
    fn controllers(&self, above: usize, depth: usize) -> Vec<usize> {
        if self.is_passive(above) {
            return self.patients(above);
        }
        let objects: Vec<usize> = self.children_by(above, &[Rel::Obj, Rel::Iobj]).collect();
        if !objects.is_empty() && !self.has("subject_control", above) {
            return objects;
        }
        self.subjects_within(above, depth + 1)
    }

    /// "Macron's decision to meet": Macron; "announced plans to meet": whoever announced.
    fn owners(&self, noun: usize, depth: usize) -> Vec<usize> {
        let own: Vec<usize> = self.children_by(noun, &[Rel::NmodPoss]).collect();
        if !own.is_empty() {
            return own;
        }
        match self.head(noun) {
            Some(verb) if self.rel(noun) == Rel::Obj => self.subjects_within(verb, depth + 1),
            _ => Vec::new(),
        }
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
        if self.is_passive(verb) {
            return self.patients(verb);
        }
        let own: Vec<usize> = self
            .children_by(verb, &[Rel::Obj])
            .map(|object| self.antecedent(object))
            .collect();
        // "Warned NATO": without another object, whoever is told or asked is the object.
        let told: Vec<usize> = self.children_by(verb, &[Rel::Iobj]).collect();
        if own.is_empty() && !told.is_empty() {
            return told;
        }
        if own.is_empty()
            && self.rel(verb) == Rel::AclRelcl
            && self.children_by(verb, &[Rel::Nsubj]).next().is_some()
        {
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

    fn patients(&self, verb: usize) -> Vec<usize> {
        let own: Vec<usize> = self
            .children_by(verb, &[Rel::NsubjPass])
            .map(|subject| self.antecedent(subject))
            .collect();
        if !own.is_empty() {
            return own;
        }
        match (self.rel(verb), self.head(verb)) {
            (Rel::Acl | Rel::AclRelcl, Some(noun)) => vec![noun],
            (Rel::Conj, Some(above)) if self.is_passive(above) => self.patients(above),
            (Rel::Xcomp, Some(above)) => self.subjects_within(above, 1),
            _ => Vec::new(),
        }
    }

    /// The noun for which a relative pronoun stands; any other word is itself.
    fn antecedent(&self, word: usize) -> usize {
        let relative = matches!(self.xpos(word), Xpos::Wdt | Xpos::Wp)
            || (self.lemma(word) == "that" && self.upos(word) == Upos::Pron);
        let clause = self
            .ancestors(word)
            .find(|&above| matches!(self.rel(above), Rel::AclRelcl | Rel::AdvclRelcl));
        match clause.and_then(|clause| self.head(clause)) {
            Some(noun) if relative => noun,
            _ => word,
        }
    }

    /// The words behind a preposition at a verb or noun.
    pub(super) fn behind(&self, preposition: &str, word: usize) -> Vec<usize> {
        let rels = [
            Rel::Obl,
            Rel::Nmod,
            Rel::OblAgent,
            Rel::Advcl,
            Rel::Acl,
            Rel::NmodDesc,
            Rel::OblUnmarked,
            Rel::Obj,
        ];
        // What a parser calls the tie of an actor with a preposition of its own does not matter.
        let actor = |child: usize| {
            self.participants
                .iter()
                .any(|one| one.head == child && !one.inner)
        };
        let fits = |&child: &usize| {
            (rels.contains(&self.rel(child)) || actor(child))
                && self.cases(child).any(|case| case == preposition)
        };
        self.children(word)
            .filter(fits)
            .map(|child| self.antecedent(child))
            .collect()
    }

    /// The clause that a verb, noun or adjective governs: "urged Iran to *return*".
    pub(super) fn complements(&self, word: usize) -> Vec<usize> {
        let clauses = [Rel::Xcomp, Rel::Ccomp, Rel::Acl, Rel::Advcl];
        let mut found: Vec<usize> = self.children_by(word, &clauses).collect();
        // "called the claim absurd", "hold them accountable": a predicate behind the object.
        let object = self.children_by(word, &[Rel::Obj]).next();
        let bare = |&child: &usize| {
            let adjective = self.rel(child) == Rel::Advmod && self.upos(child) == Upos::Adj;
            let noun = matches!(self.rel(child), Rel::OblUnmarked | Rel::Obj)
                && self.upos(child) == Upos::Noun;
            object.is_some_and(|object| child > object) && (adjective || noun)
        };
        found.extend(self.children(word).filter(bare));
        found
    }
}
