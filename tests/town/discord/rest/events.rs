//! Scheduled events of a guild: made, changed and called off by who may.

use serde_json::{Value, json};

use super::super::gateway::{Place, intent};
use super::super::id::Id;
use super::super::permission::{CREATE_EVENTS, MANAGE_EVENTS};
use super::super::world::World;
use super::guard::nothing;
use super::guilds::known;
use super::{Answer, Ask, No, no};

fn may(world: &World, guild: Id, what: u64) -> Result<(), No> {
    if world.permissions(world.bot, guild, None) & what == 0 {
        return no(403, 50_013, "Missing Permissions");
    }
    Ok(())
}

fn found(world: &World, params: &[&str]) -> Result<(Id, Id), No> {
    let guild = known(world, params[0])?;
    match Id::read(params[1]).filter(|id| world.guilds[&guild].events.contains_key(id)) {
        Some(id) => Ok((guild, id)),
        None => no(404, 10_070, "Unknown Guild Scheduled Event"),
    }
}

fn tell(world: &mut World, name: &str, guild: Id, event: &Value) {
    world.emit(name, intent::EVENTS, Place::Guild(guild), event.clone());
}

/// All that there are.
pub fn list(world: &mut World, _: &Ask, params: &[&str]) -> Answer {
    let guild = known(world, params[0])?;
    Ok((200, world.guilds[&guild].events.values().cloned().collect()))
}

/// One of them.
pub fn get(world: &mut World, _: &Ask, params: &[&str]) -> Answer {
    let (guild, id) = found(world, params)?;
    Ok((200, world.guilds[&guild].events[&id].clone()))
}

/// One more.
pub fn add(world: &mut World, ask: &Ask, params: &[&str]) -> Answer {
    let guild = known(world, params[0])?;
    may(world, guild, CREATE_EVENTS | MANAGE_EVENTS)?;
    let planned = |event: &&Value| matches!(event["status"].as_u64(), Some(1 | 2));
    if world.guilds[&guild].events.values().filter(planned).count() >= 100 {
        return no(400, 30_038, "Maximum number of scheduled events reached");
    }
    let id = world.mint();
    let mut event = json!({
        "id": id, "guild_id": guild, "channel_id": null, "creator_id": world.bot,
        "description": null, "scheduled_end_time": null, "status": 1, "entity_id": null,
        "entity_metadata": null, "recurrence_rule": null, "image": null, "user_count": 0,
        "creator": world.user_shape(world.bot),
    });
    super::super::said::merge(&mut event, ask.body.clone());
    world.guild(guild).events.insert(id, event.clone());
    tell(world, "GUILD_SCHEDULED_EVENT_CREATE", guild, &event);
    Ok((200, event))
}

/// One is changed.
pub fn change(world: &mut World, ask: &Ask, params: &[&str]) -> Answer {
    let (guild, id) = found(world, params)?;
    let own = world.guilds[&guild].events[&id]["creator_id"] == json!(world.bot);
    may(world, guild, if own { CREATE_EVENTS | MANAGE_EVENTS } else { MANAGE_EVENTS })?;
    let event = world.guild(guild).events.get_mut(&id).expect("an event");
    super::super::said::merge(event, ask.body.clone());
    let event = event.clone();
    tell(world, "GUILD_SCHEDULED_EVENT_UPDATE", guild, &event);
    Ok((200, event))
}

/// One is called off.
pub fn remove(world: &mut World, _: &Ask, params: &[&str]) -> Answer {
    let (guild, id) = found(world, params)?;
    let own = world.guilds[&guild].events[&id]["creator_id"] == json!(world.bot);
    may(world, guild, if own { CREATE_EVENTS | MANAGE_EVENTS } else { MANAGE_EVENTS })?;
    let event = world.guild(guild).events.remove(&id).expect("an event");
    tell(world, "GUILD_SCHEDULED_EVENT_DELETE", guild, &event);
    Ok(nothing())
}
