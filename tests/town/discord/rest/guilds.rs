//! What is asked about the bot itself, its guilds and their members.

#![expect(clippy::unnecessary_wraps, reason = "any route may refuse")]

use serde_json::{Value, json};

use super::super::id::Id;
use super::super::world::{Channel, World};
use super::{Answer, Ask, no};

/// Where the gateway is.
pub fn gateway(world: &mut World, _: &Ask, _: &[&str]) -> Answer {
    Ok((200, json!({ "url": world.ws })))
}

/// Where it is, and how it should be used.
pub fn gateway_for_bots(world: &mut World, _: &Ask, _: &[&str]) -> Answer {
    let (shards, at_once) = world.settings.shards;
    let limit =
        json!({ "total": 1000, "remaining": 999, "reset_after": 0, "max_concurrency": at_once });
    Ok((200, json!({ "url": world.ws, "shards": shards, "session_start_limit": limit })))
}

/// The bot's user.
pub fn me(world: &mut World, _: &Ask, _: &[&str]) -> Answer {
    let mut user = world.user_shape(world.bot);
    for (part, value) in
        [("flags", json!(0)), ("mfa_enabled", json!(false)), ("locale", json!("en-US"))]
    {
        user[part] = value;
    }
    Ok((200, user))
}

/// The guilds the bot is in.
pub fn mine(world: &mut World, ask: &Ask, _: &[&str]) -> Answer {
    let after = ask.query("after").and_then(Id::read).unwrap_or(Id(0));
    let most = ask.query("limit").and_then(|most| most.parse().ok()).unwrap_or(200).min(200);
    let ids = world.guilds.keys().copied().filter(|id| *id > after && world.is_in(*id));
    let shapes = ids.take(most).map(|id| {
        let guild = &world.guilds[&id];
        let permissions = world.permissions(world.bot, id, None).to_string();
        json!({
            "id": id, "name": guild.name, "icon": null, "banner": null, "owner": false,
            "permissions": permissions, "features": [],
        })
    });
    Ok((200, shapes.collect()))
}

/// Anybody.
pub fn user(world: &mut World, _: &Ask, params: &[&str]) -> Answer {
    let Some(id) = Id::read(params[0]).filter(|id| world.users.contains_key(id)) else {
        return no(404, 10_013, "Unknown User");
    };
    Ok((200, world.user_shape(id)))
}

/// The application the token belongs to.
pub fn application(world: &mut World, _: &Ask, _: &[&str]) -> Answer {
    let privileged = world.settings.privileged;
    let intent = |bit: u64, flag: u64| if privileged & bit == 0 { 0 } else { flag };
    // The limited kind, which bots in few guilds have.
    let flags = intent(super::super::gateway::intent::CONTENT, 1 << 19)
        | intent(super::super::gateway::intent::MEMBERS, 1 << 15);
    let guilds = world.guilds.keys().filter(|guild| world.is_in(**guild)).count();
    Ok((
        200,
        json!({
            "id": world.application, "name": "Puente", "icon": null, "description": "",
            "summary": "", "bot_public": false, "bot_require_code_grant": false, "flags": flags,
            "verify_key": "0".repeat(64), "bot": world.user_shape(world.bot), "team": null,
            "approximate_guild_count": guilds, "hook": true, "type": null,
        }),
    ))
}

/// A guild the bot is in.
pub fn known(world: &World, param: &str) -> Result<Id, super::No> {
    match Id::read(param).filter(|id| world.is_in(*id)) {
        Some(id) => Ok(id),
        None => no(404, 10_004, "Unknown Guild"),
    }
}

/// A guild.
pub fn get(world: &mut World, _: &Ask, params: &[&str]) -> Answer {
    let id = known(world, params[0])?;
    Ok((200, world.guild_shape(id)))
}

fn shapes(world: &World, which: impl Fn(&Channel) -> bool) -> Vec<Value> {
    let found = world.channels.values().filter(|one| which(one));
    found.map(|one| world.channel_shape(one.id)).collect()
}

/// Its channels, those the bot cannot see too, as Discord has it.
pub fn channels(world: &mut World, _: &Ask, params: &[&str]) -> Answer {
    let id = known(world, params[0])?;
    Ok((200, json!(shapes(world, |one| one.guild == Some(id) && !one.is_thread()))))
}

/// Its threads in which something may still be said.
pub fn threads(world: &mut World, _: &Ask, params: &[&str]) -> Answer {
    let id = known(world, params[0])?;
    let threads = shapes(world, |one| {
        one.guild == Some(id) && one.is_thread() && one.archived.is_none() && world.sees(one.id)
    });
    Ok((200, json!({ "threads": threads, "members": [] })))
}

/// One of its members.
pub fn member(world: &mut World, _: &Ask, params: &[&str]) -> Answer {
    let guild = known(world, params[0])?;
    let who = Id::read(params[1]).filter(|who| world.guilds[&guild].members.contains_key(who));
    let Some(who) = who else { return no(404, 10_007, "Unknown Member") };
    Ok((200, world.member_shape(guild, who)))
}
