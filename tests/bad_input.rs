//! Whatever comes in, there is a graph or a clear message; other documents go on, nothing panics.
//!
//! How long large texts take is measured by `cargo bench`, not here.

use std::fs;
use std::path::PathBuf;
use std::sync::LazyLock;

use chancery::export::json::{json, read_json};
use chancery::graph::Graph;
use chancery::lexicon::Lexicon;
use chancery::model::{Document, Part};
use chancery::pipeline::build;
use chancery::read::{ReadOptions, read_bytes, read_paths};
use chancery::text::Analyzer;
use proptest::prelude::*;
use proptest::sample::select;

static ANALYZER: LazyLock<Analyzer> =
    LazyLock::new(|| Analyzer::embedded().expect("the model is sound"));
static LEXICON: LazyLock<Lexicon> =
    LazyLock::new(|| Lexicon::embedded().expect("the tables are sound"));

const GOOD: &str = "Emmanuel Macron met Vladimir Putin on Thursday.";

fn built(documents: &[Document]) -> Graph {
    build(documents, &ANALYZER, &LEXICON)
}

/// What a file gives, in one line: the documents and failures, without the file's name.
fn told(name: &str, bytes: &[u8]) -> String {
    let read = read_bytes(name, bytes.to_vec(), &ReadOptions::default());
    let graph = built(&read.documents);
    let documents = read.documents.len();
    let failures: Vec<String> = read.failures.iter().map(ToString::to_string).collect();
    let events = graph.events().count();
    format!(
        "{documents} read, {events} events; {}",
        failures.join("; ").replace(name, "FILE")
    )
}

#[track_caller]
fn check(name: &str, bytes: &[u8], expected: &str) {
    assert_eq!(told(name, bytes), expected);
}

#[track_caller]
fn check_failure(name: &str, bytes: &[u8], words: &str) {
    let told = told(name, bytes);
    assert!(told.starts_with("0 read"), "{told}");
    assert!(told.contains("FILE") && told.contains(words), "{told}");
}

#[test]
fn an_empty_file_is_named() {
    for name in ["a.txt", "a.md", "a.json", "a.jsonl", "a.html"] {
        check_failure(name, b"", "empty");
        check_failure(name, b" \n\t\r\n ", "empty");
    }
}

#[test]
fn a_binary_file_is_named() {
    let image = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01\x08\x06\0\0\0";
    let noise: Vec<u8> = (0..4096_u32).map(|byte| (byte * 37 % 251) as u8).collect();
    for name in ["a.txt", "a.md", "a.json", "a.jsonl", "a.html", "a"] {
        check_failure(name, image, "not text");
        check_failure(name, &noise, "not text");
    }
}

#[test]
fn other_encodings_are_decoded_or_refused() {
    let latin = b"Angela Merkel met Boris Johnson in M\xfcnchen.".as_slice();
    check("a.txt", latin, "1 read, 1 events; ");
    let utf16: Vec<u8> = GOOD.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let marked = [b"\xff\xfe".as_slice(), &utf16].concat();
    check("a.txt", &marked, "1 read, 1 events; ");
    let cut = [GOOD.as_bytes(), b" \xe2\x82"].concat();
    assert!(told("a.txt", &cut).starts_with("1 read, 1 events"));
}

#[test]
fn a_broken_line_does_not_stop_the_others() {
    let lines = format!(
        "{{\"id\": \"one\", \"text\": \"{GOOD}\"}}\n{{\"id\": \"two\", \"text\": \n\
         [1, 2]\n{{\"id\": \"three\"}}\nnull\n{{\"id\": \"four\", \"text\": \"{GOOD}\"}}\n"
    );
    let told = told("a.jsonl", lines.as_bytes());
    assert!(
        told.starts_with("2 read, 2 events; FILE, line 2: "),
        "{told}"
    );
    for line in [3, 4, 5] {
        assert!(told.contains(&format!("FILE, line {line}: ")), "{told}");
    }
}

#[test]
fn a_missing_file_does_not_stop_the_others() {
    let folder = tempfile::tempdir().expect("a folder");
    let good = folder.path().join("good.txt");
    fs::write(&good, GOOD).expect("it is written");
    let paths: Vec<PathBuf> = vec![folder.path().join("none.txt"), good];
    let read = read_paths(&paths, &ReadOptions::default());
    assert_eq!(read.documents.len(), 1);
    let failure = read.failures[0].to_string();
    assert!(
        failure.ends_with("none.txt: no such file or folder; check the path"),
        "{failure}"
    );
}

#[test]
fn without_a_date_there_are_events_without_date() {
    let document = Document {
        id: "undated".to_owned(),
        text: format!("{GOOD} The French president met the German chancellor last week."),
        ..Document::default()
    };
    let graph = built(&[document]);
    assert!(graph.events().count() > 0);
    assert!(graph.events().all(|(_, _, event)| event.date.is_none()));
}

#[test]
fn a_day_before_the_calendar_is_no_date() {
    let document = Document {
        id: "ancient".to_owned(),
        date: Some("0001-01-01".parse().expect("a date")),
        text: "Emmanuel Macron met Vladimir Putin 999 years ago.".to_owned(),
        ..Document::default()
    };
    let graph = built(std::slice::from_ref(&document));
    let dates: Vec<_> = graph.events().map(|(_, _, event)| event.date).collect();
    assert_eq!(dates, [None]);
    check_sound(&[document]);
}

#[test]
fn a_date_that_is_none_is_named() {
    let line = format!("{{\"id\": \"one\", \"date\": \"soon\", \"text\": \"{GOOD}\"}}");
    let read = read_bytes("a.jsonl", line.into_bytes(), &ReadOptions::default());
    let failures = read.failures.iter().map(ToString::to_string);
    let warnings = read.warnings.iter().map(ToString::to_string);
    let said: Vec<String> = failures.chain(warnings).collect();
    assert!(said.iter().any(|line| line.contains("soon")), "{said:?}");
}

/// Builds a text of `size` bytes, of a kind that makes loops long.
#[track_caller]
fn check_large(part: &str, size: usize) {
    let document = Document {
        id: "large".to_owned(),
        date: Some("2021-08-20".parse().expect("a date")),
        text: part.repeat(size / part.len()),
        ..Document::default()
    };
    check_sound(&[document]);
}

#[test]
fn an_article_in_one_line() {
    let sentences = format!("{GOOD} He also met the French president and NATO. ");
    check_large(&sentences, 1 << 16);
}

#[test]
fn a_sentence_without_end() {
    let clause = "and Emmanuel Macron met Vladimir Putin, who called Iran ";
    check_large(clause, 1 << 15);
}

#[test]
fn a_word_without_end() {
    for part in ["a", "é", "a-", "U.S.", "(", "\"", "\n\n", "?!"] {
        check_large(part, 1 << 12);
    }
}

/// Builds a graph, writes it, reads it, and holds that its evidence points at the words it quotes.
#[track_caller]
fn check_sound(documents: &[Document]) {
    let graph = built(documents);
    for (_, _, event) in graph.events() {
        for report in &event.reports {
            let evidence = &report.evidence;
            let document = documents
                .iter()
                .find(|document| document.id == evidence.document)
                .expect("evidence is of a document");
            let text = match evidence.part {
                Part::Title => document.title.as_deref().expect("it has a title"),
                Part::Text => &document.text,
            };
            assert_eq!(evidence.span.of(text), evidence.quote);
            for span in [evidence.trigger, evidence.source, evidence.target] {
                assert!(!span.of(text).is_empty(), "{span:?} in {text:?}");
            }
        }
    }
    let mut bytes = Vec::new();
    json(&graph, &mut bytes).expect("memory takes all");
    let record = read_json(&bytes).expect("what was written can be read");
    assert_eq!(record, graph.record());
}

/// Bits of articles, and what articles should not have.
const BITS: &[&str] = &[
    "Emmanuel Macron",
    "Putin",
    "the French president",
    "President",
    "Mr.",
    "U.S.",
    "US-China",
    "Iran's",
    "the two leaders",
    "his counterpart",
    "he",
    "they",
    "we",
    "each other",
    "G7 leaders",
    "met",
    "called",
    "call for",
    "talks",
    "a phone call",
    "imposed",
    "sanctions on",
    "will",
    "not",
    "agreed to",
    "said that",
    "which",
    "by",
    "with",
    "between",
    "and",
    "or",
    "to",
    "of",
    "in",
    "on Thursday",
    "Feb. 30",
    "February 29, 2021",
    "2021-13-45",
    "99999999999",
    "last week",
    "0 days ago",
    "999 years ago",
    "in 0000",
    "May",
    "March",
    ".",
    ",",
    "?",
    "!",
    ";",
    ":",
    "-",
    "--",
    "—",
    "'",
    "’",
    "\"",
    "“",
    "”",
    "(",
    ")",
    "...",
    "\n",
    "\n\n",
    "\r\n",
    "\t",
    "\u{0}",
    "\u{feff}",
    "\u{200b}",
    "\u{202e}",
    "e\u{301}",
    "ﬁ",
    "İ",
    "ß",
    "Ǆ",
    "日本",
    "صدام",
    "🇫🇷",
    "👩‍👩‍👧",
    "<b>",
    "&amp;",
    "http://a.b/c?d=e",
    "a@b.c",
    "#G20",
    "@macron",
    "1,000.5",
    "$3bn",
    "%",
];

fn garbage() -> impl Strategy<Value = String> {
    let glue = select(&[" ", " ", " ", "", ", "][..]);
    let bits = prop::collection::vec((select(BITS), glue), 0..60);
    let bits = bits.prop_map(|bits| bits.iter().flat_map(|(bit, glue)| [*bit, *glue]).collect());
    prop_oneof![4 => bits, 1 => any::<String>()]
}

const DATES: &[&str] = &[
    "2021-08-20",
    "2021",
    "0001-01-01",
    "9999-12-31",
    "2020-02-29",
    "2021-08",
];

proptest! {
    #[test]
    fn garbage_is_read_soundly(
        text in garbage(),
        title in prop::option::of(garbage()),
        date in prop::option::of(select(DATES)),
        publisher in prop::option::of(select(&["The White House", "Kremlin", "\u{0}"][..])),
    ) {
        let document = Document {
            id: "garbage".to_owned(),
            title,
            text,
            date: date.map(|date| date.parse().expect("a date")),
            publisher: publisher.map(str::to_owned),
            ..Document::default()
        };
        check_sound(&[document]);
    }

    #[test]
    fn any_bytes_are_read_or_refused(
        bytes in prop::collection::vec(any::<u8>(), 0..400),
        name in select(&["a.txt", "a.md", "a.json", "a.jsonl", "a.html", "a"][..]),
    ) {
        let read = read_bytes(name, bytes, &ReadOptions::default());
        prop_assert!(!read.documents.is_empty() || !read.failures.is_empty());
        check_sound(&read.documents);
    }
}
