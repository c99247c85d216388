//! The numbers a translator saw and gave: figures it made up, and numbers in words that changed.
//! Figures of the original are masked, so a figure outside of the masks is not the author's.
//!
//! Refuses to compare what may be an ordinary word: *one*, *second*, *half*.

use std::collections::{BTreeSet, HashSet};
use std::sync::LazyLock;

use super::Fault;
use crate::community::glossary::checker::numbers::spelled;
use crate::community::glossary::checker::tables::{Unit, tables};
use crate::community::glossary::terms::inflection::words;
use crate::foundation::i18n::{Lang, fold};

/// From here on a number in words is certainly one.
const LEAST: u64 = 3;

/// Both have the same numbers.
///
/// # Errors
/// The number that only one of them has.
pub fn equal(asked: &str, given: &[String], from: &Lang, to: &Lang) -> Result<(), Fault> {
    for text in given {
        if let Some(at) = text.find(char::is_numeric) {
            let end = text[at..].find(char::is_whitespace).map_or(text.len(), |length| at + length);
            return Err(Fault::Number(text[at..end].to_owned()));
        }
    }
    if tables(from).numbers.is_empty() || tables(to).numbers.is_empty() {
        return Ok(());
    }
    let (there, here) = (values(asked, from), values(&given.join(" | "), to));
    match there.symmetric_difference(&here).next() {
        Some(value) => Err(Fault::Number(value.to_string())),
        None => Ok(()),
    }
}

/// The words that can be a number, so that a text without one is not read further.
fn known(lang: &Lang) -> &'static HashSet<&'static str> {
    static ENGLISH: LazyLock<HashSet<&str>> = LazyLock::new(|| of(&Lang::new("en")));
    static SPANISH: LazyLock<HashSet<&str>> = LazyLock::new(|| of(&Lang::new("es")));
    fn of(lang: &Lang) -> HashSet<&'static str> {
        let certain = tables(lang).numbers.iter().filter(|(value, _)| *value >= LEAST);
        certain.flat_map(|(_, names)| names.split(' ')).collect()
    }
    if lang.base() == "en" { &ENGLISH } else { &SPANISH }
}

/// The numbers in words in a text.
fn values(text: &str, lang: &Lang) -> BTreeSet<u64> {
    let known = known(lang);
    let mut parts = text.split(|c: char| !c.is_alphabetic());
    let any = parts.any(|word| {
        let lower = if word.is_ascii() { word.to_ascii_lowercase() } else { fold(word) };
        known.contains(lower.as_str())
    });
    if !any {
        return BTreeSet::new();
    }
    let figures = spelled(text, &words(text, lang), tables(lang));
    let certain = figures.into_iter().filter(|figure| figure.unit != Some(Unit::Percent));
    let values = certain.filter_map(|figure| figure.readings.first()?.parse().ok());
    values.filter(|value| *value >= LEAST).collect()
}
