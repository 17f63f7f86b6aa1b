//! The `key: value` lines between two `---` at the head of a Markdown file.

use super::draft::Draft;

/// The metadata and what follows it; none if the file does not begin with front matter.
///
/// The keys are id, title, date, publisher and url; others are left to the programs that they are
/// meant for.
pub(super) fn split(text: &str) -> Option<(Draft, &str)> {
    let mut lines = text.split_inclusive('\n');
    let first = lines.next()?;
    if first.trim_end() != "---" {
        return None;
    }
    let mut draft = Draft::default();
    let mut end = first.len();
    let mut folded = None;
    for line in lines {
        end += line.len();
        let line = line.trim_end();
        if line == "---" || line == "..." {
            return Some((draft, &text[end..]));
        }
        if line.is_empty() || line.starts_with(['#', '-']) {
            continue;
        }
        if line.starts_with([' ', '\t']) {
            if let Some(value) = folded.and_then(|key| field(&mut draft, key)) {
                append(value, line.trim());
            }
            continue;
        }
        let (key, value) = line.split_once(':')?;
        if key.contains(' ') {
            return None;
        }
        folded = Some(key);
        if let Some(field) = field(&mut draft, key) {
            *field = Some(unquoted(value));
        }
    }
    None
}

/// The place of a key's value.
fn field<'a>(draft: &'a mut Draft, key: &str) -> Option<&'a mut Option<String>> {
    match key.to_ascii_lowercase().as_str() {
        "id" => Some(&mut draft.id),
        "title" => Some(&mut draft.title),
        "date" => Some(&mut draft.date),
        "publisher" => Some(&mut draft.publisher),
        "url" => Some(&mut draft.url),
        _ => None,
    }
}

/// Goes on with a value on the next line, as after `title: >`.
fn append(field: &mut Option<String>, line: &str) {
    let value = field.get_or_insert_default();
    if matches!(value.as_str(), ">" | ">-" | "|" | "|-") {
        value.clear();
    }
    value.push(' ');
    value.push_str(line);
}

fn unquoted(value: &str) -> String {
    let value = value.trim();
    let inside = |mark| value.strip_prefix(mark)?.strip_suffix(mark);
    if let Some(inside) = inside('"') {
        inside.replace("\\\"", "\"").replace("\\\\", "\\")
    } else if let Some(inside) = inside('\'') {
        inside.replace("''", "'")
    } else {
        value
            .split(" #")
            .next()
            .unwrap_or_default()
            .trim()
            .to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_become_metadata() {
        let text = "---\r\nid: paris\r\nTitle: \"The \\\"talks\\\": a start\"\r\ndate: 2021-08-20 # Friday\r\n\
            publisher: 'L''Écho'\r\nurl: https://x.org/a\r\ntags:\r\n  - talks\r\n- more\r\n---\r\nText\r\n";
        let (draft, rest) = split(text).unwrap();
        assert_eq!(rest, "Text\r\n");
        let expected = Draft {
            id: Some("paris".to_owned()),
            title: Some("The \"talks\": a start".to_owned()),
            date: Some("2021-08-20".to_owned()),
            publisher: Some("L'Écho".to_owned()),
            url: Some("https://x.org/a".to_owned()),
            text: String::new(),
        };
        assert_eq!(draft, expected);
    }

    #[test]
    fn a_value_may_go_on() {
        let (draft, _) = split("---\ntitle: >-\n  Talks\n  in Paris\n---\n").unwrap();
        assert_eq!(draft.title.as_deref(), Some(" Talks in Paris"));
    }

    #[test]
    fn a_rule_at_the_head_is_no_front_matter() {
        for text in [
            "---\nMacron met Biden.\n---\n",
            "---\nHe said: yes\n---\n",
            "---\ntitle: x\n",
            "----\na: b\n---",
            "",
        ] {
            assert_eq!(split(text), None, "{text}");
        }
    }
}
