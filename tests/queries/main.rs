//! Questions to a small graph.

use chancery::export::json::read_json;
use chancery::graph::{Graph, Record};
use chancery::lexicon::Lexicon;
use chancery::model::{
    Actor, ActorId, ActorKind, Event, EventType, Evidence, Mentioned, Mode, Quad, Span, Status,
};

mod around;
mod diff;
mod explain;
mod filter;
mod find;
mod path;
mod stats;
mod subgraph;
mod talks;

/// Four people, one country, five events.
fn calls(lexicon: &Lexicon) -> Graph {
    let record =
        read_json(include_bytes!("../fixtures/calls.json")).expect("the fixture is a graph");
    Graph::new(record, lexicon)
}

/// Macron, France and the European Union, with the structure that the tables know.
fn summit() -> Graph {
    let record = read_json(include_bytes!("../fixtures/summit.json")).expect("it is a graph");
    Graph::new(record, &Lexicon::embedded().expect("the tables are sound"))
}

/// A graph of meetings, each `one-other date`.
fn drawn(events: &[&str]) -> Graph {
    let mut record = Record::default();
    for line in events {
        let (ends, date) = line.split_once(' ').expect("a date");
        let (one, other) = ends.split_once('-').expect("two actors");
        let mut ends = [one, other].map(ActorId::new);
        ends.sort();
        for id in &ends {
            let mentioned = mentioned(id);
            record.actors.insert(id.clone(), mentioned);
        }
        let [source, target] = ends;
        let date = date.parse().expect("a date");
        record.reports.push(meeting(source, target, date));
    }
    Graph::new(record, &Lexicon::default())
}

fn mentioned(id: &ActorId) -> Mentioned {
    Mentioned {
        actor: Actor {
            id: id.clone(),
            name: id.to_string(),
            kind: ActorKind::Person,
            country: None,
            known: false,
        },
        aliases: [].into(),
        documents: [].into(),
    }
}

fn meeting(source: ActorId, target: ActorId, date: chancery::when::When) -> Event {
    Event {
        source,
        target,
        kind: EventType::new("CONSULT"),
        quad: Quad::VerbalCooperation,
        cameo: "043".to_owned(),
        mode: Some(Mode::Meeting),
        status: Status::Occurred,
        date: Some(date),
        symmetric: true,
        forum: Vec::new(),
        topics: Vec::new(),
        content: None,
        attribution: None,
        evidence: Evidence {
            document: "made-up".to_owned(),
            span: Span { start: 0, end: 1 },
            ..Evidence::default()
        },
    }
}
