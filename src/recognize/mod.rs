//! Which words of a sentence point to an actor, and how: by name, title, group, pronoun.
//!
//! Recognition looks at one sentence and the tables. Who is meant is decided later, in `resolve`,
//! which knows the document and its date.

mod groups;
mod kinds;
mod names;
mod titles;
mod towns;
mod unknown;

use std::borrow::Cow;
use std::ops::Range;

use crate::lexicon::{Class, Form, FormKind, Forms, Lexicon, Piece, is_among};
use crate::model::{ActorId, Span};
use crate::text::{Sentence, Token, dateline};
pub(crate) use kinds::LATTER;
pub(crate) use unknown::is_acronym;

/// Words that point to an actor.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mention {
    /// The words.
    pub tokens: Range<usize>,
    /// The word that the rest of the sentence's tree hangs on.
    pub head: usize,
    /// Where the words stand.
    pub span: Span,
    /// How they point.
    pub reference: Reference,
    /// Whether a longer mention has these words in it, as "French" in "the French president".
    pub inner: bool,
}

/// An actor that a form may mean, and what the form is of it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Candidate {
    /// The actor.
    pub actor: ActorId,
    /// Name, adjective, capital, surname ...
    pub kind: FormKind,
}

impl Candidate {
    /// The actors that the forms of a name may mean.
    pub(crate) fn all(forms: &[&Form]) -> Vec<Self> {
        let candidate = |form: &&Form| Self {
            actor: form.actor.clone(),
            kind: form.kind,
        };
        forms.iter().map(candidate).collect()
    }
}

/// How words point to an actor.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reference {
    /// A form of the tables.
    Named(Vec<Candidate>),
    /// A town or province, by its country.
    Town(Vec<Candidate>),
    /// A title, perhaps with a country or a name: "the French president", "President Biden".
    Titled(Titled),
    /// A person whom no table has.
    Person(String),
    /// A capitalised word that may be the surname or the acronym of whom the document names in full.
    Short(String),
    /// A body's name that no table has, and no word of it tells what it is: an actor where it takes part in an event.
    Stranger(String),
    /// What an actor is, instead of its name: "the country", "the agency".
    Kind(String),
    /// A body that no table has, and the countries in its name.
    Organization(String, Vec<Candidate>),
    /// People or organs that stand for an actor: "Iranian officials".
    Group(Vec<Vec<Candidate>>),
    /// A pronoun.
    Pronoun(Pronoun),
    /// Several actors at once: "the two leaders", "both countries".
    Several(Several),
    /// "his Turkish counterpart", "their counterparts": whose, and of which countries.
    Counterpart(Vec<Vec<Candidate>>),
}

/// A title with what stands beside it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Titled {
    /// The roles that the title's words name, best first; none for "Mr."
    pub roles: Vec<String>,
    /// Whether the office is one of a part of them: "the head of Hamas's military wing".
    pub part: bool,
    /// The countries or organisations, each with its candidates.
    pub of: Vec<Vec<Candidate>>,
    /// The person's name.
    pub name: Option<Name>,
    /// Whether the text says that the person holds the office no more.
    pub former: bool,
    /// Whether the title is in the plural.
    pub plural: bool,
}

/// A name beside a title.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Name {
    /// A form of the tables.
    Known(Vec<Candidate>),
    /// Any other.
    Unknown(String),
}

/// A pronoun by person, number and gender.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pronoun {
    /// I, me, my.
    I,
    /// We, us, our.
    We,
    /// He, him, his.
    He,
    /// She, her.
    She,
    /// It, its.
    It,
    /// They, them, their.
    They,
}

/// Several actors at once.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Several {
    /// How many, where the text tells.
    pub count: Option<usize>,
    /// Whether people are meant, rather than countries or organisations; none where either may be.
    pub people: Option<bool>,
    /// The role that they have: "both prime ministers"; none for "the two leaders".
    pub roles: Vec<String>,
    /// Whether bodies other than countries may be meant, too: "the two sides".
    pub sides: bool,
    /// Those of one name: "the two Koreas"; empty for "the two countries".
    pub named: Vec<Candidate>,
    /// Whether those of one list are meant: "the three".
    pub listed: bool,
    /// Whether each of the two who do it is meant for the other: "each other's diplomats".
    pub each_other: bool,
}

/// The mentions of a sentence, in the order of their first words; inner ones after the outer one.
pub fn recognize(text: &str, sentence: &Sentence, lexicon: &Lexicon) -> Vec<Mention> {
    let (tables, span) = ([&lexicon.forms, &lexicon.towns], sentence.span.clone());
    let words = text.get(span.clone()).unwrap_or_default();
    let [pieces, towns] = Forms::pieces_in(tables, words, span.start);
    let lower = lower_words(text, sentence);
    let classes = classes(sentence, lexicon);
    let mut found = Found {
        text,
        sentence,
        lexicon,
        mentions: Vec::new(),
        taken: vec![false; sentence.tokens.len()],
        form_classes: form_classes(sentence, &lower, &classes, lexicon),
        lower,
        classes,
        pieces,
        towns,
    };
    names::find(&mut found);
    titles::find(&mut found);
    titles::find_owned(&mut found);
    groups::counterparts(&mut found);
    unknown::find(&mut found);
    towns::find(&mut found);
    groups::find(&mut found);
    kinds::find(&mut found);
    unknown::find_strangers(&mut found);
    unknown::find_short(&mut found);
    let Found { mut mentions, .. } = found;
    let words = sentence.tokens.iter().map(|token| &token.span);
    let dateline = dateline(text, words, &sentence.names).or_else(|| agency(text, sentence));
    mentions.retain(|mention| {
        !mention.tokens.is_empty() && dateline.is_none_or(|end| mention.tokens.start >= end)
    });
    mentions.sort_by_key(|mention| {
        (
            mention.tokens.start,
            mention.inner,
            std::cmp::Reverse(mention.tokens.end),
        )
    });
    mentions
}

/// Where "(CNN)" ends at the head of a sentence: whose report it is.
fn agency(text: &str, sentence: &Sentence) -> Option<usize> {
    let form = |at: usize| {
        let token = sentence.tokens.get(at)?;
        text.get(token.span.clone())
    };
    let is_name = form(1)?.starts_with(char::is_uppercase);
    (form(0)? == "(" && form(2)? == ")" && is_name).then_some(3)
}

/// What has been found so far in a sentence.
struct Found<'a> {
    text: &'a str,
    sentence: &'a Sentence,
    lexicon: &'a Lexicon,
    mentions: Vec<Mention>,
    /// Whether a word belongs to an outer mention.
    taken: Vec<bool>,
    /// The words in lower case.
    lower: Vec<Cow<'a, str>>,
    /// The classes that have each word's form in lower case.
    form_classes: Vec<&'a [Class]>,
    /// The classes that have each word's lemma, as it is and in lower case.
    classes: Vec<[&'a [Class]; 2]>,
    /// The pieces of the sentence as names of actors have them.
    pieces: Vec<Piece>,
    /// The same as names of towns have them.
    towns: Vec<Piece>,
}

fn classes<'a>(sentence: &Sentence, lexicon: &'a Lexicon) -> Vec<[&'a [Class]; 2]> {
    let of = |lemma: &str| {
        let lower = if lemma.starts_with(char::is_uppercase) {
            lexicon.words.classes_of(&lemma.to_lowercase())
        } else {
            &[]
        };
        [lexicon.words.classes_of(lemma), lower]
    };
    let tokens = sentence.tokens.iter();
    tokens.map(|token| of(&token.lemma)).collect()
}

/// The classes of forms: most are their lemmas, whose classes are known.
fn form_classes<'a>(
    sentence: &Sentence,
    forms: &[Cow<'_, str>],
    classes: &[[&'a [Class]; 2]],
    lexicon: &'a Lexicon,
) -> Vec<&'a [Class]> {
    let words = sentence.tokens.iter().zip(forms).zip(classes);
    let of = |((token, form), [own, _]): ((&Token, &Cow<'_, str>), &[&'a [Class]; 2])| {
        if *token.lemma == **form {
            *own
        } else {
            lexicon.words.classes_of(form)
        }
    };
    words.map(of).collect()
}

fn lower_words<'a>(text: &'a str, sentence: &Sentence) -> Vec<Cow<'a, str>> {
    let form = |token: &Token| text.get(token.span.clone()).unwrap_or_default();
    let tokens = sentence.tokens.iter();
    let plain = |token| form(token).trim_end_matches(['\u{200e}', '\u{200f}']);
    tokens.map(|token| lower(plain(token))).collect()
}

/// A text in lower case; most words are so already.
pub(crate) fn lower(text: &str) -> Cow<'_, str> {
    let is_small = |byte: u8| byte.is_ascii() && !byte.is_ascii_uppercase();
    if text.bytes().all(is_small) {
        Cow::Borrowed(text)
    } else {
        Cow::Owned(text.to_lowercase())
    }
}

impl<'a> Found<'a> {
    fn token(&self, index: usize) -> &'a Token {
        &self.sentence.tokens[index]
    }

    fn word(&self, index: usize) -> &'a str {
        &self.text[self.token(index).span.clone()]
    }

    /// Where words stand in the text, of which there is at least one.
    fn span_of(&self, tokens: &Range<usize>) -> Span {
        Span {
            start: self.token(tokens.start).span.start,
            end: self.token(tokens.end - 1).span.end,
        }
    }

    fn lower(&self, index: usize) -> &str {
        &self.lower[index]
    }

    fn is_capital(&self, index: usize) -> bool {
        self.word(index).starts_with(char::is_uppercase)
    }

    /// Whether a word is of a class, also where it is written as a name: "the Iraqi Government".
    fn has(&self, class: &str, index: usize) -> bool {
        let mut classes = self.classes[index].iter();
        classes.any(|classes| is_among(classes, class))
    }

    /// Whether a word is of a class in just this form, but for its capitals.
    fn has_form(&self, class: &str, index: usize) -> bool {
        is_among(self.form_classes[index], class)
    }

    /// The outer mention that has this word.
    fn outer_at(&self, index: usize) -> Option<&Mention> {
        self.mentions
            .iter()
            .find(|mention| !mention.inner && mention.tokens.contains(&index))
    }

    /// The mention by name that begins with this word, inner or not.
    fn named_from(&self, index: usize) -> Option<(&Mention, &Vec<Candidate>)> {
        let named = self
            .mentions
            .iter()
            .filter_map(|mention| match &mention.reference {
                Reference::Named(candidates) if mention.tokens.start == index => {
                    Some((mention, candidates))
                }
                _ => None,
            });
        named.max_by_key(|(mention, _)| mention.tokens.len())
    }

    /// The mention by name that ends before this word.
    fn named_until(&self, index: usize) -> Option<(&Mention, &Vec<Candidate>)> {
        self.mentions
            .iter()
            .find_map(|mention| match &mention.reference {
                Reference::Named(candidates) if mention.tokens.end == index => {
                    Some((mention, candidates))
                }
                _ => None,
            })
    }

    /// Adds an outer mention; those within it become inner.
    fn add(&mut self, tokens: Range<usize>, reference: Reference) {
        let Some(head) = head_of(self.sentence, &tokens) else {
            return;
        };
        for mention in &mut self.mentions {
            if mention.tokens.start >= tokens.start && mention.tokens.end <= tokens.end {
                mention.inner = true;
            }
        }
        for index in tokens.clone() {
            self.taken[index] = true;
        }
        let span = self.span_of(&tokens);
        self.mentions.push(Mention {
            tokens,
            head,
            span,
            reference,
            inner: false,
        });
    }
}

/// Whether a word is below another in the tree, or that word.
pub(crate) fn is_below(sentence: &Sentence, top: usize, word: usize) -> bool {
    let mut at = Some(word);
    for _ in 0..sentence.tokens.len() {
        match at {
            Some(here) if here == top => return true,
            Some(here) => at = sentence.tokens[here].head,
            None => return false,
        }
    }
    false
}

/// The word of a range whose head lies outside it.
fn head_of(sentence: &Sentence, tokens: &Range<usize>) -> Option<usize> {
    let outside = |&index: &usize| {
        sentence.tokens[index]
            .head
            .is_none_or(|head| !tokens.contains(&head))
    };
    tokens.clone().find(outside).or(tokens.clone().next_back())
}

/// Whether candidates hold somebody who is no person: a country or an organisation.
fn are_bodies(lexicon: &Lexicon, candidates: &[Candidate]) -> bool {
    use crate::model::ActorKind::Person;
    let is_body = |candidate: &Candidate| {
        lexicon
            .actors
            .get(&candidate.actor)
            .is_some_and(|entry| entry.actor.kind != Person)
    };
    candidates.iter().any(is_body)
}

/// Whether candidates hold a person.
fn are_people(lexicon: &Lexicon, candidates: &[Candidate]) -> bool {
    use crate::model::ActorKind::Person;
    let is_person = |candidate: &Candidate| {
        lexicon
            .actors
            .get(&candidate.actor)
            .is_some_and(|entry| entry.actor.kind == Person)
    };
    candidates.iter().any(is_person)
}
