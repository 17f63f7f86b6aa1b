//! Verbs that are known by name, so that forms no treebank shows find their lemma: "bombed", "froze".

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use super::tags::Xpos;

static VERBS: LazyLock<Verbs> =
    LazyLock::new(|| Verbs::read(include_str!("../../data/words/verbs.txt")));

/// Dictionary forms, and irregular forms with theirs.
struct Verbs {
    lemmas: HashSet<&'static str>,
    irregular: HashMap<&'static str, &'static str>,
}

impl Verbs {
    fn read(text: &'static str) -> Self {
        let mut verbs = Self {
            lemmas: HashSet::new(),
            irregular: HashMap::new(),
        };
        for line in text.lines().filter(|line| !line.starts_with('#')) {
            let mut words = line.split_whitespace();
            let Some(lemma) = words.next() else { continue };
            verbs.lemmas.insert(lemma);
            verbs.irregular.extend(words.map(|form| (form, lemma)));
        }
        verbs
    }
}

/// The dictionary form of a known verb's form in lower case.
pub(super) fn known(form: &str, tag: Xpos) -> Option<String> {
    let stems: Vec<String> = match tag {
        Xpos::Vbd | Xpos::Vbn => {
            if let Some(lemma) = VERBS.irregular.get(form) {
                return Some((*lemma).to_owned());
            }
            past(form)
        }
        Xpos::Vbg => form
            .strip_suffix("ing")
            .map_or(Vec::new(), |stem| spellings(stem, "e")),
        Xpos::Vbz => third(form),
        Xpos::Vb | Xpos::Vbp => vec![form.to_owned()],
        _ => return None,
    };
    stems
        .into_iter()
        .find(|stem| VERBS.lemmas.contains(stem.as_str()))
}

fn past(form: &str) -> Vec<String> {
    let mut stems: Vec<String> = form
        .strip_suffix("ied")
        .map(|stem| format!("{stem}y"))
        .into_iter()
        .collect();
    stems.extend(
        form.strip_suffix("ed")
            .map(|stem| spellings(stem, "e"))
            .into_iter()
            .flatten(),
    );
    stems
}

fn third(form: &str) -> Vec<String> {
    let mut stems: Vec<String> = form
        .strip_suffix("ies")
        .map(|stem| format!("{stem}y"))
        .into_iter()
        .collect();
    stems.extend(form.strip_suffix('s').map(str::to_owned));
    stems.extend(form.strip_suffix("es").map(str::to_owned));
    stems
}

/// A stem as it is, with an ending, and without its doubled consonant: "patroll" is "patrol".
fn spellings(stem: &str, ending: &str) -> Vec<String> {
    let mut found = vec![format!("{stem}{ending}"), stem.to_owned()];
    let mut last = stem.chars().rev();
    if let (Some(one), Some(other)) = (last.next(), last.next())
        && one == other
    {
        found.push(stem[..stem.len() - one.len_utf8()].to_owned());
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(form: &str, tag: Xpos, lemma: &str) {
        assert_eq!(known(form, tag).as_deref(), Some(lemma), "{form}");
    }

    #[test]
    fn forms_find_their_dictionary_form() {
        check("bombed", Xpos::Vbd, "bomb");
        check("freed", Xpos::Vbn, "free");
        check("intervened", Xpos::Vbd, "intervene");
        check("boycotted", Xpos::Vbd, "boycott");
        check("patrolling", Xpos::Vbg, "patrol");
        check("denies", Xpos::Vbz, "deny");
        check("reaches", Xpos::Vbz, "reach");
        check("froze", Xpos::Vbd, "freeze");
    }

    #[test]
    fn other_words_are_left_to_the_model() {
        assert_eq!(known("walked", Xpos::Vbd), None);
        assert_eq!(known("bombed", Xpos::Nn), None);
    }
}
