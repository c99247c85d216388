//! What happens in a mirrored room happens to its copies: something is said, edited, taken back, answered
//! or marked with a reaction. Each runs in the transaction that takes it in, so that what is heard has
//! its place in the other room, or neither stands.
//!
//! It never copies what a program said, so that two of them never copy each other for ever; and never
//! what somebody said who may not be recorded: of those only how many there were is told.

use super::rules::{BURST, COUNTED_FOR, is_known_everywhere};
use super::store::{self, Copy, Mark, Pair};
use super::{BY, EDIT, LEFT_OUT};
use crate::community::bridge::drafts::stamp_of;
use crate::community::people::{self, groups::store as groups};
use crate::foundation::clock::Moment;
use crate::foundation::error::Result;
use crate::foundation::i18n::{Value, clean};
use crate::foundation::jobs::{Due, schedule};
use crate::foundation::store::Tx;
use crate::foundation::talk::post::{self, Crossing, Words};
use crate::foundation::talk::{
    Base, Body, Heard, MemberId, MessageId, RoomId, RoomRef, Stream, What, store as known,
};
use crate::say;

/// What tells an edit from the same words told again.
fn print(message: &MessageId, words: &str) -> String {
    stamp_of([message.as_str(), words])
}

/// Messages were said: each gets its place in every room it is copied to.
pub(in crate::community::bridge) async fn said(
    base: &Base,
    tx: &mut Tx,
    room: &RoomRef,
    said: &[(&MessageId, &Heard)],
) -> Result<()> {
    let mut open = Vec::new();
    for pair in store::from(tx, &room.id).await? {
        if let Some(to) = open_room(tx, &pair.to).await? {
            open.push((pair, to));
        }
    }
    if open.is_empty() {
        return Ok(());
    }
    for (id, heard) in said.iter().filter(|(_, heard)| !heard.program) {
        said_one(base, tx, (room, &open), (id, heard)).await?;
    }
    Ok(())
}

async fn said_one(
    base: &Base,
    tx: &mut Tx,
    (room, open): (&RoomRef, &[(Pair, RoomRef)]),
    (id, heard): (&MessageId, &Heard),
) -> Result<()> {
    let What::Said { text, attachments, .. } = &heard.what else { return Ok(()) };
    let Some(message) = known::find(tx, id).await? else { return Ok(()) };
    let Some(author) = message.member_id else { return Ok(()) };
    let answers = match (message.reply_to, &heard.thread) {
        (Some(answered), _) => Some(answered),
        (None, Some(thread)) => began(tx, room, thread).await?,
        (None, None) => None,
    };
    let words = clean(text);
    let files = i64::try_from(attachments.len()).unwrap_or_default();
    let name = if files > 0 { people::named(tx, base, &author).await? } else { "".into() };
    for (pair, to) in open {
        // What was said before somebody opened it, and is only heard now, stays where it is.
        if heard.at < pair.opened_at {
            continue;
        }
        let answered = match &answers {
            Some(answered) => counterpart(tx, answered, &to.id).await?,
            None => None,
        };
        let copy = post::copy(tx, base, to, BY, (id, answered.as_ref())).await?;
        let at = base.world.now();
        let new = Copy {
            id: copy.clone(),
            message: id.clone(),
            from: room.id.clone(),
            to: to.id.clone(),
            author: Some(author.clone()),
            words: Some(words.clone()),
            print: print(id, &words),
            shown: String::new(),
            at,
            due: at.plus_seconds(pair.hold),
            across_at: None,
            late_at: None,
            tries: 0,
            edit_at: None,
            gone_at: None,
            begun: None,
        };
        store::add(tx, &new).await?;
        for number in 1..=files {
            let about = file_about(id, number, &name, room);
            let file = post::carry(tx, base, to, Stream::Copies, &about).await?;
            store::file(tx, &file, &copy).await?;
        }
    }
    Ok(())
}

fn file_about(of: &MessageId, number: i64, author: &Value, room: &RoomRef) -> Crossing {
    let (author, language) = (author.clone(), &room.lang);
    Crossing {
        of: of.clone(),
        number,
        about: say!("bridge-mirror-file", author = author.clone(), language = language),
        // Of what was taken back nothing is said.
        gone: None,
        unfit: say!("bridge-mirror-file-unfit", author = author, language = language),
    }
}

/// A room that is served and speaks now.
pub(super) async fn open_room(tx: &mut Tx, id: &RoomId) -> Result<Option<RoomRef>> {
    let Some(room) = groups::find_room_id(tx, id).await? else { return Ok(None) };
    groups::find_room(tx, &room.platform, &room.native_id).await
}

/// The message a thread began with. The first of a forum's post is called by the post's name twice.
async fn began(tx: &mut Tx, room: &RoomRef, thread: &str) -> Result<Option<MessageId>> {
    for native in [thread.to_owned(), format!("{thread}/{thread}")] {
        let found = known::find_native(tx, &room.platform, &room.native_id, &native).await?;
        if let Some(found) = found {
            return Ok(Some(found.id));
        }
    }
    Ok(None)
}

/// What a message, or the message it is a copy of, is in a room: itself or its copy there.
async fn counterpart(tx: &mut Tx, message: &MessageId, room: &RoomId) -> Result<Option<MessageId>> {
    let copied = store::find(tx, message).await?;
    if let Some(copy) = copied.as_ref().filter(|copy| copy.from == *room) {
        return Ok(Some(copy.message.clone()));
    }
    let original = copied.map_or_else(|| message.clone(), |copy| copy.message);
    let there = store::of_message(tx, &original).await?;
    Ok(there
        .into_iter()
        .find(|copy| copy.to == *room && copy.gone_at.is_none())
        .map(|copy| copy.id))
}

/// Words changed or were taken back: so are their copies.
pub(in crate::community::bridge) async fn changed(
    base: &Base,
    tx: &mut Tx,
    message: &MessageId,
    text: Option<&str>,
) -> Result<()> {
    let now = base.world.now();
    // Somebody who looks after a room has taken a copy away.
    if text.is_none() && store::find(tx, message).await?.is_some_and(|copy| copy.gone_at.is_none())
    {
        store::gone(tx, message, now).await?;
    }
    for copy in store::of_message(tx, message).await? {
        if copy.gone_at.is_some() {
            continue;
        }
        match text {
            Some(text) => edited(base, tx, &copy, &clean(text), now).await?,
            None => take_back(base, tx, &copy, now).await?,
        }
    }
    Ok(())
}

async fn edited(base: &Base, tx: &mut Tx, copy: &Copy, words: &str, now: Moment) -> Result<()> {
    let print = print(&copy.message, words);
    // The same words again are no news: some platforms tell an edit more than once.
    if print == copy.print || !is_recorded(base, tx, copy).await? {
        return Ok(());
    }
    let Some(copy) = store::reword(tx, &copy.id, words, &print).await? else { return Ok(()) };
    let soon = now.plus_seconds(BURST);
    // What is not across says the new words when it is its turn, or right after it has arrived. And a
    // translation that is asked for again later keeps no edit waiting.
    if copy.across_at.is_some() && copy.edit_at.is_none_or(|at| at > soon) {
        edit_at(base, tx, &copy, soon).await?;
    }
    Ok(())
}

/// Has a copy say what it should, at a moment.
pub(super) async fn edit_at(base: &Base, tx: &mut Tx, copy: &Copy, at: Moment) -> Result<()> {
    store::edit_at(tx, &copy.id, Some(at)).await?;
    let args = serde_json::json!({ "copy": copy.id });
    schedule(tx, &base.world, &Due { kind: EDIT, key: None, args, at }).await.map(drop)
}

/// A copy is to say something else now.
pub(in crate::community::bridge) async fn edit(
    base: &Base,
    tx: &mut Tx,
    args: &serde_json::Value,
) -> Result<()> {
    let id = MessageId::from(args["copy"].as_str().unwrap_or_default());
    let Some(copy) = store::find(tx, &id).await? else { return Ok(()) };
    let now = base.world.now();
    // It was done meanwhile, or will be later.
    if copy.edit_at.is_none_or(|at| at > now) {
        return Ok(());
    }
    if copy.gone_at.is_some() || copy.words.is_none() {
        return store::edit_at(tx, &copy.id, None).await;
    }
    store::edit_at(tx, &copy.id, None).await?;
    match open_room(tx, &copy.to).await? {
        Some(room) => post::copy_again(tx, base, &room, BY, (&copy.id, &copy.message)),
        None => store::done(tx, &copy.id).await,
    }
}

/// Whether what somebody said may still be copied.
pub(super) async fn is_recorded(base: &Base, tx: &mut Tx, copy: &Copy) -> Result<bool> {
    let Some(author) = &copy.author else { return Ok(false) };
    Ok(people::by_id(tx, base, author, None).await?.is_some_and(|person| person.recorded))
}

/// Takes a copy and its files back, wherever they are: at once, and not behind what still waits to be
/// copied.
async fn take_back(base: &Base, tx: &mut Tx, copy: &Copy, now: Moment) -> Result<()> {
    store::gone(tx, &copy.id, now).await?;
    let Some(room) = groups::find_room_id(tx, &copy.to).await? else { return Ok(()) };
    for file in store::files(tx, &copy.id).await? {
        post::away(tx, base, &room, &file)?;
        // One that is on its way is known there once it has arrived.
        post::copy_away(tx, base, &room, &file)?;
    }
    // One that is on its way is taken back once it has arrived; whoever wrote down that it has may have been
    // waited for here.
    let across = store::find(tx, &copy.id).await?.is_some_and(|copy| copy.across_at.is_some());
    if across {
        post::away(tx, base, &room, &copy.id)?;
    }
    Ok(())
}

/// Somebody is forgotten: their words go from the other rooms too.
pub(in crate::community::bridge) async fn forget(
    base: &Base,
    tx: &mut Tx,
    member: &MemberId,
) -> Result<()> {
    let now = base.world.now();
    for copy in store::of_author(tx, member).await? {
        if copy.gone_at.is_none() {
            take_back(base, tx, &copy, now).await?;
        }
    }
    for (on, emoji, _) in store::marks_of(tx, member).await? {
        marked(base, tx, &on, (member, &emoji), false).await?;
    }
    store::forget(tx, member).await
}

/// Somebody said no: what has not crossed yet does not, and nothing of it is kept.
pub(in crate::community::bridge) async fn said_no(
    tx: &mut Tx,
    member: &MemberId,
    at: Moment,
) -> Result<()> {
    for copy in store::of_author(tx, member).await? {
        if copy.across_at.is_none() && copy.gone_at.is_none() {
            store::gone(tx, &copy.id, at).await?;
        } else if copy.words.is_some() {
            store::done(tx, &copy.id).await?;
            store::caught_up(tx, &copy.id).await?;
        }
    }
    Ok(())
}

/// A reaction was put to an original or a copy: the others carry it too, once, as long as somebody means
/// it.
pub(in crate::community::bridge) async fn reacted(
    base: &Base,
    tx: &mut Tx,
    on: &MessageId,
    (by, emoji): (&MemberId, &str),
    put: bool,
) -> Result<()> {
    if is_known_everywhere(emoji) { marked(base, tx, on, (by, emoji), put).await } else { Ok(()) }
}

async fn marked(
    base: &Base,
    tx: &mut Tx,
    on: &MessageId,
    (by, emoji): (&MemberId, &str),
    put: bool,
) -> Result<()> {
    let copied = store::find(tx, on).await?;
    let original = copied.as_ref().map_or(on, |copy| &copy.message);
    let mut all: Vec<(RoomId, MessageId)> = Vec::new();
    for copy in store::of_message(tx, original).await? {
        if all.is_empty() {
            all.push((copy.from.clone(), original.clone()));
        }
        if copy.gone_at.is_none() {
            all.push((copy.to, copy.id));
        }
    }
    if all.is_empty() {
        return Ok(());
    }
    let mark = Mark { on, root: original, emoji, by };
    if !store::mark(tx, &mark, put, base.world.now()).await? {
        return Ok(());
    }
    for (at, message) in all.iter().filter(|(_, message)| message != on) {
        let count = store::marked(tx, original, emoji, message).await?;
        if count != i64::from(put) {
            continue;
        }
        if let Some(at) = open_room(tx, at).await? {
            post::mark(tx, base, &at, (message, emoji), put)?;
        }
    }
    Ok(())
}

/// Messages were said that are not copied: the other rooms are told how many, after a while.
pub(in crate::community::bridge) async fn unrecorded(
    base: &Base,
    tx: &mut Tx,
    room: &RoomRef,
    count: i64,
) -> Result<()> {
    let pairs = store::from(tx, &room.id).await?;
    if pairs.is_empty() {
        return Ok(());
    }
    store::leave_out(tx, &room.id, count).await?;
    for Pair { from, to, .. } in pairs {
        let due = Due {
            kind: LEFT_OUT,
            key: Some(format!("{LEFT_OUT}:{from}:{to}")),
            args: serde_json::json!({ "from": from, "to": to }),
            at: base.world.now().plus_seconds(COUNTED_FOR),
        };
        schedule(tx, &base.world, &due).await?;
    }
    Ok(())
}

/// Tells a room how many messages of another were not copied.
pub(in crate::community::bridge) async fn left_out(
    base: &Base,
    tx: &mut Tx,
    args: &serde_json::Value,
) -> Result<()> {
    let id = |name: &str| RoomId::from(args[name].as_str().unwrap_or_default());
    let Some(pair) = store::find_pair(tx, &id("from"), &id("to")).await? else { return Ok(()) };
    let Some(to) = open_room(tx, &pair.to).await? else { return Ok(()) };
    let Some(from) = groups::find_room_id(tx, &pair.from).await? else { return Ok(()) };
    if pair.left_out == 0 {
        return Ok(());
    }
    store::told(tx, &pair).await?;
    let line = say!("bridge-mirror-left-out", count = pair.left_out, room = super::named(&from));
    let words = Words { body: Body::text(line), ..Words::default() };
    post::in_room(tx, base, &to, &words).await.map(drop)
}
