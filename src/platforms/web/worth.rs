//! What may be said: which texts and reactions, and what makes a message the same as one before. It
//! says nothing itself.

use super::store::Line;
use super::store::file::NewFile;
use super::{TEXT_LIMIT, session};
use crate::foundation::error::Result;
use crate::foundation::i18n::{clean, is_blank};
use crate::foundation::talk::{Quoted, RoomRef, text};
use crate::refuse;

/// What stands before the names of files where there are no words.
const CLIP: &str = "📎";

/// The key a message is kept under: what the form carried, and what is said where with which files.
/// Going back in the browser and sending other words under the key of before loses neither.
pub(super) fn key_of(
    key: &str,
    room: &RoomRef,
    text: &str,
    reply_to: Option<&Quoted>,
    files: &[NewFile],
) -> String {
    if key.is_empty() {
        return String::new();
    }
    let reply = reply_to.map_or("", |quoted| quoted.native_id.as_str());
    let mut parts = vec![key, room.id.as_str(), reply, text];
    parts.extend(files.iter().map(|file| file.sha256.as_str()));
    session::fingerprint(&parts.join("\n"))
}

/// What a line says where only words stand: its own, or the names of its files.
pub(super) fn spoken(line: &Line) -> String {
    if let Some(post) = &line.post {
        return text::body(&post.body);
    }
    let names = line.files.iter().map(|file| (file.name.as_str(), file.kind.code()));
    worded(&line.words, names)
}

/// Words, or the names of files if there are none.
pub(super) fn worded<'a>(words: &str, files: impl Iterator<Item = (&'a str, &'a str)>) -> String {
    let names: Vec<&str> =
        files.map(|(name, kind)| if name.is_empty() { kind } else { name }).collect();
    if words.is_empty() && !names.is_empty() {
        format!("{CLIP} {}", names.join(", "))
    } else {
        words.to_owned()
    }
}

/// A text as it is kept: cleaned, not too long, and empty only beside files.
pub(super) fn worth_saying(text: &str, has_files: bool) -> Result<String> {
    let clean = clean(text).trim().to_owned();
    let length = clean.chars().count();
    if is_blank(&clean) && !has_files {
        return refuse!("web-nothing-said");
    }
    if length > TEXT_LIMIT {
        return refuse!("web-too-long", length = length, limit = TEXT_LIMIT);
    }
    Ok(clean)
}

/// Whether a text can be a reaction: one short sign, no letters.
pub(super) fn is_reaction(emoji: &str) -> bool {
    let count = emoji.chars().count();
    (1..=10).contains(&count)
        && emoji
            .chars()
            .all(|c| !c.is_alphanumeric() && !c.is_whitespace() && !c.is_control() && !c.is_ascii())
}

#[cfg(test)]
mod tests {
    use super::is_reaction;

    #[test]
    fn reactions_are_signs_not_words() {
        for good in ["👍", "🌉", "✋", "⚠", "👩\u{200d}💻", "🇦🇷"] {
            assert!(is_reaction(good), "{good}");
        }
        for bad in ["", "ok", "<b>", "👍 yes", "👍👍👍👍👍👍👍👍👍👍👍", "1"]
        {
            assert!(!is_reaction(bad), "{bad}");
        }
    }
}
