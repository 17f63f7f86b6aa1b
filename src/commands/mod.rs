//! The commands: one file each, from arguments to what is printed.

use std::io::Write;

use crate::cli::Command;

mod actors;
mod build;
mod explain;
mod export;
mod open;
mod output;
mod sentence;
mod serve;
mod table;
mod tables;
mod talks;
mod terminal;
mod view;

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
        Command::Explain(args) => explain::run(&args),
        Command::Actors(args) => actors::run(&args.question),
        Command::Export(args) => export::run(&args),
        Command::View(args) => view::run(&args),
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

/// Says on standard error that something failed.
pub(crate) fn complain(message: &str) {
    say("error", message);
}

/// A line on standard error. If even that cannot be written, there is nobody to tell.
fn say(what: &str, message: &str) {
    let _ = writeln!(anstream::stderr(), "{what}: {message}");
}
