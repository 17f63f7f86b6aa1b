//! What the tagger and the parser see of a word: hashes of its form, its ends and its shape.

/// Hashes of one word.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Word {
    /// As written, digits alike.
    pub(crate) form: u32,
    /// In lower case, digits alike.
    pub(crate) lower: u32,
    /// The last one to four letters in lower case.
    pub(crate) suffixes: [u32; 4],
    /// The first one to three letters in lower case.
    pub(crate) prefixes: [u32; 3],
    /// Capitals, small letters, digits and marks in their order, repetitions left out.
    pub(crate) shape: u32,
}

const OFFSET: u32 = 0x811c_9dc5;

/// One step of a multiplicative hash over letters.
fn step(hash: u32, letter: char) -> u32 {
    (hash ^ u32::from(letter))
        .wrapping_mul(0x0100_0193)
        .rotate_left(5)
}

/// Typographic variants that mean the same, and all digits, become one letter.
fn plain(letter: char) -> char {
    match letter {
        '’' | '‘' | '`' | '´' => '\'',
        '“' | '”' | '«' | '»' | '„' => '"',
        '—' | '―' => '–',
        '0'..='9' => '0',
        other => other,
    }
}

fn small(letter: char) -> char {
    plain(letter).to_lowercase().next().unwrap_or(letter)
}

fn kind(letter: char) -> char {
    match letter {
        _ if letter.is_uppercase() => 'X',
        _ if letter.is_alphabetic() => 'x',
        _ if letter.is_numeric() => '0',
        other => plain(other),
    }
}

impl Word {
    /// The hashes of a form.
    pub(crate) fn new(text: &str) -> Self {
        let mut word = Self {
            form: OFFSET,
            lower: OFFSET,
            shape: OFFSET,
            ..Self::default()
        };
        let mut last = ('\0', 0);
        for (place, letter) in text.chars().enumerate() {
            word.form = step(word.form, plain(letter));
            word.lower = step(word.lower, small(letter));
            if let Some(prefix) = word.prefixes.get_mut(place) {
                *prefix = word.lower;
            }
            last = if kind(letter) == last.0 {
                (last.0, last.1 + 1)
            } else {
                (kind(letter), 0)
            };
            if last.1 < 2 {
                word.shape = step(word.shape, last.0);
            }
        }
        let mut hash = !OFFSET;
        for (suffix, letter) in word.suffixes.iter_mut().zip(text.chars().rev()) {
            hash = step(hash, small(letter));
            *suffix = hash;
        }
        word
    }
}

/// The key of a feature: a template and up to three values.
pub(crate) fn key(template: u64, a: u64, b: u64, c: u64) -> u64 {
    let mut hash = (template ^ a << 8).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    hash = (hash ^ hash >> 29 ^ b).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    hash = (hash ^ hash >> 32 ^ c).wrapping_mul(0x94d0_49bb_1331_11eb);
    hash ^ hash >> 31
}
