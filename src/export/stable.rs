//! Names for what has none: the same for the same thing, in every graph and on every machine.

use sha2::{Digest, Sha256};

use crate::model::hexadecimal;

/// Half a SHA-256 of some texts, in hexadecimal.
pub(super) fn digest(texts: &[&str]) -> String {
    let mut sum = Sha256::new();
    for text in texts {
        // The length keeps `a`, `bc` apart from `ab`, `c`.
        sum.update((text.len() as u64).to_le_bytes());
        sum.update(text.as_bytes());
    }
    hexadecimal(&sum.finalize()[..16])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_kept_apart() {
        assert_eq!(digest(&["a", "bc"]), digest(&["a", "bc"]));
        assert_ne!(digest(&["a", "bc"]), digest(&["ab", "c"]));
        assert_eq!(digest(&[]), "e3b0c44298fc1c149afbf4c8996fb924");
    }
}
