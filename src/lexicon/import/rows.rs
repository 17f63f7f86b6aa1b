//! The rows that a dictionary gives, gathered table by table.

use std::collections::{HashMap, HashSet};

use super::names::{has_letters, slug, words_of};
use super::terms::{Term, Terms};
use crate::lexicon::surnames::Surnames;
use crate::lexicon::tables::{BODY_NAMES, OFFICES, ORGANIZATIONS, PEOPLE, PEOPLE_NAMES, ROLES};
use crate::lexicon::{Form, FormKind, Lexicon, UserTable};
use crate::model::{ActorId, ActorKind};

/// Rows on top of the program's tables.
pub(super) struct Rows<'a> {
    lexicon: &'a Lexicon,
    source: &'static str,
    people: Vec<String>,
    people_names: Vec<String>,
    organizations: Vec<String>,
    names: Vec<String>,
    roles: Vec<String>,
    terms: Terms,
    ids: HashSet<ActorId>,
    /// How many have an id that begins with this.
    namesakes: HashMap<String, usize>,
    /// Whose names, by their words, are there already.
    forms: HashSet<(ActorId, String)>,
}

/// An actor that gets rows.
pub(super) struct Named {
    pub(super) id: ActorId,
    pub(super) person: bool,
    /// What people call a person by, read off the name.
    surnames: Vec<String>,
}

impl<'a> Rows<'a> {
    /// No rows yet; `source` goes into their last column.
    pub(super) fn new(lexicon: &'a Lexicon, source: &'static str) -> Self {
        Self {
            lexicon,
            source,
            people: Vec::new(),
            people_names: Vec::new(),
            organizations: Vec::new(),
            names: Vec::new(),
            roles: Vec::new(),
            terms: Terms::default(),
            ids: HashSet::new(),
            namesakes: HashMap::new(),
            forms: HashSet::new(),
        }
    }

    /// The one actor of the tables whom a name names by a form that fits.
    pub(super) fn known(&self, name: &str, fits: impl Fn(&Form) -> bool) -> Option<ActorId> {
        only(self.lexicon, name, fits)
    }

    /// An actor that the tables have.
    pub(super) fn named(&self, id: ActorId) -> Named {
        let entry = self.lexicon.actors.get(&id);
        let person = entry.is_some_and(|entry| entry.actor.kind == ActorKind::Person);
        // The tables have a known person's surnames among the names, which are left out anyway.
        let surnames = Vec::new();
        Named {
            id,
            person,
            surnames,
        }
    }

    /// A person whom the tables do not have; `unnamed` gives the id where the name gives none.
    pub(super) fn person(
        &mut self,
        name: &str,
        gender: &str,
        country: Option<&ActorId>,
        unnamed: &str,
    ) -> Named {
        let id = self.free_id(name, unnamed);
        let country = country.map_or("", ActorId::as_str);
        let surnames = Surnames::new(&self.lexicon.words);
        let surnames = surnames.of(name, Some(country)).into_iter().map(words_of);
        let surnames = surnames.collect();
        let row = [id.as_str(), name, gender, country, self.source];
        self.people.push(row.join("\t"));
        self.forms.insert((id.clone(), words_of(name)));
        Named {
            id,
            person: true,
            surnames,
        }
    }

    /// An organisation that the tables do not have.
    pub(super) fn organization(
        &mut self,
        name: &str,
        class: &str,
        country: Option<&ActorId>,
    ) -> Named {
        let id = self.free_id(name, "");
        let country = country.map_or("", ActorId::as_str);
        let source = self.source;
        let row = format!("{id}\t{name}\t{class}\t{country}\t\t\t\t\t{source}");
        self.organizations.push(row);
        self.forms.insert((id.clone(), words_of(name)));
        Named {
            id,
            person: false,
            surnames: Vec::new(),
        }
    }

    /// Another name of an actor, unless the tables have it. Whose surname it is counts for people only: a
    /// company may be called Wagner.
    pub(super) fn form(&mut self, actor: &Named, text: &str) {
        let words = words_of(text);
        let forms = self.lexicon.forms.exact(text);
        let mut owned = forms
            .iter()
            .filter(|form| actor.person || form.kind != FormKind::Surname);
        if !has_letters(text) || owned.next().is_some() || actor.surnames.contains(&words) {
            return;
        }
        if !self.forms.insert((actor.id.clone(), words)) {
            return;
        }
        let (id, source) = (&actor.id, self.source);
        if actor.person {
            self.people_names.push(format!("{id}\t{text}\t{source}"));
        } else {
            self.names.push(format!("{id}\t{text}\tname\t{source}"));
        }
    }

    /// A role that many can hold at a time, unless there is one of this id.
    pub(super) fn role(&mut self, id: &str, title: &str) {
        let row = [id, title, "many", self.source].join("\t");
        if self.lexicon.actors.role(id).is_none() && !self.roles.contains(&row) {
            self.roles.push(row);
        }
    }

    /// A term in an office, unless the tables have it.
    pub(super) fn term(&mut self, term: Term) {
        self.terms.add(term, &self.lexicon.actors);
    }

    /// The tables that have rows.
    pub(super) fn tables(self) -> Vec<UserTable> {
        let offices = self.terms.rows(self.source);
        let tables = [
            table(PEOPLE.files[0], &PEOPLE.header, &self.people),
            table(
                PEOPLE_NAMES.files[0],
                &PEOPLE_NAMES.header,
                &self.people_names,
            ),
            table(
                ORGANIZATIONS.files[0],
                &ORGANIZATIONS.header,
                &self.organizations,
            ),
            table("names.tsv", &BODY_NAMES.header, &self.names),
            table(ROLES.files[0], &ROLES.header, &self.roles),
            table(OFFICES.files[0], &OFFICES.header, &offices),
        ];
        tables.into_iter().flatten().collect()
    }

    fn free_id(&mut self, name: &str, unnamed: &str) -> ActorId {
        let slugs = [name, unnamed].map(slug);
        let stem = slugs.into_iter().find(|slug| !slug.is_empty());
        let stem = stem.unwrap_or_else(|| "actor".to_owned());
        let mut id = ActorId::new(&stem);
        let count = self.namesakes.entry(stem.clone()).or_insert(1);
        while self.lexicon.actors.get(&id).is_some() || !self.ids.insert(id.clone()) {
            *count += 1;
            id = ActorId::new(&format!("{stem}-{count}"));
        }
        id
    }
}

/// The one actor whom a name names by a form that fits.
pub(super) fn only(lexicon: &Lexicon, name: &str, fits: impl Fn(&Form) -> bool) -> Option<ActorId> {
    let forms = lexicon.forms.exact(name);
    let mut actors = forms
        .into_iter()
        .filter(|form| fits(form))
        .map(|form| &form.actor);
    let first = actors.next()?;
    actors.all(|other| other == first).then(|| first.clone())
}

fn table(file: &str, header: &[&str], rows: &[String]) -> Option<UserTable> {
    if rows.is_empty() {
        return None;
    }
    Some(UserTable {
        file: file.to_owned(),
        text: format!("{}\n{}\n", header.join("\t"), rows.join("\n")),
    })
}
