//! The people, and the places they are in: made by a scene, which lets them do what people do.

mod acts;
mod forms;
mod slash;
mod talks;
mod voice;

use serde_json::{Value, json};

use super::gateway::{Place, intent};
use super::id::{Id, now};
use super::permission::{EVERYBODY, VIEW_CHANNEL};
use super::world::{File, Guild, Member, User, World};
use super::{Discord, said};

fn role(id: Id, name: &str, permissions: u64, managed: bool) -> Value {
    json!({
        "id": id, "name": name, "color": 0, "hoist": false, "icon": null, "unicode_emoji": null,
        "colors": { "primary_color": 0, "secondary_color": null, "tertiary_color": null },
        "position": 0, "permissions": permissions.to_string(), "managed": managed,
        "mentionable": false, "flags": 0,
    })
}

impl World {
    /// Keeps a file that was sent; gives the attachment.
    pub fn keeps(&mut self, file: File) -> Value {
        let id = self.mint();
        let address = format!("{}/files/{id}/{}", self.http, file.name);
        let attachment = json!({
            "id": id, "filename": file.name, "size": file.bytes.len(), "url": address,
            "proxy_url": address, "content_type": file.kind,
        });
        self.files.insert(id, file);
        attachment
    }

    /// The guild of a channel.
    pub fn guild_of(&self, channel: Id) -> Option<Id> {
        self.channel(channel).guild
    }
}

impl Discord {
    /// A guild, whose owner is somebody who is never there.
    pub fn guild(&self, name: &str) -> Id {
        self.guild_in(name, "en-US")
    }

    /// A guild with a preferred locale.
    pub fn guild_in(&self, name: &str, locale: &str) -> Id {
        self.shared.with(|world| {
            let id = world.mint();
            let owner = new_user(world, &format!("{name}-owner"), locale);
            let guild = Guild {
                name: name.to_owned(),
                locale: locale.to_owned(),
                owner,
                roles: vec![role(id, "@everyone", EVERYBODY, false)],
                members: [(owner, Member { joined: now(), ..Member::default() })].into(),
                voice: std::collections::BTreeMap::new(),
                events: std::collections::BTreeMap::new(),
                file: 10 << 20,
            };
            world.guilds.insert(id, guild);
            id
        })
    }

    /// Somebody, who is in no guild yet.
    pub fn person(&self, name: &str, locale: &str) -> Id {
        self.shared.with(|world| new_user(world, name, locale))
    }

    /// Another bot.
    pub fn other_bot(&self, name: &str) -> Id {
        self.shared.with(|world| {
            let id = new_user(world, name, "en-US");
            world.users.get_mut(&id).expect("a bot").is_bot = true;
            id
        })
    }

    /// They refuse messages from bots, or take them again.
    pub fn closes(&self, who: Id, closed: bool) {
        self.shared.with(|world| world.users.get_mut(&who).expect("somebody").closed = closed);
    }

    /// Somebody joins a guild.
    pub fn joins(&self, guild: Id, who: Id) {
        self.joins_with(guild, who, 0);
    }

    /// Somebody joins a guild, with permissions beyond those of everybody.
    pub fn joins_with(&self, guild: Id, who: Id, permissions: u64) {
        self.shared.with(|world| {
            let mut member = Member { joined: now(), ..Member::default() };
            if permissions != 0 {
                let id = world.mint();
                let name = world.user(who).name.clone();
                world.guild(guild).roles.push(role(id, &name, permissions, false));
                member.roles.insert(id);
            }
            world.guild(guild).members.insert(who, member);
            let mut told = world.member_shape(guild, who);
            told["guild_id"] = json!(guild);
            world.emit("GUILD_MEMBER_ADD", intent::MEMBERS, Place::Guild(guild), told);
        });
    }

    /// Somebody leaves a guild, or is put out.
    pub fn leaves(&self, guild: Id, who: Id) {
        self.shared.with(|world| {
            world.guild(guild).members.remove(&who);
            let told = json!({ "guild_id": guild, "user": world.user_shape(who) });
            world.emit("GUILD_MEMBER_REMOVE", intent::MEMBERS, Place::Guild(guild), told);
        });
    }

    /// Somebody who may adds the bot, with the permissions of the invite.
    pub fn adds_the_bot(&self, guild: Id, permissions: u64) {
        self.shared.with(|world| {
            let (bot, id) = (world.bot, world.mint());
            let name = world.user(bot).name.clone();
            let place = world.guild(guild);
            place.roles.push(role(id, &name, permissions, true));
            let roles = [id].into();
            place.members.insert(bot, Member { roles, joined: now(), nick: None });
            for session in world.sessions.keys().cloned().collect::<Vec<_>>() {
                let found = &world.sessions[&session];
                let mine = (guild.0 >> 22) % found.shard.1 == found.shard.0;
                if mine && found.intents & intent::GUILDS != 0 {
                    let shape = world.whole_guild(guild, found.intents);
                    world.dispatch(&session, "GUILD_CREATE", &shape);
                }
            }
        });
    }

    /// The bot is put out of a guild.
    pub fn puts_out_the_bot(&self, guild: Id) {
        self.shared.with(|world| {
            let bot = world.bot;
            world.guild(guild).members.remove(&bot);
            world.commands.remove(&Some(guild));
            let told = json!({ "id": guild });
            world.emit("GUILD_DELETE", intent::GUILDS, Place::Guild(guild), told);
        });
    }

    /// A guild cannot be reached for a while, which is not the same as being put out.
    pub fn is_unavailable(&self, guild: Id) {
        let told = json!({ "id": guild, "unavailable": true });
        self.shared.with(|world| {
            world.emit("GUILD_DELETE", intent::GUILDS, Place::Guild(guild), told);
        });
    }

    /// A guild can be reached again.
    pub fn is_available(&self, guild: Id) {
        self.shared.with(|world| {
            for session in world.sessions.keys().cloned().collect::<Vec<_>>() {
                let shape = world.whole_guild(guild, world.sessions[&session].intents);
                world.dispatch(&session, "GUILD_CREATE", &shape);
            }
        });
    }

    /// How large a file may be in a guild, in bytes.
    pub fn files_up_to(&self, guild: Id, bytes: usize) {
        self.shared.with(|world| world.guild(guild).file = bytes);
    }

    /// A text channel.
    pub fn channel(&self, guild: Id, name: &str) -> Id {
        self.channel_of(guild, name, 0)
    }

    /// A voice channel.
    pub fn voice_channel(&self, guild: Id, name: &str) -> Id {
        self.channel_of(guild, name, 2)
    }

    /// A stage.
    pub fn stage(&self, guild: Id, name: &str) -> Id {
        self.channel_of(guild, name, 13)
    }

    /// A forum.
    pub fn forum(&self, guild: Id, name: &str) -> Id {
        self.channel_of(guild, name, 15)
    }

    fn channel_of(&self, guild: Id, name: &str, kind: u8) -> Id {
        self.shared.with(|world| {
            let id = world.make_channel(kind, Some(guild), None, name);
            let shape = world.channel_shape(id);
            world.emit("CHANNEL_CREATE", intent::GUILDS, Place::Guild(guild), shape);
            id
        })
    }

    /// A channel only those can see who are named, and the bot if it is.
    pub fn private_channel(&self, guild: Id, name: &str, who: &[Id]) -> Id {
        self.shared.with(|world| {
            let id = world.make_channel(0, Some(guild), None, name);
            let see = VIEW_CHANNEL.to_string();
            let channel = world.channels.get_mut(&id).expect("a channel");
            channel.overwrites.push(json!({ "id": guild, "type": 0, "allow": "0", "deny": see }));
            for one in who {
                let told = json!({ "id": one, "type": 1, "allow": see, "deny": "0" });
                channel.overwrites.push(told);
            }
            let shape = world.channel_shape(id);
            world.emit("CHANNEL_CREATE", intent::GUILDS, Place::Channel(id), shape);
            id
        })
    }

    /// A channel is called otherwise.
    pub fn renames(&self, channel: Id, name: &str) {
        self.shared.with(|world| {
            name.clone_into(&mut world.channels.get_mut(&channel).expect("a channel").name);
            world.channel_changed(channel);
        });
    }

    /// A channel or a thread is deleted, with the threads in it.
    pub fn deletes_channel(&self, channel: Id) {
        self.shared.with(|world| {
            let threads = world.channels.values().filter(|one| one.parent == Some(channel));
            let gone: Vec<Id> = threads.map(|one| one.id).chain([channel]).collect();
            let shape = world.channel_shape(channel);
            let (name, told) = if world.channel(channel).is_thread() {
                let mut told = json!({});
                for part in ["id", "guild_id", "parent_id", "type"] {
                    told[part] = shape[part].clone();
                }
                ("THREAD_DELETE", told)
            } else {
                ("CHANNEL_DELETE", shape)
            };
            world.emit(name, intent::GUILDS, Place::Channel(channel), told);
            world.channels.retain(|id, _| !gone.contains(id));
        });
    }

    /// Somebody changes a message's parts in a way of their own.
    pub fn changes(&self, channel: Id, message: Id, parts: Value) {
        self.shared.with(|world| said::merge(&mut world.post(channel, message).value, parts));
    }
}

fn new_user(world: &mut World, name: &str, locale: &str) -> Id {
    let id = world.mint();
    let user = User {
        name: name.to_owned(),
        locale: locale.to_owned(),
        is_bot: false,
        closed: false,
        alone: None,
    };
    world.users.insert(id, user);
    id
}
