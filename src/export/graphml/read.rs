//! GraphML back to the record that it was written from.

use std::collections::BTreeMap;

use crate::export::json::ReadGraphError;
use crate::export::xml::{Cells, Element, Elements, XmlRows, each, need};
use crate::graph::Record;

type Result<T> = std::result::Result<T, ReadGraphError>;

/// Reads the record of a graph that [`graphml`](super::graphml()) wrote.
///
/// Another program may have saved it since, if it kept all that stands in it.
pub fn read_graphml(bytes: &[u8]) -> Result<Record> {
    let mut file = File::default();
    each(bytes, |element, elements| file.add(element, elements))?;
    Ok(match file.rows {
        Some(rows) => rows.record(),
        None => XmlRows::of_head(file.head.text().as_deref(), FORMAT)?.record(),
    })
}

const FORMAT: &str = "GraphML";

/// What is read so far.
#[derive(Default)]
struct File {
    /// The names of the keys, by their ids.
    keys: BTreeMap<String, String>,
    head: Head,
    rows: Option<XmlRows>,
}

impl File {
    fn add(&mut self, mut element: Element, elements: &mut Elements) -> Result<()> {
        match element.name.as_str() {
            "key" => {
                let id = need(&mut element, "id")?;
                let name = element.attributes.remove("attr.name");
                self.keys.insert(id, name.unwrap_or_default());
            }
            // Of the graph: those of nodes and edges are read with them.
            "data" => {
                elements.rest(&mut element)?;
                self.head.0.extend(self.cell(element));
            }
            "node" => {
                let id = need(&mut element, "id")?;
                let cells = self.cells(&mut element, elements)?;
                self.begun()?.node(id, cells)?;
            }
            "edge" => {
                let ends = [need(&mut element, "source")?, need(&mut element, "target")?];
                let cells = self.cells(&mut element, elements)?;
                self.begun()?.edge(ends, cells)?;
            }
            _ => {}
        }
        Ok(())
    }

    fn cells(&self, element: &mut Element, elements: &mut Elements) -> Result<Cells> {
        let parts = elements.rest(element)?.into_iter();
        Ok(parts.filter_map(|part| self.cell(part)).collect())
    }

    fn cell(&self, mut data: Element) -> Option<(String, String)> {
        let key = data.attributes.remove("key")?;
        Some((self.keys.get(&key)?.clone(), data.text))
    }

    /// The rows, which begin when the head is complete.
    fn begun(&mut self) -> Result<&mut XmlRows> {
        let rows = match self.rows.take() {
            Some(rows) => rows,
            None => XmlRows::of_head(self.head.text().as_deref(), FORMAT)?,
        };
        Ok(self.rows.insert(rows))
    }
}

/// The data of the graph itself.
#[derive(Default)]
struct Head(Cells);

impl Head {
    /// The head as the JSON graph has it, if all of it is there.
    fn text(&self) -> Option<String> {
        let [format, version, documents] =
            ["format", "version", "documents"].map(|name| self.0.get(name));
        let (format, version, documents) = (format?, version?, documents?);
        Some(format!(
            r#"{{"format":{format:?},"version":{version},"documents":{documents}}}"#
        ))
    }
}
