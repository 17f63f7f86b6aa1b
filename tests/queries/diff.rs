//! What is new.

use chancery::graph::Graph;
use chancery::lexicon::Lexicon;
use chancery::query::{diff_actors, diff_at, diff_events};

fn told(old: &Graph, new: &Graph) -> Vec<String> {
    let actors = diff_actors(old, new).into_iter();
    let actors = actors.map(|one| {
        format!(
            "{} {} {}",
            one.change.as_str(),
            one.node.id(),
            one.what.join(", ")
        )
    });
    let events = diff_events(old, new).into_iter();
    let events = events.map(|one| {
        format!(
            "{} {} {}",
            one.change.as_str(),
            one.found.event.key,
            one.what.join(", ")
        )
    });
    actors
        .chain(events)
        .map(|line| line.trim_end().to_owned())
        .collect()
}

/// The fixture without the reports of one document.
fn without(document: &str) -> Graph {
    let mut record = super::calls(&Lexicon::default()).record();
    record.documents.remove(document);
    record
        .reports
        .retain(|report| report.evidence.document != document);
    for mentioned in record.actors.values_mut() {
        mentioned.documents.remove(document);
    }
    record
        .actors
        .retain(|_, mentioned| !mentioned.documents.is_empty());
    Graph::new(record, &Lexicon::default())
}

#[test]
fn more_articles_bring_actors_events_and_evidence() {
    let all = super::calls(&Lexicon::default());
    let wire = [
        "added nils-lindqvist",
        "added nils-lindqvist--olga-ivanova/CONSULT/letter/denied/2031-05",
    ];
    assert_eq!(told(&without("wire-2031-05-20"), &all), wire);
    assert_eq!(
        told(&all, &without("wire-2031-05-20")),
        wire.map(|line| line.replace("added", "gone"))
    );
    assert_eq!(
        told(&without("estmark-2031-05-05"), &all),
        [
            "changed ana-lindqvist--bela-horvath/CONSULT/call/occurred/2031-05-03 attribution, evidence 1 to 2",
            "added bela-horvath--olga-ivanova/CONSULT/visit/occurred/2031-05-04",
            "added bela-horvath->france/REQUEST/occurred/in:estmark-2031-05-05",
        ]
    );
    assert_eq!(told(&all, &all), [""; 0]);
}

#[test]
fn one_graph_before_and_after_a_date() {
    let graph = super::drawn(&[
        "a-b 2031-01-05",
        "a-b 2031-01-08",
        "a-b 2031-02-08",
        "b-c 2031-01-05",
        "c-d 2031-02-01",
        "d-e 2031-01-05",
        "d-e 2031-02-05",
        "e-f 2031",
    ]);
    let date = "2031-02".parse().expect("a date");
    let told: Vec<String> = diff_at(&graph, date)
        .iter()
        .map(|tie| {
            let (change, one, other) = (tie.change().as_str(), tie.source.id(), tie.target.id());
            format!("{change} {one} {other} {} to {}", tie.before, tie.after)
        })
        .collect();
    assert_eq!(
        told,
        [
            "changed a b 2 to 1",
            "gone b c 1 to 0",
            "added c d 0 to 1",
            "added e f 0 to 1"
        ]
    );
}
