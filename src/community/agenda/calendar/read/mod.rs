//! Others' calendars (RFC 5545), taken apart into the events they hold: all of them, or an error that
//! names the line. Nothing is guessed and nothing half is given.
//!
//! An event that repeats gives those of its times that are still to come, wherever they were moved;
//! every other event is given whenever it is.

mod event;
mod series;

use std::collections::BTreeMap;

use jiff::Timestamp;
use jiff::tz::TimeZone;

use super::When;
use super::lines::{Component, calendars};
use super::zones::Zones;

/// The longest file, in octets.
pub const SIZE_LIMIT: usize = 2 * 1024 * 1024;
/// The most events, those of a series counted singly.
pub const EVENT_LIMIT: usize = 5000;
/// The most times of one series that are given.
pub const SERIES_LIMIT: usize = 100;
/// How far ahead a series is looked at, in days: two years.
pub const AHEAD: i64 = 2 * 366;

/// What a calendar is read in the light of.
#[derive(Clone, Debug)]
pub struct Around<'a> {
    /// The present moment: a series is given from here on.
    pub now: Timestamp,
    /// Where times without a zone are meant to be.
    pub zone: TimeZone,
    /// Marks in a title, at its beginning or its end, that say the event was called off. `[C]` is none:
    /// in the schedule of ICANN's meetings it stands behind closed sessions.
    pub cancelled: &'a [&'a str],
}

/// One event of somebody else's calendar.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// The name its calendar gives it.
    pub uid: String,
    /// Which time of a series it is: when it was first meant to be, in UTC or as a day.
    pub nth: Option<String>,
    /// What it is called, in one line, without marks that it was called off; may be empty.
    pub summary: String,
    /// More about it; may be empty.
    pub description: String,
    /// Where more about it stands, if that can be followed (`http`, `https`).
    pub url: Option<String>,
    /// When it is.
    pub when: When,
    /// Whether it was called off.
    pub cancelled: bool,
    /// Which version of it this is.
    pub sequence: u32,
    /// The line it begins in, counted from 1.
    pub line: usize,
}

impl Found {
    /// What it is found by when the calendar is read again.
    #[must_use]
    pub fn key(&self) -> String {
        match &self.nth {
            Some(nth) => format!("{}#{nth}", self.uid),
            None => self.uid.clone(),
        }
    }
}

/// Why a file is no calendar that can be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unreadable {
    /// Longer than [`SIZE_LIMIT`]: how many octets.
    TooLarge(usize),
    /// More than [`EVENT_LIMIT`] events.
    TooMany,
    /// There is no calendar in it.
    Empty,
    /// A line is wrong.
    Wrong {
        /// Which, counted from 1.
        line: usize,
        /// What is wrong.
        why: Why,
    },
}

/// What is wrong with a line. Texts are as much of the line as is worth telling back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Why {
    /// It is not UTF-8.
    NotUtf8,
    /// It goes on a line that is not there.
    Folded,
    /// It has no colon: no property, and not folded as the rest of one should be.
    NoColon(String),
    /// It begins with what is no name of a property, as the rest of a wrongly folded line does.
    Name(String),
    /// A parameter has no value.
    Parameter(String),
    /// A quotation mark does not close.
    Quote,
    /// It stands outside of any calendar.
    Outside,
    /// It begins one component too many within others.
    TooDeep,
    /// It ends something else than what is open.
    Ends {
        /// What is open, and since which line.
        open: Option<(String, usize)>,
        /// What it ends.
        ended: String,
    },
    /// What begins here has no end.
    NeverEnds(String),
    /// What begins here lacks this.
    Lacks(&'static str),
    /// This stands here a second time.
    Twice(&'static str),
    /// This is no day or time, or not of the kind of the beginning.
    Date(String),
    /// This is no length of time.
    Length(String),
    /// This is no number.
    Number(String),
    /// Nobody knows this zone, and the calendar does not bring it along.
    Zone(String),
    /// The event ends before it begins.
    EndsBefore,
    /// This is no rule of repetition, or one that never falls.
    Rule(String),
    /// The rule falls too often to be counted, or there are too many rules.
    Often,
    /// A change to this and all following times of a series, which must be taken over by hand.
    AllFollowing,
}

/// The events of a calendar, or of several in one file, in the order they stand. Of an event that
/// stands there twice, only the newest version is given.
///
/// # Errors
/// Why it cannot be read.
pub fn read(bytes: &[u8], around: &Around<'_>) -> Result<Vec<Found>, Unreadable> {
    if bytes.len() > SIZE_LIMIT {
        return Err(Unreadable::TooLarge(bytes.len()));
    }
    let calendars = calendars(bytes)?;
    let mut zones = Zones::new(&calendars, &around.zone);
    let mut events = Vec::new();
    for calendar in &calendars {
        let method = calendar.find("METHOD").map(|method| method.value.trim());
        let off = method.is_some_and(|method| method.eq_ignore_ascii_case("CANCEL"));
        for part in calendar.parts.iter().filter(|part| part.name == "VEVENT") {
            if events.len() == EVENT_LIMIT {
                return Err(Unreadable::TooMany);
            }
            events.push(event::event(part, &mut zones, around, off)?);
        }
    }
    newest(series::each(events, around)?)
}

/// The newest version of each, where the first of it stands.
fn newest(all: Vec<Found>) -> Result<Vec<Found>, Unreadable> {
    let (mut places, mut kept) = (BTreeMap::new(), Vec::<Found>::new());
    for found in all {
        let next = kept.len();
        let place = *places.entry(found.key()).or_insert(next);
        match kept.get_mut(place) {
            Some(known) if known.sequence <= found.sequence => *known = found,
            Some(_) => {}
            None => kept.push(found),
        }
    }
    if kept.len() > EVENT_LIMIT { Err(Unreadable::TooMany) } else { Ok(kept) }
}

/// The properties of a component that hold a text, as one.
fn text_of<'c>(component: &'c Component, name: &str) -> &'c str {
    component.find(name).map_or("", |property| property.value.as_str())
}

#[cfg(test)]
mod tests;
