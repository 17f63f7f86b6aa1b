//! The event types and their patterns, as `docs/patterns.md` describes them.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::data::Data;
use super::{LexiconError, Words, marks};
use crate::model::{EventType, Mode, Quad, Status};

/// An event type with its patterns: one file under `data/events`.
#[derive(Debug, Clone)]
pub struct EventClass {
    /// The type.
    pub kind: EventType,
    /// Its quad class.
    pub quad: Quad,
    /// Whether those may be the target who have no name.
    pub unnamed: Unnamed,
    /// The classes of words for people without a name who are, as doers, of the place where it happens.
    pub crowds: Vec<String>,
    /// Whether source and target are alike.
    pub symmetry: Symmetry,
    /// The type as which it counts, too, when its doer says that he will do it: a promise.
    pub promise: Option<EventType>,
    /// The patterns, in the order of the file.
    pub patterns: Vec<Pattern>,
}

/// Whether an event has a direction.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Symmetry {
    /// Never directed.
    Always,
    /// Undirected when both do it to each other.
    Mutual,
    /// Always directed.
    Never,
}

/// Whether those may be the target of an event who have no name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Unnamed {
    /// Actors alone.
    #[default]
    Never,
    /// Towns, too, and people in a place: they stand for the country in which they lie.
    Places,
    /// Those under a state's hand, too: of whom no place is told, they are of the doer's own country.
    Subjects,
    /// The same for any people.
    Anyone,
}

/// What word names an event.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TriggerKind {
    /// A verb: `meet`.
    Verb,
    /// An event noun: `talks`.
    Noun,
    /// An adjective: `grateful`.
    Adjective,
}

/// A way to say an event.
#[derive(Debug, Clone)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a key of its own in the file"
)]
pub struct Pattern {
    /// The rule's name, such as `consult/meet`.
    pub rule: String,
    /// What sort of word the trigger is.
    pub kind: TriggerKind,
    /// The trigger's words; the first of a verb and the last of a noun is its head.
    pub triggers: Vec<Vec<String>>,
    /// Roles of who did it, best first.
    pub source: Vec<Role>,
    /// Roles of to whom, best first.
    pub target: Vec<Role>,
    /// Conditions that must hold.
    pub when: Vec<Condition>,
    /// Conditions that must not hold.
    pub unless: Vec<Condition>,
    /// Verbs that carry a noun.
    pub light: Vec<Filler>,
    /// Whether a noun needs no verb.
    pub bare: bool,
    /// Whether one does it to the other, though the type is mutual: a promise.
    pub directed: bool,
    /// Whether both sides must be named, whatever the type allows.
    pub named: bool,
    /// Whether those in one role do it to each other: "A and B clashed".
    pub mutual: bool,
    /// How, for CONSULT.
    pub mode: Option<Mode>,
    /// The CAMEO code.
    pub cameo: String,
    /// The status, where the pattern fixes it.
    pub status: Option<Status>,
    /// Sentences with the edges that the rule must code.
    pub hit: Vec<String>,
    /// Sentences in which it must code none.
    pub miss: Vec<String>,
}

/// What part somebody or something plays beside a trigger.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Role {
    /// Who does it.
    Subject,
    /// Whom it is done to.
    Object,
    /// Who is given something.
    Recipient,
    /// Behind a preposition.
    Preposition(String),
    /// Whose it is.
    Possessor,
    /// A modifier of a noun.
    Modifier,
    /// The clause that follows.
    Complement,
    /// The verb that a noun is the subject or object of, for conditions.
    Carrier,
    /// Who does what the clause says.
    ComplementSubject,
    /// The clause with "if" or "unless" on which it depends.
    Condition,
    /// The verb of saying that reports it.
    Saying,
    /// Who says it.
    Sayer,
    /// To whom it is said.
    Told,
    /// The modal beside the verb, for conditions.
    Modal,
    /// What negates a verb: not, never.
    Negation,
    /// Within the phrase that fills a role.
    Inside(Box<Role>),
    /// The partner of the talks that the document tells of.
    Interlocutor,
    /// On whom the same source acts in the clause before, in the same sentence.
    Beside,
    /// The country in which it happens, where nobody is named: "imposed a curfew *in Lagos*".
    Scene,
    /// The same, else the country of whoever does it: "the president lifted the state of emergency".
    Home,
}

/// A role and what fills it.
#[derive(Debug, Clone)]
pub struct Condition {
    /// The role.
    pub role: Role,
    /// Any of these fills it.
    pub fillers: Vec<Filler>,
    /// The marks of the fillers, of which a sentence must have one; none where any word may fill it.
    pub(crate) marks: Option<Box<[u16]>>,
}

impl Condition {
    /// A role that any of these words fills.
    pub fn new(role: Role, fillers: Vec<Filler>) -> Self {
        let marks = marks::of_fillers(&fillers);
        Self {
            role,
            fillers,
            marks,
        }
    }
}

/// What may fill a role.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Filler {
    /// This lemma.
    Lemma(String),
    /// A word of a class under `data/words`.
    Class(String),
    /// Any actor.
    Actor,
    /// Anything.
    Any,
    /// A verb by which somebody is told to do something: "*stop* the war".
    Imperative,
}

impl Pattern {
    /// How closely the pattern describes what it codes; the closest of several patterns wins. Every
    /// further word of the trigger counts most, then conditions on words, then on mere presence; at a
    /// tie the pattern with the fewer triggers is the more special one.
    pub fn specificity(&self, trigger: &[String]) -> (usize, std::cmp::Reverse<usize>) {
        let exact = |filler: &Filler| matches!(filler, Filler::Lemma(_) | Filler::Class(_));
        let weight = |condition: &Condition| {
            if condition.fillers.iter().all(exact) {
                3
            } else {
                1
            }
        };
        let words = 4 * trigger.len().saturating_sub(1);
        (
            words + self.when.iter().map(weight).sum::<usize>(),
            std::cmp::Reverse(self.triggers.len()),
        )
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct FileForm {
    r#type: String,
    quad: String,
    cameo: String,
    symmetric: Symmetry,
    #[serde(default)]
    unnamed: Unnamed,
    #[serde(default)]
    crowds: Vec<String>,
    promise: Option<String>,
    #[serde(default)]
    pattern: Vec<PatternForm>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a key of its own in the file"
)]
struct PatternForm {
    name: String,
    verb: Option<Vec<String>>,
    noun: Option<Vec<String>>,
    adjective: Option<Vec<String>>,
    source: Option<Vec<String>>,
    target: Option<Vec<String>>,
    #[serde(default)]
    when: BTreeMap<String, Vec<String>>,
    #[serde(default)]
    unless: BTreeMap<String, Vec<String>>,
    light: Option<Vec<String>>,
    #[serde(default = "yes")]
    bare: bool,
    #[serde(default)]
    mutual: bool,
    #[serde(default)]
    directed: bool,
    #[serde(default)]
    named: bool,
    mode: Option<String>,
    cameo: Option<String>,
    status: Option<String>,
    hit: Vec<String>,
    #[serde(default)]
    miss: Vec<String>,
}

fn yes() -> bool {
    true
}

/// Reads every file under `data/events`.
pub(super) fn read(data: &Data, words: &Words) -> Result<Vec<EventClass>, LexiconError> {
    read_each(data, words, |text| text)
}

/// The same without the patterns, which take nearly all of the time.
pub(super) fn read_types(data: &Data, words: &Words) -> Result<Vec<EventClass>, LexiconError> {
    read_each(data, words, |text| {
        text.split("\n[[pattern]]").next().unwrap_or_default()
    })
}

fn read_each(
    data: &Data,
    words: &Words,
    part: fn(&str) -> &str,
) -> Result<Vec<EventClass>, LexiconError> {
    let files = data.under("events", "toml");
    let mut classes = files
        .map(|(stem, text)| read_class(stem, part(text), words))
        .collect::<Result<Vec<_>, _>>()?;
    classes.sort_by(|one: &EventClass, other| one.kind.cmp(&other.kind));
    Ok(classes)
}

fn read_class(stem: &str, text: &str, words: &Words) -> Result<EventClass, LexiconError> {
    let file = format!("events/{stem}.toml");
    let form: FileForm = toml::from_str(text).map_err(|error| {
        let line = error
            .span()
            .map_or(0, |span| text[..span.start].matches('\n').count() + 1);
        fault(&file, line, error.message(), "see docs/patterns.md")
    })?;
    let line_of = |name: &str| {
        let at = text.find(&format!("name = \"{name}\"")).unwrap_or(0);
        text[..at].matches('\n').count() + 1
    };
    let quad = Quad::ALL
        .into_iter()
        .find(|quad| quad.as_str() == form.quad);
    let quad = quad.ok_or_else(|| {
        fault(
            &file,
            2,
            &format!("`{}` is no quad class", form.quad),
            "see docs/patterns.md",
        )
    })?;
    let mut patterns = Vec::with_capacity(form.pattern.len());
    for pattern in form.pattern {
        let name = pattern.name.clone();
        let read = read_pattern(stem, &form.cameo, pattern, words);
        let faulty = |cause: String| fault(&file, line_of(&name), &cause, "see docs/patterns.md");
        patterns.push(read.map_err(faulty)?);
    }
    Ok(EventClass {
        kind: EventType::new(&form.r#type),
        quad,
        unnamed: form.unnamed,
        crowds: form.crowds,
        symmetry: form.symmetric,
        promise: form.promise.as_deref().map(EventType::new),
        patterns,
    })
}

fn fault(file: &str, line: usize, cause: &str, remedy: &str) -> LexiconError {
    LexiconError {
        file: file.to_owned(),
        line,
        cause: cause.to_owned(),
        remedy: remedy.to_owned(),
    }
}

fn read_pattern(
    stem: &str,
    cameo: &str,
    form: PatternForm,
    words: &Words,
) -> Result<Pattern, String> {
    let (kind, triggers) = match (form.verb, form.noun, form.adjective) {
        (Some(verbs), None, None) => (TriggerKind::Verb, verbs),
        (None, Some(nouns), None) => (TriggerKind::Noun, nouns),
        (None, None, Some(adjectives)) => (TriggerKind::Adjective, adjectives),
        _ => {
            return Err(format!(
                "pattern `{}` needs exactly one of verb, noun, adjective",
                form.name
            ));
        }
    };
    let (source, target): (&[&str], &[&str]) = match kind {
        TriggerKind::Noun => (
            &["possessor", "modifier", "by", "of", "subject"],
            &["with", "on", "against", "to"],
        ),
        _ => (&["subject"], &["object"]),
    };
    let roles = |given: Option<Vec<String>>, default: &[&str]| -> Vec<Role> {
        match given {
            Some(names) => names.iter().map(|name| Role::parse(name)).collect(),
            None => default.iter().map(|name| Role::parse(name)).collect(),
        }
    };
    if form.hit.is_empty() {
        return Err(format!("pattern `{}` has no `hit`", form.name));
    }
    Ok(Pattern {
        rule: format!("{stem}/{}", form.name),
        kind,
        triggers: expand(&triggers, words)?,
        source: roles(form.source, source),
        target: roles(form.target, target),
        when: conditions(form.when, words)?,
        unless: conditions(form.unless, words)?,
        light: fillers(
            form.light
                .unwrap_or_else(|| vec!["@light_verbs".to_owned()]),
            words,
        )?,
        bare: form.bare,
        mutual: form.mutual,
        directed: form.directed,
        named: form.named,
        mode: form
            .mode
            .map(|text| find(&Mode::ALL, Mode::as_str, &text))
            .transpose()?,
        cameo: form.cameo.unwrap_or_else(|| cameo.to_owned()),
        status: form
            .status
            .map(|text| find(&Status::ALL, Status::as_str, &text))
            .transpose()?,
        hit: form.hit,
        miss: form.miss,
    })
}

/// The triggers' words, classes replaced by their members.
fn expand(triggers: &[String], words: &Words) -> Result<Vec<Vec<String>>, String> {
    let mut expanded = Vec::new();
    for trigger in triggers {
        match trigger.strip_prefix('@') {
            Some(class) => {
                let members = words.class(class).ok_or_else(|| no_class(class))?;
                let mut members: Vec<&String> = members.iter().collect();
                members.sort_unstable();
                expanded.extend(members.into_iter().map(|member| split(member)));
            }
            None => expanded.push(split(&words.joined(trigger))),
        }
    }
    Ok(expanded)
}

fn split(phrase: &str) -> Vec<String> {
    phrase.split(' ').map(str::to_owned).collect()
}

fn conditions(
    form: BTreeMap<String, Vec<String>>,
    words: &Words,
) -> Result<Vec<Condition>, String> {
    let condition = |(role, fillers_): (String, Vec<String>)| {
        Ok(Condition::new(
            Role::parse(&role),
            fillers(fillers_, words)?,
        ))
    };
    form.into_iter().map(condition).collect()
}

fn fillers(texts: Vec<String>, words: &Words) -> Result<Vec<Filler>, String> {
    let filler = |text: String| match text.strip_prefix('@') {
        Some(class) if words.class(class).is_some() => Ok(Filler::Class(class.to_owned())),
        Some(class) => Err(no_class(class)),
        None if text == "actor" => Ok(Filler::Actor),
        None if text == "*" => Ok(Filler::Any),
        None if text == "imperative" => Ok(Filler::Imperative),
        None => Ok(Filler::Lemma(words.joined(&text))),
    };
    texts.into_iter().map(filler).collect()
}

fn no_class(class: &str) -> String {
    format!("there is no class `@{class}`: data/words/{class}.txt is missing")
}

fn find<T: Copy>(all: &[T], name: impl Fn(T) -> &'static str, text: &str) -> Result<T, String> {
    let names: Vec<&str> = all.iter().map(|&one| name(one)).collect();
    let found = all.iter().copied().find(|&one| name(one) == text);
    found.ok_or_else(|| format!("`{text}` is none of {}", names.join(", ")))
}

impl Role {
    /// The role of this name; any other word is a preposition.
    fn parse(name: &str) -> Self {
        match name {
            "subject" => Self::Subject,
            "object" => Self::Object,
            "recipient" => Self::Recipient,
            "possessor" => Self::Possessor,
            "modifier" => Self::Modifier,
            "complement" => Self::Complement,
            "carrier" => Self::Carrier,
            "complement-subject" => Self::ComplementSubject,
            "interlocutor" => Self::Interlocutor,
            "beside" => Self::Beside,
            "condition" => Self::Condition,
            "saying" => Self::Saying,
            "sayer" => Self::Sayer,
            "told" => Self::Told,
            "modal" => Self::Modal,
            "negation" => Self::Negation,
            "scene" => Self::Scene,
            "home" => Self::Home,
            _ => match name.strip_prefix("inside ") {
                Some(role) => Self::Inside(Box::new(Self::parse(role))),
                None => Self::Preposition(name.to_owned()),
            },
        }
    }
}
