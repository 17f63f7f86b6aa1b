//! Actor dictionaries of TABARI and PETRARCH, with CAMEO codes.

use std::collections::HashMap;

use super::cameo::{Code, Entry, entries};
use super::names::{titled, words_of};
use super::rows::{Named, Rows};
use super::terms::Term;
use crate::lexicon::{FormKind, Lexicon, LexiconError, UserTable};
use crate::model::ActorId;

/// Tables from an actor dictionary with CAMEO codes, such as those of TABARI and PETRARCH; `file` names it in
/// faults. They go on top of the tables of `lexicon`, whose actors get only what is new.
///
/// An entry with a country's code alone gives names of that country, one with dated codes a person with an
/// office for each, any other an organisation. One without codes tells nothing and gives nothing.
///
/// # Errors
///
/// A line that is neither a name, a synonym, codes nor a comment, with its number.
///
/// ```
/// use chancery::lexicon::{Lexicon, import};
///
/// let text = "JANE_ROE_\n\t[CANGOV 930120-010120]\n";
/// let tables = import::petrarch("my.actors.txt", text, &Lexicon::embedded()?)?;
/// let lexicon = Lexicon::with_tables(&tables)?;
/// assert_eq!(lexicon.forms.exact("Jane Roe").len(), 1);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn petrarch(file: &str, text: &str, lexicon: &Lexicon) -> Result<Vec<UserTable>, LexiconError> {
    let mut countries = HashMap::new();
    for entry in lexicon.actors.entries() {
        if let Some(code) = &entry.cameo {
            // Of several states with one code the first is the one that there is.
            let id = entry.actor.id.clone();
            countries.entry(code.as_str()).or_insert(id);
        }
    }
    let mut importer = Importer {
        lexicon,
        rows: Rows::new(lexicon, "petrarch"),
    };
    for entry in merged(entries(file, text, &countries)?) {
        importer.add(&entry);
    }
    Ok(importer.rows.tables())
}

/// Entries of one name as one; a place may be in several countries.
fn merged(entries: Vec<Entry>) -> Vec<Entry> {
    let mut kept: Vec<Entry> = Vec::new();
    let mut places = HashMap::new();
    for entry in entries {
        if country_of_place(&entry).is_some() {
            kept.push(entry);
            continue;
        }
        let place = *places.entry(words_of(&entry.name)).or_insert(kept.len());
        match kept.get_mut(place) {
            Some(other) => {
                other.synonyms.extend(entry.synonyms);
                other.codes.extend(entry.codes);
            }
            None => kept.push(entry),
        }
    }
    kept
}

/// The country of an entry that has codes of countries only: the last, where it went from one to another.
fn country_of_place(entry: &Entry) -> Option<&ActorId> {
    let place = entry.codes.iter().all(|code| code.bare);
    entry.codes.last().filter(|_| place)?.country.as_ref()
}

struct Importer<'a> {
    lexicon: &'a Lexicon,
    rows: Rows<'a>,
}

impl Importer<'_> {
    fn add(&mut self, entry: &Entry) {
        if entry.codes.is_empty() {
            return;
        }
        if let Some(country) = country_of_place(entry) {
            let country = self.rows.named(country.clone());
            self.forms(&country, std::iter::once(&entry.name));
            self.forms(&country, &entry.synonyms);
            return;
        }
        let actor = self.actor(entry);
        self.forms(&actor, &entry.synonyms);
        if actor.person {
            for code in entry.codes.iter().filter(|code| code.is_dated()) {
                self.office(&actor, code);
            }
        }
    }

    /// The actor of an entry: one of the tables, or a new one.
    fn actor(&mut self, entry: &Entry) -> Named {
        let person = entry.codes.iter().any(Code::is_dated);
        let name = titled(&entry.name, person, &self.lexicon.words);
        // A surname alone may mean a person, but not a group.
        let known = self
            .rows
            .known(&name, |form| person || form.kind != FormKind::Surname);
        if let Some(id) = known {
            return self.rows.named(id);
        }
        let country = entry.codes.iter().find_map(|code| code.country.as_ref());
        if person {
            return self.rows.person(&name, "", country, "");
        }
        let role = entry.codes.iter().find_map(|code| code.role);
        let class = role.map_or("ngo", |role| role.class);
        self.rows.organization(&name, class, country)
    }

    fn forms<'n>(&mut self, actor: &Named, names: impl IntoIterator<Item = &'n String>) {
        for name in names {
            let form = titled(name, actor.person, &self.lexicon.words);
            self.rows.form(actor, &form);
        }
    }

    /// A code without a country or role is no office.
    fn office(&mut self, person: &Named, code: &Code) {
        let (Some(of), Some(role)) = (&code.country, code.role) else {
            return;
        };
        self.rows.role(&role.id(), role.title);
        self.rows.term(Term {
            person: person.id.clone(),
            role: role.id(),
            of: of.clone(),
            from: code.from,
            until: code.until,
        });
    }
}
