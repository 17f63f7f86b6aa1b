//! Arguments of the questions to a graph.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::{Filters, Output, Tables};
use chancery::when::When;

/// How an answer is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum AnswerFormat {
    /// For people: columns that fit the terminal
    Table,
    /// An array; events are the edges as they stand in the graph
    Json,
    /// The same, one a line
    Ndjson,
    /// A table with commas, with ids and all fields
    Csv,
    /// The same with tabs
    Tsv,
    /// A table for Markdown
    Md,
}

/// How the answer is printed.
#[derive(Debug, Args)]
pub(crate) struct Answer {
    /// How to print the answer [default: table]
    #[arg(long, value_name = "FORMAT", conflicts_with = "json")]
    format: Option<AnswerFormat>,
    /// Short for --format json
    #[arg(long)]
    json: bool,
}

impl Answer {
    /// The format asked for.
    pub(crate) fn format(&self) -> AnswerFormat {
        if self.json {
            return AnswerFormat::Json;
        }
        self.format.unwrap_or(AnswerFormat::Table)
    }
}

const QUERY_EXAMPLES: &str = "\
Examples:
  chancery query graph.json --from Russia --to Ukraine --type ASSAULT
  chancery query graph.json --between France Germany --with-people --since 2021-08
  chancery query graph.json --actor \"the French president\" --on 2021-08-19
  chancery query graph.json --about climate --status planned --format csv > planned.csv

A date with ~ is that of the report, where no text tells the day of the event.";

/// Which events the graph has: who did what to whom
#[derive(Debug, Args)]
#[command(after_help = QUERY_EXAMPLES)]
pub(crate) struct Query {
    /// A graph that `chancery build` wrote, or - for standard input
    #[arg(value_name = "GRAPH")]
    pub(crate) graph: PathBuf,
    #[command(flatten)]
    pub(crate) filters: Filters,
    #[command(flatten)]
    pub(crate) answer: Answer,
    #[command(flatten)]
    pub(crate) tables: Tables,
}

const PATH_EXAMPLES: &str = "\
Examples:
  chancery path graph.json Macron \"Xi Jinping\"
  chancery path graph.json Ukraine Iran -k 3 --type CONSULT --with-people
  chancery path graph.json Macron Putin --in-order --since 2021-08

Events that the text denies make no step, unless --status asks for them.";

/// Over whom two actors are linked: the shortest chains of events
#[derive(Debug, Args)]
#[command(after_help = PATH_EXAMPLES)]
pub(crate) struct PathArgs {
    /// A graph that `chancery build` wrote, or - for standard input
    #[arg(value_name = "GRAPH")]
    pub(crate) graph: PathBuf,
    /// Where the chains begin: any name, alias, id or ISO country code
    #[arg(value_name = "FROM")]
    pub(crate) one: String,
    /// Where they end
    #[arg(value_name = "TO")]
    pub(crate) other: String,
    /// How many chains, the shortest first
    #[arg(short = 'k', long = "chains", value_name = "N", default_value_t = 1)]
    pub(crate) most: usize,
    /// Only chains whose dates do not go back
    #[arg(long)]
    pub(crate) in_order: bool,
    #[command(flatten)]
    pub(crate) filters: Filters,
    #[command(flatten)]
    pub(crate) answer: Answer,
    #[command(flatten)]
    pub(crate) tables: Tables,
}

/// Who is in a graph.
#[derive(Debug, Args)]
pub(crate) struct ActorsIn {
    /// A graph that `chancery build` wrote, or - for standard input
    #[arg(value_name = "GRAPH")]
    pub(crate) graph: PathBuf,
    #[command(flatten)]
    pub(crate) filters: Filters,
    #[command(flatten)]
    pub(crate) answer: Answer,
    #[command(flatten)]
    pub(crate) tables: Tables,
}

/// What stats are about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum StatsBy {
    /// Event types
    Types,
    /// Months, and years of which no month is known
    Months,
    /// Actors, with their place in the network
    Actors,
    /// Pairs of actors
    Pairs,
    /// Groups of actors that have more to do with each other than with others
    Communities,
}

const STATS_EXAMPLES: &str = "\
Examples:
  chancery stats graph.json
  chancery stats graph.json --by actors --type CONSULT
  chancery stats graph.json --by pairs --since 2021 --format csv > pairs.csv

The network has one edge a pair, which weighs as much as the pair has events. Partners is the degree
in it, betweenness the share of shortest paths that lead over an actor (0 to 1), and rank PageRank.";

/// How many events there are, of which type, when, by whom; who is central
#[derive(Debug, Args)]
#[command(after_help = STATS_EXAMPLES)]
pub(crate) struct Stats {
    /// A graph that `chancery build` wrote, or - for standard input
    #[arg(value_name = "GRAPH")]
    pub(crate) graph: PathBuf,
    /// One table, whole, instead of the beginnings of all
    #[arg(long, value_name = "WHAT")]
    pub(crate) by: Option<StatsBy>,
    #[command(flatten)]
    pub(crate) filters: Filters,
    #[command(flatten)]
    pub(crate) answer: Answer,
    #[command(flatten)]
    pub(crate) tables: Tables,
}

const DIFF_EXAMPLES: &str = "\
Examples:
  chancery diff monday.json tuesday.json
  chancery diff graph.json --at 2022-02-24 --from Russia

With --at, the numbers are of events that were over before the date, and of the others.";

/// What is new: actors and events of one graph against another, or since a date
#[derive(Debug, Args)]
#[command(after_help = DIFF_EXAMPLES)]
pub(crate) struct Diff {
    /// The old graph, or - for standard input
    #[arg(value_name = "OLD")]
    pub(crate) old: PathBuf,
    /// The new graph
    #[arg(
        value_name = "NEW",
        required_unless_present = "at",
        conflicts_with = "at"
    )]
    pub(crate) new: Option<PathBuf>,
    /// Compare one graph before this date with the same since
    #[arg(long, value_name = "DATE")]
    pub(crate) at: Option<When>,
    #[command(flatten)]
    pub(crate) filters: Filters,
    #[command(flatten)]
    pub(crate) answer: Answer,
    #[command(flatten)]
    pub(crate) tables: Tables,
}

const MERGE_EXAMPLES: &str = "\
Examples:
  chancery merge monday.json tuesday.json -o week.json
  chancery merge *.json -o all.svg";

/// One graph of several: the same as if it had been built from all their articles
#[derive(Debug, Args)]
#[command(after_help = MERGE_EXAMPLES)]
pub(crate) struct Merge {
    /// Graphs that `chancery build` wrote; one may be - for standard input
    #[arg(required = true, value_name = "GRAPH")]
    pub(crate) graphs: Vec<PathBuf>,
    #[command(flatten)]
    pub(crate) output: Output,
    #[command(flatten)]
    pub(crate) tables: Tables,
}
