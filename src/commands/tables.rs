//! The program's tables with the user's on top.

use std::fs;
use std::path::PathBuf;

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

/// The texts of the user's tables.
pub(super) fn read(files: &[PathBuf]) -> anyhow::Result<Vec<UserTable>> {
    let table = |path: &PathBuf| {
        let file = path.display().to_string();
        let text = fs::read_to_string(path);
        let text = text.with_context(|| format!("cannot read the table `{file}`"))?;
        Ok(UserTable { file, text })
    };
    files.iter().map(table).collect()
}
