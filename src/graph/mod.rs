//! The diplomatic record as a graph: actors are nodes, dyadic events are edges.
//!
//! A [`Record`] is the set of all that the documents report. A [`Graph`] is a pure function of that
//! set, so neither the order of documents nor how the work was split can show in it:
//! `build(A ∪ B) = merge(build(A), build(B))`.

use std::collections::{BTreeMap, BTreeSet};

use petgraph::graph::{DiGraph, NodeIndex};
use petgraph::visit::EdgeRef;

mod gather;
mod record;
mod subgraph;

pub use record::{Record, Source};

use crate::lexicon::Lexicon;
use crate::model::{ActorId, Event, EventType, Mentioned, Mode, Office, Quad, Status};
use crate::when::When;

/// A node: an actor with what the tables and the texts say of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Node {
    /// The actor, its names in the texts, and the documents.
    pub mentioned: Mentioned,
    /// Offices held when the documents were written.
    pub offices: Vec<Office>,
}

impl Node {
    /// The actor's id.
    pub fn id(&self) -> &ActorId {
        &self.mentioned.actor.id
    }

    /// The name to show.
    pub fn name(&self) -> &str {
        &self.mentioned.actor.name
    }
}

/// An edge: something that happened, or how two actors belong together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Edge {
    /// An event with the sentences that report it.
    Event(Box<EventEdge>),
    /// A fact of the tables, without evidence.
    Structure(Structure),
}

/// One event between the two actors of the edge, with every report of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EventEdge {
    /// Names the event: actors, type, mode, status, date (or the document, where there is no date).
    pub key: String,
    /// The event type.
    pub kind: EventType,
    /// The type's quad class.
    pub quad: Quad,
    /// The CAMEO code.
    pub cameo: String,
    /// How, for CONSULT.
    pub mode: Option<Mode>,
    /// Whether it happened.
    pub status: Status,
    /// When it happened.
    pub date: Option<When>,
    /// The earliest publication date of the documents that report it.
    pub observed: Option<When>,
    /// Whether source and target are alike in it.
    pub symmetric: bool,
    /// Bodies within whose framework it happened.
    pub forum: BTreeSet<ActorId>,
    /// What it was about.
    pub topics: BTreeSet<String>,
    /// What was agreed, promised or demanded.
    pub content: Option<String>,
    /// Who says so.
    pub attribution: Option<ActorId>,
    /// The reports, in the order of documents and sentences, with the edge's source and target; never empty.
    pub reports: Vec<Event>,
}

impl EventEdge {
    /// When it happened; where no text fixes it, when it was first published.
    pub fn happened(&self) -> Option<When> {
        self.date.or(self.observed)
    }

    /// Ids of the documents that report it.
    pub fn documents(&self) -> BTreeSet<&String> {
        let reports = self.reports.iter();
        reports.map(|report| &report.evidence.document).collect()
    }
}

/// How two actors belong together.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Structure {
    /// A person holds or held an office of a country or organisation.
    HoldsOffice(Office),
    /// A country is a member of an organisation.
    MemberOf,
    /// An institution is part of a country or of a larger body.
    PartOf,
}

impl Structure {
    /// The spelling in files.
    pub fn as_str(&self) -> &'static str {
        match self {
            Self::HoldsOffice(_) => "HOLDS_OFFICE",
            Self::MemberOf => "MEMBER_OF",
            Self::PartOf => "PART_OF",
        }
    }

    /// Names the edge between these two: actors, kind, and for an office its title and term.
    pub fn key(&self, source: &ActorId, target: &ActorId) -> String {
        let kind = self.as_str();
        // A person may hold two offices of one country, so the key tells the office, too.
        let term = match self {
            Self::HoldsOffice(office) => {
                let [from, until] = [office.from, office.until]
                    .map(|day| day.map_or(String::new(), |day| day.to_string()));
                format!("/{}/{from}..{until}", office.title)
            }
            Self::MemberOf | Self::PartOf => String::new(),
        };
        format!("{source}->{target}/{kind}{term}")
    }
}

/// Actors and what happened between them.
///
/// The one invariant, which is why the fields are private: an actor is one node.
#[derive(Debug, Clone, Default)]
pub struct Graph {
    inner: DiGraph<Node, Edge>,
    index: BTreeMap<ActorId, NodeIndex>,
    documents: BTreeMap<String, Source>,
}

impl Graph {
    /// Draws a record together; offices, memberships and parts come from the lexicon's tables.
    pub fn new(record: Record, lexicon: &Lexicon) -> Self {
        let mut graph = Self {
            documents: record.documents,
            ..Self::default()
        };
        for mentioned in record.actors.into_values() {
            graph.add_node(mentioned, lexicon);
        }
        let events = gather::gather(record.reports, &graph);
        graph.inner.reserve_edges(events.len());
        for (source, target, event) in events {
            graph.inner.add_edge(source, target, Edge::Event(event));
        }
        graph.add_structure(lexicon);
        graph
    }

    /// The graph as petgraph holds it, for every algorithm that petgraph has.
    ///
    /// Nodes are in the order of their ids; events come before structure, in the order of their keys.
    pub fn petgraph(&self) -> &DiGraph<Node, Edge> {
        &self.inner
    }

    /// The documents that were read, by id.
    pub fn documents(&self) -> &BTreeMap<String, Source> {
        &self.documents
    }

    /// The node of an actor.
    pub fn node(&self, id: &ActorId) -> Option<&Node> {
        self.inner.node_weight(*self.index.get(id)?)
    }

    /// Where an actor stands in petgraph's graph.
    pub fn index(&self, id: &ActorId) -> Option<NodeIndex> {
        self.index.get(id).copied()
    }

    /// All nodes in the order of their ids.
    pub fn nodes(&self) -> impl Iterator<Item = &Node> {
        self.inner.node_weights()
    }

    /// All events with their source and target, in the order of their keys.
    pub fn events(&self) -> impl Iterator<Item = (&Node, &Node, &EventEdge)> {
        self.edges()
            .filter_map(|(source, target, edge)| match edge {
                Edge::Event(event) => Some((source, target, event.as_ref())),
                Edge::Structure(_) => None,
            })
    }

    /// All edges with their source and target: events first, then structure.
    pub fn edges(&self) -> impl Iterator<Item = (&Node, &Node, &Edge)> {
        self.inner.edge_references().map(|edge| {
            (
                &self.inner[edge.source()],
                &self.inner[edge.target()],
                edge.weight(),
            )
        })
    }

    /// What the graph was drawn from.
    pub fn record(&self) -> Record {
        let nodes = self
            .nodes()
            .map(|node| (node.id().clone(), node.mentioned.clone()));
        let reports = self.events().flat_map(|(_, _, event)| {
            let mut reports = event.reports.clone();
            reports.iter_mut().for_each(Event::sort_sides);
            reports
        });
        Record {
            documents: self.documents.clone(),
            actors: nodes.collect(),
            reports: reports.collect(),
        }
    }

    /// One graph of all that either reports.
    #[must_use]
    pub fn merge(&self, other: &Self, lexicon: &Lexicon) -> Self {
        Self::new(self.record().union(other.record()), lexicon)
    }

    fn add_node(&mut self, mentioned: Mentioned, lexicon: &Lexicon) {
        let id = mentioned.actor.id.clone();
        let offices = self.offices_then(&mentioned, lexicon);
        let index = self.inner.add_node(Node { mentioned, offices });
        self.index.insert(id, index);
    }

    /// The offices a person held on the date of any document that mentions them.
    fn offices_then(&self, mentioned: &Mentioned, lexicon: &Lexicon) -> Vec<Office> {
        let mut offices = lexicon.offices(&mentioned.actor.id).peekable();
        if offices.peek().is_none() {
            return Vec::new();
        }
        let dates: Vec<When> = self.dates_of(&mentioned.documents).collect();
        offices
            .filter(|office| in_force(office.from, office.until, &dates))
            .cloned()
            .collect()
    }

    /// The bodies of which an actor was a member on the date of any document that mentions it.
    fn memberships_then<'l>(
        &self,
        mentioned: &Mentioned,
        lexicon: &'l Lexicon,
    ) -> Vec<&'l ActorId> {
        let memberships = lexicon.memberships(&mentioned.actor.id);
        if memberships.is_empty() {
            return Vec::new();
        }
        let dates: Vec<When> = self.dates_of(&mentioned.documents).collect();
        let memberships = memberships.iter();
        memberships
            .filter(|membership| in_force(membership.from, membership.until, &dates))
            .map(|membership| &membership.of)
            .collect()
    }

    fn dates_of<'a>(&'a self, documents: &'a BTreeSet<String>) -> impl Iterator<Item = When> + 'a {
        documents
            .iter()
            .filter_map(|id| self.documents.get(id)?.date)
    }

    fn add_structure(&mut self, lexicon: &Lexicon) {
        let mut found: BTreeSet<(NodeIndex, NodeIndex, Structure)> = BTreeSet::new();
        for (id, &index) in &self.index {
            let node = &self.inner[index];
            for office in &node.offices {
                found.extend(
                    self.index
                        .get(&office.of)
                        .map(|&of| (index, of, Structure::HoldsOffice(office.clone()))),
                );
            }
            let memberships = self.memberships_then(&node.mentioned, lexicon).into_iter();
            let bodies = memberships.filter_map(|body| self.index.get(body));
            found.extend(bodies.map(|&of| (index, of, Structure::MemberOf)));
            let whole = lexicon.part_of(id).and_then(|of| self.index.get(of));
            found.extend(whole.map(|&of| (index, of, Structure::PartOf)));
        }
        for (source, target, structure) in found {
            if self.has_event(source) && self.has_event(target) {
                self.inner
                    .add_edge(source, target, Edge::Structure(structure));
            }
        }
    }

    /// Structure is drawn only between nodes that events bring.
    fn has_event(&self, node: NodeIndex) -> bool {
        use petgraph::Direction::{Incoming, Outgoing};
        let edges = [Incoming, Outgoing]
            .into_iter()
            .flat_map(|way| self.inner.edges_directed(node, way));
        edges
            .into_iter()
            .any(|edge| matches!(edge.weight(), Edge::Event(_)))
    }
}

/// Whether a term covers any of the dates; without a date, whether it is still open.
fn in_force(from: Option<When>, until: Option<When>, dates: &[When]) -> bool {
    if dates.is_empty() {
        return until.is_none();
    }
    let begun = |date: &When| from.is_none_or(|from| from.first() <= date.last());
    // `until` is the day on which the office passed to the next holder; a year alone is not so exact.
    let lasting = |date: &When| until.is_none_or(|until| date.first() < until.last());
    dates.iter().any(|date| begun(date) && lasting(date))
}
