//! Words of a text, and when two of them are the same word in another number or gender.
//!
//! A key removes plural and gender only. A stemmer would make one word of *registro*,
//! *registrador* and *registración*, which are three different parties and acts here.
//!
//! Refuses to know terms.

use std::ops::Range;

use crate::foundation::i18n::{Lang, fold};

/// A word where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Word {
    /// Where it stands, in bytes of the text.
    pub span: Range<usize>,
    /// Lower case, without accents.
    pub folded: String,
    /// The same for singular and plural, masculine and feminine.
    pub key: String,
    /// Counts the sentences and list items: words of one phrase share it.
    pub segment: usize,
    /// An article, preposition or conjunction.
    pub grammatical: bool,
    /// Begins with a capital.
    pub capital: bool,
}

/// The words of `text` in order. Hyphens, slashes and apostrophes part words.
#[must_use]
pub fn words(text: &str, lang: &Lang) -> Vec<Word> {
    let mut found: Vec<Word> = Vec::new();
    let mut segment = 0;
    let mut end = 0;
    for span in spans(text) {
        let before = found.last().map_or("", |word| word.folded.as_str());
        if parts_sentences(&text[end..span.start], before) {
            segment += 1;
        }
        end = span.end;
        let written = &text[span.clone()];
        let bare = singular_acronym(written).unwrap_or(written);
        let folded = if bare.is_ascii() { bare.to_ascii_lowercase() } else { fold(bare) };
        found.push(Word {
            key: key(&folded, lang),
            grammatical: grammatical(lang).contains(&folded.as_str()),
            capital: written.chars().next().is_some_and(char::is_uppercase),
            folded,
            segment,
            span,
        });
    }
    found
}

/// Where the words of `text` stand.
fn spans(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut start = None;
    for (at, c) in text.char_indices() {
        let inside = c.is_alphanumeric()
            || (start.is_some() && unicode_normalization::char::is_combining_mark(c));
        match (inside, start) {
            (true, None) => start = Some(at),
            (false, Some(from)) => {
                found.push(from..at);
                start = None;
            }
            _ => {}
        }
    }
    found.extend(start.map(|from| from..text.len()));
    found
}

/// What stands between two words ends a sentence, a clause that stands alone, or a list item. A
/// full stop after one or two letters is an abbreviation: *EE. UU.*
fn parts_sentences(gap: &str, before: &str) -> bool {
    let line_ends = gap.matches('\n').count();
    gap.contains([';', ':', '!', '?', '•', '…'])
        || (gap.contains('.') && before.chars().count() > 2)
        || line_ends > 1
        || (line_ends == 1 && gap.contains(['-', '*', '>', '#', '|']))
}

/// `ALS` of `ALSes` and `ALSs`, `gTLD` of `gTLDs`; nothing when it is no acronym in the plural.
#[must_use]
pub fn singular_acronym(written: &str) -> Option<&str> {
    let capitals = written.bytes().filter(u8::is_ascii_uppercase).count();
    ["es", "s"].into_iter().filter_map(|ending| written.strip_suffix(ending)).find(|bare| {
        capitals > 1 && bare.ends_with(|c: char| c.is_ascii_uppercase() || c.is_ascii_digit())
    })
}

/// The key of a word already folded.
fn key(folded: &str, lang: &Lang) -> String {
    match lang.base() {
        "en" => english(folded),
        "es" => spanish(folded),
        _ => longer_than(folded, 3, &["s"]).unwrap_or(folded).to_owned(),
    }
}

/// `word` without the first of `endings` it has, if more than `least` letters were there.
fn longer_than<'a>(word: &'a str, least: usize, endings: &[&str]) -> Option<&'a str> {
    let long = word.chars().count() > least;
    endings
        .iter()
        .filter_map(|ending| word.strip_suffix(ending))
        .find(|rest| long && !rest.is_empty())
}

/// English: the plural, a silent e, and the two spellings of *-isation*.
fn english(folded: &str) -> String {
    let word = folded.replace("isation", "ization");
    if let Some(rest) = longer_than(&word, 4, &["ies"]) {
        return format!("{rest}y");
    }
    let plural = !["ss", "us", "is"].iter().any(|ending| word.ends_with(ending));
    let singular = if plural { longer_than(&word, 3, &["s"]).unwrap_or(&word) } else { &word };
    longer_than(singular, 3, &["e"]).unwrap_or(singular).to_owned()
}

/// Spanish: the plural and the vowel of gender.
fn spanish(folded: &str) -> String {
    // A singular that looks like a plural, also where people leave out the accent.
    if folded == "interes" {
        return folded.to_owned();
    }
    if let Some(rest) = longer_than(folded, 4, &["ces"]) {
        return format!("{rest}z");
    }
    let vowel = |c: char| matches!(c, 'a' | 'e' | 'i' | 'o' | 'u');
    let singular = match longer_than(folded, 4, &["es"]) {
        Some(rest) if !rest.ends_with(vowel) => rest,
        _ if folded.ends_with("is") => folded,
        _ => longer_than(folded, 3, &["s"]).unwrap_or(folded),
    };
    longer_than(singular, 3, &["a", "o", "e"]).unwrap_or(singular).to_owned()
}

/// Words that good translations add, drop and exchange freely.
fn grammatical(lang: &Lang) -> &'static [&'static str] {
    match lang.base() {
        "en" => {
            &["the", "a", "an", "of", "for", "in", "on", "to", "at", "by", "and", "or", "with", "s"]
        }
        "es" => &[
            "el", "la", "los", "las", "un", "una", "de", "del", "al", "a", "en", "para", "por",
            "sobre", "con", "ante", "y", "e", "o", "u",
        ],
        "pt" => &[
            "o", "a", "os", "as", "de", "do", "da", "dos", "das", "em", "no", "na", "para", "por",
            "e", "ou",
        ],
        _ => &[],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn keys(text: &str, code: &str) -> Vec<String> {
        words(text, &Lang::new(code)).into_iter().map(|word| word.key).collect()
    }

    #[test]
    fn number_and_gender_do_not_count() {
        for (code, one, many) in [
            ("en", "registry", "registries"),
            ("en", "process", "processes"),
            ("en", "response", "responses"),
            ("en", "ALS", "ALSes"),
            ("en", "ALS", "ALSs"),
            ("en", "organization", "organisations"),
            ("es", "registrador", "registradoras"),
            ("es", "registración", "registraciones"),
            ("es", "presidenta", "presidentes"),
            ("es", "interés", "intereses"),
            ("es", "país", "países"),
            ("es", "parte", "partes"),
            ("es", "voz", "voces"),
            ("es", "mes", "meses"),
            ("es", "comité", "comités"),
            ("es", "votación", "votaciones"),
        ] {
            assert_eq!(keys(one, code), keys(many, code), "{one} {many}");
        }
    }

    #[test]
    fn parties_and_acts_of_one_stem_stay_apart() {
        let spanish = keys("registro registrador registratario registración", "es");
        assert!(
            spanish.iter().enumerate().all(|(at, key)| !spanish[..at].contains(key)),
            "{spanish:?}"
        );
        let english = keys("registry registrar registrant registration", "en");
        assert!(
            english.iter().enumerate().all(|(at, key)| !english[..at].contains(key)),
            "{english:?}"
        );
    }

    #[test]
    fn a_sentence_and_a_list_item_end_a_phrase() {
        let segments = |text: &str| -> Vec<usize> {
            words(text, &Lang::new("es")).iter().map(|word| word.segment).collect()
        };
        assert_eq!(segments("Lo dijo el Comité. Asesor"), [0, 0, 0, 0, 1]);
        assert_eq!(segments("EE. UU., y\nmás"), [0, 0, 0, 0]);
        assert_eq!(segments("Comité\n- Asesor"), [0, 1]);
    }
}
