//! Working days: every day but Saturdays, Sundays and the days a group keeps free. It refuses to know
//! which days those are, and what happens on a day.

use std::collections::BTreeSet;

use jiff::civil::{Date, Weekday};

/// The most days that are walked through to find one: a calendar without any working day ends somewhere.
const FARTHEST: usize = 4_000;

/// The calendar of a group.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Days {
    /// The days that are free beside weekends.
    pub free: BTreeSet<Date>,
}

impl Days {
    /// Whether people work on a day.
    #[must_use]
    pub fn works(&self, day: Date) -> bool {
        !matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday) && !self.free.contains(&day)
    }

    /// The working day so many working days before a day; with none, the day itself or the last
    /// working day before it. The edge of the calendar where there is none.
    #[must_use]
    pub fn back(&self, from: Date, count: i64) -> Date {
        self.walk(from, count, Date::yesterday)
    }

    /// The working day so many working days after a day; with none, the day itself or the next working
    /// day.
    #[must_use]
    pub fn on(&self, from: Date, count: i64) -> Date {
        self.walk(from, count, Date::tomorrow)
    }

    fn walk(&self, from: Date, count: i64, step: fn(Date) -> Result<Date, jiff::Error>) -> Date {
        let (mut day, mut left) = (from, count.max(0));
        for _ in 0..FARTHEST {
            if left == 0 && self.works(day) {
                break;
            }
            let Ok(next) = step(day) else { break };
            day = next;
            if left > 0 && self.works(day) {
                left -= 1;
            }
        }
        day
    }

    /// How many working days there are from a day to another, both counted; none if that is earlier.
    #[must_use]
    pub fn between(&self, from: Date, to: Date) -> i64 {
        let (mut day, mut found) = (from, 0);
        for _ in 0..FARTHEST {
            if day > to {
                break;
            }
            found += i64::from(self.works(day));
            let Ok(next) = day.tomorrow() else { break };
            day = next;
        }
        found
    }
}
