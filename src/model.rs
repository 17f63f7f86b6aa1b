//! Plain data that the stages hand to each other: documents, actors, events, evidence.
//!
//! Nothing here knows how it is read, found or written.

use std::fmt;
use std::ops::Range;
use std::sync::Arc;

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
    /// The headline, where it is not part of the text.
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

/// Names an actor, in the tables and in every file: readable and stable, such as `emmanuel-macron`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ActorId(Arc<str>);

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
    /// Who did it. For a symmetric event the smaller id.
    pub source: ActorId,
    /// To whom. For a symmetric event the larger id.
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
    /// What it was about: ids of actors and words of `data/words/topics.toml`.
    pub topics: Vec<String>,
    /// What was agreed, promised or demanded, in the text's words.
    pub content: Option<String>,
    /// Who says so.
    pub attribution: Option<ActorId>,
    /// The sentence that shows it.
    pub evidence: Evidence,
}
