//! Reads news, readouts and press releases and keeps the diplomatic record as a graph: who talked
//! to whom, who promised, demanded, accused, sanctioned whom. Every edge cites its sentence.
//!
//! The same is there as a command, `chancery`; its README has the first steps, and what the program
//! does not do. This page is for programs that build or read such graphs.
//!
//! # From a text to a graph
//!
//! ```
//! use chancery::export::Format;
//! use chancery::lexicon::Lexicon;
//! use chancery::model::{Document, Mode, Status};
//! use chancery::pipeline::build;
//! use chancery::text::Analyzer;
//!
//! // A document is a text with an id, under which its sentences are cited. The date says who "the
//! // French president" is, and when "Thursday" was.
//! let document = Document {
//!     id: "call".into(),
//!     date: Some("2021-08-20".parse()?),
//!     text: "The French president spoke with Vladimir Putin by telephone on Thursday.".into(),
//!     ..Document::default()
//! };
//!
//! // What the program knows is embedded: English, and the tables of actors and patterns.
//! let analyzer = Analyzer::embedded()?;
//! let lexicon = Lexicon::embedded()?;
//! let graph = build(&[document], &analyzer, &lexicon);
//!
//! // An actor is a node, an event is an edge.
//! let (source, target, event) = graph.events().next().ok_or("no event")?;
//! assert_eq!(source.id().as_str(), "emmanuel-macron");
//! assert_eq!(target.name(), "Vladimir Putin");
//! assert_eq!(event.kind.as_str(), "CONSULT");
//! assert_eq!((event.mode, event.status), (Some(Mode::Call), Status::Occurred));
//! assert_eq!(event.date.ok_or("no date")?.to_string(), "2021-08-19");
//!
//! // Each report of the event quotes its sentence, with the bytes at which it stands.
//! assert!(event.reports[0].evidence.quote.starts_with("The French president spoke"));
//!
//! // A format writes into a file, a vector, or whatever takes bytes.
//! let mut picture = Vec::new();
//! Format::Svg.write(&graph, &mut picture)?;
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! Articles in files are read by [`read::read_paths`]. A graph that was written comes back with
//! [`export::read_graph`] and [`graph::Graph::new`]. For algorithms there is
//! [`graph::Graph::petgraph`]. Programs that run are in the folder `examples`.
//!
//! # Modules, in reading order
//!
//! | module | holds |
//! |---|---|
//! | [`pipeline`] | the whole way from documents to a graph, in one call; start here |
//! | [`model`] | plain data: documents, actors, events, evidence |
//! | [`when`] | dates with the precision that is known |
//! | [`read`] | bytes to documents: formats, encodings, dates |
//! | [`text`] | text to sentences, words, and trees over them |
//! | [`lexicon`] | the tables: actors, names, offices, patterns, classes of words |
//! | [`recognize`] | words that point to an actor |
//! | [`resolve`] | which actor they point to |
//! | [`code`] | what happened between the actors |
//! | [`graph`] | all reports drawn together; actors as nodes, events as edges |
//! | [`query`] | a graph to an answer: talks, explanations, actors by any name |
//! | [`export`] | a graph to bytes: JSON, pictures, a web page, and the formats of other programs |
//!
//! # Errors
//!
//! Reading files, loading the embedded tables, and writing can fail, and say why. What lies between
//! cannot: odd text makes no event, but neither an error nor a panic.

pub mod model;
pub mod when;

pub mod read;

pub mod lexicon;
pub mod text;

pub mod recognize;

pub mod resolve;

pub mod code;

pub mod graph;

pub mod query;

pub mod export;

pub mod pipeline;

/// The program in the README is compiled and run with the tests.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
