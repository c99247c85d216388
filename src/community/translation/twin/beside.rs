//! Two paragraphs that stand beside each other, looked at for what a translation may have lost or
//! changed. Refuses to know how they were found to belong together.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::duty::{self, Duty};
use super::finding::{Finding, Found, Mark};
use super::share;
use crate::community::glossary::checker::numbers::Figure;
use crate::community::glossary::checker::reading::{Reading, blanked};
use crate::community::glossary::checker::tables::Unit;
use crate::community::glossary::checker::{Checker, Finding as Term, dates};
use crate::foundation::i18n::Lang;

/// One of the two: its language, its text without the number it begins with (spaces stand there), and
/// where that stands in the whole.
pub(super) struct Part<'a> {
    /// Its language.
    pub lang: &'a Lang,
    /// Its words; the same bytes as in the whole text.
    pub text: String,
    /// Where it begins in the whole text, in bytes.
    pub from: usize,
}

impl<'a> Part<'a> {
    /// The part of `text` at `span` without what stands at `labels`.
    pub fn of(lang: &'a Lang, text: &str, span: &Range<usize>, labels: &[Range<usize>]) -> Self {
        let inside = labels.iter().map(|label| label.start - span.start..label.end - span.start);
        let text = blanked(&text[span.clone()], inside);
        Self { lang, text, from: span.start }
    }
}

/// What is to be said of two of them, without where they stand.
pub(super) fn look(parts: [&Part<'_>; 2], checker: &Checker<'_>) -> Vec<Found> {
    let mut found = Beside { parts, found: Vec::new() };
    found.checked(checker);
    found.spelled(checker);
    found.shares();
    found.two_days();
    found.duties();
    found.found.sort_by_key(|one| one.marks.first().map(|mark| (mark.span.start, mark.side)));
    found.found
}

struct Beside<'a> {
    parts: [&'a Part<'a>; 2],
    found: Vec<Found>,
}

impl Beside<'_> {
    fn mark(&self, side: usize, span: &Range<usize>) -> Mark {
        let from = self.parts[side].from;
        Mark { side, span: from + span.start..from + span.end }
    }

    fn add(&mut self, finding: Finding, marks: Vec<Mark>) {
        if !self.found.iter().any(|known| known.finding == finding) {
            self.found.push(Found { finding, marks });
        }
    }

    fn words(&self, side: usize, span: &Range<usize>) -> String {
        self.parts[side].text[span.clone()].to_owned()
    }

    fn checked(&mut self, checker: &Checker<'_>) {
        let texts: BTreeMap<Lang, String> =
            self.parts.iter().map(|part| (part.lang.clone(), part.text.clone())).collect();
        for marked in checker.check(&texts) {
            let side = usize::from(marked.lang == *self.parts[1].lang);
            let mark = self.mark(side, &marked.span);
            self.add(Finding::Text(marked.finding), vec![mark]);
        }
    }

    /// Numbers in words before a unit: *thirty days* against *tres días*. The check of syntheses lets
    /// them pass; in rules they are what counts.
    fn spelled(&mut self, checker: &Checker<'_>) {
        let read = |side: usize| checker.read(self.parts[side].lang, &self.parts[side].text);
        let (Some(one), Some(other)) = (read(0), read(1)) else { return };
        let mut missing = Vec::new();
        for (side, here, there) in [(0, &one, &other), (1, &other, &one)] {
            let mut seen = BTreeSet::new();
            for figure in here.figures.iter().filter(|figure| counts_something(figure)) {
                if !there.has_figure(figure)
                    && !has_as_another_unit(figure, there)
                    && seen.insert(&figure.readings)
                {
                    missing.push((side, figure.span.clone()));
                }
            }
        }
        for (side, span) in missing {
            let finding = Term::NumberMissing {
                number: self.words(side, &span),
                missing_in: self.parts[1 - side].lang.clone(),
            };
            let mark = self.mark(side, &span);
            self.add(Finding::Text(finding), vec![mark]);
        }
    }

    /// Parts and majorities; what the glossary has as a term is told already.
    fn shares(&mut self) {
        let shares = self.parts.map(|part| share::shares(&part.text, part.lang));
        for side in [0, 1] {
            for written in share::missing(&shares[side], &shares[1 - side]) {
                let words = self.words(side, &written.span);
                let told = |known: &Found| match &known.finding {
                    Finding::Text(Term::TermMissing { found, .. }) => *found == words,
                    _ => false,
                };
                if self.found.iter().any(told) {
                    continue;
                }
                let finding =
                    Finding::Share { found: words, missing_in: self.parts[1 - side].lang.clone() };
                let mark = self.mark(side, &written.span);
                self.add(finding, vec![mark]);
            }
        }
    }

    /// `10/12/2026` is October to one reader and December to another.
    fn two_days(&mut self) {
        let dates = self.parts.map(|part| dates::dates(&part.text, part.lang));
        for side in [0, 1] {
            for date in dates[side].iter().filter(|date| !date.doubtful && date.readings.len() > 1)
            {
                let written = self.words(side, &date.span);
                // Both texts may have the very same figures: they are marked together.
                let marks = [0, 1]
                    .into_iter()
                    .flat_map(|side| dates[side].iter().map(move |date| (side, &date.span)));
                let marks = marks
                    .filter(|(side, span)| self.parts[*side].text[(*span).clone()] == written)
                    .map(|(side, span)| self.mark(side, span))
                    .collect();
                self.add(Finding::TwoDays { date: written }, marks);
            }
        }
    }

    fn duties(&mut self) {
        let duties = self.parts.map(|part| duty::duties(&part.text, part.lang));
        let [Some(one), Some(other)] = duties else { return };
        for difference in duty::differences(&one, &other) {
            self.duty(&difference);
        }
    }

    fn duty(&mut self, difference: &duty::Difference) {
        let alone = |side: usize, duty: &Duty| Finding::DutyMissing {
            found: self.words(side, &duty.span),
            strength: duty.strength,
            missing_in: self.parts[1 - side].lang.clone(),
        };
        let (finding, marks) = match (&difference.one, &difference.other) {
            (Some(one), Some(other)) => (
                Finding::Duty {
                    found: self.words(0, &one.span),
                    strength: one.strength,
                    other: self.words(1, &other.span),
                    other_strength: other.strength,
                    other_in: self.parts[1].lang.clone(),
                },
                vec![self.mark(0, &one.span), self.mark(1, &other.span)],
            ),
            (Some(one), None) => (alone(0, one), vec![self.mark(0, &one.span)]),
            (None, Some(other)) => (alone(1, other), vec![self.mark(1, &other.span)]),
            (None, None) => return,
        };
        self.add(finding, marks);
    }
}

/// A number in words, of two or more, before a unit. What answers only, because it stands in a date, has
/// no place.
fn counts_something(figure: &Figure) -> bool {
    let many = figure.readings.iter().any(|value| !matches!(value.as_str(), "0" | "1"));
    !figure.asks
        && many
        && !figure.span.is_empty()
        && figure.unit.is_some_and(|unit| unit != Unit::Percent)
}

/// *Seven days* are *una semana*, and *two weeks* are *quince días*.
fn has_as_another_unit(figure: &Figure, other: &Reading<'_>) -> bool {
    let has = |value: u64, unit: Unit| other.has_figure(&Figure::answer(value, Some(unit)));
    let values = figure.readings.iter().filter_map(|reading| reading.parse::<u64>().ok());
    values.into_iter().any(|value| {
        let parts = |of: u64, unit: Unit| value.is_multiple_of(of) && has(value / of, unit);
        match figure.unit {
            Some(Unit::Hour) => parts(24, Unit::Day),
            Some(Unit::Day) => {
                parts(7, Unit::Week)
                    || has(value.saturating_mul(24), Unit::Hour)
                    || (value == 15 && has(2, Unit::Week))
            }
            Some(Unit::Week) => {
                has(value.saturating_mul(7), Unit::Day) || (value == 2 && has(15, Unit::Day))
            }
            Some(Unit::Month) => parts(12, Unit::Year),
            Some(Unit::Year) => has(value.saturating_mul(12), Unit::Month),
            _ => false,
        }
    })
}
