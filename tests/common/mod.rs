//! What several tests ask of a sentence.

use chancery::text::{Analyzer, Rel, Sentence};

/// Who does what to whom: for the verb of this lemma its dependents as `role=head word`, those with a
/// preposition as `preposition=head word`.
pub(crate) fn arguments_of(analyzer: &Analyzer, text: &str, lemma: &str) -> String {
    let sentences = analyzer.analyze(text);
    let verb = sentences.iter().find_map(|sentence| {
        let verb = sentence
            .tokens
            .iter()
            .position(|token| token.lemma.to_lowercase() == lemma)?;
        Some((sentence, verb))
    });
    let Some((sentence, verb)) = verb else {
        return "no such verb".to_owned();
    };
    let arguments = sentence
        .children(verb)
        .filter_map(|word| argument(text, sentence, word));
    arguments.collect::<Vec<_>>().join(" ")
}

fn argument(text: &str, sentence: &Sentence, word: usize) -> Option<String> {
    let form = |index: usize| &text[sentence.tokens[index].span.clone()];
    let case = sentence
        .children_by(word, Rel::Case)
        .find(|&case| case < word);
    let role = match (sentence.tokens[word].rel, case) {
        (Rel::Obl | Rel::OblAgent | Rel::Nmod, Some(case)) => form(case),
        (Rel::Nsubj, _) => "subject",
        (Rel::NsubjPass, _) => "passive",
        (Rel::Obj, _) => "object",
        _ => return None,
    };
    Some(format!("{role}={}", form(word)))
}
