//! Wikidata's people with the positions that they hold or held.

use std::collections::{HashMap, HashSet};

use super::entity::{Item, Position, items};
use super::names::{has_letters, spaced};
use super::rows::{Named, Rows, only};
use super::terms::Term;
use crate::lexicon::{FormKind, Lexicon, LexiconError, UserTable};
use crate::model::{ActorId, ActorKind};

/// Tables from Wikidata's entities as JSON, one a line, as in its dumps; `file` names it in faults. They go on
/// top of the tables of `lexicon`, whose actors get only what is new.
///
/// A human gives a person with names and offices. The countries and positions that a human points to are known
/// by their own lines; an office whose country or role the tables do not have, or whose dates are less exact
/// than a year, is left out.
///
/// # Errors
///
/// A line that is no JSON object with an `id`, with its number.
///
/// ```
/// use chancery::lexicon::{Lexicon, import};
///
/// let line = r#"{"id": "Q1", "labels": {"en": {"value": "Jane Roe"}}, "claims": {"P31": [{"mainsnak":
///     {"datavalue": {"value": {"id": "Q5"}}}}]}}"#.replace('\n', " ");
/// let tables = import::wikidata("people.jsonl", &line, &Lexicon::embedded()?)?;
/// assert!(tables[0].text.ends_with("jane-roe\tJane Roe\t\t\twikidata\n"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn wikidata(file: &str, text: &str, lexicon: &Lexicon) -> Result<Vec<UserTable>, LexiconError> {
    let items = items(file, text)?;
    let places = Places::new(lexicon, &items);
    let mut rows = Rows::new(lexicon, "wikidata");
    let mut seen = HashSet::new();
    for item in items.iter().filter(|item| item.human) {
        if seen.insert(&item.id) {
            add(&mut rows, item, &places);
        }
    }
    Ok(rows.tables())
}

fn add(rows: &mut Rows<'_>, human: &Item, places: &Places<'_>) {
    let Some(name) = human.label.as_ref().filter(|label| has_letters(label)) else {
        return;
    };
    let person = person(rows, human, name, places);
    for alias in &human.aliases {
        rows.form(&person, alias);
    }
    for position in &human.positions {
        if let Some((role, of)) = places.office(position) {
            rows.term(Term {
                person: person.id.clone(),
                role,
                of,
                from: position.from,
                until: position.until,
            });
        }
    }
}

/// The person of the tables who has this name, or a new one.
fn person(rows: &mut Rows<'_>, human: &Item, name: &str, places: &Places<'_>) -> Named {
    let known = rows.known(name, |form| {
        form.kind == FormKind::Name && places.is(&form.actor, ActorKind::Person)
    });
    if let Some(id) = known {
        return rows.named(id);
    }
    let country = human.countries.iter().find_map(|id| places.country(id));
    rows.person(name, human.gender, country.as_ref(), &human.id)
}

/// The items of a file, and which of the tables' countries and organisations they are.
/// Labels of positions are at most so many bytes.
const LONGEST: usize = 200;

struct Places<'a> {
    lexicon: &'a Lexicon,
    items: HashMap<&'a str, &'a Item>,
    /// Countries by their ISO codes.
    codes: HashMap<&'a str, &'a ActorId>,
}

impl<'a> Places<'a> {
    fn new(lexicon: &'a Lexicon, items: &'a [Item]) -> Self {
        let mut codes = HashMap::new();
        for entry in lexicon.actors.entries() {
            if entry.actor.kind == ActorKind::Country {
                // Of several states with one code the first is the one that there is.
                for code in [&entry.actor.country, &entry.iso2].into_iter().flatten() {
                    codes.entry(code.as_str()).or_insert(&entry.actor.id);
                }
            }
        }
        Self {
            lexicon,
            items: items.iter().map(|item| (item.id.as_str(), item)).collect(),
            codes,
        }
    }

    fn is(&self, actor: &ActorId, kind: ActorKind) -> bool {
        let entry = self.lexicon.actors.get(actor);
        entry.is_some_and(|entry| entry.actor.kind == kind)
    }

    fn country(&self, item: &str) -> Option<ActorId> {
        self.body(item).filter(|id| self.is(id, ActorKind::Country))
    }

    /// The country or organisation that an item is.
    fn body(&self, item: &str) -> Option<ActorId> {
        let item = self.items.get(item)?;
        let coded = item
            .codes
            .iter()
            .find_map(|code| self.codes.get(code.as_str()));
        match coded {
            Some(&id) => Some(id.clone()),
            None => self.body_named(item.label.as_ref()?),
        }
    }

    /// The country or organisation of this name, not of its capital's: Tokyo's governor is not Japan's.
    fn body_named(&self, name: &str) -> Option<ActorId> {
        only(self.lexicon, &spaced(name), |form| {
            let name = matches!(
                form.kind,
                FormKind::Name | FormKind::Official | FormKind::Acronym
            );
            name && !self.is(&form.actor, ActorKind::Person)
        })
    }

    /// The role that a position is, and of what: "foreign minister" where it is told of what, else "minister of
    /// foreign affairs of Japan".
    fn office(&self, position: &Position) -> Option<(String, ActorId)> {
        let item = self.items.get(position.item.as_str())?;
        // A longer label names no office, and would take long to split.
        let label = item.label.as_ref().filter(|label| label.len() <= LONGEST)?;
        let label = label.to_lowercase();
        let told = position
            .of
            .iter()
            .chain(&item.of)
            .find_map(|id| self.body(id));
        let whole = told.and_then(|of| Some((self.role(&label, &of)?, of)));
        whole.or_else(|| {
            let mut splits = label.rmatch_indices(" of ");
            splits.find_map(|(at, between)| {
                let of = self.body_named(&label[at + between.len()..])?;
                Some((self.role(&label[..at], &of)?, of))
            })
        })
    }

    /// The best role of this name, before it one that someone held there: the president of the Commission is
    /// none of a state.
    fn role(&self, name: &str, of: &ActorId) -> Option<String> {
        let actors = &self.lexicon.actors;
        let roles = actors.roles_named(name);
        let held = roles
            .iter()
            .find(|role| actors.terms_in(role, of).next().is_some());
        held.or(roles.first()).cloned()
    }
}
