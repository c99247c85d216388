//! The notice: what is kept of what is said here, why, how long, who sees it, how to say no. It
//! stands in every room in every language the group speaks, and nothing is recorded before it
//! does. (Facts on privacy, §7.1: transparency, minimisation, objection.)

use super::store;
use crate::community::people::members::store as members;
use crate::foundation::error::Result;
use crate::foundation::i18n::{Lang, Reader, Say, Value};
use crate::foundation::store::Tx;
use crate::foundation::talk::post::{self, Words};
use crate::foundation::talk::{Base, Block, Body, GroupRef, RoomRef, when};
use crate::say;

/// Sends the notice to a room; it counts as standing once the platform has taken it.
///
/// # Errors
/// A failure of the database.
pub async fn put(tx: &mut Tx, base: &Base, group: &GroupRef, room: &RoomRef) -> Result<()> {
    let words = words(tx, base, group, room).await?;
    let message = post::in_room(tx, base, room, &words).await?;
    store::notice_sent(tx, &room.id, &message).await
}

/// Says the notice of a room anew, in its place; false if it has none.
///
/// # Errors
/// A failure of the database.
pub async fn again(tx: &mut Tx, base: &Base, group: &GroupRef, room: &RoomRef) -> Result<bool> {
    let Some(message) = store::notice_of(tx, &room.id).await? else { return Ok(false) };
    let words = words(tx, base, group, room).await?;
    post::again(tx, base, room, &message, &words)?;
    Ok(true)
}

/// What the notice says, in every language that may be read there.
async fn words(tx: &mut Tx, base: &Base, group: &GroupRef, room: &RoomRef) -> Result<Words> {
    let mut more = Vec::new();
    for notice in &base.notices {
        more.extend(notice(base, tx, group, room).await?);
    }
    let keep = kept_for(tx, base, group).await?;
    let mut languages = vec![room.lang.clone()];
    let spoken = base.words.languages().iter().filter(|lang| ["en", "es"].contains(&lang.code()));
    for lang in group.languages.iter().chain(spoken) {
        if !languages.contains(lang) {
            languages.push(lang.clone());
        }
    }
    let mut body = Body::default();
    for lang in languages {
        let words = worded(base, group, room, lang, keep, &more);
        body.blocks.push(Block::Text(say!("verbatim", text = words)));
    }
    Ok(Words { body, card: Some("notice".to_owned()), ..Words::default() })
}

fn worded(
    base: &Base,
    group: &GroupRef,
    room: &RoomRef,
    lang: Lang,
    keep: i64,
    more: &[Say],
) -> String {
    let off = base.table.line("privacy off", "", &lang);
    let show = base.table.line("privacy show", "", &lang);
    let notice = if room.platform == "web" {
        say!(
            "people-notice-web",
            group = group.name(&lang),
            keep = Value::Span(keep),
            off = off,
            show = show
        )
    } else {
        say!("people-notice", group = group.name(&lang), off = off, show = show)
    };
    let reader = Reader::new(lang, &room.zone);
    let all = std::iter::once(&notice).chain(more);
    all.map(|say| base.words.say(&reader, say)).collect::<Vec<_>>().join(" ")
}

/// How long the web rooms of a group keep messages, in seconds.
///
/// # Errors
/// A failure of the database.
pub async fn kept_for(tx: &mut Tx, base: &Base, group: &GroupRef) -> Result<i64> {
    let typed = super::setting(tx, base, &group.id, "people.keep").await?;
    Ok(when::span(&typed).unwrap_or(730 * 86_400).max(86_400))
}

/// Once a day: the web rooms forget what is older than their group keeps, and sign-in links that
/// have expired are dropped.
pub(in crate::community::people) async fn sweep(base: &Base, tx: &mut Tx) -> Result<()> {
    let now = base.world.now();
    for group in store::all(tx, None).await? {
        let before = now.plus_seconds(-kept_for(tx, base, &group).await?);
        for (room, _) in store::every_room(tx, &group.id).await? {
            if room.platform == "web" {
                post::forget(tx, base, &room, before)?;
            }
        }
    }
    // Whoever never used their invitation is nobody's member: what was written down of them goes.
    for member in store::never_came(tx, now).await? {
        store::leave_all(tx, &member, now).await?;
        members::erase(tx, &base.world, &member).await?;
    }
    store::sweep_invitations(tx, now).await
}
