//! A group's own terms: every statement on these tables. It refuses to know the shipped ones.

use super::terms::{ALTERNATIVES, Term, alternatives};
use crate::foundation::clock::Moment;
use crate::foundation::error::Result;
use crate::foundation::i18n::{Lang, fold};
use crate::foundation::store::{Columns, Is, Of, Records, Tx};
use crate::{put, row, rows, run};

const ADD: &str = "insert into term (term_id, group_id, keep_acronym_at, looked_up_at, \
    instead_of, added_by, at) values ($1, $2, $3, $4, $5, $6, $7)";
const ADD_TEXT: &str = "insert into term_text (term_id, language, text, text_key, acronym, note, \
    legacy) values ($1, $2, $3, $4, $5, $6, $7)";
const OF_GROUP: &str = "select t.term_id, t.keep_acronym_at, t.looked_up_at, t.instead_of, \
    x.language, x.text, x.acronym, x.note, x.legacy from term t join term_text x on x.term_id = t.term_id \
    where t.group_id = $1 and t.removed_at is null order by t.at desc, t.term_id, x.language";
const REMOVE: &str = "update term set removed_at = $1 where term_id = $2 and group_id = $3 \
    and removed_at is null";
const COUNT_ADDED: &str = "select count(*) as n, coalesce(max(at), 0) as at from term \
    where group_id = $1 and at > $2 and removed_at is null and coalesce(added_by, '') <> $3";
const NEWEST: &str = "select t.term_id, x.language, x.text, x.acronym from term t \
    join term_text x on x.term_id = t.term_id where t.group_id = $1 and t.at > $2 \
    and t.removed_at is null and coalesce(t.added_by, '') <> $3 \
    and t.term_id in (select n.term_id from term n where n.group_id = $1 and n.at > $2 \
    and n.removed_at is null and coalesce(n.added_by, '') <> $3 \
    order by n.at desc, n.term_id limit $4) order by t.at desc, t.term_id, x.language";
const OF_MEMBER: &str = "select t.group_id, t.at, t.removed_at, x.language, x.text, x.note \
    from term t join term_text x on x.term_id = t.term_id \
    where t.added_by = $1 order by t.at, t.term_id, x.language";
const RECORDS: &str = "select t.term_id as term, x.language as language, x.text as text, \
    x.acronym as acronym, x.note as note, t.keep_acronym_at as keep_acronym, \
    t.added_by as member, t.at as at, t.removed_at as removed_at from term t \
    join term_text x on x.term_id = t.term_id where t.group_id = $1 \
    order by t.at, t.term_id, x.language";
const FORGET: &str = "update term set added_by = null where added_by = $1";

/// One wording a member added, as it is given back to them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Added {
    /// In which group, by id.
    pub group: String,
    /// The language of the wording.
    pub language: String,
    /// The wording.
    pub text: String,
    /// The note they wrote with it.
    pub note: Option<String>,
    /// When.
    pub at: Moment,
    /// It was removed or replaced since.
    pub removed: bool,
}

/// Writes a term down: its wordings, acronyms and notes; `by` is a member's id, none of somebody
/// who is gone.
///
/// # Errors
/// A failure of the database, as all functions here.
pub async fn add(
    tx: &mut Tx,
    group: &str,
    term: &Term,
    by: Option<&str>,
    at: Moment,
) -> Result<()> {
    let keep = term.keep_acronym.then_some(at.0);
    let looked_up = (!term.required).then_some(at.0);
    let instead_of = term.instead_of.as_deref();
    put!(tx, ADD, term.id.as_str(), group, keep, looked_up, instead_of, by, at.0)?;
    for (lang, text) in &term.texts {
        let acronym = term.acronyms.get(lang).map(String::as_str);
        let note = term.notes.get(lang).map(String::as_str);
        let legacy = term.legacy.get(lang).map(|all| all.join(ALTERNATIVES));
        put!(
            tx,
            ADD_TEXT,
            term.id.as_str(),
            lang.code(),
            text.as_str(),
            fold(text),
            acronym,
            note,
            legacy.as_deref(),
        )?;
    }
    Ok(())
}

/// A group's own terms, newest first.
pub async fn of_group(tx: &mut Tx, group: &str) -> Result<Vec<Term>> {
    let mut terms: Vec<Term> = Vec::new();
    for row in rows!(tx, OF_GROUP, group)? {
        let id = row.text("term_id")?;
        if terms.last().is_none_or(|term| term.id != id) {
            let keep_acronym = row.moment_maybe("keep_acronym_at")?.is_some();
            let required = row.moment_maybe("looked_up_at")?.is_none();
            let instead_of = row.text_maybe("instead_of")?;
            terms.push(Term { id, keep_acronym, required, instead_of, ..Term::default() });
        }
        let Some(term) = terms.last_mut() else { continue };
        let lang = Lang::new(&row.text("language")?);
        term.texts.insert(lang.clone(), row.text("text")?);
        if let Some(acronym) = row.text_maybe("acronym")? {
            term.acronyms.insert(lang.clone(), acronym);
        }
        if let Some(legacy) = row.text_maybe("legacy")? {
            term.legacy.insert(lang.clone(), alternatives(&legacy).map(str::to_owned).collect());
        }
        if let Some(note) = row.text_maybe("note")? {
            term.notes.insert(lang, note);
        }
    }
    Ok(terms)
}

/// How many terms others added since a moment, when the last was, and the newest of them with their
/// wordings.
pub async fn added(
    tx: &mut Tx,
    group: &str,
    since: Moment,
    other_than: &str,
    most: usize,
) -> Result<(i64, Moment, Vec<Term>)> {
    let (count, at) = match row!(tx, COUNT_ADDED, group, since.0, other_than)? {
        Some(row) => (row.int("n")?, row.moment("at")?),
        None => (0, since),
    };
    let mut terms: Vec<Term> = Vec::new();
    if count > 0 {
        let most = i64::try_from(most).unwrap_or(i64::MAX);
        for row in rows!(tx, NEWEST, group, since.0, other_than, most)? {
            let id = row.text("term_id")?;
            if terms.last().is_none_or(|term| term.id != id) {
                terms.push(Term { id, ..Term::default() });
            }
            let Some(term) = terms.last_mut() else { continue };
            let lang = Lang::new(&row.text("language")?);
            if let Some(acronym) = row.text_maybe("acronym")? {
                term.acronyms.insert(lang.clone(), acronym);
            }
            term.texts.insert(lang, row.text("text")?);
        }
    }
    Ok((count, at, terms))
}

/// Removes a term of a group; false if it was none of its own.
pub async fn remove(tx: &mut Tx, group: &str, term: &str, at: Moment) -> Result<bool> {
    Ok(run!(tx, REMOVE, at.0, term, group)? == 1)
}

/// The wordings a member added, in every group, oldest first.
pub async fn of_member(tx: &mut Tx, member: &str) -> Result<Vec<Added>> {
    rows!(tx, OF_MEMBER, member)?
        .iter()
        .map(|row| {
            Ok(Added {
                group: row.text("group_id")?,
                language: row.text("language")?,
                text: row.text("text")?,
                note: row.text_maybe("note")?,
                at: row.moment("at")?,
                removed: row.moment_maybe("removed_at")?.is_some(),
            })
        })
        .collect()
}

/// Takes a member's name off the terms they added; the terms are the group's.
pub async fn forget(tx: &mut Tx, member: &str) -> Result<()> {
    put!(tx, FORGET, member)
}

/// The group's own terms for people, those that were removed too: one record a wording.
#[must_use]
pub fn records() -> Vec<Records> {
    vec![Records {
        name: "terms",
        tables: &["term", "term_text"],
        of: Of::Group,
        sql: RECORDS,
        columns: &[
            ("term", Is::Text),
            ("language", Is::Text),
            ("text", Is::Text),
            ("acronym", Is::Text),
            ("note", Is::Text),
            ("keep_acronym", Is::Yes),
            ("member", Is::Member),
            ("at", Is::Moment),
            ("removed_at", Is::Moment),
        ],
        said_by: None,
    }]
}
