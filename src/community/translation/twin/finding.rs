//! What the twin check reports of two paragraphs, and the message it is said with. Refuses to know how
//! it was found.

use std::ops::Range;

use super::duty::Strength;
use crate::community::glossary::checker;
use crate::foundation::i18n::{Lang, Say, Value};
use crate::say;

/// The longest that is quoted of a text, in characters.
const QUOTED: usize = 120;

/// Something to look at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Finding {
    /// A paragraph has nothing beside it.
    Missing {
        /// The language of the text without it.
        missing_in: Lang,
    },
    /// A paragraph stands elsewhere in the other text.
    Moved,
    /// Two have another number.
    Numbered {
        /// In the one text.
        here: String,
        /// In the other.
        there: String,
    },
    /// One is much longer than the other.
    Longer {
        /// The language of the longer one.
        longer_in: Lang,
        /// The language of the other.
        shorter_in: Lang,
    },
    /// Two that stand beside each other have nothing in common.
    Unlike,
    /// A term, an acronym, a name, a figure, a date or a link.
    Text(checker::Finding),
    /// A part or a majority in words stands in one text only.
    Share {
        /// As written.
        found: String,
        /// The language of the text without it.
        missing_in: Lang,
    },
    /// A duty of another strength.
    Duty {
        /// As written.
        found: String,
        /// How binding.
        strength: Strength,
        /// In the other text.
        other: String,
        /// How binding there.
        other_strength: Strength,
        /// The language of the other text.
        other_in: Lang,
    },
    /// A duty that the other text does not have.
    DutyMissing {
        /// As written.
        found: String,
        /// How binding.
        strength: Strength,
        /// The language of the text without it.
        missing_in: Lang,
    },
    /// A date in figures that each language reads as another day.
    TwoDays {
        /// As written.
        date: String,
    },
}

impl Finding {
    /// The finding in words, without the paragraphs it means. What is quoted is cut where it is long.
    #[must_use]
    pub fn say(&self) -> Say {
        let mut say = self.whole();
        for value in say.args.values_mut() {
            if let Value::Text(text) = value
                && let Some((end, _)) = text.char_indices().nth(QUOTED)
            {
                text.truncate(end);
                text.push('…');
            }
        }
        say
    }

    fn whole(&self) -> Say {
        let strength = |strength: &Strength| Say::new(format!("twin-strength-{}", strength.code()));
        match self {
            Self::Missing { missing_in } => say!("twin-missing", language = missing_in),
            Self::Moved => say!("twin-moved"),
            Self::Numbered { here, there } => {
                say!("twin-numbered", here = here.as_str(), there = there.as_str())
            }
            Self::Longer { longer_in, shorter_in } => {
                say!("twin-longer", longer = longer_in, shorter = shorter_in)
            }
            Self::Unlike => say!("twin-unlike"),
            Self::Text(finding) => finding.say(),
            Self::Share { found, missing_in } => {
                say!("twin-share-missing", found = found.as_str(), language = missing_in)
            }
            Self::Duty { found, strength: own, other, other_strength, other_in } => say!(
                "twin-duty",
                found = found.as_str(),
                strength = strength(own),
                other = other.as_str(),
                otherwise = strength(other_strength),
                language = other_in
            ),
            Self::DutyMissing { found, strength: own, missing_in } => say!(
                "twin-duty-missing",
                found = found.as_str(),
                strength = strength(own),
                language = missing_in
            ),
            Self::TwoDays { date } => say!("twin-two-days", date = date.as_str()),
        }
    }
}

/// Words in one of the two texts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mark {
    /// Which text: 0 or 1.
    pub side: usize,
    /// Where, in bytes.
    pub span: Range<usize>,
}

/// A finding and the words it means, in either text or both.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// What was found.
    pub finding: Finding,
    /// The words.
    pub marks: Vec<Mark>,
}
