//! Who runs a room on Matrix: whoever may say there who may what. That is a matter of power levels and,
//! in newer rooms, of who made them, whom no level binds.

use reqwest::Method;
use serde_json::Value;

use super::Matrix;
use super::line::Trouble;
use crate::foundation::error::Result;
use crate::foundation::talk::{Heard, Spot, What};

/// The level that is asked for where a room says nothing of it.
const USUAL: i64 = 100;

/// From which version on whoever made a room stands above every level.
const MAKERS: u32 = 12;

/// A level, which older rooms may write as a text.
fn level(value: &Value) -> Option<i64> {
    value.as_i64().or_else(|| value.as_str()?.trim().parse().ok())
}

/// Whether an account runs a room, by the event that made the room and its power levels.
fn runs(made: &Value, levels: Option<&Value>, account: &str) -> bool {
    let (maker, content) = (made["sender"] == account, &made["content"]);
    let version = content["room_version"].as_str().and_then(|version| version.parse::<u32>().ok());
    if version.is_some_and(|version| version >= MAKERS) {
        let others = content["additional_creators"].as_array();
        if maker || others.is_some_and(|all| all.iter().any(|one| one == account)) {
            return true;
        }
    }
    let Some(levels) = levels else { return maker };
    let asked = level(&levels["events"]["m.room.power_levels"]);
    let asked = asked.or_else(|| level(&levels["state_default"])).unwrap_or(USUAL);
    let has = level(&levels["users"][account]).or_else(|| level(&levels["users_default"]));
    has.unwrap_or_default() >= asked
}

impl Matrix {
    /// Whether an account runs a room that Puente is in.
    pub(super) async fn runs(
        &self,
        room: &str,
        account: &str,
    ) -> std::result::Result<bool, Trouble> {
        let state = |kind| ["client", "v3", "rooms", room, "state", kind, ""];
        let (made, levels) = (state("m.room.create"), state("m.room.power_levels"));
        let made = self.line.ask(Method::GET, &made, &[("format", "event")], None).await?;
        let levels = match self.line.ask(Method::GET, &levels, &[], None).await {
            Ok(levels) => Some(levels),
            Err(trouble) if trouble.is("M_NOT_FOUND") => None,
            Err(trouble) => return Err(trouble),
        };
        Ok(runs(&made, levels.as_ref(), account))
    }

    /// Notes of a command in a room that nobody has taken yet whether whoever gives it runs the room.
    pub(super) async fn stands(&self, heard: &mut Heard) -> Result<()> {
        let (Spot::Room(room), What::Said { .. }) = (&heard.spot, &heard.what) else {
            return Ok(());
        };
        if !self.ears.owners_create() || self.served(room).await?.is_some() {
            return Ok(());
        }
        heard.runs = match self.runs(room, &heard.who.native_id).await {
            Err(Trouble::No { .. }) => false,
            found => found?,
        };
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::runs;

    fn made(version: &str) -> Value {
        let content = json!({ "room_version": version, "additional_creators": ["@leo:a.example"] });
        json!({ "sender": "@ana:a.example", "content": content })
    }

    #[test]
    fn whoever_may_say_who_may_what_runs_the_room() {
        let usual = json!({
            "users": { "@ana:a.example": 100, "@luz:a.example": 50 }, "state_default": 50,
            "events": { "m.room.power_levels": 100, "m.room.name": 50 },
        });
        let old = made("11");
        assert!(runs(&old, Some(&usual), "@ana:a.example"));
        assert!(!runs(&old, Some(&usual), "@luz:a.example"), "a moderator does not");
        assert!(!runs(&old, Some(&usual), "@eve:a.example"));
        assert!(
            !runs(&old, Some(&usual), "@leo:a.example"),
            "only newer rooms have several makers"
        );
        let bare = json!({ "users": { "@luz:a.example": "100", "@leo:a.example": 99 } });
        assert!(runs(&old, Some(&bare), "@luz:a.example"), "as older rooms write it");
        assert!(!runs(&old, Some(&bare), "@leo:a.example"));
        assert!(!runs(&old, Some(&bare), "@ana:a.example"), "who made it and gave it away");
        assert!(runs(&old, None, "@ana:a.example") && !runs(&old, None, "@luz:a.example"));
    }

    #[test]
    fn whoever_made_a_newer_room_runs_it_whatever_its_levels() {
        let levels = json!({ "users": { "@luz:a.example": 100 }, "state_default": 100 });
        let new = made("12");
        for maker in ["@ana:a.example", "@leo:a.example", "@luz:a.example"] {
            assert!(runs(&new, Some(&levels), maker), "{maker}");
        }
        assert!(!runs(&new, Some(&levels), "@eve:a.example"));
    }
}
