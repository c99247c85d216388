//! How often one person, or one address, may do something. Counts in memory, by the house's clock;
//! knows nothing of what is done.

use super::settings::Settings;
use super::wrong::Wrong;
use crate::foundation::clock::World;
use crate::foundation::limit::Limit;

/// How often one address may try to sign in in a minute: a group may come in from one office.
const ENTRIES: u32 = 60;

/// The limits of the web pages.
pub(super) struct Limits {
    posts: Limit,
    actions: Limit,
    files: Limit,
    entries: Limit,
}

impl Limits {
    pub(super) fn new(world: &World, settings: &Settings) -> Self {
        let (posts, actions) = (settings.posts_per_minute, settings.actions_per_minute);
        Self {
            posts: Limit::new(world, posts, posts.div_ceil(2)),
            actions: Limit::new(world, actions, actions),
            files: Limit::new(world, posts, posts),
            entries: Limit::new(world, ENTRIES, ENTRIES),
        }
    }

    /// One more message of an account: by the settings 20 a minute, 10 at once.
    pub(super) fn post(&self, account: &str) -> Result<(), Wrong> {
        self.posts.one_more(account).map_err(Wrong::TooFast)
    }

    /// One more reaction, command or form of an account: by the settings 60 a minute.
    pub(super) fn action(&self, account: &str) -> Result<(), Wrong> {
        self.actions.one_more(account).map_err(Wrong::TooFast)
    }

    /// One more file of an account: as many a minute as messages, and as many at once.
    pub(super) fn file(&self, account: &str) -> Result<(), Wrong> {
        self.files.one_more(account).map_err(Wrong::TooFast)
    }

    /// One more try to sign in from an address.
    pub(super) fn entry(&self, address: &str) -> Result<(), Wrong> {
        self.entries.one_more(address).map_err(Wrong::TooFast)
    }
}
