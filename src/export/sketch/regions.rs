//! Countries and organisations as regions that hold their leaders and institutions.

use std::collections::BTreeMap;

use super::Shown;
use crate::export::words;
use crate::graph::{Edge, Graph, Node, Structure};
use crate::model::{ActorId, ActorKind};

/// A country or organisation with the actors of the picture that belong to it.
#[derive(Debug)]
pub(in crate::export) struct Region {
    /// The name of the country or organisation.
    pub(in crate::export) name: String,
    /// Its actors: itself first, then institutions, then people.
    pub(in crate::export) members: Vec<usize>,
    /// Whether the country or organisation is itself one of the actors, so that its name is there.
    pub(in crate::export) headed: bool,
}

/// What the graph tells of belonging.
struct Belonging<'a> {
    wholes: BTreeMap<&'a ActorId, &'a ActorId>,
    countries: BTreeMap<&'a str, &'a ActorId>,
    names: BTreeMap<&'a ActorId, &'a str>,
}

/// Finds the regions of two or more actors, and tells each actor its region.
pub(super) fn regions(graph: &Graph, actors: &mut [Shown]) -> Vec<Region> {
    let belonging = Belonging::of(graph);
    let mut homes: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (index, shown) in actors.iter().enumerate() {
        homes
            .entry(belonging.home(shown.node))
            .or_default()
            .push(index);
    }
    homes.retain(|_, members| members.len() > 1);
    let mut regions = Vec::new();
    for (home, mut members) in homes {
        members.sort_by_key(|&index| order(&home, actors[index].node));
        let headed = members
            .first()
            .is_some_and(|&index| actors[index].node.id().as_str() == home);
        for &member in &members {
            actors[member].region = Some(regions.len());
        }
        let name = belonging.name(&home);
        regions.push(Region {
            name,
            members,
            headed,
        });
    }
    regions
}

fn order(home: &str, node: &Node) -> (bool, bool, ActorId) {
    let person = node.mentioned.actor.kind == ActorKind::Person;
    (node.id().as_str() != home, person, node.id().clone())
}

impl<'a> Belonging<'a> {
    fn of(graph: &'a Graph) -> Self {
        let parts = graph
            .edges()
            .filter(|(.., edge)| matches!(edge, Edge::Structure(Structure::PartOf)));
        let countries = graph
            .nodes()
            .filter(|node| node.mentioned.actor.kind == ActorKind::Country);
        Self {
            wholes: parts
                .map(|(part, whole, _)| (part.id(), whole.id()))
                .collect(),
            countries: countries
                .filter_map(|node| Some((node.mentioned.actor.country.as_deref()?, node.id())))
                .collect(),
            names: graph.nodes().map(|node| (node.id(), node.name())).collect(),
        }
    }

    /// The id of the country or organisation to which an actor belongs; its own, where to none.
    fn home(&self, node: &Node) -> String {
        let actor = &node.mentioned.actor;
        match actor.kind {
            ActorKind::Country => actor.id.to_string(),
            ActorKind::Person => match node.offices.first() {
                Some(office) => self.top(&office.of).to_string(),
                None => self.country_or(node, &actor.id),
            },
            ActorKind::Organization => self.country_or(node, self.top(&actor.id)),
        }
    }

    fn country_or(&self, node: &Node, other: &ActorId) -> String {
        let code = node.mentioned.actor.country.as_deref();
        code.map_or_else(
            || other.to_string(),
            |code| {
                self.countries
                    .get(code)
                    .map_or_else(|| code.to_owned(), ToString::to_string)
            },
        )
    }

    /// The largest whole of which an institution is part; tables that run in a circle end nowhere.
    fn top<'b>(&self, id: &'b ActorId) -> &'b ActorId
    where
        'a: 'b,
    {
        let mut top = id;
        for _ in 0..8 {
            match self.wholes.get(top) {
                Some(whole) => top = whole,
                None => break,
            }
        }
        top
    }

    fn name(&self, home: &str) -> String {
        let known = self.names.get(&ActorId::new(home));
        let name = known.map_or_else(|| words::place(home), ToString::to_string);
        words::clean(&name, 60)
    }
}
