//! What a state's own statement says without a verb of saying: who tells of another's attack accuses.

use std::collections::BTreeSet;

use crate::lexicon::ActorTables;
use crate::model::{ActorId, Event, EventType, Quad, Status};
use crate::when::When;

/// The accusations that lie in the deeds of which a speaker tells, one for each whom the text does not
/// expressly accuse.
pub(super) fn accusations(
    events: &[Event],
    speaker: &ActorId,
    date: Option<When>,
    actors: &ActorTables,
) -> Vec<Event> {
    let speaks_for = |actor: &ActorId| {
        actor == speaker
            || actors
                .get(actor)
                .is_some_and(|entry| entry.country.as_ref() == Some(speaker))
    };
    let accuse = EventType::new("ACCUSE");
    let mut accused: BTreeSet<&ActorId> = events
        .iter()
        .filter(|event| event.kind == accuse && speaks_for(&event.source))
        .map(|event| &event.target)
        .collect();
    let is_deed = |event: &&Event| {
        event.quad == Quad::MaterialConflict
            && event.status == Status::Occurred
            && event.attribution.is_none()
            && !speaks_for(&event.source)
            && event.source != event.target
    };
    let deeds = events.iter().filter(is_deed);
    let first: Vec<&Event> = deeds
        .filter(|event| accused.insert(&event.source))
        .collect();
    let accusation = |deed: &Event| {
        let mut evidence = deed.evidence.clone();
        (evidence.target, evidence.source) = (evidence.source, evidence.trigger);
        RULE.clone_into(&mut evidence.rule);
        Event {
            kind: accuse.clone(),
            quad: Quad::VerbalConflict,
            cameo: CAMEO.to_owned(),
            source: speaker.clone(),
            target: deed.source.clone(),
            date,
            symmetric: false,
            content: None,
            evidence,
            ..deed.clone()
        }
    };
    first.into_iter().map(accusation).collect()
}

/// The rule's name in the evidence.
const RULE: &str = "accuse/own-statement";

/// Accuse of crimes or aggression.
const CAMEO: &str = "112";
