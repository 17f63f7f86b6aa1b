//! Who there is: countries, people, organisations; offices with terms, memberships.

use rustc_hash::{FxHashMap, FxHashSet};

use crate::model::{Actor, ActorId, Office};
use crate::when::When;

/// An actor of the tables with what is told of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ActorEntry {
    /// The actor as a node of the graph.
    pub actor: Actor,
    /// The country it belongs to; a country's own id.
    pub country: Option<ActorId>,
    /// The class of an organisation, such as `media`; empty for others.
    pub class: String,
    /// Grammatical gender of a person.
    pub gender: Gender,
    /// The state for which an institution's name stands: the Kremlin for Russia.
    pub stands_for: Option<ActorId>,
    /// The country or organisation of which an institution is part.
    pub part_of: Option<ActorId>,
    /// A country's ISO 3166 code of two letters.
    pub iso2: Option<String>,
    /// A country's code in CAMEO.
    pub cameo: Option<String>,
    /// The role that leads a country abroad.
    pub leads: Option<String>,
    /// From when there was such a state or body.
    pub from: Option<When>,
    /// Until when.
    pub until: Option<When>,
}

/// A person's gender, for pronouns.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Gender {
    /// She.
    Female,
    /// He.
    Male,
    /// Not told, or no person.
    Unknown,
}

/// A role such as `foreign-minister`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Role {
    /// The role's id.
    pub id: String,
    /// The title to show.
    pub title: String,
    /// Whether a country has only one holder at a time.
    pub one_seat: bool,
    /// Its place in the table, the highest first.
    pub rank: usize,
}

/// A person in an office for a time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OfficeTerm {
    /// Who.
    pub person: ActorId,
    /// The role's id.
    pub role: String,
    /// Title, of what, from when until when.
    pub office: Office,
}

impl OfficeTerm {
    /// Whether the person held the office on some day of `date`.
    pub fn holds_on(&self, date: When) -> bool {
        let begun = self
            .office
            .from
            .is_none_or(|from| from.first() <= date.last());
        begun
            && self
                .office
                .until
                .is_none_or(|until| date.first() < until.last())
    }
}

impl OfficeTerm {
    /// Whether two terms have days in common, whatever the days that vague dates leave open.
    fn overlaps(&self, other: &Self) -> bool {
        self.is_begun_before_end_of(other) && other.is_begun_before_end_of(self)
    }

    fn is_begun_before_end_of(&self, other: &Self) -> bool {
        let Some(begun) = self.office.from else {
            return false;
        };
        other
            .office
            .until
            .is_none_or(|ended| begun.last() < ended.first())
    }
}

/// A country's membership in an organisation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Membership {
    /// The organisation.
    pub of: ActorId,
    /// The member.
    pub member: ActorId,
    /// Accession.
    pub from: Option<When>,
    /// Exit.
    pub until: Option<When>,
}

/// The tables under `data/actors`.
#[derive(Debug, Default)]
pub struct ActorTables {
    pub(super) entries: Vec<ActorEntry>,
    pub(super) index: FxHashMap<ActorId, usize>,
    pub(super) roles: FxHashMap<String, Role>,
    pub(super) role_names: FxHashMap<String, Vec<String>>,
    /// The first words of all names of roles, in singular and plural.
    pub(super) role_starts: FxHashSet<String>,
    pub(super) terms: Vec<OfficeTerm>,
    /// The one country or organisation that has a role, where no other has: the Holy See its pope.
    pub(super) sole_seats: FxHashMap<String, Option<ActorId>>,
    pub(super) terms_of_person: FxHashMap<ActorId, Vec<usize>>,
    pub(super) terms_of_seat: FxHashMap<(String, ActorId), Vec<usize>>,
    pub(super) memberships: FxHashMap<ActorId, Vec<Membership>>,
    pub(super) members: FxHashMap<ActorId, Vec<Membership>>,
}

impl ActorTables {
    /// The entry of an actor.
    pub fn get(&self, id: &ActorId) -> Option<&ActorEntry> {
        self.index.get(id).map(|&index| &self.entries[index])
    }

    /// All actors in the order of the tables.
    pub fn entries(&self) -> &[ActorEntry] {
        &self.entries
    }

    /// The roles that words such as `foreign minister` name, best first.
    pub fn roles_named(&self, words: &str) -> &[String] {
        self.role_names.get(words).map_or(&[], Vec::as_slice)
    }

    /// Roles in the order in which they are meant of a country or organisation: of several, as "leader" names them,
    /// the one that leads it comes first.
    pub fn in_order<'a>(
        &'a self,
        roles: &'a [String],
        of: &ActorId,
    ) -> impl Iterator<Item = &'a String> {
        let leads = self.get(of).and_then(|of| of.leads.as_ref());
        let leading = roles
            .iter()
            .filter(move |role| roles.len() > 1 && leads == Some(role));
        leading.chain(roles)
    }

    /// Whether some name of a role begins with this word, in lower case.
    pub fn begins_role(&self, word: &str) -> bool {
        self.role_starts.contains(word)
    }

    /// The role of this id.
    pub fn role(&self, id: &str) -> Option<&Role> {
        self.roles.get(id)
    }

    /// The one country or organisation that has a role, where no other has: the Holy See its pope.
    pub fn sole_seat(&self, role: &str) -> Option<&ActorId> {
        self.sole_seats.get(role)?.as_ref()
    }

    /// The terms of a person, in the order of the table.
    pub fn terms_of(&self, person: &ActorId) -> impl DoubleEndedIterator<Item = &OfficeTerm> {
        self.terms_of_person
            .get(person)
            .into_iter()
            .flatten()
            .map(|&index| &self.terms[index])
    }

    /// The terms of everyone who held a role of a country or organisation.
    pub fn terms_in(
        &self,
        role: &str,
        of: &ActorId,
    ) -> impl DoubleEndedIterator<Item = &OfficeTerm> {
        let terms = self.terms_of_seat.get(&(role.to_owned(), of.clone()));
        terms.into_iter().flatten().map(|&index| &self.terms[index])
    }

    /// Terms of an office of one seat that two persons hold on the same days; where dates are vague they get the
    /// benefit of the doubt.
    pub fn double_seats(&self) -> Vec<[&OfficeTerm; 2]> {
        let mut seats: Vec<_> = self.terms_of_seat.iter().collect();
        seats.sort();
        let mut found = Vec::new();
        for ((role, _), places) in seats {
            if !self.role(role).is_some_and(|role| role.one_seat) {
                continue;
            }
            for (index, &one) in places.iter().enumerate() {
                let others = places[index + 1..].iter();
                let pairs = others.map(|&other| [&self.terms[one], &self.terms[other]]);
                found.extend(pairs.filter(|[one, other]| one.overlaps(other)));
            }
        }
        found
    }

    /// The organisations of which a country is or was a member.
    pub fn memberships_of(&self, member: &ActorId) -> &[Membership] {
        self.memberships.get(member).map_or(&[], Vec::as_slice)
    }

    /// The members that an organisation has or had.
    pub fn members_of(&self, organization: &ActorId) -> &[Membership] {
        self.members.get(organization).map_or(&[], Vec::as_slice)
    }
}
