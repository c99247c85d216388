//! How far somebody has read a room: every statement on that table.

use crate::foundation::error::Result;
use crate::foundation::store::{Columns, Tx};
use crate::foundation::talk::RoomId;
use crate::{put, row};

const READ: &str = "insert into web_read (account, room_id, seq) values ($1, $2, $3) \
    on conflict (account, room_id) do update set seq = excluded.seq \
    where web_read.seq < excluded.seq";
const READ_SEQ: &str = "select seq from web_read where account = $1 and room_id = $2";
const UNREAD: &str = "select count(*) as n from (select room_seq from web_message \
    where room_id = $1 and room_seq > $2 and deleted_at is null \
    and (account is null or account <> $3) order by room_seq limit $4) few";

/// Notes how far somebody has read; never backwards.
pub async fn read(tx: &mut Tx, account: &str, room: &RoomId, seq: i64) -> Result<()> {
    put!(tx, READ, account, room.as_str(), seq)
}

/// How far somebody has read a room.
pub async fn read_seq(tx: &mut Tx, account: &str, room: &RoomId) -> Result<Option<i64>> {
    row!(tx, READ_SEQ, account, room.as_str())?.map(|row| row.int("seq")).transpose()
}

/// How many lines of others came after a place; no more than `most` are counted, because whoever
/// was away for a year has nothing of the exact number.
pub async fn unread(
    tx: &mut Tx,
    room: &RoomId,
    after: i64,
    account: &str,
    most: i64,
) -> Result<i64> {
    row!(tx, UNREAD, room.as_str(), after, account, most)?.map_or(Ok(0), |row| row.int("n"))
}
