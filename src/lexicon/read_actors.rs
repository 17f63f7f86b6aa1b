//! Reads the tables under `data/actors` and checks that every id that a row names exists.

use super::LexiconError;
use super::actors::{ActorEntry, ActorTables, Gender, Membership, OfficeTerm, Role};
use super::layers::Layers;
use super::table::Row;
use super::tables::{COUNTRIES, MEMBERS, OFFICES, ORGANIZATIONS, PEOPLE, ROLE_NAMES, ROLES};
use crate::model::{Actor, ActorId, ActorKind, Office};

impl ActorTables {
    /// Reads the tables.
    pub(super) fn read(layers: &Layers<'_>) -> Result<Self, LexiconError> {
        let mut tables = Self::default();
        tables.read_countries(layers)?;
        tables.read_people(layers)?;
        tables.read_organizations(layers)?;
        tables.read_roles(layers)?;
        tables.read_role_names(layers)?;
        tables.read_offices(layers)?;
        tables.read_members(layers)?;
        Ok(tables)
    }

    fn read_countries(&mut self, layers: &Layers<'_>) -> Result<(), LexiconError> {
        for row in layers.rows(&COUNTRIES)? {
            let [id, name, _, iso3, ..] = row.cells;
            let actor = known(
                id,
                name,
                ActorKind::Country,
                Some(iso3).filter(|code| !code.is_empty()),
            );
            let entry = ActorEntry {
                country: Some(actor.id.clone()),
                iso2: row.some(2).map(str::to_owned),
                cameo: row.some(5).map(str::to_owned),
                leads: row.some(6).map(str::to_owned),
                from: row.date(7)?,
                until: row.date(8)?,
                ..entry(actor)
            };
            self.add(&row, entry)?;
        }
        Ok(())
    }

    fn read_people(&mut self, layers: &Layers<'_>) -> Result<(), LexiconError> {
        for row in layers.rows(&PEOPLE)? {
            let [id, name, gender, ..] = row.cells;
            let country = self.known_id(&row, 3)?;
            let code = country.as_ref().and_then(|id| self.code(id));
            let gender = match gender {
                "f" => Gender::Female,
                "m" => Gender::Male,
                "" => Gender::Unknown,
                other => {
                    return Err(
                        row.fault(format!("`{other}` is no gender"), "write m, f, or nothing")
                    );
                }
            };
            let actor = known(id, name, ActorKind::Person, code.as_deref());
            self.add(
                &row,
                ActorEntry {
                    country,
                    gender,
                    ..entry(actor)
                },
            )?;
        }
        Ok(())
    }

    fn read_organizations(&mut self, layers: &Layers<'_>) -> Result<(), LexiconError> {
        let rows = layers.rows(&ORGANIZATIONS)?;
        for row in &rows {
            let [id, name, ..] = row.cells;
            let country = self.known_id(row, 3)?;
            let code = country.as_ref().and_then(|id| self.code(id));
            let actor = known(id, name, ActorKind::Organization, code.as_deref());
            let dates = (row.date(6)?, row.date(7)?);
            let class = row.cells[2].to_owned();
            self.add(
                row,
                ActorEntry {
                    country,
                    class,
                    from: dates.0,
                    until: dates.1,
                    ..entry(actor)
                },
            )?;
        }
        // An organisation may be part of one that stands further down.
        for row in &rows {
            let (part_of, stands_for) = (self.known_id(row, 4)?, self.known_id(row, 5)?);
            let index = self.index[&ActorId::new(row.cells[0])];
            self.entries[index].part_of = part_of;
            self.entries[index].stands_for = stands_for;
        }
        Ok(())
    }

    fn read_roles(&mut self, layers: &Layers<'_>) -> Result<(), LexiconError> {
        for row in layers.rows(&ROLES)? {
            let [id, title, seat, _] = row.cells;
            let one_seat = match seat {
                "one" => true,
                "many" => false,
                other => {
                    return Err(
                        row.fault(format!("`{other}` is no kind of seat"), "write one or many")
                    );
                }
            };
            let role = Role {
                id: id.to_owned(),
                title: title.to_owned(),
                one_seat,
                rank: self.roles.len(),
            };
            self.roles.insert(id.to_owned(), role);
        }
        Ok(())
    }

    fn read_role_names(&mut self, layers: &Layers<'_>) -> Result<(), LexiconError> {
        for row in layers.rows(&ROLE_NAMES)? {
            let [form, role, _] = row.cells;
            self.check_role(&row, role)?;
            let start = form.split([' ', '-']).next().unwrap_or_default();
            self.role_starts.extend(with_plurals(&start.to_lowercase()));
            self.role_names
                .entry(form.to_lowercase())
                .or_default()
                .push(role.to_owned());
        }
        Ok(())
    }

    fn read_offices(&mut self, layers: &Layers<'_>) -> Result<(), LexiconError> {
        for row in layers.rows(&OFFICES)? {
            let role = row.cells[1];
            self.check_role(&row, role)?;
            let title = row.some(5).unwrap_or(&self.roles[role].title).to_owned();
            let (Some(person), Some(of)) = (self.known_id(&row, 0)?, self.known_id(&row, 2)?)
            else {
                return Err(row.fault("the person or the country is empty", "fill both cells"));
            };
            let (from, until) = (row.date(3)?, row.date(4)?);
            if let (Some(from), Some(until)) = (from, until)
                && from.first() > until.last()
            {
                return Err(row.fault(
                    format!("the term ends on {until}, before {from}"),
                    "correct the dates",
                ));
            }
            let sole = self.sole_seats.entry(role.to_owned());
            let sole = sole.or_insert_with(|| Some(of.clone()));
            if sole.as_ref() != Some(&of) {
                *sole = None;
            }
            let index = self.terms.len();
            self.terms_of_person
                .entry(person.clone())
                .or_default()
                .push(index);
            self.terms_of_seat
                .entry((role.to_owned(), of.clone()))
                .or_default()
                .push(index);
            let office = Office {
                title,
                of,
                from,
                until,
            };
            self.terms.push(OfficeTerm {
                person,
                role: role.to_owned(),
                office,
            });
        }
        Ok(())
    }

    fn read_members(&mut self, layers: &Layers<'_>) -> Result<(), LexiconError> {
        for row in layers.rows(&MEMBERS)? {
            let (Some(of), Some(member)) = (self.known_id(&row, 0)?, self.known_id(&row, 1)?)
            else {
                return Err(row.fault("the organization or the member is empty", "fill both cells"));
            };
            let membership = Membership {
                of,
                member,
                from: row.date(2)?,
                until: row.date(3)?,
            };
            self.members
                .entry(membership.of.clone())
                .or_default()
                .push(membership.clone());
            self.memberships
                .entry(membership.member.clone())
                .or_default()
                .push(membership);
        }
        Ok(())
    }

    fn add<const N: usize>(
        &mut self,
        row: &Row<'_, N>,
        entry: ActorEntry,
    ) -> Result<(), LexiconError> {
        let id = entry.actor.id.clone();
        let readable =
            |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
        if id.as_str().is_empty() || !id.as_str().bytes().all(readable) {
            return Err(row.fault(format!("`{id}` is no id"), "use a-z, 0-9 and -"));
        }
        if self.index.insert(id.clone(), self.entries.len()).is_some() {
            return Err(row.fault(format!("`{id}` stands twice"), "keep one row an actor"));
        }
        self.entries.push(entry);
        Ok(())
    }

    /// The actor that a cell names; an empty cell names none.
    fn known_id<const N: usize>(
        &self,
        row: &Row<'_, N>,
        cell: usize,
    ) -> Result<Option<ActorId>, LexiconError> {
        let Some(text) = row.some(cell) else {
            return Ok(None);
        };
        let known = self.index.get_key_value(text);
        let id = known.map(|(id, _)| id.clone()).ok_or_else(|| {
            row.fault(
                format!("no table has the actor `{text}`"),
                "add its row, correct the id, or retract this row, too",
            )
        })?;
        Ok(Some(id))
    }

    fn check_role<const N: usize>(&self, row: &Row<'_, N>, role: &str) -> Result<(), LexiconError> {
        if self.roles.contains_key(role) {
            return Ok(());
        }
        Err(row.fault(
            format!("roles.tsv has no role `{role}`"),
            "add it there or correct the word",
        ))
    }

    fn code(&self, country: &ActorId) -> Option<String> {
        self.get(country)?.actor.country.clone()
    }
}

/// "secretary", "secretarys", "secretaries".
fn with_plurals(word: &str) -> [String; 3] {
    let stem = word.strip_suffix('y').unwrap_or(word);
    [word.to_owned(), format!("{word}s"), format!("{stem}ies")]
}

fn known(id: &str, name: &str, kind: ActorKind, country: Option<&str>) -> Actor {
    Actor {
        id: ActorId::new(id),
        name: name.to_owned(),
        kind,
        country: country.map(str::to_owned),
        known: true,
    }
}

fn entry(actor: Actor) -> ActorEntry {
    ActorEntry {
        actor,
        country: None,
        class: String::new(),
        gender: Gender::Unknown,
        stands_for: None,
        part_of: None,
        iso2: None,
        cameo: None,
        leads: None,
        from: None,
        until: None,
    }
}
