//! `&Graph` to bytes: one file a format, one enum over them.

use std::io::{self, Write};
use std::path::Path;

pub mod csv;
pub mod cypher;
pub mod cytoscape;
pub mod dot;
pub mod ftm;
pub mod gexf;
pub mod graphml;
pub mod graphviz;
pub mod icews;
pub mod json;
pub mod mermaid;
pub mod neo4j;
pub mod page;
pub mod plover;
pub mod rdf;
pub mod svg;

mod columns;
mod drawing;
mod dyads;
mod fields;
#[cfg(test)]
mod fixture;
mod layout;
mod matrix;
mod metrics;
mod order;
mod picture;
mod places;
mod read;
mod sketch;
mod stable;
mod style;
mod timeline;
mod tips;
mod words;
mod xml;

pub use drawing::Drawing;
pub use graphviz::{RenderError, render_with_graphviz};
pub use read::{read_graph, read_graph_from};

use crate::graph::Graph;

/// What files say of the program that wrote them.
const GENERATOR: &str = concat!("chancery ", env!("CARGO_PKG_VERSION"));

/// A format in which a graph can be written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, clap::ValueEnum)]
pub enum Format {
    /// Node-link JSON with everything in it, for networkx; it reads back.
    Json,
    /// Graphviz DOT.
    Dot,
    /// A drawing that every browser shows.
    Svg,
    /// The same drawing as pixels, for slides and posts.
    Png,
    /// The same drawing on a page, for papers and print.
    Pdf,
    /// A web page that searches, filters and cites, in one file.
    #[value(alias = "htm")]
    Html,
    /// GraphML, for networkx, igraph, Cytoscape, yEd: all attributes, parallel edges kept; it reads back.
    Graphml,
    /// GEXF 1.3, for Gephi: with time line, colours and positions; it reads back.
    Gexf,
    /// A table of the edges, for spreadsheets, pandas and R; the four tables read back.
    Csv,
    /// A table of the actors.
    CsvNodes,
    /// A table of the sentences that report the events.
    CsvEvidence,
    /// A table of the documents.
    CsvDocuments,
    /// JSON for Cytoscape and Cytoscape.js.
    Cytoscape,
    /// A Mermaid flowchart, for Markdown pages that draw them.
    Mermaid,
    /// A script that fills a Neo4j database, and may run again.
    Cypher,
    /// A table of nodes for Neo4j's bulk import.
    Neo4jNodes,
    /// A table of relationships for Neo4j's bulk import.
    Neo4jRelationships,
    /// RDF as Turtle: PROV-O for the evidence, schema.org for actors.
    Turtle,
    /// RDF as N-Triples, one fact a line.
    Ntriples,
    /// RDF as JSON-LD.
    JsonLd,
    /// Entities of FollowTheMoney, one a line, for Aleph.
    Ftm,
    /// Rows of dyadic events with the columns of POLECAT (PLOVER types).
    Plover,
    /// Rows of dyadic events with the columns of ICEWS (CAMEO codes).
    Icews,
}

impl Format {
    /// The name, as `-t` takes it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Json => "json",
            Self::Dot => "dot",
            Self::Svg => "svg",
            Self::Png => "png",
            Self::Pdf => "pdf",
            Self::Html => "html",
            Self::Graphml => "graphml",
            Self::Gexf => "gexf",
            Self::Csv => "csv",
            Self::CsvNodes => "csv-nodes",
            Self::CsvEvidence => "csv-evidence",
            Self::CsvDocuments => "csv-documents",
            Self::Cytoscape => "cytoscape",
            Self::Mermaid => "mermaid",
            Self::Cypher => "cypher",
            Self::Neo4jNodes => "neo4j-nodes",
            Self::Neo4jRelationships => "neo4j-relationships",
            Self::Turtle => "turtle",
            Self::Ntriples => "ntriples",
            Self::JsonLd => "json-ld",
            Self::Ftm => "ftm",
            Self::Plover => "plover",
            Self::Icews => "icews",
        }
    }

    /// The file extensions that stand for it, the usual one first.
    pub fn extensions(self) -> &'static [&'static str] {
        match self {
            Self::Json => &["json"],
            Self::Dot => &["dot", "gv"],
            Self::Svg => &["svg"],
            Self::Png => &["png"],
            Self::Pdf => &["pdf"],
            Self::Html => &["html", "htm"],
            Self::Graphml => &["graphml"],
            Self::Gexf => &["gexf"],
            Self::Csv => &["csv", "edges.csv"],
            Self::CsvNodes => &["nodes.csv"],
            Self::CsvEvidence => &["evidence.csv"],
            Self::CsvDocuments => &["documents.csv"],
            Self::Cytoscape => &["cyjs"],
            Self::Mermaid => &["mmd", "mermaid"],
            Self::Cypher => &["cypher", "cql"],
            Self::Neo4jNodes => &["neo4j-nodes.csv"],
            Self::Neo4jRelationships => &["neo4j-relationships.csv"],
            Self::Turtle => &["ttl"],
            Self::Ntriples => &["nt"],
            Self::JsonLd => &["jsonld"],
            Self::Ftm => &["ftm.json", "ftm"],
            Self::Plover => &["plover.tsv"],
            Self::Icews => &["icews.tsv"],
        }
    }

    /// The format that a file's extension names, in capitals or not; the longest extension wins.
    ///
    /// ```
    /// use chancery::export::Format;
    /// assert_eq!(Format::from_path("calls.SVG".as_ref()), Some(Format::Svg));
    /// assert_eq!(Format::from_path("calls.nodes.csv".as_ref()), Some(Format::CsvNodes));
    /// assert_eq!(Format::from_path("nodes.csv".as_ref()), Some(Format::CsvNodes));
    /// assert_eq!(Format::from_path("calls.csv".as_ref()), Some(Format::Csv));
    /// assert_eq!(Format::from_path("calls".as_ref()), None);
    /// ```
    pub fn from_path(path: &Path) -> Option<Self> {
        let name = path.file_name()?.to_str()?.to_ascii_lowercase();
        let formats = <Self as clap::ValueEnum>::value_variants().iter().copied();
        let found = formats.filter_map(|format| Some((format.extension_of(&name)?, format)));
        found.max().map(|(_, format)| format)
    }

    /// How long the longest of its extensions is with which a file's name ends. A name such as
    /// `nodes.csv` is one extension.
    fn extension_of(self, name: &str) -> Option<usize> {
        let ends = |extension: &&&str| {
            let before = name.strip_suffix(**extension);
            before.is_some_and(|before| {
                before.ends_with('.') || before.is_empty() && extension.contains('.')
            })
        };
        let found = self.extensions().iter().filter(ends);
        found.map(|extension| extension.len()).max()
    }

    /// Writes the graph.
    pub fn write(self, graph: &Graph, out: &mut dyn Write) -> io::Result<()> {
        match self {
            Self::Json => json::json(graph, out),
            Self::Dot => dot::dot(graph, out),
            Self::Svg => Drawing::Network.write(graph, out),
            Self::Png => Drawing::Network.write_png(graph, out),
            Self::Pdf => Drawing::Network.write_pdf(graph, out),
            Self::Html => page::page(graph, out),
            Self::Graphml => graphml::graphml(graph, out),
            Self::Gexf => gexf::gexf(graph, out),
            Self::Csv => csv::edges(graph, out),
            Self::CsvNodes => csv::nodes(graph, out),
            Self::CsvEvidence => csv::evidence(graph, out),
            Self::CsvDocuments => csv::documents(graph, out),
            Self::Cytoscape => cytoscape::cytoscape(graph, out),
            Self::Mermaid => mermaid::mermaid(graph, out),
            Self::Cypher => cypher::cypher(graph, out),
            Self::Neo4jNodes => neo4j::nodes(graph, out),
            Self::Neo4jRelationships => neo4j::relationships(graph, out),
            Self::Turtle => rdf::turtle(graph, out),
            Self::Ntriples => rdf::n_triples(graph, out),
            Self::JsonLd => rdf::json_ld(graph, out),
            Self::Ftm => ftm::ftm(graph, out),
            Self::Plover => plover::plover(graph, out),
            Self::Icews => icews::icews(graph, out),
        }
    }
}
