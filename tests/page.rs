//! The page: its policy, that no text of an article becomes markup, and that nothing is left out.
//! What it does in a browser is in the folder beside.
#![expect(clippy::unwrap_used, reason = "the tests' own helpers")]

use std::fs;

use chancery::export::Format;
use chancery::export::json::{json, read_json};
use chancery::graph::Graph;
use chancery::lexicon::Lexicon;
use serde_json::Value;

/// A graph whose every text wants to be markup.
const HOSTILE: &str = include_str!("fixtures/hostile.json");

fn graph(text: &str) -> Graph {
    Graph::new(read_json(text.as_bytes()).unwrap(), &Lexicon::default())
}

fn page(graph: &Graph) -> String {
    let mut out = Vec::new();
    Format::Html.write(graph, &mut out).unwrap();
    String::from_utf8(out).unwrap()
}

/// What stands between two marks, the first time that they do.
fn between<'a>(text: &'a str, before: &str, after: &str) -> &'a str {
    let rest = text.split_once(before).unwrap().1;
    rest.split_once(after).unwrap().0
}

fn data(page: &str) -> Value {
    let json = between(
        page,
        r#"<script type="application/json" id="graph">"#,
        "</script>",
    );
    serde_json::from_str(json).unwrap()
}

fn calls() -> Graph {
    graph(&fs::read_to_string("tests/fixtures/calls.json").unwrap())
}

#[test]
fn the_policy_lets_nothing_in_and_nothing_out() {
    let page = page(&calls());
    let policy = between(&page, "Content-Security-Policy\" content=\"", "\"");
    let parts: Vec<&str> = policy.split("; ").collect();
    assert_eq!(parts[0], "default-src 'none'");
    assert!(parts[1].starts_with("script-src 'sha256-"), "{policy}");
    assert!(parts[2].starts_with("style-src 'sha256-"), "{policy}");
    let rest = [
        "img-src data: blob:",
        "base-uri 'none'",
        "form-action 'none'",
    ];
    assert_eq!(parts[3..], rest);
    for loader in ["<link", "<img", "<iframe", " src=", "@import", "url("] {
        assert!(!page.contains(loader), "{loader}");
    }
    for call in [
        "fetch(",
        "XMLHttpRequest",
        "WebSocket",
        "sendBeacon",
        "eval(",
        "innerHTML",
        "new Function",
    ] {
        assert!(!page.contains(call), "{call}");
    }
}

#[test]
fn hostile_text_stays_text() {
    let (plain, hostile) = (page(&calls()), page(&graph(HOSTILE)));
    for mark in [
        "<script", "</script", "<!--", "<style", "</style", "<svg", "<b",
    ] {
        assert_eq!(
            plain.matches(mark).count(),
            hostile.matches(mark).count(),
            "{mark}"
        );
    }
    assert!(!hostile.contains(['\u{2028}', '\u{2029}']));
    let texts = data(&hostile).to_string();
    assert!(
        texts.contains("</script><script>"),
        "the text itself is kept"
    );
}

#[test]
fn the_same_graph_gives_the_same_bytes() {
    let record = calls().record();
    let again = Graph::new(record, &Lexicon::default());
    let (mut one, mut other) = (Vec::new(), Vec::new());
    Format::Html.write(&calls(), &mut one).unwrap();
    Format::Html.write(&again, &mut other).unwrap();
    assert!(one == other);
}

/// The browser's test compares every field; this one needs no browser.
#[test]
fn every_event_and_every_sentence_is_in_the_page() {
    for text in [HOSTILE, include_str!("../graphs/donbas-sanctions.json")] {
        let graph = graph(text);
        let mut out = Vec::new();
        json(&graph, &mut out).unwrap();
        let whole: Value = serde_json::from_slice(&out).unwrap();
        let data = data(&page(&graph));
        let column = |table: &str, name: &str| data[table][name].as_array().unwrap().clone();
        let edges = whole["edges"].as_array().unwrap();
        let events: Vec<&Value> = edges
            .iter()
            .filter(|edge| edge["structural"].is_null())
            .collect();
        assert_eq!(column("events", "type").len(), events.len());
        assert_eq!(
            column("actors", "id").len(),
            whole["nodes"].as_array().unwrap().len()
        );
        let quotes = column_of_quotes(&events);
        let mut row = 0;
        let steps = column("reports", "sentence");
        let found = steps.iter().map(|step| {
            row += step.as_i64().unwrap();
            data["sentences"][usize::try_from(row).unwrap()].clone()
        });
        assert_eq!(found.collect::<Vec<_>>(), quotes);
        assert_eq!(column("reports", "spans").len(), 6 * quotes.len());
    }
}

fn column_of_quotes(events: &[&Value]) -> Vec<Value> {
    let reports = events
        .iter()
        .flat_map(|event| event["evidence"].as_array().unwrap());
    reports.map(|report| report["text"].clone()).collect()
}

#[test]
fn a_graph_without_events_is_a_page_too() {
    let page = page(&Graph::default());
    assert_eq!(data(&page)["events"]["type"], Value::Array(Vec::new()));
}
