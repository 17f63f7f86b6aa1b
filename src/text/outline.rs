//! A sentence as a tree to look at: one line a word, in the order of the text.

use std::fmt::Write as _;

use super::Sentence;
use super::conllu::one_line;

/// The words of a sentence of `text` with their tree, lemmas, tags and relations; names stand below.
///
/// ```
/// let analyzer = chancery::text::Analyzer::embedded()?;
/// let text = "Macron met Putin.";
/// let tree = chancery::text::outline(text, &analyzer.analyze(text)[0]);
/// assert!(tree.contains("╭─ Macron"));
/// # Ok::<(), chancery::text::ModelError>(())
/// ```
pub fn outline(text: &str, sentence: &Sentence) -> String {
    let mut lines = Vec::with_capacity(sentence.tokens.len());
    let roots = (0..sentence.tokens.len()).filter(|&word| sentence.tokens[word].head.is_none());
    for root in roots {
        Outline {
            text,
            sentence,
            lines: &mut lines,
        }
        .add(root, [String::new(), String::new(), String::new()]);
    }
    let width = lines
        .iter()
        .map(|(_, line)| line.chars().count())
        .max()
        .unwrap_or(0);
    let mut out = String::new();
    for (word, line) in &lines {
        let token = &sentence.tokens[*word];
        let (upos, xpos, rel) = (token.upos.as_str(), token.xpos.as_str(), token.rel.as_str());
        // Writing to a string cannot fail.
        let _ = writeln!(
            out,
            "{:>3} {line:width$}  {upos:5} {xpos:5} {rel:12} {}",
            word + 1,
            token.lemma
        );
    }
    for name in &sentence.names {
        let span = sentence.tokens[name.words.start].span.start
            ..sentence.tokens[name.words.end - 1].span.end;
        let _ = writeln!(out, "    {}: {}", name.kind.as_str(), one_line(&text[span]));
    }
    out
}

struct Outline<'a> {
    text: &'a str,
    sentence: &'a Sentence,
    lines: &'a mut Vec<(usize, String)>,
}

impl Outline<'_> {
    /// Adds the words below `word`, and itself. The margins are what stands to the left of the lines above its
    /// own, of its own, and of those below.
    fn add(&mut self, word: usize, margins: [String; 3]) {
        let [above, own, below] = margins;
        let (before, behind): (Vec<usize>, Vec<usize>) = self
            .sentence
            .children(word)
            .partition(|&child| child < word);
        for (at, &child) in before.iter().enumerate() {
            let (outer, corner) = if at == 0 {
                ("   ", "╭─ ")
            } else {
                ("│  ", "├─ ")
            };
            self.add(
                child,
                [
                    format!("{above}{outer}"),
                    format!("{above}{corner}"),
                    format!("{above}│  "),
                ],
            );
        }
        let form = one_line(&self.text[self.sentence.tokens[word].span.clone()]);
        self.lines.push((word, format!("{own}{form}")));
        for (at, &child) in behind.iter().enumerate() {
            let last = at + 1 == behind.len();
            let (outer, corner) = if last {
                ("   ", "╰─ ")
            } else {
                ("│  ", "├─ ")
            };
            self.add(
                child,
                [
                    format!("{below}│  "),
                    format!("{below}{corner}"),
                    format!("{below}{outer}"),
                ],
            );
        }
    }
}
