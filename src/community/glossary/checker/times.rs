//! Times of day: `18:00`, `6 pm`, `6:00 p. m.`, `18h00`, `6 de la tarde`, *noon*.
//!
//! Refuses to know time zones: those are acronyms or figures of their own.

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use super::cover::Taken;
use super::dates::stands_apart;
use super::tables::Tables;
use crate::community::glossary::terms::inflection::Word;

/// A time of day where it stands.
#[derive(Clone, Debug)]
pub struct Time {
    /// Where it stands, in bytes.
    pub span: Range<usize>,
    /// Minutes since midnight.
    pub minutes: u32,
}

static PATTERNS: LazyLock<Vec<Regex>> = LazyLock::new(|| {
    let sources = [
        r"(?i)(?-u:\b)([0-9]{1,2})(?::|h)([0-9]{2})(?-u:\b)(?::[0-9]{2}(?-u:\b))?(?:\s?(?P<half>[ap])\.?\s?m(?-u:\b)\.?)?",
        r"(?i)(?-u:\b)([0-9]{1,2})\s?(?P<half>[ap])\.?\s?m(?-u:\b)\.?",
        r"(?i)(?-u:\b)([0-9]{1,2}) de la (?P<half>mañana|tarde|noche|madrugada)(?-u:\b)",
    ];
    sources.into_iter().filter_map(|source| Regex::new(source).ok()).collect()
});

/// The times in `text`, written in figures.
#[must_use]
pub fn times(text: &str) -> Vec<Time> {
    let mut found: Vec<Time> = Vec::new();
    let mut taken = Taken::default();
    for pattern in PATTERNS.iter() {
        for captures in pattern.captures_iter(text) {
            let Some(whole) = captures.get(0) else { continue };
            if !stands_apart(text, &whole.range()) {
                continue;
            }
            // `6 p.m.` keeps its last point; the one after `6 pm` ends the sentence.
            let written = whole.as_str().strip_suffix('.').filter(|rest| !rest.contains('.'));
            let span = whole.start()..whole.start() + written.unwrap_or(whole.as_str()).len();
            let half = captures.name("half").map(|half| half.as_str().to_lowercase());
            let figure =
                |at: usize| captures.get(at).and_then(|group| group.as_str().parse::<u32>().ok());
            let minute = figure(2).unwrap_or(0);
            let Some(hour) = figure(1).and_then(|hour| hour_of(hour, half.as_deref())) else {
                continue;
            };
            if minute < 60 && !taken.touches(&span) {
                taken.add(&span);
                found.push(Time { span, minutes: hour * 60 + minute });
            }
        }
    }
    found.sort_by_key(|time| time.span.start);
    found
}

/// The hour of the day from an hour and a half of the day; nothing when there is no such hour.
fn hour_of(hour: u32, half: Option<&str>) -> Option<u32> {
    match half {
        None => (hour <= 24).then_some(hour % 24),
        Some(_) if hour == 0 || hour > 12 => None,
        Some(half) if half.starts_with('a') || half.starts_with('m') => Some(hour % 12),
        Some(_) => Some(hour % 12 + 12),
    }
}

/// The times that have a name, in minutes since midnight.
pub fn named(words: &[Word], tables: &Tables) -> impl Iterator<Item = u32> {
    words.iter().filter_map(|word| {
        tables.hours.iter().find(|(name, _)| *name == word.folded).map(|(_, minutes)| *minutes)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_hour_in_many_spellings() {
        assert_eq!(PATTERNS.len(), 3);
        for (text, minutes) in [
            ("at 18:00 UTC", 1080),
            ("6 pm", 1080),
            ("6:00 p.m.", 1080),
            ("6:00 p. m. de", 1080),
            ("18h00", 1080),
            ("6 de la tarde", 1080),
            ("23:59", 1439),
            ("12 am", 0),
            ("12:30 PM", 750),
        ] {
            let found: Vec<u32> = times(text).iter().map(|time| time.minutes).collect();
            assert_eq!(found, [minutes], "{text}");
        }
        assert!(times("15 am, 25:00, 10:75, 6 para mí, 6 a más, 2:1").is_empty());
    }
}
