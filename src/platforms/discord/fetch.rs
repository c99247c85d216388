//! A message that somebody points at, read from its channel: who wrote it, when, and what it says now.

use reqwest::Method;
use serde_json::Value;
use serenity::model::channel::Message;
use serenity::model::id::{ChannelId, MessageId as Id};

use super::Discord;
use super::event::{self, place};
use super::line::Trouble;
use crate::foundation::error::Result;
use crate::foundation::talk::{Heard, Quoted, Spot, What};

/// Where messages have their addresses.
const MESSAGES: &str = "https://discord.com/channels";

impl Discord {
    /// Asks for the message pointed at: who wrote it, when, and what it says.
    pub(super) async fn complete(&self, heard: &mut Heard) {
        let Spot::Room(room) = heard.spot.clone() else { return };
        let (What::Said { reply_to: Some(to), .. }
        | What::Reacted { to, .. }
        | What::Unreacted { to, .. }) = &mut heard.what
        else {
            return;
        };
        match self.quoted(&room, &to.native_id).await {
            Ok(Some(quoted)) => *to = quoted,
            Ok(None) => {}
            Err(error) => tracing::warn!(%error, "a message that is pointed at cannot be read"),
        }
    }

    /// A message of a room with its author and words; none if it is not there.
    pub(super) async fn quoted(&self, room: &str, native: &str) -> Result<Option<Quoted>> {
        let Some(raw) = self.message(room, native).await? else { return Ok(None) };
        let (text, message) = Self::words(&raw);
        let Some(message) = message else { return Ok(None) };
        let mut quoted = event::quoted(&message, native.to_owned());
        quoted.text = Some(text);
        // What Puente says itself has nobody to thank.
        quoted.author = quoted.author.filter(|author| !self.ours(&author.native_id));
        Ok(Some(quoted))
    }

    /// A message of a room as it came; none if it is not there.
    pub(super) async fn message(&self, room: &str, native: &str) -> Result<Option<Value>> {
        let (channel, id) = place(room, native);
        match self.line.ask(Method::GET, &["channels", channel, "messages", id], &[], None).await {
            Ok(message) => Ok(Some(message)),
            Err(Trouble::No { status: 403 | 404, .. }) => Ok(None),
            Err(trouble) => Err(trouble.into()),
        }
    }

    /// The address of a message, which leads whoever may read it there; none if its channel is gone.
    pub(super) async fn address_of(&self, room: &str, native: &str) -> Result<Option<String>> {
        let channel = match self.line.ask(Method::GET, &["channels", room], &[], None).await {
            Ok(channel) => channel,
            Err(Trouble::No { status: 403 | 404, .. }) => return Ok(None),
            Err(trouble) => return Err(trouble.into()),
        };
        let (place, id) = place(room, native);
        let server = channel["guild_id"].as_str();
        Ok(server.map(|server| format!("{MESSAGES}/{server}/{place}/{id}")))
    }

    /// What a message says, also where its words stand in components, which the model leaves out.
    pub(super) fn words(raw: &Value) -> (String, Option<Message>) {
        let message: Option<Message> = serde_json::from_value(raw.clone()).ok();
        let text = message.as_ref().map(|message| event::words(message).0).unwrap_or_default();
        let text = if text.is_empty() { event::components(&raw["components"]) } else { text };
        (text, message)
    }

    /// What a message made of components says; where that cannot be told, where it stands.
    pub(super) async fn shown(&self, channel: ChannelId, id: Id) -> Result<Option<String>> {
        let (channel, id) = (channel.to_string(), id.to_string());
        let Some(raw) = self.message(&channel, &id).await? else { return Ok(None) };
        let text = event::components(&raw["components"]);
        Ok((!text.is_empty()).then_some(text))
    }
}
