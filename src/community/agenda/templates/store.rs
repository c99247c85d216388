//! The templates a group has changed: every statement on their table.

use crate::foundation::clock::Moment;
use crate::foundation::error::Result;
use crate::foundation::store::{Columns, Tx};
use crate::foundation::talk::{GroupId, MemberId};
use crate::{put, rows};

const ALL: &str = "select kind, content from agenda_template where group_id = $1 order by kind";
const SET: &str = "insert into agenda_template (group_id, kind, content, changed_by, at) \
    values ($1, $2, $3, $4, $5) on conflict (group_id, kind) do update \
    set content = excluded.content, changed_by = excluded.changed_by, at = excluded.at";
const DROP: &str = "delete from agenda_template where group_id = $1 and kind = $2";
const FORGET: &str = "update agenda_template set changed_by = null where changed_by = $1";

/// A group's own templates as they were written down: kind and content.
///
/// # Errors
/// A failure of the database, as all functions here.
pub async fn all(tx: &mut Tx, group: &GroupId) -> Result<Vec<(String, String)>> {
    rows!(tx, ALL, group.as_str())?
        .iter()
        .map(|row| Ok((row.text("kind")?, row.text("content")?)))
        .collect()
}

/// Keeps a template of a group's own.
pub async fn set(
    tx: &mut Tx,
    group: &GroupId,
    kind: &str,
    content: &str,
    (by, at): (&MemberId, Moment),
) -> Result<()> {
    put!(tx, SET, group.as_str(), kind, content, by.as_str(), at.0)
}

/// Takes a group's own template away; the usual one, if there is one, holds again.
pub async fn drop(tx: &mut Tx, group: &GroupId, kind: &str) -> Result<()> {
    put!(tx, DROP, group.as_str(), kind)
}

/// Takes somebody's name off what they changed.
pub async fn forget(tx: &mut Tx, member: &MemberId) -> Result<()> {
    put!(tx, FORGET, member.as_str())
}
