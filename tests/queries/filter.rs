//! Which events fit.

use std::collections::BTreeSet;

use chancery::lexicon::Lexicon;
use chancery::model::{ActorId, EventType, Mode, Status};
use chancery::query::{Filter, documents, events, people_of, strongest, topic};

#[track_caller]
fn check(filter: &Filter, expected: &[&str]) {
    let graph = super::calls(&Lexicon::default());
    let found = events(&graph, filter);
    let shown: Vec<String> = found
        .iter()
        .map(|found| {
            format!(
                "{} {} {}",
                found.who().id(),
                found.event.kind,
                found.with().id()
            )
        })
        .collect();
    assert_eq!(shown, expected);
}

fn ids(names: &[&str]) -> BTreeSet<ActorId> {
    names.iter().map(|name| ActorId::new(name)).collect()
}

#[test]
fn who_did_it_counts_where_an_event_has_a_direction() {
    let france = ids(&["france"]);
    let horvath = ids(&["bela-horvath"]);
    let of = |from: &BTreeSet<ActorId>, to: &BTreeSet<ActorId>| Filter {
        from: from.clone(),
        to: to.clone(),
        ..Filter::default()
    };
    check(&of(&horvath, &france), &["bela-horvath REQUEST france"]);
    check(&of(&france, &horvath), &[]);
    let ana = ids(&["ana-lindqvist"]);
    check(&of(&horvath, &ana), &["bela-horvath CONSULT ana-lindqvist"]);
    check(&of(&ana, &horvath), &["ana-lindqvist CONSULT bela-horvath"]);
}

#[test]
fn between_two_it_does_not_matter_who_did_it() {
    for pair in [["france", "bela-horvath"], ["bela-horvath", "france"]] {
        let between = Some(pair.map(|id| ids(&[id])));
        check(
            &Filter {
                between,
                ..Filter::default()
            },
            &["bela-horvath REQUEST france"],
        );
    }
}

#[test]
fn the_one_asked_for_stands_first_where_both_sides_are_alike() {
    let actors = ids(&["bela-horvath"]);
    check(
        &Filter {
            actors,
            ..Filter::default()
        },
        &[
            "bela-horvath CONSULT ana-lindqvist",
            "bela-horvath CONSULT olga-ivanova",
            "bela-horvath REQUEST france",
        ],
    );
    let actors = ids(&["france"]);
    check(
        &Filter {
            actors,
            ..Filter::default()
        },
        &["bela-horvath REQUEST france"],
    );
}

#[test]
fn what_how_whether_about_what_and_who_says_so() {
    let request = ["bela-horvath REQUEST france"];
    let call = ["ana-lindqvist CONSULT bela-horvath"];
    check(
        &Filter {
            kinds: [EventType::new("REQUEST")].into(),
            ..Filter::default()
        },
        &request,
    );
    check(
        &Filter {
            modes: [Mode::Call].into(),
            ..Filter::default()
        },
        &call,
    );
    check(
        &Filter {
            statuses: [Status::Planned].into(),
            ..Filter::default()
        },
        &["ana-lindqvist CONSULT olga-ivanova"],
    );
    check(
        &Filter {
            topics: ["grain".to_owned()].into(),
            ..Filter::default()
        },
        &call,
    );
    check(
        &Filter {
            topics: ["france".to_owned()].into(),
            ..Filter::default()
        },
        &call,
    );
    check(
        &Filter {
            forums: ids(&["france"]),
            ..Filter::default()
        },
        &[],
    );
    check(
        &Filter {
            min_sources: 2,
            ..Filter::default()
        },
        &call,
    );
    check(
        &Filter {
            documents: ["wire-2031-05-20".to_owned()].into(),
            ..Filter::default()
        },
        &["nils-lindqvist CONSULT olga-ivanova"],
    );
}

#[test]
fn a_date_that_reaches_into_the_time_fits() {
    let since = "2031-05-11".parse().ok();
    check(
        &Filter {
            since,
            ..Filter::default()
        },
        &["nils-lindqvist CONSULT olga-ivanova"],
    );
    let until = "2031-05-03".parse().ok();
    check(
        &Filter {
            until,
            ..Filter::default()
        },
        &[
            "nils-lindqvist CONSULT olga-ivanova",
            "ana-lindqvist CONSULT bela-horvath",
        ],
    );
}

#[test]
fn topics_and_sources_go_by_name() {
    let lexicon = Lexicon::embedded().expect("the tables are sound");
    let graph = super::calls(&lexicon);
    let topic = |words: &str| match topic(&graph, &lexicon, words) {
        Ok(topic) => topic,
        Err(error) => error.to_string(),
    };
    assert_eq!(topic("Grain"), "grain");
    assert_eq!(topic("missile"), "military");
    assert_eq!(topic("FRA"), "france");
    assert_eq!(
        topic("xyzzy"),
        "no event is about `xyzzy`; topics here are grain, and actors"
    );
    let documents = |words: &str| match documents(&graph, words) {
        Ok(ids) => ids.into_iter().collect::<Vec<_>>().join(" "),
        Err(error) => error.to_string(),
    };
    assert_eq!(documents("estmark-2031-05-05"), "estmark-2031-05-05");
    assert_eq!(documents("the norland gazette"), "norland-2031-05-04");
    assert_eq!(documents("wire"), "wire-2031-05-20");
    assert_eq!(
        documents("Times"),
        "no document or publisher is called `Times`; publishers here are Norland Gazette, Wire \"Nord\""
    );
}

#[test]
fn a_country_stands_for_its_people() {
    let lexicon = Lexicon::embedded().expect("the tables are sound");
    let graph = super::summit();
    let people = |id| people_of(&graph, &lexicon, &ActorId::new(id));
    assert_eq!(people("france"), ids(&["emmanuel-macron", "france"]));
    assert_eq!(people("emmanuel-macron"), ids(&["emmanuel-macron"]));
}

#[test]
fn the_strongest_have_most_documents() {
    let graph = super::calls(&Lexicon::default());
    let call = "ana-lindqvist--bela-horvath/CONSULT/call/occurred/2031-05-03";
    assert_eq!(strongest(&graph, 1), [call].into());
    assert_eq!(strongest(&graph, 9).len(), 5);
}
