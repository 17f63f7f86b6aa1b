//! The tables under `data/actors` are whole and do not contradict themselves.
//!
//! What a single row can be checked for, such as ids that no table has, stops the load already.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use chancery::lexicon::{ActorEntry, Lexicon, OfficeTerm};
use chancery::model::{ActorId, ActorKind};
use chancery::when::When;

fn lexicon() -> Lexicon {
    Lexicon::embedded().expect("the tables are sound")
}

/// The rows of a table, by the names in its header.
fn rows(table: &str) -> Vec<BTreeMap<String, String>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/actors");
    let text = fs::read_to_string(folder.join(table)).expect("the table is there");
    let mut lines = text
        .lines()
        .filter(|line| !line.is_empty() && !line.starts_with('#'))
        .map(|line| line.split('\t').map(|cell| cell.trim().to_owned()));
    let header: Vec<String> = lines.next().expect("a header").collect();
    lines
        .map(|cells| header.iter().cloned().zip(cells).collect())
        .collect()
}

#[track_caller]
fn check(faults: &BTreeSet<String>) {
    let list: Vec<&str> = faults.iter().map(String::as_str).collect();
    assert!(list.is_empty(), "\n{}\n", list.join("\n"));
}

fn in_order(from: Option<When>, until: Option<When>) -> bool {
    from.zip(until)
        .is_none_or(|(from, until)| from.first() <= until.last())
}

#[test]
fn every_row_says_where_it_is_from() {
    let tables = [
        "countries.tsv",
        "country_names.tsv",
        "members.tsv",
        "offices.tsv",
        "organization_names.tsv",
        "organizations.tsv",
        "people.tsv",
        "people_names.tsv",
        "role_names.tsv",
        "roles.tsv",
    ];
    let mut faults = BTreeSet::new();
    for table in tables {
        let mut seen = BTreeSet::new();
        for row in rows(table) {
            let cells: Vec<&str> = row.values().map(String::as_str).collect();
            let shown = cells.join(" | ");
            if row["source"].is_empty() {
                faults.insert(format!("{table}: no source: {shown}"));
            }
            if !seen.insert(shown.clone()) {
                faults.insert(format!("{table}: stands twice: {shown}"));
            }
        }
    }
    check(&faults);
}

#[test]
fn dates_are_in_order() {
    let lexicon = lexicon();
    let mut faults = BTreeSet::new();
    for entry in lexicon.actors.entries() {
        let id = &entry.actor.id;
        if !in_order(entry.from, entry.until) {
            faults.insert(format!("{id} ends before it begins"));
        }
        for term in lexicon.actors.terms_of(id) {
            if !in_order(term.office.from, term.office.until) {
                faults.insert(format!("{} ends before it begins", shown(term)));
            }
        }
        for membership in lexicon.actors.memberships_of(id) {
            if !in_order(membership.from, membership.until) {
                faults.insert(format!("{id} leaves {} before it joins", membership.of));
            }
        }
    }
    check(&faults);
}

fn shown(term: &OfficeTerm) -> String {
    let day = |when: Option<When>| when.map_or(String::new(), |when| when.to_string());
    let (from, until) = (day(term.office.from), day(term.office.until));
    format!(
        "{} as {} of {} {from}..{until}",
        term.person, term.role, term.office.of
    )
}

#[test]
fn one_seat_has_one_holder() {
    let lexicon = lexicon();
    let pairs = lexicon.actors.double_seats().into_iter();
    let faults = pairs.map(|[one, other]| format!("{} and {}", shown(one), shown(other)));
    check(&faults.collect());
}

#[test]
fn every_member_of_the_un_has_a_head() {
    let lexicon = lexicon();
    let day: When = "2021-08-20".parse().expect("a date");
    let members = lexicon
        .actors
        .members_of(&ActorId::new("united-nations"))
        .iter()
        .filter(|membership| {
            membership
                .until
                .is_none_or(|until| until.first() > day.last())
        });
    let mut faults = BTreeSet::new();
    let mut count = 0;
    for membership in members {
        count += 1;
        let country = lexicon.actors.get(&membership.member);
        let Some(role) = country.and_then(|country| country.leads.as_deref()) else {
            faults.insert(format!("{}: no role leads it", membership.member));
            continue;
        };
        let mut holders = lexicon.actors.terms_in(role, &membership.member);
        if !holders.any(|term| term.holds_on(day)) {
            faults.insert(format!("{}: no {role} on {day}", membership.member));
        }
    }
    assert_eq!(count, 193, "members of the United Nations on {day}");
    check(&faults);
}

#[test]
fn a_country_is_led_by_a_role_of_the_table() {
    let lexicon = lexicon();
    let unknown = |entry: &&ActorEntry| {
        let leads = entry.leads.as_deref();
        leads.is_some_and(|role| lexicon.actors.role(role).is_none())
    };
    let entries = lexicon.actors.entries().iter().filter(unknown);
    let faults = entries.map(|entry| format!("{}: {:?}", entry.actor.id, entry.leads));
    check(&faults.collect());
}

/// Parts of a state whose capital is the state's, and the one country without citizens of its name.
const WITHOUT: &[(&str, &str)] = &[
    ("england", "capital"),
    ("west-bank", "capital"),
    ("vatican-city", "demonym"),
];

#[test]
fn every_country_has_its_words() {
    let lexicon = lexicon();
    let mut kinds: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for row in rows("country_names.tsv") {
        // Citizens are named by the one or the many.
        let kind = row["kind"].replace("demonyms", "demonym");
        kinds.entry(row["id"].clone()).or_default().insert(kind);
    }
    let mut faults = BTreeSet::new();
    let entries = lexicon.actors.entries().iter();
    for entry in entries.filter(|entry| entry.actor.kind == ActorKind::Country) {
        let id = entry.actor.id.as_str();
        for kind in ["adjective", "demonym", "capital"] {
            let has = kinds.get(id).is_some_and(|kinds| kinds.contains(kind));
            if has == WITHOUT.contains(&(id, kind)) {
                let fault = if has { "has now a" } else { "has no" };
                faults.insert(format!("{id} {fault} {kind}"));
            }
        }
    }
    check(&faults);
}

/// Names that two actors bear in fact; date and context decide (`src/resolve/choose.rs`).
const SHARED: &[&str] = &[
    "Abdullah",
    "Aden",
    "Albert II",
    "Andris Bērziņš",
    "Belgrade",
    "Bonn",
    "Brussels",
    "Congo",
    "Congress",
    "Gerhard Schroeder",
    "Gerhard Schröder",
    "Ha Noi",
    "Hanoi",
    "King Abdullah",
    "Korea",
    "Maoist guerrillas",
    "Maoist insurgents",
    "Maoist rebels",
    "Maoists",
    "Moscow",
    "Prague",
    "Reza Pahlavi",
    "Sana'a",
    "Sanaa",
];

#[test]
fn a_name_is_claimed_twice_only_where_noted() {
    let lexicon = lexicon();
    let mut claims: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let mut claim = |name: &str, id: &str| {
        let ids = claims.entry(name.to_owned()).or_default();
        ids.insert(id.to_owned());
    };
    for entry in lexicon.actors.entries() {
        claim(&entry.actor.name, entry.actor.id.as_str());
    }
    for row in rows("country_names.tsv") {
        // Adjectives and citizens are shared by states that followed each other.
        if !["adjective", "demonym", "demonyms", "prefix"].contains(&row["kind"].as_str()) {
            claim(&row["form"], &row["id"]);
        }
    }
    for row in rows("organization_names.tsv") {
        claim(&row["form"], &row["id"]);
    }
    // One word is a family name, which many bear.
    for row in rows("people_names.tsv") {
        if row["form"].contains(' ') || SHARED.contains(&row["form"].as_str()) {
            claim(&row["form"], &row["id"]);
        }
    }
    let noted = |name: &String| SHARED.contains(&name.as_str());
    let mut faults = BTreeSet::new();
    for (name, ids) in &claims {
        if (ids.len() > 1) != noted(name) {
            faults.insert(format!("{name}: {ids:?}, noted: {}", noted(name)));
        }
    }
    check(&faults);
}
