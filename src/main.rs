//! The `chancery` command: parses, calls the library, prints, and says by its exit code how it went.

use std::io;
use std::process::ExitCode;

use clap::Parser;

mod cli;
mod commands;

use chancery::query::NotFound;
use commands::{Ending, Usage};

fn main() -> ExitCode {
    let cli = cli::Cli::parse();
    cli.voice().raise();
    match commands::run(cli.command) {
        Ok(ending) => ExitCode::from(ending as u8),
        // Who reads our output has seen enough, as `head` has: that is no failure.
        Err(error) if is_broken_pipe(&error) => ExitCode::SUCCESS,
        Err(error) => {
            commands::complain(&format!("{error:#}"));
            ExitCode::from(ending_of(&error) as u8)
        }
    }
}

fn is_broken_pipe(error: &anyhow::Error) -> bool {
    let mut causes = error
        .chain()
        .filter_map(|cause| cause.downcast_ref::<io::Error>());
    causes.any(|cause| cause.kind() == io::ErrorKind::BrokenPipe)
}

fn ending_of(error: &anyhow::Error) -> Ending {
    match error.downcast_ref::<NotFound>() {
        Some(NotFound::Ambiguous { .. }) => Ending::WrongUsage,
        Some(
            NotFound::NotInGraph { .. }
            | NotFound::Unknown { .. }
            | NotFound::NoTopic { .. }
            | NotFound::NoSource { .. },
        ) => Ending::NothingFound,
        None if error.is::<Usage>() => Ending::WrongUsage,
        None => Ending::Failed,
    }
}
