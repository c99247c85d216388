//! Groups, rooms, memberships, roles, settings, in `invited` invitations, in `lately` what is new of
//! them and in `met` what is asked for every message: every statement on these tables.

mod invited;
mod lately;
mod met;

use std::collections::{BTreeMap, BTreeSet};

use crate::foundation::clock::Moment;
use crate::foundation::error::Result;
use crate::foundation::i18n::Lang;
use crate::foundation::store::{Bound, Columns, Tx};
use crate::foundation::talk::{
    GroupId, GroupRef, MemberId, MessageId, Purpose, Role, RoomId, RoomRef,
};
use crate::{put, row, rows, run};

pub use lately::{Given, came, given, joined};
pub use met::{asks_group, asks_room, asks_standing, group_of, room_of, standing_of};

pub use invited::{
    Invitation, account_invited, invite, invite_account, invited, never_came, pending,
    sweep_invitations, use_up,
};

const ADD: &str = "insert into working_group (group_id, slug, zone, at) values ($1, $2, $3, $4)";
const NAME: &str = "insert into group_name (group_id, language, name) values ($1, $2, $3) \
    on conflict (group_id, language) do update set name = excluded.name";
const BY_SLUG: &str = "select group_id from working_group where slug = $1";
// A group, what it is called, and the languages of the rooms it talks in, in their order: at once,
// since it is looked up for every message.
const BY_ID: &str = "select g.group_id, g.slug, g.zone, n.language, n.name, 0 as at, '' as room \
    from working_group g left join group_name n on n.group_id = g.group_id where g.group_id = $1 \
    union all select g.group_id, g.slug, g.zone, r.language, '' as name, r.at, r.slug as room \
    from working_group g join room r on r.group_id = g.group_id where g.group_id = $1 \
    and r.purpose = 'discussion' and r.closed_at is null order by at, room";
const ALL: &str = "select group_id from working_group order by at, slug";
const OF_MEMBER: &str = "select g.group_id from membership s join working_group g \
    on g.group_id = s.group_id where s.member_id = $1 and s.left_at is null \
    order by s.joined_at, g.slug";
const NEXT: &str = "insert into numbering (group_id, kind, last) values ($1, $2, 1) \
    on conflict (group_id, kind) do update set last = numbering.last + 1 returning last";
const ADD_ROOM: &str = "insert into room (room_id, group_id, slug, language, purpose, platform, \
    native_id, at) values ($1, $2, $3, $4, $5, $6, $7, $8)";
const NOTICE_SENT: &str = "update room set notice_message_id = $1 where room_id = $2";
const NOTICE_STANDS: &str = "update room set notice_at = $1 where notice_at is null \
    and notice_message_id = $2";
const NOTICE_OF: &str = "select notice_message_id from room where room_id = $1";
const ROOMS: &str = "select r.room_id, r.group_id, r.slug, r.language, r.purpose, r.platform, \
    r.native_id, r.notice_at, g.zone from room r join working_group g on g.group_id = r.group_id \
    where r.group_id = $1 and r.closed_at is null order by r.at, r.slug";
const EVERY_ROOM: &str = "select r.room_id, r.group_id, r.slug, r.language, r.purpose, r.platform, \
    r.native_id, r.notice_at, r.closed_at, g.zone from room r \
    join working_group g on g.group_id = r.group_id where r.group_id = $1 order by r.at, r.slug";
const CLOSED: &str = "select r.room_id, r.group_id, r.slug, r.language, r.purpose, r.platform, \
    r.native_id, r.notice_at, g.zone from room r join working_group g on g.group_id = r.group_id \
    where r.group_id = $1 and r.platform = $2 and r.slug = $3 and r.closed_at is not null";
const CLOSE: &str = "update room set closed_at = $1 where room_id = $2";
const MOVE: &str = "update room set native_id = $1, notice_at = null, notice_message_id = null \
    where room_id = $2 and not exists (select 1 from room o where o.platform = $3 \
    and o.native_id = $1)";
const SERVED: &str = "select r.room_id, r.group_id, r.slug, r.language, r.purpose, r.platform, \
    r.native_id, r.notice_at, g.zone from room r join working_group g on g.group_id = r.group_id \
    where r.platform = $1 and r.closed_at is null order by g.at, g.slug, r.at, r.slug";
const ROOM_NATIVE: &str = "select r.room_id, r.group_id, r.slug, r.language, r.purpose, \
    r.platform, r.native_id, r.notice_at, g.zone from room r join working_group g \
    on g.group_id = r.group_id where r.platform = $1 and r.native_id = $2 \
    and r.closed_at is null";
const ROOM: &str = "select r.room_id, r.group_id, r.slug, r.language, r.purpose, r.platform, \
    r.native_id, r.notice_at, g.zone from room r join working_group g on g.group_id = r.group_id \
    where r.room_id = $1";
const JOIN: &str = "insert into membership (group_id, member_id, joined_at) values ($1, $2, $3) \
    on conflict (group_id, member_id) do update set left_at = null";
const LEAVE: &str = "update membership set left_at = $1 where group_id = $2 and member_id = $3 \
    and left_at is null";
const LEAVE_ALL: &str =
    "update membership set left_at = $1 where member_id = $2 and left_at is null";
const STANDING: &str = "select coalesce(r.role, '') as role from membership s \
    left join role_grant r on r.group_id = s.group_id and r.member_id = s.member_id \
    where s.group_id = $1 and s.member_id = $2 and s.left_at is null";
const HOLDERS: &str = "select r.member_id, r.role from role_grant r join membership s \
    on s.group_id = r.group_id and s.member_id = r.member_id and s.left_at is null \
    where r.group_id = $1 order by r.at, r.member_id";
const GIVE: &str = "insert into role_grant (group_id, member_id, role, granted_by, at) \
    values ($1, $2, $3, $4, $5) on conflict (group_id, member_id, role) do nothing";
const GRANTED_BY: &str = "select granted_by from role_grant where group_id = $1 and member_id = $2 \
    and role = $3";
const TAKE: &str = "delete from role_grant where group_id = $1 and member_id = $2 and role = $3";
const TAKE_ALL: &str = "delete from role_grant where member_id = $1";
const SET: &str = "insert into group_setting (group_id, key, value) values ($1, $2, $3) \
    on conflict (group_id, key) do update set value = excluded.value";
const SETTING: &str = "select value from group_setting where group_id = $1 and key = $2";
const FORGET_INVITATIONS: &str = "delete from invitation where member_id = $1";
const LOCK: &str = "update working_group set zone = zone where group_id = $1";

/// A group by the rows that tell of it; none where none does.
fn group(rows: &[sqlx::any::AnyRow]) -> Result<Option<GroupRef>> {
    let Some(row) = rows.first() else { return Ok(None) };
    let id: GroupId = row.text("group_id")?.into();
    let mut names = BTreeMap::new();
    let mut languages = Vec::new();
    for word in rows {
        let Some(language) = word.text_maybe("language")? else { continue };
        let (lang, name) = (Lang::new(&language), word.text("name")?);
        if !name.is_empty() {
            names.insert(lang, name);
        } else if !languages.contains(&lang) {
            languages.push(lang);
        }
    }
    // Before it has rooms, a group speaks the languages it is named in.
    if languages.is_empty() {
        languages.extend(names.keys().cloned());
    }
    let (slug, zone) = (row.text("slug")?, row.text("zone")?);
    Ok(Some(GroupRef { id, slug, zone, languages, names }))
}

/// A new group.
///
/// # Errors
/// A failure of the database, as all functions here; a duplicate slug is one.
pub async fn add(tx: &mut Tx, id: &GroupId, slug: &str, zone: &str, at: Moment) -> Result<()> {
    put!(tx, ADD, id.as_str(), slug, zone, at.0)
}

/// The name of a group in a language.
pub async fn name(tx: &mut Tx, id: &GroupId, lang: &Lang, text: &str) -> Result<()> {
    put!(tx, NAME, id.as_str(), lang.code(), text)
}

/// A group by slug.
pub async fn find(tx: &mut Tx, slug: &str) -> Result<Option<GroupRef>> {
    match row!(tx, BY_SLUG, slug)? {
        Some(row) => find_id(tx, &row.text("group_id")?.into()).await,
        None => Ok(None),
    }
}

/// A group by id.
pub async fn find_id(tx: &mut Tx, id: &GroupId) -> Result<Option<GroupRef>> {
    group(&rows!(tx, BY_ID, id.as_str())?)
}

/// The groups of a member in the order they joined; all groups without one.
pub async fn all(tx: &mut Tx, member: Option<&MemberId>) -> Result<Vec<GroupRef>> {
    let found = match member {
        Some(member) => rows!(tx, OF_MEMBER, member.as_str())?,
        None => rows!(tx, ALL)?,
    };
    let mut groups = Vec::with_capacity(found.len());
    for row in &found {
        groups.extend(find_id(tx, &row.text("group_id")?.into()).await?);
    }
    Ok(groups)
}

/// The next number of a kind in a group, from one.
pub async fn next_number(tx: &mut Tx, id: &GroupId, kind: &str) -> Result<i64> {
    row!(tx, NEXT, id.as_str(), kind)?.map_or(Ok(1), |row| row.int("last"))
}

fn room(row: &sqlx::any::AnyRow) -> Result<RoomRef> {
    Ok(RoomRef {
        id: row.text("room_id")?.into(),
        group_id: row.text("group_id")?.into(),
        slug: row.text("slug")?,
        lang: Lang::new(&row.text("language")?),
        purpose: Purpose::of(&row.text("purpose")?),
        platform: row.text("platform")?,
        native_id: row.text("native_id")?,
        notice: row.moment_maybe("notice_at")?.is_some(),
        zone: row.text("zone")?,
    })
}

/// A new room.
pub async fn add_room(tx: &mut Tx, room: &RoomRef, at: Moment) -> Result<()> {
    put!(
        tx,
        ADD_ROOM,
        room.id.as_str(),
        room.group_id.as_str(),
        room.slug.as_str(),
        room.lang.code(),
        room.purpose.code(),
        room.platform.as_str(),
        room.native_id.as_str(),
        at.0,
    )
}

/// Notes which message is to be the notice of a room.
pub async fn notice_sent(tx: &mut Tx, room: &RoomId, message: &MessageId) -> Result<()> {
    put!(tx, NOTICE_SENT, message.as_str(), room.as_str())
}

/// The message that is the notice of a room, or is to be.
pub async fn notice_of(tx: &mut Tx, room: &RoomId) -> Result<Option<MessageId>> {
    let found = row!(tx, NOTICE_OF, room.as_str())?;
    Ok(found.map(|row| row.text_maybe("notice_message_id")).transpose()?.flatten().map(Into::into))
}

/// Notes that a notice arrived; nothing if the message is none. With the transaction: most messages are none,
/// and of all that arrived it is asked at once.
pub fn notice_stands(tx: &mut Tx, message: &MessageId, at: Moment) {
    let row = vec![at.0.into(), message.as_str().into()];
    // Before any lane: whoever closes a room has locked it before they say so there.
    tx.gather("", "notices", row, |tx, _, rows| {
        Box::pin(async move {
            let at: Vec<Bound> =
                rows.iter().filter_map(|row| row.first().cloned()).take(1).collect();
            let messages: Vec<Bound> = rows.into_iter().filter_map(|mut row| row.pop()).collect();
            tx.leave_among(NOTICE_STANDS, &at, &messages).await
        })
    });
}

/// Serves a room no more from a moment on; without one, serves it again.
pub async fn close_room(tx: &mut Tx, id: &RoomId, at: Option<Moment>) -> Result<()> {
    put!(tx, CLOSE, at.map(|at| at.0), id.as_str())
}

/// Gives a room another name on its platform; false if a room has it already.
pub async fn move_room(tx: &mut Tx, room: &RoomRef, native: &str) -> Result<bool> {
    Ok(run!(tx, MOVE, native, room.id.as_str(), room.platform.as_str())? == 1)
}

/// A closed room of a group by platform and slug.
pub async fn find_closed(
    tx: &mut Tx,
    id: &GroupId,
    platform: &str,
    slug: &str,
) -> Result<Option<RoomRef>> {
    row!(tx, CLOSED, id.as_str(), platform, slug)?.as_ref().map(room).transpose()
}

/// The rooms of a group that are not closed, in the order they were set up.
pub async fn rooms(tx: &mut Tx, id: &GroupId) -> Result<Vec<RoomRef>> {
    rows!(tx, ROOMS, id.as_str())?.iter().map(room).collect()
}

/// The rooms of a platform that are not closed, by group and in the order they were set up.
pub async fn served(tx: &mut Tx, platform: &str) -> Result<Vec<RoomRef>> {
    rows!(tx, SERVED, platform)?.iter().map(room).collect()
}

/// Every room a group has had, each with whether it is closed: what stands there is still to be
/// kept right, and forgotten in time.
pub async fn every_room(tx: &mut Tx, id: &GroupId) -> Result<Vec<(RoomRef, bool)>> {
    rows!(tx, EVERY_ROOM, id.as_str())?
        .iter()
        .map(|row| Ok((room(row)?, row.moment_maybe("closed_at")?.is_some())))
        .collect()
}

/// A room by the platform's id of it, unless it is closed.
pub async fn find_room(tx: &mut Tx, platform: &str, native: &str) -> Result<Option<RoomRef>> {
    row!(tx, ROOM_NATIVE, platform, native)?.as_ref().map(room).transpose()
}

/// A room by our id of it.
pub async fn find_room_id(tx: &mut Tx, id: &RoomId) -> Result<Option<RoomRef>> {
    row!(tx, ROOM, id.as_str())?.as_ref().map(room).transpose()
}

/// Makes somebody a member of a group; again, if they had left.
pub async fn join(tx: &mut Tx, id: &GroupId, member: &MemberId, at: Moment) -> Result<()> {
    put!(tx, JOIN, id.as_str(), member.as_str(), at.0)
}

/// Ends a membership; false if there was none.
pub async fn leave(tx: &mut Tx, id: &GroupId, member: &MemberId, at: Moment) -> Result<bool> {
    tx.nudge(member.topic());
    Ok(run!(tx, LEAVE, at.0, id.as_str(), member.as_str())? == 1)
}

/// Ends every membership, role and sign-in link of a member.
pub async fn leave_all(tx: &mut Tx, member: &MemberId, at: Moment) -> Result<()> {
    tx.nudge(member.topic());
    put!(tx, LEAVE_ALL, at.0, member.as_str())?;
    put!(tx, TAKE_ALL, member.as_str())?;
    put!(tx, FORGET_INVITATIONS, member.as_str())
}

/// Keeps a group's people and roles to this transaction until it ends.
pub async fn lock(tx: &mut Tx, id: &GroupId) -> Result<()> {
    put!(tx, LOCK, id.as_str())
}

/// Whether somebody is in a group, and if so, with which roles.
pub async fn standing(
    tx: &mut Tx,
    id: &GroupId,
    member: &MemberId,
) -> Result<(bool, BTreeSet<Role>)> {
    standing_of(&rows!(tx, STANDING, id.as_str(), member.as_str())?)
}

/// Who holds which role in a group, first given first.
pub async fn holders(tx: &mut Tx, id: &GroupId) -> Result<Vec<(MemberId, Role)>> {
    let mut found = Vec::new();
    for row in rows!(tx, HOLDERS, id.as_str())? {
        if let Some(role) = Role::of(&row.text("role")?) {
            found.push((row.text("member_id")?.into(), role));
        }
    }
    Ok(found)
}

/// Gives a role; false if they had it.
pub async fn give(
    tx: &mut Tx,
    id: &GroupId,
    member: &MemberId,
    role: Role,
    by: &MemberId,
    at: Moment,
) -> Result<bool> {
    tx.nudge(member.topic());
    let given = run!(tx, GIVE, id.as_str(), member.as_str(), role.code(), by.as_str(), at.0)?;
    Ok(given == 1)
}

/// Who gave somebody a role; none if they do not have it.
pub async fn granted_by(
    tx: &mut Tx,
    id: &GroupId,
    member: &MemberId,
    role: Role,
) -> Result<Option<MemberId>> {
    let found = row!(tx, GRANTED_BY, id.as_str(), member.as_str(), role.code())?;
    found.map(|row| row.text("granted_by").map(Into::into)).transpose()
}

/// Takes a role; false if they did not have it.
pub async fn take(tx: &mut Tx, id: &GroupId, member: &MemberId, role: Role) -> Result<bool> {
    tx.nudge(member.topic());
    Ok(run!(tx, TAKE, id.as_str(), member.as_str(), role.code())? == 1)
}

/// Changes a setting of a group.
pub async fn set(tx: &mut Tx, id: &GroupId, key: &str, value: &str) -> Result<()> {
    put!(tx, SET, id.as_str(), key, value)
}

/// A setting of a group, if it was ever changed.
pub async fn setting(tx: &mut Tx, id: &GroupId, key: &str) -> Result<Option<String>> {
    row!(tx, SETTING, id.as_str(), key)?.map(|row| row.text("value")).transpose()
}
