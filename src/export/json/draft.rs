//! A record that is read document by document, node by node, edge by edge, and checked as it grows.

use rustc_hash::FxHashSet;

use super::error::{ReadGraphError, fault, twice};
use super::shape::{DocumentShape, EdgeShape, EvidenceShape, NodeShape};
use crate::graph::{Record, Source};
use crate::model::{
    Actor, ActorId, ActorKind, Event, EventType, Evidence, Mentioned, Mode, Part, Quad, Span,
    Status,
};
use crate::when::When;

type Result<T> = std::result::Result<T, ReadGraphError>;

/// What is read so far; documents come before nodes, and nodes before edges.
#[derive(Default)]
pub(super) struct Draft {
    documents: Vec<(String, Source)>,
    actors: Vec<Mentioned>,
    pub(super) known: Known,
    pub(super) reports: Vec<Event>,
}

/// The ids that nodes and edges may name.
#[derive(Default)]
pub(super) struct Known {
    documents: FxHashSet<String>,
    actors: FxHashSet<ActorId>,
}

impl Draft {
    pub(super) fn add_document(&mut self, (id, source): (String, Source)) -> Result<()> {
        if !self.known.documents.insert(id.clone()) {
            return Err(twice(&format!("document `{id}`")));
        }
        self.documents.push((id, source));
        Ok(())
    }

    pub(super) fn add_actor(&mut self, mentioned: Mentioned) -> Result<()> {
        let id = &mentioned.actor.id;
        if !self.known.actors.insert(id.clone()) {
            return Err(twice(&format!("node `{id}`")));
        }
        self.actors.push(mentioned);
        Ok(())
    }

    pub(super) fn record(self) -> Record {
        let actors = self.actors.into_iter();
        Record {
            documents: self.documents.into_iter().collect(),
            actors: actors
                .map(|mentioned| (mentioned.actor.id.clone(), mentioned))
                .collect(),
            reports: self.reports,
        }
    }
}

impl Known {
    /// The reports of an edge, behind those of others; structure has none, since the tables tell it.
    pub(super) fn reports_of(&self, shape: &EdgeShape<'_>, reports: &mut Vec<Event>) -> Result<()> {
        if shape.structural {
            return Ok(());
        }
        let place = || format!("edge `{}`", shape.key);
        let edge = self.read_event(shape, &place)?;
        for id in [&edge.source, &edge.target] {
            listed(self.actors.contains(id), "node", id.as_str(), &place)?;
        }
        let (last, others) = shape
            .evidence
            .split_last()
            .ok_or_else(|| fault(&place, "it has no evidence"))?;
        for evidence in others {
            reports.push(self.read_report(evidence, edge.clone(), &place)?);
        }
        reports.push(self.read_report(last, edge, &place)?);
        Ok(())
    }

    /// An actor's id, shared with its node.
    fn id(&self, id: &str) -> ActorId {
        let known = self.actors.get(id);
        known.map_or_else(|| ActorId::new(id), Clone::clone)
    }

    /// The event as the edge tells it, its evidence still empty.
    fn read_event(&self, shape: &EdgeShape<'_>, place: &dyn Fn() -> String) -> Result<Event> {
        let missing = |key: &str| fault(place, format!("it has no `{key}`"));
        let status = shape.status.as_deref().ok_or_else(|| missing("status"))?;
        let quad = shape.quad.as_deref().ok_or_else(|| missing("quad"))?;
        Ok(Event {
            source: self.id(&shape.source),
            target: self.id(&shape.target),
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
            forum: shape.forum.iter().map(|id| self.id(id)).collect(),
            topics: shape
                .topics
                .iter()
                .map(|topic| String::from(&**topic))
                .collect(),
            content: shape.content.as_deref().map(Into::into),
            attribution: shape.attribution.as_deref().map(|id| self.id(id)),
            evidence: Evidence::default(),
        })
    }

    /// The event as one sentence tells it: what it leaves out is as the edge has it.
    fn read_report(
        &self,
        shape: &EvidenceShape<'_>,
        edge: Event,
        place: &dyn Fn() -> String,
    ) -> Result<Event> {
        let document = &*shape.document;
        let is_listed = self.documents.contains(document);
        listed(is_listed, "document", document, place)?;
        let mut report = Event {
            evidence: read_evidence(shape, place)?,
            ..edge
        };
        report.sort_sides();
        if let Some(mode) = &shape.mode {
            report.mode = read_mode(mode.as_deref(), place)?;
        }
        if let Some(cameo) = &shape.cameo {
            report.cameo = String::from(&**cameo);
        }
        if let Some(quad) = &shape.quad {
            report.quad = named("quad", quad, &Quad::ALL, Quad::as_str, place)?;
        }
        if let Some(forum) = &shape.forum {
            report.forum = forum.iter().map(|id| self.id(id)).collect();
        }
        if let Some(topics) = &shape.topics {
            report.topics = topics.iter().map(|topic| String::from(&**topic)).collect();
        }
        if let Some(content) = &shape.content {
            report.content = content.as_deref().map(Into::into);
        }
        if let Some(attribution) = &shape.attribution {
            report.attribution = attribution.as_deref().map(|id| self.id(id));
        }
        Ok(report)
    }
}

pub(super) fn read_document(shape: DocumentShape<'_>) -> Result<(String, Source)> {
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

pub(super) fn read_node(shape: NodeShape<'_>, known: &Known) -> Result<Mentioned> {
    let place = || format!("node `{}`", shape.id);
    for id in &shape.documents {
        listed(known.documents.contains(&**id), "document", id, &place)?;
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
        document: String::from(&*shape.document),
        part,
        span: span([shape.start, shape.end])?,
        quote: String::from(&*shape.text),
        trigger: span(shape.trigger)?,
        source: span(shape.source)?,
        target: span(shape.target)?,
        rule: String::from(&*shape.rule),
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
