//! What people change in machine drafts the same way more than once: a wording the group may want in
//! its glossary. Pure: which sentences are looked at, and what the glossary has already, others say.

use std::collections::{BTreeMap, BTreeSet};

use super::difference::{Piece, between};
use crate::foundation::i18n::{Lang, fold};

/// The most words of a wording.
const WORDS: usize = 4;
/// In how many sentences it must have been changed.
const SENTENCES: usize = 2;
/// A word of so many letters or fewer is no term by itself, and may stand inside of one.
const SMALL: usize = 3;

/// In a sentence of more bytes, a wording is not looked for: it is looked for whenever the desk is.
const LONGEST: usize = 600;

/// A sentence of a machine that a person reworded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// The synthesis it is in, by id.
    pub synthesis: String,
    /// Its language.
    pub language: Lang,
    /// As the machine wrote it.
    pub machine: String,
    /// As it stands.
    pub now: String,
}

/// The same wording put in the place of the same wording.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Learned {
    /// The language.
    pub language: Lang,
    /// The machine's wording.
    pub from: String,
    /// The wording people put in its place.
    pub to: String,
    /// In how many sentences.
    pub times: usize,
    /// In which syntheses, by id.
    pub syntheses: BTreeSet<String>,
}

/// One wording in the place of another, in one sentence.
struct Swap {
    change: usize,
    from: Vec<String>,
    to: Vec<String>,
    /// The words before it, the nearest first, up to the nearest sign.
    before: Vec<String>,
}

/// What was changed the same way in several sentences, most often first.
#[must_use]
pub fn learned(changes: &[Change]) -> Vec<Learned> {
    let mut alike: BTreeMap<(&Lang, String, String), Vec<Swap>> = BTreeMap::new();
    let short = |change: &Change| change.machine.len().max(change.now.len()) <= LONGEST;
    for (at, change) in changes.iter().enumerate().filter(|(_, change)| short(change)) {
        for swap in swaps(at, change) {
            let key = (&change.language, key(&swap.from), key(&swap.to));
            let known = alike.entry(key).or_default();
            // A sentence that says it twice was still changed by one decision.
            if known.iter().all(|other| other.change != at) {
                known.push(swap);
            }
        }
    }
    let several = alike.into_iter().filter(|(_, swaps)| swaps.len() >= SENTENCES);
    let mut all: Vec<Learned> = several
        .filter_map(|((language, ..), swaps)| {
            let (from, to) = whole(&swaps)?;
            let syntheses = swaps.iter().map(|swap| changes[swap.change].synthesis.clone());
            Some(Learned {
                language: language.clone(),
                from,
                to,
                times: swaps.len(),
                syntheses: syntheses.collect(),
            })
        })
        .collect();
    all.sort_by_key(|one| std::cmp::Reverse(one.times));
    all
}

fn key(words: &[String]) -> String {
    fold(&words.join(" "))
}

/// The words of a run, if it is nothing but words.
fn plain(text: &str) -> Option<Vec<String>> {
    let words: Vec<String> = text.split_whitespace().map(str::to_owned).collect();
    let all = words.iter().all(|word| word.chars().all(|c| c.is_alphanumeric() || c == '-'));
    (all && !words.is_empty()).then_some(words)
}

/// The wordings that were put in the place of others in one sentence.
fn swaps(at: usize, change: &Change) -> Vec<Swap> {
    let pieces = between(&change.machine, &change.now);
    let mut found: Vec<Swap> = Vec::new();
    let mut before: Vec<String> = Vec::new();
    // The last piece was a wording that was changed; and the one small word since.
    let mut changed = false;
    let mut joint: Option<String> = None;
    let mut pieces = pieces.iter().peekable();
    while let Some(piece) = pieces.next() {
        let (gone, new) = match (piece, pieces.peek()) {
            (Piece::Same(words), _) => {
                let small = plain(words).filter(|words| words.len() == 1);
                let small = small.and_then(|mut words| words.pop());
                joint = small.filter(|word| changed && word.chars().count() <= SMALL);
                before = nearest(words);
                changed = false;
                continue;
            }
            (Piece::Gone(gone), Some(Piece::New(new))) => {
                pieces.next();
                (plain(gone), plain(new))
            }
            _ => (None, None),
        };
        let (Some(gone), Some(new)) = (gone, new) else {
            (changed, joint, before) = (false, None, Vec::new());
            continue;
        };
        changed = true;
        match (joint.take(), found.last_mut()) {
            (Some(word), Some(last)) => {
                last.from.extend(std::iter::once(word.clone()).chain(gone));
                last.to.extend(std::iter::once(word).chain(new));
            }
            _ => found.push(Swap { change: at, from: gone, to: new, before: before.clone() }),
        }
    }
    found.retain(|swap| {
        swap.from.len() <= WORDS && swap.to.len() <= WORDS && key(&swap.from) != key(&swap.to)
    });
    found
}

/// The last words of a run, the nearest first, up to the nearest sign.
fn nearest(text: &str) -> Vec<String> {
    let mut words = Vec::new();
    for word in text.split_whitespace().rev().take(WORDS) {
        if !word.chars().all(|c| c.is_alphanumeric() || c == '-') {
            break;
        }
        words.push(word.to_owned());
    }
    words
}

/// The wordings, with the word a small one ties them to (*reunión de* …) where that stood before them in
/// every sentence; none where only small words are left.
fn whole(swaps: &[Swap]) -> Option<(String, String)> {
    let first = swaps.first()?;
    let (mut from, mut to) = (first.from.clone(), first.to.clone());
    let small = |word: &String| word.chars().count() <= SMALL;
    let mut shared = 0;
    for (at, word) in first.before.iter().enumerate() {
        let every =
            |swap: &Swap| swap.before.get(at).is_some_and(|other| fold(other) == fold(word));
        let tied = at > 0 || small(word);
        if !tied || from.len().max(to.len()) >= WORDS || !swaps.iter().all(every) {
            break;
        }
        from.insert(0, word.clone());
        to.insert(0, word.clone());
        shared += 1;
        if !small(word) {
            break;
        }
    }
    while shared > 0 && small(&from[0]) {
        from.remove(0);
        to.remove(0);
        shared -= 1;
    }
    let says = to.iter().any(|word| !small(word) && word.chars().any(char::is_alphabetic));
    says.then(|| (from.join(" "), to.join(" ")))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn change(synthesis: &str, machine: &str, now: &str) -> Change {
        Change {
            synthesis: synthesis.to_owned(),
            language: Lang::new("es"),
            machine: machine.to_owned(),
            now: now.to_owned(),
        }
    }

    fn pairs(changes: &[Change]) -> Vec<(String, String, usize)> {
        learned(changes).into_iter().map(|one| (one.from, one.to, one.times)).collect()
    }

    #[test]
    fn what_is_changed_twice_in_the_same_way_is_learned_with_what_stands_before_it() {
        let changes = [
            change(
                "a",
                "La reunión de consejo es el lunes.",
                "La reunión de la Junta es el lunes.",
            ),
            change("b", "Piden otra reunión de consejo.", "Piden otra reunión de la Junta."),
            change("b", "El consejo decide.", "El directorio decide."),
            change("a", "Cada asiento libre.", "Cada puesto libre."),
            change("b", "Cada asiento vale.", "Cada puesto vale."),
        ];
        let expected = ("reunión de consejo".to_owned(), "reunión de la Junta".to_owned(), 2);
        let seat = ("asiento".to_owned(), "puesto".to_owned(), 2);
        assert_eq!(pairs(&changes), [seat, expected]);
        let syntheses: Vec<String> = learned(&changes).remove(1).syntheses.into_iter().collect();
        assert_eq!(syntheses, ["a", "b"]);
        assert!(pairs(&changes[..1]).is_empty(), "once is no habit");
    }

    #[test]
    fn two_changed_words_around_a_small_one_are_one_wording() {
        let now = "Decide la junta de directores.";
        let changes = [
            change("a", "Decide el consejo de administración.", now),
            change("a", "Vota el consejo de administración.", "Vota la junta de directores."),
        ];
        let found = pairs(&changes);
        assert_eq!(found.len(), 1, "{found:?}");
        assert!(found[0].0.ends_with("consejo de administración"), "{found:?}");
        assert!(found[0].1.ends_with("junta de directores"), "{found:?}");
    }

    #[test]
    fn accents_signs_and_small_words_are_no_terms() {
        let changes = [
            change("a", "Mas plazo, piden.", "Más plazo piden."),
            change("b", "Piden mas plazo.", "Piden más plazo."),
            change("a", "Van a Lima.", "Van en Lima."),
            change("b", "Viajan a Lima.", "Viajan en Lima."),
            change("a", "Uno dos tres cuatro cinco.", "Seis siete ocho nueve diez."),
            change("b", "Uno dos tres cuatro cinco.", "Seis siete ocho nueve diez."),
        ];
        assert!(pairs(&changes).is_empty(), "{:?}", pairs(&changes));
    }

    proptest! {
        #[test]
        fn what_is_learned_was_there_and_is_no_longer_than_a_term(
            texts in proptest::collection::vec(("([a-d]{2,5} ){1,5}", "([a-d]{2,5} ){1,5}"), 0..12)
        ) {
            let changes: Vec<Change> =
                texts.iter().map(|(machine, now)| change("a", machine, now)).collect();
            for one in learned(&changes) {
                prop_assert!(one.times >= SENTENCES);
                prop_assert!(one.from.split(' ').count() <= WORDS && one.to.split(' ').count() <= WORDS);
                prop_assert!(changes.iter().any(|change| change.machine.contains(&one.from)));
                prop_assert!(changes.iter().any(|change| change.now.contains(&one.to)));
            }
        }
    }
}
