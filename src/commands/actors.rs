//! `chancery actors`: questions to the tables of actors.

use std::ffi::OsStr;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::Context;
use comfy_table::Table;

use super::output::print;
use super::presences;
use super::table::table;
use super::tables::{lexicon, read};
use super::terminal::one_line;
use super::{Ending, Usage, ending, say};
use crate::cli::{ActorsQuestion, Dictionary};
use chancery::lexicon::import::{petrarch, wikidata};
use chancery::lexicon::{ActorEntry, Lexicon, OfficeTerm};
use chancery::model::{ActorId, Document, Part};
use chancery::pipeline;
use chancery::query::{Bearer, alike, holders, named};
use chancery::recognize::{Mention, Name, Reference};
use chancery::resolve::resolve;
use chancery::text::Analyzer;
use chancery::when::When;

pub(super) fn run(question: &ActorsQuestion) -> anyhow::Result<Ending> {
    match question {
        ActorsQuestion::Who { office, on, tables } => who(office, *on, &lexicon(tables)?),
        ActorsQuestion::Find { name, tables } => find(name, &lexicon(tables)?),
        ActorsQuestion::In(args) => presences::run(args),
        ActorsQuestion::Explain {
            words,
            sentence,
            on,
            tables,
        } => explain(words, sentence, *on, &lexicon(tables)?),
        ActorsQuestion::Import { file, from, folder } => import(file, *from, folder),
        ActorsQuestion::Check { files } => check(files),
    }
}

fn who(office: &str, on: Option<When>, lexicon: &Lexicon) -> anyhow::Result<Ending> {
    let found = holders(office, on, &Analyzer::embedded()?, lexicon);
    let name = |id: &ActorId| name(id, lexicon);
    let row = |term: &&OfficeTerm| {
        [
            name(&term.person),
            term.office.title.clone(),
            name(&term.office.of),
            day(term.office.from),
            day(term.office.until),
            term.person.to_string(),
        ]
    };
    let header = ["PERSON", "OFFICE", "OF", "FROM", "UNTIL", "ID"];
    show(header, found.iter().map(row))?;
    Ok(ending(
        &found,
        "no table has a holder of such an office then",
    ))
}

fn find(name: &str, lexicon: &Lexicon) -> anyhow::Result<Ending> {
    let found = named(name, lexicon);
    let row = |bearer: &Bearer<'_>| {
        let ActorEntry { actor, .. } = bearer.entry;
        [
            actor.id.to_string(),
            actor.name.clone(),
            actor.kind.as_str().to_owned(),
            actor.country.clone().unwrap_or_default(),
            bearer
                .kind
                .map_or("part of the name", |kind| kind.as_str())
                .to_owned(),
            last_office(&actor.id, lexicon),
        ]
    };
    let header = [
        "ID",
        "NAME",
        "KIND",
        "COUNTRY",
        "THE WORDS ARE ITS",
        "LAST OFFICE",
    ];
    show(header, found.iter().map(row))?;
    let near = alike(name, lexicon).into_iter();
    let near: Vec<String> = near.map(|entry| entry.actor.name.clone()).collect();
    let nothing = match near[..] {
        [] => "no actor of the tables is called so".to_owned(),
        _ => format!(
            "no actor of the tables is called so; the nearest names are {}",
            near.join(", ")
        ),
    };
    Ok(ending(&found, &nothing))
}

fn last_office(person: &ActorId, lexicon: &Lexicon) -> String {
    let terms = lexicon.actors.terms_of(person);
    let last = terms.max_by_key(|term| term.office.from.map(When::first));
    last.map_or(String::new(), |term| {
        let office = &term.office;
        let (from, until) = (day(office.from), day(office.until));
        let of = name(&office.of, lexicon);
        format!("{} of {of}, {from}..{until}", office.title)
    })
}

fn day(date: Option<When>) -> String {
    date.map_or(String::new(), |date| date.to_string())
}

fn show<const N: usize>(
    header: [&str; N],
    rows: impl ExactSizeIterator<Item = [String; N]>,
) -> anyhow::Result<()> {
    if rows.len() == 0 {
        return Ok(());
    }
    let header = header.map(str::to_owned).to_vec();
    let table = table(header, rows.map(Vec::from), Table::new().width());
    print(|out| writeln!(out, "{}", table.trim_fmt()))
}

fn check(files: &[PathBuf]) -> anyhow::Result<Ending> {
    let own = Lexicon::embedded()?;
    let tables = read(files)?;
    let lexicon = Lexicon::with_tables(&tables)?;
    let before = own.actors.double_seats();
    for [one, other] in lexicon.actors.double_seats() {
        if before.contains(&[one, other]) {
            continue;
        }
        let name = |id: &ActorId| name(id, &lexicon);
        let seat = format!("{} of {}", one.office.title, name(&one.office.of));
        let both = [name(&one.person), name(&other.person)].join(" and ");
        say(
            "warning",
            &format!("{both} are {seat} at once; end one term where the other begins"),
        );
    }
    print(|out| {
        tables.iter().try_for_each(|table| {
            let (file, rows) = (one_line(&table.file), table.rows());
            writeln!(out, "{file}: {rows} rows, all sound")
        })
    })?;
    Ok(Ending::Done)
}

fn import(file: &Path, from: Option<Dictionary>, folder: &Path) -> anyhow::Result<Ending> {
    let shown = file.display().to_string();
    let text = fs::read_to_string(file).with_context(|| format!("cannot read `{shown}`"))?;
    let is_json = matches!(
        file.extension().and_then(OsStr::to_str),
        Some("json" | "jsonl" | "ndjson")
    );
    let guess = if is_json {
        Dictionary::Wikidata
    } else {
        Dictionary::Petrarch
    };
    let lexicon = Lexicon::embedded()?;
    let tables = match from.unwrap_or(guess) {
        Dictionary::Petrarch => petrarch(&shown, &text, &lexicon),
        Dictionary::Wikidata => wikidata(&shown, &text, &lexicon),
    }?;
    if tables.is_empty() {
        return Ok(ending(
            &tables,
            "the dictionary holds nothing that the tables lack",
        ));
    }
    let mut there = tables.iter().map(|table| folder.join(&table.file));
    if let Some(path) = there.find(|path| path.exists()) {
        let path = path.display();
        return Err(Usage(format!("`{path}` is there already; name another folder")).into());
    }
    fs::create_dir_all(folder).with_context(|| format!("cannot make `{}`", folder.display()))?;
    for table in &tables {
        let path = folder.join(&table.file);
        fs::write(&path, &table.text)
            .with_context(|| format!("cannot write `{}`", path.display()))?;
        let (path, rows) = (path.display(), table.rows());
        print(|out| writeln!(out, "{path}: {rows} rows"))?;
    }
    Ok(Ending::Done)
}

fn name(id: &ActorId, lexicon: &Lexicon) -> String {
    let entry = lexicon.actors.get(id);
    entry.map_or_else(|| id.to_string(), |entry| entry.actor.name.clone())
}

fn explain(words: &str, text: &str, on: Option<When>, lexicon: &Lexicon) -> anyhow::Result<Ending> {
    let Some(start) = text.find(words).filter(|_| !words.is_empty()) else {
        let cause = format!("`{}` is not in the sentence", one_line(words));
        return Err(Usage(format!("{cause}; write the words as they stand there")).into());
    };
    let asked = start..start + words.len();
    let document = Document {
        id: "sentence".to_owned(),
        text: text.to_owned(),
        date: on,
        ..Document::default()
    };
    let reads = pipeline::mentions(Part::Text, text, &Analyzer::embedded()?, lexicon);
    let resolved = resolve(&document, &reads, lexicon);
    let mut found = Vec::new();
    for (read, participants) in reads.iter().zip(&resolved.sentences) {
        for mention in &read.mentions {
            if mention.span.start >= asked.end || mention.span.end <= asked.start {
                continue;
            }
            let meant = participants.iter().find(|one| one.span == mention.span);
            let ids = meant.map(|one| one.actors.iter().map(ActorId::as_str).collect());
            let ids: Vec<&str> = ids.unwrap_or_default();
            found.push(reasons(mention, text, &ids));
        }
    }
    print(|out| write!(out, "{}", found.concat()))?;
    Ok(ending(&found, "these words point to no actor"))
}

/// What a mention is, whom it could mean, and whom it means.
fn reasons(mention: &Mention, text: &str, meant: &[&str]) -> String {
    let words = one_line(mention.span.of(text));
    let (way, candidates) = match &mention.reference {
        Reference::Named(candidates) => ("a name of the tables", candidates.clone()),
        Reference::Town(candidates) => ("a town, by its country", candidates.clone()),
        Reference::Titled(titled) => {
            let name = match &titled.name {
                Some(Name::Known(people)) => people.clone(),
                _ => titled.of.concat(),
            };
            ("a title", name)
        }
        Reference::Person(_) => ("a person's name that no table has", Vec::new()),
        Reference::Organization(..) => ("a body's name that no table has", Vec::new()),
        Reference::Short(_) => (
            "a surname or acronym, if the text gives it in full",
            Vec::new(),
        ),
        Reference::Stranger(_) => (
            "a name that no table has; an actor where it takes part in an event",
            Vec::new(),
        ),
        Reference::Kind(_) => ("what an actor named before is", Vec::new()),
        Reference::Group(of) => ("people who stand for an actor", of.concat()),
        Reference::Pronoun(_) => ("a pronoun", Vec::new()),
        Reference::Several(several) => ("several actors at once", several.named.clone()),
        Reference::Counterpart(of) => ("who has the same office elsewhere", of.concat()),
    };
    let mut out = format!("{words}: {way}\n");
    for candidate in candidates {
        let _ = writeln!(
            out,
            "  could be {}, as its {}",
            candidate.actor,
            candidate.kind.as_str()
        );
    }
    let _ = match meant {
        [] => writeln!(out, "  means no actor here"),
        _ => writeln!(out, "  means {}", meant.join(", ")),
    };
    out
}
