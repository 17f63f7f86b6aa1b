//! Where a graph goes: standard output, or a file that is never half.

use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use anyhow::Context;

use super::Usage;
use crate::cli::{Output, Renderer};
use chancery::export::{Format, render_with_graphviz};
use chancery::graph::Graph;

/// A format, and a file or standard output.
#[derive(Debug)]
pub(super) struct Destination<'a> {
    format: Format,
    renderer: Renderer,
    file: Option<&'a Path>,
}

impl<'a> Destination<'a> {
    /// Checks the arguments, so that a wrong one is told before the work is done.
    pub(super) fn new(args: &'a Output) -> Result<Self, Usage> {
        let file = args.file.as_deref().filter(|path| *path != Path::new("-"));
        let by_file = || file.map(format_of).transpose();
        let format = match args.format {
            Some(format) => format,
            None => by_file()?.unwrap_or(Format::Json),
        };
        if args.renderer.is_some() && format != Format::Svg {
            let name = format.name();
            return Err(Usage(format!(
                "--renderer is for svg, and {name} is asked for; drop one of them"
            )));
        }
        let renderer = args.renderer.unwrap_or(Renderer::Builtin);
        Ok(Self {
            format,
            renderer,
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

    /// The file, where it is one.
    pub(super) fn file(&self) -> Option<&'a Path> {
        self.file
    }

    fn draw(&self, graph: &Graph, out: &mut dyn Write) -> io::Result<()> {
        match self.renderer {
            Renderer::Builtin => self.format.write(graph, out),
            Renderer::Dot => {
                let mut dot = Vec::new();
                Format::Dot.write(graph, &mut dot)?;
                let dot = String::from_utf8_lossy(&dot);
                let drawn = render_with_graphviz(&dot, "dot", self.format.name());
                out.write_all(&drawn.map_err(io::Error::other)?)
            }
        }
    }
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

/// Writes beside the file and renames, so that nobody finds half of it.
pub(super) fn write_file(
    path: &Path,
    write: impl FnOnce(&mut dyn Write) -> io::Result<()>,
) -> io::Result<()> {
    // Through a link, what it leads to is replaced; a device or a pipe cannot be.
    let path = &fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    if fs::metadata(path).is_ok_and(|found| !found.is_file() && !found.is_dir()) {
        return fill(File::create(path)?, write);
    }
    let draft = Draft::beside(path);
    fill(File::create_new(&draft.0)?, write)?;
    fs::rename(&draft.0, path)
}

fn fill(file: File, write: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> io::Result<()> {
    let mut out = BufWriter::new(file);
    write(&mut out)?;
    out.flush()
}

/// A file that is removed unless it was renamed.
struct Draft(PathBuf);

impl Draft {
    fn beside(path: &Path) -> Self {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        Self(path.with_file_name(format!(".{name}.{}.part", std::process::id())))
    }
}

impl Drop for Draft {
    fn drop(&mut self) {
        // After the rename there is nothing to remove, and that is as it should be.
        let _ = fs::remove_file(&self.0);
    }
}
