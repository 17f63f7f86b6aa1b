//! Every name and alias of the tables in one trie, matched over the pieces of a text.
//!
//! A piece is a run of letters and digits, folded: lower case, without diacritics, in the spelling of its family. `Jean-Yves Le
//! Drian` has four pieces, `U.S.` two. So spelling with or without hyphens, dots and accents is
//! one form, while the case of the text is still there to be asked.

use std::ops::Range;

use rustc_hash::{FxHashMap, FxHashSet};
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use super::actors::ActorTables;
use super::layers::Layers;
use super::spellings::Spellings;
use super::surnames::Surnames;
use super::tables::{BODY_NAMES, PEOPLE_NAMES, TOWNS};
use super::{LexiconError, Words};
use crate::model::{ActorId, ActorKind};

/// What a form is of its actor.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum FormKind {
    /// A name in use.
    Name,
    /// An official name.
    Official,
    /// An acronym.
    Acronym,
    /// An adjective: French.
    Adjective,
    /// A noun for one citizen: Frenchman.
    Demonym,
    /// A noun for the citizens: Iranians.
    Demonyms,
    /// The capital.
    Capital,
    /// Another place that stands for the government.
    Seat,
    /// A town or province in the country, which stands for nobody.
    Town,
    /// A combining form: Franco-.
    Prefix,
    /// A person's family name alone.
    Surname,
}

impl FormKind {
    /// The kind in words.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::Official => "official name",
            Self::Acronym => "acronym",
            Self::Adjective => "adjective",
            Self::Demonym => "citizen",
            Self::Demonyms => "citizens",
            Self::Capital => "capital",
            Self::Seat => "seat",
            Self::Town => "town",
            Self::Prefix => "prefix",
            Self::Surname => "surname",
        }
    }

    fn parse(text: &str) -> Option<Self> {
        Some(match text {
            "name" | "short" | "foreign" | "former" => Self::Name,
            "official" => Self::Official,
            "acronym" => Self::Acronym,
            "adjective" => Self::Adjective,
            "demonym" => Self::Demonym,
            "demonyms" => Self::Demonyms,
            "capital" => Self::Capital,
            "seat" => Self::Seat,
            "prefix" => Self::Prefix,
            _ => return None,
        })
    }
}

/// A form of an actor.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Form {
    /// Whose.
    pub actor: ActorId,
    /// What it is of the actor.
    pub kind: FormKind,
    /// The spelling in the table.
    text: Box<str>,
}

/// All forms, as a trie over pieces.
#[derive(Debug, Default)]
pub struct Forms {
    pieces: FxHashMap<Box<str>, u32>,
    steps: FxHashMap<(u32, u32), u32>,
    ends: Vec<Vec<Form>>,
    spellings: Spellings,
    /// Words that some write small in the names of bodies: "the European commission".
    small: FxHashSet<Box<str>>,
}

/// A piece of a text: its place and its folded spelling.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Piece {
    /// Where it stands.
    pub span: Range<usize>,
    /// Its number among the pieces of all forms; none if no form has it.
    id: Option<u32>,
}

impl Forms {
    /// Reads the tables of names.
    pub(super) fn read(
        actors: &ActorTables,
        surnames: &Surnames,
        layers: &Layers<'_>,
        spellings: Spellings,
        words: &Words,
    ) -> Result<Self, LexiconError> {
        let small = words.class("small_in_names").into_iter().flatten();
        let mut forms = Self {
            spellings,
            small: small.map(|word| word.as_str().into()).collect(),
            ends: vec![Vec::new()],
            ..Self::default()
        };
        for entry in actors.entries() {
            forms.add(&entry.actor.id, FormKind::Name, &entry.actor.name);
            if entry.actor.kind == ActorKind::Person {
                let country = entry.country.as_ref().map(ActorId::as_str);
                for surname in surnames.of(&entry.actor.name, country) {
                    forms.add(&entry.actor.id, FormKind::Surname, surname);
                }
            }
        }
        for row in layers.rows(&BODY_NAMES)? {
            let id = known(actors, &row, row.cells[0])?;
            let kind = FormKind::parse(row.cells[2]).ok_or_else(|| {
                row.fault(
                    format!("`{}` is no kind of form", row.cells[2]),
                    "see docs/actors.md",
                )
            })?;
            forms.add(&id, kind, row.cells[1]);
            if let Some(rest) = row.cells[1].strip_prefix("US ") {
                forms.add(&id, kind, &format!("United States {rest}"));
            }
        }
        for row in layers.rows(&PEOPLE_NAMES)? {
            let id = known(actors, &row, row.cells[0])?;
            forms.add(&id, FormKind::Name, row.cells[1]);
            for surname in surnames.of(row.cells[1], None) {
                forms.add(&id, FormKind::Surname, surname);
            }
        }
        Ok(forms)
    }

    /// Reads the table of towns and provinces.
    pub(super) fn towns(actors: &ActorTables, layers: &Layers<'_>) -> Result<Self, LexiconError> {
        let mut towns = Self {
            ends: vec![Vec::new()],
            ..Self::default()
        };
        for row in layers.rows(&TOWNS)? {
            let country = known(actors, &row, row.cells[1])?;
            towns.add(&country, FormKind::Town, row.cells[0]);
        }
        Ok(towns)
    }

    /// The pieces of a text, `offset` added to their places.
    pub fn pieces(&self, text: &str, offset: usize) -> Vec<Piece> {
        let [pieces] = Self::pieces_in([self], text, offset);
        pieces
    }

    /// The pieces of a text as each of several tables has them, `offset` added to their places.
    pub(crate) fn pieces_in<const N: usize>(
        tables: [&Self; N],
        text: &str,
        offset: usize,
    ) -> [Vec<Piece>; N] {
        let mut found = [const { Vec::new() }; N];
        let (mut folded, mut settled) = (String::new(), String::new());
        for range in split(text) {
            folded.clear();
            fold_into(&text[range.clone()], &mut folded);
            for (table, found) in tables.iter().zip(&mut found) {
                settled.clone_from(&folded);
                table.spellings.settle(&mut settled);
                found.push(Piece {
                    span: range.start + offset..range.end + offset,
                    id: table.pieces.get(settled.as_str()).copied(),
                });
            }
        }
        found
    }

    /// The longest form that begins with the first of the pieces and is spelled as `text` has it:
    /// how many pieces it takes, and whose it is.
    pub fn longest<'a>(&'a self, text: &str, pieces: &[Piece]) -> Option<(usize, Vec<&'a Form>)> {
        let (mut node, mut best) = (0, None);
        for (index, piece) in pieces.iter().enumerate() {
            let Some(&next) = piece.id.and_then(|id| self.steps.get(&(node, id))) else {
                break;
            };
            node = next;
            let surface = &text[pieces[0].span.start..piece.span.end];
            let fitting: Vec<&Form> = self.ends[node as usize]
                .iter()
                .filter(|form| self.is_spelled(form, surface))
                .collect();
            if !fitting.is_empty() {
                best = Some((index + 1, fitting));
            }
        }
        best
    }

    /// Whether a text spells a form, perhaps with words in lower case that others write as names: "the European
    /// commission", "the international criminal court".
    fn is_spelled(&self, form: &Form, surface: &str) -> bool {
        // "Greek, Cypriot and French" has no Greek Cypriot in it.
        let apart = |text: &str| text.contains([',', ';']);
        if apart(surface) && !apart(&form.text) {
            return false;
        }
        if spelled(&form.text, surface) {
            return true;
        }
        let named = matches!(form.kind, FormKind::Name | FormKind::Official);
        if !named || self.small.is_empty() || !surface.contains(' ') {
            return false;
        }
        let capital = |word: &str| word.starts_with(char::is_uppercase);
        let pairs = || {
            let surface = split(surface).map(|range| &surface[range]);
            split(&form.text)
                .map(|range| &form.text[range])
                .zip(surface)
        };
        let fits = |(wanted, found): (&str, &str)| {
            !capital(wanted) || capital(found) || self.small.contains(found)
        };
        // "The security council" may be any.
        let long = pairs().count() > 2 || pairs().any(|(_, found)| capital(found));
        long && pairs().all(fits)
    }

    /// All forms of exactly these words.
    pub fn exact<'a>(&'a self, words: &str) -> Vec<&'a Form> {
        let pieces = self.pieces(words, 0);
        let mut node = 0;
        for piece in &pieces {
            match piece.id.and_then(|id| self.steps.get(&(node, id))) {
                Some(&next) => node = next,
                None => return Vec::new(),
            }
        }
        self.ends.get(node as usize).into_iter().flatten().collect()
    }

    /// The number of a folded piece, a new one if need be.
    fn piece(&mut self, folded: &str) -> u32 {
        if let Some(&piece) = self.pieces.get(folded) {
            return piece;
        }
        let piece = self.pieces.len() as u32;
        self.pieces.insert(folded.into(), piece);
        piece
    }

    fn add(&mut self, actor: &ActorId, kind: FormKind, text: &str) {
        let (mut node, mut folded) = (0, String::new());
        for range in split(text) {
            folded.clear();
            fold_into(&text[range], &mut folded);
            self.spellings.settle(&mut folded);
            let piece = self.piece(&folded);
            let next = self.ends.len() as u32;
            node = *self.steps.entry((node, piece)).or_insert(next);
            if node == next {
                self.ends.push(Vec::new());
            }
        }
        let forms = &mut self.ends[node as usize];
        let stands = |form: &Form| {
            form.actor == *actor
                && (form.kind == kind || kind == FormKind::Surname)
                && *form.text == *text
        };
        if node != 0 && !forms.iter().any(stands) {
            forms.push(Form {
                actor: actor.clone(),
                kind,
                text: text.into(),
            });
        }
    }
}

fn known<const N: usize>(
    actors: &ActorTables,
    row: &super::table::Row<'_, N>,
    id: &str,
) -> Result<ActorId, LexiconError> {
    match actors.index.get_key_value(id) {
        Some((id, _)) => Ok(id.clone()),
        None => Err(row.fault(
            format!("no table has the actor `{id}`"),
            "add its row or correct the id",
        )),
    }
}

/// Runs of letters and digits.
fn split(text: &str) -> impl Iterator<Item = Range<usize>> + '_ {
    let mut chars = text.char_indices().peekable();
    std::iter::from_fn(move || {
        let (start, first) = chars.find(|(_, char)| char.is_alphanumeric())?;
        let mut end = start + first.len_utf8();
        while let Some((at, char)) =
            chars.next_if(|(_, char)| char.is_alphanumeric() || is_combining_mark(*char))
        {
            end = at + char.len_utf8();
        }
        Some(start..end)
    })
}

/// Lower case, without diacritics.
pub(crate) fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    fold_into(text, &mut folded);
    folded
}

fn fold_into(text: &str, out: &mut String) {
    if text.is_ascii() {
        let start = out.len();
        out.push_str(text);
        out[start..].make_ascii_lowercase();
        return;
    }
    let plain = text.nfkd().filter(|char| !is_combining_mark(*char));
    let lower = plain.flat_map(char::to_lowercase);
    out.extend(lower.map(|char| if char == 'ı' { 'i' } else { char }));
}

/// Whether a text spells a form: an acronym in its capitals, any other form with its capitals or
/// all in capitals.
fn spelled(form: &str, surface: &str) -> bool {
    let upper = |text: &str| !text.chars().any(char::is_lowercase);
    let letters = form.chars().filter(|char| char.is_alphabetic()).count();
    if upper(form) && letters <= 3 {
        // "A U.S. warship" has no "A.U." in it.
        let apart = surface.contains(char::is_whitespace) && !form.contains(' ');
        return upper(surface) && !apart;
    }
    if upper(surface) && letters > 3 {
        return true;
    }
    let capitals = |text: &str| -> Vec<bool> {
        split(text)
            .map(|range| text[range].starts_with(char::is_uppercase))
            .collect()
    };
    let (wanted, found) = (capitals(form), capitals(surface));
    wanted.len() == found.len()
        && wanted
            .iter()
            .zip(&found)
            .all(|(wanted, found)| !wanted || *found)
}
