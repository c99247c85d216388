//! Saying something: words are chosen here, for the room's or the person's language, and put in
//! the outbox in the transaction of the change, so a retry or an upgrade repeats the same text.

use super::ask::{Base, GroupRef, RoomRef};
use super::body::Body;
use super::file::Content;
use super::heard::Account;
use super::ids::{MemberId, MessageId, RoomId};
use super::out::{
    About, Button, Carried, Later, Out, Post, Sending, Stream, Thread, Where, room_lane,
};
use super::store;
use crate::foundation::clock::Moment;
use crate::foundation::error::Result;
use crate::foundation::i18n::{Reader, Say};
use crate::foundation::jobs;
use crate::foundation::store::Tx;

/// The word that names the group in a line typed in a direct message: `group:names`.
pub const GROUP_WORD: &str = "param-group";

/// Where and how one person is reached.
#[derive(Clone, Debug, PartialEq)]
pub struct Address {
    /// The platform they are reached on.
    pub platform: String,
    /// Their account there.
    pub native_id: String,
    /// Who.
    pub member_id: MemberId,
    /// Their language and zone.
    pub reader: Reader,
}

/// A button with a message id, until somebody's language is known.
#[derive(Clone, Debug, PartialEq)]
pub struct Press {
    /// What it says.
    pub label: Say,
    /// The command it stands for, by its path in the code.
    pub path: &'static str,
    /// What follows the command, quoted as needed.
    pub rest: String,
}

/// What is posted in a room.
#[derive(Clone, Debug, Default)]
pub struct Words {
    /// What it says.
    pub body: Body<Say>,
    /// What it is a card of.
    pub card: Option<String>,
    /// What may be pressed.
    pub buttons: Vec<Press>,
    /// The message it answers.
    pub reply_to: Option<MessageId>,
    /// The group it is about, if it is said to one person alone.
    pub group: Option<GroupRef>,
}

/// What is posted, in a reader's words.
#[must_use]
pub fn made(base: &Base, reader: &Reader, id: MessageId, words: &Words) -> Post {
    let buttons = words
        .buttons
        .iter()
        .map(|press| Button {
            label: base.words.say(reader, &press.label),
            line: base.table.line(press.path, &press.rest, &reader.lang),
        })
        .collect();
    Post {
        message_id: id,
        body: words.body.render(&base.words, reader),
        card: words.card.clone(),
        reply_to: words.reply_to.clone(),
        buttons,
        about: words.group.as_ref().map(|group| about(base, reader, group)),
        thread: None,
    }
}

/// What a direct message says of the group it is about.
#[must_use]
pub fn about(base: &Base, reader: &Reader, group: &GroupRef) -> About {
    let typed = format!("{}:{}", base.words.say(reader, &Say::new(GROUP_WORD)), group.slug);
    About { slug: group.slug.clone(), name: group.name(&reader.lang).to_owned(), typed }
}

pub(super) fn send(tx: &mut Tx, base: &Base, platform: &str, to: Where, out: Out) -> Result<()> {
    in_stream(tx, base, platform, to, (out, Stream::Own))
}

fn in_stream(
    tx: &mut Tx,
    base: &Base,
    platform: &str,
    to: Where,
    (out, stream): (Out, Stream),
) -> Result<()> {
    let sending = Sending { platform: platform.to_owned(), to, out, stream };
    let body = serde_json::to_string(&sending)?;
    jobs::put(tx, &base.world, &sending.lane(), &body);
    Ok(())
}

pub(super) fn room(room: &RoomRef) -> Where {
    Where::Room { room_id: room.id.clone(), native_id: room.native_id.clone() }
}

/// Posts in a room, in its language; gives our id of the message.
///
/// # Errors
/// A failure of the database.
pub async fn in_room(tx: &mut Tx, base: &Base, at: &RoomRef, words: &Words) -> Result<MessageId> {
    let id: MessageId = base.world.id().into();
    let now = base.world.now();
    let room_id: Option<&RoomId> = Some(&at.id);
    store::ours(tx, &id, &at.platform, &at.native_id, room_id, now).await?;
    let post = made(base, &at.reader(), id.clone(), words);
    send(tx, base, &at.platform, room(at), Out::Post(post))?;
    Ok(id)
}

/// Gives one of our messages in a room another text, in place.
///
/// # Errors
/// A failure if the words cannot be written out.
pub fn again(tx: &mut Tx, base: &Base, at: &RoomRef, id: &MessageId, words: &Words) -> Result<()> {
    let post = made(base, &at.reader(), id.clone(), words);
    let out = Out::Edit { message_id: id.clone(), post };
    send(tx, base, &at.platform, room(at), out)
}

/// Takes one of our messages in a room back.
///
/// # Errors
/// A failure if the words cannot be written out.
pub fn away(tx: &mut Tx, base: &Base, at: &RoomRef, id: &MessageId) -> Result<()> {
    send(tx, base, &at.platform, room(at), Out::Delete { message_id: id.clone() })
}

/// Lets a room whose messages are ours forget what was said there before a moment.
///
/// # Errors
/// A failure if the words cannot be written out.
pub fn forget(tx: &mut Tx, base: &Base, at: &RoomRef, before: Moment) -> Result<()> {
    send(tx, base, &at.platform, room(at), Out::Forget { before })
}

/// What goes to a room in any order is tried at once: what kept it from there is over.
pub fn go_on(tx: &mut Tx, platform: &str, room: &RoomId) {
    for stream in Stream::ALL {
        jobs::go_on(tx, &room_lane(platform, room, stream));
    }
}

/// Sends what waits for a room to where it is now, and at once.
///
/// # Errors
/// A failure of the database.
pub async fn readdress(tx: &mut Tx, at: &RoomRef) -> Result<()> {
    let to = room(at);
    for stream in Stream::ALL {
        let lane = room_lane(&at.platform, &at.id, stream);
        jobs::reword(tx, &lane, |body| {
            let sending: Sending = serde_json::from_str(body)?;
            Ok(serde_json::to_string(&Sending { to: to.clone(), ..sending })?)
        })
        .await?;
    }
    go_on(tx, &at.platform, &at.id);
    Ok(())
}

/// Says something to one person, in their language.
///
/// # Errors
/// A failure of the database.
pub async fn directly(tx: &mut Tx, base: &Base, to: &Address, words: &Words) -> Result<MessageId> {
    let id: MessageId = base.world.id().into();
    store::ours(tx, &id, &to.platform, &to.native_id, None, base.world.now()).await?;
    let post = made(base, &to.reader, id.clone(), words);
    let place = Where::Direct { member_id: to.member_id.clone(), native_id: to.native_id.clone() };
    send(tx, base, &to.platform, place, Out::Post(post))?;
    Ok(id)
}

/// Says to one person, by another account of theirs, what they do not take where it was to be said. What is
/// about a message that they have not got is said nowhere.
///
/// # Errors
/// A failure of the database.
pub async fn elsewhere(
    tx: &mut Tx,
    base: &Base,
    member_id: &MemberId,
    account: &Account,
    out: &Out,
) -> Result<()> {
    let message_id: MessageId = base.world.id().into();
    let out = match out.clone() {
        Out::Post(post) => {
            Out::Post(Post { message_id: message_id.clone(), reply_to: None, thread: None, ..post })
        }
        Out::File { name, content, otherwise, .. } => {
            Out::File { message_id: message_id.clone(), name, content, otherwise, thread: None }
        }
        _ => return Ok(()),
    };
    let native_id = account.native_id.clone();
    let to = Where::Direct { member_id: member_id.clone(), native_id };
    written(tx, base, &account.platform, &to, &message_id).await?;
    send(tx, base, &account.platform, to, out)
}

/// Gives a file that goes with an answer; `otherwise` is said where the file is not taken.
///
/// # Errors
/// A failure of the database.
pub async fn file(
    tx: &mut Tx,
    base: &Base,
    platform: &str,
    (to, thread): (Where, Option<Thread>),
    (name, content): (String, Content),
    otherwise: String,
) -> Result<MessageId> {
    let id: MessageId = base.world.id().into();
    written(tx, base, platform, &to, &id).await?;
    let out = Out::File { message_id: id.clone(), name, content, otherwise, thread };
    send(tx, base, platform, to, out)?;
    Ok(id)
}

/// A file of a message that goes to another room, and what is said of it.
#[derive(Clone, Debug)]
pub struct Crossing {
    /// The message it came with.
    pub of: MessageId,
    /// Which of its files, from one.
    pub number: i64,
    /// What is said beside it.
    pub about: Say,
    /// What is said in its place once it is not there any more, if anything.
    pub gone: Option<Say>,
    /// What is said in its place where it cannot be carried.
    pub unfit: Say,
}

/// Carries a file of somebody's message to a room, in one of its orders; gives our id of the message it
/// becomes.
///
/// # Errors
/// A failure of the database.
pub async fn carry(
    tx: &mut Tx,
    base: &Base,
    at: &RoomRef,
    stream: Stream,
    crossing: &Crossing,
) -> Result<MessageId> {
    let id: MessageId = base.world.id().into();
    let (reader, to) = (at.reader(), room(at));
    written(tx, base, &at.platform, &to, &id).await?;
    let said = |words: &Say| base.words.say(&reader, words);
    let carried = Carried {
        message_id: id.clone(),
        of: crossing.of.clone(),
        number: crossing.number,
        about: said(&crossing.about),
        gone: crossing.gone.as_ref().map(said).unwrap_or_default(),
        unfit: said(&crossing.unfit),
    };
    in_stream(tx, base, &at.platform, to, (Out::Carried(carried), stream))?;
    Ok(id)
}

/// Takes a place in a room for a copy of a message, which is worded when it is its turn; gives our id of
/// the message it becomes.
///
/// # Errors
/// A failure of the database.
pub async fn copy(
    tx: &mut Tx,
    base: &Base,
    at: &RoomRef,
    by: &str,
    (of, reply_to): (&MessageId, Option<&MessageId>),
) -> Result<MessageId> {
    let id: MessageId = base.world.id().into();
    let to = room(at);
    written(tx, base, &at.platform, &to, &id).await?;
    let later = Later {
        message_id: id.clone(),
        by: by.to_owned(),
        of: of.clone(),
        reply_to: reply_to.cloned(),
        again: false,
    };
    in_stream(tx, base, &at.platform, to, (Out::Later(later), Stream::Copies))?;
    Ok(id)
}

/// Has a copy in a room worded anew, after all that goes there before.
///
/// # Errors
/// A failure if it cannot be written out.
pub fn copy_again(
    tx: &mut Tx,
    base: &Base,
    at: &RoomRef,
    by: &str,
    (id, of): (&MessageId, &MessageId),
) -> Result<()> {
    let (message_id, of, by) = (id.clone(), of.clone(), by.to_owned());
    let later = Later { message_id, by, of, reply_to: None, again: true };
    in_stream(tx, base, &at.platform, room(at), (Out::Later(later), Stream::Copies))
}

/// Takes a copy, or a file of one, in a room back.
///
/// # Errors
/// A failure if it cannot be written out.
pub fn copy_away(tx: &mut Tx, base: &Base, at: &RoomRef, id: &MessageId) -> Result<()> {
    let out = Out::Delete { message_id: id.clone() };
    in_stream(tx, base, &at.platform, room(at), (out, Stream::Copies))
}

/// Puts a reaction of ours to anybody's message in a room, after all copies that go there before, or
/// takes it back.
///
/// # Errors
/// A failure if it cannot be written out.
pub fn mark(
    tx: &mut Tx,
    base: &Base,
    at: &RoomRef,
    (id, emoji): (&MessageId, &str),
    put: bool,
) -> Result<()> {
    let (message_id, emoji) = (id.clone(), emoji.to_owned());
    let out =
        if put { Out::React { message_id, emoji } } else { Out::Unreact { message_id, emoji } };
    in_stream(tx, base, &at.platform, room(at), (out, Stream::Copies))
}

/// Writes down a message of ours that goes there.
async fn written(
    tx: &mut Tx,
    base: &Base,
    platform: &str,
    to: &Where,
    id: &MessageId,
) -> Result<()> {
    let (room_id, place) = match to {
        Where::Room { room_id, native_id } => (Some(room_id), native_id),
        Where::Direct { native_id, .. } => (None, native_id),
    };
    store::ours(tx, id, platform, place, room_id, base.world.now()).await
}

/// Says what is worded already.
///
/// # Errors
/// A failure of the database.
pub async fn worded(
    tx: &mut Tx,
    base: &Base,
    platform: &str,
    to: Where,
    body: Body<String>,
) -> Result<MessageId> {
    answer(tx, base, platform, (to, None), body).await
}

/// Answers whoever asked, there or alone, in the thread in which they did.
///
/// # Errors
/// A failure of the database.
pub async fn answer(
    tx: &mut Tx,
    base: &Base,
    platform: &str,
    (to, thread): (Where, Option<Thread>),
    body: Body<String>,
) -> Result<MessageId> {
    let id: MessageId = base.world.id().into();
    written(tx, base, platform, &to, &id).await?;
    let post = Post { message_id: id.clone(), body, thread, ..Post::default() };
    send(tx, base, platform, to, Out::Post(post))?;
    Ok(id)
}
