//! The values of a calendar: days, times, lengths, offsets and texts as RFC 5545 §3.3 writes them.

use jiff::civil::{Date, DateTime};
use jiff::tz::{Offset, TimeZone};
use jiff::{Span, Timestamp};

/// A day or a time as it was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Written {
    /// `20120310`
    Day(Date),
    /// `20120310T090000`, in a zone that stands elsewhere.
    Local(DateTime),
    /// `20120310T090000Z`
    Utc(Timestamp),
}

/// A day or a time (§3.3.4, §3.3.5).
pub(super) fn written(text: &str) -> Option<Written> {
    let text = text.trim();
    let Some((day, time)) = text.split_once(['T', 't']) else { return day(text).map(Written::Day) };
    let (time, is_utc) = match time.strip_suffix(['Z', 'z']) {
        Some(time) => (time, true),
        None => (time, false),
    };
    let [hour, minute, second] = numbers(time, [2, 2, 2])?;
    // A leap second, which this calendar does not have.
    let second = second.min(59);
    let small = |number: i16| i8::try_from(number).ok();
    let time = jiff::civil::Time::new(small(hour)?, small(minute)?, small(second)?, 0).ok()?;
    let local = self::day(day)?.to_datetime(time);
    if !is_utc {
        return Some(Written::Local(local));
    }
    TimeZone::UTC.to_timestamp(local).ok().map(Written::Utc)
}

fn day(text: &str) -> Option<Date> {
    let [year, month, day] = numbers(text, [4, 2, 2])?;
    Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
}

/// The numbers of a text that is nothing but digits, by how many each has.
fn numbers<const N: usize>(text: &str, digits: [usize; N]) -> Option<[i16; N]> {
    if text.len() != digits.iter().sum::<usize>() || !text.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let (mut rest, mut found) = (text, [0; N]);
    for (number, digits) in found.iter_mut().zip(digits) {
        let (now, later) = rest.split_at_checked(digits)?;
        *number = now.parse().ok()?;
        rest = later;
    }
    Some(found)
}

/// A length (§3.3.6), never below nothing: `P1DT2H`, `PT45M`, `P2W`.
pub(super) fn length(text: &str) -> Option<Span> {
    let text = text.trim().trim_start_matches('+');
    // The library reads lengths in words too, which stand in no calendar.
    let span: Span = text.strip_prefix('P').and_then(|_| text.parse().ok())?;
    (!span.is_negative()).then_some(span)
}

/// How far a zone is from UTC (§3.3.14): `-0600`, `+053000`.
pub(super) fn offset(text: &str) -> Option<Offset> {
    let text = text.trim();
    let (sign, digits) = match text.split_at_checked(1)? {
        ("+", digits) => (1, digits),
        ("-", digits) => (-1, digits),
        _ => return None,
    };
    let [hours, minutes, seconds] = match digits.len() {
        4 => numbers(digits, [2, 2]).map(|[hours, minutes]| [hours, minutes, 0])?,
        _ => numbers(digits, [2, 2, 2])?,
    };
    let seconds = (i32::from(hours) * 60 + i32::from(minutes)) * 60 + i32::from(seconds);
    Offset::from_seconds(sign * seconds).ok()
}

/// A text (§3.3.11): `\n`, `\,`, `\;` and `\\` undone, control characters dropped.
pub(super) fn text(value: &str) -> String {
    let mut out = String::with_capacity(value.len());
    let mut left = value.chars();
    while let Some(c) = left.next() {
        match c {
            '\\' => match left.next() {
                Some('n' | 'N') => out.push('\n'),
                // Some programs put it before signs that need none.
                Some(c) if c.is_ascii_punctuation() => out.push(c),
                Some(c) => out.extend(['\\', c]),
                None => out.push('\\'),
            },
            '\t' => out.push(' '),
            c if c.is_control() => {}
            c => out.push(c),
        }
    }
    out.trim().to_owned()
}

/// A text as one line.
pub(super) fn one_line(value: &str) -> String {
    text(value).split_whitespace().collect::<Vec<_>>().join(" ")
}
