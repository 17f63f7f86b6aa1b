//! Where a graph goes: standard output, or a file that is never half.

use std::io::{self, BufWriter, IsTerminal, Write};
use std::path::Path;

use anyhow::Context;

use super::draft::write_file;
use super::{Usage, say};
use crate::cli::{Collapse, Output, Renderer};
use chancery::export::{Drawing, Format, render_with_graphviz};
use chancery::graph::Graph;

/// A format, and a file or standard output.
#[derive(Debug)]
pub(super) struct Destination<'a> {
    format: Format,
    drawing: Drawing,
    /// Graphviz's layout and the format of its picture.
    graphviz: Option<(&'static str, &'static str)>,
    file: Option<&'a Path>,
}

impl<'a> Destination<'a> {
    /// Checks the arguments, so that a wrong one is told before the work is done.
    pub(super) fn new(args: &'a Output) -> Result<Self, Usage> {
        let file = args.file.as_deref().filter(|path| *path != Path::new("-"));
        let layout = args.renderer.and_then(Renderer::layout);
        let picture = file.and_then(picture_of);
        if let (Some(picture), None) = (picture, layout) {
            return Err(Usage(format!(
                "Graphviz makes a {picture}: add --renderer dot; or write an .svg, and turn it into one with \
                 `rsvg-convert` or a browser"
            )));
        }
        let by_file = || match picture {
            Some(_) => Ok(Some(Format::Svg)),
            None => file.map(format_of).transpose(),
        };
        let format = match args.format {
            Some(format) => format,
            None => by_file()?.unwrap_or(Format::Json),
        };
        let for_svg = [
            ("--renderer", args.renderer.is_some()),
            ("--as", args.drawing.is_some()),
            ("--collapse", args.collapse.is_some()),
        ];
        let given = for_svg.iter().find(|(_, given)| *given);
        if let Some((option, _)) = given.filter(|_| format != Format::Svg) {
            let name = format.name();
            let table = match args.collapse {
                Some(Collapse::Pair) => "; `chancery stats --by pairs` has the pairs as a table",
                None => "",
            };
            return Err(Usage(format!(
                "{option} is for svg, and {name} is asked for; drop one of them{table}"
            )));
        }
        let drawing = match args.collapse {
            Some(Collapse::Pair) => Drawing::Pairs,
            None => args.drawing.unwrap_or_default(),
        };
        if drawing != Drawing::Network && layout.is_some() {
            return Err(Usage(
                "Graphviz draws networks with all their lines only; drop --renderer, or --as and --collapse".to_owned(),
            ));
        }
        Ok(Self {
            format,
            drawing,
            graphviz: layout.map(|layout| (layout, picture.unwrap_or("svg"))),
            file,
        })
    }

    /// Writes the graph.
    pub(super) fn write(&self, graph: &Graph) -> anyhow::Result<()> {
        match self.file {
            Some(path) => write_file(path, |out| self.draw(graph, out))
                .with_context(|| format!("cannot write `{}`", path.display())),
            None => print(|out| self.draw(graph, out)),
        }
    }

    /// Tells a person at a terminal what was made.
    pub(super) fn report(&self, graph: &Graph) {
        if let Some(path) = self.file.filter(|_| io::stderr().is_terminal()) {
            let counts = [
                graph.nodes().count(),
                graph.events().count(),
                graph.documents().len(),
            ];
            let [actors, events, documents] = counts;
            let path = path.display();
            say(
                "wrote",
                &format!("{path}: {actors} actors, {events} events, {documents} documents"),
            );
        }
    }

    fn draw(&self, graph: &Graph, out: &mut dyn Write) -> io::Result<()> {
        match self.graphviz {
            None if self.format == Format::Svg => self.drawing.write(graph, out),
            None => self.format.write(graph, out),
            Some((layout, picture)) => {
                let mut dot = Vec::new();
                Format::Dot.write(graph, &mut dot)?;
                let dot = String::from_utf8_lossy(&dot);
                let drawn = render_with_graphviz(&dot, layout, picture);
                out.write_all(&drawn.map_err(io::Error::other)?)
            }
        }
    }
}

/// The pictures that Graphviz alone makes, by a file's extension.
fn picture_of(path: &Path) -> Option<&'static str> {
    let extension = path.extension()?.to_str()?.to_ascii_lowercase();
    ["png", "pdf"].into_iter().find(|one| *one == extension)
}

fn format_of(path: &Path) -> Result<Format, Usage> {
    Format::from_path(path).ok_or_else(|| {
        let all = <Format as clap::ValueEnum>::value_variants();
        let known: Vec<&str> = all
            .iter()
            .flat_map(|format| format.extensions())
            .copied()
            .collect();
        let (shown, known) = (path.display(), known.join(", "));
        Usage(format!(
            "`{shown}` tells no format; use one of the extensions {known}, or -t FORMAT"
        ))
    })
}

/// Writes to standard output.
pub(super) fn print(write: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> anyhow::Result<()> {
    let mut out = BufWriter::new(io::stdout().lock());
    write(&mut out)
        .and_then(|()| out.flush())
        .context("cannot write to standard output")
}
