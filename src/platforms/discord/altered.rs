//! What stands and becomes otherwise. A text that has become longer than the messages it stands in goes
//! on in an answer to the last of them, which is a part of it from then on; one that has become shorter
//! leaves the messages it needs no longer.

use reqwest::Method;
use serde_json::Value;

use super::Discord;
use super::beside::may_be_refused;
use super::deliver::{Spot, nonce};
use super::event::place;
use super::rich::Part;
use crate::foundation::error::Result;

/// What may be said about something that is not there any more.
const GONE: [i64; 2] = [10_003, 10_008];

impl Discord {
    /// Gives what stands in some messages another text; what Discord calls all its parts then.
    pub(super) async fn becomes(
        &self,
        key: &str,
        mut spot: Spot,
        mut natives: Vec<String>,
        parts: &[Part],
    ) -> Result<Vec<String>> {
        let mut stands = true;
        for (native, part) in natives.iter().zip(parts) {
            let body = part.body();
            let changed = match self.change(Method::PATCH, &spot, native, &[], Some(&body)).await {
                Err(error) if may_be_refused(part, &error) => {
                    let body = part.plain().body();
                    self.change(Method::PATCH, &spot, native, &[], Some(&body)).await
                }
                changed => changed,
            };
            stands &= changed?;
        }
        for native in natives.iter().skip(parts.len()) {
            self.change(Method::DELETE, &spot, native, &[], None).await?;
        }
        natives.truncate(parts.len());
        // Where somebody has taken a piece of it away, nothing of it comes back.
        if !stands {
            return Ok(natives);
        }
        for (number, part) in parts.iter().enumerate().skip(natives.len()) {
            let Some(last) = natives.last().cloned() else { break };
            let (channel, answers) = place(&spot.home, &last);
            let answers = answers.to_owned();
            spot.channel = channel.to_owned();
            let nonce = nonce(key, number);
            natives.push(self.send(&spot, &nonce, (part, &[]), Some(&answers)).await?);
        }
        Ok(natives)
    }

    /// Changes what stands; false if it does no longer. What is gone is changed no more: somebody has
    /// taken it away.
    pub(super) async fn change(
        &self,
        method: Method,
        spot: &Spot,
        native: &str,
        end: &[&str],
        body: Option<&Value>,
    ) -> Result<bool> {
        let (channel, id) = place(&spot.home, native);
        let path = [&["channels", channel, "messages", id], end].concat();
        match self.line.ask(method, &path, &[], body).await {
            Err(gone) if GONE.iter().any(|code| gone.is(*code)) => {
                tracing::warn!(channel, id, "a message is not there any more");
                Ok(false)
            }
            answer => Ok(answer.map(|_| true)?),
        }
    }
}
