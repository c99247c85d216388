//! Tables that were brought for import and wait for a yes: every statement on them.

use crate::foundation::clock::Moment;
use crate::foundation::error::Result;
use crate::foundation::store::{Columns, Tx};
use crate::{put, row};

const BRING: &str = "insert into term_import (group_id, brought_by, content, seen, at) \
    values ($1, $2, $3, $4, $5) on conflict (group_id, brought_by) do update set \
    content = excluded.content, seen = excluded.seen, at = excluded.at";
const BROUGHT: &str = "select content, seen from term_import where group_id = $1 \
    and brought_by = $2 and at >= $3";
const DROP: &str = "delete from term_import where group_id = $1 and brought_by = $2";
const DROP_OLD: &str = "delete from term_import where at < $1";
const COUNT: &str = "select count(*) as n from term_import where brought_by = $1";
const FORGET: &str = "delete from term_import where brought_by = $1";

/// Keeps a table until whoever brought it says yes, with what was shown of it; one a person.
///
/// # Errors
/// A failure of the database, as all functions here.
pub async fn bring(
    tx: &mut Tx,
    group: &str,
    by: &str,
    content: &str,
    seen: &str,
    at: Moment,
) -> Result<()> {
    put!(tx, BRING, group, by, content, seen, at.0)
}

/// The table somebody brought since a moment, and what was shown of it.
pub async fn brought(
    tx: &mut Tx,
    group: &str,
    by: &str,
    since: Moment,
) -> Result<Option<(String, String)>> {
    row!(tx, BROUGHT, group, by, since.0)?
        .map(|row| Ok((row.text("content")?, row.text("seen")?)))
        .transpose()
}

/// Takes it away.
pub async fn done(tx: &mut Tx, group: &str, by: &str) -> Result<()> {
    put!(tx, DROP, group, by)
}

/// Takes away what nobody said yes to before a moment.
pub async fn sweep(tx: &mut Tx, before: Moment) -> Result<()> {
    put!(tx, DROP_OLD, before.0)
}

/// How many tables of a member wait.
pub async fn waiting(tx: &mut Tx, member: &str) -> Result<i64> {
    row!(tx, COUNT, member)?.map_or(Ok(0), |row| row.int("n"))
}

/// Forgets what a member brought.
pub async fn forget(tx: &mut Tx, member: &str) -> Result<()> {
    put!(tx, FORGET, member)
}
