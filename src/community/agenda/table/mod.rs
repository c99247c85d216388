//! Processes as a table file (CSV), in and out. What comes in may have been through a spreadsheet: a
//! byte order mark, semicolons or tabs, either line ending, columns left out, added or in another
//! order, their names in either language. Cells that a spreadsheet would take for a formula are guarded
//! going out and freed coming in, as the glossary's are.
//!
//! Refuses to know what a column means: a caller says which names it knows.

use std::collections::{BTreeMap, BTreeSet};

use crate::community::glossary::exchange::file::{Lines, guarded, rows, unguarded};

/// The longest table, in octets.
pub const SIZE_LIMIT: usize = 1024 * 1024;
/// The most rows below the first.
pub const ROW_LIMIT: usize = 10_000;
/// The most columns that are named back to whoever brought them, and how much of each.
const NAMED_BACK: usize = 10;
const NAME_LENGTH: usize = 40;

/// One row that was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// The line it begins in, counted from 1.
    pub line: u64,
    /// What its cells hold, by the key of the column; empty ones are left out.
    pub cells: BTreeMap<String, String>,
}

/// A row with another number of cells than the first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Uneven {
    /// The line it begins in.
    pub line: u64,
    /// How many cells it has.
    pub has: usize,
    /// How many the first row has.
    pub must: usize,
}

/// A table that was read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Table {
    /// Its rows, those with nothing in them left out.
    pub rows: Vec<Row>,
    /// Rows that do not fit.
    pub uneven: Vec<Uneven>,
    /// The first names of columns that nobody knows.
    pub unknown: Vec<String>,
}

/// Why something is no table that can be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unreadable {
    /// Longer than [`SIZE_LIMIT`]: how many octets.
    TooLarge(usize),
    /// This line is not UTF-8.
    NotUtf8(u64),
    /// There is no row.
    Empty,
    /// A quotation mark opens in this line and does not close.
    Unclosed(u64),
    /// No column has a name that is known.
    NoColumn,
    /// The column of this key stands twice.
    Twice(String),
    /// More rows than [`ROW_LIMIT`]: how many.
    TooMany(usize),
}

/// Reads a table. `names` are the names of columns in all languages, each with its key; `fold` takes
/// away what may be written either way, such as capitals and accents.
///
/// # Errors
/// Why it is none.
pub fn read(
    bytes: &[u8],
    names: &[(&str, &str)],
    fold: impl Fn(&str) -> String,
) -> Result<Table, Unreadable> {
    if bytes.len() > SIZE_LIMIT {
        return Err(Unreadable::TooLarge(bytes.len()));
    }
    let text = std::str::from_utf8(bytes).map_err(|error| {
        let before = bytes.iter().take(error.valid_up_to());
        Unreadable::NotUtf8(before.fold(1, |line, byte| line + u64::from(*byte == b'\n')))
    })?;
    let text = text.trim_start_matches('\u{feff}');
    if text.trim().is_empty() {
        return Err(Unreadable::Empty);
    }
    let key = |name: &str| fold(name).replace(['_', '-'], " ").trim().to_owned();
    let names: BTreeMap<String, &str> =
        names.iter().map(|(name, column)| (key(name), *column)).collect();
    let column = |name: &str| names.get(&key(name)).copied();
    let separator = separator(text, column);
    let count = rows(text, char::from(separator)).map_err(Unreadable::Unclosed)?.saturating_sub(1);
    if count > ROW_LIMIT {
        return Err(Unreadable::TooMany(count));
    }
    let mut records = csv::ReaderBuilder::new()
        .delimiter(separator)
        .has_headers(false)
        .flexible(true)
        .from_reader(text.as_bytes())
        .into_records()
        .filter_map(Result::ok)
        .filter(|record| record.iter().any(|cell| !cell.trim().is_empty()));
    let Some(head) = records.next() else { return Err(Unreadable::Empty) };
    let (columns, unknown) = columns(&head, column)?;
    let mut table = Table { unknown, ..Table::default() };
    let mut lines = Lines { text, at: 0, line: 1 };
    for record in records {
        let line = lines.of(record.position().map_or(0, csv::Position::byte));
        // Spreadsheets write separators for columns that were emptied.
        let beyond = record.iter().skip(columns.len()).any(|cell| !cell.trim().is_empty());
        if record.len() < columns.len() || beyond {
            table.uneven.push(Uneven { line, has: record.len(), must: columns.len() });
            continue;
        }
        let cells = columns.iter().zip(&record).filter_map(|(column, cell)| {
            // No database keeps the character that is none.
            let cell = cell.replace('\0', "");
            let cell = unguarded(cell.trim());
            column.filter(|_| !cell.is_empty()).map(|key| (key.to_owned(), cell.to_owned()))
        });
        table.rows.push(Row { line, cells: cells.collect() });
    }
    Ok(table)
}

/// What separates the cells: whichever makes the most known columns of the first row that is not
/// empty, a comma if none does.
fn separator<'k>(text: &str, column: impl Fn(&str) -> Option<&'k str>) -> u8 {
    let first = text.lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
    let known = |mark: u8| {
        let cells = first.split(char::from(mark)).map(|name| name.trim_matches(['"', ' ']));
        cells.filter(|name| column(name).is_some()).count()
    };
    let others = [b';', b'\t'].into_iter().filter(|mark| known(*mark) > known(b','));
    others.max_by_key(|mark| known(*mark)).unwrap_or(b',')
}

type Columns<'k> = (Vec<Option<&'k str>>, Vec<String>);

/// The key of each column, and the names of those that nobody knows.
fn columns<'k>(
    head: &csv::StringRecord,
    column: impl Fn(&str) -> Option<&'k str>,
) -> Result<Columns<'k>, Unreadable> {
    let (mut found, mut unknown, mut seen) = (Vec::new(), Vec::new(), BTreeSet::new());
    for name in head.iter().map(|name| unguarded(name.trim())) {
        let key = column(name);
        if let Some(key) = key
            && !seen.insert(key)
        {
            return Err(Unreadable::Twice(key.to_owned()));
        }
        if key.is_none() && !name.is_empty() && unknown.len() < NAMED_BACK {
            unknown.push(name.chars().take(NAME_LENGTH).collect());
        }
        found.push(key);
    }
    if seen.is_empty() { Err(Unreadable::NoColumn) } else { Ok((found, unknown)) }
}

/// Rows as a table file, the names of the columns first. It begins with a byte order mark: without it,
/// spreadsheets read accents wrong. Blanks around a cell are dropped, tabs and line ends among them:
/// before a formula, they would hide it from the guard and not from every spreadsheet.
///
/// # Errors
/// If the rows are not of one length.
pub fn write<'r>(
    rows: impl IntoIterator<Item = &'r [String]>,
    separator: u8,
) -> Result<String, csv::Error> {
    let mut file = csv::WriterBuilder::new().delimiter(separator).from_writer(Vec::new());
    for row in rows {
        file.write_record(row.iter().map(|cell| guarded(cell.trim())))?;
    }
    let bytes = file.into_inner().map_err(|error| csv::Error::from(error.into_error()))?;
    Ok(format!("\u{feff}{}", String::from_utf8_lossy(&bytes)))
}

#[cfg(test)]
mod tests;
