//! What happened between the participants: patterns applied to the trees of a document.

mod actors;
mod clause;
mod dates;
mod details;
mod document;
mod edges;
mod fillers;
mod roles;
mod saying;
mod statement;
mod status;
mod tree;
mod unnamed;

use crate::lexicon::{EventClass, Lexicon, OfficeTerm, Pattern, Symmetry};
use crate::model::{ActorId, ActorKind, Document, Event, Evidence, Mode, Quad, Span, Status};
use crate::resolve::{Read, Resolved};
use crate::text::Sentence;
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
        if participants.is_empty() {
            continue;
        }
        let tree = Tree::new(read, participants, places, &lexicon.words);
        // Talks first: promises and demands of the same sentence are made in them.
        let first = coder.events.len();
        let stated = dates::stated(&tree);
        coder.code_sentence(&tree, &stated, |class| class.symmetry == Symmetry::Always);
        coder.code_sentence(&tree, &stated, |class| class.symmetry != Symmetry::Always);
        coder.drop_content(&tree, first);
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

/// A pattern that fits a word, with how closely it describes it.
struct Match<'a> {
    class: &'a EventClass,
    pattern: &'a Pattern,
    words: Vec<usize>,
    specificity: (usize, std::cmp::Reverse<usize>),
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
        wanted: impl Fn(&EventClass) -> bool,
    ) {
        let first = self.events.len();
        for word in 0..tree.len() {
            let mut matches = self.matches(tree, word);
            matches.sort_by_key(|found| std::cmp::Reverse(found.specificity));
            for found in matches {
                let coded = self.apply(tree, word, &found, stated);
                if !coded.is_empty() {
                    if wanted(found.class) {
                        self.add(coded, first);
                    }
                    break;
                }
            }
        }
        self.conversations.note(&self.events[first..]);
    }

    /// "Agreed to cooperate" is an agreement: what is promised or asked between the same two is its
    /// content, not an event of its own, but for talks.
    fn drop_content(&mut self, tree: &Tree<'_>, first: usize) {
        let word = |event: &Event| tree.word_at(event.evidence.trigger.start);
        let spoken: Vec<(ActorId, ActorId, usize)> = self.events[first..]
            .iter()
            .filter(|event| !event.quad.is_material() && event.status == Status::Occurred)
            // A call and what was said in it are two events.
            .filter(|event| event.mode.is_none())
            .filter_map(|event| Some((event.source.clone(), event.target.clone(), word(event)?)))
            .collect();
        let is_content = |event: &Event| {
            let unspecific = matches!(event.mode, None | Some(Mode::Talks));
            let open = event.status != Status::Occurred && unspecific;
            let below = |top: usize, word: usize| {
                let clause = |clause: &usize| {
                    (open || tree.is_infinite(*clause)) && tree.is_below(word, *clause)
                };
                let gerund = tree.is_infinite(word) && tree.is_within(word, top);
                word != top && (gerund || tree.complements(top).iter().any(clause))
            };
            // "Agreed following a proposal from Egypt": what the other side did before is no content.
            let told = event.status == Status::Occurred
                && word(event).is_some_and(|word| tree.is_noun(word));
            let same = |(one, other, top): &(ActorId, ActorId, usize)| {
                let straight = *one == event.source && *other == event.target;
                let back = *one == event.target && *other == event.source;
                let pair = straight || back && (event.symmetric || !told);
                pair && word(event).is_some_and(|word| below(*top, word))
            };
            unspecific && spoken.iter().any(same)
        };
        let kept: Vec<Event> = self
            .events
            .drain(first..)
            .filter(|event| !is_content(event))
            .collect();
        self.events.extend(kept);
    }

    /// The patterns whose trigger is this word.
    fn matches(&self, tree: &Tree<'_>, word: usize) -> Vec<Match<'a>> {
        let lexicon = self.lexicon;
        let entries = lexicon.patterns_of(tree.lemma(word));
        let fits = |&(class, pattern, trigger): &(usize, usize, usize)| {
            let class = &lexicon.events[class];
            let pattern = &class.patterns[pattern];
            let phrase = &pattern.triggers[trigger];
            let words = phrase_at(tree, word, phrase)?;
            Some(Match {
                class,
                pattern,
                words,
                specificity: pattern.specificity(phrase),
            })
        };
        entries.iter().filter_map(fits).collect()
    }

    /// The events that a pattern codes at a word.
    fn apply(
        &self,
        tree: &Tree<'_>,
        word: usize,
        found: &Match<'_>,
        stated: &[dates::Stated],
    ) -> Vec<Event> {
        let pattern = found.pattern;
        let Some(trigger) = Trigger::new(tree, word, pattern, found.symmetry(), found.class.quad)
        else {
            return Vec::new();
        };
        let carried = pattern.bare || trigger.light;
        let has = |condition| trigger.has(tree, condition);
        let holds = |condition| trigger.holds(tree, condition);
        let refused = !pattern.when.iter().all(has) || pattern.unless.iter().any(holds);
        let unsaid = status::is_left_unsaid(tree, trigger.predicate());
        if !carried || refused || unsaid || trigger.is_ended(tree) {
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
        if edges.is_empty() {
            let actors = &self.lexicon.actors;
            edges = unnamed::edges(tree, &trigger, pattern, found.class, actors);
        }
        let status = pattern
            .status
            .unwrap_or_else(|| status::status(tree, &trigger, quad));
        let status = match status {
            Status::Occurred if dates::lies_ahead(tree, &trigger, stated) => Status::Planned,
            status => status,
        };
        let spoken = pattern.status.is_some();
        let date = dates::date(tree, &trigger, stated, status, self.document.date, spoken);
        edges
            .into_iter()
            .map(|edge| self.event(tree, &trigger, found, edge, status, date))
            .collect()
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
        // Without a date, those in office today count.
        let holds = |term: &OfficeTerm| match self.document.date {
            Some(date) => term.holds_on(date),
            None => term.office.until.is_none(),
        };
        let organ = is_organ(&entry.class);
        let officer = entry.actor.kind == ActorKind::Person
            && actors.terms_of(actor).filter(of_state).any(holds);
        let part = entry.part_of.as_ref() == Some(state);
        part || (entry.country.as_ref() == Some(state) && (organ || officer))
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
            evidence: self.evidence(tree, found, &source.span, &target.span),
            source: source.actor,
            target: target.actor,
        }
    }

    /// What a state's own statement says in its main clause, it says on the statement's day.
    fn day_of_statement(&self, tree: &Tree<'_>, trigger: &Trigger, status: Status) -> Option<When> {
        let main = tree.ancestors(trigger.predicate()).all(|word| {
            !matches!(
                tree.rel(word),
                crate::text::Rel::AclRelcl | crate::text::Rel::Acl
            )
        });
        let speaks = self.resolved.speaker.is_some() && status == Status::Occurred;
        self.document
            .date
            .filter(|_| speaks && main && trigger.is_told())
    }

    fn evidence(
        &self,
        tree: &Tree<'_>,
        found: &Match<'_>,
        source: &Span,
        target: &Span,
    ) -> Evidence {
        let Sentence { span, tokens, .. } = tree.sentence;
        let words = found.words.iter().map(|&word| &tokens[word].span);
        let start = words
            .clone()
            .map(|span| span.start)
            .min()
            .unwrap_or(span.start);
        let end = words.map(|span| span.end).max().unwrap_or(span.end);
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
                self.events.push(event);
            }
        }
    }
}

/// The words of a trigger at a word of the tree: particles below a verb, modifiers before a noun.
fn phrase_at(tree: &Tree<'_>, word: usize, phrase: &[String]) -> Option<Vec<usize>> {
    let mut words = vec![word];
    for wanted in phrase
        .iter()
        .filter(|wanted| wanted.as_str() != tree.lemma(word))
    {
        let below = tree
            .children(word)
            .find(|&child| tree.lemma(child) == wanted);
        let deeper = || {
            tree.children(word)
                .flat_map(|child| tree.children(child).collect::<Vec<_>>())
                .find(|&child| tree.lemma(child) == wanted && child.abs_diff(word) < 4)
        };
        words.push(below.or_else(deeper)?);
    }
    Some(words)
}
