//! Nodes and edges as flat columns, the same in every format that has only names and values.
//!
//! The names are those of the JSON graph. What is nested there is one text here; `docs/formats.md`
//! tells how.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::io;

use super::json::evidence_text;
use super::style::Styles;
use super::words;
use crate::graph::{Edge, EventEdge, Graph, Node, Structure};
use crate::model::{ActorId, Mode, Office};
use crate::when::When;

/// What a cell holds.
pub(super) enum Value<'a> {
    Nothing,
    Text(Cow<'a, str>),
    Bool(bool),
    Count(usize),
    List(Vec<Cow<'a, str>>),
}

impl<'a> Value<'a> {
    /// The value in words: a list has `;` between its items, and before a `;` or `\` in one stands `\`.
    pub(super) fn words(self) -> Option<Cow<'a, str>> {
        match self {
            Self::Nothing => None,
            Self::Text(text) => Some(text),
            Self::Bool(yes) => Some(Cow::Borrowed(if yes { "true" } else { "false" })),
            Self::Count(count) => Some(Cow::Owned(count.to_string())),
            Self::List(items) => joined(&items),
        }
    }
}

fn joined<'a>(items: &[Cow<'a, str>]) -> Option<Cow<'a, str>> {
    match items {
        [] => None,
        [one] if !one.contains([';', '\\']) => Some(one.clone()),
        _ => {
            let items = items
                .iter()
                .map(|item| item.replace('\\', r"\\").replace(';', r"\;"));
            Some(Cow::Owned(items.collect::<Vec<_>>().join(";")))
        }
    }
}

/// What a column can hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sort {
    Text,
    Bool,
    Count,
    List,
}

/// A column: its name, what it holds, and the cell of a row.
pub(super) struct Column<Cell> {
    pub(super) name: &'static str,
    pub(super) sort: Sort,
    pub(super) of: Cell,
}

/// A column of nodes.
pub(super) type NodeColumn = Column<for<'a> fn(&'a Node) -> Value<'a>>;
/// A column of edges.
pub(super) type EdgeColumn = Column<for<'a> fn(&Link<'a>) -> Value<'a>>;

/// An edge with its actors.
#[derive(Clone, Copy)]
pub(super) struct Link<'a> {
    pub(super) source: &'a Node,
    pub(super) target: &'a Node,
    pub(super) edge: &'a Edge,
    pub(super) styles: &'a Styles,
}

impl<'a> Link<'a> {
    /// All edges of a graph.
    pub(super) fn all(graph: &'a Graph, styles: &'a Styles) -> impl Iterator<Item = Self> {
        graph.edges().map(move |(source, target, edge)| Self {
            source,
            target,
            edge,
            styles,
        })
    }

    /// The edge's key.
    pub(super) fn key(&self) -> Cow<'a, str> {
        match self.edge {
            Edge::Event(event) => Cow::Borrowed(&event.key),
            Edge::Structure(structure) => {
                Cow::Owned(structure.key(self.source.id(), self.target.id()))
            }
        }
    }

    /// The event's type, or what structure it is.
    pub(super) fn kind(&self) -> &'a str {
        match self.edge {
            Edge::Event(event) => event.kind.as_str(),
            Edge::Structure(structure) => structure.as_str(),
        }
    }

    /// The event's evidence as a text of JSON; structure has none.
    pub(super) fn evidence(&self) -> io::Result<Option<String>> {
        self.event().map(evidence_text).transpose()
    }

    /// The event, unless the edge is structural.
    pub(super) fn event(&self) -> Option<&'a EventEdge> {
        match self.edge {
            Edge::Event(event) => Some(event),
            Edge::Structure(_) => None,
        }
    }

    /// The office, where that is what the edge tells.
    fn office(&self) -> Option<&'a Office> {
        match self.edge {
            Edge::Structure(Structure::HoldsOffice(office)) => Some(office),
            Edge::Event(_) | Edge::Structure(_) => None,
        }
    }

    /// First and last day: of the event, or of the term of office as far as it is known.
    pub(super) fn days(&self) -> [Option<String>; 2] {
        let [from, until] = match self.event() {
            Some(event) => [event.date, event.date],
            None => [
                self.office().and_then(|office| office.from),
                self.office().and_then(|office| office.until),
            ],
        };
        [
            from.map(|date| date.first().to_string()),
            until.map(|date| date.last().to_string()),
        ]
    }

    /// The edge in a word or two, such as `call` or `member of`.
    pub(super) fn word(&self) -> &'a str {
        match self.edge {
            Edge::Event(event) => words::noun(event, self.styles),
            Edge::Structure(Structure::HoldsOffice(_)) => "holds office",
            Edge::Structure(Structure::MemberOf) => "member of",
            Edge::Structure(Structure::PartOf) => "part of",
        }
    }
}

/// The columns of a node; its id stands apart.
pub(super) const NODE: [NodeColumn; 7] = [
    node("name", Sort::Text, |node| text(node.name())),
    node("kind", Sort::Text, |node| {
        text(node.mentioned.actor.kind.as_str())
    }),
    node("country", Sort::Text, |node| {
        maybe(node.mentioned.actor.country.as_deref())
    }),
    node("known", Sort::Bool, |node| {
        Value::Bool(node.mentioned.actor.known)
    }),
    node("offices", Sort::List, |node| {
        Value::List(node.offices.iter().map(term).collect())
    }),
    node("aliases", Sort::List, |node| list(&node.mentioned.aliases)),
    node("documents", Sort::List, |node| {
        list(&node.mentioned.documents)
    }),
];

/// The columns of an edge; its key, source and target stand apart.
pub(super) const EDGE: [EdgeColumn; 23] = [
    edge("type", Sort::Text, |link| text(link.kind())),
    edge("interaction", Sort::Text, |link| text(link.word())),
    edge("mode", Sort::Text, |link| {
        of_event(link, |event| maybe(event.mode.map(Mode::as_str)))
    }),
    edge("status", Sort::Text, |link| {
        of_event(link, |event| text(event.status.as_str()))
    }),
    edge("date", Sort::Text, |link| {
        of_event(link, |event| when(event.date))
    }),
    edge("first_day", Sort::Text, |link| {
        let [first, _] = link.days();
        first.map_or(Value::Nothing, |day| Value::Text(Cow::Owned(day)))
    }),
    edge("last_day", Sort::Text, |link| {
        let [_, last] = link.days();
        last.map_or(Value::Nothing, |day| Value::Text(Cow::Owned(day)))
    }),
    edge("observed", Sort::Text, |link| {
        of_event(link, |event| when(event.observed))
    }),
    edge("symmetric", Sort::Bool, |link| {
        of_event(link, |event| Value::Bool(event.symmetric))
    }),
    edge("forum", Sort::List, |link| {
        of_event(link, |event| {
            Value::List(event.forum.iter().map(|id| id.as_str().into()).collect())
        })
    }),
    edge("topics", Sort::List, |link| {
        of_event(link, |event| list(&event.topics))
    }),
    edge("content", Sort::Text, |link| {
        of_event(link, |event| maybe(event.content.as_deref()))
    }),
    edge("attribution", Sort::Text, |link| {
        of_event(link, |event| {
            maybe(event.attribution.as_ref().map(ActorId::as_str))
        })
    }),
    edge("cameo", Sort::Text, |link| {
        of_event(link, |event| text(&event.cameo))
    }),
    edge("quad", Sort::Text, |link| {
        of_event(link, |event| text(event.quad.as_str()))
    }),
    edge("structural", Sort::Bool, |link| {
        Value::Bool(link.event().is_none())
    }),
    edge("title", Sort::Text, |link| {
        of_office(link, |office| text(&office.title))
    }),
    edge("from", Sort::Text, |link| {
        of_office(link, |office| when(office.from))
    }),
    edge("until", Sort::Text, |link| {
        of_office(link, |office| when(office.until))
    }),
    edge("sources", Sort::Count, |link| {
        of_event(link, |event| Value::Count(event.documents().len()))
    }),
    edge("documents", Sort::List, |link| {
        of_event(link, |event| {
            let documents = event.documents().into_iter();
            Value::List(documents.map(|id| Cow::Borrowed(&**id)).collect())
        })
    }),
    edge("rules", Sort::List, |link| {
        of_event(link, |event| Value::List(rules(event)))
    }),
    edge("sentence", Sort::Text, |link| {
        of_event(link, |event| {
            maybe(event.reports.first().map(|one| one.evidence.quote.as_str()))
        })
    }),
];

const fn node(name: &'static str, sort: Sort, of: for<'a> fn(&'a Node) -> Value<'a>) -> NodeColumn {
    Column { name, sort, of }
}

const fn edge(
    name: &'static str,
    sort: Sort,
    of: for<'a> fn(&Link<'a>) -> Value<'a>,
) -> EdgeColumn {
    Column { name, sort, of }
}

fn of_event<'a>(link: &Link<'a>, of: impl FnOnce(&'a EventEdge) -> Value<'a>) -> Value<'a> {
    link.event().map_or(Value::Nothing, of)
}

fn of_office<'a>(link: &Link<'a>, of: impl FnOnce(&'a Office) -> Value<'a>) -> Value<'a> {
    link.office().map_or(Value::Nothing, of)
}

pub(super) fn text(text: &str) -> Value<'_> {
    Value::Text(Cow::Borrowed(text))
}

pub(super) fn maybe(text: Option<&str>) -> Value<'_> {
    text.map_or(Value::Nothing, |text| Value::Text(Cow::Borrowed(text)))
}

pub(super) fn when<'a>(date: Option<When>) -> Value<'a> {
    date.map_or(Value::Nothing, |date| {
        Value::Text(Cow::Owned(date.to_string()))
    })
}

fn list(items: &BTreeSet<String>) -> Value<'_> {
    Value::List(items.iter().map(|item| Cow::Borrowed(&**item)).collect())
}

/// An office with its term, such as `President, france, 2017-05-14/`.
fn term(office: &Office) -> Cow<'_, str> {
    let [from, until] =
        [office.from, office.until].map(|day| day.map_or(String::new(), |day| day.to_string()));
    Cow::Owned(format!("{}, {}, {from}/{until}", office.title, office.of))
}

fn rules(event: &EventEdge) -> Vec<Cow<'_, str>> {
    let reports = event.reports.iter();
    let rules: BTreeSet<&str> = reports
        .map(|report| report.evidence.rule.as_str())
        .collect();
    rules.into_iter().map(Cow::Borrowed).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_is_one_text_that_can_be_taken_apart() {
        let check = |items: &[&str], expected: Option<&str>| {
            let items = items.iter().map(|item| Cow::Borrowed(*item)).collect();
            assert_eq!(Value::List(items).words().as_deref(), expected);
        };
        check(&[], None);
        check(&["g7"], Some("g7"));
        check(&["g7", "nato"], Some("g7;nato"));
        check(&[r"a;b", r"c\"], Some(r"a\;b;c\\"));
    }
}
