//! Sentences with their trees, from text to tokens.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::sync::LazyLock;

use chancery::text::{Analyzer, Rel, Sentence};
use proptest::prelude::*;

use common::arguments_of;

mod common;

static ANALYZER: LazyLock<Analyzer> = LazyLock::new(|| Analyzer::embedded().unwrap());

#[track_caller]
fn check(text: &str, verb: &str, expected: &str) {
    assert_eq!(arguments_of(&ANALYZER, text, verb), expected, "{text}");
}

#[test]
fn subjects_objects_and_prepositions() {
    check(
        "Emmanuel Macron met Joe Biden on Friday.",
        "meet",
        "subject=Emmanuel object=Joe on=Friday",
    );
    check(
        "The French president spoke with Vladimir Putin by phone.",
        "speak",
        "subject=president with=Vladimir by=phone",
    );
    check(
        "Russia rejected the proposal.",
        "reject",
        "subject=Russia object=proposal",
    );
    check(
        "The European Union praised Moldova.",
        "praise",
        "subject=Union object=Moldova",
    );
    check(
        "The minister, who visited Kyiv, praised Poland.",
        "visit",
        "subject=who object=Kyiv",
    );
    check(
        "China and Japan signed a trade agreement.",
        "sign",
        "subject=China object=agreement",
    );
    check(
        "Washington will send weapons to Ukraine.",
        "send",
        "subject=Washington object=weapons to=Ukraine",
    );
    check(
        "France called the raid by Israel a cowardly act.",
        "call",
        "subject=France object=raid",
    );
}

#[test]
fn verbs_that_look_like_adjectives_and_nouns() {
    let cases = [
        (
            "Seoul scrambled fighter jets on Monday.",
            "scramble",
            "subject=Seoul object=jets on=Monday",
        ),
        (
            "Australia and Fiji normalised relations.",
            "normalise",
            "subject=Australia object=relations",
        ),
        (
            "Japan scrambled jets after Chinese planes approached.",
            "scramble",
            "subject=Japan object=jets",
        ),
        (
            "Sergei Skripal was poisoned with a nerve agent by Russian officers.",
            "poison",
            "passive=Sergei with=agent",
        ),
        (
            "NATO stopped bombing Yugoslavia on Thursday.",
            "bomb",
            "object=Yugoslavia",
        ),
        (
            "A Russian drone attack on Odesa wounded ten people.",
            "wound",
            "subject=attack object=people",
        ),
        (
            "Chinese and Indian tanks began to back away from each other.",
            "back",
            "from=each",
        ),
        (
            "Obama phones Mubarak, urges him to begin handover now",
            "phone",
            "subject=Obama object=Mubarak",
        ),
        (
            "Modi thanks Putin for help",
            "thank",
            "subject=Modi object=Putin for=help",
        ),
        (
            "Five North Korean drones crossed into the airspace of the South.",
            "cross",
            "subject=drones into=airspace",
        ),
        (
            "Houthi rebels threatened to attack Israeli ships.",
            "threaten",
            "subject=rebels",
        ),
        (
            "Belgium will free Kenyan prisoners.",
            "free",
            "subject=Belgium object=prisoners",
        ),
        (
            "Japan warned India it would respond.",
            "respond",
            "subject=it",
        ),
        (
            "The International Court of Justice on Friday ordered Israel to halt.",
            "order",
            "subject=Court on=Friday object=Israel",
        ),
        (
            "A sit-in by the Brotherhood against the generals entered its fifth week.",
            "sitin",
            "by=Brotherhood",
        ),
    ];
    let wrong = cases.iter().filter_map(|(text, verb, expected)| {
        let found = arguments_of(&ANALYZER, text, verb);
        (found != *expected).then(|| format!("{text} {verb}: {found}"))
    });
    assert_eq!(wrong.collect::<Vec<_>>(), Vec::<String>::new());
}

#[test]
fn verbs_behind_a_bare_subject() {
    check(
        "Bolivia severed ties with Israel.",
        "sever",
        "subject=Bolivia object=ties with=Israel",
    );
    check(
        "Russian forces had tortured prisoners in Ukraine.",
        "torture",
        "subject=forces object=prisoners in=Ukraine",
    );
    check(
        "Russia began amassing troops on the border.",
        "amass",
        "object=troops on=border",
    );
    check(
        "The EU froze trade talks with India.",
        "freeze",
        "subject=EU object=talks",
    );
    check(
        "The US froze aid to Malawi.",
        "freeze",
        "subject=US object=aid",
    );
}

#[test]
fn passives() {
    check(
        "Two diplomats were expelled by Germany.",
        "expel",
        "passive=diplomats by=Germany",
    );
    check(
        "The envoy was received by the Sultan of Oman.",
        "receive",
        "passive=envoy by=Sultan",
    );
}

#[track_caller]
fn check_lemmas(text: &str, expected: &str) {
    let sentences = ANALYZER.analyze(text);
    let tokens = sentences.iter().flat_map(|sentence| &sentence.tokens);
    let lemmas: Vec<&str> = tokens.map(|token| &*token.lemma).collect();
    assert_eq!(lemmas.join(" "), expected);
}

#[test]
fn lemmas() {
    check_lemmas(
        "The ministers' talks were held.",
        "the minister 's talk be hold .",
    );
    check_lemmas(
        "They've agreed and met us.",
        "they have agree and meet we .",
    );
    check_lemmas(
        "He was buying ships in the Philippines.",
        "he be buy ship in the Philippines .",
    );
    check_lemmas(
        "She convened and chaired a summit.",
        "she convene and chair a summit .",
    );
    check_lemmas(
        "He implies that Kyiv stopped it.",
        "he imply that Kyiv stop it .",
    );
    check_lemmas("The countries have armies.", "the country have army .");
}

#[test]
fn sentences_that_run_together_are_cut() {
    let check = |text: &str, second: &str| {
        let sentences = ANALYZER.analyze(text);
        let starts: Vec<usize> = sentences.iter().map(|one| one.span.start).collect();
        assert_eq!(starts, [0, text.find(second).unwrap()], "{text}");
    };
    check(
        "The minister arrives on Monday Please send the agenda to his office by Friday",
        "Please",
    );
    check(
        "I have attached the draft statement Let me know what you think",
        "Let",
    );
    let one = "Emmanuel Macron Thursday told Joe Biden the French Foreign Ministry would wait";
    assert_eq!(ANALYZER.analyze(one).len(), 1);
    // A capital that a name has anyway begins no sentence.
    let check_one = |text: &str| assert_eq!(ANALYZER.analyze(text).len(), 1, "{text}");
    check_one("Jack Straw let Augusto Pinochet go home on Thursday.");
    check_one("The unions sued the ministry in a Paris court Thursday over the plan.");
    check_one(
        "The spokesperson of the government Gokul Baskota has said that it will not lift it.",
    );
}

#[track_caller]
fn check_trees(text: &str) {
    for sentence in ANALYZER.analyze(text) {
        let count = sentence.tokens.len();
        assert!(count > 0);
        assert_eq!(
            sentence
                .tokens
                .iter()
                .filter(|token| token.head.is_none())
                .count(),
            1,
            "{text:?}"
        );
        for token in &sentence.tokens {
            assert_eq!(token.head.is_none(), token.rel == Rel::Root);
            let up = |at: &Option<usize>| at.and_then(|at| sentence.tokens[at].head);
            let path = std::iter::successors(Some(token.head), |at| at.is_some().then(|| up(at)));
            assert!(
                path.take(count + 2).count() <= count + 1,
                "a cycle in {text:?}"
            );
            assert!(
                text.get(token.span.clone())
                    .is_some_and(|form| !form.is_empty())
            );
        }
        assert_eq!(sentence.span.start, sentence.tokens[0].span.start);
        assert_eq!(sentence.span.end, sentence.tokens[count - 1].span.end);
    }
}

#[test]
fn odd_texts_get_trees() {
    for text in [
        "",
        "\0",
        ".",
        "?",
        "((((",
        "met met met met",
        "\u{feff}",
        "𝔘𝔫𝔦 ﷽ \u{202e}abc",
        "-\n-\n-",
    ] {
        check_trees(text);
    }
    check_trees(&"talks ".repeat(5000));
    check_trees(&"x".repeat(100_000));
}

proptest! {
    #[test]
    fn every_text_gets_trees(text in "(\\PC|[ \n.,'\"A-Ca-c0-9-]|the |met |Macron |of ){0,40}") {
        check_trees(&text);
    }
}

#[test]
fn the_same_text_gives_the_same_trees() {
    let text =
        "Mr. Lavrov told reporters in Moscow that no talks with the U.S. were planned. He left.";
    let fresh = Analyzer::embedded().unwrap();
    assert_eq!(fresh.analyze(text), ANALYZER.analyze(text));
    let twice = format!("{text}\n\n{text}");
    let sentences = ANALYZER.analyze(&twice);
    let (first, second) = sentences.split_at(sentences.len() / 2);
    let arcs = |half: &[Sentence]| -> Vec<_> {
        half.iter()
            .flat_map(|s| &s.tokens)
            .map(|t| (t.upos, t.xpos, t.lemma.clone(), t.head, t.rel))
            .collect()
    };
    assert_eq!(arcs(first), arcs(second));
}

#[test]
fn a_damaged_model_is_refused() {
    assert!(Analyzer::of(b"not a model", b"").is_err());
    assert!(Analyzer::of(b"CHANTXT\x04\xff\xff\xff\xff", b"CHANTXT\x04").is_err());
}
