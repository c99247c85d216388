//! One text as the checker reads it: everything in it that the other text must have too.
//! Quoted lines (`> …`) are somebody else's words in somebody else's language and are not read;
//! what stands in a link is not read as words, what stands in a date not as figures.
//!
//! Refuses to compare.

use std::collections::{BTreeSet, HashSet};
use std::ops::Range;

use super::acronyms::{Acronyms, Known};
use super::cover::Cover;
use super::dates::{Date, Days, dates};
use super::links::links;
use super::names::{Name, names};
use super::numbers::{Figure, Values, figures, spelled};
use super::phrases::{Match, Phrases};
use super::tables::{Unit, tables};
use super::times::{Time, named, times};
use crate::community::glossary::terms::inflection::{Word, words};
use crate::foundation::i18n::Lang;

/// What stands in a text.
pub struct Reading<'a> {
    /// Its language.
    pub lang: &'a Lang,
    /// The text as given; all spans are of this.
    pub text: &'a str,
    /// The wordings of terms in its language.
    pub phrases: &'a Phrases,
    /// Its words, without links.
    pub words: Vec<Word>,
    /// Terms, the longest wording first at each place.
    pub terms: Vec<Match>,
    /// Acronyms.
    pub acronyms: Acronyms,
    /// Known names.
    pub names: Vec<Name>,
    /// Links.
    pub links: Vec<Range<usize>>,
    /// Dates.
    pub dates: Vec<Date>,
    /// Times of day.
    pub times: Vec<Time>,
    /// Figures, and numbers in words, also those within dates; not all ask.
    pub figures: Vec<Figure>,
    /// The times that stand in figures or as words, in minutes since midnight.
    minutes: BTreeSet<u32>,
    /// What its figures can mean.
    values: Values,
    /// What its dates can mean.
    days: Days,
    /// Its words as they are compared.
    folded: HashSet<String>,
}

impl<'a> Reading<'a> {
    /// Reads `text`.
    #[must_use]
    pub fn of(
        lang: &'a Lang,
        text: &'a str,
        phrases: &'a Phrases,
        known: &Known,
        known_names: &[String],
    ) -> Self {
        let unquoted = blanked(text, quoted_lines(text).into_iter());
        let links = links(&unquoted);
        let plain = blanked(&unquoted, links.iter().cloned());
        let words_of_text = words(&plain, lang);
        let names = names(&plain, &words_of_text, known_names, lang);
        let dates = dates(&plain, lang);
        let certain = dates.iter().filter(|date| !date.doubtful).map(|date| date.span.clone());
        let undated = blanked(&plain, certain);
        let times = times(&undated);
        let numeric = blanked(&undated, times.iter().map(|time| time.span.clone()));
        let numeric_words = words(&numeric, lang);
        let tables = tables(lang);
        let mut figures = figures(&numeric, &numeric_words, tables);
        figures.extend(spelled(&numeric, &numeric_words, tables));
        for day in dates.iter().flat_map(|date| &date.readings) {
            let parts = [day.day, day.year].into_iter().flatten();
            figures.extend(parts.map(|part| Figure::answer(part.into(), None)));
        }
        // A month in capitals and the PM of an hour are no acronyms.
        let spans = dates.iter().map(|date| &date.span);
        let told = Cover::of(spans.chain(times.iter().map(|time| &time.span)));
        let mut acronyms = Acronyms::of(&plain, &words_of_text, known, lang);
        acronyms.list.retain(|acronym| {
            let start = acronym.span.start;
            !told.holds(&(start..start + 1))
        });
        let hours = times.iter().filter(|time| time.minutes.is_multiple_of(60));
        let hours: Vec<Figure> = hours
            .map(|time| Figure::answer((time.minutes / 60).into(), Some(Unit::Hour)))
            .collect();
        let minutes = times.iter().map(|time| time.minutes).chain(named(&numeric_words, tables));
        Self {
            lang,
            text,
            terms: phrases.matches(&words_of_text),
            acronyms,
            minutes: minutes.collect(),
            values: Values::of(figures.iter().chain(&hours)),
            days: Days::of(&dates),
            folded: words_of_text.iter().map(|word| word.folded.clone()).collect(),
            phrases,
            words: words_of_text,
            names,
            links,
            dates,
            times,
            figures,
        }
    }

    /// A figure of the same quantity stands in the text, or a time at that hour.
    #[must_use]
    pub fn has_figure(&self, wanted: &Figure) -> bool {
        self.values.have(wanted)
    }

    /// The time stands in the text, in figures, by name, or as the hour alone.
    #[must_use]
    pub fn has_time(&self, wanted: &Time) -> bool {
        let hour = Figure::answer((wanted.minutes / 60).into(), Some(Unit::Hour));
        self.minutes.contains(&wanted.minutes)
            || (wanted.minutes.is_multiple_of(60) && self.has_figure(&hour))
    }

    /// The day stands in the text. A year that stands beside another date is still there; a
    /// language whose months are not known must have the figures.
    #[must_use]
    pub fn has_date(&self, wanted: &Date) -> bool {
        let figure = |value: u32| self.has_figure(&Figure::answer(value.into(), None));
        let unknown = tables(self.lang).months.is_empty();
        wanted.readings.iter().any(|day| {
            self.days.have(*day, figure)
                || (unknown && [day.day, day.year].into_iter().flatten().all(figure))
        })
    }

    /// The word stands in the text, as it is compared.
    #[must_use]
    pub fn has_word(&self, folded: &str) -> bool {
        self.folded.contains(folded)
    }
}

/// Where the lines that quote somebody stand.
fn quoted_lines(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let content = line.trim_end_matches('\n');
        if content.trim_start().starts_with('>') {
            found.push(start..start + content.len());
        }
        start += line.len();
    }
    found
}

/// The text with spaces in place of `spans`: the same bytes everywhere else.
pub fn blanked(text: &str, spans: impl Iterator<Item = Range<usize>>) -> String {
    let mut result = String::with_capacity(text.len());
    let mut end = 0;
    for span in spans.filter(|span| !span.is_empty()) {
        if span.start < end {
            continue;
        }
        result.push_str(&text[end..span.start]);
        result.extend(std::iter::repeat_n(' ', span.len()));
        end = span.end;
    }
    result.push_str(&text[end..]);
    result
}
