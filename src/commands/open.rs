//! Graph files and the actors that arguments name.

use std::fs;
use std::io::{self, Read};
use std::path::Path;

use anyhow::{Context, bail};

use chancery::export::json::{ReadGraphError, read_json};
use chancery::graph::{Graph, Record};
use chancery::lexicon::Lexicon;

/// Reads a graph from a file, or from standard input for `-`.
pub(super) fn open(path: &Path, lexicon: &Lexicon) -> anyhow::Result<Graph> {
    Ok(Graph::new(open_record(path)?, lexicon))
}

/// Reads what a graph was drawn from.
pub(super) fn open_record(path: &Path) -> anyhow::Result<Record> {
    let shown = path.display();
    let bytes = bytes(path).with_context(|| format!("cannot read `{shown}`"))?;
    match read_json(&bytes) {
        Ok(record) => Ok(record),
        Err(ReadGraphError::NotAGraph) => bail!(
            "`{shown}` is not a chancery graph; if it is an article, build its graph first:\n  \
             chancery build {shown} -o graph.json"
        ),
        Err(error) => Err(error).with_context(|| format!("cannot read `{shown}`")),
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
