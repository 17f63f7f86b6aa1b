//! What a picture shows of a graph: which actors, in which regions, and which strands between them.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use super::style::Styles;
use super::words;
use crate::graph::{Edge, EventEdge, Graph, Node, Structure};
use crate::model::{ActorId, Mode, Status};
use crate::when::When;

mod backbone;
mod regions;

pub(super) use regions::Region;

/// At most so many strands between a pair; the last one says how many more events there are.
const FAN: usize = 4;

/// A graph as a picture shows it. Actors are named by their place in `actors`.
#[derive(Debug)]
pub(super) struct Sketch<'a> {
    pub(super) actors: Vec<Shown<'a>>,
    /// Countries and organisations with the actors that belong to them, two or more.
    pub(super) regions: Vec<Region>,
    pub(super) bundles: Vec<Bundle<'a>>,
    /// Offices, memberships and parts between actors that no region holds together.
    pub(super) ties: Vec<Tie>,
    /// How many events the picture shows.
    pub(super) events: usize,
    /// How many actors are mentioned, but take part in no event.
    pub(super) silent: usize,
    /// How many actors and events the picture leaves out because there are too many.
    pub(super) cut: (usize, usize),
    /// First and last day of the events.
    pub(super) days: Option<(Date, Date)>,
}

/// An actor of the picture.
#[derive(Debug)]
pub(super) struct Shown<'a> {
    pub(super) node: &'a Node,
    /// The region that holds it.
    pub(super) region: Option<usize>,
    /// The first office: its title, and the name of the country or organisation.
    pub(super) post: Option<(String, String)>,
}

/// All events of a pair.
#[derive(Debug)]
pub(super) struct Bundle<'a> {
    pub(super) ends: (usize, usize),
    pub(super) strands: Vec<Strand<'a>>,
}

/// One line of the picture: an event, or events of one kind where a pair has many.
#[derive(Debug)]
pub(super) struct Strand<'a> {
    pub(super) from: usize,
    pub(super) to: usize,
    /// Never empty; the first one gives the look.
    pub(super) events: Vec<&'a EventEdge>,
    /// The short text on the line.
    pub(super) label: String,
}

/// A structural edge.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Tie {
    pub(super) from: usize,
    pub(super) to: usize,
    pub(super) kind: TieKind,
}

/// What a structural edge means.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum TieKind {
    Office,
    Member,
    Part,
}

type Meeting<'a> = (&'a Node, &'a Node, &'a EventEdge);

impl<'a> Sketch<'a> {
    /// The picture of a graph with at most so many actors.
    pub(super) fn new(graph: &'a Graph, styles: &Styles, most: usize) -> Self {
        let all: Vec<Meeting<'a>> = graph
            .events()
            .filter(|(source, target, _)| source.id() != target.id())
            .collect();
        let acting: BTreeSet<&ActorId> = all
            .iter()
            .flat_map(|(source, target, _)| [source.id(), target.id()])
            .collect();
        let kept = backbone::keep(&all, acting.clone(), most);
        let events: Vec<Meeting<'a>> = all
            .iter()
            .copied()
            .filter(|(source, target, _)| kept.contains(source.id()) && kept.contains(target.id()))
            .collect();
        let nodes = graph.nodes().filter(|node| kept.contains(node.id()));
        let mut actors: Vec<Shown> = nodes
            .map(|node| Shown {
                node,
                region: None,
                post: post(node, graph),
            })
            .collect();
        let regions = regions::regions(graph, &mut actors);
        let place: BTreeMap<&ActorId, usize> = actors
            .iter()
            .enumerate()
            .map(|(index, shown)| (shown.node.id(), index))
            .collect();
        let days = days(&events);
        let with_year = days.is_some_and(|(first, last)| first.year() != last.year());
        Self {
            bundles: bundles(&events, &place, styles, with_year),
            ties: ties(graph, &actors, &place),
            events: events.len(),
            silent: graph.nodes().count() - acting.len(),
            cut: (acting.len() - kept.len(), all.len() - events.len()),
            actors,
            regions,
            days,
        }
    }
}

/// The first office: its title, and the name of the country or organisation.
fn post(node: &Node, graph: &Graph) -> Option<(String, String)> {
    let office = node.offices.first()?;
    Some((words::clean(&office.title, 80), words::seat(office, graph)))
}

fn days(events: &[Meeting]) -> Option<(Date, Date)> {
    let dates = || events.iter().filter_map(|(.., event)| event.date);
    let first = dates().map(When::first).min()?;
    let last = dates().map(When::last).max()?;
    Some((first, last))
}

fn bundles<'a>(
    events: &[Meeting<'a>],
    place: &BTreeMap<&ActorId, usize>,
    styles: &Styles,
    with_year: bool,
) -> Vec<Bundle<'a>> {
    let mut pairs: BTreeMap<(usize, usize), Vec<Strand<'a>>> = BTreeMap::new();
    for (source, target, event) in events {
        let (Some(&from), Some(&to)) = (place.get(source.id()), place.get(target.id())) else {
            continue;
        };
        let strand = Strand {
            from,
            to,
            events: vec![*event],
            label: String::new(),
        };
        pairs
            .entry((from.min(to), from.max(to)))
            .or_default()
            .push(strand);
    }
    let pairs = pairs.into_iter();
    pairs
        .map(|(ends, strands)| Bundle {
            ends,
            strands: fan(strands, styles, with_year),
        })
        .collect()
}

/// The strands of a pair: an event each, or where that is too many, a kind of event each.
fn fan<'a>(strands: Vec<Strand<'a>>, styles: &Styles, with_year: bool) -> Vec<Strand<'a>> {
    let mut strands = if strands.len() > FAN {
        by_kind(strands)
    } else {
        strands
    };
    let rank = |strand: &Strand| {
        let event = strand.events[0];
        let most = usize::MAX - strand.events.len();
        (
            most,
            event.status,
            styles.rank(&event.kind),
            event.date,
            event.key.clone(),
        )
    };
    strands.sort_by_cached_key(rank);
    let rest = strands.split_off(strands.len().min(FAN));
    for strand in &mut strands {
        strand.label = label(strand, styles, with_year);
    }
    if let (Some(last), false) = (strands.last_mut(), rest.is_empty()) {
        let more: Vec<&EventEdge> = rest.into_iter().flat_map(|strand| strand.events).collect();
        last.label = format!("{} +{} more", last.label, more.len());
        last.events.extend(more);
    }
    strands
}

fn by_kind(strands: Vec<Strand>) -> Vec<Strand> {
    type Look<'k> = (&'k str, Option<Mode>, Status, Option<(usize, usize)>);
    let mut kinds: BTreeMap<Look, Strand> = BTreeMap::new();
    for strand in strands {
        let event = strand.events[0];
        let way = (!event.symmetric).then_some((strand.from, strand.to));
        let look = (event.kind.as_str(), event.mode, event.status, way);
        match kinds.get_mut(&look) {
            Some(kind) => kind.events.push(event),
            None => drop(kinds.insert(look, strand)),
        }
    }
    kinds.into_values().collect()
}

fn label(strand: &Strand, styles: &Styles, with_year: bool) -> String {
    let what = words::what(strand.events[0], styles);
    let times = match strand.events.len() {
        1 => String::new(),
        count => format!(" ×{count}"),
    };
    match dates(&strand.events, with_year) {
        Some(dates) => format!("{what}{times}, {dates}"),
        None => format!("{what}{times}"),
    }
}

fn dates(events: &[&EventEdge], with_year: bool) -> Option<String> {
    if let [event] = events {
        return event.date.map(|date| words::short_date(date, with_year));
    }
    let dates = || events.iter().filter_map(|event| event.date);
    let first = dates().map(When::first).min()?;
    let last = dates().map(When::last).max()?;
    Some(words::span(first, last, with_year))
}

/// Structure that regions do not show.
fn ties(graph: &Graph, actors: &[Shown], place: &BTreeMap<&ActorId, usize>) -> Vec<Tie> {
    let mut ties = BTreeSet::new();
    for (source, target, edge) in graph.edges() {
        let kind = match edge {
            Edge::Event(_) => continue,
            Edge::Structure(Structure::HoldsOffice(_)) => TieKind::Office,
            Edge::Structure(Structure::MemberOf) => TieKind::Member,
            Edge::Structure(Structure::PartOf) => TieKind::Part,
        };
        let (Some(&from), Some(&to)) = (place.get(source.id()), place.get(target.id())) else {
            continue;
        };
        let together = actors[from].region.is_some() && actors[from].region == actors[to].region;
        if !together && from != to {
            ties.insert(Tie { from, to, kind });
        }
    }
    ties.into_iter().collect()
}
