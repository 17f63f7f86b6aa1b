//! The boxes of actors: what is written in them, and how large that makes them.

use super::{Point, Rect, real};
use crate::export::metrics::{Weight, width};
use crate::export::sketch::{Shown, Sketch};
use crate::export::words;
use crate::model::ActorKind;

/// The size of people's names.
const NAME_SIZE: f64 = 13.0;
/// The size of the names of countries and organisations, which are bold.
const BOLD_SIZE: f64 = 12.5;
/// The size of the note under a name.
pub(in crate::export) const NOTE_SIZE: f64 = 10.5;
/// The height of a line of text.
pub(in crate::export) const LINE: f64 = 15.0;
/// The room for a name before it takes a second line.
const ROOM: f64 = 132.0;

/// An actor's box.
#[derive(Debug, Clone)]
pub(in crate::export) struct Box {
    pub(in crate::export) rect: Rect,
    pub(in crate::export) name: Vec<String>,
    /// A person's office.
    pub(in crate::export) note: Option<String>,
}

/// The boxes of all actors, around no place yet.
pub(super) fn boxes(sketch: &Sketch) -> Vec<Box> {
    sketch
        .actors
        .iter()
        .map(|shown| measured(shown, sketch))
        .collect()
}

fn measured(shown: &Shown, sketch: &Sketch) -> Box {
    let kind = shown.node.mentioned.actor.kind;
    let (size, weight) = face(kind);
    let mut name = words::wrap(shown.node.name(), size, weight, ROOM, 3);
    if name.is_empty() {
        name = words::wrap(shown.node.id().as_str(), size, weight, ROOM, 3);
    }
    let note = note(shown, sketch);
    let names = name.iter().map(|line| width(line, size, weight));
    let notes = note
        .iter()
        .map(|line| width(line, NOTE_SIZE, Weight::Regular));
    let text = names.chain(notes).fold(24.0, f64::max);
    let padding = match kind {
        ActorKind::Person => 13.0,
        ActorKind::Country => 11.0,
        ActorKind::Organization => 14.0,
    };
    let lines = real(name.len() + usize::from(note.is_some()));
    let rect = Rect::around(Point::default(), text + 2.0 * padding, lines * LINE + 12.0);
    Box { rect, name, note }
}

/// The size and weight of an actor's name.
pub(in crate::export) fn face(kind: ActorKind) -> (f64, Weight) {
    match kind {
        ActorKind::Person => (NAME_SIZE, Weight::Regular),
        ActorKind::Country | ActorKind::Organization => (BOLD_SIZE, Weight::Bold),
    }
}

/// The first office: its title, and of what, where no region tells that.
fn note(shown: &Shown, sketch: &Sketch) -> Option<String> {
    let (title, of) = shown.post.as_ref()?;
    let told = shown
        .region
        .is_some_and(|region| sketch.regions[region].name == *of);
    let note = if told {
        title.clone()
    } else {
        format!("{title}, {of}")
    };
    Some(words::cut(&note, NOTE_SIZE, Weight::Regular, ROOM + 20.0)).filter(|note| !note.is_empty())
}
