//! Acronyms in a text: those of the glossary, by their exact letters (`ccNSO` is not `CCNSO`),
//! and any other word of two to eight capitals. Plurals count as the acronym: `ALSes`, `RALOs`.
//!
//! No acronyms are: Roman numerals, ordinary words in capitals (*NOT*, *TODOS*), and lines all in
//! capitals. Refuses to know the other text.

use std::collections::{BTreeSet, HashMap};
use std::ops::Range;

use super::tables::tables;
use crate::community::glossary::terms::Term;
use crate::community::glossary::terms::inflection::{Word, singular_acronym};
use crate::foundation::i18n::{Lang, fold};

/// A line of this many words without a small letter is a heading or a shout.
const SHOUTED_WORDS: usize = 4;
/// A single word of this many capitals alone on its line is a heading.
const HEADING_LETTERS: usize = 5;

/// Every acronym of the glossary, with its terms and languages.
#[derive(Default)]
pub struct Known {
    owners: HashMap<String, Vec<(usize, Lang)>>,
    /// By small letters, those that are never translated.
    kept: HashMap<String, String>,
}

impl Known {
    /// The acronyms of `terms` that are one word.
    #[must_use]
    pub fn of(terms: &[&Term]) -> Self {
        let mut known = Self::default();
        for (index, term) in terms.iter().enumerate() {
            for lang in term.acronyms.keys() {
                for acronym in
                    term.acronyms(lang).filter(|acronym| acronym.chars().all(char::is_alphanumeric))
                {
                    known.owners.entry(acronym.to_owned()).or_default().push((index, lang.clone()));
                    if term.keep_acronym {
                        known.kept.insert(acronym.to_lowercase(), acronym.to_owned());
                    }
                }
            }
        }
        known
    }

    /// The terms with this acronym, and the language in which they have it.
    #[must_use]
    pub fn owners(&self, acronym: &str) -> &[(usize, Lang)] {
        self.owners.get(acronym).map_or(&[], Vec::as_slice)
    }

    /// The acronym that `written` spells with the wrong capitals.
    #[must_use]
    pub fn respelled(&self, written: &str) -> Option<&str> {
        let kept = self.kept.get(&written.to_lowercase())?;
        (kept != written && self.owners(written).is_empty() && capitals(written) > 1)
            .then_some(kept)
    }

    /// The acronym that a word is, without its plural.
    fn acronym<'a>(&self, written: &'a str) -> Option<&'a str> {
        if self.owners.contains_key(written) {
            return Some(written);
        }
        let singular = singular_acronym(written).unwrap_or(written);
        let known = self.owners.contains_key(singular) || self.respelled(singular).is_some();
        (known || looks_like_one(singular)).then_some(singular)
    }
}

/// An acronym where it stands.
#[derive(Clone, Debug)]
pub struct Acronym {
    /// Where it stands with its plural, in bytes.
    pub span: Range<usize>,
    /// Its letters without the plural.
    pub letters: String,
}

/// The acronyms of a text.
#[derive(Default)]
pub struct Acronyms {
    /// In order of place; those that may only be shouted are left out.
    pub list: Vec<Acronym>,
    exact: BTreeSet<String>,
    small: BTreeSet<String>,
    shouted: BTreeSet<String>,
}

impl Acronyms {
    /// The acronyms among the words of `text`.
    #[must_use]
    pub fn of(text: &str, words: &[Word], known: &Known, lang: &Lang) -> Self {
        let mut found = Self::default();
        let lines = shouted_lines(text, words);
        for word in words {
            let written = &text[word.span.clone()];
            let line = lines.get(lines.partition_point(|(line, _)| line.end <= word.span.start));
            let shout =
                line.filter(|(line, _)| line.contains(&word.span.start)).map(|(_, shout)| *shout);
            if shout == Some(Shout::All) {
                found.shouted.insert(word.folded.clone());
            }
            let Some(letters) = known.acronym(written) else { continue };
            if text[word.span.end..].starts_with('$') {
                continue;
            }
            found.exact.insert(letters.to_owned());
            if capitals(letters) > 1 {
                found.small.insert(letters.to_lowercase());
            }
            let ordinary = known.owners(letters).is_empty()
                && known.respelled(letters).is_none()
                && (shout.is_some()
                    || roman(letters)
                    || tables(lang).stressed.split(' ').any(|stressed| stressed == fold(letters)));
            if shout != Some(Shout::All) && !ordinary {
                found.list.push(Acronym { span: word.span.clone(), letters: letters.to_owned() });
            }
        }
        found
    }

    /// These very letters stand in the text, or were shouted.
    #[must_use]
    pub fn has(&self, letters: &str) -> bool {
        self.exact.contains(letters) || self.shouted.contains(&letters.to_lowercase())
    }

    /// These letters stand in the text, perhaps with other capitals.
    #[must_use]
    pub fn has_spelling_of(&self, letters: &str) -> bool {
        self.has(letters) || self.small.contains(&letters.to_lowercase())
    }
}

/// How much of a line may be shouted.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Shout {
    /// So long that nothing in it is certain.
    All,
    /// A short heading: acronyms of the glossary still count.
    Heading,
}

/// The lines without a small letter that are more than an acronym.
fn shouted_lines(text: &str, words: &[Word]) -> Vec<(Range<usize>, Shout)> {
    let mut found = Vec::new();
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let span = start..start + line.len();
        start = span.end;
        if line.contains(char::is_lowercase) {
            continue;
        }
        let from = words.partition_point(|word| word.span.start < span.start);
        let to = words.partition_point(|word| word.span.start < span.end);
        let lettered: Vec<&str> = words[from..to]
            .iter()
            .map(|word| &text[word.span.clone()])
            .filter(|word| word.contains(char::is_alphabetic))
            .collect();
        let heading = match lettered.as_slice() {
            [] => false,
            [word] => word.chars().count() >= HEADING_LETTERS,
            _ => true,
        };
        if lettered.len() >= SHOUTED_WORDS {
            found.push((span, Shout::All));
        } else if heading {
            found.push((span, Shout::Heading));
        }
    }
    found
}

/// Two to eight capitals and digits, of which two are letters and the first is one.
fn looks_like_one(word: &str) -> bool {
    (2..=8).contains(&word.len())
        && word.starts_with(|c: char| c.is_ascii_uppercase())
        && word.bytes().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit())
        && capitals(word) > 1
}

/// How many capital letters a word has.
fn capitals(word: &str) -> usize {
    word.chars().filter(|c| c.is_uppercase()).count()
}

/// A Roman numeral up to 39, as numbered summits and chapters have them.
fn roman(word: &str) -> bool {
    let tens = word.trim_start_matches('X');
    word.len() - tens.len() <= 3
        && matches!(tens, "" | "I" | "II" | "III" | "IV" | "V" | "VI" | "VII" | "VIII" | "IX")
}
