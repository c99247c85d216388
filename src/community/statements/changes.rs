//! How the text of a statement changed from one version to another: section by section, in every language, as
//! pieces for a page and as short lines for a message.

use super::rules::Section;
use crate::community::bridge::drafts::machine::difference::{Piece, between};
use crate::foundation::i18n::{Lang, Say};
use crate::say;

/// A section as it changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Held {
    /// Its number, in the later version, or in the earlier one if it is no more.
    pub number: i64,
    /// Whether it is no more.
    pub gone: bool,
    /// In each language what stayed, went and came.
    pub texts: Vec<(Lang, Vec<Piece>)>,
}

impl Held {
    /// What it is called.
    pub(super) fn name(&self) -> Say {
        if self.gone {
            say!("statements-section-was", number = self.number)
        } else {
            say!("statements-section", number = self.number)
        }
    }
}

/// Up to how many words between two changes make them one.
const BETWEEN: usize = 2;
/// By how many words before it a change is found.
const BEFORE: usize = 5;

/// Two versions held against each other: the sections of the later that are new or changed, then those it has
/// no more. Long texts take a while.
pub(super) fn held(languages: &[Lang], before: &[Section], now: &[Section]) -> Vec<Held> {
    let gone = before.iter().filter(|old| now.iter().all(|new| new.id != old.id));
    let pairs = now.iter().map(|new| (before.iter().find(|old| old.id == new.id), Some(new)));
    let pairs = pairs.chain(gone.map(|old| (Some(old), None)));
    let text = |section: Option<&Section>, lang: &Lang| {
        section.and_then(|section| section.texts.get(lang)).cloned().unwrap_or_default()
    };
    pairs
        .filter(|(old, new)| old.zip(*new).is_none_or(|(old, new)| old.texts != new.texts))
        .map(|(old, new)| {
            let number = new.or(old).map_or(0, |section| section.number);
            let texts = languages
                .iter()
                .map(|lang| (lang.clone(), between(&text(old, lang), &text(new, lang))));
            Held { number, gone: new.is_none(), texts: texts.collect() }
        })
        .collect()
}

/// Where in a text something changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Place {
    /// All of it is new, gone, or another.
    Whole,
    /// At its beginning.
    First,
    /// After these words.
    After(String),
}

/// One change, as it is told in a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Change {
    /// Where.
    pub place: Place,
    /// What stood there; empty if nothing did.
    pub gone: String,
    /// What stands there; empty if nothing does.
    pub new: String,
}

/// The changes among the pieces of a text, in their order; those with a word or two between them are one.
pub(super) fn changes(pieces: &[Piece]) -> Vec<Change> {
    let mut all = Vec::new();
    let mut open: Option<Change> = None;
    let mut place = Place::First;
    for (at, piece) in pieces.iter().enumerate() {
        match piece {
            Piece::Same(words) => {
                let last = at + 1 == pieces.len();
                if let Some(change) = &mut open
                    && !last
                    && words.split_whitespace().count() <= BETWEEN
                {
                    change.gone.push_str(words);
                    change.new.push_str(words);
                    continue;
                }
                all.extend(open.take());
                place = after(words, at > 0);
            }
            Piece::Gone(words) | Piece::New(words) => {
                let empty =
                    || Change { place: place.clone(), gone: String::new(), new: String::new() };
                let change = open.get_or_insert_with(empty);
                match piece {
                    Piece::Gone(_) => change.gone.push_str(words),
                    _ => change.new.push_str(words),
                }
            }
        }
    }
    all.extend(open);
    // How blanks stand is nothing to tell.
    all.retain(|one| !one.gone.trim().is_empty() || !one.new.trim().is_empty());
    if let [only] = all.as_mut_slice()
        && !pieces.iter().any(|piece| matches!(piece, Piece::Same(_)))
    {
        only.place = Place::Whole;
    }
    all
}

fn after(words: &str, goes_on: bool) -> Place {
    let all: Vec<&str> = words.split_whitespace().collect();
    if all.is_empty() {
        return Place::First;
    }
    let from = all.len().saturating_sub(BEFORE);
    let last = all.get(from..).unwrap_or_default().join(" ");
    Place::After(if from > 0 || goes_on { format!("… {last}") } else { last })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(before: &str, now: &str) -> Vec<(Place, String, String)> {
        let all = changes(&between(before, now)).into_iter();
        all.map(|one| (one.place, one.gone.trim().to_owned(), one.new.trim().to_owned())).collect()
    }

    #[test]
    fn a_change_is_found_by_the_words_before_it() {
        let after = |words: &str| Place::After(words.to_owned());
        let one = |place: Place, gone: &str, new: &str| (place, gone.to_owned(), new.to_owned());
        let before = "We support 72 hours of receipt for urgent requests of any kind.";
        let now = "We support 48 hours from receipt for urgent requests.";
        assert_eq!(
            told(before, now),
            [
                one(after("We support"), "72 hours of", "48 hours from"),
                one(after("… receipt for urgent requests"), "of any kind", ""),
            ]
        );
        assert_eq!(told("a b", "now a b"), [one(Place::First, "", "now")]);
        assert_eq!(told("", "a b"), [one(Place::Whole, "", "a b")]);
        assert_eq!(told("a b", ""), [one(Place::Whole, "a b", "")]);
        assert_eq!(told("a b", "a b"), []);
    }
}
