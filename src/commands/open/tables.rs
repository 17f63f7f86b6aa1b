//! A graph as four tables, of which one is named and the others lie beside it.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::anyhow;

use chancery::export::Format;
use chancery::export::csv::{Table, Tables, read_csv};
use chancery::graph::Record;

const TABLES: [Format; 4] = [
    Format::Csv,
    Format::CsvNodes,
    Format::CsvEvidence,
    Format::CsvDocuments,
];

/// Whether the file's name is that of one of the four.
pub(super) fn is_table(path: &Path) -> bool {
    Format::from_path(path).is_some_and(|format| TABLES.contains(&format))
}

/// Reads the table and its siblings.
pub(super) fn read_tables(path: &Path) -> anyhow::Result<Record> {
    let mut found = Vec::new();
    for format in TABLES {
        let sibling = sibling(path, format);
        let bytes = fs::read(&sibling).map_err(|error| missing(&sibling, &error))?;
        found.push((sibling.display().to_string(), bytes));
    }
    let [edges, nodes, evidence, documents] = [0, 1, 2, 3].map(|at: usize| {
        let (name, bytes) = &found[at];
        Table { name, bytes }
    });
    Ok(read_csv(&Tables {
        edges,
        nodes,
        evidence,
        documents,
    })?)
}

fn missing(sibling: &Path, error: &std::io::Error) -> anyhow::Error {
    let shown = sibling.display();
    anyhow!(
        "`{shown}`: {error}; a graph as CSV is four tables side by side, and `chancery export graph.json \
         -o {shown}` writes this one"
    )
}

/// The table of this sort that belongs to the named one: `graph.nodes.csv` to `graph.csv`.
fn sibling(path: &Path, format: Format) -> PathBuf {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let stem = stem(&name);
    // A name such as `nodes.csv` is an extension as a whole, and so is then that of the edges.
    let extensions = format.extensions().iter();
    let names = extensions.filter(|extension| !stem.is_empty() || extension.contains('.'));
    let mut paths = names.map(|extension| path.with_file_name(format!("{stem}{extension}")));
    let first = paths.next().unwrap_or_else(|| path.to_owned());
    if first.exists() {
        return first;
    }
    paths.find(|other| other.exists()).unwrap_or(first)
}

/// A file's name without the longest extension of a table, but with the point before it.
fn stem(name: &str) -> &str {
    let extensions = TABLES.iter().flat_map(|format| format.extensions());
    let lengths = extensions.filter_map(|extension| {
        let at = name.len().checked_sub(extension.len())?;
        let end = name.get(at..)?;
        let whole = at == 0 || name[..at].ends_with('.');
        (whole && end.eq_ignore_ascii_case(extension)).then_some(at)
    });
    &name[..lengths.min().unwrap_or(name.len())]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_lie_side_by_side() {
        let check = |path: &str, expected: [&str; 4]| {
            let found = TABLES.map(|format| sibling(Path::new(path), format));
            assert_eq!(found, expected.map(PathBuf::from), "{path}");
        };
        let four = [
            "a/my.csv",
            "a/my.nodes.csv",
            "a/my.evidence.csv",
            "a/my.documents.csv",
        ];
        for path in four {
            check(path, four);
        }
        let bare = ["edges.csv", "nodes.csv", "evidence.csv", "documents.csv"];
        for path in bare {
            check(path, bare);
        }
    }
}
