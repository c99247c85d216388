//! Forums: channels in which nothing is said but in posts. What Puente says there anew begins a post of
//! its own; what answers something is said in the post where that stands, as in every thread.
//!
//! Discord knows no nonce for a post: before one is begun it is looked for among ours.

use reqwest::Method;
use serde_json::{Value, json};
use serenity::model::id::ChannelId;

use super::deliver::Spot;
use super::doubt::says;
use super::line::{File, Trouble};
use super::{Discord, NAME, event};
use crate::foundation::clock::Moment;
use crate::foundation::error::{Failure, Result};
use crate::foundation::talk::store as known;

/// In this channel nothing is said but in posts.
const NO_TALK: i64 = 50_008;

/// The longest title of a post, in characters.
const TITLE: usize = 100;

/// The flag of a forum whose posts need a tag.
const NEEDS_TAG: u64 = 1 << 4;

/// Whether Discord refused because a channel is a forum.
pub(super) fn is_one(trouble: &Trouble) -> bool {
    trouble.is(NO_TALK)
}

/// The title of a post: the first line of what it says, without marks.
fn title(body: &Value) -> String {
    let content = body["content"].as_str().unwrap_or_default();
    let plain = |line: &str| {
        line.trim_matches(|sign: char| sign.is_whitespace() || "*_#>-\\".contains(sign)).to_owned()
    };
    let first = content.lines().map(plain).find(|line| !line.is_empty());
    let files = || body["attachments"][0]["filename"].as_str().map(str::to_owned);
    let title = first.or_else(files).unwrap_or_else(|| "Puente".to_owned());
    title.chars().take(TITLE).collect()
}

impl Discord {
    /// Begins a post in a forum with a message, unless that was done before; gives what the message is
    /// called. `since` is when it was first to be said.
    pub(super) async fn begins(
        &self,
        spot: &Spot,
        since: Moment,
        (nonce, body): (&str, &Value),
        files: &[File],
    ) -> Result<String> {
        let forum = spot.home.as_str();
        let shape = self.line.ask(Method::GET, &["channels", forum], &[], None).await?;
        let title = title(body);
        let thread =
            if let Some(thread) = self.begun_before(spot, &shape, (&title, body), since).await? {
                thread
            } else {
                self.begun(&shape, forum, (&title, body), files).await?
            };
        if let (Ok(thread), Ok(forum)) = (thread.parse(), forum.parse()) {
            self.threads.know(ChannelId::new(thread), ChannelId::new(forum));
        }
        // The first message of a post has its id.
        let native = format!("{thread}/{thread}");
        self.given.note(&native, nonce);
        Ok(native)
    }

    /// Begins a post.
    async fn begun(
        &self,
        shape: &Value,
        forum: &str,
        (title, body): (&str, &Value),
        files: &[File],
    ) -> Result<String> {
        let mut message = json!({});
        for part in ["content", "embeds", "components", "allowed_mentions", "attachments"] {
            if !body[part].is_null() {
                message[part] = body[part].clone();
            }
        }
        let mut post = json!({ "name": title, "message": message });
        let needs_tag = shape["flags"].as_u64().unwrap_or_default() & NEEDS_TAG != 0;
        if let Some(tag) = shape["available_tags"][0]["id"].as_str().filter(|_| needs_tag) {
            post["applied_tags"] = json!([tag]);
        }
        let path = ["channels", forum, "threads"];
        let made = self.line.hand_in(Method::POST, &path, &post, files).await?;
        match made["id"].as_str() {
            Some(thread) => Ok(thread.to_owned()),
            None => Err(Failure::because("a post without its id").into()),
        }
    }

    /// The post that says this already: begun by a process that died before it was noted.
    async fn begun_before(
        &self,
        spot: &Spot,
        forum: &Value,
        (title, body): (&str, &Value),
        since: Moment,
    ) -> Result<Option<String>> {
        let us = self.me().map(|me| me.user.clone()).unwrap_or_default();
        let server = forum["guild_id"].as_str().unwrap_or_default();
        let path = ["guilds", server, "threads", "active"];
        let active = self.line.ask(Method::GET, &path, &[], None).await?;
        let after = event::id_at(self.line.theirs(since).plus_seconds(-super::doubt::APART));
        let ours = active["threads"].as_array().into_iter().flatten().filter(|thread| {
            thread["parent_id"] == spot.home.as_str()
                && thread["owner_id"] == us.as_str()
                && thread["name"] == title
        });
        for thread in ours.filter_map(|thread| thread["id"].as_str()) {
            let native = format!("{thread}/{thread}");
            if event::number(thread) < after || self.given.has(&native) {
                continue;
            }
            let mut look = self.base().store.look().await?;
            let asked = std::iter::once(native.as_str());
            let noted = known::known_natives(&mut look, NAME, &spot.place, asked).await?;
            drop(look);
            if !noted.is_empty() {
                continue;
            }
            let path = ["channels", thread, "messages", thread];
            let first = self.line.ask(Method::GET, &path, &[], None).await?;
            if says(&first, "", body) {
                return Ok(Some(thread.to_owned()));
            }
        }
        Ok(None)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_post_is_titled_by_its_first_line() {
        let titled = |content: &str| title(&json!({ "content": content }));
        assert_eq!(titled("**S-1 Plazos**\nDoce meses"), "S-1 Plazos");
        assert_eq!(titled("\n> Doce"), "Doce");
        assert_eq!(titled(&"ñ".repeat(300)).chars().count(), TITLE);
        assert_eq!(titled(""), "Puente");
        let file = json!({ "content": "", "attachments": [{ "filename": "acta.pdf" }] });
        assert_eq!(title(&file), "acta.pdf");
    }
}
