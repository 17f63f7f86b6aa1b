//! The output in README.md and docs/questions.md is what the commands print.
//!
//! Every line `$ chancery ...` of a console block is run, with the examples at hand, and what stands
//! below it must be its standard output. `UPDATE_README=1 cargo test --test readme` writes it anew.

#![expect(clippy::unwrap_used, reason = "a test may stop at the first surprise")]

use std::fs;
use std::path::Path;
use std::process::Command;

/// Lines longer than this are cut in the README, where nobody wants to scroll.
const WIDTH: usize = 150;

#[test]
fn the_readme_shows_what_the_commands_print() {
    check("README.md");
}

#[test]
fn the_page_of_questions_shows_what_the_commands_print() {
    check("docs/questions.md");
}

#[track_caller]
fn check(page: &str) {
    let written = fs::read_to_string(page).unwrap();
    let printed = with_output(&written, page);
    if std::env::var_os("UPDATE_README").is_some() {
        fs::write(page, printed).unwrap();
    } else {
        assert_eq!(
            printed, written,
            "UPDATE_README=1 cargo test --test readme writes the output anew"
        );
    }
}

/// The text with the output of its commands in place of what stands there.
fn with_output(text: &str, page: &str) -> String {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(page);
    fs::create_dir_all(folder.join("examples")).unwrap();
    copy_articles(&folder.join("examples"));
    let mut result = String::new();
    let mut console = false;
    for line in text.lines() {
        if line.starts_with("```") {
            console = line == "```console";
        }
        if !console || line.starts_with(['`', '$']) {
            result.push_str(line);
            result.push('\n');
        }
        if let Some(arguments) = line.strip_prefix("$ chancery ").filter(|_| console) {
            result.push_str(&output(arguments, &folder));
        }
    }
    result
}

fn copy_articles(folder: &Path) {
    for entry in fs::read_dir("examples").unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_some_and(|extension| extension != "rs") {
            fs::copy(&path, folder.join(path.file_name().unwrap())).unwrap();
        }
    }
}

fn output(arguments: &str, folder: &Path) -> String {
    let mut command = Command::new(env!("CARGO_BIN_EXE_chancery"));
    let output = command.args(words(arguments)).current_dir(folder).output();
    let output = output.unwrap();
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "chancery {arguments}: {errors}");
    let text = String::from_utf8(output.stdout).unwrap();
    text.lines().map(cut).collect()
}

/// The arguments of a command line; quotation marks hold one together.
fn words(arguments: &str) -> Vec<&str> {
    let quoted = arguments.split('"').enumerate();
    let parts = quoted.flat_map(|(place, part)| match place % 2 {
        0 => part.split(' ').collect(),
        _ => vec![part],
    });
    parts.filter(|part| !part.is_empty()).collect()
}

fn cut(line: &str) -> String {
    if line.chars().count() <= WIDTH {
        return format!("{line}\n");
    }
    let kept: String = line.chars().take(WIDTH - 4).collect();
    format!("{} ...\n", kept.trim_end())
}
