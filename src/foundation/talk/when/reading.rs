//! What a folded text says about a day and a clock, before any calendar or zone is asked.
//!
//! It knows the words of both languages. It refuses to know what day it is.

use jiff::civil::{Date, Time, Weekday};
use jiff::tz::Offset;

use super::WhenError;
use super::span::{Amount, amount};

/// What was said.
pub(super) enum Said {
    /// So much time from now.
    After(Amount),
    /// On a day, at a time, or both.
    On(Day, Option<Clock>),
}

/// Which day was named.
#[derive(Clone, Copy)]
pub(super) enum Day {
    /// None.
    Any,
    /// So many days after today, or before it.
    Later(i64),
    /// The next one of its name.
    Weekday(Weekday),
    /// A date that cannot be misread.
    Iso(Date),
    /// A date that can.
    Numbers(Numbers),
}

/// Numbers of a date whose order is a matter of place.
#[derive(Clone, Copy)]
pub(super) enum Numbers {
    /// `2026/12/10`
    YearFirst { year: i16, month: i8, day: i8 },
    /// `03/04/2026`, `03/04`
    YearLast { first: i8, second: i8, year: Option<i16> },
}

/// Which time was named.
#[derive(Clone, Copy)]
pub(super) struct Clock {
    pub time: Time,
    /// When it was written with the time.
    pub offset: Option<Offset>,
    /// `18:00-20:00` after a space may be an offset or a stretch of time.
    pub like_a_range: bool,
    /// The offset was written in numbers: that belongs to ISO dates only.
    numeric: bool,
}

/// Words that stand before a day or a time and say nothing more.
const JOINTS: [&str; 6] = ["at", "on", "el", "a", "la", "las"];

/// Real offsets from UTC, in minutes (IANA time zone database): −12:00 to +14:00.
const OFFSETS: std::ops::RangeInclusive<i32> = -720..=840;

/// Reads a folded text.
pub(super) fn read(folded: &str) -> Result<Said, WhenError> {
    let folded = folded.replace('−', "-");
    if let Some(rest) =
        ["in ", "en ", "dentro de "].iter().find_map(|start| folded.strip_prefix(start))
    {
        return amount(rest).map(Said::After);
    }
    let mut words: Vec<&str> = folded
        .split_whitespace()
        .map(|word| word.trim_end_matches(['.', ',']))
        .filter(|word| !word.is_empty())
        .collect();
    // `2026-12-10t18:00`: the only place where a day and a time touch.
    let mut touching = false;
    if let Some((date, time)) = words.first().and_then(|word| word.split_once('t'))
        && date.starts_with(|c: char| c.is_ascii_digit())
    {
        touching = true;
        words.splice(0..1, [date, time]);
    }
    let mut clock = take_clock(&mut words)?;
    words.retain(|word| !JOINTS.contains(word));
    let day = day(&words)?;
    let iso = matches!(day, Day::Iso(_));
    if touching && (!iso || clock.is_none()) || clock.is_some_and(|clock| clock.numeric && !iso) {
        return Err(WhenError::NotUnderstood);
    }
    if touching && let Some(clock) = &mut clock {
        clock.like_a_range = false;
    }
    Ok(Said::On(day, clock))
}

/// Takes the time off the end, with `h` and `UTC` behind it.
fn take_clock(words: &mut Vec<&str>) -> Result<Option<Clock>, WhenError> {
    let universal = words.pop_if(|word| matches!(*word, "z" | "utc" | "gmt")).is_some();
    let hours = words.pop_if(|word| matches!(*word, "h" | "hs" | "hrs")).is_some();
    let Some(word) = words.pop_if(|word| word.contains(':')) else {
        return if universal || hours { Err(WhenError::NotUnderstood) } else { Ok(None) };
    };
    let mut clock = clock(word)?;
    if universal && clock.offset.replace(Offset::UTC).is_some() {
        return Err(WhenError::NotUnderstood);
    }
    Ok(Some(clock))
}

/// `18:00`, `8:30:15`, `18:00z`, `18:00-03:00`, `18:00h`
fn clock(word: &str) -> Result<Clock, WhenError> {
    let digits = word.find(|c: char| c != ':' && !c.is_ascii_digit()).unwrap_or(word.len());
    let (time, tail) = word.split_at(digits);
    let parts: Vec<&str> = time.split(':').collect();
    let (hour, minute, second) = match parts[..] {
        [hour, minute] => (hour, minute, "00"),
        [hour, minute, second] => (hour, minute, second),
        _ => return Err(WhenError::NotUnderstood),
    };
    if !(1..=2).contains(&hour.len()) || minute.len() != 2 || second.len() != 2 {
        return Err(WhenError::NotUnderstood);
    }
    let (hour, minute) = (number::<i8>(hour)?, number::<i8>(minute)?);
    let time = Time::new(hour, minute, number(second)?, 0).map_err(|_| WhenError::NoSuchTime)?;
    let mut clock = Clock { time, offset: None, like_a_range: false, numeric: false };
    match tail {
        "" | "h" | "hs" | "hrs" => {}
        "z" | "utc" | "gmt" => clock.offset = Some(Offset::UTC),
        _ => {
            let minutes = offset(tail)?;
            let seconds =
                Offset::from_seconds(minutes * 60).map_err(|_| WhenError::NotUnderstood)?;
            clock.offset = Some(seconds);
            clock.numeric = true;
            clock.like_a_range =
                tail.starts_with('-') && -minutes > i32::from(hour) * 60 + i32::from(minute);
        }
    }
    Ok(clock)
}

/// `+05:30`, `-0300`, `-03`, in minutes.
fn offset(tail: &str) -> Result<i32, WhenError> {
    let (sign, digits) = match tail.split_at_checked(1) {
        Some(("+", digits)) => (1, digits),
        Some(("-", digits)) => (-1, digits),
        _ => return Err(WhenError::NotUnderstood),
    };
    let (hours, minutes) = match digits.split_once(':') {
        Some(parts) => parts,
        None if digits.len() == 4 => digits.split_at_checked(2).ok_or(WhenError::NotUnderstood)?,
        None => (digits, "00"),
    };
    if hours.len() != 2 || minutes.len() != 2 {
        return Err(WhenError::NotUnderstood);
    }
    let (hours, minutes) = (number::<i32>(hours)?, number::<i32>(minutes)?);
    let all = sign * (hours * 60 + minutes);
    if minutes < 60 && OFFSETS.contains(&all) { Ok(all) } else { Err(WhenError::NotUnderstood) }
}

fn day(words: &[&str]) -> Result<Day, WhenError> {
    match words {
        [] => Ok(Day::Any),
        ["today" | "hoy"] => Ok(Day::Later(0)),
        ["tomorrow" | "manana"] => Ok(Day::Later(1)),
        ["yesterday" | "ayer"] => Ok(Day::Later(-1)),
        ["anteayer"] | ["day", "before", "yesterday"] => Ok(Day::Later(-2)),
        ["pasado", "manana"] | ["day", "after", "tomorrow"] => Ok(Day::Later(2)),
        [word] => weekday(word).map_or_else(|| date(word), |weekday| Ok(Day::Weekday(weekday))),
        _ => Err(WhenError::NotUnderstood),
    }
}

fn weekday(word: &str) -> Option<Weekday> {
    Some(match word {
        "mon" | "monday" | "lun" | "lunes" => Weekday::Monday,
        "tue" | "tues" | "tuesday" | "mar" | "martes" => Weekday::Tuesday,
        "wed" | "weds" | "wednesday" | "mie" | "mier" | "miercoles" => Weekday::Wednesday,
        "thu" | "thur" | "thurs" | "thursday" | "jue" | "jueves" => Weekday::Thursday,
        "fri" | "friday" | "vie" | "viernes" => Weekday::Friday,
        "sat" | "saturday" | "sab" | "sabado" => Weekday::Saturday,
        "sun" | "sunday" | "dom" | "domingo" => Weekday::Sunday,
        _ => return None,
    })
}

fn date(word: &str) -> Result<Day, WhenError> {
    let Some(mark) = word.chars().find(|c| matches!(c, '-' | '/' | '.')) else {
        return Err(WhenError::NotUnderstood);
    };
    let parts: Vec<&str> = word.split(mark).collect();
    let short = |part: &str| (1..=2).contains(&part.len());
    match parts[..] {
        [year, month, day] if year.len() == 4 && short(month) && short(day) => {
            let (year, month, day) = (number(year)?, number(month)?, number(day)?);
            if mark == '-' {
                return Date::new(year, month, day).map(Day::Iso).map_err(|_| WhenError::NoSuchDay);
            }
            Ok(Day::Numbers(Numbers::YearFirst { year, month, day }))
        }
        [first, second, year] if short(first) && short(second) && matches!(year.len(), 2 | 4) => {
            let century = if year.len() == 2 { 2000 } else { 0 };
            let year = Some(century + number::<i16>(year)?);
            Ok(Day::Numbers(Numbers::YearLast {
                first: number(first)?,
                second: number(second)?,
                year,
            }))
        }
        [first, second] if short(first) && short(second) && mark != '.' => {
            Ok(Day::Numbers(Numbers::YearLast {
                first: number(first)?,
                second: number(second)?,
                year: None,
            }))
        }
        _ => Err(WhenError::NotUnderstood),
    }
}

/// Digits only: no sign.
fn number<N: std::str::FromStr>(digits: &str) -> Result<N, WhenError> {
    if !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(WhenError::NotUnderstood);
    }
    digits.parse().map_err(|_| WhenError::NotUnderstood)
}
