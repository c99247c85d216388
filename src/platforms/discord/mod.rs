//! Discord: channels and direct messages of a bot that people add to their server.
//!
//! serenity hears: its gateway identifies, beats, resumes and comes back, and its model reads what
//! comes. What is asked of Discord goes over a line of our own, which keeps to the limits Discord tells
//! (why: `line`). Nothing of what serenity could keep is kept: no cache, so that a thousand servers
//! weigh nothing.
//!
//! - `gateway` the connection, `turn` which process has it, `follow` where what comes goes
//! - `lanes` one after the other in each channel, `task` what waits there
//! - `event` what something means, `threads` to which channel it belongs, `hear` how it is heard and
//!   answered, `fetch` what is pointed at
//! - `noted` what is acted on
//! - `missed` what was said while nobody listened, `changed` what became of what stood there before
//! - `deliver` what goes out, `altered` what stands and becomes otherwise, `planned` what is planned,
//!   `doubt` what may have gone already, `forum` what begins a post
//! - `rich` how it reads, `beside` what stands beside it, `media` the files, `alone` to one account,
//!   `closed` to one that takes nothing
//! - `commands` Discord's own commands, derived from the house's; `register` where they are;
//!   `interactions` what comes of them
//! - `setup` the card by which a server begins, `voice` who is where people talk aloud
//! - `check` what is wrong, `unread` what serenity cannot read, `keeping` what is forgotten
//!
//! One process of those on a database listens; every one of them speaks. It knows no capability.

mod alone;
mod altered;
mod beside;
mod changed;
mod check;
mod closed;
pub mod commands;
mod deliver;
mod doubt;
mod event;
mod fetch;
mod follow;
mod forum;
mod gateway;
mod hear;
mod interactions;
mod keeping;
mod lanes;
mod line;
mod media;
mod missed;
mod noted;
mod planned;
mod register;
mod rich;
mod settings;
mod setup;
mod store;
mod task;
mod threads;
mod turn;
mod unread;
mod voice;

use std::sync::{Arc, PoisonError, RwLock};

use crate::foundation::config::Secret;
use crate::foundation::error::Result;
use crate::foundation::talk::{Base, Ears};

pub use keeping::capability;
pub use settings::Settings;
pub use unread::may_be_logged;

/// The name accounts and rooms of this platform are kept under.
pub const NAME: &str = "discord";

/// Who we are there.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Me {
    /// Our account.
    user: String,
    /// The application it belongs to.
    application: String,
    /// Whether we may read what people say.
    reads: bool,
}

/// The Discord platform.
pub struct Discord {
    ears: Arc<dyn Ears>,
    settings: Settings,
    line: line::Line,
    /// What this process is called among those on one database.
    process: String,
    /// None before it was asked, and once Discord takes the token no more.
    me: RwLock<Option<Arc<Me>>>,
    threads: threads::Threads,
    servers: voice::Servers,
    lanes: lanes::Lanes<task::Task>,
    turn: turn::Turn,
    /// What was said last.
    given: doubt::Last,
    /// The channels of which it is noted from where on they are listened to.
    anchored: doubt::Last,
}

impl Discord {
    /// The platform over a house; none if the settings hold no token.
    ///
    /// # Errors
    /// A refusal if the section `[discord]` is wrong.
    pub fn new(ears: Arc<dyn Ears>) -> Result<Option<Arc<Self>>> {
        let settings: Settings = ears.base().config.section(NAME)?;
        settings.check()?;
        let Some(token) = settings.token.as_ref().map(Secret::expose) else { return Ok(None) };
        let world = ears.base().world.clone();
        let process = world.id();
        let line = line::Line::new(settings.address(), token.trim(), world)?;
        Ok(Some(Arc::new(Self {
            ears,
            settings,
            line,
            process,
            me: RwLock::default(),
            threads: threads::Threads::default(),
            servers: voice::Servers::default(),
            lanes: lanes::Lanes::default(),
            turn: turn::Turn::default(),
            given: doubt::Last::default(),
            anchored: doubt::Last::default(),
        })))
    }

    fn base(&self) -> &Base {
        self.ears.base()
    }

    /// Who we are there; none before it was asked.
    fn me(&self) -> Option<Arc<Me>> {
        self.me.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    fn knows(&self, me: Option<Arc<Me>>) {
        *self.me.write().unwrap_or_else(PoisonError::into_inner) = me;
    }
}
