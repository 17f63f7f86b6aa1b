//! One id, one text: the same document counts once, different ones get different ids.

use std::collections::BTreeMap;

use super::error::ReadWarning;
use crate::model::Document;

/// How many figures of the text's sum follow an id that more than one text has; more where the
/// shorter sum is taken too.
const LENGTHS: [usize; 3] = [8, 16, 64];

/// Makes the ids unique, whatever the order of the documents, which is kept.
pub(super) fn unique(documents: Vec<Document>, warnings: &mut Vec<ReadWarning>) -> Vec<Document> {
    let mut documents = once_each(documents, warnings);
    for length in LENGTHS {
        rename(&mut documents, length, warnings);
    }
    documents
}

/// Of documents with one id and one text, the one that tells most of itself.
fn once_each(documents: Vec<Document>, warnings: &mut Vec<ReadWarning>) -> Vec<Document> {
    let mut kept: Vec<(Document, usize)> = Vec::new();
    let mut seen: BTreeMap<(String, String), usize> = BTreeMap::new();
    for document in documents {
        let at = *seen
            .entry((document.id.clone(), document.sha256()))
            .or_insert(kept.len());
        if let Some((other, times)) = kept.get_mut(at) {
            *times += 1;
            if told(&document) > told(other) {
                *other = document;
            }
        } else {
            kept.push((document, 1));
        }
    }
    let repeated = kept.iter().filter(|(_, times)| *times > 1);
    warnings.extend(repeated.map(|(document, times)| ReadWarning::Repeated {
        id: document.id.clone(),
        times: *times,
    }));
    kept.into_iter().map(|(document, _)| document).collect()
}

/// What a document tells besides its text, in an order in which more is greater.
fn told(document: &Document) -> impl Ord + use<'_> {
    let Document {
        id: _,
        title,
        date,
        publisher,
        url,
        text: _,
    } = document;
    (date, title, publisher, url)
}

/// Adds the beginning of the text's sum to each id that several texts have.
fn rename(documents: &mut [Document], length: usize, warnings: &mut Vec<ReadWarning>) {
    let mut by_id: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (index, document) in documents.iter().enumerate() {
        by_id.entry(document.id.clone()).or_default().push(index);
    }
    by_id.retain(|_, indices| indices.len() > 1);
    for (id, indices) in by_id {
        let mut names = Vec::new();
        for &index in &indices {
            let document = &mut documents[index];
            document.id = format!("{id}-{}", &document.sha256()[..length]);
            names.push(document.id.clone());
        }
        warnings.push(ReadWarning::SameId {
            id,
            texts: names.len(),
            names: listed(&names),
        });
    }
}

/// The first of many names.
fn listed(names: &[String]) -> String {
    let first = names[..names.len().min(3)].join(", ");
    if names.len() > 3 {
        first + ", ..."
    } else {
        first
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn document(id: &str, text: &str, date: Option<&str>) -> Document {
        Document {
            id: id.to_owned(),
            text: text.to_owned(),
            date: date.map(|date| date.parse().unwrap()),
            ..Document::default()
        }
    }

    #[track_caller]
    fn check(documents: Vec<Document>, ids: &[&str], warning: &str) -> Vec<Document> {
        let mut warnings = Vec::new();
        let documents = unique(documents, &mut warnings);
        let found: Vec<&str> = documents.iter().map(|d| d.id.as_str()).collect();
        assert_eq!(found, ids);
        let warnings: Vec<String> = warnings.iter().map(ToString::to_string).collect();
        assert_eq!(warnings.join("\n"), warning);
        documents
    }

    #[test]
    fn different_texts_get_different_ids() {
        let (a, b, c) = (
            document("x", "a", None),
            document("x", "b", None),
            document("y", "a", None),
        );
        let warning = "x: 2 texts have this id and are now called ";
        let remedy = "; give each its own id";
        let (one, two) = ("x-ca978112", "x-3e23e816");
        check(
            vec![a.clone(), b.clone(), c.clone()],
            &[one, two, "y"],
            &format!("{warning}{one}, {two}{remedy}"),
        );
        check(
            vec![c, b, a],
            &["y", two, one],
            &format!("{warning}{two}, {one}{remedy}"),
        );
    }

    #[test]
    fn the_same_text_counts_once() {
        let dated = document("x", "a", Some("2021-08-20"));
        let bare = document("x", "a", None);
        let warning = "x: the same text came 2 times and counts once";
        for documents in [vec![bare.clone(), dated.clone()], vec![dated.clone(), bare]] {
            let kept = check(documents, &["x"], warning);
            assert_eq!(kept[0].date, dated.date);
        }
    }

    #[test]
    fn a_name_that_is_taken_grows() {
        let mut warnings = Vec::new();
        let texts = [("x", "a"), ("x", "b"), ("x-ca978112", "c")];
        let documents = texts.map(|(id, text)| document(id, text, None)).to_vec();
        let ids: Vec<String> = unique(documents, &mut warnings)
            .into_iter()
            .map(|d| d.id)
            .collect();
        assert_eq!(
            ids,
            [
                "x-ca978112-ca978112ca1bbdca",
                "x-3e23e816",
                "x-ca978112-2e7d2c03a9507ae2"
            ]
        );
    }
}
