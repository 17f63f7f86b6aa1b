//! Marks inside words, and the full stop behind them: `3.5`, `U.S.`, `9:30`, `anti-American`, `Mr.`

use crate::when::month_named;

use super::words::{Scan, is_apostrophe, is_word};
use crate::text::lists::{Abbreviation, DOMAINS, PREFIXES, abbreviation, has};

/// No dated code has more digits and hyphens; a bound, so that text without spaces takes linear time.
const LONGEST_CODE: usize = 32;

impl Scan<'_> {
    /// Whether a mark between two word letters belongs to the word that began at `at`.
    pub(super) fn joins(&self, at: usize, end: usize, joint: char, next: usize) -> bool {
        let before = self.text[at..end].chars().next_back().unwrap_or(' ');
        let after = self.letter(next).unwrap_or(' ');
        let digits = before.is_ascii_digit() && after.is_ascii_digit();
        match joint {
            '.' => digits || self.joins_by_stop(at, end, next),
            ',' => digits && self.run(next, |letter| letter.is_ascii_digit()) - next == 3,
            ':' => digits,
            '/' => digits || end - at == 1 && self.run(next, char::is_alphanumeric) - next == 1,
            '-' => self.joins_by_hyphen(at, end, next),
            '&' => before.is_uppercase() && after.is_uppercase(),
            _ => is_apostrophe(joint) && before.is_alphanumeric(),
        }
    }

    /// A full stop joins initials, and the parts of host and file names.
    fn joins_by_stop(&self, at: usize, end: usize, next: usize) -> bool {
        let last = self.text[at..end].rsplit('.').next().unwrap_or_default();
        let following = &self.text[next..self.run(next, is_word)];
        let is_initial = is_short(last, 1);
        let is_degree = matches!(last, "Ph" | "Sc" | "Ed") && is_short(following, 1);
        let is_small =
            last.ends_with(char::is_lowercase) && following.starts_with(char::is_lowercase);
        is_initial && is_short(following, 2) || is_degree || is_small || has(&DOMAINS, following)
    }

    /// A prefix keeps its hyphen; so do numbers with two hyphens or more, which are dates and telephones, and
    /// dates with the month in three letters.
    fn joins_by_hyphen(&self, at: usize, end: usize, next: usize) -> bool {
        let (before, stop) = (&self.text[at..end], self.run(next, is_word));
        let is_code =
            before.len() <= LONGEST_CODE && before.bytes().all(|b| b.is_ascii_digit() || b == b'-');
        let second = &self.text[next..stop];
        let third = self.text[stop..].strip_prefix('-');
        let goes_on = third.is_some_and(|third| third.starts_with(|c: char| c.is_ascii_digit()));
        let is_month = |word: &str| word.len() == 3 && month_named(word).is_some();
        if let Some((day, month)) = before.split_once('-')
            && is_number(day)
            && is_month(month)
        {
            return is_number(second);
        }
        if is_number(before) && is_month(second) && goes_on {
            return true;
        }
        if !is_code || !is_number(second) {
            return has(&PREFIXES, before);
        }
        // A telephone without area, an American post code.
        let is_pair = matches!(before.len(), 3 | 5) && second.len() == 4;
        before.contains('-') || is_pair || goes_on
    }

    /// Whether the full stop behind a word is part of it.
    pub(super) fn keeps_stop(&self, at: usize, end: usize) -> bool {
        let (word, rest) = (&self.text[at..end], &self.text[end + 1..]);
        let next = rest.trim_start().chars().next();
        if word.contains('.') {
            return word.split('.').all(|part| is_short(part, 2)) && !rest.starts_with('.');
        }
        if is_short(word, 1) && word.starts_with(char::is_uppercase) {
            return word != "I" && next.is_some_and(|next| next.is_uppercase() || next == '&');
        }
        if at == self.start && word.len() <= 3 && is_number(word) {
            return rest.starts_with(char::is_whitespace);
        }
        match abbreviation(word) {
            None => false,
            Some(Abbreviation::Number) => word != "no" && next.is_some_and(char::is_numeric),
            Some(Abbreviation::Any)
                if matches!(word, "Inc" | "Corp" | "Co" | "Ltd" | "Jr" | "Sr") =>
            {
                true
            }
            // At the end of a sentence the stop is the sentence's.
            Some(_) if matches!(word, "etc" | "al") => {
                next.is_some_and(|next| !next.is_uppercase())
            }
            Some(_) => next.is_some() && is_marked(word),
        }
    }
}

/// Whether a text is of at most so many letters, and of nothing else.
fn is_short(text: &str, most: usize) -> bool {
    !text.is_empty() && text.chars().all(char::is_alphabetic) && text.chars().count() <= most
}

fn is_number(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// `Sen.` and `Mass.` are abbreviations, `sen.` and `mass.` end a sentence.
fn is_marked(word: &str) -> bool {
    let small = [
        "vs", "v", "viz", "cf", "eg", "ca", "approx", "pop", "etc", "al", "est", "hrs", "mins",
        "yrs",
    ];
    word.starts_with(char::is_uppercase) || small.contains(&word)
}
