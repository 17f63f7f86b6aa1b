//! Bytes to text: byte order mark, UTF-8, a page's own charset, windows-1252, in this order.

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

use super::error::{ReadError, ReadWarning};

/// How far into a page its charset is looked for, as in the HTML standard.
const CHARSET_REACH: usize = 1024;

/// Files that people take for articles, by their first bytes.
const KNOWN: [(&[u8], &str); 7] = [
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "a Word document or another zip archive"),
    (b"\xd0\xcf\x11\xe0", "an old Word document"),
    (b"{\\rtf", "a rich text document"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"\x89PNG", "an image"),
    (b"\xff\xd8\xff", "an image"),
];

/// The text of a file.
pub(super) fn decode(
    bytes: Vec<u8>,
    file: &str,
    warnings: &mut Vec<ReadWarning>,
) -> Result<String, ReadError> {
    let binary = |kind| ReadError::Binary {
        file: file.to_owned(),
        kind,
    };
    if let Some((_, kind)) = KNOWN.iter().find(|(start, _)| bytes.starts_with(start)) {
        return Err(binary(kind));
    }
    let (encoding, mark) = Encoding::for_bom(&bytes).map_or((None, 0), |(e, mark)| (Some(e), mark));
    let wide = encoding.is_some_and(|e| e == UTF_16LE || e == UTF_16BE);
    if !wide && bytes.contains(&0) {
        return Err(binary("binary data or UTF-16 without a byte order mark"));
    }
    let text = if let Some(encoding) = encoding {
        convert(&bytes[mark..], encoding, file, warnings)
    } else {
        without_mark(bytes, file, warnings)
    };
    if is_plausible(&text) {
        Ok(text)
    } else {
        Err(binary("binary data"))
    }
}

/// The text of bytes that do not begin with a byte order mark.
fn without_mark(bytes: Vec<u8>, file: &str, warnings: &mut Vec<ReadWarning>) -> String {
    let declared = charset(&bytes);
    // Letters beyond ASCII that are valid UTF-8 are UTF-8, whatever an old header says.
    let bytes = match String::from_utf8(bytes) {
        Ok(text) if declared.is_none() || !text.is_ascii() => return text,
        Ok(text) => text.into_bytes(),
        Err(error) => error.into_bytes(),
    };
    if let Some(encoding) = declared {
        return convert(&bytes, encoding, file, warnings);
    }
    warnings.push(ReadWarning::Guessed {
        file: file.to_owned(),
        encoding: WINDOWS_1252.name(),
    });
    WINDOWS_1252
        .decode_without_bom_handling(&bytes)
        .0
        .into_owned()
}

fn convert(
    bytes: &[u8],
    encoding: &'static Encoding,
    file: &str,
    warnings: &mut Vec<ReadWarning>,
) -> String {
    let (text, damaged) = encoding.decode_without_bom_handling(bytes);
    if damaged {
        warnings.push(ReadWarning::Damaged {
            file: file.to_owned(),
            encoding: encoding.name(),
        });
    }
    text.into_owned()
}

/// The charset that a `<meta>` near the start names.
fn charset(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = &bytes[..bytes.len().min(CHARSET_REACH)];
    let head = String::from_utf8_lossy(head).to_ascii_lowercase();
    let meta = &head[head.find("<meta")?..];
    let value = meta[meta.find("charset")? + "charset".len()..].trim_start();
    let value = value
        .strip_prefix('=')?
        .trim_start_matches([' ', '"', '\'']);
    let end = value.find(|c: char| !c.is_ascii_alphanumeric() && !matches!(c, '-' | '_' | ':'));
    let encoding = Encoding::for_label(&value.as_bytes()[..end.unwrap_or(value.len())])?;
    // A page whose `<meta>` can be read is not UTF-16, and the standard takes it as UTF-8.
    let wide = encoding == UTF_16LE || encoding == UTF_16BE;
    Some(if wide { UTF_8 } else { encoding })
}

/// Whether few characters are such as no text has.
fn is_plausible(text: &str) -> bool {
    let odd = |c: &char| c.is_control() && !c.is_whitespace() || *c == '\u{fffd}';
    let odd = text.chars().filter(odd).count();
    odd * 50 <= text.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(bytes: &[u8], text: &str, warned: &str) {
        let mut warnings = Vec::new();
        let found = decode(bytes.to_vec(), "a.txt", &mut warnings).unwrap();
        assert_eq!(found, text);
        let warnings: Vec<String> = warnings.iter().map(ToString::to_string).collect();
        assert!(warnings.concat().contains(warned), "{warnings:?}");
        assert_eq!(warnings.is_empty(), warned.is_empty(), "{warnings:?}");
    }

    #[test]
    fn reads_the_usual_encodings() {
        check("Élysée".as_bytes(), "Élysée", "");
        check(b"\xef\xbb\xbfParis", "Paris", "");
        check(b"\xff\xfeP\0a\0", "Pa", "");
        check(b"\xfe\xff\0P\0a", "Pa", "");
        check(
            b"\xc9lys\xe9e \x93Palace\x94",
            "Élysée “Palace”",
            "windows-1252",
        );
        let page = b"<meta http-equiv=x content='text/html; charset=windows-1251'>\xcc\xee";
        check(
            page,
            "<meta http-equiv=x content='text/html; charset=windows-1251'>Мо",
            "",
        );
        check(
            "<meta charset=\"iso-8859-1\">é".as_bytes(),
            "<meta charset=\"iso-8859-1\">é",
            "",
        );
        check(b"<meta charset=utf-8>\xc9lys\xe9e has a long text around it that is fine, all of it, to the very end of the line it is on.",
            "<meta charset=utf-8>\u{fffd}lys\u{fffd}e has a long text around it that is fine, all of it, to the very end of the line it is on.", "UTF-8");
    }

    #[test]
    fn refuses_what_is_no_text() {
        for (bytes, kind) in [
            (&b"%PDF-1.7 ..."[..], "a PDF"),
            (b"PK\x03\x04rest", "Word"),
            (b"P\0a\0r\0", "UTF-16"),
            (b"\x01\x02\x03\x04abc", "binary"),
            (b"\x81\x8d\x8f\x90", "binary"),
        ] {
            let error = decode(bytes.to_vec(), "a.txt", &mut Vec::new()).unwrap_err();
            assert!(error.to_string().contains(kind), "{error}");
        }
    }
}
