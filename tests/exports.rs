//! Every export of a small graph as a file under `tests/exports/`, and texts as no article should
//! have them, which every format must carry.
//!
//! `UPDATE_EXPORTS=1 cargo test --test exports` writes the files anew; look at the difference before
//! you commit it.

#![expect(clippy::unwrap_used, reason = "the tests' own helpers")]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use clap::ValueEnum;
use proptest::prelude::*;
use quick_xml::XmlVersion;
use quick_xml::events::Event as Xml;
use serde_json::Value as Json;

#[path = "exports/back.rs"]
mod back;

use chancery::export::Format;
use chancery::export::json::read_json;
use chancery::graph::{Graph, Record, Source};
use chancery::lexicon::Lexicon;
use chancery::model::{
    Actor, ActorId, ActorKind, Event, EventType, Evidence, Mentioned, Part, Quad, Span, Status,
};

fn written(format: Format, graph: &Graph) -> String {
    let mut out = Vec::new();
    format.write(graph, &mut out).unwrap();
    String::from_utf8(out).unwrap()
}

#[test]
fn a_small_graph_in_every_format() {
    let folder = Path::new("tests/exports");
    let record = read_json(&fs::read(folder.join("small.json")).unwrap()).unwrap();
    let graph = Graph::new(record, &Lexicon::embedded().unwrap());
    let update = std::env::var_os("UPDATE_EXPORTS").is_some();
    let mut wrong = Vec::new();
    // A page holds the same script for every graph; tests/page.rs is its test. PNG and PDF are no text, and what
    // the SVG is; src/export/picture.rs has their tests.
    let formats = Format::value_variants().iter().copied();
    let others = [Format::Html, Format::Png, Format::Pdf];
    for format in formats.filter(|format| !others.contains(format)) {
        let path = folder.join(format!("small.{}", format.extensions()[0]));
        let bytes = written(format, &graph);
        if update {
            fs::write(&path, bytes).unwrap();
        } else if fs::read_to_string(&path).ok() != Some(bytes) {
            wrong.push(path);
        }
    }
    assert!(
        wrong.is_empty(),
        "not what is written now: {wrong:?}\nUPDATE_EXPORTS=1 cargo test --test exports writes them anew"
    );
}

/// Two actors, of which one and the sentence are this text; two events between them, and one each
/// with a third whose id ends in it.
fn graph_of(text: &str) -> Graph {
    let actor = |id: &str, name: &str, kind| Mentioned {
        actor: Actor {
            id: ActorId::new(id),
            name: name.to_owned(),
            kind,
            country: Some(text.to_owned()),
            known: false,
        },
        aliases: BTreeSet::from([text.to_owned(), "other;".to_owned()]),
        documents: BTreeSet::from([text.to_owned()]),
    };
    let odd = format!("c{text}");
    let actors = [
        actor("a", "A", ActorKind::Person),
        actor("b", text, ActorKind::Country),
        actor(&odd, "C", ActorKind::Organization),
    ];
    let event = |source: &str, target: &str, kind: &str| Event {
        source: ActorId::new(source),
        target: ActorId::new(target),
        kind: EventType::new(kind),
        quad: Quad::VerbalConflict,
        cameo: "10".to_owned(),
        mode: None,
        status: Status::Occurred,
        date: Some("2021-08-19".parse().unwrap()),
        symmetric: false,
        forum: Vec::new(),
        topics: vec![text.to_owned()],
        content: Some(text.to_owned()),
        attribution: None,
        evidence: Evidence {
            document: text.to_owned(),
            part: Part::Text,
            span: Span {
                start: 0,
                end: text.len(),
            },
            quote: text.to_owned(),
            trigger: Span::default(),
            source: Span::default(),
            target: Span {
                start: 0,
                end: text.len(),
            },
            rule: "made/up".to_owned(),
        },
    };
    let reports = [
        event("a", "b", "REQUEST"),
        event("a", "b", "ACCUSE"),
        event("a", &odd, "REQUEST"),
        event("b", &odd, text),
    ];
    let source = Source {
        title: Some(text.to_owned()),
        date: None,
        publisher: Some(text.to_owned()),
        url: Some(text.to_owned()),
        sha256: String::new(),
    };
    let record = Record {
        documents: BTreeMap::from([(text.to_owned(), source)]),
        actors: actors.map(|one| (one.actor.id.clone(), one)).into(),
        reports: reports.into(),
    };
    Graph::new(record, &Lexicon::default())
}

const HOSTILE: [&str; 24] = [
    "\"",
    "'",
    "`",
    "\n",
    "\r\n",
    "\r",
    "\t",
    "</script>",
    "<b>",
    "&amp;",
    "&",
    "]]>",
    "\u{0}",
    "\u{1b}[31m",
    "\u{85}",
    "\u{202e}",
    "\u{200f}",
    "\u{2028}",
    "\u{feff}",
    "\u{ffff}",
    "🏳️‍🌈",
    "\\",
    ",;|#",
    "=1+1",
];

fn hostile() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        prop::sample::select(&HOSTILE[..]).prop_map(str::to_owned),
        any::<String>()
    ];
    prop::collection::vec(piece, 1..6).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn every_text_survives_every_format(text in hostile()) {
        check(&text);
    }
}

#[test]
fn hostile_texts_one_by_one_and_long_ones_survive() {
    for text in HOSTILE {
        check(text);
    }
    check(&"word </script> \"x\" ".repeat(6000));
}

#[track_caller]
fn check(text: &str) {
    let graph = graph_of(text);
    back::check(&graph, &Lexicon::default());
    check_graphml(text, &written(Format::Graphml, &graph));
    check_gexf(text, &written(Format::Gexf, &graph));
    check_csv(text, &graph);
    check_cytoscape(text, &written(Format::Cytoscape, &graph));
    check_mermaid(&written(Format::Mermaid, &graph));
    check_cypher(text, &written(Format::Cypher, &graph));
    check_triples(text, &written(Format::Ntriples, &graph));
    check_json_ld(text, &written(Format::JsonLd, &graph));
    check_turtle(&graph);
    check_ftm(&written(Format::Ftm, &graph));
    check_neo4j(text, &graph);
    check_rows(&written(Format::Plover, &graph), 40);
    check_rows(&written(Format::Icews, &graph), 20);
}

/// The text as XML 1.0 can hold it.
fn in_xml(text: &str) -> String {
    let allowed = |letter: char| match letter {
        '\t' | '\n' | '\r' => true,
        '\u{fffe}' | '\u{ffff}' => false,
        _ => letter >= ' ',
    };
    let letters = text.chars();
    letters
        .map(|letter| if allowed(letter) { letter } else { '\u{fffd}' })
        .collect()
}

/// An element: its name, attributes, and the text in it.
struct Element {
    name: String,
    attributes: BTreeMap<String, String>,
    text: String,
}

impl Element {
    fn get(&self, name: &str) -> &str {
        self.attributes.get(name).map_or("", String::as_str)
    }
}

/// The elements of a well-formed file, in the order of their beginnings.
fn elements(xml: &str) -> Vec<Element> {
    let mut reader = quick_xml::Reader::from_str(xml);
    let (mut found, mut open): (Vec<Element>, Vec<usize>) = (Vec::new(), Vec::new());
    loop {
        match reader.read_event().unwrap() {
            Xml::Eof => break,
            Xml::Start(tag) => {
                open.push(found.len());
                found.push(element(&tag));
            }
            Xml::Empty(tag) => found.push(element(&tag)),
            Xml::End(_) => drop(open.pop().unwrap()),
            Xml::Text(text) => {
                let text = text.decode().unwrap();
                if let Some(&last) = open.last() {
                    // What a reader of XML does to line ends that are not references.
                    found[last]
                        .text
                        .push_str(&text.replace("\r\n", "\n").replace('\r', "\n"));
                }
            }
            Xml::GeneralRef(reference) => {
                let name = reference.decode().unwrap();
                let whole = format!("&{name};");
                let last = *open.last().unwrap();
                found[last]
                    .text
                    .push_str(&quick_xml::escape::unescape(&whole).unwrap());
            }
            _ => {}
        }
    }
    assert!(open.is_empty());
    assert_eq!(
        xml,
        in_xml(xml),
        "no forbidden character stands there as it is"
    );
    found
}

fn element(tag: &quick_xml::events::BytesStart) -> Element {
    let pairs = tag.attributes().map(|pair| {
        let pair = pair.unwrap();
        let name = String::from_utf8(pair.key.as_ref().to_vec()).unwrap();
        (
            name,
            pair.normalized_value(XmlVersion::Implicit1_0)
                .unwrap()
                .into_owned(),
        )
    });
    Element {
        name: String::from_utf8(tag.name().as_ref().to_vec()).unwrap(),
        attributes: pairs.collect(),
        text: String::new(),
    }
}

/// Every edge ends at a node, and no two nodes or edges share an id.
fn check_ids(elements: &[Element]) {
    let ids = |name: &str| -> Vec<&str> {
        let all = elements.iter().filter(|one| one.name == name);
        all.map(|one| one.get("id")).collect()
    };
    let (nodes, edges) = (ids("node"), ids("edge"));
    assert_eq!((nodes.len(), edges.len()), (3, 4));
    let nodes: BTreeSet<&str> = nodes.into_iter().collect();
    assert_eq!(nodes.len(), 3);
    assert_eq!(edges.into_iter().collect::<BTreeSet<_>>().len(), 4);
    for edge in elements.iter().filter(|one| one.name == "edge") {
        assert!(nodes.contains(edge.get("source")) && nodes.contains(edge.get("target")));
    }
}

fn check_graphml(text: &str, xml: &str) {
    let elements = elements(xml);
    check_ids(&elements);
    let data = |key: &str| -> BTreeSet<&str> {
        let all = elements
            .iter()
            .filter(|one| one.name == "data" && one.get("key") == key);
        all.map(|one| one.text.as_str()).collect()
    };
    let text = in_xml(text);
    assert!(data("node.name").contains(&*text));
    assert_eq!(data("edge.sentence"), BTreeSet::from([&*text]));
    assert_eq!(data("edge.content"), BTreeSet::from([&*text]));
    for evidence in data("edge.evidence") {
        assert!(serde_json::from_str::<Json>(evidence).is_ok());
    }
}

fn check_gexf(text: &str, xml: &str) {
    let elements = elements(xml);
    check_ids(&elements);
    let text = in_xml(text);
    let labels = elements.iter().filter(|one| one.name == "node");
    assert!(labels.into_iter().any(|one| one.get("label") == text));
    let sentences = elements.iter().filter(|one| one.get("for") == "sentence");
    assert_eq!(
        sentences.map(|one| one.get("value")).collect::<Vec<_>>(),
        [&*text; 4]
    );
}

/// The rows of a table as maps from its header.
fn rows(text: &str, delimiter: u8) -> Vec<BTreeMap<String, String>> {
    let mut reader = csv::ReaderBuilder::new();
    let mut reader = reader.delimiter(delimiter).from_reader(text.as_bytes());
    reader.deserialize().map(|row| row.unwrap()).collect()
}

fn check_csv(text: &str, graph: &Graph) {
    let table = |format| rows(&written(format, graph), b',');
    let edges = table(Format::Csv);
    assert_eq!(edges.len(), 4);
    assert!(
        edges
            .iter()
            .all(|row| row["sentence"] == text && row["content"] == text)
    );
    assert!(edges.iter().any(|row| row["type"] == text));
    let nodes = table(Format::CsvNodes);
    assert!(nodes.iter().any(|row| row["name"] == text));
    assert!(nodes.iter().any(|row| row["id"] == format!("c{text}")));
    let evidence = table(Format::CsvEvidence);
    assert!(
        evidence
            .iter()
            .all(|row| row["text"] == text && row["url"] == text)
    );
    let documents = table(Format::CsvDocuments);
    assert_eq!((documents.len(), documents[0]["id"].as_str()), (1, text));
}

fn check_cytoscape(text: &str, json: &str) {
    let file: Json = serde_json::from_str(json).unwrap();
    let elements = |kind: &str| file["elements"][kind].as_array().unwrap().clone();
    assert!(
        elements("nodes")
            .iter()
            .any(|node| node["data"]["name"] == text)
    );
    let edges = elements("edges");
    assert_eq!(edges.len(), 4);
    assert!(edges.iter().all(|edge| edge["data"]["topics"][0] == text));
}

/// Every line is one of the few that the writer knows, and no text ends its quotation marks.
fn check_mermaid(flowchart: &str) {
    for line in flowchart.lines() {
        let line = line.trim();
        let marks = line.matches('"').count();
        let known = ["flowchart LR", "end", "subgraph r", "n", "linkStyle "];
        assert!(known.iter().any(|start| line.starts_with(start)), "{line}");
        assert!(marks == 0 || marks == 2, "{line}");
        assert!(!line.contains('<') && !line.contains('`'), "{line}");
    }
}

/// The texts in quotation marks, read as Cypher reads them.
fn check_cypher(text: &str, script: &str) {
    let (mut found, mut letters) = (BTreeSet::new(), script.chars());
    while letters.by_ref().any(|letter| letter == '\'') {
        let mut quoted = String::new();
        loop {
            match letters.next().unwrap() {
                '\'' => break,
                '\\' => quoted.push(unescaped(&mut letters)),
                letter => {
                    assert!(!letter.is_control());
                    quoted.push(letter);
                }
            }
        }
        found.insert(quoted);
    }
    assert!(found.contains(text));
    assert!(found.contains(&format!("c{text}")));
    assert_eq!(
        script.matches("MERGE (source)").count(),
        script.matches("MATCH (source").count()
    );
}

fn unescaped(letters: &mut std::str::Chars) -> char {
    match letters.next().unwrap() {
        'n' => '\n',
        'r' => '\r',
        't' => '\t',
        'u' => {
            let digits: String = letters.by_ref().take(4).collect();
            char::from_u32(u32::from_str_radix(&digits, 16).unwrap()).unwrap()
        }
        letter => letter,
    }
}

/// One line an event, with all columns, for readers that know quotation marks and those that do not.
fn check_rows(table: &str, columns: usize) {
    assert_eq!(rows(table, b'\t').len(), 4);
    let lines: Vec<&str> = table.trim_end_matches('\n').split('\n').collect();
    assert_eq!(lines.len(), 5);
    for line in lines {
        assert_eq!(line.split('\t').count(), columns, "{line}");
    }
}

/// The parts of a line of N-Triples, its texts without their escapes.
fn triple(line: &str) -> [String; 3] {
    let (subject, rest) = line.split_once(' ').unwrap();
    let (term, value) = rest.split_once(' ').unwrap();
    let value = value.strip_suffix(" .").unwrap();
    for iri in [subject, term] {
        let iri = iri.strip_prefix('<').unwrap().strip_suffix('>').unwrap();
        assert!(
            iri.bytes()
                .all(|byte| byte.is_ascii_graphic() && !b"<>\"{}|^`\\".contains(&byte)),
            "{iri}"
        );
    }
    let value = match value
        .strip_prefix('"')
        .and_then(|quoted| quoted.strip_suffix('"'))
    {
        Some(quoted) => {
            let (mut text, mut letters) = (String::new(), quoted.chars());
            while let Some(letter) = letters.next() {
                assert!(letter != '"' && !letter.is_control());
                text.push(if letter == '\\' {
                    unescaped(&mut letters)
                } else {
                    letter
                });
            }
            text
        }
        None => value.to_owned(),
    };
    [subject.to_owned(), term.to_owned(), value]
}

fn check_triples(text: &str, lines: &str) {
    let triples: Vec<_> = lines.split_terminator('\n').map(triple).collect();
    let values = |end: &str| -> BTreeSet<&str> {
        let found = triples.iter().filter(|[_, term, _]| term.ends_with(end));
        found.map(|[_, _, value]| value.as_str()).collect()
    };
    assert!(values("schema.org/name>").contains(text));
    assert_eq!(values("prov#value>"), BTreeSet::from([text]));
    assert_eq!(values("vocabulary#content>"), BTreeSet::from([text]));
    assert!(values("vocabulary#id>").contains(&*format!("c{text}")));
    let events = triples
        .iter()
        .filter(|[_, _, value]| value.ends_with("vocabulary#Event>"));
    assert_eq!(events.count(), 4);
}

fn check_json_ld(text: &str, json: &str) {
    let file: Json = serde_json::from_str(json).unwrap();
    let resources = file["@graph"].as_array().unwrap();
    let events = resources
        .iter()
        .filter(|one| one["@type"][0] == "chancery:Event");
    let contents: Vec<_> = events.map(|one| one["chancery:content"].clone()).collect();
    assert_eq!(contents, vec![Json::from(text); 4]);
}

/// Turtle has as many texts as N-Triples, each on its line.
fn check_turtle(graph: &Graph) {
    let quotes = |text: &str| {
        text.replace("\\\\", "")
            .replace("\\\"", "")
            .matches('"')
            .count()
    };
    let turtle = written(Format::Turtle, graph);
    let plain = |letter: char| letter == '\n' || !letter.is_control();
    assert!(turtle.chars().all(plain));
    let lines = written(Format::Ntriples, graph);
    let typed =
        lines.matches("XMLSchema#integer").count() + lines.matches("XMLSchema#boolean").count();
    assert_eq!(quotes(&turtle), quotes(&lines) - 2 * typed);
}

/// Every entity has its own id, and those that it names are there.
fn check_ftm(lines: &str) {
    let entities: Vec<Json> = lines
        .split_terminator('\n')
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    let ids: BTreeSet<&str> = entities
        .iter()
        .map(|one| one["id"].as_str().unwrap())
        .collect();
    assert_eq!((entities.len(), ids.len()), (8, 8));
    for entity in &entities {
        for property in ["subject", "object", "proof"] {
            for id in entity["properties"][property]
                .as_array()
                .into_iter()
                .flatten()
            {
                assert!(ids.contains(id.as_str().unwrap()), "{entity}");
            }
        }
    }
}

fn check_neo4j(text: &str, graph: &Graph) {
    let nodes = rows(&written(Format::Neo4jNodes, graph), b',');
    let ids: BTreeSet<&str> = nodes.iter().map(|row| row["id:ID"].as_str()).collect();
    assert!(
        nodes
            .iter()
            .any(|row| row["name"] == text && row[":LABEL"] == "Actor;Country")
    );
    let edges = rows(&written(Format::Neo4jRelationships, graph), b',');
    assert_eq!((ids.len(), edges.len()), (3, 4));
    for row in &edges {
        assert!(ids.contains(&*row[":START_ID"]) && ids.contains(&*row[":END_ID"]));
        assert!(row["sentence"] == text && row["first_day:date"] == "2021-08-19");
    }
    assert!(edges.iter().any(|row| row[":TYPE"] == text));
}
