//! Mirrored pairs of rooms, the copies in them, their files and the reactions to them: every statement on
//! these tables.

use crate::foundation::clock::Moment;
use crate::foundation::error::Result;
use crate::foundation::store::{Columns, Tx};
use crate::foundation::talk::{MemberId, MessageId, RoomId};
use crate::{put, row, rows, run};

/// One direction of a mirrored pair.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pair {
    /// Where it is said.
    pub from: RoomId,
    /// Where the copies go.
    pub to: RoomId,
    /// For how many seconds a message waits first.
    pub hold: i64,
    /// Since when.
    pub opened_at: Moment,
    /// How many messages were not copied and the other room has not been told of yet.
    pub left_out: i64,
}

/// A message and its copy in another room.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Copy {
    /// The copy, a message of ours.
    pub id: MessageId,
    /// The original.
    pub message: MessageId,
    /// Where the original was said.
    pub from: RoomId,
    /// Where the copy is.
    pub to: RoomId,
    /// Who said it; none once they are erased.
    pub author: Option<MemberId>,
    /// The words of the original, until the copy says them.
    pub words: Option<String>,
    /// A fingerprint of the words that were last heard.
    pub print: String,
    /// That of the words the copy says; empty until it stands there.
    pub shown: String,
    /// When it was taken in.
    pub at: Moment,
    /// Not before.
    pub due: Moment,
    /// Since when it stands in the other room.
    pub across_at: Option<Moment>,
    /// Since when it stands there without the translation that is to come.
    pub late_at: Option<Moment>,
    /// How often that was asked for.
    pub tries: i64,
    /// When another text goes there.
    pub edit_at: Option<Moment>,
    /// When it, or the original, was taken back.
    pub gone_at: Option<Moment>,
    /// What it says while it is on its way, as JSON; empty if that was taken back meanwhile.
    pub begun: Option<String>,
}

/// What is not yet across.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Waiting {
    /// How many messages.
    pub count: i64,
    /// When the oldest of them was taken in.
    pub oldest: Option<Moment>,
    /// How many stand there without their translation.
    pub late: i64,
}

const OPEN: &str = "insert into mirror (from_room_id, to_room_id, hold, opened_at, left_out) \
    values ($1, $2, $3, $4, 0) on conflict (from_room_id, to_room_id) \
    do update set hold = excluded.hold";
const CLOSE: &str = "delete from mirror where from_room_id = $1 and to_room_id = $2";
const FROM: &str = "select from_room_id, to_room_id, hold, opened_at, left_out from mirror \
    where from_room_id = $1 order by opened_at, to_room_id";
const PAIR: &str = "select from_room_id, to_room_id, hold, opened_at, left_out from mirror \
    where from_room_id = $1 and to_room_id = $2";
const LEAVE_OUT: &str = "update mirror set left_out = left_out + $1 where from_room_id = $2";
const TOLD: &str = "update mirror set left_out = left_out - $1 where from_room_id = $2 \
    and to_room_id = $3";
const ADD: &str = "insert into mirror_copy (copy_id, message_id, from_room_id, to_room_id, author, \
    words, print, shown, at, due, tries) values ($1, $2, $3, $4, $5, $6, $7, '', $8, $9, 0)";
const BY_ID: &str = "select copy_id, message_id, from_room_id, to_room_id, author, words, print, \
    shown, at, due, across_at, late_at, tries, edit_at, gone_at, begun from mirror_copy where copy_id = $1";
const OF_MESSAGE: &str = "select copy_id, message_id, from_room_id, to_room_id, author, words, print, \
    shown, at, due, across_at, late_at, tries, edit_at, gone_at, begun from mirror_copy where message_id = $1 \
    order by copy_id";
const OF_AUTHOR: &str = "select copy_id, message_id, from_room_id, to_room_id, author, words, print, \
    shown, at, due, across_at, late_at, tries, edit_at, gone_at, begun from mirror_copy where author = $1 \
    order by copy_id";
const NEXT: &str = "select copy_id, message_id, from_room_id, to_room_id, author, words, print, \
    shown, at, due, across_at, late_at, tries, edit_at, gone_at, begun from mirror_copy where to_room_id = $1 \
    and across_at is null and begun is null and words is not null and due <= $2 order by copy_id limit $3";
const WAITING: &str = "select count(*) as n, min(at) as oldest from mirror_copy \
    where to_room_id = $1 and from_room_id = $2 and across_at is null and gone_at is null";
const LATE_COUNT: &str = "select count(*) as n from mirror_copy where to_room_id = $1 \
    and from_room_id = $2 and late_at is not null";
const REWORD: &str = "update mirror_copy set words = $1, print = $2 where copy_id = $3";
const DONE: &str = "update mirror_copy set words = null where copy_id = $1";
const ACROSS: &str =
    "update mirror_copy set across_at = coalesce(across_at, $1) where copy_id = $2";
const BEGUN: &str = "update mirror_copy set begun = $1, shown = $2, late_at = $3, \
    tries = case when cast($3 as bigint) is null then 0 else tries end \
    where copy_id = $4 and gone_at is null";
const ENDED: &str = "update mirror_copy set begun = null where copy_id = $1";
const EDIT_AT: &str = "update mirror_copy set edit_at = $1 where copy_id = $2";
const TRIED: &str = "update mirror_copy set tries = tries + 1 where copy_id = $1";
const CAUGHT_UP: &str = "update mirror_copy set late_at = null, tries = 0 where copy_id = $1";
const GONE: &str = "update mirror_copy set gone_at = $1, words = null, print = '', shown = '', \
    late_at = null, begun = case when begun is null then null else '' end where copy_id = $2";
const FORGET: &str = "update mirror_copy set author = null where author = $1";
const FILE: &str = "insert into mirror_file (file_id, copy_id) values ($1, $2)";
const FILES: &str = "select file_id from mirror_file where copy_id = $1 order by file_id";
const MARK: &str = "insert into mirror_mark (message_id, emoji, member_id, root_id, at) \
    values ($1, $2, $3, $4, $5) on conflict (message_id, emoji, member_id) do nothing";
const UNMARK: &str = "delete from mirror_mark where message_id = $1 and emoji = $2 \
    and member_id = $3";
const MARKED: &str = "select count(*) as n from mirror_mark where root_id = $1 and emoji = $2 \
    and message_id <> $3";
const MARKS_OF: &str = "select message_id, emoji, at from mirror_mark where member_id = $1 \
    order by at, message_id, emoji";
const FORGET_MARKS: &str = "delete from mirror_mark where member_id = $1";
const SWEEP_FILES: &str = "delete from mirror_file where copy_id in (select copy_id \
    from mirror_copy where from_room_id = $1 and at < $2)";
const SWEEP_MARKS: &str = "delete from mirror_mark where root_id in (select message_id \
    from mirror_copy where from_room_id = $1 and at < $2)";
const SWEEP: &str = "delete from mirror_copy where from_room_id = $1 and at < $2";

fn pair(row: &sqlx::any::AnyRow) -> Result<Pair> {
    Ok(Pair {
        from: row.text("from_room_id")?.into(),
        to: row.text("to_room_id")?.into(),
        hold: row.int("hold")?,
        opened_at: row.moment("opened_at")?,
        left_out: row.int("left_out")?,
    })
}

fn copy(row: &sqlx::any::AnyRow) -> Result<Copy> {
    Ok(Copy {
        id: row.text("copy_id")?.into(),
        message: row.text("message_id")?.into(),
        from: row.text("from_room_id")?.into(),
        to: row.text("to_room_id")?.into(),
        author: row.text_maybe("author")?.map(Into::into),
        words: row.text_maybe("words")?,
        print: row.text("print")?,
        shown: row.text("shown")?,
        at: row.moment("at")?,
        due: row.moment("due")?,
        across_at: row.moment_maybe("across_at")?,
        late_at: row.moment_maybe("late_at")?,
        tries: row.int("tries")?,
        edit_at: row.moment_maybe("edit_at")?,
        gone_at: row.moment_maybe("gone_at")?,
        begun: row.text_maybe("begun")?,
    })
}

/// Opens one direction, or changes how long messages wait.
pub async fn open(tx: &mut Tx, pair: &Pair) -> Result<()> {
    put!(tx, OPEN, pair.from.as_str(), pair.to.as_str(), pair.hold, pair.opened_at.0)
}

/// Closes one direction; false if it was not open.
pub async fn close(tx: &mut Tx, from: &RoomId, to: &RoomId) -> Result<bool> {
    Ok(run!(tx, CLOSE, from.as_str(), to.as_str())? == 1)
}

/// Where copies of what is said in a room go.
pub async fn from(tx: &mut Tx, room: &RoomId) -> Result<Vec<Pair>> {
    rows!(tx, FROM, room.as_str())?.iter().map(pair).collect()
}

/// One direction, if it is open.
pub async fn find_pair(tx: &mut Tx, from: &RoomId, to: &RoomId) -> Result<Option<Pair>> {
    row!(tx, PAIR, from.as_str(), to.as_str())?.as_ref().map(pair).transpose()
}

/// Notes that so many messages of a room were not copied.
pub async fn leave_out(tx: &mut Tx, from: &RoomId, count: i64) -> Result<()> {
    put!(tx, LEAVE_OUT, count, from.as_str())
}

/// Notes that the other room was told of so many of them.
pub async fn told(tx: &mut Tx, pair: &Pair) -> Result<()> {
    put!(tx, TOLD, pair.left_out, pair.from.as_str(), pair.to.as_str())
}

/// Writes a copy down that has its place in the other room.
pub async fn add(tx: &mut Tx, copy: &Copy) -> Result<()> {
    put!(
        tx,
        ADD,
        copy.id.as_str(),
        copy.message.as_str(),
        copy.from.as_str(),
        copy.to.as_str(),
        copy.author.as_ref().map(MemberId::as_str),
        copy.words.as_deref(),
        copy.print.as_str(),
        copy.at.0,
        copy.due.0,
    )
}

/// A copy by its own id.
pub async fn find(tx: &mut Tx, id: &MessageId) -> Result<Option<Copy>> {
    row!(tx, BY_ID, id.as_str())?.as_ref().map(copy).transpose()
}

/// The copies of a message.
pub async fn of_message(tx: &mut Tx, message: &MessageId) -> Result<Vec<Copy>> {
    rows!(tx, OF_MESSAGE, message.as_str())?.iter().map(copy).collect()
}

/// The copies of what somebody said.
pub async fn of_author(tx: &mut Tx, author: &MemberId) -> Result<Vec<Copy>> {
    rows!(tx, OF_AUTHOR, author.as_str())?.iter().map(copy).collect()
}

/// The first of those that wait for their turn in a room.
pub async fn next(tx: &mut Tx, to: &RoomId, now: Moment, most: i64) -> Result<Vec<Copy>> {
    rows!(tx, NEXT, to.as_str(), now.0, most)?.iter().map(copy).collect()
}

/// What waits to come from one room to another.
pub async fn waiting_from(tx: &mut Tx, from: &RoomId, to: &RoomId) -> Result<Waiting> {
    let late = row!(tx, LATE_COUNT, to.as_str(), from.as_str())?;
    let late = late.map_or(Ok(0), |row| row.int("n"))?;
    let Some(row) = row!(tx, WAITING, to.as_str(), from.as_str())? else {
        return Ok(Waiting::default());
    };
    Ok(Waiting { count: row.int("n")?, oldest: row.moment_maybe("oldest")?, late })
}

/// The original has other words; gives the copy as it stands then, which nobody changes until the end of
/// the transaction.
pub async fn reword(tx: &mut Tx, id: &MessageId, words: &str, print: &str) -> Result<Option<Copy>> {
    run!(tx, REWORD, words, print, id.as_str())?;
    find(tx, id).await
}

/// The copy says what it should: the words are kept no longer.
pub async fn done(tx: &mut Tx, id: &MessageId) -> Result<()> {
    put!(tx, DONE, id.as_str())
}

/// The copy stands in the other room; gives it as it stands then.
pub async fn across(tx: &mut Tx, id: &MessageId, at: Moment) -> Result<Option<Copy>> {
    run!(tx, ACROSS, at.0, id.as_str())?;
    find(tx, id).await
}

/// A copy is on its way with a post that says words of this print, or of nobody knows which; translated,
/// or since when not. False if it was taken back meanwhile.
pub async fn begin(
    tx: &mut Tx,
    id: &MessageId,
    (post, shown): (&str, &str),
    late_at: Option<Moment>,
) -> Result<bool> {
    Ok(run!(tx, BEGUN, post, shown, late_at.map(|at| at.0), id.as_str())? == 1)
}

/// What was on its way has arrived, or never will.
pub async fn ended(tx: &mut Tx, id: &MessageId) -> Result<()> {
    put!(tx, ENDED, id.as_str())
}

/// Another text goes there at a moment, or does so no longer.
pub async fn edit_at(tx: &mut Tx, id: &MessageId, at: Option<Moment>) -> Result<()> {
    put!(tx, EDIT_AT, at.map(|at| at.0), id.as_str())
}

/// It stands there without its translation once more.
pub async fn tried(tx: &mut Tx, id: &MessageId) -> Result<()> {
    put!(tx, TRIED, id.as_str())
}

/// Its translation has come, or will never be asked for again.
pub async fn caught_up(tx: &mut Tx, id: &MessageId) -> Result<()> {
    put!(tx, CAUGHT_UP, id.as_str())
}

/// It is taken back: no words are kept.
pub async fn gone(tx: &mut Tx, id: &MessageId, at: Moment) -> Result<()> {
    put!(tx, GONE, at.0, id.as_str())
}

/// Takes a member off the copies of what they said, and their reactions away.
pub async fn forget(tx: &mut Tx, member: &MemberId) -> Result<()> {
    put!(tx, FORGET, member.as_str())?;
    put!(tx, FORGET_MARKS, member.as_str())
}

/// A file of the original is on its way too.
pub async fn file(tx: &mut Tx, file: &MessageId, copy: &MessageId) -> Result<()> {
    put!(tx, FILE, file.as_str(), copy.as_str())
}

/// The files that went with a copy.
pub async fn files(tx: &mut Tx, copy: &MessageId) -> Result<Vec<MessageId>> {
    rows!(tx, FILES, copy.as_str())?.iter().map(|row| Ok(row.text("file_id")?.into())).collect()
}

/// A reaction somebody put to a message.
#[derive(Clone, Copy, Debug)]
pub struct Mark<'m> {
    /// Where it was put: an original or a copy.
    pub on: &'m MessageId,
    /// The original.
    pub root: &'m MessageId,
    /// What it is.
    pub emoji: &'m str,
    /// Who put it.
    pub by: &'m MemberId,
}

/// Writes a reaction down, or off; false if that was known.
pub async fn mark(tx: &mut Tx, mark: &Mark<'_>, put: bool, at: Moment) -> Result<bool> {
    let (on, by) = (mark.on.as_str(), mark.by.as_str());
    let changed = if put {
        run!(tx, MARK, on, mark.emoji, by, mark.root.as_str(), at.0)?
    } else {
        run!(tx, UNMARK, on, mark.emoji, by)?
    };
    Ok(changed == 1)
}

/// How many have put a reaction to a message or its copies, elsewhere than there.
pub async fn marked(tx: &mut Tx, root: &MessageId, emoji: &str, but: &MessageId) -> Result<i64> {
    row!(tx, MARKED, root.as_str(), emoji, but.as_str())?.map_or(Ok(0), |row| row.int("n"))
}

/// The reactions somebody put to messages that are mirrored: to what, which, when.
pub async fn marks_of(tx: &mut Tx, member: &MemberId) -> Result<Vec<(MessageId, String, Moment)>> {
    rows!(tx, MARKS_OF, member.as_str())?
        .iter()
        .map(|row| Ok((row.text("message_id")?.into(), row.text("emoji")?, row.moment("at")?)))
        .collect()
}

/// Forgets which copies there were of what was said in a room before a moment.
pub async fn sweep(tx: &mut Tx, from: &RoomId, before: Moment) -> Result<()> {
    for statement in [SWEEP_FILES, SWEEP_MARKS, SWEEP] {
        put!(tx, statement, from.as_str(), before.0)?;
    }
    Ok(())
}
