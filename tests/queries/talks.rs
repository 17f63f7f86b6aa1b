//! Who talked to whom.

use std::collections::BTreeSet;

use chancery::lexicon::Lexicon;
use chancery::model::{ActorId, Mode, Status};
use chancery::query::{Filter, talks};

#[track_caller]
fn check(filter: &Filter, expected: &[&str]) {
    let graph = super::calls(&Lexicon::default());
    let found = talks(&graph, filter);
    let shown: Vec<String> = found
        .iter()
        .map(|talk| {
            let date = talk.date().map_or(String::new(), |date| date.to_string());
            format!("{date} {} with {}", talk.who().id(), talk.with().id())
        })
        .collect();
    assert_eq!(shown, expected);
}

fn ids(names: &[&str]) -> BTreeSet<ActorId> {
    names.iter().map(|name| ActorId::new(name)).collect()
}

#[test]
fn of_everyone_by_date() {
    check(
        &Filter::default(),
        &[
            "2031-05 nils-lindqvist with olga-ivanova",
            "2031-05-03 ana-lindqvist with bela-horvath",
            "2031-05-04 bela-horvath with olga-ivanova",
            "2031-05-10 ana-lindqvist with olga-ivanova",
        ],
    );
}

#[test]
fn of_one_from_its_side_and_among_several() {
    let actors = ids(&["olga-ivanova"]);
    check(
        &Filter {
            actors,
            ..Filter::default()
        },
        &[
            "2031-05 olga-ivanova with nils-lindqvist",
            "2031-05-04 olga-ivanova with bela-horvath",
            "2031-05-10 olga-ivanova with ana-lindqvist",
        ],
    );
    let both = ids(&["olga-ivanova", "ana-lindqvist"]);
    let between = Some([both.clone(), both]);
    check(
        &Filter {
            between,
            ..Filter::default()
        },
        &["2031-05-10 ana-lindqvist with olga-ivanova"],
    );
}

#[test]
fn by_date_mode_and_status() {
    let since = "2031-05-04".parse().ok();
    let until = "2031-05-09".parse().ok();
    check(
        &Filter {
            since,
            until,
            ..Filter::default()
        },
        &[
            "2031-05 nils-lindqvist with olga-ivanova",
            "2031-05-04 bela-horvath with olga-ivanova",
        ],
    );
    let modes = [Mode::Call].into();
    let statuses = [Status::Occurred].into();
    check(
        &Filter {
            modes,
            statuses,
            ..Filter::default()
        },
        &["2031-05-03 ana-lindqvist with bela-horvath"],
    );
}
