//! What is asked for every message: the room it was said in, the group of that room, and what whoever said it
//! may do there. Asked by what the platform calls them, so that no answer waits for another.

use std::collections::BTreeSet;

use sqlx::any::AnyRow;

use super::{ROOM_NATIVE, group, room};
use crate::foundation::error::Result;
use crate::foundation::store::{Columns, Statement};
use crate::foundation::talk::{Account, GroupRef, Role, RoomRef};
use crate::statement;

const GROUP_OF: &str = "select g.group_id, g.slug, g.zone, n.language, n.name, 0 as at, '' as room \
    from room o join working_group g on g.group_id = o.group_id left join group_name n \
    on n.group_id = g.group_id where o.platform = $1 and o.native_id = $2 and o.closed_at is null \
    union all select g.group_id, g.slug, g.zone, r.language, '' as name, r.at, r.slug as room \
    from room o join working_group g on g.group_id = o.group_id join room r on r.group_id = g.group_id \
    where o.platform = $1 and o.native_id = $2 and o.closed_at is null \
    and r.purpose = 'discussion' and r.closed_at is null order by at, room";
const STANDING_IN: &str = "select a.member_id, coalesce(r.role, '') as role from room o \
    join account a on a.platform = o.platform join membership s on s.group_id = o.group_id \
    and s.member_id = a.member_id left join role_grant r on r.group_id = s.group_id \
    and r.member_id = s.member_id where o.platform = $1 and o.native_id = $2 and o.closed_at is null \
    and a.native_id = $3 and s.left_at is null";

/// Asks for a room, unless it is closed.
#[must_use]
pub fn asks_room(platform: &str, native: &str) -> Statement {
    statement!(ROOM_NATIVE, platform, native)
}

/// The room that was found.
///
/// # Errors
/// A failure if a column is not what it should be, as all functions here.
pub fn room_of(rows: &[AnyRow]) -> Result<Option<RoomRef>> {
    rows.first().map(room).transpose()
}

/// Asks for the group of a room.
#[must_use]
pub fn asks_group(platform: &str, native: &str) -> Statement {
    statement!(GROUP_OF, platform, native)
}

/// The group that was found.
pub fn group_of(rows: &[AnyRow]) -> Result<Option<GroupRef>> {
    group(rows)
}

/// Asks what an account may do in the group of a room of the same platform.
#[must_use]
pub fn asks_standing(account: &Account, native: &str) -> Statement {
    statement!(STANDING_IN, account.platform.as_str(), native, account.native_id.as_str())
}

/// Whether somebody is in a group, and with which roles.
pub fn standing_of(rows: &[AnyRow]) -> Result<(bool, BTreeSet<Role>)> {
    let mut roles = BTreeSet::new();
    for row in rows {
        roles.extend(Role::of(&row.text("role")?));
    }
    Ok((!rows.is_empty(), roles))
}
