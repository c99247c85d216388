//! Files that cross: given away from a message here to a room elsewhere, and kept here of a message
//! elsewhere. What is kept is shown like any attached file, and belongs to nobody.

use std::io::{ErrorKind, Read};

use crate::foundation::error::{Doing, Result};
use crate::foundation::files::Examined;
use crate::foundation::jobs::{self, Lease};
use crate::foundation::talk::{Attached as Brought, Body, Gift, MessageId, Post, RoomId};
use crate::platforms::web::Web;
use crate::platforms::web::settings::MEGABYTE;
use crate::platforms::web::store::{self, file};

/// What a line is that shows a carried file: like other cards, it stands for as long as what was
/// published does.
const CARD: &str = "file";

impl Web {
    /// One of the files of a message, from one.
    pub(in crate::platforms::web) async fn file_of(
        &self,
        message: &MessageId,
        number: usize,
    ) -> Result<Brought> {
        let mut look = self.base().store.look().await?;
        let files = file::of(&mut look, message).await?;
        drop(look);
        let Some(found) = number.checked_sub(1).and_then(|at| files.into_iter().nth(at)) else {
            return Ok(Brought::Gone);
        };
        let (folder, id) = (self.folder(), found.id);
        let read = tokio::task::spawn_blocking(move || {
            let mut content = Vec::new();
            folder.open(&id)?.read_to_end(&mut content).map(|_| content)
        });
        match read.await? {
            Ok(content) => Ok(Brought::File(found.name, content)),
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(Brought::Gone),
            Err(error) => Err(error).doing("reading an attached file"),
        }
    }

    /// Keeps a file of a message elsewhere and shows it in a room; none if it is larger than files
    /// here may be, or there is no more room for any.
    pub(in crate::platforms::web) async fn keep_given(
        &self,
        lease: &Lease,
        room: &RoomId,
        gift: Gift<'_>,
    ) -> Result<Option<Vec<String>>> {
        let ids = vec![gift.message_id.to_string()];
        let mut look = self.base().store.look().await?;
        if store::find(&mut look, gift.message_id).await?.is_some() {
            return Ok(Some(ids));
        }
        let most = usize::try_from(self.settings.files_megabytes).unwrap_or(usize::MAX);
        let all = usize::try_from(file::total(&mut look).await?).unwrap_or(usize::MAX);
        drop(look);
        let length = gift.file.content.len();
        if length > self.settings.file_bytes()
            || all.saturating_add(length) > most.saturating_mul(MEGABYTE)
        {
            return Ok(None);
        }
        let (id, folder) = (self.base().world.id(), self.folder());
        let (at, content) = (id.clone(), gift.file.content.clone());
        // The disk first: what no row comes to belong to is swept.
        let put = tokio::task::spawn_blocking(move || folder.put(&at, &content));
        put.await?.doing("keeping a carried file")?;
        let now = self.base().world.now();
        let mut tx = self.base().store.begin().await?;
        jobs::only_while(&mut tx, lease);
        let post = Post {
            message_id: gift.message_id.clone(),
            body: Body::text(gift.about.to_owned()),
            card: Some(CARD.to_owned()),
            ..Post::default()
        };
        let new = store::NewLine {
            id: gift.message_id,
            room_id: room,
            author: None,
            words: None,
            post: Some(&post),
            reply_to: None,
            key: None,
            at: now,
        };
        store::add(&mut tx, &new).await?;
        let kept = kept(id, gift.file);
        file::attach(&mut tx, gift.message_id, None, &[kept], now).await?;
        tx.commit().await?;
        Ok(Some(ids))
    }
}

/// A file as it will be shown.
pub(super) fn kept(id: String, file: &Examined) -> file::NewFile {
    let bytes = i64::try_from(file.content.len()).unwrap_or(i64::MAX);
    let size = file.size.map(|(width, height)| (i64::from(width), i64::from(height)));
    let (kind, name) = (file.kind, file.name.clone());
    let attached = file::Attached { id, kind, name, alt: String::new(), size, bytes };
    file::NewFile { attached, sha256: file.sha256.clone() }
}
