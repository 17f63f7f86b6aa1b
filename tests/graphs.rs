//! The finished graphs under `graphs/` are what the program makes of the articles under `examples/`.
//!
//! `UPDATE_GRAPHS=1 cargo test --test graphs` writes them anew; look at the difference before you
//! commit it.

#![expect(clippy::unwrap_used, reason = "a test may stop at the first surprise")]

use std::fs;
use std::path::{Path, PathBuf};

use chancery::export::{Drawing, Format};
use chancery::lexicon::Lexicon;
use chancery::pipeline;
use chancery::read::{ReadOptions, read_paths};
use chancery::text::Analyzer;

/// The formats that are shown there; `tests/exports` has a file of every format.
const SHOWN: [Format; 3] = [Format::Json, Format::Dot, Format::Svg];

/// The article whose graph is also shown as a timeline and a matrix.
const PICTURED: &str = "examples/donbas-sanctions.md";

/// Those drawings, and the endings of their files.
const PICTURES: [(Drawing, &str); 2] = [
    (Drawing::Timeline, "timeline.svg"),
    (Drawing::Matrix, "matrix.svg"),
];

#[test]
fn graphs_are_those_of_the_articles() {
    let (analyzer, lexicon) = (Analyzer::embedded().unwrap(), Lexicon::embedded().unwrap());
    let mut shown = Vec::new();
    for article in articles() {
        let read = read_paths(std::slice::from_ref(&article), &ReadOptions::default());
        assert!(read.failures.is_empty(), "{}", article.display());
        let graph = pipeline::build(&read.documents, &analyzer, &lexicon);
        for format in SHOWN {
            let mut built = Vec::new();
            format.write(&graph, &mut built).unwrap();
            shown.push((graph_of(&article, format), built));
        }
        if article == Path::new(PICTURED) {
            for (drawing, ending) in PICTURES {
                let mut built = Vec::new();
                drawing.write(&graph, &mut built).unwrap();
                let path = graph_of(&article, Format::Svg);
                shown.push((path.with_extension(ending), built));
            }
        }
    }
    let (mut expected, mut wrong) = (Vec::new(), Vec::new());
    for (path, built) in shown {
        if std::env::var_os("UPDATE_GRAPHS").is_some() {
            fs::write(&path, built).unwrap();
        } else if fs::read(&path).ok() != Some(built) {
            wrong.push(path.clone());
        }
        expected.push(path);
    }
    assert!(
        wrong.is_empty(),
        "not what the program builds now: {wrong:?}\nUPDATE_GRAPHS=1 cargo test --test graphs writes them anew"
    );
    expected.push("graphs/README.md".into());
    expected.sort();
    assert_eq!(files("graphs"), expected, "each graph has its article");
}

/// The articles under `examples/`: every file there that is no program.
fn articles() -> Vec<PathBuf> {
    let mut articles = files("examples");
    articles.retain(|path| path.extension().is_none_or(|extension| extension != "rs"));
    assert!(!articles.is_empty());
    articles
}

fn graph_of(article: &Path, format: Format) -> PathBuf {
    let graph = Path::new("graphs").join(article.file_name().unwrap());
    graph.with_extension(format.extensions()[0])
}

fn files(folder: &str) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).unwrap();
    let mut files: Vec<PathBuf> = entries.map(|entry| entry.unwrap().path()).collect();
    files.sort();
    files
}
