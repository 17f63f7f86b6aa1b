//! Graph files and the actors that arguments name.

use std::fs;
use std::io;
use std::mem::ManuallyDrop;
use std::path::Path;

use anyhow::{Context, anyhow};

mod tables;

use super::tables::graph_lexicon;
use crate::cli::Tables;
use chancery::export::json::ReadGraphError;
use chancery::export::{Format, read_graph_from};
use chancery::graph::{Graph, Record};
use chancery::lexicon::Lexicon;
use tables::{is_table, read_tables};

/// A graph that is not taken apart when it is no longer needed: the program then ends, and the
/// system takes back all memory at once.
pub(super) type Opened = ManuallyDrop<Graph>;

/// Reads a graph from a file, or from standard input for `-`, and the tables beside it.
pub(super) fn open(
    path: &Path,
    tables: &Tables,
) -> anyhow::Result<(Opened, ManuallyDrop<Lexicon>)> {
    let (lexicon, record) = rayon::join(|| graph_lexicon(tables), || open_record(path));
    let lexicon = lexicon?;
    Ok((opened(Graph::new(record?, &lexicon)), lexicon))
}

pub(super) fn opened(graph: Graph) -> Opened {
    ManuallyDrop::new(graph)
}

/// Reads what a graph was drawn from.
pub(super) fn open_record(path: &Path) -> anyhow::Result<Record> {
    let cannot = || format!("cannot read `{}`", path.display());
    if is_table(path) {
        return read_tables(path).with_context(cannot);
    }
    match read(path) {
        Ok(record) => Ok(record),
        Err(ReadGraphError::NotAGraph) => Err(not_a_graph(path)),
        Err(error) => Err(error).with_context(cannot),
    }
}

fn read(path: &Path) -> Result<Record, ReadGraphError> {
    if path == Path::new("-") {
        return read_graph_from(io::stdin().lock());
    }
    read_graph_from(fs::File::open(path)?)
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
