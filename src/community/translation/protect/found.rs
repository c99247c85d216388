//! What is taken out of a block before a translator sees it, and what is put back in its place.
//!
//! What comes first takes its place, and what touches it is left: marks of the chat, dates, times,
//! figures, names, terms, acronyms. Refuses to know the translator.

use std::ops::Range;

use super::grammar::{Article, Noun, last_word};
use super::shield::Side;
use super::terms::{Put, acronym, term};
use super::worded::{Day, clock, days, figures};
use super::{marks, shield::Shield};
use crate::community::glossary::checker::acronyms::Acronyms;
use crate::community::glossary::checker::cover::Taken;
use crate::community::glossary::checker::dates::dates;
use crate::community::glossary::checker::numbers;
use crate::community::glossary::checker::reading::blanked;
use crate::community::glossary::checker::tables::tables;
use crate::community::glossary::checker::times::times;
use crate::community::glossary::terms::inflection::{Word, words};
use crate::foundation::i18n::Lang;

/// Something taken out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// Where it stands, in bytes of the block.
    pub span: Range<usize>,
    /// What the translator sees before the mask, where a word was drawn together with it: *del*.
    pub lead: &'static str,
    /// What is put back.
    pub value: Value,
}

/// What is put back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// What was there.
    Same,
    /// The same with what it owns: *Ana's report*.
    Owner(Noun),
    /// This.
    Text(String),
    /// A day.
    Day(Day),
    /// A quantity before which Spanish wants *de* what is counted: *2 millones*.
    Many(String),
    /// `2.º` or `2.ª`.
    Ordinal(String),
    /// What Spanish puts after the noun: *de 30 días*.
    Adjective(String),
    /// A term.
    Noun(Noun),
}

/// What is taken out of `text`, in order of place.
#[must_use]
pub fn found(shield: &Shield, side: &Side, text: &str, to: &Lang) -> Vec<Found> {
    let from = &side.lang;
    let mut all = All::default();
    for span in marks::marks(text) {
        all.add(Found { span, lead: "", value: Value::Same });
    }
    let plain = blanked(text, all.spans().into_iter());
    if plain.bytes().any(|byte| byte.is_ascii_digit()) {
        counted(&plain, &mut all, from, to);
    }
    let words = words(&plain, from);
    for name in side.names.stand(&plain, &words).into_iter().filter(|name| name.asks) {
        all.add(owned(text, name.span, from, to));
    }
    for span in side.parts_of_names(&words) {
        all.add(owned(text, span, from, to));
    }
    let mut terms: Vec<Put> = terms(shield, side, &plain, &words, to);
    terms.extend(acronyms(shield, side, &plain, &words, to));
    terms.sort_by_key(|put| (std::cmp::Reverse(put.span.len()), put.span.start));
    for put in terms {
        all.add(with_owning(text, put, from, to));
    }
    let mixed = |word: &Word| {
        let written = &plain[word.span.clone()];
        written.contains(char::is_numeric)
            || (word.span.len() > 1
                && written.bytes().all(|byte| matches!(byte, b'I' | b'V' | b'X')))
            || token(written)
    };
    for (at, word) in words.iter().enumerate() {
        if mixed(word) || letter(&plain, &words, at) {
            all.add(Found { span: word.span.clone(), lead: "", value: Value::Same });
        }
    }
    all.list.sort_by_key(|found| found.span.start);
    all.list
}

/// A capital letter by itself that names something: *Annex A*, *opción B*.
fn letter(plain: &str, words: &[Word], at: usize) -> bool {
    let Some(before) = at.checked_sub(1).map(|before| &words[before]) else { return false };
    let word = &words[at];
    let alone = word.span.len() == 1 && word.capital && word.segment == before.segment;
    let spaced = plain[before.span.end..word.span.start].trim().is_empty();
    // What is a word too names something only after a name.
    alone
        && spaced
        && (before.capital || !matches!(word.folded.as_str(), "a" | "i" | "y" | "o" | "e" | "u"))
}

/// What looks like a mask is one to a translator.
fn token(written: &str) -> bool {
    written.starts_with("XQ") && written.ends_with('Z')
}

/// What was found, none touching another.
#[derive(Default)]
struct All {
    list: Vec<Found>,
    taken: Taken,
}

impl All {
    fn add(&mut self, found: Found) {
        if !found.span.is_empty() && !self.taken.touches(&found.span) {
            self.taken.add(&found.span);
            self.list.push(found);
        }
    }

    fn spans(&self) -> Vec<Range<usize>> {
        let mut spans: Vec<Range<usize>> =
            self.list.iter().map(|found| found.span.clone()).collect();
        spans.sort_by_key(|span| span.start);
        spans
    }
}

/// Dates, times and figures.
fn counted(plain: &str, all: &mut All, from: &Lang, to: &Lang) {
    for found in days::days(plain, &dates(plain, from), from, to) {
        all.add(found);
    }
    let undated = blanked(plain, all.spans().into_iter());
    for found in clock::clock(&undated, &times(&undated), from, to) {
        all.add(found);
    }
    let numeric = blanked(plain, all.spans().into_iter());
    let words = words(&numeric, from);
    let read = numbers::figures(&numeric, &words, tables(from));
    for found in figures::figures(&numeric, &read, from, to) {
        if all.taken.touches(&found.span) {
            continue;
        }
        let chunk = marks::joined(plain, found.span.clone());
        let all_digits = |chunk: &str| !chunk.contains(char::is_alphabetic);
        match chunk {
            // `30-day`, `2nd`, `US$5` say themselves what belongs to them.
            Some(chunk) if found.value == Value::Same || all_digits(&plain[chunk.clone()]) => {
                let inside = &plain[chunk.clone()];
                let value = if all_digits(inside) && inside.contains(['-', '–', '/']) {
                    Value::Text(figures::each(inside, from, to))
                } else if all_digits(inside) {
                    found.value.clone()
                } else {
                    Value::Same
                };
                let whole = chunk.start.min(found.span.start)..chunk.end.max(found.span.end);
                all.add(Found { span: whole, lead: "", value });
            }
            _ => all.add(found),
        }
    }
}

/// A name, with the *'s* of what it owns.
fn owned(text: &str, span: Range<usize>, from: &Lang, to: &Lang) -> Found {
    let owner = owning(text, span.end, from, to);
    if owner == 0 {
        return Found { span, lead: "", value: Value::Same };
    }
    let noun = Noun { text: text[span.clone()].to_owned(), owns: true, ..Noun::default() };
    Found { span: span.start..span.end + owner, lead: "", value: Value::Owner(noun) }
}

fn with_owning(text: &str, put: Put, from: &Lang, to: &Lang) -> Found {
    let owner = owning(text, put.span.end, from, to);
    let span = put.span.start..put.span.end + owner;
    let mut noun = put.noun;
    noun.owns = owner > 0 || goes_before_noun(&text[span.end..], from);
    Found { span, lead: "", value: Value::Noun(noun) }
}

/// A word follows that the term may stand before as *ALAC* does in *the ALAC advice*.
fn goes_before_noun(after: &str, from: &Lang) -> bool {
    let word = after.strip_prefix(' ').map(|rest| rest.split(' ').next().unwrap_or_default());
    from.base() == "en"
        && word.is_some_and(|word| {
            word.starts_with(char::is_lowercase)
                && !matches!(word, "the" | "a" | "an" | "all" | "each")
        })
}

/// The bytes of the *'s* that follows, where the target has none.
fn owning(text: &str, end: usize, from: &Lang, to: &Lang) -> usize {
    if from.base() != "en" || to.base() != "es" {
        return 0;
    }
    let rest = &text[end..];
    let own = ["'s", "’s"].into_iter().find(|own| {
        rest.strip_prefix(own).is_some_and(|after| !after.starts_with(char::is_alphanumeric))
    });
    own.map_or(0, str::len)
}

/// Terms of the glossary.
fn terms(shield: &Shield, side: &Side, plain: &str, words: &[Word], to: &Lang) -> Vec<Put> {
    let (mut first, mut second) = (Vec::new(), Vec::new());
    for one in side.phrases.exact(words) {
        let phrase = side.phrases.get(one.phrase);
        // A second wording is put in where it is a name of several words: *ICANN org*.
        let named = phrase.words.len() > 1
            && phrase.words.iter().any(|word| word.capital)
            && one.capital
            && shield.term(phrase.term).required;
        let asks = phrase.asks || phrase.legacy;
        if !(asks || named) || (phrase.proper && !one.capital) {
            continue;
        }
        let start = words.partition_point(|word| word.span.start < one.span.start);
        let here = &words[start..start + one.length];
        let article = article(plain, one.span.start, &side.lang);
        let put = term((shield, phrase.term), here, &phrase.words, plain, article, &side.lang, to);
        // What is preferred takes its place first.
        if asks {
            first.extend(put);
        } else {
            second.extend(put);
        }
    }
    first.extend(second);
    first
}

/// Acronyms, of the glossary or any other.
fn acronyms(shield: &Shield, side: &Side, plain: &str, words: &[Word], to: &Lang) -> Vec<Put> {
    let all = Acronyms::of(plain, words, shield.known(), &side.lang);
    let put = |found: &crate::community::glossary::checker::acronyms::Acronym| {
        let article = article(plain, found.span.start, &side.lang);
        acronym(shield, found, &plain[found.span.clone()], article, plain, &side.lang, to)
    };
    all.list.iter().map(put).collect()
}

/// The article before a place, and whether it is a plural one.
fn article(text: &str, at: usize, lang: &Lang) -> (Article, bool) {
    if !text[..at].ends_with([' ', '\u{a0}']) {
        return (Article::None, false);
    }
    let Some(span) = last_word(&text[..at]) else { return (Article::None, false) };
    match (lang.base(), text[span].to_lowercase().as_str()) {
        ("en", "the") | ("es", "el" | "la" | "del" | "al") => (Article::Definite, false),
        ("es", "los" | "las") => (Article::Definite, true),
        ("en", "a" | "an") | ("es", "un" | "una") => (Article::Indefinite, false),
        (
            "es",
            "unos" | "unas" | "todos" | "todas" | "varias" | "varios" | "nuestras" | "nuestros",
        ) => (Article::None, true),
        _ => (Article::None, false),
    }
}
