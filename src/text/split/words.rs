//! A stretch of text to words, the way the English treebanks cut them.
//!
//! One pass from left to right: letters and digits gather into a word as long as what stands between
//! them belongs to it (`3.5`, `U.S`, `O'Brien`), then the word is cut or gets its full stop; every other
//! letter is a mark of its own, or part of a run (`...`, `--`, `?!`).

use std::ops::Range;

use super::cuts::cut;
use super::lists::{ABBREVIATIONS, DOMAINS, PREFIXES, has};

/// Adds the words of a stretch to `words`.
pub(super) fn words(text: &str, stretch: Range<usize>, words: &mut Vec<Range<usize>>) {
    let (start, end) = (stretch.start, stretch.end);
    let scan = Scan {
        text: &text[..end],
        start,
    };
    let mut at = start;
    while let Some(letter) = scan.letter(at) {
        let stop = scan.stop(at, letter);
        if is_word(letter) || stop > at + letter.len_utf8() && scan.is_glued(at, letter) {
            cut(text, at..stop, words);
        } else if !letter.is_whitespace() {
            words.push(at..stop);
        }
        at = stop;
    }
}

/// A stretch as it is walked through.
struct Scan<'a> {
    /// The text up to the end of the stretch.
    text: &'a str,
    start: usize,
}

/// Whether a letter is part of a word wherever it stands.
fn is_word(letter: char) -> bool {
    letter.is_alphanumeric() || letter == '_' || is_mark(letter)
}

/// Marks that sit on the letter before them, and invisible joiners.
fn is_mark(letter: char) -> bool {
    matches!(letter, '\u{300}'..='\u{36f}' | '\u{200b}'..='\u{200d}' | '\u{ad}' | '\u{2060}' | '\u{feff}' | '\u{fe0f}')
}

fn is_apostrophe(letter: char) -> bool {
    matches!(letter, '\'' | '’')
}

impl Scan<'_> {
    fn letter(&self, at: usize) -> Option<char> {
        self.text.get(at..)?.chars().next()
    }

    /// Whether a mark at this place begins a word: `'90s`, `'s`, `@user`.
    fn is_glued(&self, at: usize, letter: char) -> bool {
        let next = self.letter(at + letter.len_utf8());
        next.is_some_and(is_word) && (is_apostrophe(letter) || letter == '@')
    }

    /// Where the token ends that begins here.
    fn stop(&self, at: usize, letter: char) -> usize {
        let behind = at + letter.len_utf8();
        match letter {
            _ if is_word(letter) => self.word(at),
            '\'' | '’' => self.after_apostrophe(at, behind),
            '@' if self.letter(behind).is_some_and(is_word) => self.run(behind, is_word),
            '.' | '-' | '*' | '=' | '~' | '#' | '_' | '+' | '–' | '—' => {
                self.run(at, |next| next == letter)
            }
            '!' | '?' => self.run(at, |next| matches!(next, '!' | '?')),
            '`' => self.run(at, |next| next == '`'),
            _ => behind,
        }
    }

    /// The end of the run of letters of one kind.
    fn run(&self, at: usize, kind: impl Fn(char) -> bool) -> usize {
        let rest = &self.text[at..];
        at + rest.find(|letter| !kind(letter)).unwrap_or(rest.len())
    }

    /// `'s` behind a mark, `'90s`, `''`; else the apostrophe alone.
    fn after_apostrophe(&self, at: usize, behind: usize) -> usize {
        let end = self.run(behind, char::is_alphanumeric);
        let word = &self.text[behind..end];
        let is_decade =
            word.len() >= 2 && word.len() <= 3 && word.starts_with(|c: char| c.is_ascii_digit());
        let follows = at > self.start && !self.text[..at].ends_with(char::is_whitespace);
        let is_ending = follows && matches!(word, "s" | "S" | "re" | "ve" | "ll" | "d" | "m");
        let is_clipped = matches!(word, "em" | "til" | "tis" | "twas" | "cause");
        match self.letter(behind) {
            Some('\'') if self.text[at..].starts_with('\'') => behind + 1,
            _ if is_decade || is_ending || is_clipped => end,
            _ => behind,
        }
    }

    /// The end of a word that begins here, with a full stop that is part of it.
    fn word(&self, at: usize) -> usize {
        if let Some(end) = self.address(at) {
            return end;
        }
        let mut end = self.run(at, is_word);
        while let Some(joint) = self.letter(end) {
            let next = end + joint.len_utf8();
            if !self.letter(next).is_some_and(is_word) || !self.joins(at, end, joint, next) {
                break;
            }
            end = self.run(next, is_word);
        }
        if self.letter(end) == Some('.') && self.keeps_stop(at, end) {
            end + 1
        } else {
            end
        }
    }

    /// The end of a web or mail address that begins here.
    fn address(&self, at: usize) -> Option<usize> {
        let rest = &self.text[at..];
        let is_web = ["http://", "https://", "ftp://", "www."]
            .iter()
            .any(|lead| {
                rest.get(..lead.len())
                    .is_some_and(|start| start.eq_ignore_ascii_case(lead))
            });
        let in_mail = |letter: char| {
            letter.is_ascii_alphanumeric() || matches!(letter, '.' | '_' | '-' | '+')
        };
        let local = self.run(at, in_mail);
        let host = self.text[local..]
            .strip_prefix('@')
            .is_some_and(|host| host.starts_with(in_mail));
        let end = match (is_web, host) {
            (true, _) => self.run(at, |letter| {
                !letter.is_whitespace() && !matches!(letter, '<' | '>' | '"' | '”')
            }),
            (_, true) => self.run(local + 1, in_mail),
            _ => return None,
        };
        let address = self.text[at..end]
            .trim_end_matches(['.', ',', ';', ':', '!', '?', ')', ']', '\'', '’', '-']);
        Some(at + address.len())
    }

    /// Whether a mark between two word letters belongs to the word that began at `at`.
    fn joins(&self, at: usize, end: usize, joint: char, next: usize) -> bool {
        let before = self.text[at..end].chars().next_back().unwrap_or(' ');
        let after = self.letter(next).unwrap_or(' ');
        let digits = before.is_ascii_digit() && after.is_ascii_digit();
        match joint {
            '.' => digits || self.joins_by_stop(at, end, next),
            ',' => digits && self.run(next, |letter| letter.is_ascii_digit()) - next == 3,
            ':' => digits,
            '/' => {
                digits
                    || self.text[at..end].len() == 1
                        && self.run(next, char::is_alphanumeric) - next == 1
            }
            '-' => self.joins_by_hyphen(at, end, next),
            '&' => before.is_uppercase() && after.is_uppercase(),
            '\'' | '’' => before.is_alphanumeric(),
            _ => false,
        }
    }

    fn joins_by_stop(&self, at: usize, end: usize, next: usize) -> bool {
        let part = |text: &str| text.chars().count();
        let last = self.text[at..end].rsplit('.').next().unwrap_or_default();
        let following = &self.text[next..self.run(next, is_word)];
        let is_initials = part(last) == 1 && last.chars().all(char::is_alphabetic);
        let is_degree = matches!(last, "Ph" | "Sc" | "Ed") && part(following) == 1;
        let is_small =
            last.ends_with(char::is_lowercase) && following.starts_with(char::is_lowercase);
        is_initials && part(following) <= 2 || is_degree || is_small || has(&DOMAINS, following)
    }

    /// A prefix keeps its hyphen; so do numbers with two hyphens or more, and codes such as `F-16`.
    fn joins_by_hyphen(&self, at: usize, end: usize, next: usize) -> bool {
        let (before, stop) = (&self.text[at..end], self.run(next, is_word));
        let after = &self.text[next..stop];
        let is_digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
        if is_digits(after)
            && before
                .bytes()
                .all(|byte| byte.is_ascii_digit() || byte == b'-')
        {
            return before.contains('-')
                || self.text[stop..].starts_with('-') && {
                    let third = self.run(stop + 1, is_word);
                    third > stop + 1 && is_digits(&self.text[stop + 1..third])
                };
        }
        let is_code =
            is_digits(after) && before.len() <= 3 && before.chars().all(char::is_uppercase);
        is_code || has(&PREFIXES, before)
    }

    /// Whether the full stop behind a word is part of it.
    fn keeps_stop(&self, at: usize, end: usize) -> bool {
        let (word, rest) = (&self.text[at..end], &self.text[end + 1..]);
        let mut next = rest.trim_start().chars();
        let following = next.next();
        let spaced = rest.starts_with(char::is_whitespace);
        if word.contains('.') {
            let is_short =
                |part: &str| part.chars().count() <= 2 && part.chars().all(char::is_alphabetic);
            return word.split('.').all(is_short) && !rest.starts_with('.');
        }
        if word.chars().count() == 1 && word.starts_with(char::is_uppercase) {
            return word != "I"
                && spaced
                && following.is_some_and(|next| next.is_uppercase() || next == '&');
        }
        if at == self.start
            && spaced
            && word.len() <= 3
            && word.bytes().all(|byte| byte.is_ascii_digit())
        {
            return following.is_some();
        }
        let is_last = following.is_none();
        match super::lists::abbreviation(word) {
            None => false,
            Some(super::lists::Abbreviation::Number) => following.is_some_and(char::is_numeric),
            Some(super::lists::Abbreviation::Title) => !is_last && word_is_marked(word),
            Some(super::lists::Abbreviation::Any) => {
                !is_last && word_is_marked(word) || is_company(word)
            }
        }
    }
}

/// `Sat.` and `Mass.` are abbreviations, `sat.` and `mass.` end a sentence.
fn word_is_marked(word: &str) -> bool {
    const SMALL: [&str; 12] = [
        "vs", "viz", "cf", "eg", "ca", "approx", "etc", "al", "est", "hrs", "mins", "yrs",
    ];
    word.starts_with(char::is_uppercase) || SMALL.contains(&word)
}

/// `Inc.` and `Jr.` keep their stop at the end of a sentence too.
fn is_company(word: &str) -> bool {
    has(&ABBREVIATIONS, word) && matches!(word, "Inc" | "Corp" | "Co" | "Ltd" | "Jr" | "Sr")
}
