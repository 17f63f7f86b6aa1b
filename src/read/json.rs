//! JSON: an object with the keys id, title, date, publisher, url and text; an array of them; or one
//! on each line. Other keys are left alone.

use serde_json::{Map, Value};

use super::draft::Draft;
use super::error::{Place, ReadError, Record};

type Drafts = Vec<(Place, Result<Draft, ReadError>)>;

/// One object or an array of them; also objects on lines of their own, as some name `.json`.
pub(super) fn read(text: &str, place: &Place) -> Drafts {
    match serde_json::from_str(text) {
        Ok(Value::Array(items)) => {
            let places = (1..).map(|item| place.at(Record::Item(item)));
            let drafts = places.zip(items);
            drafts
                .map(|(place, item)| (place.clone(), draft(item, &place)))
                .collect()
        }
        Ok(value) => vec![(place.clone(), draft(value, place))],
        Err(_) if first_line(text).is_some_and(is_object) => lines(text, place),
        Err(error) => vec![(place.clone(), Err(broken(&error, place, true)))],
    }
}

/// An object a line; also what `read` takes, if the first line is not whole.
pub(super) fn read_lines(text: &str, place: &Place) -> Drafts {
    let whole = !first_line(text).is_some_and(is_json) && is_json(text);
    if whole {
        read(text, place)
    } else {
        lines(text, place)
    }
}

/// Whether a text is JSON.
pub(super) fn is_json(text: &str) -> bool {
    serde_json::from_str::<serde::de::IgnoredAny>(text).is_ok()
}

/// Whether a text is a JSON object.
pub(super) fn is_object(text: &str) -> bool {
    text.trim_start().starts_with('{') && is_json(text)
}

fn first_line(text: &str) -> Option<&str> {
    text.lines().find(|line| !line.trim().is_empty())
}

fn lines(text: &str, place: &Place) -> Drafts {
    let numbered = text.lines().enumerate();
    numbered
        .filter(|(_, line)| !line.trim().is_empty())
        .map(|(index, line)| {
            let place = place.at(Record::Line(index + 1));
            let value = serde_json::from_str(line).map_err(|error| broken(&error, &place, false));
            let draft = value.and_then(|value| draft(value, &place));
            (place, draft)
        })
        .collect()
}

/// The parser's complaint; its line only where the place does not name it already.
fn broken(error: &serde_json::Error, place: &Place, with_line: bool) -> ReadError {
    let message = error.to_string();
    let cause = message.split(" at line ").next().unwrap_or(&message);
    let place = if with_line {
        place.at(Record::Line(error.line()))
    } else {
        place.clone()
    };
    ReadError::BadJson {
        place,
        cause: format!("{cause} at column {}", error.column()),
    }
}

fn draft(value: Value, place: &Place) -> Result<Draft, ReadError> {
    let Value::Object(mut object) = value else {
        return Err(ReadError::NoObject {
            place: place.clone(),
            found: kind(&value),
        });
    };
    if !object.contains_key("text") {
        let keys: Vec<&str> = object.keys().map(String::as_str).take(12).collect();
        return Err(ReadError::NoText {
            place: place.clone(),
            keys: format!("`{}`", keys.join("`, `")),
        });
    }
    let mut take = |key| field(&mut object, key, place);
    Ok(Draft {
        id: take("id")?,
        title: take("title")?,
        date: take("date")?,
        publisher: take("publisher")?,
        url: take("url")?,
        text: take("text")?.unwrap_or_default(),
    })
}

/// A key's value; a number, such as an id or a year, counts as its figures.
fn field(
    object: &mut Map<String, Value>,
    key: &'static str,
    place: &Place,
) -> Result<Option<String>, ReadError> {
    match object.remove(key) {
        None | Some(Value::Null) => Ok(None),
        Some(Value::String(value)) => Ok(Some(value)),
        Some(Value::Number(value)) => Ok(Some(value.to_string())),
        Some(other) => Err(ReadError::BadField {
            place: place.clone(),
            key,
            found: kind(&other),
        }),
    }
}

fn kind(value: &Value) -> &'static str {
    match value {
        Value::Null => "null",
        Value::Bool(_) => "true or false",
        Value::Number(_) => "a number",
        Value::String(_) => "a string",
        Value::Array(_) => "a list",
        Value::Object(_) => "an object",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Each draft as `place: id/title/date/text`, each failure as its message up to the remedy.
    #[track_caller]
    fn check(drafts: Drafts, expected: &[&str]) {
        let show = |value: Option<String>| value.unwrap_or_else(|| "-".to_owned());
        let lines: Vec<String> = drafts
            .into_iter()
            .map(|(place, draft)| match draft {
                Ok(d) => format!(
                    "{place}: {}/{}/{}/{}",
                    show(d.id),
                    show(d.title),
                    show(d.date),
                    d.text
                ),
                Err(error) => error.to_string().split(';').next().unwrap().to_owned(),
            })
            .collect();
        assert_eq!(lines, expected);
    }

    fn place() -> Place {
        Place::file("a")
    }

    #[test]
    fn a_broken_line_does_not_stop_the_others() {
        let text = "{\"id\": 7, \"title\": \"T\", \"date\": 2021, \"text\": \"Paris\"}\r\n\n{\"text\": \"cut\n[1]\n\
            {\"body\": \"x\", \"id\": \"y\"}\n{\"text\": [\"x\"]}\n{\"text\": null}\n{\"text\": \"last\", \"more\": {}}";
        let expected = [
            "a, line 1: 7/T/2021/Paris",
            "a, line 3: broken JSON, EOF while parsing a string at column 13",
            "a, line 4: expected a JSON object, found a list",
            "a, line 5: no key `text` among `body`, `id`",
            "a, line 6: `text` is a list",
            "a, line 7: -/-/-/",
            "a, line 8: -/-/-/last",
        ];
        check(read_lines(text, &place()), &expected);
    }

    #[test]
    fn an_object_or_an_array_is_whole() {
        check(
            read("{\n\"text\": \"Paris\"}", &place()),
            &["a: -/-/-/Paris"],
        );
        let array = "[{\"text\": \"one\"}, 2, {\"text\": \"three\"}]";
        let expected = [
            "a, item 1: -/-/-/one",
            "a, item 2: expected a JSON object, found a number",
            "a, item 3: -/-/-/three",
        ];
        check(read(array, &place()), &expected);
        check(
            read("{\n\"text\": Paris}", &place()),
            &["a, line 2: broken JSON, expected value at column 9"],
        );
    }

    #[test]
    fn either_ending_will_do() {
        let two = ["a, line 1: -/-/-/one", "a, line 2: -/-/-/two"];
        check(
            read("{\"text\": \"one\"}\n{\"text\": \"two\"}\n", &place()),
            &two,
        );
        check(
            read_lines("{\n\"text\": \"one\"\n}", &place()),
            &["a: -/-/-/one"],
        );
    }
}
