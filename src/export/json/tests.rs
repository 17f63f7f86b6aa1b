use proptest::prelude::*;

use super::*;
use crate::export::csv::{Table, Tables, read_csv};
use crate::export::{Format, read_graph};
use crate::graph::{Record, Source, Structure};
use crate::lexicon::Lexicon;
use crate::model::{
    Actor, ActorId, ActorKind, Event, EventType, Evidence, Mentioned, Mode, Office, Part, Quad,
    Span, Status,
};
use crate::when::When;

const CALLS: &str = include_str!("../../../tests/fixtures/calls.json");

fn written(graph: &Graph) -> String {
    let mut bytes = Vec::new();
    json(graph, &mut bytes).unwrap();
    String::from_utf8(bytes).unwrap()
}

/// The fixture is also the snapshot: what is written is what people read there.
#[test]
fn the_fixture_comes_back_as_it_is() {
    let record = read_json(CALLS.as_bytes()).unwrap();
    assert_eq!(written(&Graph::new(record, &Lexicon::default())), CALLS);
}

#[test]
fn a_byte_order_mark_and_other_attributes_do_no_harm() {
    let decorated = CALLS.replace(r#""known":"#, r#""pagerank":0.1,"known":"#);
    let record = read_json(format!("\u{feff}{decorated}").as_bytes()).unwrap();
    assert_eq!(record, read_json(CALLS.as_bytes()).unwrap());
}

/// The one edge of a graph of reports that name their two actors at these places, all of one call.
#[track_caller]
fn check_sides(places: [[usize; 2]; 2], mode: [Option<Mode>; 2], expected: [&str; 2]) {
    let mut record = read_json(CALLS.as_bytes()).unwrap();
    let call = |report: &&Event| report.mode == Some(Mode::Call);
    let call = record.reports.iter().find(call).unwrap().clone();
    let report = |at: usize| {
        let mut report = call.clone();
        report.mode = mode[at];
        report.evidence.span.start = at;
        report.evidence.source.start = places[at][0];
        report.evidence.target.start = places[at][1];
        report
    };
    record.reports = vec![report(1), report(0)];
    let graph = Graph::new(record, &Lexicon::default());
    let edges: Vec<_> = graph.events().collect();
    let [(source, target, event)] = edges[..] else {
        panic!("{} edges", edges.len());
    };
    assert_eq!([source.name(), target.name()], expected);
    assert!(event.key.starts_with("ana-lindqvist--bela-horvath/"));
    let sides = |report: &Event| report.source == *source.id() && report.target == *target.id();
    assert!(event.reports.iter().all(sides));
    assert_eq!(
        event.reports[0].evidence.source.start,
        places[0][usize::from(expected[0] != "Ana Lindqvist")]
    );
    assert_eq!(
        Graph::new(graph.record(), &Lexicon::default()).record(),
        graph.record()
    );
}

#[test]
fn an_edge_between_equals_begins_at_whom_the_first_exact_sentence_names_first() {
    let call = Some(Mode::Call);
    let (ana, bela) = ("Ana Lindqvist", "Béla Horváth");
    check_sides([[0, 9], [0, 9]], [call; 2], [ana, bela]);
    check_sides([[9, 0], [0, 9]], [call; 2], [bela, ana]);
    check_sides([[0, 9], [9, 0]], [call; 2], [ana, bela]);
    check_sides([[0, 9], [9, 0]], [Some(Mode::Talks), call], [bela, ana]);
}

#[test]
fn structure_is_written_with_a_key_of_its_own() {
    let (merkel, germany) = (ActorId::new("angela-merkel"), ActorId::new("germany"));
    let office = Office {
        title: "Chancellor".to_owned(),
        of: germany.clone(),
        from: "2005-11-22".parse().ok(),
        until: None,
    };
    let line = |structure: &Structure| {
        serde_json::to_string(&StructureShape::of(&merkel, &germany, structure)).unwrap()
    };
    assert_eq!(
        line(&Structure::HoldsOffice(office)),
        concat!(
            r#"{"key":"angela-merkel->germany/HOLDS_OFFICE/Chancellor/2005-11-22..","#,
            r#""source":"angela-merkel","target":"germany","type":"HOLDS_OFFICE","#,
            r#""structural":true,"title":"Chancellor","from":"2005-11-22","until":null,"evidence":[]}"#
        )
    );
    assert_eq!(
        line(&Structure::PartOf),
        concat!(
            r#"{"key":"angela-merkel->germany/PART_OF","source":"angela-merkel","#,
            r#""target":"germany","type":"PART_OF","structural":true,"evidence":[]}"#
        )
    );
}

#[test]
fn structural_edges_are_not_reports() {
    let structural = r#"{"key":"k","source":"ana-lindqvist","target":"france","type":"PART_OF","structural":true,"evidence":[]}"#;
    let with = CALLS.replace("]}\n", &format!(",\n  {structural}]}}\n"));
    assert_eq!(
        read_json(with.as_bytes()).unwrap(),
        read_json(CALLS.as_bytes()).unwrap()
    );
}

/// Replaces a part of the fixture and expects this message.
#[track_caller]
fn check_fault(from: &str, to: &str, message: &str) {
    assert!(CALLS.contains(from), "{from}");
    let error = read_json(CALLS.replacen(from, to, 1).as_bytes()).unwrap_err();
    assert_eq!(error.to_string(), message);
}

#[test]
fn faults_tell_what_is_wrong_and_where() {
    let call = "edge `ana-lindqvist--bela-horvath/CONSULT/call/occurred/2031-05-03`";
    check_fault(
        r#""mode":"call""#,
        r#""mode":"fax""#,
        &format!(
            "{call}: mode `fax` is none of call, video, meeting, visit, letter, mediation, talks"
        ),
    );
    check_fault(
        r#""symmetric":true,"#,
        "",
        &format!("{call}: it has no `symmetric`"),
    );
    check_fault(
        r#""target":"bela-horvath""#,
        r#""target":"bela""#,
        &format!("{call}: it names the node `bela`, which the graph does not list"),
    );
    check_fault(
        r#""kind":"person""#,
        r#""kind":"robot""#,
        "node `ana-lindqvist`: kind `robot` is none of person, country, organization",
    );
    check_fault(
        r#""date":"2031-05-05""#,
        r#""date":"soon""#,
        "document `estmark-2031-05-05`: `soon` is no date; write YYYY-MM-DD, YYYY-MM, YYYY, or two days with `/` between",
    );
    check_fault(
        r#"{"id":"bela-horvath""#,
        r#"{"id":"ana-lindqvist""#,
        "node `ana-lindqvist`: it is there twice",
    );
    check_fault(
        r#"{"key":"ana-lindqvist--bela-horvath/CONSULT/call/occurred/2031-05-03","#,
        "{",
        "the graph is damaged: missing field `key` at line 14 column 790",
    );
}

#[track_caller]
fn check_error(bytes: &[u8], message: &str) {
    assert_eq!(read_json(bytes).unwrap_err().to_string(), message);
}

#[test]
fn other_files_are_told_apart_from_broken_graphs() {
    let not_a_graph = "it is not a chancery graph (JSON with \"format\": \"chancery-graph\")";
    check_error(b"", not_a_graph);
    check_error(b"PARIS (Reuters) - ...", not_a_graph);
    check_error(b"{\"id\": 1, \"text\": \"x\"}\n{\"id\": 2}", not_a_graph);
    check_error(br#"{"nodes": [], "edges": [], "graph": {}}"#, not_a_graph);
    check_error(
        br#"{"nodes": [], "edges": [], "graph": {"documents": []}}"#,
        not_a_graph,
    );
    check_error(b"\xff\xfe\x00", not_a_graph);
    check_error(
        br#"{"graph": {"format": "chancery-graph", "version": 2}}"#,
        "it is a graph of format version 2, and this program reads version 1",
    );
    let half = &CALLS.as_bytes()[..CALLS.len() / 2];
    let message = read_json(half).unwrap_err().to_string();
    assert!(
        message.starts_with("the graph is damaged: EOF"),
        "{message}"
    );
}

fn name() -> impl Strategy<Value = String> {
    prop_oneof![
        3 => "[a-z]{1,3}",
        1 => any::<String>(),
    ]
}

fn date() -> impl Strategy<Value = Option<When>> {
    proptest::option::of(one(&DATES).prop_map(|date| date.parse().unwrap()))
}

fn span() -> impl Strategy<Value = Span> {
    (0_usize..9, 0_usize..9).prop_map(|(start, length)| Span {
        start,
        end: start + length,
    })
}

const ACTORS: [&str; 3] = ["a", "b", "c"];
const DATES: [&str; 4] = ["2021", "2021-08", "2021-08-19", "2021-08-19/2021-08-21"];
const DOCUMENTS: [&str; 2] = ["d", "e"];

fn one<T: Copy + std::fmt::Debug + 'static>(all: &'static [T]) -> impl Strategy<Value = T> {
    proptest::sample::select(all)
}

prop_compose! {
    fn evidence()(
        document in one(&DOCUMENTS), title in any::<bool>(), spans in [span(), span(), span(), span()],
        quote in name(), rule in name(),
    ) -> Evidence {
        let [span, trigger, source, target] = spans;
        let part = if title { Part::Title } else { Part::Text };
        Evidence { document: document.to_owned(), part, span, quote, trigger, source, target, rule }
    }
}

prop_compose! {
    fn report()(
        actors in (one(&ACTORS), one(&ACTORS)), kind in one(&["CONSULT", "AGREE"]),
        quad in one(&Quad::ALL), cameo in one(&["04", "042"]),
        mode in proptest::option::of(one(&Mode::ALL)), status in one(&Status::ALL[..2]), date in date(),
        symmetric in any::<bool>(), forum in proptest::collection::vec(one(&ACTORS), 0..3),
        topics in proptest::collection::vec(name(), 0..3), content in proptest::option::of(name()),
        attribution in proptest::option::of(one(&ACTORS)), evidence in evidence(),
    ) -> Event {
        let mut event = Event {
            source: ActorId::new(actors.0), target: ActorId::new(actors.1), kind: EventType::new(kind),
            quad, cameo: cameo.to_owned(), mode, status, date, symmetric,
            forum: forum.into_iter().map(ActorId::new).collect(), topics, content,
            attribution: attribution.map(ActorId::new), evidence,
        };
        event.sort_sides();
        event
    }
}

prop_compose! {
    fn source()(title in proptest::option::of(name()), date in date(), url in proptest::option::of(name()),
        sha256 in name()) -> Source {
        Source { title, date, publisher: url.clone(), url, sha256 }
    }
}

prop_compose! {
    fn mentioned(id: &'static str)(
        name in name(), kind in one(&ActorKind::ALL), country in proptest::option::of(name()),
        known in any::<bool>(), aliases in proptest::collection::btree_set(name(), 0..3),
        documents in proptest::collection::btree_set(one(&DOCUMENTS).prop_map(str::to_owned), 0..2),
    ) -> Mentioned {
        Mentioned { actor: Actor { id: ActorId::new(id), name, kind, country, known }, aliases, documents }
    }
}

fn record() -> impl Strategy<Value = Record> {
    let documents = DOCUMENTS.map(|_| source());
    let actors = ACTORS.map(mentioned);
    let reports = proptest::collection::vec(report(), 0..12);
    (documents, actors, reports).prop_map(|(documents, actors, reports): (_, _, Vec<Event>)| {
        let documents = DOCUMENTS
            .map(str::to_owned)
            .into_iter()
            .zip(documents)
            .collect();
        let actors = actors
            .into_iter()
            .map(|actor| (actor.actor.id.clone(), actor))
            .collect();
        Record {
            documents,
            actors,
            reports,
        }
    })
}

proptest! {
    /// Nothing that a graph holds is lost in its file, and the file is written the same again.
    #[test]
    fn every_record_comes_back(record in record()) {
        let lexicon = Lexicon::default();
        let graph = Graph::new(record.clone(), &lexicon);
        let text = written(&graph);
        let back = read_json(text.as_bytes()).unwrap();
        prop_assert_eq!(&back, &record);
        prop_assert_eq!(written(&Graph::new(back, &lexicon)), text);
    }

    /// Nor in the other formats that read back.
    #[test]
    fn every_record_comes_back_from_other_formats(record in record()) {
        let graph = Graph::new(record.clone(), &Lexicon::default());
        for format in [Format::Graphml, Format::Gexf] {
            let mut file = Vec::new();
            format.write(&graph, &mut file).unwrap();
            prop_assert_eq!(&read_graph(&file).unwrap(), &record);
        }
        let files = [Format::Csv, Format::CsvNodes, Format::CsvEvidence, Format::CsvDocuments];
        let files = files.map(|format| {
            let mut file = Vec::new();
            format.write(&graph, &mut file).unwrap();
            file
        });
        let [edges, nodes, evidence, documents] = [0, 1, 2, 3].map(|at| Table { name: "it", bytes: &files[at] });
        prop_assert_eq!(&read_csv(&Tables { edges, nodes, evidence, documents }).unwrap(), &record);
    }

    #[test]
    fn no_bytes_make_it_panic(at in 0..CALLS.len(), byte in any::<u8>()) {
        let mut bytes = CALLS.as_bytes().to_vec();
        bytes[at] = byte;
        drop(read_json(&bytes));
    }
}
