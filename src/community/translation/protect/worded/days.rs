//! Days in words: *10 December 2026*, *el 10 de diciembre de 2026*, and the little words that go
//! with them. Day and month stay what they are, whatever the order of writing; `03/04/2026` in
//! English stays as it is, since nobody can tell what was meant; in Spanish the day stands first.
//!
//! Refuses to know languages without a table of months.

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use super::super::found::{Found, Value};
use super::Day;
use crate::community::glossary::checker::dates::{Civil, Date};
use crate::community::glossary::checker::tables::tables;
use crate::foundation::i18n::Lang;

static BEFORE_ENGLISH: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"(?i)(?-u:\b)(on the|on|by the|by|from the|from|between the|between|the) $").ok()
});
static BEFORE_SPANISH: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"(?i)(?-u:\b)(a más tardar el|entre el|(?:(?:para|hasta|desde|sobre|tras|entre) )?el|del|al) $").ok()
});
/// What joins the two days of a range.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Joint {
    To,
    And,
    Or,
}

/// The days in `text` that are put into words; the rest of `all` stays as it is.
#[must_use]
pub fn days(text: &str, all: &[Date], from: &Lang, to: &Lang) -> Vec<Found> {
    let groups = all.chunk_by(|a, b| a.span == b.span);
    groups.map(|group| found(text, group, from, to)).collect()
}

fn found(text: &str, group: &[Date], from: &Lang, to: &Lang) -> Found {
    let span = group[0].span.clone();
    let written = &text[span.clone()];
    let same = |span: Range<usize>| Found { span: whole(text, span), lead: "", value: Value::Same };
    let figures = !written.contains(char::is_alphabetic) || written.ends_with('T');
    let iso = figures && written.bytes().take(4).all(|byte| byte.is_ascii_digit());
    let unsure =
        group[0].doubtful || (figures && group[0].readings.len() > 1 && from.base() == "en");
    let (Some(text_of_day), false, false) = (worded(written, group, to), iso, unsure) else {
        return same(span);
    };
    // A full stop after an abbreviated month ends nothing here.
    with_words_before(text, span, text_of_day, group, from, to)
}

/// The token around, when what was found is only its beginning: `2026-12-10T18:00Z`.
fn whole(text: &str, span: Range<usize>) -> Range<usize> {
    if !text[span.clone()].ends_with('T') {
        return span;
    }
    let rest =
        text[span.end..].find(|c: char| !c.is_alphanumeric() && !matches!(c, ':' | '+' | '-'));
    span.start..rest.map_or(text.len(), |length| span.end + length)
}

fn joint(written: &str) -> Joint {
    let between = written.trim_start_matches(|c: char| !c.is_ascii_digit());
    let words: Vec<&str> = between.split(|c: char| !c.is_alphabetic()).collect();
    let has = |word: &str| words.iter().any(|one| one.eq_ignore_ascii_case(word));
    if has("and") || has("y") {
        Joint::And
    } else if has("or") || has("o") {
        Joint::Or
    } else {
        Joint::To
    }
}

/// The days of a group in words of `to`; nothing where its months are not known.
fn worded(written: &str, group: &[Date], to: &Lang) -> Option<String> {
    let first = *group[0].readings.first()?;
    let last = group.get(1).and_then(|date| date.readings.first()).copied();
    let month = *tables(to).months.get(usize::try_from(first.month).ok()? - 1)?.first()?;
    let days = match (first.day, last.and_then(|day: Civil| day.day)) {
        (None, _) => String::new(),
        (Some(day), None) => day.to_string(),
        (Some(day), Some(last)) => match (to.base(), joint(written)) {
            ("es", Joint::To) => format!("{day} al {last}"),
            ("es", Joint::And) => format!("{day} y el {last}"),
            ("es", Joint::Or) => format!("{day} o el {last}"),
            (_, Joint::To) => format!("{day} to {last}"),
            (_, Joint::And) => format!("{day} and {last}"),
            (_, Joint::Or) => format!("{day} or {last}"),
        },
    };
    let spanish = to.base() == "es";
    let month = if spanish { month.to_owned() } else { super::capital(month) };
    let mut text = days;
    if !text.is_empty() {
        text.push_str(if spanish { " de " } else { " " });
    }
    text.push_str(&month);
    if let Some(year) = first.year {
        text.push_str(if spanish { " de " } else { " " });
        text.push_str(&year.to_string());
    }
    Some(text)
}

/// Takes in the words before a day that change with it.
fn with_words_before(
    text: &str,
    span: Range<usize>,
    worded: String,
    group: &[Date],
    from: &Lang,
    to: &Lang,
) -> Found {
    let is_day = group[0].readings.first().is_some_and(|day| day.day.is_some());
    let range = group.len() > 1;
    if !is_day {
        return Found { span, lead: "", value: Value::Text(worded) };
    }
    let pattern = match from.base() {
        "en" => &BEFORE_ENGLISH,
        "es" => &BEFORE_SPANISH,
        _ => return Found { span, lead: "", value: Value::Day(Day { text: worded, when: false }) },
    };
    let near = text[..span.start].char_indices().rev().nth(24).map_or(0, |(at, _)| at);
    let found = pattern.as_ref().and_then(|pattern| pattern.captures(&text[near..span.start]));
    let (start, word) =
        found.and_then(|found| found.get(1)).map_or((span.start, String::new()), |word| {
            (near + word.start(), word.as_str().to_lowercase())
        });
    let taken = start..span.end;
    let capital = text[taken.clone()].starts_with(char::is_uppercase);
    let text_value = |words: &str| Found {
        span: taken.clone(),
        lead: "",
        value: Value::Text(if capital { super::capital(words) } else { words.to_owned() }),
    };
    let day = |span: Range<usize>, lead: &'static str, when: bool| Found {
        span,
        lead,
        value: Value::Day(Day { text: worded.clone(), when }),
    };
    match (from.base(), to.base(), word.as_str()) {
        ("en", "es", "on" | "on the") | ("es", "en", "el") => day(taken.clone(), "", true),
        ("en", "es", "by" | "by the") => text_value(&format!("a más tardar el {worded}")),
        ("en", "es", "from" | "from the") if range => text_value(&format!("del {worded}")),
        ("en", "es", "between" | "between the") if range => {
            text_value(&format!("entre el {worded}"))
        }
        ("en", _, "the") => day(taken.clone(), "", false),
        ("es", "en", "a más tardar el") => text_value(&format!("by {worded}")),
        ("es", "en", "entre el") if range => text_value(&format!("between {worded}")),
        ("es", "en", "del") if range => text_value(&format!("from {worded}")),
        ("es", "en", "del") => day(taken.clone(), if capital { "De " } else { "de " }, false),
        ("es", "en", "al") => day(taken.clone(), if capital { "A " } else { "a " }, false),
        ("es", "en", other) if other.ends_with(" el") => {
            day(span.start - "el ".len()..span.end, "", false)
        }
        _ => day(span, "", false),
    }
}
