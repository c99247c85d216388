//! Messages over REST: listed, posted once for a nonce, edited, deleted, and reacted to.

use std::time::Instant;

use serde_json::{Map, Value, json};

use super::super::held::Fault;
use super::super::id::Id;
use super::super::permission::{
    ADD_REACTIONS, ATTACH_FILES, MANAGE_MESSAGES, READ_MESSAGE_HISTORY, SEND_MESSAGES,
    SEND_MESSAGES_IN_THREADS,
};
use super::super::world::World;
use super::channels::{allowed, known};
use super::guard::nothing;
use super::parts::plain;
use super::{Answer, Ask, No, no};

/// A message in a channel the bot can see.
fn found(world: &World, channel: Id, param: &str) -> Result<Id, No> {
    let id = Id::read(param);
    let post = id.and_then(|id| world.channel(channel).messages.get(&id));
    match (id, post) {
        (Some(id), Some(post)) if post.only_for.is_none() => Ok(id),
        _ => no(404, 10_008, "Unknown Message"),
    }
}

/// Whether the bot may read all words.
pub fn reads_all(world: &World) -> bool {
    world.settings.privileged & super::super::gateway::intent::CONTENT != 0
}

/// What was said, the newest first.
pub fn list(world: &mut World, ask: &Ask, params: &[&str]) -> Answer {
    let channel = known(world, params[0])?;
    if allowed(world, params[0], READ_MESSAGE_HISTORY).is_err() {
        return Ok((200, json!([])));
    }
    let most = ask.query("limit").map_or(Some(50), |most| most.parse().ok());
    let Some(most) = most.filter(|most| (1..=100).contains(most)) else {
        return fault("limit", "NUMBER_TYPE_MAX", "int value should be between 1 and 100.");
    };
    let at = |name: &str| ask.query(name).and_then(Id::read);
    let posts = world.channel(channel).messages.iter();
    let loud = posts.filter(|(_, post)| post.only_for.is_none()).map(|(id, _)| *id);
    let loud: Vec<Id> = loud.collect();
    let ids: Vec<Id> = if let Some(after) = at("after") {
        let mut ids: Vec<Id> = loud.into_iter().filter(|id| *id > after).take(most).collect();
        ids.reverse();
        ids
    } else if let Some(around) = at("around") {
        let half = most / 2;
        let at = loud.partition_point(|id| *id < around);
        let end = (at + half + 1).min(loud.len());
        loud[at.saturating_sub(half)..end].iter().rev().copied().collect()
    } else {
        let before = at("before");
        let fits = |id: &Id| before.is_none_or(|before| *id < before);
        loud.into_iter().rev().filter(fits).take(most).collect()
    };
    let whole = reads_all(world);
    Ok((200, ids.into_iter().map(|id| world.message_shape(channel, id, whole)).collect()))
}

/// One message.
pub fn get(world: &mut World, _: &Ask, params: &[&str]) -> Answer {
    let channel = allowed(world, params[0], READ_MESSAGE_HISTORY)?;
    let id = found(world, channel, params[1])?;
    Ok((200, world.message_shape(channel, id, reads_all(world))))
}

/// A fault in a form.
pub fn fault<T>(path: &str, code: &'static str, message: &str) -> Result<T, No> {
    let faults = vec![Fault::at(path, code, message)];
    Err(No { status: 400, code: 50_035, message: "Invalid Form Body", faults })
}

/// Something is said, once for a nonce.
pub fn post(world: &mut World, ask: &Ask, params: &[&str]) -> Answer {
    let thread = known(world, params[0]).is_ok_and(|id| world.channel(id).is_thread());
    let needed = if thread { SEND_MESSAGES_IN_THREADS } else { SEND_MESSAGES };
    let files = if ask.files.is_empty() { 0 } else { ATTACH_FILES };
    let channel = allowed(world, params[0], needed | files)?;
    let place = world.channel(channel);
    if matches!(place.kind, 4 | 15) {
        return no(400, 50_008, "Cannot send messages in a non-text channel");
    }
    if place.locked {
        return no(403, 50_083, "Thread is archived");
    }
    if place.with.is_some_and(|with| world.user(with).closed) {
        return no(403, 50_007, "Cannot send messages to this user");
    }
    let nonce = match &ask.body["nonce"] {
        Value::Null => None,
        Value::String(nonce) => Some(nonce.clone()),
        nonce => Some(nonce.to_string()),
    };
    let key = nonce.clone().map(|nonce| (channel, nonce));
    if let Some(key) = key.as_ref().filter(|_| ask.body["enforce_nonce"] == true)
        && let Some((id, at)) = world.nonces.get(key)
        && at.elapsed() < world.settings.nonce
        && world.channel(channel).messages.contains_key(id)
    {
        let id = *id;
        return Ok((200, world.message_shape(channel, id, true)));
    }
    let parts = parts(world, ask, &ask.body, Some(channel), &[])?;
    let id = world.says(channel, world.bot, parts);
    if let Some(key) = key {
        world.nonces.insert(key, (id, Instant::now()));
    }
    Ok((200, world.message_shape(channel, id, true)))
}

/// The parts of a message object that a body asks for, its files kept.
///
/// `channel` is where an answered message has to be; `before` are attachments there were.
pub fn parts(
    world: &mut World,
    ask: &Ask,
    body: &Value,
    channel: Option<Id>,
    before: &[Value],
) -> Result<Value, No> {
    let mut parts = Map::new();
    for part in ["content", "embeds", "components", "flags", "nonce"] {
        if let Some(value) = body.get(part) {
            let empty = if part == "content" { json!("") } else { json!([]) };
            let value = if value.is_null() { empty } else { value.clone() };
            parts.insert(part.to_owned(), value);
        }
    }
    for embed in parts.get_mut("embeds").and_then(Value::as_array_mut).into_iter().flatten() {
        embed["type"] = json!("rich");
    }
    if let Some(poll) = body.get("poll").filter(|poll| !poll.is_null()) {
        parts.insert("poll".to_owned(), poll_shape(poll));
    }
    let mut answered = None;
    let reference = &body["message_reference"];
    if let (Some(channel), Some(to)) = (channel, reference["message_id"].as_str()) {
        match found(world, channel, to) {
            Ok(id) => {
                let reference = json!({ "type": 0, "message_id": id, "channel_id": channel, "guild_id": world.channel(channel).guild });
                parts.insert("type".to_owned(), json!(19));
                parts.insert("message_reference".to_owned(), reference);
                answered = Some(world.post(channel, id).author);
            }
            Err(_) if reference["fail_if_not_exists"] == false => {}
            Err(_) => {
                return fault("message_reference", "REPLIES_UNKNOWN_MESSAGE", "Unknown message");
            }
        }
    }
    if let Some(content) = parts.get("content").and_then(Value::as_str) {
        let (named, everybody) = world.mentions(content, body.get("allowed_mentions"), answered);
        parts.insert("mentions".to_owned(), named);
        parts.insert("mention_everyone".to_owned(), json!(everybody));
    }
    if let Some(attachments) = attachments(world, ask, body, channel, before)? {
        parts.insert("attachments".to_owned(), json!(attachments));
    }
    Ok(Value::Object(parts))
}

/// The attachments a message has after a request; nothing if that is as before.
fn attachments(
    world: &mut World,
    ask: &Ask,
    body: &Value,
    channel: Option<Id>,
    before: &[Value],
) -> Result<Option<Vec<Value>>, No> {
    let told = body["attachments"].as_array();
    if told.is_none() && ask.files.is_empty() {
        return Ok(None);
    }
    let guild = channel.and_then(|channel| world.channel(channel).guild);
    let limit = guild.map_or(10 << 20, |guild| world.guilds[&guild].file);
    let whole: usize = ask.files.iter().map(|(_, file)| file.bytes.len()).sum();
    if ask.files.iter().any(|(_, file)| file.bytes.len() > limit) || whole > 25 << 20 {
        return no(413, 40_005, "Request entity too large");
    }
    let mut all: Vec<Value> = match told {
        None => before.to_vec(),
        Some(told) => before
            .iter()
            .filter(|one| told.iter().any(|kept| kept["id"] == one["id"]))
            .cloned()
            .collect(),
    };
    for (number, file) in &ask.files {
        let id = json!(number.to_string());
        let about =
            told.into_iter().flatten().find(|one| one["id"] == id || one["id"] == json!(number));
        let mut attachment = world.keeps(file.clone());
        if let Some(name) = about.and_then(|about| about.get("filename")) {
            attachment["filename"] = name.clone();
        }
        if let Some(description) = about.and_then(|about| about.get("description")) {
            attachment["description"] = description.clone();
        }
        all.push(attachment);
    }
    Ok(Some(all))
}

/// A poll as a message has it.
pub fn poll_shape(asked: &Value) -> Value {
    let answers = asked["answers"].as_array().into_iter().flatten().enumerate();
    let answers = answers
        .map(|(at, answer)| json!({ "answer_id": at + 1, "poll_media": answer["poll_media"] }));
    let hours = asked["duration"].as_u64().unwrap_or(24);
    let expiry = super::super::id::now() + hours * 3_600_000;
    json!({
        "question": asked["question"], "answers": answers.collect::<Vec<_>>(),
        "expiry": super::super::id::stamp(expiry), "layout_type": 1,
        "allow_multiselect": asked["allow_multiselect"].as_bool().unwrap_or(false),
        "results": { "is_finalized": false, "answer_counts": [] },
    })
}

/// The bot changes what it said.
pub fn edit(world: &mut World, ask: &Ask, params: &[&str]) -> Answer {
    let channel = known(world, params[0])?;
    let id = found(world, channel, params[1])?;
    if world.author(channel, id) != world.bot {
        return no(403, 50_005, "Cannot edit a message authored by another user");
    }
    change(world, ask, &ask.body, channel, id)?;
    Ok((200, world.message_shape(channel, id, true)))
}

/// Changes a message as a body says; it may not become empty.
pub fn change(world: &mut World, ask: &Ask, body: &Value, channel: Id, id: Id) -> Result<(), No> {
    let before = world.post(channel, id).value.clone();
    let old: Vec<Value> = before["attachments"].as_array().cloned().unwrap_or_default();
    let mut parts = parts(world, ask, body, Some(channel), &old)?;
    let flags = before["flags"].as_u64().unwrap_or_default() & !128;
    let asked = parts["flags"].as_u64().unwrap_or_default();
    // What a message is for stays: only who sees it, and what it is built of.
    if flags & 1 << 15 != 0 && parts.get("flags").is_some() && asked & 1 << 15 == 0 {
        return fault("flags", "MESSAGE_FLAGS_INVALID", "IS_COMPONENTS_V2 cannot be removed");
    }
    parts["flags"] = json!(flags | asked & (4 | 1 << 15));
    let mut after = before.clone();
    super::super::said::merge(&mut after, parts.clone());
    if super::super::held::message::is_empty(&after) {
        return no(400, 50_006, "Cannot send an empty message");
    }
    world.post(channel, id).waits = false;
    world.edited(channel, id, parts);
    Ok(())
}

/// A message is taken away.
pub fn delete(world: &mut World, _: &Ask, params: &[&str]) -> Answer {
    let channel = known(world, params[0])?;
    let id = found(world, channel, params[1])?;
    if world.author(channel, id) != world.bot {
        allowed(world, params[0], MANAGE_MESSAGES)?;
    }
    world.removed(channel, &[id]);
    Ok(nothing())
}

/// The bot puts a reaction.
pub fn react(world: &mut World, _: &Ask, params: &[&str]) -> Answer {
    let channel = allowed(world, params[0], READ_MESSAGE_HISTORY)?;
    let id = found(world, channel, params[1])?;
    let emoji = plain(params[2]);
    if emoji.is_ascii() && !emoji.contains(':') {
        return no(400, 10_014, "Unknown Emoji");
    }
    let known = world.post(channel, id).reactions.iter().any(|(known, _)| *known == emoji);
    if !known {
        allowed(world, params[0], ADD_REACTIONS)?;
        if world.post(channel, id).reactions.len() >= 20 {
            return no(400, 30_010, "Maximum number of reactions reached (20)");
        }
    }
    world.reacted(channel, id, world.bot, &emoji, true);
    Ok(nothing())
}

/// The bot takes a reaction back.
pub fn unreact(world: &mut World, _: &Ask, params: &[&str]) -> Answer {
    let channel = allowed(world, params[0], READ_MESSAGE_HISTORY)?;
    let id = found(world, channel, params[1])?;
    world.reacted(channel, id, world.bot, &plain(params[2]), false);
    Ok(nothing())
}

/// Who has put a reaction, the first hundred of them.
pub fn who_reacted(world: &mut World, _: &Ask, params: &[&str]) -> Answer {
    let channel = allowed(world, params[0], READ_MESSAGE_HISTORY)?;
    let id = found(world, channel, params[1])?;
    let emoji = plain(params[2]);
    let reactions = &world.post(channel, id).reactions;
    let who = reactions.iter().find(|(known, _)| *known == emoji).map(|(_, who)| who.clone());
    let who = who.unwrap_or_default().into_iter().take(100);
    Ok((200, who.map(|one| world.user_shape(one)).collect()))
}
