//! What goes wrong with Matrix and lasts until somebody does something: it is noted, told once to those
//! who can set it right, and said by `puente check` for as long as it is so.

use serde_json::Value;

use super::service::CLOSED;
use super::store::Trouble;
use super::{Matrix, NAME, Signed, event, replaced, store};
use crate::foundation::clock::Moment;
use crate::foundation::error::Result;
use crate::foundation::i18n::Say;
use crate::foundation::talk::RoomRef;
use crate::foundation::talk::post;
use crate::say;

/// The place of what is wrong with the account, and what that is: it may not sign in.
const SESSION: &str = "@session";

/// Puente was sent away from a room.
pub(super) const OUT: &str = "out";

impl Trouble {
    /// Something wrong with a room, not tried to set right yet.
    pub fn with(place: &str, kind: &str) -> Self {
        Self {
            place: place.to_owned(),
            kind: kind.to_owned(),
            next: String::new(),
            via: String::new(),
            tries: 0,
            tried_at: Moment(0),
        }
    }
}

impl Matrix {
    /// Puente is in a room no more. What was said there before is heard; whoever looks after the
    /// room is told, once.
    pub(super) async fn out(
        &self,
        signed: &Signed,
        room: &str,
        told: &Value,
        since: Option<&str>,
    ) -> Result<()> {
        let served = self.served(room).await?;
        if served.is_some()
            && let Some(since) = since
            && let Err(error) = self.told(signed, room, told, since).await
        {
            self.passing(error, room)?;
        }
        let events = told["timeline"]["events"].as_array().map_or(&[][..], Vec::as_slice);
        let by = events.iter().rev().find(|one| event::is_membership_of(one, &signed.user));
        let by = match by.map(event::sender) {
            Some(by) => self.rooms.name(room, by).await,
            None => String::new(),
        };
        self.rooms.forget(room).await;
        let mut tx = self.base().store.begin().await?;
        self.conversations.leave(&mut tx, room).await?;
        if let Some(served) = served
            && store::trouble(&mut tx, room).await?.is_none()
        {
            let now = self.base().world.now();
            store::put_trouble(&mut tx, &Trouble::with(room, OUT), now).await?;
            let news = say!("matrix-out", room = served.slug.as_str(), by = by);
            self.ears.tell_admins(&mut tx, &served, news).await?;
            tracing::warn!(room, "Puente was sent away from a room it serves on Matrix");
        }
        tx.commit().await
    }

    /// Puente may not sign in any more. Whoever looks after a group with rooms here is told, once, where
    /// they are reached elsewhere.
    pub(super) async fn locked_out(&self) -> Result<()> {
        let mut tx = self.base().store.begin().await?;
        if store::trouble(&mut tx, SESSION).await?.is_none() {
            let now = self.base().world.now();
            store::put_trouble(&mut tx, &Trouble::with(SESSION, "session"), now).await?;
            self.ears.tell_all_admins(&mut tx, NAME, say!("matrix-locked-out")).await?;
        }
        tx.commit().await
    }

    /// Puente has signed in.
    pub(super) async fn let_in(&self) -> Result<()> {
        let mut look = self.base().store.look().await?;
        let was = store::trouble(&mut look, SESSION).await?.is_some();
        drop(look);
        if was {
            let mut tx = self.base().store.begin().await?;
            store::over(&mut tx, SESSION).await?;
            tx.commit().await?;
        }
        Ok(())
    }

    /// Puente is in a room, again or for the first time: what waited for that goes out.
    pub(super) async fn back(&self, room: &str) -> Result<()> {
        let mut tx = self.base().store.begin().await?;
        let out = store::trouble(&mut tx, room).await?.is_some_and(|wrong| wrong.kind == OUT);
        if out {
            store::over(&mut tx, room).await?;
        }
        if out && let Some(served) = self.ears.room(&mut tx, NAME, room).await? {
            post::go_on(&mut tx, NAME, &served.id);
        }
        tx.commit().await
    }

    /// The room of ours behind what Matrix calls it; none if it is not served.
    pub(super) async fn served(&self, room: &str) -> Result<Option<RoomRef>> {
        let mut look = self.base().store.look().await?;
        self.ears.room(&mut look, NAME, room).await
    }

    /// What is wrong with rooms that are served, in words.
    pub(super) async fn lasting(&self) -> Result<Vec<Say>> {
        let (mut look, mut wrong) = (self.base().store.look().await?, Vec::new());
        for trouble in store::troubles(&mut look).await? {
            // Of a token it is said by whoever asks the homeserver.
            if trouble.place == SESSION && self.settings.password.is_some() {
                wrong.push(say!("matrix-check-password"));
            }
            let served = self.ears.room(&mut look, NAME, &trouble.place).await?;
            let Some(room) = served.map(|room| room.slug) else { continue };
            if trouble.kind == OUT {
                wrong.push(say!("matrix-check-out", room = room));
            } else if trouble.kind == CLOSED && self.settings.service() {
                wrong.push(say!("matrix-check-closed", room = room));
            } else {
                wrong.extend(replaced::wrong(&trouble.kind, &room));
            }
        }
        Ok(wrong)
    }
}
