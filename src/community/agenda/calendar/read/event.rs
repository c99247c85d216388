//! One event of a calendar as it stands, before its repetitions are counted.

use jiff::civil::{Date, DateTime};
use jiff::{SpanRelativeTo, Timestamp};

use super::super::When;
use super::super::lines::{Component, Property, short};
use super::super::repeats::{Rule, Uncounted, rule};
use super::super::values::{Written, length, one_line, text, written};
use super::super::zones::{Zone, Zones};
use super::{Around, Found, Unreadable, Why, text_of};
use crate::community::agenda::link::can_be_followed;

/// A day, or an instant.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Point {
    Day(Date),
    At(Timestamp),
}

impl Point {
    /// As it names one time of a series.
    pub(super) fn name(self) -> String {
        match self {
            Self::Day(day) => day.strftime("%Y%m%d").to_string(),
            Self::At(at) => at.strftime("%Y%m%dT%H%M%SZ").to_string(),
        }
    }
}

/// An event with what says when else it is.
pub(super) struct Read<'c> {
    /// The event itself, at its first time.
    pub found: Found,
    /// Where its wall clock hangs.
    pub zone: Zone,
    /// What that shows when it begins.
    pub local: DateTime,
    /// Its rule, and what stands there.
    pub rule: Option<(Rule, &'c Property)>,
    /// Times it is at besides.
    pub more: Vec<Point>,
    /// Times it is not at.
    pub except: Vec<Point>,
    /// Which time of a series it stands in place of.
    pub instead: Option<Point>,
}

/// Reads an event; `off` if the whole calendar says what was called off.
pub(super) fn event<'c>(
    part: &'c Component,
    zones: &mut Zones<'_>,
    around: &Around<'_>,
    off: bool,
) -> Result<Read<'c>, Unreadable> {
    let uid = part.get("UID")?;
    let uid = match one_line(&uid.value) {
        empty if empty.is_empty() => return Err(uid.wrong(Why::Lacks("UID"))),
        uid => uid,
    };
    let begins = part.get("DTSTART")?;
    let (start, local, zone) = point(begins, &begins.value, zones)?;
    let when = when(part, start, local, &zone, zones)?;
    let sequence = match part.find("SEQUENCE") {
        None => 0,
        Some(property) => {
            let number = property.value.trim().parse().ok();
            number.ok_or_else(|| property.wrong(Why::Number(short(&property.value))))?
        }
    };
    let (summary, marked) = unmarked(&one_line(text_of(part, "SUMMARY")), around.cancelled);
    let cancelled = text_of(part, "STATUS").trim().eq_ignore_ascii_case("CANCELLED");
    let url = text_of(part, "URL").trim();
    let found = Found {
        uid,
        nth: None,
        summary,
        description: text(text_of(part, "DESCRIPTION")),
        url: can_be_followed(url).then(|| url.to_owned()),
        when,
        cancelled: cancelled || marked || off,
        sequence,
        line: part.line,
    };
    let mut read =
        Read { found, zone, local, rule: None, more: vec![], except: vec![], instead: None };
    repetition(part, zones, &mut read)?;
    Ok(read)
}

/// What says when else an event is.
fn repetition<'c>(
    part: &'c Component,
    zones: &mut Zones<'_>,
    read: &mut Read<'c>,
) -> Result<(), Unreadable> {
    if let Some(property) = part.only("RRULE")? {
        let rule = rule(&property.value).map_err(|why| uncounted(why, property))?;
        read.rule = Some((rule, property));
    }
    for (name, into_more) in [("RDATE", true), ("EXDATE", false)] {
        for property in part.all(name) {
            for value in property.value.split(',').filter(|value| !value.trim().is_empty()) {
                // Of a period, the beginning.
                let value = value.split('/').next().unwrap_or_default();
                let (point, ..) = point(property, value, zones)?;
                if into_more {
                    read.more.push(point);
                } else {
                    read.except.push(point);
                }
            }
        }
    }
    if let Some(property) = part.only("RECURRENCE-ID")? {
        if property.parameter("RANGE").is_some() {
            return Err(property.wrong(Why::AllFollowing));
        }
        let (point, ..) = point(property, &property.value, zones)?;
        read.instead = Some(point);
        read.found.nth = Some(point.name());
    }
    Ok(())
}

/// That a rule cannot be counted.
pub(super) fn uncounted(why: Uncounted, property: &Property) -> Unreadable {
    property.wrong(match why {
        Uncounted::Rule => Why::Rule(short(&property.value)),
        Uncounted::Often => Why::Often,
    })
}

/// A day or instant, what the wall clock shows then, and where that hangs.
fn point(
    property: &Property,
    value: &str,
    zones: &mut Zones<'_>,
) -> Result<(Point, DateTime, Zone), Unreadable> {
    let wrong = || property.wrong(Why::Date(short(value)));
    let zone = match property.parameter("TZID") {
        Some(name) => zones.get(name, property.line)?,
        None => zones.floating(),
    };
    match written(value).ok_or_else(wrong)? {
        Written::Day(day) => Ok((Point::Day(day), day.to_datetime(jiff::civil::Time::MIN), zone)),
        Written::Local(local) => {
            let at = zone.instant(local).ok_or_else(wrong)?;
            Ok((Point::At(at), local, zone))
        }
        Written::Utc(at) => {
            let zone = Zone::Known(jiff::tz::TimeZone::UTC);
            let local = zone.shows(at).ok_or_else(wrong)?;
            Ok((Point::At(at), local, zone))
        }
    }
}

/// From when until when an event is. Without an end or a length it is one day, or a moment (§3.6.1).
fn when(
    part: &Component,
    start: Point,
    local: DateTime,
    zone: &Zone,
    zones: &mut Zones<'_>,
) -> Result<When, Unreadable> {
    if let Some(property) = part.only("DTEND")? {
        let (end, ..) = point(property, &property.value, zones)?;
        let wrong = property.wrong(Why::EndsBefore);
        return match (start, end) {
            // The end is the day after the last one; some programs write the last one.
            (Point::Day(first), Point::Day(after)) if after >= first => {
                let last = after.yesterday().unwrap_or(after).max(first);
                Ok(When::Day { first, last })
            }
            (Point::At(starts), Point::At(ends)) if ends >= starts => Ok(When::At { starts, ends }),
            (Point::Day(_), Point::Day(_)) | (Point::At(_), Point::At(_)) => Err(wrong),
            _ => Err(property.wrong(Why::Date(short(&property.value)))),
        };
    }
    let Some(property) = part.only("DURATION")? else {
        return Ok(match start {
            Point::Day(first) => When::Day { first, last: first },
            Point::At(starts) => When::At { starts, ends: starts },
        });
    };
    let wrong = || property.wrong(Why::Length(short(&property.value)));
    let length = length(&property.value).ok_or_else(wrong)?;
    match start {
        Point::Day(first) => {
            let after = first.checked_add(length).map_err(|_| wrong())?;
            let last = after.yesterday().unwrap_or(after).max(first);
            Ok(When::Day { first, last })
        }
        Point::At(starts) => {
            // Days are on the wall clock, hours are hours (§3.3.6).
            let days = length.get_weeks().saturating_mul(7).saturating_add(length.get_days());
            let whole = jiff::Span::new().try_days(days).map_err(|_| wrong())?;
            let hours = length.checked_sub((whole, SpanRelativeTo::days_are_24_hours()));
            let later = local.checked_add(whole).map_err(|_| wrong())?;
            let later = if days == 0 { starts } else { zone.instant(later).ok_or_else(wrong)? };
            let hours = hours.map_err(|_| wrong())?;
            let hours = hours.to_duration(SpanRelativeTo::days_are_24_hours());
            let ends = later.checked_add(hours.map_err(|_| wrong())?).map_err(|_| wrong())?;
            Ok(When::At { starts, ends: ends.max(starts) })
        }
    }
}

/// A title without the mark that it was called off, and whether it had one.
fn unmarked(summary: &str, marks: &[&str]) -> (String, bool) {
    for mark in marks.iter().filter(|mark| !mark.is_empty()) {
        let rest = summary.strip_prefix(mark).or_else(|| summary.strip_suffix(mark));
        if let Some(rest) = rest {
            return (rest.trim().to_owned(), true);
        }
    }
    (summary.to_owned(), false)
}
