//! Bytes to the record of a graph, in whichever format they are.

use std::io::{BufRead, BufReader, Read};

use super::gexf::read_gexf;
use super::graphml::read_graphml;
use super::json::{ReadGraphError, read_json, read_json_from};
use super::xml::Elements;
use crate::graph::Record;

/// Reads the record of a graph from JSON, GraphML or GEXF as this program writes them; for CSV, which
/// is four files, there is [`read_csv`](super::csv::read_csv).
///
/// ```
/// use chancery::export::{Format, read_graph};
/// use chancery::{graph::Graph, lexicon::Lexicon};
///
/// let lexicon = Lexicon::embedded()?;
/// let record = read_graph(include_bytes!("../../graphs/afghanistan-calls.json"))?;
/// let graph = Graph::new(record.clone(), &lexicon);
/// let mut file = Vec::new();
/// Format::Graphml.write(&graph, &mut file)?;
/// assert_eq!(read_graph(&file)?, record);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn read_graph(bytes: &[u8]) -> Result<Record, ReadGraphError> {
    match root(bytes).as_deref() {
        Some("graphml") => read_graphml(bytes),
        Some("gexf") => read_gexf(bytes),
        _ => read_json(bytes),
    }
}

/// Reads the record of a graph from a file: see [`read_graph`]. Of JSON, which can be large, never
/// more than a piece is held.
pub fn read_graph_from(file: impl Read) -> Result<Record, ReadGraphError> {
    let mut file = BufReader::new(file);
    if !is_xml(file.fill_buf()?) {
        return read_json_from(file);
    }
    let mut bytes = Vec::new();
    file.read_to_end(&mut bytes)?;
    read_graph(&bytes)
}

/// Whether bytes begin as XML does.
fn is_xml(bytes: &[u8]) -> bool {
    let text = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    text.trim_ascii_start().first() == Some(&b'<')
}

/// The name of the outermost element, if it is XML.
fn root(bytes: &[u8]) -> Option<String> {
    if !is_xml(bytes) {
        return None;
    }
    Some(Elements::new(bytes).open().ok()??.name)
}
