//! The word lists under `data/words`, each line a word; what follows the word belongs to it.

use std::sync::LazyLock;

use rustc_hash::{FxHashMap, FxHashSet};

/// Words of a list, each with the rest of its line.
pub(crate) type List = FxHashMap<&'static str, &'static str>;

/// What an abbreviation tells about the end of a sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Abbreviation {
    /// Stands before a name: never the end.
    Title,
    /// Is an abbreviation before a number, an ordinary word otherwise.
    Number,
    /// May be the end.
    Any,
}

macro_rules! list {
    ($name:ident, $file:literal, $doc:literal) => {
        #[doc = $doc]
        pub(crate) static $name: LazyLock<List> =
            LazyLock::new(|| read(include_str!(concat!("../../data/words/", $file))));
    };
}

list!(
    ABBREVIATIONS,
    "abbreviations.txt",
    "Abbreviations, with their kind."
);
list!(STARTERS, "starters.txt", "Words that begin sentences.");
list!(FUSED, "fused.txt", "Fused forms, with their parts.");
list!(PREFIXES, "prefixes.txt", "Prefixes that keep their hyphen.");
list!(UNITS, "units.txt", "Units that are written onto numbers.");
list!(VERBS, "verbs.txt", "Verbs in their dictionary form.");
list!(
    IRREGULAR,
    "irregular.txt",
    "Irregular past forms of verbs, with their dictionary forms."
);
list!(
    COPULAS,
    "copulas.txt",
    "Verbs that link their subject with a predicate."
);
list!(
    PHASES,
    "phases.txt",
    "Verbs of beginning, going on and ending."
);
list!(
    NAMING,
    "naming.txt",
    "Verbs with two nouns, of which the second tells what the first is."
);
list!(
    GIVING,
    "giving.txt",
    "Verbs with two objects, of whom the first receives the second."
);
list!(
    OBJECT_CONTROL,
    "object_control.txt",
    "Verbs whose object does what the infinitive behind it says."
);
list!(SPEECH, "speech.txt", "Verbs of saying.");
list!(
    GOING,
    "going.txt",
    "Verbs of going and gathering, which have no passive."
);
list!(
    TO_DO,
    "to_do.txt",
    "Verbs behind whose \"to\" stands a verb, never a noun."
);
list!(
    HELD,
    "held.txt",
    "Verbs for what is done with a meeting or a paper."
);
list!(
    HYPHENED,
    "hyphened.txt",
    "Nouns that some write with a hyphen, here without."
);
list!(
    DURATIONS,
    "durations.txt",
    "Nouns that tell when, how long or how far."
);
list!(DOMAINS, "domains.txt", "Last parts of host and file names.");

/// Verbs with a particle that a parser may take for a preposition.
static PARTICLE_VERBS: LazyLock<FxHashSet<&'static str>> = LazyLock::new(|| {
    let lines = include_str!("../../data/words/particle_verbs.txt").lines();
    lines
        .map(str::trim)
        .filter(|line| !line.starts_with('#'))
        .collect()
});

/// Whether a verb and a particle belong together: "hand over".
pub(crate) fn has_particle(verb: &str, particle: &str) -> bool {
    PARTICLE_VERBS.contains(&*format!("{verb} {particle}"))
}

fn read(text: &'static str) -> List {
    let lines = text.lines().map(str::trim);
    let lines = lines.filter(|line| !line.is_empty() && !line.starts_with('#'));
    lines
        .map(|line| line.split_once(' ').unwrap_or((line, "")))
        .collect()
}

/// The kind of an abbreviation, by its form without the last full stop.
pub(crate) fn abbreviation(form: &str) -> Option<Abbreviation> {
    match *get(&ABBREVIATIONS, form)? {
        "title" => Some(Abbreviation::Title),
        "number" => Some(Abbreviation::Number),
        _ => Some(Abbreviation::Any),
    }
}

/// Looks a form up in lower case. No listed word is long, so long forms cost nothing.
pub(crate) fn get<'a>(list: &'a List, form: &str) -> Option<&'a &'static str> {
    let is_small = |byte: u8| byte.is_ascii() && !byte.is_ascii_uppercase();
    match form {
        _ if form.len() > 16 => None,
        _ if form.bytes().all(is_small) => list.get(form),
        _ => list.get(form.to_lowercase().as_str()),
    }
}

/// Whether a list has a form, in any case.
pub(crate) fn has(list: &List, form: &str) -> bool {
    get(list, form).is_some()
}
