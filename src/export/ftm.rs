//! Entities of FollowTheMoney, one a line, for Aleph, OpenAleph, and the data of OpenSanctions.
//!
//! Actors are `Person`, `PublicBody` for countries, and `Organization`; documents are `Article`; an
//! event is an `UnknownLink` from its source to its target, proven by its documents. Ids are the same
//! for the same thing in every graph.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::io::{self, Write};

use serde::Serialize;

mod countries;
mod structure;

use super::columns::Link;
use super::stable::digest;
use super::style::Styles;
use crate::graph::{Edge, EventEdge, Graph, Node, Source};
use crate::model::{ActorId, ActorKind};
use crate::when::When;
use countries::Countries;

/// Writes the graph as entities of FollowTheMoney, one a line.
pub fn ftm(graph: &Graph, out: &mut dyn Write) -> io::Result<()> {
    let styles = Styles::embedded()?;
    let countries = Countries::embedded();
    let mut line = |entity: Entity| {
        serde_json::to_writer(&mut *out, &entity)?;
        writeln!(out)
    };
    for document in graph.documents() {
        line(article(document))?;
    }
    for node in graph.nodes() {
        line(actor(node, &countries))?;
    }
    for link in Link::all(graph, styles) {
        match link.edge {
            Edge::Event(found) => line(event(&link, found, graph))?,
            Edge::Structure(_) => structure::entities(&link)
                .into_iter()
                .try_for_each(&mut line)?,
        }
    }
    Ok(())
}

/// An entity: what it is, and the values of its properties.
#[derive(Serialize)]
struct Entity<'a> {
    id: String,
    schema: &'static str,
    properties: BTreeMap<&'static str, Vec<Cow<'a, str>>>,
}

impl<'a> Entity<'a> {
    fn new(id: String, schema: &'static str) -> Self {
        Self {
            id,
            schema,
            properties: BTreeMap::new(),
        }
    }

    /// Adds a value, unless there is nothing in it to see, which FollowTheMoney takes for an error.
    fn add(&mut self, property: &'static str, value: impl Into<Cow<'a, str>>) {
        let value = value.into();
        let is_blank = |letter: char| letter.is_whitespace() || letter.is_control();
        if !value.chars().all(is_blank) {
            self.properties.entry(property).or_default().push(value);
        }
    }

    fn all(&mut self, property: &'static str, values: impl IntoIterator<Item = &'a str>) {
        values
            .into_iter()
            .for_each(|value| self.add(property, value));
    }
}

/// The id of an actor: its own, or a sum where that is not plain enough.
fn actor_id(id: &ActorId) -> String {
    let id = id.as_str();
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-';
    if !id.is_empty() && id.bytes().all(plain) && !id.ends_with('-') {
        format!("actor-{id}")
    } else {
        format!("actor-x-{}", digest(&[id]))
    }
}

fn document_id(id: &str) -> String {
    format!("document-{}", digest(&[id]))
}

fn article<'g>((id, source): (&'g String, &'g Source)) -> Entity<'g> {
    let mut entity = Entity::new(document_id(id), "Article");
    entity.add("fileName", id.as_str());
    entity.all("title", source.title.as_deref());
    entity.all("publisher", source.publisher.as_deref());
    entity.all("sourceUrl", address(source));
    // A month or a year is a date there, an interval is not.
    let date = source.date.map(|date| match date {
        When::Interval(first, _) => first.to_string(),
        date => date.to_string(),
    });
    if let Some(date) = date {
        entity.add("publishedAt", date);
    }
    entity
}

/// The document's address, if it is one that FollowTheMoney takes.
fn address(source: &Source) -> Option<&str> {
    let is_plain = |url: &&str| {
        let host = url.strip_prefix("https://").or(url.strip_prefix("http://"));
        let host = host.and_then(|rest| rest.split(['/', '?', '#']).next());
        let names = host.is_some_and(|host| {
            let letters = host.bytes();
            host.contains('.')
                && !host.starts_with('.')
                && letters
                    .into_iter()
                    .all(|b| b.is_ascii_alphanumeric() || b == b'.' || b == b'-')
        });
        names && url.bytes().all(|byte| byte.is_ascii_graphic())
    };
    source.url.as_deref().filter(is_plain)
}

fn actor<'g>(node: &'g Node, countries: &Countries) -> Entity<'g> {
    let actor = &node.mentioned.actor;
    let schema = match actor.kind {
        ActorKind::Person => "Person",
        // There is no schema for a state as a whole.
        ActorKind::Country => "PublicBody",
        ActorKind::Organization => "Organization",
    };
    let mut entity = Entity::new(actor_id(&actor.id), schema);
    entity.add("name", actor.name.as_str());
    entity.all("alias", node.mentioned.aliases.iter().map(String::as_str));
    let code = actor
        .country
        .as_deref()
        .and_then(|code| countries.code(code));
    entity
        .properties
        .extend(code.map(|code| ("country", vec![Cow::Owned(code)])));
    if actor.kind == ActorKind::Person {
        entity.all(
            "position",
            node.offices.iter().map(|office| office.title.as_str()),
        );
    }
    let documents = node.mentioned.documents.iter();
    documents.for_each(|id| entity.add("proof", document_id(id)));
    entity
}

fn event<'g>(link: &Link<'g>, event: &'g EventEdge, graph: &'g Graph) -> Entity<'g> {
    let mut entity = Entity::new(format!("event-{}", digest(&[&event.key])), "UnknownLink");
    entity.add("subject", actor_id(link.source.id()));
    entity.add("object", actor_id(link.target.id()));
    entity.add("role", link.word());
    entity.add("status", event.status.as_str());
    days(&mut entity, link);
    entity.all("summary", event.content.as_deref());
    let sentences = event
        .reports
        .iter()
        .map(|report| report.evidence.quote.as_str());
    entity.all("description", sentences);
    for id in event.documents() {
        entity.add("proof", document_id(id));
        let source = graph.documents().get(id);
        entity.all(
            "publisher",
            source.and_then(|source| source.publisher.as_deref()),
        );
        entity.all("sourceUrl", source.and_then(address));
    }
    entity.add("recordId", event.key.as_str());
    entity
}

/// The days that an event or a term of office lasts.
fn days(entity: &mut Entity, link: &Link) {
    for (property, day) in ["startDate", "endDate"].into_iter().zip(link.days()) {
        if let Some(day) = day {
            entity.add(property, day);
        }
    }
}
