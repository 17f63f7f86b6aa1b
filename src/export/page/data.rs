//! The graph as the page carries it: columns instead of records, each word and sentence once.
//!
//! Everything of the JSON graph is in it, so that the page can give it back. Actors, documents and
//! sentences are named by their row; words by their row in `words`, of which the first is `null`.
//! Columns in which nearly every row is the same hold the other rows only.

use std::collections::BTreeMap;

use serde::Serialize;
use serde_json::{Map, Value, json};

use super::places::places;
use super::policy::base64;
use crate::export::layout::Point;
use crate::graph::{Edge, EventEdge, Graph, Node, Structure};
use crate::model::{ActorId, Event, Mode, Part, Span};
use crate::when::When;

/// Everything that the page knows of the graph.
#[derive(Debug, Serialize)]
pub(super) struct PageData<'a> {
    generator: &'static str,
    documents: Documents<'a>,
    actors: Actors<'a>,
    events: Events,
    reports: Reports,
    structure: Ties,
    words: Words,
    sentences: Vec<&'a str>,
    #[serde(skip)]
    source: Steps,
}

#[derive(Debug, Default, Serialize)]
struct Documents<'a> {
    id: Vec<&'a str>,
    title: Vec<Option<&'a str>>,
    date: Vec<usize>,
    publisher: Vec<usize>,
    url: Vec<Option<&'a str>>,
    sha256: Vec<Sum<'a>>,
}

#[derive(Debug, Default, Serialize)]
struct Actors<'a> {
    id: Vec<&'a str>,
    name: Vec<&'a str>,
    kind: Vec<usize>,
    country: Vec<usize>,
    known: Vec<u8>,
    /// Title, of what, from, until: all of them words.
    offices: Vec<Vec<[usize; 4]>>,
    aliases: Vec<Vec<&'a str>>,
    documents: Vec<Vec<usize>>,
    x: Vec<i32>,
    y: Vec<i32>,
}

#[derive(Debug, Default, Serialize)]
struct Events {
    /// The step from the row of the event before.
    source: Vec<i64>,
    target: Vec<usize>,
    #[serde(rename = "type")]
    kind: Vec<usize>,
    mode: Vec<usize>,
    status: Vec<usize>,
    date: Vec<usize>,
    observed: Vec<usize>,
    symmetric: Vec<u8>,
    /// By event, where it has any.
    forum: BTreeMap<usize, Vec<usize>>,
    topics: BTreeMap<usize, Vec<usize>>,
    content: Vec<usize>,
    attribution: Vec<usize>,
    cameo: Vec<usize>,
    quad: Vec<usize>,
    /// By event, how many of the reports are its own, where it is not one; they stand in the order of
    /// the events.
    reports: BTreeMap<usize, usize>,
}

#[derive(Debug, Default, Serialize)]
struct Reports {
    /// None where the graph does not list the document.
    document: Vec<Option<usize>>,
    /// The step from the row of the report before.
    sentence: Vec<i64>,
    start: Vec<usize>,
    /// By report, the bytes of the document's sentence, where the quote has not as many.
    length: BTreeMap<usize, i64>,
    /// Six a report: start, behind that of the sentence, and length of trigger, source and target.
    spans: Vec<i64>,
    rule: Vec<usize>,
    /// The reports that a headline makes.
    title: Vec<usize>,
    /// By report: what its sentence tells otherwise than the event.
    told: BTreeMap<usize, Map<String, Value>>,
}

#[derive(Debug, Default, Serialize)]
struct Ties {
    source: Vec<usize>,
    target: Vec<usize>,
    #[serde(rename = "type")]
    kind: Vec<usize>,
    /// Title, from, until of an office, as words.
    term: Vec<[usize; 3]>,
}

/// The sum of a text: bytes in Base64, which is shorter, or as it is where it is no such sum.
#[derive(Debug, Serialize)]
#[serde(untagged)]
enum Sum<'a> {
    Bytes([String; 1]),
    Text(&'a str),
}

impl<'a> Sum<'a> {
    fn of(text: &'a str) -> Self {
        let digits = text.bytes();
        let hex = digits.map(|digit| b"0123456789abcdef".iter().position(|&one| one == digit));
        match hex.collect::<Option<Vec<usize>>>() {
            Some(hex) if hex.len() == 64 => {
                let bytes = hex.chunks(2).map(|pair| (pair[0] * 16 + pair[1]) as u8);
                Self::Bytes([base64(&bytes.collect::<Vec<u8>>())])
            }
            _ => Self::Text(text),
        }
    }
}

/// Words that stand in many places, each once.
#[derive(Debug)]
struct Words {
    rows: BTreeMap<String, usize>,
}

impl Words {
    fn row(&mut self, word: &str) -> usize {
        let next = self.rows.len() + 1;
        *self.rows.entry(word.to_owned()).or_insert(next)
    }

    fn some(&mut self, word: Option<&str>) -> usize {
        word.map_or(0, |word| self.row(word))
    }

    fn date(&mut self, date: Option<When>) -> usize {
        date.map_or(0, |date| self.row(&date.to_string()))
    }
}

impl Serialize for Words {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut words = vec![None; self.rows.len() + 1];
        for (word, &row) in &self.rows {
            words[row] = Some(word);
        }
        words.serialize(serializer)
    }
}

impl<'a> PageData<'a> {
    pub(super) fn of(graph: &'a Graph) -> Self {
        let mut page = Self {
            generator: concat!("chancery ", env!("CARGO_PKG_VERSION")),
            documents: Documents::default(),
            actors: Actors::default(),
            events: Events::default(),
            reports: Reports::default(),
            structure: Ties::default(),
            words: Words {
                rows: BTreeMap::new(),
            },
            sentences: Vec::new(),
            source: Steps::default(),
        };
        let rows = Rows::of(graph);
        page.add_kinds(graph);
        page.add_documents(graph);
        for (node, place) in graph.nodes().zip(places(graph)) {
            page.add_actor(node, place, &rows);
        }
        let mut quotes = Quotes::default();
        for (source, target, edge) in graph.edges() {
            let ends = (rows.actor(source.id()), rows.actor(target.id()));
            match edge {
                Edge::Event(event) => page.add_event(ends, event, &rows, &mut quotes),
                Edge::Structure(structure) => page.add_structure(ends, structure),
            }
        }
        page.sentences = quotes.texts;
        page
    }

    /// What nearly every event names comes first among the words, so that its rows are short.
    fn add_kinds(&mut self, graph: &Graph) {
        for (_, _, event) in graph.events() {
            self.words.row(event.kind.as_str());
            self.words.row(event.status.as_str());
            self.words.row(event.quad.as_str());
            self.words.row(&event.cameo);
        }
        for (_, _, event) in graph.events() {
            self.words.some(event.mode.map(Mode::as_str));
            for report in &event.reports {
                self.words.row(&report.evidence.rule);
            }
        }
    }

    fn add_documents(&mut self, graph: &'a Graph) {
        for (id, source) in graph.documents() {
            let (words, to) = (&mut self.words, &mut self.documents);
            to.id.push(id);
            to.title.push(source.title.as_deref());
            to.date.push(words.date(source.date));
            to.publisher.push(words.some(source.publisher.as_deref()));
            to.url.push(source.url.as_deref());
            to.sha256.push(Sum::of(&source.sha256));
        }
    }

    fn add_actor(&mut self, node: &'a Node, place: Point, rows: &Rows) {
        let (words, to) = (&mut self.words, &mut self.actors);
        let actor = &node.mentioned.actor;
        to.id.push(actor.id.as_str());
        to.name.push(&actor.name);
        to.kind.push(words.row(actor.kind.as_str()));
        to.country.push(words.some(actor.country.as_deref()));
        to.known.push(u8::from(actor.known));
        let offices = node.offices.iter().map(|office| {
            let (title, of) = (words.row(&office.title), words.row(office.of.as_str()));
            [title, of, words.date(office.from), words.date(office.until)]
        });
        to.offices.push(offices.collect());
        let aliases = node.mentioned.aliases.iter().map(String::as_str);
        to.aliases.push(aliases.collect());
        let documents = node.mentioned.documents.iter();
        to.documents
            .push(documents.filter_map(|id| rows.document(id)).collect());
        to.x.push(place.x.round() as i32);
        to.y.push(place.y.round() as i32);
    }

    fn add_event(
        &mut self,
        (source, target): (usize, usize),
        event: &'a EventEdge,
        rows: &Rows,
        quotes: &mut Quotes<'a>,
    ) {
        let (words, to) = (&mut self.words, &mut self.events);
        let row = to.target.len();
        to.source.push(self.source.step_to(source));
        to.target.push(target);
        to.kind.push(words.row(event.kind.as_str()));
        to.mode.push(words.some(event.mode.map(Mode::as_str)));
        to.status.push(words.row(event.status.as_str()));
        to.date.push(words.date(event.date));
        to.observed.push(words.date(event.observed));
        to.symmetric.push(u8::from(event.symmetric));
        let forum = event.forum.iter().map(|id| words.row(id.as_str()));
        insert_some(&mut to.forum, row, forum.collect());
        let topics = event.topics.iter().map(|topic| words.row(topic));
        insert_some(&mut to.topics, row, topics.collect());
        to.content.push(words.some(event.content.as_deref()));
        let speaker = event.attribution.as_ref().map(ActorId::as_str);
        to.attribution.push(words.some(speaker));
        to.cameo.push(words.row(&event.cameo));
        to.quad.push(words.row(event.quad.as_str()));
        if event.reports.len() != 1 {
            to.reports.insert(row, event.reports.len());
        }
        for report in &event.reports {
            self.add_report(report, event, rows, quotes);
        }
    }

    fn add_report(
        &mut self,
        report: &'a Event,
        event: &EventEdge,
        rows: &Rows,
        quotes: &mut Quotes<'a>,
    ) {
        let to = &mut self.reports;
        let evidence = &report.evidence;
        let row = to.document.len();
        to.document.push(rows.document(&evidence.document));
        to.sentence.push(quotes.step_to(&evidence.quote));
        let Span { start, end } = evidence.span;
        to.start.push(start);
        let length = signed(end) - signed(start);
        if length != signed(evidence.quote.len()) {
            to.length.insert(row, length);
        }
        for span in [evidence.trigger, evidence.source, evidence.target] {
            let behind = signed(span.start) - signed(start);
            to.spans
                .extend([behind, signed(span.end) - signed(span.start)]);
        }
        to.rule.push(self.words.row(&evidence.rule));
        if evidence.part == Part::Title {
            to.title.push(row);
        }
        let told = told(report, event);
        if !told.is_empty() {
            to.told.insert(row, told);
        }
    }

    fn add_structure(&mut self, (source, target): (usize, usize), structure: &Structure) {
        let (words, to) = (&mut self.words, &mut self.structure);
        to.source.push(source);
        to.target.push(target);
        to.kind.push(words.row(structure.as_str()));
        to.term.push(match structure {
            Structure::HoldsOffice(office) => [
                words.row(&office.title),
                words.date(office.from),
                words.date(office.until),
            ],
            Structure::MemberOf | Structure::PartOf => [0; 3],
        });
    }
}

fn insert_some(column: &mut BTreeMap<usize, Vec<usize>>, row: usize, words: Vec<usize>) {
    if !words.is_empty() {
        column.insert(row, words);
    }
}

/// Rows told as steps, which are short where rows grow slowly.
#[derive(Debug, Default)]
struct Steps {
    last: i64,
}

impl Steps {
    fn step_to(&mut self, row: usize) -> i64 {
        let step = signed(row) - self.last;
        self.last += step;
        step
    }
}

/// The sentences, each once, in the order in which reports cite them.
#[derive(Debug, Default)]
struct Quotes<'a> {
    texts: Vec<&'a str>,
    rows: BTreeMap<&'a str, usize>,
    steps: Steps,
}

impl<'a> Quotes<'a> {
    fn step_to(&mut self, quote: &'a str) -> i64 {
        let row = *self.rows.entry(quote).or_insert_with(|| {
            self.texts.push(quote);
            self.texts.len() - 1
        });
        self.steps.step_to(row)
    }
}

/// The fields that a report has otherwise than its event, named as in the JSON graph.
fn told(report: &Event, event: &EventEdge) -> Map<String, Value> {
    let mut told = Map::new();
    let mut tell = |differs: bool, name: &str, value: Value| {
        if differs {
            told.insert(name.to_owned(), value);
        }
    };
    let forum: Vec<&str> = report.forum.iter().map(ActorId::as_str).collect();
    let speaker = report.attribution.as_ref().map(ActorId::as_str);
    let mode = report.mode.map(Mode::as_str);
    tell(!report.forum.iter().eq(&event.forum), "forum", json!(forum));
    tell(
        !report.topics.iter().eq(&event.topics),
        "topics",
        json!(report.topics),
    );
    tell(report.cameo != event.cameo, "cameo", json!(report.cameo));
    let quad = report.quad.as_str();
    tell(report.quad != event.quad, "quad", json!(quad));
    tell(report.mode != event.mode, "mode", json!(mode));
    let content = &report.content;
    tell(*content != event.content, "content", json!(content));
    tell(
        report.attribution != event.attribution,
        "attribution",
        json!(speaker),
    );
    told
}

fn signed(place: usize) -> i64 {
    i64::try_from(place).unwrap_or(i64::MAX)
}

/// Rows by id.
struct Rows<'a> {
    actors: BTreeMap<&'a ActorId, usize>,
    documents: BTreeMap<&'a str, usize>,
}

impl<'a> Rows<'a> {
    fn of(graph: &'a Graph) -> Self {
        let documents = graph.documents().keys().map(String::as_str);
        Self {
            actors: graph.nodes().map(Node::id).zip(0..).collect(),
            documents: documents.zip(0..).collect(),
        }
    }

    /// The row of a node of the graph; each has one.
    fn actor(&self, id: &ActorId) -> usize {
        self.actors.get(id).copied().unwrap_or_default()
    }

    /// The row of a document, where the graph lists it.
    fn document(&self, id: &str) -> Option<usize> {
        self.documents.get(id).copied()
    }
}
