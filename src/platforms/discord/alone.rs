//! The channels in which Puente speaks with one account alone: asked for once, and remembered. Asking
//! again gives the same one.

use reqwest::Method;
use serde_json::json;

use super::line::Trouble;
use super::{Discord, store};
use crate::foundation::error::{Failure, Result};

/// Discord does not let a bot write to somebody who does not want it.
pub(super) const CLOSED: i64 = 50_007;

impl Discord {
    /// The channel in which Puente speaks with an account alone.
    pub(super) async fn direct_channel(&self, account: &str) -> Result<String> {
        let mut look = self.base().store.look().await?;
        let known = store::direct(&mut look, account).await?;
        drop(look);
        if let Some(known) = known {
            return Ok(known);
        }
        let body = json!({ "recipient_id": account });
        let path = ["users", "@me", "channels"];
        let said = self.line.ask(Method::POST, &path, &[], Some(&body)).await?;
        let Some(place) = said["id"].as_str() else {
            return Err(Failure::because("a channel without its id").into());
        };
        self.speaks_in(account, place).await?;
        Ok(place.to_owned())
    }

    /// Notes in which channel an account is spoken to alone.
    pub(super) async fn speaks_in(&self, account: &str, place: &str) -> Result<()> {
        let mut tx = self.base().store.begin().await?;
        store::keep_direct(&mut tx, account, place, self.base().world.now()).await?;
        tx.commit().await
    }

    /// With which account Puente speaks alone in a channel.
    pub(super) async fn alone_with(&self, channel: &str) -> Result<Option<String>> {
        let mut look = self.base().store.look().await?;
        store::account(&mut look, channel).await
    }
}

/// Whether somebody does not want to be written to.
pub(super) fn is_closed(trouble: &Trouble) -> bool {
    trouble.is(CLOSED)
}
