//! An agenda as an iCalendar feed (RFC 5545, with the names of RFC 7986), which calendar programs ask
//! for again and again.
//!
//! Every time is written in UTC (`Z`): the text then needs no time zones of its own, and no clock
//! change, nor a wrong or outdated zone table of a calendar program, can move it. Whole days are
//! written without any zone.
//!
//! It is written here and not with the `icalendar` crate (0.17): that one lets a carriage return and
//! other control characters of a title through, asks the clock and makes random names where a
//! property is missing, and needs time that grows with the square of a line's length to fold it.

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;

use super::When;
use crate::community::agenda::link::can_be_followed;

/// What made the calendar (RFC 5545 §3.7.3).
const PRODUCT: &str = "-//Puente//Agenda//EN";
/// The longest line in octets, without its ending (RFC 5545 §3.1).
const LINE: usize = 75;
/// The greatest number that calendar programs must understand (RFC 5545 §3.3.8).
const GREATEST: u32 = i32::MAX as u32;

/// A calendar that is subscribed to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Feed {
    /// What it is called.
    pub name: String,
    /// What is in it.
    pub description: String,
    /// The language its texts are in, such as `es`.
    pub language: String,
    /// After how many hours it should be asked for again; at least one.
    pub refresh: u32,
    /// What is in it, in the order it is written.
    pub events: Vec<Event>,
}

/// One event.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Event {
    /// Its name for ever, by which calendar programs find it again: the same in every feed.
    pub uid: String,
    /// Which version of it this is. It must grow with every change, the cancelling included:
    /// programs ignore a change with a number they know.
    pub sequence: u32,
    /// When this version was made.
    pub stamp: Timestamp,
    /// When it was last changed.
    pub modified: Timestamp,
    /// When it is.
    pub when: When,
    /// Whether it takes the time of who has it in the calendar. A deadline does not.
    pub busy: bool,
    /// What it is called; one line.
    pub summary: String,
    /// More about it; several lines.
    pub description: String,
    /// Where more about it stands; empty if nowhere.
    pub url: String,
    /// Whether it was called off.
    pub cancelled: bool,
    /// What it belongs to.
    pub categories: Vec<String>,
    /// How many minutes before its beginning to remind of it.
    pub remind: Vec<u32>,
}

/// A feed as a file: UTF-8, lines that end in CR LF.
///
/// An event outside the years 0 to 9999, which the format has no way to write, is left out.
#[must_use]
pub fn write(feed: &Feed) -> String {
    let mut out = Lines(String::with_capacity(400 + 600 * feed.events.len()));
    let language = parameter(&feed.language);
    let refresh = format!("PT{}H", feed.refresh.max(1));
    out.raw("BEGIN", "VCALENDAR");
    out.raw("VERSION", "2.0");
    out.raw("PRODID", PRODUCT);
    out.raw("CALSCALE", "GREGORIAN");
    out.raw("METHOD", "PUBLISH");
    let (name, description) = (one_line(&feed.name), text(&feed.description));
    out.raw(&format!("NAME{language}"), &name);
    out.raw("X-WR-CALNAME", &name);
    if !description.is_empty() {
        out.raw(&format!("DESCRIPTION{language}"), &description);
        out.raw("X-WR-CALDESC", &description);
    }
    out.raw("REFRESH-INTERVAL;VALUE=DURATION", &refresh);
    out.raw("X-PUBLISHED-TTL", &refresh);
    for event in &feed.events {
        out.event(event, &language);
    }
    out.raw("END", "VCALENDAR");
    out.0
}

/// Lines of a calendar.
struct Lines(String);

impl Lines {
    /// One property, folded; its value is already as it must stand.
    fn raw(&mut self, name: &str, value: &str) {
        let begins = self.0.len();
        self.0.push_str(name);
        self.0.push(':');
        self.0.push_str(value);
        if self.0.len() - begins > LINE {
            let long = self.0.split_off(begins);
            self.fold(&long);
        }
        self.0.push_str("\r\n");
    }

    /// A line as several, each but the first begun by a space; no character is cut.
    fn fold(&mut self, long: &str) {
        let (mut rest, mut room) = (long, LINE);
        while rest.len() > room {
            let (now, later) = rest.split_at(rest.floor_char_boundary(room));
            self.0.push_str(now);
            self.0.push_str("\r\n ");
            rest = later;
            room = LINE - 1;
        }
        self.0.push_str(rest);
    }

    fn event(&mut self, event: &Event, language: &str) {
        let Some((starts, ends)) = span(&event.when) else { return };
        let Some(stamp) = instant(event.stamp) else { return };
        let modified = if event.modified == event.stamp {
            Some(stamp.clone())
        } else {
            instant(event.modified)
        };
        let Some(modified) = modified else { return };
        let summary = one_line(&event.summary);
        self.raw("BEGIN", "VEVENT");
        self.raw("UID", &word(&event.uid));
        self.raw("DTSTAMP", &stamp);
        self.raw("LAST-MODIFIED", &modified);
        self.raw("SEQUENCE", &event.sequence.min(GREATEST).to_string());
        let value = if matches!(event.when, When::Day { .. }) { ";VALUE=DATE" } else { "" };
        self.raw(&format!("DTSTART{value}"), &starts);
        if let Some(ends) = ends {
            self.raw(&format!("DTEND{value}"), &ends);
        }
        self.raw(&format!("SUMMARY{language}"), &summary);
        let description = text(&event.description);
        if !description.is_empty() {
            self.raw(&format!("DESCRIPTION{language}"), &description);
        }
        if can_be_followed(&event.url) {
            self.raw("URL", &event.url);
        }
        let categories: Vec<String> = event.categories.iter().map(|one| one_line(one)).collect();
        if !categories.is_empty() {
            self.raw("CATEGORIES", &categories.join(","));
        }
        self.raw("STATUS", if event.cancelled { "CANCELLED" } else { "CONFIRMED" });
        let busy = event.busy && !event.cancelled;
        self.raw("TRANSP", if busy { "OPAQUE" } else { "TRANSPARENT" });
        // What was called off need not be remembered.
        for minutes in event.remind.iter().filter(|_| !event.cancelled) {
            self.raw("BEGIN", "VALARM");
            self.raw("ACTION", "DISPLAY");
            self.raw("DESCRIPTION", &summary);
            self.raw("TRIGGER", &format!("-PT{}M", minutes.min(&GREATEST)));
            self.raw("END", "VALARM");
        }
        self.raw("END", "VEVENT");
    }
}

/// The beginning and the end as they are written. Without an end, an event lasts one day or no time
/// (RFC 5545 §3.6.1), and an end must be later than the beginning (§3.8.2.2).
fn span(when: &When) -> Option<(String, Option<String>)> {
    match *when {
        When::At { starts, ends } => {
            let ends = if ends > starts { Some(instant(ends)?) } else { None };
            Some((instant(starts)?, ends))
        }
        When::Day { first, last } => {
            let after = if last > first { last.tomorrow().ok() } else { None };
            Some((day(first)?, after.and_then(day)))
        }
    }
}

fn day(day: Date) -> Option<String> {
    (day.year() >= 0).then(|| format!("{:04}{:02}{:02}", day.year(), day.month(), day.day()))
}

/// An instant in UTC; parts of a second are dropped.
fn instant(at: Timestamp) -> Option<String> {
    let at = TimeZone::UTC.to_datetime(at);
    let (hour, minute, second) = (at.hour(), at.minute(), at.second());
    day(at.date()).map(|day| format!("{day}T{hour:02}{minute:02}{second:02}Z"))
}

/// The language as a parameter of a property, or nothing if it is no language.
fn parameter(language: &str) -> String {
    let is_tag = |tag: &str| tag.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-');
    if language.is_empty() || !is_tag(language) {
        return String::new();
    }
    format!(";LANGUAGE={language}")
}

/// A text as a value (RFC 5545 §3.3.11). Every way to end a line becomes `\n`, also those that
/// Unicode has and some programs split files at; other control characters are dropped.
fn text(text: &str) -> String {
    // Most of what is written needs nothing done, and a feed has tens of thousands of texts.
    let plain = |b: u8| matches!(b, b' '..=b'~') && !matches!(b, b'\\' | b';' | b',');
    if text.bytes().all(plain) {
        return text.trim().to_owned();
    }
    let mut out = String::with_capacity(text.len() + 8);
    let mut left = text.trim().chars().peekable();
    while let Some(c) = left.next() {
        match c {
            '\\' | ';' | ',' => out.extend(['\\', c]),
            '\r' => {
                left.next_if_eq(&'\n');
                out.push_str("\\n");
            }
            '\n' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}' => out.push_str("\\n"),
            '\t' => out.push(' '),
            '\u{feff}' => {}
            c if c.is_control() => {}
            c => out.push(c),
        }
    }
    out
}

/// A text as a value in one line.
fn one_line(line: &str) -> String {
    let words: Vec<&str> = line.split_whitespace().collect();
    text(&words.join(" "))
}

/// As [`one_line`], of an id or another text without blanks.
fn word(word: &str) -> String {
    if word.contains(char::is_whitespace) { one_line(word) } else { text(word) }
}

#[cfg(test)]
mod tests;
