//! A large made-up graph, the same each time: so many events among actors of whom some are much
//! busier than others, in articles of five sentences.

use chancery::graph::{Graph, Record, Source};
use chancery::lexicon::Lexicon;
use chancery::model::{
    Actor, ActorId, ActorKind, Event, EventType, Evidence, Mentioned, Mode, Part, Quad, Span,
    Status,
};

const TYPES: [(&str, Quad); 4] = [
    ("CONSULT", Quad::VerbalCooperation),
    ("AID", Quad::MaterialCooperation),
    ("ACCUSE", Quad::VerbalConflict),
    ("SANCTION", Quad::MaterialConflict),
];

/// A graph with this many events.
pub(crate) fn graph(events: usize) -> Graph {
    let mut random = Random(1);
    let actors = (events / 50).max(2);
    let mut record = Record::default();
    for number in 0..events {
        let document = document(number / 5);
        let day = format!(
            "20{:02}-{:02}-{:02}",
            10 + random.below(15),
            1 + random.below(12),
            1 + random.below(28)
        );
        let source = Source {
            title: Some(format!("What was said and done on {day}")),
            date: day.parse().ok(),
            publisher: Some("The Made-Up Gazette".to_owned()),
            url: Some(format!("https://example.org/{document}")),
            sha256: format!("{:064x}", number / 5),
        };
        let source = record.documents.entry(document.clone()).or_insert(source);
        let date = source.date;
        // The smallest of three is often small: these are the hubs.
        let mut actor = || (0..3).map(|_| random.below(actors)).min().unwrap_or(0);
        let (one, mut other) = (actor(), actor());
        if one == other {
            other = (one + 1) % actors;
        }
        for number in [one, other] {
            let mentioned = mentioned(number);
            let kept = record
                .actors
                .entry(mentioned.actor.id.clone())
                .or_insert(mentioned);
            kept.documents.insert(document.clone());
        }
        let (one, other) = (one.min(other), one.max(other));
        let mut report = report(one, other, &mut random);
        report.date = date.filter(|_| random.below(5) > 0);
        report.evidence = evidence(document, &report, number);
        record.reports.push(report);
    }
    Graph::new(record, &Lexicon::default())
}

fn document(number: usize) -> String {
    format!("gazette-{number:06}")
}

fn id(number: usize) -> ActorId {
    ActorId::new(&format!("made-up-actor-{number}"))
}

fn mentioned(number: usize) -> Mentioned {
    let name = format!("Made-Up Actor {number}");
    let actor = Actor {
        id: id(number),
        name: name.clone(),
        kind: ActorKind::ALL[number % 3],
        country: Some("FRA".to_owned()),
        known: number.is_multiple_of(2),
    };
    Mentioned {
        actor,
        aliases: [name, format!("Actor {number}")].into(),
        documents: [].into(),
    }
}

fn report(one: usize, other: usize, random: &mut Random) -> Event {
    let (kind, quad) = TYPES[random.below(TYPES.len())];
    let talks = kind == "CONSULT";
    Event {
        source: id(one),
        target: id(other),
        kind: EventType::new(kind),
        quad,
        cameo: "04".to_owned(),
        mode: talks.then(|| Mode::ALL[random.below(Mode::ALL.len())]),
        status: Status::ALL[random.below(16).saturating_sub(12)],
        date: None,
        symmetric: talks,
        forum: Vec::new(),
        topics: vec!["trade".to_owned(), "energy".to_owned()],
        content: Some("to strengthen their \"strategic\" cooperation & trade".to_owned()),
        attribution: None,
        evidence: Evidence::default(),
    }
}

fn evidence(document: String, report: &Event, number: usize) -> Evidence {
    let (source, target, kind) = (&report.source, &report.target, &report.kind);
    let quote = format!(
        "In the article's sentence {number}, \"{source}\" is said to have done {kind} with {target}, and \
         to have spoken at some length of the reasons, as officials do when they are asked for them."
    );
    let start = number % 5 * 200;
    Evidence {
        document,
        part: Part::Text,
        span: Span::from(start..start + quote.len()),
        quote,
        trigger: Span::from(start + 60..start + 64),
        source: Span::from(start + 30..start + 45),
        target: Span::from(start + 80..start + 95),
        rule: "made/up".to_owned(),
    }
}

/// Numbers that look random and are the same each time.
struct Random(u64);

impl Random {
    fn below(&mut self, limit: usize) -> usize {
        let next = self.0.wrapping_mul(6_364_136_223_846_793_005);
        self.0 = next.wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % limit
    }
}
