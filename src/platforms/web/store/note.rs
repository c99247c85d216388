//! Notes: what one person is told, in words chosen already. Every statement on their table.

use crate::foundation::clock::Moment;
use crate::foundation::error::{Doing, Result};
use crate::foundation::store::{Columns, Tx};
use crate::foundation::talk::{MemberId, Post};
use crate::{put, row, rows};

/// What one person is told.
#[derive(Clone, Debug, PartialEq)]
pub struct Note {
    /// Its id.
    pub id: String,
    /// Its words, and what may be pressed.
    pub post: Post,
    /// When it was said.
    pub at: Moment,
    /// It is shown on one page only.
    pub once: bool,
}

const ADD: &str = "insert into web_note (note_id, member_id, body, at, once_at) \
    values ($1, $2, $3, $4, $5) on conflict (note_id) do nothing";
const REPLACE: &str = "update web_note set body = $1 where note_id = $2";
const WAITING: &str = "select note_id, body, at, once_at from web_note where member_id = $1 \
    and seen_at is null order by at desc, note_id desc limit 50";
const SEEN: &str = "update web_note set seen_at = $1 where note_id = $2 and member_id = $3 \
    and seen_at is null";
const PLACE: &str = "select at from web_note where note_id = $1 and member_id = $2";
const SEEN_UNTIL: &str = "update web_note set seen_at = $1 where member_id = $2 \
    and seen_at is null and (at < $3 or (at = $3 and note_id <= $4))";
const TAKE_BACK: &str = "update web_note set seen_at = $1 where note_id = $2 and seen_at is null";
const SHOWN: &str = "update web_note set seen_at = $1 where member_id = $2 \
    and once_at is not null and seen_at is null and at <= $1";
const SWEEP: &str = "delete from web_note where seen_at < $1 or at < $2";
const FORGET: &str = "delete from web_note where member_id = $1";

/// The topic that wakes whoever shows a member's notes.
pub fn topic(member: &MemberId) -> String {
    format!("web:member:{member}")
}

/// Writes a note down once; `once` is for one page only.
pub async fn add(
    tx: &mut Tx,
    id: &str,
    member: &MemberId,
    post: &Post,
    once: bool,
    at: Moment,
) -> Result<()> {
    let body = serde_json::to_string(post)?;
    put!(tx, ADD, id, member.as_str(), body, at.0, once.then_some(at.0))?;
    tx.nudge(topic(member));
    Ok(())
}

/// Gives a note other words.
pub async fn replace(tx: &mut Tx, id: &str, member: &MemberId, post: &Post) -> Result<()> {
    let body = serde_json::to_string(post)?;
    put!(tx, REPLACE, body, id)?;
    tx.nudge(topic(member));
    Ok(())
}

/// The newest fifty notes somebody has not put away, oldest first.
pub async fn waiting(tx: &mut Tx, member: &MemberId) -> Result<Vec<Note>> {
    rows!(tx, WAITING, member.as_str())?
        .iter()
        .rev()
        .map(|row| {
            Ok(Note {
                id: row.text("note_id")?,
                post: serde_json::from_str(&row.text("body")?).doing("reading a note")?,
                at: row.moment("at")?,
                once: row.moment_maybe("once_at")?.is_some(),
            })
        })
        .collect()
}

/// Puts one note of a member away.
pub async fn seen(tx: &mut Tx, id: &str, member: &MemberId, at: Moment) -> Result<()> {
    put!(tx, SEEN, at.0, id, member.as_str())
}

/// Puts a note of a member away, and all before it.
pub async fn seen_until(tx: &mut Tx, id: &str, member: &MemberId, at: Moment) -> Result<()> {
    let Some(place) = row!(tx, PLACE, id, member.as_str())? else { return Ok(()) };
    put!(tx, SEEN_UNTIL, at.0, member.as_str(), place.int("at")?, id)
}

/// Takes a note back, whosever it is.
pub async fn take_back(tx: &mut Tx, id: &str, at: Moment) -> Result<()> {
    put!(tx, TAKE_BACK, at.0, id)
}

/// Puts away the notes that were for one page, now that a page shows them.
pub async fn shown(tx: &mut Tx, member: &MemberId, at: Moment) -> Result<()> {
    put!(tx, SHOWN, at.0, member.as_str())
}

/// Takes all notes of a member away.
pub async fn forget(tx: &mut Tx, member: &MemberId) -> Result<()> {
    put!(tx, FORGET, member.as_str())
}

/// Drops the notes put away before one moment, and those said before another.
pub async fn sweep(tx: &mut Tx, seen: Moment, said: Moment) -> Result<()> {
    put!(tx, SWEEP, seen.0, said.0)
}
