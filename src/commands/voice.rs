//! What is said on standard error, and how much of it.

use std::io::{self, IsTerminal, Write};
use std::sync::atomic::{AtomicU8, Ordering};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

/// How much is said.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Voice {
    /// Errors only.
    Quiet,
    /// Warnings and what was found or made, too.
    Usual,
    /// What was read, too.
    Verbose,
}

/// One program says things in one voice; `main` sets it once, before anything is said.
static VOICE: AtomicU8 = AtomicU8::new(Voice::Usual as u8);

impl Voice {
    /// From now on this much is said.
    pub(crate) fn raise(self) {
        VOICE.store(self as u8, Ordering::Relaxed);
    }

    /// Whether things are said that want this voice.
    fn is_heard(self) -> bool {
        self as u8 <= VOICE.load(Ordering::Relaxed)
    }
}

/// Says that something failed.
pub(crate) fn complain(message: &str) {
    write("error", message);
}

/// Says something, unless quiet is wanted.
pub(super) fn say(what: &str, message: &str) {
    if Voice::Usual.is_heard() {
        write(what, message);
    }
}

/// Says something that only those want to know who asked for it.
pub(super) fn mention(what: &str, message: &str) {
    if Voice::Verbose.is_heard() {
        write(what, message);
    }
}

/// A bar that fills while documents are read; it shows at a terminal only.
pub(super) fn bar(documents: usize) -> ProgressBar {
    let is_shown = Voice::Usual.is_heard() && io::stderr().is_terminal();
    let target = if is_shown {
        ProgressDrawTarget::stderr()
    } else {
        ProgressDrawTarget::hidden()
    };
    let bar = ProgressBar::with_draw_target(Some(documents as u64), target);
    let style =
        ProgressStyle::with_template("reading {wide_bar} {human_pos}/{human_len}, {eta} left");
    match style {
        Ok(style) => bar.with_style(style),
        Err(_) => bar,
    }
}

/// A line on standard error. If even that cannot be written, there is nobody to tell.
fn write(what: &str, message: &str) {
    let _ = writeln!(anstream::stderr(), "{what}: {message}");
}
