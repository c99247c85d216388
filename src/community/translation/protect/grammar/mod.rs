//! How a term stands in a sentence of the target language: its number and gender, and the words
//! around it that must agree.
//!
//! Refuses to know where terms come from.

use std::ops::Range;

use crate::foundation::i18n::Lang;

pub mod agree;
pub mod english;
pub mod forms;
pub mod spanish;

/// A term as it is put into a sentence.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "each is a fact of grammar by itself")]
pub struct Noun {
    /// Its words, in their number.
    pub text: String,
    /// It is feminine, where the language tells.
    pub feminine: bool,
    /// It stands in the plural.
    pub plural: bool,
    /// It is an acronym.
    pub acronym: bool,
    /// What stood before it in the original.
    pub article: Article,
    /// It may own what follows it: *the ALAC's advice*, *the ALAC advice*.
    pub owns: bool,
}

/// An article.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Article {
    /// *the*, *la*.
    Definite,
    /// *a*, *una*.
    Indefinite,
    /// None.
    #[default]
    None,
}

impl Noun {
    /// Puts it after `before`; `after` follows. Words on both sides are made to agree.
    pub fn put(&self, before: &mut String, after: &mut String, to: &Lang) {
        match to.base() {
            "es" => agree::spanish(self, before, after),
            "en" => agree::english(self, before, after),
            _ => before.push_str(&self.text),
        }
    }
}

/// The last word of `text` where only spaces follow it, as it stands there.
#[must_use]
pub fn last_word(text: &str) -> Option<Range<usize>> {
    let end = text.trim_end_matches([' ', '\u{a0}']).len();
    let start = text[..end]
        .char_indices()
        .rev()
        .take_while(|(_, c)| c.is_alphabetic())
        .last()
        .map(|(at, _)| at)?;
    Some(start..end)
}

/// `word` with a capital if `like` has one.
#[must_use]
pub fn capital_of(word: &str, like: &str) -> String {
    if like.starts_with(char::is_uppercase) { capital(word) } else { word.to_owned() }
}

/// `word` with a capital.
#[must_use]
pub fn capital(word: &str) -> String {
    let mut chars = word.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}

/// Nothing but what opens stands before: a sentence begins here.
#[must_use]
pub fn begins(before: &str) -> bool {
    !before.contains(char::is_alphanumeric)
}
