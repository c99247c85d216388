//! What the checker reports, and the message it is said with.
//!
//! Refuses to know how it was found.

use std::ops::Range;

use crate::foundation::i18n::{Lang, Say};

/// Something to look at before publishing.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Finding {
    /// A required term stands in one text, its equivalent not in the other.
    TermMissing {
        /// The term's id.
        term: String,
        /// The language of the text that has the term.
        source_lang: Lang,
        /// The language of the text that lacks its equivalent.
        expected_lang: Lang,
        /// The term as written.
        found: String,
        /// The equivalent, as the glossary has it.
        expected: String,
    },
    /// A wording of the past.
    LegacyTerm {
        /// The language of the text.
        lang: Lang,
        /// The wording as written.
        found: String,
        /// The wording of today.
        expected: String,
    },
    /// An acronym stands in one text and not in the other.
    AcronymChanged {
        /// The acronym.
        acronym: String,
        /// The language of the text without it.
        missing_in: Lang,
    },
    /// An acronym has other letters in this language, or other capitals.
    AcronymShouldBe {
        /// The language of the text.
        lang: Lang,
        /// The acronym as written.
        found: String,
        /// The acronym this language uses.
        expected: String,
    },
    /// A name stands in one text and not in the other.
    NameMissing {
        /// The name.
        name: String,
        /// The language of the text without it.
        missing_in: Lang,
    },
    /// A figure or a time of day stands in one text and not in the other.
    NumberMissing {
        /// The figure as written, with its unit.
        number: String,
        /// The language of the text without it.
        missing_in: Lang,
    },
    /// A date stands in one text and not in the other.
    DateMissing {
        /// The date as written.
        date: String,
        /// The language of the text without it.
        missing_in: Lang,
    },
    /// A link stands in one text and not in the other.
    LinkMissing {
        /// The link as written.
        link: String,
        /// The language of the text without it.
        missing_in: Lang,
    },
}

impl Finding {
    /// The finding in words.
    #[must_use]
    pub fn say(&self) -> Say {
        match self {
            Self::TermMissing { found, expected, expected_lang, .. } => crate::say!(
                "glossary-check-term-missing",
                found = found.as_str(),
                expected = expected.as_str(),
                language = expected_lang
            ),
            Self::LegacyTerm { lang, found, expected } => crate::say!(
                "glossary-check-legacy",
                found = found.as_str(),
                expected = expected.as_str(),
                language = lang
            ),
            Self::AcronymChanged { acronym, missing_in } => {
                crate::say!(
                    "glossary-check-acronym-changed",
                    found = acronym.as_str(),
                    language = missing_in
                )
            }
            Self::AcronymShouldBe { lang, found, expected } => crate::say!(
                "glossary-check-acronym-should-be",
                found = found.as_str(),
                expected = expected.as_str(),
                language = lang
            ),
            Self::NameMissing { name, missing_in } => {
                crate::say!(
                    "glossary-check-name-missing",
                    found = name.as_str(),
                    language = missing_in
                )
            }
            Self::NumberMissing { number, missing_in } => {
                crate::say!(
                    "glossary-check-number-missing",
                    found = number.as_str(),
                    language = missing_in
                )
            }
            Self::DateMissing { date, missing_in } => {
                crate::say!(
                    "glossary-check-date-missing",
                    found = date.as_str(),
                    language = missing_in
                )
            }
            Self::LinkMissing { link, missing_in } => {
                crate::say!(
                    "glossary-check-link-missing",
                    found = link.as_str(),
                    language = missing_in
                )
            }
        }
    }
}

/// A finding and the words it means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Marked {
    /// What was found.
    pub finding: Finding,
    /// The text in which the words stand.
    pub lang: Lang,
    /// Where they stand, in bytes of that text.
    pub span: Range<usize>,
}
