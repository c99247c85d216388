//! Events whose key has not come: kept as they came, told of once, heard when they can be read.

use serde_json::Value;

use super::{Matrix, NAME, Signed, event, store};
use crate::foundation::error::Result;
use crate::foundation::talk::{Body, post};
use crate::say;

/// How many events of a room wait for their keys at most: no key that is late is late for so many.
const MOST: i64 = 1_000;

impl Matrix {
    /// Keeps an event whose key has not come, and tells its room if it is the first that waits there.
    pub(super) async fn seal(&self, room: &str, event: &Value) -> Result<()> {
        if self.settings.service() {
            return self.deaf(room).await;
        }
        let mut tx = self.base().store.begin().await?;
        let sealed = store::Event {
            id: event::id(event),
            place: room,
            said_by: event::sender(event),
            reaction: None,
            at: self.base().world.now(),
        };
        let waiting = store::sealed_there(&mut tx, room).await?;
        if waiting >= MOST || !store::seal(&mut tx, &sealed, &event.to_string()).await? {
            return Ok(());
        }
        if waiting == 0
            && let Some(room) = self.ears.room(&mut tx, NAME, room).await?
        {
            let words =
                post::Words { body: Body::text(say!("matrix-sealed")), ..Default::default() };
            post::in_room(&mut tx, self.base(), &room, &words).await?;
        }
        tx.commit().await
    }

    /// Keys have come for a room: what waited there is heard now.
    pub(super) async fn unseal(&self, signed: &Signed, room: &str) -> Result<()> {
        let mut look = self.base().store.look().await?;
        let waiting = store::sealed(&mut look, room).await?;
        drop(look);
        for (id, event) in waiting {
            let event: Value = serde_json::from_str(&event)?;
            if let Some(heard) = self.understood(signed, room, &event).await? {
                if self.is_theirs(room, &heard).await? {
                    self.hear(heard, event::thread(&event)).await?;
                }
            } else if signed.crypt.open_event(room, &event).await?.is_none() {
                continue;
            }
            let mut tx = self.base().store.begin().await?;
            store::opened(&mut tx, &id).await?;
            tx.commit().await?;
        }
        Ok(())
    }
}
