//! What the rooms are like, as far as Puente must know to speak there: whether they are encrypted,
//! who is in them and what they are called. Asked once, then kept up by what the syncs tell.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use reqwest::Method;
use serde_json::Value;
use tokio::sync::Mutex;

use super::line::{Line, Trouble};

/// What is known of a room.
#[derive(Clone, Debug, Default)]
struct Known {
    encrypted: Option<bool>,
    /// Names by account.
    members: Option<BTreeMap<String, String>>,
}

/// The rooms.
pub(super) struct Rooms {
    line: Arc<Line>,
    known: Mutex<HashMap<String, Known>>,
}

/// The part of an account's name before its server.
pub(super) fn short(account: &str) -> &str {
    account.trim_start_matches('@').split(':').next().unwrap_or(account)
}

fn named(account: &str, name: Option<&str>) -> String {
    name.filter(|name| !name.trim().is_empty()).unwrap_or_else(|| short(account)).to_owned()
}

/// Whoever is in the room or asked into it, who will want to read what was said meanwhile.
fn reads_along(event: &Value) -> bool {
    matches!(event["content"]["membership"].as_str(), Some("join" | "invite"))
}

impl Rooms {
    pub fn new(line: Arc<Line>) -> Self {
        Self { line, known: Mutex::default() }
    }

    /// Takes in a state event; whether who is in the room has changed.
    pub async fn learn(&self, room: &str, event: &Value) -> bool {
        let mut known = self.known.lock().await;
        let known = known.entry(room.to_owned()).or_default();
        match event["type"].as_str() {
            Some("m.room.encryption") => known.encrypted = Some(true),
            Some("m.room.member") => {
                let account = event["state_key"].as_str().unwrap_or_default();
                let Some(members) = &mut known.members else { return false };
                if reads_along(event) {
                    let name = named(account, event["content"]["displayname"].as_str());
                    return members.insert(account.to_owned(), name).is_none();
                }
                return members.remove(account).is_some();
            }
            _ => {}
        }
        false
    }

    /// Whether a room is encrypted.
    pub async fn encrypted(&self, room: &str) -> Result<bool, Trouble> {
        if let Some(known) = self.known.lock().await.get(room).and_then(|known| known.encrypted) {
            return Ok(known);
        }
        let path = ["client", "v3", "rooms", room, "state", "m.room.encryption", ""];
        let encrypted = match self.line.ask(Method::GET, &path, &[], None).await {
            Ok(_) => true,
            Err(trouble) if trouble.is("M_NOT_FOUND") => false,
            Err(trouble) => return Err(trouble),
        };
        self.known.lock().await.entry(room.to_owned()).or_default().encrypted = Some(encrypted);
        Ok(encrypted)
    }

    /// Who is in a room: names by account.
    pub async fn members(&self, room: &str) -> Result<BTreeMap<String, String>, Trouble> {
        if let Some(members) =
            self.known.lock().await.get(room).and_then(|known| known.members.clone())
        {
            return Ok(members);
        }
        let path = ["client", "v3", "rooms", room, "members"];
        let query = [("not_membership", "leave")];
        let said = self.line.ask(Method::GET, &path, &query, None).await?;
        let mut members = BTreeMap::new();
        for event in said["chunk"].as_array().into_iter().flatten() {
            if reads_along(event)
                && let Some(account) = event["state_key"].as_str()
            {
                let name = named(account, event["content"]["displayname"].as_str());
                members.insert(account.to_owned(), name);
            }
        }
        self.known.lock().await.entry(room.to_owned()).or_default().members = Some(members.clone());
        Ok(members)
    }

    /// What somebody is called in a room; the short form of the account where that is not known.
    pub async fn name(&self, room: &str, account: &str) -> String {
        let called = |members: &BTreeMap<String, String>| {
            members.get(account).cloned().unwrap_or_else(|| short(account).to_owned())
        };
        let known = self.known.lock().await;
        if let Some(members) = known.get(room).and_then(|known| known.members.as_ref()) {
            return called(members);
        }
        drop(known);
        called(&self.members(room).await.unwrap_or_default())
    }

    /// Forgets what all rooms are like.
    pub async fn forget_all(&self) {
        self.known.lock().await.clear();
    }

    /// Forgets a room that was left.
    pub async fn forget(&self, room: &str) {
        self.known.lock().await.remove(room);
    }
}
