//! The command as a user types it: what comes out, what is said, and the exit code.

use std::path::Path;

use assert_cmd::Command;

mod basics;
mod questions;
mod shell;

const CALLS: &str = "tests/fixtures/calls.json";

/// What a command left: exit code, standard output, standard error.
#[derive(Debug, PartialEq, Eq)]
struct Left {
    code: Option<i32>,
    out: String,
    err: String,
}

fn run_with(args: &[&str], stdin: &[u8]) -> Left {
    let mut command = Command::cargo_bin("chancery").expect("the command is built");
    let output = command
        .args(args)
        .write_stdin(stdin)
        .output()
        .expect("it runs");
    Left {
        code: output.status.code(),
        out: String::from_utf8(output.stdout).expect("text"),
        err: String::from_utf8(output.stderr).expect("text"),
    }
}

#[track_caller]
fn check(args: &[&str], code: i32, out: &str, err: &str) {
    let expected = Left {
        code: Some(code),
        out: out.to_owned(),
        err: err.to_owned(),
    };
    assert_eq!(run_with(args, b""), expected, "{args:?}");
}

/// Expects an exit code and these words on standard error.
#[track_caller]
fn check_fault(args: &[&str], code: i32, words: &str) {
    let left = run_with(args, b"");
    assert_eq!(
        (left.code, left.out.as_str()),
        (Some(code), ""),
        "{args:?}: {}",
        left.err
    );
    assert!(left.err.contains(words), "{args:?}: {}", left.err);
}

fn text(path: &Path) -> &str {
    path.to_str().expect("a path in UTF-8")
}
