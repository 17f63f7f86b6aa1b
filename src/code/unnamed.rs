//! Deeds against those who have no name: people of the doer's own country, towns. The country stands for
//! them, also where it is the doer's own: "Egyptian police detained protesters" is between Egypt and Egypt.

use super::edges::{Edge, edge, first_filled};
use super::roles::Trigger;
use super::tree::{Hit, Tree};
use crate::lexicon::{ActorTables, EventClass, Pattern, PatternRole as Role, Unnamed};
use crate::model::{ActorId, ActorKind, Mode, Quad, Span};
use crate::resolve::{Participant, Way};
use crate::text::Rel;

/// The pairs of a doer with a country, where the target of a pattern is unnamed.
pub(super) fn edges(
    tree: &Tree<'_>,
    trigger: &Trigger,
    pattern: &Pattern,
    class: &EventClass,
    actors: &ActorTables,
) -> Vec<Edge> {
    let unnamed = class.unnamed;
    // Towns are visited; talks in them are held with others.
    let is_talk = pattern.mode.is_some_and(|mode| mode != Mode::Visit);
    if unnamed == Unnamed::Never || is_talk {
        return Vec::new();
    }
    let (sources, _) = first_filled(tree, trigger, &pattern.source, &[]);
    let mut edges = Vec::new();
    for source in &sources {
        let search = Search {
            tree,
            trigger,
            unnamed,
            // Whom one accuses is no place.
            places: class.quad != Quad::VerbalConflict,
            source,
            home: home(actors, &source.actor),
        };
        let roles = pattern.target.iter();
        let targets = roles.map(|role| search.targets(role));
        let targets = targets.into_iter().find(|found| !found.is_empty());
        let pairs = targets.unwrap_or_default();
        edges.extend(pairs.iter().map(|target| edge(source, target, false, None)));
    }
    edges
}

/// The country for which an actor acts or in which it is.
fn home(actors: &ActorTables, actor: &ActorId) -> Option<ActorId> {
    let entry = actors.get(actor)?;
    match entry.actor.kind {
        ActorKind::Country => Some(actor.clone()),
        ActorKind::Person | ActorKind::Organization => entry.country.clone(),
    }
}

struct Search<'a> {
    tree: &'a Tree<'a>,
    trigger: &'a Trigger,
    unnamed: Unnamed,
    places: bool,
    source: &'a Hit,
    home: Option<ActorId>,
}

impl Search<'_> {
    /// The countries that stand for the words in a role.
    fn targets(&self, role: &Role) -> Vec<Hit> {
        let role = match role {
            Role::Interlocutor | Role::Carrier | Role::Possessor | Role::Modifier => {
                return Vec::new();
            }
            Role::Inside(outer) => outer.as_ref(),
            role => role,
        };
        let fillers = self.trigger.fillers(self.tree, role).into_iter();
        fillers.filter_map(|word| self.target(word)).collect()
    }

    fn target(&self, word: usize) -> Option<Hit> {
        let noun = self.counted(word);
        self.own_group(word)
            .or_else(|| self.place(word))
            .or_else(|| self.people(noun, word))
    }

    /// "Iraqi civilians" whom Iraq's army kills.
    fn own_group(&self, word: usize) -> Option<Hit> {
        let group = self.tree.participant(word)?;
        let apart =
            group.span.end <= self.source.span.start || self.source.span.end <= group.span.start;
        let home = self.home.as_ref()?;
        let own = group.way == Way::Group && group.actors.contains(home);
        (own && apart && self.unnamed >= Unnamed::Subjects).then(|| Hit {
            actor: home.clone(),
            span: group.span,
        })
    }

    /// "Mosul", "the mosque in Mosul".
    fn place(&self, word: usize) -> Option<Hit> {
        let place = self.place_within(word).filter(|_| self.places)?;
        Some(Hit {
            actor: place.actors.first()?.clone(),
            span: place.span,
        })
    }

    fn place_within(&self, top: usize) -> Option<&Participant> {
        let tree = self.tree;
        let mut places = tree.places.iter();
        places.find(|place| {
            let mut up = tree.ancestors(place.head).take(DEEPEST);
            let near = |case: &str| case == "of" || tree.words.has("scene_prepositions", case);
            // Not "the Brussels summit".
            let lies = place.head == top
                || tree.rel(place.head) == Rel::NmodPoss
                || tree.cases(place.head).any(near);
            lies && up.any(|above| above == top)
        })
    }

    /// People without a name: of the place where it happens, else of the doer's own country.
    fn people(&self, noun: usize, top: usize) -> Option<Hit> {
        let fits = match self.unnamed {
            Unnamed::Never => false,
            Unnamed::Places | Unnamed::Subjects => self.tree.has("own_people", noun),
            Unnamed::Anyone => self.tree.has("own_people", noun) || self.tree.has("people", noun),
        };
        let anyone = ["own_people", "people", "private_people"];
        let anyone = anyone.iter().any(|class| self.tree.has(class, noun));
        let named = self.tree.participant(noun).is_some() || !self.tree.actors(top).is_empty();
        if !anyone || named {
            return None;
        }
        let home = || {
            let home = self.home.clone();
            home.filter(|_| fits && self.unnamed >= Unnamed::Subjects)
        };
        let actor = self.nation(noun).or_else(|| self.scene()).or_else(home)?;
        Some(Hit {
            actor,
            span: self.phrase(top),
        })
    }

    /// "Pakistani newspapers".
    fn nation(&self, noun: usize) -> Option<ActorId> {
        let rels = [Rel::Amod, Rel::Compound, Rel::NmodPoss];
        let mut before = self.tree.children_by(noun, &rels);
        let hits = before.find_map(|child| self.tree.actors(child).into_iter().next());
        hits.map(|hit| hit.actor)
    }

    /// The country of the place where the event happens: "in Mosul", "in northern Afghanistan".
    fn scene(&self) -> Option<ActorId> {
        let tree = self.tree;
        let countries = tree.participants.iter().filter(|one| {
            one.kind == Some(ActorKind::Country) && one.way == Way::Name && !one.inner
        });
        let local = |place: &&Participant| {
            let near = |case: &str| tree.words.has("scene_prepositions", case);
            let below = tree.ancestors(place.head).take(DEEPEST + 1);
            let mut below = below
                .skip(1)
                .filter(|&above| above == self.trigger.predicate());
            below.next().is_some() && tree.cases(place.head).any(near)
        };
        let mut scenes = tree.places.iter().chain(countries).filter(local);
        scenes.next()?.actors.first().cloned()
    }

    /// What is counted: "hundreds of protesters".
    fn counted(&self, word: usize) -> usize {
        let of = |&child: &usize| self.tree.cases(child).any(|case| case == "of");
        let mut within = self.tree.children_by(word, &[Rel::Nmod]);
        let noun = within
            .find(of)
            .filter(|_| self.tree.has("containers", word));
        noun.unwrap_or(word)
    }

    /// A noun with what stands before it.
    fn phrase(&self, noun: usize) -> Span {
        let tokens = &self.tree.sentence.tokens;
        let before = self.tree.children(noun).filter(|&child| child < noun);
        let first = before.min().unwrap_or(noun);
        Span {
            start: tokens[first].span.start,
            end: tokens[noun].span.end,
        }
    }
}

/// How many words may stand in the tree between a place and what is in it.
const DEEPEST: usize = 4;
