//! What a translation may have lost or changed: terms, acronyms, names, figures, dates, links.
//! The desk shows each finding under the point it means and marks the words in place.
//!
//! The checker would rather miss something than cry wolf: whoever bridges reads both languages,
//! and stops reading a list that is mostly wrong. Each text is read by itself (`reading`), then
//! every text asks every other for what it holds.
//!
//! Refuses to know where the texts come from, and to judge whether a translation is good.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use crate::foundation::i18n::Lang;

use super::terms::Term;
use acronyms::{Acronym, Known};
use cover::Cover;
pub use finding::{Finding, Marked};
use phrases::Phrases;
use reading::Reading;

pub mod acronyms;
pub mod cover;
pub mod dates;
mod finding;
pub mod links;
pub mod names;
pub mod numbers;
pub mod phrases;
pub mod reading;
pub mod tables;
pub mod times;

/// Compares texts that should say the same, each in its language, by `terms` and known `names`.
///
/// An empty text is one not yet written: nothing is missing in it. Findings come ordered by
/// language and place; what stands several times is marked once, where it first stands.
#[must_use]
pub fn check(texts: &BTreeMap<Lang, String>, terms: &[&Term], names: &[String]) -> Vec<Marked> {
    Checker::of(texts.keys(), terms, names).check(texts)
}

/// What texts are checked by, worked out once for many of them.
pub struct Checker<'a> {
    terms: &'a [&'a Term],
    names: &'a [String],
    known: Known,
    phrases: BTreeMap<Lang, Phrases>,
}

impl<'a> Checker<'a> {
    /// For texts in these languages.
    #[must_use]
    pub fn of<'l>(
        languages: impl IntoIterator<Item = &'l Lang>,
        terms: &'a [&'a Term],
        names: &'a [String],
    ) -> Self {
        let phrases =
            languages.into_iter().map(|lang| (lang.clone(), Phrases::of(lang, terms))).collect();
        Self { terms, names, known: Known::of(terms), phrases }
    }

    /// One text as the check reads it; none in a language that was not named.
    #[must_use]
    pub fn read<'t>(&'t self, lang: &'t Lang, text: &'t str) -> Option<Reading<'t>> {
        let phrases = self.phrases.get(lang)?;
        Some(Reading::of(lang, text, phrases, &self.known, self.names))
    }

    /// As [`check`]; a text in a language that was not named is not read.
    #[must_use]
    pub fn check(&self, texts: &BTreeMap<Lang, String>) -> Vec<Marked> {
        let readings: Vec<Reading<'_>> = texts
            .iter()
            .filter(|(_, text)| !text.trim().is_empty())
            .filter_map(|(lang, text)| self.read(lang, text))
            .collect();
        let (terms, known, names) = (self.terms, &self.known, self.names);
        let mut findings = Findings { terms, known, names, marked: Vec::new() };
        for reading in &readings {
            findings.legacy(reading);
            findings.wrong_acronyms(reading);
            for other in readings.iter().filter(|other| other.lang != reading.lang) {
                let raised = findings.terms(reading, other);
                findings.acronyms(reading, other, &raised);
                findings.names(reading, other);
                findings.numbers(reading, other);
                findings.dates(reading, other);
                findings.links(reading, other);
            }
        }
        findings.sorted()
    }

    /// The terms by whose wording or acronym a text says what they mean: the same in every language.
    pub fn meant<'t>(&self, reading: &'t Reading<'_>) -> impl Iterator<Item = usize> + 't {
        let owners = reading.acronyms.list.iter().flat_map(|acronym| {
            self.known.owners(&acronym.letters).iter().map(|(term, _)| *term).collect::<Vec<_>>()
        });
        let owners: Vec<usize> = owners.collect();
        reading.terms.iter().map(|found| reading.phrases.get(found.phrase).term).chain(owners)
    }
}

/// Findings as they are gathered.
struct Findings<'a> {
    terms: &'a [&'a Term],
    known: &'a Known,
    names: &'a [String],
    marked: Vec<Marked>,
}

impl Findings<'_> {
    fn add(&mut self, reading: &Reading<'_>, span: &Range<usize>, finding: Finding) {
        self.marked.push(Marked { finding, lang: reading.lang.clone(), span: span.clone() });
    }

    /// By language and place, each finding once.
    fn sorted(mut self) -> Vec<Marked> {
        self.marked.sort_by(|a, b| {
            (&a.lang, a.span.start, a.span.end, &a.finding).cmp(&(
                &b.lang,
                b.span.start,
                b.span.end,
                &b.finding,
            ))
        });
        let mut seen = BTreeSet::new();
        self.marked.retain(|marked| seen.insert((marked.lang.clone(), marked.finding.clone())));
        self.marked
    }

    fn legacy(&mut self, reading: &Reading<'_>) {
        for found in &reading.terms {
            let phrase = reading.phrases.get(found.phrase);
            if let Some(expected) = self.terms[phrase.term]
                .wordings(reading.lang)
                .next()
                .filter(|_| phrase.legacy && found.exact)
            {
                let finding = Finding::LegacyTerm {
                    lang: reading.lang.clone(),
                    found: reading.text[found.span.clone()].to_owned(),
                    expected: expected.to_owned(),
                };
                self.add(reading, &found.span, finding);
            }
        }
    }

    /// The terms whose equivalent the other text lacks; their indexes.
    fn terms(&mut self, reading: &Reading<'_>, other: &Reading<'_>) -> BTreeSet<usize> {
        let mut raised = BTreeSet::new();
        let named = Cover::of(reading.names.iter().map(|name| &name.span));
        // A term that stands often is looked for in the other text once.
        let mut answers: BTreeMap<usize, bool> = BTreeMap::new();
        for group in reading.terms.chunk_by(|a, b| a.span == b.span) {
            let span = &group[0].span;
            let phrases = || group.iter().map(|found| (found, reading.phrases.get(found.phrase)));
            let mut answered = |term: usize| {
                *answers.entry(term).or_insert_with(|| self.answered(term, reading, other))
            };
            if named.holds(span) || phrases().any(|(_, phrase)| answered(phrase.term)) {
                continue;
            }
            let asking = phrases().find(|(found, phrase)| {
                found.exact && phrase.asks && (found.capital || !phrase.proper)
            });
            let Some((_, phrase)) = asking.filter(|(_, phrase)| !raised.contains(&phrase.term))
            else {
                continue;
            };
            let term = self.terms[phrase.term];
            raised.insert(phrase.term);
            let finding = Finding::TermMissing {
                term: term.id.clone(),
                source_lang: reading.lang.clone(),
                expected_lang: other.lang.clone(),
                found: reading.text[span.clone()].to_owned(),
                expected: term.texts.get(other.lang).cloned().unwrap_or_default(),
            };
            self.add(reading, span, finding);
        }
        raised
    }

    /// The other text has the term: a wording, or the acronym for it; or the glossary has no
    /// wording to ask for.
    fn answered(&self, term: usize, reading: &Reading<'_>, other: &Reading<'_>) -> bool {
        let entry = self.terms[term];
        entry.wordings(other.lang).next().is_none()
            || other.phrases.stands(term, &other.words)
            || entry
                .acronyms(other.lang)
                .chain(entry.acronyms(reading.lang))
                .any(|acronym| other.acronyms.has(acronym))
    }

    fn wrong_acronyms(&mut self, reading: &Reading<'_>) {
        for acronym in &reading.acronyms.list {
            if let Some(expected) = self.rightly(reading.lang, acronym) {
                let (lang, found) = (reading.lang.clone(), acronym.letters.clone());
                self.add(
                    reading,
                    &acronym.span,
                    Finding::AcronymShouldBe { lang, found, expected },
                );
            }
        }
    }

    /// The acronym `lang` uses instead; nothing when this one is right. Two letters are too
    /// often something else (`GT`, `AG` are also countries).
    fn rightly(&self, lang: &Lang, acronym: &Acronym) -> Option<String> {
        let owners = self.known.owners(&acronym.letters);
        if owners.iter().any(|(_, owner)| owner == lang) {
            return None;
        }
        if let Some(kept) = self.known.respelled(&acronym.letters) {
            return Some(kept.to_owned());
        }
        owners
            .iter()
            .filter(|_| acronym.letters.len() > 2)
            .find_map(|(term, _)| self.terms[*term].acronyms(lang).next())
            .map(str::to_owned)
    }

    fn acronyms(&mut self, reading: &Reading<'_>, other: &Reading<'_>, raised: &BTreeSet<usize>) {
        let required = |phrase: usize| self.terms[reading.phrases.get(phrase).term].required;
        let terms = reading.terms.iter().filter(|found| found.length > 1 && required(found.phrase));
        let within_term = Cover::of(terms.map(|found| &found.span));
        let within_name = Cover::of(reading.names.iter().map(|name| &name.span));
        let mut seen = BTreeSet::new();
        for acronym in &reading.acronyms.list {
            if within_term.holds(&acronym.span)
                || within_name.holds(&acronym.span)
                || !seen.insert(acronym.letters.as_str())
                || self.acronym_answered(acronym, other, raised)
                || self.rightly(reading.lang, acronym).is_some()
            {
                continue;
            }
            let finding = Finding::AcronymChanged {
                acronym: acronym.letters.clone(),
                missing_in: other.lang.clone(),
            };
            self.add(reading, &acronym.span, finding);
        }
    }

    /// The other text has the acronym, or what it stands for; or lacks a term that is missed anyway.
    fn acronym_answered(
        &self,
        acronym: &Acronym,
        other: &Reading<'_>,
        raised: &BTreeSet<usize>,
    ) -> bool {
        let owners = self.known.owners(&acronym.letters);
        let small = acronym.letters.to_lowercase();
        other.acronyms.has_spelling_of(&acronym.letters)
            || owners.iter().any(|(term, _)| {
                raised.contains(term)
                    || self.terms[*term]
                        .acronyms(other.lang)
                        .any(|letters| other.acronyms.has(letters))
                    || other.phrases.stands(*term, &other.words)
            })
            || (owners.is_empty() && other.has_word(&small))
    }

    fn names(&mut self, reading: &Reading<'_>, other: &Reading<'_>) {
        let there: BTreeSet<usize> = other.names.iter().map(|name| name.index).collect();
        let mut seen = BTreeSet::new();
        for found in reading.names.iter().filter(|found| found.asks && seen.insert(found.index)) {
            let name = &self.names[found.index];
            let stands = there.contains(&found.index)
                || names::stands_in_part(name, &other.words, other.lang);
            if !stands {
                let finding =
                    Finding::NameMissing { name: name.clone(), missing_in: other.lang.clone() };
                self.add(reading, &found.span, finding);
            }
        }
    }

    fn numbers(&mut self, reading: &Reading<'_>, other: &Reading<'_>) {
        let figures =
            reading.figures.iter().filter(|figure| figure.asks && !other.has_figure(figure));
        let mut seen = BTreeSet::new();
        for figure in figures {
            let values = || figure.readings.iter().map(|value| (figure.unit, value.as_str()));
            if !values().any(|value| seen.contains(&value)) {
                seen.extend(values());
                self.number(reading, other, &figure.span);
            }
        }
        for time in reading.times.iter().filter(|time| !other.has_time(time)) {
            self.number(reading, other, &time.span);
        }
    }

    fn number(&mut self, reading: &Reading<'_>, other: &Reading<'_>, span: &Range<usize>) {
        let number = reading.text[span.clone()].to_owned();
        self.add(reading, span, Finding::NumberMissing { number, missing_in: other.lang.clone() });
    }

    fn dates(&mut self, reading: &Reading<'_>, other: &Reading<'_>) {
        for date in reading.dates.iter().filter(|date| !date.doubtful && !other.has_date(date)) {
            let written = reading.text[date.span.clone()].to_owned();
            self.add(
                reading,
                &date.span,
                Finding::DateMissing { date: written, missing_in: other.lang.clone() },
            );
        }
    }

    fn links(&mut self, reading: &Reading<'_>, other: &Reading<'_>) {
        let both = [reading.lang, other.lang];
        let there: BTreeSet<String> =
            other.links.iter().map(|span| links::page(&other.text[span.clone()], both)).collect();
        for span in &reading.links {
            let link = &reading.text[span.clone()];
            if !there.contains(&links::page(link, both)) {
                let finding =
                    Finding::LinkMissing { link: link.to_owned(), missing_in: other.lang.clone() };
                self.add(reading, span, finding);
            }
        }
    }
}

#[cfg(test)]
mod tests;
