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
    /// Graphviz's layout.
    graphviz: Option<&'static str>,
    file: Option<&'a Path>,
}

impl<'a> Destination<'a> {
    /// Checks the arguments, so that a wrong one is told before the work is done.
    pub(super) fn new(args: &'a Output) -> Result<Self, Usage> {
        let file = args.file.as_deref().filter(|path| *path != Path::new("-"));
        let layout = args.renderer.and_then(Renderer::layout);
        let format = match args.format {
            Some(format) => format,
            None => file.map(format_of).transpose()?.unwrap_or(Format::Json),
        };
        let for_pictures = [
            ("--renderer", args.renderer.is_some()),
            ("--as", args.drawing.is_some()),
            ("--collapse", args.collapse.is_some()),
        ];
        let given = for_pictures.iter().find(|(_, given)| *given);
        if let Some((option, _)) = given.filter(|_| !is_picture(format)) {
            let name = format.name();
            let table = match args.collapse {
                Some(Collapse::Pair) => "; `chancery stats --by pairs` has the pairs as a table",
                None => "",
            };
            return Err(Usage(format!(
                "{option} is for pictures (svg, png, pdf), and {name} is asked for; drop one of them{table}"
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
            graphviz: layout,
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
        if let Some(layout) = self.graphviz {
            let mut dot = Vec::new();
            Format::Dot.write(graph, &mut dot)?;
            let dot = String::from_utf8_lossy(&dot);
            let drawn = render_with_graphviz(&dot, layout, self.format.name());
            return out.write_all(&drawn.map_err(io::Error::other)?);
        }
        match self.format {
            Format::Svg => self.drawing.write(graph, out),
            Format::Png => self.drawing.write_png(graph, out),
            Format::Pdf => self.drawing.write_pdf(graph, out),
            format => format.write(graph, out),
        }
    }
}

fn is_picture(format: Format) -> bool {
    matches!(format, Format::Svg | Format::Png | Format::Pdf)
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
