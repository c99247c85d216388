//! What forms in the rooms send: messages, edits, reactions, deletions. Each is answered twice
//! over: as JSON to the script, as a page where no script runs, which keeps the text.

use std::collections::BTreeMap;
use std::sync::Arc;

use axum::extract::{Path, Request, State};
use axum::http::StatusCode;
use axum::response::Response;

use super::doing::{Came, came};
use super::files::take::{self, Form, Fresh};
use super::posting::{Saying, Submitted};
use super::rooms::{self, Begun};
use super::visit::{Inside, Sent, Visit, sender, to};
use super::wrong::Wrong;
use super::{Web, store};
use crate::foundation::i18n::Say;
use crate::foundation::talk::{MessageId, Reply, RoomRef};

/// `POST /g/{slug}/say/{room}`.
pub(super) async fn say(
    State(web): State<Arc<Web>>,
    Path((slug, room)): Path<(String, String)>,
    request: Request,
) -> Result<Response, Wrong> {
    let visit = sender(&web, request.headers(), request.uri()).await?;
    // Nothing is taken to the disk before it is known who sends it where.
    let inside = visit.enter(&slug).await?;
    let room = inside.room(&room)?.clone();
    let Form { sent, files } = take::form(visit, &inside.account.native_id, request).await?;
    let visit = &sent.visit;
    let put = match files {
        Ok(files) => put(&sent, &inside, &room, files).await,
        Err(wrong) => Err(wrong),
    };
    let status = put.as_ref().err().map(Wrong::status);
    let say = match put {
        Ok(reply) => {
            let back = inside.path(&format!("?room={}", room.slug));
            let came_ = Came { reply, back: Some(back), stays: true, clear: true };
            return came(visit, &inside, came_).await;
        }
        Err(wrong) if visit.live => return Err(wrong),
        Err(Wrong::Busy(say) | Wrong::Refused(say) | Wrong::Unkept(say)) => say,
        Err(Wrong::TooFast(seconds)) => {
            crate::say!("web-too-fast-next", span = crate::foundation::i18n::Value::Span(seconds))
        }
        Err(wrong) => return Err(wrong),
    };
    again(&sent, &inside, &room, &say, status.unwrap_or_default()).await
}

async fn put(sent: &Sent, inside: &Inside, room: &RoomRef, files: Fresh) -> Result<Reply, Wrong> {
    let web = &sent.visit.web;
    let account = &inside.account;
    let text = sent.fields.get("text").map_or("", String::as_str);
    let edit = sent.field("edit");
    if !edit.is_empty() {
        if !files.files.is_empty() {
            return Err(Wrong::Refused(crate::say!("web-file-edit")));
        }
        web.limits.post(&account.native_id)?;
        web.edit(account, &edit.into(), text).await?;
        return Ok(Reply::default());
    }
    if web.base().table.command_in(text).is_some() {
        web.limits.action(&account.native_id)?;
    } else {
        web.limits.post(&account.native_id)?;
    }
    let reply = sent.field("reply");
    let reply: Option<MessageId> = (!reply.is_empty()).then(|| reply.into());
    let key: String = sent.field("key").chars().take(80).collect();
    let saying = Saying { text, reply_to: reply.as_ref(), key: &key, files };
    let posted = web.post_with(account, &inside.group.slug, &room.slug, saying).await?;
    if posted.gone {
        return Err(Wrong::Refused(crate::say!("web-sent-then-deleted")));
    }
    Ok(posted.reply)
}

/// The rooms again, with the text still in the composer and what was wrong beneath it.
async fn again(
    sent: &Sent,
    inside: &Inside,
    room: &RoomRef,
    say: &Say,
    status: StatusCode,
) -> Result<Response, Wrong> {
    let id = |name: &str| Some(sent.field(name)).filter(|id| !id.is_empty()).map(MessageId::from);
    let begun = Begun {
        room: Some(room.slug.clone()),
        draft: sent.fields.get("text").cloned().unwrap_or_default(),
        reply: id("reply"),
        edit: None,
        before: None,
        wrong: Some(sent.visit.web.base().words.say(&inside.person.reader, say)),
    };
    rooms::shown(&sent.visit, inside, begun, status).await
}

/// `POST /g/{slug}/m/{message}/{verb}`.
pub(super) async fn act(
    Path((slug, message, verb)): Path<(String, String, String)>,
    sent: Sent,
) -> Result<Response, Wrong> {
    let visit = &sent.visit;
    let inside = visit.enter(&slug).await?;
    let (web, account) = (&visit.web, &inside.account);
    let message = MessageId::from(message);
    let (room, pressed) = place(visit, &inside, &message, sent.field("mark")).await?;
    let at = |query: &str| inside.path(&format!("?room={}{query}", room.slug));
    let back = at(&format!("#m-{message}"));
    if matches!(verb.as_str(), "reply" | "edit") {
        return Ok(to(&at(&format!("&{verb}={message}#composer-{}", room.slug))));
    }
    web.limits.action(&account.native_id)?;
    let reply = match verb.as_str() {
        "react" => web.react(account, &message, sent.field("mark"), !pressed).await?,
        "translate" => {
            let form = Submitted::Form("translate".to_owned(), BTreeMap::new());
            web.submit(account, &slug, Some((&room.slug, Some(&message))), form).await?
        }
        "delete" => {
            web.delete(account, &message).await?;
            Reply::default()
        }
        _ => return Err(Wrong::NotFound),
    };
    came(visit, &inside, Came { reply, back: Some(back), stays: true, clear: false }).await
}

/// The room a message stands in, and whether this person has put that reaction on it.
async fn place(
    visit: &Visit,
    inside: &Inside,
    message: &MessageId,
    emoji: &str,
) -> Result<(RoomRef, bool), Wrong> {
    let mut tx = visit.web.base().store.look().await?;
    let line = store::find(&mut tx, message).await?.ok_or(Wrong::NotFound)?;
    let room = inside.rooms.iter().find(|room| room.id == line.room_id).ok_or(Wrong::NotFound)?;
    let emoji = crate::foundation::talk::command::plain_emoji(emoji);
    let pressed = line
        .reactions
        .iter()
        .any(|(known, who)| *known == emoji && who.contains(&inside.account.native_id));
    Ok((room.clone(), pressed))
}

/// `POST /g/{slug}/read`: how far somebody has read a room.
pub(super) async fn read(Path(slug): Path<String>, sent: Sent) -> Result<Response, Wrong> {
    let visit = &sent.visit;
    let inside = visit.enter(&slug).await?;
    let room = inside.room(sent.field("room"))?;
    let seq: i64 = sent.field("seq").parse().map_err(|_| Wrong::Unreadable)?;
    let mut tx = visit.web.base().store.begin().await?;
    let (last, _) = store::cursor(&mut tx, &room.id).await?;
    store::read(&mut tx, &inside.account.native_id, &room.id, seq.min(last)).await?;
    tx.commit().await?;
    came(visit, &inside, Came { stays: true, ..Came::default() }).await
}

/// `POST /g/{slug}/notes/{note}/dismiss`: puts it away; with `older=yes`, those before it too.
pub(super) async fn dismiss(
    Path((slug, note)): Path<(String, String)>,
    sent: Sent,
) -> Result<Response, Wrong> {
    let visit = &sent.visit;
    let inside = visit.enter(&slug).await?;
    let mut tx = visit.web.base().store.begin().await?;
    let (member, now) = (&inside.person.id, visit.web.base().world.now());
    if visit.query.get("older").is_some_and(|older| older == "yes") {
        store::note::seen_until(&mut tx, &note, member, now).await?;
    } else {
        store::note::seen(&mut tx, &note, member, now).await?;
    }
    tx.commit().await?;
    came(visit, &inside, Came { stays: true, ..Came::default() }).await
}
