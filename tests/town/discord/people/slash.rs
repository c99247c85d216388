//! Slash commands as people type them: held against what is registered, like Discord's own client
//! does, and completed while they are typed.

use serde_json::{Value, json};

use super::super::Discord;
use super::super::id::Id;
use super::super::interaction::Asked;
use super::super::said::merge;
use super::super::world::World;
use super::acts::is_localized;

/// A command that is being typed.
struct Typed<'w> {
    command: &'w Value,
    /// The groups and sub-commands that were named, outside in.
    inside: Vec<&'w Value>,
    /// The options that can be filled in.
    options: &'w [Value],
}

fn list(value: &Value) -> &[Value] {
    value.as_array().map(Vec::as_slice).unwrap_or_default()
}

fn is_called(one: &Value, name: &str) -> bool {
    one["name"] == name || is_localized(one, name)
}

fn names<'w>(all: impl IntoIterator<Item = &'w Value>) -> Vec<&'w str> {
    all.into_iter().filter_map(|one| one["name"].as_str()).collect()
}

/// Finds a command by its words, each in any of its languages.
fn typed<'w>(world: &'w World, who: Id, channel: Id, path: &str) -> Typed<'w> {
    let mut words = path.trim_start_matches('/').split_whitespace();
    let first = words.next().expect("a command");
    let all = world.usable(who, channel, 1);
    let command = all.iter().copied().find(|one| is_called(one, first));
    let command = command.unwrap_or_else(|| panic!("no command {first:?} among {:?}", names(all)));
    let mut options = list(&command["options"]);
    let mut inside = Vec::new();
    let deeper =
        |options: &[Value]| options.iter().any(|one| matches!(one["type"].as_u64(), Some(1 | 2)));
    for word in words {
        let found = options
            .iter()
            .find(|one| matches!(one["type"].as_u64(), Some(1 | 2)) && is_called(one, word));
        let found =
            found.unwrap_or_else(|| panic!("no {word:?} in {path:?}: {:?}", names(options)));
        inside.push(found);
        options = list(&found["options"]);
    }
    assert!(!deeper(options), "{path:?} goes on with one of {:?}", names(options));
    Typed { command, inside, options }
}

impl Typed<'_> {
    /// The data of the interaction, with the options that were filled in.
    fn data(&self, filled: &[Value], resolved: Value) -> Value {
        let mut options = json!(filled);
        for one in self.inside.iter().rev() {
            options = json!([{ "type": one["type"], "name": one["name"], "options": options }]);
        }
        let mut data = json!({
            "id": self.command["id"], "name": self.command["name"], "type": 1, "options": options,
        });
        if let Some(guild) = self.command.get("guild_id") {
            data["guild_id"] = guild.clone();
        }
        if resolved.as_object().is_some_and(|all| !all.is_empty()) {
            data["resolved"] = resolved;
        }
        data
    }

    /// The option of a name.
    fn option(&self, name: &str) -> &Value {
        let found = self.options.iter().find(|one| is_called(one, name));
        found.unwrap_or_else(|| panic!("no option {name:?} among {:?}", names(self.options)))
    }
}

impl Discord {
    /// Types a slash command with options, each named in any language. People, channels and files
    /// are given by their ids; a choice by what is shown or what is meant.
    pub fn slash(&self, who: Id, channel: Id, path: &str, options: &[(&str, &str)]) -> Asked {
        let id = self.shared.with(|world| {
            let typed = typed(world, who, channel, path);
            let mut resolved = json!({});
            let given = options.iter().map(|(name, value)| {
                let option = typed.option(name);
                let value = world.value(who, channel, option, value, &mut resolved);
                json!({ "type": option["type"], "name": option["name"], "value": value })
            });
            let given: Vec<Value> = given.collect();
            for option in typed.options.iter().filter(|one| one["required"] == true) {
                let there = given.iter().any(|one| one["name"] == option["name"]);
                assert!(there, "/{path} needs {}", option["name"]);
            }
            let data = typed.data(&given, resolved);
            world.acts(who, channel, 2, &format!("types /{path} {options:?}"), &data, None)
        });
        Asked { shared: self.shared.clone(), id }
    }

    /// Has begun to type an option, others being filled in already: what is offered comes back.
    pub fn types(
        &self,
        who: Id,
        channel: Id,
        path: &str,
        (name, begun): (&str, &str),
        others: &[(&str, &str)],
    ) -> Asked {
        let id = self.shared.with(|world| {
            let typed = typed(world, who, channel, path);
            let focused = typed.option(name);
            assert!(focused["autocomplete"] == true, "{name:?} of /{path} is not completed");
            let mut resolved = json!({});
            let mut given: Vec<Value> = others
                .iter()
                .map(|(name, value)| {
                    let option = typed.option(name);
                    let value = world.value(who, channel, option, value, &mut resolved);
                    json!({ "type": option["type"], "name": option["name"], "value": value })
                })
                .collect();
            given.push(json!({
                "type": focused["type"], "name": focused["name"], "value": begun, "focused": true,
            }));
            let data = typed.data(&given, resolved);
            world.acts(who, channel, 4, &format!("begins {name:?} of /{path}"), &data, None)
        });
        Asked { shared: self.shared.clone(), id }
    }
}

impl World {
    /// The value of an option, as it was typed; what it stands for is put into `resolved`.
    fn value(
        &self,
        who: Id,
        channel: Id,
        option: &Value,
        typed: &str,
        resolved: &mut Value,
    ) -> Value {
        let choices = list(&option["choices"]);
        if !choices.is_empty() {
            let fits = |one: &&Value| {
                let value = &one["value"];
                is_called(one, typed)
                    || value == typed
                    || value.as_i64().is_some_and(|number| typed.parse() == Ok(number))
            };
            let found = choices.iter().find(fits);
            let found = found.unwrap_or_else(|| panic!("no choice {typed:?} in {option}"));
            return found["value"].clone();
        }
        let id = || Id::read(typed).unwrap_or_else(|| panic!("{typed:?} is no id for {option}"));
        let mut goes_with = |part: Value| {
            for (kind, found) in part.as_object().into_iter().flatten() {
                if resolved[kind].is_null() {
                    resolved[kind] = json!({});
                }
                merge(&mut resolved[kind], found.clone());
            }
        };
        match option["type"].as_u64() {
            Some(3) => {
                let long = u64::try_from(typed.chars().count()).expect("a length");
                let least = option["min_length"].as_u64().unwrap_or(0);
                let most = option["max_length"].as_u64().unwrap_or(6000);
                assert!((least..=most).contains(&long), "{long} characters for {option}");
                json!(typed)
            }
            Some(4 | 10) => {
                let number: f64 =
                    typed.parse().unwrap_or_else(|_| panic!("{typed:?} for {option}"));
                let above = option["min_value"].as_f64().is_none_or(|least| number >= least);
                let below = option["max_value"].as_f64().is_none_or(|most| number <= most);
                assert!(above && below, "{typed} is out of bounds: {option}");
                let whole = typed.parse::<i64>().ok().map(|whole| json!(whole));
                let part = || (option["type"] == 10).then(|| json!(number));
                let value = whole.or_else(part);
                value.unwrap_or_else(|| panic!("{typed} is no whole number: {option}"))
            }
            Some(5) => json!(typed == "true"),
            Some(6 | 9) => {
                goes_with(self.resolved_users(self.guild_of(channel), &[id()]));
                json!(id())
            }
            Some(7) => {
                let kinds = option["channel_types"].as_array().filter(|kinds| !kinds.is_empty());
                let kind = json!(self.channel(id()).kind);
                assert!(
                    kinds.is_none_or(|kinds| kinds.contains(&kind)),
                    "not of that kind: {option}"
                );
                let part = self.resolved_channel(who, id());
                goes_with(json!({ "channels": { typed: part } }));
                json!(id())
            }
            Some(11) => {
                let file = self.files.get(&id()).unwrap_or_else(|| panic!("no file {typed}"));
                let address = format!("{}/files/{typed}/{}", self.http, file.name);
                let attachment = json!({
                    "id": typed, "filename": file.name, "size": file.bytes.len(), "url": address,
                    "proxy_url": address, "content_type": file.kind, "ephemeral": true,
                });
                goes_with(json!({ "attachments": { typed: attachment } }));
                json!(typed)
            }
            kind => panic!("nobody can fill in an option of the type {kind:?}: {option}"),
        }
    }
}
