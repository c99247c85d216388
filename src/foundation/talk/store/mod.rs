//! Who every message is: our id, its copies and parts on platforms (`copies`), how far each place was
//! taken in.

mod copies;
mod standing;

use std::collections::{BTreeMap, BTreeSet};

use super::ask::Leaving;
use super::heard::Account;
use super::ids::{MemberId, MessageId, RoomId};
use super::out::direct_lane;
use crate::foundation::clock::{Moment, World};
use crate::foundation::error::Result;
use crate::foundation::jobs;
use crate::foundation::store::{Bound, Columns, Tx};
use crate::{put, row, rows, run};
use copies::COPY;

pub use copies::{attached, attachments, copies, natives, origin, parts};
pub use standing::{Standing, standing};

/// A message as the house knows it: no text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Known {
    /// Our id.
    pub id: MessageId,
    /// Where it was first said.
    pub platform: String,
    /// The room, if it is one of ours.
    pub room_id: Option<RoomId>,
    /// The account that said it, by the platform's id.
    pub author: String,
    /// The member, if known.
    pub member_id: Option<MemberId>,
    /// The message it answers.
    pub reply_to: Option<MessageId>,
    /// When.
    pub at: Moment,
    /// It was deleted.
    pub deleted_at: Option<Moment>,
}

const INSERT: &str = "insert into message (message_id, platform, place, room_id, author, \
    member_id, reply_to, at) values ($1, $2, $3, $4, $5, $6, $7, $8)";
// What is known already is not written down again.
const INSERT_NEW: &str = "insert into message (message_id, platform, place, room_id, author, \
    member_id, reply_to, at) select $1, $2, $3, $4, $5, $6, $7, $8 where not exists \
    (select 1 from message_copy where platform = $2 and place = $3 and native_id = $9)";
const KNOWN: &str = "select native_id, message_id from message_copy where platform = $1 \
    and place = $2 and native_id = $3";
const BY_NATIVE: &str = "select m.message_id, m.platform, m.room_id, m.author, m.member_id, m.reply_to, m.at, \
    m.deleted_at from message_copy c join message m on m.message_id = c.message_id \
    where c.platform = $1 and c.place = $2 and c.native_id = $3";
const BY_ID: &str = "select message_id, platform, room_id, author, member_id, reply_to, at, deleted_at \
    from message where message_id = $1";
const DETACH_BEFORE: &str = "delete from message_copy where part > 0 and message_id in \
    (select message_id from message where room_id = $1 and at < $2 and author <> '')";
const DETACH_OF: &str = "delete from message_copy where part > 0 and message_id in \
    (select message_id from message where member_id = $1)";
const DETACH_ACCOUNT: &str = "delete from message_copy where part > 0 and message_id in \
    (select message_id from message where platform = $1 and author = $2)";
const EDITED: &str = "update message set edited_at = $1 where message_id = $2";
const DELETED: &str =
    "update message set deleted_at = $1 where message_id = $2 and deleted_at is null";
const CHECKPOINT: &str = "insert into checkpoint (platform, place, cursor, at) \
    values ($1, $2, $3, $4) on conflict (platform, place) \
    do update set cursor = excluded.cursor, at = excluded.at";
const CURSOR: &str = "select cursor from checkpoint where platform = $1 and place = $2";
const REACHED: &str = "select platform, min(at) as at from checkpoint group by platform";
const FORGET: &str = "update message set author = '', member_id = null where member_id = $1";
const FORGET_ACCOUNT: &str = "update message set author = '' where platform = $1 and author = $2";
const FORGET_PLACE: &str = "update message set place = message_id where platform = $1 \
    and place = $2 and room_id is null";
const FORGET_COPIES: &str = "update message_copy set place = message_id where platform = $1 \
    and place = $2 and not exists (select 1 from message m \
    where m.message_id = message_copy.message_id and m.room_id is not null)";
const FORGET_REACH: &str = "delete from checkpoint where platform = $1 and place = $2";

fn known(row: &sqlx::any::AnyRow) -> Result<Known> {
    Ok(Known {
        id: row.text("message_id")?.into(),
        platform: row.text("platform")?,
        room_id: row.text_maybe("room_id")?.map(Into::into),
        author: row.text("author")?,
        member_id: row.text_maybe("member_id")?.map(Into::into),
        reply_to: row.text_maybe("reply_to")?.map(Into::into),
        at: row.moment("at")?,
        deleted_at: row.moment_maybe("deleted_at")?,
    })
}

/// A message about to be written down.
#[derive(Clone, Debug)]
pub struct New<'a> {
    /// Our id, where the platform keeps our ids; else one is made.
    pub id: Option<MessageId>,
    /// Who said it.
    pub account: &'a Account,
    /// The platform's id of the place.
    pub place: &'a str,
    /// The platform's id of the message.
    pub native_id: &'a str,
    /// The room, if it is one of ours.
    pub room_id: Option<&'a RoomId>,
    /// The member, if known.
    pub member_id: Option<&'a MemberId>,
    /// The message it answers.
    pub reply_to: Option<&'a MessageId>,
    /// When.
    pub at: Moment,
}

/// Writes a message down once. None if it was taken in before.
///
/// # Errors
/// A failure of the database.
pub async fn take_in(tx: &mut Tx, world: &World, new: &New<'_>) -> Result<Option<MessageId>> {
    let platform = new.account.platform.as_str();
    let id = new.id.clone().unwrap_or_else(|| world.id().into());
    put!(
        tx,
        INSERT_NEW,
        id.as_str(),
        platform,
        new.place,
        new.room_id.map(RoomId::as_str),
        new.account.native_id.as_str(),
        new.member_id.map(MemberId::as_str),
        new.reply_to.map(MessageId::as_str),
        new.at.0,
        new.native_id,
    )?;
    // It was taken in before, or somebody else has taken it in meanwhile: then their id stands and ours is
    // not used.
    let copied = run!(tx, COPY, platform, new.place, new.native_id, id.as_str(), 0_i64)?;
    Ok((copied == 1).then_some(id))
}

/// Our ids of the messages of a place that were taken in, by the platform's ids.
///
/// # Errors
/// A failure of the database.
pub async fn known_natives(
    tx: &mut Tx,
    platform: &str,
    place: &str,
    natives: impl Iterator<Item = &str>,
) -> Result<BTreeMap<String, MessageId>> {
    let natives: Vec<Bound> = natives.map(Bound::from).collect();
    tx.rows_among(KNOWN, &[platform.into(), place.into()], &natives)
        .await?
        .iter()
        .map(|row| Ok((row.text("native_id")?, row.text("message_id")?.into())))
        .collect()
}

/// Writes many messages of one place down once each, whose ids are made; gives the ids of those
/// that were new.
///
/// # Errors
/// A failure of the database.
pub async fn take_in_all(tx: &mut Tx, all: &[New<'_>]) -> Result<BTreeSet<String>> {
    let id = |new: &New<'_>| new.id.as_ref().map(MessageId::to_string).unwrap_or_default();
    let messages: Vec<Vec<Bound>> = all
        .iter()
        .map(|new| {
            vec![
                id(new).as_str().into(),
                new.account.platform.as_str().into(),
                new.place.into(),
                new.room_id.map(RoomId::as_str).into(),
                new.account.native_id.as_str().into(),
                new.member_id.map(MemberId::as_str).into(),
                new.reply_to.map(MessageId::as_str).into(),
                new.at.0.into(),
            ]
        })
        .collect();
    tx.leave_many(INSERT, &messages).await?;
    let copies: Vec<Vec<Bound>> = all
        .iter()
        .map(|new| {
            vec![
                new.account.platform.as_str().into(),
                new.place.into(),
                new.native_id.into(),
                id(new).as_str().into(),
                0_i64.into(),
            ]
        })
        .collect();
    let mut new: BTreeSet<String> = all.iter().map(id).collect();
    if tx.put_many(COPY, &copies).await? < all.len()
        && let Some(New { account, place, .. }) = all.first()
    {
        // Somebody else took one in meanwhile; then their id stands and ours is not used.
        let natives = all.iter().map(|one| one.native_id);
        let stand = known_natives(tx, &account.platform, place, natives).await?;
        let stand: BTreeSet<&str> = stand.values().map(MessageId::as_str).collect();
        new.retain(|ours| stand.contains(ours.as_str()));
    }
    Ok(new)
}

/// Writes down a message of our own before it is sent.
///
/// # Errors
/// A failure of the database.
pub async fn ours(
    tx: &mut Tx,
    id: &MessageId,
    platform: &str,
    place: &str,
    room_id: Option<&RoomId>,
    at: Moment,
) -> Result<()> {
    let room = room_id.map(RoomId::as_str);
    let none: Option<&str> = None;
    put!(tx, INSERT, id.as_str(), platform, place, room, "", none, none, at.0)
}

/// Notes that the files of a room's messages said before a moment are kept no longer.
///
/// # Errors
/// A failure of the database.
pub async fn detached_before(tx: &mut Tx, room: &RoomId, before: Moment) -> Result<()> {
    put!(tx, DETACH_BEFORE, room.as_str(), before.0)
}

/// A message by the platform's id of it.
///
/// # Errors
/// A failure of the database.
pub async fn find_native(
    tx: &mut Tx,
    platform: &str,
    place: &str,
    native_id: &str,
) -> Result<Option<Known>> {
    row!(tx, BY_NATIVE, platform, place, native_id)?.as_ref().map(known).transpose()
}

/// A message by our id of it.
///
/// # Errors
/// A failure of the database.
pub async fn find(tx: &mut Tx, id: &MessageId) -> Result<Option<Known>> {
    row!(tx, BY_ID, id.as_str())?.as_ref().map(known).transpose()
}

/// Notes that a message has another text.
///
/// # Errors
/// A failure of the database.
pub async fn edited(tx: &mut Tx, id: &MessageId, at: Moment) -> Result<()> {
    put!(tx, EDITED, at.0, id.as_str())
}

/// Notes that a message is gone; false if that was known.
///
/// # Errors
/// A failure of the database.
pub async fn deleted(tx: &mut Tx, id: &MessageId, at: Moment) -> Result<bool> {
    Ok(run!(tx, DELETED, at.0, id.as_str())? == 1)
}

/// Notes how far a place was taken in.
///
/// # Errors
/// A failure of the database.
pub async fn reach(
    tx: &mut Tx,
    platform: &str,
    place: &str,
    cursor: &str,
    at: Moment,
) -> Result<()> {
    put!(tx, CHECKPOINT, platform, place, cursor, at.0)
}

/// How far a place was taken in.
///
/// # Errors
/// A failure of the database.
pub async fn cursor(tx: &mut Tx, platform: &str, place: &str) -> Result<Option<String>> {
    row!(tx, CURSOR, platform, place)?.map(|row| row.text("cursor")).transpose()
}

/// When the place that was taken in longest ago was, by platform; a platform without checkpoints
/// is not among them.
///
/// # Errors
/// A failure of the database.
pub async fn reached(tx: &mut Tx) -> Result<Vec<(String, Moment)>> {
    rows!(tx, REACHED)?.iter().map(|row| Ok((row.text("platform")?, row.moment("at")?))).collect()
}

/// Takes a member off every message: who said it, where it was said directly to them, and what
/// still waits to be.
///
/// # Errors
/// A failure of the database.
pub async fn forget(tx: &mut Tx, leaving: &Leaving) -> Result<()> {
    put!(tx, DETACH_OF, leaving.id.as_str())?;
    put!(tx, FORGET, leaving.id.as_str())?;
    for Account { platform, native_id, .. } in &leaving.accounts {
        for statement in [DETACH_ACCOUNT, FORGET_ACCOUNT, FORGET_PLACE, FORGET_COPIES, FORGET_REACH]
        {
            put!(tx, statement, platform.as_str(), native_id.as_str())?;
        }
        let before_joining = MemberId::of_account(native_id);
        for member in [&leaving.id, &before_joining] {
            jobs::close(tx, &direct_lane(platform, member)).await?;
        }
    }
    Ok(())
}
