//! Invitations: anybody may speak with Puente alone; into a room it comes only if whoever asks may
//! have rooms served, and otherwise says why not.

use reqwest::Method;
use serde_json::{Value, json};

use super::rooms::short;
use super::{Matrix, NAME, Signed};
use crate::foundation::error::Result;
use crate::foundation::i18n::{Lang, Reader};
use crate::foundation::store::Tx;
use crate::foundation::talk::{Account, Body, Person, Role, answering};
use crate::say;

/// Who asks, and whether it is to speak alone.
fn invitation(invited: &Value, ours: &str) -> Option<(String, bool)> {
    let events = invited["invite_state"]["events"].as_array()?;
    let asked = events.iter().find(|event| {
        event["type"] == "m.room.member"
            && event["state_key"] == ours
            && event["content"]["membership"] == "invite"
    })?;
    let by = asked["sender"].as_str()?.to_owned();
    Some((by, asked["content"]["is_direct"].as_bool().unwrap_or_default()))
}

impl Matrix {
    /// Answers an invitation.
    pub(super) async fn invited(&self, signed: &Signed, room: &str, invited: &Value) -> Result<()> {
        let Some((by, alone)) = invitation(invited, &signed.user) else { return Ok(()) };
        if self.awaited(room).await? {
            return Ok(());
        }
        let display = short(&by).to_owned();
        let account = Account { platform: NAME.to_owned(), native_id: by, display };
        let mut look = self.base().store.look().await?;
        let person = self.ears.person(&mut look, &account, None).await?;
        // A room that is served is one its group has taken: whoever asks it back there may.
        let served = self.ears.room(&mut look, NAME, room).await?.is_some();
        let alone = alone && !served;
        let may = served || self.may_invite(&mut look, &account, person.as_ref()).await?;
        drop(look);
        let reader = person
            .as_ref()
            .map_or_else(|| Reader::new(Lang::new("en"), "UTC"), |person| person.reader.clone());
        // Whether they run the room is seen from inside.
        let founds = !alone && !may && self.ears.owners_create();
        if !alone && !may && !founds {
            return self.leave(room, &reader).await;
        }
        if !served && self.cannot_read(room, invited, &account, &reader).await? {
            return Ok(());
        }
        if alone {
            // Noted before we are there: once we are, nobody tells again that it is a conversation.
            let mut tx = self.base().store.begin().await?;
            let now = self.base().world.now();
            self.conversations.keep(&mut tx, &account.native_id, room, now).await?;
            tx.commit().await?;
        }
        self.line.ask(Method::POST, &["client", "v3", "join", room], &[], Some(&json!({}))).await?;
        // Whoever calls a room full of people a conversation has them all speak to us.
        if alone && !may && self.rooms.members(room).await?.len() > 2 {
            self.leave(room, &reader).await?;
            let mut tx = self.base().store.begin().await?;
            self.conversations.leave(&mut tx, room).await?;
            return tx.commit().await;
        }
        if founds && !self.runs(room, &account.native_id).await? {
            return self.leave(room, &reader).await;
        }
        tracing::info!(room, alone, "joined a room on Matrix");
        if self.settings.service() && self.rooms.encrypted(room).await? {
            return self.deaf(room).await;
        }
        if served {
            return self.back(room).await;
        }
        if alone {
            return self.opened(&signed.user, &account, person.as_ref(), room).await;
        }
        let line = |path| self.base().table.line(path, "", &reader.lang);
        let hello = if founds {
            say!("matrix-joined-new", create = line("group create"), room = line("group room"))
        } else {
            say!("matrix-joined", line = line("group room"))
        };
        let hello = self.base().words.say(&reader, &hello);
        let mut tx = self.base().store.begin().await?;
        answering::say_alone(&mut tx, self.ears.as_ref(), &account, Body::text(hello)).await?;
        tx.commit().await
    }

    async fn leave(&self, room: &str, reader: &Reader) -> Result<()> {
        let reason = self.base().words.say(reader, &say!("matrix-not-invited"));
        let path = ["client", "v3", "rooms", room, "leave"];
        self.line.ask(Method::POST, &path, &[], Some(&json!({ "reason": reason }))).await?;
        self.rooms.forget(room).await;
        tracing::info!(room, "declined an invitation on Matrix");
        Ok(())
    }

    /// The operator and the admins of groups may.
    async fn may_invite(
        &self,
        tx: &mut Tx,
        account: &Account,
        person: Option<&Person>,
    ) -> Result<bool> {
        let Some(person) = person else { return Ok(false) };
        if person.operator {
            return Ok(true);
        }
        for group in self.ears.groups_of(tx, person).await? {
            let there = self.ears.person(tx, account, Some(&group)).await?;
            if there.is_some_and(|person| person.roles.contains(&Role::Admin)) {
                return Ok(true);
            }
        }
        Ok(false)
    }
}
