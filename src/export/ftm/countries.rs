//! The codes of countries, as FollowTheMoney has them.

use std::collections::BTreeMap;

/// States that are no more have codes of their own there; of two, the table has none.
const FORMER: [(&str, &str); 6] = [
    ("CSK", "cshh"),
    ("SCG", "csxx"),
    ("SUN", "suhh"),
    ("VDR", ""),
    ("YMD", ""),
    ("YUG", "yucs"),
];

/// Codes of two letters, by those of three.
pub(super) struct Countries(BTreeMap<&'static str, &'static str>);

impl Countries {
    /// Those of the table of countries.
    pub(super) fn embedded() -> Self {
        let mut rows = include_str!("../../../data/actors/countries.tsv")
            .lines()
            .map(|line| line.split('\t').collect::<Vec<_>>());
        let header = rows.next().unwrap_or_default();
        let column = |name: &str| header.iter().position(|column| *column == name);
        let (two, three) = (column("iso2"), column("iso3"));
        let codes = rows.filter_map(|row| Some((*row.get(three?)?, *row.get(two?)?)));
        Self(codes.chain(FORMER).collect())
    }

    /// The code for a code of ISO 3166 alpha-3; none where there is none.
    pub(super) fn code(&self, three: &str) -> Option<String> {
        let two = self.0.get(three).filter(|two| !two.is_empty());
        two.map(|two| two.to_ascii_lowercase())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn countries_of_today_and_before() {
        let countries = Countries::embedded();
        assert_eq!(countries.code("FRA").as_deref(), Some("fr"));
        assert_eq!(countries.code("SUN").as_deref(), Some("suhh"));
        assert_eq!(countries.code("YMD"), None);
        assert_eq!(countries.code(""), None);
    }
}
