//! The parser on the domain's own sentences: who does what to whom, checked by hand in `arguments.txt`.
//!
//! A block of that file is a sentence and, for each verb worth checking, a line `lemma: role=word ...`
//! with its subject, passive subject, object and prepositional phrases in the order of the text. What
//! fails today is listed in `arguments_known_misses.txt`; a new failure fails the test, and so does a
//! listed one that is cured. `UPDATE_KNOWN=1 cargo test --test arguments` writes the list anew.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs};

use chancery::text::Analyzer;

use common::arguments_of;

mod common;

const HEAD: &str = "\
# Lines of arguments.txt that the parser gets wrong today: sentence, line, what it finds instead.
# Written by `UPDATE_KNOWN=1 cargo test --test arguments`; the list may only become shorter.
";

#[test]
fn verbs_have_their_arguments() {
    let analyzer = Analyzer::embedded().expect("the model is sound");
    let corpus = fs::read_to_string(path("arguments.txt")).expect("the sentences can be read");
    let (mut lines, mut wrong, mut report) = (0, 0, HEAD.to_owned());
    let mut text = "";
    for line in corpus
        .lines()
        .filter(|line| !line.is_empty() && !line.starts_with('#'))
    {
        let Some(wanted) = line.strip_prefix("  ") else {
            text = line;
            continue;
        };
        lines += 1;
        let (lemma, arguments) = wanted
            .split_once(':')
            .expect("a line is `lemma: arguments`");
        let found = arguments_of(&analyzer, text, lemma);
        if found != arguments.trim() {
            wrong += 1;
            let _ = write!(report, "\n{text}\n  {wanted}\n  {lemma}: {found}\n");
        }
    }
    if env::var_os("UPDATE_KNOWN").is_some() {
        return fs::write(path("arguments_known_misses.txt"), report)
            .expect("the list can be written");
    }
    let known =
        fs::read_to_string(path("arguments_known_misses.txt")).expect("the list can be read");
    assert_eq!(report, known, "{wrong} of {lines} lines fail");
}

fn path(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests")
        .join(name)
}
