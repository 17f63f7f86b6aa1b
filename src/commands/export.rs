//! `chancery export`: a graph to another format.

use clap::ValueEnum;
use comfy_table::Table;

use super::Ending;
use super::open::open;
use super::output::{Destination, print};
use super::table::table;
use super::tables::lexicon;
use crate::cli::Export;
use chancery::export::Format;

pub(super) fn run(args: &Export) -> anyhow::Result<Ending> {
    let Some(path) = &args.graph else {
        let list = list(Table::new().width());
        print(|out| writeln!(out, "{list}"))?;
        return Ok(Ending::Done);
    };
    let destination = Destination::new(&args.output)?;
    let graph = open(path, &lexicon(&args.tables)?)?;
    destination.write(&graph)?;
    Ok(Ending::Done)
}

/// The formats, one a line.
fn list(width: Option<u16>) -> String {
    let rows = Format::value_variants().iter().map(|format| {
        let value = format.to_possible_value();
        let help = value.as_ref().and_then(|value| value.get_help());
        [
            format.name().to_owned(),
            format.extensions().join(", "),
            help.map_or(String::new(), ToString::to_string),
        ]
    });
    table(["FORMAT", "EXTENSIONS", "WHAT IT IS"], rows, width).trim_fmt()
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
