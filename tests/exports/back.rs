//! Graphs that were written as GraphML, GEXF and CSV come back as they were; other files are refused.

use std::fs;

use chancery::export::csv::{Table, Tables, read_csv};
use chancery::export::json::{ReadGraphError, read_json};
use chancery::export::{Format, read_graph};
use chancery::graph::{Graph, Record};
use chancery::lexicon::Lexicon;

use super::written;

/// The four tables of a graph.
fn tables(graph: &Graph) -> [String; 4] {
    let formats = [
        Format::Csv,
        Format::CsvNodes,
        Format::CsvEvidence,
        Format::CsvDocuments,
    ];
    formats.map(|format| written(format, graph))
}

fn table<'a>(name: &'a str, text: &'a str) -> Table<'a> {
    let bytes = text.as_bytes();
    Table { name, bytes }
}

fn read([edges, nodes, evidence, documents]: &[String; 4]) -> Result<Record, ReadGraphError> {
    read_csv(&Tables {
        edges: table("my.csv", edges),
        nodes: table("my.nodes.csv", nodes),
        evidence: table("my.evidence.csv", evidence),
        documents: table("my.documents.csv", documents),
    })
}

/// Whatever format it went through, the graph's JSON is the same bytes.
#[track_caller]
pub(crate) fn check(graph: &Graph, lexicon: &Lexicon) {
    let json = written(Format::Json, graph);
    for format in [Format::Graphml, Format::Gexf] {
        let record = read_graph(written(format, graph).as_bytes()).unwrap();
        let back = written(Format::Json, &Graph::new(record, lexicon));
        assert_eq!(back, json, "{}", format.name());
    }
    let record = read(&tables(graph)).unwrap();
    assert_eq!(written(Format::Json, &Graph::new(record, lexicon)), json);
}

fn small(lexicon: &Lexicon) -> Graph {
    let record = read_json(&fs::read("tests/exports/small.json").unwrap()).unwrap();
    Graph::new(record, lexicon)
}

#[test]
fn real_graphs_come_back() {
    let lexicon = Lexicon::embedded().unwrap();
    check(&small(&lexicon), &lexicon);
    let files = fs::read_dir("graphs").unwrap();
    let paths = files.map(|file| file.unwrap().path());
    let graphs: Vec<_> = paths
        .filter(|path| path.extension().is_some_and(|end| end == "json"))
        .collect();
    assert!(graphs.len() >= 3);
    for path in graphs {
        let record = read_json(&fs::read(path).unwrap()).unwrap();
        check(&Graph::new(record, &lexicon), &lexicon);
    }
}

#[test]
fn empty_graphs_and_texts_come_back() {
    check(&Graph::default(), &Lexicon::default());
    check(&super::graph_of(""), &Lexicon::default());
}

/// A part of the small graph is replaced, and this is said.
#[track_caller]
fn check_fault(format: Format, from: &str, to: &str, message: &str) {
    let file = written(format, &small(&Lexicon::embedded().unwrap()));
    assert!(file.contains(from), "{file}");
    let error = read_graph(file.replacen(from, to, 1).as_bytes()).unwrap_err();
    assert_eq!(error.to_string(), message);
}

#[test]
fn broken_files_tell_the_line() {
    let (graphml, gexf) = (Format::Graphml, Format::Gexf);
    check_fault(
        graphml,
        r#"<data key="node.kind">person</data>"#,
        "",
        "line 56: node `emmanuel-macron`: it has no `kind`",
    );
    check_fault(
        gexf,
        r#"<attvalue for="kind" value="person"/>"#,
        r#"<attvalue for="kind" value="robot"/>"#,
        "line 56: node `emmanuel-macron`: kind `robot` is none of person, country, organization",
    );
    check_fault(
        graphml,
        "</edge>",
        "</edges>",
        "line 104: the file is damaged: ill-formed document: expected `</edge>`, but `</edges>` was found",
    );
    check_fault(
        gexf,
        r#"target="france""#,
        r#"target="gaul""#,
        "line 107: edge `acme->france/ACCUSE/possible/in:gazette; 2`: it names the node `gaul`, which the \
         graph does not list",
    );
}

#[test]
fn files_of_other_programs_are_refused() {
    let remedy = |format: &str| {
        format!(
            "so it is not as chancery writes it; the {format} of other programs is not read: write it \
             anew with `chancery export` from the JSON graph"
        )
    };
    let format = r#"<data key="graph.format">chancery-graph</data>"#;
    let message = format!(
        "line 46: the graph does not say that it is a `chancery-graph`, {}",
        remedy("GraphML")
    );
    check_fault(Format::Graphml, format, "", &message);
    let other = r#"<data key="graph.format">other</data>"#;
    check_fault(Format::Graphml, format, other, &message);
    let message = format!(
        "line 44: the graph does not say that it is a `chancery-graph`, {}",
        remedy("GEXF")
    );
    check_fault(
        Format::Gexf,
        "<description>{",
        "<description>Mine: {",
        &message,
    );
    let foreign = b"<gexf><graph><nodes/></graph></gexf>";
    let error = read_graph(foreign).unwrap_err().to_string();
    assert!(error.ends_with(&remedy("GEXF")), "{error}");
    let picture = read_graph(b"<svg xmlns=\"http://www.w3.org/2000/svg\"/>").unwrap_err();
    assert!(matches!(picture, ReadGraphError::NotAGraph));
}

/// A part of one of the small graph's tables is replaced, and this is said.
#[track_caller]
fn check_table(table: usize, from: &str, to: &str, message: &str) {
    let mut files = tables(&small(&Lexicon::embedded().unwrap()));
    assert!(files[table].contains(from), "{}", files[table]);
    files[table] = files[table].replacen(from, to, 1);
    assert_eq!(read(&files).unwrap_err().to_string(), message);
}

#[test]
fn broken_tables_tell_file_and_line() {
    check_table(
        1,
        "id,name",
        "no,name",
        "my.nodes.csv, line 1: there are no columns `id` and `exact`, so it is not as chancery writes it; \
         the CSV of other programs is not read: write it anew with `chancery export` from the JSON graph",
    );
    check_table(
        2,
        "wire-1,",
        "wire-7,",
        "my.csv, line 4: edge `emmanuel-macron--joe-biden/AGREE/occurred/2021-08-19`: it names the document \
         `wire-7`, which the graph does not list",
    );
    check_table(
        3,
        "2021-08-20",
        "yesterday",
        "my.documents.csv, line 3: document `wire-1`: `yesterday` is no date; write YYYY-MM-DD, YYYY-MM, \
         YYYY, or two days with `/` between",
    );
    check_table(
        0,
        "emmanuel-macron--joe-biden/AGREE",
        "emmanuel-macron--joe-biden/AGREED",
        "my.csv, line 4: edge `emmanuel-macron--joe-biden/AGREED/occurred/2021-08-19`: it has no evidence",
    );
}
