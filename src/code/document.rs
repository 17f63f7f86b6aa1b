//! What the sentences of one document tell together: who talks to whom, which reports are one event.

use crate::model::{ActorId, Event, Mode, Status};
use crate::when::When;

/// More partners at once than these are a conference, not a conversation.
const MOST: usize = 3;

/// The talks that the document has told so far, the last ones last.
#[derive(Debug, Default)]
pub(super) struct Conversations {
    /// The talks of one sentence each.
    told: Vec<Vec<(ActorId, ActorId, Option<When>)>>,
}

impl Conversations {
    /// Notes the talks among the events of a sentence.
    pub(super) fn note(&mut self, events: &[Event]) {
        let is_talk = |event: &&Event| event.mode.is_some() && event.status == Status::Occurred;
        let talks: Vec<_> = events
            .iter()
            .filter(is_talk)
            .map(|event| (event.source.clone(), event.target.clone(), event.date))
            .collect();
        if !talks.is_empty() {
            self.told.push(talks);
        }
    }

    /// Whom an actor talked to last, and when.
    pub(super) fn partners(&self, actor: &ActorId) -> Vec<(ActorId, Option<When>)> {
        let partner = |(one, other, date): &(ActorId, ActorId, Option<When>)| {
            let partner = if one == actor {
                Some(other)
            } else {
                (other == actor).then_some(one)
            };
            partner.map(|partner| (partner.clone(), *date))
        };
        let last = self
            .told
            .iter()
            .rev()
            .map(|talks| talks.iter().filter_map(partner).collect::<Vec<_>>());
        let found = last
            .into_iter()
            .find(|partners| !partners.is_empty())
            .unwrap_or_default();
        if found.len() > MOST {
            Vec::new()
        } else {
            found
        }
    }
}

/// Dates and modes of the same event, told once exactly and once in passing, are made the same.
pub(super) fn draw_together(events: &mut [Event]) {
    for index in 0..events.len() {
        if events[index].date.is_none() {
            let date = dates_of_same(events, index).or_else(|| date_of_talks(events, index));
            events[index].date = date;
        }
    }
    for index in 0..events.len() {
        if let Some(earlier) = told_before(events, index) {
            (events[index].date, events[index].mode) = (earlier.date, earlier.mode);
        }
    }
    for index in 0..events.len() {
        if events[index].mode == Some(Mode::Talks) {
            if let Some(mode) = mode_of_same(events, index) {
                events[index].mode = Some(mode);
            }
        }
    }
}

/// "During their meeting": talks without a date of their own, of two of whom the document has told
/// just one dated meeting or call, are that one, whatever it calls them.
fn told_before(events: &[Event], index: usize) -> Option<Event> {
    let event = &events[index];
    if event.mode.is_none() || event.date.is_some() {
        return None;
    }
    let dated = |other: &&Event| same(event, other) && other.date.is_some();
    let mut earlier: Vec<&Event> = events[..index].iter().filter(dated).collect();
    earlier.dedup_by_key(|other| (other.date, other.mode));
    match earlier.as_slice() {
        [only] => Some((*only).clone()),
        _ => None,
    }
}

fn same(one: &Event, other: &Event) -> bool {
    one.source == other.source
        && one.target == other.target
        && one.kind == other.kind
        && one.status == other.status
        && one.symmetric == other.symmetric
}

/// The one date that the document gives the event elsewhere.
fn dates_of_same(events: &[Event], index: usize) -> Option<When> {
    let event = &events[index];
    let modes_agree = |other: &Event| {
        other.mode == event.mode
            || event.mode == Some(Mode::Talks)
            || other.mode == Some(Mode::Talks)
    };
    let dates = events
        .iter()
        .filter(|other| same(event, other) && modes_agree(other))
        .filter_map(|other| other.date)
        .collect();
    only(dates)
}

/// The one date on which the two talked: what they agreed and asked, they did then.
fn date_of_talks(events: &[Event], index: usize) -> Option<When> {
    let event = &events[index];
    if event.status != Status::Occurred || event.mode.is_some() || event.quad.is_material() {
        return None;
    }
    let pair = |one: &Event, other: &Event| {
        let straight = one.source == other.source && one.target == other.target;
        straight || (one.source == other.target && one.target == other.source)
    };
    let talks = events.iter().filter(|other| {
        other.mode.is_some() && other.status == Status::Occurred && pair(event, other)
    });
    only(talks.filter_map(|other| other.date).collect())
}

fn only(mut dates: Vec<When>) -> Option<When> {
    dates.sort_unstable();
    dates.dedup();
    match dates.as_slice() {
        [only] => Some(*only),
        _ => None,
    }
}

/// The one way in which the two talked on that date, by the rest of the document.
fn mode_of_same(events: &[Event], index: usize) -> Option<Mode> {
    let event = &events[index];
    let others = events
        .iter()
        .filter(|other| same(event, other) && other.date == event.date);
    let mut modes: Vec<Mode> = others
        .filter_map(|other| other.mode)
        .filter(|mode| *mode != Mode::Talks)
        .collect();
    modes.sort_unstable();
    modes.dedup();
    match modes.as_slice() {
        [only] => Some(*only),
        _ => None,
    }
}
