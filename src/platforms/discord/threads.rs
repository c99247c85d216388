//! Threads and the posts of forums: each belongs to the channel it hangs from, which is the one that
//! is served.

use std::collections::HashMap;
use std::sync::{PoisonError, RwLock};

use serenity::model::channel::{ChannelType, GuildChannel};
use serenity::model::event::Event;
use serenity::model::id::ChannelId;

/// The threads that are known, and the channel of each.
#[derive(Debug, Default)]
pub(super) struct Threads(RwLock<HashMap<ChannelId, ChannelId>>);

impl Threads {
    /// The channel that is served: a thread's own, or itself.
    pub fn room_of(&self, channel: ChannelId) -> String {
        let known = self.0.read().unwrap_or_else(PoisonError::into_inner);
        known.get(&channel).copied().unwrap_or(channel).to_string()
    }

    /// Notes that one is a thread of the other.
    pub fn know(&self, thread: ChannelId, of: ChannelId) {
        self.0.write().unwrap_or_else(PoisonError::into_inner).insert(thread, of);
    }

    /// Learns what an event tells of threads.
    pub fn learn(&self, event: &Event) {
        match event {
            Event::GuildCreate(event) => self.know_all(&event.guild.threads),
            Event::ThreadListSync(event) => self.know_all(&event.threads),
            Event::ThreadCreate(event) => self.know_all(std::slice::from_ref(&event.thread)),
            Event::ThreadUpdate(event) => self.know_all(std::slice::from_ref(&event.thread)),
            Event::ThreadDelete(event) => {
                self.0.write().unwrap_or_else(PoisonError::into_inner).remove(&event.thread.id);
            }
            _ => {}
        }
    }

    fn know_all(&self, threads: &[GuildChannel]) {
        for thread in threads {
            let is_thread = matches!(
                thread.kind,
                ChannelType::PublicThread | ChannelType::PrivateThread | ChannelType::NewsThread
            );
            if let Some(parent) = thread.parent_id.filter(|_| is_thread) {
                self.know(thread.id, parent);
            }
        }
    }
}
