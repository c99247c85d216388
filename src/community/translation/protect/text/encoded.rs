//! Encoded words of mail headers (`=?iso-8859-1?q?Participaci=F3n?=`), which lists have put before
//! translators as prose. They are read, in the charsets mail from the region comes in.
//!
//! Refuses to know any other part of mail.

use std::sync::LazyLock;

use regex::{Captures, Regex};

static WORD: LazyLock<Option<Regex>> =
    LazyLock::new(|| Regex::new(r"(?i)=\?([\w-]+)\?([qb])\?([^?\r\n]*)\?=").ok());
static BETWEEN: LazyLock<Option<Regex>> = LazyLock::new(|| Regex::new(r"\?=\s+=\?").ok());

/// The text with its encoded words read; one that cannot be read stays.
#[must_use]
pub fn read(text: &str) -> String {
    let (Some(word), Some(between)) = (&*WORD, &*BETWEEN) else { return text.to_owned() };
    if !text.contains("=?") {
        return text.to_owned();
    }
    // Space between two encoded words belongs to the encoding.
    let joined = between.replace_all(text, "?==?");
    let read = word.replace_all(&joined, |found: &Captures<'_>| {
        decoded(&found[1], &found[2], &found[3]).unwrap_or_else(|| found[0].to_owned())
    });
    read.into_owned()
}

fn decoded(charset: &str, encoding: &str, text: &str) -> Option<String> {
    let bytes = if encoding.eq_ignore_ascii_case("q") { quoted(text)? } else { base64(text)? };
    match charset.to_ascii_lowercase().as_str() {
        "utf-8" | "us-ascii" => String::from_utf8(bytes).ok(),
        "iso-8859-1" | "iso-8859-15" | "windows-1252" | "latin1" => {
            Some(bytes.into_iter().map(char::from).collect())
        }
        _ => None,
    }
}

fn quoted(text: &str) -> Option<Vec<u8>> {
    let mut bytes = text.bytes();
    let mut read = Vec::new();
    while let Some(byte) = bytes.next() {
        read.push(match byte {
            b'_' => b' ',
            b'=' => {
                let digits = [bytes.next()?, bytes.next()?];
                u8::from_str_radix(std::str::from_utf8(&digits).ok()?, 16).ok()?
            }
            other => other,
        });
    }
    Some(read)
}

fn base64(text: &str) -> Option<Vec<u8>> {
    let (mut read, mut bits, mut held) = (Vec::new(), 0_u32, 0);
    for byte in text.trim_end_matches('=').bytes() {
        let value = match byte {
            b'A'..=b'Z' => byte - b'A',
            b'a'..=b'z' => byte - b'a' + 26,
            b'0'..=b'9' => byte - b'0' + 52,
            b'+' => 62,
            b'/' => 63,
            _ => return None,
        };
        bits = ((bits << 6) | u32::from(value)) & 0xffff;
        held += 6;
        if held >= 8 {
            held -= 8;
            read.push(u8::try_from((bits >> held) & 0xff).ok()?);
        }
    }
    Some(read)
}

#[cfg(test)]
mod tests {
    use super::read;

    #[test]
    fn a_title_is_read_as_it_was_written() {
        for (written, title) in [
            ("=?iso-8859-1?q?Resultado_de_la_votaci=F3n?=", "Resultado de la votación"),
            (
                "Re: =?UTF-8?Q?Reuni=C3=B3n?=\n =?UTF-8?B?IGRlbCBtacOpcmNvbGVz?=",
                "Re: Reunión del miércoles",
            ),
            ("=?koi8-r?q?=F3?= 1 =? 2", "=?koi8-r?q?=F3?= 1 =? 2"),
            ("plain = text?", "plain = text?"),
        ] {
            assert_eq!(read(written), title);
        }
    }
}
