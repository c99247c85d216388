//! The wordings of terms in one language, and where they stand in a text. To raise a question a
//! wording must stand word for word (number and gender aside); to answer one it is enough that its
//! words of meaning stand in order, so *Comité Asesor de At-Large* answers for *Comité Asesor
//! At-Large*.
//!
//! Refuses to know the other language.

use std::collections::HashMap;
use std::ops::Range;

use crate::community::glossary::terms::Term;
use crate::community::glossary::terms::inflection::{Word, words};
use crate::foundation::i18n::Lang;

/// A wording of a term.
pub struct Phrase {
    /// The term, as an index.
    pub term: usize,
    /// One of the wordings of the past.
    pub legacy: bool,
    /// May ask for its equivalent: the preferred wording of a required term. Those further down
    /// the list (*Directorio*, *registro*) often have other meanings; they only answer.
    pub asks: bool,
    /// Written as one word with a capital (*Board*): asks only where the text has the capital too.
    pub proper: bool,
    /// Its words.
    pub words: Vec<Word>,
}

/// A wording found in a text.
pub struct Match {
    /// The phrase, as an index.
    pub phrase: usize,
    /// Where it stands, in bytes.
    pub span: Range<usize>,
    /// How many words it has.
    pub length: usize,
    /// It stands word for word; otherwise only its words of meaning do.
    pub exact: bool,
    /// Its first word has a capital.
    pub capital: bool,
}

/// All wordings of all terms in one language.
pub struct Phrases {
    all: Vec<Phrase>,
    by_first: HashMap<String, Vec<usize>>,
}

impl Phrases {
    /// The wordings of `terms` in `lang`.
    #[must_use]
    pub fn of(lang: &Lang, terms: &[&Term]) -> Self {
        let mut all = Vec::new();
        for (index, term) in terms.iter().enumerate() {
            let current =
                term.wordings(lang).enumerate().map(|(at, wording)| (wording, at == 0, false));
            let past = term
                .legacy
                .get(lang)
                .into_iter()
                .flatten()
                .map(|wording| (wording.as_str(), false, true));
            for (wording, first, legacy) in current.chain(past) {
                let words = words(wording, lang);
                if words.is_empty() {
                    continue;
                }
                let asks = term.required && first;
                let proper =
                    !wording.contains(char::is_whitespace) && words.iter().any(|word| word.capital);
                all.push(Phrase { term: index, legacy, asks, proper, words });
            }
        }
        let mut by_first: HashMap<String, Vec<usize>> = HashMap::new();
        for (index, phrase) in all.iter().enumerate() {
            by_first.entry(phrase.words[0].key.clone()).or_default().push(index);
        }
        Self { all, by_first }
    }

    /// The phrase at `index`.
    #[must_use]
    pub fn get(&self, index: usize) -> &Phrase {
        &self.all[index]
    }

    /// The phrases that stand word for word in a text, in order of place, those within longer ones
    /// too.
    #[must_use]
    pub fn exact(&self, text: &[Word]) -> Vec<Match> {
        self.matches_in(&text.iter().collect::<Vec<_>>(), true)
    }

    /// The phrases that stand in a text, in order of place; what stands within a longer one is
    /// left out, so *Board* is not found in *LACRALO Board*.
    #[must_use]
    pub fn matches(&self, text: &[Word]) -> Vec<Match> {
        let mut found = self.matches_in(&text.iter().collect::<Vec<_>>(), true);
        let meaning: Vec<&Word> = text.iter().filter(|word| !word.grammatical).collect();
        found.extend(self.matches_in(&meaning, false));
        found.sort_by_key(|found| {
            (found.span.start, std::cmp::Reverse(found.span.end), !found.exact)
        });
        let mut longest = 0..0;
        found.retain(|found| {
            let within = found.span.end <= longest.end && found.span != longest;
            if !within {
                longest = found.span.clone();
            }
            !within
        });
        found
    }

    /// The phrases among these words, by all their words or by those of meaning.
    fn matches_in(&self, text: &[&Word], exact: bool) -> Vec<Match> {
        let mut found = Vec::new();
        for (at, word) in text.iter().enumerate() {
            for &index in self.by_first.get(&word.key).into_iter().flatten() {
                let wanted =
                    || self.all[index].words.iter().filter(|word| exact || !word.grammatical);
                let length = wanted().count();
                let Some(here) = text.get(at..at + length) else { continue };
                let same = here
                    .iter()
                    .zip(wanted())
                    .all(|(a, b)| a.key == b.key && a.segment == word.segment);
                if let Some(last) = here.last().filter(|_| same && (exact || length > 1)) {
                    let span = word.span.start..last.span.end;
                    found.push(Match { phrase: index, span, length, exact, capital: word.capital });
                }
            }
        }
        found
    }

    /// A wording of `term`, of today or of the past, stands somewhere in a text.
    #[must_use]
    pub fn stands(&self, term: usize, text: &[Word]) -> bool {
        let meaning: Vec<&Word> = text.iter().filter(|word| !word.grammatical).collect();
        self.all.iter().filter(|phrase| phrase.term == term).any(|phrase| {
            let wanted: Vec<&Word> = phrase.words.iter().filter(|word| !word.grammatical).collect();
            !wanted.is_empty()
                && meaning.windows(wanted.len()).any(|here| {
                    here.iter()
                        .zip(&wanted)
                        .all(|(a, b)| a.segment == here[0].segment && a.key == b.key)
                })
        })
    }
}
