//! The graph file with what the tables know: offices, memberships, parts.

use chancery::export::json::{json, read_json};
use chancery::graph::Graph;
use chancery::lexicon::Lexicon;

/// A graph's file by way of its own reading.
fn written(bytes: &[u8], lexicon: &Lexicon) -> String {
    let record = read_json(bytes).expect("it is a graph");
    let mut out = Vec::new();
    json(&Graph::new(record, lexicon), &mut out).expect("memory does not fail");
    String::from_utf8(out).expect("JSON is UTF-8")
}

#[test]
fn structure_is_drawn_anew_from_the_tables() {
    let lexicon = Lexicon::embedded().expect("the tables are sound");
    let bare = include_bytes!("fixtures/summit.json");
    let full = written(bare, &lexicon);
    for line in [
        r#"{"key":"emmanuel-macron->france/HOLDS_OFFICE/President/2017-05-14..","source":"emmanuel-macron","target":"france","type":"HOLDS_OFFICE","structural":true,"title":"President","from":"2017-05-14","until":null,"evidence":[]}"#,
        r#"{"key":"france->european-union/MEMBER_OF","source":"france","target":"european-union","type":"MEMBER_OF","structural":true,"evidence":[]}"#,
        r#""offices":[{"title":"President","of":"france","from":"2017-05-14","until":null}]"#,
    ] {
        assert!(full.contains(line), "{full}");
    }
    assert_eq!(written(full.as_bytes(), &lexicon), full);
    let record = |bytes| read_json(bytes).expect("it is a graph");
    assert_eq!(record(full.as_bytes()), record(bare));
}
