//! What helps at a shell: completions, manual pages, how much is said.

use std::fs;

use tempfile::TempDir;

use super::{CALLS, check, check_fault, run_with, text};

#[test]
fn completions_know_commands_and_options() {
    for shell in ["bash", "elvish", "fish", "powershell", "zsh"] {
        let left = run_with(&["completions", shell], b"");
        assert_eq!((left.code, left.err.as_str()), (Some(0), ""), "{shell}");
        for word in ["talks", "with-people"] {
            assert!(left.out.contains(word), "{shell} does not know {word}");
        }
    }
    check_fault(&["completions", "csh"], 2, "possible values: bash");
}

#[test]
fn there_is_a_manual_page_for_each_command() {
    let left = run_with(&["man"], b"");
    assert!(left.out.contains(".TH chancery 1"), "{}", left.out);

    let folder = TempDir::new().expect("a folder");
    let pages = folder.path().join("man1");
    check(&["man", "-o", text(&pages)], 0, "", "");
    for (page, words) in [
        ("chancery.1", "chancery\\-talks(1)"),
        ("chancery-path.1", "Over whom two actors are linked"),
        ("chancery-actors-who.1", "president of France"),
    ] {
        let page = fs::read_to_string(pages.join(page)).expect(page);
        assert!(page.contains(words), "{page}");
    }
}

#[test]
fn as_much_is_said_as_is_wanted() {
    let folder = TempDir::new().expect("a folder");
    let article = folder.path().join("call.txt");
    fs::write(&article, "Emmanuel Macron called Joe Biden on 9 June 2024.").expect("written");
    let graph = folder.path().join("g.json");
    let build = ["build", text(&article), "-o", text(&graph)];
    let said = |more: &[&str]| run_with(&[&build[..], more].concat(), b"").err;

    assert_eq!(said(&["-v"]), "read: call, no date: 1 events\n");
    assert_eq!(said(&[]), "");

    check(&["talks", CALLS, "France", "-q"], 1, "", "");
    check_fault(
        &["talks", "nowhere.json", "-q"],
        3,
        "cannot read `nowhere.json`",
    );
    check_fault(&["talks", CALLS, "-q", "-v"], 2, "cannot be used with");
}

/// The reader of our output may have seen enough.
#[cfg(unix)]
#[test]
fn a_broken_pipe_is_no_failure() {
    use std::process::{Command, Stdio};

    let folder = TempDir::new().expect("a folder");
    let graph = folder.path().join("g.json");
    let articles = [
        "examples/afghanistan-calls.md",
        "examples/donbas-sanctions.md",
    ];
    check(
        &["build", articles[0], articles[1], "-o", text(&graph)],
        0,
        "",
        "",
    );
    let mut child = Command::new(env!("CARGO_BIN_EXE_chancery"))
        .args(["export", text(&graph), "-t", "svg"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("it starts");
    drop(child.stdout.take());
    let left = child.wait_with_output().expect("it ends");
    assert_eq!(String::from_utf8_lossy(&left.stderr), "");
    assert_eq!(left.status.code(), Some(0));
}
