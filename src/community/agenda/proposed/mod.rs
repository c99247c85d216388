//! What an import proposes to the agenda, whatever it came from: shown first, stored after a yes.

use std::collections::BTreeMap;

use jiff::Timestamp;
use jiff::civil::Date;

use super::address::{self, Proceeding};
use super::calendar::When;
use super::calendar::read::Found;
use super::feed::Entry;
use super::table::Row;

/// A day or an instant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Point {
    /// A day, wherever one is.
    Day(Date),
    /// An instant.
    At(Timestamp),
}

/// Something that may become a process of the agenda, or change one.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Proposed {
    /// What it is found by when it is brought again: the name its calendar or feed gives it, or the
    /// name and day in the address of a public comment.
    pub key: String,
    /// What it is called; may be empty.
    pub title: String,
    /// When it opens.
    pub opens: Option<Point>,
    /// When it closes.
    pub closes: Option<Point>,
    /// Where it stands.
    pub link: Option<String>,
    /// What was said of it.
    pub note: String,
    /// Whether it was called off.
    pub cancelled: bool,
}

/// The columns of a table that make a proposal; a table must have one of the first two.
pub const COLUMNS: [&str; 6] = ["key", "title", "opens", "closes", "link", "note"];

/// A cell that is neither a day nor a time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NoDay {
    /// The line its row begins in.
    pub line: u64,
    /// The key of its column.
    pub column: &'static str,
    /// What stands in it.
    pub text: String,
}

impl Proposed {
    /// An event of a calendar: it closes when that ends, and opens when it begins, if that is earlier.
    #[must_use]
    pub fn from_event(found: &Found) -> Self {
        let (opens, closes) = match found.when {
            When::At { starts, ends } => (Point::At(starts), Point::At(ends)),
            When::Day { first, last } => (Point::Day(first), Point::Day(last)),
        };
        Self {
            key: found.key(),
            title: found.summary.clone(),
            opens: (opens != closes).then_some(opens),
            closes: Some(closes),
            link: found.url.clone(),
            note: found.description.clone(),
            cancelled: found.cancelled,
        }
    }

    /// An entry of a feed. If it links to a public comment, it is known by that, and opens on its day;
    /// of all others the feed does not say when anything opens.
    #[must_use]
    pub fn from_entry(entry: &Entry, acronyms: &[&str]) -> Self {
        let link = entry.link.as_deref().unwrap_or(&entry.id);
        let proceeding = address::read(link, acronyms).ok().flatten();
        let by_link = proceeding.as_ref().map(Self::from_address).unwrap_or_default();
        let title = if entry.title.is_empty() { by_link.title } else { entry.title.clone() };
        Self {
            key: if proceeding.is_some() { by_link.key } else { entry.id.clone() },
            title,
            link: by_link.link.or_else(|| entry.link.clone()),
            note: entry.summary.clone(),
            ..by_link
        }
    }

    /// A public comment by its address, which says when it opened and not when it closes.
    #[must_use]
    pub fn from_address(proceeding: &Proceeding) -> Self {
        Self {
            key: proceeding.key.clone(),
            title: proceeding.title.clone(),
            opens: Some(Point::Day(proceeding.opens)),
            link: Some(proceeding.link.clone()),
            ..Self::default()
        }
    }

    /// A row of a table with the columns of [`COLUMNS`]; `point` reads a day or a time. Without a key,
    /// it is known by its title.
    ///
    /// # Errors
    /// If a cell is neither a day nor a time.
    pub fn from_row(row: &Row, point: impl Fn(&str) -> Option<Point>) -> Result<Self, NoDay> {
        let cell = |column: &str| row.cells.get(column).cloned();
        let title = cell("title").unwrap_or_default();
        Ok(Self {
            key: cell("key").unwrap_or_else(|| title.clone()),
            opens: day(row.line, &row.cells, "opens", &point)?,
            closes: day(row.line, &row.cells, "closes", &point)?,
            link: cell("link"),
            note: cell("note").unwrap_or_default(),
            title,
            cancelled: false,
        })
    }
}

fn day(
    line: u64,
    cells: &BTreeMap<String, String>,
    column: &'static str,
    point: impl Fn(&str) -> Option<Point>,
) -> Result<Option<Point>, NoDay> {
    let Some(text) = cells.get(column) else { return Ok(None) };
    point(text).map(Some).ok_or_else(|| NoDay { line, column, text: text.clone() })
}

#[cfg(test)]
mod tests;
