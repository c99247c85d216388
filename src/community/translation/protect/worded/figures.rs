//! Figures as each language writes them: `1,000` and `1.000`, `2.5%` and `2,5 %`, *2 billion* and
//! *2 mil millones*, *30-day* and *de 30 días*. A section number is no decimal and stays; so does
//! what both languages write.
//!
//! Refuses to guess: Spanish `1,000` is a thousand in Mexico and one elsewhere, and stays.

use std::ops::Range;

use super::super::found::{Found, Value};
use crate::community::glossary::checker::numbers::Figure;
use crate::community::glossary::checker::tables::{Unit, tables};
use crate::foundation::i18n::Lang;

/// Zeros a scale adds, in English, and in Spanish for one and for more.
const SCALES: [(&str, &str, &str); 4] = [
    ("thousand", "mil", "mil"),
    ("million", "millón", "millones"),
    ("billion", "mil millones", "mil millones"),
    ("trillion", "billón", "billones"),
];
/// Before a figure with a point these mean a section, a rule, a version.
const SECTIONS: &[&str] = &[
    "section",
    "sections",
    "article",
    "articles",
    "rule",
    "rules",
    "version",
    "v",
    "paragraph",
    "annex",
    "clause",
    "recommendation",
    "item",
    "question",
    "chapter",
    "table",
    "figure",
    "rop",
    "sección",
    "secciones",
    "artículo",
    "artículos",
    "regla",
    "reglas",
    "versión",
    "párrafo",
    "anexo",
    "cláusula",
    "recomendación",
    "punto",
    "inciso",
    "pregunta",
    "capítulo",
    "tabla",
    "numeral",
    "literal",
    "rfc",
];

/// The figures in `text`, worded for `to`.
#[must_use]
pub fn figures(text: &str, all: &[Figure], from: &Lang, to: &Lang) -> Vec<Found> {
    let asked = all.iter().filter(|figure| !figure.span.is_empty());
    asked.map(|figure| found(text, figure, from, to)).collect()
}

fn found(text: &str, figure: &Figure, from: &Lang, to: &Lang) -> Found {
    let digits = digits(text, figure.span.clone());
    let pair = (from.base(), to.base());
    if !matches!(pair, ("en", "es") | ("es", "en")) {
        return Found { span: digits, lead: "", value: Value::Same };
    }
    let english = pair.0 == "en";
    let written = &text[digits.clone()];
    let after = &text[digits.end..];
    if let Some(found) = ordinal(text, &digits, after, english) {
        return found;
    }
    if english && let Some(found) = adjective(&digits, figure, after, to, written) {
        return found;
    }
    let span = with_money(text, digits.clone());
    let money = span.start < digits.start;
    let prefix = &text[span.start..digits.start];
    let percent = after.trim_start_matches([' ', '\u{a0}', '\u{202f}']).starts_with('%');
    let scale = scale(after, english);
    let quantity = money || percent || scale.is_some() || figure.unit.is_some();
    let section = {
        let before = text[..span.start].trim_end();
        let word = before.rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
        SECTIONS.contains(&word.to_lowercase().as_str()) || before.ends_with('§')
    };
    let number = if section { written.to_owned() } else { localized(written, quantity, english) };
    if percent {
        let end = digits.end + after.find('%').unwrap_or(0) + 1;
        let space = if english { "\u{a0}" } else { "" };
        return text_of(span.start..end, format!("{prefix}{number}{space}%"));
    }
    if let Some((end, word)) = scale {
        let one = figure.readings.first().is_some_and(|value| value.trim_end_matches('0') == "1");
        let (in_english, singular, plural) = SCALES[word];
        let end = digits.end + end;
        if english {
            let scale = if one { singular } else { plural };
            // *1 billion* is *mil millones* alone.
            let alone = one && word == 2 && written == "1";
            let text = if alone { scale.to_owned() } else { format!("{prefix}{number} {scale}") };
            let value = if word == 0 { Value::Text(text) } else { Value::Many(text) };
            return Found { span: span.start..end, lead: "", value };
        }
        // *2 millones de usuarios*: English has no preposition here.
        let rest = &text[end..];
        let of = if word > 0 && rest.starts_with(" de ") { " de".len() } else { 0 };
        return text_of(span.start..end + of, format!("{prefix}{number} {in_english}"));
    }
    if number == written {
        Found { span, lead: "", value: Value::Same }
    } else {
        text_of(span, format!("{prefix}{number}"))
    }
}

fn text_of(span: Range<usize>, text: String) -> Found {
    Found { span, lead: "", value: Value::Text(text) }
}

/// The digits alone, without the unit.
fn digits(text: &str, span: Range<usize>) -> Range<usize> {
    let written = &text[span.clone()];
    let mut end = 0;
    let mut chars = written.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        if c.is_ascii_digit() {
            end = at + 1;
        } else if !(matches!(c, '.' | ',' | ' ' | '\u{a0}' | '\u{202f}')
            && chars.peek().is_some_and(|(_, next)| next.is_ascii_digit()))
        {
            break;
        }
    }
    span.start..span.start + end
}

/// The sign of a currency before it is part of it.
fn with_money(text: &str, span: Range<usize>) -> Range<usize> {
    for sign in ["US$", "U$S ", "U$S", "US$ ", "R$", "$ ", "$", "€ ", "€", "£"] {
        if text[..span.start].ends_with(sign) {
            return span.start - sign.len()..span.end;
        }
    }
    span
}

/// The bytes up to the end of a word of scale that follows, and which.
fn scale(after: &str, english: bool) -> Option<(usize, usize)> {
    let rest = after.strip_prefix([' ', '\u{a0}'])?;
    let skipped = after.len() - rest.len();
    let lower: String = rest.chars().take(16).collect::<String>().to_lowercase();
    let fits = |word: &str| {
        lower.starts_with(word) && !lower[word.len()..].starts_with(char::is_alphabetic)
    };
    // The longer first: *mil millones* before *mil*.
    [2, 3, 1, 0].into_iter().find_map(|at| {
        let (en, one, many) = SCALES[at];
        let words = if english { [en, en] } else { [many, one] };
        words.into_iter().find(|word| fits(word)).map(|word| (skipped + word.len(), at))
    })
}

/// `2nd` and `2.º`.
fn ordinal(text: &str, digits: &Range<usize>, after: &str, english: bool) -> Option<Found> {
    let number = &text[digits.clone()];
    if !number.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let endings: &[&str] = if english {
        &["st", "nd", "rd", "th"]
    } else {
        &[".º", ".ª", "º", "ª", ".er", ".o", ".a", "er", "ro", "do", "to"]
    };
    let ending = endings.iter().find(|ending| {
        after.starts_with(**ending) && !after[ending.len()..].starts_with(char::is_alphanumeric)
    })?;
    let span = digits.start..digits.end + ending.len();
    if english {
        return Some(Found { span, lead: "", value: Value::Ordinal(number.to_owned()) });
    }
    let ending = match number {
        _ if number.ends_with("11") || number.ends_with("12") || number.ends_with("13") => "th",
        _ if number.ends_with('1') => "st",
        _ if number.ends_with('2') => "nd",
        _ if number.ends_with('3') => "rd",
        _ => "th",
    };
    Some(text_of(span, format!("{number}{ending}")))
}

/// *a 30-day period* is *un período de 30 días*.
fn adjective(
    digits: &Range<usize>,
    figure: &Figure,
    after: &str,
    to: &Lang,
    written: &str,
) -> Option<Found> {
    let unit = figure.unit.filter(|unit| *unit != Unit::Percent)?;
    let word = after.strip_prefix('-')?;
    let length = word.find(|c: char| !c.is_alphabetic()).unwrap_or(word.len());
    let noun_follows =
        word[length..].strip_prefix(' ').is_some_and(|rest| rest.starts_with(char::is_lowercase));
    if !noun_follows {
        return None;
    }
    let names = tables(to).units.iter().find(|(known, _)| *known == unit)?.1;
    let at = usize::from(figure.readings.first().is_none_or(|value| value != "1"));
    let name = match *names.get(at)? {
        "dia" => "día",
        "dias" => "días",
        "ano" => "año",
        "anos" => "años",
        other => other,
    };
    let span = digits.start..digits.end + 1 + length;
    Some(Found { span, lead: "", value: Value::Adjective(format!("de {written} {name}")) })
}

/// Every figure of a run of figures joined by signs: `1,000-2,000`.
#[must_use]
pub fn each(written: &str, from: &Lang, to: &Lang) -> String {
    if !matches!((from.base(), to.base()), ("en", "es") | ("es", "en")) {
        return written.to_owned();
    }
    let parts = written.split_inclusive(['-', '–', '/']);
    let worded = parts.map(|part| {
        let figure = part.trim_end_matches(['-', '–', '/']);
        localized(figure, false, from.base() == "en") + &part[figure.len()..]
    });
    worded.collect()
}

/// The number as the other language writes it.
fn localized(written: &str, quantity: bool, english: bool) -> String {
    let (group, point) = if english { (',', '.') } else { ('.', ',') };
    let (to_group, to_point) = (point, group);
    let parts: Vec<&str> = written.split([',', '.', ' ', '\u{a0}', '\u{202f}']).collect();
    let marks: Vec<char> = written.chars().filter(|c| !c.is_ascii_digit()).collect();
    let grouped = |parts: &[&str]| {
        parts.len() > 1
            && parts[0].len() <= 3
            && parts[0] != "0"
            && parts[1..].iter().all(|part| part.len() == 3)
    };
    let joined = |parts: &[&str]| parts.join(&to_group.to_string());
    let (Some((last, first)), Some(mark)) = (parts.split_last(), marks.last().copied()) else {
        return written.to_owned();
    };
    let is_space = |mark: char| matches!(mark, ' ' | '\u{a0}' | '\u{202f}');
    if marks.iter().all(|mark| is_space(*mark)) {
        return if english { written.to_owned() } else { joined(&parts) };
    }
    if let [mark] = marks.as_slice() {
        return match (*mark == point, grouped(&parts)) {
            (false, true) => joined(&parts),
            // A thousand in Mexico, one elsewhere.
            (true, true) if !english => written.to_owned(),
            (true, is_group) if is_group || quantity || !english => {
                format!("{}{to_point}{last}", parts[0])
            }
            _ => written.to_owned(),
        };
    }
    let alike = marks.iter().all(|one| *one == mark);
    if alike && grouped(&parts) {
        return joined(&parts);
    }
    let before = &marks[..marks.len() - 1];
    if !alike
        && !is_space(mark)
        && grouped(first)
        && before.iter().all(|one| *one == before[0])
        && before[0] != mark
    {
        return format!("{}{to_point}{last}", joined(first));
    }
    written.to_owned()
}

#[cfg(test)]
mod tests {
    use super::localized;

    #[test]
    fn figures_change_their_signs_and_nothing_else() {
        for (written, quantity, english, other) in [
            ("1,000", false, true, "1.000"),
            ("1.000", false, false, "1,000"),
            ("1,234,567.80", false, true, "1.234.567,80"),
            ("1.234,5", false, false, "1,234.5"),
            ("2.5", true, true, "2,5"),
            ("7.3", false, true, "7.3"),
            ("2,5", false, false, "2.5"),
            ("7.3", false, false, "7.3"),
            ("14.4.2", false, true, "14.4.2"),
            ("1,000", true, false, "1,000"),
            ("1 000", false, false, "1,000"),
            ("2026", true, true, "2026"),
        ] {
            assert_eq!(localized(written, quantity, english), other, "{written}");
        }
    }
}
