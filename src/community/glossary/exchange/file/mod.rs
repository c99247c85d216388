//! The glossary as a table file, out and in: comma-separated UTF-8 with one row a term, the columns
//! of the shipped table. What comes in may have been through a spreadsheet: a byte order mark,
//! semicolons or tabs, either line ending, columns left out, added or in another order.
//!
//! A cell that a spreadsheet would take for a formula (`=`, `+`, `-`, `@` first) is written with an
//! apostrophe before it, and read without it again: what goes out and comes back is the same.
//!
//! Refuses to know which terms there are.

use std::collections::{BTreeMap, BTreeSet};

use crate::community::glossary::rules::clean;
use crate::community::glossary::terms::{ALTERNATIVES, Term};
use crate::foundation::error::{Failure, Result as Done};
use crate::foundation::i18n::{Lang, fold, nearest};

/// The most rows a table may have.
pub const ROW_LIMIT: usize = 2000;
/// The longest table, in characters: as many as a form of the web pages may carry, and more.
pub const TABLE_LIMIT: usize = 1_000_000;
/// The most columns that are named back to whoever brought them.
const NAMED_BACK: usize = 10;

/// What a column holds.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Column {
    /// The stable name of a term.
    Id,
    /// Its wordings in a language.
    Text(Lang),
    /// Its acronyms in a language.
    Acronym(Lang),
    /// Its wordings of the past in a language.
    Legacy(Lang),
    /// The note in a language.
    Note(Lang),
    /// Whether the acronym stays the same.
    Keep,
    /// Whether the check asks for it.
    Required,
}

impl Column {
    /// How it is named in the first row.
    #[must_use]
    pub fn name(&self) -> String {
        match self {
            Self::Id => "id".to_owned(),
            Self::Text(lang) => lang.code().to_owned(),
            Self::Acronym(lang) => format!("acronym_{lang}"),
            Self::Legacy(lang) => format!("legacy_{lang}"),
            Self::Note(lang) => format!("note_{lang}"),
            Self::Keep => "keep_acronym".to_owned(),
            Self::Required => "required".to_owned(),
        }
    }

    fn value(&self, term: &Term) -> String {
        let yes = |is: bool| if is { "yes" } else { "" }.to_owned();
        match self {
            Self::Id => term.id.clone(),
            Self::Text(lang) => term.texts.get(lang).cloned().unwrap_or_default(),
            Self::Acronym(lang) => term.acronyms.get(lang).cloned().unwrap_or_default(),
            Self::Legacy(lang) => {
                term.legacy.get(lang).map(|all| all.join(ALTERNATIVES)).unwrap_or_default()
            }
            Self::Note(lang) => term.notes.get(lang).cloned().unwrap_or_default(),
            Self::Keep => yes(term.keep_acronym),
            Self::Required => yes(term.required),
        }
    }
}

/// Every column there is in these languages, in the order they are written.
#[must_use]
pub fn columns(languages: &[Lang]) -> Vec<Column> {
    let each = |make: fn(Lang) -> Column| languages.iter().cloned().map(make);
    std::iter::once(Column::Id)
        .chain(each(Column::Text))
        .chain(each(Column::Acronym))
        .chain([Column::Keep, Column::Required])
        .chain(each(Column::Legacy))
        .chain(each(Column::Note))
        .collect()
}

/// One row that was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// The line it begins in, counted from 1.
    pub line: u64,
    /// What its cells hold, by column; empty cells too.
    pub cells: BTreeMap<Column, Option<String>>,
}

/// A table that was read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Table {
    /// Its rows.
    pub rows: Vec<Row>,
    /// Rows with more or fewer cells than the first: the line, the cells, and how many are right.
    pub uneven: Vec<(u64, usize, usize)>,
    /// Columns nobody knows, with the nearest known name.
    pub unknown: Vec<(String, Option<String>)>,
}

/// Why a text is no table of terms.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unreadable {
    /// There is no row.
    Empty,
    /// A quotation mark opens in this line and does not close.
    Unclosed(u64),
    /// There is no column for these languages.
    Lacks(Vec<Lang>),
    /// This column stands twice.
    Twice(String),
    /// More rows than [`ROW_LIMIT`]: how many.
    TooMany(usize),
}

/// Whether a spreadsheet takes a cell that begins so for a formula; the wide forms too.
fn is_formula(c: char) -> bool {
    matches!(c, '=' | '+' | '-' | '@' | '＝' | '＋' | '－' | '＠')
}

fn begins_formula(text: &str) -> bool {
    text.trim_start_matches('\'').chars().next().is_some_and(is_formula)
}

/// A cell as it is written.
#[must_use]
pub fn guarded(text: &str) -> String {
    if begins_formula(text) { format!("'{text}") } else { text.to_owned() }
}

/// A cell as it was before it was [`guarded`].
#[must_use]
pub fn unguarded(text: &str) -> &str {
    match text.strip_prefix('\'') {
        Some(rest) if begins_formula(rest) => rest,
        _ => text,
    }
}

/// Terms as a table file. It begins with a byte order mark: without it, spreadsheets read accents
/// wrong.
///
/// # Errors
/// A failure if it cannot be written.
pub fn write(terms: &[Term], languages: &[Lang], separator: u8) -> Done<String> {
    let columns = columns(languages);
    let mut file = csv::WriterBuilder::new().delimiter(separator).from_writer(Vec::new());
    file.write_record(columns.iter().map(Column::name))?;
    for term in terms {
        file.write_record(columns.iter().map(|column| guarded(&column.value(term))))?;
    }
    let bytes = file.into_inner().map_err(|error| Failure::because(error.to_string()))?;
    Ok(format!("\u{feff}{}", String::from_utf8(bytes)?))
}

/// The column of a name; a note without a language is in the reader's.
fn column(name: &str, languages: &[Lang], reader: &Lang) -> Option<Column> {
    let name = fold(name).replace([' ', '-'], "_");
    let known = columns(languages).into_iter().find(|column| column.name() == name);
    known.or_else(|| (name == "note").then(|| Column::Note(reader.clone())))
}

/// How many rows there are.
///
/// # Errors
/// The line in which a quotation mark opens that nothing closes.
pub fn rows(text: &str, separator: char) -> std::result::Result<usize, u64> {
    let (mut line, mut count, mut opened) = (1_u64, 0, None);
    let (mut begins, mut blank) = (true, true);
    let mut left = text.chars().peekable();
    while let Some(c) = left.next() {
        line += u64::from(c == '\n' || (c == '\r' && left.peek() != Some(&'\n')));
        if opened.is_some() {
            // Two marks are one inside a cell.
            if c == '"' && left.next_if_eq(&'"').is_none() {
                opened = None;
            }
            continue;
        }
        match c {
            '"' if begins => opened = Some(line),
            '\n' | '\r' => {
                count += usize::from(!blank);
                blank = true;
                begins = true;
                continue;
            }
            _ => {}
        }
        begins = c == separator;
        blank = false;
    }
    opened.map_or(Ok(count + usize::from(!blank)), Err)
}

/// What separates the cells: whichever makes the most known columns of the first row.
fn separator(text: &str, languages: &[Lang], reader: &Lang) -> char {
    let first = text.trim_start().lines().next().unwrap_or_default();
    let known = |mark: &char| {
        let names = first.split(*mark).map(|name| name.trim_matches(['"', ' ']));
        names.filter(|name| column(name, languages, reader).is_some()).count()
    };
    [';', '\t']
        .into_iter()
        .filter(|mark| known(mark) > known(&','))
        .max_by_key(known)
        .unwrap_or(',')
}

/// Reads a table of terms.
///
/// # Errors
/// Why it is none.
pub fn read(
    text: &str,
    languages: &[Lang],
    reader: &Lang,
) -> std::result::Result<Table, Unreadable> {
    let text = text.trim_start_matches('\u{feff}');
    if text.chars().all(|c| c.is_whitespace() || c == '\u{feff}') {
        return Err(Unreadable::Empty);
    }
    let separator = separator(text, languages, reader);
    let count = rows(text, separator).map_err(Unreadable::Unclosed)?.saturating_sub(1);
    if count > ROW_LIMIT {
        return Err(Unreadable::TooMany(count));
    }
    let mut records = csv::ReaderBuilder::new()
        .delimiter(u8::try_from(separator).unwrap_or(b','))
        .has_headers(false)
        .flexible(true)
        .from_reader(text.as_bytes())
        .into_records()
        .filter_map(std::result::Result::ok)
        .filter(|record| record.iter().any(|cell| !cell.trim().is_empty()));
    let Some(head) = records.next() else { return Err(Unreadable::Empty) };
    let (found, unknown) = head_of(&head, languages, reader)?;
    let mut table = Table { unknown, ..Table::default() };
    let mut lines = Lines { text, at: 0, line: 1 };
    for record in records {
        let line = lines.of(record.position().map_or(0, csv::Position::byte));
        // Spreadsheets write separators for columns that were emptied.
        let beyond = record.iter().skip(found.len()).any(|cell| !cell.trim().is_empty());
        if record.len() < found.len() || beyond {
            table.uneven.push((line, record.len(), found.len()));
            continue;
        }
        let mut cells = BTreeMap::new();
        for (column, cell) in found.iter().zip(&record) {
            if let Some(column) = column {
                cells.insert(column.clone(), clean(cell).map(|text| unguarded(&text).to_owned()));
            }
        }
        table.rows.push(Row { line, cells });
    }
    if table.rows.is_empty() && table.uneven.is_empty() {
        return Err(Unreadable::Empty);
    }
    Ok(table)
}

/// Which line a place in a text stands in, asked from front to back.
pub struct Lines<'t> {
    /// The text.
    pub text: &'t str,
    /// Where in it was asked last, in bytes; 0 to begin with.
    pub at: usize,
    /// Which line that is; 1 to begin with.
    pub line: u64,
}

impl Lines<'_> {
    /// The line of the first sign at or after a byte.
    pub fn of(&mut self, byte: u64) -> u64 {
        let from = usize::try_from(byte).unwrap_or(usize::MAX);
        let ends = |text: &str| text.starts_with(['\r', '\n']);
        while self.at < self.text.len() && (self.at < from || ends(&self.text[self.at..])) {
            let left = &self.text[self.at..];
            let step = if left.starts_with("\r\n") {
                2
            } else {
                left.chars().next().map_or(1, char::len_utf8)
            };
            self.line += u64::from(ends(left));
            self.at += step;
        }
        self.line
    }
}

type Head = (Vec<Option<Column>>, Vec<(String, Option<String>)>);

fn head_of(
    head: &csv::StringRecord,
    languages: &[Lang],
    reader: &Lang,
) -> std::result::Result<Head, Unreadable> {
    let known: Vec<String> = columns(languages).iter().map(Column::name).collect();
    let (mut found, mut unknown, mut seen) = (Vec::new(), Vec::new(), BTreeSet::new());
    for name in head {
        let name = clean(name).unwrap_or_default();
        let one = column(&name, languages, reader);
        if let Some(one) = &one
            && !seen.insert(one.clone())
        {
            return Err(Unreadable::Twice(one.name()));
        }
        if one.is_none() && !name.is_empty() && unknown.len() < NAMED_BACK {
            let near = nearest(&name, known.iter().map(String::as_str)).map(str::to_owned);
            unknown.push((name.chars().take(40).collect(), near));
        }
        found.push(one);
    }
    let lacks: Vec<Lang> = languages
        .iter()
        .filter(|lang| !seen.contains(&Column::Text((*lang).clone())))
        .cloned()
        .collect();
    // Rows that say which term they mean by its id may leave wordings out.
    if lacks.len() == languages.len() || (!lacks.is_empty() && !seen.contains(&Column::Id)) {
        return Err(Unreadable::Lacks(lacks));
    }
    Ok((found, unknown))
}

#[cfg(test)]
mod tests;
