//! How many, and who is central. `tests/tools/run` compares the measures with those of networkx.

use chancery::graph::Node;
use chancery::query::{
    Network, betweenness, by_month, by_type, communities, modularity, network, page_rank, pairs,
    presences,
};

fn ids<'g>(network: &Network<'g>) -> Vec<&'g str> {
    network
        .node_weights()
        .map(|node| node.id().as_str())
        .collect()
}

/// Two triangles and a bridge; a loner who talks to himself.
const BRIDGE: &[&str] = &[
    "a-b 2031-01-05",
    "a-b 2031-01-06",
    "b-c 2031-02-05",
    "a-c 2031-02",
    "c-d 2031",
    "d-e 2031-01-05",
    "e-f 2031-01-05",
    "d-f 2031-01-05",
    "x-x 2031-01-05",
];

#[test]
fn who_stands_between() {
    let graph = super::drawn(BRIDGE);
    let network = network(&graph);
    assert_eq!(ids(&network), ["a", "b", "c", "d", "e", "f", "x"]);
    // c and d lie on all six paths from one triangle to the other, out of fifteen pairs of others.
    let expected = [0.0, 0.0, 6.0 / 15.0, 6.0 / 15.0, 0.0, 0.0, 0.0];
    assert_eq!(betweenness(&network), expected);
}

#[test]
fn ranks_grow_with_events_and_sum_to_one() {
    let graph = super::drawn(BRIDGE);
    let ranks = page_rank(&network(&graph));
    assert!((ranks.iter().sum::<f64>() - 1.0).abs() < 1e-9, "{ranks:?}");
    assert!(
        ranks[0] > ranks[4],
        "a has one event more than e: {ranks:?}"
    );
    assert!(
        (ranks[4] - ranks[5]).abs() < 1e-9,
        "e and f are alike: {ranks:?}"
    );
    assert!(ranks[6] < ranks[4], "x has nobody: {ranks:?}");
}

#[test]
fn communities_have_more_within_than_between() {
    let graph = super::drawn(BRIDGE);
    let network = network(&graph);
    let groups = communities(&network);
    assert_eq!(groups, [1, 1, 1, 2, 2, 2, 3]);
    // Of eight events four are within the first and three within the second; nine and seven ends.
    let expected = 7.0 / 8.0 - (9.0 * 9.0 + 7.0 * 7.0) / 256.0;
    assert!((modularity(&network, &groups) - expected).abs() < 1e-12);
}

#[test]
fn events_are_counted_by_type_month_actor_and_pair() {
    let graph = super::drawn(BRIDGE);
    let types: Vec<String> = by_type(&graph)
        .iter()
        .map(|(kind, quad, count)| format!("{kind} {} {count}", quad.as_str()))
        .collect();
    assert_eq!(types, ["CONSULT verbal cooperation 9"]);
    let months: Vec<String> = by_month(&graph)
        .iter()
        .map(|(month, count)| {
            format!(
                "{} {count}",
                month.map_or(String::new(), |month| month.to_string())
            )
        })
        .collect();
    assert_eq!(months, ["2031 1", "2031-01 6", "2031-02 2"]);
    let actors: Vec<String> = presences(&graph)
        .iter()
        .map(|one| format!("{} {} {}", one.node.id(), one.events, one.partners))
        .collect();
    assert_eq!(
        actors,
        [
            "c 3 3", "d 3 3", "a 3 2", "b 3 2", "e 2 2", "f 2 2", "x 1 0"
        ]
    );
    let first = &pairs(&graph)[0];
    assert_eq!(first.actors.map(Node::name), ["a", "b"]);
    assert_eq!(first.events.len(), 2);
    let dates = first
        .dates()
        .map(|dates| dates.map(|date| date.to_string()));
    assert_eq!(dates, Some(["2031-01-05", "2031-01-06"].map(str::to_owned)));
}

#[test]
fn an_empty_graph_has_no_numbers() {
    let graph = super::drawn(&[]);
    let network = network(&graph);
    assert!(betweenness(&network).is_empty() && page_rank(&network).is_empty());
    assert!(communities(&network).is_empty() && pairs(&graph).is_empty());
}
