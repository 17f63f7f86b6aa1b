//! Who holds or held an office?

use crate::lexicon::{Lexicon, OfficeTerm};
use crate::model::ActorId;
use crate::recognize::{Reference, Titled, recognize};
use crate::text::Analyzer;
use crate::when::When;

/// The terms of those who hold an office, told as a text would tell it, by their beginning; with a date only of
/// those who held it then. Where words name several offices, as "leader" does, the first that has a holder counts.
///
/// ```
/// use chancery::{lexicon::Lexicon, query::holders, text::Analyzer};
///
/// let (analyzer, lexicon) = (Analyzer::embedded()?, Lexicon::embedded()?);
/// let found = holders("president of France", Some("2021-08-19".parse()?), &analyzer, &lexicon);
/// assert_eq!(found[0].person.as_str(), "emmanuel-macron");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn holders<'l>(
    office: &str,
    on: Option<When>,
    analyzer: &Analyzer,
    lexicon: &'l Lexicon,
) -> Vec<&'l OfficeTerm> {
    let capitals: Vec<String> = office.split(' ').map(capitalized).collect();
    let title = title(office, analyzer, lexicon)
        .filter(|title| !title.of.is_empty())
        .or_else(|| title(&capitals.join(" "), analyzer, lexicon));
    let Some(title) = title else {
        return Vec::new();
    };
    let named = title.of.iter().flatten().map(|of| &of.actor);
    // "The pope" needs no country.
    let is_sole = title.of.is_empty() && title.roles.len() == 1 && !office.contains(" of ");
    let sole = title.roles.iter().filter(|_| is_sole);
    let sole = sole.filter_map(|role| lexicon.actors.sole_seat(role));
    for of in named.chain(sole) {
        for role in lexicon.actors.in_order(&title.roles, of) {
            let found = terms(role, of, on, lexicon);
            if !found.is_empty() {
                return found;
            }
        }
    }
    Vec::new()
}

fn terms<'l>(
    role: &str,
    of: &ActorId,
    on: Option<When>,
    lexicon: &'l Lexicon,
) -> Vec<&'l OfficeTerm> {
    let held = |term: &&OfficeTerm| on.is_none_or(|date| term.holds_on(date));
    let mut found: Vec<&OfficeTerm> = lexicon.actors.terms_in(role, of).filter(held).collect();
    found.sort_by_key(|term| term.office.from.map(When::first));
    found
}

/// "german" as "German"; what has capitals keeps them.
fn capitalized(word: &str) -> String {
    let mut letters = word.chars();
    match letters.next() {
        Some(first) if !matches!(word, "of" | "the" | "and" | "for") => {
            first.to_uppercase().chain(letters).collect()
        }
        _ => word.to_owned(),
    }
}

/// The title in the words, read as the subject of a sentence.
fn title(office: &str, analyzer: &Analyzer, lexicon: &Lexicon) -> Option<Titled> {
    let office = office.trim();
    let office = office
        .strip_prefix("the ")
        .or_else(|| office.strip_prefix("The "))
        .unwrap_or(office);
    let text = format!("The {office} spoke.");
    let sentences = analyzer.analyze(&text);
    let mentions = sentences
        .iter()
        .flat_map(|sentence| recognize(&text, sentence, lexicon));
    mentions
        .filter(|mention| !mention.inner)
        .find_map(|mention| match mention.reference {
            Reference::Titled(titled) if !titled.roles.is_empty() => Some(titled),
            _ => None,
        })
}
