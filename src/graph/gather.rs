//! Which reports are one event, and what an event's fields are when reports differ.

use std::collections::{BTreeMap, BTreeSet};

use super::{EventEdge, Source};
use crate::model::{ActorId, Event, EventType, Mode, Status};
use crate::when::When;

/// An event between two actors.
pub(super) type Dyad = (ActorId, ActorId, EventEdge);

/// What makes two reports one event, but for the mode. Without a date the document takes its place.
type Occasion = (
    ActorId,
    ActorId,
    EventType,
    bool,
    Status,
    Result<When, String>,
);

/// Groups the reports by event, in the order of the events' keys.
pub(super) fn gather(reports: BTreeSet<Event>, documents: &BTreeMap<String, Source>) -> Vec<Dyad> {
    let mut occasions: BTreeMap<Occasion, BTreeMap<Option<Mode>, Vec<Event>>> = BTreeMap::new();
    for report in reports {
        let modes = occasions.entry(occasion(&report)).or_default();
        modes.entry(report.mode).or_default().push(report);
    }
    let mut dyads = Vec::new();
    for modes in occasions.into_values() {
        let events = join_talks(modes).into_iter();
        dyads.extend(events.filter_map(|(mode, reports)| dyad(mode, reports, documents)));
    }
    dyads.sort_by(|one, other| one.2.key.cmp(&other.2.key));
    dyads
}

fn occasion(report: &Event) -> Occasion {
    let day = report.date.ok_or_else(|| report.evidence.document.clone());
    (
        report.source.clone(),
        report.target.clone(),
        report.kind.clone(),
        report.symmetric,
        report.status,
        day,
    )
}

/// Talks of which the text does not tell how are the one call or meeting of that occasion, if there
/// is just one.
fn join_talks(mut modes: BTreeMap<Option<Mode>, Vec<Event>>) -> BTreeMap<Option<Mode>, Vec<Event>> {
    if modes.len() == 2
        && let Some(talks) = modes.remove(&Some(Mode::Talks))
    {
        for reports in modes.values_mut() {
            reports.extend(talks.iter().cloned());
        }
    }
    modes
}

fn dyad(
    mode: Option<Mode>,
    mut reports: Vec<Event>,
    documents: &BTreeMap<String, Source>,
) -> Option<Dyad> {
    reports.sort_by(|one, other| {
        one.evidence
            .cmp(&other.evidence)
            .then_with(|| one.cmp(other))
    });
    let exact = reports.iter().find(|report| report.mode == mode)?;
    let (source, target) = (exact.source.clone(), exact.target.clone());
    let published = reports
        .iter()
        .filter_map(|report| documents.get(&report.evidence.document)?.date);
    let edge = EventEdge {
        key: key(exact, mode),
        kind: exact.kind.clone(),
        quad: exact.quad,
        cameo: exact.cameo.clone(),
        mode,
        status: exact.status,
        date: exact.date,
        observed: published.min_by_key(|date| date.first()),
        symmetric: exact.symmetric,
        forum: reports
            .iter()
            .flat_map(|report| report.forum.iter().cloned())
            .collect(),
        topics: reports
            .iter()
            .flat_map(|report| report.topics.iter().cloned())
            .collect(),
        content: reports.iter().find_map(|report| report.content.clone()),
        attribution: reports.iter().find_map(|report| report.attribution.clone()),
        reports,
    };
    Some((source, target, edge))
}

/// Readable, and the same for the same event in every graph. Ids hold no `/`.
fn key(event: &Event, mode: Option<Mode>) -> String {
    let arrow = if event.symmetric { "--" } else { "->" };
    let mode = mode.map_or(String::new(), |mode| format!("{}/", mode.as_str()));
    let day = match event.date {
        Some(date) => date.to_string().replace('/', ".."),
        None => format!("in:{}", event.evidence.document),
    };
    let status = event.status.as_str();
    format!(
        "{}{arrow}{}/{}/{mode}{status}/{day}",
        event.source, event.target, event.kind
    )
}
