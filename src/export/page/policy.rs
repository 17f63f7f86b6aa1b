//! What keeps a page harmless: its policy, and data that cannot end its element.

use std::fmt::Write as _;

use sha2::{Digest, Sha256};

/// The page's Content-Security-Policy: this script, this style, pictures made by the page itself.
pub(super) fn policy(script: &str, style: &str) -> String {
    format!(
        "default-src 'none'; script-src '{}'; style-src '{}'; img-src data: blob:; \
         base-uri 'none'; form-action 'none'",
        source(script),
        source(style)
    )
}

/// An inline element's content as a policy names it.
fn source(content: &str) -> String {
    format!("sha256-{}", base64(&Sha256::digest(content.as_bytes())))
}

/// JSON without any character that HTML or a script could take for its own. They stand only in
/// strings, where an escape means the same.
pub(super) fn harmless(json: &str) -> String {
    let mut kept = String::with_capacity(json.len());
    for letter in json.chars() {
        match letter {
            '<' | '>' | '&' | '\u{2028}' | '\u{2029}' => {
                let _ = write!(kept, "\\u{:04x}", u32::from(letter));
            }
            _ => kept.push(letter),
        }
    }
    kept
}

const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/// Bytes in the 64 digits of RFC 4648.
pub(super) fn base64(bytes: &[u8]) -> String {
    let mut text = String::new();
    for chunk in bytes.chunks(3) {
        let byte = |at: usize| u32::from(chunk.get(at).copied().unwrap_or(0));
        let bits = byte(0) << 16 | byte(1) << 8 | byte(2);
        for at in 0..4 {
            let digit = DIGITS[(bits >> (18 - 6 * at) & 63) as usize];
            text.push(if at > chunk.len() {
                '='
            } else {
                char::from(digit)
            });
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn base64_is_that_of_the_standard() {
        let pairs = [("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v")];
        for (plain, coded) in pairs {
            assert_eq!(base64(plain.as_bytes()), coded);
        }
    }

    #[test]
    fn a_policy_names_the_sum() {
        // The sum of the empty text, as every tool gives it.
        let sum = "sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=";
        assert!(policy("", "").contains(&format!("script-src '{sum}'; style-src '{sum}'")));
    }

    #[test]
    fn data_cannot_end_its_element() {
        let text = "</script><!-- & \u{2028}\u{2029} \" é";
        let json = serde_json::to_string(text).unwrap();
        let safe = harmless(&json);
        assert!(!safe.contains(['<', '>', '&', '\u{2028}', '\u{2029}']));
        assert_eq!(serde_json::from_str::<String>(&safe).unwrap(), text);
    }
}
