//! The three lists of a graph's file: how each is read into the draft of its record.

use serde::Deserialize;

use super::draft::{Draft, read_document, read_node};
use super::error::ReadGraphError;
use super::own::Written;
use super::shape::{DocumentShape, EdgeShape, NodeShape};
use crate::graph::Source;
use crate::model::{Event, Mentioned};

type Result<T> = std::result::Result<T, ReadGraphError>;

/// An element of a list.
pub(super) trait Element {
    /// As it stands in the file.
    type Shape<'a>: Written<'a> + Deserialize<'a>;
    /// What is made of it; of one may be made several.
    type Made: Send;
    /// How it begins where this program has written it.
    const START: &'static str;

    /// Makes it, on whatever thread.
    fn make(draft: &Draft, shape: Self::Shape<'_>, made: &mut Vec<Self::Made>) -> Result<()>;

    /// Adds what is made of some, in their order.
    fn take(draft: &mut Draft, made: Vec<Self::Made>) -> Result<()>;
}

/// The documents.
pub(super) struct Documents;

impl Element for Documents {
    type Shape<'a> = DocumentShape<'a>;
    type Made = (String, Source);
    const START: &'static str = r#"{"id":""#;

    fn make(_: &Draft, shape: DocumentShape<'_>, made: &mut Vec<Self::Made>) -> Result<()> {
        made.push(read_document(shape)?);
        Ok(())
    }

    fn take(draft: &mut Draft, made: Vec<Self::Made>) -> Result<()> {
        let mut made = made.into_iter();
        made.try_for_each(|document| draft.add_document(document))
    }
}

/// The actors.
pub(super) struct Nodes;

impl Element for Nodes {
    type Shape<'a> = NodeShape<'a>;
    type Made = Mentioned;
    const START: &'static str = r#"{"id":""#;

    fn make(draft: &Draft, shape: NodeShape<'_>, made: &mut Vec<Mentioned>) -> Result<()> {
        made.push(read_node(shape, &draft.known)?);
        Ok(())
    }

    fn take(draft: &mut Draft, made: Vec<Mentioned>) -> Result<()> {
        made.into_iter()
            .try_for_each(|actor| draft.add_actor(actor))
    }
}

/// The events.
pub(super) struct Edges;

impl Element for Edges {
    type Shape<'a> = EdgeShape<'a>;
    type Made = Event;
    const START: &'static str = r#"{"key":""#;

    fn make(draft: &Draft, shape: EdgeShape<'_>, made: &mut Vec<Event>) -> Result<()> {
        draft.known.reports_of(&shape, made)
    }

    fn take(draft: &mut Draft, mut made: Vec<Event>) -> Result<()> {
        draft.reports.append(&mut made);
        Ok(())
    }
}
