//! Known names of people and organisations in a text.
//!
//! A name counts where it has its capitals; accents may be missing. A single name that is also an
//! ordinary word (*Rosa*, *Luz*, *Grace*, *King*) asks for itself only in the middle of a
//! sentence, where a word would have no capital; as part of a full name it always does.
//!
//! Refuses to know members: the names are given.

use std::collections::HashMap;
use std::ops::Range;

use crate::community::glossary::terms::inflection::{Word, words};
use crate::foundation::i18n::Lang;

/// Names that are also words of English or Spanish, without accents.
const ALSO_WORDS: &[&str] = &[
    "abril",
    "alba",
    "alma",
    "amparo",
    "angel",
    "april",
    "august",
    "aurora",
    "banks",
    "bill",
    "blanca",
    "blanco",
    "bravo",
    "brown",
    "candela",
    "christian",
    "clara",
    "cliff",
    "concepcion",
    "consuelo",
    "cook",
    "cruz",
    "delgado",
    "dawn",
    "dolores",
    "domingo",
    "dulce",
    "esperanza",
    "estrella",
    "faith",
    "fe",
    "flor",
    "flores",
    "frank",
    "franco",
    "gene",
    "gloria",
    "grace",
    "grant",
    "green",
    "guerra",
    "guerrero",
    "hill",
    "hope",
    "hunter",
    "iris",
    "jack",
    "joy",
    "june",
    "justice",
    "king",
    "leon",
    "long",
    "luna",
    "luz",
    "mar",
    "marina",
    "mark",
    "may",
    "mercedes",
    "mercy",
    "miller",
    "milagros",
    "modesto",
    "moreno",
    "nieves",
    "norma",
    "olivia",
    "page",
    "pat",
    "patience",
    "paz",
    "perla",
    "piedad",
    "pilar",
    "pino",
    "pleasant",
    "prado",
    "price",
    "prudence",
    "prudencia",
    "ray",
    "remedios",
    "rey",
    "reyes",
    "rios",
    "rob",
    "rocio",
    "rosa",
    "rosario",
    "rose",
    "ruby",
    "rusty",
    "santos",
    "short",
    "silva",
    "smith",
    "socorro",
    "sol",
    "soledad",
    "stone",
    "sue",
    "summer",
    "torres",
    "trinidad",
    "vega",
    "victoria",
    "violeta",
    "white",
    "will",
    "wood",
    "young",
];

/// A name where it stands.
#[derive(Clone, Debug)]
pub struct Name {
    /// Which of the names it is.
    pub index: usize,
    /// Where it stands, in bytes.
    pub span: Range<usize>,
    /// It is certainly the name, and must stand in the other text too.
    pub asks: bool,
}

/// Names to be looked for, each by its first word.
#[derive(Default)]
pub struct Names {
    /// The index of the name and its words.
    all: Vec<(usize, Vec<Word>)>,
    by_first: HashMap<String, Vec<usize>>,
}

impl Names {
    /// Of these `names`, as they stand in texts in `lang`.
    #[must_use]
    pub fn of(names: &[String], lang: &Lang) -> Self {
        let words = names.iter().map(|name| words(name, lang)).enumerate();
        let all: Vec<(usize, Vec<Word>)> = words.filter(|(_, words)| !words.is_empty()).collect();
        let mut by_first: HashMap<String, Vec<usize>> = HashMap::new();
        for (at, (_, words)) in all.iter().enumerate() {
            by_first.entry(words[0].folded.clone()).or_default().push(at);
        }
        Self { all, by_first }
    }

    /// Those that stand in a text, in order of place.
    #[must_use]
    pub fn stand(&self, text: &str, text_words: &[Word]) -> Vec<Name> {
        let mut found = Vec::new();
        for (at, first) in text_words.iter().enumerate() {
            for (index, wanted) in
                self.by_first.get(&first.folded).into_iter().flatten().map(|at| &self.all[*at])
            {
                let Some(here) = text_words.get(at..at + wanted.len()) else { continue };
                let same = here.iter().zip(wanted).all(|(word, part)| {
                    word.folded == part.folded
                        && (word.capital || !part.capital)
                        && word.segment == first.segment
                });
                if same {
                    let asks = wanted.len() > 1
                        || !ALSO_WORDS.contains(&wanted[0].folded.as_str())
                        || !begins_a_sentence(text, text_words, at);
                    let span = first.span.start..here[here.len() - 1].span.end;
                    found.push(Name { index: *index, span, asks });
                }
            }
        }
        found.sort_by_key(|found| (found.span.start, found.span.end, found.index));
        found
    }
}

/// The `names` that stand in a text, in order of place.
#[must_use]
pub fn names(text: &str, text_words: &[Word], names: &[String], lang: &Lang) -> Vec<Name> {
    Names::of(names, lang).stand(text, text_words)
}

/// A name, as it is compared, is also an ordinary word.
#[must_use]
pub fn is_also_a_word(folded: &str) -> bool {
    ALSO_WORDS.contains(&folded)
}

/// A word stands first in its sentence, line or quotation, where every word has a capital.
fn begins_a_sentence(text: &str, words: &[Word], at: usize) -> bool {
    let Some(before) = at.checked_sub(1).map(|before| &words[before]) else { return true };
    text[before.span.end..words[at].span.start]
        .contains(|c: char| !c.is_whitespace() && !matches!(c, ',' | '-' | '@' | ')'))
        || text[before.span.end..words[at].span.start].contains('\n')
}

/// A person is there if the first or last part of a name of two or three parts is: a synthesis
/// may say *Rosa* for *Rosa Quispe*.
#[must_use]
pub fn stands_in_part(name: &str, text_words: &[Word], lang: &Lang) -> bool {
    let parts = words(name, lang);
    if !(2..=3).contains(&parts.len()) {
        return false;
    }
    [parts.first(), parts.last()]
        .into_iter()
        .flatten()
        .filter(|part| part.folded.len() > 2)
        .any(|part| text_words.iter().any(|word| word.capital && word.folded == part.folded))
}
