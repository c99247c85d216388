//! Rooms that are encrypted, where Puente has no keys: it says so, to whoever asks it in or looks after
//! the room, and does not pretend to listen.

use reqwest::Method;
use serde_json::{Value, json};

use super::super::store::{self, Trouble};
use super::super::{Matrix, NAME};
use crate::foundation::error::Result;
use crate::foundation::i18n::{Lang, Reader};
use crate::foundation::talk::{Account, Body, answering};
use crate::say;

/// The room is encrypted and there are no keys.
pub(in super::super) const CLOSED: &str = "closed";

/// Whether an invitation shows that its room is encrypted.
fn shows_closed(invited: &Value) -> bool {
    let shown = invited["invite_state"]["events"].as_array().into_iter().flatten();
    shown.into_iter().any(|event| event["type"] == "m.room.encryption")
}

impl Matrix {
    /// Whether a room is encrypted into which an account asks us, who could not read there: then it is
    /// declined, and the account told why, once, where both can read.
    pub(in super::super) async fn cannot_read(
        &self,
        room: &str,
        invited: &Value,
        by: &Account,
        reader: &Reader,
    ) -> Result<bool> {
        if !self.settings.service() || !shows_closed(invited) {
            return Ok(false);
        }
        self.depart(room, reader).await?;
        self.tell_alone(room, by, reader).await?;
        Ok(true)
    }

    /// A room we are in is encrypted. One that is served is told so in the open, since nothing else can
    /// be said there, and its admins too; any other is left.
    pub(in super::super) async fn deaf(&self, room: &str) -> Result<()> {
        let mut look = self.base().store.look().await?;
        if let Some(served) = self.ears.room(&mut look, NAME, room).await? {
            if store::trouble(&mut look, room).await?.is_some_and(|known| known.kind == CLOSED) {
                return Ok(());
            }
            drop(look);
            let words = self.base().words.say(&served.reader(), &say!("matrix-closed-room"));
            let content = json!({ "msgtype": "m.notice", "body": words, "m.mentions": {} });
            if let Err(error) = self.put(room, "m.room.message", CLOSED, &content).await {
                self.passing(error, room)?;
            }
            let mut tx = self.base().store.begin().await?;
            let now = self.base().world.now();
            store::put_trouble(&mut tx, &Trouble::with(room, CLOSED), now).await?;
            let news = say!("matrix-closed-served", room = served.slug.as_str());
            self.ears.tell_admins(&mut tx, &served, news).await?;
            tracing::warn!(
                room,
                "a room that is served on Matrix is encrypted, and cannot be read"
            );
            return tx.commit().await;
        }
        let alone = store::account(&mut look, room).await?;
        drop(look);
        let Some(account) = alone else {
            return self.depart(room, &Reader::new(Lang::new("en"), "UTC")).await;
        };
        let display = self.rooms.name(room, &account).await;
        let account = Account { platform: NAME.to_owned(), native_id: account, display };
        let mut look = self.base().store.look().await?;
        let person = self.ears.person(&mut look, &account, None).await?;
        drop(look);
        let reader =
            person.map_or_else(|| Reader::new(Lang::new("en"), "UTC"), |person| person.reader);
        // Not noted any more before it is left: whoever is told is told in another room.
        let mut tx = self.base().store.begin().await?;
        self.conversations.leave(&mut tx, room).await?;
        tx.commit().await?;
        self.tell_alone(room, &account, &reader).await?;
        self.depart(room, &reader).await
    }

    /// Leaves an encrypted room, or does not come into it, and says why.
    async fn depart(&self, room: &str, reader: &Reader) -> Result<()> {
        let reason = self.base().words.say(reader, &say!("matrix-closed-declined"));
        let path = ["client", "v3", "rooms", room, "leave"];
        let left =
            self.line.ask(Method::POST, &path, &[], Some(&json!({ "reason": reason }))).await;
        self.rooms.forget(room).await;
        tracing::info!(room, "left an encrypted room on Matrix, which cannot be read");
        left.map(drop).or_else(|trouble| self.passing(trouble.into(), room))
    }

    /// Tells an account alone why a room cannot be read, once for each room.
    async fn tell_alone(&self, room: &str, account: &Account, reader: &Reader) -> Result<()> {
        let mut tx = self.base().store.begin().await?;
        let (id, at) = (format!("{CLOSED}:{room}"), self.base().world.now());
        let (place, said_by) = ("", account.native_id.as_str());
        let told = store::Event { id: &id, place, said_by, reaction: None, at };
        if store::first(&mut tx, &told).await? {
            let words = Body::text(self.base().words.say(reader, &say!("matrix-closed-alone")));
            answering::say_alone(&mut tx, self.ears.as_ref(), account, words).await?;
        }
        tx.commit().await
    }
}
