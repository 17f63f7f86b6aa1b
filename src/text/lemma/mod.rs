//! Dictionary forms: endings taken off and put on, by tag, the longest known ending first.

use super::lists::{IRREGULAR, VERBS, get, has};
use super::model::{ModelError, Reader};
use super::table::{Table, key};
use super::tags::{Upos, Xpos};

mod learn;

pub use learn::learn_lemmas;

/// Longest ending, in letters, that rules look at; longer words are looked up as a whole too.
const LONGEST: usize = 6;

/// How to come from a form to its lemma.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
struct Edit {
    /// Letters to take off the end.
    cut: u8,
    /// What to put there.
    add: String,
}

/// Knows dictionary forms.
#[derive(Debug, Clone)]
pub(super) struct Lemmas {
    edits: Vec<Edit>,
    /// Number of an edit by ending and tag.
    rules: Table,
}

impl Lemmas {
    /// Reads the lemma rules of a model file.
    pub(super) fn read(reader: &mut Reader) -> Result<Self, ModelError> {
        let lines = std::str::from_utf8(reader.section()?).map_err(|_| ModelError::Damaged)?;
        let edit = |line: &str| {
            let (cut, add) = line.split_once(' ')?;
            Some(Edit {
                cut: cut.parse().ok()?,
                add: add.to_owned(),
            })
        };
        let edits = lines.lines().map(edit).collect::<Option<Vec<_>>>();
        Ok(Self {
            edits: edits.ok_or(ModelError::Damaged)?,
            rules: Table::read(reader)?,
        })
    }

    /// The lemma of a form with this tag.
    pub(super) fn lemma(&self, form: &str, upos: Upos, xpos: Xpos) -> Box<str> {
        if !is_inflected(upos) {
            return form.into();
        }
        let mut lemma = plain(form);
        // Whatever the tagger calls it: no other verb has this form.
        let past = |form: &str| {
            matches!(xpos, Xpos::Vbd | Xpos::Vbn) || upos == Upos::Verb && !has(&VERBS, form)
        };
        if past(&lemma)
            && let Some(verb) = get(&IRREGULAR, &lemma)
        {
            return (*verb).into();
        }
        let edit = {
            let mut keys = rule_keys(&lemma, upos, xpos);
            let find = |key: u64| self.edits.get(usize::from(self.rules.find(key)?));
            match keys.next().and_then(find) {
                Some(edit) => Some(edit),
                None => match verb(&lemma, xpos) {
                    Some(verb) => return verb.into(),
                    None => keys.find_map(find),
                },
            }
        };
        let listed = upos == Upos::Verb && has(&VERBS, &lemma);
        if let Some(edit) = edit {
            apply(edit, &mut lemma);
        }
        // "We commend Kenya", taken for a past form: no verb is "comme".
        if listed && !has(&VERBS, &lemma) {
            return plain(form).into();
        }
        lemma.into()
    }
}

/// Names, numbers, marks and foreign words keep their form.
fn is_inflected(upos: Upos) -> bool {
    !matches!(
        upos,
        Upos::Propn | Upos::Num | Upos::Punct | Upos::Sym | Upos::X
    )
}

/// The form in lower case with straight apostrophes.
fn plain(form: &str) -> String {
    if form.is_ascii() {
        form.to_ascii_lowercase()
    } else {
        form.replace('’', "'").to_lowercase()
    }
}

/// The keys to try for a form: the whole form, then its endings from the longest on.
fn rule_keys(form: &str, upos: Upos, xpos: Xpos) -> impl Iterator<Item = u64> + '_ {
    let tag = (upos as u64) << 8 | xpos as u64;
    let mut starts = [0; LONGEST];
    let mut count = 0;
    for (start, _) in form.char_indices().rev().take(LONGEST) {
        starts[count] = start;
        count += 1;
    }
    let endings = starts.into_iter().take(count).rev();
    let whole = std::iter::once_with(move || key(tag, hash(form), 1));
    let endings = endings.map(move |start| key(tag, hash(&form[start..]), 0));
    whole.chain(endings).chain([key(tag, 0, 2)])
}

fn hash(text: &str) -> u64 {
    let step = |hash: u64, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    text.bytes().fold(0xcbf2_9ce4_8422_2325, step)
}

/// The listed verb that a regular form is of: what is left without the ending, with an `e` or without it,
/// or with one of two last letters.
fn verb(form: &str, xpos: Xpos) -> Option<String> {
    if matches!(xpos, Xpos::Vb | Xpos::Vbp) {
        return Some(form.to_owned()).filter(|verb| has(&VERBS, verb));
    }
    let ending = match xpos {
        Xpos::Vbd | Xpos::Vbn => "ed",
        Xpos::Vbg => "ing",
        Xpos::Vbz if form.ends_with("ies") => "es",
        Xpos::Vbz => "s",
        _ => return None,
    };
    let stem = form.strip_suffix(ending)?;
    let single = stem
        .char_indices()
        .next_back()
        .map_or("", |(last, _)| &stem[..last]);
    let listed = |verb: &str| has(&VERBS, verb).then(|| verb.to_owned());
    let with = |stem: &str, ending: &str| listed(&format!("{stem}{ending}"));
    let with_e = (xpos != Xpos::Vbz).then(|| with(stem, "e")).flatten();
    with_e
        .or_else(|| listed(stem))
        .or_else(|| listed(single))
        .or_else(|| with(single, "y"))
}

/// Takes an ending off and puts another one on; a form that is too short stays as it is.
fn apply(edit: &Edit, form: &mut String) {
    let cut = usize::from(edit.cut);
    let kept = match cut {
        0 => Some(form.len()),
        _ => form
            .char_indices()
            .rev()
            .nth(cut - 1)
            .map(|(start, _)| start),
    };
    if let Some(kept) = kept {
        form.truncate(kept);
        form.push_str(&edit.add);
    }
}
