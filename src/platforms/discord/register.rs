//! Registering the commands: in one server while they are tried out, otherwise everywhere; and only
//! when they are others than those that stand there.

use reqwest::Method;
use serde_json::Value;

use super::{Discord, Me, commands, store};
use crate::foundation::error::Result;

impl Discord {
    /// Registers the commands if they have changed.
    pub(super) async fn register(&self, me: &Me) -> Result<()> {
        let mut all = commands::all(self.base());
        if self.settings.server.is_some() {
            all = commands::in_guild(all);
        }
        let fingerprint = commands::fingerprint(&all);
        let scope = match &self.settings.server {
            Some(server) => format!("{} {server}", me.application),
            None => me.application.clone(),
        };
        let mut look = self.base().store.look().await?;
        let known = store::registered(&mut look, &scope).await?;
        drop(look);
        if known.as_deref() == Some(fingerprint.as_str()) {
            return Ok(());
        }
        let application = me.application.as_str();
        let path: Vec<&str> = match &self.settings.server {
            Some(server) => vec!["applications", application, "guilds", server, "commands"],
            None => vec!["applications", application, "commands"],
        };
        let body = Value::Array(all);
        self.line.ask(Method::PUT, &path, &[], Some(&body)).await?;
        tracing::info!(scope, "the commands are registered on Discord");
        let mut tx = self.base().store.begin().await?;
        store::keep_registered(&mut tx, &scope, &fingerprint, self.base().world.now()).await?;
        tx.commit().await
    }
}
