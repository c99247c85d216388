//! What may have been said already: a message whose process died before it was noted that it stands.
//! Discord knows a nonce for some minutes; what was to be said longer ago is looked for in its channel.
//!
//! Source: Discord's "Create Message": with `enforce_nonce` a nonce is unique "in the past few minutes".

use std::collections::{BTreeSet, VecDeque};
use std::sync::{Mutex, PoisonError};

use reqwest::Method;
use serde_json::Value;

use super::deliver::{Spot, trouble};
use super::{Discord, NAME, event, forum};
use crate::foundation::clock::Moment;
use crate::foundation::error::Result;
use crate::foundation::talk::store as known;

/// For how many seconds a nonce is trusted to be known.
const KNOWN: i64 = 60;

/// How many seconds the clocks may differ beyond what is known of it.
pub(super) const APART: i64 = 30;

/// In how many hundreds of messages it is looked.
const PAGES: usize = 10;

/// How many things said last are kept in mind: what a channel has said may not be noted yet while the
/// next is on its way.
const LAST: usize = 200;

/// What was noted last, each once, and the nonce it was said under.
#[derive(Debug, Default)]
pub(super) struct Last(Mutex<VecDeque<(String, String)>>);

impl Last {
    fn all(&self) -> std::sync::MutexGuard<'_, VecDeque<(String, String)>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Notes something; whether it was not noted before.
    pub fn note(&self, what: &str, nonce: &str) -> bool {
        let mut all = self.all();
        if all.iter().any(|(one, _)| one == what) {
            return false;
        }
        if all.len() >= LAST {
            all.pop_front();
        }
        all.push_back((what.to_owned(), nonce.to_owned()));
        true
    }

    /// Whether something is kept in mind.
    pub fn has(&self, what: &str) -> bool {
        self.all().iter().any(|(one, _)| one == what)
    }

    /// What was said under a nonce.
    pub fn of(&self, nonce: &str) -> Option<String> {
        self.all().iter().find(|(_, known)| known == nonce).map(|(what, _)| what.clone())
    }
}

/// When the job behind a key was put: the id in it begins with its moment.
pub(super) fn put_at(key: &str) -> Option<Moment> {
    let mut number: u128 = 0;
    for letter in key.bytes().take(22) {
        let digit = match letter {
            b'0'..=b'9' => letter - b'0',
            b'A'..=b'Z' => letter - b'A' + 10,
            b'a'..=b'z' => letter - b'a' + 36,
            _ => return None,
        };
        number = number.checked_mul(62)?.checked_add(digit.into())?;
    }
    i64::try_from(number >> 80).ok().map(Moment)
}

impl Discord {
    /// The message that says this already; none if it can only be new.
    pub(super) async fn said_before(
        &self,
        spot: &Spot,
        nonce: &str,
        body: &Value,
    ) -> Result<Option<Value>> {
        let Some(put) = put_at(nonce) else { return Ok(None) };
        if self.base().world.now().seconds_since(put) < KNOWN {
            return Ok(None);
        }
        let us = self.me().map(|me| me.user.clone()).unwrap_or_default();
        let from = self.line.theirs(put).plus_seconds(-APART);
        let mut after = event::id_at(from);
        for _ in 0..PAGES {
            let page = match self.page(&spot.channel, after).await {
                // In a forum nothing is said but in posts.
                Err(error) if trouble(&error).is_some_and(forum::is_one) => return Ok(None),
                page => page?,
            };
            let Some(last) = page.last() else { return Ok(None) };
            after = event::number(last["id"].as_str().unwrap_or_default());
            let full = page.len() == 100;
            let ours = page.into_iter().filter(|one| one["author"]["id"] == us.as_str());
            let fitting: Vec<Value> = ours.filter(|one| says(one, nonce, body)).collect();
            if let Some(found) = self.not_known(spot, fitting).await? {
                return Ok(Some(found));
            }
            if !full {
                return Ok(None);
            }
        }
        Ok(None)
    }

    /// The hundred messages of a channel after an id, the oldest first.
    pub(super) async fn page(&self, channel: &str, after: u64) -> Result<Vec<Value>> {
        let after = after.to_string();
        let query = [("after", after.as_str()), ("limit", "100")];
        let path = ["channels", channel, "messages"];
        let said = self.line.ask(Method::GET, &path, &query, None).await?;
        let mut page = said.as_array().cloned().unwrap_or_default();
        page.sort_by_key(|one| event::number(one["id"].as_str().unwrap_or_default()));
        Ok(page)
    }

    /// The first of our messages of which it is not noted what it is.
    async fn not_known(&self, spot: &Spot, ours: Vec<Value>) -> Result<Option<Value>> {
        if ours.is_empty() {
            return Ok(None);
        }
        let native = |one: &Value| spot.native(one["id"].as_str().unwrap_or_default());
        let ids: BTreeSet<String> = ours.iter().map(native).collect();
        let mut look = self.base().store.look().await?;
        let asked = ids.iter().map(String::as_str);
        let noted = known::known_natives(&mut look, NAME, &spot.place, asked).await?;
        let fresh = |one: &Value| {
            let native = native(one);
            !noted.contains_key(&native) && !self.given.has(&native)
        };
        Ok(ours.into_iter().find(fresh))
    }
}

/// Whether a message is what would be said. Discord takes the blanks off both ends.
pub(super) fn says(message: &Value, nonce: &str, body: &Value) -> bool {
    if message["nonce"].as_str() == Some(nonce) {
        return true;
    }
    let text = |value: &Value| value["content"].as_str().unwrap_or_default().trim().to_owned();
    let files = |value: &Value| -> Vec<String> {
        let all = value["attachments"].as_array().into_iter().flatten();
        all.map(|file| file["filename"].as_str().unwrap_or_default().to_owned()).collect()
    };
    message["nonce"].is_null() && text(message) == text(body) && files(message) == files(body)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::foundation::jobs::key;

    #[test]
    fn a_key_tells_when_its_job_was_put() {
        let key = key("0193a0c0-0000-7000-8000-0123456789ab", 0);
        assert_eq!(put_at(&key), Some(Moment(0x0193_a0c0_0000)));
        assert_eq!(put_at("not a key"), None);
    }

    #[test]
    fn a_message_is_known_by_its_nonce_or_by_what_it_says() {
        let body = json!({ "content": "Doce meses ", "attachments": [{ "filename": "a.csv" }] });
        let same = json!({ "content": "Doce meses", "attachments": [{ "filename": "a.csv" }] });
        assert!(says(&same, "n", &body));
        assert!(says(&json!({ "nonce": "n", "content": "other" }), "n", &body));
        let other = json!({ "nonce": "m", "content": "Doce meses",
            "attachments": [{ "filename": "a.csv" }] });
        assert!(!says(&other, "n", &body), "it has another nonce");
        assert!(!says(&json!({ "content": "Doce meses" }), "n", &body), "it has no file");
    }

    #[test]
    fn what_is_noted_is_noted_once() {
        let last = Last::default();
        assert!(last.note("1", "n") && !last.note("1", "n") && last.has("1") && !last.has("2"));
        assert_eq!(last.of("n").as_deref(), Some("1"));
        assert_eq!(last.of("m"), None);
    }
}
