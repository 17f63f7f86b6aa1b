//! Dictionaries of others, turned into tables that go on top of the program's own.
//!
//! A dictionary adds, it corrects nothing: an actor whom the tables have keeps its row, and a name that they
//! have, of whomever, stays with its owner.

mod cameo;
mod entity;
mod names;
mod petrarch;
mod roles;
mod rows;
mod terms;
mod wikidata;

pub use petrarch::petrarch;
pub use wikidata::wikidata;

use crate::when::When;

/// The date of these figures, a month or day of `00` being unknown.
fn date(year: &str, month: &str, day: &str) -> Option<When> {
    let text = match (month, day) {
        ("00", _) => year.to_owned(),
        (_, "00") => format!("{year}-{month}"),
        _ => format!("{year}-{month}-{day}"),
    };
    text.parse().ok()
}
