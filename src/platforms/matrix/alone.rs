//! The rooms in which Puente speaks with one account alone: the one there is, or one that is made.
//! Clients of its account are told that it is one, and whoever opens one is greeted, once.

use reqwest::Method;
use serde_json::{Value, json};

use super::account::{keep, kept};
use super::line::Trouble;
use super::{Matrix, NAME, store};
use crate::foundation::error::{Error, Failure, Result};
use crate::foundation::i18n::{Reader, Say};
use crate::foundation::talk::{Account, Block, Body, Person, answering};
use crate::say;

/// Where an account keeps with whom it speaks alone in which rooms.
const DIRECT: &str = "m.direct";

impl Matrix {
    /// The room in which Puente speaks with an account alone; made, encrypted where there are keys, if
    /// there is none.
    pub(super) async fn direct_room(&self, account: &str) -> Result<String> {
        // One after the other: two hands would each make one.
        let _alone = self.making.lock().await;
        let mut look = self.base().store.look().await?;
        let known = store::direct(&mut look, account).await?;
        drop(look);
        if let Some(place) = known
            && self.readable(&place).await?
        {
            return Ok(place);
        }
        let Some(signed) = self.signed() else {
            return Err(Failure::because("nobody to speak as").into());
        };
        let place = match self.made_before(&signed.user, account).await? {
            Some(place) => place,
            None => self.make(account).await?,
        };
        let mut tx = self.base().store.begin().await?;
        self.conversations.keep(&mut tx, account, &place, self.base().world.now()).await?;
        tx.commit().await?;
        self.tell_clients(&signed.user, account, &place).await;
        Ok(place)
    }

    /// Whether Puente can read a room: an application service, which has no keys, only what is open.
    async fn readable(&self, place: &str) -> Result<bool> {
        Ok(!self.settings.service() || !self.rooms.encrypted(place).await?)
    }

    async fn make(&self, account: &str) -> Result<String> {
        let mut body = json!({
            "preset": "trusted_private_chat", "is_direct": true, "invite": [account],
        });
        if !self.settings.service() {
            body["initial_state"] = json!([{
                "type": "m.room.encryption", "state_key": "",
                "content": { "algorithm": "m.megolm.v1.aes-sha2" },
            }]);
        }
        let path = ["client", "v3", "createRoom"];
        let said = self.line.ask(Method::POST, &path, &[], Some(&body)).await?;
        Ok(said["room_id"].as_str().unwrap_or_default().to_owned())
    }

    /// A room that was made for this and not noted, since Puente died in between: it made it, nobody
    /// else is in it, and it is nothing else.
    async fn made_before(&self, ours: &str, account: &str) -> Result<Option<String>> {
        let path = ["client", "v3", "joined_rooms"];
        let joined = self.line.ask(Method::GET, &path, &[], None).await?;
        for room in
            joined["joined_rooms"].as_array().into_iter().flatten().filter_map(Value::as_str)
        {
            let mut look = self.base().store.look().await?;
            let other = store::account(&mut look, room).await?.is_some()
                || self.ears.room(&mut look, NAME, room).await?.is_some();
            drop(look);
            if other {
                continue;
            }
            let members = match self.rooms.members(room).await {
                Err(Trouble::No { .. }) => continue,
                found => found?,
            };
            if members.len() != 2 || !members.contains_key(account) || !members.contains_key(ours) {
                continue;
            }
            let path = ["client", "v3", "rooms", room, "state", "m.room.create", ""];
            let made = self.line.ask(Method::GET, &path, &[("format", "event")], None).await?;
            if made["sender"] == ours && self.readable(room).await? {
                return Ok(Some(room.to_owned()));
            }
        }
        Ok(None)
    }

    /// Has the account's clients show a room as one to speak with somebody alone.
    async fn tell_clients(&self, ours: &str, account: &str, room: &str) {
        let told = async {
            let all = kept(&self.line, ours, DIRECT).await?.filter(Value::is_object);
            let mut all = all.unwrap_or_else(|| json!({}));
            let mut rooms = all[account].as_array().cloned().unwrap_or_default();
            if rooms.iter().all(|one| one != room) {
                rooms.push(room.into());
                all[account] = rooms.into();
                keep(&self.line, ours, DIRECT, &all).await?;
            }
            Ok::<(), Error>(())
        };
        if let Err(error) = told.await {
            tracing::warn!(%error, "clients do not show a conversation on Matrix as one");
        }
    }

    /// Somebody has opened a conversation with Puente, which says who it is and what to do first.
    pub(super) async fn opened(
        &self,
        ours: &str,
        account: &Account,
        person: Option<&Person>,
        room: &str,
    ) -> Result<()> {
        let making = self.making.lock().await;
        self.tell_clients(ours, &account.native_id, room).await;
        drop(making);
        let words = &self.base().words;
        let line = |path, reader: &Reader| self.base().table.line(path, "", &reader.lang);
        let hello = |reader: &Reader| -> Say {
            let help = line("help", reader);
            match person {
                Some(_) => say!("matrix-hello", help = help, mine = line("privacy show", reader)),
                None => say!("matrix-hello-new", help = help, join = line("group join", reader)),
            }
        };
        // Nobody knows yet what a stranger reads.
        let readers = match person {
            Some(person) => vec![person.reader.clone()],
            None => words.languages().iter().map(|lang| Reader::new(lang.clone(), "UTC")).collect(),
        };
        let said = readers.iter().map(|reader| Block::Text(words.say(reader, &hello(reader))));
        let body = Body { blocks: said.collect() };
        let mut tx = self.base().store.begin().await?;
        let (id, said_by) = (format!("hello {}", account.native_id), account.native_id.as_str());
        let at = self.base().world.now();
        if store::first(&mut tx, &store::Event { id: &id, place: "", said_by, reaction: None, at })
            .await?
        {
            answering::say_alone(&mut tx, self.ears.as_ref(), account, body).await?;
        }
        tx.commit().await
    }
}
