//! How a dictionary's names are written in the tables.

use crate::lexicon::{Words, fold};

/// Words that are small inside any name.
const SMALL: [&str; 3] = ["of", "the", "and"];
/// Words that are small inside the name of a body; a person may be called In or An.
const SMALL_IN_BODIES: [&str; 10] = [
    "a", "an", "for", "in", "on", "to", "at", "by", "with", "from",
];

/// The words of a name, folded, with `-` between: names with the same words are the same to the tables.
pub(super) fn words_of(name: &str) -> String {
    let folded = fold(name);
    let words = folded.split(|char: char| !char.is_alphanumeric());
    let words: Vec<&str> = words.filter(|word| !word.is_empty()).collect();
    words.join("-")
}

/// Whether it can be a name: a number alone would be found everywhere.
pub(super) fn has_letters(name: &str) -> bool {
    name.chars().any(char::is_alphabetic)
}

/// A readable id from a name, of `a` to `z`, digits and `-`; empty for a name in another script.
pub(super) fn slug(name: &str) -> String {
    let mut plain = String::new();
    for char in words_of(name).chars() {
        match char {
            'ø' => plain.push('o'),
            'ł' => plain.push('l'),
            'đ' | 'ð' => plain.push('d'),
            'æ' => plain.push_str("ae"),
            'œ' => plain.push_str("oe"),
            'ß' => plain.push_str("ss"),
            'þ' => plain.push_str("th"),
            other if other.is_ascii() => plain.push(other),
            _ => {}
        }
    }
    let words: Vec<&str> = plain.split('-').filter(|word| !word.is_empty()).collect();
    words.join("-")
}

/// A name with single blanks, without an article before it.
pub(super) fn spaced(name: &str) -> String {
    let words: Vec<&str> = name.split_whitespace().collect();
    match words.as_slice() {
        [first, rest @ ..] if !rest.is_empty() && first.eq_ignore_ascii_case("the") => {
            rest.join(" ")
        }
        words => words.join(" "),
    }
}

/// A name in capitals as texts write it. A body's name of one short word is an acronym and stays as it is.
pub(super) fn titled(name: &str, person: bool, words: &Words) -> String {
    let letters = name.chars().filter(|char| char.is_alphabetic()).count();
    if !person && letters <= 4 && !name.contains(' ') {
        return name.to_owned();
    }
    let titled = name.split(' ').enumerate().map(|(place, word)| {
        if place > 0 && is_small(&word.to_lowercase(), person, words) {
            word.to_lowercase()
        } else {
            titled_word(word, words)
        }
    });
    titled.collect::<Vec<_>>().join(" ")
}

fn is_small(word: &str, person: bool, words: &Words) -> bool {
    SMALL.contains(&word)
        || (!person && SMALL_IN_BODIES.contains(&word))
        || words.has("name_particles", word)
}

/// `AL-BARADEI` is `al-Baradei`, `JAISH-E-MOHAMMAD` is `Jaish-e-Mohammad`. A word that has small letters already
/// is left alone.
fn titled_word(word: &str, words: &Words) -> String {
    if word.chars().any(char::is_lowercase) {
        return word.to_owned();
    }
    let parts: Vec<&str> = word.split('-').collect();
    let last = parts.len() - 1;
    let titled = parts.iter().enumerate().map(|(place, part)| {
        let lower = part.to_lowercase();
        let inside = place < last && place > 0 && part.chars().count() == 1;
        if inside || (place < last && words.has("name_articles", &lower)) {
            lower
        } else {
            capitalized(part)
        }
    });
    titled.collect::<Vec<_>>().join("-")
}

/// `D'ALEMA` is `D'Alema`, `WOMEN'S` is `Women's`, `U.N.` stays.
fn capitalized(part: &str) -> String {
    let mut out = String::new();
    let mut begins = true;
    for (at, char) in part.char_indices() {
        if char.is_alphabetic() && !begins {
            out.extend(char.to_lowercase());
            continue;
        }
        out.push(char);
        let ending = matches!(char, '\'' | '’') && part[at..].chars().count() == 2;
        begins = !char.is_alphanumeric() && (begins || is_mark(char)) && !ending;
    }
    out
}

fn is_mark(char: char) -> bool {
    char.is_ascii_punctuation() || char == '’'
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_written_as_texts_write_them() {
        let lexicon = crate::lexicon::Lexicon::embedded().unwrap();
        let check = |name, person, expected| {
            assert_eq!(titled(name, person, &lexicon.words), expected);
        };
        check(
            "LORD ROBERTSON OF PORT ELLEN",
            true,
            "Lord Robertson of Port Ellen",
        );
        check("MUHAMMAD AL-BARADEI", true, "Muhammad al-Baradei");
        check("HAYA AL KHALIFAH", true, "Haya al Khalifah");
        check("LEE IN YOUNG", true, "Lee In Young");
        check("P.J. D'ALEMA", true, "P.J. D'Alema");
        check("LULA", true, "Lula");
        check("UNSG", false, "UNSG");
        check("U.N.", false, "U.N.");
        check("WOMEN'S UNION FOR PEACE", false, "Women's Union for Peace");
        check("JAISH-E-MOHAMMAD", false, "Jaish-e-Mohammad");
        check(
            "REVOLUTIONARY ORGANIZATION 17TH (RO)",
            false,
            "Revolutionary Organization 17th (Ro)",
        );
        check("UN_Secy", false, "UN_Secy");
    }

    #[test]
    fn ids_are_ascii() {
        assert_eq!(slug("Łech Sørensen-Groß"), "lech-sorensen-gross");
        assert_eq!(slug("Erdoğan's “A.K.”"), "erdogan-s-a-k");
        assert_eq!(slug("Владимир"), "");
    }
}
