//! Questions to a small graph.

use chancery::export::json::read_json;
use chancery::graph::Graph;
use chancery::lexicon::Lexicon;

mod explain;
mod find;
mod talks;

/// Four people, one country, five events.
fn calls(lexicon: &Lexicon) -> Graph {
    let record =
        read_json(include_bytes!("../fixtures/calls.json")).expect("the fixture is a graph");
    Graph::new(record, lexicon)
}
