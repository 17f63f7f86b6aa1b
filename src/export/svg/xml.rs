//! Numbers and lines of text as SVG wants them.

use std::fmt;
use std::io::{self, Write};

use crate::export::layout::Point;
use crate::export::metrics::{Weight, width};
pub(super) use crate::export::xml::Xml;

/// A coordinate, rounded to a tenth of a pixel.
pub(super) struct Num(pub(super) f64);

impl fmt::Display for Num {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let text = format!("{:.1}", self.0);
        let text = text.strip_suffix(".0").unwrap_or(&text);
        out.write_str(if text == "-0" { "0" } else { text })
    }
}

/// A line of text with its measured width, to which another font is fitted.
pub(super) struct Text<'a> {
    class: &'a str,
    words: &'a str,
    wide: f64,
}

impl<'a> Text<'a> {
    pub(super) fn new(class: &'a str, words: &'a str, size: f64, weight: Weight) -> Self {
        let wide = width(words, size, weight);
        Self { class, words, wide }
    }

    /// Writes the text from this point of its base line.
    pub(super) fn start(self, at: Point, out: &mut dyn Write) -> io::Result<()> {
        self.write("start", at, out)
    }

    /// Writes the text around this point of its base line.
    pub(super) fn middle(self, at: Point, out: &mut dyn Write) -> io::Result<()> {
        self.write("middle", at, out)
    }

    fn write(self, anchor: &str, at: Point, out: &mut dyn Write) -> io::Result<()> {
        writeln!(
            out,
            r#"<text class="{}" text-anchor="{anchor}" x="{}" y="{}" textLength="{}" lengthAdjust="spacingAndGlyphs">{}</text>"#,
            self.class,
            Num(at.x),
            Num(at.y),
            Num(self.wide),
            Xml(self.words)
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_short() {
        let check = |number: f64, expected| assert_eq!(Num(number).to_string(), expected);
        check(12.0, "12");
        check(12.34, "12.3");
        check(-0.01, "0");
        check(-7.55, "-7.5");
    }
}
