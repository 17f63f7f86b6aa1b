//! The shape of the JSON: which keys, in which order. Written from a graph, read into a record.

use serde::{Deserialize, Deserializer, Serialize};

use super::text::Text;
use crate::graph::{EventEdge, Node, Source, Structure};
use crate::model::{ActorId, Event, Evidence, Mode, Office, Part, Span};
use crate::when::When;

/// What stands under `graph`.
#[derive(Deserialize)]
pub(super) struct HeadShape<'a> {
    #[serde(borrow)]
    pub(super) format: Option<Text<'a>>,
    pub(super) version: Option<u64>,
    pub(super) documents: Vec<DocumentShape<'a>>,
}

/// A document that was read.
#[derive(Serialize, Deserialize)]
pub(super) struct DocumentShape<'a> {
    #[serde(borrow)]
    pub(super) id: Text<'a>,
    pub(super) title: Option<Text<'a>>,
    pub(super) date: Option<Text<'a>>,
    pub(super) publisher: Option<Text<'a>>,
    pub(super) url: Option<Text<'a>>,
    pub(super) sha256: Text<'a>,
}

/// An actor.
#[derive(Serialize, Deserialize)]
pub(super) struct NodeShape<'a> {
    #[serde(borrow)]
    pub(super) id: Text<'a>,
    pub(super) name: Text<'a>,
    pub(super) kind: Text<'a>,
    pub(super) country: Option<Text<'a>>,
    pub(super) known: bool,
    #[serde(skip_deserializing)]
    pub(super) offices: Vec<OfficeShape<'a>>,
    pub(super) aliases: Vec<Text<'a>>,
    pub(super) documents: Vec<Text<'a>>,
}

/// An office that an actor held. Not read back: the tables tell it again.
#[derive(Serialize, Default)]
pub(super) struct OfficeShape<'a> {
    title: Text<'a>,
    of: Text<'a>,
    from: Option<Text<'a>>,
    until: Option<Text<'a>>,
}

/// An event. The fields that a structural edge lacks are optional here and demanded when an event
/// is read.
#[derive(Serialize, Deserialize)]
pub(super) struct EdgeShape<'a> {
    #[serde(borrow)]
    pub(super) key: Text<'a>,
    pub(super) source: Text<'a>,
    pub(super) target: Text<'a>,
    #[serde(rename = "type")]
    pub(super) kind: Text<'a>,
    pub(super) mode: Option<Text<'a>>,
    pub(super) status: Option<Text<'a>>,
    pub(super) date: Option<Text<'a>>,
    pub(super) observed: Option<Text<'a>>,
    pub(super) symmetric: Option<bool>,
    #[serde(default)]
    pub(super) forum: Vec<Text<'a>>,
    #[serde(default)]
    pub(super) topics: Vec<Text<'a>>,
    pub(super) content: Option<Text<'a>>,
    pub(super) attribution: Option<Text<'a>>,
    pub(super) cameo: Option<Text<'a>>,
    pub(super) quad: Option<Text<'a>>,
    pub(super) evidence: Vec<EvidenceShape<'a>>,
    #[serde(default, skip_serializing)]
    pub(super) structural: bool,
}

#[expect(
    clippy::option_option,
    reason = "`null` is told apart from absence: the sentence has none, or what the edge has"
)]
/// A sentence that reports an event. The fields after `rule` are there only where the sentence
/// tells something else than the edge.
#[derive(Serialize, Deserialize)]
pub(super) struct EvidenceShape<'a> {
    #[serde(borrow)]
    pub(super) document: Text<'a>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) part: Option<Text<'a>>,
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) text: Text<'a>,
    pub(super) trigger: [usize; 2],
    pub(super) source: [usize; 2],
    pub(super) target: [usize; 2],
    pub(super) rule: Text<'a>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) forum: Option<Vec<Text<'a>>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) topics: Option<Vec<Text<'a>>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) cameo: Option<Text<'a>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) quad: Option<Text<'a>>,
    #[serde(
        default,
        skip_serializing_if = "Option::is_none",
        deserialize_with = "told"
    )]
    pub(super) mode: Option<Option<Text<'a>>>,
    #[serde(
        default,
        skip_serializing_if = "Option::is_none",
        deserialize_with = "told"
    )]
    pub(super) content: Option<Option<Text<'a>>>,
    #[serde(
        default,
        skip_serializing_if = "Option::is_none",
        deserialize_with = "told"
    )]
    pub(super) attribution: Option<Option<Text<'a>>>,
}

/// A structural edge. It is written only: the tables tell it again.
#[derive(Serialize)]
pub(super) struct StructureShape<'a> {
    key: String,
    source: &'a str,
    target: &'a str,
    #[serde(rename = "type")]
    kind: &'a str,
    structural: bool,
    #[serde(flatten)]
    office: Option<TermShape<'a>>,
    evidence: [(); 0],
}

/// The office of a structural edge; its target is of what.
#[derive(Serialize)]
struct TermShape<'a> {
    title: &'a str,
    from: Option<Text<'a>>,
    until: Option<Text<'a>>,
}

fn told<'de, D: Deserializer<'de>, T: Deserialize<'de>>(value: D) -> Result<Option<T>, D::Error> {
    T::deserialize(value).map(Some)
}

fn text(text: &str) -> Text<'_> {
    text.into()
}

fn date<'a>(date: Option<When>) -> Option<Text<'a>> {
    date.map(|date| date.to_string().into())
}

fn mode<'a>(mode: Option<Mode>) -> Option<Text<'a>> {
    mode.map(|mode| text(mode.as_str()))
}

fn id(id: &ActorId) -> Text<'_> {
    text(id.as_str())
}

impl<'a> DocumentShape<'a> {
    pub(super) fn of((id, source): (&'a String, &'a Source)) -> Self {
        Self {
            id: text(id),
            title: source.title.as_deref().map(text),
            date: date(source.date),
            publisher: source.publisher.as_deref().map(text),
            url: source.url.as_deref().map(text),
            sha256: text(&source.sha256),
        }
    }
}

impl<'a> NodeShape<'a> {
    pub(super) fn of(node: &'a Node) -> Self {
        let actor = &node.mentioned.actor;
        let texts = |set: &'a std::collections::BTreeSet<String>| {
            set.iter().map(|item| text(item)).collect()
        };
        Self {
            id: id(&actor.id),
            name: text(&actor.name),
            kind: text(actor.kind.as_str()),
            country: actor.country.as_deref().map(text),
            known: actor.known,
            offices: node.offices.iter().map(OfficeShape::of).collect(),
            aliases: texts(&node.mentioned.aliases),
            documents: texts(&node.mentioned.documents),
        }
    }
}

impl<'a> OfficeShape<'a> {
    fn of(office: &'a Office) -> Self {
        Self {
            title: text(&office.title),
            of: id(&office.of),
            from: date(office.from),
            until: date(office.until),
        }
    }
}

impl<'a> EdgeShape<'a> {
    pub(super) fn of(source: &'a ActorId, target: &'a ActorId, event: &'a EventEdge) -> Self {
        Self {
            key: text(&event.key),
            source: id(source),
            target: id(target),
            kind: text(event.kind.as_str()),
            mode: mode(event.mode),
            status: Some(text(event.status.as_str())),
            date: date(event.date),
            observed: date(event.observed),
            symmetric: Some(event.symmetric),
            forum: event.forum.iter().map(id).collect(),
            topics: event.topics.iter().map(|topic| text(topic)).collect(),
            content: event.content.as_deref().map(text),
            attribution: event.attribution.as_ref().map(id),
            cameo: Some(text(&event.cameo)),
            quad: Some(text(event.quad.as_str())),
            evidence: event
                .reports
                .iter()
                .map(|report| EvidenceShape::of(report, event))
                .collect(),
            structural: false,
        }
    }
}

impl<'a> EvidenceShape<'a> {
    pub(super) fn of(report: &'a Event, edge: &EventEdge) -> Self {
        let Evidence {
            document,
            part,
            span,
            quote,
            trigger,
            source,
            target,
            rule,
        } = &report.evidence;
        let forum_differs = !report.forum.iter().eq(&edge.forum);
        let topics_differ = !report.topics.iter().eq(&edge.topics);
        Self {
            document: text(document),
            part: (*part == Part::Title).then(|| text("title")),
            start: span.start,
            end: span.end,
            text: text(quote),
            trigger: pair(*trigger),
            source: pair(*source),
            target: pair(*target),
            rule: text(rule),
            forum: forum_differs.then(|| report.forum.iter().map(id).collect()),
            topics: topics_differ.then(|| report.topics.iter().map(|topic| text(topic)).collect()),
            cameo: (report.cameo != edge.cameo).then(|| text(&report.cameo)),
            quad: (report.quad != edge.quad).then(|| text(report.quad.as_str())),
            mode: (report.mode != edge.mode).then(|| mode(report.mode)),
            content: (report.content != edge.content).then(|| report.content.as_deref().map(text)),
            attribution: (report.attribution != edge.attribution)
                .then(|| report.attribution.as_ref().map(id)),
        }
    }
}

fn pair(span: Span) -> [usize; 2] {
    [span.start, span.end]
}

impl<'a> StructureShape<'a> {
    pub(super) fn of(source: &'a ActorId, target: &'a ActorId, structure: &'a Structure) -> Self {
        let office = match structure {
            Structure::HoldsOffice(office) => Some(TermShape {
                title: &office.title,
                from: date(office.from),
                until: date(office.until),
            }),
            Structure::MemberOf | Structure::PartOf => None,
        };
        Self {
            key: structure.key(source, target),
            source: source.as_str(),
            target: target.as_str(),
            kind: structure.as_str(),
            structural: true,
            office,
            evidence: [],
        }
    }
}
