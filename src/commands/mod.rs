//! The commands: one file each, from arguments to what is printed.

use crate::cli::Command;

mod actors;
mod answer;
mod build;
mod diff;
mod draft;
mod events;
mod explain;
mod export;
mod filter;
mod merge;
mod open;
mod output;
mod path;
mod presences;
mod query;
mod sentence;
mod serve;
mod sheet;
mod shell;
mod stats;
mod table;
mod tables;
mod talks;
mod terminal;
mod view;
mod voice;

pub(crate) use voice::{Voice, complain};

use voice::say;

/// How a command ended; the number is the exit code.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Ending {
    Done = 0,
    NothingFound = 1,
    WrongUsage = 2,
    Failed = 3,
    SomeFailed = 4,
}

/// Arguments that do not go together.
#[derive(Debug, thiserror::Error)]
#[error("{0}")]
pub(crate) struct Usage(pub(crate) String);

/// Runs a command.
pub(crate) fn run(command: Command) -> anyhow::Result<Ending> {
    match command {
        Command::Build(args) => build::run(&args),
        Command::Talks(args) => talks::run(&args),
        Command::Query(args) => query::run(&args),
        Command::Path(args) => path::run(&args),
        Command::Stats(args) => stats::run(&args),
        Command::Diff(args) => diff::run(&args),
        Command::Merge(args) => merge::run(&args),
        Command::Explain(args) => explain::run(&args),
        Command::Actors(args) => actors::run(&args.question),
        Command::Export(args) => export::run(&args),
        Command::View(args) => view::run(&args),
        Command::Completions(args) => shell::completions(&args),
        Command::Manual(args) => shell::manual(&args),
    }
}

/// Whether an answer holds anything; an empty one is explained on standard error.
fn ending<T>(found: &[T], nothing: &str) -> Ending {
    if !found.is_empty() {
        return Ending::Done;
    }
    say("nothing found", nothing);
    Ending::NothingFound
}
