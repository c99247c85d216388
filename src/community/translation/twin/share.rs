//! Parts of a whole and kinds of majority: *one third*, *la mitad*, *2/3*, *simple majority*. Rules
//! turn on them, and most stand in words. Refuses to know what is counted.

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use crate::foundation::i18n::{Lang, fold};

/// A part of a whole, or a kind of majority.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Share {
    /// In lowest terms.
    Part(u32, u32),
    /// More than half of the votes.
    Simple,
    /// More than half of all who could vote.
    Absolute,
    /// More than a rule of its own says.
    Qualified,
    /// All.
    Unanimous,
}

impl Share {
    fn part(over: u32, under: u32) -> Option<Self> {
        let divisor =
            (1..=under).rev().find(|by| over.is_multiple_of(*by) && under.is_multiple_of(*by))?;
        (over > 0 && over < under).then_some(Self::Part(over / divisor, under / divisor))
    }
}

/// A share where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Written {
    /// Where, in bytes.
    pub span: Range<usize>,
    /// What it is.
    pub share: Share,
    /// May be missed in the other text; figures only answer, since they are compared as figures.
    pub asks: bool,
}

/// What patterns find: the words of a part, or a kind of majority.
type Patterns = Vec<(Regex, Option<Share>)>;

fn patterns(sources: &[(&str, Option<Share>)]) -> Patterns {
    let pattern = |source: &str| Regex::new(&format!("(?i){}", source.replace(r"\b", r"(?-u:\b)")));
    sources.iter().filter_map(|(source, share)| Some((pattern(source).ok()?, *share))).collect()
}

static FIGURES: LazyLock<Patterns> = LazyLock::new(|| {
    patterns(&[
        (r"(?:^|[\s(])(?P<whole>(?P<over>[0-9]{1,2})/(?P<under>[0-9]{1,2}))(?:$|[\s,.;:)])", None),
        (r"\b(?P<whole>(?P<over>[0-9]{1,2})[ \u{a0}]?(?:%|per ?cent\b|por ciento\b))", None),
    ])
});

static ENGLISH: LazyLock<Patterns> = LazyLock::new(|| {
    patterns(&[
        (r"\b(?P<whole>half)\b", Share::part(1, 2)),
        (
            r"\b(?P<whole>(?P<over>one|two|three|four)[ -](?P<under>thirds?|quarters?|fourths?|fifths?|tenths?))\b",
            None,
        ),
        (r"\b(?P<whole>(?P<over>a) (?P<under>third|quarter|fourth|fifth|tenth) of)\b", None),
        (r"\b(?P<whole>simple majority)\b", Some(Share::Simple)),
        (r"\b(?P<whole>absolute majority)\b", Some(Share::Absolute)),
        (r"\b(?P<whole>(?:qualified|special) majority|supermajority)\b", Some(Share::Qualified)),
        (r"\b(?P<whole>unanimous(?:ly)?|unanimity)\b", Some(Share::Unanimous)),
    ])
});

static SPANISH: LazyLock<Patterns> = LazyLock::new(|| {
    patterns(&[
        (r"\b(?P<whole>mitad)\b", Share::part(1, 2)),
        (
            r"\b(?P<whole>(?P<over>una?|dos|tres|cuatro) (?P<under>tercios?|cuartos?|quintos?|d[eé]cimos?)) de",
            None,
        ),
        (r"\b(?P<whole>(?P<over>una?|dos|tres|cuatro) (?P<under>tercios?))\b", None),
        (
            r"\b(?P<whole>(?:(?P<over>una|dos|tres|cuatro) )?(?P<under>tercera|cuarta|quinta|d[eé]cima)s? partes?)\b",
            None,
        ),
        (r"\b(?P<whole>mayor[ií]a simple)\b", Some(Share::Simple)),
        (r"\b(?P<whole>mayor[ií]a absoluta)\b", Some(Share::Absolute)),
        (
            r"\b(?P<whole>(?:mayor[ií]a (?:calificada|cualificada|especial)|superm[ai]yor[ií]a))\b",
            Some(Share::Qualified),
        ),
        (r"\b(?P<whole>un[aá]nime(?:mente)?s?|unanimidad)", Some(Share::Unanimous)),
    ])
});

/// The shares in `text`, in order of place.
#[must_use]
pub fn shares(text: &str, lang: &Lang) -> Vec<Written> {
    let words: &Patterns = match lang.base() {
        "en" => &ENGLISH,
        "es" => &SPANISH,
        _ => return Vec::new(),
    };
    let mut found: Vec<Written> = Vec::new();
    for (pattern, share) in words.iter().chain(FIGURES.iter()) {
        for captures in pattern.captures_iter(text) {
            let Some(whole) = captures.name("whole").map(|whole| whole.range()) else { continue };
            let part = |name: &str| captures.name(name).map(|part| number(part.as_str()));
            let figures = text[whole.clone()].starts_with(|c: char| c.is_ascii_digit());
            let read = match (part("over"), part("under")) {
                (None, None) => *share,
                (over, None) => Share::part(over.flatten().unwrap_or(0), 100),
                (over, Some(under)) => Share::part(over.flatten().unwrap_or(1), under.unwrap_or(0)),
            };
            let touches =
                |known: &Written| known.span.start < whole.end && whole.start < known.span.end;
            if let Some(share) = read
                && !found.iter().any(touches)
                && !is_of_a_year(text, &whole)
            {
                found.push(Written { span: whole, share, asks: !figures });
            }
        }
    }
    found.sort_by_key(|written| written.span.start);
    found
}

/// *The second half of 2026* is also the second semester.
fn is_of_a_year(text: &str, span: &Range<usize>) -> bool {
    let before = fold(text[..span.start].split_whitespace().next_back().unwrap_or_default());
    let after = text[span.end..].trim_start_matches([' ', '-']);
    ["first", "second", "last", "latter", "primera", "segunda", "ultima"].contains(&before.as_str())
        || (after.starts_with("year") && text[span.clone()].eq_ignore_ascii_case("half"))
}

/// A number in figures or in words, of either language.
fn number(word: &str) -> Option<u32> {
    const WORDS: [(u32, &str); 7] = [
        (1, "a one un una"),
        (2, "two dos half"),
        (3, "three tres third thirds tercio tercios tercera"),
        (4, "four cuatro quarter quarters fourth fourths cuarto cuartos cuarta"),
        (5, "five cinco fifth fifths quinto quintos quinta"),
        (10, "ten diez tenth tenths decimo decimos decima"),
        (100, "hundred cien"),
    ];
    let folded = fold(word);
    let named = || WORDS.iter().find(|(_, names)| names.split(' ').any(|name| name == folded));
    word.parse().ok().or_else(|| named().map(|(value, _)| *value))
}

/// Those of `one` that the other text lacks while it has another of its kind, or names a part that
/// nothing there answers.
#[must_use]
pub fn missing<'a>(one: &'a [Written], other: &[Written]) -> Vec<&'a Written> {
    let is_part = |share: Share| matches!(share, Share::Part(_, _));
    let lacks = |written: &&Written| {
        let there = other.iter().any(|known| known.share == written.share);
        // A majority without its kind answers for any.
        let differs = other.iter().any(|known| !is_part(known.share));
        written.asks && !there && (is_part(written.share) || differs)
    };
    let mut seen = Vec::new();
    let mut found: Vec<&Written> = one.iter().filter(lacks).collect();
    found.retain(|written| {
        let fresh = !seen.contains(&written.share);
        seen.push(written.share);
        fresh
    });
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str, code: &str) -> Vec<Share> {
        shares(text, &Lang::new(code)).into_iter().map(|written| written.share).collect()
    }

    #[test]
    fn every_pattern_is_one() {
        assert_eq!((FIGURES.len(), ENGLISH.len(), SPANISH.len()), (2, 7, 8));
    }

    #[test]
    fn parts_and_majorities_in_both_languages() {
        use Share::{Absolute, Part, Qualified, Simple, Unanimous};
        for (en, es, share) in [
            ("half of the members", "la mitad de los integrantes", Part(1, 2)),
            ("one third of them", "un tercio de ellas", Part(1, 3)),
            ("two-thirds agree", "dos tercios están de acuerdo", Part(2, 3)),
            ("a third of them", "la tercera parte", Part(1, 3)),
            ("three quarters", "tres cuartas partes", Part(3, 4)),
            ("three quarters", "tres cuartos de los votos", Part(3, 4)),
            ("at least 2/3 of them", "al menos 2/3 de ellas", Part(2, 3)),
            ("50% of them", "el 50 % de ellas", Part(1, 2)),
            ("25 per cent", "25 por ciento", Part(1, 4)),
            ("a simple majority", "por mayoría simple", Simple),
            ("an absolute majority", "la mayoría absoluta", Absolute),
            ("a qualified majority", "la mayoría calificada", Qualified),
            ("unanimously", "por unanimidad", Unanimous),
        ] {
            assert_eq!(read(en, "en"), [share], "{en}");
            assert_eq!(read(es, "es"), [share], "{es}");
        }
        for (text, code) in [
            ("a third party, the third meeting, a quarter later", "en"),
            ("on behalf of", "en"),
            ("la tercera reunión, el cuarto punto", "es"),
            ("10/12/2026", "es"),
        ] {
            assert_eq!(read(text, code), [], "{text}");
        }
    }

    #[test]
    fn only_what_differs_is_missing() {
        let missed = |en: &str, es: &str| {
            let (en, es) = (shares(en, &Lang::new("en")), shares(es, &Lang::new("es")));
            (missing(&en, &es).len(), missing(&es, &en).len())
        };
        assert_eq!(missed("a third of the ALSes", "la mitad de las ALS"), (1, 1));
        assert_eq!(missed("half of the ALSes", "el 50 % de las ALS"), (0, 0));
        assert_eq!(missed("by simple majority", "por mayoría"), (0, 0));
        assert_eq!(missed("by simple majority", "por mayoría absoluta"), (1, 1));
        assert_eq!(missed("two thirds, and two thirds", "todas"), (1, 0));
    }
}
