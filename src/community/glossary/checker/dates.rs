//! Dates in a text and when two are the same day: `10 December 2026`, `December 10, 2026`,
//! `10 de diciembre de 2026`, `2026-12-10`, `10/12/2026`.
//!
//! Refuses to know today, and to decide between day and month in `03/04/2026`: both are possible.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::sync::LazyLock;

use regex::{Captures, Regex};

use super::cover::Taken;
use super::tables::{Tables, tables};
use crate::foundation::i18n::Lang;

/// A civil date; a part not written is not known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Civil {
    /// The year.
    pub year: Option<u32>,
    /// 1 to 12.
    pub month: u32,
    /// 1 to 31.
    pub day: Option<u32>,
}

impl Civil {
    /// The date, if there is such a month and day.
    fn new(year: Option<u32>, month: u32, day: Option<u32>) -> Option<Self> {
        let exists = (1..=12).contains(&month) && day.is_none_or(|day| (1..=31).contains(&day));
        exists.then_some(Self { year, month, day })
    }
}

/// Many dates, to be asked for one.
#[derive(Default)]
pub struct Days(BTreeMap<(u32, Option<u32>), BTreeSet<Option<u32>>>);

impl Days {
    /// Everything that these can mean. A day answers for its month too.
    #[must_use]
    pub fn of(dates: &[Date]) -> Self {
        let mut days = Self::default();
        for date in dates.iter().flat_map(|date| &date.readings) {
            for day in [None, date.day] {
                days.0.entry((date.month, day)).or_default().insert(date.year);
            }
        }
        days
    }

    /// One of them can be `wanted`. A year that only `wanted` has must stand elsewhere, as `year`
    /// says.
    #[must_use]
    pub fn have(&self, wanted: Civil, year: impl Fn(u32) -> bool) -> bool {
        let years = self.0.get(&(wanted.month, wanted.day));
        years.is_some_and(|years| match wanted.year {
            None => true,
            Some(own) => years.contains(&Some(own)) || (years.contains(&None) && year(own)),
        })
    }
}

/// A date where it stands.
#[derive(Clone, Debug)]
pub struct Date {
    /// Where it stands, in bytes; the two days of a range share it.
    pub span: Range<usize>,
    /// What it can mean.
    pub readings: Vec<Civil>,
    /// `10/12` without a year: perhaps a fraction. Answers, never asks.
    pub doubtful: bool,
}

/// The dates in `text`, which is in `lang`, in order of place.
#[must_use]
pub fn dates(text: &str, lang: &Lang) -> Vec<Date> {
    let mut found: Vec<Date> = Vec::new();
    let mut taken = Taken::default();
    let mut add = |pattern: &LazyLock<Patterns>, tables: &Tables| {
        for (pattern, shape) in pattern.iter() {
            for captures in pattern.captures_iter(text) {
                let Some(whole) = captures.get(0) else { continue };
                if taken.touches(&whole.range()) || !stands_apart(text, &whole.range()) {
                    continue;
                }
                let doubtful = *shape == Shape::DayMonth;
                for readings in shape.read(&captures, tables) {
                    taken.add(&whole.range());
                    found.push(Date { span: whole.range(), readings, doubtful });
                }
            }
        }
    };
    let words = tables(lang);
    match lang.base() {
        "en" => add(&ENGLISH, words),
        "es" => add(&SPANISH, words),
        _ => {}
    }
    add(&FIGURES, words);
    found.sort_by_key(|date| date.span.start);
    found
}

/// No letter with an accent is joined to `span`: patterns know those of ASCII only, and *10 mar* is
/// not in *10 María*.
#[must_use]
pub fn stands_apart(text: &str, span: &Range<usize>) -> bool {
    let joins = |c: char| !c.is_ascii() && c.is_alphanumeric();
    !text[..span.start].ends_with(joins) && !text[span.end..].starts_with(joins)
}

/// What the groups of a pattern are.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Shape {
    /// day, last day of a range, month name, year
    DayName,
    /// month name, day, last day of a range, year
    NameDay,
    /// month name, year
    NameYear,
    /// year, month, day
    Iso,
    /// day or month, month or day, year
    Either,
    /// day or month, month or day
    DayMonth,
}

impl Shape {
    /// Each date in the match, with what it can mean.
    fn read(self, captures: &Captures<'_>, tables: &Tables) -> Vec<Vec<Civil>> {
        let figure =
            |group: usize| captures.get(group).and_then(|found| found.as_str().parse::<u32>().ok());
        let month = |group: usize| {
            let name = crate::foundation::i18n::fold(captures.get(group)?.as_str());
            let at = tables.months.iter().position(|names| names.contains(&name.as_str()))?;
            u32::try_from(at + 1).ok()
        };
        let days =
            |first: usize, last: usize, month: Option<u32>, year: Option<u32>| -> Vec<Vec<Civil>> {
                let days = [figure(first), figure(last)].into_iter().flatten();
                days.filter_map(|day| Some(vec![Civil::new(year, month?, Some(day))?])).collect()
            };
        match self {
            Self::DayName => days(1, 2, month(3), figure(4)),
            Self::NameDay => days(2, 3, month(1), figure(4)),
            Self::NameYear => month(1)
                .and_then(|month| Civil::new(figure(2), month, None))
                .map(|day| vec![day])
                .into_iter()
                .collect(),
            Self::Iso => figure(2)
                .and_then(|month| Civil::new(figure(1), month, figure(3)))
                .map(|day| vec![day])
                .into_iter()
                .collect(),
            Self::Either | Self::DayMonth => {
                let (one, other, year) = (figure(1), figure(2), figure(3));
                let orders = [(one, other), (other, one)];
                let mut readings: Vec<Civil> = orders
                    .into_iter()
                    .filter_map(|(day, month)| Civil::new(year, month?, day))
                    .collect();
                readings.dedup();
                if readings.is_empty() { Vec::new() } else { vec![readings] }
            }
        }
    }
}

/// Patterns with the shape of what they find, tried in order.
type Patterns = Vec<(Regex, Shape)>;

/// Those that are regular expressions; a test holds that all are.
///
/// Boundaries and digits are those of ASCII: the quick way of matching does not know others, and a
/// text with accents would take many times as long.
fn patterns(sources: &[(String, Shape)]) -> Patterns {
    let ascii = |source: &str| source.replace(r"\b", r"(?-u:\b)").replace(r"\d", "[0-9]");
    let pattern = |source: &str| Regex::new(&ascii(source)).ok();
    sources.iter().filter_map(|(source, shape)| Some((pattern(source)?, *shape))).collect()
}

static FIGURES: LazyLock<Patterns> = LazyLock::new(|| {
    patterns(&[
        (r"\b(\d{4})-(\d{1,2})-(\d{1,2})(?:\b|T)".into(), Shape::Iso),
        (r"\b(\d{4})/(\d{1,2})/(\d{1,2})\b".into(), Shape::Iso),
        (r"\b(\d{1,2})/(\d{1,2})/(\d{4})\b".into(), Shape::Either),
        (r"\b(\d{1,2})[.-](\d{1,2})[.-](\d{4})\b".into(), Shape::Either),
        (r"\b(\d{1,2})/(\d{1,2})\b".into(), Shape::DayMonth),
    ])
});

static ENGLISH: LazyLock<Patterns> = LazyLock::new(|| {
    let names = names(&Lang::new("en"));
    let day = r"(\d{1,2})(?:st|nd|rd|th)?";
    let to = r"\s?(?:-|–|—|to|and|or|until)\s?(?:the\s)?";
    patterns(&[
        (
            format!(r"\b{day}(?:{to}{day})?\s(?:of\s)?({names})\b(?:\.?,?\s(\d{{4}})\b)?"),
            Shape::DayName,
        ),
        (format!(r"\b({names})\b\.?\s{day}\b(?:{to}{day}\b)?(?:,?\s(\d{{4}})\b)?"), Shape::NameDay),
        (format!(r"\b({names})\b\.?,?\s(?:of\s)?(\d{{4}})\b"), Shape::NameYear),
    ])
});

static SPANISH: LazyLock<Patterns> = LazyLock::new(|| {
    let names = names(&Lang::new("es"));
    let day = r"(\d{1,2})(?:\.?[ºo°]|ro)?";
    let to = r"\s?(?:-|–|—|y|o|al|a|hasta)\s?(?:el\s)?";
    let year = r"(?:\.?,?\s(?:del?\s)?(?:año\s)?(\d{4})\b)?";
    patterns(&[
        (format!(r"(?i)\b{day}(?:{to}{day})?\s(?:de\s)?({names})\b{year}"), Shape::DayName),
        (format!(r"(?i)\b({names})\b\.?\s{day}\b(?:{to}{day}\b)?{year}"), Shape::NameDay),
        (format!(r"(?i)\b({names})\b\.?\s(?:del?\s)?(?:año\s)?(\d{{4}})\b"), Shape::NameYear),
    ])
});

/// The month names of a language as alternatives, the longest spelling first.
fn names(lang: &Lang) -> String {
    let tables = tables(lang);
    let mut names: Vec<String> = tables
        .months
        .iter()
        .flat_map(|names| names.iter())
        .map(|name| (*name).to_owned())
        .collect();
    if tables.capital_months {
        names = names
            .iter()
            .flat_map(|name| [name[..1].to_uppercase() + &name[1..], name.to_uppercase()])
            .collect();
    }
    names.sort_by_key(|name| std::cmp::Reverse(name.len()));
    names.join("|")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn first(text: &str, code: &str) -> Option<Civil> {
        dates(text, &Lang::new(code)).first().map(|date| date.readings[0])
    }

    #[test]
    fn every_pattern_is_one() {
        assert_eq!((FIGURES.len(), ENGLISH.len(), SPANISH.len()), (5, 3, 3));
    }

    #[test]
    fn one_day_in_many_spellings() {
        let day = Some(Civil { year: Some(2026), month: 12, day: Some(10) });
        for (text, code) in [
            ("on 10 December 2026.", "en"),
            ("by December 10, 2026", "en"),
            ("Dec. 10th, 2026", "en"),
            ("the 10th of December 2026", "en"),
            ("el 10 de diciembre de 2026", "es"),
            ("10 de Diciembre del 2026", "es"),
            ("diciembre 10, 2026", "es"),
            ("10 dic. 2026", "es"),
            ("2026-12-10", "es"),
            ("2026-12-10T18:00Z", "en"),
            ("10/12/2026", "es"),
            ("10.12.2026", "pt"),
        ] {
            assert_eq!(first(text, code), day, "{text}");
        }
    }

    #[test]
    fn what_is_no_date() {
        for (text, code) in [
            ("10 may apply", "en"),
            ("10 Marías", "es"),
            ("40/13/2026", "en"),
            ("section 7.3", "en"),
            ("2/3", "pt"),
        ] {
            let found = dates(text, &Lang::new(code));
            assert!(found.iter().all(|date| date.doubtful), "{text}: {found:?}");
        }
    }

    #[test]
    fn a_range_is_two_days() {
        let days = |text: &str, code: &str| -> Vec<Option<u32>> {
            dates(text, &Lang::new(code)).iter().map(|date| date.readings[0].day).collect()
        };
        assert_eq!(days("10–12 December 2026", "en"), [Some(10), Some(12)]);
        assert_eq!(days("from January 30 to February 1", "en"), [Some(30), Some(1)]);
        assert_eq!(days("del 30 de enero al 1.º de febrero", "es"), [Some(30), Some(1)]);
        assert_eq!(days("en diciembre de 2026", "es"), [None]);
    }
}
