//! The gateway: who is connected, which sessions there are, and how what happens is told to them,
//! in order, kept for those who come back.

mod line;
mod opening;

use std::time::Instant;

use serde_json::{Value, json};
use tokio::sync::mpsc::UnboundedSender;

use super::id::Id;
use super::world::{Kept, World};

pub use line::speaks;

/// What may be asked for at the beginning of a session.
pub mod intent {
    pub const GUILDS: u64 = 1;
    pub const MEMBERS: u64 = 1 << 1;
    pub const VOICE: u64 = 1 << 7;
    pub const PRESENCES: u64 = 1 << 8;
    pub const MESSAGES: u64 = 1 << 9;
    pub const REACTIONS: u64 = 1 << 10;
    pub const ALONE: u64 = 1 << 12;
    pub const ALONE_REACTIONS: u64 = 1 << 13;
    pub const CONTENT: u64 = 1 << 15;
    pub const EVENTS: u64 = 1 << 16;
    /// Those that need leave.
    pub const PRIVILEGED: u64 = MEMBERS | PRESENCES | CONTENT;
}

/// So many events are kept for who comes back.
const KEPT: usize = 50_000;

/// Where something happens, which says who hears of it.
#[derive(Clone, Copy)]
pub enum Place {
    Guild(Id),
    Channel(Id),
    /// Told whatever was asked for, to the shard of the guild or else to the first.
    Anyhow(Option<Id>),
}

/// What goes to a connection.
pub enum Out {
    Text(String),
    /// Closed as Discord closes, with a code.
    Close(u16, &'static str),
    /// Cut off without a word.
    Cut,
}

/// A connection.
pub struct Line {
    pub out: UnboundedSender<Out>,
    pub session: Option<String>,
    /// Events that went to it.
    pub told: usize,
}

/// A session, which outlives its connections.
pub struct Session {
    pub intents: u64,
    /// Its number, and how many there are.
    pub shard: (u64, u64),
    pub seq: u64,
    pub kept: Kept,
    pub line: Option<u64>,
    /// Since when nobody is there.
    pub left: Option<Instant>,
}

/// Something that happened, before it is told.
#[derive(Clone)]
pub struct Event {
    pub name: String,
    /// Told to who asked for any of these; zero is anybody.
    pub intent: u64,
    pub guild: Option<Id>,
    pub whole: Value,
    /// What those are told who may not read everything.
    pub bare: Option<Value>,
}

impl World {
    /// Something happens: it is told to the sessions that asked for it.
    pub fn emit(&mut self, name: &str, intent: u64, place: Place, whole: Value) {
        self.emit_in_part(name, intent, place, whole, None);
    }

    /// The same with what those are told who may not read everything.
    pub fn emit_in_part(
        &mut self,
        name: &str,
        intent: u64,
        place: Place,
        whole: Value,
        bare: Option<Value>,
    ) {
        let guild = match place {
            Place::Guild(guild) => Some(guild),
            Place::Anyhow(guild) => guild,
            Place::Channel(channel) if !self.sees(channel) => return,
            Place::Channel(channel) => self.channel(channel).guild,
        };
        if guild.is_some_and(|guild| !self.is_in(guild)) && name != "GUILD_DELETE" {
            return;
        }
        let event = Event { name: name.to_owned(), intent, guild, whole, bare };
        if self.weather.holds > 0 {
            self.weather.holds -= 1;
            self.weather.held.push(event);
            return;
        }
        let times = if self.weather.repeats > 0 { 2 } else { 1 };
        self.weather.repeats = self.weather.repeats.saturating_sub(1);
        for _ in 0..times {
            self.tell(&event);
        }
    }

    /// Tells the sessions it concerns.
    pub fn tell(&mut self, event: &Event) {
        let lasts = self.settings.session_lasts;
        self.sessions.retain(|_, session| session.left.is_none_or(|left| left.elapsed() < lasts));
        let ids: Vec<String> = self.sessions.keys().cloned().collect();
        for id in ids {
            let session = &self.sessions[&id];
            let shard = event.guild.map_or(0, |guild| (guild.0 >> 22) % session.shard.1);
            let asked = event.intent == 0 || session.intents & event.intent != 0;
            if !asked || shard != session.shard.0 {
                continue;
            }
            let sees = session.intents & intent::CONTENT != 0;
            let payload =
                if sees { &event.whole } else { event.bare.as_ref().unwrap_or(&event.whole) };
            self.dispatch(&id, &event.name, &payload.clone());
        }
        self.weather_after();
    }

    /// Tells one session, which keeps it.
    pub fn dispatch(&mut self, session: &str, name: &str, payload: &Value) {
        let Some(found) = self.sessions.get_mut(session) else { return };
        found.seq += 1;
        let text = json!({ "op": 0, "s": found.seq, "t": name, "d": payload }).to_string();
        found.kept.push_back((found.seq, text.clone()));
        if found.kept.len() > KEPT {
            found.kept.pop_front();
        }
        if let Some(line) = found.line.and_then(|line| self.lines.get_mut(&line)) {
            line.told += 1;
            line.out.send(Out::Text(text)).ok();
        }
    }

    /// Says something to every connection.
    pub fn says_to_lines(&mut self, out: impl Fn() -> Out) {
        for line in self.lines.values() {
            line.out.send(out()).ok();
        }
    }
}
