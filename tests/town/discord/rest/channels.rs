//! What is asked about channels, and the conversations of two.

use serde_json::{Value, json};

use super::super::id::{Id, stamp};
use super::super::permission::{SEND_MESSAGES, VIEW_CHANNEL};
use super::super::world::{Channel, World};
use super::guard::nothing;
use super::messages::parts;
use super::{Answer, Ask, No, no};

/// A channel the bot can see.
pub fn known(world: &World, param: &str) -> Result<Id, No> {
    let Some(id) = Id::read(param).filter(|id| world.channels.contains_key(id)) else {
        return no(404, 10_003, "Unknown Channel");
    };
    if world.channel(id).guild.is_some_and(|guild| !world.is_in(guild)) || !world.sees(id) {
        return no(403, 50_001, "Missing Access");
    }
    Ok(id)
}

/// A channel in which the bot may do this.
pub fn allowed(world: &World, param: &str, what: u64) -> Result<Id, No> {
    let id = known(world, param)?;
    let Some(guild) = world.channel(id).guild else { return Ok(id) };
    let may = world.permissions(world.bot, guild, Some(id));
    if may & (what | VIEW_CHANNEL) != what | VIEW_CHANNEL {
        return no(403, 50_013, "Missing Permissions");
    }
    Ok(id)
}

/// A channel.
pub fn get(world: &mut World, _: &Ask, params: &[&str]) -> Answer {
    let id = known(world, params[0])?;
    Ok((200, world.channel_shape(id)))
}

/// The conversation with one person, made if there is none.
pub fn alone(world: &mut World, ask: &Ask, _: &[&str]) -> Answer {
    let who = ask.body["recipient_id"].as_str().and_then(Id::read);
    let who = who.filter(|who| world.users.contains_key(who) && *who != world.bot);
    let Some(who) = who else { return no(400, 50_033, "Invalid Recipient(s)") };
    let id = world.alone_with(who);
    Ok((200, world.channel_shape(id)))
}

/// A post in a forum, with its first message.
pub fn opens(world: &mut World, ask: &Ask, params: &[&str]) -> Answer {
    let channel = allowed(world, params[0], SEND_MESSAGES)?;
    if world.channel(channel).kind != 15 {
        return no(400, 50_024, "Cannot execute action on this channel type");
    }
    let mut parts = parts(world, ask, &ask.body["message"], None, &[])?;
    let thread = world.mint();
    parts["id"] = json!(thread);
    let name = ask.body["name"].as_str().unwrap_or_default();
    world.opens(thread, channel, world.bot, name);
    world.says(thread, world.bot, parts);
    let mut shape = world.channel_shape(thread);
    shape["message"] = world.message_shape(thread, thread, true);
    Ok((201, shape))
}

/// The bot is writing.
pub fn typing(world: &mut World, _: &Ask, params: &[&str]) -> Answer {
    allowed(world, params[0], SEND_MESSAGES)?;
    Ok(nothing())
}

/// What is pinned.
fn pinned(world: &World, id: Id) -> Vec<Value> {
    let pinned = world.channel(id).messages.iter().rev();
    let pinned = pinned.filter(|(_, post)| post.value["pinned"] == true);
    pinned.map(|(message, _)| world.message_shape(id, *message, false)).collect()
}

/// What is pinned, in pages.
pub fn pins(world: &mut World, _: &Ask, params: &[&str]) -> Answer {
    let id = known(world, params[0])?;
    let items = pinned(world, id)
        .into_iter()
        .map(|message| json!({ "pinned_at": message["timestamp"], "message": message }));
    Ok((200, json!({ "items": items.collect::<Vec<_>>(), "has_more": false })))
}

/// What is pinned, as it was asked before there were pages.
pub fn old_pins(world: &mut World, _: &Ask, params: &[&str]) -> Answer {
    let id = known(world, params[0])?;
    Ok((200, json!(pinned(world, id))))
}

/// The threads of a channel that are put away, the last one first.
pub fn archived(world: &mut World, ask: &Ask, params: &[&str]) -> Answer {
    let id = known(world, params[0])?;
    let before = ask.query("before");
    let most = ask.query("limit").and_then(|most| most.parse().ok()).unwrap_or(50).min(100);
    let fits = |one: &&Channel| {
        let put_away = one.archived.map(stamp);
        one.parent == Some(id)
            && put_away.is_some_and(|at| before.is_none_or(|before| at.as_str() < before))
    };
    let mut found: Vec<&Channel> = world.channels.values().filter(fits).collect();
    found.sort_by_key(|one| std::cmp::Reverse(one.archived));
    let more = found.len() > most;
    let shapes = found.iter().take(most).map(|one| world.channel_shape(one.id));
    let shapes: Vec<Value> = shapes.collect();
    Ok((200, json!({ "threads": shapes, "members": [], "has_more": more })))
}
