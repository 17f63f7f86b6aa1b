//! Plain text: every byte of the file is text, the headline too.

use super::draft::Draft;

/// The file as it is.
pub(super) fn read(text: String) -> Draft {
    Draft {
        text,
        ..Draft::default()
    }
}
