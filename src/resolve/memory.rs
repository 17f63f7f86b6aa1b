//! What a document has said so far: its actors, their surnames and titles, and the tables beside.

use std::collections::{BTreeMap, BTreeSet};

use rustc_hash::FxHashMap;

use super::{Participant, Read};
use crate::lexicon::{ActorEntry, FormKind, Gender, Lexicon, fold};
use crate::model::{Actor, ActorId, ActorKind, Document, Mentioned};
use crate::recognize::{Candidate, Mention, Name, Reference, is_acronym};
use crate::when::When;

/// The halves of divided countries, each with the other.
const HALVES: [(&str, &str); 2] = [("North", "South"), ("South", "North")];

/// The memory of one document.
pub(super) struct Memory<'a> {
    pub(super) lexicon: &'a Lexicon,
    pub(super) date: Option<When>,
    pub(super) document: &'a str,
    /// For whom "we" stands.
    pub(super) speaker: Option<ActorId>,
    /// The participants of the sentences before this one.
    pub(super) sentences: Vec<Vec<Participant>>,
    /// Every actor so far.
    pub(super) actors: BTreeMap<ActorId, Mentioned>,
    /// Bodies among them of which nothing but a name is known.
    pub(super) strangers: BTreeSet<ActorId>,
    /// Whom the document names in full, by each name without first names.
    surnames: FxHashMap<String, ActorId>,
    /// The persons whom the document names in full anywhere.
    named: BTreeSet<ActorId>,
    /// Which bodies the document introduces with an acronym in brackets.
    acronyms: FxHashMap<String, ActorId>,
    /// Roles that the document gives to persons.
    roles: FxHashMap<ActorId, BTreeSet<String>>,
    genders: FxHashMap<ActorId, Gender>,
    /// The countries and bodies that the document names without doubt, and the countries of those.
    spoken_of: BTreeSet<ActorId>,
}

impl<'a> Memory<'a> {
    pub(super) fn new(document: &'a Document, lexicon: &'a Lexicon) -> Self {
        Self {
            lexicon,
            date: document.date,
            document: &document.id,
            speaker: None,
            sentences: Vec::new(),
            actors: BTreeMap::new(),
            strangers: BTreeSet::new(),
            surnames: FxHashMap::default(),
            named: BTreeSet::new(),
            acronyms: FxHashMap::default(),
            roles: FxHashMap::default(),
            genders: FxHashMap::default(),
            spoken_of: BTreeSet::new(),
        }
    }

    /// Notes whom a sentence names in full, so that a headline's surname finds its person too.
    pub(super) fn learn_names(&mut self, read: &Read<'_>) {
        for mention in &read.mentions {
            match &mention.reference {
                Reference::Named(candidates) => {
                    self.learn_known(candidates);
                    self.learn_context(candidates);
                }
                Reference::Titled(titled) => match &titled.name {
                    Some(Name::Known(candidates)) => self.learn_known(candidates),
                    Some(Name::Unknown(name)) => self.learn_unknown(name),
                    None => {}
                },
                Reference::Person(name) => self.learn_unknown(name),
                _ => {}
            }
            self.learn_acronym(read, mention);
        }
    }

    fn learn_context(&mut self, candidates: &[Candidate]) {
        let Some(first) = candidates.first() else {
            return;
        };
        let is_other = |other: &Candidate| other.actor != first.actor;
        if first.kind == FormKind::Surname || candidates.iter().any(is_other) {
            return;
        }
        self.spoken_of.extend(self.country(&first.actor));
        self.spoken_of.insert(first.actor.clone());
    }

    /// Whether the document speaks elsewhere of an actor or of its country.
    pub(super) fn is_spoken_of(&self, actor: &ActorId) -> bool {
        let country = self.country(actor);
        self.spoken_of.contains(actor)
            || country.is_some_and(|country| self.spoken_of.contains(&country))
    }

    /// Whether the document names a person so far or further on.
    pub(super) fn names(&self, person: &ActorId) -> bool {
        self.actors.contains_key(person) || self.named.contains(person)
    }

    /// The one country of which the document speaks, if it speaks of no other.
    pub(super) fn only_country(&self) -> Option<&ActorId> {
        let mut countries = self
            .spoken_of
            .iter()
            .filter(|actor| self.kind(actor) == Some(ActorKind::Country));
        countries.next().filter(|_| countries.next().is_none())
    }

    /// The countries and international bodies of which the document speaks.
    pub(super) fn seats(&self) -> impl Iterator<Item = &ActorId> {
        let is_seat = |actor: &&ActorId| {
            let entry = self.entry(actor);
            self.kind(actor) == Some(ActorKind::Country)
                || entry.is_some_and(|entry| entry.class == "international")
        };
        self.spoken_of.iter().filter(is_seat)
    }

    /// "The Northern Front (NF)".
    fn learn_acronym(&mut self, read: &Read<'_>, mention: &Mention) {
        let word = |at: usize| {
            let token = read.sentence.tokens.get(at)?;
            read.text.get(token.span.clone())
        };
        let end = mention.tokens.end;
        let [Some("("), Some(acronym), Some(")")] = [end, end + 1, end + 2].map(word) else {
            return;
        };
        let body = match &mention.reference {
            Reference::Organization(name, _) => Some(body_id(name)),
            Reference::Named(candidates) => self.body(candidates),
            _ => None,
        };
        if let Some(body) = body.filter(|_| is_acronym(acronym)) {
            self.acronyms.entry(acronym.to_owned()).or_insert(body);
        }
    }

    /// Whom the document has introduced with this surname or acronym.
    pub(super) fn short(&self, word: &str) -> Option<ActorId> {
        let acronym = self.acronyms.get(word);
        acronym
            .or_else(|| self.by_surname(word))
            .cloned()
            .or_else(|| self.half(word))
    }

    /// "The North" beside South Korea: the half of a country of whose halves the document speaks.
    fn half(&self, word: &str) -> Option<ActorId> {
        let (_, other) = HALVES.into_iter().find(|(half, _)| *half == word)?;
        let spoken_of = self.spoken_of.iter().filter_map(|actor| self.entry(actor));
        let named = |name: &str| {
            let forms = self.lexicon.forms.exact(name).into_iter();
            let actors = forms.map(|form| &form.actor);
            let mut states = actors
                .filter(|actor| self.kind(actor) == Some(ActorKind::Country) && self.exists(actor));
            states.next().cloned()
        };
        let half = |entry: &ActorEntry| {
            let (side, rest) = entry.actor.name.split_once(' ')?;
            let is_half = side == word || side == other;
            let there = named(&format!("{other} {rest}")).filter(|_| is_half)?;
            named(&format!("{word} {rest}")).filter(|here| *here != there)
        };
        let found: BTreeSet<ActorId> = spoken_of.filter_map(half).collect();
        found.first().filter(|_| found.len() == 1).cloned()
    }

    fn learn_known(&mut self, candidates: &[Candidate]) {
        let mut full = candidates.iter().filter(|candidate| {
            candidate.kind != FormKind::Surname && self.is_known_person(&candidate.actor)
        });
        let Some(person) = full.next().map(|candidate| candidate.actor.clone()) else {
            return;
        };
        // "Director Yang" names nobody in full, though one of them is called Yang alone.
        let is_other =
            |other: &Candidate| other.actor != person && self.is_known_person(&other.actor);
        let Some(entry) = self.lexicon.actors.get(&person) else {
            return;
        };
        if candidates.iter().any(is_other) {
            return;
        }
        self.named.insert(person.clone());
        for word in entry.actor.name.split([' ', '-']) {
            self.surnames
                .entry(fold(word))
                .or_insert_with(|| person.clone());
        }
    }

    fn learn_unknown(&mut self, name: &str) {
        if let Some((_, surname)) = name.rsplit_once(' ') {
            self.surnames
                .entry(fold(surname))
                .or_insert_with(|| ActorId::new(&slug(name)));
        }
    }

    /// The person of whom the document has given this surname with a fuller name.
    pub(super) fn by_surname(&self, surname: &str) -> Option<&ActorId> {
        let last = surname.rsplit([' ', '-']).next().unwrap_or(surname);
        self.surnames.get(&fold(last))
    }

    /// Notes that the document names an actor, perhaps by an alias.
    pub(super) fn note(&mut self, actor: &ActorId, alias: Option<&str>) {
        let (lexicon, document) = (self.lexicon, self.document);
        let mentioned =
            self.actors.entry(actor.clone()).or_insert_with(|| {
                let known = lexicon.actors.get(actor).map(|entry| entry.actor.clone());
                mentioned(known.unwrap_or_else(|| {
                    unknown(actor, ActorKind::Organization, actor.as_str(), None)
                }))
            });
        mentioned.documents.insert(document.to_owned());
        if let Some(alias) = alias {
            let plain = without_article(alias)
                .split_whitespace()
                .collect::<Vec<_>>()
                .join(" ");
            if plain != mentioned.actor.name {
                mentioned.aliases.insert(plain);
            }
        }
    }

    /// Notes that the document gives a person these roles.
    pub(super) fn note_roles(&mut self, person: &ActorId, roles: &[String]) {
        self.roles
            .entry(person.clone())
            .or_default()
            .extend(roles.iter().cloned());
    }

    /// A person whom no table has: the one already met under this name, or a new one.
    pub(super) fn person_named(&mut self, name: &str, country: Option<&ActorId>) -> ActorId {
        if let Some(person) = self.by_surname(name).filter(|_| !name.contains(' ')) {
            return person.clone();
        }
        let id = ActorId::new(&slug(name));
        if self.lexicon.actors.get(&id).is_none() {
            let code = country.and_then(|id| self.entry(id)?.actor.country.clone());
            let actor = unknown(&id, ActorKind::Person, name, code);
            self.actors
                .entry(id.clone())
                .or_insert_with(|| mentioned(actor));
        }
        id
    }

    /// A body of which only a name is known: one that the document names more fully elsewhere, or a new actor.
    pub(super) fn stranger(&mut self, name: &str) -> ActorId {
        if let Some(known) = self.short(name).filter(|_| !name.contains(' ')) {
            return known;
        }
        let met = self.actors.len();
        let id = self.body_named(name, &[]);
        if self.actors.len() > met {
            self.strangers.insert(id.clone());
        }
        id
    }

    /// A body that no table has.
    pub(super) fn body_named(&mut self, name: &str, countries: &[Candidate]) -> ActorId {
        let name = without_article(name);
        if let Some(known) = self.owned_body(name) {
            return known;
        }
        let id = body_id(name);
        let code = self
            .body(countries)
            .and_then(|id| self.entry(&id)?.actor.country.clone());
        let actor = unknown(&id, ActorKind::Organization, name, code);
        if self.lexicon.actors.get(&id).is_none() {
            self.actors
                .entry(id.clone())
                .or_insert_with(|| mentioned(actor));
        }
        id
    }

    /// "The Supreme Court", where the document has named Spain's before.
    fn owned_body(&self, name: &str) -> Option<ActorId> {
        let mut bodies = self.actors.values().map(|mentioned| &mentioned.actor);
        let owned = |body: &&Actor| {
            let owner = body.name.strip_prefix(name);
            !body.known && owner.is_some_and(|owner| owner.starts_with(" of "))
        };
        bodies.find(owned).map(|body| body.id.clone())
    }

    pub(super) fn entry(&self, id: &ActorId) -> Option<&'a ActorEntry> {
        self.lexicon.actors.get(id)
    }

    pub(super) fn kind(&self, id: &ActorId) -> Option<ActorKind> {
        let known = self.entry(id).map(|entry| entry.actor.kind);
        known.or_else(|| self.actors.get(id).map(|mentioned| mentioned.actor.kind))
    }

    pub(super) fn is_person(&self, id: &ActorId) -> bool {
        self.kind(id) == Some(ActorKind::Person)
    }

    fn is_known_person(&self, id: &ActorId) -> bool {
        self.entry(id)
            .is_some_and(|entry| entry.actor.kind == ActorKind::Person)
    }

    /// The country to which a person or body belongs.
    pub(super) fn country(&self, id: &ActorId) -> Option<ActorId> {
        self.entry(id)?.country.clone()
    }

    pub(super) fn gender(&self, id: &ActorId) -> Gender {
        let noted = self.genders.get(id).copied();
        noted
            .or_else(|| self.entry(id).map(|entry| entry.gender))
            .unwrap_or(Gender::Unknown)
    }

    /// Notes a gender that the text tells by "Mr.", "she" and the like.
    pub(super) fn note_gender(&mut self, id: &ActorId, gender: Gender) {
        if self.gender(id) == Gender::Unknown && gender != Gender::Unknown {
            self.genders.insert(id.clone(), gender);
        }
    }

    /// Whether the person has one of the roles, by the document's words or by the tables on its date.
    pub(super) fn has_role(&self, person: &ActorId, roles: &[String]) -> bool {
        let told = self
            .roles
            .get(person)
            .is_some_and(|told| roles.iter().any(|role| told.contains(role)));
        told || self.lexicon.actors.terms_of(person).any(|term| {
            self.date.is_none_or(|date| term.holds_on(date)) && roles.contains(&term.role)
        })
    }
}

fn mentioned(actor: Actor) -> Mentioned {
    Mentioned {
        actor,
        aliases: BTreeSet::new(),
        documents: BTreeSet::new(),
    }
}

fn unknown(id: &ActorId, kind: ActorKind, name: &str, country: Option<String>) -> Actor {
    let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
    Actor {
        id: id.clone(),
        name,
        kind,
        country,
        known: false,
    }
}

fn without_article(name: &str) -> &str {
    let article = name.strip_prefix("the ");
    article
        .or_else(|| name.strip_prefix("The "))
        .unwrap_or(name)
}

/// The id of a body that no table has.
fn body_id(name: &str) -> ActorId {
    ActorId::new(&slug(without_article(name)))
}

/// A readable id from a name: `Cinema for Peace` is `cinema-for-peace`.
pub(super) fn slug(name: &str) -> String {
    let folded = fold(name);
    let words: Vec<&str> = folded
        .split(|char: char| !char.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .collect();
    words.join("-")
}
