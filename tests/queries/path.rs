//! Over whom two actors are linked.

use chancery::lexicon::Lexicon;
use chancery::model::ActorId;
use chancery::query::{ChainOrder, paths};

/// The chains between two letters in a graph of events `A-B date`.
#[track_caller]
fn check(events: &[&str], most: usize, order: ChainOrder, expected: &[&str]) {
    let graph = super::drawn(events);
    let [from, to] = ["a", "z"].map(ActorId::new);
    let chains = paths(&graph, &from, &to, most, order);
    let shown: Vec<String> = chains
        .iter()
        .map(|chain| {
            let mut shown = "a".to_owned();
            for step in chain {
                assert!(shown.ends_with(step.found.who().id().as_str()));
                let date = step
                    .found
                    .date()
                    .map_or(String::new(), |date| date.to_string());
                shown = format!("{shown} {date} {}", step.found.with().id());
            }
            shown
        })
        .collect();
    assert_eq!(shown, expected);
}

const WAYS: &[&str] = &[
    "a-b 2031-01-05",
    "b-z 2031-01-03",
    "a-c 2031-01-01",
    "c-z 2031-01-09",
    "a-d 2031-01-01",
    "d-e 2031-01-02",
    "e-z 2031-01-03",
    "b-c 2031-01-08",
    "b-z 2031-01-02",
];

#[test]
fn the_shortest_come_first_and_of_these_those_of_stronger_pairs() {
    check(
        WAYS,
        9,
        ChainOrder::Any,
        &[
            "a 2031-01-05 b 2031-01-02 z",
            "a 2031-01-01 c 2031-01-09 z",
            "a 2031-01-01 c 2031-01-08 b 2031-01-02 z",
            "a 2031-01-05 b 2031-01-08 c 2031-01-09 z",
            "a 2031-01-01 d 2031-01-02 e 2031-01-03 z",
        ],
    );
}

#[test]
fn in_order_no_date_goes_back() {
    check(
        WAYS,
        9,
        ChainOrder::ByDate,
        &[
            "a 2031-01-01 c 2031-01-09 z",
            "a 2031-01-01 d 2031-01-02 e 2031-01-03 z",
            "a 2031-01-05 b 2031-01-08 c 2031-01-09 z",
        ],
    );
}

#[test]
fn a_month_has_room_before_and_after_a_day() {
    let order = ChainOrder::ByDate;
    check(
        &["a-b 2031-01-05", "b-z 2031-01"],
        1,
        order,
        &["a 2031-01-05 b 2031-01 z"],
    );
    check(
        &["a-b 2031-01", "b-z 2031-01-05"],
        1,
        order,
        &["a 2031-01 b 2031-01-05 z"],
    );
    check(&["a-b 2031-02", "b-z 2031-01-05"], 1, order, &[]);
}

#[test]
fn there_may_be_no_chain() {
    check(
        &["a-b 2031-01-05", "y-z 2031-01-06"],
        3,
        ChainOrder::Any,
        &[],
    );
    check(
        &["a-a 2031-01-05", "z-z 2031-01-06"],
        3,
        ChainOrder::Any,
        &[],
    );
    check(&["b-c 2031-01-05"], 3, ChainOrder::Any, &[]);
    assert!(
        !super::calls(&Lexicon::default())
            .nodes()
            .any(|node| node.name() == "a")
    );
}

/// Every chain that there is, by walking all of them.
fn all_chains(events: &[(usize, usize, u32)], by_date: bool) -> Vec<Vec<usize>> {
    let mut found = Vec::new();
    let mut open = vec![(vec![0], 0)];
    while let Some((chain, day)) = open.pop() {
        let last = chain[chain.len() - 1];
        if last == 1 {
            found.push(chain);
            continue;
        }
        for next in (0..8).filter(|next| !chain.contains(next)) {
            let days = events
                .iter()
                .filter(|(one, other, _)| [(last, next), (next, last)].contains(&(*one, *other)));
            let day = days
                .map(|event| event.2)
                .filter(|&at| !by_date || at >= day)
                .min();
            if let Some(day) = day {
                let longer = chain.iter().copied().chain([next]).collect();
                open.push((longer, day));
            }
        }
    }
    found.sort();
    found
}

#[test]
fn no_chain_is_missing_and_none_comes_twice() {
    // Numbers that look random, always the same.
    let mut state = 7_u32;
    let mut next = |below: u32| {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (state >> 16) % below
    };
    let names = ["a", "z", "b", "c", "d", "e", "f", "g"];
    for _ in 0..40 {
        let events: Vec<(usize, usize, u32)> = (0..14)
            .map(|_| (next(8) as usize, next(8) as usize, 10 + next(15)))
            .collect();
        let lines: Vec<String> = events
            .iter()
            .map(|(one, other, day)| format!("{}-{} 2031-01-{day}", names[*one], names[*other]))
            .collect();
        let lines: Vec<&str> = lines.iter().map(String::as_str).collect();
        let graph = super::drawn(&lines);
        for order in [ChainOrder::Any, ChainOrder::ByDate] {
            let expected = all_chains(&events, order == ChainOrder::ByDate);
            let [from, to] = ["a", "z"].map(ActorId::new);
            let chains = paths(&graph, &from, &to, usize::MAX, order);
            let lengths: Vec<usize> = chains.iter().map(Vec::len).collect();
            assert!(lengths.is_sorted(), "{lines:?}");
            let place = |id: &str| names.iter().position(|name| *name == id);
            let mut found: Vec<Vec<usize>> = chains
                .iter()
                .map(|chain| {
                    let ends = chain
                        .iter()
                        .filter_map(|step| place(step.found.with().id().as_str()));
                    [0].into_iter().chain(ends).collect()
                })
                .collect();
            found.sort();
            assert_eq!(found, expected, "{order:?} {lines:?}");
        }
    }
}
