//! Since when somebody has missed what happened, and in which order it is told. Pure: no database, no
//! clock, no words.

use crate::foundation::clock::Moment;
use crate::foundation::talk::news::Line;

/// How long nothing is heard of somebody until what they do next is another visit, in seconds: longer
/// than a day's work is interrupted, shorter than a night. What is told twice can be passed over; what
/// is told never is lost.
pub const APART: i64 = 12 * 3_600;

/// The longest a visit lasts, in seconds: whoever is there from morning to night every day is still told
/// of the day before, and of no more.
pub const LONGEST: i64 = 24 * 3_600;

/// How often it is noted anew that somebody asks, in seconds.
pub const NOTED: i64 = 600;

/// How far back somebody is told of whom nothing is known, in seconds: seven days.
pub const UNKNOWN: i64 = 7 * 24 * 3_600;

/// A visit in which somebody asked what they had missed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Visit {
    /// When they asked last.
    pub asked: Moment,
    /// When they asked first.
    pub began: Moment,
    /// Since when they are told.
    pub since: Moment,
}

impl Visit {
    /// The visit that goes on, if this one does.
    #[must_use]
    pub fn goes_on(self, now: Moment) -> Option<Self> {
        let same = now.seconds_since(self.asked) < APART && now.seconds_since(self.began) < LONGEST;
        same.then_some(Self { asked: now, ..self })
    }
}

/// When somebody was last there before the visit that goes on now; `heard` is when they were heard, in
/// any order, as far as is known. None if all of it belongs to this visit.
#[must_use]
pub fn last_here(now: Moment, heard: &[Moment]) -> Option<Moment> {
    let mut heard: Vec<Moment> = heard.iter().copied().filter(|at| *at <= now).collect();
    heard.sort_unstable_by(|one, other| other.cmp(one));
    let mut after = now;
    heard.into_iter().find(|at| {
        let before = after.seconds_since(*at) >= APART || now.seconds_since(*at) >= LONGEST;
        after = *at;
        before
    })
}

/// The lines in the order in which they are told: topics of whoever asks first, then the newest; the
/// lines of one topic together, its newest first.
#[must_use]
pub fn in_order(lines: Vec<Line>) -> Vec<Line> {
    let mut topics: Vec<Vec<Line>> = Vec::new();
    for line in lines {
        match topics.iter_mut().find(|topic| topic[0].topic == line.topic) {
            Some(topic) => topic.push(line),
            None => topics.push(vec![line]),
        }
    }
    for topic in &mut topics {
        let mine = topic.iter().any(|line| line.mine);
        for line in topic.iter_mut() {
            line.mine = mine;
        }
        topic.sort_by_key(|line| std::cmp::Reverse(line.at));
    }
    topics.sort_by_key(|topic| (!topic[0].mine, std::cmp::Reverse(topic[0].at)));
    topics.into_iter().flatten().collect()
}

#[cfg(test)]
mod tests {
    use super::{APART, LONGEST, Visit, in_order, last_here};
    use crate::foundation::clock::Moment;
    use crate::foundation::i18n::Say;
    use crate::foundation::talk::news::Line;
    use proptest::prelude::*;

    const HOUR: i64 = 3_600;

    fn ago(hours: i64) -> Moment {
        Moment(1_796_133_600_000).plus_seconds(-hours * HOUR)
    }

    #[test]
    fn whoever_says_hello_before_asking_has_still_missed_all_of_it() {
        let nine_days = ago(9 * 24);
        assert_eq!(last_here(ago(0), &[ago(1), nine_days, ago(300)]), Some(nine_days));
        assert_eq!(last_here(ago(0), &[nine_days, ago(11), ago(1)]), Some(nine_days));
        assert_eq!(last_here(ago(0), &[ago(13), nine_days]), Some(ago(13)), "a night lies between");
        assert_eq!(last_here(ago(0), &[ago(1), ago(5)]), None);
        assert_eq!(last_here(ago(0), &[]), None);
        let always: Vec<Moment> = (0..400).map(|turn| ago(turn * 8)).collect();
        assert_eq!(last_here(ago(0), &always), Some(ago(24)), "no visit is longer than a day");
    }

    #[test]
    fn asked_again_the_same_is_told_until_the_visit_is_over() {
        let visit = Visit { asked: ago(10), began: ago(10), since: ago(200) };
        let again = visit.goes_on(ago(4)).expect("the same visit");
        assert_eq!(again, Visit { asked: ago(4), ..visit });
        assert!(visit.goes_on(ago(10).plus_seconds(APART)).is_none());
        let long = Visit { asked: ago(0), began: ago(0).plus_seconds(-LONGEST), since: ago(200) };
        assert!(long.goes_on(ago(0)).is_none());
    }

    fn line(topic: &str, hours: i64, mine: bool) -> Line {
        Line {
            at: ago(hours),
            topic: Say::new(topic),
            what: Say::new("x"),
            page: String::new(),
            mine,
        }
    }

    #[test]
    fn topics_of_whoever_asks_come_first_and_stay_together() {
        let told = in_order(vec![
            line("a", 1, false),
            line("b", 5, false),
            line("c", 3, true),
            line("b", 9, true),
            line("c", 2, false),
        ]);
        let order: Vec<(&str, Moment)> =
            told.iter().map(|line| (line.topic.id.as_str(), line.at)).collect();
        assert_eq!(
            order,
            [("c", ago(2)), ("c", ago(3)), ("b", ago(5)), ("b", ago(9)), ("a", ago(1))]
        );
        assert_eq!(told.iter().filter(|line| line.mine).count(), 4);
    }

    proptest! {
        #[test]
        fn nothing_is_told_twice_or_lost_by_its_order(
            made in proptest::collection::vec((0..6_u8, 0..500_i64, any::<bool>()), 0..60)
        ) {
            let lines: Vec<Line> = made
                .iter()
                .map(|(topic, hours, mine)| line(&format!("t{topic}"), *hours, *mine))
                .collect();
            let told = in_order(lines.clone());
            let key = |line: &Line| (line.topic.id.clone(), line.at);
            let (mut before, mut after): (Vec<_>, Vec<_>) =
                (lines.iter().map(key).collect(), told.iter().map(key).collect());
            before.sort();
            after.sort();
            prop_assert_eq!(before, after);
            let firsts = told.iter().take_while(|line| line.mine).count();
            prop_assert!(told.iter().skip(firsts).all(|line| !line.mine));
        }

        #[test]
        fn what_is_told_begins_before_this_visit(hours in proptest::collection::vec(0..2_000_i64, 0..50)) {
            let heard: Vec<Moment> = hours.iter().map(|hours| ago(*hours)).collect();
            if let Some(at) = last_here(ago(0), &heard) {
                prop_assert!(heard.contains(&at));
                prop_assert!(ago(0).seconds_since(at) >= APART);
            }
        }
    }
}
