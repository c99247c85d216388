//! What people say, and what they do with what was said.

use serde_json::{Value, json};

use super::super::gateway::{Place, intent};
use super::super::id::{Id, now, stamp};
use super::super::rest::messages::poll_shape;
use super::super::world::{File, World};
use super::super::{Discord, permission, said};

/// The parts of what somebody says.
fn words(world: &World, text: &str, answered: Option<Id>) -> Value {
    let (mentions, everybody) = world.mentions(text, None, answered);
    json!({ "content": text, "mentions": mentions, "mention_everyone": everybody })
}

/// A file by its name and bytes.
fn file(name: &str, bytes: &[u8]) -> File {
    let ending = name.rsplit('.').next().unwrap_or_default();
    let kind = match ending {
        "png" => "image/png",
        "jpg" => "image/jpeg",
        "pdf" => "application/pdf",
        "csv" => "text/csv; charset=utf-8",
        "txt" => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    };
    File { name: name.to_owned(), kind: kind.to_owned(), bytes: bytes.to_vec() }
}

impl Discord {
    /// Says something as somebody; they have to be able to.
    fn speaks(&self, who: Id, channel: Id, parts: impl FnOnce(&mut World) -> Value) -> Id {
        self.shared.with(|world| {
            if let Some(guild) = world.guild_of(channel) {
                let may = world.permissions(who, guild, Some(channel));
                let thread = world.channel(channel).is_thread();
                let needed = if thread {
                    permission::SEND_MESSAGES_IN_THREADS
                } else {
                    permission::SEND_MESSAGES
                };
                let (name, place) = (&world.user(who).name, &world.channel(channel).name);
                assert!(may & needed != 0, "{name} cannot write in {place}");
            }
            let parts = parts(world);
            world.says(channel, who, parts)
        })
    }

    /// Says something; gives the message.
    pub fn says(&self, who: Id, channel: Id, text: &str) -> Id {
        self.speaks(who, channel, |world| words(world, text, None))
    }

    /// Answers a message, whose author is called.
    pub fn replies(&self, who: Id, channel: Id, to: Id, text: &str) -> Id {
        self.speaks(who, channel, |world| {
            let author = world.post(channel, to).author;
            let mut parts = words(world, text, Some(author));
            parts["type"] = json!(19);
            parts["message_reference"] = json!({
                "type": 0, "message_id": to, "channel_id": channel,
                "guild_id": world.guild_of(channel),
            });
            parts
        })
    }

    /// Says something with files.
    pub fn attaches(&self, who: Id, channel: Id, text: &str, files: &[(&str, &[u8])]) -> Id {
        self.speaks(who, channel, |world| {
            let files = files.iter().map(|(name, bytes)| world.keeps(file(name, bytes)));
            let files: Vec<Value> = files.collect();
            let mut parts = words(world, text, None);
            parts["attachments"] = json!(files);
            parts
        })
    }

    /// A file of somebody, as an option of a command takes it; gives its id.
    pub fn uploads(&self, name: &str, bytes: &[u8]) -> Id {
        self.shared.with(|world| {
            let attachment = world.keeps(file(name, bytes));
            attachment["id"].as_str().and_then(Id::read).expect("an id")
        })
    }

    /// Changes what they said.
    pub fn edits(&self, channel: Id, message: Id, text: &str) {
        self.shared.with(|world| {
            let parts = words(world, text, None);
            world.edited(channel, message, parts);
        });
    }

    /// Takes a message away.
    pub fn deletes(&self, channel: Id, message: Id) {
        self.shared.with(|world| world.removed(channel, &[message]));
    }

    /// A moderator takes many away at once.
    pub fn deletes_many(&self, channel: Id, messages: &[Id]) {
        assert!((2..=100).contains(&messages.len()), "two to a hundred at once");
        self.shared.with(|world| world.removed(channel, messages));
    }

    /// Puts a reaction: a character, or `name:id`.
    pub fn reacts(&self, who: Id, channel: Id, message: Id, emoji: &str) {
        self.shared.with(|world| world.reacted(channel, message, who, emoji, true));
    }

    /// Takes a reaction back.
    pub fn unreacts(&self, who: Id, channel: Id, message: Id, emoji: &str) {
        self.shared.with(|world| world.reacted(channel, message, who, emoji, false));
    }

    /// Forwards a message of one channel into another.
    pub fn forwards(&self, who: Id, from: Id, message: Id, into: Id) -> Id {
        self.speaks(who, into, |world| {
            let original = world.message_shape(from, message, true);
            let mut kept = json!({});
            for part in ["type", "content", "embeds", "attachments", "timestamp", "edited_timestamp", "flags", "mentions", "mention_roles", "components"] {
                kept[part] = original[part].clone();
            }
            json!({
                "flags": 1 << 14,
                "message_reference": { "type": 1, "message_id": message, "channel_id": from, "guild_id": world.guild_of(from) },
                "message_snapshots": [{ "message": kept }],
            })
        })
    }

    /// Asks something with answers to choose from.
    pub fn polls(&self, who: Id, channel: Id, question: &str, answers: &[&str]) -> Id {
        self.speaks(who, channel, |_| {
            let answers = answers.iter().map(|text| json!({ "poll_media": { "text": text } }));
            let asked = json!({
                "question": { "text": question }, "answers": answers.collect::<Vec<_>>(),
            });
            json!({ "poll": poll_shape(&asked) })
        })
    }

    /// Sends a sticker.
    pub fn sticks(&self, who: Id, channel: Id, name: &str) -> Id {
        self.speaks(who, channel, |world| {
            json!({ "sticker_items": [{ "id": world.mint(), "name": name, "format_type": 1 }] })
        })
    }

    /// Says something that is built of components, as other bots do.
    pub fn builds(&self, who: Id, channel: Id, components: &Value) -> Id {
        self.speaks(who, channel, |_| json!({ "flags": 1 << 15, "components": components }))
    }

    /// Anything that is a message: these parts over those of an empty one.
    pub fn sends(&self, who: Id, channel: Id, parts: Value) -> Id {
        self.speaks(who, channel, |_| parts)
    }

    /// Pins a message, which is said in the channel too.
    pub fn pins(&self, who: Id, channel: Id, message: Id) -> Id {
        self.shared.with(|world| {
            said::merge(&mut world.post(channel, message).value, json!({ "pinned": true }));
            let parts = json!({
                "type": 6,
                "message_reference": { "type": 0, "message_id": message, "channel_id": channel, "guild_id": world.guild_of(channel) },
            });
            world.says(channel, who, parts)
        })
    }

    /// Starts a thread from a message; gives the thread, which has the id of the message.
    pub fn starts_thread(&self, who: Id, channel: Id, message: Id, name: &str) -> Id {
        self.shared.with(|world| {
            let guild = world.guild_of(channel).expect("a guild");
            world.opens(message, channel, who, name);
            let flags = world.post(channel, message).value["flags"].as_u64().unwrap_or_default();
            let flags = json!({ "flags": flags | 32 });
            said::merge(&mut world.post(channel, message).value, flags);
            world.tell_message("MESSAGE_UPDATE", channel, message);
            let parts = json!({
                "type": 21,
                "message_reference": { "type": 0, "message_id": message, "channel_id": channel, "guild_id": guild },
            });
            world.says(message, who, parts);
            message
        })
    }

    /// Starts a thread of its own in a channel.
    pub fn opens_thread(&self, who: Id, channel: Id, name: &str) -> Id {
        self.shared.with(|world| {
            let thread = world.mint();
            world.opens(thread, channel, who, name);
            let parts = json!({
                "type": 18, "content": name,
                "message_reference": { "type": 0, "channel_id": thread, "guild_id": world.guild_of(channel) },
            });
            world.says(channel, who, parts);
            thread
        })
    }

    /// Posts in a forum; gives the thread, whose first message has the same id.
    pub fn posts(&self, who: Id, forum: Id, title: &str, text: &str) -> Id {
        self.shared.with(|world| {
            let thread = world.mint();
            world.opens(thread, forum, who, title);
            let mut parts = words(world, text, None);
            parts["id"] = json!(thread);
            world.says(thread, who, parts);
            thread
        })
    }

    /// A thread is put away, or locked too.
    pub fn puts_away(&self, thread: Id, locked: bool) {
        self.shared.with(|world| {
            let found = world.channels.get_mut(&thread).expect("a thread");
            found.archived = Some(now());
            found.locked = locked;
            world.channel_changed(thread);
        });
    }

    /// The bot comes to see the threads of a channel: it is told which there are.
    pub fn lists_threads(&self, channel: Id) {
        self.shared.with(|world| {
            let guild = world.guild_of(channel).expect("a guild");
            let threads = world.channels.values();
            let threads =
                threads.filter(|one| one.parent == Some(channel) && one.archived.is_none());
            let threads: Vec<Value> = threads.map(|one| world.channel_shape(one.id)).collect();
            let told = json!({
                "guild_id": guild, "channel_ids": [channel], "threads": threads, "members": [],
            });
            world.emit("THREAD_LIST_SYNC", intent::GUILDS, Place::Guild(guild), told);
        });
    }

    /// Somebody who may makes a scheduled event.
    pub fn schedules(&self, who: Id, guild: Id, name: &str, place: &str, start: u64) -> Id {
        self.shared.with(|world| {
            let id = world.mint();
            let event = json!({
                "id": id, "guild_id": guild, "channel_id": null, "creator_id": who, "name": name,
                "description": null, "scheduled_start_time": stamp(start),
                "scheduled_end_time": stamp(start + 3_600_000), "privacy_level": 2, "status": 1,
                "entity_type": 3, "entity_id": null, "entity_metadata": { "location": place },
                "recurrence_rule": null, "image": null, "user_count": 0,
            });
            world.guild(guild).events.insert(id, event.clone());
            let name = "GUILD_SCHEDULED_EVENT_CREATE";
            world.emit(name, intent::EVENTS, Place::Guild(guild), event);
            id
        })
    }
}

impl World {
    /// A thread is there and told of.
    pub fn opens(&mut self, thread: Id, parent: Id, who: Id, name: &str) {
        let guild = self.guild_of(parent);
        let kind = if self.channel(parent).kind == 5 { 10 } else { 11 };
        self.put_channel(thread, kind, guild, Some(parent), name);
        self.channels.get_mut(&thread).expect("a thread").owner = Some(who);
        let mut shape = self.channel_shape(thread);
        shape["newly_created"] = json!(true);
        self.emit("THREAD_CREATE", intent::GUILDS, Place::Channel(thread), shape);
    }
}
