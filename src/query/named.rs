//! Who bears a name?

use std::collections::BTreeMap;

use super::find::{likeness, most_alike, plain, within};
use crate::lexicon::{ActorEntry, FormKind, Lexicon};
use crate::model::ActorId;

/// An actor of the tables that bears a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Bearer<'l> {
    /// The actor.
    pub entry: &'l ActorEntry,
    /// What the name is of it; none where it is only a part of its name.
    pub kind: Option<FormKind>,
}

/// The actors of the tables that a name can mean, in the order of their ids: those of that id, or of exactly that
/// name or alias; else those with all its words in their names.
///
/// ```
/// use chancery::{lexicon::Lexicon, query::named};
///
/// let lexicon = Lexicon::embedded()?;
/// let found = named("Sergueï Lavrov", &lexicon);
/// assert_eq!(found[0].entry.actor.name, "Sergei Lavrov");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn named<'l>(name: &str, lexicon: &'l Lexicon) -> Vec<Bearer<'l>> {
    let mut found: BTreeMap<&ActorId, Bearer<'l>> = BTreeMap::new();
    let id = ActorId::new(name.trim());
    if let Some(entry) = lexicon.actors.get(&id) {
        let kind = Some(FormKind::Name);
        found.insert(&entry.actor.id, Bearer { entry, kind });
    }
    for form in lexicon.forms.exact(name) {
        if let Some(entry) = lexicon.actors.get(&form.actor) {
            let kind = Some(form.kind);
            let bearer = found
                .entry(&entry.actor.id)
                .or_insert(Bearer { entry, kind });
            bearer.kind = bearer.kind.min(kind);
        }
    }
    if found.is_empty() {
        let wanted = plain(name);
        let entries = lexicon.actors.entries().iter();
        let having = entries.filter(|entry| within(&wanted, &plain(&entry.actor.name)));
        found.extend(having.map(|entry| (&entry.actor.id, Bearer { entry, kind: None })));
    }
    found.into_values().collect()
}

/// The actors of the tables with the names that are spelled most alike, best first.
pub fn alike<'l>(name: &str, lexicon: &'l Lexicon) -> Vec<&'l ActorEntry> {
    let wanted = plain(name);
    let entries = lexicon.actors.entries().iter();
    most_alike(entries.map(|entry| (likeness(&wanted, [entry.actor.name.as_str()]), entry)))
}
