//! CAMEO's codes for what actors do.

/// A CAMEO code for what an actor does.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Role {
    code: &'static str,
    pub(super) title: &'static str,
    /// The class of an organisation that does it.
    pub(super) class: &'static str,
}

const fn role(code: &'static str, title: &'static str, class: &'static str) -> Role {
    Role { code, title, class }
}

const ROLES: &[Role] = &[
    role("GOV", "Government", "institution"),
    role("MIL", "Military", "institution"),
    role("COP", "Police", "institution"),
    role("SPY", "Intelligence", "institution"),
    role("LEG", "Legislature", "institution"),
    role("JUD", "Judiciary", "court"),
    role("REB", "Rebels", "armed-group"),
    role("SEP", "Separatists", "armed-group"),
    role("INS", "Insurgents", "armed-group"),
    role("UAF", "Unaligned Forces", "armed-group"),
    role("OPP", "Opposition", "party"),
    role("PTY", "Party", "party"),
    role("MED", "Media", "media"),
    role("BUS", "Business", "company"),
    role("MNC", "Multinational Corporation", "company"),
    role("IGO", "International Organization", "international"),
    role("IMG", "International Armed Group", "international"),
    role("NGO", "Non-Governmental Organization", "ngo"),
    role("NGM", "Non-Governmental Movement", "ngo"),
    role("AGR", "Agriculture", "ngo"),
    role("CRM", "Crime", "ngo"),
    role("CVL", "Civilians", "ngo"),
    role("DEV", "Development", "ngo"),
    role("EDU", "Education", "ngo"),
    role("ELI", "Elite", "ngo"),
    role("ENV", "Environment", "ngo"),
    role("HLH", "Health", "ngo"),
    role("HRI", "Human Rights", "ngo"),
    role("LAB", "Labor", "ngo"),
    role("REF", "Refugees", "ngo"),
    role("SET", "Settlers", "ngo"),
];

impl Role {
    /// The role of a code.
    pub(super) fn of_code(code: &str) -> Option<&'static Self> {
        ROLES.iter().find(|role| role.code == code)
    }

    /// The role's id in the tables.
    pub(super) fn id(&self) -> String {
        format!("cameo-{}", self.code.to_lowercase())
    }
}
