//! Files that are never half: written beside, then renamed.

use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};
use std::process;
use std::sync::{Mutex, PoisonError};

/// What the shell reports of a program that Ctrl-C ended.
const INTERRUPTED: i32 = 130;

/// The draft that is being written; a program writes one at a time.
static OPEN: Mutex<Option<PathBuf>> = Mutex::new(None);

/// Writes a file. Nobody finds half of it, not even after Ctrl-C.
pub(super) fn write_file(
    path: &Path,
    write: impl FnOnce(&mut dyn Write) -> io::Result<()>,
) -> io::Result<()> {
    // Through a link, what it leads to is replaced; a device or a pipe cannot be.
    let path = &fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    if fs::metadata(path).is_ok_and(|found| !found.is_file() && !found.is_dir()) {
        return fill(File::create(path)?, write);
    }
    let draft = Draft::beside(path);
    fill(File::create_new(&draft.0)?, write)?;
    fs::rename(&draft.0, path)
}

fn fill(file: File, write: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> io::Result<()> {
    let mut out = BufWriter::new(file);
    write(&mut out)?;
    out.flush()
}

/// A file that is removed unless it was renamed.
struct Draft(PathBuf);

impl Draft {
    fn beside(path: &Path) -> Self {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let draft = path.with_file_name(format!(".{name}.{}.part", process::id()));
        // Where the handler is set already, it is this one.
        let _ = ctrlc::set_handler(|| {
            remove_open();
            process::exit(INTERRUPTED);
        });
        set_open(Some(draft.clone()));
        Self(draft)
    }
}

impl Drop for Draft {
    fn drop(&mut self) {
        // After the rename there is nothing to remove, and that is as it should be.
        let _ = fs::remove_file(&self.0);
        set_open(None);
    }
}

fn set_open(draft: Option<PathBuf>) {
    *OPEN.lock().unwrap_or_else(PoisonError::into_inner) = draft;
}

fn remove_open() {
    let open = OPEN.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(draft) = open.as_ref() {
        let _ = fs::remove_file(draft);
    }
}
