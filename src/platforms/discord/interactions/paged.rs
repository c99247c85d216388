//! A long answer, a page at a time: what does not stand in the first messages is kept for a day, and
//! comes when whoever asked wants it.

use serde_json::{Value, json};

use super::super::Discord;
use super::super::rich::Part;
use super::super::store::lines::{self, Lasts};
use super::answer::Marked;
use super::came::Came;
use super::handle::key;
use crate::foundation::error::Result;
use crate::say;

/// How many messages an answer has at once.
const AT_ONCE: usize = 3;

/// What the name of a button begins with that turns the page.
const TURNS: &str = "+";

/// The name under which the rest of an answer is kept, if a button stands for one.
pub(super) fn rest(button: &str) -> Option<&str> {
    button.strip_prefix(TURNS)
}

impl Discord {
    /// The messages that are shown first, with a button for the others if there are many.
    pub(super) async fn paged(&self, came: &Came, mut parts: Vec<Part>) -> Result<Vec<Part>> {
        if parts.len() <= AT_ONCE {
            return Ok(parts);
        }
        let rest = parts.split_off(AT_ONCE);
        let contents: Vec<&str> = rest.iter().map(|part| part.content.as_str()).collect();
        let kept = json!(contents).to_string();
        let account = Some(came.who.native_id.as_str());
        let name = key(&kept, account);
        let mut tx = self.base().store.begin().await?;
        let now = self.base().world.now();
        lines::keep(&mut tx, (&name, &kept), account, Lasts::Shortly, now).await?;
        tx.commit().await?;
        let label = self.worded(came, &say!("discord-more"));
        let button =
            json!({ "type": 2, "style": 2, "label": label, "custom_id": format!("{TURNS}{name}") });
        if let Some(last) = parts.last_mut() {
            last.components
                .extend(rest.last().map(|part| part.components.clone()).into_iter().flatten());
            last.components.push(json!({ "type": 1, "components": [button] }));
        }
        Ok(parts)
    }

    /// Shows what comes next.
    pub(super) async fn turns(&self, came: &Came, marked: Marked, name: &str) {
        let shown = async {
            let mut look = self.base().store.look().await?;
            let kept = lines::find(&mut look, name).await?;
            drop(look);
            let contents: Vec<String> =
                kept.and_then(|kept| serde_json::from_str(&kept).ok()).unwrap_or_default();
            let part = |content| Part { content, ..Part::default() };
            let mut parts: Vec<Part> = contents.into_iter().map(part).collect();
            if parts.is_empty() {
                parts.push(Part::line(&self.worded(came, &say!("discord-too-old"))));
            }
            self.paged(came, parts).await
        };
        match shown.await {
            Ok(parts) => self.shows(came, marked, &parts).await,
            Err(error) => tracing::error!(%error, "the rest of an answer cannot be read"),
        }
    }
}

/// Components under a message that is shown.
pub(super) fn under(mut part: Part, components: &Value) -> Vec<Part> {
    part.components = components.as_array().cloned().unwrap_or_default();
    vec![part]
}
