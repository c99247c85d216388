//! Dates, times and durations as people type them, in English and in Spanish, in any room.
//!
//! It never guesses: what reads two ways is asked back with both readings. It refuses to know who
//! asks, whether a moment may lie in the past, and how a mistake is worded.

mod reading;
mod span;

use jiff::civil::{Date, DateTime, Time};
use jiff::tz::{AmbiguousOffset, Offset, TimeZone};
use jiff::{SignedDuration, Span, Timestamp};

use crate::foundation::clock::Moment;
use crate::foundation::i18n::fold;
use reading::{Clock, Day, Numbers, Said};
pub use span::{MOST_SECONDS, span};

/// The longest text that is read as a moment or a duration, in characters.
pub const MOST_CHARACTERS: usize = 100;
/// Until when a day without its year is looked for: 29 February may be eight years away.
const MOST_YEARS: i16 = 8;

/// A moment somebody named.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct When {
    /// The moment; with `day_only` it is 23:59 of that day in the zone it was read for.
    pub at: Moment,
    /// Only a day was named, no time: a deadline on it holds to its end.
    pub day_only: bool,
}

/// Why a text does not name one moment or one duration.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum WhenError {
    /// No form of date, time or duration that is known.
    NotUnderstood,
    /// It reads two ways. Both can be typed back as they are.
    Ambiguous {
        /// ISO date, with time if there was one. Of a day and a month: the day came first. Of a
        /// time that a clock change repeats: the earlier one.
        first: String,
        /// ISO date, with time if there was one: the other reading.
        second: String,
    },
    /// It reads one way only, but in a form that is read differently elsewhere.
    NotIso {
        /// ISO date, with time if there was one. It can be typed back as it is.
        maybe: String,
    },
    /// No calendar has that day, or the zone skipped it.
    NoSuchDay,
    /// No clock shows that time, or the zone's clock change skips it.
    NoSuchTime,
    /// Something gone by is meant, and this is still to come.
    ToCome,
    /// A moment outside the calendar, or more than [`MOST_SECONDS`].
    TooFar,
}

/// Reads a moment; the past is allowed.
///
/// Understood are `2026-12-10`, `2026-12-10T18:00` or with a space, with `Z`, `UTC` or an offset;
/// `in 3 days`, `dentro de 2 horas`; `today`, `mañana`, a weekday or nothing with or without a time
/// (`fri 18:00`, `viernes a las 18:00`, `18:00`: the next such moment after `now`). Days are the
/// calendar's in `zone`; `in 3 days` keeps the clock time. A weekday without a time, typed on that
/// weekday, and a time that a clock change repeats are asked back.
///
/// # Errors
/// [`WhenError`] when the text names no moment, or more than one.
pub fn moment(text: &str, now: Moment, zone: &TimeZone) -> Result<When, WhenError> {
    let now = Timestamp::from_millisecond(now.0).map_err(too_far)?;
    match reading::read(&short(text)?)? {
        Said::After(amount) => after(amount, now, zone),
        Said::On(day, clock) => on(day, clock, now, zone),
    }
}

/// Reads a moment gone by: how long ago (`3 days`, `hace 2 semanas`), or what [`moment`] reads, of
/// which the last before `now` is meant. Of a day without a time it is the beginning.
///
/// # Errors
/// [`WhenError`] when the text names no moment, more than one, or one still to come.
pub fn past(text: &str, now: Moment, zone: &TimeZone) -> Result<Moment, WhenError> {
    let now = Timestamp::from_millisecond(now.0).map_err(too_far)?;
    let folded = short(text)?;
    let ago = folded.strip_prefix("hace ").or_else(|| folded.strip_suffix(" ago"));
    let found = match (span::amount(ago.unwrap_or(&folded)), ago) {
        (Ok(amount), _) => before(amount, now, zone)?,
        (Err(error), Some(_)) => return Err(error),
        (Err(_), None) => match reading::read(&folded)? {
            Said::After(_) => return Err(WhenError::ToCome),
            Said::On(day, clock) => last(day, clock, now, zone)?,
        },
    };
    if found > now { Err(WhenError::ToCome) } else { Ok(Moment(found.as_millisecond())) }
}

fn before(amount: span::Amount, now: Timestamp, zone: &TimeZone) -> Result<Timestamp, WhenError> {
    let day = later(zone.to_datetime(now).date(), -amount.days)?;
    let then = zone.to_ambiguous_timestamp(day.to_datetime(zone.to_datetime(now).time()));
    let seconds = SignedDuration::from_secs(amount.seconds);
    then.compatible().and_then(|at| at.checked_sub(seconds)).map_err(too_far)
}

/// The last such moment before `now`. Where a clock change repeats it, the earlier one.
fn last(
    day: Day,
    clock: Option<Clock>,
    now: Timestamp,
    zone: &TimeZone,
) -> Result<Timestamp, WhenError> {
    let own = clock.and_then(|clock| clock.offset).map(Offset::to_time_zone);
    let zone = own.as_ref().unwrap_or(zone);
    let today = zone.to_datetime(now).date();
    let (date, step) = match (day, clock) {
        (Day::Any, None) => return Err(WhenError::NotUnderstood),
        (Day::Any, Some(_)) => (today, 1),
        (Day::Weekday(weekday), None) if weekday == today.weekday() => {
            let (first, second) = (later(today, -7)?.to_string(), today.to_string());
            return Err(WhenError::Ambiguous { first, second });
        }
        (Day::Weekday(weekday), _) => {
            (later(today, -i64::from(weekday.until(today.weekday())))?, 7)
        }
        (Day::Later(days), _) => (later(today, days)?, 0),
        (Day::Iso(date), _) => (date, 0),
        // Without its year, a day of the last twelve months is meant.
        (Day::Numbers(numbers), _) => return Err(ask(numbers, later(today, -365)?, clock)),
    };
    let time = clock.map_or(Time::midnight(), |clock| clock.time);
    let at = |date: Date| {
        let found = zone.to_ambiguous_timestamp(date.to_datetime(time));
        found.earlier().map_err(too_far)
    };
    let found = at(date)?;
    if found > now && step > 0 { at(later(date, -step)?) } else { Ok(found) }
}

/// The folded text, if it is short enough to be a date.
fn short(text: &str) -> Result<String, WhenError> {
    if text.chars().count() > MOST_CHARACTERS {
        return Err(WhenError::NotUnderstood);
    }
    Ok(fold(text))
}

fn after(amount: span::Amount, now: Timestamp, zone: &TimeZone) -> Result<When, WhenError> {
    let mut at = now;
    if amount.days > 0 {
        let days = Span::new().try_days(amount.days).map_err(too_far)?;
        let then = zone.to_datetime(now).checked_add(days).map_err(too_far)?;
        at = zone.to_ambiguous_timestamp(then).compatible().map_err(too_far)?;
    }
    let seconds = SignedDuration::from_secs(amount.seconds);
    at.checked_add(seconds).map(|at| named(at, false)).map_err(too_far)
}

fn on(day: Day, clock: Option<Clock>, now: Timestamp, zone: &TimeZone) -> Result<When, WhenError> {
    let own = clock.and_then(|clock| clock.offset).map(Offset::to_time_zone);
    let clock_zone = own.as_ref().unwrap_or(zone);
    let today = zone.to_datetime(now).date();
    let date = match (day, clock) {
        (Day::Any, None) => return Err(WhenError::NotUnderstood),
        (Day::Any, Some(clock)) => {
            return next(clock_zone.to_datetime(now).date(), 1, clock.time, now, clock_zone);
        }
        (Day::Weekday(weekday), Some(clock)) => {
            let today = clock_zone.to_datetime(now).date();
            let first = later(today, weekday.since(today.weekday()).into())?;
            return next(first, 7, clock.time, now, clock_zone);
        }
        (Day::Weekday(weekday), None) if weekday == today.weekday() => {
            let (first, second) = (today.to_string(), later(today, 7)?.to_string());
            return Err(WhenError::Ambiguous { first, second });
        }
        (Day::Weekday(weekday), None) => later(today, weekday.since(today.weekday()).into())?,
        (Day::Later(days), _) => later(today, days)?,
        (Day::Iso(date), _) => date,
        (Day::Numbers(numbers), _) => return Err(ask(numbers, today, clock)),
    };
    let Some(clock) = clock else {
        return end_of(date, zone);
    };
    let at = date.to_datetime(clock.time);
    if clock.like_a_range {
        let (first, second) = (iso(at, None), iso(at, clock.offset));
        return Err(WhenError::Ambiguous { first, second });
    }
    let found = clock_zone.to_ambiguous_timestamp(at);
    match found.offset() {
        AmbiguousOffset::Unambiguous { .. } => {
            found.compatible().map(|at| named(at, false)).map_err(too_far)
        }
        AmbiguousOffset::Gap { .. } => Err(WhenError::NoSuchTime),
        AmbiguousOffset::Fold { before, after } => {
            let (first, second) = (iso(at, Some(before)), iso(at, Some(after)));
            Err(WhenError::Ambiguous { first, second })
        }
    }
}

/// The first moment after `now` at which the clock shows `time` on `first` or whole steps later.
fn next(
    first: Date,
    step: i64,
    time: Time,
    now: Timestamp,
    zone: &TimeZone,
) -> Result<When, WhenError> {
    for turn in 0..=1 {
        let found = zone.to_ambiguous_timestamp(later(first, turn * step)?.to_datetime(time));
        let (early, late) = (found.earlier().map_err(too_far)?, found.later().map_err(too_far)?);
        if matches!(found.offset(), AmbiguousOffset::Gap { .. }) {
            if late > now {
                return Err(WhenError::NoSuchTime);
            }
        } else if let Some(at) = [early, late].into_iter().find(|at| *at > now) {
            return Ok(named(at, false));
        }
    }
    Err(WhenError::NoSuchTime)
}

/// 23:59 of a day; the later one when a clock change repeats it.
fn end_of(date: Date, zone: &TimeZone) -> Result<When, WhenError> {
    let found = zone.to_ambiguous_timestamp(date.at(23, 59, 0, 0));
    if matches!(found.offset(), AmbiguousOffset::Gap { .. }) {
        return Err(WhenError::NoSuchDay);
    }
    found.later().map(|at| named(at, true)).map_err(too_far)
}

/// What to ask about a date whose form is read differently in different places.
fn ask(numbers: Numbers, today: Date, clock: Option<Clock>) -> WhenError {
    let written = |date: Date| match clock {
        Some(clock) => iso(date.to_datetime(clock.time), clock.offset),
        None => date.to_string(),
    };
    let (day_first, month_first) = match numbers {
        Numbers::YearFirst { year, month, day } => (Date::new(year, month, day).ok(), None),
        Numbers::YearLast { first, second, year } => {
            (dated(year, second, first, today), dated(year, first, second, today))
        }
    };
    match (day_first, month_first) {
        (Some(first), Some(second)) if first != second => {
            WhenError::Ambiguous { first: written(first), second: written(second) }
        }
        (Some(date), _) | (None, Some(date)) => WhenError::NotIso { maybe: written(date) },
        (None, None) => WhenError::NoSuchDay,
    }
}

/// The day; without a year the next one from `today` on.
fn dated(year: Option<i16>, month: i8, day: i8, today: Date) -> Option<Date> {
    match year {
        Some(year) => Date::new(year, month, day).ok(),
        None => (0..=MOST_YEARS)
            .filter_map(|more| Date::new(today.year().checked_add(more)?, month, day).ok())
            .find(|date| *date >= today),
    }
}

fn later(date: Date, days: i64) -> Result<Date, WhenError> {
    let days = Span::new().try_days(days).map_err(too_far)?;
    date.checked_add(days).map_err(too_far)
}

/// ISO 8601 to the minute, or to the second when it has seconds.
fn iso(at: DateTime, offset: Option<Offset>) -> String {
    let seconds = if at.second() == 0 { String::new() } else { format!(":{:02}", at.second()) };
    let written = format!("{}T{:02}:{:02}{seconds}", at.date(), at.hour(), at.minute());
    let Some(seconds) = offset.map(Offset::seconds) else {
        return written;
    };
    if seconds == 0 {
        return written + "Z";
    }
    let (sign, minutes) = (if seconds < 0 { '-' } else { '+' }, seconds.unsigned_abs() / 60);
    format!("{written}{sign}{:02}:{:02}", minutes / 60, minutes % 60)
}

fn named(at: Timestamp, day_only: bool) -> When {
    When { at: Moment(at.as_millisecond()), day_only }
}

fn too_far(_: jiff::Error) -> WhenError {
    WhenError::TooFar
}

#[cfg(test)]
mod tests;
