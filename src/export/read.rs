//! Bytes to the record of a graph, in whichever format they are.

use super::gexf::read_gexf;
use super::graphml::read_graphml;
use super::json::{ReadGraphError, read_json};
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

/// The name of the outermost element, if it is XML.
fn root(bytes: &[u8]) -> Option<String> {
    let text = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    if text.trim_ascii_start().first() != Some(&b'<') {
        return None;
    }
    Some(Elements::new(bytes).open().ok()??.name)
}
