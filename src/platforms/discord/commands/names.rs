//! How things are called on Discord: in English, and in every other language of the house under the
//! locales that read it; short enough, and in letters Discord takes.

use serde_json::{Map, Value, json};

use crate::foundation::i18n::{Lang, Reader};
use crate::foundation::talk::Base;

/// Every locale of Discord's own programs.
const LOCALES: [&str; 32] = [
    "id", "da", "de", "en-GB", "en-US", "es-ES", "es-419", "fr", "hr", "it", "lt", "hu", "nl",
    "no", "pl", "pt-BR", "ro", "fi", "sv-SE", "vi", "tr", "cs", "el", "bg", "ru", "uk", "hi", "th",
    "zh-CN", "ja", "zh-TW", "ko",
];

/// The longest name of a command or an option, in characters.
pub(in super::super) const NAME: usize = 32;

/// The longest description, and the longest name of a choice, in characters.
pub(in super::super) const ABOUT: usize = 100;

/// The language of Discord's payloads.
pub(super) fn english() -> Lang {
    Lang::new("en")
}

/// What something is called for one language of the house.
pub(super) type Called<'c> = &'c dyn Fn(&Reader) -> String;

/// What something is called, in English and under every locale of the other languages.
pub(super) fn everywhere(base: &Base, called: Called<'_>) -> (String, Value) {
    let english = english();
    let mut others = Map::new();
    for lang in base.words.languages().iter().filter(|lang| **lang != english) {
        let name = called(&Reader::new(lang.clone(), "UTC"));
        let read = |locale: &&&str| {
            locale.split('-').next().is_some_and(|language| language == lang.code())
        };
        for locale in LOCALES.iter().filter(read) {
            others.insert((*locale).to_owned(), name.clone().into());
        }
    }
    (called(&Reader::new(english, "UTC")), Value::Object(others))
}

/// Something with its name and what it is, in every language.
pub(super) fn named(base: &Base, name: Called<'_>, about: Option<Called<'_>>) -> Value {
    let (name, names) = everywhere(base, name);
    let mut made = json!({ "name": name, "name_localizations": names });
    if let Some(about) = about {
        let (about, abouts) = everywhere(base, about);
        made["description"] = about.into();
        made["description_localizations"] = abouts;
    }
    made
}

/// A name of a command or an option: small letters, and hyphens for what Discord takes no sign of.
pub(super) fn fit(name: &str) -> String {
    let fits = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '\'');
    let small = name.trim().to_lowercase();
    small.chars().map(|c| if fits(c) { c } else { '-' }).take(NAME).collect()
}

/// The same word as people read it: a hyphen stands for a space.
pub(in super::super) fn spaced(name: &str) -> String {
    name.replace('-', " ")
}

/// A text of at most so many characters: what is longer ends with a whole word and a mark.
pub(in super::super) fn cut(text: &str, most: usize) -> String {
    if text.chars().count() <= most {
        return text.to_owned();
    }
    let begin: String = text.chars().take(most.saturating_sub(1)).collect();
    let whole = text[begin.len()..].starts_with(' ');
    let end = begin.rfind(' ').filter(|_| !whole).unwrap_or(begin.len());
    let words = begin[..end].trim_end_matches([' ', ',', ';', ':', '.']);
    format!("{words}…")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_has_letters_discord_takes_and_keeps_its_accents() {
        assert_eq!(fit("Síntesis"), "síntesis");
        assert_eq!(fit("time zone"), "time-zone");
        assert_eq!(fit(&"ñ".repeat(40)).chars().count(), NAME);
    }

    #[test]
    fn what_is_too_long_ends_with_a_whole_word() {
        assert_eq!(cut("Ver la bandeja", 14), "Ver la bandeja");
        assert_eq!(cut("Ver la bandeja, ahora", 16), "Ver la bandeja…");
        assert_eq!(cut("ñññññ", 3), "ññ…");
    }
}
