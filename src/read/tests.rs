//! Whole runs of the stage: files and folders in, documents, failures and warnings out.

use std::fs;
use std::path::PathBuf;

use proptest::prelude::*;

use super::{Input, Read, ReadOptions, read_bytes, read_paths_and};

/// What a run says, a line each: `id date title: text`, then `! failure`, then `? warning`.
fn told(read: &Read) -> String {
    let mut lines = Vec::new();
    for document in &read.documents {
        let date = document
            .date
            .map_or("-".to_owned(), |date| date.to_string());
        let title = document.title.as_deref().unwrap_or("-");
        lines.push(format!(
            "{} {date} {title}: {}",
            document.id,
            document.text.trim()
        ));
    }
    lines.extend(read.failures.iter().map(|failure| format!("! {failure}")));
    lines.extend(read.warnings.iter().map(|warning| format!("? {warning}")));
    lines.join("\n")
}

/// Reads `paths`, which are relative to a folder that holds `files`.
#[track_caller]
fn check(files: &[(&str, &[u8])], paths: &[&str], options: ReadOptions, expected: &str) {
    let folder = tempfile::tempdir().unwrap();
    for (name, bytes) in files {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }
    let absolute = |path: &&str| match *path {
        "-" => PathBuf::from("-"),
        path => folder.path().join(path),
    };
    let paths: Vec<PathBuf> = paths.iter().map(absolute).collect();
    let piped = "{\"id\": \"piped\", \"text\": \"From the pipe.\"}\n";
    let read = read_paths_and(&paths, &options, &mut piped.as_bytes());
    let prefix = format!("{}/", folder.path().display());
    assert_eq!(told(&read).replace(&prefix, ""), expected);
}

fn dated(date: &str) -> ReadOptions {
    ReadOptions {
        date: Some(date.parse().unwrap()),
        format: None,
    }
}

#[test]
fn each_format_is_read_by_its_ending() {
    let files: &[(&str, &[u8])] = &[
        ("a.txt", b"PARIS, Aug 19, 2021 - Macron."),
        (
            "b.md",
            b"---\ntitle: Talks\ndate: 20 August 2021\n---\n**Biden**.",
        ),
        (
            "c.json",
            b"{\"title\": \"T\", \"date\": \"2021\", \"text\": \"Putin.\"}",
        ),
        (
            "d.jsonl",
            b"{\"id\": \"x\", \"text\": \"Xi.\"}\n{\"id\": \"y\", \"text\": \"Modi.\"}",
        ),
        (
            "e.html",
            b"<title>News of the day</title><p>Merkel spoke with Johnson in London on Friday.",
        ),
        ("README", b"# Notes\nMay."),
    ];
    let paths = ["a.txt", "b.md", "c.json", "d.jsonl", "e.html", "README"];
    let expected = "a 2021-08-19 -: PARIS, Aug 19, 2021 - Macron.
b 2021-08-20 Talks: Biden  .
c 2021 T: Putin.
x - -: Xi.
y - -: Modi.
e - News of the day: Merkel spoke with Johnson in London on Friday.
README - Notes: Notes\nMay.";
    check(files, &paths, ReadOptions::default(), expected);
}

#[test]
fn a_folder_stands_for_its_articles() {
    let files: &[(&str, &[u8])] = &[
        ("in/z.txt", b"Last."),
        ("in/b/c.txt", b"Middle."),
        ("in/a.txt", b"First."),
        ("in/.hidden.txt", b"Hidden."),
        ("in/.git/x.txt", b"Hidden."),
        ("in/photo.png", b"\x89PNG"),
        ("empty/photo.png", b"\x89PNG"),
    ];
    let expected = "a - -: First.
c - -: Middle.
z - -: Last.
piped - -: From the pipe.
? empty: no article in this folder; articles end in .txt, .text, .md, .markdown, .json, .jsonl, .ndjson, .html, .htm, .xhtml";
    check(
        files,
        &["in", "-", "empty"],
        ReadOptions::default(),
        expected,
    );
}

#[test]
fn a_bad_article_does_not_stop_the_others() {
    let files: &[(&str, &[u8])] = &[
        ("a.pdf", b"%PDF-1.4"),
        ("b.txt", b" \n"),
        ("b.json", b"[]"),
        (
            "c.jsonl",
            b"{\"text\": \"Good.\"}\n{\"text\": \"\"}\n{\"text\"",
        ),
        ("d.txt", b"Caf\xe9."),
        ("e.md", b"---\ndate: someday\n---\nGood too."),
    ];
    let paths = [
        "a.pdf", "b.txt", "b.json", "c.jsonl", "d.txt", "e.md", "no.txt",
    ];
    let expected = "c 2021-08-20 -: Good.
d 2021-08-20 -: Café.
e 2021-08-20 -: Good too.
! a.pdf: this is a PDF, not text; save the article as plain text or HTML in UTF-8
! b.txt: the text is empty; give an article, or leave the file out
! b.json: the text is empty; give an article, or leave the file out
! c.jsonl, line 2: the text is empty; give an article, or leave the file out
! c.jsonl, line 3: broken JSON, EOF while parsing an object at column 7; write an object with the keys id, title, date, publisher, url, text
! no.txt: no such file or folder; check the path
? d.txt: not UTF-8, read as windows-1252; save it as UTF-8 if letters look wrong
? e.md: the date `someday` is not understood; write YYYY-MM-DD";
    check(files, &paths, dated("2021-08-20"), expected);
}

#[test]
fn a_document_knows_its_date_better_than_the_user() {
    let files: &[(&str, &[u8])] = &[
        (
            "a.json",
            b"{\"date\": \"2020-01-02\", \"text\": \"PARIS, May 3, 2019 - X\"}",
        ),
        ("b.txt", b"PARIS, May 3, 2019 - X"),
    ];
    let expected = "a 2020-01-02 -: PARIS, May 3, 2019 - X\nb 2021 -: PARIS, May 3, 2019 - X";
    check(files, &["a.json", "b.txt"], dated("2021"), expected);
}

#[test]
fn the_same_file_counts_once_and_other_files_of_the_name_are_others() {
    let files: &[(&str, &[u8])] = &[("x/a.txt", b"a"), ("y/a.txt", b"b")];
    let expected = "a-ca978112 - -: a
a-3e23e816 - -: b
? a: the same text came 2 times and counts once
? a: 2 texts have this id and are now called a-ca978112, a-3e23e816; give each its own id";
    check(
        files,
        &["x/a.txt", "y", "x"],
        ReadOptions::default(),
        expected,
    );
}

#[test]
fn the_user_may_say_the_format() {
    let options = ReadOptions {
        date: None,
        format: Some(Input::Text),
    };
    check(
        &[("a.json", b"{\"text\": 1}")],
        &["a.json"],
        options,
        "a - -: {\"text\": 1}",
    );
}

#[test]
fn long_files_take_linear_time() {
    let word = "Macron, met 12 May: ";
    for (name, text) in [
        ("a.txt", word.repeat(300_000)),
        ("a.txt", "a\n".repeat(2_000_000)),
        ("a.txt", "— ,".repeat(1_000_000)),
        (
            "a.jsonl",
            format!("{{\"text\": \"{}\"}}", word.repeat(300_000)),
        ),
        ("a.html", format!("<p>{}", word.repeat(300_000))),
        (
            "a.html",
            "<div><p>Macron met Biden, and they talked, all day.</p></div>".repeat(10_000),
        ),
    ] {
        let read = read_bytes(name, text.into_bytes(), &ReadOptions::default());
        assert_eq!(read.documents.len(), 1, "{name}");
    }
}

proptest! {
    #[test]
    fn no_bytes_make_it_fail(bytes: Vec<u8>, format in 0..Input::ALL.len()) {
        let options = ReadOptions { date: None, format: Some(Input::ALL[format]) };
        let read = read_bytes("a", bytes, &options);
        prop_assert!(read.documents.len() + read.failures.len() > 0);
    }

    #[test]
    fn no_marks_make_it_fail(text in "([-#*_`~\\[\\]()<>!:,./ \n\r\"'{}é—]|date|text|<p>|</|May|2021|20|Aug){0,60}", format in 0..Input::ALL.len()) {
        let options = ReadOptions { date: None, format: Some(Input::ALL[format]) };
        let read = read_bytes("a", text.into_bytes(), &options);
        prop_assert!(read.documents.len() + read.failures.len() > 0);
    }
}
