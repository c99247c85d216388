//! Puente as an application service, for those who run the homeserver themselves: it pushes what
//! happens, holds nobody up, and there is no session to lose. Nothing that is encrypted can be read.
//!
//! What is pushed comes at once, but a homeserver that stops forgets what it has in hand to push. So
//! it is also asked, at the start and now and then, what has happened since it was asked last, as an
//! ordinary account asks it; what was pushed is known by then.
//!
//! - `registration` what both know each other by
//! - `listen` the door it pushes at, `pushed` how that is taken in
//! - `closed` what is said where Puente cannot read
//!
//! One process holds the folder of the account and is pushed to; others on the same database carry
//! what goes out, with the same token.

mod closed;
mod listen;
mod pushed;
mod registration;

use std::sync::Arc;

use reqwest::Method;
use serde_json::json;
use tokio::net::{TcpListener, TcpStream};

use super::keys::Keys;
use super::line::Trouble;
use super::{A_MOMENT, Matrix, NAME, Signed, sync};
use crate::foundation::error::{Doing, Failure, Result};
use crate::foundation::i18n::Say;
use crate::foundation::talk::store as known;
use crate::say;

pub(super) use closed::CLOSED;
pub use registration::registration;

/// The device Puente speaks as: a homeserver remembers for a device, and not for a service without
/// one, what it has taken in under which transaction id.
const DEVICE: &str = "PUENTE";

/// How often a room that was replaced is tried to be followed, in seconds.
const LOOK: i64 = 15;

/// How often the homeserver is asked what has happened, in seconds.
const ASK: i64 = 600;

/// Whether the homeserver does not know any more who we are.
fn unknown(trouble: &Trouble) -> bool {
    trouble.is("M_UNKNOWN_TOKEN") || trouble.is("M_UNKNOWN_DEVICE")
}

impl Matrix {
    /// Is pushed to; ends only by a failure, or if another process is.
    pub(super) async fn attend(self: &Arc<Self>, pause: &mut i64) -> Result<()> {
        let signed = match self.signed() {
            Some(signed) => signed,
            None => self.enrol().await?,
        };
        drop(self.held().await?);
        // Until now somebody else was told what becomes of the rooms.
        self.rooms.forget_all().await;
        self.make_sure(&signed).await?;
        let Some(tokens) = registration::tokens(&self.settings, &self.kept_in()) else {
            return Err(Failure::because("there is no registration any more").into());
        };
        let listener = self.settings.listens_at().unwrap_or_default();
        let listener = TcpListener::bind(listener).await.doing("listening for the homeserver")?;
        let door = listen::Door::of(self.clone(), signed.clone(), &tokens.hs_token);
        *pause = 1;
        tokio::select! {
            () = door.open(listener) => Ok(()),
            ended = self.look_after(&signed) => ended,
        }
    }

    /// Speaks as the application service from now on; makes its account, if there is none yet.
    async fn enrol(&self) -> Result<Arc<Signed>> {
        let Some(tokens) = registration::tokens(&self.settings, &self.kept_in()) else {
            return Err(Failure::because("puente matrix registration has not been run yet").into());
        };
        self.line.speak_as(&tokens.as_token);
        self.line.speak_for(&[]);
        let user = self.settings.user.clone().unwrap_or_default();
        let body = json!({
            "type": "m.login.application_service", "username": self.settings.local(),
            "inhibit_login": true,
        });
        let new = match self
            .line
            .ask(Method::POST, &["client", "v3", "register"], &[], Some(&body))
            .await
        {
            Ok(_) => true,
            Err(trouble) if trouble.is("M_USER_IN_USE") => false,
            Err(trouble) => return Err(trouble.into()),
        };
        // Not for the application service itself, says the specification, but for one of its accounts.
        self.line.speak_for(&[("user_id", &user)]);
        if new {
            let path = ["client", "v3", "profile", &user, "displayname"];
            let named = json!({ "displayname": "Puente" });
            self.line.ask(Method::PUT, &path, &[], Some(&named)).await?;
        }
        let (path, named) =
            (["client", "v3", "devices", DEVICE], json!({ "display_name": "Puente" }));
        match self.line.ask(Method::PUT, &path, &[], Some(&named)).await {
            Ok(_) => self.line.speak_for(&[("user_id", &user), ("device_id", DEVICE)]),
            Err(Trouble::No { code, .. }) => {
                tracing::warn!(code, "the homeserver gives an application service no device");
            }
            Err(trouble) => return Err(trouble.into()),
        }
        tracing::info!(user, "speaks as an application service on Matrix");
        let signed = Arc::new(Signed { user, crypt: Keys::None });
        self.signs(Some(signed.clone()));
        Ok(signed)
    }

    /// Asks what has happened since it was asked last, and takes it in.
    async fn make_sure(&self, signed: &Signed) -> Result<()> {
        let _one = self.taking.lock().await;
        let mut look = self.base().store.look().await?;
        let since = known::cursor(&mut look, NAME, sync::PLACE).await?;
        drop(look);
        let told = match sync::ask_at_once(&self.line, &signed.user, since.as_deref()).await {
            Ok(told) => told,
            Err(trouble) if unknown(&trouble) => {
                // Introduced again at the next try.
                self.signs(None);
                return Err(trouble.into());
            }
            Err(Trouble::No { code, why, .. }) => {
                tracing::warn!(code, why, "what may not have been pushed is not told");
                return Ok(());
            }
            Err(trouble) => return Err(trouble.into()),
        };
        self.take(signed, &told, since.as_deref()).await?;
        let Some(next) = told["next_batch"].as_str() else { return Ok(()) };
        let mut tx = self.base().store.begin().await?;
        known::reach(&mut tx, NAME, sync::PLACE, next, self.base().world.now()).await?;
        tx.commit().await
    }

    /// Does what is done without being pushed to.
    async fn look_after(&self, signed: &Signed) -> Result<()> {
        let mut asked = self.base().world.now();
        self.wakes_it().await;
        loop {
            let next = self.base().world.now().plus_seconds(LOOK);
            self.base().world.clock.sleep_until(next).await;
            if next >= asked.plus_seconds(ASK) {
                asked = next;
                self.make_sure(signed).await?;
                self.wakes_it().await;
            }
            let _one = self.taking.lock().await;
            self.move_on().await?;
        }
    }

    /// Has the homeserver try whether it reaches us: then it pushes at once what has waited, and not
    /// only once its own pause is over.
    async fn wakes_it(&self) {
        if let Err(trouble) = self.ping().await {
            tracing::warn!(error = %trouble, "the homeserver does not reach Puente");
        }
    }

    async fn ping(&self) -> std::result::Result<(), Trouble> {
        let path = ["client", "v1", "appservice", self.settings.local(), "ping"];
        match self.line.ask_for(A_MOMENT, Method::POST, &path, &[], Some(&json!({}))).await {
            Ok(_) => Ok(()),
            // It is older than that question.
            Err(trouble) if trouble.is("M_UNRECOGNIZED") => Ok(()),
            Err(trouble) => Err(trouble),
        }
    }

    /// What is wrong between Puente and the homeserver, in words.
    pub(super) async fn estranged(&self) -> Option<Say> {
        let Some(tokens) = registration::tokens(&self.settings, &self.kept_in()) else {
            return Some(say!("matrix-check-unregistered"));
        };
        let user = self.settings.user.as_deref().unwrap_or_default();
        self.line.speak_as(&tokens.as_token);
        let path = ["client", "v3", "account", "whoami"];
        match self.line.ask_for(A_MOMENT, Method::GET, &path, &[("user_id", user)], None).await {
            Ok(_) => {}
            Err(Trouble::No { .. }) => return Some(say!("matrix-check-unknown", user = user)),
            Err(_) => return None,
        }
        // Where nobody listens, Puente does not run, which is not what is asked.
        let here = self.settings.listens_at().unwrap_or_default();
        let listening = tokio::time::timeout(A_MOMENT, TcpStream::connect(here)).await;
        if !matches!(listening, Ok(Ok(_))) {
            return None;
        }
        let problem = self.ping().await.err()?.to_string();
        Some(say!("matrix-check-unreached", url = self.settings.reached_at(), problem = problem))
    }

    /// Where the session, the keys or the tokens are.
    pub(super) fn kept_in(&self) -> std::path::PathBuf {
        self.settings.folder(self.base().store.beside(NAME))
    }

    /// Whether somebody else is told what becomes of the rooms.
    pub(super) async fn only_carries(&self) -> bool {
        self.folder.lock().await.is_none()
    }
}
