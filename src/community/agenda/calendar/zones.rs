//! The zones of a calendar: by a name that the world knows (`America/Lima`), or by rules that the
//! calendar brings along for a name of its own, such as `CST` (RFC 5545 §3.6.5).
//!
//! A name with a slash is the world's. A short one is the calendar's own if it brings rules for it:
//! `EST` may mean anything.

use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::Timestamp;
use jiff::civil::DateTime;
use jiff::tz::{Offset, TimeZone};

use super::lines::{Component, short};
use super::read::{Unreadable, Why};
use super::repeats::{OLDEST, Uncounted, rule};
use super::values::{Written, offset, written};

/// How many rules all zones of a file may have together: there are a few for each.
const RULES: usize = 100;
/// Up to which year the clock changes of a zone are counted.
const LAST: i16 = 2100;
/// From which year on they are kept.
const FIRST: i16 = 1970;

/// Where a wall clock hangs.
#[derive(Clone, Debug)]
pub(super) enum Zone {
    /// In a zone of the world.
    Known(TimeZone),
    /// In one of the calendar's own, with its changes in order.
    Own(Arc<[Turn]>),
}

/// One change of a clock.
#[derive(Clone, Copy, Debug)]
pub(super) struct Turn {
    /// When, on the clock as it was before.
    at: DateTime,
    from: Offset,
    to: Offset,
}

impl Zone {
    /// The instant of a time on the wall clock. A time that is twice is the first of both, and one
    /// that is skipped is counted on the clock as it was before (§3.3.5).
    pub(super) fn instant(&self, local: DateTime) -> Option<Timestamp> {
        let turns = match self {
            Self::Known(zone) => return zone.to_timestamp(local).ok(),
            Self::Own(turns) => turns,
        };
        let past = turns.partition_point(|turn| turn.at <= local);
        let last = past.checked_sub(1).and_then(|last| turns.get(last));
        let offset = match last {
            None => turns.first()?.from,
            Some(turn) => {
                let skipped = i64::from(turn.to.seconds()) - i64::from(turn.from.seconds());
                let skipped = jiff::Span::new().try_seconds(skipped.max(0)).ok()?;
                let goes_on = turn.at.checked_add(skipped).ok()?;
                if local < goes_on { turn.from } else { turn.to }
            }
        };
        offset.to_timestamp(local).ok()
    }

    /// What the wall clock shows at an instant of the world's zones; the calendar's own are only
    /// asked the other way.
    pub(super) fn shows(&self, at: Timestamp) -> Option<DateTime> {
        match self {
            Self::Known(zone) => Some(zone.to_datetime(at)),
            Self::Own(_) => None,
        }
    }
}

/// The zones of a file.
pub(super) struct Zones<'c> {
    brought: BTreeMap<&'c str, &'c Component>,
    known: BTreeMap<String, Zone>,
    floating: TimeZone,
    rules: usize,
}

impl<'c> Zones<'c> {
    /// The zones that some calendars bring along; times without a zone are in `floating`.
    pub(super) fn new(calendars: &'c [Component], floating: &TimeZone) -> Self {
        let parts = calendars.iter().flat_map(|calendar| &calendar.parts);
        let zones = parts.filter(|part| part.name == "VTIMEZONE");
        let brought = zones.filter_map(|zone| Some((zone.find("TZID")?.value.trim(), zone)));
        let floating = floating.clone();
        Self { brought: brought.collect(), known: BTreeMap::new(), floating, rules: 0 }
    }

    /// The zone of times without one.
    pub(super) fn floating(&self) -> Zone {
        Zone::Known(self.floating.clone())
    }

    /// The zone of a name; `line` is where it is asked for.
    pub(super) fn get(&mut self, name: &str, line: usize) -> Result<Zone, Unreadable> {
        let name = name.trim();
        if let Some(zone) = self.known.get(name) {
            return Ok(zone.clone());
        }
        let of_world = || world(name).map(Zone::Known);
        let zone = match self.brought.get(name).copied() {
            _ if name.contains('/') && world(name).is_some() => of_world(),
            Some(brought) => Some(Zone::Own(self.turns(brought)?.into())),
            None => of_world(),
        };
        let unknown = Unreadable::Wrong { line, why: Why::Zone(short(name)) };
        let zone = zone.ok_or(unknown)?;
        self.known.insert(name.to_owned(), zone.clone());
        Ok(zone)
    }

    /// The clock changes of a zone that the calendar brings along.
    fn turns(&mut self, zone: &Component) -> Result<Vec<Turn>, Unreadable> {
        let mut turns = Vec::new();
        for part in &zone.parts {
            let starts = part.get("DTSTART")?;
            let wrong = || starts.wrong(Why::Date(short(&starts.value)));
            let Some(Written::Local(first)) = written(&starts.value) else { return Err(wrong()) };
            let [from, to] = ["TZOFFSETFROM", "TZOFFSETTO"].map(|name| {
                let property = part.get(name)?;
                let wrong = || property.wrong(Why::Number(short(&property.value)));
                offset(&property.value).ok_or_else(wrong)
            });
            let (from, to) = (from?, to?);
            turns.push(Turn { at: first, from, to });
            for more in part.all("RDATE").flat_map(|more| more.value.split(',')) {
                if let Some(Written::Local(at)) = written(more) {
                    turns.push(Turn { at, from, to });
                }
            }
            let Some(repeats) = part.only("RRULE")? else { continue };
            self.rules += 1;
            let too_much = |why| match why {
                Uncounted::Rule => repeats.wrong(Why::Rule(short(&repeats.value))),
                Uncounted::Often => repeats.wrong(Why::Often),
            };
            if self.rules > RULES {
                return Err(too_much(Uncounted::Often));
            }
            let over = |at: DateTime, until| match until {
                Written::Day(day) => at.date() > day,
                Written::Local(last) => at > last,
                Written::Utc(last) => from.to_timestamp(at).is_ok_and(|at| at > last),
            };
            let each = |at: DateTime| {
                if at.year() >= FIRST {
                    turns.push(Turn { at, from, to });
                }
                at.year() < LAST
            };
            let rule = rule(&repeats.value).map_err(too_much)?;
            // Many zones begin in 1601, when there were none.
            let skips = first.year() < OLDEST && rule.is_every_year();
            let year = if skips { OLDEST } else { first.year() };
            let first = first.with().year(year).build().map_err(|_| wrong())?;
            rule.falls(first, over, each).map_err(too_much)?;
        }
        if turns.is_empty() {
            return Err(Unreadable::Wrong { line: zone.line, why: Why::Lacks("STANDARD") });
        }
        turns.sort_by_key(|turn| turn.at);
        Ok(turns)
    }
}

/// A zone of the world by its name, also behind what some programs put before it:
/// `/freeassociation.sourceforge.net/America/Lima`.
fn world(name: &str) -> Option<TimeZone> {
    if name.len() > 100 {
        return None;
    }
    if let Ok(zone) = TimeZone::get(name) {
        return Some(zone);
    }
    let mut slashes = name.match_indices('/').map(|(at, _)| at);
    slashes.find_map(|at| TimeZone::get(name.get(at + 1..)?).ok())
}
