//! How a session begins and how it is taken up again: IDENTIFY with READY and the guilds, RESUME
//! with all that was missed.

use std::time::Instant;

use serde_json::{Value, json};

use super::super::id::Id;
use super::super::world::{Kept, World};
use super::line::Then;
use super::{Out, Session, intent};

/// All intents there are.
const ALL: u64 = ((1 << 17) - 1) | (0b11 << 20) | (0b11 << 24);

/// Whether a client has the token; here, as over REST, it may say whose it is.
fn knows(world: &World, asked: &Value) -> bool {
    let token = asked["token"].as_str().unwrap_or_default();
    token.strip_prefix("Bot ").unwrap_or(token) == world.token
}

/// A session begins, unless something is wrong with how it was asked for.
pub fn identifies(world: &mut World, number: u64, asked: &Value) -> Then {
    if !knows(world, asked) {
        return Then::Close(4004, "Authentication failed.");
    }
    for part in ["os", "browser", "device"] {
        if !asked["properties"][part].is_string() {
            world.breaks(format!("gateway: IDENTIFY without properties.{part}"));
            return Then::Close(4002, "Error while decoding payload.");
        }
    }
    let Some(intents) = asked["intents"].as_u64().filter(|intents| intents & !ALL == 0) else {
        world.breaks(format!("gateway: IDENTIFY with the intents {}", asked["intents"]));
        return Then::Close(4013, "Invalid intent(s).");
    };
    if intents & intent::PRIVILEGED & !world.settings.privileged != 0 {
        return Then::Close(4014, "Disallowed intent(s).");
    }
    let part = |at: usize| asked["shard"][at].as_u64();
    let shard = if asked["shard"].is_null() { Some((0, 1)) } else { part(0).zip(part(1)) };
    let Some(shard) = shard.filter(|(number, of)| number < of) else {
        world.breaks(format!("gateway: IDENTIFY as shard {}", asked["shard"]));
        return Then::Close(4010, "Invalid shard.");
    };
    let queue = shard.0 % world.settings.shards.1.max(1);
    let early = world.identified.get(&queue);
    if early.is_some_and(|at| at.elapsed() < world.settings.between_sessions) {
        return Then::Say(json!({ "op": 9, "s": null, "t": null, "d": false }));
    }
    world.identified.insert(queue, Instant::now());
    let id = format!("session-{}", world.mint());
    let session =
        Session { intents, shard, seq: 0, kept: Kept::new(), line: Some(number), left: None };
    world.sessions.insert(id.clone(), session);
    if let Some(line) = world.lines.get_mut(&number) {
        line.session = Some(id.clone());
    }
    let guilds = world.guilds.keys().copied().filter(|guild| world.is_in(*guild));
    let guilds: Vec<Id> = guilds.filter(|guild| (guild.0 >> 22) % shard.1 == shard.0).collect();
    let away = guilds.iter().map(|guild| json!({ "id": guild, "unavailable": true }));
    let mut user = world.user_shape(world.bot);
    for (part, value) in [
        ("verified", json!(true)),
        ("mfa_enabled", json!(false)),
        ("email", Value::Null),
        ("flags", json!(0)),
    ] {
        user[part] = value;
    }
    let ready = json!({
        "v": 10, "user": user, "guilds": away.collect::<Vec<_>>(), "session_id": id,
        "resume_gateway_url": world.ws, "shard": [shard.0, shard.1], "private_channels": [],
        "application": { "id": world.application, "flags": 0 },
    });
    world.dispatch(&id, "READY", &ready);
    if intents & intent::GUILDS != 0 {
        for guild in guilds {
            let shape = world.whole_guild(guild, intents);
            world.dispatch(&id, "GUILD_CREATE", &shape);
        }
    }
    Then::On
}

/// A session is taken up again: everything that was missed is told again, in order.
pub fn resumes(world: &mut World, number: u64, asked: &Value) -> Then {
    if !knows(world, asked) {
        return Then::Close(4004, "Authentication failed.");
    }
    let lost = || Then::Say(json!({ "op": 9, "s": null, "t": null, "d": false }));
    let lasts = world.settings.session_lasts;
    let id = asked["session_id"].as_str().unwrap_or_default();
    let Some(session) = world.sessions.get_mut(id) else { return lost() };
    let Some(seq) = asked["seq"].as_u64().filter(|seq| *seq <= session.seq) else {
        return Then::Close(4007, "Invalid seq.");
    };
    let forgotten = session.kept.front().is_some_and(|(first, _)| seq + 1 < *first);
    if forgotten || session.left.is_some_and(|left| left.elapsed() >= lasts) {
        world.sessions.remove(id);
        return lost();
    }
    let before = session.line.replace(number);
    session.left = None;
    let missed = session.kept.iter().filter(|(at, _)| *at > seq).map(|(_, text)| text.clone());
    let missed: Vec<String> = missed.collect();
    if let Some(before) = before.and_then(|before| world.lines.get_mut(&before)) {
        before.session = None;
        before.out.send(Out::Close(4000, "Taken up elsewhere.")).ok();
    }
    if let Some(line) = world.lines.get_mut(&number) {
        line.session = Some(id.to_owned());
        for text in missed {
            line.told += 1;
            line.out.send(Out::Text(text)).ok();
        }
    }
    world.weather.resumed += 1;
    world.dispatch(id, "RESUMED", &json!({}));
    Then::On
}

/// Answers who asks for the members of a guild.
pub fn members(world: &mut World, number: u64, asked: &Value) {
    let session = world.lines.get(&number).and_then(|line| line.session.clone());
    let (Some(session), Some(guild)) = (session, asked["guild_id"].as_str().and_then(Id::read))
    else {
        return;
    };
    if !world.is_in(guild) {
        return;
    }
    let wanted = asked["user_ids"].as_array().cloned().unwrap_or_default();
    let everybody = world.guilds[&guild].members.keys();
    let found = everybody.copied().filter(|who| wanted.is_empty() || wanted.contains(&json!(who)));
    let found: Vec<Value> = found.map(|who| world.member_shape(guild, who)).collect();
    let chunk = json!({
        "guild_id": guild, "members": found, "chunk_index": 0, "chunk_count": 1,
        "nonce": asked["nonce"],
    });
    world.dispatch(&session, "GUILD_MEMBERS_CHUNK", &chunk);
}
