//! A stretch of text to words, the way the English treebanks cut them.
//!
//! One pass from left to right: letters and digits gather into a word as long as what stands between
//! them belongs to it (`3.5`, `U.S`, `O'Brien`), then the word is cut or gets its full stop; every other
//! letter is a mark of its own, or part of a run (`...`, `--`, `?!`).

use std::ops::Range;

use super::cuts::cut;

/// What a drawn face consists of, its eyes left out.
const FACE: &str = "-()DP";

/// No mail address has a longer name; a bound, so that text without spaces takes linear time.
const LONGEST_MAIL: usize = 64;

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
        } else if !letter.is_whitespace() && !is_direction(letter) {
            words.push(at..stop);
        }
        at = stop;
    }
}

/// A stretch as it is walked through.
pub(super) struct Scan<'a> {
    /// The text up to the end of the stretch.
    pub(super) text: &'a str,
    /// Where the stretch begins.
    pub(super) start: usize,
}

/// Whether a letter is part of a word wherever it stands.
pub(super) fn is_word(letter: char) -> bool {
    letter.is_alphanumeric() || letter == '_' || is_mark(letter)
}

/// Marks that sit on the letter before them, and invisible joiners.
fn is_mark(letter: char) -> bool {
    matches!(letter, '\u{300}'..='\u{36f}' | '\u{200b}'..='\u{200d}' | '\u{ad}' | '\u{2060}' | '\u{feff}' | '\u{fe0f}')
}

/// Signs that tell in which direction to write, and are nothing to be read.
fn is_direction(letter: char) -> bool {
    matches!(letter, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

pub(super) fn is_apostrophe(letter: char) -> bool {
    matches!(letter, '\'' | '’' | '`' | '´')
}

impl Scan<'_> {
    /// The letter at a place, none at the end of the stretch.
    pub(super) fn letter(&self, at: usize) -> Option<char> {
        self.text.get(at..)?.chars().next()
    }

    /// Whether a mark before this place and those from here on draw a face: `:)`, `;-)`.
    fn is_face(&self, at: usize) -> bool {
        let end = self.run(at, |letter| FACE.contains(letter));
        let ends = self.letter(end).is_none_or(char::is_whitespace);
        (1..=2).contains(&(end - at)) && ends && !self.text[at..end].ends_with('-')
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
            '.' if matches!(self.letter(behind), Some('!' | '?')) => {
                self.run(behind, |next| matches!(next, '!' | '?'))
            }
            ':' | ';' | '=' if self.is_face(behind) => self.run(behind, |next| FACE.contains(next)),
            '.' | '-' | '*' | '=' | '~' | '#' | '_' | '+' | '–' | '—' | '<' | '>' => {
                self.run(at, |next| next == letter)
            }
            '!' | '?' => self.run(at, |next| matches!(next, '!' | '?')),
            '‘' if self.letter(behind) == Some('’') => behind + '’'.len_utf8(),
            '`' => self.run(at, |next| next == '`'),
            _ => behind,
        }
    }

    /// The end of the run of letters of one kind.
    pub(super) fn run(&self, at: usize, kind: impl Fn(char) -> bool) -> usize {
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
            Some(next @ ('\'' | '’')) if self.text[at..].starts_with(next) => {
                behind + next.len_utf8()
            }
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
        let reach = rest
            .bytes()
            .take(LONGEST_MAIL)
            .take_while(|&byte| in_mail(char::from(byte)));
        let local = at + reach.count();
        let host = self
            .text
            .get(local..)
            .unwrap_or_default()
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
}
