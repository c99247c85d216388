//! When somebody is reminded: how urgent a day is, and at what hour. A reminder is named by how many days
//! were left, so that it is given once however often it is looked at; what is more urgent follows, what was
//! missed meanwhile does not.

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;

use crate::foundation::clock::Moment;

/// How many days before it is due something is reminded of, unless the group has set others.
pub const USUAL: [i64; 4] = [7, 3, 1, 0];

/// Every how many days what is late is reminded of again.
const AGAIN: i64 = 7;

/// For how many years a morning is looked for.
const FARTHEST: i32 = 4;

/// Days as a group set them (`14, 7, 1`), the most first; the usual ones if none can be read.
#[must_use]
pub fn leads(text: &str) -> Vec<i64> {
    let mut found: Vec<i64> = text
        .split([',', ';', ' '])
        .filter_map(|part| part.trim().parse().ok())
        .filter(|days| (0..=366).contains(days))
        .collect();
    found.sort_unstable_by(|one, other| other.cmp(one));
    found.dedup();
    if found.is_empty() { USUAL.to_vec() } else { found }
}

/// How urgent something is with so many days left, as the days of the reminder that is due; none if it is
/// too early for any. What is late is due the day after, and again every week.
#[must_use]
pub fn urgency(leads: &[i64], left: i64) -> Option<i64> {
    if left < 0 {
        return Some(-1 - (-left - 1) / AGAIN * AGAIN);
    }
    leads.iter().copied().filter(|lead| *lead >= left).min()
}

/// Whether a reminder is to be given: nothing as urgent was given for that day yet.
#[must_use]
pub fn is_due(urgency: i64, told: Option<i64>) -> bool {
    told.is_none_or(|told| urgency < told)
}

/// The days from one to another; less than none if that is earlier.
#[must_use]
pub fn left(today: Date, due: Date) -> i64 {
    i64::from(today.until(due).map_or(i32::MAX, |span| span.get_days()))
}

/// The first moment after `now` at which a clock shows so many hours. Where a clock change skips it, the
/// moment after the change; where one repeats it, the first.
#[must_use]
pub fn morning(now: Moment, zone: &TimeZone, hour: i8) -> Moment {
    let at = Timestamp::from_millisecond(now.0).unwrap_or(Timestamp::MIN);
    let mut day = zone.to_datetime(at).date();
    for _ in 0..FARTHEST {
        let time = day.at(hour.clamp(0, 23), 0, 0, 0);
        if let Ok(found) = zone.to_ambiguous_timestamp(time).compatible()
            && found.as_millisecond() > now.0
        {
            return Moment(found.as_millisecond());
        }
        let Ok(next) = day.tomorrow() else { break };
        day = next;
    }
    now.plus_seconds(86_400)
}

/// When somebody may be told something: now, or at the end of the hours in which they want to hear
/// nothing. Hours that are the same are none at all.
#[must_use]
pub fn awake(now: Moment, zone: &TimeZone, (from, until): (i8, i8)) -> Moment {
    let at = Timestamp::from_millisecond(now.0).unwrap_or(Timestamp::MIN);
    let hour = zone.to_datetime(at).time().hour();
    let quiet =
        if from <= until { (from..until).contains(&hour) } else { hour >= from || hour < until };
    if quiet { morning(now, zone, until) } else { now }
}
