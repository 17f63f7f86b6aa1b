//! The program's own tables with the user's on top: a user's row adds a fact, replaces the one with the same
//! key, or, with `-` before its first cell, retracts it. The last file wins.

use std::collections::HashMap;

use super::LexiconError;
use super::table::{Row, fault, first_line, lines, rows, same_header};
use super::tables::{Table, headers};

/// A table that the user gives, in one of the forms of `docs/actors.md`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UserTable {
    /// The file's name, for faults.
    pub file: String,
    /// Its text.
    pub text: String,
}

impl UserTable {
    /// How many rows it has, the header left out.
    pub fn rows(&self) -> usize {
        lines(&self.text).count().saturating_sub(1)
    }
}

/// The tables, from the lowest layer to the highest.
pub(super) struct Layers<'a> {
    own: &'a (dyn Fn(&str) -> Result<&'a str, LexiconError> + Sync),
    user: &'a [UserTable],
}

impl<'a> Layers<'a> {
    /// The program's tables by their names, and the user's in their order. A user's table that has the header
    /// of no table is refused.
    pub(super) fn new(
        own: &'a (dyn Fn(&str) -> Result<&'a str, LexiconError> + Sync),
        user: &'a [UserTable],
    ) -> Result<Self, LexiconError> {
        for table in user {
            let (line, found) = first_line(&table.text);
            if !headers().iter().any(|header| same_header(header, found)) {
                let known: Vec<String> = headers().iter().map(|header| header.join(" ")).collect();
                return Err(fault(
                    &table.file,
                    line,
                    format!("no table has the header `{found}`"),
                    format!("write one of these, with tabs: {}", known.join("; ")),
                ));
            }
        }
        Ok(Self { own, user })
    }

    /// The rows of a kind of table that hold after all layers.
    pub(super) fn rows<const N: usize>(
        &self,
        table: &Table<N>,
    ) -> Result<Vec<Row<'a, N>>, LexiconError> {
        let mut all = Vec::new();
        for &file in table.files {
            all.extend(rows(file, (self.own)(file)?, table.header)?);
        }
        let is_of = |user: &&UserTable| same_header(&table.header, first_line(&user.text).1);
        let mut user = self.user.iter().filter(is_of).peekable();
        if user.peek().is_none() {
            return Ok(all);
        }
        overlaid(all, user, table)
    }
}

/// The rows below with those of the user's tables.
fn overlaid<'a, const N: usize>(
    below: Vec<Row<'a, N>>,
    tables: impl Iterator<Item = &'a UserTable>,
    table: &Table<N>,
) -> Result<Vec<Row<'a, N>>, LexiconError> {
    let key = |row: &Row<'a, N>| -> Vec<&'a str> {
        let cell = |&column: &usize| row.cells[column];
        table.key.iter().map(cell).collect()
    };
    let mut all: Vec<Option<Row<'a, N>>> = below.into_iter().map(Some).collect();
    let mut places: HashMap<Vec<&'a str>, usize> = HashMap::new();
    for (place, row) in all.iter().enumerate() {
        places.extend(row.as_ref().map(|row| (key(row), place)));
    }
    for user in tables {
        for mut row in rows(&user.file, &user.text, table.header)? {
            let retracted = row.cells[0].strip_prefix('-');
            row.cells[0] = retracted.unwrap_or(row.cells[0]);
            match (places.get(&key(&row)), retracted) {
                (Some(&place), Some(_)) => {
                    all[place] = None;
                    places.remove(&key(&row));
                }
                (Some(&place), None) => all[place] = Some(row),
                (None, Some(_)) => {
                    let columns = table.key.iter().map(|&column| table.header[column]);
                    return Err(row.fault(
                        "there is no such row to retract",
                        format!(
                            "write the same {} as that row",
                            columns.collect::<Vec<_>>().join(", ")
                        ),
                    ));
                }
                (None, None) => {
                    places.insert(key(&row), all.len());
                    all.push(Some(row));
                }
            }
        }
    }
    Ok(all.into_iter().flatten().collect())
}
