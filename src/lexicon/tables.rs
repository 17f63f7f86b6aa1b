//! The forms of the tables under `data/actors`: header, key, and the files that have them.

/// A kind of table. A file is of that kind whose header it has.
#[derive(Debug)]
pub(super) struct Table<const N: usize> {
    /// The files of the program's own tables.
    pub(super) files: &'static [&'static str],
    /// The names of the columns.
    pub(super) header: [&'static str; N],
    /// The columns that tell which fact a row is about: a later row with the same replaces it.
    pub(super) key: &'static [usize],
}

pub(super) const COUNTRIES: Table<10> = Table {
    files: &["countries.tsv"],
    header: [
        "id", "name", "iso2", "iso3", "cow", "cameo", "leads", "from", "until", "source",
    ],
    key: &[0],
};

pub(super) const PEOPLE: Table<5> = Table {
    files: &["people.tsv"],
    header: ["id", "name", "gender", "country", "source"],
    key: &[0],
};

pub(super) const ORGANIZATIONS: Table<9> = Table {
    files: &["organizations.tsv"],
    header: [
        "id",
        "name",
        "class",
        "country",
        "part_of",
        "stands_for",
        "from",
        "until",
        "source",
    ],
    key: &[0],
};

/// Names of countries and organisations.
pub(super) const BODY_NAMES: Table<4> = Table {
    files: &["country_names.tsv", "organization_names.tsv"],
    header: ["id", "form", "kind", "source"],
    key: &[0, 1, 2],
};

pub(super) const PEOPLE_NAMES: Table<3> = Table {
    files: &["people_names.tsv"],
    header: ["id", "form", "source"],
    key: &[0, 1],
};

pub(super) const ROLES: Table<4> = Table {
    files: &["roles.tsv"],
    header: ["id", "title", "seat", "source"],
    key: &[0],
};

pub(super) const ROLE_NAMES: Table<3> = Table {
    files: &["role_names.tsv"],
    header: ["form", "role", "source"],
    key: &[0, 1],
};

pub(super) const OFFICES: Table<7> = Table {
    files: &["offices.tsv"],
    header: ["person", "role", "of", "from", "until", "title", "source"],
    key: &[0, 1, 2, 3],
};

pub(super) const MEMBERS: Table<5> = Table {
    files: &["members.tsv"],
    header: ["organization", "member", "from", "until", "source"],
    key: &[0, 1, 2],
};

/// Towns and provinces, with the country in which they lie.
pub(super) const TOWNS: Table<3> = Table {
    files: &["towns.tsv"],
    header: ["town", "country", "source"],
    key: &[0],
};

/// The header of every kind of table.
pub(super) fn headers() -> [&'static [&'static str]; 10] {
    [
        &COUNTRIES.header,
        &PEOPLE.header,
        &ORGANIZATIONS.header,
        &BODY_NAMES.header,
        &PEOPLE_NAMES.header,
        &ROLES.header,
        &ROLE_NAMES.header,
        &OFFICES.header,
        &MEMBERS.header,
        &TOWNS.header,
    ]
}
