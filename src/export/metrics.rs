//! How wide text is, from the metrics of the font that pictures ask for.
//!
//! Helvetica, Arial and Liberation Sans have the same advance widths; these are their figures, in
//! thousandths of the font size. Pictures also state each width, so that another font is fitted.

use unicode_normalization::UnicodeNormalization;

/// Regular or bold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Weight {
    Regular,
    Bold,
}

/// Advance widths of U+0020 to U+007E.
#[rustfmt::skip]
const REGULAR: [u16; 95] = [
    278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278,
    556, 556, 556, 556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556,
    1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833, 722, 778,
    667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556,
    333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556,
    556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584,
];

#[rustfmt::skip]
const BOLD: [u16; 95] = [
    278, 333, 474, 556, 556, 889, 722, 238, 333, 333, 389, 584, 278, 333, 278, 278,
    556, 556, 556, 556, 556, 556, 556, 556, 556, 556, 333, 333, 584, 584, 584, 611,
    975, 722, 722, 722, 722, 667, 611, 778, 722, 278, 556, 722, 611, 833, 722, 778,
    667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 333, 278, 333, 584, 556,
    333, 556, 611, 556, 611, 556, 333, 611, 611, 278, 278, 556, 278, 889, 611, 611,
    611, 611, 389, 556, 333, 611, 556, 778, 556, 556, 500, 389, 280, 389, 584,
];

/// The width of a text at a font size, in the size's unit.
pub(super) fn width(text: &str, size: f64, weight: Weight) -> f64 {
    let units: f64 = text.nfd().map(|letter| advance(letter, weight)).sum();
    units * size / 1000.0
}

fn advance(letter: char, weight: Weight) -> f64 {
    let table = match weight {
        Weight::Regular => &REGULAR,
        Weight::Bold => &BOLD,
    };
    let ascii = u32::from(letter).checked_sub(0x20);
    let known = ascii.and_then(|index| table.get(usize::try_from(index).ok()?));
    known.map_or_else(|| foreign(letter), |&units| f64::from(units))
}

/// Letters beyond ASCII: exact for the punctuation we write ourselves, else what their script needs.
fn foreign(letter: char) -> f64 {
    match letter {
        // Combining marks, which decomposed accents are, take no room.
        '\u{300}'..='\u{36f}' => 0.0,
        '\u{2013}' => 556.0,
        '\u{2018}' | '\u{2019}' => 278.0,
        '\u{201c}' | '\u{201d}' => 500.0,
        '\u{b7}' => 333.0,
        '\u{d7}' => 584.0,
        // Dash, ellipsis, arrows; the scripts of East Asia.
        '\u{2014}'
        | '\u{2026}'
        | '\u{2190}'..='\u{21ff}'
        | '\u{1100}'..='\u{11ff}'
        | '\u{2e80}'..='\u{a4cf}'
        | '\u{ac00}'..='\u{d7a3}'
        | '\u{f900}'..='\u{faff}'
        | '\u{fe30}'..='\u{fe6f}'
        | '\u{ff00}'..='\u{ff60}' => 1000.0,
        '\u{1f000}'..='\u{3ffff}' => 1250.0,
        _ => 680.0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, weight: Weight, expected: f64) {
        let found = width(text, 1000.0, weight);
        assert!((found - expected).abs() < 1e-9, "{text}: {found}");
    }

    #[test]
    fn adds_the_letters_advances() {
        check("", Weight::Regular, 0.0);
        check(
            "Macron",
            Weight::Regular,
            833.0 + 556.0 + 500.0 + 333.0 + 556.0 + 556.0,
        );
        check("Il", Weight::Bold, 278.0 + 278.0);
        check("~", Weight::Bold, 584.0);
    }

    #[test]
    fn accents_take_no_room() {
        check("é", Weight::Regular, 556.0);
        check("E\u{301}", Weight::Regular, 667.0);
    }

    #[test]
    fn wide_letters_are_wide() {
        check("日本", Weight::Regular, 2000.0);
    }
}
