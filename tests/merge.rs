//! The merge law: a graph depends on the set of its documents, not on order, threads, or how the
//! work was split. `build(A ∪ B) = merge(build(A), build(B))`, byte for byte.

use std::sync::LazyLock;

use chancery::export::json::{json, read_json};
use chancery::graph::{Graph, Record};
use chancery::lexicon::Lexicon;
use chancery::model::Document;
use chancery::pipeline::build;
use chancery::text::Analyzer;
use proptest::prelude::*;
use proptest::sample::select;

static ANALYZER: LazyLock<Analyzer> =
    LazyLock::new(|| Analyzer::embedded().expect("the model is sound"));
static LEXICON: LazyLock<Lexicon> =
    LazyLock::new(|| Lexicon::embedded().expect("the tables are sound"));

/// `A`, `B` and `D` stand for two actors and a time.
const SENTENCES: &[&str] = &[
    "A spoke by phone with B D.",
    "A met B in Geneva D.",
    "A and B held talks D.",
    "A will meet B D.",
    "A did not call B D.",
    "A urged B to return to the talks within the G20.",
    "A criticized B over the attack.",
    "A, which imposed sanctions on B D, said that the measures would stay.",
    "A and B agreed to strengthen cooperation on climate change.",
    "B thanked A.",
    "The two leaders discussed Afghanistan and nuclear weapons.",
    "He also called the French president.",
    "According to A, B attacked Ukraine.",
];

/// Persons, states, bodies, titles, and some whom no table knows.
const ACTORS: &[&str] = &[
    "Emmanuel Macron",
    "Vladimir Putin",
    "President Biden",
    "Angela Merkel",
    "Iran",
    "the United States",
    "Washington",
    "the Kremlin",
    "NATO",
    "the British prime minister",
    "Foreign Minister Jan Nowakowski",
    "Jana Kowalska, the deputy minister of Poland,",
];

const TIMES: &[&str] = &[
    "",
    "on Thursday",
    "on Aug. 19",
    "last week",
    "in 2016",
    "yesterday",
];

const DATES: &[Option<&str>] = &[None, Some("2021-08-19"), Some("2021-08-20"), Some("2016")];

fn sentence() -> impl Strategy<Value = String> {
    let parts = (
        select(SENTENCES),
        select(ACTORS),
        select(ACTORS),
        select(TIMES),
    );
    parts.prop_map(|(pattern, one, other, time)| {
        let words = pattern.split(' ').map(|word| {
            let stem = word.trim_end_matches([',', '.']);
            let filled = match stem {
                "A" => one,
                "B" => other,
                "D" => time,
                _ => return word.to_owned(),
            };
            format!("{filled}{}", &word[stem.len()..])
        });
        words.collect::<Vec<_>>().join(" ").replace(" .", ".")
    })
}

fn document() -> impl Strategy<Value = Document> {
    let title = prop::option::of(sentence());
    let text = prop::collection::vec(sentence(), 1..5);
    // Few ids, so that two documents may claim one.
    let id = select(&["one", "two", "three", "four", "five", "six"][..]);
    let parts = (id, title, text, select(DATES));
    parts.prop_map(|(id, title, text, date)| Document {
        id: id.to_owned(),
        title,
        date: date.map(|date| date.parse().expect("a date")),
        text: text.join(" "),
        ..Document::default()
    })
}

fn documents() -> impl Strategy<Value = Vec<Document>> {
    prop::collection::vec(document(), 0..5)
}

fn built(documents: &[Document]) -> Graph {
    build(documents, &ANALYZER, &LEXICON)
}

fn written(graph: &Graph) -> String {
    let mut bytes = Vec::new();
    json(graph, &mut bytes).expect("memory takes all");
    String::from_utf8(bytes).expect("JSON is UTF-8")
}

fn read_back(graph: &Graph) -> Record {
    read_json(written(graph).as_bytes()).expect("what was written can be read")
}

proptest! {
    #[test]
    fn to_merge_graphs_is_to_build_one(one in documents(), other in documents()) {
        let whole = [one.as_slice(), &other].concat();
        let expected = written(&built(&whole));
        let (one, other) = (built(&one), built(&other));
        prop_assert_eq!(&written(&one.merge(&other, &LEXICON)), &expected);
        prop_assert_eq!(&written(&other.merge(&one, &LEXICON)), &expected);
        let record = read_back(&one).union(read_back(&other));
        prop_assert_eq!(&written(&Graph::new(record, &LEXICON)), &expected);
    }

    #[test]
    fn a_graph_merged_with_itself_stays(documents in documents()) {
        let graph = built(&documents);
        prop_assert_eq!(written(&graph.merge(&graph, &LEXICON)), written(&graph));
    }

    #[test]
    fn order_and_threads_do_not_show(
        (documents, shuffled) in documents().prop_flat_map(|documents| {
            (Just(documents.clone()), Just(documents).prop_shuffle())
        })
    ) {
        let expected = written(&built(&documents));
        for threads in [1, 4] {
            let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build();
            let graph = pool.expect("threads can be started").install(|| built(&shuffled));
            prop_assert_eq!(&written(&graph), &expected, "{} threads", threads);
        }
    }
}

#[test]
fn the_sentences_bring_events() {
    let text = SENTENCES.join(" ").replace(" D", " on Thursday");
    let text = text.replace("A ", "Emmanuel Macron ").replace('B', "Iran");
    let document = Document {
        text,
        ..Document::default()
    };
    assert!(built(&[document]).events().count() >= 5);
}
