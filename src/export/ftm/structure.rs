//! Offices, memberships and parts as entities of FollowTheMoney.

use super::{Entity, actor_id, days, digest};
use crate::export::columns::Link;
use crate::graph::{Edge, Structure};
use crate::model::Office;

/// The entities of a structural edge.
pub(super) fn entities<'g>(link: &Link<'g>) -> Vec<Entity<'g>> {
    match link.edge {
        Edge::Structure(Structure::HoldsOffice(office)) => {
            let position = position(office);
            let mut entity = relation(link, "Occupancy", ["holder", "post"]);
            entity
                .properties
                .insert("post", vec![position.id.clone().into()]);
            days(&mut entity, link);
            vec![position, entity]
        }
        Edge::Structure(Structure::MemberOf) => {
            vec![relation(link, "Membership", ["member", "organization"])]
        }
        Edge::Structure(Structure::PartOf) => {
            let mut entity = relation(link, "UnknownLink", ["subject", "object"]);
            entity.add("role", link.word());
            vec![entity]
        }
        Edge::Event(_) => Vec::new(),
    }
}

/// The office itself. Several who held it bring the same entity, which readers take for one.
fn position(office: &Office) -> Entity<'_> {
    let of = actor_id(&office.of);
    let id = format!("position-{}", digest(&[&of, &office.title]));
    let mut entity = Entity::new(id, "Position");
    entity.add("name", office.title.as_str());
    entity.add("organization", of);
    entity
}

fn relation<'g>(link: &Link<'g>, schema: &'static str, ends: [&'static str; 2]) -> Entity<'g> {
    let key = link.key();
    let mut entity = Entity::new(format!("structure-{}", digest(&[&key])), schema);
    for (end, node) in ends.into_iter().zip([link.source, link.target]) {
        entity.add(end, actor_id(node.id()));
    }
    entity.add("recordId", key);
    entity
}
