//! When members last asked what they had missed: every statement on this table.

use super::rules::Visit;
use crate::foundation::error::Result;
use crate::foundation::store::{Columns, Tx};
use crate::foundation::talk::{GroupId, MemberId};
use crate::{put, row, rows};

const FIND: &str = "select asked_at, began_at, since_at from catchup where group_id = $1 \
    and member_id = $2";
const KEEP: &str = "insert into catchup (group_id, member_id, asked_at, began_at, since_at) \
    values ($1, $2, $3, $4, $5) on conflict (group_id, member_id) do update set \
    asked_at = excluded.asked_at, began_at = excluded.began_at, since_at = excluded.since_at";
const OF_MEMBER: &str = "select c.group_id, c.asked_at, c.began_at, c.since_at from catchup c \
    where c.member_id = $1 order by c.asked_at, c.group_id";
const FORGET: &str = "delete from catchup where member_id = $1";

fn visit(row: &sqlx::any::AnyRow) -> Result<Visit> {
    Ok(Visit {
        asked: row.moment("asked_at")?,
        began: row.moment("began_at")?,
        since: row.moment("since_at")?,
    })
}

/// The visit in which a member asked last.
///
/// # Errors
/// A failure of the database, as all functions here.
pub async fn find(tx: &mut Tx, group: &GroupId, member: &MemberId) -> Result<Option<Visit>> {
    row!(tx, FIND, group.as_str(), member.as_str())?.as_ref().map(visit).transpose()
}

/// Keeps the visit in which a member asks.
pub async fn keep(tx: &mut Tx, group: &GroupId, member: &MemberId, visit: Visit) -> Result<()> {
    let Visit { asked, began, since } = visit;
    put!(tx, KEEP, group.as_str(), member.as_str(), asked.0, began.0, since.0)
}

/// The last visits of a member, by group.
pub async fn of_member(tx: &mut Tx, member: &MemberId) -> Result<Vec<(GroupId, Visit)>> {
    rows!(tx, OF_MEMBER, member.as_str())?
        .iter()
        .map(|row| Ok((row.text("group_id")?.into(), visit(row)?)))
        .collect()
}

/// Forgets when a member asked.
pub async fn forget(tx: &mut Tx, member: &str) -> Result<()> {
    put!(tx, FORGET, member)
}
