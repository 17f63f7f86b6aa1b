//! Mermaid flowcharts, for Markdown pages that draw them.

use std::fmt;
use std::io::{self, Write};

use super::sketch::{Bundle, Sketch, Strand, TieKind};
use super::style::Styles;
use super::words::clean;
use crate::graph::Graph;
use crate::model::{ActorKind, Status};

/// The most letters of a name or a label.
const LETTERS: usize = 80;

/// Writes the graph as a flowchart of Mermaid, with the lines and regions of the picture.
///
/// Many events of a pair are few lines, as in the picture; sentences are left out.
pub fn mermaid(graph: &Graph, out: &mut dyn Write) -> io::Result<()> {
    let styles = Styles::embedded()?;
    let sketch = Sketch::new(graph, styles, usize::MAX);
    writeln!(out, "flowchart LR")?;
    for (index, region) in sketch.regions.iter().enumerate() {
        writeln!(out, "  subgraph r{index}[\"{}\"]", Label(&region.name))?;
        for &member in &region.members {
            node(&sketch, member, out)?;
        }
        writeln!(out, "  end")?;
    }
    for (actor, shown) in sketch.actors.iter().enumerate() {
        if shown.region.is_none() {
            node(&sketch, actor, out)?;
        }
    }
    let strands = || {
        sketch
            .bundles
            .iter()
            .flat_map(|Bundle { strands, .. }| strands)
    };
    for strand in strands() {
        let (from, to, line) = (strand.from, strand.to, line(strand));
        writeln!(out, "  n{from} {line}|\"{}\"| n{to}", Label(&strand.label))?;
    }
    for tie in &sketch.ties {
        let word = match tie.kind {
            TieKind::Office => "holds office",
            TieKind::Member => "member of",
            TieKind::Part => "part of",
        };
        writeln!(out, "  n{} -.->|\"{word}\"| n{}", tie.from, tie.to)?;
    }
    for (index, strand) in strands().enumerate() {
        let color = &styles.of(&strand.events[0].kind).light;
        writeln!(out, "  linkStyle {index} stroke:{color},color:{color}")?;
    }
    Ok(())
}

fn node(sketch: &Sketch, actor: usize, out: &mut dyn Write) -> io::Result<()> {
    let shown = &sketch.actors[actor];
    let (open, close) = match shown.node.mentioned.actor.kind {
        ActorKind::Person => ("([", "])"),
        ActorKind::Country => ("[", "]"),
        ActorKind::Organization => ("{{", "}}"),
    };
    let name = Label(shown.node.name());
    writeln!(out, "    n{actor}{open}\"{name}\"{close}")
}

fn line(strand: &Strand) -> &'static str {
    let event = strand.events[0];
    match (event.status, event.symmetric) {
        (Status::Occurred, true) => "---",
        (Status::Occurred, false) => "-->",
        (Status::Planned | Status::Possible, true) => "-.-",
        (Status::Planned | Status::Possible, false) => "-.->",
        (Status::Denied, true) => "x--x",
        (Status::Denied, false) => "--x",
    }
}

/// A text in quotation marks, in which Mermaid finds no markup.
struct Label<'a>(&'a str);

impl fmt::Display for Label<'_> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let line = clean(self.0, LETTERS);
        if line.is_empty() {
            // An empty label is a fault to Mermaid.
            return out.write_str("?");
        }
        for letter in line.chars() {
            match letter {
                '"' | '#' | '&' | '<' | '>' | '`' | ';' | '\\' | '*' | '_' | '~' => {
                    write!(out, "#{};", u32::from(letter))?;
                }
                _ => write!(out, "{letter}")?,
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_in_a_text_means_anything_to_mermaid() {
        let check = |text, expected| assert_eq!(Label(text).to_string(), expected);
        check(r#"the "G7" & co"#, "the #34;G7#34; #38; co");
        check("a\nb</script>", "a b#60;/script#62;");
        check(" ", "?");
    }
}
