//! Every statement on the web platform's tables: messages here, sessions and notes beside. It
//! decides nothing and knows no words.

pub(super) mod file;
pub(super) mod kept;
pub(super) mod note;
mod reading;
pub(super) mod records;
pub(super) mod session;

use std::collections::BTreeMap;

pub use reading::{read, read_seq, unread};

use crate::foundation::clock::Moment;
use crate::foundation::error::{Doing, Result};
use crate::foundation::store::{Columns, Tx};
use crate::foundation::talk::{Leaving, MemberId, MessageId, Post, RoomId};
use crate::platforms::web::NAME;
use crate::{put, row, rows, run};

/// One line of a room: somebody's message, or a post of Puente's.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    /// Its id, which is also the platform's own.
    pub id: MessageId,
    /// Its room.
    pub room_id: RoomId,
    /// Its place in the room.
    pub seq: i64,
    /// The place of its last change among the room's changes; no two lines have the same.
    pub change: i64,
    /// Who wrote it; none for Puente.
    pub account: Option<String>,
    /// Its words; empty for Puente's posts and once deleted.
    pub words: String,
    /// What Puente posted.
    pub post: Option<Post>,
    /// The message it answers.
    pub reply_to: Option<MessageId>,
    /// When.
    pub at: Moment,
    /// When it was last edited.
    pub edited_at: Option<Moment>,
    /// When it was deleted.
    pub deleted_at: Option<Moment>,
    /// Reactions in the order they first came: what, and who put it.
    pub reactions: Vec<(String, Vec<String>)>,
    /// The files that came with it.
    pub files: Vec<file::Attached>,
}

/// What a new line is made of.
#[derive(Clone, Debug)]
pub struct NewLine<'a> {
    /// Its id.
    pub id: &'a MessageId,
    /// Its room.
    pub room_id: &'a RoomId,
    /// Who writes: account and member; none for Puente.
    pub author: Option<(&'a str, &'a MemberId)>,
    /// The words of a person.
    pub words: Option<&'a str>,
    /// The words of Puente.
    pub post: Option<&'a Post>,
    /// The message it answers.
    pub reply_to: Option<&'a MessageId>,
    /// By which sending twice is sending once.
    pub key: Option<&'a str>,
    /// When.
    pub at: Moment,
}

const NEXT: &str = "insert into web_room (room_id, last_seq, last_change) values ($1, 1, 1) \
    on conflict (room_id) do update set last_seq = web_room.last_seq + 1, \
    last_change = web_room.last_change + 1 returning last_seq, last_change";
const CHANGE: &str = "insert into web_room (room_id, last_seq, last_change) values ($1, 0, 1) \
    on conflict (room_id) do update set last_change = web_room.last_change + 1 \
    returning last_seq, last_change";
const SPREAD: &str = "insert into web_room (room_id, last_seq, last_change) values ($1, 0, 1) \
    on conflict (room_id) do update set \
    last_change = web_room.last_change + web_room.last_seq + 1 \
    returning last_change - last_seq as base";
const CURSOR: &str = "select last_seq, last_change from web_room where room_id = $1";
const ADD: &str = "insert into web_message (message_id, room_id, room_seq, change_seq, account, \
    member_id, words, body, card, reply_to, key, at) \
    values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)";
const BY_KEY: &str = "select message_id, deleted_at from web_message \
    where account = $1 and key = $2";
const BY_ID: &str = "select message_id, room_id, room_seq, change_seq, account, words, body, \
    reply_to, at, edited_at, deleted_at from web_message where message_id = $1";
const LATEST: &str = "select message_id, room_id, room_seq, change_seq, account, words, body, \
    reply_to, at, edited_at, deleted_at from web_message where room_id = $1 and room_seq < $2 \
    and deleted_at is null order by room_seq desc limit $3";
const CHANGED: &str = "select message_id, room_id, room_seq, change_seq, account, words, body, \
    reply_to, at, edited_at, deleted_at from web_message where room_id = $1 and change_seq > $2 \
    order by change_seq limit $3";
const REACTIONS_LATEST: &str = "select r.message_id, r.account, r.emoji from web_reaction r \
    join web_message m on m.message_id = r.message_id where m.room_id = $1 \
    and m.room_seq between $2 and $3 order by r.at, r.emoji, r.account";
const REACTIONS_OF: &str = "select message_id, account, emoji from web_reaction \
    where message_id = $1 order by at, emoji, account";
const EDIT: &str = "update web_message set words = $1, edited_at = $2, change_seq = $3 \
    where message_id = $4 and deleted_at is null";
const REPLACE: &str = "update web_message set body = $1, card = $2, edited_at = $3, \
    change_seq = $4 where message_id = $5 and deleted_at is null";
const DELETE: &str = "update web_message set words = null, body = null, deleted_at = $1, \
    change_seq = $2 + room_seq where message_id = $3 and deleted_at is null";
const TOUCH_QUOTING: &str = "update web_message set change_seq = $1 + room_seq \
    where room_id = $2 and reply_to = $3 and deleted_at is null";
const TOUCH: &str = "update web_message set change_seq = $1 where message_id = $2";
const REACT: &str = "insert into web_reaction (message_id, account, emoji, at) \
    values ($1, $2, $3, $4) on conflict (message_id, account, emoji) do nothing";
const UNREACT: &str = "delete from web_reaction where message_id = $1 and account = $2 \
    and emoji = $3";
const COMMAND: &str = "insert into web_command (account, key, at) values ($1, $2, $3) \
    on conflict (account, key) do nothing";
const FORGET_COMMANDS: &str = "delete from web_command where at < $1";
const OF_MEMBER: &str = "select message_id, room_id, words, at from web_message \
    where member_id = $1 and deleted_at is null order by at, message_id";
const ROOMS_OF: &str = "select distinct room_id from web_message where member_id = $1";
const ROOMS_REACTED: &str = "select distinct m.room_id from web_reaction r join web_message m \
    on m.message_id = r.message_id where r.account = $1";
const TOUCH_REACTED: &str = "update web_message set change_seq = $1 + room_seq \
    where room_id = $2 and deleted_at is null and message_id in \
    (select message_id from web_reaction where account = $3)";
const TOUCH_QUOTING_OF: &str = "update web_message set change_seq = $1 + room_seq \
    where room_id = $2 and deleted_at is null and reply_to in \
    (select message_id from web_message where member_id = $3 and room_id = $2)";
const TOUCH_BEFORE: &str = "update web_message set change_seq = $1 + room_seq where room_id = $2 \
    and deleted_at is null and reply_to in (select message_id from web_message \
    where room_id = $2 and at < $3 and card is null and deleted_at is null)";
const FORGET_MESSAGES: &str = "update web_message set account = '', member_id = null, \
    words = null, key = null, deleted_at = $1, change_seq = $2 + room_seq \
    where member_id = $3 and room_id = $4";
const FORGET_BEFORE: &str = "update web_message set words = null, body = null, deleted_at = $1, \
    change_seq = $2 + room_seq where room_id = $3 and at < $4 and card is null \
    and deleted_at is null";
const FORGET_REACTIONS: &str = "delete from web_reaction where account = $1";
const FORGET_READ: &str = "delete from web_read where account = $1";
const FORGET_KEYS: &str = "delete from web_command where account = $1";

/// How many milliseconds the key of a command is remembered: two days.
const COMMAND_MILLIS: i64 = 2 * 24 * 3600 * 1000;

fn line(row: &sqlx::any::AnyRow) -> Result<Line> {
    let post = row
        .text_maybe("body")?
        .map(|body| serde_json::from_str(&body).doing("reading a post of the web rooms"))
        .transpose()?;
    Ok(Line {
        id: row.text("message_id")?.into(),
        room_id: row.text("room_id")?.into(),
        seq: row.int("room_seq")?,
        change: row.int("change_seq")?,
        account: row.text_maybe("account")?,
        words: row.text_maybe("words")?.unwrap_or_default(),
        post,
        reply_to: row.text_maybe("reply_to")?.map(Into::into),
        at: row.moment("at")?,
        edited_at: row.moment_maybe("edited_at")?,
        deleted_at: row.moment_maybe("deleted_at")?,
        reactions: Vec::new(),
        files: Vec::new(),
    })
}

fn gather(lines: &mut [Line], rows: &[sqlx::any::AnyRow]) -> Result<()> {
    let places: BTreeMap<String, usize> =
        lines.iter().enumerate().map(|(at, line)| (line.id.to_string(), at)).collect();
    for row in rows {
        let Some(at) = places.get(&row.text("message_id")?) else { continue };
        let (account, emoji) = (row.text("account")?, row.text("emoji")?);
        let reactions = &mut lines[*at].reactions;
        match reactions.iter_mut().find(|(known, _)| *known == emoji) {
            Some((_, who)) => who.push(account),
            None => reactions.push((emoji, vec![account])),
        }
    }
    Ok(())
}

fn attach(lines: &mut [Line], files: Vec<(MessageId, file::Attached)>) {
    for (message, file) in files {
        if let Some(line) = lines.iter_mut().find(|line| line.id == message) {
            line.files.push(file);
        }
    }
}

/// Counts one change in a room, or one new line: its place in the room and the change's own. The
/// room's row is locked until commit.
async fn count(tx: &mut Tx, room: &RoomId, new: bool) -> Result<(i64, i64)> {
    let found = row!(tx, if new { NEXT } else { CHANGE }, room.as_str())?;
    found.map_or(Ok((1, 1)), |row| Ok((row.int("last_seq")?, row.int("last_change")?)))
}

/// Counts a change of many lines at once: each takes this number and its place in the room, so
/// that no two lines share a change, whichever they are, and later changes come after them all.
async fn spread(tx: &mut Tx, room: &RoomId) -> Result<i64> {
    row!(tx, SPREAD, room.as_str())?.map_or(Ok(1), |row| row.int("base"))
}

fn nudge(tx: &mut Tx, room: &RoomId) {
    tx.nudge(topic(room));
}

/// The topic listeners of a room wake on.
pub fn topic(room: &RoomId) -> String {
    format!("web:room:{room}")
}

/// How far a room is: its last line and its last change.
pub async fn cursor(tx: &mut Tx, room: &RoomId) -> Result<(i64, i64)> {
    row!(tx, CURSOR, room.as_str())?
        .map_or(Ok((0, 0)), |row| Ok((row.int("last_seq")?, row.int("last_change")?)))
}

/// Writes a line at the end of its room and gives its place there.
pub async fn add(tx: &mut Tx, new: &NewLine<'_>) -> Result<i64> {
    let (seq, change) = count(tx, new.room_id, true).await?;
    let body = new.post.map(serde_json::to_string).transpose()?;
    put!(
        tx,
        ADD,
        new.id.as_str(),
        new.room_id.as_str(),
        seq,
        change,
        new.author.map(|(account, _)| account),
        new.author.map(|(_, member)| member.as_str()),
        new.words,
        body,
        new.post.and_then(|post| post.card.clone()),
        new.reply_to.map(MessageId::as_str),
        new.key,
        new.at.0,
    )?;
    nudge(tx, new.room_id);
    Ok(seq)
}

/// The message an account sent under a key, and whether it still stands.
pub async fn by_key(tx: &mut Tx, account: &str, key: &str) -> Result<Option<(MessageId, bool)>> {
    row!(tx, BY_KEY, account, key)?
        .map(|row| Ok((row.text("message_id")?.into(), row.moment_maybe("deleted_at")?.is_none())))
        .transpose()
}

/// One line, with its reactions.
pub async fn find(tx: &mut Tx, id: &MessageId) -> Result<Option<Line>> {
    let Some(row) = row!(tx, BY_ID, id.as_str())? else { return Ok(None) };
    let mut lines = vec![line(&row)?];
    let reactions = rows!(tx, REACTIONS_OF, id.as_str())?;
    gather(&mut lines, &reactions)?;
    lines[0].files = file::of(tx, id).await?;
    Ok(lines.pop())
}

/// The last `limit` lines before a place, oldest first, without those deleted.
pub async fn before(tx: &mut Tx, room: &RoomId, seq: i64, limit: i64) -> Result<Vec<Line>> {
    let found = rows!(tx, LATEST, room.as_str(), seq, limit)?;
    let mut lines = found.iter().map(line).collect::<Result<Vec<_>>>()?;
    lines.reverse();
    if let (Some(first), Some(last)) = (lines.first(), lines.last()) {
        let (first, last) = (first.seq, last.seq);
        let reactions = rows!(tx, REACTIONS_LATEST, room.as_str(), first, last)?;
        gather(&mut lines, &reactions)?;
        attach(&mut lines, file::between(tx, room, first, last).await?);
    }
    Ok(lines)
}

/// What changed in a room since a change, in order, deleted lines too.
pub async fn changed(tx: &mut Tx, room: &RoomId, since: i64, limit: i64) -> Result<Vec<Line>> {
    let found = rows!(tx, CHANGED, room.as_str(), since, limit)?;
    let mut lines = found.iter().map(line).collect::<Result<Vec<_>>>()?;
    for at in 0..lines.len() {
        let reactions = rows!(tx, REACTIONS_OF, lines[at].id.as_str())?;
        gather(&mut lines[at..=at], &reactions)?;
    }
    if let Some(last) = lines.last().map(|line| line.change) {
        attach(&mut lines, file::changed(tx, room, since, last).await?);
    }
    Ok(lines)
}

/// Gives a person's message other words; false if it is gone.
pub async fn edit(tx: &mut Tx, line: &Line, words: &str, at: Moment) -> Result<bool> {
    let (_, change) = count(tx, &line.room_id, false).await?;
    nudge(tx, &line.room_id);
    Ok(run!(tx, EDIT, words, at.0, change, line.id.as_str())? == 1)
}

/// Gives a post of Puente's another body, in place; false if it is gone.
pub async fn replace(tx: &mut Tx, line: &Line, post: &Post, at: Moment) -> Result<bool> {
    let (_, change) = count(tx, &line.room_id, false).await?;
    nudge(tx, &line.room_id);
    let body = serde_json::to_string(post)?;
    Ok(run!(tx, REPLACE, body, post.card.as_deref(), at.0, change, line.id.as_str())? == 1)
}

/// Takes a line away; its words are not kept, nor shown by those that answer it. False if it was
/// gone.
pub async fn delete(tx: &mut Tx, line: &Line, at: Moment) -> Result<bool> {
    let base = spread(tx, &line.room_id).await?;
    nudge(tx, &line.room_id);
    file::let_go(tx, &line.id, at).await?;
    put!(tx, TOUCH_QUOTING, base, line.room_id.as_str(), line.id.as_str())?;
    Ok(run!(tx, DELETE, at.0, base, line.id.as_str())? == 1)
}

/// Puts or takes a reaction; false if it was so already.
pub async fn react(
    tx: &mut Tx,
    line: &Line,
    account: &str,
    emoji: &str,
    on: bool,
    at: Moment,
) -> Result<bool> {
    let done = if on {
        run!(tx, REACT, line.id.as_str(), account, emoji, at.0)?
    } else {
        run!(tx, UNREACT, line.id.as_str(), account, emoji)?
    };
    if done == 0 {
        return Ok(false);
    }
    let (_, change) = count(tx, &line.room_id, false).await?;
    put!(tx, TOUCH, change, line.id.as_str())?;
    nudge(tx, &line.room_id);
    Ok(true)
}

/// Remembers that a command came under a key; false if it had come before.
pub async fn command(tx: &mut Tx, account: &str, key: &str, at: Moment) -> Result<bool> {
    Ok(run!(tx, COMMAND, account, key, at.0)? == 1)
}

/// Drops the keys of commands nobody will send again.
pub async fn forget_commands(tx: &mut Tx, now: Moment) -> Result<()> {
    put!(tx, FORGET_COMMANDS, now.0 - COMMAND_MILLIS)
}

/// What a member wrote: message, room, words, when.
pub async fn of_member(
    tx: &mut Tx,
    member: &MemberId,
) -> Result<Vec<(String, String, String, Moment)>> {
    rows!(tx, OF_MEMBER, member.as_str())?
        .iter()
        .map(|row| {
            let words = row.text_maybe("words")?.unwrap_or_default();
            Ok((row.text("message_id")?, row.text("room_id")?, words, row.moment("at")?))
        })
        .collect()
}

/// Keeps the words of a room no longer that were said before a moment; cards stay.
pub async fn forget_before(tx: &mut Tx, room: &RoomId, before: Moment, at: Moment) -> Result<()> {
    let base = spread(tx, room).await?;
    file::let_go_before(tx, room, before, at).await?;
    put!(tx, TOUCH_BEFORE, base, room.as_str(), before.0)?;
    put!(tx, FORGET_BEFORE, at.0, base, room.as_str(), before.0)?;
    nudge(tx, room);
    Ok(())
}

/// Takes away all that a member wrote, put and read here; the places stay, empty.
pub async fn forget(tx: &mut Tx, gone: &Leaving, at: Moment) -> Result<()> {
    let member = &gone.id;
    for room in rows!(tx, ROOMS_OF, member.as_str())? {
        let room: RoomId = room.text("room_id")?.into();
        let base = spread(tx, &room).await?;
        put!(tx, TOUCH_QUOTING_OF, base, room.as_str(), member.as_str())?;
        put!(tx, FORGET_MESSAGES, at.0, base, member.as_str(), room.as_str())?;
        nudge(tx, &room);
    }
    for account in gone.accounts.iter().filter(|account| account.platform == NAME) {
        let account = account.native_id.as_str();
        for room in rows!(tx, ROOMS_REACTED, account)? {
            let room: RoomId = room.text("room_id")?.into();
            let base = spread(tx, &room).await?;
            put!(tx, TOUCH_REACTED, base, room.as_str(), account)?;
            nudge(tx, &room);
        }
        put!(tx, FORGET_REACTIONS, account)?;
        put!(tx, FORGET_READ, account)?;
        put!(tx, FORGET_KEYS, account)?;
    }
    file::let_go_of(tx, member, at).await?;
    note::forget(tx, member).await?;
    session::forget(tx, member).await
}
