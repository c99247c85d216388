//! Times of day: *at 6 pm* is *a las 6 p. m.*, and back. Hours and minutes stay what they are.
//!
//! Refuses to know time zones.

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use super::super::found::{Found, Value};
use crate::community::glossary::checker::times::Time;
use crate::foundation::i18n::Lang;

static SPANISH_BEFORE: LazyLock<Option<Regex>> =
    LazyLock::new(|| Regex::new(r"(?i)(?-u:\b)((?:a )?las?) $").ok());
static SPANISH_AFTER: LazyLock<Option<Regex>> =
    LazyLock::new(|| Regex::new(r"^ ?(?:horas|hs\.?|hrs\.?|h)(?-u:\b)").ok());

/// The times in `text`, worded for `to`.
#[must_use]
pub fn clock(text: &str, all: &[Time], from: &Lang, to: &Lang) -> Vec<Found> {
    all.iter().map(|time| found(text, time, from, to)).collect()
}

fn found(text: &str, time: &Time, from: &Lang, to: &Lang) -> Found {
    let mut span = time.span.clone();
    // The point of `6 p.m.` that ends the sentence too stays outside.
    let rest = &text[span.end..];
    let last = rest.trim_start().chars().next();
    if text[span.clone()].ends_with('.') && last.is_none_or(char::is_uppercase) {
        span.end -= 1;
    }
    let written = &text[span.clone()];
    let (hour, half) = (time.minutes / 60, written.to_lowercase());
    let halved = half.contains(['p', 'a']) && half.contains('m') || half.contains(" de la ");
    match (from.base(), to.base()) {
        ("en", "es") => {
            let at = preceded(text, &span, "at ");
            let written =
                if halved { halves(written, time.minutes, true) } else { written.to_owned() };
            let Some(start) = at else { return text_of(span, written) };
            let article = if hour == 1 || (halved && hour % 12 == 1) { "la" } else { "las" };
            let capital = text[start..].starts_with('A');
            text_of(
                start..span.end,
                format!("{} {article} {written}", if capital { "A" } else { "a" }),
            )
        }
        ("es", "en") => {
            let near = text[..span.start].char_indices().rev().nth(8).map_or(0, |(at, _)| at);
            let word = SPANISH_BEFORE
                .as_ref()
                .and_then(|pattern| pattern.captures(&text[near..span.start]))
                .and_then(|found| found.get(1));
            let start = word.map_or(span.start, |word| near + word.start());
            let at = word.is_some_and(|word| word.as_str().to_lowercase().starts_with("a "));
            let after = SPANISH_AFTER.as_ref().and_then(|pattern| pattern.find(&text[span.end..]));
            let end = span.end + after.map_or(0, |after| after.end());
            let clear = written.replace('h', ":");
            let written = if halved { halves(written, time.minutes, false) } else { clear };
            let capital = text[start..].starts_with('A');
            let lead = match (at, capital) {
                (true, true) => "At ",
                (true, false) => "at ",
                _ => "",
            };
            text_of(start..end, format!("{lead}{written}"))
        }
        _ => Found { span, lead: "", value: Value::Same },
    }
}

fn text_of(span: Range<usize>, text: String) -> Found {
    Found { span, lead: "", value: Value::Text(text) }
}

/// Where the word before begins, if it is this one, in small letters or with a capital.
fn preceded(text: &str, span: &Range<usize>, word: &str) -> Option<usize> {
    let start = span.start.checked_sub(word.len())?;
    let there = text.get(start..span.start)?;
    let apart = text[..start].chars().next_back().is_none_or(|c| !c.is_alphanumeric());
    (there.eq_ignore_ascii_case(word) && apart).then_some(start)
}

/// A time in halves of the day.
fn halves(written: &str, minutes: u32, spanish: bool) -> String {
    let (hour, minute) = (minutes / 60, minutes % 60);
    let twelve = if hour.is_multiple_of(12) { 12 } else { hour % 12 };
    let shown = if minute > 0 || written.contains(':') {
        format!("{twelve}:{minute:02}")
    } else {
        twelve.to_string()
    };
    match (spanish, hour < 12) {
        (true, true) => format!("{shown} a. m."),
        (true, false) => format!("{shown} p. m."),
        (false, true) => format!("{shown} am"),
        (false, false) => format!("{shown} pm"),
    }
}
