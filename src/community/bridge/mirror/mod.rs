//! The mirror: between two rooms of a group every message crosses at once, translated by machine,
//! labelled and with its original. It is off until somebody who looks after the group opens it for a pair
//! of rooms, and both rooms are told.
//!
//! The place of a copy is taken when its original comes in, in an order of its own beside what Puente
//! says itself in that room: a slow translator delays copies, never reorders them, and keeps nothing else
//! waiting. Which message is a copy of which is kept as long as the group keeps messages; words are kept
//! only until they stand in the other room.
//!
//! Threads: what is said in a thread stands in the other room as an answer to the copy of the message
//! the thread began with. Few platforms have the same threads, all of them have answers.
//!
//! Source: what LACRALO's two mailing lists and the machine between them did wrong from 2008 on; see the
//! failures F4, F6, F12, F13, F14, F16 and F18, which are tests by these names.

pub(super) mod crossing;
pub mod rules;
pub(super) mod store;
pub(super) mod wording;

use rules::LONGEST_HOLD;
use serde_json::{Value as Json, json};
use store::Pair;

use crate::community::people;
use crate::community::people::groups::{self, notice, store as group_store};
use crate::foundation::clock::Moment;
use crate::foundation::error::Result;
use crate::foundation::i18n::{Say, Value};
use crate::foundation::store::Tx;
use crate::foundation::talk::post::{self, Words};
use crate::foundation::talk::{
    Answer, Ask, Base, Block, Body, Command, GroupRef, Kind, MemberId, MessageId, Role, RoomId,
    RoomRef, Tone, Who,
};
use crate::{handler, refuse, say};

/// The capability, as what is worded later calls it.
pub(super) const BY: &str = "bridge";

/// The job that gives a copy other words.
pub(super) const EDIT: &str = "bridge.mirror-edit";

/// The job that tells a room how many messages were not copied to it.
pub(super) const LEFT_OUT: &str = "bridge.mirror-left-out";

/// After what time the original goes first.
pub(super) const PATIENCE: &str = "bridge.mirror-patience";

/// Who opens the mirror between two rooms.
const KEEPERS: Who = Who::Any(&[Role::Admin, Role::Coordinator]);

/// What people can type.
pub(super) fn commands() -> Vec<Command> {
    vec![
        Command::new("mirror show", handler!(show)),
        Command::new("mirror on", handler!(on))
            .who(KEEPERS)
            .needs("room", Kind::Found("room"))
            .needs("opposite", Kind::Found("room"))
            .named("hold", Kind::Span),
        Command::new("mirror off", handler!(off))
            .who(KEEPERS)
            .needs("room", Kind::Found("room"))
            .needs("opposite", Kind::Found("room")),
    ]
}

/// A room as people know it.
pub(super) fn named(room: &RoomRef) -> Value {
    let (name, language) = (room.slug.as_str(), &room.lang);
    if name == language.code() {
        return say!("bridge-mirror-room-of", language = language).into();
    }
    say!("bridge-mirror-room", room = name, language = language).into()
}

async fn room(ask: &mut Ask<'_>, name: &str) -> Result<RoomRef> {
    let id = RoomId::from(ask.args.get_id(name)?);
    match group_store::find_room_id(ask.tx, &id).await? {
        Some(room) => Ok(room),
        None => refuse!("bridge-mirror-no-room"),
    }
}

async fn two(ask: &mut Ask<'_>) -> Result<(RoomRef, RoomRef)> {
    let (one, other) = (room(ask, "room").await?, room(ask, "opposite").await?);
    if one.id == other.id {
        return refuse!("bridge-mirror-one-room");
    }
    Ok((one, other))
}

/// `mirror on`: opens the mirror between two rooms, or changes how long messages wait.
pub(super) async fn on(ask: &mut Ask<'_>) -> Result<Answer> {
    let group = ask.group()?;
    let (one, other) = two(ask).await?;
    let hold = ask.args.number("hold").unwrap_or_default();
    if hold > LONGEST_HOLD {
        return refuse!("bridge-mirror-hold-long", limit = Value::Span(LONGEST_HOLD));
    }
    let open = store::find_pair(ask.tx, &one.id, &other.id).await?;
    for (from, to) in [(&one, &other), (&other, &one)] {
        let (from, to) = (from.id.clone(), to.id.clone());
        let pair = Pair { from, to, hold, opened_at: ask.now, left_out: 0 };
        store::open(ask.tx, &pair).await?;
    }
    if open.is_none_or(|open| open.hold != hold) {
        let off = |room: &RoomRef| ask.base.table.line("privacy off", "", &room.lang);
        let (off_one, off_other) = (off(&one), off(&other));
        tell(ask.tx, ask.base, &group, &one, opened(&other, hold, off_one)).await?;
        tell(ask.tx, ask.base, &group, &other, opened(&one, hold, off_other)).await?;
    }
    let (room, other) = (named(&one), named(&other));
    Ok(Answer::say(match hold {
        0 => say!("bridge-mirror-is-on", room = room, other = other),
        hold => {
            say!("bridge-mirror-is-on-hold", room = room, other = other, hold = Value::Span(hold))
        }
    }))
}

fn opened(to: &RoomRef, hold: i64, off: String) -> Say {
    match hold {
        0 => say!("bridge-mirror-opened", room = named(to), off = off),
        hold => {
            say!("bridge-mirror-opened-hold", room = named(to), hold = Value::Span(hold), off = off)
        }
    }
}

/// `mirror off`: closes it. What was said before still crosses.
pub(super) async fn off(ask: &mut Ask<'_>) -> Result<Answer> {
    let group = ask.group()?;
    let (one, other) = two(ask).await?;
    let mut closed = false;
    for (from, to) in [(&one, &other), (&other, &one)] {
        closed |= store::close(ask.tx, &from.id, &to.id).await?;
    }
    if !closed {
        let (room, other) = (named(&one), named(&other));
        return Ok(Answer::say(say!("bridge-mirror-not-on", room = room, other = other)));
    }
    for (room, to) in [(&one, &other), (&other, &one)] {
        let news = say!("bridge-mirror-closed", room = named(to));
        tell(ask.tx, ask.base, &group, room, news).await?;
    }
    Ok(Answer::say(say!("bridge-mirror-is-off", room = named(&one), other = named(&other))))
}

/// Whoever asks for something on a copy is told where the original is: its words are what counts.
pub(super) async fn original_is_meant(ask: &mut Ask<'_>, message: &MessageId) -> Result<()> {
    let Some(copy) = store::find(ask.tx, message).await? else { return Ok(()) };
    let Some(from) = group_store::find_room_id(ask.tx, &copy.from).await? else { return Ok(()) };
    match &copy.author {
        Some(author) => {
            let author = people::named(ask.tx, ask.base, author).await?;
            refuse!("bridge-carry-copy", author = author, room = named(&from))
        }
        None => Ok(()),
    }
}

/// Says it in a room, and its notice anew.
async fn tell(tx: &mut Tx, base: &Base, group: &GroupRef, room: &RoomRef, news: Say) -> Result<()> {
    notice::again(tx, base, group, room).await?;
    post::in_room(tx, base, room, &Words { body: Body::text(news), ..Words::default() })
        .await
        .map(drop)
}

/// What the notice of a room says of it.
pub(super) async fn told(tx: &mut Tx, room: &RoomRef) -> Result<Vec<Say>> {
    let mut to = Vec::new();
    for pair in store::from(tx, &room.id).await? {
        to.extend(group_store::find_room_id(tx, &pair.to).await?.as_ref().map(named));
    }
    Ok(if to.is_empty() { Vec::new() } else { vec![say!("bridge-mirror-notice", rooms = to)] })
}

/// `mirror show`: what is mirrored, and what is not yet across.
pub(super) async fn show(ask: &mut Ask<'_>) -> Result<Answer> {
    let group = ask.group()?;
    let lines = standing(ask.tx, ask.base, &group).await?;
    if lines.is_empty() {
        let lang = ask.reader().lang;
        let line = ask.base.table.line("mirror on", "", &lang);
        return Ok(Answer::say(say!("bridge-mirror-none", line = line)));
    }
    Ok(lines.into_iter().fold(Answer::default(), Answer::with))
}

/// One piece for each direction that is open: where it goes, and what is not yet across.
pub(super) async fn standing(
    tx: &mut Tx,
    base: &Base,
    group: &GroupRef,
) -> Result<Vec<Block<Say>>> {
    let mut lines = Vec::new();
    let rooms = group_store::every_room(tx, &group.id).await?;
    let mut pairs = Vec::new();
    for (from, _) in &rooms {
        for pair in store::from(tx, &from.id).await? {
            let to = rooms.iter().map(|(room, _)| room).find(|room| room.id == pair.to);
            pairs.extend(to.map(|to| (pair, from, to)));
        }
    }
    for (pair, from, to) in pairs {
        let waiting = store::waiting_from(tx, &from.id, &to.id).await?;
        let (text, tone) = match waiting.oldest {
            Some(oldest) => {
                let age = Value::Span(base.world.now().seconds_since(oldest).max(0));
                let text = say!("bridge-mirror-waiting", count = waiting.count, age = age);
                (text, Tone::Warning)
            }
            None => (say!("bridge-mirror-all-across"), Tone::Good),
        };
        let note = match (waiting.late, pair.hold) {
            (0, 0) => None,
            (0, hold) => Some(say!("bridge-mirror-hold", hold = Value::Span(hold))),
            (late, _) => Some(say!("bridge-mirror-untranslated", count = late)),
        };
        let label = say!("bridge-mirror-way", from = named(from), to = named(to));
        lines.push(Block::Entry { label, text, note, tone });
    }
    Ok(lines)
}

/// What is kept of a person's part in it: the copies of what they said, and their reactions.
pub(super) async fn kept(tx: &mut Tx, id: &MemberId) -> Result<(Vec<Json>, Vec<Json>)> {
    let copies = store::of_author(tx, id).await?.into_iter().map(|copy| {
        json!({
            "message": copy.message,
            "waits": copy.words,
            "at": copy.at.iso(),
            "across_at": copy.across_at.map(Moment::iso),
        })
    });
    let marks = store::marks_of(tx, id).await?.into_iter();
    let marks =
        marks.map(|(on, emoji, at)| json!({ "message": on, "reaction": emoji, "at": at.iso() }));
    Ok((copies.collect(), marks.collect()))
}

/// Once a day: which message is a copy of which is forgotten when the group forgets the messages.
pub(super) async fn sweep(base: &Base, tx: &mut Tx) -> Result<()> {
    let now = base.world.now();
    for group in groups::store::all(tx, None).await? {
        let before = now.plus_seconds(-notice::kept_for(tx, base, &group).await?);
        for (room, _) in group_store::every_room(tx, &group.id).await? {
            store::sweep(tx, &room.id, before).await?;
        }
    }
    Ok(())
}
