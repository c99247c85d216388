//! A stand-in for Discord: its REST API v10 and its gateway on loopback, for bots that are tested
//! as the binary they are.
//!
//! A scene makes guilds, channels and people, lets the people do what people do, and reads what the
//! bot answered. The bot is any program that can be told where the API is: it is reached at
//! [`Discord::api`], and finds the gateway there as it would at Discord.
//!
//! ```ignore
//! let discord = Discord::open();
//! let guild = discord.guild("Names");
//! let (ana, en) = (discord.person("Ana", "en-US"), discord.channel(guild, "english"));
//! discord.joins(guild, ana);
//! discord.adds_the_bot(guild, PERMISSIONS);
//! // … start the bot with discord.api() and discord.token() …
//! discord.slash(ana, en, "bridge draft", &[("title", "Urgent requests")]).answer();
//! discord.reads(en, "Urgent requests");
//! ```
//!
//! # What it is strict about
//!
//! Whatever a bot sends that Discord would refuse is answered as Discord answers, and is remembered:
//! a [`Discord`] that goes away with something in [`Discord::broken`] fails the test, unless the
//! scene said that it meant it ([`Discord::expects_broken`]).
//!
//! - Every body is held against Discord's `OpenAPI` description (the path of the file in
//!   `DISCORD_OPENAPI`; without it, it says so once), and strictly: a field nobody knows is a fault,
//!   at any depth. What the description leaves open is in a table of our own ([`held`]): the length
//!   of content, the sum of embeds, the names and locales and sizes of commands, ids of components
//!   that repeat, messages that are empty, and `allowed_mentions`, which has to be there.
//! - The token, the permissions of the bot in each channel by its roles and overwrites, what is
//!   unknown, whom one cannot write to.
//! - Limits: a bucket for each route and what it is about, the global 50 in a second, `429` with
//!   what has to be in it, and the address that is shut out after too many wrong requests.
//! - A nonce that is enforced gives the message there is, within its window.
//! - Interactions: the first answer within three seconds and only once, of a kind that fits; the
//!   token for fifteen minutes; commands only as they are registered, forms only as they were sent.
//! - The gateway: intents, and words only for who has leave to read them; sequence numbers, RESUME
//!   with everything that was missed, shards, what a client may send and how fast, its heartbeat.
//!
//! # What it does not do
//!
//! Voice connections, compression, ETF, `OAuth2`, webhooks of channels, emoji and stickers of a guild,
//! auto moderation, entitlements, user-installed applications. Buckets and the time between two
//! sessions are gentler than Discord's unless a scene sets them (see [`settings::Settings`]).

#![expect(dead_code, reason = "it can do more than the scenes ask of it so far")]

mod gateway;
mod held;
pub mod id;
pub mod interaction;
mod people;
pub mod permission;
pub mod reads;
mod rest;
mod said;
mod server;
pub mod settings;
mod shapes;
pub mod weather;
pub mod world;

use std::io::Write;
use std::net::TcpListener;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

pub use id::Id;
use settings::Settings;
use world::World;

/// What the threads share.
pub struct Shared {
    world: Mutex<World>,
    changed: Condvar,
    /// Changes when every connection to REST is cut.
    cut: tokio::sync::watch::Sender<u64>,
}

impl Shared {
    fn world(&self) -> MutexGuard<'_, World> {
        self.world.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Does something, which others may be waiting for.
    pub fn with<T>(&self, does: impl FnOnce(&mut World) -> T) -> T {
        let done = does(&mut self.world());
        self.changed.notify_all();
        done
    }

    /// Looks, which nobody waits for.
    pub fn with_quietly<T>(&self, does: impl FnOnce(&mut World) -> T) -> T {
        does(&mut self.world())
    }

    /// Waits until something is so.
    pub fn until<T>(&self, what: &str, mut look: impl FnMut(&mut World) -> Option<T>) -> T {
        let mut world = self.world();
        let begun = Instant::now();
        let patience = world.settings.patience;
        loop {
            if let Some(found) = look(&mut world) {
                return found;
            }
            let left = patience.saturating_sub(begun.elapsed());
            if left.is_zero() {
                let last = reads::last_of(&world);
                drop(world);
                panic!("it is never so that {what}; {last}");
            }
            // What is waited for may be elsewhere too, in a file or with another client.
            let waited = self.changed.wait_timeout(world, left.min(Duration::from_millis(50)));
            world = waited.unwrap_or_else(PoisonError::into_inner).0;
        }
    }
}

/// Discord, as long as this is there.
pub struct Discord {
    shared: Arc<Shared>,
    _server: server::Server,
}

impl Discord {
    /// Opens its doors on loopback. There is nobody yet.
    pub fn open() -> Self {
        let door = || TcpListener::bind("127.0.0.1:0").expect("a port on loopback");
        let (http, ws) = (door(), door());
        let at = |door: &TcpListener| door.local_addr().expect("an address");
        let world = World::new(format!("http://{}", at(&http)), format!("ws://{}", at(&ws)));
        let (cut, _) = tokio::sync::watch::channel(0);
        let shared = Arc::new(Shared { world: Mutex::new(world), changed: Condvar::new(), cut });
        let server = server::Server::open(&shared, http, ws);
        Self { shared, _server: server }
    }

    /// Sets what can be set; limits count anew from then on.
    pub fn sets(&self, sets: impl FnOnce(&mut Settings)) {
        self.shared.with(|world| {
            sets(&mut world.settings);
            world.guard.counts_anew();
        });
    }

    /// Where the API is, with its version: what comes before `/channels`.
    pub fn api(&self) -> String {
        self.shared.with_quietly(|world| format!("{}/api/v10", world.http))
    }

    /// Where the door of REST is, without a path.
    pub fn address(&self) -> String {
        self.shared.with_quietly(|world| world.http.clone())
    }

    /// Where the gateway is.
    pub fn gateway(&self) -> String {
        self.shared.with_quietly(|world| world.ws.clone())
    }

    /// What the bot signs in with.
    pub fn token(&self) -> String {
        self.shared.with_quietly(|world| world.token.clone())
    }

    /// The user of the bot.
    pub fn bot(&self) -> Id {
        self.shared.with_quietly(|world| world.bot)
    }

    /// Its application.
    pub fn application(&self) -> Id {
        self.shared.with_quietly(|world| world.application)
    }
}

impl Drop for Discord {
    fn drop(&mut self) {
        let broken = self.broken();
        if broken.is_empty() {
            return;
        }
        let broken = format!("the bot did what Discord does not allow:\n{}", broken.join("\n"));
        // Where the scene has failed already, it may well be why.
        writeln!(std::io::stderr(), "{broken}").ok();
        assert!(std::thread::panicking(), "{broken}");
    }
}
