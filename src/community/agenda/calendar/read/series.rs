//! Events that repeat, as the single times they are at: those to come, at most a hundred and two years
//! ahead, without those that were taken out, and with those that were moved in their new place.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::{Date, DateTime};
use jiff::{SignedDuration, Timestamp};

use super::super::When;
use super::super::values::Written;
use super::super::zones::Zone;
use super::event::{Point, Read, uncounted};
use super::{AHEAD, Around, EVENT_LIMIT, Found, SERIES_LIMIT, Unreadable, Why};

/// How many rules a file may have.
const RULES: usize = 500;
/// How many times all rules of a file together may fall up to the end of what is looked at.
const STEPS: usize = 300_000;

/// Every event singly. Of those that repeat, also of those that were moved, only what is to come.
pub(super) fn each(events: Vec<Read<'_>>, around: &Around<'_>) -> Result<Vec<Found>, Unreadable> {
    let mut moved = BTreeMap::<String, BTreeSet<Point>>::new();
    for read in &events {
        if let Some(instead) = read.instead {
            moved.entry(read.found.uid.clone()).or_default().insert(instead);
        }
    }
    let (mut all, mut rules, mut steps) = (Vec::new(), 0, 0);
    for read in events {
        let repeats = read.rule.is_some() || !read.more.is_empty();
        if read.instead.is_some() || !repeats {
            let gone = read.instead.is_some() && over(&read.found.when, around);
            all.extend(Some(read.found).filter(|_| !gone));
        } else {
            rules += 1;
            if rules > RULES {
                return Err(Unreadable::Wrong { line: read.found.line, why: Why::Often });
            }
            let moved = moved.get(&read.found.uid);
            all.extend(times(read, moved, around, &mut steps)?);
        }
        if all.len() > EVENT_LIMIT {
            return Err(Unreadable::TooMany);
        }
    }
    Ok(all)
}

/// The times of one series.
fn times(
    read: Read<'_>,
    moved: Option<&BTreeSet<Point>>,
    around: &Around<'_>,
    steps: &mut usize,
) -> Result<Vec<Found>, Unreadable> {
    let Read { found, zone, local, rule, more, except, .. } = read;
    let all_day = matches!(found.when, When::Day { .. });
    let except: BTreeSet<Point> = except.into_iter().collect();
    let horizon = around.now.saturating_add(SignedDuration::from_hours(24 * AHEAD));
    let horizon = horizon.unwrap_or(Timestamp::MAX);
    let point = |local: DateTime| {
        if all_day { Some(Point::Day(local.date())) } else { zone.instant(local).map(Point::At) }
    };
    let is_ahead = |point: Point| match point {
        Point::At(at) => at <= horizon,
        Point::Day(day) => day <= around.zone.to_datetime(horizon).date(),
    };
    // Whether the series is at this time, which is on this day of its wall clock.
    let is_at = |point: Point, day: Date| {
        // A day that is left out leaves out what begins on it.
        let is_out = except.contains(&point) || except.contains(&Point::Day(day));
        let is_moved = moved.is_some_and(|moved| moved.contains(&point));
        let is_over = placed(&found.when, point).is_none_or(|when| over(&when, around));
        !is_out && !is_moved && !is_over
    };
    let mut points = BTreeSet::new();
    let take = |local: DateTime| {
        *steps += 1;
        let Some(point) = point(local).filter(|point| is_ahead(*point)) else { return false };
        if is_at(point, local.date()) {
            points.insert(point);
        }
        points.len() < SERIES_LIMIT && *steps <= STEPS
    };
    match rule {
        Some((rule, property)) => {
            let ended = |local: DateTime, until| is_past(local, until, &zone);
            rule.falls(local, ended, take).map_err(|why| uncounted(why, property))?;
            if *steps > STEPS {
                return Err(property.wrong(Why::Often));
            }
        }
        None => _ = { take }(local),
    }
    for more in more {
        // A day for an event with an hour is at that hour.
        let (more, day) = match more {
            Point::At(at) if !all_day => (Some(more), zone.shows(at).map(DateTime::date)),
            Point::Day(day) => (point(day.to_datetime(local.time())), Some(day)),
            Point::At(_) => (None, None),
        };
        let more = more.filter(|more| is_ahead(*more) && is_at(*more, day.unwrap_or(Date::MIN)));
        points.extend(more);
    }
    let single = |point: &Point| {
        let when = placed(&found.when, *point)?;
        Some(Found { nth: Some(point.name()), when, ..found.clone() })
    };
    Ok(points.iter().take(SERIES_LIMIT).filter_map(single).collect())
}

/// Whether a time is past the end that a rule names.
fn is_past(local: DateTime, until: Written, zone: &Zone) -> bool {
    match until {
        Written::Day(day) => local.date() > day,
        Written::Local(last) => local > last,
        Written::Utc(last) => zone.instant(local).is_none_or(|at| at > last),
    }
}

/// The same length of time from another beginning.
fn placed(when: &When, from: Point) -> Option<When> {
    match (*when, from) {
        (When::At { starts, ends }, Point::At(at)) => {
            let ends = at.checked_add(ends.duration_since(starts)).ok()?;
            Some(When::At { starts: at, ends })
        }
        (When::Day { first, last }, Point::Day(day)) => {
            let last = day.checked_add(last.duration_since(first)).ok()?;
            Some(When::Day { first: day, last })
        }
        _ => None,
    }
}

/// Whether a time is past.
fn over(when: &When, around: &Around<'_>) -> bool {
    match when {
        When::At { ends, .. } => *ends < around.now,
        When::Day { last, .. } => *last < around.zone.to_datetime(around.now).date(),
    }
}
