//! Lines and paragraphs: which line breaks end a sentence, and which are those of wrapped text.

use std::ops::Range;

/// No text is wrapped at fewer letters than this; shorter lines are headings, addresses, lists.
const NARROWEST: usize = 50;
/// No text is wrapped at more letters than this; longer lines are paragraphs.
const WIDEST: usize = 160;
/// A word that would have left so much room on the line before it was put on a new line on purpose.
const SLACK: usize = 8;

/// The stretches of a text within which a line break is a mere space.
pub(super) fn stretches(text: &str) -> Vec<Range<usize>> {
    let mut stretches = Vec::new();
    let mut block: Vec<Range<usize>> = Vec::new();
    for line in lines(text) {
        if text[line.clone()].is_empty() {
            close(text, &mut block, &mut stretches);
        } else {
            block.push(line);
        }
    }
    close(text, &mut block, &mut stretches);
    stretches
}

/// The lines of a text, trimmed.
fn lines(text: &str) -> impl Iterator<Item = Range<usize>> + '_ {
    let mut end = 0;
    text.split_inclusive(['\n', '\u{c}', '\u{85}', '\u{2028}', '\u{2029}'])
        .map(move |line| {
            let start = end + line.len() - line.trim_start().len();
            end += line.len();
            start.min(end)..start.min(end) + line.trim().len()
        })
}

/// Joins the lines of a block where they were wrapped.
fn close(text: &str, block: &mut Vec<Range<usize>>, stretches: &mut Vec<Range<usize>>) {
    let width = block
        .iter()
        .map(|line| length(&text[line.clone()]))
        .max()
        .unwrap_or(0);
    let mut lines = block.drain(..);
    let Some(mut stretch) = lines.next() else {
        return;
    };
    let mut last = stretch.clone();
    for line in lines {
        if breaks(&text[last], &text[line.clone()], width) {
            stretches.push(stretch);
            stretch = line.clone();
        }
        stretch.end = line.end;
        last = line;
    }
    stretches.push(stretch);
}

/// Letters of a line, as far as they matter.
fn length(line: &str) -> usize {
    line.chars().take(WIDEST + 1).count()
}

/// Whether the break between two lines of a block is meant.
fn breaks(line: &str, next: &str, width: usize) -> bool {
    let first = next.split_whitespace().next().unwrap_or_default();
    if is_bullet(first) {
        return true;
    }
    if first.starts_with(char::is_lowercase) {
        return false;
    }
    let fits = length(line) + length(first) + SLACK < width;
    fits || !(NARROWEST..=WIDEST).contains(&width)
}

/// Whether a line begins as an item of a list: a bullet, `3.` or `(b)`.
fn is_bullet(first: &str) -> bool {
    let mut letters = first.chars();
    match (letters.next(), letters.next()) {
        (Some('•' | '*' | '·' | '▪' | '■' | '●' | '◦' | '‣' | '-' | '–' | '—'), None) => {
            true
        }
        (Some('•' | '▪' | '■' | '●' | '◦' | '‣'), Some(_)) => true,
        _ => {
            first.len() <= 4
                && first.ends_with(['.', ')'])
                && is_number(first.trim_matches(['(', '.', ')']))
        }
    }
}

fn is_number(item: &str) -> bool {
    !item.is_empty() && item.bytes().all(|byte| byte.is_ascii_digit())
        || item.len() == 1 && item.bytes().all(|byte| byte.is_ascii_lowercase())
}
