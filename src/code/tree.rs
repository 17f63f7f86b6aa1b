//! Questions to a sentence's tree: who does it, to whom, behind which preposition.
//!
//! All that syntax does to the order of words (passives, relative clauses, participles, shared
//! subjects, control) is undone here, so that patterns need not know of it.

use std::borrow::Cow;

use super::dates::is_day_or_month;
use super::fillers::{Phrase, phrases};
use super::memo::Memo;
use super::present::Present;
use crate::lexicon::{Class, Condition, PatternRole as Role, TriggerPlace, Words, is_among};
use crate::model::{ActorId, Span};
use crate::recognize::lower;
use crate::resolve::{Participant, Read};
use crate::text::{Rel, Sentence, Upos, Xpos};

/// A sentence with its participants.
pub(super) struct Tree<'a> {
    pub(super) read: &'a Read<'a>,
    pub(super) sentence: &'a Sentence,
    pub(super) participants: &'a [Participant],
    pub(super) places: &'a [Participant],
    pub(super) words: &'a Words,
    /// The state or body whose own statement the document is.
    pub(super) speaker: Option<&'a ActorId>,
    children: Vec<Vec<usize>>,
    /// Lemmas in lower case: in headlines common words are written as names.
    lemmas: Vec<Cow<'a, str>>,
    /// The classes that have each lemma.
    classes: Vec<&'a [Class]>,
    /// The phrases that each word makes with those that hang on it.
    phrases: Vec<Vec<Phrase<'a>>>,
    /// Whether each word names a day or a month.
    times: Vec<bool>,
    present: Present,
    /// Who fills the roles beside the word that is looked at.
    pub(super) memo: Memo,
}

/// An actor at a place in the sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Hit {
    pub(super) actor: ActorId,
    pub(super) span: Span,
}

/// How many words up or down a search goes; trees are shallower, but for broken ones.
pub(super) const DEEP: usize = 40;

impl<'a> Tree<'a> {
    pub(super) fn new(
        read: &'a Read<'a>,
        participants: &'a [Participant],
        places: &'a [Participant],
        words: &'a Words,
        speaker: Option<&'a ActorId>,
    ) -> Self {
        let sentence = &read.sentence;
        let mut children = vec![Vec::new(); sentence.tokens.len()];
        for (index, token) in sentence.tokens.iter().enumerate() {
            if let Some(head) = token.head {
                children[head].push(index);
            }
        }
        let mut tree = Self {
            read,
            sentence,
            participants,
            places,
            words,
            speaker,
            children,
            lemmas: sentence
                .tokens
                .iter()
                .map(|token| match token.rel {
                    // "Regarding", "following", "according to": as prepositions they are what they look like.
                    Rel::Case if token.xpos == Xpos::Vbg => {
                        Cow::Owned(read.text[token.span.clone()].to_lowercase())
                    }
                    _ => lower(&token.lemma),
                })
                .collect(),
            classes: Vec::new(),
            phrases: Vec::new(),
            times: Vec::new(),
            present: Present::default(),
            memo: Memo::default(),
        };
        tree.name_peoples();
        tree.classes = (tree.lemmas.iter())
            .map(|lemma| words.classes_of(lemma))
            .collect();
        tree.times = sentence
            .tokens
            .iter()
            .map(|token| is_day_or_month(&read.text[token.span.clone()]))
            .collect();
        tree.phrases = (0..tree.len()).map(|word| phrases(&tree, word)).collect();
        tree.present = Present::of(&tree);
        tree
    }

    /// "Ethnic Albanians" are people.
    fn name_peoples(&mut self) {
        for word in 1..self.len() {
            let kin = self.xpos(word) == Xpos::Nnps
                && self.head(word - 1) == Some(word)
                && self.words.has("descent", &self.lemmas[word - 1]);
            if kin {
                self.lemmas[word] = Cow::Borrowed("people");
            }
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

    /// Where a word stands.
    pub(super) fn span(&self, word: usize) -> Span {
        self.sentence.tokens[word].span.clone().into()
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
        is_among(self.classes[word], class)
    }

    /// The phrases that a word makes with its particle, its modifier, the rest of its name.
    pub(super) fn phrases(&self, word: usize) -> &[Phrase<'a>] {
        &self.phrases[word]
    }

    /// The classes that have a word.
    pub(super) fn classes(&self, word: usize) -> &'a [Class] {
        self.classes[word]
    }

    /// Whether a condition may hold in the sentence, as far as its words tell. In a state's own statement the state
    /// says what no verb of saying reports.
    pub(super) fn may_hold(&self, condition: &Condition) -> bool {
        condition.role == Role::Saying && self.speaker.is_some() || self.present.may_have(condition)
    }

    /// Whether a pattern may code anything in the sentence, as far as its narrowest condition tells.
    pub(super) fn may_trigger(&self, place: &TriggerPlace) -> bool {
        let needs = place.needs.as_deref();
        needs.is_none_or(|marks| self.present.has_any(marks))
    }

    /// Whether a word is a predicate with "be".
    pub(super) fn is_copular(&self, word: usize) -> bool {
        self.children_by(word, &[Rel::Cop]).next().is_some()
    }

    /// Whether a word names a day or a month.
    pub(super) fn is_time(&self, word: usize) -> bool {
        self.times[word]
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
        // "In Russian attacks": the preposition is that of the attacks.
        let of_noun = matches!(
            self.rel(noun),
            Rel::Amod | Rel::Compound | Rel::NmodPoss | Rel::NmodDesc
        ) && self.head(noun).is_some_and(|above| above > noun);
        let before = before.filter(|&word| {
            let free = !self.children(noun).any(|child| child == word);
            // "Condolences to Erdogan", "called for Russia to leave", whatever the tag says.
            let link = matches!(self.lemma(word), "to" | "for");
            (self.upos(word) == Upos::Adp && free || link) && !of_noun
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

    /// Whether `word` hangs below `top`, and not in a clause that is only joined with it.
    pub(super) fn is_within(&self, word: usize, top: usize) -> bool {
        let chain: Vec<usize> = self
            .ancestors(word)
            .take_while(|&above| above != top)
            .collect();
        let joined = |&last: &usize| self.rel(last) == Rel::Conj && self.upos(last) == Upos::Verb;
        self.is_below(word, top) && !chain.last().is_some_and(joined)
    }

    /// Whether a word counts those behind its "of": "a group of senators", "82 of the girls".
    pub(super) fn is_container(&self, word: usize) -> bool {
        self.upos(word) == Upos::Num || self.has("containers", word)
    }

    /// Whether a word is a noun or a name.
    pub(super) fn is_noun(&self, word: usize) -> bool {
        matches!(self.upos(word), Upos::Noun | Upos::Propn)
    }

    /// The word itself, its head, the head's head, up to the root.
    pub(super) fn ancestors(&self, word: usize) -> impl Iterator<Item = usize> + '_ {
        std::iter::successors(Some(word), |&word| self.head(word)).take(DEEP)
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
        let according = |child: usize| {
            let mut cases = self.children_by(child, &[Rel::Case]);
            cases.any(|case| matches!(self.lemma(case), "accord" | "according"))
        };
        let fits = |&child: &usize| {
            (rels.contains(&self.rel(child)) || actor(child))
                && self.cases(child).any(|case| case == preposition)
                && !according(child)
                || self.is_clause_behind(preposition, child)
        };
        let mut found: Vec<usize> = self
            .children(word)
            .filter(fits)
            .map(|child| self.antecedent(child))
            .collect();
        if preposition == "near" {
            // "Close to the border".
            let close = self
                .children(word)
                .filter(|&child| self.has("close_to", child));
            let to = |&child: &usize| self.cases(child).any(|case| case == "to");
            found.extend(
                close.flat_map(|close| self.children(close).filter(to).collect::<Vec<_>>()),
            );
        }
        found
    }

    /// "Scrambled jets after bombers came close", "an investigation into whether the bank helped".
    fn is_clause_behind(&self, mark: &str, clause: usize) -> bool {
        let mut marks = self.children_by(clause, &[Rel::Mark, Rel::Advmod]);
        matches!(mark, "after" | "into" | "when")
            && matches!(self.rel(clause), Rel::Advcl | Rel::Acl)
            && marks.any(|word| self.lemma(word) == mark)
    }

    /// The clause that a verb, noun or adjective governs: "urged Iran to *return*".
    pub(super) fn complements(&self, word: usize) -> Vec<usize> {
        let clauses = [Rel::Xcomp, Rel::Ccomp, Rel::Acl, Rel::Advcl];
        // "Since the war began" is no complement.
        let adverbial = |&clause: &usize| {
            let marked = self
                .children_by(clause, &[Rel::Mark])
                .any(|mark| !matches!(self.lemma(mark), "to" | "of" | "for" | "from" | "that"));
            self.rel(clause) == Rel::Advcl && marked
        };
        let clauses = self.children_by(word, &clauses);
        // "Named John Kerry": a name is no clause.
        let name = |&clause: &usize| {
            self.rel(clause) == Rel::Xcomp
                && self.upos(clause) == Upos::Propn
                && self.participant(clause).is_some()
        };
        let mut found: Vec<usize> = clauses
            .filter(|clause| !adverbial(clause) && !name(clause))
            .collect();
        // "called the claim absurd", "hold them accountable": a predicate behind the object.
        let object = self.children_by(word, &[Rel::Obj]).next();
        let bare = |&child: &usize| {
            let adjective = self.rel(child) == Rel::Advmod && self.upos(child) == Upos::Adj;
            let noun = matches!(self.rel(child), Rel::OblUnmarked | Rel::Obj)
                && self.upos(child) == Upos::Noun;
            object.is_some_and(|object| child > object) && (adjective || noun)
        };
        found.extend(self.children(word).filter(bare));
        // "Called the threats against Ukraine dangerous".
        let behind = |object: usize| {
            self.children_by(object, &[Rel::Amod])
                .filter(move |&adjective| adjective > object)
        };
        found.extend(object.into_iter().flat_map(behind));
        // "Gave the diplomats three days to leave", "did everything to help".
        let of_objects = self
            .children_by(word, &[Rel::Obj])
            .filter(|&object| self.has("periods", object) || self.has("efforts", object))
            .flat_map(|object| self.children_by(object, &[Rel::Acl]).collect::<Vec<_>>());
        let bare = |&clause: &usize| {
            self.xpos(clause) == Xpos::Vb
                && self.is_infinite(clause)
                && self.children_by(clause, &[Rel::Nsubj]).next().is_none()
        };
        found.extend(of_objects.filter(bare));
        // "Barred refugees from returning".
        let objects = self.children_by(word, &[Rel::Obj]);
        let kept = objects.flat_map(|object| self.children_by(object, &[Rel::Acl]));
        let from = |&clause: &usize| {
            let mut marks = self.children_by(clause, &[Rel::Mark]);
            self.xpos(clause) == Xpos::Vbg && marks.any(|mark| self.lemma(mark) == "from")
        };
        found.extend(kept.filter(from).collect::<Vec<_>>());
        found
    }
}
