//! Application commands: registered one by one or all at once, everywhere or in one guild.

use serde_json::{Value, json};

use super::super::id::Id;
use super::super::world::World;
use super::guard::nothing;
use super::{Answer, Ask, No, no};

/// The most that may be registered, by type: slash, of a user, of a message, and the entry point.
const MOST: [(u64, usize); 4] = [(1, 100), (2, 15), (3, 15), (4, 1)];

/// Whose commands are meant.
fn scope(world: &World, params: &[&str], guild: bool) -> Result<Option<Id>, No> {
    if Id::read(params[0]) != Some(world.application) {
        return no(404, 10_002, "Unknown Application");
    }
    if !guild {
        return Ok(None);
    }
    match Id::read(params[1]).filter(|id| world.is_in(*id)) {
        Some(id) => Ok(Some(id)),
        None => no(403, 50_001, "Missing Access"),
    }
}

fn of(world: &World, ask: &Ask, params: &[&str]) -> Result<Option<Id>, No> {
    scope(world, params, ask.path.contains("/guilds/"))
}

/// A command as Discord keeps it.
fn kept(world: &mut World, guild: Option<Id>, asked: &Value) -> Value {
    let mut command = json!({
        "type": 1, "description": "", "options": [], "nsfw": false, "name_localizations": null,
        "description_localizations": null, "default_member_permissions": null,
        "dm_permission": true, "contexts": null, "integration_types": [0],
    });
    let given = asked.as_object().into_iter().flatten();
    for (part, value) in given.filter(|(_, value)| !value.is_null()) {
        command[part] = value.clone();
    }
    if command["default_member_permissions"].is_number() {
        command["default_member_permissions"] =
            json!(command["default_member_permissions"].to_string());
    }
    command["application_id"] = json!(world.application);
    command["version"] = json!(world.mint());
    if let Some(guild) = guild {
        command["guild_id"] = json!(guild);
    }
    command
}

fn same(one: &Value, other: &Value) -> bool {
    one["name"] == other["name"] && one["type"] == other["type"]
}

/// A command without what is only given when it is asked for.
fn shown(ask: &Ask, command: &Value) -> Value {
    fn strip(value: &mut Value) {
        if let Some(object) = value.as_object_mut() {
            object.remove("name_localizations");
            object.remove("description_localizations");
            for (_, part) in object.iter_mut() {
                strip(part);
            }
        } else if let Some(list) = value.as_array_mut() {
            list.iter_mut().for_each(strip);
        }
    }
    let mut command = command.clone();
    if ask.method == "GET" && ask.query("with_localizations") != Some("true") {
        strip(&mut command);
    }
    command
}

/// All that are registered.
pub fn list(world: &mut World, ask: &Ask, params: &[&str]) -> Answer {
    let guild = of(world, ask, params)?;
    let all = world.commands.get(&guild).into_iter().flatten();
    Ok((200, all.map(|command| shown(ask, command)).collect()))
}

/// All at once: what is not in the body is gone.
pub fn all(world: &mut World, ask: &Ask, params: &[&str]) -> Answer {
    let guild = of(world, ask, params)?;
    let before = world.commands.remove(&guild).unwrap_or_default();
    let mut now = Vec::new();
    for asked in ask.body.as_array().into_iter().flatten() {
        let mut command = kept(world, guild, asked);
        let known = before.iter().find(|one| same(one, &command));
        command["id"] = known.map_or_else(|| json!(world.mint()), |known| known["id"].clone());
        now.push(command);
    }
    world.commands.insert(guild, now.clone());
    Ok((200, json!(now)))
}

/// One more, or one anew if there is one of that name.
pub fn add(world: &mut World, ask: &Ask, params: &[&str]) -> Answer {
    let guild = of(world, ask, params)?;
    let mut command = kept(world, guild, &ask.body);
    let all = world.commands.entry(guild).or_default();
    if let Some(known) = all.iter_mut().find(|one| same(one, &command)) {
        command["id"] = known["id"].clone();
        *known = command.clone();
        return Ok((200, command));
    }
    let kind = command["type"].as_u64().unwrap_or(1);
    let many = all.iter().filter(|one| one["type"] == kind).count();
    if MOST.iter().any(|(of, most)| *of == kind && many >= *most) {
        return no(400, 30_032, "Maximum number of application commands reached");
    }
    command["id"] = json!(world.mint());
    world.commands.entry(guild).or_default().push(command.clone());
    Ok((201, command))
}

fn position(world: &World, guild: Option<Id>, id: &str) -> Result<usize, No> {
    let all = world.commands.get(&guild).into_iter().flatten();
    match all.into_iter().position(|one| one["id"].as_str() == Some(id)) {
        Some(at) => Ok(at),
        None => no(404, 10_063, "Unknown application command"),
    }
}

/// One of them.
pub fn one(world: &mut World, ask: &Ask, params: &[&str]) -> Answer {
    let guild = of(world, ask, params)?;
    let at = position(world, guild, params[params.len() - 1])?;
    Ok((200, shown(ask, &world.commands[&guild][at])))
}

/// One is changed.
pub fn change(world: &mut World, ask: &Ask, params: &[&str]) -> Answer {
    let guild = of(world, ask, params)?;
    let at = position(world, guild, params[params.len() - 1])?;
    let version = world.mint();
    let command = &mut world.commands.get_mut(&guild).expect("commands")[at];
    for (part, value) in ask.body.as_object().into_iter().flatten() {
        command[part] = value.clone();
    }
    command["version"] = json!(version);
    Ok((200, command.clone()))
}

/// One is gone.
pub fn remove(world: &mut World, ask: &Ask, params: &[&str]) -> Answer {
    let guild = of(world, ask, params)?;
    let at = position(world, guild, params[params.len() - 1])?;
    world.commands.get_mut(&guild).expect("commands").remove(at);
    Ok(nothing())
}
