//! Learning the model file from treebanks. Nothing here runs when text is read.

use super::conllu::read_conllu;
use super::model::{MAGIC, ModelError};
use super::tagger::Tag;

mod arcs;
mod data;
mod lemmas;
mod oracle;
mod perceptron;
mod store;
mod tags;

use data::Example;

/// Tags that the parser learns from are guessed by taggers that did not see the sentence.
const FOLDS: usize = 4;

/// The bytes of a model learned from treebanks in CoNLL-U; `report` gets a line after each part, with the
/// accuracy on the sentences of `dev`.
pub fn train(
    treebanks: &[String],
    dev: &[String],
    mut report: impl FnMut(&str),
) -> Result<Vec<u8>, ModelError> {
    let examples = examples(treebanks);
    let dev = self::examples(dev);
    report(&format!(
        "{} sentences to learn from, {} to watch",
        examples.len(),
        dev.len()
    ));
    let lemmas = lemmas::learn_lemmas(&examples);
    let tagger_bytes = tags::learn_tagger(&examples.iter().collect::<Vec<_>>());
    let tagger = tags::tagger_of(&tagger_bytes)?;
    let dev_tags: Vec<_> = dev
        .iter()
        .map(|example| tagger.tag(&example.words))
        .collect();
    let hits = |(example, tags): (&Example, &Vec<Tag>)| {
        let pairs = tags.iter().map(|&tag| tagger.pair(tag));
        pairs
            .zip(&example.pairs)
            .filter(|(guess, gold)| guess == *gold)
            .count()
    };
    let right: usize = dev.iter().zip(&dev_tags).map(hits).sum();
    report(&format!(
        "tagger: {} bytes, {}",
        tagger_bytes.len(),
        percent(right, &dev)
    ));
    let tags = jackknife(&examples, &tagger)?;
    report("tags for the parser are guessed");
    let parser = arcs::learn_parser(&examples, &tags, |epoch, bytes| {
        if epoch % 2 == 0 {
            let bytes = bytes();
            let right = right_arcs(&bytes, &dev, &dev_tags).unwrap_or_default();
            let line = format!(
                "parser, pass {epoch}: {} bytes, {}",
                bytes.len(),
                percent(right, &dev)
            );
            report(&line);
        }
    });
    Ok([MAGIC, &tagger_bytes[..], &lemmas, &parser].concat())
}

fn examples(treebanks: &[String]) -> Vec<Example> {
    let sentences = treebanks.iter().flat_map(|text| read_conllu(text));
    sentences.filter_map(|gold| Example::new(&gold)).collect()
}

fn percent(right: usize, dev: &[Example]) -> String {
    let all: usize = dev.iter().map(|example| example.words.len()).sum();
    let percent = (10_000 * right).checked_div(all).unwrap_or_default();
    format!("{}.{:02} % right", percent / 100, percent % 100)
}

/// The tags of each example, guessed by a tagger that learned from the other folds.
fn jackknife(
    examples: &[Example],
    full: &super::tagger::Tagger,
) -> Result<Vec<Vec<Tag>>, ModelError> {
    let mut tags = vec![Vec::new(); examples.len()];
    // Neighbours are from one document, so folds are runs of sentences and not every fourth one.
    let fold_of = |index: usize| index / 50 % FOLDS;
    for fold in 0..FOLDS {
        let others = examples
            .iter()
            .enumerate()
            .filter(|(index, _)| fold_of(*index) != fold);
        let others: Vec<&Example> = others.map(|(_, example)| example).collect();
        let tagger = tags::tagger_of(&tags::learn_tagger(&others))?;
        for (index, example) in examples
            .iter()
            .enumerate()
            .filter(|(i, _)| fold_of(*i) == fold)
        {
            let guessed = tagger.tag(&example.words).into_iter();
            // A fold may number its tags otherwise than the full tagger does.
            let number = |tag| full.tags.iter().position(|&pair| pair == tagger.pair(tag));
            tags[index] = guessed
                .map(|tag| number(tag).unwrap_or_default() as Tag)
                .collect();
        }
    }
    Ok(tags)
}

/// How many words of `dev` get the right head and relation.
fn right_arcs(bytes: &[u8], dev: &[Example], tags: &[Vec<Tag>]) -> Result<usize, ModelError> {
    let parser = arcs::parser_of(bytes)?;
    let mut right = 0;
    for (example, tags) in dev.iter().zip(tags) {
        let arcs = parser.parse(&arcs::nodes(example, tags));
        let count = example.words.len();
        let arcs = arcs
            .into_iter()
            .map(|(head, rel)| (head.unwrap_or(count), rel as u8));
        let gold = example
            .heads
            .iter()
            .copied()
            .zip(example.rels.iter().copied());
        right += arcs.zip(gold).filter(|(arc, gold)| arc == gold).count();
    }
    Ok(right)
}
