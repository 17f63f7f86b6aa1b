//! Plain data that the stages hand to each other: documents, actors, events, evidence.
//!
//! Nothing here knows how it is read, found or written.

use std::borrow::Borrow;
use std::cmp::Ordering;
use std::collections::BTreeSet;
use std::fmt;
use std::mem;
use std::ops::Range;
use std::sync::Arc;

use sha2::{Digest, Sha256};

use crate::when::When;

/// A byte range of a document's text, end exclusive.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Span {
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
}

impl From<Range<usize>> for Span {
    fn from(range: Range<usize>) -> Self {
        Self {
            start: range.start,
            end: range.end,
        }
    }
}

impl Span {
    /// The words of `text` that the span covers; empty where it does not fit the text.
    pub fn of(self, text: &str) -> &str {
        text.get(self.start..self.end).unwrap_or_default()
    }
}

/// One text to read: an article, a readout, a press release.
///
/// The document owns its text. Every span elsewhere is a byte range into it, and it never changes.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Document {
    /// The document's own id, or the stem of the file it came from.
    pub id: String,
    /// The headline, where the source marks one; the text may repeat it.
    pub title: Option<String>,
    /// When it was published; events are dated against it.
    pub date: Option<When>,
    /// Who published it.
    pub publisher: Option<String>,
    /// Where it can be read.
    pub url: Option<String>,
    /// The text itself.
    pub text: String,
}

impl Document {
    /// Whether the text begins with the headline, so that it need not be read twice.
    ///
    /// Only letters and digits count: marks, spaces and capitals may differ.
    pub fn title_in_text(&self) -> bool {
        let mut text = letters(&self.text);
        let mut title = letters(self.title.as_deref().unwrap_or_default()).peekable();
        title.peek().is_some() && title.all(|letter| text.next() == Some(letter))
    }

    /// The SHA-256 of the text, in hexadecimal: it tells which text the offsets belong to.
    pub fn sha256(&self) -> String {
        hexadecimal(&Sha256::digest(self.text.as_bytes()))
    }
}

/// Bytes in hexadecimal, two digits each.
pub(crate) fn hexadecimal(bytes: &[u8]) -> String {
    let halves = bytes.iter().flat_map(|byte| [byte >> 4, byte & 15]);
    halves
        .map(|half| char::from(b"0123456789abcdef"[usize::from(half)]))
        .collect()
}

/// The letters and digits of a text in lower case.
fn letters(text: &str) -> impl Iterator<Item = char> + '_ {
    let letters = text.chars().filter(|c| c.is_alphanumeric());
    letters.flat_map(char::to_lowercase)
}

/// Names an actor, in the tables and in every file: readable and stable, such as `emmanuel-macron`.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct ActorId(Arc<str>);

impl Ord for ActorId {
    fn cmp(&self, other: &Self) -> Ordering {
        // In a graph the same id is mostly the same text, which need not be looked at.
        if Arc::ptr_eq(&self.0, &other.0) {
            return Ordering::Equal;
        }
        self.0.cmp(&other.0)
    }
}

impl PartialOrd for ActorId {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Borrow<str> for ActorId {
    fn borrow(&self) -> &str {
        self.as_str()
    }
}

impl ActorId {
    /// The id with exactly this spelling.
    pub fn new(id: &str) -> Self {
        Self(Arc::from(id))
    }

    /// The id's spelling.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for ActorId {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.0)
    }
}

/// What sort of actor a node is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ActorKind {
    /// A human being.
    Person,
    /// A state, also a former or disputed one.
    Country,
    /// Anything else that acts: an international organisation, an institution of a state, an armed
    /// group, a party, a company.
    Organization,
}

impl ActorKind {
    /// All three.
    pub const ALL: [Self; 3] = [Self::Person, Self::Country, Self::Organization];

    /// The spelling in files.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Person => "person",
            Self::Country => "country",
            Self::Organization => "organization",
        }
    }
}

/// An actor as a node of the graph.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Actor {
    /// The readable id.
    pub id: ActorId,
    /// The name to show.
    pub name: String,
    /// Person, country or organisation.
    pub kind: ActorKind,
    /// ISO 3166 alpha-3 code: a country's own, a person's or an institution's.
    pub country: Option<String>,
    /// Whether a table lists the actor, or only a text named it.
    pub known: bool,
}

/// An actor, and how and where the documents name it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mentioned {
    /// The actor.
    pub actor: Actor,
    /// The forms seen in the texts.
    pub aliases: BTreeSet<String>,
    /// Ids of the documents that mention it.
    pub documents: BTreeSet<String>,
}

impl Mentioned {
    /// Adds what other documents say of the actor.
    pub fn absorb(&mut self, other: Self) {
        // Texts can disagree about an actor that no table knows; the choice must not depend on order.
        if other.actor < self.actor {
            self.actor = other.actor;
        }
        self.aliases.extend(other.aliases);
        self.documents.extend(other.documents);
    }
}

/// An office that a person held: a title, of what, and when.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Office {
    /// The title, such as `President`.
    pub title: String,
    /// The country or organisation.
    pub of: ActorId,
    /// First day, as exactly as known.
    pub from: Option<When>,
    /// The day on which it passed to the next holder.
    pub until: Option<When>,
}

/// One of the event types of the tables under `data/events`, such as `CONSULT`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct EventType(Arc<str>);

impl EventType {
    /// The type of this name.
    pub fn new(name: &str) -> Self {
        Self(Arc::from(name))
    }

    /// The type's name, in capitals.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for EventType {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.0)
    }
}

/// PLOVER's four quad classes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Quad {
    /// Words of cooperation: talks, promises, praise.
    VerbalCooperation,
    /// Acts of cooperation: aid, joint exercises, withdrawals.
    MaterialCooperation,
    /// Words of conflict: demands, accusations, threats.
    VerbalConflict,
    /// Acts of conflict: sanctions, arrests, attacks.
    MaterialConflict,
}

impl Quad {
    /// All four, in the order of their names above.
    pub const ALL: [Self; 4] = [
        Self::VerbalCooperation,
        Self::MaterialCooperation,
        Self::VerbalConflict,
        Self::MaterialConflict,
    ];

    /// Whether it is more than words.
    pub fn is_material(self) -> bool {
        matches!(self, Self::MaterialCooperation | Self::MaterialConflict)
    }

    /// The spelling in files.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::VerbalCooperation => "verbal cooperation",
            Self::MaterialCooperation => "material cooperation",
            Self::VerbalConflict => "verbal conflict",
            Self::MaterialConflict => "material conflict",
        }
    }
}

/// How a CONSULT took place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Mode {
    /// By telephone.
    Call,
    /// By video.
    Video,
    /// In person.
    Meeting,
    /// One travelled to the other.
    Visit,
    /// In writing.
    Letter,
    /// One mediated between others.
    Mediation,
    /// The text does not tell how.
    Talks,
}

impl Mode {
    /// All modes.
    pub const ALL: [Self; 7] = [
        Self::Call,
        Self::Video,
        Self::Meeting,
        Self::Visit,
        Self::Letter,
        Self::Mediation,
        Self::Talks,
    ];

    /// The spelling in files.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Call => "call",
            Self::Video => "video",
            Self::Meeting => "meeting",
            Self::Visit => "visit",
            Self::Letter => "letter",
            Self::Mediation => "mediation",
            Self::Talks => "talks",
        }
    }
}

/// Whether the text says that the event happened.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Status {
    /// It happened, or goes on.
    Occurred,
    /// It is to happen.
    Planned,
    /// It may happen, or someone wants it to.
    Possible,
    /// It did not or will not happen.
    Denied,
}

impl Status {
    /// All four.
    pub const ALL: [Self; 4] = [Self::Occurred, Self::Planned, Self::Possible, Self::Denied];

    /// The spelling in files.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Occurred => "occurred",
            Self::Planned => "planned",
            Self::Possible => "possible",
            Self::Denied => "denied",
        }
    }
}

/// Which text of the document a span points into.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Part {
    /// The headline, where a document keeps it apart from its text.
    Title,
    /// The text.
    #[default]
    Text,
}

impl Part {
    /// The spelling in files.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Title => "title",
            Self::Text => "text",
        }
    }
}

/// Where a document says that an event holds: its sentence, quoted, with the words that show it.
///
/// Spans are byte ranges into the part of the document that `part` names. The quote is a copy, so
/// that a graph stands alone.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Evidence {
    /// The document's id.
    pub document: String,
    /// Headline or text.
    pub part: Part,
    /// The sentence.
    pub span: Span,
    /// The sentence's words.
    pub quote: String,
    /// The words that name the event.
    pub trigger: Span,
    /// The words that name the source.
    pub source: Span,
    /// The words that name the target.
    pub target: Span,
    /// The rule that coded the event, such as `consult/meet`.
    pub rule: String,
}

/// One dyadic event as one sentence reports it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Event {
    /// Who did it. For a symmetric event the smaller id; on an edge of a graph, whom the text names first.
    pub source: ActorId,
    /// To whom. For a symmetric event the other one.
    pub target: ActorId,
    /// The event type.
    pub kind: EventType,
    /// The type's quad class.
    pub quad: Quad,
    /// The CAMEO code, as many digits as the text tells.
    pub cameo: String,
    /// How, for CONSULT.
    pub mode: Option<Mode>,
    /// Whether it happened.
    pub status: Status,
    /// When it happened, where the text fixes it.
    pub date: Option<When>,
    /// Whether source and target are alike in it.
    pub symmetric: bool,
    /// Bodies within whose framework it happened.
    pub forum: Vec<ActorId>,
    /// What it was about: ids of actors and words of `data/words/topics.tsv`.
    pub topics: Vec<String>,
    /// What was agreed, promised or demanded, in the text's words.
    pub content: Option<String>,
    /// Who says so.
    pub attribution: Option<ActorId>,
    /// The sentence that shows it.
    pub evidence: Evidence,
}

impl Event {
    /// Takes the source for the target, and the target for the source.
    pub(crate) fn turn(&mut self) {
        mem::swap(&mut self.source, &mut self.target);
        mem::swap(&mut self.evidence.source, &mut self.evidence.target);
    }

    /// Makes the smaller id the source of a symmetric event: whom a sentence names first makes no other event.
    pub(crate) fn sort_sides(&mut self) {
        if self.symmetric && self.target < self.source {
            self.turn();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(title: &str, text: &str, repeated: bool) {
        let document = Document {
            title: Some(title.to_owned()),
            text: text.to_owned(),
            ..Document::default()
        };
        assert_eq!(document.title_in_text(), repeated, "{title} / {text}");
    }

    #[test]
    fn a_text_may_repeat_its_title() {
        check(
            "Talks in Paris",
            "Talks in Paris\n\nMacron met Biden.",
            true,
        );
        check("Biden’s call", "  BIDEN'S CALL: he phoned.", true);
        check("Talks in Paris", "Talks in Rome", false);
        check("Talks in Paris", "Talks in", false);
        check("Talks in Paris", "Macron met Biden.", false);
        check("—", "— Macron met Biden.", false);
        assert!(!Document::default().title_in_text());
    }

    #[test]
    fn the_sum_is_that_of_the_text() {
        let document = Document {
            text: "abc".to_owned(),
            ..Document::default()
        };
        let sum = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
        assert_eq!(document.sha256(), sum);
    }
}
