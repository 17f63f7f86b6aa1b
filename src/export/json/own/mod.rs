//! Values just as this program writes them: every key in its place, and no space between.
//!
//! They are read in a fraction of the time that JSON takes which may look like anything. Whatever
//! is not so, sound or broken, is nothing here: `serde_json` then reads it, or tells what is wrong.

use memchr::memchr2;
use serde::de::IgnoredAny;

use super::scan::{end_of_value, space};
use super::text::Text;

mod shapes;

/// A text, and up to where it is read.
pub(super) struct Own<'a> {
    text: &'a str,
    at: usize,
}

/// What is written in one way only.
pub(super) trait Written<'a>: Sized {
    /// Reads it, if it is what comes next.
    fn written(own: &mut Own<'a>) -> Option<Self>;
}

/// How a list of values was read.
pub(super) struct ReadValues {
    /// Where the last value ends that could be read; nothing if none could.
    pub(super) end: usize,
    /// Whether the text ends behind the comma that follows it.
    pub(super) is_whole: bool,
}

/// Reads values with commas between, as far as they are as this program writes them.
pub(super) fn values<'a, T: Written<'a>, E>(
    text: &'a str,
    mut each: impl FnMut(T) -> Result<(), E>,
) -> Result<ReadValues, E> {
    let mut own = Own { text, at: 0 };
    let mut end = 0;
    while let Some(value) = T::written(&mut own) {
        each(value)?;
        end = own.at;
        if own.skip(b",").is_none() {
            break;
        }
        own.at = space(text.as_bytes(), own.at);
    }
    let is_whole = own.at > end && own.at == text.len();
    Ok(ReadValues { end, is_whole })
}

impl<'a> Own<'a> {
    fn rest(&self) -> &'a [u8] {
        &self.text.as_bytes()[self.at..]
    }

    /// Reads over these very bytes. Their number is part of the type, so that they are compared at once.
    fn skip<const N: usize>(&mut self, bytes: &[u8; N]) -> Option<()> {
        let next = self.rest().first_chunk::<N>()?;
        (next == bytes).then(|| self.at += N)
    }

    /// Reads a value with what stands before it.
    fn after<T: Written<'a>, const N: usize>(&mut self, key: &[u8; N]) -> Option<T> {
        self.skip(key)?;
        T::written(self)
    }

    /// The same of a value that may be left out.
    #[expect(
        clippy::option_option,
        reason = "what is left out is told apart from what is written otherwise"
    )]
    fn maybe<T: Written<'a>, const N: usize>(&mut self, key: &[u8; N]) -> Option<Option<T>> {
        match self.skip(key) {
            Some(()) => T::written(self).map(Some),
            None => Some(None),
        }
    }

    /// Takes so many bytes.
    fn take(&mut self, length: usize) -> Option<&'a str> {
        let taken = self.text.get(self.at..self.at + length)?;
        self.at += length;
        Some(taken)
    }

    /// Takes a value whose end must be looked for.
    fn json(&mut self) -> Option<&'a str> {
        let length = end_of_value(self.rest(), 0)?;
        self.take(length)
    }
}

impl<'a> Written<'a> for Text<'a> {
    fn written(own: &mut Own<'a>) -> Option<Self> {
        let (b'"', text) = own.rest().split_first()? else {
            return None;
        };
        let length = memchr2(b'"', b'\\', text)?;
        let (text, rest) = text.split_at(length);
        if rest.starts_with(b"\\") {
            return serde_json::from_str(own.json()?).ok();
        }
        // Not `any`, which would look at one byte after the other.
        let least = text.iter().fold(u8::MAX, |least, byte| least.min(*byte));
        own.at += 1;
        let text = own.take(length)?;
        own.at += 1;
        (least >= b' ').then_some(text.into())
    }
}

/// Any sound value, which is left out.
impl<'a> Written<'a> for IgnoredAny {
    fn written(own: &mut Own<'a>) -> Option<Self> {
        serde_json::from_str(own.json()?).ok()
    }
}

impl<'a, T: Written<'a>> Written<'a> for Option<T> {
    fn written(own: &mut Own<'a>) -> Option<Self> {
        match own.skip(b"null") {
            Some(()) => Some(None),
            None => T::written(own).map(Some),
        }
    }
}

impl<'a, T: Written<'a>> Written<'a> for Vec<T> {
    fn written(own: &mut Own<'a>) -> Option<Self> {
        own.skip(b"[")?;
        let mut all = Vec::new();
        while own.skip(b"]").is_none() {
            if !all.is_empty() {
                own.skip(b",")?;
            }
            all.push(T::written(own)?);
        }
        Some(all)
    }
}

impl<'a> Written<'a> for [usize; 2] {
    fn written(own: &mut Own<'a>) -> Option<Self> {
        let pair = [own.after(b"[")?, own.after(b",")?];
        own.skip(b"]")?;
        Some(pair)
    }
}

impl<'a> Written<'a> for bool {
    fn written(own: &mut Own<'a>) -> Option<Self> {
        let is_true = own.skip(b"true").is_some();
        (is_true || own.skip(b"false").is_some()).then_some(is_true)
    }
}

impl<'a> Written<'a> for usize {
    fn written(own: &mut Own<'a>) -> Option<Self> {
        let digits = own.rest().iter();
        let length = digits.take_while(|byte| byte.is_ascii_digit()).count();
        let digits = own.take(length)?;
        // JSON knows no number with a nought before it.
        let is_sound = length == 1 || !digits.starts_with('0');
        digits.parse().ok().filter(|_| is_sound)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check<'a, T: Written<'a> + serde::Deserialize<'a> + serde::Serialize>(text: &'a str) {
        let mut own = Own { text, at: 0 };
        let read = T::written(&mut own).filter(|_| own.at == text.len());
        let read = read.map(|value| serde_json::to_string(&value).unwrap());
        let json = serde_json::from_str::<T>(text).ok();
        let json = json.map(|value| serde_json::to_string(&value).unwrap());
        assert_eq!(read, json, "{text}");
    }

    #[test]
    fn values_are_read_as_json_reads_them() {
        for text in [
            r#""""#,
            r#""Ünal""#,
            r#""a\"b\u00e9""#,
            r#""a\""#,
            r#""a\x""#,
            "\"a\nb\"",
            r#""a"#,
            "a",
        ] {
            check::<Text<'_>>(text);
            check::<Option<Text<'_>>>(text);
        }
        for text in ["0", "12", "012", "-1", "", "99999999999999999999"] {
            check::<usize>(text);
        }
        for text in [
            "null",
            r#"["a","b"]"#,
            r#"["a",]"#,
            r#"["a""#,
            "[]",
            "[,]",
            "[",
        ] {
            check::<Option<Vec<Text<'_>>>>(text);
        }
        for text in ["true", "false", "[1,2]", "[1,2,3]", "[1]", "1"] {
            check::<bool>(text);
            check::<[usize; 2]>(text);
        }
    }

    #[test]
    fn values_are_read_up_to_what_is_otherwise() {
        let check = |text: &str, count: usize, end: usize, is_whole: bool| {
            let mut found = Vec::new();
            let read = values(text, |value: usize| {
                found.push(value);
                Ok::<(), ()>(())
            });
            let read = read.unwrap();
            assert_eq!(
                (found.len(), read.end, read.is_whole),
                (count, end, is_whole),
                "{text}"
            );
        };
        check("1,2,\n  ", 2, 3, true);
        check("1,2", 2, 3, false);
        check("1, 2]", 2, 4, false);
        check("1,2 ,3", 2, 3, false);
        check("1,x", 1, 1, false);
        check("x", 0, 0, false);
        check("", 0, 0, false);
    }
}
