//! The drawings, SVG and DOT, of small made-up graphs: what they look like as text, and that no
//! text of an article becomes markup.
#![expect(clippy::unwrap_used, reason = "the tests' own helpers")]

use std::collections::{BTreeMap, BTreeSet};

use chancery::export::Drawing;
use chancery::export::dot::dot;
use chancery::export::graphviz::{RenderError, render_with_graphviz};
use chancery::graph::{Graph, Record, Source};
use chancery::lexicon::Lexicon;
use chancery::model::{
    Actor, ActorId, ActorKind, Event, EventType, Evidence, Mentioned, Mode, Part, Quad, Span,
    Status,
};

const ALL: [Drawing; 4] = [
    Drawing::Network,
    Drawing::Pairs,
    Drawing::Timeline,
    Drawing::Matrix,
];
const URL: &str = "https://example.org/calls?day=19&lang=en";

fn actor(name: &str, kind: ActorKind, country: Option<&str>) -> Mentioned {
    Mentioned {
        actor: Actor {
            id: ActorId::new(&name.to_lowercase().replace(' ', "-")),
            name: name.to_owned(),
            kind,
            country: country.map(str::to_owned),
            known: true,
        },
        aliases: BTreeSet::new(),
        documents: BTreeSet::from(["calls".to_owned()]),
    }
}

fn event(source: &Mentioned, target: &Mentioned, kind: &str, symmetric: bool) -> Event {
    Event {
        source: source.actor.id.clone(),
        target: target.actor.id.clone(),
        kind: EventType::new(kind),
        quad: Quad::VerbalCooperation,
        cameo: "0".to_owned(),
        mode: None,
        status: Status::Occurred,
        date: None,
        symmetric,
        forum: Vec::new(),
        topics: Vec::new(),
        content: None,
        attribution: None,
        evidence: Evidence {
            document: "calls".to_owned(),
            part: Part::Text,
            span: Span::default(),
            quote: format!("{} and {}: {kind}.", source.actor.name, target.actor.name),
            trigger: Span::default(),
            source: Span::default(),
            target: Span::default(),
            rule: "made/up".to_owned(),
        },
    }
}

fn graph(actors: Vec<Mentioned>, reports: Vec<Event>, title: &str, url: &str) -> Graph {
    let source = Source {
        title: Some(title.to_owned()),
        date: Some("2021-08-20".parse().unwrap()),
        publisher: None,
        url: Some(url.to_owned()),
        sha256: String::new(),
    };
    let actors = actors
        .into_iter()
        .map(|named| (named.actor.id.clone(), named));
    let record = Record {
        documents: BTreeMap::from([("calls".to_owned(), source)]),
        actors: actors.collect(),
        reports,
    };
    Graph::new(record, &Lexicon::default())
}

/// Two who call each other, a country that one of them leads, and one who does nothing.
fn small() -> Graph {
    let luc = actor("Luc Morand", ActorKind::Person, Some("FRA"));
    let anna = actor("Anna Whitfield", ActorKind::Person, None);
    let france = actor("France", ActorKind::Country, Some("FRA"));
    let bystander = actor("Malta", ActorKind::Country, Some("MLT"));
    let call = Event {
        mode: Some(Mode::Call),
        date: Some("2021-08-19".parse().unwrap()),
        ..event(&anna, &luc, "CONSULT", true)
    };
    let sanctions = Event {
        status: Status::Planned,
        ..event(&anna, &france, "SANCTION", false)
    };
    let reports = vec![call, sanctions];
    graph(
        vec![luc, anna, france, bystander],
        reports,
        "Calls of the week",
        URL,
    )
}

fn drawn(graph: &Graph) -> String {
    drawn_as(Drawing::Network, graph)
}

fn drawn_as(drawing: Drawing, graph: &Graph) -> String {
    let mut out = Vec::new();
    drawing.write(graph, &mut out).unwrap();
    String::from_utf8(out).unwrap()
}

/// The style sheets are long, and the same for all pictures.
fn without_style(svg: &str) -> String {
    let (head, rest) = svg.split_once("<style>").unwrap();
    let (_, body) = rest.rsplit_once("</style>").unwrap();
    format!("{head}<style>…</style>{body}")
}

fn dotted(graph: &Graph) -> String {
    let mut out = Vec::new();
    dot(graph, &mut out).unwrap();
    String::from_utf8(out).unwrap()
}

#[test]
fn a_small_graph_as_svg() {
    insta::assert_snapshot!(without_style(&drawn(&small())));
}

#[test]
fn a_small_graph_as_timeline() {
    let svg = drawn_as(Drawing::Timeline, &small());
    insta::assert_snapshot!(without_style(&svg));
}

#[test]
fn a_small_graph_as_dot() {
    insta::assert_snapshot!(dotted(&small()));
}

#[test]
fn the_same_graph_gives_the_same_bytes() {
    for drawing in ALL {
        let again = || drawn_as(drawing, &small());
        assert_eq!(again(), again(), "{drawing:?}");
    }
    assert_eq!(dotted(&small()), dotted(&small()));
}

#[test]
fn a_graph_without_events_says_so() {
    for drawing in ALL {
        let nothing = drawn_as(drawing, &Graph::default());
        assert!(nothing.contains("No events between actors"));
        check_tags(&nothing);
    }
    assert!(dotted(&Graph::default()).starts_with("digraph"));
}

/// Names as no article should have them.
fn hostile_names() -> Vec<String> {
    let names = [
        "</text><script>alert(1)</script>",
        "\"quoted\" & 'single'",
        "line\nbreak\ttab\r\n",
        "null\u{0} bell\u{7} escape\u{1b}[31m",
        "\u{202e}backwards\u{202c} \u{200f}\u{2067}mark",
        "back\\slash \\N \\G \\",
        "]]> <!-- --> <![CDATA[ &eacute; &#0;",
        "جمهورية 日本国 🏳️‍🌈 Ǩ̈",
        "{record|field} <b>html</b>",
        "not a character \u{fffe}\u{ffff}",
        " ",
    ];
    let mut names: Vec<String> = names.map(str::to_owned).to_vec();
    names.push("x".repeat(1_000_000));
    names.push("word ".repeat(200_000));
    names
}

fn hostile() -> Graph {
    let kinds = [
        ActorKind::Person,
        ActorKind::Country,
        ActorKind::Organization,
    ];
    let names = hostile_names();
    let cast = names.iter().zip(kinds.iter().cycle());
    let cast: Vec<Mentioned> = cast
        .map(|(name, &kind)| actor(name, kind, Some(name)))
        .collect();
    let mut reports = Vec::new();
    for pair in cast.windows(2) {
        let text = pair[0].actor.name.clone();
        let mut report = event(&pair[0], &pair[1], &text, false);
        report.content = Some(text.clone());
        report.evidence.quote = text;
        reports.push(report);
    }
    graph(
        cast,
        reports,
        &names.concat(),
        "javascript:alert(1)//https://",
    )
}

/// Every tag is closed, in order, and nothing but known tags is there.
#[track_caller]
fn check_tags(svg: &str) {
    let known = ["svg", "style", "rect", "path", "text", "g", "title", "a"];
    let mut open = Vec::new();
    for piece in svg.split('<').skip(1) {
        let (tag, _) = piece.split_once('>').expect("a tag that ends");
        let name = tag
            .trim_start_matches('/')
            .split([' ', '/'])
            .next()
            .unwrap();
        assert!(known.contains(&name), "<{tag}>");
        if tag.starts_with('/') {
            assert_eq!(open.pop(), Some(name), "<{tag}>");
        } else if !tag.ends_with('/') {
            open.push(name);
        }
    }
    assert_eq!(open, Vec::<&str>::new());
}

/// No character that XML forbids or that turns the direction of the text.
#[track_caller]
fn check_characters(text: &str) {
    for letter in text.chars().filter(|letter| *letter != '\n') {
        assert!(!letter.is_control(), "{letter:?}");
        let turning = matches!(letter, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
        assert!(
            !turning && !matches!(letter, '\u{fffe}' | '\u{ffff}'),
            "{letter:?}"
        );
    }
}

#[test]
fn hostile_names_stay_text_in_svg() {
    for drawing in ALL {
        let svg = drawn_as(drawing, &hostile());
        check_tags(&svg);
        check_characters(&svg);
        assert!(
            !svg.contains("<script") && !svg.contains("href"),
            "markup from a text"
        );
        assert!(svg.len() < 100_000, "{drawing:?}: {} bytes", svg.len());
    }
}

#[test]
fn hostile_names_are_drawn_as_png_and_pdf() {
    let graph = hostile();
    for drawing in ALL {
        let (mut png, mut pdf) = (Vec::new(), Vec::new());
        drawing.write_png(&graph, &mut png).unwrap();
        drawing.write_pdf(&graph, &mut pdf).unwrap();
        assert!(png.starts_with(b"\x89PNG\r\n"), "{drawing:?}");
        assert!(pdf.starts_with(b"%PDF-"), "{drawing:?}");
    }
}

#[test]
fn hostile_names_stay_text_in_dot() {
    let dot = dotted(&hostile());
    check_characters(&dot);
    assert!(
        !dot.contains("javascript"),
        "an address that is no web address"
    );
    assert!(dot.len() < 100_000, "{} bytes", dot.len());
    // Outside of the legend's table, quotes come in pairs on every line.
    for line in dot.lines() {
        let quotes = line
            .replace("\\\\", "")
            .replace("\\\"", "")
            .matches('"')
            .count();
        assert_eq!(quotes % 2, 0, "{line}");
    }
}

/// Where Graphviz is installed it must take what we write; elsewhere the error must help.
#[test]
fn graphviz_draws_what_we_write_or_is_missed_with_a_remedy() {
    for graph in [small(), hostile()] {
        match render_with_graphviz(&dotted(&graph), "dot", "svg") {
            Ok(bytes) => assert!(String::from_utf8(bytes).unwrap().contains("</svg>")),
            Err(RenderError::Missing) => {}
            Err(error) => panic!("{error}"),
        }
    }
}

#[test]
fn many_events_of_a_pair_become_four_lines() {
    let (one, other) = (
        actor("One", ActorKind::Person, None),
        actor("Two", ActorKind::Person, None),
    );
    let kinds = [
        "CONSULT", "AGREE", "SUPPORT", "AID", "REQUEST", "ACCUSE", "SANCTION",
    ];
    let reports: Vec<Event> = kinds
        .iter()
        .map(|kind| event(&one, &other, kind, false))
        .collect();
    let svg = drawn(&graph(vec![one, other], reports, "Much", URL));
    assert_eq!(svg.matches(r#"class="pill""#).count(), 4);
    assert!(svg.contains("aid +3 more"), "{svg}");
}

#[test]
fn a_graph_too_large_for_a_picture_is_cut_and_says_so() {
    let cast: Vec<Mentioned> = (0..400)
        .map(|number| actor(&format!("Actor {number}"), ActorKind::Person, None))
        .collect();
    let reports = cast
        .iter()
        .skip(1)
        .map(|other| event(&cast[0], other, "ACCUSE", false));
    let svg = drawn(&graph(cast.clone(), reports.collect(), "Many", URL));
    assert!(svg.contains("Not shown: 250 actors and 250 events that weigh least."));
}

#[test]
fn a_small_graph_as_matrix() {
    let svg = drawn_as(Drawing::Matrix, &small());
    insta::assert_snapshot!(without_style(&svg));
}

/// Days stand in order, a day of which only the report is known after the same day known, and the
/// gap between tells how long nothing happened.
#[test]
fn a_timeline_tells_days_gaps_and_what_is_left_out() {
    let (one, other) = (
        actor("One", ActorKind::Person, None),
        actor("Two", ActorKind::Person, None),
    );
    let dates = ["2021-03-01", "2021-08", "2021-08-20", "2021-08-21"];
    let mut reports: Vec<Event> = dates
        .iter()
        .map(|date| Event {
            date: Some(date.parse().unwrap()),
            ..event(&one, &other, "ACCUSE", false)
        })
        .collect();
    reports.push(event(&one, &other, "SUPPORT", false));
    let svg = drawn_as(
        Drawing::Timeline,
        &graph(vec![one, other], reports, "Much", URL),
    );
    let words: Vec<&str> = svg
        .lines()
        .filter(|line| line.contains(r#"class="place""#) || line.contains(r#"class="note""#))
        .filter_map(|line| line.strip_suffix("</text>")?.rsplit('>').next())
        .collect();
    assert_eq!(
        words,
        [
            "1 Mar", "5 months", "Aug 2021", "20 Aug", "~20 Aug", "21 Aug"
        ]
    );
    assert!(svg.contains("~ before a date: the day of the report"));
}

#[test]
fn a_timeline_has_at_most_400_events_and_says_so() {
    let cast: Vec<Mentioned> = (0..30)
        .map(|number| actor(&format!("Actor {number}"), ActorKind::Person, None))
        .collect();
    let pairs = cast
        .iter()
        .flat_map(|one| cast.iter().map(move |other| (one, other)));
    let pairs = pairs.filter(|(one, other)| one.actor.id != other.actor.id);
    let reports = pairs.map(|(one, other)| event(one, other, "ACCUSE", false));
    let svg = drawn_as(
        Drawing::Timeline,
        &graph(cast.clone(), reports.collect(), "Many", URL),
    );
    assert_eq!(svg.matches(r#"class="pill""#).count(), 400);
    assert!(svg.contains("Not shown: 470 events that weigh least."));
}

#[test]
fn a_collapsed_pair_is_one_line_that_weighs_what_it_holds() {
    let cast = ["One", "Two", "Three"].map(|name| actor(name, ActorKind::Person, None));
    let [one, two, three] = &cast;
    let reports = vec![
        event(one, two, "ACCUSE", false),
        event(two, one, "SANCTION", false),
        event(one, two, "CONSULT", true),
        event(one, two, "SUPPORT", false),
        event(one, three, "ACCUSE", false),
        event(one, three, "SUPPORT", false),
    ];
    let svg = drawn_as(Drawing::Pairs, &graph(cast.to_vec(), reports, "Much", URL));
    let lines = |width: &str| {
        svg.matches(&format!(r#"class="line" stroke-width="{width}""#))
            .count()
    };
    assert_eq!((lines("4"), lines("2.4")), (1, 1), "{svg}");
    assert_eq!(svg.matches(r#"class="pill""#).count(), 2);
    assert!(svg.contains("talks +3 more") && svg.contains("support +1 more"));
    assert!(svg.contains("One line a pair"));
}

#[test]
fn a_matrix_counts_what_a_row_does_to_a_column() {
    let (one, other) = (
        actor("One", ActorKind::Person, None),
        actor("Two", ActorKind::Person, None),
    );
    let kinds = ["ACCUSE", "SANCTION", "SUPPORT"];
    let mut reports: Vec<Event> = kinds
        .iter()
        .map(|kind| event(&one, &other, kind, false))
        .collect();
    reports.push(event(&one, &other, "CONSULT", true));
    let svg = drawn_as(
        Drawing::Matrix,
        &graph(vec![one, other], reports, "Much", URL),
    );
    assert!(svg.contains("One → Two: 4 events"), "{svg}");
    assert!(svg.contains("Two → One: 1 event\n"), "{svg}");
}
