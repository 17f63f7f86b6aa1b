//! Who stands around an actor.

use super::drawn;
use chancery::model::ActorId;
use chancery::query::around;

const CHAIN: [&str; 5] = [
    "a-b 2021-08-01",
    "b-c 2021-08-02",
    "c-d 2021-08-03",
    "d-e 2021-08-04",
    "x-y 2021-08-05",
];

#[track_caller]
fn check(from: &[&str], hops: usize, expected: &[&str]) {
    let graph = drawn(&CHAIN);
    let from = from.iter().map(|id| ActorId::new(id)).collect();
    let near = around(&graph, &from, hops);
    let near: Vec<&str> = near.iter().map(ActorId::as_str).collect();
    assert_eq!(near, expected, "{from:?}, {hops} hops");
}

#[test]
fn hops_go_along_events_either_way() {
    check(&["b"], 0, &["b"]);
    check(&["b"], 1, &["a", "b", "c"]);
    check(&["d"], 2, &["b", "c", "d", "e"]);
    check(&["a"], 1000, &["a", "b", "c", "d", "e"]);
    check(&["a", "x"], 1, &["a", "b", "x", "y"]);
}
