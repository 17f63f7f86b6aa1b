//! What the questions print. docs/questions.md shows longer answers, and is tested, too.

use std::fs;

use tempfile::TempDir;

use super::{CALLS, check, check_fault, run_with, text};

const SUMMIT: &str = "tests/fixtures/summit.json";

#[test]
fn events_are_a_table() {
    check(
        &["query", CALLS, "--actor", "Horváth", "--since", "2031-05-04"],
        0,
        "\
DATE         WHO           WHAT           WHOM          ABOUT  SOURCES  SENTENCE
2031-05-04   Béla Horváth  CONSULT visit  Olga Ivanova               1  \"He visited Olga Ivanova on Sunday.\"
~2031-05-05  Béla Horváth  REQUEST        France                     1  \"Horváth urged France to lift the embargo.\"
",
        "",
    );
}

#[test]
fn programs_get_every_field() {
    let header = "date,observed,source,source_name,target,target_name,type,mode,status,symmetric,forum,topics,content,attribution,cameo,quad,documents,sentence,key\n";
    let row = ",2031-05-05,bela-horvath,Béla Horváth,france,France,REQUEST,,occurred,false,,,to lift the embargo,,105,verbal conflict,estmark-2031-05-05,Horváth urged France to lift the embargo.,bela-horvath->france/REQUEST/occurred/in:estmark-2031-05-05\n";
    let question = ["query", CALLS, "--between", "Horváth", "France", "--format"];
    let ask = |format| [&question[..], &[format]].concat();
    check(&ask("csv"), 0, &format!("{header}{row}"), "");
    let tabs = format!("{header}{row}").replace(',', "\t");
    check(&ask("tsv"), 0, &tabs, "");
    check(
        &ask("md"),
        0,
        "\
| date | who | what | whom | about | sources | sentence |
| --- | --- | --- | --- | --- | ---: | --- |
| \\~2031-05-05 | Béla Horváth | REQUEST | France |  | 1 | \"Horváth urged France to lift the embargo.\" |
",
        "",
    );
    let edge = run_with(&ask("ndjson"), b"").out;
    assert!(
        edge.starts_with(r#"{"key":"bela-horvath->france/REQUEST/"#),
        "{edge}"
    );
    assert_eq!(
        run_with(&ask("json"), b"").out,
        format!("[\n  {}]\n", edge.trim_end())
    );
    assert_eq!(
        run_with(&[&question[..5], &["--json"]].concat(), b"").out,
        run_with(&ask("json"), b"").out
    );
}

#[test]
fn the_shortest_chain_has_a_step_a_row() {
    check(
        &["path", CALLS, "Ana", "France"],
        0,
        "\
CHAIN  STEP  DATE         FROM           WHAT             TO            EVENTS  SENTENCE
    1     1  2031-05-03   Ana Lindqvist  -- CONSULT call  Béla Horváth       1  \"On Tuesday Ana Lindqvist telephoned Béla Horváth to discuss grain and France.\"
    1     2  ~2031-05-05  Béla Horváth   -> REQUEST       France             1  \"Horváth urged France to lift the embargo.\"
",
        "",
    );
    // What is denied makes no step.
    check(
        &["path", CALLS, "Nils", "France"],
        1,
        "",
        "nothing found: no chain of such events links the two\n",
    );
    check_fault(
        &["path", CALLS, "Ana", "ana-lindqvist"],
        2,
        "are the same actor",
    );
}

#[test]
fn stats_are_five_tables_or_one() {
    let all = run_with(&["stats", CALLS], b"").out;
    let heads: Vec<&str> = all
        .split("\n\n")
        .filter_map(|table| table.split_whitespace().next())
        .collect();
    assert_eq!(heads, ["TYPE", "MONTH", "ACTOR", "ONE", "COMMUNITY"]);
    check(
        &["stats", CALLS, "--by", "communities"],
        0,
        "\
COMMUNITY  MEMBERS  WHO
        1        3  Béla Horváth, Ana Lindqvist, France
        2        2  Olga Ivanova, Nils Lindqvist
",
        "",
    );
    check(
        &["stats", CALLS, "--by", "types", "--format", "csv"],
        0,
        "type,quad,events\nCONSULT,verbal cooperation,4\nREQUEST,verbal conflict,1\n",
        "",
    );
}

#[test]
fn a_difference_is_what_is_new_and_what_is_gone() {
    let left = run_with(&["diff", CALLS, SUMMIT, "--format", "csv"], b"").out;
    for row in [
        "gone,,Ana Lindqvist,person,,,,ana-lindqvist",
        "added,,Emmanuel Macron,person,,,,emmanuel-macron",
        "gone,2031-05-04,Béla Horváth,CONSULT visit,Olga Ivanova,",
        "added,~2021-08-20,France,SUPPORT,European Union,",
    ] {
        assert!(
            left.lines().any(|line| line.starts_with(row)),
            "{row}\n{left}"
        );
    }
    check(
        &["diff", CALLS, CALLS],
        1,
        "",
        "nothing found: no difference\n",
    );
    check(
        &["diff", CALLS, CALLS, "--json"],
        1,
        "[]\n",
        "nothing found: no difference\n",
    );
    check(
        &["diff", CALLS, "--at", "2031-05-05", "--actor", "France"],
        0,
        "\
CHANGE  WHO           WHAT     WHOM    BEFORE  AFTER  WHO_ID        WHOM_ID
added   Béla Horváth  REQUEST  France       0      1  bela-horvath  france
",
        "",
    );
    check_fault(&["diff", CALLS], 2, "<NEW>");
}

#[test]
fn graphs_are_merged_in_any_order() {
    let one = run_with(&["merge", CALLS, SUMMIT], b"");
    assert_eq!(one.code, Some(0), "{}", one.err);
    assert_eq!(run_with(&["merge", SUMMIT, CALLS], b"").out, one.out);
    let calls = fs::read_to_string(CALLS).expect("fixture");
    assert_eq!(run_with(&["merge", CALLS, CALLS], b"").out, calls);
}

#[test]
fn who_is_in_a_graph() {
    check(
        &["actors", "in", CALLS, "--type", "REQUEST"],
        0,
        "\
NAME          KIND     COUNTRY  EVENTS  DONE  RECEIVED  PARTNERS  DOCUMENTS  ID
Béla Horváth  person                 1     1         0         1          2  bela-horvath
France        country  FRA           1     0         1         1          2  france
",
        "",
    );
}

#[test]
fn a_part_of_a_graph_is_exported() {
    let folder = TempDir::new().expect("a folder");
    let part = folder.path().join("part.json");
    check(
        &["export", CALLS, "--mode", "visit", "-o", text(&part)],
        0,
        "",
        "",
    );
    let left = run_with(&["query", text(&part), "--format", "csv"], b"").out;
    assert_eq!(left.lines().count(), 2, "{left}");

    check(
        &["export", CALLS, "--top", "1", "-o", text(&part)],
        0,
        "",
        "",
    );
    let left = run_with(&["query", text(&part)], b"").out;
    assert!(left.contains("CONSULT call"), "{left}");

    check(
        &["export", CALLS, "--mode", "mediation", "-o", text(&part)],
        1,
        "",
        "nothing found: no such events in the graph; nothing is written\n",
    );
}

#[test]
fn a_country_that_is_not_in_the_graph_stands_for_its_people() {
    let calls = "graphs/afghanistan-calls.json";
    let ask = ["talks", calls, "GBR"];
    check(
        &ask,
        1,
        "",
        "error: the graph does not mention United Kingdom (`united-kingdom`)\n",
    );
    let left = run_with(&[&ask[..], &["--with-people"]].concat(), b"").out;
    assert!(left.contains("Boris Johnson"), "{left}");
    check_fault(
        &["talks", calls, "JPN", "--with-people"],
        1,
        "the graph does not mention Japan (`japan`)",
    );
}

#[test]
fn an_office_is_who_held_it_then() {
    let calls = "graphs/afghanistan-calls.json";
    let ask = |on| {
        [
            "talks",
            calls,
            "the French president",
            "--mode",
            "call",
            "--on",
            on,
            "--format",
            "csv",
        ]
    };
    assert_eq!(run_with(&ask("2021-08-19"), b"").out.lines().count(), 4);
    check_fault(&ask("1999"), 1, "the graph does not mention Jacques Chirac");
}

#[test]
fn wrong_questions_tell_what_is_right() {
    check_fault(
        &["query", CALLS, "--type", "TALK"],
        2,
        "`TALK` is no event type; there are ACCUSE, AGREE,",
    );
    check_fault(&["query", CALLS, "--from", "Lindqvist"], 2, "give the id");
    check_fault(
        &["query", CALLS, "--forum", "G7"],
        1,
        "the graph does not mention G7 (`g7`)",
    );
    check_fault(
        &["query", CALLS, "--about", "fish"],
        1,
        "topics here are grain, and actors",
    );
    check_fault(
        &["query", CALLS, "--source", "Times"],
        1,
        "publishers here are Norland Gazette",
    );
    check_fault(
        &["query", CALLS, "--json", "--format", "csv"],
        2,
        "cannot be used with",
    );
}
