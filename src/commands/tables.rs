//! The program's tables with the user's on top.

use std::mem::ManuallyDrop;
use std::path::{Path, PathBuf};
use std::{fs, io};

use anyhow::Context;

use crate::cli::Tables;
use chancery::lexicon::{Lexicon, UserTable};

/// The lexicon with the tables that the arguments name.
pub(super) fn lexicon(tables: &Tables) -> anyhow::Result<Lexicon> {
    let user = read(&tables.files)?;
    Ok(match &tables.folder {
        Some(folder) => Lexicon::from_folder(folder, &user)?,
        None => Lexicon::with_tables(&user)?,
    })
}

/// The same, as far as graphs need it. It is not taken apart at the end, as a graph is not.
pub(super) fn graph_lexicon(tables: &Tables) -> anyhow::Result<ManuallyDrop<Lexicon>> {
    let user = read(&tables.files)?;
    let lexicon = Lexicon::for_graphs(tables.folder.as_deref(), &user)?;
    Ok(ManuallyDrop::new(lexicon))
}

/// The texts of the user's tables.
pub(super) fn read(files: &[PathBuf]) -> anyhow::Result<Vec<UserTable>> {
    let mut tables = Vec::new();
    for path in files {
        if path.is_dir() {
            let within = folder(path);
            let within = within.with_context(|| format!("cannot read `{}`", path.display()))?;
            tables.extend(within.iter().map(table).collect::<Result<Vec<_>, _>>()?);
        } else {
            tables.push(table(path)?);
        }
    }
    Ok(tables)
}

fn table(path: &PathBuf) -> anyhow::Result<UserTable> {
    let file = path.display().to_string();
    let text = fs::read_to_string(path);
    let text = text.with_context(|| {
        format!("cannot read the table `{file}`; --actors names files, --actor an actor of a graph")
    })?;
    Ok(UserTable { file, text })
}

/// The tables of a folder, by their names.
fn folder(path: &Path) -> io::Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    for entry in fs::read_dir(path)? {
        let path = entry?.path();
        if path.extension().is_some_and(|extension| extension == "tsv") {
            found.push(path);
        }
    }
    found.sort();
    if found.is_empty() {
        return Err(io::Error::other(
            "the folder has no table, which is a file `.tsv`",
        ));
    }
    Ok(found)
}
