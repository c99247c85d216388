//! How people, guilds, channels and messages look in JSON, as Discord's documentation of its
//! objects has them.

use serde_json::{Value, json};

use super::gateway::intent;
use super::id::{Id, stamp};
use super::world::{Channel, World, maybe};

impl World {
    /// A user object.
    pub fn user_shape(&self, who: Id) -> Value {
        let user = self.user(who);
        json!({
            "id": who, "username": user.name.to_lowercase(), "global_name": user.name,
            "discriminator": "0", "avatar": null, "bot": user.is_bot, "public_flags": 0,
        })
    }

    /// A member object without its user, as messages have it.
    pub fn part_member(&self, guild: Id, who: Id) -> Value {
        let member = self.guilds.get(&guild).and_then(|guild| guild.members.get(&who));
        let Some(member) = member else { return Value::Null };
        json!({
            "nick": member.nick, "roles": member.roles.iter().collect::<Vec<_>>(), "avatar": null,
            "joined_at": stamp(member.joined), "premium_since": null, "deaf": false,
            "mute": false, "flags": 0, "pending": false, "communication_disabled_until": null,
        })
    }

    /// A member object.
    pub fn member_shape(&self, guild: Id, who: Id) -> Value {
        let mut member = self.part_member(guild, who);
        if member.is_object() {
            member["user"] = self.user_shape(who);
        }
        member
    }

    /// A channel object.
    pub fn channel_shape(&self, id: Id) -> Value {
        let channel = self.channel(id);
        let last = channel.messages.iter().rev().find(|(_, post)| post.only_for.is_none());
        let last = maybe(last.map(|(id, _)| *id));
        if let Some(with) = channel.with {
            return json!({
                "id": id, "type": 1, "last_message_id": last, "flags": 0,
                "recipients": [self.user_shape(with)],
            });
        }
        let mut shape = json!({
            "id": id, "type": channel.kind, "guild_id": channel.guild, "name": channel.name,
            "parent_id": maybe(channel.parent), "last_message_id": last, "flags": 0,
            "rate_limit_per_user": 0, "nsfw": false,
        });
        if channel.is_thread() {
            let said = channel.messages.values().filter(|post| post.only_for.is_none()).count();
            shape["owner_id"] = maybe(channel.owner);
            shape["message_count"] = json!(said);
            shape["member_count"] = json!(1);
            shape["total_message_sent"] = json!(said);
            shape["thread_metadata"] = thread_state(channel);
        } else {
            shape["position"] = json!(0);
            shape["topic"] = Value::Null;
            shape["permission_overwrites"] = json!(channel.overwrites);
        }
        if matches!(channel.kind, 2 | 13) {
            shape["bitrate"] = json!(64_000);
            shape["user_limit"] = json!(0);
            shape["rtc_region"] = Value::Null;
        }
        if channel.kind == 15 {
            shape["available_tags"] = json!([]);
            shape["default_sort_order"] = Value::Null;
            shape["default_reaction_emoji"] = Value::Null;
            shape["default_forum_layout"] = json!(0);
        }
        shape
    }

    /// A guild object as REST has it.
    pub fn guild_shape(&self, id: Id) -> Value {
        let guild = &self.guilds[&id];
        json!({
            "id": id, "name": guild.name, "icon": null, "splash": null, "discovery_splash": null,
            "owner_id": guild.owner, "afk_channel_id": null, "afk_timeout": 300,
            "verification_level": 0, "default_message_notifications": 0,
            "explicit_content_filter": 0, "roles": guild.roles, "emojis": [], "features": [],
            "mfa_level": 0, "application_id": null, "system_channel_id": null,
            "system_channel_flags": 0, "rules_channel_id": null, "max_members": 500_000,
            "vanity_url_code": null, "description": null, "banner": null, "premium_tier": 0,
            "premium_subscription_count": 0, "preferred_locale": guild.locale,
            "public_updates_channel_id": null, "nsfw_level": 0, "stickers": [],
            "premium_progress_bar_enabled": false, "safety_alerts_channel_id": null,
            "region": "deprecated", "icon_hash": null, "home_header": null,
        })
    }

    /// A guild as it comes over the gateway: with what the bot can see of it.
    pub fn whole_guild(&self, id: Id, intents: u64) -> Value {
        let guild = &self.guilds[&id];
        let mut shape = self.guild_shape(id);
        let seen = |channel: &&Channel| channel.guild == Some(id) && self.sees(channel.id);
        let shapes = |threads: bool| {
            let all = self.channels.values().filter(seen);
            let all = all.filter(|one| one.is_thread() == threads && one.archived.is_none());
            all.map(|one| self.channel_shape(one.id)).collect::<Vec<_>>()
        };
        // Without leave to know who is there, only the bot itself and who is in voice.
        let told = |who: &Id| {
            intents & intent::PRESENCES != 0 || *who == self.bot || guild.voice.contains_key(who)
        };
        let members = guild.members.keys().copied().filter(told);
        let members: Vec<Value> = members.map(|who| self.member_shape(id, who)).collect();
        shape["joined_at"] = json!(stamp(guild.members[&self.bot].joined));
        shape["large"] = json!(guild.members.len() > 250);
        shape["unavailable"] = json!(false);
        shape["member_count"] = json!(guild.members.len());
        shape["voice_states"] = guild.voice.values().cloned().map(without_member).collect();
        shape["members"] = json!(members);
        shape["channels"] = json!(shapes(false));
        shape["threads"] = json!(shapes(true));
        shape["presences"] = json!([]);
        shape["stage_instances"] = json!([]);
        shape["guild_scheduled_events"] = json!(guild.events.values().collect::<Vec<_>>());
        shape["soundboard_sounds"] = json!([]);
        shape
    }

    /// Whether the bot can see a channel.
    pub fn sees(&self, channel: Id) -> bool {
        let Some(found) = self.channels.get(&channel) else { return false };
        found.guild.is_none_or(|guild| {
            self.permissions(self.bot, guild, Some(channel)) & super::permission::VIEW_CHANNEL != 0
        })
    }

    /// A message object as the bot may see it.
    pub fn message_shape(&self, channel: Id, id: Id, whole: bool) -> Value {
        let found = self.channels.get(&channel).and_then(|found| found.messages.get(&id));
        let Some(post) = found else { return Value::Null };
        let mut shape = post.value.clone();
        shape["author"] = self.user_shape(post.author);
        let reactions = post.reactions.iter().map(|(emoji, who)| {
            json!({
                "emoji": emoji_shape(emoji), "count": who.len(), "burst_colors": [],
                "count_details": { "burst": 0, "normal": who.len() },
                "me": who.contains(&self.bot), "me_burst": false,
            })
        });
        let reactions: Vec<Value> = reactions.collect();
        if !reactions.is_empty() {
            shape["reactions"] = json!(reactions);
        }
        if self.channels.contains_key(&id) && id != channel {
            shape["thread"] = self.channel_shape(id);
        }
        let original = &post.value["message_reference"];
        if matches!(post.value["type"].as_u64(), Some(19 | 21)) && original["type"] != 1 {
            let at = |name: &str| original[name].as_str().and_then(Id::read);
            let (place, message) = (at("channel_id"), at("message_id"));
            let (Some(place), Some(message)) = (place, message) else { return shape };
            let mut quoted = self.message_shape(place, message, whole);
            if let Some(quoted) = quoted.as_object_mut() {
                quoted.remove("referenced_message");
            }
            shape["referenced_message"] = quoted;
        }
        if whole || self.is_told(channel, post) { shape } else { bare(shape) }
    }

    /// Whether the bot is told the words of a message without leave to read all.
    fn is_told(&self, channel: Id, post: &super::world::Post) -> bool {
        let mentions = post.value["mentions"].as_array().into_iter().flatten();
        let mentioned = || mentions.into_iter().any(|user| user["id"] == json!(self.bot));
        post.author == self.bot || self.channel(channel).with.is_some() || mentioned()
    }
}

/// The state of a thread.
fn thread_state(channel: &Channel) -> Value {
    json!({
        "archived": channel.archived.is_some(), "auto_archive_duration": 1440,
        "archive_timestamp": stamp(channel.archived.unwrap_or_else(|| channel.id.moment())),
        "locked": channel.locked, "create_timestamp": stamp(channel.id.moment()),
    })
}

/// A message whose words are kept back.
fn bare(mut shape: Value) -> Value {
    shape["content"] = json!("");
    for list in ["embeds", "attachments", "components"] {
        shape[list] = json!([]);
    }
    if let Some(shape) = shape.as_object_mut() {
        for part in ["poll", "message_snapshots"] {
            shape.remove(part);
        }
    }
    shape
}

fn without_member(mut state: Value) -> Value {
    if let Some(state) = state.as_object_mut() {
        state.remove("member");
        state.remove("guild_id");
    }
    state
}

/// An emoji: a character, or `name:id`.
pub fn emoji_shape(emoji: &str) -> Value {
    match emoji.split_once(':') {
        Some((name, id)) => json!({ "id": id, "name": name }),
        None => json!({ "id": null, "name": emoji }),
    }
}
