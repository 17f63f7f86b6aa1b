//! Wikidata's entities, one a line, as far as the tables have a place for what they tell.

use serde_json::Value;

use super::date;
use super::names::spaced;
use crate::lexicon::LexiconError;
use crate::lexicon::table::fault;
use crate::when::When;

/// An entity. What others are called in it is their id.
#[derive(Debug)]
pub(super) struct Item {
    pub(super) id: String,
    pub(super) label: Option<String>,
    pub(super) aliases: Vec<String>,
    pub(super) human: bool,
    /// `m`, `f` or nothing.
    pub(super) gender: &'static str,
    /// Citizenships, the best first.
    pub(super) countries: Vec<String>,
    pub(super) positions: Vec<Position>,
    /// The country's codes in ISO 3166.
    pub(super) codes: Vec<String>,
    /// Of what a position is.
    pub(super) of: Vec<String>,
}

/// A position held, of what where that is told, from when until when.
#[derive(Debug)]
pub(super) struct Position {
    pub(super) item: String,
    pub(super) of: Vec<String>,
    pub(super) from: Option<When>,
    pub(super) until: Option<When>,
}

/// The entities of a file. Lines of a dump end in commas and stand between brackets.
pub(super) fn items(file: &str, text: &str) -> Result<Vec<Item>, LexiconError> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mut items = Vec::new();
    for (number, line) in (1..).zip(text.lines()) {
        let line = line.trim();
        let line = line.strip_suffix(',').unwrap_or(line);
        if matches!(line, "" | "[" | "]") {
            continue;
        }
        let wrong = |cause| {
            let remedy = "write one entity a line, as in Wikidata's dumps".to_owned();
            fault(file, number, cause, remedy)
        };
        let entity = serde_json::from_str(line).map_err(|error| wrong(told(&error)))?;
        let Value::Object(_) = entity else {
            return Err(wrong("the line is no JSON object".to_owned()));
        };
        items.push(item(&entity).ok_or_else(|| wrong("the entity has no `id`".to_owned()))?);
    }
    Ok(items)
}

/// The parser's complaint; its line is always the first.
fn told(error: &serde_json::Error) -> String {
    let message = error.to_string();
    let cause = message.split(" at line ").next().unwrap_or(&message);
    format!("broken JSON, {cause} at column {}", error.column())
}

fn item(entity: &Value) -> Option<Item> {
    let id = entity.get("id")?.as_str()?.to_owned();
    let values = |property| statements(entity, property).filter_map(|(snak, _)| text_of(snak));
    let gender = values("P21").find_map(|id| match id.as_str() {
        "Q6581097" => Some("m"),
        "Q6581072" => Some("f"),
        _ => None,
    });
    Some(Item {
        id,
        label: label(entity),
        aliases: aliases(entity),
        human: values("P31").any(|kind| kind == "Q5"),
        gender: gender.unwrap_or_default(),
        countries: values("P27").collect(),
        positions: statements(entity, "P39").filter_map(position).collect(),
        codes: values("P298").chain(values("P297")).collect(),
        of: values("P1001").collect(),
    })
}

/// The English name; a name that is the same in all languages stands under `mul`.
fn label(entity: &Value) -> Option<String> {
    let label = |pointer| entity.pointer(pointer).and_then(Value::as_str).map(spaced);
    label("/labels/en/value").or_else(|| label("/labels/mul/value"))
}

fn aliases(entity: &Value) -> Vec<String> {
    let lists = ["/aliases/en", "/aliases/mul"].map(|pointer| entity.pointer(pointer));
    let aliases = lists
        .into_iter()
        .flatten()
        .filter_map(Value::as_array)
        .flatten();
    let values = aliases.filter_map(|alias| alias.get("value")?.as_str());
    values.map(spaced).collect()
}

/// The main values of a property with their statements, the preferred ones first, the deprecated ones left out.
fn statements<'v>(
    entity: &'v Value,
    property: &str,
) -> impl Iterator<Item = (&'v Value, &'v Value)> {
    let list = entity.get("claims").and_then(|claims| claims.get(property));
    let list = list.and_then(Value::as_array).into_iter().flatten();
    let rank = |statement: &Value| match statement.get("rank").and_then(Value::as_str) {
        Some("deprecated") => None,
        Some("preferred") => Some(0),
        _ => Some(1),
    };
    let mut ranked: Vec<_> = list
        .filter_map(|statement| Some((rank(statement)?, statement)))
        .collect();
    ranked.sort_by_key(|(rank, _)| *rank);
    let values = ranked.into_iter();
    values.filter_map(|(_, statement)| Some((statement.get("mainsnak")?, statement)))
}

/// The text of a value, or the id of the item that it is; older dumps have the id's number alone.
fn text_of(snak: &Value) -> Option<String> {
    let value = snak.pointer("/datavalue/value")?;
    let text = value.as_str().or_else(|| value.get("id")?.as_str());
    let number = || Some(format!("Q{}", value.get("numeric-id")?.as_u64()?));
    text.map(str::to_owned).or_else(number)
}

/// A position held; none where its time cannot be told.
fn position((snak, statement): (&Value, &Value)) -> Option<Position> {
    let qualifiers = |property| {
        let snaks = statement
            .get("qualifiers")
            .and_then(|all| all.get(property));
        snaks.and_then(Value::as_array).into_iter().flatten()
    };
    let time = |property| qualifiers(property).next().map_or(Ok(None), time);
    let of = qualifiers("P642").chain(qualifiers("P1001"));
    let (from, until) = (time("P580").ok()?, time("P582").ok()?);
    let backward = from
        .zip(until)
        .is_some_and(|(from, until)| from.first() > until.last());
    (!backward).then_some(Position {
        item: text_of(snak)?,
        of: of.filter_map(text_of).collect(),
        from,
        until,
    })
}

/// A time that is given, but not to the year.
struct Inexact;

/// The time of a qualifier; "no value" is an open end.
fn time(snak: &Value) -> Result<Option<When>, Inexact> {
    match snak.get("snaktype").and_then(Value::as_str) {
        Some("novalue") => Ok(None),
        _ => moment(snak).map(Some).ok_or(Inexact),
    }
}

/// A day, month or year from 0000 to 9999.
fn moment(snak: &Value) -> Option<When> {
    let value = snak.pointer("/datavalue/value")?;
    let text = value.get("time")?.as_str()?.strip_prefix('+')?;
    let mut figures = text.split('T').next()?.split('-');
    let year = format!("{:0>4}", figures.next()?.trim_start_matches('0'));
    let (month, day) = (figures.next()?, figures.next()?);
    match value.get("precision").and_then(Value::as_u64) {
        Some(9) => date(&year, "00", "00"),
        Some(10) => date(&year, month, "00"),
        Some(11..) | None => date(&year, month, day),
        Some(_) => None,
    }
}
