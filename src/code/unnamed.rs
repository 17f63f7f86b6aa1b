//! Deeds by and against those who have no name: people of a country, towns. The country stands for them, also
//! where it is the doer's own: "Egyptian police detained protesters" is between Egypt and Egypt.

use super::edges::{Edge, edge, first_filled};
use super::fillers::fits_class;
use super::roles::{Trigger, is_own};
use super::tree::{Hit, Tree};
use crate::lexicon::{ActorTables, EventClass, Pattern, PatternRole as Role, Unnamed};
use crate::model::{ActorId, ActorKind, Mode, Quad, Span};
use crate::resolve::{Participant, Way};
use crate::text::{Rel, Upos};

/// The pairs of a doer with a country, where the source or the target of a pattern is unnamed.
pub(super) fn edges(
    tree: &Tree<'_>,
    trigger: &Trigger,
    pattern: &Pattern,
    class: &EventClass,
    actors: &ActorTables,
) -> Vec<Edge> {
    // Towns are visited; talks in them are held with others.
    let is_talk = pattern.mode.is_some_and(|mode| mode != Mode::Visit);
    if class.unnamed == Unnamed::Never || is_talk {
        return Vec::new();
    }
    let search = |source: Option<&Hit>, home: Option<ActorId>| Search {
        tree,
        trigger,
        unnamed: class.unnamed,
        crowds: &class.crowds,
        // Whom one accuses is no place.
        places: class.quad != Quad::VerbalConflict,
        source: source.map(|source| source.span),
        home,
    };
    let (named, _) = first_filled(tree, trigger, &pattern.source, &[]);
    // Where the doers are named, named victims have been tried already.
    let (sources, victims) = if named.is_empty() {
        let (victims, _) = first_filled(tree, trigger, &pattern.target, &[]);
        let country = victims.first().and_then(|hit| home(actors, &hit.actor));
        (search(None, country).doers(pattern), victims)
    } else {
        (named, Vec::new())
    };
    let mut edges = Vec::new();
    for source in &sources {
        let targets = if victims.is_empty() {
            search(Some(source), home(actors, &source.actor)).victims(pattern)
        } else {
            victims.clone()
        };
        // Who comes home visits nobody, who helps or deploys at home does so to nobody else.
        let own = home(actors, &source.actor).filter(|_| class.unnamed == Unnamed::Places);
        let abroad = |target: &&Hit| own.as_ref() != Some(&target.actor);
        let targets = targets.iter().filter(abroad);
        edges.extend(targets.map(|target| edge(source, target, false, None)));
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

/// The country that stands for a place.
fn place_hit(place: &Participant) -> Option<Hit> {
    Some(Hit {
        actor: place.actors.first()?.clone(),
        span: place.span,
    })
}

struct Search<'a> {
    tree: &'a Tree<'a>,
    trigger: &'a Trigger,
    unnamed: Unnamed,
    /// The classes of those who are, as doers, of the place where it happens.
    crowds: &'a [String],
    places: bool,
    /// The words of who does it.
    source: Option<Span>,
    /// The country of the other side.
    home: Option<ActorId>,
}

impl Search<'_> {
    /// The countries that stand for those to whom it is done: of the first role that has any.
    fn victims(&self, pattern: &Pattern) -> Vec<Hit> {
        let roles = pattern.target.iter().map(|role| self.targets(role));
        let mut found = roles.into_iter().filter(|found| !found.is_empty());
        found.next().unwrap_or_default()
    }

    /// The countries that stand for those who do it: "gunmen in Yemen", "thousands of Iraqi Kurds".
    fn doers(&self, pattern: &Pattern) -> Vec<Hit> {
        let doer = |word: usize| {
            let noun = self.counted(word);
            let own = || self.people(noun, word);
            own().or_else(|| self.place(word).filter(|_| self.is_crowd(noun)))
        };
        let found = |role: &Role| match role {
            // "Thousands were detained": by those who rule there.
            Role::Scene | Role::Home if self.is_without_agent() => self.at_home(role),
            // "Riots broke out in Jakarta": by those who live there.
            Role::Scene => self.at_home(role),
            role => {
                let fillers = self.trigger.fillers(self.tree, role).into_iter();
                fillers.filter_map(doer).collect::<Vec<_>>()
            }
        };
        let found = pattern.source.iter().map(found);
        found
            .into_iter()
            .find(|hits| !hits.is_empty())
            .unwrap_or_default()
    }

    /// Whether a passive does not tell who does it.
    fn is_without_agent(&self) -> bool {
        let verb = self.trigger.word;
        self.tree.is_passive(verb) && self.tree.subjects(verb).is_empty()
    }

    /// The country in which it happens, else that of the other side.
    fn at_home(&self, role: &Role) -> Vec<Hit> {
        let home = || self.home.clone().filter(|_| *role == Role::Home);
        let hit = self
            .scene()
            .or_else(|| home().map(|actor| self.at_trigger(actor)));
        hit.into_iter().collect()
    }

    /// The countries that stand for the words in a role.
    fn targets(&self, role: &Role) -> Vec<Hit> {
        let role = match role {
            Role::Interlocutor
            | Role::Beside
            | Role::Carrier
            | Role::Possessor
            | Role::Modifier => {
                return Vec::new();
            }
            Role::Scene | Role::Home => return self.at_home(role),
            Role::Inside(outer) => return self.targets_inside(outer),
            role => role,
        };
        let fillers = self.trigger.fillers(self.tree, role).into_iter();
        let found: Vec<Hit> = fillers.filter_map(|word| self.target(word)).collect();
        if let Role::Preposition(preposition) = role
            && found.is_empty()
            && self.places
        {
            let further = self.trigger.place_behind(self.tree, preposition);
            return further
                .and_then(|word| self.place(word))
                .into_iter()
                .collect();
        }
        found
    }

    /// The same for the words within the phrase that fills a role: "the killing of civilians", "threatened to
    /// shell Haifa".
    fn targets_inside(&self, outer: &Role) -> Vec<Hit> {
        let tree = self.tree;
        let place = |word: usize| self.place(word).filter(|_| *outer == Role::Complement);
        let within = |word: usize| {
            let mut inner: Vec<usize> = tree.objects(word);
            inner.extend(tree.children_by(word, &[Rel::Nmod, Rel::NmodPoss]));
            let mut found = std::iter::once(word).chain(inner);
            found.find_map(|word| self.target(word).or_else(|| place(word)))
        };
        let fillers = self.trigger.fillers(tree, outer).into_iter();
        fillers.filter_map(within).collect()
    }

    /// A country as the target of what has no other: the words are those of the object, else of the trigger.
    fn at_trigger(&self, actor: ActorId) -> Hit {
        let objects = self.trigger.fillers(self.tree, &Role::Object);
        let objects = objects.first().filter(|_| self.source.is_some());
        let word = objects.copied().unwrap_or(self.trigger.word);
        Hit {
            actor,
            span: self.phrase(word),
        }
    }

    fn target(&self, word: usize) -> Option<Hit> {
        let noun = self.counted(word);
        self.own_group(word)
            .or_else(|| self.place(word).filter(|_| self.places))
            .or_else(|| self.people(noun, word))
    }

    /// "Iraqi civilians" whom Iraq's army kills.
    fn own_group(&self, word: usize) -> Option<Hit> {
        let group = self.tree.participant(word)?;
        let source = self.source?;
        let apart = group.span.end <= source.start || source.end <= group.span.start;
        let home = self.home.as_ref()?;
        // "Ordered American troops to Estonia": his own organs are nobody to ask.
        let organ = !self.places && self.tree.has("troops", word);
        let own = group.way == Way::Group && group.actors.contains(home) && !organ;
        (own && apart && self.unnamed >= Unnamed::Subjects).then(|| Hit {
            actor: home.clone(),
            span: group.span,
        })
    }

    /// "Mosul", "the mosque in Mosul".
    fn place(&self, word: usize) -> Option<Hit> {
        place_hit(self.place_within(word)?)
    }

    fn place_within(&self, top: usize) -> Option<&Participant> {
        let tree = self.tree;
        let country = |one: &&Participant| {
            one.kind == Some(ActorKind::Country) && one.way == Way::Name && one.head != top
        };
        let countries = tree.participants.iter().filter(country);
        let mut places = tree.places.iter().chain(countries);
        places.find(|place| {
            let mut up = tree.ancestors(place.head).take(DEEPEST);
            let near = |case: &str| case == "of" || tree.words.has("scene_prepositions", case);
            // "Kabul airport", but not "the Brussels summit".
            let site = tree.has("provinces", top) || tree.has("sites", top);
            let lies = place.head == top
                || tree.rel(place.head) == Rel::Compound && site
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
            Unnamed::Anyone => self.is_crowd(noun),
        };
        let named = self.tree.participant(noun).is_some() || !self.tree.actors(top).is_empty();
        let doer = self.source.is_none();
        // "Ethnic Albanians" are of the country in which they protest.
        let kin = self.has_modifier(noun, "descent");
        let local = doer && (kin || self.is_local(noun));
        let crowd = kin || local || self.is_crowd(noun);
        if !crowd || named {
            return None;
        }
        let home = || {
            let home = self.home.clone();
            // What a state says in its own statement, it says to others.
            let abroad = !self.places && self.tree.speaker.is_some();
            // "Seized by rebels": of whom the victim's state is not the doer.
            let state = !doer || fits_class(self.tree, "own_people", noun);
            // "European lawmakers" are of more than one state.
            let wider = self.has_modifier(noun, "regions");
            home.filter(|_| fits && state && self.unnamed >= Unnamed::Subjects && !abroad && !wider)
        };
        // Who attacks somewhere need not be from there.
        let scene = || {
            let scene = self.scene().filter(|_| !doer || local);
            scene.map(|scene| scene.actor)
        };
        let actor = self.nation(noun).or_else(scene).or_else(home)?;
        Some(Hit {
            actor,
            span: self.phrase(top),
        })
    }

    /// Whether a word of a class stands before a noun as a part of it.
    fn has_modifier(&self, noun: usize, class: &str) -> bool {
        let mut before = self.tree.children_by(noun, &[Rel::Amod, Rel::Compound]);
        before.any(|child| self.tree.has(class, child))
    }

    /// Whether those who do it are of the place where it happens.
    fn is_local(&self, noun: usize) -> bool {
        // "Terrorist bombings in Istanbul" tell of no people.
        let head = !matches!(self.tree.rel(noun), Rel::Amod | Rel::Compound);
        let crowds = self.crowds.iter().map(String::as_str).filter(|_| head);
        let mut classes = crowds.chain(["own_people"]);
        classes.any(|class| fits_class(self.tree, class, noun))
    }

    /// Whether a noun is one for people.
    fn is_crowd(&self, noun: usize) -> bool {
        let mut classes = CROWDS.iter();
        classes.any(|class| fits_class(self.tree, class, noun))
    }

    /// "Pakistani newspapers".
    fn nation(&self, noun: usize) -> Option<ActorId> {
        let rels = [Rel::Amod, Rel::Compound, Rel::NmodPoss];
        let before = self.tree.children_by(noun, &rels);
        let mut before = before.filter(|&child| is_own(self.tree, child));
        let hits = before.find_map(|child| self.tree.actors(child).into_iter().next());
        hits.map(|hit| hit.actor)
    }

    /// The country of the place where the event happens: "in Mosul", "in northern Afghanistan".
    fn scene(&self) -> Option<Hit> {
        let tree = self.tree;
        let countries = tree.participants.iter().filter(|one| {
            one.kind == Some(ActorKind::Country) && one.way == Way::Name && !one.inner
        });
        // "Rallied against the war in Iraq": where the war is; "which fought in Ireland": where it fought.
        let apart = |above: &usize| {
            let clause = [Rel::Acl, Rel::AclRelcl, Rel::Ccomp];
            let mut cases = tree.cases(*above);
            clause.contains(&tree.rel(*above))
                || cases.any(|case| {
                    tree.words.has("apart", case)
                        || matches!(case, "against" | "over" | "about" | "for")
                })
        };
        let local = |place: &&Participant| {
            if tree.has("legations", place.head) {
                return false;
            }
            let predicate = self.trigger.predicate();
            // "Miners marched on Bucharest".
            let goes = tree.has("going", predicate);
            let near = |case: &str| {
                tree.words.has("scene_prepositions", case)
                    || goes && matches!(case, "on" | "into" | "toward" | "towards" | "to")
            };
            // "Troops patrolled Bamako", "police lined the streets of Harare".
            let filled = |word: usize| {
                let object = matches!(tree.rel(word), Rel::Obj | Rel::NsubjPass);
                object && tree.head(word) == Some(predicate)
            };
            let mut above = tree.ancestors(place.head).take(DEEPEST + 1).skip(1);
            let end = above.find(|above| *above == predicate || apart(above));
            // "In the capital, Mogadishu".
            let part_of = |word: usize| tree.has("surroundings", word);
            let cased = tree.children_by(place.head, &[Rel::Case]).next().is_some();
            let site = tree
                .head(place.head)
                .filter(|&site| !cased && part_of(site));
            let site = site.unwrap_or(place.head);
            // "In the town of Samarra", "on the outskirts of Kabul", "west of Tripoli".
            let within = || {
                let part = tree.head(site).filter(|&part| part_of(part));
                let of = tree.cases(site).any(|case| case == "of");
                let lies = |part: usize| {
                    tree.upos(part) == Upos::Adv || tree.cases(part).any(near) || filled(part)
                };
                of && part.is_some_and(lies)
            };
            end == Some(predicate) && (tree.cases(site).any(near) || within() || filled(site))
        };
        let mut scenes = tree.places.iter().chain(countries).filter(local);
        place_hit(scenes.next()?)
    }

    /// What is counted: "hundreds of protesters".
    fn counted(&self, word: usize) -> usize {
        let of = |&child: &usize| self.tree.cases(child).any(|case| case == "of");
        let mut within = self.tree.children_by(word, &[Rel::Nmod]);
        let noun = within.find(of).filter(|_| self.tree.is_container(word));
        // "26 members of a gang" are people, whatever they are members of.
        let people = |noun: &usize| self.is_crowd(*noun) || !self.is_crowd(word);
        noun.filter(people).unwrap_or(word)
    }

    /// A noun with what stands before it.
    fn phrase(&self, noun: usize) -> Span {
        let tokens = &self.tree.sentence.tokens;
        let link = [Rel::Case, Rel::Punct, Rel::Cc, Rel::Mark];
        let own = |&child: &usize| child < noun && !link.contains(&self.tree.rel(child));
        let before = self.tree.children(noun).filter(own);
        let first = before.min().unwrap_or(noun);
        Span {
            start: tokens[first].span.start,
            end: tokens[noun].span.end,
        }
    }
}

/// The classes of nouns for people who stand for nobody.
pub(in crate::code) const CROWDS: [&str; 3] = ["own_people", "people", "private_people"];

/// How many words may stand in the tree between a place and what is in it.
const DEEPEST: usize = 4;
