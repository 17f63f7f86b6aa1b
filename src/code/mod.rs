//! What happened between the participants: patterns applied to the trees of a document.

mod actors;
mod clause;
mod content;
mod control;
mod dates;
mod details;
mod document;
mod edges;
mod fillers;
mod memo;
mod present;
mod roles;
mod saying;
mod statement;
mod status;
mod tree;
mod unnamed;

use crate::lexicon::{
    ActorEntry, ActorTables, EventClass, Lexicon, OfficeTerm, Pattern, Symmetry, TriggerPlace,
    Unnamed,
};
use crate::model::{
    ActorId, ActorKind, Document, Event, EventType, Evidence, Mode, Quad, Span, Status,
};
use crate::resolve::{Read, Resolved};
use crate::text::{Rel, Sentence};
use crate::when::When;
use document::Conversations;
use edges::Edge;
use roles::Trigger;
use tree::Tree;

/// The events that a document reports, in the order of its sentences.
pub fn code(
    document: &Document,
    reads: &[Read<'_>],
    resolved: &Resolved,
    lexicon: &Lexicon,
) -> Vec<Event> {
    let mut coder = Coder {
        document,
        resolved,
        lexicon,
        conversations: Conversations::default(),
        events: Vec::new(),
    };
    let named = resolved.sentences.iter().zip(&resolved.places);
    for (read, (participants, places)) in reads.iter().zip(named) {
        // "It was agreed to meet again" names nobody, "students rioted in Nairobi" a town.
        let silent = participants.is_empty() && places.is_empty();
        if silent && coder.conversations.pairs().is_empty() {
            continue;
        }
        let tree = Tree::new(
            read,
            participants,
            places,
            &lexicon.words,
            resolved.speaker.as_ref(),
        );
        // Talks first: promises and demands of the same sentence are made in them.
        let first = coder.events.len();
        let stated = dates::stated(&tree);
        coder.conversations.begin_sentence();
        let matches: Vec<Vec<Match<'_>>> = (0..tree.len())
            .map(|word| coder.matches(&tree, word))
            .collect();
        let is_talk = |class: &EventClass| class.symmetry == Symmetry::Always;
        coder.code_sentence(&tree, &stated, &matches, is_talk);
        coder.code_sentence(&tree, &stated, &matches, |class| !is_talk(class));
        content::drop_content(&tree, &mut coder.events, first);
    }
    let Coder { mut events, .. } = coder;
    if let Some(speaker) = &resolved.speaker {
        let actors = &lexicon.actors;
        events.extend(statement::accusations(
            &events,
            speaker,
            document.date,
            actors,
        ));
    }
    document::draw_together(&mut events);
    events
}

struct Coder<'a> {
    document: &'a Document,
    resolved: &'a Resolved,
    lexicon: &'a Lexicon,
    conversations: Conversations,
    events: Vec<Event>,
}

/// Whether both sides of an event must be named.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Parties {
    Named,
    Unnamed,
}

/// A pattern that fits a word.
struct Match<'a> {
    class: &'a EventClass,
    pattern: &'a Pattern,
    /// The words of the pattern that name the event.
    phrase: &'a [String],
}

impl Match<'_> {
    /// Whether the event has a direction: as its type, but for patterns of promises.
    fn symmetry(&self) -> Symmetry {
        if self.pattern.directed {
            Symmetry::Never
        } else {
            self.class.symmetry
        }
    }
}

impl<'a> Coder<'a> {
    fn code_sentence(
        &mut self,
        tree: &Tree<'_>,
        stated: &[dates::Stated],
        matches: &[Vec<Match<'_>>],
        wanted: impl Fn(&EventClass) -> bool,
    ) {
        let first = self.events.len();
        let mut harmed: Vec<usize> = Vec::new();
        for (word, matches) in matches.iter().enumerate() {
            if !matches.iter().any(|found| wanted(found.class)) {
                continue;
            }
            // Those who are named come before those who are not.
            let named = matches.iter().map(|found| (Parties::Named, found));
            let open = matches
                .iter()
                .filter(|found| found.class.unnamed != Unnamed::Never && !found.pattern.named);
            let mut tries = named.chain(open.map(|found| (Parties::Unnamed, found)));
            let coded = tries.find_map(|(parties, found)| {
                let coded = self.apply(tree, word, found, stated, parties);
                (!coded.is_empty()).then_some((found.class, coded))
            });
            if let Some((class, coded)) = coded.filter(|(class, _)| wanted(class)) {
                if class.quad == Quad::MaterialConflict {
                    // "Attacked the mall to punish Kenya": what a harm is done for is none of its own.
                    if status::aim_of(tree, word).is_some_and(|main| harmed.contains(&main)) {
                        continue;
                    }
                    harmed.push(word);
                }
                self.add(coded, first);
            }
        }
        let (actors, date) = (&self.lexicon.actors, self.document.date);
        let bodies = |actor: &ActorId| bodies(actors, actor, date);
        self.conversations.note(&self.events[first..], bodies);
    }

    /// The patterns whose trigger is this word, the closest first.
    fn matches(&self, tree: &Tree<'_>, word: usize) -> Vec<Match<'a>> {
        let lexicon = self.lexicon;
        // "Held in March" is no march.
        if tree.is_time(word) || tree.is_in_name(word) {
            return Vec::new();
        }
        let places = lexicon.triggers_of(tree.lemma(word)).iter();
        let near = places
            .filter(|place| Trigger::is_of_kind(tree, word, place.kind) && tree.may_trigger(place));
        let fits = |place: &TriggerPlace| {
            let class = &lexicon.events[place.class];
            let pattern = &class.patterns[place.pattern];
            let phrase = &pattern.triggers[place.trigger];
            let may_hold = |condition| tree.may_hold(condition);
            let single = phrase.len() == 1;
            let fits = pattern.when.iter().all(may_hold)
                && (single || words_of(tree, word, phrase).all(|place| place.is_some()));
            fits.then_some(Match {
                class,
                pattern,
                phrase,
            })
        };
        near.filter_map(fits).collect()
    }

    /// The events that a pattern codes at a word.
    fn apply(
        &self,
        tree: &Tree<'_>,
        word: usize,
        found: &Match<'_>,
        stated: &[dates::Stated],
        parties: Parties,
    ) -> Vec<Event> {
        let pattern = found.pattern;
        let trigger = Trigger::new(tree, word, pattern, found.symmetry(), found.class.quad);
        let carried = pattern.bare || trigger.light;
        let has = |condition| trigger.has(tree, condition);
        let holds = |condition| trigger.holds(tree, condition);
        let refused = || !pattern.when.iter().all(has) || pattern.unless.iter().any(holds);
        let unsaid = || status::is_left_unsaid(tree, trigger.predicate());
        if !carried || refused() || trigger.is_ended(tree) || unsaid() {
            return Vec::new();
        }
        let mut edges = edges::edges(
            tree,
            &trigger,
            pattern,
            found.symmetry(),
            &self.conversations,
        );
        let quad = found.class.quad;
        edges.retain(|edge| self.is_foreign(tree, edge, quad));
        if pattern.mode == Some(Mode::Visit) {
            // Who comes home visits nobody.
            edges.retain(|edge| !self.is_at_home(edge));
        }
        if parties == Parties::Unnamed && edges.is_empty() {
            let actors = &self.lexicon.actors;
            edges = unnamed::edges(tree, &trigger, pattern, found.class, actors);
        }
        let status = pattern
            .status
            .unwrap_or_else(|| status::status(tree, &trigger, quad));
        // Whatever status a pattern fixes: "Did Iran threaten Israel?"
        let asked = pattern.status.is_some() && status::is_question(tree, trigger.predicate());
        let status = match status {
            Status::Occurred if dates::lies_ahead(tree, &trigger, stated) => Status::Planned,
            Status::Occurred if asked => Status::Possible,
            status => status,
        };
        // "The need to allow our citizens to leave": what may be done at home is done to nobody yet.
        if parties == Parties::Unnamed && status == Status::Possible {
            edges.retain(|edge| !self.is_at_home(edge));
        }
        let spoken = pattern.status.is_some();
        let date = dates::date(tree, &trigger, stated, status, self.document.date, spoken);
        let mut events: Vec<Event> = edges
            .into_iter()
            .map(|edge| self.event(tree, &trigger, found, edge, status, date))
            .collect();
        if let Some(kind) = &found.class.promise
            && status != Status::Occurred
            && status::is_promised(tree, &trigger)
        {
            let promises = events
                .iter()
                .map(|deed| self.promise(tree, &trigger, deed, kind));
            events.extend(promises.collect::<Vec<_>>());
        }
        events
    }

    /// "Germany will send Ukraine tanks" is a deed to come, and a promise today.
    fn promise(&self, tree: &Tree<'_>, trigger: &Trigger, deed: &Event, kind: &EventType) -> Event {
        Event {
            kind: kind.clone(),
            quad: Quad::VerbalCooperation,
            cameo: PROMISE_CAMEO.to_owned(),
            status: Status::Occurred,
            date: self.day_of_statement(tree, trigger, Status::Occurred),
            symmetric: false,
            content: Some(details::clause(tree, trigger)),
            evidence: Evidence {
                rule: PROMISE_RULE.to_owned(),
                ..deed.evidence.clone()
            },
            ..deed.clone()
        }
    }

    /// What those who act for a country do with it is no event between two: a president and his state,
    /// a ministry and its government.
    fn is_foreign(&self, tree: &Tree<'_>, edge: &Edge, quad: Quad) -> bool {
        let (source, target) = (&edge.source.actor, &edge.target.actor);
        let victim = self.lexicon.actors.get(target);
        let is_person = victim.is_some_and(|victim| victim.actor.kind == ActorKind::Person);
        // "Belarusians took to the streets against Lukashenko", "the army demanded that he resign".
        let people = is_person && tree.is_group(&edge.source);
        if quad == Quad::MaterialConflict && is_person || quad == Quad::VerbalConflict && people {
            return source != target;
        }
        source != target && !self.acts_for(source, target) && !self.acts_for(target, source)
    }

    /// Whether an edge is between an actor and his own country.
    fn is_at_home(&self, edge: &Edge) -> bool {
        let (source, target) = (&edge.source.actor, &edge.target.actor);
        let entry = self.lexicon.actors.get(source);
        source == target || entry.is_some_and(|entry| entry.country.as_ref() == Some(target))
    }

    fn acts_for(&self, actor: &ActorId, state: &ActorId) -> bool {
        let actors = &self.lexicon.actors;
        let Some(entry) = actors.get(actor) else {
            return false;
        };
        let private = |role: &str| self.lexicon.words.has("private_roles", role);
        let is_organ = |class: &str| matches!(class, "institution" | "agency" | "court");
        // Not of a party or of rebels.
        let of_state = |term: &&OfficeTerm| {
            let of = &term.office.of;
            let organ = || actors.get(of).is_some_and(|body| is_organ(&body.class));
            (of == state || organ()) && !private(&term.role)
        };
        let organ = is_organ(&entry.class);
        let officer = entry.actor.kind == ActorKind::Person
            && actors
                .terms_of(actor)
                .filter(of_state)
                .any(|term| holds(term, self.document.date));
        let part = entry.part_of.as_ref() == Some(state);
        // "Javier Solana" and NATO.
        let at_head = |term: &OfficeTerm| {
            let body = actors.get(state).map(|body| &*body.class);
            term.office.of == *state
                && body == Some("international")
                && holds(term, self.document.date)
        };
        let heads = actors.terms_of(actor).any(at_head);
        part || heads || (entry.country.as_ref() == Some(state) && (organ || officer))
    }

    fn event(
        &self,
        tree: &Tree<'_>,
        trigger: &Trigger,
        found: &Match<'_>,
        edge: Edge,
        status: Status,
        date: Option<When>,
    ) -> Event {
        let Edge {
            mut source,
            mut target,
            mutual,
            ..
        } = edge;
        source.span = tree.named_span(&source);
        target.span = tree.named_span(&target);
        let symmetric = match found.symmetry() {
            Symmetry::Always => true,
            Symmetry::Mutual => mutual,
            Symmetry::Never => false,
        };
        if symmetric && source.actor > target.actor {
            std::mem::swap(&mut source, &mut target);
        }
        let parties = [&source.actor, &target.actor];
        let date = date
            .or_else(|| edge.date.filter(|_| status == Status::Occurred))
            .or_else(|| self.day_of_statement(tree, trigger, status));
        Event {
            kind: found.class.kind.clone(),
            quad: found.class.quad,
            cameo: found.pattern.cameo.clone(),
            mode: found
                .pattern
                .mode
                .map(|mode| details::mode(tree, trigger, mode)),
            status,
            date,
            symmetric,
            forum: details::forum(tree, trigger, self.lexicon)
                .into_iter()
                .filter(|forum| !parties.contains(&forum))
                .collect(),
            topics: details::topics(tree, trigger, self.lexicon, &parties),
            content: details::content(tree, trigger)
                .filter(|_| found.class.symmetry != Symmetry::Always),
            attribution: details::attribution(tree, trigger, &parties),
            evidence: self.evidence(tree, trigger.word, found, [&source.span, &target.span]),
            source: source.actor,
            target: target.actor,
        }
    }

    /// What a state's own statement says in its main clause, it says on the statement's day.
    fn day_of_statement(&self, tree: &Tree<'_>, trigger: &Trigger, status: Status) -> Option<When> {
        let main = tree
            .ancestors(trigger.predicate())
            .all(|word| !matches!(tree.rel(word), Rel::AclRelcl | Rel::Acl));
        let speaks = self.resolved.speaker.is_some() && status == Status::Occurred;
        self.document
            .date
            .filter(|_| speaks && main && trigger.is_told())
    }

    fn evidence(
        &self,
        tree: &Tree<'_>,
        word: usize,
        found: &Match<'_>,
        [source, target]: [&Span; 2],
    ) -> Evidence {
        let Sentence { span, tokens, .. } = tree.sentence;
        let further = words_of(tree, word, found.phrase).flatten();
        let own = &tokens[word].span;
        let (start, end) = further.fold((own.start, own.end), |(start, end), word| {
            let span = &tokens[word].span;
            (start.min(span.start), end.max(span.end))
        });
        Evidence {
            document: self.document.id.clone(),
            part: tree.read.part,
            span: span.clone().into(),
            quote: tree.read.text[span.clone()].to_owned(),
            trigger: Span { start, end },
            source: *source,
            target: *target,
            rule: found.pattern.rule.clone(),
        }
    }

    /// Adds events, each dyad and type once a sentence: the first rule that says it.
    fn add(&mut self, coded: Vec<Event>, first: usize) {
        for event in coded {
            let same = |other: &Event| {
                let dyad = other.source == event.source && other.target == event.target;
                dyad && other.kind == event.kind
                    && other.status == event.status
                    && other.date == event.date
            };
            if !self.events[first..].iter().any(same) {
                self.conversations.note_beside(&event);
                self.events.push(event);
            }
        }
    }
}

/// Whether somebody holds an office on a date; without one, those in office today do.
fn holds(term: &OfficeTerm, date: Option<When>) -> bool {
    match date {
        Some(date) => term.holds_on(date),
        None => term.office.until.is_none(),
    }
}

/// The state and the bodies for which a person speaks on a date.
fn bodies(actors: &ActorTables, person: &ActorId, date: Option<When>) -> Vec<ActorId> {
    let is_person = |entry: &&ActorEntry| entry.actor.kind == ActorKind::Person;
    let Some(entry) = actors.get(person).filter(is_person) else {
        return Vec::new();
    };
    let offices = actors.terms_of(person).filter(|term| holds(term, date));
    let bodies = offices.map(|term| term.office.of.clone());
    bodies.chain(entry.country.clone()).collect()
}

/// The rule's name in the evidence of a promise that lies in a deed to come, and its code: express intent to cooperate.
const PROMISE_RULE: &str = "agree/announced-deed";
const PROMISE_CAMEO: &str = "030";

/// Where the further words of a trigger stand at a word of the tree: particles below a verb, modifiers before a noun.
fn words_of<'t>(
    tree: &'t Tree<'_>,
    word: usize,
    phrase: &'t [String],
) -> impl Iterator<Item = Option<usize>> + 't {
    let further = phrase
        .iter()
        .filter(move |wanted| wanted.as_str() != tree.lemma(word));
    further.map(move |wanted| {
        // "Has not extradited him, nor will it": what is only joined is no part of the phrase.
        let is_wanted = |&child: &usize| {
            tree.lemma(child) == wanted && (tree.rel(child) != Rel::Conj || tree.is_noun(child))
        };
        let near = |&child: &usize| is_wanted(&child) && child.abs_diff(word) < 4;
        let below = tree.children(word).find(is_wanted);
        below.or_else(|| {
            let mut children = tree.children(word);
            children.find_map(|child| tree.children(child).find(near))
        })
    })
}
