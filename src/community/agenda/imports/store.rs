//! What was brought and waits for a yes, and what came onto the agenda that way: every statement on these
//! tables.

use sqlx::any::AnyRow;

use crate::foundation::clock::Moment;
use crate::foundation::error::Result;
use crate::foundation::i18n::Lang;
use crate::foundation::store::{Columns, Tx};
use crate::foundation::talk::{GroupId, MemberId};
use crate::{put, row, rows};

const BRING: &str = "insert into process_import_brought (group_id, brought_by, content, seen, at) \
    values ($1, $2, $3, $4, $5) on conflict (group_id, brought_by) do update set \
    content = excluded.content, seen = excluded.seen, at = excluded.at";
const BROUGHT: &str = "select content, seen from process_import_brought where group_id = $1 \
    and brought_by = $2 and at >= $3";
const DROP: &str = "delete from process_import_brought where group_id = $1 and brought_by = $2";
const DROP_OLD: &str = "delete from process_import_brought where at < $1";
const COUNT: &str = "select count(*) as n from process_import_brought where brought_by = $1";
const FORGET: &str = "delete from process_import_brought where brought_by = $1";
const KNOWN: &str = "select process_id, source_key, language, title, opens_at, closes_at, link \
    from process_import where group_id = $1";
const KEEP: &str = "insert into process_import (group_id, source_key, process_id, language, title, \
    opens_at, closes_at, link, at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9) \
    on conflict (group_id, source_key) do update set process_id = excluded.process_id, \
    language = excluded.language, title = excluded.title, opens_at = excluded.opens_at, \
    closes_at = excluded.closes_at, link = excluded.link, at = excluded.at";

/// What a source last said of a process.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Known {
    /// The process.
    pub process: String,
    /// What the source calls it.
    pub key: String,
    /// The language its title was taken to be in.
    pub language: Lang,
    /// Its title; empty if it gave none.
    pub title: String,
    /// When it opens.
    pub opens: Option<Moment>,
    /// When it closes.
    pub closes: Option<Moment>,
    /// Where it is found.
    pub link: Option<String>,
}

fn known(row: &AnyRow) -> Result<Known> {
    Ok(Known {
        process: row.text("process_id")?,
        key: row.text("source_key")?,
        language: Lang::new(&row.text("language")?),
        title: row.text("title")?,
        opens: row.moment_maybe("opens_at")?,
        closes: row.moment_maybe("closes_at")?,
        link: row.text_maybe("link")?,
    })
}

/// Keeps what somebody brought until they say yes, with what was shown of it; one a person.
///
/// # Errors
/// A failure of the database, as all functions here.
pub async fn bring(
    tx: &mut Tx,
    (group, by): (&GroupId, &MemberId),
    content: &str,
    seen: &str,
    at: Moment,
) -> Result<()> {
    put!(tx, BRING, group.as_str(), by.as_str(), content, seen, at.0)
}

/// What somebody brought since a moment, and what was shown of it.
pub async fn brought(
    tx: &mut Tx,
    (group, by): (&GroupId, &MemberId),
    since: Moment,
) -> Result<Option<(String, String)>> {
    row!(tx, BROUGHT, group.as_str(), by.as_str(), since.0)?
        .map(|row| Ok((row.text("content")?, row.text("seen")?)))
        .transpose()
}

/// Takes it away.
pub async fn done(tx: &mut Tx, group: &GroupId, by: &MemberId) -> Result<()> {
    put!(tx, DROP, group.as_str(), by.as_str())
}

/// Takes away what nobody said yes to before a moment.
pub async fn sweep(tx: &mut Tx, before: Moment) -> Result<()> {
    put!(tx, DROP_OLD, before.0)
}

/// How much of a member's waits.
pub async fn waiting(tx: &mut Tx, member: &MemberId) -> Result<i64> {
    row!(tx, COUNT, member.as_str())?.map_or(Ok(0), |row| row.int("n"))
}

/// Forgets what a member brought.
pub async fn forget(tx: &mut Tx, member: &MemberId) -> Result<()> {
    put!(tx, FORGET, member.as_str())
}

/// What came onto the agenda of a group from elsewhere.
pub async fn all(tx: &mut Tx, group: &GroupId) -> Result<Vec<Known>> {
    rows!(tx, KNOWN, group.as_str())?.iter().map(known).collect()
}

/// Keeps what a source says of a process.
pub async fn keep(tx: &mut Tx, group: &GroupId, one: &Known, at: Moment) -> Result<()> {
    let (opens, closes) = (one.opens.map(|at| at.0), one.closes.map(|at| at.0));
    let (key, process, language) = (one.key.as_str(), one.process.as_str(), one.language.code());
    let (title, link) = (one.title.as_str(), one.link.as_deref());
    put!(tx, KEEP, group.as_str(), key, process, language, title, opens, closes, link, at.0)
}
