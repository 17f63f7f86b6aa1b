//! Whom a name means.

use chancery::lexicon::Lexicon;
use chancery::query::find;

#[track_caller]
fn check(words: &str, expected: &str) {
    let lexicon = Lexicon::embedded().expect("the tables are sound");
    let graph = super::calls(&lexicon);
    let found = match find(&graph, &lexicon, words) {
        Ok(node) => node.id().to_string(),
        Err(error) => error.to_string(),
    };
    assert_eq!(found, expected);
}

#[test]
fn any_name_will_do() {
    check("ana-lindqvist", "ana-lindqvist");
    check("Ana Lindqvist", "ana-lindqvist");
    check("the Norlandic president", "ana-lindqvist");
    check("bela horvath", "bela-horvath");
    check("Horváth", "bela-horvath");
    check("Ivanova", "olga-ivanova");
    check("FRA", "france");
    check("French", "france");
}

#[test]
fn several_are_listed() {
    check(
        "Lindqvist",
        "`Lindqvist` can be Ana Lindqvist (`ana-lindqvist`), Nils Lindqvist (`nils-lindqvist`); give the id",
    );
}

#[test]
fn nobody_has_it() {
    check("Chad", "the graph does not mention Chad (`chad`)");
    check(
        "Lindquist",
        "nobody in the graph is called `Lindquist`; the nearest names are Ana Lindqvist (`ana-lindqvist`), Nils Lindqvist (`nils-lindqvist`)",
    );
    check("Xyzzy", "nobody in the graph is called `Xyzzy`");
    check("", "nobody in the graph is called ``");
}
