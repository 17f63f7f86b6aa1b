//! What the sentences of one document tell together: who talks to whom, which reports are one event.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::{ActorId, Event, EventType, Mode, Part, Status};
use crate::when::When;

/// More partners at once than these are a conference, not a conversation.
const MOST: usize = 3;

/// Whom each actor talked to last in the document, and when.
#[derive(Debug, Default)]
pub(super) struct Conversations {
    last: BTreeMap<ActorId, Vec<(ActorId, Option<When>)>>,
    /// The same for the states and bodies for which somebody talked.
    spoken_for: BTreeMap<ActorId, Vec<(ActorId, Option<When>)>>,
    /// Who talked in the last sentence that tells of talks, and when.
    pairs: Vec<(ActorId, ActorId, Option<When>)>,
    /// On whom each actor acted last in this sentence.
    beside: BTreeMap<ActorId, ActorId>,
}

impl Conversations {
    /// Notes the talks among the events of a sentence; the `bodies` for which somebody speaks talk with him.
    pub(super) fn note(&mut self, events: &[Event], bodies: impl Fn(&ActorId) -> Vec<ActorId>) {
        let is_talk = |event: &&Event| event.mode.is_some() && event.status == Status::Occurred;
        let mut told: BTreeMap<ActorId, Vec<(ActorId, Option<When>)>> = BTreeMap::new();
        let mut spoken_for: BTreeMap<ActorId, Vec<(ActorId, Option<When>)>> = BTreeMap::new();
        let mut pairs = Vec::new();
        for event in events.iter().filter(is_talk) {
            pairs.push((event.source.clone(), event.target.clone(), event.date));
            for (one, other) in [
                (&event.source, &event.target),
                (&event.target, &event.source),
            ] {
                let partner = (other.clone(), event.date);
                for body in bodies(one) {
                    spoken_for.entry(body).or_default().push(partner.clone());
                }
                told.entry(one.clone()).or_default().push(partner);
            }
        }
        if !pairs.is_empty() {
            self.pairs = pairs;
        }
        self.spoken_for.extend(spoken_for);
        self.last.extend(told);
    }

    /// Forgets on whom anybody acted in the sentence before.
    pub(super) fn begin_sentence(&mut self) {
        self.beside.clear();
    }

    /// Notes on whom somebody acts, for the clauses behind it in the sentence.
    pub(super) fn note_beside(&mut self, event: &Event) {
        let (source, target) = (&event.source, &event.target);
        self.beside.insert(source.clone(), target.clone());
        if event.symmetric {
            self.beside.insert(target.clone(), source.clone());
        }
        // "China will scrap its duties on Australia, and Canberra is to drop the complaint".
        let other = self.beside.entry(target.clone());
        other.or_insert_with(|| source.clone());
    }

    /// On whom an actor acted last in this sentence.
    pub(super) fn beside(&self, actor: &ActorId) -> Option<&ActorId> {
        self.beside.get(actor)
    }

    /// Who talked last, and when.
    pub(super) fn pairs(&self) -> &[(ActorId, ActorId, Option<When>)] {
        if self.pairs.len() <= MOST {
            &self.pairs
        } else {
            &[]
        }
    }

    /// Whom an actor talked to last, and when; an actor who is `alone` may be a body for which somebody talked.
    pub(super) fn partners(&self, actor: &ActorId, alone: bool) -> Vec<(ActorId, Option<When>)> {
        let body = || self.spoken_for.get(actor).filter(|_| alone);
        let last = self.last.get(actor).or_else(body);
        let last = last.filter(|last| last.len() <= MOST);
        last.cloned().unwrap_or_default()
    }
}

/// Dates and modes of the same event, told once exactly and once in passing, are made the same.
pub(super) fn draw_together(events: &mut [Event]) {
    let mut told = Told::default();
    for event in &*events {
        told.note(event);
    }
    for event in events.iter_mut().filter(|event| event.date.is_none()) {
        event.date = told.date_of(event);
        told.note(event);
    }
    told_again(events);
    headline_as_text(events);
    let mut modes: BTreeMap<(Same, Option<When>), BTreeSet<Mode>> = BTreeMap::new();
    for event in &*events {
        let exact = event.mode.filter(|mode| *mode != Mode::Talks);
        modes
            .entry((same(event), event.date))
            .or_default()
            .extend(exact);
    }
    let in_passing = |event: &&mut Event| event.mode == Some(Mode::Talks);
    for event in events.iter_mut().filter(in_passing) {
        // The one way in which the two talked on that date, by the rest of the document.
        let exact = modes.get(&(same(event), event.date));
        event.mode = exact
            .and_then(|exact| only(exact.iter().copied()))
            .or(event.mode);
    }
}

/// "During their meeting": talks without a date of their own, of two of whom the document has told
/// just one dated call or meeting, are that one, whatever it calls them.
fn told_again(events: &mut [Event]) {
    let mut told: BTreeMap<Same, BTreeSet<(When, Option<Mode>)>> = BTreeMap::new();
    for event in events.iter_mut().filter(|event| event.mode.is_some()) {
        let before = told.entry(same(event)).or_default();
        match event.date {
            Some(date) => drop(before.insert((date, event.mode))),
            None => {
                if let Some((date, mode)) = only(before.iter().copied()) {
                    (event.date, event.mode) = (Some(date), mode);
                }
            }
        }
    }
}

/// A headline tells an event as the text below tells it, which knows its status, date and way better.
fn headline_as_text(events: &mut [Event]) {
    type Told = (Status, Option<When>, Option<Mode>);
    let who = |event: &Event| {
        (
            event.source.clone(),
            event.target.clone(),
            event.kind.clone(),
            event.symmetric,
        )
    };
    let mut told: BTreeMap<_, BTreeSet<Told>> = BTreeMap::new();
    for event in events
        .iter()
        .filter(|event| event.evidence.part == Part::Text)
    {
        told.entry(who(event))
            .or_default()
            .insert((event.status, event.date, event.mode));
    }
    for event in events
        .iter_mut()
        .filter(|event| event.evidence.part == Part::Title)
    {
        // The only one, or the only one of its way: "Readout of the call" is the call of the text.
        let below = told.get(&who(event)).and_then(|below| {
            let alike = below.iter().filter(|(_, _, mode)| *mode == event.mode);
            only(below.iter().copied()).or_else(|| only(alike.copied()))
        });
        if let Some((status, date, mode)) = below {
            let exact = event.mode.filter(|mode| *mode != Mode::Talks);
            (event.status, event.date, event.mode) = (status, date, exact.or(mode));
        }
    }
    date_headlines(events);
}

/// A headline's deed of which the text does not tell again is of the one day on which the text has its doer act.
fn date_headlines(events: &mut [Event]) {
    let mut days: BTreeMap<(ActorId, Status), BTreeSet<When>> = BTreeMap::new();
    for event in events
        .iter()
        .filter(|event| event.evidence.part == Part::Text)
    {
        let days = days
            .entry((event.source.clone(), event.status))
            .or_default();
        days.extend(event.date.filter(|date| date.day().is_some()));
    }
    let undated = |event: &&mut Event| {
        event.evidence.part == Part::Title && event.date.is_none() && !event.symmetric
    };
    for event in events.iter_mut().filter(undated) {
        let days = days.get(&(event.source.clone(), event.status));
        event.date = days.and_then(|days| only(days.iter().copied()));
    }
}

/// What two reports of one event have in common: source, target, type, status, direction.
type Same = (ActorId, ActorId, EventType, Status, bool);

fn same(event: &Event) -> Same {
    let actors = (event.source.clone(), event.target.clone());
    (
        actors.0,
        actors.1,
        event.kind.clone(),
        event.status,
        event.symmetric,
    )
}

/// The two actors of an event, whoever did it.
fn pair(event: &Event) -> (ActorId, ActorId) {
    let (one, other) = (event.source.clone(), event.target.clone());
    if one <= other {
        (one, other)
    } else {
        (other, one)
    }
}

/// The dates that a document tells.
#[derive(Default)]
struct Told {
    events: BTreeMap<Same, BTreeMap<Option<Mode>, BTreeSet<When>>>,
    talks: BTreeMap<(ActorId, ActorId), BTreeSet<When>>,
}

impl Told {
    fn note(&mut self, event: &Event) {
        let Some(date) = event.date else { return };
        let dates = self.events.entry(same(event)).or_default();
        dates.entry(event.mode).or_default().insert(date);
        if event.mode.is_some() && event.status == Status::Occurred {
            self.talks.entry(pair(event)).or_default().insert(date);
        }
    }

    /// The one date that the document gives the event elsewhere.
    fn date_of(&self, event: &Event) -> Option<When> {
        let vague = Some(Mode::Talks);
        let agrees =
            |mode: Option<Mode>| mode == event.mode || event.mode == vague || mode == vague;
        let dates = self.events.get(&same(event)).into_iter().flatten();
        let dates = dates.filter(|(mode, _)| agrees(**mode));
        // Two of a kind are enough to know that there is not just one.
        let dates = dates.flat_map(|(_, dates)| dates.iter().take(2).copied());
        only(dates).or_else(|| self.date_of_talks(event))
    }

    /// The one date on which the two talked: what they agreed and asked, they did then.
    fn date_of_talks(&self, event: &Event) -> Option<When> {
        if event.status != Status::Occurred || event.mode.is_some() || event.quad.is_material() {
            return None;
        }
        let between = self.talks.get(&pair(event)).into_iter().flatten();
        let with_any = || {
            let talks = self.talks.iter();
            let own = talks.filter(|((one, other), _)| [one, other].contains(&&event.source));
            own.flat_map(|(_, dates)| dates.iter().copied())
        };
        only(between.copied()).or_else(|| only(with_any()))
    }
}

/// The one value, if all are the same.
fn only<T: PartialEq>(mut values: impl Iterator<Item = T>) -> Option<T> {
    let first = values.next()?;
    values.all(|other| other == first).then_some(first)
}
