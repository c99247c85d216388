//! What is brought, read: a table, a calendar, a news feed, or pasted addresses of public comments. Whatever
//! it came as, it becomes what may go on the agenda. It refuses to know what is on it already.

use jiff::civil::Date;
use jiff::tz::TimeZone;
use serde::{Deserialize, Serialize};

use super::unread;
use crate::community::agenda::proposed::{COLUMNS, Point, Proposed};
use crate::community::agenda::{address, calendar, feed, table};
use crate::foundation::clock::Moment;
use crate::foundation::i18n::{Lang, Say, fold};
use crate::say;

/// The most that is brought at once.
pub const MOST: usize = 300;
/// The longest text that is brought at once, in characters.
pub const LIMIT: usize = 1_000_000;
/// Marks in a title that say it was called off. `[C]` is none: it stands behind closed sessions.
const CALLED_OFF: [&str; 4] = ["[CANCELLED]", "[CANCELED]", "[CANCELADO]", "[CANCELADA]"];

/// A day or a moment, as it is kept until somebody says yes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum When {
    /// A day, as `2026-12-10`.
    Day(String),
    /// A moment.
    At(i64),
}

/// One thing that may go on the agenda.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Taken {
    /// The line it stands in, where lines mean something.
    pub line: Option<u64>,
    /// What it is found by when it is brought again.
    pub key: String,
    /// What it is called; may be empty.
    pub title: String,
    /// When it opens.
    pub opens: Option<When>,
    /// When it closes.
    pub closes: Option<When>,
    /// Where it stands.
    pub link: Option<String>,
    /// Whether it was called off.
    pub cancelled: bool,
}

/// What was read.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Read {
    /// What may go on the agenda, in order.
    pub taken: Vec<Taken>,
    /// What cannot, by line.
    pub wrong: Vec<(u64, Say)>,
    /// Names of columns that nobody knows.
    pub unknown: Vec<String>,
    /// The language its titles are in, where that is known.
    pub language: Option<Lang>,
}

/// What it is read in the light of.
#[derive(Clone, Debug)]
pub struct Around {
    /// The present moment.
    pub now: Moment,
    /// Where times without a zone are meant to be.
    pub zone: String,
    /// The names of columns in every language, each with its key.
    pub names: Vec<(String, &'static str)>,
    /// Acronyms as they are written.
    pub acronyms: Vec<String>,
}

fn when(point: Point) -> When {
    match point {
        Point::Day(day) => When::Day(day.to_string()),
        Point::At(at) => When::At(at.as_millisecond()),
    }
}

fn taken(line: Option<u64>, one: Proposed) -> Taken {
    Taken {
        line,
        key: one.key,
        title: one.title,
        opens: one.opens.map(when),
        closes: one.closes.map(when),
        link: one.link,
        cancelled: one.cancelled,
    }
}

/// Reads what was brought, by looking at it.
///
/// # Errors
/// Why it is nothing that can be read, in words.
pub fn read(bytes: &[u8], around: &Around) -> Result<Read, Say> {
    let begins = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes).trim_ascii_start();
    let is_calendar =
        begins.get(..15).is_some_and(|begins| begins.eq_ignore_ascii_case(b"BEGIN:VCALENDAR"));
    let utf16 = bytes.starts_with(b"\xff\xfe") || bytes.starts_with(b"\xfe\xff");
    let read = if is_calendar {
        events(bytes, around)?
    } else if utf16 || begins.starts_with(b"<") || begins.starts_with(b"{") {
        entries(bytes, around)?
    } else {
        rows_or_addresses(bytes, around)?
    };
    let count = read.taken.len() + read.wrong.len();
    if count == 0 {
        return Err(Say::new("agenda-import-empty"));
    }
    if count > MOST {
        return Err(say!("agenda-import-many", count = count, limit = MOST));
    }
    Ok(read)
}

fn events(bytes: &[u8], around: &Around) -> Result<Read, Say> {
    let zone = TimeZone::get(&around.zone).unwrap_or(TimeZone::UTC);
    let now = jiff::Timestamp::from_millisecond(around.now.0).unwrap_or_default();
    let light = calendar::read::Around { now, zone, cancelled: &CALLED_OFF };
    let found = calendar::read::read(bytes, &light).map_err(|why| unread::calendar(&why))?;
    let each =
        found.iter().map(|one| taken(u64::try_from(one.line).ok(), Proposed::from_event(one)));
    Ok(Read { taken: each.collect(), ..Read::default() })
}

fn acronyms(around: &Around) -> Vec<&str> {
    around.acronyms.iter().map(String::as_str).collect()
}

fn entries(bytes: &[u8], around: &Around) -> Result<Read, Say> {
    let found = feed::read(bytes).map_err(|why| unread::feed(&why))?;
    let acronyms = acronyms(around);
    let each = found.entries.iter().map(|one| taken(None, Proposed::from_entry(one, &acronyms)));
    Ok(Read { taken: each.collect(), ..Read::default() })
}

fn rows_or_addresses(bytes: &[u8], around: &Around) -> Result<Read, Say> {
    let names: Vec<(&str, &str)> =
        around.names.iter().map(|(name, column)| (name.as_str(), *column)).collect();
    let table = match table::read(bytes, &names, fold) {
        Ok(table) => table,
        Err(why @ (table::Unreadable::NoColumn | table::Unreadable::Unclosed(_))) => {
            return addresses(bytes, around).map_err(|_| unread::table(&why));
        }
        Err(why) => return Err(unread::table(&why)),
    };
    let mut read = Read { unknown: table.unknown.clone(), ..Read::default() };
    for one in &table.uneven {
        read.wrong.push((one.line, say!("agenda-import-cells", has = one.has, must = one.must)));
    }
    for row in &table.rows {
        match Proposed::from_row(row, point) {
            Ok(one) => read.taken.push(taken(Some(row.line), one)),
            Err(no) => read.wrong.push((no.line, say!("agenda-import-no-day", given = no.text))),
        }
    }
    read.wrong.sort_by_key(|(line, _)| *line);
    Ok(read)
}

/// The public comments whose addresses stand in a text, one a line.
fn addresses(bytes: &[u8], around: &Around) -> Result<Read, Say> {
    let text = std::str::from_utf8(bytes).map_err(|_| Say::new("agenda-import-not-text"))?;
    let acronyms = acronyms(around);
    // Their names are English, whichever language the address was pasted in.
    let mut read = Read { language: Some(Lang::new("en")), ..Read::default() };
    for (number, line) in (1_u64..).zip(text.lines()) {
        match address::read(line, &acronyms) {
            Ok(Some(one)) => read.taken.push(taken(Some(number), Proposed::from_address(&one))),
            Ok(None) => {}
            Err(address::Wrong::NoDay(text)) => {
                read.wrong.push((number, say!("agenda-import-address-day", given = text)));
            }
            Err(address::Wrong::NoSuchDay(text)) => {
                read.wrong.push((number, say!("agenda-import-no-such-day", given = text)));
            }
        }
    }
    if read.taken.is_empty() && read.wrong.is_empty() {
        return Err(Say::new("agenda-import-nothing"));
    }
    Ok(read)
}

/// A day or a moment as a table writes it: `2026-12-10`, `10.12.2026`, `2026-12-10T23:59:00Z`.
fn point(text: &str) -> Option<Point> {
    if let Ok(day) = text.parse::<Date>()
        && text.len() == 10
    {
        return Some(Point::Day(day));
    }
    let parts: Vec<&str> = text.split('.').collect();
    if let [day, month, year] = parts.as_slice() {
        let day = Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?);
        return day.ok().map(Point::Day);
    }
    text.parse::<jiff::Timestamp>().ok().map(Point::At)
}

/// The columns of a table, for the words they are named by.
pub const NAMED: [&str; 6] = COLUMNS;
