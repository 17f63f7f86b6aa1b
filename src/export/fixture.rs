//! Made-up graphs of realistic shape for the tests: a few hubs, leaders in their countries, bodies.

use std::collections::{BTreeMap, BTreeSet};

use super::json::read_json;
use crate::graph::{Graph, Record, Source};
use crate::lexicon::Lexicon;
use crate::model::{
    ActorId, Event, EventType, Evidence, Mentioned, Mode, Part, Quad, Span, Status,
};

const COUNTRIES: [&str; 30] = [
    "united-states",
    "france",
    "russia",
    "germany",
    "united-kingdom",
    "china",
    "ukraine",
    "turkey",
    "iran",
    "israel",
    "india",
    "japan",
    "italy",
    "poland",
    "egypt",
    "brazil",
    "south-korea",
    "saudi-arabia",
    "qatar",
    "belarus",
    "canada",
    "australia",
    "north-korea",
    "pakistan",
    "mexico",
    "spain",
    "syria",
    "south-africa",
    "serbia",
    "trinidad-and-tobago",
];

/// Name, country, title.
const PEOPLE: [(&str, &str, &str); 34] = [
    ("Anna Whitfield", "united-states", "President"),
    ("Luc Morand", "france", "President"),
    ("Oleg Sarenko", "russia", "President"),
    ("Greta Falkenrath", "germany", "Chancellor"),
    ("Marcus Ellery", "united-states", "Secretary of State"),
    ("Claire Vasseur", "france", "Foreign Minister"),
    ("Pavel Ruzhin", "russia", "Foreign Minister"),
    ("Ian Cobham", "united-kingdom", "Prime Minister"),
    ("Liu Wenhai", "china", "President"),
    ("Taras Hryniuk", "ukraine", "President"),
    ("Kemal Aydintas", "turkey", "President"),
    ("Reza Mokhtari", "iran", "Foreign Minister"),
    ("Dov Harel", "israel", "Prime Minister"),
    ("Arjun Venkataraman", "india", "Prime Minister"),
    ("Haruto Shimizu", "japan", "Prime Minister"),
    ("Giulia Bonfanti", "italy", "Prime Minister"),
    ("Zofia Wrzeszcz", "poland", "Prime Minister"),
    ("Samir el-Masri", "egypt", "President"),
    ("Beatriz Nogueira", "brazil", "President"),
    ("Kim Tae-yang", "south-korea", "President"),
    ("Khalid bin Rashed", "saudi-arabia", "Crown Prince"),
    ("Tamim al-Noor", "qatar", "Emir"),
    ("Viktar Hlushkou", "belarus", "President"),
    ("Margaret Tran", "canada", "Prime Minister"),
    ("Jonas Overgaard", "nato", "Secretary General"),
    (
        "Ines de Almeida Carvalho",
        "european-union",
        "High Representative",
    ),
    ("Sylvie Okonjo", "united-nations", "Secretary-General"),
    ("Dana Rothwell", "united-states", "Defense Secretary"),
    ("Hans-Peter Lindqvist", "germany", "Foreign Minister"),
    ("Olena Dovzhenko", "ukraine", "Foreign Minister"),
    ("Wang Shiqi", "china", "Foreign Minister"),
    ("Rowan Sinclair", "united-kingdom", "Foreign Secretary"),
    ("Bulent Karaca", "turkey", "Foreign Minister"),
    ("Nikola Petrovic-Jovanovic", "serbia", "President"),
];

/// Id, name, country, whole.
const BODIES: [(&str, &str, &str, &str); 16] = [
    ("nato", "NATO", "", ""),
    ("european-union", "European Union", "", ""),
    ("united-nations", "United Nations", "", ""),
    ("kremlin", "Kremlin", "russia", "russia"),
    (
        "un-security-council",
        "UN Security Council",
        "",
        "united-nations",
    ),
    (
        "white-house",
        "White House",
        "united-states",
        "united-states",
    ),
    ("g7", "G7", "", ""),
    (
        "iaea",
        "International Atomic Energy Agency",
        "",
        "united-nations",
    ),
    ("taliban", "Taliban", "", ""),
    ("hezbollah", "Hezbollah", "", ""),
    ("osce", "OSCE", "", ""),
    ("gazprom", "Gazprom", "russia", ""),
    ("world-bank", "World Bank", "", ""),
    ("african-union", "African Union", "", ""),
    ("wagner", "Wagner Group", "russia", ""),
    (
        "red-cross",
        "International Committee of the Red Cross",
        "",
        "",
    ),
];

/// Type, class, whether symmetric, how often of a hundred.
const KINDS: [(&str, Quad, bool, u64); 12] = [
    ("CONSULT", Quad::VerbalCooperation, true, 36),
    ("AGREE", Quad::VerbalCooperation, true, 9),
    ("SUPPORT", Quad::VerbalCooperation, false, 8),
    ("COOPERATE", Quad::MaterialCooperation, true, 5),
    ("AID", Quad::MaterialCooperation, false, 6),
    ("REQUEST", Quad::VerbalConflict, false, 10),
    ("ACCUSE", Quad::VerbalConflict, false, 9),
    ("REJECT", Quad::VerbalConflict, false, 4),
    ("THREATEN", Quad::VerbalConflict, false, 4),
    ("SANCTION", Quad::MaterialConflict, false, 5),
    ("COERCE", Quad::MaterialConflict, false, 2),
    ("ASSAULT", Quad::MaterialConflict, false, 2),
];

const MEMBERS: [(&str, &str); 14] = [
    ("nato", "united-states"),
    ("nato", "france"),
    ("nato", "germany"),
    ("nato", "united-kingdom"),
    ("nato", "turkey"),
    ("european-union", "france"),
    ("european-union", "germany"),
    ("european-union", "italy"),
    ("european-union", "poland"),
    ("g7", "france"),
    ("g7", "japan"),
    ("g7", "canada"),
    ("osce", "russia"),
    ("african-union", "egypt"),
];

/// A graph of 160 actors, with the pairs of eight months of news; what they do is made up.
pub(super) fn news() -> Graph {
    let record = read_json(include_bytes!("../../tests/fixtures/news.json")).unwrap();
    Graph::new(record, &Lexicon::embedded().unwrap())
}

/// A graph with this many actors, at most 80, that takes part in events.
pub(super) fn graph(actors: usize, seed: u64) -> Graph {
    let lexicon = lexicon();
    let ids = cast(actors);
    let mut random = Random(seed);
    let count = actors * 17 / 10;
    let mut reports = Vec::new();
    for number in 0..count {
        // Every actor once, then at random; the first of the list are the hubs.
        let one = if number < actors {
            number
        } else {
            random.below(actors)
        };
        let mut other = random
            .below(actors)
            .min(random.below(actors))
            .min(random.below(actors));
        if other == one {
            other = (one + 1) % actors;
        }
        reports.push(event(&ids[one], &ids[other], number, &mut random));
    }
    let silent = ActorId::new("zambia");
    let mentioned = ids
        .iter()
        .chain([&silent])
        .map(|id| (id.clone(), mentioned(id, &lexicon)));
    let record = Record {
        documents: documents(),
        actors: mentioned.collect(),
        reports,
    };
    Graph::new(record, &lexicon)
}

/// People, countries and bodies in a mix of 5 : 3 : 2, as far as they last.
fn cast(actors: usize) -> Vec<ActorId> {
    let mut people = PEOPLE.iter().map(|(name, ..)| id_of(name));
    let mut countries = COUNTRIES.iter().map(|id| ActorId::new(id));
    let mut bodies = BODIES.iter().map(|(id, ..)| ActorId::new(id));
    let turns = [0, 1, 0, 2, 0, 1, 0, 1, 0, 2];
    let turns = turns.iter().cycle().take(400);
    let ids = turns.filter_map(|turn| match turn {
        0 => people.next(),
        1 => countries.next(),
        _ => bodies.next(),
    });
    ids.take(actors).collect()
}

fn id_of(name: &str) -> ActorId {
    ActorId::new(&name.to_lowercase().replace(' ', "-"))
}

fn mentioned(id: &ActorId, lexicon: &Lexicon) -> Mentioned {
    Mentioned {
        actor: lexicon.actors.get(id).unwrap().actor.clone(),
        aliases: BTreeSet::new(),
        documents: documents().into_keys().collect(),
    }
}

fn documents() -> BTreeMap<String, Source> {
    let source = |number: u8| Source {
        title: Some(format!("A week of calls and warnings, part {number}")),
        date: Some(format!("2024-03-{:02}", 10 + number).parse().unwrap()),
        publisher: Some("The Made-Up Gazette".to_owned()),
        url: (number == 1).then(|| "https://example.org/week?part=1&lang=en".to_owned()),
        sha256: String::new(),
    };
    (1..4)
        .map(|number| (format!("week-{number}"), source(number)))
        .collect()
}

fn event(one: &ActorId, other: &ActorId, number: usize, random: &mut Random) -> Event {
    let mut draw = random.below(100) as u64;
    let kind = KINDS.iter().find(|kind| {
        let found = draw < kind.3;
        draw = draw.saturating_sub(kind.3);
        found
    });
    let &(name, quad, symmetric, _) = kind.unwrap_or(&KINDS[0]);
    let (source, target) = if symmetric && other < one {
        (other, one)
    } else {
        (one, other)
    };
    let status = match random.below(20) {
        0 => Status::Denied,
        1 | 2 => Status::Planned,
        3 | 4 => Status::Possible,
        _ => Status::Occurred,
    };
    let day = 1 + random.below(20);
    Event {
        source: source.clone(),
        target: target.clone(),
        kind: EventType::new(name),
        quad,
        cameo: "0".to_owned(),
        mode: (name == "CONSULT").then(|| Mode::ALL[random.below(Mode::ALL.len())]),
        status,
        date: (random.below(5) > 0).then(|| format!("2024-03-{day:02}").parse().unwrap()),
        symmetric,
        forum: Vec::new(),
        topics: Vec::new(),
        content: None,
        attribution: None,
        evidence: evidence(source, target, name, number),
    }
}

fn evidence(source: &ActorId, target: &ActorId, name: &str, number: usize) -> Evidence {
    Evidence {
        document: format!("week-{}", 1 + number % 3),
        quote: format!("Sentence {number} says that {source} and {target} did {name}."),
        rule: "made/up".to_owned(),
        part: Part::Text,
        span: Span::default(),
        trigger: Span::default(),
        source: Span::default(),
        target: Span::default(),
    }
}

/// Tables with the made-up people.
fn lexicon() -> Lexicon {
    let people = PEOPLE.iter().map(|(name, country, _)| {
        let country = if COUNTRIES.contains(country) {
            country
        } else {
            ""
        };
        format!("{}\t{name}\t\t{country}\tmade up\n", id_of(name))
    });
    let offices = PEOPLE
        .iter()
        .map(|(name, of, title)| format!("{}\tleader\t{of}\t\t\t{title}\tmade up\n", id_of(name)));
    let bodies = BODIES.iter().map(|(id, name, country, whole)| {
        format!("{id}\t{name}\tbody\t{country}\t{whole}\t\t\t\tmade up\n")
    });
    let members = MEMBERS
        .iter()
        .map(|(of, member)| format!("{of}\t{member}\t\t\tmade up\n"));
    let tables: BTreeMap<&str, String> = BTreeMap::from([
        (
            "countries.tsv",
            include_str!("../../data/actors/countries.tsv").to_owned(),
        ),
        ("people.tsv", table("id name gender country source", people)),
        (
            "organizations.tsv",
            table(
                "id name class country part_of stands_for from until source",
                bodies,
            ),
        ),
        (
            "roles.tsv",
            table(
                "id title seat source",
                ["leader\tLeader\tmany\tmade up\n".to_owned()],
            ),
        ),
        ("role_names.tsv", table("form role source", [])),
        (
            "offices.tsv",
            table("person role of from until title source", offices),
        ),
        (
            "members.tsv",
            table("organization member from until source", members),
        ),
    ]);
    Lexicon::of_actors(&|name| Ok(tables[name].as_str())).unwrap()
}

fn table(header: &str, rows: impl IntoIterator<Item = String>) -> String {
    let rows: String = rows.into_iter().collect();
    format!("{}\n{rows}", header.replace(' ', "\t"))
}

struct Random(u64);

impl Random {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % limit
    }
}
