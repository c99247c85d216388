//! What may be done where: the bits of Discord, and its rule for one member in one channel.
//!
//! Source: the section *Permission Hierarchy* and *Permission Overwrites* of
//! `developers/topics/permissions` in Discord's documentation.

use serde_json::{Value, json};

use super::id::Id;
use super::world::World;

pub const ADD_REACTIONS: u64 = 1 << 6;
pub const ADMINISTRATOR: u64 = 1 << 3;
pub const MANAGE_GUILD: u64 = 1 << 5;
pub const VIEW_CHANNEL: u64 = 1 << 10;
pub const SEND_MESSAGES: u64 = 1 << 11;
pub const MANAGE_MESSAGES: u64 = 1 << 13;
pub const EMBED_LINKS: u64 = 1 << 14;
pub const ATTACH_FILES: u64 = 1 << 15;
pub const READ_MESSAGE_HISTORY: u64 = 1 << 16;
pub const CREATE_EVENTS: u64 = 1 << 44;
pub const MANAGE_EVENTS: u64 = 1 << 33;
pub const SEND_MESSAGES_IN_THREADS: u64 = 1 << 38;
pub const USE_APPLICATION_COMMANDS: u64 = 1 << 31;

/// What everybody has in a new guild.
pub const EVERYBODY: u64 = ADD_REACTIONS
    | VIEW_CHANNEL
    | SEND_MESSAGES
    | EMBED_LINKS
    | ATTACH_FILES
    | READ_MESSAGE_HISTORY
    | SEND_MESSAGES_IN_THREADS
    | USE_APPLICATION_COMMANDS;

/// All there is.
const ALL: u64 = (1 << 53) - 1;

impl World {
    /// What a member may do in a guild, or in one of its channels.
    pub fn permissions(&self, who: Id, guild: Id, channel: Option<Id>) -> u64 {
        let Some(place) = self.guilds.get(&guild) else { return 0 };
        let Some(member) = place.members.get(&who) else { return 0 };
        if place.owner == who {
            return ALL;
        }
        let held = |role: &&Value| role["id"] == json!(guild) || member.roles.contains(&id(role));
        let base =
            place.roles.iter().filter(held).fold(0, |all, role| all | bits(role, "permissions"));
        if base & ADMINISTRATOR != 0 {
            return ALL;
        }
        let Some(mut at) = channel.and_then(|channel| self.channels.get(&channel)) else {
            return base;
        };
        if at.is_thread() {
            let parent = at.parent.and_then(|parent| self.channels.get(&parent));
            at = parent.expect("a thread has a channel");
        }
        let mut now = base;
        let everybody = at.overwrites.iter().filter(|one| one["id"] == json!(guild));
        let roles = at.overwrites.iter().filter(|one| member.roles.contains(&id(one)));
        let own = at.overwrites.iter().filter(|one| one["id"] == json!(who));
        for layer in [everybody.collect::<Vec<_>>(), roles.collect(), own.collect()] {
            now &= !layer.iter().fold(0, |all, one| all | bits(one, "deny"));
            now |= layer.iter().fold(0, |all, one| all | bits(one, "allow"));
        }
        // Who cannot see a channel can do nothing there.
        if now & VIEW_CHANNEL == 0 { 0 } else { now }
    }
}

fn id(of: &Value) -> Id {
    of["id"].as_str().and_then(Id::read).expect("an id")
}

fn bits(of: &Value, name: &str) -> u64 {
    of[name].as_str().and_then(|bits| bits.parse().ok()).expect("bits")
}
