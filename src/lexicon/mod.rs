//! The knowledge under `data/` as checked tables: actors, event patterns, word lists.
//!
//! Tables are read once. A fault in them stops the load with file, line, cause and remedy, so that
//! no row is ever dropped silently.

mod actors;
mod data;
mod error;
mod forms;
pub mod import;
mod kinds;
mod layers;
pub(crate) mod marks;
mod patterns;
mod read_actors;
mod spellings;
mod surnames;
mod table;
mod tables;
mod topics;
mod triggers;
mod words;

pub use actors::{ActorEntry, ActorTables, Gender, Membership, OfficeTerm, Role};
pub use error::LexiconError;
pub(crate) use forms::fold;
pub use forms::{Form, FormKind, Forms, Piece};
pub use kinds::Kinds;
pub use layers::UserTable;
pub use patterns::{
    Condition, EventClass, Filler, Pattern, Role as PatternRole, Symmetry, TriggerKind, Unnamed,
};
pub(crate) use triggers::TriggerPlace;
pub(crate) use words::is_among;
pub use words::{Class, Words};

use std::path::Path;

use rustc_hash::FxHashMap;

use crate::model::{ActorId, Office};
use data::Data;
use layers::Layers;
use spellings::Spellings;
use triggers::Triggers;

/// All tables.
#[derive(Debug, Default)]
pub struct Lexicon {
    /// Countries, people, organisations, their offices and memberships.
    pub actors: ActorTables,
    /// Every name and alias, ready to be matched.
    pub forms: Forms,
    /// Towns and provinces, as forms of their countries.
    pub towns: Forms,
    /// Lists of words by class.
    pub words: Words,
    /// The event types with their patterns, in the order of their names.
    pub events: Vec<EventClass>,
    triggers: Triggers,
    pub(crate) topics: FxHashMap<String, String>,
    /// Nouns for kinds of actors.
    pub kinds: Kinds,
}

/// What tables are for.
#[derive(Debug, Clone, Copy)]
enum Scope {
    /// To read texts: all of them.
    Texts,
    /// To draw graphs and to ask them.
    Graphs,
}

impl Lexicon {
    /// The tables that come with the program.
    pub fn embedded() -> Result<Self, LexiconError> {
        Self::with_tables(&[])
    }

    /// The tables that come with the program, with the user's own on top, which have one of the forms of
    /// `docs/actors.md`: a row adds a fact, replaces the one with the same key, or, with `-` before its first
    /// cell, retracts it. The last table wins.
    ///
    /// ```
    /// use chancery::lexicon::{Lexicon, UserTable};
    ///
    /// let table = UserTable {
    ///     file: "mayors.tsv".into(),
    ///     text: "id\tname\tgender\tcountry\tsource\njane-roe\tJane Roe\tf\tcanada\town\n".into(),
    /// };
    /// let lexicon = Lexicon::with_tables(&[table])?;
    /// assert!(!lexicon.forms.exact("Jane Roe").is_empty());
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn with_tables(user: &[UserTable]) -> Result<Self, LexiconError> {
        Self::of(&Data::embedded(), user, Scope::Texts)
    }

    /// The tables, word lists and patterns of a folder that has the form of the project's `data/`, instead of
    /// those that come with the program; the user's tables lie on top. The word lists for cutting a text into
    /// words and sentences stay the program's own.
    pub fn from_folder(folder: &Path, user: &[UserTable]) -> Result<Self, LexiconError> {
        Self::of(&Data::folder(folder)?, user, Scope::Texts)
    }

    /// What drawing a graph and asking it takes, which loads in half the time: without patterns and
    /// without towns, of the same folder and user's tables.
    pub fn for_graphs(folder: Option<&Path>, user: &[UserTable]) -> Result<Self, LexiconError> {
        let data = folder.map_or_else(|| Ok(Data::embedded()), Data::folder)?;
        Self::of(&data, user, Scope::Graphs)
    }

    fn of(data: &Data, user: &[UserTable], scope: Scope) -> Result<Self, LexiconError> {
        let file = |name: &str| data.text(&format!("actors/{name}"));
        let layers = Layers::new(&file, user)?;
        let words = Words::read(data);
        let named = || {
            let actors = ActorTables::read(&layers)?;
            let spellings = Spellings::read(data.text("words/spellings.tsv")?)?;
            let surnames = surnames::Surnames::new(&words);
            let forms = Forms::read(&actors, &surnames, &layers, spellings, &words)?;
            let towns = match scope {
                Scope::Texts => Forms::towns(&actors, &layers)?,
                Scope::Graphs => Forms::default(),
            };
            Ok((actors, forms, towns))
        };
        let events = || match scope {
            Scope::Texts => patterns::read(data, &words),
            Scope::Graphs => patterns::read_types(data, &words),
        };
        let (named, events) = rayon::join(named, events);
        let ((actors, forms, towns), events) = (named?, events?);
        Ok(Self {
            actors,
            forms,
            towns,
            words,
            triggers: Triggers::new(&events),
            topics: topics::read(data.text("words/topics.tsv")?)?,
            kinds: Kinds::read(data.text("words/kinds.tsv")?)?,
            events,
        })
    }

    /// Tables of actors alone, without names, words and patterns; `file` gives a table's text by its name.
    #[cfg(test)]
    pub(crate) fn of_actors<'a>(
        file: &'a (dyn Fn(&str) -> Result<&'a str, LexiconError> + Sync),
    ) -> Result<Self, LexiconError> {
        Ok(Self {
            actors: ActorTables::read(&Layers::new(file, &[])?)?,
            ..Self::default()
        })
    }

    /// The offices that a person holds or held.
    pub fn offices(&self, person: &ActorId) -> impl Iterator<Item = &Office> {
        self.actors.terms_of(person).map(|term| &term.office)
    }

    /// The organisations of which a country is or was a member.
    pub fn memberships(&self, member: &ActorId) -> &[Membership] {
        self.actors.memberships_of(member)
    }

    /// The country or organisation of which an institution is part.
    pub fn part_of(&self, institution: &ActorId) -> Option<&ActorId> {
        self.actors.get(institution)?.part_of.as_ref()
    }

    /// The triggers of patterns in `events` whose main word has this lemma, the closest description first.
    pub(crate) fn triggers_of(&self, lemma: &str) -> &[TriggerPlace] {
        self.triggers.of(lemma)
    }

    /// The topic that a word shows.
    pub fn topic(&self, lemma: &str) -> Option<&str> {
        self.topics.get(lemma).map(String::as_str)
    }
}
