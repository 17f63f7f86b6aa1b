//! Why there is an edge.

use chancery::lexicon::Lexicon;
use chancery::model::ActorId;
use chancery::query::{MarkRole, explain_edge, explain_pair};

#[test]
fn words_are_marked_where_they_stand() {
    let graph = super::calls(&Lexicon::default());
    let pair = ["bela-horvath", "ana-lindqvist"].map(ActorId::new);
    let found = explain_pair(&graph, &pair[0], &pair[1]);
    let words: Vec<Vec<(MarkRole, &str)>> = found
        .iter()
        .flat_map(|explanation| &explanation.cited)
        .map(|cited| {
            let quote = &cited.report.evidence.quote;
            let marks = cited.marks.iter();
            marks
                .map(|mark| (mark.role, &quote[mark.range.clone()]))
                .collect()
        })
        .collect();
    assert_eq!(
        words[1],
        [
            (MarkRole::Source, "Ana Lindqvist"),
            (MarkRole::Trigger, "telephoned"),
            (MarkRole::Target, "Béla Horváth"),
        ]
    );
    assert_eq!(words.len(), 2);
}

#[test]
fn an_unknown_key_has_no_explanation() {
    assert!(explain_edge(&super::calls(&Lexicon::default()), "nobody->nobody").is_none());
}
