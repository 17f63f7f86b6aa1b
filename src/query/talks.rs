//! Who talked to whom?

use std::collections::BTreeSet;

use crate::graph::{EventEdge, Graph, Node};
use crate::model::{ActorId, Mode, Part, Status};
use crate::when::When;

/// Which talks are asked for; what is left empty does not restrict.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct TalksFilter {
    /// With one actor its talks, with several the talks among them.
    pub actors: BTreeSet<ActorId>,
    /// Not before this date.
    pub since: Option<When>,
    /// Not after this date.
    pub until: Option<When>,
    /// Held in one of these ways.
    pub modes: BTreeSet<Mode>,
    /// Of one of these statuses.
    pub statuses: BTreeSet<Status>,
}

/// A talk: a CONSULT between two actors.
#[derive(Debug, Clone, Copy)]
pub struct Talk<'g> {
    /// The edge's source.
    pub source: &'g Node,
    /// The edge's target.
    pub target: &'g Node,
    /// How, when, about what, says who.
    pub event: &'g EventEdge,
    /// Whether the target is the one that was asked for.
    turned: bool,
}

/// The talks of a graph, by date; those without a date stand where they were published.
///
/// ```
/// use chancery::{graph::Graph, query::{TalksFilter, talks}};
/// assert!(talks(&Graph::default(), &TalksFilter::default()).is_empty());
/// ```
pub fn talks<'g>(graph: &'g Graph, filter: &TalksFilter) -> Vec<Talk<'g>> {
    let mut found: Vec<Talk> = graph
        .events()
        .filter_map(|(source, target, event)| talk(source, target, event, filter))
        .collect();
    // The sort is stable, so talks of one day stay in the order of their keys.
    found.sort_by_key(|talk| talk.date().map(|date| (date.first(), date.last())));
    found
}

fn talk<'g>(
    source: &'g Node,
    target: &'g Node,
    event: &'g EventEdge,
    filter: &TalksFilter,
) -> Option<Talk<'g>> {
    let mode = event.mode?;
    let asked = [source, target].map(|node| filter.actors.contains(node.id()));
    let turned = asked == [false, true];
    let talk = Talk {
        source,
        target,
        event,
        turned,
    };
    let fits = among(&filter.actors, asked)
        && (filter.modes.is_empty() || filter.modes.contains(&mode))
        && (filter.statuses.is_empty() || filter.statuses.contains(&event.status))
        && within(filter.since, filter.until, talk.date());
    fits.then_some(talk)
}

fn among(actors: &BTreeSet<ActorId>, asked: [bool; 2]) -> bool {
    match actors.len() {
        0 => true,
        1 => asked != [false, false],
        _ => asked == [true, true],
    }
}

/// Whether some day of the date lies between the two; without a date nothing is known to.
fn within(since: Option<When>, until: Option<When>, date: Option<When>) -> bool {
    let Some(date) = date else {
        return since.is_none() && until.is_none();
    };
    since.is_none_or(|since| since.first() <= date.last())
        && until.is_none_or(|until| date.first() <= until.last())
}

impl<'g> Talk<'g> {
    /// The actor asked for, else the edge's source.
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

    /// When it took place; where no text fixes it, when it was first published.
    pub fn date(&self) -> Option<When> {
        self.event.date.or(self.event.observed)
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
        let documents = self
            .event
            .reports
            .iter()
            .map(|report| &report.evidence.document);
        documents.collect::<BTreeSet<_>>().len()
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
