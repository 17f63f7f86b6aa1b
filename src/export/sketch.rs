//! What a picture shows of a graph: which actors, in which regions, and which strands between them.

use std::collections::{BTreeMap, BTreeSet};

use super::style::Styles;
use super::words;
use crate::graph::{Edge, EventEdge, Graph, Node, Structure};
use crate::model::{ActorId, Mode, Status};
use crate::when::When;

mod backbone;
mod pairs;
mod regions;

pub(super) use regions::Region;

/// At most so many strands between a pair; the last one says how many more events there are.
const FAN: usize = 4;
/// A body with more members than these in the picture has no lines to them, which would hide the
/// events.
const MEMBERS: usize = 6;

/// A graph as a picture shows it. Actors are named by their place in `actors`.
#[derive(Debug)]
pub(super) struct Sketch<'a> {
    pub(super) actors: Vec<Shown<'a>>,
    /// Countries and organisations with the actors that belong to them, two or more.
    pub(super) regions: Vec<Region>,
    pub(super) bundles: Vec<Bundle<'a>>,
    /// Every event that is shown, with its actors.
    pub(super) meetings: Vec<Meeting<'a>>,
    /// Offices, memberships and parts between actors that no region holds together.
    pub(super) ties: Vec<Tie>,
    /// How many events the picture shows.
    pub(super) events: usize,
    /// How many actors are mentioned, but take part in no event.
    pub(super) silent: usize,
    /// How many actors and events the picture leaves out because there are too many.
    pub(super) cut: (usize, usize),
    /// When the first and the last of the events were, as exactly as that is known.
    pub(super) days: Option<(When, When)>,
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

/// An event between two actors of the picture.
#[derive(Debug, Clone, Copy)]
pub(super) struct Meeting<'a> {
    pub(super) from: usize,
    pub(super) to: usize,
    pub(super) event: &'a EventEdge,
}

impl<'a> Meeting<'a> {
    /// The two actors, the first of the picture first.
    pub(super) fn ends(&self) -> (usize, usize) {
        (self.from.min(self.to), self.from.max(self.to))
    }

    /// The event as a line of its own, without a label yet.
    pub(super) fn strand(self) -> Strand<'a> {
        Strand {
            from: self.from,
            to: self.to,
            events: vec![self.event],
            label: String::new(),
            is_directed: !self.event.symmetric,
        }
    }
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
    /// Whether it has an arrowhead.
    pub(super) is_directed: bool,
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

/// How much a picture can hold.
#[derive(Debug, Clone, Copy)]
pub(super) struct Room {
    pub(super) actors: usize,
    pub(super) events: usize,
}

/// An event as the graph has it.
type Dyad<'a> = (&'a Node, &'a Node, &'a EventEdge);

impl<'a> Sketch<'a> {
    /// The picture of a graph with at most so many actors.
    pub(super) fn new(graph: &'a Graph, styles: &Styles, most: usize) -> Self {
        let room = Room {
            actors: most,
            events: usize::MAX,
        };
        Self::within(graph, styles, room)
    }

    /// The picture of a graph with at most so many actors and events.
    pub(super) fn within(graph: &'a Graph, styles: &Styles, room: Room) -> Self {
        let all: Vec<Dyad<'a>> = graph
            .events()
            .filter(|(source, target, _)| source.id() != target.id())
            .collect();
        let acting: BTreeSet<&ActorId> = all
            .iter()
            .flat_map(|(source, target, _)| [source.id(), target.id()])
            .collect();
        let (kept, events) = backbone::keep(&all, &acting, room);
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
        let with_year =
            days.is_some_and(|(first, last)| first.first().year() != last.last().year());
        let meetings = meetings(&events, &place);
        Self {
            bundles: bundles(&meetings, |strands| fan(strands, styles, with_year)),
            meetings,
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

impl Sketch<'_> {
    /// The same picture with one line a pair.
    pub(super) fn collapsed(mut self, styles: &Styles) -> Self {
        self.bundles = bundles(&self.meetings, |strands| {
            vec![pairs::whole(strands, styles)]
        });
        self
    }
}

/// The first office: its title, and the name of the country or organisation.
fn post(node: &Node, graph: &Graph) -> Option<(String, String)> {
    let office = node.offices.first()?;
    Some((words::clean(&office.title, 80), words::seat(office, graph)))
}

fn days(events: &[Dyad]) -> Option<(When, When)> {
    let dates = || events.iter().filter_map(|(.., event)| event.date);
    let first = dates().min_by_key(|when| (when.first(), when.last()))?;
    let last = dates().max_by_key(|when| (when.last(), when.first()))?;
    // Of an interval, the day at the end is known.
    Some((
        match first {
            When::Interval(day, _) => When::Day(day),
            first => first,
        },
        match last {
            When::Interval(_, day) => When::Day(day),
            last => last,
        },
    ))
}

fn meetings<'a>(events: &[Dyad<'a>], place: &BTreeMap<&ActorId, usize>) -> Vec<Meeting<'a>> {
    let meetings = events.iter().filter_map(|&(source, target, event)| {
        let (from, to) = (*place.get(source.id())?, *place.get(target.id())?);
        Some(Meeting { from, to, event })
    });
    meetings.collect()
}

/// The events of each pair, drawn as the strands that `draw` makes of them.
fn bundles<'a>(
    meetings: &[Meeting<'a>],
    draw: impl Fn(Vec<Strand<'a>>) -> Vec<Strand<'a>>,
) -> Vec<Bundle<'a>> {
    let mut pairs: BTreeMap<(usize, usize), Vec<Strand<'a>>> = BTreeMap::new();
    for &meeting in meetings {
        let strands = pairs.entry(meeting.ends()).or_default();
        strands.push(meeting.strand());
    }
    let pairs = pairs.into_iter();
    pairs
        .map(|(ends, strands)| Bundle {
            ends,
            strands: draw(strands),
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
    by_rank(&mut strands, styles);
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

/// Sorts strands: those with the most events first.
fn by_rank(strands: &mut [Strand], styles: &Styles) {
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
    let members = |body: usize| {
        let of_body = |tie: &&Tie| tie.kind == TieKind::Member && tie.to == body;
        ties.iter().filter(of_body).count()
    };
    let few = |tie: &&Tie| tie.kind != TieKind::Member || members(tie.to) <= MEMBERS;
    ties.iter().filter(few).copied().collect()
}
