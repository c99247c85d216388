//! Who is in the channels where people talk aloud, and how: noted for the one group whose channels a
//! server has, of its members who say nothing against it. No connection for sound is needed for that,
//! and who is speaking at a moment is not told.
//!
//! How each was told of last is kept for as long as they are there, so that nothing counts twice when
//! Discord tells it all again; after a time away what is different then is what has changed.

use std::collections::HashMap;
use std::sync::{PoisonError, RwLock};

use serenity::model::event::Event;
use serenity::model::guild::Guild;
use serenity::model::id::{ChannelId, GuildId};
use serenity::model::voice::VoiceState;

use super::store::voices;
use super::{Discord, NAME, event};
use crate::foundation::error::Result;
use crate::foundation::store::Tx;
use crate::foundation::talk::{Account, Heard, Person, Presence, RoomRef, Spot, What};

/// The channels of each server.
#[derive(Debug, Default)]
pub(super) struct Servers(RwLock<HashMap<GuildId, Vec<ChannelId>>>);

impl Servers {
    /// Learns what an event tells of channels.
    pub fn learn(&self, event: &Event) {
        match event {
            Event::GuildCreate(event) => {
                let channels = event.guild.channels.keys().copied().collect();
                self.all().insert(event.guild.id, channels);
            }
            Event::ChannelCreate(event) => {
                self.all().entry(event.channel.guild_id).or_default().push(event.channel.id);
            }
            Event::ChannelDelete(event) => {
                if let Some(channels) = self.all().get_mut(&event.channel.guild_id) {
                    channels.retain(|channel| *channel != event.channel.id);
                }
            }
            _ => {}
        }
    }

    fn all(&self) -> std::sync::RwLockWriteGuard<'_, HashMap<GuildId, Vec<ChannelId>>> {
        self.0.write().unwrap_or_else(PoisonError::into_inner)
    }

    fn has(&self, server: GuildId, channel: &str) -> bool {
        let all = self.0.read().unwrap_or_else(PoisonError::into_inner);
        let Ok(channel) = channel.parse().map(ChannelId::new) else { return false };
        all.get(&server).is_some_and(|channels| channels.contains(&channel))
    }
}

/// How somebody is in a channel where people talk aloud.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct State {
    /// The channel.
    pub channel: String,
    /// Nobody hears them: by their own doing or another's.
    pub muted: bool,
    /// On a stage, they are among those who listen.
    pub listens: bool,
    /// They ask to speak.
    pub asks: bool,
}

/// What is told of somebody: how they are there; none once they have left.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Voice {
    server: GuildId,
    who: Account,
    now: Option<State>,
}

impl Voice {
    /// Whose it is.
    pub fn account(&self) -> &str {
        &self.who.native_id
    }

    /// Whether they are there.
    #[cfg(test)]
    pub fn is_there(&self) -> bool {
        self.now.is_some()
    }
}

/// What is told of somebody; none of a program.
pub(super) fn voice(server: GuildId, state: &VoiceState) -> Option<Voice> {
    let member = state.member.as_ref();
    if member.is_some_and(|member| member.user.bot) {
        return None;
    }
    let display = member.map(|member| event::account(&member.user, member.nick.as_deref()).display);
    let who = Account {
        platform: NAME.to_owned(),
        native_id: state.user_id.to_string(),
        display: display.unwrap_or_default(),
    };
    let now = state.channel_id.map(|channel| State {
        channel: channel.to_string(),
        muted: state.mute || state.self_mute,
        listens: state.suppress,
        asks: state.request_to_speak_timestamp.is_some(),
    });
    Some(Voice { server, who, now })
}

/// Everybody who is there on a server.
pub(super) fn all(server: &Guild) -> Vec<Voice> {
    server.voice_states.values().filter_map(|state| voice(server.id, state)).collect()
}

/// What has happened between two states, in its order, and in which channel.
fn changes<'s>(before: Option<&'s State>, now: Option<&'s State>) -> Vec<(&'s str, Presence)> {
    let mut all = Vec::new();
    let stayed = before.zip(now).filter(|(before, now)| before.channel == now.channel);
    let Some((before, now)) = stayed else {
        all.extend(before.map(|before| (before.channel.as_str(), Presence::Left)));
        if let Some(now) = now {
            let channel = now.channel.as_str();
            all.push((channel, Presence::Joined));
            all.extend(now.muted.then_some((channel, Presence::Muted)));
            all.extend(now.asks.then_some((channel, Presence::Asked)));
        }
        return all;
    };
    let channel = now.channel.as_str();
    if before.muted != now.muted {
        all.push((channel, if now.muted { Presence::Muted } else { Presence::Unmuted }));
    }
    if now.asks && !before.asks && now.listens {
        all.push((channel, Presence::Asked));
    }
    if before.listens != now.listens {
        all.push((channel, if now.listens { Presence::Seated } else { Presence::Admitted }));
    }
    all
}

impl Discord {
    /// Takes in how everybody on a server is there now.
    pub(super) async fn voices(&self, server: GuildId, voices: &[Voice]) -> Result<()> {
        let mut look = self.base().store.look().await?;
        let known = voices::all(&mut look, &server.to_string()).await?;
        drop(look);
        let gone = known
            .into_iter()
            .filter(|account| voices.iter().all(|voice| voice.who.native_id != *account));
        let gone = gone.map(|native_id| Voice {
            server,
            who: Account { platform: NAME.to_owned(), native_id, display: String::new() },
            now: None,
        });
        for voice in gone.collect::<Vec<_>>().iter().chain(voices) {
            self.spoken(voice).await?;
        }
        Ok(())
    }

    /// Takes in how somebody is there now.
    pub(super) async fn spoken(&self, voice: &Voice) -> Result<()> {
        let (server, account) = (voice.server.to_string(), voice.who.native_id.as_str());
        let mut look = self.base().store.look().await?;
        let before = voices::find(&mut look, &server, account).await?;
        let nothing = before == voice.now;
        let person = self.ears.person(&mut look, &voice.who, None).await?;
        drop(look);
        if nothing || (person.is_none() && before.is_none()) {
            return Ok(());
        }
        let mut tx = self.base().store.begin().await?;
        let before = voices::find(&mut tx, &server, account).await?;
        let room = match &person {
            Some(person) => self.counted_in(&mut tx, voice.server, person).await?,
            None => None,
        };
        let now = voice.now.as_ref().filter(|_| room.is_some());
        if let Some(now) = now {
            voices::keep(&mut tx, &server, account, now, self.base().world.now()).await?;
        } else {
            voices::forget(&mut tx, &server, account).await?;
        }
        if let Some(room) = room {
            for (channel, how) in changes(before.as_ref(), now) {
                let heard = Heard {
                    who: voice.who.clone(),
                    spot: Spot::Room(room.native_id.clone()),
                    at: self.base().world.now(),
                    native_id: None,
                    message_id: None,
                    runs: false,
                    lang: None,
                    group: None,
                    program: false,
                    thread: None,
                    fetched: None,
                    what: What::Presence { voice: channel.to_owned(), how },
                };
                self.ears.take_in(&mut tx, &heard).await?;
            }
        }
        tx.commit().await
    }

    /// A room of the one group whose channels a server has, if somebody is a member there and may be
    /// recorded.
    async fn counted_in(
        &self,
        tx: &mut Tx,
        server: GuildId,
        person: &Person,
    ) -> Result<Option<RoomRef>> {
        if !person.recorded {
            return Ok(None);
        }
        let mut rooms = self.ears.served(tx, NAME).await?;
        rooms.retain(|room| room.notice && self.servers.has(server, &room.native_id));
        let Some(room) = rooms.first() else { return Ok(None) };
        if rooms.iter().any(|other| other.group_id != room.group_id) {
            return Ok(None);
        }
        let groups = self.ears.groups_of(tx, person).await?;
        Ok(groups.iter().any(|group| group.id == room.group_id).then(|| room.clone()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn state(channel: &str, flags: &str) -> State {
        State {
            channel: channel.to_owned(),
            muted: flags.contains('m'),
            listens: flags.contains('l'),
            asks: flags.contains('a'),
        }
    }

    #[test]
    fn what_has_changed_is_told_and_the_same_again_is_nothing() {
        let there = state("1", "m");
        assert_eq!(changes(None, Some(&there)), [("1", Presence::Joined), ("1", Presence::Muted)]);
        assert_eq!(changes(Some(&there), Some(&there)), []);
        let other = state("2", "");
        let moved = [("1", Presence::Left), ("2", Presence::Joined)];
        assert_eq!(changes(Some(&there), Some(&other)), moved);
        assert_eq!(changes(Some(&there), Some(&state("1", ""))), [("1", Presence::Unmuted)]);
        assert_eq!(changes(Some(&there), None), [("1", Presence::Left)]);
        assert_eq!(changes(None, None), []);
    }

    #[test]
    fn on_a_stage_one_asks_is_admitted_and_sits_down_again() {
        let (listens, asks) = (state("1", "l"), state("1", "la"));
        assert_eq!(changes(None, Some(&listens)), [("1", Presence::Joined)]);
        assert_eq!(changes(Some(&listens), Some(&asks)), [("1", Presence::Asked)]);
        // Discord may keep the moment of the asking with whoever speaks.
        let speaks = state("1", "a");
        assert_eq!(changes(Some(&asks), Some(&speaks)), [("1", Presence::Admitted)]);
        assert_eq!(changes(Some(&speaks), Some(&listens)), [("1", Presence::Seated)]);
    }
}
