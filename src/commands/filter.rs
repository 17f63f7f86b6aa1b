//! Arguments to a filter: names become ids.

use std::collections::BTreeSet;
use std::mem::ManuallyDrop;

use super::Usage;
use super::open::{Opened, opened};
use crate::cli::{Circumstances, Filters};
use chancery::graph::{EventEdge, Graph, Node};
use chancery::lexicon::Lexicon;
use chancery::model::{ActorId, EventType};
use chancery::query::{Filter, NotFound, documents, find, holders, people_of, topic};
use chancery::text::Analyzer;
use chancery::when::When;

/// Knows whom a name means.
pub(super) struct Asker<'a> {
    graph: &'a Graph,
    lexicon: &'a Lexicon,
    with_people: bool,
    on: Option<When>,
}

impl<'a> Asker<'a> {
    pub(super) fn new(graph: &'a Graph, lexicon: &'a Lexicon, args: &Circumstances) -> Self {
        Self {
            graph,
            lexicon,
            with_people: args.with_people,
            on: args.on,
        }
    }

    /// The actor that a name means, with its people where they are asked for.
    pub(super) fn party(&self, name: &str) -> anyhow::Result<BTreeSet<ActorId>> {
        if !self.with_people {
            return Ok([self.actor(name)?].into());
        }
        let (id, absent) = match self.actor(name) {
            // The graph may have people of a country that it does not mention.
            Err(error) => match error.downcast_ref::<NotFound>() {
                Some(NotFound::NotInGraph { id, .. }) => (id.clone(), Some(error)),
                _ => return Err(error),
            },
            Ok(id) => (id, None),
        };
        let party = people_of(self.graph, self.lexicon, &id);
        match absent {
            Some(error) if party.len() == 1 => Err(error),
            _ => Ok(party),
        }
    }

    /// All of several.
    pub(super) fn parties(&self, names: &[String]) -> anyhow::Result<BTreeSet<ActorId>> {
        let parties = names.iter().map(|name| self.party(name));
        Ok(parties
            .collect::<Result<Vec<_>, _>>()?
            .into_iter()
            .flatten()
            .collect())
    }

    /// The actor that a name means; an office means who held it on the day of `--on`.
    pub(super) fn actor(&self, name: &str) -> anyhow::Result<ActorId> {
        if self.on.is_some() {
            let held = holders(name, self.on, &Analyzer::embedded()?, self.lexicon);
            if let Some(term) = held.first() {
                return Ok(find(self.graph, self.lexicon, term.person.as_str())?
                    .id()
                    .clone());
            }
        }
        Ok(find(self.graph, self.lexicon, name)?.id().clone())
    }
}

/// The filter that the arguments mean.
pub(super) fn filter(graph: &Graph, lexicon: &Lexicon, args: &Filters) -> anyhow::Result<Filter> {
    let asker = Asker::new(graph, lexicon, &args.circumstances);
    let between = match &args.between[..] {
        [one, other] => Some([asker.party(one)?, asker.party(other)?]),
        _ => None,
    };
    let kinds = args
        .kinds
        .iter()
        .map(|kind| event_type(kind, graph, lexicon));
    Ok(Filter {
        actors: asker.parties(&args.actors)?,
        from: asker.parties(&args.from)?,
        to: asker.parties(&args.to)?,
        between,
        kinds: kinds.collect::<Result<_, _>>()?,
        ..circumstances(&asker, &args.circumstances)?
    })
}

/// The events that the arguments ask for, as a graph; all of it where nothing is left out.
pub(super) fn filtered(graph: Opened, lexicon: &Lexicon, args: &Filters) -> anyhow::Result<Opened> {
    let filter = filter(&graph, lexicon, args)?;
    Ok(part(graph, &filter))
}

/// The events that fit, as a graph.
pub(super) fn part(graph: Opened, filter: &Filter) -> Opened {
    if filter.is_open() {
        return graph;
    }
    let fits = |source: &Node, target: &Node, event: &EventEdge| filter.fits(source, target, event);
    let events = graph.events();
    let fitting = events.filter(|(source, target, event)| fits(source, target, event));
    // A few events are copied sooner than the others are thrown away.
    if fitting.count() < graph.petgraph().edge_count() / 2 {
        return opened(graph.subgraph(fits));
    }
    opened(ManuallyDrop::into_inner(graph).into_subgraph(fits))
}

/// The filter of what is no matter of who did what.
pub(super) fn circumstances(asker: &Asker<'_>, args: &Circumstances) -> anyhow::Result<Filter> {
    let &Asker { graph, lexicon, .. } = asker;
    let topics = args.about.iter().map(|about| topic(graph, lexicon, about));
    let forums = args.forum.iter().map(|forum| asker.actor(forum));
    let sources = args.source.iter().map(|source| documents(graph, source));
    Ok(Filter {
        modes: args.mode.iter().copied().collect(),
        statuses: args.status.iter().copied().collect(),
        since: args.since,
        until: args.until,
        topics: topics.collect::<Result<_, NotFound>>()?,
        forums: forums.collect::<Result<_, _>>()?,
        documents: sources
            .collect::<Result<Vec<_>, NotFound>>()?
            .into_iter()
            .flatten()
            .collect(),
        min_sources: args.min_sources.unwrap_or_default(),
        ..Filter::default()
    })
}

/// One of the types of the tables or of the graph, in capitals or not.
fn event_type(name: &str, graph: &Graph, lexicon: &Lexicon) -> Result<EventType, Usage> {
    let tables = lexicon.events.iter().map(|class| &class.kind);
    let all: BTreeSet<&EventType> = tables
        .chain(graph.events().map(|(_, _, event)| &event.kind))
        .collect();
    let mut named = all
        .iter()
        .filter(|kind| kind.as_str().eq_ignore_ascii_case(name.trim()));
    named.next().map(|&kind| kind.clone()).ok_or_else(|| {
        let all: Vec<&str> = all.iter().map(|kind| kind.as_str()).collect();
        Usage(format!(
            "`{name}` is no event type; there are {}",
            all.join(", ")
        ))
    })
}
