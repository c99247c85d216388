//! What bringing a table in would do: which terms are new, which would change and how, and which
//! rows are wrong, with what would be right. Pure: it refuses to know where terms are kept.
//!
//! A row means the term with its id; else the one with the same preferred wordings in every language;
//! else one that shares a wording and that no other row means. A column that is not in the table
//! changes nothing. A table with a wrong row changes nothing at all.

use std::collections::hash_map::DefaultHasher;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::hash::{Hash, Hasher};

use super::file::{Column, Row, Table};
use crate::community::glossary::rules::{
    ACRONYM_LIMIT, NOTE_LIMIT, WORDING_LIMIT, in_place, says_the_same, with_acronym,
};
use crate::community::glossary::terms::{Term, alternatives};
use crate::foundation::i18n::{Lang, fold};

/// The longest cell of wordings of the past, and of several acronyms.
const LEGACY_LIMIT: usize = WORDING_LIMIT;

/// What is wrong with a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Wrong {
    /// It has so many cells and must have so many.
    Cells(usize, usize),
    /// It has no wording in this language.
    NoWording(Lang),
    /// This column has so many characters and may have so many.
    TooLong(String, usize, usize),
    /// This column holds a character that could not be read.
    Unread(String),
    /// This column says neither yes nor no.
    NotYesNo(String, String),
    /// The acronym is to stay the same and there is none.
    NoAcronym,
    /// The acronym is to stay the same and differs between the languages.
    AcronymDiffers,
    /// It means the same term as this line and says something else.
    Contradicts(u64),
}

/// What would be done with one row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// The line it begins in.
    pub line: u64,
    /// The term as it is; none of a new one.
    pub before: Option<Term>,
    /// The term as it would be.
    pub after: Term,
}

/// What would be done.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Plan {
    /// Terms that are not there yet.
    pub new: Vec<Step>,
    /// Terms that would change.
    pub changed: Vec<Step>,
    /// How many rows say what is there already, or what another row says.
    pub same: usize,
    /// What is wrong, by line.
    pub wrong: Vec<(u64, Wrong)>,
}

impl Plan {
    /// Whether something would be done, and nothing is wrong.
    #[must_use]
    pub fn can_be_done(&self) -> bool {
        self.wrong.is_empty() && self.new.len() + self.changed.len() > 0
    }

    /// A name for exactly this plan: another one is named so only by chance.
    #[must_use]
    pub fn name(&self) -> String {
        let mut hasher = DefaultHasher::new();
        for step in self.new.iter().chain(&self.changed) {
            let before = step.before.as_ref().map(|term| format!("{term:?}"));
            (step.line, before, format!("{:?}", step.after)).hash(&mut hasher);
        }
        (self.same, self.wrong.len()).hash(&mut hasher);
        format!("{:016x}", hasher.finish())
    }
}

/// What a row means: a known term by its place, or a new one by its wordings.
type Meant = (Option<usize>, BTreeMap<Lang, String>);

/// The terms in effect, found by what people know of them.
struct Known<'t> {
    terms: &'t [Term],
    called: HashMap<&'t str, usize>,
    worded: HashMap<(Lang, String), Vec<usize>>,
}

impl<'t> Known<'t> {
    fn new(terms: &'t [Term]) -> Self {
        let (mut called, mut worded) = (HashMap::new(), HashMap::<_, Vec<usize>>::new());
        for (at, term) in terms.iter().enumerate() {
            for id in term.instead_of.iter().chain([&term.id]) {
                called.entry(id.as_str()).or_insert(at);
            }
            for lang in term.texts.keys() {
                if let Some(preferred) = term.wordings(lang).next() {
                    worded.entry((lang.clone(), fold(preferred))).or_default().push(at);
                }
            }
        }
        Self { terms, called, worded }
    }

    /// The one with that id, or with the same preferred wordings in every language both have.
    fn meant(&self, row: &Row, languages: &[Lang]) -> Option<usize> {
        let id = row.cells.get(&Column::Id).and_then(Option::as_deref);
        if let Some(at) = id.and_then(|id| self.called.get(id)) {
            return Some(*at);
        }
        let preferred = preferred(row, languages);
        let (lang, first) = preferred.iter().next()?;
        let found = self.worded.get(&(lang.clone(), first.clone()))?;
        found.iter().copied().find(|at| {
            let term = &self.terms[*at];
            preferred.len() == languages.len()
                && preferred.iter().all(|(lang, text)| {
                    term.wordings(lang).next().is_none_or(|known| fold(known) == *text)
                })
        })
    }

    /// One that shares a wording and that no other row means.
    fn shared(&self, row: &Row, taken: &BTreeSet<usize>) -> Option<usize> {
        let texts = row.cells.iter().filter_map(|(column, cell)| match (column, cell) {
            (Column::Text(lang), Some(text)) => Some((lang, text)),
            _ => None,
        });
        texts
            .flat_map(|(lang, text)| alternatives(text).map(move |one| (lang.clone(), fold(one))))
            .filter_map(|wording| self.worded.get(&wording))
            .flatten()
            .copied()
            .find(|at| !taken.contains(at))
    }
}

/// The folded preferred wording of a row in each language it has one in.
fn preferred(row: &Row, languages: &[Lang]) -> BTreeMap<Lang, String> {
    let of = |lang: &Lang| {
        let text = row.cells.get(&Column::Text(lang.clone()))?.as_deref()?;
        let text = alternatives(text).next()?;
        let bare = if row.cells.contains_key(&Column::Acronym(lang.clone())) {
            text
        } else {
            with_acronym(text).0
        };
        Some((lang.clone(), fold(bare)))
    };
    languages.iter().filter_map(of).collect()
}

/// What bringing `table` in would do to the `known` terms, of which those called `own` are the
/// group's.
#[must_use]
pub fn plan(table: &Table, known: &[Term], own: &BTreeSet<String>, languages: &[Lang]) -> Plan {
    let index = Known::new(known);
    let mut plan = Plan::default();
    plan.wrong
        .extend(table.uneven.iter().map(|(line, has, must)| (*line, Wrong::Cells(*has, *must))));
    let mut meant: Vec<Option<usize>> =
        table.rows.iter().map(|row| index.meant(row, languages)).collect();
    let mut taken: BTreeSet<usize> = meant.iter().copied().flatten().collect();
    // Rows with the same wordings mean the same term, whichever that is.
    let mut alike: HashMap<BTreeMap<Lang, String>, Option<usize>> = HashMap::new();
    for (row, at) in table.rows.iter().zip(&mut meant) {
        if at.is_none() {
            *at = *alike
                .entry(preferred(row, languages))
                .or_insert_with(|| index.shared(row, &taken));
            taken.extend(*at);
        }
    }
    // What each term was said to be, by the known one that is meant or by its wordings.
    let mut said: HashMap<Meant, (u64, Term)> = HashMap::new();
    for (row, at) in table.rows.iter().zip(meant) {
        let before = at.map(|at| &known[at]);
        let after = match after(row, before, own, languages) {
            Ok(after) => after,
            Err(wrong) => {
                plan.wrong.push((row.line, wrong));
                continue;
            }
        };
        let wording = if at.is_some() { BTreeMap::new() } else { preferred(row, languages) };
        if let Some((line, earlier)) = said.get(&(at, wording.clone())) {
            if says_the_same(earlier, &after) {
                plan.same += 1;
            } else {
                plan.wrong.push((row.line, Wrong::Contradicts(*line)));
            }
            continue;
        }
        said.insert((at, wording), (row.line, after.clone()));
        match before {
            Some(before) if says_the_same(before, &after) => plan.same += 1,
            Some(before) => {
                let before = Some(before.clone());
                plan.changed.push(Step { line: row.line, before, after });
            }
            None => plan.new.push(Step { line: row.line, before: None, after }),
        }
    }
    plan.wrong.sort_by_key(|(line, _)| *line);
    plan
}

/// The term a row makes.
fn after(
    row: &Row,
    before: Option<&Term>,
    own: &BTreeSet<String>,
    languages: &[Lang],
) -> Result<Term, Wrong> {
    let mut term = match before {
        Some(before) => in_place(before, before, own.contains(&before.id)),
        None => Term { required: true, ..Term::default() },
    };
    // In place, what the acronym was to do is as it was.
    term.keep_acronym = before.is_some_and(|before| before.keep_acronym);
    for (column, cell) in &row.cells {
        let text = cell.as_deref().unwrap_or_default();
        if text.contains('\u{fffd}') {
            return Err(Wrong::Unread(column.name()));
        }
        let limit = match column {
            Column::Text(_) => WORDING_LIMIT,
            Column::Acronym(_) => ACRONYM_LIMIT,
            Column::Legacy(_) => LEGACY_LIMIT,
            Column::Note(_) => NOTE_LIMIT,
            Column::Id | Column::Keep | Column::Required => 80,
        };
        let length = text.chars().count();
        if length > limit {
            return Err(Wrong::TooLong(column.name(), length, limit));
        }
        set(&mut term, column, text, row)?;
    }
    let lacks = |lang: &&Lang| {
        // A shipped term may lack a language of the group and stay as it is.
        let had = before.is_none_or(|before| before.texts.contains_key(*lang));
        had && term.wordings(lang).next().is_none()
    };
    if let Some(lang) = languages.iter().find(lacks) {
        return Err(Wrong::NoWording(lang.clone()));
    }
    if term.keep_acronym {
        let different: BTreeSet<&String> = term.acronyms.values().collect();
        match different.len() {
            0 => return Err(Wrong::NoAcronym),
            1 => {}
            _ => return Err(Wrong::AcronymDiffers),
        }
    }
    Ok(term)
}

fn set(term: &mut Term, column: &Column, text: &str, row: &Row) -> Result<(), Wrong> {
    let put = |all: &mut BTreeMap<Lang, String>, lang: &Lang, text: &str| {
        if text.is_empty() {
            all.remove(lang);
        } else {
            all.insert(lang.clone(), text.to_owned());
        }
    };
    match column {
        // Whoever writes no column for acronyms writes them in parentheses.
        Column::Text(lang) if !row.cells.contains_key(&Column::Acronym(lang.clone())) => {
            let (wording, acronym) = with_acronym(text);
            put(&mut term.texts, lang, wording);
            if let Some(acronym) = acronym {
                term.acronyms.insert(lang.clone(), acronym.to_owned());
            }
        }
        Column::Text(lang) => put(&mut term.texts, lang, text),
        Column::Acronym(lang) => put(&mut term.acronyms, lang, text),
        Column::Note(lang) => put(&mut term.notes, lang, text),
        Column::Legacy(lang) => {
            let all: Vec<String> = alternatives(text).map(str::to_owned).collect();
            if all.is_empty() {
                term.legacy.remove(lang);
            } else {
                term.legacy.insert(lang.clone(), all);
            }
        }
        Column::Keep => term.keep_acronym = yes(column, text)?,
        Column::Required => term.required = yes(column, text)?,
        Column::Id => {}
    }
    Ok(())
}

/// Yes or no, as spreadsheets and people write it in either language.
fn yes(column: &Column, text: &str) -> Result<bool, Wrong> {
    match fold(text).as_str() {
        "" | "no" | "n" | "0" | "false" | "falso" => Ok(false),
        "yes" | "y" | "si" | "s" | "1" | "x" | "true" | "verdadero" => Ok(true),
        _ => Err(Wrong::NotYesNo(column.name(), text.to_owned())),
    }
}

#[cfg(test)]
mod tests;
