//! Questions to the tables of actors, and the user's own tables on top, as the command answers them.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::fs;
use std::path::Path;

use assert_cmd::Command;
use chancery::lexicon::{Lexicon, UserTable};
use chancery::model::ActorId;

const OFFICES: &str = "person\trole\tof\tfrom\tuntil\ttitle\tsource\n";

/// What the command says, both streams one after the other, and its exit code.
#[track_caller]
fn check(args: &[&str], code: i32, expected: &str) {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR"));
    let mut command = Command::cargo_bin("chancery").unwrap();
    let left = command.current_dir(folder).args(args).output().unwrap();
    let said = String::from_utf8(left.stdout).unwrap() + &String::from_utf8(left.stderr).unwrap();
    assert_eq!(said, expected, "chancery {}", args.join(" "));
    assert_eq!(left.status.code(), Some(code));
}

fn write(name: &str, text: &str) {
    fs::write(Path::new(env!("CARGO_TARGET_TMPDIR")).join(name), text).unwrap();
}

#[test]
fn who_holds_an_office() {
    check(
        &["actors", "who", "president of France", "--on", "2021-08-19"],
        0,
        "\
PERSON           OFFICE     OF      FROM        UNTIL  ID
Emmanuel Macron  President  France  2017-05-14         emmanuel-macron
",
    );
    check(
        &["actors", "who", "the German leader", "--on", "1999"],
        0,
        "\
PERSON            OFFICE      OF       FROM        UNTIL       ID
Gerhard Schröder  Chancellor  Germany  1998-10-27  2005-11-22  gerhard-schroder
",
    );
    check(
        &["actors", "who", "pope", "--on", "2014-01-01"],
        0,
        "\
PERSON        OFFICE  OF            FROM        UNTIL       ID
Pope Francis  Pope    Vatican City  2013-03-13  2025-04-21  pope-francis
",
    );
    check(
        &["actors", "who", "baker of France"],
        1,
        "nothing found: no table has a holder of such an office then\n",
    );
}

#[test]
fn who_bears_a_name() {
    check(
        &["actors", "find", "Sergueï Lavrov"],
        0,
        "\
ID             NAME           KIND    COUNTRY  THE WORDS ARE ITS  LAST OFFICE
sergei-lavrov  Sergei Lavrov  person  RUS      name               Foreign Minister of Russia, 2004-03-09..
",
    );
    check(
        &["actors", "find", "Lavrof"],
        1,
        "nothing found: no actor of the tables is called so; the nearest names are Sergei Lavrov\n",
    );
}

#[test]
fn whom_words_mean() {
    check(
        &[
            "actors",
            "explain",
            "Paris",
            "--in",
            "Paris rejected it.",
            "--on",
            "2021-08-19",
        ],
        0,
        "\
Paris: a name of the tables
  could be france, as its capital
  means france
",
    );
    check(
        &[
            "actors",
            "explain",
            "Paris",
            "--in",
            "They met in Paris.",
            "--on",
            "2021-08-19",
        ],
        0,
        "\
Paris: a name of the tables
  could be france, as its capital
  means no actor here
",
    );
    check(
        &["actors", "explain", "London", "--in", "They met in Paris."],
        2,
        "error: `London` is not in the sentence; write the words as they stand there\n",
    );
}

#[test]
fn own_tables_are_checked() {
    let second = format!("{OFFICES}joe-biden\tpresident\tfrance\t2020-01-01\t\t\town\n");
    write("second.tsv", &second);
    check(
        &["actors", "check", "second.tsv"],
        0,
        "\
second.tsv: 1 rows, all sound
warning: Emmanuel Macron and Joe Biden are President of France at once; end one term where the other begins
",
    );
    write("unknown.tsv", &second.replace("joe-biden", "joe-bidn"));
    check(
        &["actors", "check", "unknown.tsv"],
        3,
        "error: unknown.tsv:2: no table has the actor `joe-bidn`; add its row, correct the id, or retract this row, too\n",
    );
}

fn table(text: &str) -> UserTable {
    UserTable {
        file: "own.tsv".to_owned(),
        text: text.to_owned(),
    }
}

fn presidents(tables: &[UserTable]) -> Vec<String> {
    let lexicon = Lexicon::with_tables(tables).unwrap();
    let france = ActorId::new("france");
    let terms = lexicon.actors.terms_in("president", &france);
    let on = "2021-08-19".parse().unwrap();
    let held = terms.filter(|term| term.holds_on(on));
    held.map(|term| term.person.to_string()).collect()
}

#[test]
fn own_tables_add_override_and_retract() {
    let added = format!("{OFFICES}joe-biden\tpresident\tfrance\t2020-01-01\t\t\town\n");
    let ended = format!("{OFFICES}emmanuel-macron\tpresident\tfrance\t2017-05-14\t2018\t\town\n");
    let retracted = format!("{OFFICES}-joe-biden\tpresident\tfrance\t2020-01-01\t\t\town\n");
    let [added, ended, retracted] = [added, ended, retracted].map(|text| table(&text));
    assert_eq!(presidents(&[]), ["emmanuel-macron"]);
    assert_eq!(
        presidents(std::slice::from_ref(&added)),
        ["emmanuel-macron", "joe-biden"]
    );
    assert_eq!(presidents(&[added.clone(), ended]), ["joe-biden"]);
    assert_eq!(presidents(&[added, retracted.clone()]), ["emmanuel-macron"]);
    let fault = Lexicon::with_tables(&[retracted]).unwrap_err().to_string();
    assert_eq!(
        fault,
        "own.tsv:2: there is no such row to retract; write the same person, role, of, from as that row"
    );
}

#[test]
fn dictionaries_of_others_become_tables() {
    write(
        "my.actors.txt",
        "JANE_ROE_\n+ROE_OF_OTTAWA_\n\t[CANGOV 930120-010120]\n",
    );
    // What an earlier run of the test has left.
    let _ = fs::remove_dir_all(Path::new(env!("CARGO_TARGET_TMPDIR")).join("mine"));
    check(
        &["actors", "import", "my.actors.txt", "-o", "mine"],
        0,
        "\
mine/people.tsv: 1 rows
mine/people_names.tsv: 1 rows
mine/roles.tsv: 1 rows
mine/offices.tsv: 1 rows
",
    );
    check(
        &["actors", "find", "Roe of Ottawa", "--actors", "mine"],
        0,
        "\
ID        NAME      KIND    COUNTRY  THE WORDS ARE ITS  LAST OFFICE
jane-roe  Jane Roe  person  CAN      name               Government of Canada, 1993-01-20..2001-01-20
",
    );
}

#[test]
fn own_names_are_found_in_a_build() {
    write(
        "people.tsv",
        "id\tname\tgender\tcountry\tsource\njane-roe\tJane Roe\tf\tcanada\town\n",
    );
    write(
        "readout.txt",
        "Jane Roe called Emmanuel Macron on Thursday.\n",
    );
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR"));
    let mut command = Command::cargo_bin("chancery").unwrap();
    let args = [
        "build",
        "readout.txt",
        "--date",
        "2021-08-20",
        "--actors",
        "people.tsv",
    ];
    let left = command.current_dir(folder).args(args).output().unwrap();
    let graph = String::from_utf8(left.stdout).unwrap();
    assert!(
        graph.contains(
            r#""id":"jane-roe","name":"Jane Roe","kind":"person","country":"CAN","known":true"#
        ),
        "{graph}"
    );
}
