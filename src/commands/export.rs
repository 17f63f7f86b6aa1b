//! `chancery export`: a graph to another format, or a part of it.

use clap::ValueEnum;
use comfy_table::Table;

use super::filter::{Asker, filtered};
use super::open::{open, opened};
use super::output::{Destination, print};
use super::sheet::{Fit, Sheet};
use super::{Ending, say};
use crate::cli::Export;
use chancery::export::Format;
use chancery::export::rdf::VOCABULARY;
use chancery::graph::Node;
use chancery::query::{around, strongest};

pub(super) fn run(args: &Export) -> anyhow::Result<Ending> {
    if args.vocabulary {
        print(|out| out.write_all(VOCABULARY.as_bytes()))?;
        return Ok(Ending::Done);
    }
    let Some(path) = &args.graph else {
        let list = list().table(Table::new().width());
        print(|out| writeln!(out, "{list}"))?;
        return Ok(Ending::Done);
    };
    let destination = Destination::new(&args.output)?;
    let (graph, lexicon) = open(path, &args.tables)?;
    let had_events = graph.events().next().is_some();
    let asker = Asker::new(&graph, &lexicon, &args.filters.circumstances);
    let focus = asker.parties(&args.focus)?;
    let mut graph = filtered(graph, &lexicon, &args.filters)?;
    if !focus.is_empty() {
        let near = around(&graph, &focus, args.hops);
        let is_near = |node: &Node| near.contains(node.id());
        graph = opened(graph.subgraph(|source, target, _| is_near(source) && is_near(target)));
    }
    if let Some(most) = args.top {
        let kept = strongest(&graph, most);
        graph = opened(graph.subgraph(|_, _, event| kept.contains(event.key.as_str())));
    }
    if had_events && graph.events().next().is_none() {
        let nothing = "no such events in the graph; nothing is written";
        say("nothing found", nothing);
        return Ok(Ending::NothingFound);
    }
    destination.write(&graph)?;
    Ok(Ending::Done)
}

/// The formats, one a line.
fn list() -> Sheet {
    let rows = Format::value_variants().iter().map(|format| {
        let value = format.to_possible_value();
        let help = value.as_ref().and_then(|value| value.get_help());
        let extensions = format.extensions().join(", ");
        vec![
            format.name().into(),
            extensions.into(),
            help.map(ToString::to_string).into(),
        ]
    });
    Sheet {
        columns: vec![
            ("format", Fit::Whole),
            ("extensions", Fit::Whole),
            ("what it is", Fit::Cut),
        ],
        rows: rows.collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_those_of_the_option() {
        for format in Format::value_variants() {
            let value = format.to_possible_value().unwrap();
            assert_eq!(value.get_name(), format.name());
            assert!(value.get_help().is_some());
        }
    }
}
