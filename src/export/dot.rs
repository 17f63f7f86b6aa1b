//! DOT, for Graphviz: written through the tree of the crate `graphviz-rust`.

use std::io::{self, Write};

use graphviz_rust::dot_structures::{
    Attribute, Edge, EdgeTy, Graph as DotGraph, GraphAttributes, Id, Node, NodeId, Stmt, Subgraph,
    Vertex,
};
use graphviz_rust::printer::{DotPrinter, PrinterContext};

use super::sketch::{Bundle, Sketch, Strand, TieKind};
use super::style::{EventStyle, Head, Line, Styles};
use super::svg::css::LIGHT;
use super::words::{clean, wrap};
use super::{metrics::Weight, tips};
use crate::graph::Graph;
use crate::model::{ActorKind, Status};

mod legend;

/// Writes the graph in Graphviz's language, with the colours, lines, regions and tooltips of the
/// SVG picture. All actors with an event are there, however many.
pub fn dot(graph: &Graph, out: &mut dyn Write) -> io::Result<()> {
    let styles = Styles::embedded()?;
    let sketch = Sketch::new(graph, styles, usize::MAX);
    let mut stmts = defaults();
    stmts.extend(regions(graph, &sketch));
    let alone = sketch
        .actors
        .iter()
        .enumerate()
        .filter(|(_, shown)| shown.region.is_none());
    stmts.extend(alone.map(|(actor, _)| node(graph, &sketch, actor)));
    for bundle in &sketch.bundles {
        stmts.extend(edges(graph, &sketch, bundle, styles));
    }
    stmts.extend(sketch.ties.iter().map(|tie| {
        let style = match tie.kind {
            TieKind::Member => "dotted",
            TieKind::Office | TieKind::Part => "solid",
        };
        let attributes = attributes(&[
            ("color", LIGHT.tie),
            ("style", style),
            ("arrowhead", "none"),
            ("weight", "0"),
            ("constraint", "false"),
            ("tooltip", tie_words(tie.kind)),
        ]);
        edge(id_of(&sketch, tie.from), id_of(&sketch, tie.to), attributes)
    }));
    stmts.extend(legend::legend(&sketch, styles));
    let tree = DotGraph::DiGraph {
        id: quoted("chancery"),
        strict: false,
        stmts,
    };
    writeln!(out, "{}", tree.print(&mut PrinterContext::default()))
}

fn tie_words(kind: TieKind) -> &'static str {
    match kind {
        TieKind::Office => "holds office",
        TieKind::Member => "member",
        TieKind::Part => "part of",
    }
}

fn defaults() -> Vec<Stmt> {
    let font = ("fontname", "Helvetica,Arial,sans-serif");
    let graph = attributes(&[
        font,
        ("fontsize", "11"),
        ("rankdir", "LR"),
        ("overlap", "false"),
        ("splines", "true"),
        ("nodesep", "0.3"),
        ("ranksep", "1.0"),
        ("bgcolor", LIGHT.page),
        ("K", "1.6"),
    ]);
    let node = attributes(&[
        font,
        ("fontsize", "13"),
        ("fontcolor", LIGHT.text),
        ("color", LIGHT.border),
        ("style", "filled"),
        ("margin", "0.15,0.06"),
        ("height", "0.3"),
    ]);
    let edge = attributes(&[font, ("fontsize", "11"), ("arrowsize", "0.8")]);
    vec![
        Stmt::GAttribute(GraphAttributes::Graph(graph)),
        Stmt::GAttribute(GraphAttributes::Node(node)),
        Stmt::GAttribute(GraphAttributes::Edge(edge)),
    ]
}

fn regions<'a>(graph: &'a Graph, sketch: &'a Sketch) -> impl Iterator<Item = Stmt> + 'a {
    sketch.regions.iter().enumerate().map(|(index, region)| {
        let shape = attributes(&[
            ("label", &escaped(&region.name)),
            ("tooltip", &escaped(&region.name)),
            ("style", "rounded,filled"),
            ("fillcolor", LIGHT.region),
            ("color", LIGHT.rim),
            ("fontcolor", LIGHT.faint),
        ]);
        let mut stmts = vec![Stmt::GAttribute(GraphAttributes::Graph(shape))];
        stmts.extend(
            region
                .members
                .iter()
                .map(|&member| node(graph, sketch, member)),
        );
        Stmt::Subgraph(Subgraph {
            id: quoted(&format!("cluster_{index}")),
            stmts,
        })
    })
}

fn node(graph: &Graph, sketch: &Sketch, actor: usize) -> Stmt {
    let shown = &sketch.actors[actor].node;
    let (shape, style, fill) = match shown.mentioned.actor.kind {
        ActorKind::Person => ("box", "rounded,filled", LIGHT.person),
        ActorKind::Country => ("box", "filled", LIGHT.country),
        ActorKind::Organization => ("octagon", "filled", LIGHT.organization),
    };
    let mut lines = wrap(shown.name(), 13.0, Weight::Regular, 180.0, 2);
    lines.extend(
        sketch.actors[actor]
            .post
            .as_ref()
            .map(|(title, of)| clean(&format!("{title}, {of}"), 60)),
    );
    let attributes = attributes(&[
        ("label", &escaped(&lines.join("\n"))),
        ("tooltip", &escaped(&tips::actor(shown, graph))),
        ("shape", shape),
        ("style", style),
        ("fillcolor", fill),
    ]);
    Stmt::Node(Node {
        id: NodeId(id_of(sketch, actor), None),
        attributes,
    })
}

fn edges(graph: &Graph, sketch: &Sketch, bundle: &Bundle, styles: &Styles) -> Vec<Stmt> {
    let edge_of = |strand: &Strand| {
        let attributes = event_attributes(graph, strand, styles);
        edge(
            id_of(sketch, strand.from),
            id_of(sketch, strand.to),
            attributes,
        )
    };
    bundle.strands.iter().map(edge_of).collect()
}

fn event_attributes(graph: &Graph, strand: &Strand, styles: &Styles) -> Vec<Attribute> {
    let event = strand.events[0];
    let style = styles.of(&event.kind);
    let tip = escaped(&tips::strand(strand, graph, styles));
    let mut given = look(style, event.status);
    given.extend([
        ("label", escaped(&strand.label)),
        ("tooltip", tip.clone()),
        ("labeltooltip", tip),
        (
            "arrowhead",
            arrowhead(style.head, event.status, event.symmetric).to_owned(),
        ),
    ]);
    if let Some(address) = tips::address(strand, graph) {
        given.push(("URL", escaped(address)));
    }
    let given: Vec<(&str, &str)> = given
        .iter()
        .map(|(name, value)| (*name, value.as_str()))
        .collect();
    attributes(&given)
}

/// Colour, stroke and dash of an event.
fn look(style: &EventStyle, status: Status) -> Vec<(&'static str, String)> {
    let color = match style.line {
        Line::Double => format!("{0}:{1}:{0}", style.light, LIGHT.page),
        Line::Thin | Line::Medium | Line::Thick => style.light.clone(),
    };
    let width = match style.line {
        Line::Double => 1.3,
        line => line.width(),
    };
    let dash = match status {
        Status::Occurred => "solid",
        Status::Planned | Status::Denied => "dashed",
        Status::Possible => "dotted",
    };
    vec![
        ("color", color),
        ("fontcolor", style.light.clone()),
        ("penwidth", width.to_string()),
        ("style", dash.to_owned()),
    ]
}

fn arrowhead(head: Head, status: Status, symmetric: bool) -> &'static str {
    match (symmetric, status, head) {
        (true, ..) => "none",
        (false, Status::Denied, _) => "tee",
        (false, _, Head::Open) => "empty",
        (false, _, Head::Filled) => "normal",
    }
}

fn edge(from: Id, to: Id, attributes: Vec<Attribute>) -> Stmt {
    let end = |id| Vertex::N(NodeId(id, None));
    Stmt::Edge(Edge {
        ty: EdgeTy::Pair(end(from), end(to)),
        attributes,
    })
}

/// The actor's id; where an id is not fit to be written in full, its number keeps it apart.
fn id_of(sketch: &Sketch, actor: usize) -> Id {
    let id = sketch.actors[actor].node.id().as_str();
    let fit = clean(id, 200);
    let apart = if fit == id {
        String::new()
    } else {
        format!(" #{actor}")
    };
    quoted(&escaped(&format!("{fit}{apart}")))
}

fn attributes(given: &[(&str, &str)]) -> Vec<Attribute> {
    let attribute =
        |(name, value): &(&str, &str)| Attribute(Id::Plain((*name).to_owned()), quoted(value));
    given.iter().map(attribute).collect()
}

fn quoted(text: &str) -> Id {
    Id::Escaped(format!("\"{text}\""))
}

/// Text in which Graphviz finds no quote, no escape such as `\N`, and no entity such as `&eacute;`.
fn escaped(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '"' => safe.push_str("\\\""),
            '\\' => safe.push_str("\\\\"),
            '\n' => safe.push_str("\\n"),
            '&' => safe.push_str("&amp;"),
            _ => safe.push(letter),
        }
    }
    safe
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_in_a_text_means_anything_to_graphviz() {
        let check = |text, expected| assert_eq!(escaped(text), expected);
        check(r#"the "G7""#, r#"the \"G7\""#);
        check(r"\N\", r"\\N\\");
        check("a\nb", r"a\nb");
        check("&lt;", "&amp;lt;");
    }
}
