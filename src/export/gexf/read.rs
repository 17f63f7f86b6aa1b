//! GEXF back to the record that it was written from.

use std::collections::BTreeMap;

use crate::export::json::ReadGraphError;
use crate::export::xml::{Cells, Element, Elements, XmlRows, each, need};
use crate::graph::Record;

type Result<T> = std::result::Result<T, ReadGraphError>;

/// Reads the record of a graph that [`gexf`](super::gexf()) wrote.
pub fn read_gexf(bytes: &[u8]) -> Result<Record> {
    let mut file = File::default();
    each(bytes, |element, elements| file.add(element, elements))?;
    Ok(file.begun()?.record())
}

/// What is read so far.
#[derive(Default)]
struct File {
    /// Whether attributes that come next are those of edges.
    of_edges: bool,
    /// The names of the attributes, by class and id.
    attributes: BTreeMap<(bool, String), String>,
    head: Option<String>,
    rows: Option<XmlRows>,
}

impl File {
    fn add(&mut self, mut element: Element, elements: &mut Elements) -> Result<()> {
        match element.name.as_str() {
            "description" => {
                elements.rest(&mut element)?;
                self.head = Some(element.text);
            }
            "attributes" => self.of_edges = need(&mut element, "class")? == "edge",
            "attribute" => {
                let (id, title) = (need(&mut element, "id")?, need(&mut element, "title")?);
                self.attributes.insert((self.of_edges, id), title);
            }
            "node" => {
                let id = need(&mut element, "id")?;
                let cells = self.cells(&mut element, elements, false)?;
                self.rows()?.node(id, cells)?;
            }
            "edge" => {
                let key = need(&mut element, "id")?;
                let ends = [need(&mut element, "source")?, need(&mut element, "target")?];
                let mut cells = self.cells(&mut element, elements, true)?;
                cells.insert("key".to_owned(), key);
                self.rows()?.edge(ends, cells)?;
            }
            _ => {}
        }
        Ok(())
    }

    fn cells(
        &self,
        element: &mut Element,
        elements: &mut Elements,
        of_edge: bool,
    ) -> Result<Cells> {
        let parts = elements.rest(element)?.into_iter();
        let cells = parts.filter_map(|mut part| {
            let id = part.attributes.remove("for")?;
            let name = self.attributes.get(&(of_edge, id))?;
            Some((name.clone(), part.attributes.remove("value")?))
        });
        Ok(cells.collect())
    }

    fn rows(&mut self) -> Result<&mut XmlRows> {
        let rows = self.begun()?;
        Ok(self.rows.insert(rows))
    }

    /// The rows so far, which begin when the head is complete.
    fn begun(&mut self) -> Result<XmlRows> {
        if let Some(rows) = self.rows.take() {
            return Ok(rows);
        }
        // Any text may stand in a description: what is not JSON is not ours.
        let head = self.head.take().filter(|head| head.starts_with('{'));
        XmlRows::of_head(head.as_deref(), "GEXF")
    }
}
