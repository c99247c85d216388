//! Putting things back where their masks stand, and the marks some translators leave behind.
//!
//! Refuses to judge the translation.

use super::super::found::Value;
use super::super::grammar::{Noun, capital, last_word};
use crate::foundation::i18n::Lang;

/// Puts `value` after `before`; `after` follows.
pub fn put(value: &Value, source: &str, before: &mut String, after: &mut String, to: &Lang) {
    match value {
        Value::Same => before.push_str(source),
        Value::Text(text) => {
            before.push_str(text);
            // *6 p. m.* at the end of a sentence has the point already.
            if text.ends_with('.') && after.starts_with('.') {
                after.remove(0);
            }
        }
        Value::Day(day) => day.put(before, after, to),
        Value::Many(text) => {
            before.push_str(text);
            let counted = after.strip_prefix(' ').is_some_and(|rest| {
                let word = rest.split(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
                !word.is_empty()
                    && !matches!(word, "de" | "y" | "o" | "en" | "a" | "por" | "para" | "que" | "e")
            });
            if counted {
                before.push_str(" de");
            }
        }
        Value::Ordinal(number) => {
            // *El 2.º el borrador*: a translator takes the mask for a noun.
            let again =
                [" el ", " la ", " los ", " las "].into_iter().find(|one| after.starts_with(one));
            if let Some(again) = again.filter(|_| last_word(before).is_some()) {
                after.replace_range(1..again.len(), "");
            }
            let word = last_word(before).map(|span| before[span].to_lowercase());
            let feminine = word.is_some_and(|word| {
                matches!(word.as_str(), "la" | "una" | "esta" | "nuestra" | "las" | "cada")
            }) || next_is_feminine(after);
            before.push_str(&format!("{number}.{}", if feminine { 'ª' } else { 'º' }));
        }
        Value::Adjective(text) => behind_noun(text, before, after),
        Value::Owner(noun) | Value::Noun(noun) => noun.put(before, after, to),
    }
}

fn next_is_feminine(after: &str) -> bool {
    let word = after.trim_start().split(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
    !word.is_empty() && super::super::grammar::spanish::feminine(word)
}

/// Behind the noun that follows.
fn behind_noun(text: &str, before: &mut String, after: &mut String) {
    let rest = after.trim_start_matches(' ');
    let end = rest.find(|c: char| !c.is_alphabetic()).unwrap_or(rest.len());
    if end > 0 {
        let noun = Noun {
            text: rest[..end].to_owned(),
            feminine: super::super::grammar::spanish::feminine(&rest[..end]),
            plural: super::super::grammar::spanish::plural(&rest[..end]),
            ..Noun::default()
        };
        *after = rest[end..].to_owned();
        let mut nothing = String::new();
        super::super::grammar::agree::spanish(&noun, before, &mut nothing);
        before.push(' ');
    }
    before.push_str(text);
}

/// What stands between the masks, with single spaces, and without the signs a translator puts before
/// words it could not inflect.
pub fn tidied(texts: Vec<String>, asked: &str) -> Vec<String> {
    let signs: Vec<char> =
        ['#', '@', '*'].into_iter().filter(|sign| !asked.contains(*sign)).collect();
    let spaces = asked.contains("  ");
    texts
        .into_iter()
        .map(|text| {
            let mut tidy = String::with_capacity(text.len());
            let mut chars = text.chars().peekable();
            while let Some(c) = chars.next() {
                let sign =
                    signs.contains(&c) && chars.peek().is_some_and(|next| next.is_alphabetic());
                let again = c == ' ' && tidy.ends_with(' ') && !spaces;
                if sign || again {
                    continue;
                }
                if matches!(c, '.' | ',' | ';' | ')' | '!' | '?')
                    && tidy.ends_with(' ')
                    && !asked.contains(&format!(" {c}"))
                {
                    tidy.pop();
                }
                tidy.push(c);
            }
            tidy
        })
        .collect()
}

/// A mask begins the sentence, and a small letter follows: a translator may give it the capital.
pub fn goes_on(asked: &str) -> bool {
    let rest = asked.strip_prefix("XQ1Z ");
    rest.is_some_and(|rest| rest.starts_with(char::is_lowercase))
}

/// With a capital where the sentence begins.
pub fn with_capital(text: &str) -> String {
    let at = text.find(char::is_alphanumeric).unwrap_or(text.len());
    format!("{}{}", &text[..at], capital(&text[at..]))
}
