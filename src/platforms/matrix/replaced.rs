//! A room that another has replaced: Puente follows there, and the room goes on. The old room must name
//! the new one and the new one the old: whoever only says that a room goes on elsewhere moves nobody.

use reqwest::Method;
use serde_json::{Value, json};

use super::line::Trouble as Said;
use super::store::Trouble;
use super::{Matrix, NAME, event, store};
use crate::foundation::error::{Error, Result};
use crate::foundation::i18n::Say;
use crate::foundation::store::Tx;
use crate::say;

/// The new room is still to be followed to.
pub(super) const MOVING: &str = "moving";

/// The new room does not say that it replaces the old one.
pub(super) const UNPROVEN: &str = "unproven";

/// The new room is served as another one.
pub(super) const TAKEN: &str = "taken";

/// At which try in vain the admins are told: whoever replaces a room asks people in only afterwards.
const TELL_AT: i64 = 2;

/// The longest pause between two tries, in seconds.
const PAUSE: i64 = 600;

/// How long to wait after so many tries in vain, in seconds.
fn wait(tries: i64) -> i64 {
    5_i64.saturating_mul(1 << tries.clamp(0, 10)).min(PAUSE)
}

/// Which room replaces the one an event is from.
fn replacement(event: &Value) -> Option<&str> {
    let tombstone = event["type"] == "m.room.tombstone" && event["state_key"] == "";
    let next = event["content"]["replacement_room"].as_str().unwrap_or_default();
    (tombstone && !next.is_empty()).then_some(next)
}

/// The homeserver of an account.
fn server(account: &str) -> &str {
    account.split_once(':').map_or("", |(_, server)| server)
}

/// What is wrong, in words, with a room that goes by this name.
pub(super) fn wrong(kind: &str, room: &str) -> Option<Say> {
    match kind {
        MOVING => Some(say!("matrix-replaced-closed", room = room)),
        UNPROVEN => Some(say!("matrix-replaced-unproven", room = room)),
        TAKEN => Some(say!("matrix-replaced-taken", room = room)),
        _ => None,
    }
}

impl Matrix {
    /// Notes which room replaces this one, if the event says so and the room is one of ours.
    pub(super) async fn replaced(&self, room: &str, event: &Value) -> Result<()> {
        let Some(next) = replacement(event).filter(|next| *next != room) else { return Ok(()) };
        let mut tx = self.base().store.begin().await?;
        let ours = self.ears.room(&mut tx, NAME, room).await?.is_some()
            || store::account(&mut tx, room).await?.is_some();
        let known = store::trouble(&mut tx, room).await?;
        if ours && known.is_none_or(|known| known.next != next) {
            let (next, via) = (next.to_owned(), server(event::sender(event)).to_owned());
            let moving = Trouble { next, via, ..Trouble::with(room, MOVING) };
            store::put_trouble(&mut tx, &moving, self.base().world.now()).await?;
        }
        tx.commit().await
    }

    /// Whether an invitation leads to where a room of ours goes on: then it is followed at once.
    pub(super) async fn awaited(&self, room: &str) -> Result<bool> {
        let mut tx = self.base().store.begin().await?;
        let all = store::troubles(&mut tx).await?;
        let moving = all.into_iter().find(|it| it.kind == MOVING && it.next == room);
        if let Some(moving) = &moving {
            let now = Trouble { tries: 0, ..Trouble::with(&moving.place, MOVING) };
            let now = Trouble { next: moving.next.clone(), via: moving.via.clone(), ..now };
            store::put_trouble(&mut tx, &now, self.base().world.now()).await?;
        }
        tx.commit().await?;
        Ok(moving.is_some())
    }

    /// Follows every room that was replaced to where it goes on, as far as it can be now.
    pub(super) async fn move_on(&self) -> Result<()> {
        let mut look = self.base().store.look().await?;
        let all = store::troubles(&mut look).await?;
        drop(look);
        let now = self.base().world.now();
        for it in all.iter().filter(|it| it.kind == MOVING) {
            if now < it.tried_at.plus_seconds(wait(it.tries)) {
                continue;
            }
            match self.move_to(it).await {
                // A homeserver that is away is noticed by whoever asks it next.
                Err(Error::Failure(failure)) if failure.source.is::<Said>() => {
                    tracing::warn!(
                        room = it.place,
                        error = %failure,
                        "a room that was replaced cannot be followed yet"
                    );
                    self.in_vain(it).await?;
                }
                done => done?,
            }
        }
        Ok(())
    }

    /// Goes into the new room, looks whether it is the right one, and lets the room go on there.
    async fn move_to(&self, it: &Trouble) -> Result<()> {
        let next = it.next.as_str();
        // What such a room is reached by was called `server_name` before it was called `via`.
        let query = [("via", it.via.as_str()), ("server_name", it.via.as_str())];
        let path = ["client", "v3", "join", next];
        self.line.ask(Method::POST, &path, &query, Some(&json!({}))).await?;
        let path = ["client", "v3", "rooms", next, "state", "m.room.create", ""];
        let made = self.line.ask(Method::GET, &path, &[], None).await?;
        if made["predecessor"]["room_id"] != it.place.as_str() {
            let path = ["client", "v3", "rooms", next, "leave"];
            self.line.ask(Method::POST, &path, &[], Some(&json!({}))).await?;
            self.rooms.forget(next).await;
            let mut tx = self.base().store.begin().await?;
            self.give_up(&mut tx, it, UNPROVEN).await?;
            return tx.commit().await;
        }
        let mut tx = self.base().store.begin().await?;
        let now = self.base().world.now();
        if let Some(account) = store::account(&mut tx, &it.place).await? {
            self.conversations.keep(&mut tx, &account, next, now).await?;
        }
        let moved = match self.ears.room(&mut tx, NAME, &it.place).await? {
            Some(room) => self.ears.move_room(&mut tx, &room, next).await?,
            None => true,
        };
        if moved {
            store::over(&mut tx, &it.place).await?;
            tracing::info!(room = it.place, next, "followed a room to the one that replaces it");
        } else {
            self.give_up(&mut tx, it, TAKEN).await?;
        }
        tx.commit().await
    }

    /// Another try in vain: whoever can help is told, once.
    async fn in_vain(&self, it: &Trouble) -> Result<()> {
        let mut tx = self.base().store.begin().await?;
        let now = self.base().world.now();
        let tried = Trouble { tries: it.tries + 1, tried_at: now, ..it.clone() };
        store::put_trouble(&mut tx, &tried, now).await?;
        if tried.tries == TELL_AT {
            self.say_wrong(&mut tx, &tried).await?;
        }
        tx.commit().await
    }

    /// The room cannot be followed, however often it is tried.
    async fn give_up(&self, tx: &mut Tx, it: &Trouble, kind: &str) -> Result<()> {
        let stuck = Trouble { kind: kind.to_owned(), ..it.clone() };
        store::put_trouble(tx, &stuck, self.base().world.now()).await?;
        self.say_wrong(tx, &stuck).await
    }

    async fn say_wrong(&self, tx: &mut Tx, it: &Trouble) -> Result<()> {
        let Some(room) = self.ears.room(tx, NAME, &it.place).await? else { return Ok(()) };
        match wrong(&it.kind, &room.slug) {
            Some(news) => self.ears.tell_admins(tx, &room, news).await,
            None => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_state_of_a_room_says_what_replaces_it() {
        let mut event = json!({
            "type": "m.room.tombstone", "state_key": "", "content": { "replacement_room": "!new" },
        });
        assert_eq!(replacement(&event), Some("!new"));
        event["content"] = json!({});
        assert_eq!(replacement(&event), None);
        let said = json!({ "type": "m.room.tombstone", "content": { "replacement_room": "!new" } });
        assert_eq!(replacement(&said), None, "a message of that name is none");
    }

    #[test]
    fn it_is_tried_again_ever_more_rarely() {
        let waits: Vec<i64> = (0..9).map(wait).collect();
        assert_eq!(waits, [5, 10, 20, 40, 80, 160, 320, 600, 600]);
    }
}
