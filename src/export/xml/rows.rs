//! Nodes and edges of XML to the record that they were written from.

use std::collections::BTreeMap;

use super::read::{Element, Elements};
use crate::export::fields::Fields;
use crate::export::json::{ReadGraphError, Rows};
use crate::graph::Record;

type Result<T> = std::result::Result<T, ReadGraphError>;

/// The cells of a node or an edge.
pub(in crate::export) type Cells = BTreeMap<String, String>;

/// Rows whose ids XML may have changed.
pub(in crate::export) struct XmlRows {
    rows: Rows,
    /// The ids that XML cannot hold, by those that stand for them.
    ids: BTreeMap<String, String>,
}

impl XmlRows {
    /// Begins with the head of a graph, as JSON; the format is told where the head is not ours.
    pub(in crate::export) fn of_head(head: Option<&str>, format: &'static str) -> Result<Self> {
        let foreign = || {
            let cause = "the graph does not say that it is a `chancery-graph`";
            ReadGraphError::Foreign(cause.to_owned(), format)
        };
        match Rows::of_head(head.ok_or_else(foreign)?) {
            Ok(rows) => Ok(Self {
                rows,
                ids: BTreeMap::new(),
            }),
            Err(ReadGraphError::NotAGraph) => Err(foreign()),
            Err(error) => Err(error),
        }
    }

    /// Adds an actor under the id that stands in the file.
    pub(in crate::export) fn node(&mut self, written: String, mut cells: Cells) -> Result<()> {
        cells.insert("id".to_owned(), written.clone());
        let row = Fields::new("node", "id", cells)?;
        if row.id() != written {
            self.ids.insert(written, row.id().to_owned());
        }
        self.rows.node(row)
    }

    /// Adds an event between two actors.
    pub(in crate::export) fn edge(&mut self, ends: [String; 2], mut cells: Cells) -> Result<()> {
        for (name, id) in ["source", "target"].into_iter().zip(ends) {
            let exact = self.ids.get(&id).cloned();
            cells.insert(name.to_owned(), exact.unwrap_or(id));
        }
        self.rows.edge(Fields::new("edge", "key", cells)?)
    }

    /// All rows.
    pub(in crate::export) fn record(self) -> Record {
        self.rows.record()
    }
}

/// Reads an element after the other, and tells the line where one is at fault.
pub(in crate::export) fn each(
    bytes: &[u8],
    mut add: impl FnMut(Element, &mut Elements) -> Result<()>,
) -> Result<()> {
    let mut elements = Elements::new(bytes);
    while let Some(element) = elements.open()? {
        let line = element.line;
        add(element, &mut elements).map_err(|error| match error {
            ReadGraphError::At { .. } => error,
            error => error.at(&format_args!("line {line}")),
        })?;
    }
    Ok(())
}

/// An attribute that must be there.
pub(in crate::export) fn need(element: &mut Element, name: &str) -> Result<String> {
    let missing = || ReadGraphError::Value {
        place: format!("`{}`", element.name),
        cause: format!("it has no `{name}`"),
    };
    element.attributes.remove(name).ok_or_else(missing)
}
