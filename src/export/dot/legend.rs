//! The legend as a node with a table: what the picture shows of types and statuses.

use std::collections::BTreeSet;

use graphviz_rust::dot_structures::{Attribute, Id, Node, NodeId, Stmt};

use super::{attributes, quoted};
use crate::export::sketch::Sketch;
use crate::export::style::{Line, Styles};
use crate::model::Status;

/// The legend, unless there is nothing to explain. Its words come from the tables, not from texts.
pub(super) fn legend(sketch: &Sketch, styles: &Styles) -> Option<Stmt> {
    let strands = || sketch.bundles.iter().flat_map(|bundle| &bundle.strands);
    let ranks: BTreeSet<usize> = strands()
        .map(|strand| styles.rank(&strand.events[0].kind))
        .collect();
    let statuses: BTreeSet<Status> = strands().map(|strand| strand.events[0].status).collect();
    if ranks.is_empty() {
        return None;
    }
    let mut rows: Vec<String> = ranks
        .into_iter()
        .map(|rank| {
            let style = styles.ranked(rank);
            row(&style.light, stroke(style.line), &style.label)
        })
        .collect();
    let statuses = statuses
        .into_iter()
        .filter(|status| *status != Status::Occurred);
    rows.extend(statuses.map(|status| {
        row(
            &styles.ranked(usize::MAX).light,
            dash(status),
            status.as_str(),
        )
    }));
    let table = format!(
        r#"<<TABLE BORDER="0" CELLBORDER="0" CELLSPACING="2" CELLPADDING="1">{}</TABLE>>"#,
        rows.concat()
    );
    let mut given = attributes(&[
        ("shape", "plaintext"),
        ("style", ""),
        ("tooltip", "legend"),
        ("fontsize", "11"),
    ]);
    given.push(Attribute(Id::Plain("label".to_owned()), Id::Html(table)));
    Some(Stmt::Node(Node {
        id: NodeId(quoted("legend of the picture"), None),
        attributes: given,
    }))
}

fn row(color: &str, sample: &str, words: &str) -> String {
    format!(
        r#"<TR><TD ALIGN="RIGHT"><FONT COLOR="{color}">{sample}</FONT></TD><TD ALIGN="LEFT">{words}</TD></TR>"#
    )
}

fn stroke(line: Line) -> &'static str {
    match line {
        Line::Thin | Line::Medium => "———",
        Line::Double => "═══",
        Line::Thick => "<B>———</B>",
    }
}

fn dash(status: Status) -> &'static str {
    match status {
        Status::Occurred => "———",
        Status::Planned | Status::Denied => "– – –",
        Status::Possible => "· · · ·",
    }
}
