//! The lines of an actor dictionary with CAMEO codes: names, synonyms, codes with dates.

use std::collections::HashMap;

use super::date;
use super::names::{has_letters, spaced};
use super::roles::Role;
use crate::lexicon::LexiconError;
use crate::lexicon::table::fault;
use crate::model::ActorId;
use crate::when::When;

/// An actor with its names as they are written, and what it was when.
#[derive(Debug, Default)]
pub(super) struct Entry {
    pub(super) name: String,
    pub(super) synonyms: Vec<String>,
    pub(super) codes: Vec<Code>,
}

/// What an actor was: of which country, in which role, from when until when.
#[derive(Debug)]
pub(super) struct Code {
    pub(super) country: Option<ActorId>,
    pub(super) role: Option<&'static Role>,
    /// Whether the country is all that the code tells.
    pub(super) bare: bool,
    pub(super) from: Option<When>,
    pub(super) until: Option<When>,
}

impl Code {
    pub(super) fn is_dated(&self) -> bool {
        self.from.or(self.until).is_some()
    }
}

/// Reads the entries of a dictionary, given the countries by their codes.
pub(super) fn entries(
    file: &str,
    text: &str,
    countries: &HashMap<&str, ActorId>,
) -> Result<Vec<Entry>, LexiconError> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mut entries = Vec::new();
    for (number, line) in (1..).zip(text.lines()) {
        let reader = Line {
            file,
            number,
            countries,
        };
        reader.read(line, &mut entries)?;
    }
    Ok(entries)
}

/// Where a line stands, and what its codes are read with.
struct Line<'a> {
    file: &'a str,
    number: usize,
    countries: &'a HashMap<&'a str, ActorId>,
}

impl Line<'_> {
    fn read(&self, line: &str, entries: &mut Vec<Entry>) -> Result<(), LexiconError> {
        // A line in angle brackets is a comment, too.
        let content = line.split(['#', ';']).next().unwrap_or_default().trim();
        if content.is_empty() || content.starts_with('<') {
            return Ok(());
        }
        let (name, codes) = content.split_at(content.find('[').unwrap_or(content.len()));
        if let Some(synonym) = name.strip_prefix('+') {
            let synonym = self.name(synonym)?;
            self.last(entries)?.synonyms.push(synonym);
        } else if !name.is_empty() {
            entries.push(Entry {
                name: self.name(name)?,
                ..Entry::default()
            });
        }
        let entry = self.last(entries)?;
        for code in self.bracketed(codes)? {
            entry.codes.extend(self.code(code)?);
        }
        Ok(())
    }

    fn last<'e>(&self, entries: &'e mut [Entry]) -> Result<&'e mut Entry, LexiconError> {
        let missing = || self.fault("no actor's name stands above this line", "write one there");
        entries.last_mut().ok_or_else(missing)
    }

    fn name(&self, written: &str) -> Result<String, LexiconError> {
        let name = spaced(&written.replace('_', " "));
        if !has_letters(&name) || name.contains(']') {
            let cause = format!("`{}` is no name", written.trim());
            return Err(self.fault(&cause, "write letters, and codes in brackets behind them"));
        }
        Ok(name)
    }

    /// The insides of brackets that follow each other.
    fn bracketed<'t>(&self, mut codes: &'t str) -> Result<Vec<&'t str>, LexiconError> {
        let mut insides = Vec::new();
        while !codes.is_empty() {
            let cut = codes
                .strip_prefix('[')
                .and_then(|rest| rest.split_once(']'));
            let Some((inside, rest)) = cut else {
                let cause = format!("`{codes}` is no code in brackets");
                return Err(self.fault(&cause, "write `[CODE]`, and `#` before a comment"));
            };
            insides.push(inside);
            codes = rest.trim_start();
        }
        Ok(insides)
    }

    /// A code with its dates; `---` and `~USA` tell nothing.
    fn code(&self, inside: &str) -> Result<Option<Code>, LexiconError> {
        let inside = inside.trim();
        let begins_dates = |char: char| char.is_whitespace() || matches!(char, '<' | '>');
        let (code, dates) = inside.split_at(inside.find(begins_dates).unwrap_or(inside.len()));
        if code.starts_with('~') || (!code.is_empty() && code.bytes().all(|byte| byte == b'-')) {
            return Ok(None);
        }
        let pieces = self.pieces(code)?;
        let role = pieces.iter().find_map(|piece| Role::of_code(piece));
        // Behind an international body stand codes of other kinds, some spelled as a country's.
        let national = role.is_none_or(|role| role.class != "international");
        let mut countries = pieces.iter().filter_map(|piece| self.countries.get(piece));
        let country = countries.next().filter(|_| national);
        let (from, until) = self.dates(dates)?;
        Ok(Some(Code {
            country: country.cloned(),
            role,
            bare: country.is_some() && pieces.len() == 1,
            from,
            until,
        }))
    }

    fn pieces<'c>(&self, code: &'c str) -> Result<Vec<&'c str>, LexiconError> {
        let sound = |byte: u8| byte.is_ascii_uppercase() || byte.is_ascii_digit();
        if code.is_empty() || !code.len().is_multiple_of(3) || !code.bytes().all(sound) {
            let cause = format!("`{code}` is no code");
            return Err(self.fault(&cause, "write three capitals for each country and role"));
        }
        let starts = (0..code.len()).step_by(3);
        Ok(starts.map(|start| &code[start..start + 3]).collect())
    }

    fn dates(&self, dates: &str) -> Result<(Option<When>, Option<When>), LexiconError> {
        let dates: String = dates.split_whitespace().collect();
        let day = |figures: &str| self.day(figures).map(Some);
        let (from, until) = if dates.is_empty() {
            (None, None)
        } else if let Some(until) = dates.strip_prefix('<') {
            (None, day(until)?)
        } else if let Some(from) = dates.strip_prefix('>') {
            (day(from)?, None)
        } else {
            let (from, until) = dates.split_once('-').unwrap_or((&dates, ""));
            (day(from)?, day(until)?)
        };
        if from
            .zip(until)
            .is_some_and(|(from, until)| from.first() > until.last())
        {
            let cause = format!("`{dates}` ends before it begins");
            return Err(self.fault(&cause, "correct the dates"));
        }
        Ok((from, until))
    }

    /// `930120` or `19930120`; a year of two figures up to 30 is after 2000.
    fn day(&self, figures: &str) -> Result<When, LexiconError> {
        let sound = figures.bytes().all(|byte| byte.is_ascii_digit());
        let full = match (sound, figures.len()) {
            (true, 6) if figures[..2] <= *"30" => format!("20{figures}"),
            (true, 6) => format!("19{figures}"),
            (true, 8) => figures.to_owned(),
            _ => String::new(),
        };
        let day = (!full.is_empty())
            .then(|| date(&full[..4], &full[4..6], &full[6..]))
            .flatten();
        day.ok_or_else(|| {
            let cause = format!("`{figures}` is no date");
            self.fault(
                &cause,
                "write YYMMDD or YYYYMMDD, `>` before it from then, `<` until then",
            )
        })
    }

    fn fault(&self, cause: &str, remedy: &str) -> LexiconError {
        fault(self.file, self.number, cause.to_owned(), remedy.to_owned())
    }
}
