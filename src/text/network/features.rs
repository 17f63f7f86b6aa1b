//! What the network sees of a word: rows of its tables, found by hashing the word, its ends and its shape.
//!
//! `training/features.py` computes the same rows; a test compares the two on words of all kinds.

/// Rows of a word in the tables: two for the word, three for its endings, two for its beginnings, two for
/// its shape.
pub(super) const COUNTS: [usize; 4] = [2, 3, 2, 2];

/// How many rows a word has in all.
pub(super) const WIDTH: usize = 9;

/// Typographic variants that mean the same.
fn plain(letter: char) -> char {
    match letter {
        '’' | '‘' | '`' | '´' => '\'',
        '“' | '”' | '«' | '»' | '„' => '"',
        '—' | '―' => '–',
        other => other,
    }
}

/// Small letters, plain marks, and every digit a 0.
fn normal(letter: char) -> char {
    match plain(letter) {
        '0'..='9' => '0',
        'a'..='z' => letter,
        other => other.to_lowercase().next().unwrap_or(other),
    }
}

/// X for a capital, x for another letter, 0 for a digit; a mark stands for itself.
fn kind(letter: char) -> char {
    match plain(letter) {
        'a'..='z' => 'x',
        'A'..='Z' => 'X',
        '0'..='9' => '0',
        other if other.is_uppercase() => 'X',
        other if other.is_alphabetic() => 'x',
        other => other,
    }
}

/// FNV-1a over code points, begun with a salt so that one text has several rows.
fn hash(letters: &[char], salt: u32) -> u32 {
    let step = |hash: u32, code: u32| (hash ^ code).wrapping_mul(16_777_619);
    let value = letters
        .iter()
        .fold(step(2_166_136_261, salt), |hash, &letter| {
            step(hash, u32::from(letter))
        });
    value ^ value >> 15
}

/// The hashes of a form, in the order of the tables.
pub(super) fn hashes(form: &str) -> [u32; WIDTH] {
    let word: Vec<char> = form.chars().map(normal).collect();
    let last = |count: usize| &word[word.len().saturating_sub(count)..];
    let first = |count: usize| &word[..word.len().min(count)];
    [
        hash(&word, 1),
        hash(&word, 2),
        hash(last(2), 3),
        hash(last(3), 4),
        hash(last(4), 5),
        hash(first(2), 6),
        hash(first(3), 7),
        hash(&shape(form, 1), 8),
        hash(&shape(form, 3), 9),
    ]
}

/// The kinds of the letters, of a run of one kind the first `longest`, twelve in all.
fn shape(form: &str, longest: usize) -> Vec<char> {
    let mut out: Vec<char> = Vec::with_capacity(12);
    for kind in form.chars().map(kind) {
        if out.len() == 12 {
            break;
        }
        let run = out.iter().rev().take_while(|&&one| one == kind).count();
        if run < longest {
            out.push(kind);
        }
    }
    out
}
