//! What counts as taking part, and how counts are added up. Pure: no database, no moment of its
//! own, no words; it refuses to weigh one kind of contribution against another.
//!
//! A day is a UTC day: a group's members live in several time zones, and a count must be the same
//! for whoever adds it up again. A week begins on Monday.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::{Date, Weekday};

/// Which fact is which kind of contribution. A fact that is not here is none: an answer is a
/// message already (`talk.answered` would count it twice), a reaction is not yet one.
pub const COUNTED: [(&str, &str); 8] = [
    ("talk.said", "message"),
    ("bridge.picked", "pick"),
    ("bridge.published", "synthesis"),
    ("bridge.revised", "revision"),
    ("bridge.answered", "answer"),
    ("bridge.objected", "objection"),
    ("bridge.confirmed", "confirmation"),
    ("glossary.added", "term"),
];

/// The kind that is counted of somebody when others decide: a term, on the day of its approval.
pub const DECIDED: &str = "term";

/// Which fact undoes which kind of contribution made with the same subject, and whose: whoever's it
/// was (a coordinator may delete a message, and it counts no more), or only one's own.
pub const UNDONE: [(&str, &str, Whose); 3] = [
    ("talk.deleted", "message", Whose::Anyones),
    ("bridge.unpicked", "pick", Whose::Own),
    ("bridge.unobjected", "objection", Whose::Own),
];

/// Whose contribution a fact undoes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Whose {
    /// Everybody's with that subject.
    Anyones,
    /// That of whoever the fact is of.
    Own,
}

/// The kinds, in the order they are shown; `participation-kind-…` names them.
pub const KINDS: [&str; 8] =
    ["message", "pick", "synthesis", "revision", "answer", "objection", "confirmation", "term"];

/// The longest period that is looked at, in days.
pub const LONGEST: i64 = 366;

/// The period that is looked at if none is chosen, in days.
pub const USUAL: i64 = 90;

/// The kind of contribution a fact is, if it is one.
#[must_use]
pub fn counted(fact: &str) -> Option<&'static str> {
    COUNTED.iter().find(|(kind, _)| *kind == fact).map(|(_, kind)| *kind)
}

/// The kind of contribution a fact undoes and whose, if it undoes one.
#[must_use]
pub fn undone(fact: &str) -> Option<(&'static str, Whose)> {
    UNDONE.iter().find(|(kind, ..)| *kind == fact).map(|(_, kind, whose)| (*kind, *whose))
}

/// What one member did of one kind in rooms of one language on one day: a row of the tally.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Share {
    /// Whose: a member's id, or a pseudonym nobody can link back.
    pub member: String,
    /// The language code of the room; empty outside the rooms.
    pub language: String,
    /// The kind of contribution.
    pub kind: String,
    /// The UTC day, ISO.
    pub day: String,
    /// How many contributions.
    pub count: i64,
    /// How much, in the unit of the kind.
    pub quantity: i64,
}

/// Adds shares up so that there is one for each member, language, kind and day, and none of
/// nothing: what the tally must be, given single contributions as shares.
#[must_use]
pub fn tallied(single: impl IntoIterator<Item = Share>) -> Vec<Share> {
    let mut sums: BTreeMap<(String, String, String, String), (i64, i64)> = BTreeMap::new();
    for one in single {
        let sum = sums.entry((one.member, one.language, one.kind, one.day)).or_default();
        sum.0 += one.count;
        sum.1 += one.quantity;
    }
    sums.into_iter()
        .filter(|(_, (count, _))| *count != 0)
        .map(|((member, language, kind, day), (count, quantity))| Share {
            member,
            language,
            kind,
            day,
            count,
            quantity,
        })
        .collect()
}

/// How many shares differ between what is kept and what a recomputation gives.
#[must_use]
pub fn drift(kept: &[Share], recomputed: &[Share]) -> usize {
    let (kept, recomputed): (BTreeSet<&Share>, BTreeSet<&Share>) =
        (kept.iter().collect(), recomputed.iter().collect());
    kept.symmetric_difference(&recomputed).count()
}

/// A sum of shares.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Sum {
    /// People, once each.
    pub people: usize,
    /// Contributions.
    pub contributions: i64,
}

/// Sums in rows, and in columns by language. Contributions add up along both; people do not,
/// since one person may stand in several rows and columns.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table<K: Ord> {
    /// Every row, by language and in all languages.
    pub rows: BTreeMap<K, (BTreeMap<String, Sum>, Sum)>,
    /// The foot: all rows together.
    pub foot: (BTreeMap<String, Sum>, Sum),
}

impl<K: Ord> Table<K> {
    /// A row; zeros where there is none.
    #[must_use]
    pub fn row(&self, key: &K) -> (BTreeMap<String, Sum>, Sum) {
        self.rows.get(key).cloned().unwrap_or_default()
    }
}

/// Sums `shares` in the rows that `key` divides them into.
#[must_use]
pub fn table<K: Ord>(shares: &[Share], key: impl Fn(&Share) -> K) -> Table<K> {
    let mut divided: BTreeMap<K, Vec<&Share>> = BTreeMap::new();
    for share in shares {
        divided.entry(key(share)).or_default().push(share);
    }
    let rows = divided.into_iter().map(|(key, part)| (key, columns(&part))).collect();
    Table { rows, foot: columns(&shares.iter().collect::<Vec<_>>()) }
}

fn columns(shares: &[&Share]) -> (BTreeMap<String, Sum>, Sum) {
    let mut divided: BTreeMap<&str, Vec<&Share>> = BTreeMap::new();
    for share in shares {
        divided.entry(&share.language).or_default().push(share);
    }
    let by_language =
        divided.into_iter().map(|(language, part)| (language.to_owned(), sum(&part))).collect();
    (by_language, sum(shares))
}

fn sum(shares: &[&Share]) -> Sum {
    let people: BTreeSet<&str> = shares.iter().map(|share| share.member.as_str()).collect();
    Sum { people: people.len(), contributions: shares.iter().map(|share| share.count).sum() }
}

/// The first day of a period of so many days that ends with `today` (ISO); `today` if that is not
/// a day.
#[must_use]
pub fn first_day(today: &str, days: i64) -> String {
    let back = jiff::Span::new().try_days(days.clamp(1, LONGEST) - 1);
    let first = back.and_then(|back| today.parse::<Date>()?.checked_sub(back));
    first.map_or_else(|_| today.to_owned(), |day| day.to_string())
}

/// The Monday a day's week begins with (ISO); the day itself if it is none.
#[must_use]
pub fn week(day: &str) -> String {
    let monday = day.parse::<Date>().and_then(|date| {
        let back = i64::from(date.weekday().since(Weekday::Monday));
        date.checked_sub(jiff::Span::new().try_days(back)?)
    });
    monday.map_or_else(|_| day.to_owned(), |day| day.to_string())
}

/// Every week that has a day between two days, by its Monday.
#[must_use]
pub fn weeks(first: &str, last: &str) -> Vec<String> {
    let (Ok(mut monday), Ok(last)) = (week(first).parse::<Date>(), last.parse::<Date>()) else {
        return Vec::new();
    };
    let mut found = Vec::new();
    while monday <= last {
        found.push(monday.to_string());
        match monday.checked_add(jiff::Span::new().days(7)) {
            Ok(next) => monday = next,
            Err(_) => break,
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn share(member: u8, language: &str, kind: &str, day: u8, count: i64) -> Share {
        Share {
            member: format!("m{member}"),
            language: language.to_owned(),
            kind: kind.to_owned(),
            day: format!("2026-11-{day:02}"),
            count,
            quantity: count * 2,
        }
    }

    prop_compose! {
        fn shares()(made in proptest::collection::vec((0..5_u8, 0..3_usize, 0..KINDS.len(), 1..29_u8, 1..9_i64), 0..40)) -> Vec<Share> {
            made.into_iter()
                .map(|(member, language, kind, day, count)| share(member, ["en", "es", ""][language], KINDS[kind], day, count))
                .collect()
        }
    }

    /// What may happen to one contribution, in any order and any number of times.
    #[derive(Clone, Debug)]
    enum Step {
        Add(Share, usize),
        Undo(usize),
    }

    proptest! {
        #[test]
        fn contributions_add_up_in_every_table(shares in shares()) {
            let all: i64 = shares.iter().map(|share| share.count).sum();
            let check = |rows: Vec<(BTreeMap<String, Sum>, Sum)>, foot: (BTreeMap<String, Sum>, Sum)| {
                prop_assert_eq!(rows.iter().map(|(_, sum)| sum.contributions).sum::<i64>(), all);
                prop_assert_eq!(foot.0.values().map(|sum| sum.contributions).sum::<i64>(), all);
                prop_assert_eq!(foot.1.contributions, all);
                for (columns, sum) in rows {
                    prop_assert_eq!(columns.values().map(|sum| sum.contributions).sum::<i64>(), sum.contributions);
                    prop_assert!(sum.people <= foot.1.people);
                }
                Ok(())
            };
            let by_kind = table(&shares, |share| share.kind.clone());
            check(by_kind.rows.into_values().collect(), by_kind.foot)?;
            let by_week = table(&shares, |share| week(&share.day));
            let shown: BTreeSet<String> = weeks("2026-11-01", "2026-11-29").into_iter().collect();
            prop_assert!(by_week.rows.keys().all(|week| shown.contains(week)));
            check(by_week.rows.into_values().collect(), by_week.foot)?;
            let by_member = table(&shares, |share| share.member.clone());
            prop_assert_eq!(by_member.rows.len(), by_member.foot.1.people);
            check(by_member.rows.into_values().collect(), by_member.foot)?;
        }

        #[test]
        fn tallies_kept_step_by_step_equal_a_recomputation(
            steps in proptest::collection::vec(
                prop_oneof![
                    3 => (0..4_u8, 0..3_usize, 1..4_u8, 0..8_usize).prop_map(|(member, language, day, source)| Step::Add(share(member, ["en", "es", ""][language], "message", day, 1), source)),
                    1 => (0..8_usize).prop_map(Step::Undo),
                ],
                0..60,
            )
        ) {
            // As the store does it: an insert that meets its key changes nothing, an undoing takes
            // off what still stands.
            let mut kept: Vec<Share> = Vec::new();
            let mut single: BTreeMap<(usize, String), (Share, bool)> = BTreeMap::new();
            for step in steps {
                match step {
                    Step::Add(share, source) => {
                        let key = (source, share.member.clone());
                        if let std::collections::btree_map::Entry::Vacant(place) = single.entry(key) {
                            place.insert((share.clone(), true));
                            kept.push(share);
                            kept = tallied(kept);
                        }
                    }
                    Step::Undo(source) => {
                        for (_, (share, stands)) in single.iter_mut().filter(|((of, _), _)| *of == source) {
                            if std::mem::take(stands) {
                                kept.push(Share { count: -share.count, quantity: -share.quantity, ..share.clone() });
                                kept = tallied(kept);
                            }
                        }
                    }
                }
            }
            let standing = single.into_values().filter(|(_, stands)| *stands).map(|(share, _)| share);
            prop_assert_eq!(drift(&kept, &tallied(standing)), 0);
        }

        #[test]
        fn a_period_has_as_many_days_as_asked(days in 1..=LONGEST) {
            let first: Date = first_day("2026-12-01", days).parse()?;
            let last: Date = "2026-12-01".parse()?;
            prop_assert_eq!(i64::from(first.until(last)?.get_days()) + 1, days);
        }
    }

    #[test]
    fn every_counted_kind_is_shown() {
        let undoing = UNDONE.iter().map(|(_, kind, _)| kind);
        for kind in COUNTED.iter().map(|(_, kind)| kind).chain(undoing) {
            assert!(KINDS.contains(kind), "{kind}");
        }
        assert_eq!(counted("talk.said"), Some("message"));
        assert_eq!(counted("talk.answered"), None);
        assert_eq!(undone("talk.deleted"), Some(("message", Whose::Anyones)));
    }

    #[test]
    fn weeks_begin_on_monday() {
        assert_eq!(week("2026-11-29"), "2026-11-23");
        assert_eq!(week("2026-11-23"), "2026-11-23");
        assert_eq!(weeks("2026-11-20", "2026-11-30"), ["2026-11-16", "2026-11-23", "2026-11-30"]);
        assert_eq!(weeks("never", "2026-11-30"), Vec::<String>::new());
    }
}
