//! Files on their way: handed in to the homeserver and said to be in a room, closed where the room is;
//! and fetched from a message that brought one, opened with the key that stands in it. It decides
//! nothing about what may be carried.

use std::io::Read;

use matrix_sdk_crypto::{AttachmentDecryptor, AttachmentEncryptor, MediaEncryptionInfo};
use reqwest::Method;
use ruma::{EventId, RoomId, UserId};
use serde_json::{Value, json};

use super::event::{self, Meaning};
use super::line::Trouble;
use super::{Matrix, Signed};
use crate::foundation::error::{Doing, Error, Result};
use crate::foundation::talk::{Attached, Gift, media};

/// The largest file that is fetched, in bytes: it is held in memory while it is carried.
const MOST: usize = 25_000_000;

/// What bytes are that nobody may look into.
const CLOSED: &str = "application/octet-stream";

/// A file for a room.
pub(super) struct File<'f> {
    /// What it is called.
    name: String,
    /// What is said beside it.
    about: Option<&'f str>,
    media: &'static str,
    /// The width and height of a picture.
    size: Option<(u32, u32)>,
    content: &'f [u8],
    /// How its message stands to others.
    pub relates: Option<Value>,
}

impl<'f> File<'f> {
    /// One that goes with an answer.
    pub fn answer(name: &str, content: &'f [u8]) -> Self {
        Self {
            name: name.to_owned(),
            about: None,
            media: media(name),
            size: None,
            content,
            relates: None,
        }
    }

    /// One that somebody's message came with.
    pub fn given(gift: &Gift<'f>) -> Self {
        let file = gift.file;
        let name = match file.name.as_str() {
            "" => format!("{}.{}", gift.message_id, file.kind.code()),
            name => name.to_owned(),
        };
        let (media, content) = (file.kind.media(), file.content.as_slice());
        Self { name, about: Some(gift.about), media, size: file.size, content, relates: None }
    }

    fn said(&self) -> Value {
        let kind = if self.size.is_some() { "m.image" } else { "m.file" };
        let mut said = json!({
            "msgtype": kind, "body": self.about.unwrap_or(&self.name), "filename": self.name,
            "m.mentions": {}, event::MARK: true, "info": { "mimetype": self.media, "size": self.content.len() },
        });
        if let Some((width, height)) = self.size {
            said["info"]["w"] = width.into();
            said["info"]["h"] = height.into();
        }
        if let Some(relates) = &self.relates {
            said["m.relates_to"] = relates.clone();
        }
        said
    }
}

/// Bytes opened with what stands in their message; none if they are not what it says.
fn opened(key: &Value, closed: &[u8]) -> Option<Vec<u8>> {
    let key: MediaEncryptionInfo = serde_json::from_value(key.clone()).ok()?;
    let (mut from, mut opened) = (closed, Vec::with_capacity(closed.len()));
    AttachmentDecryptor::new(&mut from, key).ok()?.read_to_end(&mut opened).ok()?;
    Some(opened)
}

/// The pieces of an address of a file: its server and its name there.
fn pieces(address: &str) -> Option<(&str, &str)> {
    let (server, name) = address.strip_prefix("mxc://")?.split_once('/')?;
    (!server.is_empty() && !name.is_empty() && !name.contains('/')).then_some((server, name))
}

/// The address of a message for whoever is in its room: what a client understands of any homeserver,
/// with the one by which the room is found.
pub(super) fn address(room: &str, event: &str, user: &str) -> Option<String> {
    let via = UserId::parse(user).ok()?.server_name().to_owned();
    let (room, event) = (RoomId::parse(room).ok()?, EventId::parse(event).ok()?);
    Some(room.matrix_to_event_uri_via(event, [via]).to_string())
}

/// Bytes closed by themselves, and what opens them.
fn closed(content: &[u8]) -> Result<(Vec<u8>, Value)> {
    let (mut open, mut closed) = (content, Vec::with_capacity(content.len()));
    let mut closing = AttachmentEncryptor::new(&mut open);
    closing.read_to_end(&mut closed).doing("closing a file")?;
    Ok((closed, serde_json::to_value(closing.finish())?))
}

impl Matrix {
    /// Gives a room a file; none if the homeserver does not take it. After a crash it is handed in
    /// again, and what was handed in before belongs to no event; the event itself comes once.
    pub(super) async fn send_file(
        &self,
        signed: &Signed,
        room: &str,
        txn: &str,
        file: &File<'_>,
    ) -> Result<Option<String>> {
        let mut said = file.said();
        let (bytes, key) = if self.rooms.encrypted(room).await? {
            let content = file.content.to_vec();
            let (bytes, key) = tokio::task::spawn_blocking(move || closed(&content)).await??;
            (bytes, Some(key))
        } else {
            (file.content.to_vec(), None)
        };
        let media = if key.is_some() { CLOSED } else { file.media };
        let Some(address) = self.hand_in(media, bytes).await? else { return Ok(None) };
        match key {
            Some(mut key) => {
                key["url"] = address.into();
                said["file"] = key;
            }
            None => said["url"] = address.into(),
        }
        self.say(signed, room, txn, &said).await.map(Some)
    }

    /// Hands bytes in; where they lie on the homeserver, none if it does not take them. A name is
    /// not told: it would be open to whoever runs the server.
    async fn hand_in(&self, media: &str, content: Vec<u8>) -> Result<Option<String>> {
        if self.largest().await?.is_some_and(|largest| largest < content.len()) {
            return Ok(None);
        }
        match self.line.hand_in(&["media", "v3", "upload"], media, content).await {
            Ok(said) => Ok(said["content_uri"].as_str().map(str::to_owned)),
            Err(Trouble::No { status: 400 | 403 | 413, code, why, .. }) => {
                tracing::warn!(code, why, "the homeserver does not take a file");
                Ok(None)
            }
            Err(trouble) => Err(trouble.into()),
        }
    }

    /// The file a message of a room brought, as it came.
    pub(super) async fn file_of(&self, signed: &Signed, room: &str, id: &str) -> Result<Attached> {
        let path = ["client", "v3", "rooms", room, "event", id];
        let mut event = match self.line.ask(Method::GET, &path, &[], None).await {
            Ok(event) => event,
            Err(Trouble::No { status: 403 | 404, .. }) => return Ok(Attached::Gone),
            Err(trouble) => return Err(trouble.into()),
        };
        if event::meaning(&event) == Meaning::Closed {
            let Some(opened) = signed.crypt.open_event(room, &event).await? else {
                return Ok(Attached::Unfit);
            };
            event = opened;
        }
        let content = &event["content"];
        // A redacted one says nothing any more.
        let (key, address) = match (content["file"]["url"].as_str(), content["url"].as_str()) {
            (Some(address), _) => (Some(&content["file"]), address),
            (None, Some(address)) => (None, address),
            (None, None) => return Ok(Attached::Gone),
        };
        let large = content["info"]["size"].as_u64().is_some_and(|size| size > MOST as u64);
        let films = matches!(content["msgtype"].as_str(), Some("m.audio" | "m.video"));
        let Some((server, name)) = pieces(address).filter(|_| !large && !films) else {
            return Ok(Attached::Unfit);
        };
        let bytes = match self.fetched(server, name).await {
            Ok(Some(bytes)) => bytes,
            Ok(None) => return Ok(Attached::Unfit),
            Err(Trouble::No { .. }) => return Ok(Attached::Gone),
            Err(trouble) => return Err(trouble.into()),
        };
        let bytes = match key {
            Some(key) => {
                let key = key.clone();
                tokio::task::spawn_blocking(move || opened(&key, &bytes)).await?
            }
            None => Some(bytes),
        };
        let called = content["filename"].as_str().or(content["body"].as_str()).unwrap_or_default();
        Ok(bytes.map_or(Attached::Unfit, |bytes| Attached::File(called.to_owned(), bytes)))
    }

    /// The bytes at an address; none if they are too many.
    async fn fetched(
        &self,
        server: &str,
        name: &str,
    ) -> std::result::Result<Option<Vec<u8>>, Trouble> {
        let path = ["client", "v1", "media", "download", server, name];
        match self.line.fetch(&path, MOST).await {
            // It is older than this question, and answers the one before.
            Err(trouble) if trouble.is("M_UNRECOGNIZED") => {
                self.line.fetch(&["media", "v3", "download", server, name], MOST).await
            }
            fetched => fetched,
        }
    }

    /// How many bytes a file may have, where the homeserver says so: asked first, since what stands
    /// before it may break the line on what is too large.
    async fn largest(&self) -> Result<Option<usize>> {
        let path = ["client", "v1", "media", "config"];
        match self.line.ask(Method::GET, &path, &[], None).await {
            Ok(said) => Ok(said["m.upload.size"].as_u64().and_then(|size| size.try_into().ok())),
            // It is older than that question.
            Err(Trouble::No { status: 404, .. }) => Ok(None),
            Err(trouble) => Err(Error::from(trouble)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_closed_opens_with_its_key_and_only_whole() {
        let content = "Doce meses".repeat(20_000).into_bytes();
        let (mut bytes, key) = closed(&content).expect("closed");
        assert_ne!(bytes, content);
        assert_eq!(opened(&key, &bytes), Some(content));
        bytes[7] ^= 1;
        assert_eq!(opened(&key, &bytes), None);
        assert_eq!(opened(&json!({ "v": "v1" }), &bytes), None);
    }

    #[test]
    fn a_message_is_found_by_its_room_and_a_server() {
        let found = address("!names:town.example", "$said", "@puente:home.example");
        let wanted = "https://matrix.to/#/!names:town.example/$said?via=home.example";
        assert_eq!(found.as_deref(), Some(wanted));
        assert_eq!(address("no room", "$said", "@puente:home.example"), None);
    }

    #[test]
    fn an_address_is_a_server_and_a_name() {
        assert_eq!(pieces("mxc://town.example/abc"), Some(("town.example", "abc")));
        for odd in ["", "mxc://", "mxc://town.example/", "mxc:///abc", "https://x/y", "mxc://a/b/c"]
        {
            assert_eq!(pieces(odd), None, "{odd}");
        }
    }
}
