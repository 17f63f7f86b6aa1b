//! Who is meant: mentions in context, with the actor that each points to, in `mentions.txt`.
//!
//! A line of that file is the document's date, perhaps its publisher in round brackets, and a text with
//! mentions as `[words = actor]`: ids joined by ` + ` where several are meant, `-` where no actor is, and
//! `?id` for an actor that no table has. What fails today is listed in `mentions_known_misses.txt`; a new
//! failure fails the test, and so does a listed one that is cured. `UPDATE_KNOWN=1 cargo test --test mentions`
//! writes the list anew.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::{env, fs};

use chancery::lexicon::Lexicon;
use chancery::model::{ActorId, Document, Part};
use chancery::pipeline;
use chancery::resolve::{Participant, Resolved, resolve};
use chancery::text::Analyzer;

const HEAD: &str = "\
# Mentions of mentions.txt that are resolved wrongly today: line, mention, who is found instead.
# Written by `UPDATE_KNOWN=1 cargo test --test mentions`; the list may only become shorter.
";

/// At most this share of the mentions may be on the list.
const PERCENT_KNOWN: usize = 3;

/// Words of a text and who they should mean.
struct Wanted {
    words: Range<usize>,
    actors: String,
}

#[test]
fn mentions_mean_whom_they_should() {
    let analyzer = Analyzer::embedded().expect("the model is sound");
    let lexicon = Lexicon::embedded().expect("the tables are sound");
    let corpus = fs::read_to_string(path("mentions.txt")).expect("the sentences can be read");
    let (mut mentions, mut wrong, mut report) = (0, 0, HEAD.to_owned());
    for line in corpus
        .lines()
        .filter(|line| !line.is_empty() && !line.starts_with('#'))
    {
        let (document, wanted) = parse(line).unwrap_or_else(|| panic!("not understood: {line}"));
        let found = resolved(&document, &analyzer, &lexicon);
        let mut misses = String::new();
        for Wanted { words, actors } in wanted {
            mentions += 1;
            let form = &document.text[words.clone()];
            let pair = actors.contains('+') && form.contains('-');
            let meant = meant(&found, &words, pair);
            if meant != actors {
                wrong += 1;
                let _ = writeln!(misses, "  {form} = {meant}, not {actors}");
            }
        }
        if !misses.is_empty() {
            let _ = write!(report, "\n{line}\n{misses}");
        }
    }
    if env::var_os("UPDATE_KNOWN").is_some() {
        fs::write(path("mentions_known_misses.txt"), &report).expect("the list can be written");
    } else {
        let known =
            fs::read_to_string(path("mentions_known_misses.txt")).expect("the list can be read");
        assert_eq!(report, known, "{wrong} of {mentions} mentions fail");
    }
    assert!(
        wrong * 100 <= mentions * PERCENT_KNOWN,
        "{wrong} of {mentions} mentions fail"
    );
}

fn parse(line: &str) -> Option<(Document, Vec<Wanted>)> {
    let (date, mut rest) = line.split_once(' ')?;
    let mut document = Document {
        id: "mentions".to_owned(),
        date: Some(date.parse().ok()?),
        ..Document::default()
    };
    if let Some((publisher, text)) = rest
        .strip_prefix('(')
        .and_then(|rest| rest.split_once(") "))
    {
        document.publisher = Some(publisher.to_owned());
        rest = text;
    }
    let mut wanted = Vec::new();
    while let Some((before, behind)) = rest.split_once('[') {
        let (mention, behind) = behind.split_once(']')?;
        let (form, actors) = mention.split_once(" = ")?;
        document.text.push_str(before);
        let start = document.text.len();
        document.text.push_str(form);
        let actors: BTreeSet<&str> = actors.split(" + ").collect();
        wanted.push(Wanted {
            words: start..document.text.len(),
            actors: actors.into_iter().collect::<Vec<_>>().join(" + "),
        });
        rest = behind;
    }
    document.text.push_str(rest);
    Some((document, wanted))
}

fn resolved(document: &Document, analyzer: &Analyzer, lexicon: &Lexicon) -> Resolved {
    let reads = pipeline::mentions(Part::Text, &document.text, analyzer, lexicon);
    resolve(document, &reads, lexicon)
}

/// The actors of the participant that covers most of the words and reaches least beyond them; of all that lie in
/// the words, where these are two names with a hyphen.
fn meant(found: &Resolved, words: &Range<usize>, pair: bool) -> String {
    let overlap = |one: &&Participant| {
        let (start, end) = (one.span.start.max(words.start), one.span.end.min(words.end));
        end.saturating_sub(start)
    };
    let beyond = |one: &Participant| one.span.end - one.span.start;
    let participants = found.sentences.iter().flatten();
    let mut there: Vec<&Participant> = participants
        .filter(|one| overlap(one) > 0 && words.contains(&one.span.start))
        .filter(|one| !one.inner || beyond(one) + 4 >= words.len())
        .filter(|one| !one.inner || beyond(one) + 4 >= words.len())
        .collect();
    there.sort_by_key(|one| (overlap(one), usize::MAX - beyond(one)));
    let actors = match there.as_slice() {
        [] => return "-".to_owned(),
        [.., best] if !pair => best.actors.clone(),
        both => both.iter().flat_map(|one| one.actors.clone()).collect(),
    };
    let id = |actor: &ActorId| match found.actors.get(actor) {
        Some(mentioned) if mentioned.actor.known => actor.to_string(),
        _ => format!("?{actor}"),
    };
    let ids: BTreeSet<String> = actors.iter().map(id).collect();
    ids.into_iter().collect::<Vec<_>>().join(" + ")
}

fn path(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests")
        .join(name)
}
