//! `chancery view`: a graph as a page for the browser, in a file or on this machine's loopback.

use std::path::Path;

use anyhow::Context;

use super::draft::write_file;
use super::filter::filtered;
use super::open::open;
use super::output::print;
use super::serve::{open_browser, serve};
use super::{Ending, say};
use crate::cli::View;
use chancery::export::Format;

pub(super) fn run(args: &View) -> anyhow::Result<Ending> {
    let (graph, lexicon) = open(&args.graph, &args.tables)?;
    let graph = filtered(graph, &lexicon, &args.filters)?;
    let mut page = Vec::new();
    Format::Html.write(&graph, &mut page)?;
    match &args.file {
        Some(file) if file == Path::new("-") => print(|out| out.write_all(&page))?,
        Some(file) => {
            write_file(file, |out| out.write_all(&page))
                .with_context(|| format!("cannot write `{}`", file.display()))?;
            if args.open {
                open_browser(&file.display().to_string())?;
            }
        }
        None => serve(&page, args.port, |address| {
            print(|out| writeln!(out, "{address}"))?;
            say("serving", "on this machine only; Ctrl-C ends it");
            if args.open {
                open_browser(address)
            } else {
                Ok(())
            }
        })?,
    }
    Ok(Ending::Done)
}
