//! Files on their way to a room: handed in to the homeserver first, closed where the room is, then
//! said to be there. It decides nothing about what may be sent.

use std::io::Read;

use matrix_sdk_crypto::AttachmentEncryptor;
use reqwest::Method;
use serde_json::{Value, json};

use super::line::Trouble;
use super::{Matrix, Signed};
use crate::foundation::error::{Doing, Error, Result};

/// What bytes are that nobody may look into.
const CLOSED: &str = "application/octet-stream";

/// The media type a name ends in; plain text, which nothing runs, if it ends in none of ours.
fn media(name: &str) -> &'static str {
    match name.rsplit_once('.') {
        Some((_, "json")) => "application/json",
        Some((_, "csv")) => "text/csv",
        _ => "text/plain",
    }
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
    pub(super) async fn give(
        &self,
        signed: &Signed,
        room: &str,
        txn: &str,
        name: &str,
        content: &[u8],
    ) -> Result<Option<String>> {
        let media = media(name);
        let mut said = json!({
            "msgtype": "m.file", "body": name, "filename": name, "m.mentions": {},
            "info": { "mimetype": media, "size": content.len() },
        });
        let (bytes, key) = if self.rooms.encrypted(room).await? {
            let (bytes, key) = closed(content)?;
            (bytes, Some(key))
        } else {
            (content.to_vec(), None)
        };
        let media = if key.is_some() { CLOSED } else { media };
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
            Err(Trouble::No { status: 400 | 403 | 413, code, why }) => {
                tracing::warn!(code, why, "the homeserver does not take a file");
                Ok(None)
            }
            Err(trouble) => Err(trouble.into()),
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
    use matrix_sdk_crypto::{AttachmentDecryptor, MediaEncryptionInfo};

    use super::*;

    #[test]
    fn what_is_closed_opens_with_its_key_and_only_whole() {
        let content = "Doce meses".repeat(20_000).into_bytes();
        let (mut bytes, key) = closed(&content).expect("closed");
        assert_ne!(bytes, content);
        let open = |bytes: &[u8]| {
            let key: MediaEncryptionInfo = serde_json::from_value(key.clone()).expect("a key");
            let (mut from, mut opened) = (bytes, Vec::new());
            let mut opening = AttachmentDecryptor::new(&mut from, key).expect("a key");
            opening.read_to_end(&mut opened).map(|_| opened)
        };
        assert_eq!(open(&bytes).expect("opened"), content);
        bytes[7] ^= 1;
        assert!(open(&bytes).is_err());
    }
}
