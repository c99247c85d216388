//! What the web platform's tables keep of a member besides their messages, for their own export.

use serde_json::{Value, json};

use crate::foundation::error::Result;
use crate::foundation::store::{Columns, Tx};
use crate::foundation::talk::MemberId;
use crate::rows;

const UNCOUNTED: &str = "select room_id from web_room where exists (select 1 from web_message \
    where web_message.room_id = web_room.room_id and (web_message.room_seq > web_room.last_seq \
    or web_message.change_seq > web_room.last_change))";
const REACTIONS: &str = "select message_id, emoji, at from web_reaction where account in \
    (select account from web_session where member_id = $1 union \
    select account from web_message where member_id = $2 and account is not null) \
    order by at, message_id, emoji";
const READS: &str = "select r.room_id, r.seq from web_read r where r.account in \
    (select account from web_session where member_id = $1 union \
    select account from web_message where member_id = $2 and account is not null) \
    order by r.room_id";
const NOTES: &str = "select body, at from web_note where member_id = $1 order by at, note_id";
const SESSIONS: &str = "select at, expires_at from web_session where member_id = $1 \
    and revoked_at is null order by at, fingerprint";

/// The reactions somebody put: on which message, which, when.
pub async fn reactions(tx: &mut Tx, member: &MemberId) -> Result<Vec<Value>> {
    rows!(tx, REACTIONS, member.as_str(), member.as_str())?
        .iter()
        .map(|row| {
            let (message, emoji) = (row.text("message_id")?, row.text("emoji")?);
            Ok(json!({ "message": message, "reaction": emoji, "at": row.moment("at")?.iso() }))
        })
        .collect()
}

/// How far somebody has read each room: the place of the last message seen.
pub async fn reads(tx: &mut Tx, member: &MemberId) -> Result<Vec<Value>> {
    rows!(tx, READS, member.as_str(), member.as_str())?
        .iter()
        .map(|row| Ok(json!({ "room": row.text("room_id")?, "read_to": row.int("seq")? })))
        .collect()
}

/// What somebody was told alone, with its words as they were kept.
pub async fn notes(tx: &mut Tx, member: &MemberId) -> Result<Vec<Value>> {
    rows!(tx, NOTES, member.as_str())?
        .iter()
        .map(|row| {
            let post: Value = serde_json::from_str(&row.text("body")?)?;
            Ok(json!({ "told": post["body"], "at": row.moment("at")?.iso() }))
        })
        .collect()
}

/// The browsers somebody is signed in on: since when and until when.
pub async fn sessions(tx: &mut Tx, member: &MemberId) -> Result<Vec<Value>> {
    rows!(tx, SESSIONS, member.as_str())?
        .iter()
        .map(|row| {
            let (since, until) = (row.moment("at")?, row.moment("expires_at")?);
            Ok(json!({ "since": since.iso(), "until": until.iso() }))
        })
        .collect()
}

/// The rooms in which a line stands after the room's own count: their order is broken.
pub async fn uncounted(tx: &mut Tx) -> Result<Vec<String>> {
    rows!(tx, UNCOUNTED)?.iter().map(|row| row.text("room_id")).collect()
}
