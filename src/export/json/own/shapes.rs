//! Documents, actors and events as `shape.rs` has them written.

use serde::de::IgnoredAny;

use super::{Own, Written};
use crate::export::json::shape::{DocumentShape, EdgeShape, EvidenceShape, NodeShape, OfficeShape};

impl<'a> Written<'a> for DocumentShape<'a> {
    fn written(own: &mut Own<'a>) -> Option<Self> {
        let shape = Self {
            id: own.after(br#"{"id":"#)?,
            title: own.after(br#","title":"#)?,
            date: own.after(br#","date":"#)?,
            publisher: own.after(br#","publisher":"#)?,
            url: own.after(br#","url":"#)?,
            sha256: own.after(br#","sha256":"#)?,
        };
        own.skip(b"}")?;
        Some(shape)
    }
}

impl<'a> Written<'a> for NodeShape<'a> {
    fn written(own: &mut Own<'a>) -> Option<Self> {
        let shape = Self {
            id: own.after(br#"{"id":"#)?,
            name: own.after(br#","name":"#)?,
            kind: own.after(br#","kind":"#)?,
            country: own.after(br#","country":"#)?,
            known: own.after(br#","known":"#)?,
            offices: own.after(br#","offices":"#).map(no_offices)?,
            aliases: own.after(br#","aliases":"#)?,
            documents: own.after(br#","documents":"#)?,
        };
        own.skip(b"}")?;
        Some(shape)
    }
}

impl<'a> Written<'a> for EdgeShape<'a> {
    fn written(own: &mut Own<'a>) -> Option<Self> {
        let shape = Self {
            key: own.after(br#"{"key":"#)?,
            source: own.after(br#","source":"#)?,
            target: own.after(br#","target":"#)?,
            kind: own.after(br#","type":"#)?,
            mode: own.after(br#","mode":"#)?,
            status: own.after(br#","status":"#)?,
            date: own.after(br#","date":"#)?,
            observed: own.after(br#","observed":"#)?,
            symmetric: own.after(br#","symmetric":"#)?,
            forum: own.after(br#","forum":"#)?,
            topics: own.after(br#","topics":"#)?,
            content: own.after(br#","content":"#)?,
            attribution: own.after(br#","attribution":"#)?,
            cameo: own.after(br#","cameo":"#)?,
            quad: own.after(br#","quad":"#)?,
            evidence: own.after(br#","evidence":"#)?,
            structural: false,
        };
        own.skip(b"}")?;
        Some(shape)
    }
}

impl<'a> Written<'a> for EvidenceShape<'a> {
    fn written(own: &mut Own<'a>) -> Option<Self> {
        let shape = Self {
            document: own.after(br#"{"document":"#)?,
            part: own.maybe(br#","part":"#)?,
            start: own.after(br#","start":"#)?,
            end: own.after(br#","end":"#)?,
            text: own.after(br#","text":"#)?,
            trigger: own.after(br#","trigger":"#)?,
            source: own.after(br#","source":"#)?,
            target: own.after(br#","target":"#)?,
            rule: own.after(br#","rule":"#)?,
            forum: own.maybe(br#","forum":"#)?,
            topics: own.maybe(br#","topics":"#)?,
            cameo: own.maybe(br#","cameo":"#)?,
            quad: own.maybe(br#","quad":"#)?,
            mode: own.maybe(br#","mode":"#)?,
            content: own.maybe(br#","content":"#)?,
            attribution: own.maybe(br#","attribution":"#)?,
        };
        own.skip(b"}")?;
        Some(shape)
    }
}

/// Offices are not read back.
fn no_offices<'a>(_: IgnoredAny) -> Vec<OfficeShape<'a>> {
    Vec::new()
}

#[cfg(test)]
mod tests {
    use serde::Serialize;

    use super::*;
    use crate::export::json::own::values;
    use crate::export::json::{edge, read_json};
    use crate::graph::Graph;
    use crate::lexicon::Lexicon;

    /// Whether all of the elements are read that are written so.
    #[track_caller]
    fn check<'a, T: Written<'a>>(elements: impl Iterator<Item = impl Serialize>) {
        let mut count = 0;
        for element in elements {
            let text = serde_json::to_string(&element).unwrap();
            // The text is as long as the test.
            let text: &'a str = text.leak();
            let read = values(text, |_: T| Ok::<(), ()>(())).unwrap();
            assert_eq!(read.end, text.len(), "{text}");
            count += 1;
        }
        assert!(count > 0);
    }

    #[test]
    fn what_is_written_is_read() {
        for file in ["calls", "hostile", "news"] {
            let path = format!("{}/tests/fixtures/{file}.json", env!("CARGO_MANIFEST_DIR"));
            let record = read_json(&std::fs::read(path).unwrap()).unwrap();
            let graph = Graph::new(record, &Lexicon::default());
            check::<DocumentShape<'_>>(graph.documents().iter().map(DocumentShape::of));
            check::<NodeShape<'_>>(graph.nodes().map(NodeShape::of));
            check::<EdgeShape<'_>>(graph.edges().map(edge));
        }
    }
}
