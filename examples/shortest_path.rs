//! Runs an algorithm of petgraph over the graph: through whom are two actors linked?
//!
//! `cargo run --example shortest_path -- Xi Draghi` reads the three articles of this folder.
#![expect(clippy::print_stdout, reason = "an example shows its result")]

use std::collections::BTreeSet;
use std::error::Error;

use chancery::graph::Edge;
use chancery::lexicon::Lexicon;
use chancery::pipeline;
use chancery::query::find;
use chancery::read::{ReadOptions, read_paths};
use chancery::text::Analyzer;
use petgraph::Undirected;
use petgraph::algo::astar;

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args().skip(1);
    let from = arguments.next().unwrap_or("Xi".to_owned());
    let to = arguments.next().unwrap_or("Draghi".to_owned());

    let articles = [
        "afghanistan-calls.md",
        "biden-xi-readout.txt",
        "donbas-sanctions.md",
    ];
    let articles = articles.map(|name| format!("examples/{name}").into());
    let read = read_paths(&articles, &ReadOptions::default());
    let lexicon = Lexicon::embedded()?;
    let graph = pipeline::build(&read.documents, &Analyzer::embedded()?, &lexicon);

    // `find` knows every spelling of a name that the tables or the articles have.
    let from = find(&graph, &lexicon, &from)?.id();
    let to = find(&graph, &lexicon, &to)?.id();

    // `petgraph()` is the graph as petgraph holds it. A copy of it may be changed at will: here
    // offices and memberships go, which are no events, and the direction of the edges with them.
    let mut events = graph.petgraph().clone();
    events.retain_edges(|events, edge| matches!(events[edge], Edge::Event(_)));
    let events = events.into_edge_type::<Undirected>();

    let node = |id| events.node_indices().find(|&node| events[node].id() == id);
    let (from, to) = (
        node(from).ok_or("no such node")?,
        node(to).ok_or("no such node")?,
    );
    let path = astar(&events, from, |node| node == to, |_| 1, |_| 0);
    let (_, path) = path.ok_or("the two are not linked")?;

    for pair in path.windows(2) {
        let (one, other) = (&events[pair[0]], &events[pair[1]]);
        // Two actors can have many events; each type is told once.
        let between = events.edges_connecting(pair[0], pair[1]);
        let kinds: BTreeSet<&str> = between
            .filter_map(|edge| match edge.weight() {
                Edge::Event(event) => Some(event.kind.as_str()),
                Edge::Structure(_) => None,
            })
            .collect();
        let kinds: Vec<&str> = kinds.into_iter().collect();
        println!("{} and {}: {}", one.name(), other.name(), kinds.join(", "));
    }
    Ok(())
}
