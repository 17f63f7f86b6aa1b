//! An event that answers a question.

use crate::graph::{EventEdge, Graph, Node};
use crate::model::{ActorId, Part};
use crate::when::When;

/// An event with its two sides, seen from the one that was asked for.
#[derive(Debug, Clone, Copy)]
pub struct Finding<'g> {
    /// The edge's source.
    pub source: &'g Node,
    /// The edge's target.
    pub target: &'g Node,
    /// What, when, about what, says who.
    pub event: &'g EventEdge,
    /// Whether the target is the one that was asked for.
    turned: bool,
}

impl<'g> Finding<'g> {
    pub(super) fn new(
        source: &'g Node,
        target: &'g Node,
        event: &'g EventEdge,
        turned: bool,
    ) -> Self {
        Self {
            source,
            target,
            event,
            turned,
        }
    }

    /// The same event with this actor first.
    pub(super) fn seen_from(mut self, node: &Node) -> Self {
        self.turned = self.target.id() == node.id();
        self
    }

    /// Who did it: the edge's source; where both sides are alike, the one that was asked for. In a
    /// chain it is the one from whom the step leads, whoever did it.
    pub fn who(&self) -> &'g Node {
        if self.turned {
            self.target
        } else {
            self.source
        }
    }

    /// The other one.
    pub fn with(&self) -> &'g Node {
        if self.turned {
            self.source
        } else {
            self.target
        }
    }

    /// Whether `who` is the edge's target.
    pub fn is_turned(&self) -> bool {
        self.turned
    }

    /// When it took place; where no text fixes it, when it was first published.
    pub fn date(&self) -> Option<When> {
        self.event.happened()
    }

    /// What it was about: names of actors where the graph has them, else the topics' words.
    pub fn about(&self, graph: &'g Graph) -> Vec<&'g str> {
        let name = |topic: &'g String| {
            let actor = graph.node(&ActorId::new(topic));
            actor.map_or(topic.as_str(), Node::name)
        };
        self.event.topics.iter().map(name).collect()
    }

    /// How many documents report it.
    pub fn sources(&self) -> usize {
        self.event.documents().len()
    }

    /// The first sentence that tells how it was held, rather one of the text than the headline.
    pub fn sentence(&self) -> &'g str {
        let reports = self.event.reports.iter();
        let best = reports.min_by_key(|report| {
            let vague = report.mode != self.event.mode;
            (vague, report.evidence.part == Part::Title)
        });
        best.map_or("", |report| &report.evidence.quote)
    }
}
