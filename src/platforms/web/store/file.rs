//! Attached files: every statement on their table. Where the bytes lie is known elsewhere.

use std::collections::BTreeSet;

use crate::foundation::clock::Moment;
use crate::foundation::error::Result;
use crate::foundation::store::{Columns, Tx};
use crate::foundation::talk::{MemberId, MessageId, RoomId};
use crate::platforms::web::files::Kind;
use crate::{put, row, rows, run};

/// A file as a message shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attached {
    /// Its id.
    pub id: String,
    /// What it is.
    pub kind: Kind,
    /// What it is called; empty if it has no name.
    pub name: String,
    /// What the picture shows, for who does not see it; empty if nobody said.
    pub alt: String,
    /// The width and height of a picture.
    pub size: Option<(i64, i64)>,
    /// How many bytes it has.
    pub bytes: i64,
}

/// A file about to be attached.
#[derive(Clone, Debug)]
pub struct NewFile {
    /// As it will be shown.
    pub attached: Attached,
    /// The SHA-256 of its bytes.
    pub sha256: String,
}

/// A file as the disk should hold it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Held {
    /// Its id.
    pub id: String,
    /// How many bytes it has.
    pub bytes: i64,
    /// Their SHA-256.
    pub sha256: String,
    /// It is being taken off the disk.
    pub removed: bool,
}

const ADD: &str = "insert into web_file (file_id, message_id, place, member_id, kind, name, alt, \
    width, height, bytes, sha256, at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)";
const OF: &str = "select file_id, message_id, kind, name, alt, width, height, bytes from web_file \
    where message_id = $1 and removed_at is null order by place";
const BETWEEN: &str = "select f.file_id, f.message_id, f.kind, f.name, f.alt, f.width, f.height, \
    f.bytes from web_file f join web_message m on m.message_id = f.message_id \
    where m.room_id = $1 and m.room_seq between $2 and $3 and f.removed_at is null \
    order by f.message_id, f.place";
const CHANGED: &str = "select f.file_id, f.message_id, f.kind, f.name, f.alt, f.width, f.height, \
    f.bytes from web_file f join web_message m on m.message_id = f.message_id \
    where m.room_id = $1 and m.change_seq between $2 and $3 and f.removed_at is null \
    order by f.message_id, f.place";
const FIND: &str = "select f.file_id, f.message_id, f.kind, f.name, f.alt, f.width, f.height, \
    f.bytes, m.room_id from web_file f join web_message m on m.message_id = f.message_id \
    where f.file_id = $1 and f.removed_at is null and m.deleted_at is null";
const OF_MEMBER: &str = "select file_id, message_id, name, alt, bytes, at from web_file \
    where member_id = $1 and removed_at is null order by at, file_id";
const TOTAL: &str = "select cast(coalesce(sum(bytes), 0) as bigint) as n from web_file";
const SINCE: &str = "select cast(coalesce(sum(bytes), 0) as bigint) as n from web_file \
    where member_id = $1 and at > $2";
const LET_GO: &str = "update web_file set removed_at = $1, member_id = null, name = '', alt = '' \
    where message_id = $2 and removed_at is null";
const LET_GO_OF: &str = "update web_file set removed_at = $1, member_id = null, name = '', \
    alt = '' where member_id = $2 and removed_at is null";
const LET_GO_BEFORE: &str = "update web_file set removed_at = $1, member_id = null, name = '', \
    alt = '' where removed_at is null and message_id in (select message_id from web_message \
    where room_id = $2 and at < $3 and card is null)";
const REMOVED: &str = "select file_id from web_file where removed_at is not null \
    order by file_id limit 500";
const DROP: &str = "delete from web_file where file_id = $1 and removed_at is not null";
const ALL: &str = "select file_id, bytes, sha256, removed_at from web_file order by file_id";
const STRANDED: &str = "select f.file_id from web_file f join web_message m \
    on m.message_id = f.message_id where f.removed_at is null and m.deleted_at is not null \
    order by f.file_id";

fn attached(row: &sqlx::any::AnyRow) -> Result<Attached> {
    Ok(Attached {
        id: row.text("file_id")?,
        kind: Kind::of_code(&row.text("kind")?),
        name: row.text("name")?,
        alt: row.text("alt")?,
        size: row.int_maybe("width")?.zip(row.int_maybe("height")?),
        bytes: row.int("bytes")?,
    })
}

fn with_message(row: &sqlx::any::AnyRow) -> Result<(MessageId, Attached)> {
    Ok((row.text("message_id")?.into(), attached(row)?))
}

/// Attaches files to a message, in their order; what Puente carried is nobody's.
pub async fn attach(
    tx: &mut Tx,
    message: &MessageId,
    member: Option<&MemberId>,
    files: &[NewFile],
    at: Moment,
) -> Result<()> {
    for (place, NewFile { attached, sha256 }) in files.iter().enumerate() {
        put!(
            tx,
            ADD,
            attached.id.as_str(),
            message.as_str(),
            i64::try_from(place).unwrap_or(0),
            member.map(MemberId::as_str),
            attached.kind.code(),
            attached.name.as_str(),
            attached.alt.as_str(),
            attached.size.map(|(width, _)| width),
            attached.size.map(|(_, height)| height),
            attached.bytes,
            sha256.as_str(),
            at.0,
        )?;
    }
    Ok(())
}

/// The files of one message.
pub async fn of(tx: &mut Tx, message: &MessageId) -> Result<Vec<Attached>> {
    rows!(tx, OF, message.as_str())?.iter().map(attached).collect()
}

/// The files of the lines between two places of a room.
pub async fn between(
    tx: &mut Tx,
    room: &RoomId,
    from: i64,
    to: i64,
) -> Result<Vec<(MessageId, Attached)>> {
    rows!(tx, BETWEEN, room.as_str(), from, to)?.iter().map(with_message).collect()
}

/// The files of the lines whose last change lies between two of a room's changes.
pub async fn changed(
    tx: &mut Tx,
    room: &RoomId,
    from: i64,
    to: i64,
) -> Result<Vec<(MessageId, Attached)>> {
    rows!(tx, CHANGED, room.as_str(), from, to)?.iter().map(with_message).collect()
}

/// A file of a message that stands, with the room it stands in.
pub async fn find(tx: &mut Tx, id: &str) -> Result<Option<(Attached, RoomId)>> {
    row!(tx, FIND, id)?.map(|row| Ok((attached(&row)?, row.text("room_id")?.into()))).transpose()
}

/// What a member attached: file, message, name, description, bytes, when.
pub async fn of_member(
    tx: &mut Tx,
    member: &MemberId,
) -> Result<Vec<(String, String, String, String, i64, Moment)>> {
    rows!(tx, OF_MEMBER, member.as_str())?
        .iter()
        .map(|row| {
            let (file, message) = (row.text("file_id")?, row.text("message_id")?);
            let (name, alt) = (row.text("name")?, row.text("alt")?);
            Ok((file, message, name, alt, row.int("bytes")?, row.moment("at")?))
        })
        .collect()
}

/// How many bytes all files have together.
pub async fn total(tx: &mut Tx) -> Result<i64> {
    row!(tx, TOTAL)?.map_or(Ok(0), |row| row.int("n"))
}

/// How many bytes all files have together, and those a member attached since a moment.
pub async fn totals(tx: &mut Tx, member: &MemberId, since: Moment) -> Result<(i64, i64)> {
    let all = total(tx).await?;
    let own = row!(tx, SINCE, member.as_str(), since.0)?.map_or(Ok(0), |row| row.int("n"))?;
    Ok((all, own))
}

/// Lets go of the files of a message; whether there were any.
pub async fn let_go(tx: &mut Tx, message: &MessageId, at: Moment) -> Result<bool> {
    Ok(run!(tx, LET_GO, at.0, message.as_str())? > 0)
}

/// Lets go of all that a member attached.
pub async fn let_go_of(tx: &mut Tx, member: &MemberId, at: Moment) -> Result<()> {
    put!(tx, LET_GO_OF, at.0, member.as_str())
}

/// Lets go of the files of a room's messages that were said before a moment.
pub async fn let_go_before(tx: &mut Tx, room: &RoomId, before: Moment, at: Moment) -> Result<()> {
    put!(tx, LET_GO_BEFORE, at.0, room.as_str(), before.0)
}

/// Some of the files that are to be taken off the disk.
pub async fn removed(tx: &mut Tx) -> Result<Vec<String>> {
    rows!(tx, REMOVED)?.iter().map(|row| row.text("file_id")).collect()
}

/// Forgets a file that is off the disk.
pub async fn forget(tx: &mut Tx, id: &str) -> Result<()> {
    put!(tx, DROP, id)
}

/// Every file there should be, and those on their way out.
pub async fn all(tx: &mut Tx) -> Result<Vec<Held>> {
    rows!(tx, ALL)?
        .iter()
        .map(|row| {
            Ok(Held {
                id: row.text("file_id")?,
                bytes: row.int("bytes")?,
                sha256: row.text("sha256")?,
                removed: row.moment_maybe("removed_at")?.is_some(),
            })
        })
        .collect()
}

/// The files that outlived their messages.
pub async fn stranded(tx: &mut Tx) -> Result<BTreeSet<String>> {
    rows!(tx, STRANDED)?.iter().map(|row| row.text("file_id")).collect()
}
