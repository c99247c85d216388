//! Finding the terms somebody may mean. What is compared of a term is worked out once: somebody who
//! types asks again with every letter.
//!
//! Refuses to know where terms are kept.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;
use std::sync::LazyLock;

use super::inflection::words;
use super::{Term, default_terms};
use crate::foundation::i18n::{Lang, fold};

/// The most terms [`find`] returns.
pub const FOUND_AT_MOST: usize = 20;

/// A wording or an acronym as it is compared.
#[derive(Clone, Debug)]
struct Form {
    /// How long it is as it is written, in bytes.
    length: usize,
    /// Lower case, without accents.
    folded: String,
    /// Its words without number and gender.
    keys: Vec<String>,
}

impl Form {
    fn of(text: &str, lang: &Lang) -> Self {
        Self { length: text.len(), folded: fold(text), keys: keys(text, lang) }
    }
}

/// The words of a text without number and gender.
fn keys(text: &str, lang: &Lang) -> Vec<String> {
    words(text, lang).into_iter().map(|word| word.key).collect()
}

/// A term in one language.
#[derive(Clone, Debug, Default)]
struct Forms {
    acronyms: Vec<Form>,
    wordings: Vec<Form>,
    legacy: Vec<Form>,
}

/// A term with what is compared when somebody looks for it.
#[derive(Clone, Debug)]
pub struct Indexed<'t> {
    /// The term.
    pub term: &'t Term,
    forms: BTreeMap<Lang, Forms>,
}

impl<'t> Indexed<'t> {
    /// Works out what is compared.
    #[must_use]
    pub fn of(term: &'t Term) -> Self {
        let mut forms: BTreeMap<Lang, Forms> = BTreeMap::new();
        for lang in term.texts.keys().chain(term.acronyms.keys()).chain(term.legacy.keys()) {
            let Entry::Vacant(place) = forms.entry(lang.clone()) else { continue };
            let legacy = term.legacy.get(lang).into_iter().flatten().map(String::as_str);
            place.insert(Forms {
                acronyms: term.acronyms(lang).map(|text| Form::of(text, lang)).collect(),
                wordings: term.wordings(lang).map(|text| Form::of(text, lang)).collect(),
                legacy: legacy.map(|text| Form::of(text, lang)).collect(),
            });
        }
        Self { term, forms }
    }

    /// Its preferred wording in each language, lower case and without accents.
    pub fn preferred(&self) -> impl Iterator<Item = (&Lang, &str)> {
        self.forms
            .iter()
            .filter_map(|(lang, forms)| Some((lang, forms.wordings.first()?.folded.as_str())))
    }

    /// Whether it is worded or shortened just so, in any language. Accents and case do not count.
    #[must_use]
    pub fn is_called(&self, folded: &str) -> bool {
        let mut all =
            self.forms.values().flat_map(|forms| forms.wordings.iter().chain(&forms.acronyms));
        all.any(|form| form.folded == folded)
    }

    /// How well it fits, and the length of the wording that fits, in bytes.
    fn rank(&self, asked: &mut Asked<'_>) -> Option<(Rank, usize)> {
        let fits = self.forms.iter().filter_map(|(lang, forms)| {
            let (folded, keys) = (asked.folded, asked.keys(lang));
            let acronyms = forms.acronyms.iter().filter(|form| {
                form.folded == folded || (keys.len() == 1 && same(&form.keys, keys))
            });
            let texts = forms.wordings.iter().chain(&forms.legacy).filter_map(|form| {
                let rank = if same(&form.keys, keys) {
                    Rank::Whole
                } else if form.keys.windows(keys.len().max(1)).any(|part| same(part, keys)) {
                    Rank::Words
                } else if form.folded.contains(folded) {
                    Rank::Letters
                } else {
                    return None;
                };
                Some((rank, form.length))
            });
            acronyms.map(|form| (Rank::Acronym, form.length)).chain(texts).min()
        });
        fits.min()
    }
}

/// The shipped terms as they are looked for, in the order of the table.
#[must_use]
pub fn shipped() -> &'static [Indexed<'static>] {
    static ALL: LazyLock<Vec<Indexed<'static>>> =
        LazyLock::new(|| default_terms().iter().map(Indexed::of).collect());
    &ALL
}

/// What somebody typed, and its words in each language that was asked for.
struct Asked<'q> {
    query: &'q str,
    folded: &'q str,
    keys: BTreeMap<Lang, Vec<String>>,
}

impl Asked<'_> {
    fn keys(&mut self, lang: &Lang) -> &[String] {
        if !self.keys.contains_key(lang) {
            self.keys.insert(lang.clone(), keys(self.query, lang));
        }
        self.keys.get(lang).map_or(&[], Vec::as_slice)
    }
}

/// How well a term fits a query, best first.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Rank {
    Acronym,
    Whole,
    Words,
    Letters,
}

/// The same words, whatever their number and gender.
fn same(one: &[String], other: &[String]) -> bool {
    !one.is_empty() && one == other
}

/// The terms somebody may mean by `query`, in any language: first those with that acronym, then
/// those worded so, then those whose wording has the words in it, then those that have the letters
/// in it. Accents, case and plurals do not count. At most [`FOUND_AT_MOST`].
pub fn find<'a, 't: 'a>(
    terms: impl Iterator<Item = &'a Indexed<'t>>,
    query: &str,
) -> Vec<&'a Indexed<'t>> {
    let folded = fold(query);
    if folded.is_empty() {
        return Vec::new();
    }
    let mut asked = Asked { query, folded: &folded, keys: BTreeMap::new() };
    let mut found: Vec<(Rank, usize, &Indexed<'t>)> = terms
        .filter_map(|term| term.rank(&mut asked).map(|(rank, length)| (rank, length, term)))
        .collect();
    found.sort_by_key(|(rank, length, _)| (*rank, *length));
    found.into_iter().take(FOUND_AT_MOST).map(|(_, _, term)| term).collect()
}
