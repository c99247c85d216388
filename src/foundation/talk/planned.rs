//! Something planned for a time, such as a meeting: a scheduled event where a platform has such, and
//! otherwise a message that says when and where. It can be changed and called off.

use serde::{Deserialize, Serialize};

use super::ask::{Base, RoomRef};
use super::body::{Block, Body};
use super::ids::MessageId;
use super::out::{Out, Post};
use super::{post, store};
use crate::foundation::clock::Moment;
use crate::foundation::error::Result;
use crate::foundation::i18n::Say;
use crate::foundation::store::Tx;
use crate::say;

/// Something planned, until somebody's language is known.
#[derive(Clone, Debug, PartialEq)]
pub struct Occasion {
    /// What it is called.
    pub title: Say,
    /// What it is about.
    pub about: Say,
    /// When it begins.
    pub starts: Moment,
    /// When it ends, later than it begins.
    pub ends: Moment,
    /// Where one goes for it: an address.
    pub link: String,
}

/// Something planned, in words.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Planned {
    /// What it is called.
    pub title: String,
    /// What it is about.
    pub about: String,
    /// When it begins.
    pub starts: Moment,
    /// When it ends.
    pub ends: Moment,
    /// Where one goes for it.
    pub link: String,
}

/// What becomes of something planned.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Step {
    /// It is new.
    New,
    /// It is otherwise now.
    Changed,
    /// It does not take place.
    Off,
}

/// Tells a room of something planned; gives our id of it, by which it is changed.
///
/// # Errors
/// A failure of the database.
pub async fn event(
    tx: &mut Tx,
    base: &Base,
    at: &RoomRef,
    occasion: &Occasion,
) -> Result<MessageId> {
    let id: MessageId = base.world.id().into();
    let (room, now) = (Some(&at.id), base.world.now());
    store::ours(tx, &id, &at.platform, &at.native_id, room, now).await?;
    put(tx, base, at, &id, occasion, Step::New)?;
    Ok(id)
}

/// Changes something planned.
///
/// # Errors
/// A failure if the words cannot be written out.
pub fn event_again(
    tx: &mut Tx,
    base: &Base,
    at: &RoomRef,
    id: &MessageId,
    occasion: &Occasion,
) -> Result<()> {
    put(tx, base, at, id, occasion, Step::Changed)
}

/// Calls something planned off.
///
/// # Errors
/// A failure if the words cannot be written out.
pub fn event_off(
    tx: &mut Tx,
    base: &Base,
    at: &RoomRef,
    id: &MessageId,
    occasion: &Occasion,
) -> Result<()> {
    put(tx, base, at, id, occasion, Step::Off)
}

fn put(
    tx: &mut Tx,
    base: &Base,
    at: &RoomRef,
    id: &MessageId,
    occasion: &Occasion,
    step: Step,
) -> Result<()> {
    let reader = at.reader();
    let words = |say: &Say| base.words.say(&reader, say);
    let planned = Planned {
        title: words(&occasion.title),
        about: words(&occasion.about),
        starts: occasion.starts,
        ends: occasion.ends,
        link: occasion.link.clone(),
    };
    let title = match step {
        Step::Off => words(&say!("talk-event-off", title = planned.title.as_str())),
        Step::New | Step::Changed => planned.title.clone(),
    };
    let when = say!("talk-event-when", starts = occasion.starts, ends = occasion.ends);
    let mut body = Body::default().with(Block::Heading(title)).with(Block::Facts(words(&when)));
    if step != Step::Off {
        body = body.with(Block::Text(planned.about.clone()));
        let (text, to) = (occasion.link.clone(), occasion.link.clone());
        body = body.with(Block::Link { text, to });
    }
    body.blocks.retain(
        |block| !matches!(block, Block::Text(text) | Block::Link { text, .. } if text.is_empty()),
    );
    let post = Post { message_id: id.clone(), body, ..Post::default() };
    post::send(tx, base, &at.platform, post::room(at), Out::Event { planned, step, post })
}
