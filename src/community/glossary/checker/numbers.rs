//! Figures in a text: what they can mean (`1,000` in English and `1.000` in Spanish are both a
//! thousand), and what they count. Numbers in words are figures too, but only answer.
//!
//! Refuses to know dates, times and links: they are blanked before.

use std::collections::{BTreeSet, HashMap};
use std::ops::Range;

use super::tables::{Tables, Unit};
use crate::community::glossary::terms::inflection::Word;

/// A figure where it stands.
#[derive(Clone, Debug)]
pub struct Figure {
    /// Where it stands with its unit, in bytes.
    pub span: Range<usize>,
    /// The values it can have, as plain decimals.
    pub readings: Vec<String>,
    /// What it counts, where that is written.
    pub unit: Option<Unit>,
    /// May ask for itself in the other text: written in figures, and not the number of a list item.
    pub asks: bool,
}

impl Figure {
    /// A figure of known value that only answers, wherever it stands.
    #[must_use]
    pub fn answer(value: u64, unit: Option<Unit>) -> Self {
        Self { span: 0..0, readings: vec![value.to_string()], unit, asks: false }
    }
}

/// What figures can mean, each with what they count.
#[derive(Default)]
pub struct Values(HashMap<String, BTreeSet<Option<Unit>>>);

impl Values {
    /// Of these figures.
    #[must_use]
    pub fn of<'a>(figures: impl Iterator<Item = &'a Figure>) -> Self {
        let mut values = Self::default();
        for figure in figures {
            for value in &figure.readings {
                values.0.entry(value.clone()).or_default().insert(figure.unit);
            }
        }
        values
    }

    /// The same quantity is among them; a unit on one side only does not hurt.
    #[must_use]
    pub fn have(&self, wanted: &Figure) -> bool {
        wanted.readings.iter().filter_map(|value| self.0.get(value)).any(|units| {
            wanted.unit.is_none() || units.contains(&None) || units.contains(&wanted.unit)
        })
    }
}

/// The figures in `text`, whose words are `words`.
#[must_use]
pub fn figures(text: &str, words: &[Word], tables: &Tables) -> Vec<Figure> {
    let runs = runs(text);
    let mut found = Vec::new();
    let mut at = 0;
    while at < runs.len() {
        let joined = joined(text, &runs[at..]);
        let parts: Vec<&str> = runs[at..at + joined].iter().map(|run| &text[run.clone()]).collect();
        let separators: Vec<char> = runs[at..at + joined]
            .windows(2)
            .filter_map(|pair| text[pair[0].end..pair[1].start].chars().next())
            .collect();
        let start = runs[at].start;
        let end = runs[at + joined - 1].end;
        at += joined;
        if text[..start].ends_with(char::is_alphabetic) {
            continue;
        }
        let mut readings = readings(&parts, &separators, tables.decimal_point);
        let asks = !numbers_an_item(text, start, end);
        let (zeros, end) = scale(text, words, end, tables);
        for value in &mut readings {
            *value = scaled(value, zeros);
        }
        let (unit, end) = unit(text, words, end, tables);
        found.push(Figure { asks, span: start..end, readings, unit });
    }
    found
}

/// Runs of ASCII digits.
fn runs(text: &str) -> Vec<Range<usize>> {
    let mut runs: Vec<Range<usize>> = Vec::new();
    for (at, _) in text.bytes().enumerate().filter(|(_, byte)| byte.is_ascii_digit()) {
        match runs.last_mut() {
            Some(run) if run.end == at => run.end += 1,
            _ => runs.push(at..at + 1),
        }
    }
    runs
}

/// How many of the first runs are one figure: joined by points and commas, or by spaces in groups
/// of three digits.
fn joined(text: &str, runs: &[Range<usize>]) -> usize {
    let gap = |at: usize| &text[runs[at - 1].end..runs[at].start];
    let spaces = (1..runs.len())
        .take_while(|&at| matches!(gap(at), " " | "\u{a0}" | "\u{202f}") && runs[at].len() == 3)
        .count();
    let mut count = 1;
    if spaces > 0 && runs[0].len() <= 3 {
        count += spaces;
        // `3 5 300`, `2 3000`: no groups of three.
        if runs.get(count).is_some_and(|_| matches!(gap(count), "." | ",")) {
            count += 1;
        }
        return count;
    }
    count + (1..runs.len()).take_while(|&at| matches!(gap(at), "." | ",")).count()
}

/// What a figure can mean, from its runs of digits and what stands between them.
fn readings(parts: &[&str], separators: &[char], decimal_point: bool) -> Vec<String> {
    let whole = || parts.concat();
    let grouped =
        parts[0].len() <= 3 && parts[0] != "0" && parts[1..].iter().all(|part| part.len() == 3);
    match separators {
        [] => vec![plain(parts[0], "")],
        [' ' | '\u{a0}' | '\u{202f}', ..] => match separators {
            [.., '.' | ','] => {
                let (last, first) = parts.split_last().unwrap_or((&"", &[]));
                vec![plain(&first.concat(), last)]
            }
            _ => vec![plain(&whole(), "")],
        },
        [mark] => {
            let decimal = (*mark == '.') == decimal_point;
            let thousands = plain(&whole(), "");
            let fraction = plain(parts[0], parts[1]);
            match (decimal, grouped) {
                (false, true) => vec![thousands],
                // Mexico and Central America write 1,000 for a thousand in Spanish.
                (true, true) if !decimal_point => vec![fraction, thousands],
                _ => vec![fraction],
            }
        }
        [first, .., last] => {
            let (end, start) = parts.split_last().unwrap_or((&"", &[]));
            let alike = separators.iter().all(|mark| mark == first);
            let groups = parts[0].len() <= 3 && start[1..].iter().all(|part| part.len() == 3);
            if alike && grouped {
                vec![plain(&whole(), "")]
            } else if groups
                && first != last
                && separators[..separators.len() - 1].iter().all(|mark| mark == first)
            {
                vec![plain(&start.concat(), end)]
            } else {
                // A list without spaces, or a section number.
                vec![parts.join(".")]
            }
        }
    }
}

/// A plain decimal without idle zeros.
fn plain(whole: &str, fraction: &str) -> String {
    let whole = whole.trim_start_matches('0');
    let whole = if whole.is_empty() { "0" } else { whole };
    match fraction.trim_end_matches('0') {
        "" => whole.to_owned(),
        fraction => format!("{whole}.{fraction}"),
    }
}

/// A plain decimal times ten, `zeros` times.
fn scaled(value: &str, zeros: usize) -> String {
    let (whole, fraction) = value.split_once('.').unwrap_or((value, ""));
    if zeros == 0 || fraction.contains('.') {
        return value.to_owned();
    }
    let padded = format!("{fraction:0<zeros$}");
    plain(&format!("{whole}{}", &padded[..zeros]), &padded[zeros..])
}

/// The words that follow `end` directly: only spaces and hyphens stand between.
fn following<'a>(text: &str, words: &'a [Word], end: usize) -> &'a [Word] {
    // `24h`: the unit is the rest of the word that the digits begin.
    let next = words.partition_point(|word| word.span.start < end);
    let rest = &words[next..];
    let near = |from: usize, to: usize| {
        text.get(from..to).is_some_and(|gap| {
            gap.chars().count() <= 2 && gap.chars().all(|c| c.is_whitespace() || c == '-')
        })
    };
    let mut from = end;
    let count = rest
        .iter()
        .take(4)
        .take_while(|word| {
            let joined = near(from, word.span.start);
            from = word.span.end;
            joined
        })
        .count();
    &rest[..count]
}

/// The zeros a word like *million* adds, and where the figure now ends.
fn scale(text: &str, words: &[Word], end: usize, tables: &Tables) -> (usize, usize) {
    let next = following(text, words, end);
    named(next, tables.scales).map_or((0, end), |(zeros, last)| (zeros, last.span.end))
}

/// What the figure that ends at `end` counts, and where the unit ends.
fn unit(text: &str, words: &[Word], end: usize, tables: &Tables) -> (Option<Unit>, usize) {
    let rest = &text[end..];
    let after_space = rest.trim_start_matches([' ', '\u{a0}', '\u{202f}']);
    if after_space.starts_with('%') {
        return (Some(Unit::Percent), end + rest.len() - after_space.len() + 1);
    }
    let next = words.get(words.partition_point(|word| word.span.end <= end));
    let attached = next.filter(|word| word.span.start < end);
    if let Some(word) = attached {
        let letters = text[end..word.span.end].to_lowercase();
        let known = tables.units.iter().find(|(_, names)| names.contains(&letters.as_str()));
        return known.map_or((None, end), |(unit, _)| (Some(*unit), word.span.end));
    }
    let mut next = following(text, words, end);
    if let [first, rest @ ..] = next
        && tables.between.contains(&first.folded.as_str())
    {
        next = rest;
    }
    named(next, tables.units).map_or((None, end), |(unit, last)| (Some(unit), last.span.end))
}

/// The entry of `table` with one of whose names `words` begin, and the last word of that name.
fn named<'a, T: Copy>(words: &'a [Word], table: &[(T, &[&str])]) -> Option<(T, &'a Word)> {
    table.iter().find_map(|(entry, names)| {
        names.iter().find_map(|name| {
            let length = name.split(' ').count();
            let here = words.get(..length)?;
            let same = here.iter().map(|word| word.folded.as_str()).eq(name.split(' '));
            here.last().filter(|_| same).map(|last| (*entry, last))
        })
    })
}

/// `3.` or `3)` at the start of a line.
fn numbers_an_item(text: &str, start: usize, end: usize) -> bool {
    let mut before = text[..start].chars().rev().take_while(|c| *c != '\n');
    let mut after = text[end..].chars();
    before.all(|c| c.is_whitespace() || c == '(')
        && matches!(after.next(), Some('.' | ')'))
        && after.next().is_none_or(char::is_whitespace)
        && after.next().is_some()
}

/// The numbers in words; each only answers.
#[must_use]
pub fn spelled(text: &str, words: &[Word], tables: &Tables) -> Vec<Figure> {
    let value = |word: &Word| {
        let entry = tables
            .numbers
            .iter()
            .find(|(_, names)| names.split(' ').any(|name| name == word.folded));
        entry.map(|(value, _)| *value)
    };
    let part = |word: &Word| tables.parts.iter().find(|(name, _)| *name == word.folded);
    let half = |word: &Word| {
        let answer = Figure::answer(part(word)?.1, Some(Unit::Percent));
        Some(Figure { span: word.span.clone(), ..answer })
    };
    let mut found: Vec<Figure> = words.iter().filter_map(half).collect();
    let mut at = 0;
    while at < words.len() {
        let Some(mut total) = value(&words[at]) else {
            at += 1;
            continue;
        };
        let mut last = at;
        loop {
            let joins = words
                .get(last + 1)
                .is_some_and(|word| tables.joins.contains(&word.folded.as_str()));
            let next = last + 1 + usize::from(joins);
            let Some(more) = words.get(next).and_then(value).and_then(|more| added(total, more))
            else {
                break;
            };
            total = more;
            last = next;
        }
        let (unit, end) = unit(text, words, words[last].span.end, tables);
        found.push(Figure { span: words[at].span.start..end, ..Figure::answer(total, unit) });
        at = last + 1;
    }
    found
}

/// A number word after others of the same number: *two hundred*, *twenty four*, *mil doscientos*;
/// nothing when it begins another number.
fn added(total: u64, more: u64) -> Option<u64> {
    match more {
        100 if (1..10).contains(&total) => Some(total * 100),
        1000 if (1..1000).contains(&total) => Some(total * 1000),
        1..10 if total >= 20 && total.is_multiple_of(10) => Some(total + more),
        10..100 if total >= 100 && total.is_multiple_of(100) => Some(total + more),
        100..1000 if total >= 1000 && total.is_multiple_of(1000) => Some(total + more),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::super::tables::tables;
    use super::*;
    use crate::community::glossary::terms::inflection::words;
    use crate::foundation::i18n::Lang;

    fn read(text: &str, code: &str) -> Vec<(String, Vec<String>, Option<Unit>)> {
        let lang = Lang::new(code);
        let found = figures(text, &words(text, &lang), tables(&lang));
        found
            .into_iter()
            .map(|figure| (text[figure.span].to_owned(), figure.readings, figure.unit))
            .collect()
    }

    #[test]
    fn a_figure_means_what_its_language_says() {
        for (text, code, value) in [
            ("1,000", "en", "1000"),
            ("1.000", "es", "1000"),
            ("1 000", "es", "1000"),
            ("1\u{a0}000", "en", "1000"),
            ("1000", "en", "1000"),
            ("1.5", "en", "1.5"),
            ("1,5", "es", "1.5"),
            ("1.5", "es", "1.5"),
            ("1,234,567.80", "en", "1234567.8"),
            ("1.234.567,8", "es", "1234567.8"),
            ("1.5 million", "en", "1500000"),
            ("1,5 millones", "es", "1500000"),
            ("2 billion", "en", "2000000000"),
            ("2 mil millones", "es", "2000000000"),
            ("1 234,5", "es", "1234.5"),
            ("03", "en", "3"),
            ("7.3", "es", "7.3"),
            ("14.4.2", "es", "14.4.2"),
        ] {
            let found = read(text, code);
            assert_eq!(found.len(), 1, "{text}: {found:?}");
            assert_eq!(found[0].1[0], value, "{text}");
        }
        assert_eq!(read("1,000", "es")[0].1, ["1", "1000"]);
    }

    #[test]
    fn a_figure_counts_what_follows_it() {
        for (text, code, written, unit) in [
            ("within 24 hours.", "en", "24 hours", Some(Unit::Hour)),
            ("a 30-day lock", "en", "30-day", Some(Unit::Day)),
            ("in 5 business days", "en", "5 business days", Some(Unit::Day)),
            ("24h", "es", "24h", Some(Unit::Hour)),
            ("el 50 % de", "es", "50 %", Some(Unit::Percent)),
            ("50 por ciento", "es", "50 por ciento", Some(Unit::Percent)),
            ("50 per cent", "en", "50 per cent", Some(Unit::Percent)),
            ("42 ALSes", "en", "42", None),
            ("24. Hours", "en", "24", None),
        ] {
            assert_eq!(read(text, code)[0].0, written);
            assert_eq!(read(text, code)[0].2, unit, "{text}");
        }
    }

    #[test]
    fn digits_in_a_name_are_no_figure() {
        assert!(read("ICANN75 y S1", "es").is_empty());
    }

    #[test]
    fn numbers_in_words() {
        for (text, code, value) in [
            ("twenty-four hours", "en", "24"),
            ("veinticuatro horas", "es", "24"),
            ("seventy-two", "en", "72"),
            ("setenta y dos", "es", "72"),
            ("ciento veinte", "es", "120"),
            ("two hundred and fifty", "en", "250"),
            ("dos mil", "es", "2000"),
            ("two-thirds", "en", "2"),
        ] {
            let lang = Lang::new(code);
            let found = spelled(text, &words(text, &lang), tables(&lang));
            assert_eq!(found[0].readings, [value], "{text}");
            assert!(!found[0].asks);
        }
    }
}
