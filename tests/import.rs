//! Dictionaries of others become tables that the program takes.

use std::fs;
use std::path::Path;
use std::sync::LazyLock;

use chancery::lexicon::{Lexicon, LexiconError, UserTable, import};
use chancery::model::{ActorId, ActorKind};
use proptest::prelude::*;
use proptest::sample::select;

static LEXICON: LazyLock<Lexicon> =
    LazyLock::new(|| Lexicon::embedded().expect("the tables are sound"));

fn fixture(name: &str) -> String {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/import");
    fs::read_to_string(folder.join(name)).expect("the fixture is there")
}

fn petrarch(text: &str) -> Result<Vec<UserTable>, LexiconError> {
    import::petrarch("a.txt", text, &LEXICON)
}

fn wikidata(text: &str) -> Result<Vec<UserTable>, LexiconError> {
    import::wikidata("a.jsonl", text, &LEXICON)
}

/// Tables as text, each under its file's name, with the cells set apart by `|`.
fn shown(tables: &[UserTable]) -> String {
    let table = |table: &UserTable| format!("{}\n{}", table.file, table.text.replace('\t', "|"));
    tables.iter().map(table).collect::<Vec<_>>().join("\n")
}

/// Whom a name names in the tables with these on top, with the kind of actor.
#[track_caller]
fn check_names(tables: &[UserTable], names: &[(&str, &str, ActorKind)]) {
    let lexicon = Lexicon::with_tables(tables).expect("the tables are sound");
    for (name, id, kind) in names {
        let forms = lexicon.forms.exact(name);
        let id = ActorId::new(id);
        assert!(
            forms.iter().all(|form| form.actor == id),
            "{name}: {forms:?}"
        );
        assert!(!forms.is_empty(), "{name}");
        assert_eq!(
            lexicon.actors.get(&id).map(|entry| entry.actor.kind),
            Some(*kind)
        );
    }
}

/// The fault of a text, without its remedy.
#[track_caller]
fn check_fault(tables: Result<Vec<UserTable>, LexiconError>, expected: &str) {
    let fault = tables.expect_err(expected);
    assert!(!fault.remedy.is_empty());
    let fault = fault.to_string();
    assert!(fault.starts_with(&format!("{expected}; ")), "{fault}");
}

#[test]
fn an_actor_dictionary_becomes_tables() {
    let tables = petrarch(&fixture("petrarch.actors.txt")).expect("it is sound");
    insta::assert_snapshot!(shown(&tables));
    let names = [
        ("Jeanne O'Dell", "jane-o-dell", ActorKind::Person),
        ("Cheese Republic", "france", ActorKind::Country),
        (
            "Manu Macron the Younger",
            "emmanuel-macron",
            ActorKind::Person,
        ),
        ("LQS", "league-for-quiet-seas", ActorKind::Organization),
        (
            "House on the East River",
            "united-nations",
            ActorKind::Organization,
        ),
    ];
    check_names(&tables, &names);
}

#[test]
fn wikidata_becomes_tables() {
    let tables = wikidata(&fixture("wikidata.jsonl")).expect("it is sound");
    insta::assert_snapshot!(shown(&tables));
    let names = [
        ("Jane Q. Roe", "jane-roe", ActorKind::Person),
        ("Manu of Amiens", "emmanuel-macron", ActorKind::Person),
        ("Владимир Рябов", "q9104", ActorKind::Person),
    ];
    check_names(&tables, &names);
}

#[test]
fn what_was_imported_is_not_imported_again() {
    let text = fixture("petrarch.actors.txt");
    let tables = petrarch(&text).expect("it is sound");
    let lexicon = Lexicon::with_tables(&tables).expect("the tables are sound");
    assert_eq!(import::petrarch("a.txt", &text, &lexicon), Ok(Vec::new()));
}

#[test]
fn nothing_gives_no_table() {
    assert_eq!(petrarch("\n# nothing\n"), Ok(Vec::new()));
    assert_eq!(wikidata("[\n]\n"), Ok(Vec::new()));
}

#[test]
fn a_line_that_is_no_entry_is_named() {
    let check = |text, expected| check_fault(petrarch(text), expected);
    check(
        "# a\n+SYNONYM_\n",
        "a.txt:2: no actor's name stands above this line",
    );
    check("\t[USA]", "a.txt:1: no actor's name stands above this line");
    check("A_ [USA]\n---\n", "a.txt:2: `---` is no name");
    check("A_ [USA]\n+1984_\n", "a.txt:2: `1984_` is no name");
    check("A_ USA]", "a.txt:1: `A_ USA]` is no name");
    check("A_ [USA", "a.txt:1: `[USA` is no code in brackets");
    check("A_ [USA] more", "a.txt:1: `more` is no code in brackets");
    check("A_ [US]", "a.txt:1: `US` is no code");
    check("A_ [usa]", "a.txt:1: `usa` is no code");
    check("A_ []", "a.txt:1: `` is no code");
    check("A_ [ÄÖÜ]", "a.txt:1: `ÄÖÜ` is no code");
    check("A_ [USAGOV 930230-940101]", "a.txt:1: `930230` is no date");
    check("A_ [USAGOV >2004017]", "a.txt:1: `2004017` is no date");
    check("A_ [USAGOV 930101-]", "a.txt:1: `` is no date");
    check(
        "A_ [USAGOV 940101-930101]",
        "a.txt:1: `940101-930101` ends before it begins",
    );
}

#[test]
fn a_line_that_is_no_entity_is_named() {
    let check = |text, expected| check_fault(wikidata(text), expected);
    check("[\n{\"id\": 1},\n]", "a.jsonl:2: the entity has no `id`");
    check("\n[1]", "a.jsonl:2: the line is no JSON object");
    check(
        "{\"id\"",
        "a.jsonl:1: broken JSON, EOF while parsing an object at column 5",
    );
}

const PIECES: &[&str] = &[
    "A", "É", "ß", "李", "_", " ", "\t", "\r", "\n", "\n+", "\n\t", "#", ";", "-", "'", "[", "]",
    "[USA]", "[USAGOV ", "[GOV", "930120", "<", ">", "~", "---", "THE ", "KIM_", "MACRON",
    "\u{301}", "\u{feff}",
];

fn pieces() -> impl Strategy<Value = String> {
    let pieces = prop::collection::vec(select(PIECES), 0..24);
    pieces.prop_map(|pieces| pieces.concat())
}

/// Entries of the right form whose names are anything.
fn dictionary() -> impl Strategy<Value = String> {
    let code = select(
        &[
            "[USA]",
            "[USAGOV >930120]",
            "[NGO]",
            "[FRAMIL 030101-040101] [---]",
        ][..],
    );
    let entry = ("[^\\[\\]#;<\n]{0,12}", "[A-Z_' -]{0,12}", code);
    let entry = entry.prop_map(|(name, synonym, code)| format!("A{name}_ {code}\n+B{synonym}\n"));
    prop::collection::vec(entry, 0..6).prop_map(|entries| entries.concat())
}

/// A human of the right form whose names are anything.
fn humans() -> impl Strategy<Value = String> {
    let human = ("\\PC{0,12}", "\\PC{0,8}", "\\PC{0,8}").prop_map(|(label, alias, id)| {
        serde_json::json!({
            "id": id,
            "labels": {"en": {"value": label}},
            "aliases": {"en": [{"value": alias}]},
            "claims": {"P31": [{"mainsnak": {"datavalue": {"value": {"id": "Q5"}}}}]},
        })
    });
    prop::collection::vec(human, 0..6).prop_map(|humans| {
        let lines: Vec<String> = humans.iter().map(ToString::to_string).collect();
        lines.join("\n")
    })
}

proptest! {
    #[test]
    fn no_text_panics(text in pieces(), any in "\\PC{0,40}") {
        for text in [text, any] {
            let _ = petrarch(&text);
            let _ = wikidata(&text);
        }
    }
}

proptest! {
    // The tables are read anew each time.
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn whatever_comes_out_is_taken(dictionary in dictionary(), humans in humans(), pieces in pieces()) {
        for tables in [petrarch(&dictionary), wikidata(&humans), petrarch(&pieces)] {
            let taken = tables.map(|tables| Lexicon::with_tables(&tables));
            prop_assert!(!matches!(taken, Ok(Err(_))), "{taken:?}");
        }
    }
}
