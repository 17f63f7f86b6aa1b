//! Pictures by Graphviz, for those who have it.

use std::io::{self, Write};
use std::process::{Child, Command, Stdio};
use std::thread;

/// Why Graphviz made no picture.
#[derive(Debug, thiserror::Error)]
pub enum RenderError {
    /// The program is not there.
    #[error(
        "the program `dot` of Graphviz was not found; install it (Debian, Ubuntu: `apt install graphviz`; \
         Fedora: `dnf install graphviz`; macOS: `brew install graphviz`; Windows: `winget install graphviz`) \
         or leave out `--renderer` for the built-in layout"
    )]
    Missing,
    /// The program could not be run.
    #[error("the program `dot` of Graphviz could not be run: {0}")]
    Run(#[from] io::Error),
    /// The name of a layout or a format is no word.
    #[error(
        "`{0}` is no name of a layout or format; Graphviz knows dot, neato, fdp, sfdp, circo, twopi, and svg, png, pdf"
    )]
    Name(String),
    /// The program says that it failed.
    #[error("Graphviz failed: {0}")]
    Failed(String),
}

/// Has Graphviz draw `dot` with a layout (`dot`, `sfdp` ...) in a format (`svg`, `png`, `pdf` ...).
pub fn render_with_graphviz(dot: &str, layout: &str, format: &str) -> Result<Vec<u8>, RenderError> {
    run("dot", dot, layout, format)
}

fn run(program: &str, dot: &str, layout: &str, format: &str) -> Result<Vec<u8>, RenderError> {
    for name in [layout, format] {
        if name.is_empty()
            || !name
                .bytes()
                .all(|byte| byte.is_ascii_alphanumeric() || byte == b':')
        {
            return Err(RenderError::Name(name.to_owned()));
        }
    }
    let mut child = start(program, layout, format)?;
    // A second thread feeds the program, which may write before it has read all.
    let input = child.stdin.take();
    let output = thread::scope(|scope| {
        scope.spawn(|| feed(input, dot));
        child.wait_with_output()
    })?;
    if output.status.success() {
        return Ok(output.stdout);
    }
    let said = String::from_utf8_lossy(&output.stderr);
    Err(RenderError::Failed(said.trim().to_owned()))
}

fn start(program: &str, layout: &str, format: &str) -> Result<Child, RenderError> {
    let child = Command::new(program)
        .args([format!("-K{layout}"), format!("-T{format}")])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn();
    child.map_err(|error| match error.kind() {
        io::ErrorKind::NotFound => RenderError::Missing,
        _ => RenderError::Run(error),
    })
}

/// A program that stops reading says why on its own, so that a broken pipe is no error here.
fn feed(input: Option<impl Write>, dot: &str) {
    if let Some(mut input) = input {
        drop(input.write_all(dot.as_bytes()));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_missing_program_is_told_with_the_remedy() {
        let error = run("no-such-program-here", "digraph {}", "dot", "svg").unwrap_err();
        assert!(
            error.to_string().contains("apt install graphviz"),
            "{error}"
        );
    }

    #[test]
    fn names_are_no_options() {
        for (layout, format) in [("dot -o/x", "svg"), ("dot", ""), ("dot", "svg/../x")] {
            let error = run("no-such-program-here", "digraph {}", layout, format).unwrap_err();
            assert!(matches!(error, RenderError::Name(_)), "{error}");
        }
    }
}
