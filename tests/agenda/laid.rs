//! Ladders over random calendars: however many days are free and whenever it closes, steps lie in order, on
//! working days, take what they should, and what is offered fits.

use std::collections::BTreeSet;

use jiff::ToSpan;
use jiff::civil::{Date, date};
use proptest::prelude::*;
use puente::community::agenda::ladder::days::Days;
use puente::community::agenda::ladder::rules::{Given, Pace, fitting, lay};
use puente::community::agenda::templates::rules::shipped;

const BEGINS: Date = date(2026, 1, 1);

fn day(after: i32) -> Date {
    BEGINS + after.days()
}

/// The working days of a step, counted one by one.
fn length(days: &Days, from: Date, to: Date) -> i64 {
    let (mut at, mut count) = (from, 0);
    while at <= to {
        count += i64::from(days.works(at));
        at = at.tomorrow().expect("a day");
    }
    count
}

proptest! {
    #[test]
    fn steps_lie_in_order_and_take_what_they_should(
        free in prop::collection::btree_set(0..1_100, 0..120),
        today in 0..900i32,
        ahead in 0..200i32,
        kind in 0..8usize,
        done in prop::collection::btree_set(0..7usize, 0..7),
    ) {
        let days = Days { free: free.into_iter().map(day).collect() };
        let ladder = &shipped()[kind].ladder;
        let done: BTreeSet<String> = ladder
            .rungs
            .iter()
            .enumerate()
            .filter(|(at, _)| done.contains(at))
            .map(|(_, rung)| rung.step.clone())
            .collect();
        let given = Given { closes: day(today + ahead), today: day(today), days: &days, done: &done };
        for pace in [Pace::Whole, Pace::Short, Pace::Pending] {
            let plan = lay(ladder, &given, pace);
            let left: Vec<_> = ladder.rungs.iter().filter(|rung| !done.contains(&rung.step)).collect();
            prop_assert_eq!(plan.steps.len(), left.len());
            let before: Vec<_> = plan.steps.iter().filter(|step| step.due <= given.closes).collect();
            for two in before.windows(2) {
                prop_assert!(two[0].due < two[1].begins, "{:?}", two);
            }
            for step in &plan.steps {
                prop_assert!(days.works(step.begins) && days.works(step.due), "{:?}", step);
                let rung = left.iter().find(|rung| rung.step == step.step).expect("a rung");
                let takes = length(&days, step.begins, step.due);
                prop_assert!((rung.least..=rung.takes).contains(&takes), "{} {:?}", takes, step);
                if pace == Pace::Whole {
                    prop_assert_eq!(takes, rung.takes);
                }
                if step.due > given.closes {
                    prop_assert!(pace == Pace::Pending && rung.may_follow, "{:?}", step);
                }
            }
            let first = before.first().map(|step| step.begins);
            prop_assert_eq!(plan.fits, first.is_none_or(|first| first >= given.today));
        }
        // What is offered fits, and nothing longer would have.
        let offered = fitting(ladder, &given);
        let fits = |pace| lay(ladder, &given, pace).fits;
        match offered {
            Some((pace, plan)) => {
                prop_assert!(plan.fits);
                prop_assert!(pace == Pace::Whole || !fits(Pace::Whole));
                prop_assert!(pace != Pace::Pending || !fits(Pace::Short));
            }
            None => prop_assert!(!fits(Pace::Whole) && !fits(Pace::Short) && !fits(Pace::Pending)),
        }
    }
}
