//! What becomes of messages and channels, whoever does it: it is kept, and told over the gateway.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use super::gateway::{Place, intent};
use super::id::{Id, now, stamp};
use super::shapes::emoji_shape;
use super::world::{Channel, Post, World};

impl World {
    /// A message by somebody; `parts` are those of a message object that are not as usual.
    pub fn says(&mut self, channel: Id, author: Id, parts: Value) -> Id {
        let id = parts["id"].as_str().and_then(Id::read).unwrap_or_else(|| self.mint());
        let mut value = json!({
            "id": id, "channel_id": channel, "content": "", "timestamp": stamp(now()),
            "edited_timestamp": null, "tts": false, "mention_everyone": false, "mentions": [],
            "mention_roles": [], "attachments": [], "embeds": [], "pinned": false, "type": 0,
            "flags": 0, "components": [],
        });
        merge(&mut value, parts);
        let flags = value["flags"].as_u64().unwrap_or_default();
        let mut post = Post::of(author, value);
        post.waits = flags & 128 != 0;
        let found = self.channels.get_mut(&channel).expect("a channel");
        let wakes = found.archived.take().is_some();
        found.messages.insert(id, post);
        if wakes {
            self.channel_changed(channel);
        }
        if flags & 64 == 0 {
            self.tell_message("MESSAGE_CREATE", channel, id);
        }
        id
    }

    /// Tells of a message as it is now.
    pub fn tell_message(&mut self, name: &str, channel: Id, id: Id) {
        let guild = self.channel(channel).guild;
        let author = self.post(channel, id).author;
        let dress = |world: &Self, whole: bool| {
            let mut shape = world.message_shape(channel, id, whole);
            if let Some(guild) = guild {
                shape["guild_id"] = json!(guild);
                shape["member"] = world.part_member(guild, author);
                if shape["member"].is_null() {
                    shape.as_object_mut().expect("a message").remove("member");
                }
            }
            shape
        };
        let (whole, bare) = (dress(self, true), dress(self, false));
        self.emit_in_part(
            name,
            self.messages_of(channel),
            Place::Channel(channel),
            whole,
            Some(bare),
        );
    }

    /// What has to be asked for to hear of the messages of a channel.
    fn messages_of(&self, channel: Id) -> u64 {
        if self.channel(channel).guild.is_some() { intent::MESSAGES } else { intent::ALONE }
    }

    /// A message is changed.
    pub fn edited(&mut self, channel: Id, id: Id, parts: Value) {
        let post = self.post(channel, id);
        let loud = post.only_for.is_none();
        merge(&mut post.value, parts);
        post.value["edited_timestamp"] = json!(stamp(now()));
        if loud {
            self.tell_message("MESSAGE_UPDATE", channel, id);
        }
    }

    /// Messages are taken away: one, or several at once.
    pub fn removed(&mut self, channel: Id, ids: &[Id]) {
        let found = self.channels.get_mut(&channel).expect("a channel");
        let guild = found.guild;
        let mut loud = false;
        for id in ids {
            let gone = found.messages.remove(id).expect("a message");
            loud |= gone.only_for.is_none();
        }
        if !loud {
            return;
        }
        let mut told = json!({ "channel_id": channel });
        if let Some(guild) = guild {
            told["guild_id"] = json!(guild);
        }
        let name = if let [id] = ids {
            told["id"] = json!(id);
            "MESSAGE_DELETE"
        } else {
            told["ids"] = json!(ids);
            "MESSAGE_DELETE_BULK"
        };
        self.emit(name, self.messages_of(channel), Place::Channel(channel), told);
    }

    /// Somebody puts a reaction, or takes it back; whether that changed anything.
    pub fn reacted(&mut self, channel: Id, id: Id, who: Id, emoji: &str, put: bool) -> bool {
        let guild = self.channel(channel).guild;
        let post = self.post(channel, id);
        let author = post.author;
        let at = post.reactions.iter().position(|(known, _)| known == emoji);
        let changed = match (at, put) {
            (Some(at), true) => post.reactions[at].1.insert(who),
            (Some(at), false) => post.reactions[at].1.remove(&who),
            (None, true) => {
                post.reactions.push((emoji.to_owned(), BTreeSet::from([who])));
                true
            }
            (None, false) => false,
        };
        post.reactions.retain(|(_, who)| !who.is_empty());
        if !changed {
            return false;
        }
        let mut told = json!({
            "user_id": who, "channel_id": channel, "message_id": id, "emoji": emoji_shape(emoji),
            "burst": false, "type": 0,
        });
        if put {
            told["message_author_id"] = json!(author);
            told["burst_colors"] = json!([]);
        }
        if let Some(guild) = guild {
            told["guild_id"] = json!(guild);
            if put {
                told["member"] = self.member_shape(guild, who);
            }
        }
        let asked = if guild.is_some() { intent::REACTIONS } else { intent::ALONE_REACTIONS };
        let name = if put { "MESSAGE_REACTION_ADD" } else { "MESSAGE_REACTION_REMOVE" };
        self.emit(name, asked, Place::Channel(channel), told);
        true
    }

    /// Tells of a channel as it is now.
    pub fn channel_changed(&mut self, id: Id) {
        let channel = self.channel(id);
        let name = if channel.is_thread() { "THREAD_UPDATE" } else { "CHANNEL_UPDATE" };
        let guild = channel.guild.expect("a channel of a guild");
        let shape = self.channel_shape(id);
        self.emit(name, intent::GUILDS, Place::Guild(guild), shape);
    }

    /// The conversation of the bot with somebody, made if there is none.
    pub fn alone_with(&mut self, who: Id) -> Id {
        if let Some(id) = self.user(who).alone {
            return id;
        }
        let id = self.make_channel(1, None, None, "");
        self.channels.get_mut(&id).expect("a channel").with = Some(who);
        self.users.get_mut(&who).expect("somebody").alone = Some(id);
        let shape = self.channel_shape(id);
        self.emit("CHANNEL_CREATE", intent::ALONE, Place::Channel(id), shape);
        id
    }

    /// A channel of a kind, told to nobody yet.
    pub fn make_channel(
        &mut self,
        kind: u8,
        guild: Option<Id>,
        parent: Option<Id>,
        name: &str,
    ) -> Id {
        let id = self.mint();
        self.put_channel(id, kind, guild, parent, name);
        id
    }

    /// The same with an id that is known: a thread has that of its message.
    pub fn put_channel(
        &mut self,
        id: Id,
        kind: u8,
        guild: Option<Id>,
        parent: Option<Id>,
        name: &str,
    ) {
        let channel = Channel {
            id,
            kind,
            guild,
            parent,
            name: name.to_owned(),
            owner: None,
            with: None,
            overwrites: Vec::new(),
            archived: None,
            locked: false,
            messages: std::collections::BTreeMap::new(),
        };
        self.channels.insert(id, channel);
    }

    /// Whom a text mentions, as `mentions`, and whether it calls everybody.
    ///
    /// `allowed` is what the bot allowed; what people say calls whom it names.
    pub fn mentions(
        &self,
        text: &str,
        allowed: Option<&Value>,
        answered: Option<Id>,
    ) -> (Value, bool) {
        let named = text.split("<@").skip(1).filter_map(|rest| {
            let (id, _) = rest.trim_start_matches('!').split_once('>')?;
            Id::read(id).filter(|id| self.users.contains_key(id))
        });
        let lists = |allowed: &Value, part: &str, what: &Value| {
            allowed[part].as_array().is_some_and(|all| all.contains(what))
        };
        let parses =
            |what: &str| allowed.is_none_or(|allowed| lists(allowed, "parse", &json!(what)));
        let meant = |id: &Id| {
            parses("users") || allowed.is_some_and(|allowed| lists(allowed, "users", &json!(id)))
        };
        let mut called: Vec<Id> = named.filter(meant).collect();
        let replied = allowed.is_none_or(|allowed| allowed["replied_user"] == true);
        called.extend(answered.filter(|_| replied));
        let mut once = BTreeSet::new();
        called.retain(|who| once.insert(*who));
        let called = called.iter().map(|who| self.user_shape(*who)).collect();
        let all = text.contains("@everyone") || text.contains("@here");
        (called, all && parses("everyone"))
    }
}

/// Puts the parts of one object over those of another.
pub fn merge(into: &mut Value, parts: Value) {
    if let (Some(into), Value::Object(parts)) = (into.as_object_mut(), parts) {
        into.extend(parts);
    }
}
