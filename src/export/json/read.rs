//! Node-link JSON back to the record that it was written from.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::shape::{DocumentShape, EdgeShape, EvidenceShape, FileShape, NodeShape};
use super::{FORMAT, VERSION};
use crate::graph::{Record, Source};
use crate::model::{
    Actor, ActorId, ActorKind, Event, EventType, Evidence, Mentioned, Mode, Part, Quad, Span,
    Status,
};
use crate::when::When;

/// Why bytes are not read as a graph.
#[derive(Debug, thiserror::Error)]
pub enum ReadGraphError {
    /// Something else: an article, a table, the JSON of another program.
    #[error("it is not a chancery graph (JSON with \"format\": \"chancery-graph\")")]
    NotAGraph,
    /// A graph of a later program.
    #[error("it is a graph of format version {0}, and this program reads version {VERSION}")]
    Version(u64),
    /// Broken JSON, or a key that is missing or of the wrong sort; tells line and column.
    #[error("the graph is damaged: {0}")]
    Damaged(#[from] serde_json::Error),
    /// Broken XML, or a table with broken rows.
    #[error("the file is damaged: {0}")]
    Broken(String),
    /// A file of another program, in a format that is read back where it is our own.
    #[error(
        "{0}, so it is not as chancery writes it; the {1} of other programs is not read: write it anew \
         with `chancery export` from the JSON graph"
    )]
    Foreign(String, &'static str),
    /// A fault, and in which line it is.
    #[error("{place}: {error}")]
    At {
        /// The line, and the file where there are several.
        place: String,
        /// What is wrong there.
        error: Box<ReadGraphError>,
    },
    /// A value that cannot be; tells which node, edge or document has it.
    #[error("{place}: {cause}")]
    Value {
        /// The document, node or edge.
        place: String,
        /// What is wrong with it.
        cause: String,
    },
}

impl ReadGraphError {
    /// Tells where it is.
    pub(in crate::export) fn at(self, place: &dyn std::fmt::Display) -> Self {
        Self::At {
            place: place.to_string(),
            error: Box::new(self),
        }
    }
}

type Result<T> = std::result::Result<T, ReadGraphError>;

/// Reads a graph's record; [`Graph::new`](crate::graph::Graph::new) draws it together again.
///
/// Keys, publication dates, offices and structural edges are not read: a graph computes them from
/// its reports and the tables. Attributes that other programs have added are left out.
pub fn read_json(bytes: &[u8]) -> Result<Record> {
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    let file: FileShape = match serde_json::from_slice(bytes) {
        Ok(file) => file,
        Err(error) => return Err(recognized(bytes).err().unwrap_or(error.into())),
    };
    check_head(file.graph.format.as_deref(), file.graph.version)?;
    let mut record = Record::default();
    for document in file.graph.documents {
        add_document(document, &mut record)?;
    }
    for node in file.nodes {
        add_node(node, &mut record)?;
    }
    for edge in file.edges.iter().filter(|edge| !edge.structural) {
        add_edge(edge, &mut record)?;
    }
    Ok(record)
}

pub(super) fn add_document(shape: DocumentShape<'_>, record: &mut Record) -> Result<()> {
    let (id, source) = read_document(shape)?;
    match record.documents.insert(id.clone(), source) {
        None => Ok(()),
        Some(_) => Err(twice(&format!("document `{id}`"))),
    }
}

pub(super) fn add_node(shape: NodeShape<'_>, record: &mut Record) -> Result<()> {
    let mentioned = read_node(shape, &record.documents)?;
    let id = mentioned.actor.id.clone();
    match record.actors.insert(id.clone(), mentioned) {
        None => Ok(()),
        Some(_) => Err(twice(&format!("node `{id}`"))),
    }
}

/// Whether broken bytes were meant as a graph that this program reads.
fn recognized(bytes: &[u8]) -> Result<()> {
    #[derive(Deserialize)]
    struct File {
        graph: Option<Head>,
    }
    #[derive(Deserialize)]
    struct Head {
        format: Option<String>,
        version: Option<u64>,
    }
    match serde_json::from_slice::<File>(bytes) {
        Ok(File { graph }) => {
            let (format, version) = graph.map_or((None, None), |head| (head.format, head.version));
            check_head(format.as_deref(), version)
        }
        // Broken JSON that names the format near its beginning is a broken graph.
        Err(_) if String::from_utf8_lossy(&bytes[..bytes.len().min(1000)]).contains(FORMAT) => {
            Ok(())
        }
        Err(_) => Err(ReadGraphError::NotAGraph),
    }
}

pub(super) fn check_head(format: Option<&str>, version: Option<u64>) -> Result<()> {
    match (format, version) {
        (Some(FORMAT), Some(VERSION)) => Ok(()),
        (Some(FORMAT), version) => Err(ReadGraphError::Version(version.unwrap_or_default())),
        _ => Err(ReadGraphError::NotAGraph),
    }
}

pub(super) fn twice(place: &str) -> ReadGraphError {
    fault(&|| place.to_owned(), "it is there twice")
}

fn fault(place: &dyn Fn() -> String, cause: impl Into<String>) -> ReadGraphError {
    ReadGraphError::Value {
        place: place(),
        cause: cause.into(),
    }
}

fn read_document(shape: DocumentShape<'_>) -> Result<(String, Source)> {
    let place = || format!("document `{}`", shape.id);
    let date = read_date(shape.date.as_deref(), &place)?;
    let source = Source {
        title: shape.title.map(Into::into),
        date,
        publisher: shape.publisher.map(Into::into),
        url: shape.url.map(Into::into),
        sha256: shape.sha256.into(),
    };
    Ok((shape.id.into(), source))
}

fn read_node(shape: NodeShape<'_>, documents: &BTreeMap<String, Source>) -> Result<Mentioned> {
    let place = || format!("node `{}`", shape.id);
    for id in &shape.documents {
        listed(documents.contains_key(&**id), "document", id, &place)?;
    }
    let actor = Actor {
        id: ActorId::new(&shape.id),
        name: shape.name.into(),
        kind: named(
            "kind",
            &shape.kind,
            &ActorKind::ALL,
            ActorKind::as_str,
            &place,
        )?,
        country: shape.country.map(Into::into),
        known: shape.known,
    };
    Ok(Mentioned {
        actor,
        aliases: shape.aliases.into_iter().map(Into::into).collect(),
        documents: shape.documents.into_iter().map(Into::into).collect(),
    })
}

pub(super) fn add_edge(shape: &EdgeShape<'_>, record: &mut Record) -> Result<()> {
    let place = || format!("edge `{}`", shape.key);
    let edge = read_event(shape, &place)?;
    for id in [&edge.source, &edge.target] {
        listed(record.actors.contains_key(id), "node", id.as_str(), &place)?;
    }
    if shape.evidence.is_empty() {
        return Err(fault(&place, "it has no evidence"));
    }
    for evidence in &shape.evidence {
        let id = &*evidence.document;
        listed(record.documents.contains_key(id), "document", id, &place)?;
        record.reports.insert(read_report(evidence, &edge, &place)?);
    }
    Ok(())
}

/// The event as the edge tells it, its evidence still empty.
fn read_event(shape: &EdgeShape<'_>, place: &dyn Fn() -> String) -> Result<Event> {
    let missing = |key: &str| fault(place, format!("it has no `{key}`"));
    let status = shape.status.as_deref().ok_or_else(|| missing("status"))?;
    let quad = shape.quad.as_deref().ok_or_else(|| missing("quad"))?;
    Ok(Event {
        source: ActorId::new(&shape.source),
        target: ActorId::new(&shape.target),
        kind: EventType::new(&shape.kind),
        quad: named("quad", quad, &Quad::ALL, Quad::as_str, place)?,
        cameo: shape
            .cameo
            .as_deref()
            .ok_or_else(|| missing("cameo"))?
            .to_owned(),
        mode: read_mode(shape.mode.as_deref(), place)?,
        status: named("status", status, &Status::ALL, Status::as_str, place)?,
        date: read_date(shape.date.as_deref(), place)?,
        symmetric: shape.symmetric.ok_or_else(|| missing("symmetric"))?,
        forum: shape.forum.iter().map(|id| ActorId::new(id)).collect(),
        topics: shape
            .topics
            .iter()
            .map(|topic| topic.as_ref().into())
            .collect(),
        content: shape.content.as_deref().map(Into::into),
        attribution: shape.attribution.as_deref().map(ActorId::new),
        evidence: Evidence::default(),
    })
}

/// The event as one sentence tells it: what it leaves out is as the edge has it.
fn read_report(
    shape: &EvidenceShape<'_>,
    edge: &Event,
    place: &dyn Fn() -> String,
) -> Result<Event> {
    let mut report = Event {
        evidence: read_evidence(shape, place)?,
        ..edge.clone()
    };
    if let Some(mode) = &shape.mode {
        report.mode = read_mode(mode.as_deref(), place)?;
    }
    if let Some(cameo) = &shape.cameo {
        report.cameo = cameo.to_string();
    }
    if let Some(quad) = &shape.quad {
        report.quad = named("quad", quad, &Quad::ALL, Quad::as_str, place)?;
    }
    if let Some(forum) = &shape.forum {
        report.forum = forum.iter().map(|id| ActorId::new(id)).collect();
    }
    if let Some(topics) = &shape.topics {
        report.topics = topics.iter().map(|topic| topic.as_ref().into()).collect();
    }
    if let Some(content) = &shape.content {
        report.content = content.as_deref().map(Into::into);
    }
    if let Some(attribution) = &shape.attribution {
        report.attribution = attribution.as_deref().map(ActorId::new);
    }
    Ok(report)
}

fn read_evidence(shape: &EvidenceShape<'_>, place: &dyn Fn() -> String) -> Result<Evidence> {
    let span = |[start, end]: [usize; 2]| {
        let ordered = start <= end;
        ordered.then_some(Span { start, end }).ok_or_else(|| {
            fault(
                place,
                format!("the span [{start}, {end}] ends before it starts"),
            )
        })
    };
    let part = match shape.part.as_deref() {
        None => Part::Text,
        Some("title") => Part::Title,
        Some(other) => return Err(fault(place, format!("part `{other}` is not `title`"))),
    };
    Ok(Evidence {
        document: shape.document.as_ref().into(),
        part,
        span: span([shape.start, shape.end])?,
        quote: shape.text.as_ref().into(),
        trigger: span(shape.trigger)?,
        source: span(shape.source)?,
        target: span(shape.target)?,
        rule: shape.rule.as_ref().into(),
    })
}

fn read_mode(text: Option<&str>, place: &dyn Fn() -> String) -> Result<Option<Mode>> {
    text.map(|text| named("mode", text, &Mode::ALL, Mode::as_str, place))
        .transpose()
}

fn read_date(text: Option<&str>, place: &dyn Fn() -> String) -> Result<Option<When>> {
    let parse = |text: &str| {
        text.parse()
            .map_err(|error: crate::when::BadDate| fault(place, error.to_string()))
    };
    text.map(parse).transpose()
}

/// The one of `all` that a file spells so.
fn named<T: Copy>(
    key: &str,
    text: &str,
    all: &[T],
    spelling: fn(T) -> &'static str,
    place: &dyn Fn() -> String,
) -> Result<T> {
    let found = all.iter().copied().find(|&one| spelling(one) == text);
    found.ok_or_else(|| {
        let names: Vec<&str> = all.iter().map(|&one| spelling(one)).collect();
        fault(
            place,
            format!("{key} `{text}` is none of {}", names.join(", ")),
        )
    })
}

fn listed(there: bool, what: &str, id: &str, place: &dyn Fn() -> String) -> Result<()> {
    there.then_some(()).ok_or_else(|| {
        fault(
            place,
            format!("it names the {what} `{id}`, which the graph does not list"),
        )
    })
}
