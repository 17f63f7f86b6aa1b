//! The actors at a word of the tree: coordination, lists, appositions, "each of".

use super::roles::is_own;
use super::tree::{DEEP, Hit, Tree};
use crate::model::{ActorId, ActorKind, Span};
use crate::resolve::{Participant, Way};
use crate::text::{Rel, Upos, Xpos};

/// How many words may stand in the tree between the first of several titles and the name.
const LONGEST_CHAIN: usize = 5;

impl<'a> Tree<'a> {
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
        if let Some(named) = self.named_beside(word) {
            self.collect(named, hits, depth + 1);
        } else if let Some(participant) = self.participant(word) {
            let listed = match participant.way {
                Way::Back | Way::Place => Vec::new(),
                Way::Name | Way::Group => self.listed_with(participant),
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
                self.is_container(word) && self.cases(child).any(|case| case == "of")
            });
            // "German journalist Mesale Tolu", "UN envoy James Swan": where no table has the name.
            let title = self
                .children_by(word, &[Rel::Compound, Rel::NmodDesc, Rel::Flat])
                .filter(|&child| self.is_title(word, child));
            // "Civil society leaders, including Juan Guaido".
            let people = [
                "several_people",
                "several_bodies",
                "groups",
                "neighbours",
                "private_people",
            ];
            let people = people.iter().any(|class| self.has(class, word));
            let among = self.children_by(word, &[Rel::Nmod]).filter(|&child| {
                let mut cases = self.cases(child);
                people && cases.any(|case| matches!(case, "include" | "including"))
            });
            let inner: Vec<usize> = of
                .chain(through)
                .chain(among)
                .chain(title)
                .chain(self.titled(word))
                .collect();
            for child in inner {
                self.collect(child, hits, depth + 1);
            }
        }
        for child in self.children_by(word, &[Rel::Appos]) {
            // "Israel, UAE sign": two countries side by side are a list.
            if hits.len() > before
                && (self.are_countries(word, child) || self.are_headed(word, child))
            {
                self.collect(child, hits, depth + 1);
            }
        }
        // What is joined with any word of a name is joined with whoever bears it.
        let words = match self.participant(word).filter(|one| one.head == word) {
            Some(participant) => participant.tokens.clone(),
            None => word..word + 1,
        };
        let joined: Vec<usize> = words
            .clone()
            .flat_map(|one| self.children_by(one, &[Rel::Conj]).collect::<Vec<_>>())
            .filter(|child| !words.contains(child) && !self.is_left_out(*child))
            .collect();
        for child in joined {
            if !matches!(self.upos(child), Upos::Verb) {
                self.collect(child, hits, depth + 1);
            }
        }
    }

    /// Where an actor is named in the sentence, if the words only point back to it: "its" to "Turkey".
    pub(super) fn named_span(&self, hit: &Hit) -> Span {
        let points_back = |one: &&Participant| one.span == hit.span && one.way == Way::Back;
        let names = |one: &&Participant| {
            let alone = matches!(one.actors.as_slice(), [only] if *only == hit.actor);
            alone && one.way != Way::Back && !one.inner
        };
        let back = self.participants.iter().any(|one| points_back(&one));
        let mut others = self.participants.iter().filter(|_| back);
        others.find(names).map_or(hit.span, |one| one.span)
    }

    /// "Recognised by France but not by Serbia": who is joined only to be left out.
    fn is_left_out(&self, joined: usize) -> bool {
        let marks = [Rel::Advmod, Rel::Cc];
        self.children_by(joined, &marks)
            .any(|word| word < joined && self.has("negation", word))
    }

    /// The person whose name ends a chain of titles: "Politburo Member and Director of the Office Yang Jiechi".
    fn titled(&self, title: usize) -> Option<usize> {
        let named = |one: &&Participant| {
            one.kind == Some(ActorKind::Person)
                && one.way == Way::Name
                && !one.inner
                && one.tokens.start > title
                && self.rel(one.head) == Rel::Appos
                && self
                    .ancestors(one.head)
                    .take(LONGEST_CHAIN)
                    .any(|above| above == title)
        };
        let office = self.has("several_people", title) || self.has("offices", title);
        let mut people = self.participants.iter().filter(|_| office);
        people.find(named).map(|one| one.head)
    }

    /// Whether a word below a name tells who bears it.
    fn is_title(&self, name: usize, word: usize) -> bool {
        let named = self.participant(word).filter(|one| one.head == word);
        let person = named.is_some_and(|one| {
            one.way == Way::Group || one.kind == Some(ActorKind::Person) && one.way == Way::Name
        });
        // "Former president Sheikh Sharif".
        let behind = person && word > name && self.rel(word) == Rel::Flat;
        behind
            || person
                && word < name
                && self.read.text[self.sentence.tokens[name].span.clone()]
                    .starts_with(char::is_uppercase)
    }

    /// Whether two names before a plural verb are a list: "Macron, Merkel agree".
    fn are_headed(&self, one: usize, other: usize) -> bool {
        let verb = self.head(one).filter(|_| self.rel(one) == Rel::Nsubj);
        let plural = verb.is_some_and(|verb| self.xpos(verb) == Xpos::Vbp);
        plural && self.name_at(one).is_some() && self.name_at(other).is_some()
    }

    /// Whether two words are both names of countries, the second without an article.
    fn are_countries(&self, one: usize, other: usize) -> bool {
        let is_country = |word: usize| {
            let name = self.name_at(word);
            name.is_some_and(|name| name.kind == Some(ActorKind::Country))
        };
        let bare = self.children_by(other, &[Rel::Det]).next().is_none();
        is_country(one) && is_country(other) && bare
    }

    /// The participant that a word heads, if it is named.
    fn name_at(&self, word: usize) -> Option<&'a Participant> {
        self.participant(word)
            .filter(|one| one.head == word && one.way == Way::Name)
    }

    /// The actor that stands in apposition to people who are named only by whose they are: "our NATO ally, Albania".
    ///
    /// Or behind an office: "Malaysia's prime minister, Mahathir Mohamad", whoever held it at the document's date.
    fn named_beside(&self, word: usize) -> Option<usize> {
        let person = |one: &Participant| one.kind == Some(ActorKind::Person);
        let office = |one: &Participant| person(one) && self.upos(one.head) == Upos::Noun;
        let beside = self.participant(word)?;
        if office(beside) {
            let mut names = self.children_by(beside.head, &[Rel::Appos]);
            return names.find(|&name| {
                let other = self.participant(name);
                self.upos(name) == Upos::Propn
                    && other.is_some_and(|other| other.head == name && person(other))
            });
        }
        let group = Some(beside).filter(|one| one.way == Way::Group)?;
        let mut beside = self.children_by(word, &[Rel::Appos]);
        let named = beside.find(|&child| {
            let other = self.participant(child);
            other.is_some_and(|other| other.way == Way::Name && other.head != group.head)
        });
        named.or_else(|| self.titled(word))
    }

    /// Actors that stand in one list with a participant, where the tree does not show it: "with
    /// Germany's Angela Merkel and Britain's Boris Johnson".
    fn listed_with(&self, participant: &'a Participant) -> Vec<&'a Participant> {
        // "Italy's Eni and Libya's oil corporation": whose somebody is, is not in the list.
        let owner = |one: &Participant| {
            let owned = self
                .head(one.head)
                .and_then(|owned| self.participant(owned));
            self.rel(one.head) == Rel::NmodPoss && owned.is_some()
        };
        let outer = || {
            let all = self.participants.iter();
            all.filter(|other| !other.inner && other.way != Way::Back && !owner(other))
        };
        let next = |end: usize| {
            let mut at = end;
            while at < self.len() && matches!(self.lemma(at), "," | "and" | "the") {
                at += 1;
            }
            outer().find(|other| at > end && other.tokens.start <= at && at < other.tokens.end)
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
        let mut run = vec![participant];
        while let Some(other) = next(run[run.len() - 1].tokens.end)
            && is_list(run[run.len() - 1], other)
        {
            run.push(other);
        }
        let before = |first: &'a Participant| {
            outer().find(|other| {
                let behind = next(other.tokens.end);
                behind.is_some_and(|next| std::ptr::eq(next, first)) && is_list(other, first)
            })
        };
        while let Some(other) = before(run[0]) {
            run.insert(0, other);
        }
        let gaps = run
            .windows(2)
            .map(|pair| pair[0].tokens.end..pair[1].tokens.start);
        let is_joined = gaps.flatten().any(|word| self.lemma(word) == "and");
        run.retain(|other| is_joined && !std::ptr::eq(*other, participant));
        run
    }

    /// Whether an actor is told of by people or organs that stand for it: "Tunisian unions", "Tunisia's main union".
    pub(super) fn is_group(&self, hit: &Hit) -> bool {
        let owner = |one: &Participant| {
            let noun = self.head(one.head).filter(|_| is_own(self, one.head));
            let part = matches!(
                self.rel(one.head),
                Rel::Amod | Rel::Compound | Rel::NmodPoss
            );
            part && noun.is_some_and(|noun| self.has("own_people", noun))
        };
        let mut all = self.participants.iter();
        all.any(|one| one.span == hit.span && (one.way == Way::Group || owner(one)))
    }

    /// Whether a word is a part of an actor's own name: "the Global Coalition to *Defeat* ISIS".
    pub(super) fn is_in_name(&self, word: usize) -> bool {
        let mut all = self.participants.iter();
        all.any(|one| {
            let inside = one.tokens.contains(&word) && one.tokens.len() > 1;
            inside && one.kind == Some(ActorKind::Organization) && one.way == Way::Name
        })
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
}
