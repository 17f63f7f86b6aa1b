//! `chancery completions` and `chancery man`: made from the very definitions of the command line.

use std::fs;

use anyhow::Context;
use clap::CommandFactory;
use clap_mangen::{Man, generate_to};

use super::Ending;
use super::output::print;
use crate::cli::{Cli, Completions, Manual};

pub(super) fn completions(args: &Completions) -> anyhow::Result<Ending> {
    let mut command = Cli::command();
    let name = command.get_name().to_owned();
    let mut script = Vec::new();
    clap_complete::generate(args.shell, &mut command, name, &mut script);
    print(|out| out.write_all(&script))?;
    Ok(Ending::Done)
}

pub(super) fn manual(args: &Manual) -> anyhow::Result<Ending> {
    let command = Cli::command();
    let Some(folder) = &args.folder else {
        print(|out| Man::new(command).render(out))?;
        return Ok(Ending::Done);
    };
    let shown = folder.display();
    fs::create_dir_all(folder).with_context(|| format!("cannot make the folder `{shown}`"))?;
    generate_to(command, folder).with_context(|| format!("cannot write to `{shown}`"))?;
    Ok(Ending::Done)
}
