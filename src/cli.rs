//! What can be typed: commands, arguments, help.

use std::path::PathBuf;

use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::{Args, Parser, Subcommand, ValueEnum};

use chancery::export::{Drawing, Format};
use chancery::model::{Mode, Status};
use chancery::read::Input;
use chancery::when::When;

mod filters;
mod questions;
mod shell;

use crate::commands::Voice;
pub(crate) use filters::{Circumstances, Filters};
pub(crate) use questions::{
    ActorsIn, Answer, AnswerFormat, Diff, Merge, PathArgs, Query, Stats, StatsBy,
};
pub(crate) use shell::{Completions, Manual};

/// Reads news, readouts and press releases and keeps the diplomatic record as a graph.
///
/// Exit codes: 0 done or found, 1 nothing found, 2 wrong usage, 3 input or output failed, 4 done,
/// but some documents failed.
#[derive(Debug, Parser)]
#[command(version, propagate_version = true)]
pub(crate) struct Cli {
    #[command(subcommand)]
    pub(crate) command: Command,
    /// Say nothing but errors
    #[arg(
        short,
        long,
        global = true,
        conflicts_with = "verbose",
        help_heading = "What is said"
    )]
    quiet: bool,
    /// Say what was read, too
    #[arg(short, long, global = true, help_heading = "What is said")]
    verbose: bool,
}

impl Cli {
    /// How much is said on standard error.
    pub(crate) fn voice(&self) -> Voice {
        match (self.quiet, self.verbose) {
            (true, _) => Voice::Quiet,
            (false, true) => Voice::Verbose,
            (false, false) => Voice::Usual,
        }
    }
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    Build(Build),
    Talks(Talks),
    Query(Query),
    Path(PathArgs),
    Explain(Explain),
    Actors(Actors),
    Stats(Stats),
    Diff(Diff),
    Merge(Merge),
    Export(Export),
    View(View),
    Completions(Completions),
    #[command(name = "man")]
    Manual(Manual),
}

const BUILD_EXAMPLES: &str = "\
Examples:
  chancery build article.txt --date 2021-08-20 -o talks.svg
  chancery build articles/ -o graph.json
  curl -s https://example.org/readout.html | chancery build - --input-format html -o graph.dot";

/// Build a graph from articles
#[derive(Debug, Args)]
#[command(after_help = BUILD_EXAMPLES)]
pub(crate) struct Build {
    /// Articles: files, folders with all that is in them, or - for standard input
    #[arg(required = true, value_name = "INPUT")]
    pub(crate) inputs: Vec<PathBuf>,
    /// The date of documents that do not tell theirs
    #[arg(long, value_name = "DATE")]
    pub(crate) date: Option<When>,
    /// The format of all inputs, whatever their extensions
    #[arg(long, value_name = "FORMAT", value_parser = one_of(Input::ALL, Input::name))]
    pub(crate) input_format: Option<Input>,
    #[command(flatten)]
    pub(crate) output: Output,
    #[command(flatten)]
    pub(crate) tables: Tables,
}

const TALKS_EXAMPLES: &str = "\
Examples:
  chancery talks graph.json                               everyone's talks
  chancery talks graph.json Macron --since 2021-08-15     those of one actor
  chancery talks graph.json Macron Putin --mode call      calls between the two
  chancery talks graph.json FRA --status planned --json   for other programs";

/// Who talked to whom, how, about what, says who
///
/// A date with ~ is that of the report, where no text tells the day of the talk.
#[derive(Debug, Args)]
#[command(after_help = TALKS_EXAMPLES)]
pub(crate) struct Talks {
    /// A graph that `chancery build` wrote, or - for standard input
    #[arg(value_name = "GRAPH")]
    pub(crate) graph: PathBuf,
    /// One actor: its talks; several: the talks among them. Any name, alias, id or ISO country code
    #[arg(value_name = "ACTOR")]
    pub(crate) actors: Vec<String>,
    #[command(flatten)]
    pub(crate) circumstances: Circumstances,
    #[command(flatten)]
    pub(crate) answer: Answer,
    #[command(flatten)]
    pub(crate) tables: Tables,
}

const EXPLAIN_EXAMPLES: &str = "\
Examples:
  chancery explain graph.json Macron Biden
  chancery explain graph.json 'emmanuel-macron--joe-biden/CONSULT/call/occurred/2021-08-19'
  chancery explain --sentence 'Macron called Biden on Thursday.' --date 2021-08-20

In the sentences, [source], {target} and *trigger* are marked.";

/// Why there is an edge: the sentences that report it; or how a sentence is read
#[derive(Debug, Args)]
#[command(after_help = EXPLAIN_EXAMPLES)]
pub(crate) struct Explain {
    /// A graph that `chancery build` wrote, or - for standard input
    #[arg(value_name = "GRAPH", required_unless_present = "sentence")]
    pub(crate) graph: Option<PathBuf>,
    /// An edge's key, or an actor by any name, alias, id or ISO country code
    #[arg(value_name = "EDGE|ACTOR", required_unless_present = "sentence")]
    pub(crate) what: Option<String>,
    /// The other actor
    #[arg(value_name = "ACTOR")]
    pub(crate) other: Option<String>,
    #[command(flatten)]
    pub(crate) answer: Answer,
    /// Show how this sentence is read: words, tags, tree, names, actors, events with their rules
    #[arg(long, value_name = "TEXT", conflicts_with_all = ["graph", "format", "json"])]
    pub(crate) sentence: Option<String>,
    /// The day on which the sentence was written
    #[arg(long, value_name = "DATE", requires = "sentence")]
    pub(crate) date: Option<When>,
    #[command(flatten)]
    pub(crate) tables: Tables,
}

/// Own tables of actors.
#[derive(Debug, Args)]
pub(crate) struct Tables {
    /// A table of actors, names, offices ... on top of the program's own, or a folder of them; may be given again, the
    /// last wins
    #[arg(long = "actors", value_name = "FILE")]
    pub(crate) files: Vec<PathBuf>,
    /// A folder like the project's data/, with tables, word lists and event patterns, instead of the program's own
    #[arg(long = "data", value_name = "DIR")]
    pub(crate) folder: Option<PathBuf>,
}

const ACTORS_EXAMPLES: &str = "\
Examples:
  chancery actors who \"president of France\" --on 2021-08-19
  chancery actors find Lavrov
  chancery actors in graph.json --since 2021-08
  chancery actors explain Paris --in \"Paris rejected the offer.\" --on 2021-08-19
  chancery actors check my-offices.tsv
  chancery actors import my.actors.txt -o mine/

The forms of the tables are told in docs/actors.md.";

/// Who is who: in a graph, and in the tables of actors
#[derive(Debug, Args)]
#[command(after_help = ACTORS_EXAMPLES)]
pub(crate) struct Actors {
    #[command(subcommand)]
    pub(crate) question: ActorsQuestion,
}

#[derive(Debug, Subcommand)]
pub(crate) enum ActorsQuestion {
    /// Who holds or held an office: "president of France", "German chancellor"
    Who {
        /// The office and of what
        #[arg(value_name = "OFFICE")]
        office: String,
        /// Only those who held it on this day, month or year
        #[arg(long, value_name = "DATE")]
        on: Option<When>,
        #[command(flatten)]
        tables: Tables,
    },
    /// Who bears a name, or has it as a part of the name
    Find {
        /// A name, a surname, an acronym, an id
        #[arg(value_name = "NAME")]
        name: String,
        #[command(flatten)]
        tables: Tables,
    },
    /// Who is in a graph, with how many events
    In(Box<ActorsIn>),
    /// Whom words of a sentence mean, and whom else they could
    Explain {
        /// Words of the sentence
        #[arg(value_name = "WORDS")]
        words: String,
        /// The sentence
        #[arg(long = "in", value_name = "SENTENCE")]
        sentence: String,
        /// The day on which it was written
        #[arg(long, value_name = "DATE")]
        on: Option<When>,
        #[command(flatten)]
        tables: Tables,
    },
    /// Turn a dictionary of others into tables: CAMEO actor files (TABARI, PETRARCH) or Wikidata's entities
    Import {
        /// An actor file, or entities as JSON lines
        #[arg(value_name = "FILE")]
        file: PathBuf,
        /// What the file is [default: wikidata for .json and .jsonl, else petrarch]
        #[arg(long, value_name = "KIND")]
        from: Option<Dictionary>,
        /// The folder for the tables, to be given to --actors
        #[arg(short = 'o', long = "output", value_name = "DIR")]
        folder: PathBuf,
    },
    /// Check own tables: form, ids, dates, offices with two holders at once
    Check {
        /// Tables, in the order in which they lie on each other
        #[arg(required = true, value_name = "FILE")]
        files: Vec<PathBuf>,
    },
}

const EXPORT_EXAMPLES: &str = "\
Examples:
  chancery export graph.json -o graph.svg
  chancery export graph.json -o graph.svg --as timeline
  chancery export graph.json -o graph.graphml               for networkx, igraph, Cytoscape
  chancery export graph.json -o graph.nodes.csv             actors as a table; edges: graph.csv
  chancery export graph.json -o graph.pdf                   or graph.png
  chancery export graph.json --actor Ukraine --with-people --top 30 -o ukraine.svg
  chancery export graph.json --focus Macron --hops 2 -o macron.svg
  chancery export --list                                    all formats with their extensions";

/// Write a graph in another format
#[derive(Debug, Args)]
#[command(after_help = EXPORT_EXAMPLES)]
pub(crate) struct Export {
    /// A graph that `chancery build` wrote, or - for standard input
    #[arg(value_name = "GRAPH", required_unless_present_any = ["list", "vocabulary"])]
    pub(crate) graph: Option<PathBuf>,
    /// Name the formats with their extensions, and what they are for
    #[arg(long, conflicts_with_all = ["graph", "file", "format", "renderer", "drawing", "collapse"])]
    pub(crate) list: bool,
    /// Print the vocabulary of Turtle, N-Triples and JSON-LD, in Turtle
    #[arg(long, conflicts_with_all = ["graph", "list", "file", "format", "renderer"])]
    pub(crate) vocabulary: bool,
    #[command(flatten)]
    pub(crate) filters: Filters,
    /// Keep this actor, those with whom it has events, and all events among them; may be given again
    #[arg(long, value_name = "ACTOR")]
    pub(crate) focus: Vec<String>,
    /// How many events away from --focus an actor may be
    #[arg(long, value_name = "N", default_value_t = 1, requires = "focus")]
    pub(crate) hops: usize,
    /// Keep the strongest events only: those that most documents report
    #[arg(long, value_name = "N")]
    pub(crate) top: Option<usize>,
    #[command(flatten)]
    pub(crate) output: Output,
    #[command(flatten)]
    pub(crate) tables: Tables,
}

const VIEW_EXAMPLES: &str = "\
Examples:
  chancery view graph.json -o graph.html
  chancery view graph.json --open
  chancery view graph.json --between Russia Ukraine --with-people -o war.html";

/// Look at a graph in a browser: one page that searches, filters, and cites, without any network
///
/// Without -o, the page is served on this machine's loopback only, until Ctrl-C, and its address is printed.
#[derive(Debug, Args)]
#[command(after_help = VIEW_EXAMPLES)]
pub(crate) struct View {
    /// A graph that `chancery build` wrote, or - for standard input
    #[arg(value_name = "GRAPH")]
    pub(crate) graph: PathBuf,
    /// Write the page into a file, instead of serving it; - is standard output
    #[arg(
        short = 'o',
        long = "output",
        value_name = "FILE",
        conflicts_with = "port"
    )]
    pub(crate) file: Option<PathBuf>,
    /// Open the page in the browser
    #[arg(long)]
    pub(crate) open: bool,
    /// The port to serve on [default: a free one]
    #[arg(long, value_name = "N", default_value_t = 0, hide_default_value = true)]
    pub(crate) port: u16,
    #[command(flatten)]
    pub(crate) filters: Filters,
    #[command(flatten)]
    pub(crate) tables: Tables,
}

#[derive(Debug, Args)]
pub(crate) struct Output {
    /// The file to write; its extension tells the format. Without it, or with -, standard output
    #[arg(short = 'o', long = "output", value_name = "FILE")]
    pub(crate) file: Option<PathBuf>,
    /// The format, whatever the file's extension; `chancery export --list` names them [default: json on
    /// standard output]
    #[arg(
        short = 't',
        long = "format",
        value_name = "FORMAT",
        hide_possible_values = true
    )]
    pub(crate) format: Option<Format>,
    /// What a picture (svg, png, pdf) shows the graph as [default: network]
    #[arg(long = "as", value_name = "DRAWING")]
    pub(crate) drawing: Option<Drawing>,
    /// One line for all events of a pair in a picture, the thicker the more there are
    #[arg(long, value_name = "WHAT", conflicts_with = "drawing")]
    pub(crate) collapse: Option<Collapse>,
    /// Who lays out and draws a picture
    #[arg(long, value_name = "RENDERER")]
    pub(crate) renderer: Option<Renderer>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Dictionary {
    /// An actor file of TABARI or PETRARCH
    Petrarch,
    /// Entities of Wikidata
    Wikidata,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Collapse {
    /// The events of two actors, whoever does them
    Pair,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Renderer {
    /// Chancery itself
    Builtin,
    /// Graphviz, which must be installed: ranks from top to bottom
    Dot,
    /// Graphviz: springs, for small graphs
    Neato,
    /// Graphviz: springs
    Fdp,
    /// Graphviz: springs, for large graphs
    Sfdp,
    /// Graphviz: a circle
    Circo,
    /// Graphviz: rings around the middle
    Twopi,
}

impl Renderer {
    /// The layout's name in Graphviz; none for the program's own.
    pub(crate) fn layout(self) -> Option<&'static str> {
        Some(match self {
            Self::Builtin => return None,
            Self::Dot => "dot",
            Self::Neato => "neato",
            Self::Fdp => "fdp",
            Self::Sfdp => "sfdp",
            Self::Circo => "circo",
            Self::Twopi => "twopi",
        })
    }
}

fn mode_parser() -> impl TypedValueParser<Value = Mode> {
    one_of(Mode::ALL, Mode::as_str)
}

fn status_parser() -> impl TypedValueParser<Value = Status> {
    one_of(Status::ALL, Status::as_str)
}

/// Parses the spelling of one of `all`.
fn one_of<T: Copy + Send + Sync + 'static, const N: usize>(
    all: [T; N],
    spelling: fn(T) -> &'static str,
) -> impl TypedValueParser<Value = T> {
    PossibleValuesParser::new(all.map(spelling)).try_map(move |text| {
        let named = all.iter().copied().find(|&one| spelling(one) == text);
        named.ok_or("no such value")
    })
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    #[test]
    fn the_definitions_are_sound() {
        super::Cli::command().debug_assert();
    }
}
