//! Building, talks, explain, export; files and streams.

use std::fs;

use tempfile::TempDir;

use super::{CALLS, check, check_fault, run_with, text};

#[test]
fn talks_are_a_table() {
    check(
        &["talks", CALLS, "Horváth", "--since", "2031-05-01", "--mode", "call,visit"],
        0,
        "\
DATE        WHO           HOW    WITH           ABOUT          SOURCES  SENTENCE
2031-05-03  Béla Horváth  call   Ana Lindqvist  France, grain        2  \"On Tuesday Ana Lindqvist telephoned Béla Horváth to discuss grain and France.\"
2031-05-04  Béla Horváth  visit  Olga Ivanova                        1  \"He visited Olga Ivanova on Sunday.\"
",
        "",
    );
}

#[test]
fn talks_as_json_are_the_edges_of_the_graph() {
    let left = run_with(
        &["talks", CALLS, "Horváth", "--mode", "visit", "--json"],
        b"",
    );
    let edges = left
        .out
        .trim_start_matches('[')
        .trim()
        .trim_end_matches(']');
    assert!(fs::read_to_string(CALLS).expect("fixture").contains(edges));
    assert!(
        edges.starts_with(r#"{"key":"bela-horvath--olga-ivanova/CONSULT/visit"#),
        "{edges}"
    );
}

#[test]
fn an_empty_answer_is_exit_1() {
    let none = "nothing found: no such talks in the graph\n";
    check(&["talks", CALLS, "France"], 1, "", none);
    check(&["talks", CALLS, "France", "--json"], 1, "[]\n", none);
    check(
        &["explain", CALLS, "France", "Ivanova"],
        1,
        "",
        "nothing found: no event between the two\n",
    );
}

#[test]
fn actors_that_cannot_be_told() {
    check(
        &["talks", CALLS, "Ivanowa"],
        1,
        "",
        "error: nobody in the graph is called `Ivanowa`; the nearest names are Olga Ivanova (`olga-ivanova`)\n",
    );
    check(
        &["explain", CALLS, "Lindqvist", "France"],
        2,
        "",
        "error: `Lindqvist` can be Ana Lindqvist (`ana-lindqvist`), Nils Lindqvist (`nils-lindqvist`); give the id\n",
    );
    check_fault(&["explain", CALLS, "France"], 2, "name the other actor");
}

#[test]
fn an_edge_is_explained_by_its_sentences() {
    let expected = "\
Béla Horváth -> France: REQUEST, occurred, no date
  edge: bela-horvath->france/REQUEST/occurred/in:estmark-2031-05-05
  content: to lift the embargo

  [Horváth] *urged* {France} to lift the embargo.
    estmark-2031-05-05, 2031-05-05; bytes 102-144; rule request/urge
";
    check(&["explain", CALLS, "FRA", "bela horvath"], 0, expected, "");
    let key = "bela-horvath->france/REQUEST/occurred/in:estmark-2031-05-05";
    check(&["explain", CALLS, key], 0, expected, "");
}

#[test]
fn an_svg_is_what_is_asked_for() {
    let drawn =
        |args: &[&str]| run_with(&[&["export", CALLS, "-t", "svg"], args].concat(), b"").out;
    assert_eq!(drawn(&[]), drawn(&["--as", "network"]));
    let timeline = drawn(&["--as", "timeline"]);
    assert!(timeline.contains("~5 May"), "{timeline}");
    let pairs = drawn(&["--collapse", "pair"]);
    assert!(pairs.contains("One line a pair"), "{pairs}");
    let matrix = drawn(&["--as", "matrix"]);
    assert!(
        matrix.contains("Olga Ivanova → Béla Horváth: 1 event"),
        "{matrix}"
    );
}

#[test]
fn a_part_of_the_graph_is_exported_around_an_actor() {
    let rows = |args: &[&str]| {
        let left = run_with(&[&["export", CALLS, "-t", "csv-nodes"], args].concat(), b"");
        assert_eq!(left.code, Some(0), "{}", left.err);
        left.out.lines().count() - 1
    };
    assert_eq!(rows(&["--focus", "FRA"]), 2);
    assert_eq!(rows(&["--focus", "FRA", "--hops", "2"]), 4);
    check_fault(
        &["export", CALLS, "--focus", "Nobody"],
        1,
        "nobody in the graph",
    );
    check_fault(&["export", CALLS, "--hops", "2"], 2, "--focus");
    let none = "nothing found: no such events in the graph; nothing is written\n";
    check(
        &["export", CALLS, "--focus", "FRA", "--hops", "0"],
        1,
        "",
        none,
    );
}

#[test]
fn a_graph_is_exported_to_files_and_streams() {
    let calls = fs::read_to_string(CALLS).expect("fixture");
    check(&["export", CALLS], 0, &calls, "");
    check(&["export", CALLS, "-o", "-", "-t", "json"], 0, &calls, "");
    assert_eq!(run_with(&["export", "-"], calls.as_bytes()).out, calls);

    let folder = TempDir::new().expect("a folder");
    let files = [
        ("g.json", "{\"directed\""),
        ("g.svg", "<"),
        ("g.GV", ""),
        ("g.csv", "key,source"),
        ("g.nodes.csv", "id,name"),
        ("g.png", "\u{fffd}PNG"),
        ("g.pdf", "%PDF-"),
    ];
    for (name, start) in files {
        let file = folder.path().join(name);
        check(&["export", CALLS, "-o", text(&file)], 0, "", "");
        let written = fs::read(&file).expect("written");
        let written = String::from_utf8_lossy(&written);
        assert!(written.starts_with(start), "{name}");
    }
    assert_eq!(
        fs::read_dir(folder.path()).expect("folder").count(),
        files.len(),
        "nothing else is left"
    );
}

#[test]
fn the_formats_are_listed() {
    let left = run_with(&["export", "--list"], b"");
    assert_eq!((left.code, left.err.as_str()), (Some(0), ""));
    for line in [
        "FORMAT               EXTENSIONS               WHAT IT IS",
        "json                 json                     Node-link JSON with everything in it, for networkx; it reads back",
        "csv-nodes            nodes.csv                A table of the actors",
    ] {
        assert!(
            left.out.lines().any(|one| one == line),
            "{line}\n{}",
            left.out
        );
    }
    check_fault(&["export"], 2, "<GRAPH>");
}

#[test]
fn a_failed_write_leaves_the_old_file() {
    let folder = TempDir::new().expect("a folder");
    let file = folder.path().join("g.json");
    fs::write(&file, "old").expect("written");
    check_fault(
        &["export", "nowhere.json", "-o", text(&file)],
        3,
        "cannot read `nowhere.json`",
    );
    assert_eq!(fs::read_to_string(&file).expect("still there"), "old");
    let nowhere = folder.path().join("no/such/folder/g.json");
    check_fault(&["export", CALLS, "-o", text(&nowhere)], 3, "cannot write");
    check_fault(
        &["export", CALLS, "-t", "json", "-o", text(folder.path())],
        3,
        "cannot write",
    );
    assert_eq!(fs::read_dir(folder.path()).expect("folder").count(), 1);
}

#[test]
fn wrong_usage_tells_what_is_right() {
    check_fault(
        &["export", CALLS, "-o", "g.xyz"],
        2,
        "use one of the extensions json, dot, gv, svg, png, pdf, html, htm",
    );
    check_fault(
        &["export", CALLS, "--renderer", "dot"],
        2,
        "--renderer is for pictures (svg, png, pdf)",
    );
    check_fault(
        &["export", CALLS, "-t", "dot", "--as", "timeline"],
        2,
        "--as is for pictures (svg, png, pdf), and dot is asked for",
    );
    check_fault(
        &["export", CALLS, "-t", "graphml", "--collapse", "pair"],
        2,
        "`chancery stats --by pairs` has the pairs as a table",
    );
    let both = ["-t", "svg", "--as", "timeline", "--renderer", "dot"];
    check_fault(
        &[&["export", CALLS][..], &both].concat(),
        2,
        "Graphviz draws networks",
    );
    check_fault(
        &["talks", CALLS, "--since", "soon"],
        2,
        "`soon` is no date; write YYYY-MM-DD",
    );
    check_fault(
        &["talks", CALLS, "--mode", "fax"],
        2,
        "call, video, meeting",
    );
    check_fault(&["build"], 2, "<INPUT>...");
    check_fault(&["build", "x", "--input-format", "pdf"], 2, "markdown");
}

#[test]
fn an_article_is_no_graph() {
    let folder = TempDir::new().expect("a folder");
    let article = folder.path().join("article.txt");
    fs::write(&article, "PARIS - Macron called Biden.").expect("written");
    check_fault(&["talks", text(&article)], 3, "build its graph first");
    let lines = folder.path().join("articles.jsonl");
    fs::write(&lines, "{\"text\": \"a\"}\n{\"text\": \"b\"}\n").expect("written");
    check_fault(&["talks", text(&lines)], 3, "build its graph first");
    let calls = fs::read_to_string(CALLS).expect("fixture");
    let half = folder.path().join("half.json");
    fs::write(&half, &calls[..calls.len() / 2]).expect("written");
    check_fault(
        &["talks", text(&half)],
        3,
        "half.json`: the graph is damaged: EOF while parsing",
    );
}

/// All but `completions` and `help`, whose arguments speak for themselves.
const COMMANDS: [&str; 12] = [
    "build", "talks", "query", "path", "explain", "actors", "stats", "diff", "merge", "export",
    "view", "man",
];

#[test]
fn every_command_shows_examples() {
    for command in COMMANDS {
        let left = run_with(&[command, "--help"], b"");
        assert_eq!(left.code, Some(0));
        assert!(
            left.out
                .contains(&format!("Examples:\n  chancery {command} ")),
            "{}",
            left.out
        );
    }
}

#[test]
fn a_sentence_shows_how_it_is_read() {
    let sentence = "Joe Biden called Vladimir Putin on Thursday.";
    let left = run_with(
        &["explain", "--sentence", sentence, "--date", "2021-08-20"],
        b"",
    );
    assert_eq!(left.code, Some(0), "{}", left.err);
    let expected = [
        "  1 ╭─ Joe       PROPN NNP   nsubj        Joe",
        "  3 called       VERB  VBD   root         call",
        "    person: Vladimir Putin",
        "actor  Vladimir Putin = vladimir-putin",
        "event  joe-biden--vladimir-putin/CONSULT/call/occurred/2021-08-19  by rule consult/call, *called*",
    ];
    for line in expected {
        assert!(
            left.out.lines().any(|one| one == line),
            "{line}\n{}",
            left.out
        );
    }
    check_fault(&["explain", "--sentence", " "], 2, "the sentence is empty");
}

#[test]
fn one_bad_document_does_not_stop_the_others() {
    let folder = TempDir::new().expect("a folder");
    let good = folder.path().join("good.txt");
    fs::write(
        &good,
        "Emmanuel Macron met Joe Biden in Paris on 9 June 2024.",
    )
    .expect("written");
    let bad = folder.path().join("empty.txt");
    fs::write(&bad, "").expect("written");

    let left = run_with(&["build", text(&good), text(&bad)], b"");
    assert_eq!(left.code, Some(4), "{}", left.err);
    assert!(left.err.contains("empty.txt"), "{}", left.err);
    assert!(left.out.contains(r#""id":"good""#), "{}", left.out);

    check_fault(&["build", text(&bad)], 3, "no document could be read");
    check_fault(&["build", "nowhere.txt"], 3, "nowhere.txt");
}
