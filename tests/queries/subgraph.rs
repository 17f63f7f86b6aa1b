//! A part of a graph as a graph.

use chancery::export::json::{json, read_json};
use chancery::graph::{Edge, Graph};
use chancery::lexicon::Lexicon;

fn written(graph: &Graph) -> String {
    let mut bytes = Vec::new();
    json(graph, &mut bytes).expect("memory takes all");
    String::from_utf8(bytes).expect("JSON is UTF-8")
}

#[test]
fn only_actors_with_events_stay_with_the_documents_that_mention_them() {
    let graph = super::calls(&Lexicon::default());
    let part = graph.subgraph(|_, _, event| event.kind.as_str() == "REQUEST");
    let nodes: Vec<&str> = part.nodes().map(|node| node.id().as_str()).collect();
    assert_eq!(nodes, ["bela-horvath", "france"]);
    let documents: Vec<&str> = part.documents().keys().map(String::as_str).collect();
    assert_eq!(documents, ["estmark-2031-05-05", "norland-2031-05-04"]);
    assert_eq!(part.events().count(), 1);
}

#[test]
fn structure_stays_among_the_actors_that_stay() {
    let structure = |graph: &Graph| -> Vec<String> {
        let edges = graph.edges();
        let structure = edges.filter_map(|(source, target, edge)| match edge {
            Edge::Structure(structure) => Some((source, structure, target)),
            Edge::Event(_) => None,
        });
        structure
            .map(|(source, structure, target)| {
                format!("{} {} {}", source.id(), structure.as_str(), target.id())
            })
            .collect()
    };
    let graph = super::summit();
    let part = graph.subgraph(|_, _, event| event.kind.as_str() == "CONSULT");
    assert_eq!(structure(&part), ["emmanuel-macron HOLDS_OFFICE france"]);
    let part = graph.subgraph(|_, _, event| event.kind.as_str() == "SUPPORT");
    assert_eq!(structure(&part), ["france MEMBER_OF european-union"]);
}

#[test]
fn a_part_reads_back_as_it_was_written() {
    let lexicon = Lexicon::embedded().expect("the tables are sound");
    let graph = super::calls(&lexicon);
    assert_eq!(written(&graph.subgraph(|_, _, _| true)), written(&graph));
    for mode in ["call", "meeting", "letter"] {
        let part = graph.subgraph(|_, _, event| event.mode.is_some_and(|one| one.as_str() == mode));
        let text = written(&part);
        let record = read_json(text.as_bytes()).expect("what was written can be read");
        assert_eq!(written(&Graph::new(record, &lexicon)), text);
    }
}
