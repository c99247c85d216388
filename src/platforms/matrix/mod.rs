//! Matrix: rooms and direct messages on a homeserver, encrypted or not.
//!
//! Why our own loop over `matrix-sdk-crypto` and not `matrix-sdk`: the whole library takes twice as
//! long to build, four times the memory and up to ten times the work for each message, and it notes
//! how far it has read before anybody has acted on it, so that a crash loses messages. Here the
//! token of a sync is written after everything in it is taken in; keys are written before that, since
//! the server drops them once the token has moved on. An event that is seen again after a crash is
//! known: a message by its name, a command or reaction by `store::first`, in the transaction that
//! acts on it. What goes out carries a transaction id made of its job's key.
//!
//! - `line` one request and its answer, `session` who we are, `account` what the homeserver keeps for
//!   us, `identity` whose device ours is, `crypt` the keys
//! - `sync` the loop: what comes, in order, each once; `gap` what it leaves out
//! - `event` what an event means, `hear` how it is heard and answered; `sealed` what waits
//!   for its key; `trouble` what goes wrong and lasts, `replaced` rooms that go on elsewhere
//! - `service` all of this as an application service of the homeserver, which has no keys
//! - `deliver` what goes out, `rich` how it reads, `media` the files that go, `alone` to one account;
//!   `conversations` with whom it speaks alone, `rooms` what rooms are like, `power` who runs them
//!
//! One process holds the folder of the keys and is the account; others on the same database leave
//! Matrix to it. It knows no capability.

mod account;
mod alone;
mod conversations;
mod crypt;
mod deliver;
mod event;
mod gap;
mod hear;
mod identity;
mod invited;
mod keeping;
mod keys;
mod line;
mod media;
mod pace;
mod power;
mod replaced;
mod rich;
mod rooms;
mod sealed;
mod service;
mod session;
mod settings;
mod store;
mod sync;
mod trouble;

use std::sync::{Arc, PoisonError, RwLock};
use std::time::Duration;

use reqwest::Method;
use tokio::sync::Mutex;

use crate::foundation::config::Secret;
use crate::foundation::error::Result;
use crate::foundation::i18n::Say;
use crate::foundation::talk::{Base, Ears};
use crate::say;

pub use keeping::capability;
pub use service::registration;
pub use settings::Settings;

/// The name accounts and rooms of this platform are kept under.
pub const NAME: &str = "matrix";

/// How long `puente check` waits for the homeserver.
const A_MOMENT: Duration = Duration::from_secs(3);

/// Signed in, with the keys open where there are any.
struct Signed {
    /// Our own account.
    user: String,
    crypt: keys::Keys,
}

/// The Matrix platform.
pub struct Matrix {
    ears: Arc<dyn Ears>,
    settings: Settings,
    line: Arc<line::Line>,
    rooms: rooms::Rooms,
    conversations: conversations::Conversations,
    /// Held for as long as this process is the account.
    folder: Mutex<Option<session::Folder>>,
    /// Held while a room is made to speak with somebody alone.
    making: Mutex<()>,
    /// Held while it is taken in what a homeserver pushed, or told.
    taking: Mutex<()>,
    /// None before signing in, and once the homeserver has ended the session.
    signed: RwLock<Option<Arc<Signed>>>,
    /// When it is asked for news.
    pace: pace::Pace,
}

impl Matrix {
    /// The platform over a house; none if the settings name no homeserver.
    ///
    /// # Errors
    /// A refusal if the section `[matrix]` is wrong.
    pub fn new(ears: Arc<dyn Ears>) -> Result<Option<Arc<Self>>> {
        let settings: Settings = ears.base().config.section(NAME)?;
        settings.check()?;
        let Some(homeserver) = &settings.homeserver else { return Ok(None) };
        let line = Arc::new(line::Line::new(homeserver)?);
        Ok(Some(Arc::new(Self {
            ears,
            rooms: rooms::Rooms::new(line.clone()),
            conversations: conversations::Conversations::default(),
            line,
            settings,
            folder: Mutex::default(),
            making: Mutex::default(),
            taking: Mutex::default(),
            signed: RwLock::default(),
            pace: pace::Pace::default(),
        })))
    }

    fn base(&self) -> &Base {
        self.ears.base()
    }

    /// As whom we are signed in; nobody if we are not.
    fn signed(&self) -> Option<Arc<Signed>> {
        self.signed.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    fn signs(&self, signed: Option<Arc<Signed>>) {
        *self.signed.write().unwrap_or_else(PoisonError::into_inner) = signed;
    }

    /// What is wrong, in words.
    async fn wrong(&self) -> Vec<Say> {
        let mut wrong = Vec::new();
        let path = ["client", "versions"];
        if let Err(trouble) = self.line.ask_for(A_MOMENT, Method::GET, &path, &[], None).await {
            let homeserver = self.settings.homeserver.as_deref().unwrap_or_default();
            wrong.push(say!(
                "matrix-check-away",
                homeserver = homeserver,
                problem = trouble.to_string()
            ));
        } else if self.settings.service() {
            wrong.extend(self.estranged().await);
        } else {
            wrong.extend(self.unknown().await.unwrap_or_else(|error| {
                tracing::error!(%error, "what is wrong with the account on Matrix cannot be looked up");
                None
            }));
        }
        wrong.extend(self.lasting().await.unwrap_or_else(|error| {
            tracing::error!(%error, "what is wrong with rooms on Matrix cannot be looked up");
            Vec::new()
        }));
        wrong
    }
    /// What is wrong with who we are there, in words.
    async fn unknown(&self) -> Result<Option<Say>> {
        let folder = self.settings.folder(self.base().store.beside(NAME));
        // A line of its own: what is asked meanwhile is asked with the session that holds.
        let line = line::Line::new(self.settings.homeserver.as_deref().unwrap_or_default())?;
        let key = self.settings.recovery_key.as_ref().map(Secret::expose);
        let Some((user, device)) = session::known(&line, &self.settings, &folder).await? else {
            if self.settings.password.is_none() {
                return Ok(Some(say!("matrix-check-token")));
            }
            // With a password one signs in anew.
            return Ok(key.and_then(identity::unreadable));
        };
        let Some(key) = key else { return Ok(None) };
        identity::amiss(&line, (&user, &device), key).await
    }
}
