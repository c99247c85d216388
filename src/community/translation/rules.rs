//! Where a text may go, how much goes at once, what counts as an answer, and how long an engine that
//! fails is left alone. Pure: no database, no clock, no network.

use std::ops::Range;

use crate::foundation::clock::Moment;

/// A day in seconds: the span of a budget.
pub const DAY: i64 = 86_400;

/// A minute in seconds: the span of a rate.
pub const MINUTE: i64 = 60;

/// The most sentences of one request: what the strictest engine takes (`DeepL`: 50 texts).
const SENTENCES: usize = 50;

/// The most characters of one request.
const CHARACTERS: usize = 8_000;

/// After how many failures in a row an engine is left alone.
const STRIKES: i64 = 3;

/// The longest an engine is left alone, in seconds, unless it asks for more.
const LONGEST: i64 = 900;

/// Where a text may go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reach {
    /// To translators on this machine.
    Here,
    /// To any the operator has set up.
    Anywhere,
}

/// Where a text may go: no further than the group allows, and not from this machine if whoever said
/// it has not joined or said no to being recorded.
#[must_use]
pub fn reach(group_only_here: bool, agrees: bool) -> Reach {
    if group_only_here || !agrees { Reach::Here } else { Reach::Anywhere }
}

/// Cuts sentences, by how many characters each has, into requests. A sentence longer than a request
/// goes alone.
#[must_use]
pub fn batches(lengths: &[usize]) -> Vec<Range<usize>> {
    let mut all: Vec<Range<usize>> = Vec::new();
    let mut characters = 0;
    for (at, length) in lengths.iter().enumerate() {
        match all.last_mut() {
            Some(last) if last.len() < SENTENCES && characters + length <= CHARACTERS => {
                last.end = at + 1;
                characters += length;
            }
            _ => {
                all.push(at..at + 1);
                characters = *length;
            }
        }
    }
    all
}

/// Whether an answer can be one: as many sentences as were asked, none empty, none many times as long
/// as what it stands for. What is in them is for whoever asked to check.
#[must_use]
pub fn answers(asked: &[String], answered: &[String]) -> bool {
    asked.len() == answered.len()
        && asked.iter().zip(answered).all(|(asked, answered)| {
            let most = asked.chars().count() * 4 + 200;
            !answered.trim().is_empty() && answered.chars().count() <= most
        })
}

/// When the span of so many seconds begins in which a moment lies.
#[must_use]
pub fn begins(now: Moment, seconds: i64) -> Moment {
    Moment(now.0 - now.0.rem_euclid(seconds * 1000))
}

/// For how many seconds an engine is left alone after so many failures in a row; none before the
/// third.
#[must_use]
pub fn left_alone(failures: i64) -> Option<i64> {
    let beyond = failures - STRIKES;
    (beyond >= 0).then(|| 30_i64.saturating_mul(1 << beyond.min(10)).min(LONGEST))
}

#[cfg(test)]
mod tests {
    use super::{CHARACTERS, Reach, SENTENCES, answers, batches, begins, left_alone, reach};
    use crate::foundation::clock::Moment;
    use proptest::prelude::*;

    #[test]
    fn a_text_goes_no_further_than_the_group_and_whoever_said_it_allow() {
        assert_eq!(reach(false, true), Reach::Anywhere);
        for (group_only_here, agrees) in [(true, true), (false, false), (true, false)] {
            assert_eq!(reach(group_only_here, agrees), Reach::Here);
        }
    }

    #[test]
    fn an_answer_has_a_sentence_for_each() {
        let of = |texts: &[&str]| texts.iter().map(|text| (*text).to_owned()).collect::<Vec<_>>();
        assert!(answers(&of(&["One.", "Two."]), &of(&["Uno.", "Dos."])));
        assert!(!answers(&of(&["One.", "Two."]), &of(&["Uno. Dos."])));
        assert!(!answers(&of(&["One."]), &of(&["Uno.", "Dos."])));
        assert!(!answers(&of(&["One."]), &of(&["  "])));
        assert!(!answers(&of(&["One."]), &of(&["uno ".repeat(100).as_str()])));
    }

    #[test]
    fn an_engine_is_left_alone_for_longer_and_longer_but_not_for_ever() {
        assert_eq!([1, 2, 3, 4, 5].map(left_alone), [None, None, Some(30), Some(60), Some(120)]);
        assert_eq!(left_alone(1_000_000), Some(900));
    }

    #[test]
    fn spans_begin_where_days_and_minutes_do() {
        // 2026-12-01T14:00:07Z.
        let now = Moment(1_796_133_607_000);
        assert_eq!(begins(now, super::DAY).iso(), "2026-12-01T00:00:00Z");
        assert_eq!(begins(now, super::MINUTE).iso(), "2026-12-01T14:00:00Z");
    }

    proptest! {
        #[test]
        fn every_sentence_is_in_one_request_and_none_is_too_large(
            lengths in proptest::collection::vec(0_usize..10_000, 0..200)
        ) {
            let all = batches(&lengths);
            let in_order: Vec<usize> = all.iter().cloned().flatten().collect();
            prop_assert_eq!(in_order, (0..lengths.len()).collect::<Vec<_>>());
            for one in all {
                let characters: usize = lengths[one.clone()].iter().sum();
                prop_assert!(one.len() <= SENTENCES);
                prop_assert!(one.len() == 1 || characters <= CHARACTERS);
            }
        }
    }
}
