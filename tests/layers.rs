//! Imports point one way: a module may use those of lower layers only.

use std::fs;
use std::path::{Path, PathBuf};

/// The library's modules, the lowest layer first; modules of one layer do not know each other.
const LAYERS: &[&[&str]] = &[
    &["when"],
    &["model"],
    &["read", "lexicon", "text"],
    &["recognize"],
    &["resolve"],
    &["code"],
    &["graph"],
    &["export"],
    // Above `export`, because its tests ask their questions of a graph read from JSON.
    &["query"],
    &["pipeline"],
];

/// The program's own modules, which use the library as any other program does.
const PROGRAM: &[&str] = &["main", "cli", "commands"];

#[test]
fn imports_point_one_way() {
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut faults = Vec::new();
    for path in files(&source) {
        let shown = path.strip_prefix(&source).expect("it is below").display();
        let module = module_of(&path, &source);
        if module == "lib" || PROGRAM.contains(&module.as_str()) {
            continue;
        }
        let Some(layer) = layer_of(&module) else {
            faults.push(format!(
                "{shown}: give `{module}` a layer in tests/layers.rs"
            ));
            continue;
        };
        let text = fs::read_to_string(&path).expect("sources are UTF-8");
        for used in imports(&text).into_iter().filter(|used| *used != module) {
            if layer_of(used).is_some_and(|other| other >= layer) {
                faults.push(format!("{shown}: `{module}` may not use `crate::{used}`"));
            }
        }
    }
    assert!(faults.is_empty(), "\n{}\n", faults.join("\n"));
}

#[test]
fn every_form_of_import_is_seen() {
    let text = "use crate::graph::Graph;\nuse crate::{model::{Actor, ActorId}, text};\nlet a = crate::when::When;";
    assert_eq!(imports(text), ["graph", "model", "text", "when"]);
}

fn layer_of(module: &str) -> Option<usize> {
    LAYERS.iter().position(|layer| layer.contains(&module))
}

/// The top-level module to which a file belongs.
fn module_of(path: &Path, source: &Path) -> String {
    let below = path.strip_prefix(source).expect("it is below");
    let first = below.components().next().expect("a file has a name");
    let name = Path::new(first.as_os_str()).file_stem().expect("a name");
    name.to_string_lossy().into_owned()
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).expect("the folder is there");
    let mut paths: Vec<PathBuf> = entries
        .map(|entry| entry.expect("an entry").path())
        .collect();
    paths.sort();
    let parts = paths.into_iter().map(|path| {
        if path.is_dir() {
            files(&path)
        } else {
            vec![path]
        }
    });
    parts
        .flatten()
        .filter(|path| path.extension().is_some_and(|extension| extension == "rs"))
        .collect()
}

/// The modules that a text names behind `crate::`, also in braces.
fn imports(text: &str) -> Vec<&str> {
    let mut found = Vec::new();
    for (at, marker) in text.match_indices("crate::") {
        let rest = &text[at + marker.len()..];
        match rest.strip_prefix('{') {
            Some(list) => found.extend(names(list)),
            None => found.push(name(rest)),
        }
    }
    found
}

fn name(text: &str) -> &str {
    let end = text.find(|char: char| !char.is_alphanumeric() && char != '_');
    &text[..end.unwrap_or(text.len())]
}

/// The first names in a list `a::b, c::{d, e}, f}`.
fn names(list: &str) -> Vec<&str> {
    let (mut found, mut depth, mut start) = (Vec::new(), 0, 0);
    for (at, char) in list.char_indices() {
        match char {
            '{' => depth += 1,
            '}' if depth > 0 => depth -= 1,
            ',' | '}' if depth == 0 => {
                found.push(name(list[start..at].trim_start()));
                start = at + 1;
                if char == '}' {
                    break;
                }
            }
            _ => {}
        }
    }
    found.retain(|name| !name.is_empty());
    found
}
