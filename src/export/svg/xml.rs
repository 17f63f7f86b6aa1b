//! Numbers and text as XML wants them.

use std::fmt;
use std::io::{self, Write};

use crate::export::layout::Point;
use crate::export::metrics::{Weight, width};

/// A coordinate, rounded to a tenth of a pixel.
pub(super) struct Num(pub(super) f64);

impl fmt::Display for Num {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let text = format!("{:.1}", self.0);
        let text = text.strip_suffix(".0").unwrap_or(&text);
        out.write_str(if text == "-0" { "0" } else { text })
    }
}

/// Text with the characters escaped that mean something to XML.
pub(super) struct Xml<'a>(pub(super) &'a str);

impl fmt::Display for Xml<'_> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        for letter in self.0.chars() {
            match letter {
                '&' => out.write_str("&amp;")?,
                '<' => out.write_str("&lt;")?,
                '>' => out.write_str("&gt;")?,
                '"' => out.write_str("&quot;")?,
                '\'' => out.write_str("&#39;")?,
                _ => fmt::Write::write_char(out, letter)?,
            }
        }
        Ok(())
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

    #[test]
    fn markup_is_text() {
        let text = r#"<b a="1">&'"#;
        assert_eq!(Xml(text).to_string(), "&lt;b a=&quot;1&quot;&gt;&amp;&#39;");
    }
}
