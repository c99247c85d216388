//! Picks, who asked for them, and what drew attention: every statement on these tables.

use super::attached;
use crate::foundation::clock::Moment;
use crate::foundation::error::Result;
use crate::foundation::i18n::Lang;
use crate::foundation::store::{Columns, Tx};
use crate::foundation::talk::{GroupId, MemberId, MessageId, RoomId};
use crate::{put, row, rows, run};

/// A message somebody asked to be carried across.
#[derive(Clone, Debug, PartialEq)]
pub struct Pick {
    /// Its id.
    pub id: String,
    /// Its group.
    pub group_id: GroupId,
    /// Its number in the group: P-7.
    pub number: i64,
    /// The message.
    pub message_id: MessageId,
    /// Where it was said.
    pub room_id: RoomId,
    /// The language of that room.
    pub language: Lang,
    /// Who said it, if they are a member.
    pub author: Option<MemberId>,
    /// Their account, as `platform:native`.
    pub account: String,
    /// Their name; empty once erased.
    pub name: String,
    /// What they said, as it stands now; empty once deleted.
    pub text: String,
    /// What it said when a synthesis that cites it was last published.
    pub quoted: Option<String>,
    /// When.
    pub said_at: Moment,
    /// Its author, who had not joined, said that it may be quoted.
    pub consented: bool,
    /// `open`, `waiting`, `skipped`, `crossed` or `gone`.
    pub state: String,
    /// Why it was skipped.
    pub reason: Option<String>,
    /// When it was first asked for.
    pub at: Moment,
    /// How many people asked.
    pub requests: i64,
    /// How many files came with it; in a list, once they were looked for.
    pub attachments: i64,
}

impl Pick {
    /// One text per person, whatever their accounts.
    #[must_use]
    pub fn voice(&self) -> String {
        self.author.as_ref().map_or_else(|| self.account.clone(), MemberId::to_string)
    }
}

/// A message that drew replies or reactions.
#[derive(Clone, Debug, PartialEq)]
pub struct Attention {
    /// The message.
    pub message_id: MessageId,
    /// Its room.
    pub room_id: RoomId,
    /// How many replies.
    pub replies: i64,
    /// How many reactions.
    pub reactions: i64,
    /// When it last drew one.
    pub at: Moment,
}

const ADD: &str = "insert into pick (pick_id, group_id, number, message_id, room_id, language, \
    author_member_id, author_account, author_name, text, said_at, state, at) \
    values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)";
const BY_MESSAGE: &str = "select p.pick_id, p.group_id, p.number, p.message_id, p.room_id, \
    p.language, p.author_member_id, p.author_account, p.author_name, p.text, p.quoted, p.said_at, \
    p.consented_at, p.state, p.reason, p.at, (select count(*) from pick_request r where r.pick_id = p.pick_id) as requests \
    from pick p where p.message_id = $1";
const BY_ID: &str = "select p.pick_id, p.group_id, p.number, p.message_id, p.room_id, \
    p.language, p.author_member_id, p.author_account, p.author_name, p.text, p.quoted, p.said_at, \
    p.consented_at, p.state, p.reason, p.at, (select count(*) from pick_request r where r.pick_id = p.pick_id) as requests \
    from pick p where p.pick_id = $1";
const BY_NUMBER: &str = "select p.pick_id, p.group_id, p.number, p.message_id, p.room_id, \
    p.language, p.author_member_id, p.author_account, p.author_name, p.text, p.quoted, p.said_at, \
    p.consented_at, p.state, p.reason, p.at, (select count(*) from pick_request r where r.pick_id = p.pick_id) as requests \
    from pick p where p.group_id = $1 and p.number = $2";
const IN_STATE: &str = "select p.pick_id, p.group_id, p.number, p.message_id, p.room_id, \
    p.language, p.author_member_id, p.author_account, p.author_name, p.text, p.quoted, p.said_at, \
    p.consented_at, p.state, p.reason, p.at, (select count(*) from pick_request r where r.pick_id = p.pick_id) as requests \
    from pick p where p.group_id = $1 and p.state = $2 order by p.at, p.number limit 200";
const OF_AUTHOR: &str = "select p.pick_id, p.group_id, p.number, p.message_id, p.room_id, \
    p.language, p.author_member_id, p.author_account, p.author_name, p.text, p.quoted, p.said_at, \
    p.consented_at, p.state, p.reason, p.at, (select count(*) from pick_request r where r.pick_id = p.pick_id) as requests \
    from pick p where p.author_member_id = $1 order by p.at";
const SET_STATE: &str = "update pick set state = $1, reason = $2, decided_by = $3, \
    crossed_at = $4 where pick_id = $5";
const SET_TEXT: &str = "update pick set text = $1 where pick_id = $2";
const FORGET_AUTHOR: &str = "update pick set author_member_id = null, author_account = pick_id, \
    author_name = '', text = '', quoted = null where author_member_id = $1";
const SET_QUOTED: &str = "update pick set quoted = text where pick_id = $1";
const UNQUOTE: &str = "update pick set text = '', quoted = null where pick_id = $1";
const CONSENT: &str = "update pick set state = 'open', consented_at = $1 where pick_id = $2";
const OLD: &str = "select pick_id from pick where group_id = $1 and text <> '' \
    and state <> 'crossed' and said_at < $2";
const REQUEST: &str = "insert into pick_request (pick_id, member_id, at) values ($1, $2, $3) \
    on conflict (pick_id, member_id) do nothing";
const UNREQUEST: &str = "delete from pick_request where pick_id = $1 and member_id = $2 \
    returning at";
const REQUESTERS: &str = "select member_id from pick_request where pick_id = $1 order by at";
const FORGET_REQUESTS: &str = "delete from pick_request where member_id = $1";
const REQUESTS_OF: &str = "select p.group_id, p.number, r.at from pick_request r join pick p \
    on p.pick_id = r.pick_id where r.member_id = $1 order by r.at, p.number";
const NOTE: &str = "insert into attention (message_id, group_id, room_id, replies, reactions, at) \
    values ($1, $2, $3, $4, $5, $6) on conflict (message_id) do update set \
    replies = attention.replies + excluded.replies, \
    reactions = attention.reactions + excluded.reactions, at = excluded.at";
const DREW: &str = "select a.message_id, a.room_id, a.replies, a.reactions, a.at from attention a \
    where a.group_id = $1 and a.at > $2 and a.replies + a.reactions >= $3 and not exists \
    (select 1 from pick p where p.message_id = a.message_id) \
    order by a.replies + a.reactions desc, a.at desc limit 10";
const OVERLOOK: &str = "delete from attention where message_id = $1";

fn pick(row: &sqlx::any::AnyRow) -> Result<Pick> {
    Ok(Pick {
        id: row.text("pick_id")?,
        group_id: row.text("group_id")?.into(),
        number: row.int("number")?,
        message_id: row.text("message_id")?.into(),
        room_id: row.text("room_id")?.into(),
        language: Lang::new(&row.text("language")?),
        author: row.text_maybe("author_member_id")?.map(Into::into),
        account: row.text("author_account")?,
        name: row.text("author_name")?,
        text: row.text("text")?,
        quoted: row.text_maybe("quoted")?,
        said_at: row.moment("said_at")?,
        consented: row.moment_maybe("consented_at")?.is_some(),
        state: row.text("state")?,
        reason: row.text_maybe("reason")?,
        at: row.moment("at")?,
        requests: row.int("requests")?,
        attachments: 0,
    })
}

/// One pick, with how many files came with its message.
async fn whole(tx: &mut Tx, row: Option<sqlx::any::AnyRow>) -> Result<Option<Pick>> {
    let Some(mut pick) = row.as_ref().map(pick).transpose()? else { return Ok(None) };
    attached::look(tx, std::slice::from_mut(&mut pick)).await?;
    Ok(Some(pick))
}

/// A new pick.
///
/// # Errors
/// A failure of the database, as all functions here.
pub async fn add(tx: &mut Tx, pick: &Pick) -> Result<()> {
    put!(
        tx,
        ADD,
        pick.id.as_str(),
        pick.group_id.as_str(),
        pick.number,
        pick.message_id.as_str(),
        pick.room_id.as_str(),
        pick.language.code(),
        pick.author.as_ref().map(MemberId::as_str),
        pick.account.as_str(),
        pick.name.as_str(),
        pick.text.as_str(),
        pick.said_at.0,
        pick.state.as_str(),
        pick.at.0,
    )
}

/// The pick of a message.
pub async fn of_message(tx: &mut Tx, message: &MessageId) -> Result<Option<Pick>> {
    let found = row!(tx, BY_MESSAGE, message.as_str())?;
    whole(tx, found).await
}

/// A pick by id.
pub async fn find(tx: &mut Tx, id: &str) -> Result<Option<Pick>> {
    let found = row!(tx, BY_ID, id)?;
    whole(tx, found).await
}

/// A pick by its number in a group.
pub async fn numbered(tx: &mut Tx, group: &GroupId, number: i64) -> Result<Option<Pick>> {
    let found = row!(tx, BY_NUMBER, group.as_str(), number)?;
    whole(tx, found).await
}

/// The picks of a group in a state, oldest first, at most 200.
pub async fn in_state(tx: &mut Tx, group: &GroupId, state: &str) -> Result<Vec<Pick>> {
    rows!(tx, IN_STATE, group.as_str(), state)?.iter().map(pick).collect()
}

/// The picks of what somebody said.
pub async fn of_author(tx: &mut Tx, author: &MemberId) -> Result<Vec<Pick>> {
    rows!(tx, OF_AUTHOR, author.as_str())?.iter().map(pick).collect()
}

/// Moves a pick to a state.
pub async fn set_state(
    tx: &mut Tx,
    id: &str,
    state: &str,
    reason: Option<&str>,
    by: Option<&MemberId>,
    crossed: Option<Moment>,
) -> Result<()> {
    let by = by.map(MemberId::as_str);
    put!(tx, SET_STATE, state, reason, by, crossed.map(|at| at.0), id)
}

/// Gives a pick the text its message has now.
pub async fn set_text(tx: &mut Tx, id: &str, text: &str) -> Result<()> {
    put!(tx, SET_TEXT, text, id)
}

/// Keeps the words as they are being published.
pub async fn quote(tx: &mut Tx, id: &str) -> Result<()> {
    put!(tx, SET_QUOTED, id)
}

/// Notes that the author of a pick, who had not joined, may be quoted.
pub async fn consent(tx: &mut Tx, id: &str, at: Moment) -> Result<()> {
    put!(tx, CONSENT, at.0, id)
}

/// The picks of a group said before a moment that did not cross and still hold words.
pub async fn old(tx: &mut Tx, group: &GroupId, before: Moment) -> Result<Vec<String>> {
    rows!(tx, OLD, group.as_str(), before.0)?.iter().map(|row| row.text("pick_id")).collect()
}

/// Takes the words away: their author has.
pub async fn unquote(tx: &mut Tx, id: &str) -> Result<()> {
    put!(tx, UNQUOTE, id)
}

/// Takes an author's name and words out of every pick.
pub async fn forget_author(tx: &mut Tx, author: &MemberId) -> Result<()> {
    put!(tx, FORGET_AUTHOR, author.as_str())?;
    put!(tx, FORGET_REQUESTS, author.as_str())
}

/// Notes that somebody asked for a pick; false if they had.
pub async fn request(tx: &mut Tx, id: &str, by: &MemberId, at: Moment) -> Result<bool> {
    Ok(run!(tx, REQUEST, id, by.as_str(), at.0)? == 1)
}

/// Takes somebody's request back; gives when it was made, if it was.
pub async fn unrequest(tx: &mut Tx, id: &str, by: &MemberId) -> Result<Option<Moment>> {
    row!(tx, UNREQUEST, id, by.as_str())?.map(|row| row.moment("at")).transpose()
}

/// Who asked for a pick, first asker first.
pub async fn requesters(tx: &mut Tx, id: &str) -> Result<Vec<MemberId>> {
    rows!(tx, REQUESTERS, id)?.iter().map(|row| row.text("member_id").map(Into::into)).collect()
}

/// What somebody asked for, oldest first: the group, the number of the pick, when.
pub async fn requests_of(tx: &mut Tx, member: &MemberId) -> Result<Vec<(GroupId, i64, Moment)>> {
    rows!(tx, REQUESTS_OF, member.as_str())?
        .iter()
        .map(|row| Ok((row.text("group_id")?.into(), row.int("number")?, row.moment("at")?)))
        .collect()
}

/// Notes a reply or reaction to a message.
pub async fn drew(
    tx: &mut Tx,
    message: &str,
    group: &str,
    room: &str,
    replies: i64,
    reactions: i64,
    at: Moment,
) -> Result<()> {
    put!(tx, NOTE, message, group, room, replies, reactions, at.0)
}

/// What drew at least so many replies and reactions since a moment and was not picked.
pub async fn attention(
    tx: &mut Tx,
    group: &GroupId,
    since: Moment,
    least: i64,
) -> Result<Vec<Attention>> {
    rows!(tx, DREW, group.as_str(), since.0, least)?
        .iter()
        .map(|row| {
            Ok(Attention {
                message_id: row.text("message_id")?.into(),
                room_id: row.text("room_id")?.into(),
                replies: row.int("replies")?,
                reactions: row.int("reactions")?,
                at: row.moment("at")?,
            })
        })
        .collect()
}

/// Forgets that a message drew attention: it is gone.
pub async fn overlook(tx: &mut Tx, message: &MessageId) -> Result<()> {
    put!(tx, OVERLOOK, message.as_str())
}
