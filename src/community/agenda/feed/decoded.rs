//! The octets of a feed as text. Feeds say how they are encoded and are often wrong: what is UTF-8 is
//! taken as UTF-8 whatever it says, and single octets that are none, as Windows writes them.

use encoding_rs::{Encoding, UTF_8, WINDOWS_1252};

use super::Unreadable;

/// How far into a document its declaration may reach, in octets.
const DECLARATION: usize = 300;

/// The text of a feed.
pub(super) fn text(bytes: &[u8]) -> Result<String, Unreadable> {
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        return strict(encoding, bytes.get(mark..).unwrap_or_default());
    }
    let label = label(bytes);
    let encoding = match label {
        Some(label) => Encoding::for_label(label.as_bytes())
            .ok_or_else(|| Unreadable::Encoding(label.chars().take(40).collect()))?,
        None => UTF_8,
    };
    // A declaration that can be read as it stands is not in UTF-16, whatever it says.
    let encoding = encoding.output_encoding();
    if encoding == UTF_8 || (encoding.is_single_byte() && std::str::from_utf8(bytes).is_ok()) {
        return Ok(mostly_utf8(bytes));
    }
    strict(encoding, bytes)
}

fn strict(encoding: &'static Encoding, bytes: &[u8]) -> Result<String, Unreadable> {
    if encoding == UTF_8 {
        return Ok(mostly_utf8(bytes));
    }
    let text = encoding.decode_without_bom_handling_and_without_replacement(bytes);
    text.map(Into::into).ok_or_else(|| Unreadable::Encoding(encoding.name().to_owned()))
}

/// UTF-8 in which some octets, or all that are not ASCII, are those of Windows.
fn mostly_utf8(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len());
    for chunk in bytes.utf8_chunks() {
        text.push_str(chunk.valid());
        text.push_str(&WINDOWS_1252.decode_without_bom_handling(chunk.invalid()).0);
    }
    text
}

/// What the declaration of an XML document says its encoding is.
fn label(bytes: &[u8]) -> Option<&str> {
    let head = bytes.get(..bytes.len().min(DECLARATION))?;
    let head = head.utf8_chunks().next()?.valid().trim_start();
    let declaration = head.strip_prefix("<?xml")?.split_once("?>")?.0;
    let value = declaration.split_once("encoding")?.1.trim_start().strip_prefix('=')?.trim_start();
    let quote = value.chars().next().filter(|c| matches!(c, '"' | '\''))?;
    value.get(1..)?.split_once(quote).map(|(label, _)| label)
}

/// A document without its declaration, which no longer holds once it is text; its line ends stay.
pub(super) fn without_declaration(text: &str) -> &str {
    let text = text.trim_start_matches('\u{feff}');
    let rest = text.trim_start().strip_prefix("<?xml");
    let rest = rest.filter(|rest| rest.starts_with([' ', '\t', '\r', '\n']));
    rest.and_then(|rest| rest.split_once("?>")).map_or(text, |(_, rest)| rest)
}
