//! What a sync leaves out: a homeserver sends no more than a hundred events a room, and whoever was
//! away pages back to where they were.

use reqwest::Method;
use serde_json::Value;

use super::line::{Line, Trouble};

/// How many events a page has; more, no homeserver gives.
const PAGE: &str = "500";

/// The most events that are paged back over: a room in which more was said meanwhile is one that
/// somebody fills on purpose, and all of it is held in memory.
const MOST: usize = 50_000;

/// The events of a room between two syncs, oldest first, that stand before what the later one told:
/// from where its timeline began back to where the earlier one had ended.
pub(super) async fn between(
    line: &Line,
    room: &str,
    begins: &str,
    since: &str,
) -> Result<Vec<Value>, Trouble> {
    let (mut missed, mut from) = (Vec::new(), begins.to_owned());
    loop {
        let path = ["client", "v3", "rooms", room, "messages"];
        let query = [("dir", "b"), ("from", &from), ("to", since), ("limit", PAGE)];
        let said = line.ask(Method::GET, &path, &query, None).await?;
        let chunk = said["chunk"].as_array().cloned().unwrap_or_default();
        let end = said["end"].as_str().unwrap_or_default().to_owned();
        let over = chunk.is_empty() || end.is_empty() || end == from;
        missed.extend(chunk);
        if missed.len() >= MOST {
            tracing::warn!(
                room,
                most = MOST,
                "more was missed than is taken in: the oldest is left out"
            );
        }
        if over || missed.len() >= MOST {
            missed.reverse();
            return Ok(missed);
        }
        from = end;
    }
}
