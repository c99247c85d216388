//! Who is in which voice channel or on which stage, and how.

use serde_json::{Value, json};

use super::super::Discord;
use super::super::gateway::{Place, intent};
use super::super::id::Id;
use super::super::said::merge;

impl Discord {
    /// Somebody's state in voice changes; without a channel they are gone.
    fn state(&self, who: Id, guild: Id, parts: Value) {
        self.shared.with(|world| {
            let fresh = json!({
                "guild_id": guild, "channel_id": null, "user_id": who, "deaf": false, "mute": false,
                "self_deaf": false, "self_mute": false, "self_video": false, "suppress": false,
                "session_id": format!("voice-{who}"), "request_to_speak_timestamp": null,
            });
            let mut state = world.guild(guild).voice.get(&who).cloned().unwrap_or(fresh);
            merge(&mut state, parts);
            state["member"] = world.member_shape(guild, who);
            if state["channel_id"].is_null() {
                world.guild(guild).voice.remove(&who);
            } else {
                world.guild(guild).voice.insert(who, state.clone());
            }
            world.emit("VOICE_STATE_UPDATE", intent::VOICE, Place::Guild(guild), state);
        });
    }

    fn guild_of_voice(&self, channel: Id) -> Id {
        self.shared.with_quietly(|world| world.guild_of(channel).expect("a guild"))
    }

    /// Joins a voice channel, or goes over to it; on a stage one listens at first.
    pub fn joins_voice(&self, who: Id, channel: Id) {
        let stage = self.shared.with_quietly(|world| world.channel(channel).kind == 13);
        let guild = self.guild_of_voice(channel);
        self.state(who, guild, json!({ "channel_id": channel, "suppress": stage }));
    }

    /// Leaves voice.
    pub fn leaves_voice(&self, who: Id, guild: Id) {
        self.state(who, guild, json!({ "channel_id": null }));
    }

    /// Turns their microphone off or on.
    pub fn mutes(&self, who: Id, guild: Id, muted: bool) {
        self.state(who, guild, json!({ "self_mute": muted }));
    }

    /// Asks to speak on a stage.
    pub fn asks_to_speak(&self, who: Id, guild: Id) {
        let now = super::super::id::stamp(super::super::id::now());
        self.state(who, guild, json!({ "request_to_speak_timestamp": now }));
    }

    /// Comes to speak on a stage, or goes back among those who listen.
    pub fn speaks_on_stage(&self, who: Id, guild: Id, speaks: bool) {
        let parts = json!({ "suppress": !speaks, "request_to_speak_timestamp": null });
        self.state(who, guild, parts);
    }
}
