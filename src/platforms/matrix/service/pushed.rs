//! What the homeserver pushes, a transaction at a time: what has happened, in its order. It counts as
//! told once all of it is taken in; whatever happens between, the same comes again and is known.

use std::collections::BTreeSet;

use reqwest::Method;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use super::super::{Matrix, NAME, Signed, event};
use crate::foundation::error::Result;
use crate::foundation::talk::store as known;

/// Under which place it is noted which transaction was taken in last.
const PLACE: &str = "@transaction";

/// Which transaction it is. Not by its id alone: a homeserver that was set up anew counts from one
/// again.
fn named(txn: &str, events: &[Value]) -> String {
    let mut hash = Sha256::new();
    for part in std::iter::once(txn).chain(events.iter().map(event::id)) {
        hash.update(part);
        hash.update([0]);
    }
    hash.finalize().iter().fold(String::new(), |text, byte| format!("{text}{byte:02x}"))
}

/// The events by room, each in its order, the rooms as they come first.
fn by_room(events: Vec<Value>) -> Vec<(String, Vec<Value>)> {
    let mut rooms: Vec<(String, Vec<Value>)> = Vec::new();
    for event in events {
        let room = event["room_id"].as_str().unwrap_or_default().to_owned();
        match rooms.iter_mut().find(|(name, _)| *name == room) {
            Some((_, all)) => all.push(event),
            None => rooms.push((room, vec![event])),
        }
    }
    rooms.retain(|(room, _)| !room.is_empty());
    rooms
}

/// Whether a membership is one of these.
fn is(event: &Value, any: &[&str]) -> bool {
    event["content"]["membership"].as_str().is_some_and(|now| any.contains(&now))
}

/// An invitation as a sync tells it: the event, and what a room shows to whoever is asked in.
fn invitation(event: &Value) -> Value {
    let shown = event["unsigned"]["invite_room_state"].as_array().cloned().unwrap_or_default();
    let events: Vec<Value> = std::iter::once(event.clone()).chain(shown).collect();
    json!({ "invite_state": { "events": events } })
}

impl Matrix {
    /// Takes in a transaction, unless it was.
    pub(super) async fn pushed(
        &self,
        signed: &Signed,
        txn: &str,
        events: Vec<Value>,
    ) -> Result<()> {
        let _one = self.taking.lock().await;
        let name = named(txn, &events);
        let mut look = self.base().store.look().await?;
        let last = known::cursor(&mut look, NAME, PLACE).await?;
        drop(look);
        if last.as_deref() == Some(name.as_str()) {
            return Ok(());
        }
        let own = |event: &&Value| event::is_membership_of(event, &signed.user);
        // What is pushed late may be over: whether we are in a room is asked, and not told.
        let here = if events.iter().filter(own).any(|event| !is(event, &["join"])) {
            self.joined().await?
        } else {
            BTreeSet::new()
        };
        let (rooms, mut invited) = (by_room(events), Vec::new());
        for (room, events) in &rooms {
            let now = events.iter().rfind(own).filter(|_| !here.contains(room));
            let took = if now.is_some_and(|now| is(now, &["leave", "ban"])) {
                let told = json!({ "timeline": { "events": events } });
                self.out(signed, room, &told, Some("")).await
            } else {
                self.timeline(signed, room, events).await
            };
            if let Some(asked) = now.filter(|now| is(now, &["invite"])) {
                invited.push((room, invitation(asked)));
            }
            if let Err(error) = took {
                self.passing(error, room)?;
            }
            if events.iter().any(|event| event["type"] == "m.room.encryption") {
                self.deaf(room).await?;
            }
        }
        // After what was said: it may say that a room goes on where this leads to.
        for (room, invited) in invited {
            if let Err(error) = self.invited(signed, room, &invited).await {
                self.passing(error, room)?;
            }
        }
        self.move_on().await?;
        let mut tx = self.base().store.begin().await?;
        known::reach(&mut tx, NAME, PLACE, &name, self.base().world.now()).await?;
        tx.commit().await
    }

    /// The rooms we are in.
    async fn joined(&self) -> Result<BTreeSet<String>> {
        let said = self.line.ask(Method::GET, &["client", "v3", "joined_rooms"], &[], None).await?;
        let rooms = said["joined_rooms"].as_array().into_iter().flatten();
        Ok(rooms.filter_map(Value::as_str).map(str::to_owned).collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn event(id: &str, room: &str) -> Value {
        json!({ "event_id": id, "room_id": room })
    }

    #[test]
    fn each_room_keeps_its_order() {
        let all =
            vec![event("$1", "!a"), event("$2", "!b"), event("$3", "!a"), json!({}), json!(7)];
        let rooms = by_room(all);
        let read: Vec<(&str, Vec<&str>)> = rooms
            .iter()
            .map(|(room, events)| (room.as_str(), events.iter().map(event::id).collect()))
            .collect();
        assert_eq!(read, [("!a", vec!["$1", "$3"]), ("!b", vec!["$2"])]);
    }

    #[test]
    fn a_transaction_is_its_number_and_what_is_in_it() {
        let (one, two) = ([event("$1", "!a")], [event("$2", "!a")]);
        assert_eq!(named("7", &one), named("7", &one));
        assert_ne!(named("7", &one), named("8", &one));
        assert_ne!(named("7", &one), named("7", &two));
    }
}
