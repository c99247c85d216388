//! What may be said: which texts and reactions, and what makes a message the same as one before. It
//! says nothing itself.

use super::{TEXT_LIMIT, rich, session};
use crate::foundation::error::Result;
use crate::foundation::talk::{Quoted, RoomRef};
use crate::refuse;

/// The key a message is kept under: what the form carried, and what is said where. Going back in
/// the browser and sending other words under the key of before loses neither.
pub(super) fn key_of(key: &str, room: &RoomRef, text: &str, reply_to: Option<&Quoted>) -> String {
    if key.is_empty() {
        return String::new();
    }
    let reply = reply_to.map_or("", |quoted| quoted.native_id.as_str());
    session::fingerprint(&[key, room.id.as_str(), reply, text].join("\n"))
}

/// A text as it is kept: cleaned, not empty, not too long.
pub(super) fn worth_saying(text: &str) -> Result<String> {
    let clean = rich::clean(text).trim().to_owned();
    let length = clean.chars().count();
    if clean.is_empty() {
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
