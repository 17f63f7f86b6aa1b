//! Text from articles, made fit for a terminal.

/// One line without what would steer the terminal: control characters and changes of direction.
pub(super) fn one_line(text: &str) -> String {
    let harmless = |char: &char| !is_control(*char) || char.is_whitespace();
    let kept: String = text.chars().filter(harmless).collect();
    kept.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Whether a character steers instead of being shown.
pub(super) fn is_control(char: char) -> bool {
    char.is_control() || matches!(char, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_steers_the_terminal() {
        assert_eq!(one_line("a\n  b\tc"), "a b c");
        assert_eq!(one_line("\u{1b}[31mred\u{7}\u{202e}"), "[31mred");
    }
}
