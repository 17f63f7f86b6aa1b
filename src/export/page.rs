//! A web page that is one file: the graph, its positions, and the program that shows them.
//!
//! The page fetches nothing. Its policy allows its own script and style, named by their hashes, and
//! no connection at all; the graph stands in it as data, never as markup.

use std::io::{self, Write};

use serde::Serialize;

mod data;
mod look;
mod places;
mod policy;

use super::style::Styles;
use crate::graph::Graph;

/// The script and style that `web/build` makes from `web/src`.
const SCRIPT: &str = include_str!("page/bundle/page.js");
const STYLE: &str = include_str!("page/bundle/page.css");
const BODY: &str = include_str!("page/bundle/page.html");
/// The licences of what is bundled.
const LICENSES: &str = include_str!("page/bundle/licenses.txt");

/// Writes a graph as a web page.
pub fn page(graph: &Graph, out: &mut dyn Write) -> io::Result<()> {
    let styles = Styles::embedded()?;
    let style = format!("{}{STYLE}", look::variables(styles));
    let policy = policy::policy(SCRIPT, &style);
    writeln!(out, "<!doctype html>\n<html lang=\"en\">\n<head>")?;
    writeln!(out, "<meta charset=\"utf-8\">")?;
    writeln!(
        out,
        "<meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\">"
    )?;
    writeln!(out, "<meta name=\"referrer\" content=\"no-referrer\">")?;
    writeln!(
        out,
        "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">"
    )?;
    writeln!(out, "<title>Chancery</title>\n<!--\n{LICENSES}-->")?;
    writeln!(out, "<style>{style}</style>\n</head>\n<body>\n{BODY}")?;
    embed("look", &look::Look::of(styles), out)?;
    embed("graph", &data::PageData::of(graph), out)?;
    writeln!(out, "<script>{SCRIPT}</script>\n</body>\n</html>")
}

/// Writes a value as data that the script reads by its id.
fn embed(id: &str, value: &impl Serialize, out: &mut dyn Write) -> io::Result<()> {
    let json = policy::harmless(&serde_json::to_string(value)?);
    writeln!(
        out,
        "<script type=\"application/json\" id=\"{id}\">{json}</script>"
    )
}
