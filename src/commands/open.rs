//! Graph files and the actors that arguments name.

use std::fs;
use std::io::{self, Read};
use std::path::Path;

use anyhow::{Context, anyhow};

mod tables;

use chancery::export::json::ReadGraphError;
use chancery::export::{Format, read_graph};
use chancery::graph::{Graph, Record};
use chancery::lexicon::Lexicon;
use tables::{is_table, read_tables};

/// Reads a graph from a file, or from standard input for `-`.
pub(super) fn open(path: &Path, lexicon: &Lexicon) -> anyhow::Result<Graph> {
    Ok(Graph::new(open_record(path)?, lexicon))
}

/// Reads what a graph was drawn from.
pub(super) fn open_record(path: &Path) -> anyhow::Result<Record> {
    let cannot = || format!("cannot read `{}`", path.display());
    if is_table(path) {
        return read_tables(path).with_context(cannot);
    }
    let bytes = bytes(path).with_context(cannot)?;
    match read_graph(&bytes) {
        Ok(record) => Ok(record),
        Err(ReadGraphError::NotAGraph) => Err(not_a_graph(path)),
        Err(error) => Err(error).with_context(cannot),
    }
}

fn not_a_graph(path: &Path) -> anyhow::Error {
    let shown = path.display();
    let reads_back = |format| matches!(format, Format::Json | Format::Graphml | Format::Gexf);
    match Format::from_path(path) {
        Some(format) if !reads_back(format) => anyhow!(
            "`{shown}` is {}, which is written and not read; graphs are read from JSON, GraphML, GEXF \
             and CSV",
            format.name()
        ),
        _ => anyhow!(
            "`{shown}` is not a chancery graph; if it is an article, build its graph first:\n  \
             chancery build {shown} -o graph.json"
        ),
    }
}

fn bytes(path: &Path) -> io::Result<Vec<u8>> {
    if path == Path::new("-") {
        let mut bytes = Vec::new();
        io::stdin().lock().read_to_end(&mut bytes)?;
        return Ok(bytes);
    }
    fs::read(path)
}
