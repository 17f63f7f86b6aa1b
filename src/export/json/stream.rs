//! Node-link JSON, read piece by piece, to the record that it was written from.

use std::io::Read;

use serde::de::IgnoredAny;

use super::FORMAT;
use super::draft::Draft;
use super::elements::{Documents, Edges, Nodes};
use super::error::{ReadGraphError, check_head};
use super::scan::Place;
use super::window::Window;
use crate::graph::Record;

type Result<T> = std::result::Result<T, ReadGraphError>;

/// Reads a graph's record; [`Graph::new`](crate::graph::Graph::new) draws it together again.
///
/// Keys, publication dates, offices and structural edges are not read: a graph computes them from
/// its reports and the tables. Attributes that other programs have added are left out.
pub fn read_json(bytes: &[u8]) -> Result<Record> {
    read_json_from(bytes)
}

/// Reads a graph's record from a file, of which never more than a piece is held.
///
/// ```
/// use chancery::export::json::read_json_from;
/// let record = read_json_from(std::fs::File::open("graphs/afghanistan-calls.json")?)?;
/// assert_eq!(record.documents.len(), 1);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn read_json_from(file: impl Read) -> Result<Record> {
    read(Window::new(file, Place::START))
}

fn read<R: Read>(mut window: Window<R>) -> Result<Record> {
    if window.next()?.starts_with(b"\xEF\xBB\xBF") {
        window.skip(3);
    }
    let start = window.next()?;
    let start = String::from_utf8_lossy(&start[..start.len().min(1000)]).contains(FORMAT);
    let mut file = File::default();
    match file.read(&mut window) {
        Ok(()) => Ok(file.draft.record()),
        Err(error) => Err(file.told_apart(error, start)),
    }
}

/// What is read so far.
#[derive(Default)]
struct File {
    head: Option<Head>,
    format: Option<String>,
    version: Option<u64>,
    has_nodes: bool,
    has_edges: bool,
    /// Nodes and edges that stand before what they need, with their places.
    nodes: Option<Later>,
    edges: Option<Later>,
    draft: Draft,
}

/// That all of the head is read.
struct Head;

/// A value that is to be read later, and its place.
type Later = (Vec<u8>, Place);

impl File {
    fn read<R: Read>(&mut self, window: &mut Window<R>) -> Result<()> {
        window.object(|window, key| match key {
            "graph" => self.read_head(window),
            "nodes" if self.head.is_some() => self.read_nodes(window),
            "edges" if self.has_nodes => self.read_edges(window),
            "nodes" => window.copy().map(|later| self.nodes = Some(later)),
            "edges" => window.copy().map(|later| self.edges = Some(later)),
            _ => window.read::<IgnoredAny>().map(drop),
        })?;
        if self.head.is_none() {
            return Err(window.fault("missing field `graph`"));
        }
        if let Some((bytes, place)) = self.nodes.take() {
            self.read_nodes(&mut Window::new(&*bytes, place))?;
        }
        if let Some((bytes, place)) = self.edges.take().filter(|_| self.has_nodes) {
            self.read_edges(&mut Window::new(&*bytes, place))?;
        }
        match (self.has_nodes, self.has_edges) {
            (false, _) => Err(window.fault("missing field `nodes`")),
            (_, false) => Err(window.fault("missing field `edges`")),
            _ => window.end(),
        }
    }

    fn read_head<R: Read>(&mut self, window: &mut Window<R>) -> Result<()> {
        let mut has_documents = false;
        window.object(|window, key| {
            match key {
                "format" => self.format = window.read()?,
                "version" => self.version = window.read()?,
                "documents" => {
                    has_documents = true;
                    window.array::<Documents>(&mut self.draft)?;
                }
                _ => drop(window.read::<IgnoredAny>()?),
            }
            Ok(())
        })?;
        check_head(self.format.as_deref(), self.version)?;
        if !has_documents {
            return Err(window.fault("missing field `documents`"));
        }
        self.head = Some(Head);
        Ok(())
    }

    fn read_nodes<R: Read>(&mut self, window: &mut Window<R>) -> Result<()> {
        self.has_nodes = true;
        window.array::<Nodes>(&mut self.draft)
    }

    fn read_edges<R: Read>(&mut self, window: &mut Window<R>) -> Result<()> {
        self.has_edges = true;
        window.array::<Edges>(&mut self.draft)
    }

    /// Whether a broken file was meant as a graph that this program reads.
    fn told_apart(&self, error: ReadGraphError, is_named: bool) -> ReadGraphError {
        let version = self.version;
        match (error, self.format.as_deref()) {
            (ReadGraphError::Io(error), _) => ReadGraphError::Io(error),
            // A broken file that names the format near its beginning is a broken graph.
            (error, None) if is_named => error,
            (error, Some(FORMAT)) if version.is_none() => error,
            (error, format) => check_head(format, version).err().unwrap_or(error),
        }
    }
}

#[cfg(test)]
mod tests {
    use serde::Deserialize;

    use super::*;
    use crate::export::json::shape::{EdgeShape, HeadShape, NodeShape};

    const CALLS: &str = include_str!("../../../tests/fixtures/calls.json");

    fn in_pieces(file: &str, piece: usize) -> Result<Record> {
        read(Window::new(file.as_bytes(), Place::START).with_piece(piece))
    }

    #[test]
    fn pieces_of_any_size_are_one_file() {
        let whole = read_json(CALLS.as_bytes()).unwrap();
        for piece in [1, 2, 7, 64, 1000] {
            assert_eq!(in_pieces(CALLS, piece).unwrap(), whole, "{piece}");
        }
    }

    #[test]
    fn keys_may_stand_in_any_order() {
        let whole = read_json(CALLS.as_bytes()).unwrap();
        let mut file: serde_json::Value = serde_json::from_str(CALLS).unwrap();
        let [graph, nodes, edges] = ["graph", "nodes", "edges"].map(|key| file[key].take());
        let turned = format!(r#"{{"edges":{edges}, "nodes":{nodes},"graph" :{graph}}}"#);
        assert_eq!(read_json(turned.as_bytes()).unwrap(), whole);
        assert_eq!(in_pieces(&turned, 5).unwrap(), whole);
    }

    /// The file as `serde_json` reads it whole.
    #[derive(Deserialize)]
    struct Whole<'a> {
        #[serde(borrow, rename = "graph")]
        _graph: HeadShape<'a>,
        #[serde(rename = "nodes")]
        _nodes: Vec<NodeShape<'a>>,
        #[serde(rename = "edges")]
        _edges: Vec<EdgeShape<'a>>,
    }

    #[track_caller]
    fn check(file: &str) {
        let whole = serde_json::from_str::<Whole>(file).err().unwrap();
        for piece in [1000, 1 << 20] {
            let error = in_pieces(file, piece).unwrap_err().to_string();
            assert_eq!(error, format!("the graph is damaged: {whole}"), "{piece}");
        }
    }

    #[test]
    fn faults_are_told_as_of_the_whole_file() {
        let ends = (100..CALLS.trim_end().len()).step_by(3);
        for end in ends.filter(|&end| CALLS.is_char_boundary(end)) {
            check(&CALLS[..end]);
        }
        for (from, to) in [
            (r#""symmetric":true,"#, r#""symmetric":tru,"#),
            (r#""symmetric":true,"#, r#""symmetric":true,,"#),
            (r#""symmetric":true,"#, r#""symmetric":"yes","#),
            (r#""edges":"#, r#""links":"#),
            (r#""edges": ["#, r#""edges": [,"#),
            ("]}\n", ",]}\n"),
            ("]}\n", "]},\n"),
            ("]}\n", "]]\n"),
            ("\"nodes\": [", "\"nodes\" ["),
            ("\"nodes\"", "nodes"),
        ] {
            assert!(CALLS.contains(from), "{from}");
            let last = CALLS.rfind(from).unwrap();
            let (before, rest) = CALLS.split_at(last);
            check(&format!("{before}{}", rest.replacen(from, to, 1)));
        }
    }
}
