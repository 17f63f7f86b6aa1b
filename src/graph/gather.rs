//! Which reports are one event, and what an event's fields are when reports differ.

use std::collections::BTreeMap;
use std::mem;

use petgraph::graph::NodeIndex;
use rayon::prelude::*;
use rustc_hash::FxHashMap;

use super::{EventEdge, Graph};
use crate::model::{ActorId, Event, Evidence, Mode, Status};
use crate::when::When;

/// An event between two nodes.
pub(super) type Dyad = (NodeIndex, NodeIndex, Box<EventEdge>);

/// What makes two reports of a group one event, but for the mode. Without a date the document takes
/// its place.
type Occasion = (Status, Result<When, String>);

/// How many groups of reports are drawn together by one thread at a time.
const SHARE: usize = 256;

/// Where a graph has its actors, and when its documents were published.
struct Known<'g> {
    places: FxHashMap<&'g ActorId, NodeIndex>,
    dates: FxHashMap<&'g str, When>,
}

impl<'g> Known<'g> {
    fn of(graph: &'g Graph) -> Self {
        let places = graph.index.iter().map(|(id, &place)| (id, place));
        let documents = graph.documents.iter();
        let dates = documents.filter_map(|(id, source)| Some((id.as_str(), source.date?)));
        Self {
            places: places.collect(),
            dates: dates.collect(),
        }
    }

    fn ends(&self, report: &Event) -> Option<Ends> {
        Some(Ends {
            source: *self.places.get(&report.source)?,
            directed: !report.symmetric,
            target: *self.places.get(&report.target)?,
        })
    }
}

/// Groups the reports by event; in the order of the events' keys.
pub(super) fn gather(mut reports: Vec<Event>, graph: &Graph) -> Vec<Dyad> {
    reports.iter_mut().for_each(Event::sort_sides);
    let known = Known::of(graph);
    let groups = groups(reports, &known);
    let groups = groups.into_par_iter().with_min_len(SHARE);
    let mut dyads: Vec<Dyad> = groups.flat_map_iter(|group| dyads(group, &known)).collect();
    dyads.par_sort_by(|one, other| one.2.key.cmp(&other.2.key));
    dyads
}

/// The two nodes of a report. In order they are almost as the keys of events are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Ends {
    source: NodeIndex,
    directed: bool,
    target: NodeIndex,
}

/// Reports of one pair, direction and type.
struct Group {
    ends: Ends,
    reports: Vec<Event>,
}

/// The reports whose actors are known. Every actor of a report is mentioned; a record that says
/// otherwise was not made by us.
fn groups(reports: Vec<Event>, known: &Known<'_>) -> Vec<Group> {
    let ends = reports.par_iter().with_min_len(SHARE);
    let ends: Vec<Option<Ends>> = ends.map(|report| known.ends(report)).collect();
    let ends = ends.into_iter().enumerate();
    let mut order: Vec<(Ends, usize)> = ends
        .filter_map(|(number, ends)| Some((ends?, number)))
        .collect();
    order.par_sort_unstable_by(|(one, number), (other, other_number)| {
        let kinds = || reports[*number].kind.cmp(&reports[*other_number].kind);
        one.cmp(other).then_with(kinds)
    });
    let mut groups: Vec<Group> = Vec::new();
    let mut reports: Vec<Option<Event>> = reports.into_iter().map(Some).collect();
    for (ends, number) in order {
        let Some(report) = reports[number].take() else {
            continue;
        };
        match groups.last_mut() {
            Some(group) if group.ends == ends && group.reports[0].kind == report.kind => {
                group.reports.push(report);
            }
            _ => groups.push(Group {
                ends,
                reports: vec![report],
            }),
        }
    }
    groups
}

/// The events of a group.
fn dyads(group: Group, known: &Known<'_>) -> Vec<Dyad> {
    let ends = group.ends;
    if let [report] = &group.reports[..] {
        return dyad(report.mode, group.reports, ends, known)
            .into_iter()
            .collect();
    }
    let mut occasions: BTreeMap<Occasion, BTreeMap<Option<Mode>, Vec<Event>>> = BTreeMap::new();
    for report in group.reports {
        let modes = occasions.entry(occasion(&report)).or_default();
        modes.entry(report.mode).or_default().push(report);
    }
    let events = occasions.into_values().flat_map(join_talks);
    events
        .filter_map(|(mode, reports)| dyad(mode, reports, ends, known))
        .collect()
}

fn occasion(report: &Event) -> Occasion {
    let day = report.date.ok_or_else(|| report.evidence.document.clone());
    (report.status, day)
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
    ends: Ends,
    known: &Known<'_>,
) -> Option<Dyad> {
    reports.sort_by(|one, other| {
        one.evidence
            .cmp(&other.evidence)
            .then_with(|| one.cmp(other))
    });
    reports.dedup();
    reports.shrink_to_fit();
    let exact = reports.iter().position(|report| report.mode == mode)?;
    let key = key(&reports[exact], mode);
    let (mut source, mut target) = (ends.source, ends.target);
    if names_target_first(&reports[exact]) {
        mem::swap(&mut source, &mut target);
        reports.iter_mut().for_each(Event::turn);
    }
    let exact = &reports[exact];
    let published = reports
        .iter()
        .filter_map(|report| known.dates.get(report.evidence.document.as_str()).copied());
    let edge = EventEdge {
        key,
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
    Some((source, target, Box::new(edge)))
}

/// Of two who are alike, the edge begins at the one whom its first exact sentence names first: who called whom.
fn names_target_first(report: &Event) -> bool {
    let Evidence { source, target, .. } = &report.evidence;
    report.symmetric && report.source != report.target && target.start < source.start
}

/// Readable, and the same for the same event in every graph. Ids hold no `/`.
fn key(event: &Event, mode: Option<Mode>) -> String {
    let arrow = if event.symmetric { "--" } else { "->" };
    let (mode, slash) = mode.map_or(("", ""), |mode| (mode.as_str(), "/"));
    let day = match event.date {
        Some(date) => date.to_string().replace('/', ".."),
        None => format!("in:{}", event.evidence.document),
    };
    let (source, target) = (event.source.as_str(), event.target.as_str());
    let (kind, status) = (event.kind.as_str(), event.status.as_str());
    // A graph has as many keys as events, and `format!` takes several times as long.
    [
        source, arrow, target, "/", kind, "/", mode, slash, status, "/", &day,
    ]
    .concat()
}
