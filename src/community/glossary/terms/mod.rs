//! Terms the group translates one way only: the shipped table. A term has wordings in each language, acronyms, wordings of the past to warn of, and a
//! note. The table's columns are named by language code, so a language is added as columns.
//!
//! Refuses to know who may propose or approve a term, and where a group's own terms are kept.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use crate::foundation::i18n::Lang;

pub mod inflection;
pub mod search;

/// The table as shipped: public names and terms of ICANN, At-Large and LACRALO in English and
/// Spanish. Spanish wordings follow ICANN's own pages where those were found.
const DEFAULT_TABLE: &str = include_str!("../default.csv");
/// What separates equal wordings in one cell. A bare `/` belongs to the wording (`privacy/proxy`).
pub(super) const ALTERNATIVES: &str = " / ";

/// A term and its equivalents.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Term {
    /// A stable name: lower case, digits and hyphens.
    pub id: String,
    /// The wording in each language; several are separated by ` / `, the preferred one first.
    pub texts: BTreeMap<Lang, String>,
    /// The acronym in each language; several are separated by ` / `, the preferred one first.
    pub acronyms: BTreeMap<Lang, String>,
    /// The acronym is the same in every language and is never translated.
    pub keep_acronym: bool,
    /// A text that has the term must have its equivalent in the other language. Everyday words
    /// with many good translations (`draft`, `input`) leave this off: they are only looked up.
    pub required: bool,
    /// Wordings of the past, to warn of, in each language.
    pub legacy: BTreeMap<Lang, Vec<String>>,
    /// A note for people, in each language.
    pub notes: BTreeMap<Lang, String>,
    /// The one term it stands for, by id, whatever its wording. A term of a group that has none
    /// stands in place of every shipped one with its wording; one that names itself, of none.
    pub instead_of: Option<String>,
}

impl Term {
    /// The equal wordings of the term in `lang`, the preferred one first.
    pub fn wordings(&self, lang: &Lang) -> impl Iterator<Item = &str> {
        alternatives(self.texts.get(lang).map_or("", String::as_str))
    }

    /// The acronyms of the term in `lang`, the preferred one first.
    pub fn acronyms(&self, lang: &Lang) -> impl Iterator<Item = &str> {
        alternatives(self.acronyms.get(lang).map_or("", String::as_str))
    }
}

/// The parts of a cell that holds equal wordings.
pub(super) fn alternatives(cell: &str) -> impl Iterator<Item = &str> {
    cell.split(ALTERNATIVES).map(str::trim).filter(|part| !part.is_empty())
}

/// The shipped terms, in the order of the table.
#[must_use]
pub fn default_terms() -> &'static [Term] {
    static TERMS: LazyLock<Vec<Term>> =
        LazyLock::new(|| parse_terms(DEFAULT_TABLE).unwrap_or_default());
    &TERMS
}

/// Terms from a comma-separated table with a header row: `id`, `keep_acronym`, `required` (a cell
/// with anything in it means yes), and for each language code `xx` the columns `xx`,
/// `acronym_xx`, `legacy_xx` and `note_xx`. Columns may be missing and stand in any order.
///
/// # Errors
/// When a row has more or fewer cells than the header, or the text is not a table.
pub fn parse_terms(table: &str) -> Result<Vec<Term>, csv::Error> {
    let mut reader = csv::Reader::from_reader(table.as_bytes());
    let header = reader.headers()?.clone();
    reader.records().map(|row| Ok(term(&header, &row?))).collect()
}

/// One row of the table.
fn term(header: &csv::StringRecord, row: &csv::StringRecord) -> Term {
    let mut term = Term::default();
    for (column, cell) in header.iter().zip(row).map(|(column, cell)| (column.trim(), cell.trim()))
    {
        if cell.is_empty() {
            continue;
        }
        match column.split_once('_') {
            _ if column == "id" => cell.clone_into(&mut term.id),
            _ if column == "keep_acronym" => term.keep_acronym = true,
            _ if column == "required" => term.required = true,
            Some(("acronym", code)) => {
                term.acronyms.insert(Lang::new(code), cell.to_owned());
            }
            Some(("legacy", code)) => {
                let wordings = alternatives(cell).map(str::to_owned).collect();
                term.legacy.insert(Lang::new(code), wordings);
            }
            Some(("note", code)) => {
                term.notes.insert(Lang::new(code), cell.to_owned());
            }
            Some(_) => {}
            None => {
                term.texts.insert(Lang::new(column), cell.to_owned());
            }
        }
    }
    term
}

#[cfg(test)]
mod tests;
