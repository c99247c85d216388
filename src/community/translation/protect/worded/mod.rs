//! Figures, times and dates as the target language writes them, by rule: a translator never sees
//! them. What could be read in two ways stays as it was written.
//!
//! Refuses to know the sentence they come back into, but for the word right before them.

pub mod clock;
pub mod days;
pub mod figures;

use super::grammar::{begins, capital, last_word};
use crate::foundation::i18n::Lang;

/// A day as it comes back: Spanish puts an article before it where a word goes before.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Day {
    /// *10 de diciembre de 2026*.
    pub text: String,
    /// It says when: *on 10 December*, *el 10 de diciembre*.
    pub when: bool,
}

impl Day {
    /// Puts it after `before`; `after` follows.
    pub fn put(&self, before: &mut String, after: &str, to: &Lang) {
        if to.base() == "es" {
            self.spanish(before, after);
            return;
        }
        if self.when {
            before.push_str(if begins(before) { "On " } else { "on " });
        }
        before.push_str(&self.text);
    }

    fn spanish(&self, before: &mut String, after: &str) {
        let follows = after.starts_with(' ') && after.contains(char::is_alphabetic);
        let word = last_word(before).map(|span| (before[span.clone()].to_lowercase(), span));
        let there = word.as_ref().map_or("", |(word, _)| word.as_str());
        match there {
            "" if begins(before) && !self.when && !follows => {}
            "" if begins(before) => before.push_str(&capital("el ")),
            "" if !self.when => {}
            "de" | "a" => {
                let end = before.trim_end().len();
                before.truncate(end);
                before.push_str("l ");
            }
            // *On* is *en* to a translator.
            "en" => {
                let start = word.as_ref().map_or(before.len(), |(_, span)| span.start);
                before.truncate(start);
                before.push_str("el ");
            }
            "el" | "del" | "al" | "lunes" | "martes" | "miércoles" | "jueves" | "viernes"
            | "sábado" | "domingo" => {}
            _ => before.push_str("el "),
        }
        before.push_str(&self.text);
    }
}
