//! What people do with what a bot offers: they press, select, and use the menu of a message. Only
//! what is there can be used, and only by who can see it.

use std::time::Instant;

use serde_json::{Value, json};

use super::super::Discord;
use super::super::gateway::Place;
use super::super::id::Id;
use super::super::interaction::{Asked, Interaction};
use super::super::permission::USE_APPLICATION_COMMANDS;
use super::super::reads::Message;
use super::super::said::merge;
use super::super::world::World;

impl World {
    /// Somebody does something that a bot answers; it is told, and waited for.
    pub fn acts(
        &mut self,
        who: Id,
        channel: Id,
        kind: u8,
        what: &str,
        data: &Value,
        message: Option<Id>,
    ) -> Id {
        let late = self.settings.on_its_way;
        let id = self.mint().earlier(late);
        let guild = self.guild_of(channel);
        let token = format!("interaction-{id}-{}", "t".repeat(150));
        let place = self.channel_shape(channel);
        let mut told = json!({
            "id": id, "application_id": self.application, "type": kind, "token": token,
            "version": 1, "channel_id": channel, "channel": place, "data": data,
            "locale": self.user(who).locale, "entitlements": [], "attachment_size_limit": 10 << 20,
            "authorizing_integration_owners": { "0": guild.map_or_else(|| json!("0"), |id| json!(id)) },
            "context": u8::from(guild.is_none()),
            "app_permissions": (1_u64 << 50).to_string(),
        });
        if let Some(guild) = guild {
            let may = |who| self.permissions(who, guild, Some(channel)).to_string();
            let (person, app) = (may(who), may(self.bot));
            told["member"] = self.member_shape(guild, who);
            told["member"]["permissions"] = json!(person);
            told["app_permissions"] = json!(app);
            told["guild_id"] = json!(guild);
            told["guild"] =
                json!({ "id": guild, "locale": self.guilds[&guild].locale, "features": [] });
            told["guild_locale"] = json!(self.guilds[&guild].locale);
        } else {
            told["user"] = self.user_shape(who);
        }
        if let Some(message) = message {
            told["message"] = self.message_shape(channel, message, true);
        }
        let menu = kind == 2 && data["type"] != 1;
        let interaction = Interaction {
            id,
            token,
            kind,
            menu,
            who,
            channel,
            message,
            at: Instant::now().checked_sub(late).unwrap_or_else(Instant::now),
            answered: None,
            original: None,
            further: Vec::new(),
            updated: false,
            missed: false,
            told: self.lines.iter().find(|(_, line)| line.session.is_some()).map(|(line, _)| *line),
            what: format!("{} {what}", self.user(who).name),
        };
        self.interactions.insert(id, interaction);
        self.emit("INTERACTION_CREATE", 0, Place::Anyhow(guild), told);
        id
    }

    /// The commands somebody can use somewhere: those of the guild, and those that are everywhere.
    pub fn usable(&self, who: Id, channel: Id, kind: u64) -> Vec<&Value> {
        let guild = self.guild_of(channel);
        let own = guild.and_then(|guild| self.commands.get(&Some(guild))).into_iter().flatten();
        let all = own.chain(self.commands.get(&None).into_iter().flatten());
        let place = u64::from(guild.is_none());
        let has = guild.map(|guild| self.permissions(who, guild, Some(channel)));
        let fits = |one: &&Value| {
            let contexts = one["contexts"].as_array();
            let here = contexts.map_or(guild.is_some() || one["dm_permission"] != false, |all| {
                all.contains(&json!(place))
            });
            let needed = one["default_member_permissions"].as_str();
            let needed: Option<u64> = needed.and_then(|bits| bits.parse().ok());
            let may = has.is_none_or(|has| {
                has & USE_APPLICATION_COMMANDS != 0
                    && needed.is_none_or(|needed| needed != 0 && has & needed == needed)
            });
            one["type"].as_u64() == Some(kind) && here && may
        };
        all.filter(fits).collect()
    }

    /// People, by their ids, as interactions carry them.
    pub fn resolved_users(&self, guild: Option<Id>, ids: &[Id]) -> Value {
        let mut resolved = json!({ "users": {} });
        for id in ids {
            resolved["users"][id.to_string()] = self.user_shape(*id);
            if let Some(guild) = guild {
                let mut member = self.part_member(guild, *id);
                if member.is_object() {
                    member["permissions"] = json!(self.permissions(*id, guild, None).to_string());
                    resolved["members"][id.to_string()] = member;
                }
            }
        }
        resolved
    }

    /// A channel as interactions carry it.
    pub fn resolved_channel(&self, who: Id, id: Id) -> Value {
        let shape = self.channel_shape(id);
        let mut part = json!({});
        for name in ["id", "name", "type", "parent_id", "thread_metadata"] {
            if let Some(value) = shape.get(name) {
                part[name] = value.clone();
            }
        }
        let guild = self.guild_of(id).expect("a guild");
        part["permissions"] = json!(self.permissions(who, guild, Some(id)).to_string());
        part
    }
}

/// A component of a message, found by its `custom_id` or its label, or those of what it offers.
fn find(components: &[Value], fits: &dyn Fn(&Value) -> bool) -> Option<Value> {
    components.iter().find_map(|one| {
        let inside = [&one["components"], &one["accessory"], &one["component"]];
        let mut inside = inside.into_iter().filter_map(|inner| match inner {
            Value::Array(list) => find(list, fits),
            Value::Object(_) => find(std::slice::from_ref(inner), fits),
            _ => None,
        });
        if fits(one) { Some(one.clone()) } else { inside.next() }
    })
}

impl Discord {
    /// The message as it is now, which this person can see.
    fn sees(&self, who: Id, message: &Message) -> Message {
        self.shared.with_quietly(|world| {
            let now = Message::of(world, message.channel, message.id);
            let now = now.unwrap_or_else(|| panic!("it is gone: {}", message.text()));
            assert!(now.only_for.is_none_or(|only| only == who), "only somebody else sees it");
            if let Some(guild) = world.guild_of(message.channel) {
                let may = world.permissions(who, guild, Some(message.channel));
                assert!(may != 0, "{} does not see the channel", world.user(who).name);
            }
            now
        })
    }

    /// Presses a button: by its `custom_id`, or by its label, of which there is one then.
    pub fn presses(&self, who: Id, message: &Message, button: &str) -> Asked {
        let now = self.sees(who, message);
        let fits = |one: &Value| {
            one["type"] == 2 && (one["custom_id"] == button || one["label"] == button)
        };
        let found = find(&now.components, &fits);
        let found =
            found.unwrap_or_else(|| panic!("no button {button:?} among {:?}", now.labels()));
        assert!(found["disabled"] != true, "the button {button:?} is not to be pressed");
        assert!(found["style"] != 5, "the button {button:?} is a link: {}", found["url"]);
        let data = json!({ "component_type": 2, "custom_id": found["custom_id"] });
        let what = format!("presses {button:?}");
        let id =
            self.shared.with(|world| world.acts(who, now.channel, 3, &what, &data, Some(now.id)));
        Asked { shared: self.shared.clone(), id }
    }

    /// Selects: of options by value or label, of people and channels by id.
    pub fn selects(&self, who: Id, message: &Message, select: &str, values: &[&str]) -> Asked {
        let now = self.sees(who, message);
        let fits = |one: &Value| {
            let named = select == one["custom_id"] || select == one["placeholder"];
            matches!(one["type"].as_u64(), Some(3 | 5..=8)) && named
        };
        let found = find(&now.components, &fits);
        let found = found.unwrap_or_else(|| panic!("no select {select:?} in {:?}", now.components));
        let what = format!("selects {values:?} in {select:?}");
        let id = self.shared.with(|world| {
            let (values, resolved) = world.chosen(who, now.channel, &found, values);
            let mut data = json!({
                "component_type": found["type"], "custom_id": found["custom_id"], "values": values,
            });
            if !resolved.is_null() {
                data["resolved"] = resolved;
            }
            world.acts(who, now.channel, 3, &what, &data, Some(now.id))
        });
        Asked { shared: self.shared.clone(), id }
    }

    /// Uses the menu of a message, by the name of the entry in any language.
    pub fn menu(&self, who: Id, channel: Id, message: Id, entry: &str) -> Asked {
        let id = self.shared.with(|world| {
            let all = world.usable(who, channel, 3);
            let named = |one: &&Value| one["name"] == entry || is_localized(one, entry);
            let command = all.iter().copied().find(named).unwrap_or_else(|| {
                let there: Vec<&Value> = all.iter().map(|one| &one["name"]).collect();
                panic!("no entry {entry:?} among {there:?}")
            });
            let shape = world.message_shape(channel, message, true);
            let mut data = json!({
                "id": command["id"], "name": command["name"], "type": 3, "target_id": message,
                "resolved": { "messages": { message.to_string(): shape } },
            });
            if let Some(guild) = command.get("guild_id") {
                data["guild_id"] = guild.clone();
            }
            world.acts(who, channel, 2, &format!("uses {entry:?}"), &data, None)
        });
        Asked { shared: self.shared.clone(), id }
    }
}

/// Whether something is called so in any of its languages.
pub fn is_localized(one: &Value, name: &str) -> bool {
    let names = one["name_localizations"].as_object().into_iter().flatten();
    names.into_iter().any(|(_, known)| known == name)
}

impl World {
    /// What was chosen in a select, with what goes with it.
    pub fn chosen(
        &self,
        who: Id,
        channel: Id,
        select: &Value,
        values: &[&str],
    ) -> (Vec<Value>, Value) {
        assert!(select["disabled"] != true, "it is not to be used: {select}");
        let bound = |part: &str| select[part].as_u64().and_then(|many| usize::try_from(many).ok());
        let (least, most) = (bound("min_values").unwrap_or(1), bound("max_values").unwrap_or(1));
        assert!((least..=most).contains(&values.len()), "{least} to {most} are chosen: {select}");
        let guild = self.guild_of(channel);
        let ids = || values.iter().map(|value| Id::read(value).expect("an id")).collect::<Vec<_>>();
        match select["type"].as_u64() {
            Some(3) => {
                let options = select["options"].as_array().expect("options");
                let chosen = values.iter().map(|value| {
                    let fits = |one: &&Value| one["value"] == *value || one["label"] == *value;
                    let found = options.iter().find(fits);
                    let found = found.unwrap_or_else(|| panic!("no option {value:?} in {select}"));
                    found["value"].clone()
                });
                (chosen.collect(), Value::Null)
            }
            Some(5 | 7) => {
                let ids = ids();
                let resolved = self.resolved_users(guild, &ids);
                (ids.iter().map(|id| json!(id)).collect(), resolved)
            }
            Some(8) => {
                let ids = ids();
                let mut resolved = json!({ "channels": {} });
                for id in &ids {
                    let kinds = select["channel_types"].as_array();
                    let kind = json!(self.channel(*id).kind);
                    assert!(
                        kinds.is_none_or(|kinds| kinds.contains(&kind)),
                        "not of that kind: {select}"
                    );
                    let part = json!({ id.to_string(): self.resolved_channel(who, *id) });
                    merge(&mut resolved["channels"], part);
                }
                (ids.iter().map(|id| json!(id)).collect(), resolved)
            }
            _ => panic!("nobody can choose in {select}"),
        }
    }
}
