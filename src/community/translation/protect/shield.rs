//! A glossary and names made ready once, for many messages: what is looked for in a message is
//! found by its words, not by going through the glossary.
//!
//! Refuses to change with the glossary: whoever keeps one makes a new one when the glossary changes.

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use crate::community::glossary::checker::acronyms::Known;
use crate::community::glossary::checker::names::{Names, is_also_a_word};
use crate::community::glossary::checker::phrases::Phrases;
use crate::community::glossary::terms::Term;
use crate::community::glossary::terms::inflection::{Word, words};
use crate::foundation::i18n::Lang;

/// What protects the texts of a group.
pub struct Shield {
    terms: Vec<Term>,
    known: Known,
    sides: HashMap<String, Side>,
    names: Vec<String>,
}

/// What is looked for in one language.
pub struct Side {
    /// The language.
    pub lang: Lang,
    /// Wordings of terms.
    pub phrases: Phrases,
    /// Names of members and organisations.
    pub names: Names,
    /// The first and last part of names of two parts, as they are compared.
    parts: HashSet<String>,
}

impl Shield {
    /// Of these terms, and names that are never translated.
    #[must_use]
    pub fn of(terms: &[&Term], names: &[String]) -> Self {
        let mut languages: Vec<Lang> = terms
            .iter()
            .flat_map(|term| term.texts.keys().chain(term.acronyms.keys()))
            .cloned()
            .collect();
        languages.extend(["en", "es"].map(Lang::new));
        languages.sort();
        languages.dedup_by(|a, b| a.base() == b.base());
        let sides = languages.into_iter().map(|lang| {
            let side = Side::of(lang, terms, names);
            (side.lang.base().to_owned(), side)
        });
        Self {
            sides: sides.collect(),
            known: Known::of(terms),
            terms: terms.iter().map(|term| (*term).clone()).collect(),
            names: names.to_vec(),
        }
    }

    /// What is looked for in a text in `lang`; none for a language the glossary does not know.
    #[must_use]
    pub fn side(&self, lang: &Lang) -> Option<&Side> {
        self.sides.get(lang.base())
    }

    /// What is looked for in a language of which the glossary knows nothing: names.
    #[must_use]
    pub fn foreign(&self, lang: &Lang) -> Side {
        Side::of(lang.clone(), &[], &self.names)
    }

    /// The term at an index.
    #[must_use]
    pub fn term(&self, index: usize) -> &Term {
        &self.terms[index]
    }

    /// Its acronyms.
    #[must_use]
    pub fn known(&self) -> &Known {
        &self.known
    }
}

impl Side {
    fn of(lang: Lang, terms: &[&Term], names: &[String]) -> Self {
        let parts = names.iter().filter_map(|name| match words(name, &lang).as_slice() {
            [first, last] => Some([first.folded.clone(), last.folded.clone()]),
            _ => None,
        });
        let parts =
            parts.flatten().filter(|part| part.len() > 2 && !is_also_a_word(part)).collect();
        Self { phrases: Phrases::of(&lang, terms), names: Names::of(names, &lang), parts, lang }
    }

    /// Where a part of a name stands by itself, as *Quispe* for *Rosa Quispe*.
    #[must_use]
    pub fn parts_of_names(&self, words: &[Word]) -> Vec<Range<usize>> {
        let part = |word: &&Word| word.capital && self.parts.contains(&word.folded);
        words.iter().filter(part).map(|word| word.span.clone()).collect()
    }
}
