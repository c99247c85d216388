//! Files on their way: those that a message brought, fetched from where Discord keeps them; and those
//! that go with one. It decides nothing about what may be carried.

use reqwest::Method;
use serde_json::{Value, json};

use super::Discord;
use super::event::place;
use super::line::{File, Trouble};
use super::settings::is_here;
use crate::foundation::error::Result;
use crate::foundation::talk::{Attached, Content, Gift, media};

/// The largest file that is fetched, in bytes: it is held in memory while it is carried.
const MOST: usize = 25_000_000;

/// The largest file that is handed in, in bytes: what Discord takes where nobody has paid for more.
/// What is larger is tried too, since a server may take it, up to what is fetched.
const TOO_LARGE: [i64; 2] = [40_005, 50_045];

/// The longest description of a file, in characters.
const DESCRIBED: usize = 1_024;

/// Where Discord keeps files.
const KEPT: [&str; 2] = ["https://cdn.discordapp.com/", "https://media.discordapp.net/"];

/// Whether Discord does not take a message because of its files.
pub(super) fn is_too_large(trouble: &Trouble) -> bool {
    match trouble {
        Trouble::No { status: 413, .. } => true,
        other => TOO_LARGE.iter().any(|code| other.is(*code)),
    }
}

/// A file that goes with an answer.
pub(super) fn answer(name: &str, content: &Content) -> File {
    let about = match content {
        Content::Picture(picture) => Some(picture.about.chars().take(DESCRIBED).collect()),
        Content::Text(_) | Content::Paper(_) => None,
    };
    File {
        name: name.to_owned(),
        media: media(name).to_owned(),
        about,
        content: content.bytes().to_vec(),
    }
}

/// How files are named in the message they go with.
pub(super) fn named(files: &[File]) -> Value {
    let one = |(id, file): (usize, &File)| {
        let mut one = json!({ "id": id.to_string(), "filename": file.name });
        if let Some(about) = &file.about {
            one["description"] = about.as_str().into();
        }
        one
    };
    files.iter().enumerate().map(one).collect()
}

/// A file that somebody's message came with.
pub(super) fn given(gift: &Gift<'_>) -> File {
    let file = gift.file;
    let name = match file.name.as_str() {
        "" => format!("{}.{}", gift.message_id, file.kind.code()),
        name => name.to_owned(),
    };
    File { name, media: file.kind.media().to_owned(), about: None, content: file.content.clone() }
}

/// The files of a message as it came, in the order in which they are named; none where there is
/// nothing to fetch.
fn files(message: &Value) -> Vec<Option<&Value>> {
    let list = |value: &'_ Value, key: &str| value[key].as_array().map_or(0, Vec::len);
    let mut all = Vec::new();
    let forwarded = message["message_snapshots"].as_array().into_iter().flatten();
    for told in std::iter::once(message).chain(forwarded.map(|one| &one["message"])) {
        all.extend(told["attachments"].as_array().into_iter().flatten().map(Some));
        // A sticker is a picture of Discord's own, in forms of its own.
        all.extend(std::iter::repeat_n(None, list(told, "sticker_items")));
    }
    all
}

impl Discord {
    /// One of the files a message of a room brought, as it came.
    pub(super) async fn file_of(&self, room: &str, id: &str, number: usize) -> Result<Attached> {
        let (channel, id) = place(room, id);
        let path = ["channels", channel, "messages", id];
        let message = match self.line.ask(Method::GET, &path, &[], None).await {
            Ok(message) => message,
            Err(Trouble::No { status: 403 | 404, .. }) => return Ok(Attached::Gone),
            Err(trouble) => return Err(trouble.into()),
        };
        let Some(file) = number.checked_sub(1).and_then(|at| files(&message).get(at).copied())
        else {
            return Ok(Attached::Gone);
        };
        let Some(file) = file else { return Ok(Attached::Unfit) };
        let kind = file["content_type"].as_str().unwrap_or_default();
        let films = kind.starts_with("audio/") || kind.starts_with("video/");
        let large = file["size"].as_u64().is_some_and(|size| size > MOST as u64);
        let address = file["url"].as_str().unwrap_or_default();
        let known = KEPT.iter().any(|kept| address.starts_with(kept))
            || (self.settings.api.is_some() && is_here(address));
        if films || large || !known {
            return Ok(Attached::Unfit);
        }
        match self.line.fetch(address, MOST).await {
            Ok(Some(content)) => {
                let name = file["filename"].as_str().unwrap_or_default().to_owned();
                Ok(Attached::File(name, content))
            }
            Ok(None) => Ok(Attached::Unfit),
            Err(Trouble::No { .. }) => Ok(Attached::Gone),
            Err(trouble) => Err(trouble.into()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_are_counted_as_they_are_named() {
        let message = json!({
            "attachments": [{ "filename": "a.png" }], "sticker_items": [{ "name": "Hola" }],
            "message_snapshots": [{ "message": { "attachments": [{ "filename": "b.pdf" }] } }],
        });
        let names: Vec<_> =
            files(&message).into_iter().map(|file| file.map(|file| &file["filename"])).collect();
        assert_eq!(names, [Some(&json!("a.png")), None, Some(&json!("b.pdf"))]);
    }
}
