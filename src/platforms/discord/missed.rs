//! What was said while nobody listened: read from the channel and its threads, from where it was taken
//! in last, in one order, each once; and what was edited, taken away and reacted to meanwhile (`changed`).
//! Until that is done, what happens in the channel now waits behind it.

use std::collections::BTreeSet;

use reqwest::Method;
use serde_json::Value;
use serenity::model::channel::{Message, ReactionType};
use serenity::model::id::ChannelId;
use serenity::model::user::User;

use super::changed::edit_of;
use super::hear::Told;
use super::line::Trouble;
use super::{Discord, NAME, event, unread};
use crate::foundation::error::{Error, Result};
use crate::foundation::store::trouble;
use crate::foundation::talk::command::plain_emoji;
use crate::foundation::talk::{Heard, What, store as known};

/// How many messages are taken in at once.
const PAGE: usize = 200;

/// How many messages before the gap are looked at for what became of them meanwhile.
const BEFORE: &str = "100";

/// How many pages of threads that are put away are looked through.
const ARCHIVES: usize = 20;

/// One channel or thread being read.
struct Source {
    channel: String,
    /// What comes next, in order; refilled when it is empty.
    waiting: std::collections::VecDeque<Value>,
    after: u64,
    /// Nothing comes after what waits.
    ends: bool,
}

impl Discord {
    /// Takes in what a channel that is served has said since it was last heard.
    pub(super) async fn catch_up(&self, room: &str) -> Result<()> {
        let mut look = self.base().store.look().await?;
        let since = known::cursor(&mut look, NAME, room).await?;
        drop(look);
        // Where nothing was ever said by us, no notice stands, and nothing is taken in.
        let Some(since) = since else { return Ok(()) };
        let after = event::number(&since);
        if self.alone_with(room).await?.is_some() {
            return self.catch_up_alone(room, after).await;
        }
        let mut sources = vec![Source::new(room, after)];
        for thread in self.threads_since(room, after).await? {
            sources.push(Source::new(&thread, after));
        }
        let read: Vec<String> = sources.iter().map(|source| source.channel.clone()).collect();
        let (mut page, mut reacted, mut edited) = (Vec::new(), Vec::new(), Vec::new());
        while let Some(raw) = self.next(&mut sources).await? {
            let Some(message) = parsed(&raw) else { continue };
            reacted.extend(self.marks(room, &message));
            edited.extend(edit_of(room, &message));
            let Some(told) = self.said(room, &from_guild(message)).await? else { continue };
            if matches!(told.heard.what, What::Said { ref text, .. }
                if self.base().table.command_in(text).is_none())
            {
                page.push(told);
                if page.len() >= PAGE {
                    self.together(&mut page).await?;
                }
                continue;
            }
            self.together(&mut page).await?;
            self.hear(told).await?;
        }
        self.together(&mut page).await?;
        self.read_as_edited(room, &edited).await?;
        for channel in &read {
            let stands = self.before(channel, after).await?;
            self.changed_meanwhile(room, channel, (after, &stands)).await?;
            let stands = stands.iter().filter_map(parsed);
            reacted.extend(stands.flat_map(|message| self.marks(room, &message)));
        }
        for (native, emoji) in reacted {
            self.put_meanwhile(room, &native, &emoji).await?;
        }
        Ok(())
    }

    /// The same of a conversation alone, in which everything wants an answer.
    async fn catch_up_alone(&self, channel: &str, mut after: u64) -> Result<()> {
        loop {
            let page = match self.page(channel, after).await {
                Err(error) if refused(&error) => return Ok(()),
                page => page?,
            };
            after = page.last().map_or(after, id);
            for message in page.iter().filter_map(parsed) {
                if let Some(told) = self.said(channel, &message).await? {
                    self.hear(told).await?;
                }
            }
            if page.len() < 100 {
                return Ok(());
            }
        }
    }

    /// The next message of all of them, the oldest first.
    async fn next(&self, sources: &mut [Source]) -> Result<Option<Value>> {
        for source in &mut *sources {
            if source.waiting.is_empty() && !source.ends {
                let page = match self.page(&source.channel, source.after).await {
                    Ok(page) => page,
                    // What may not be read, or is there no more, has nothing to tell.
                    Err(error) if refused(&error) => {
                        tracing::warn!(channel = source.channel, %error, "a channel cannot be read");
                        Vec::new()
                    }
                    Err(error) => return Err(error),
                };
                source.ends = page.len() < 100;
                source.after = page.last().map_or(source.after, id);
                source.waiting = page.into();
            }
        }
        let first = sources
            .iter_mut()
            .filter(|source| !source.waiting.is_empty())
            .min_by_key(|source| source.waiting.front().map(id));
        Ok(first.and_then(|source| source.waiting.pop_front()))
    }

    async fn together(&self, page: &mut Vec<Told>) -> Result<()> {
        let page = std::mem::take(page);
        if page.is_empty() {
            return Ok(());
        }
        let heard: Vec<Heard> = page.iter().map(|told| told.heard.clone()).collect();
        let left = match self.ears.catch_up(&heard).await {
            Ok(caught) => caught.left,
            Err(Error::Failure(failure)) if trouble(&failure).is_none() => {
                tracing::error!(error = %failure, "a page of missed messages is heard one by one");
                (0..page.len()).collect()
            }
            Err(error) => return Err(error),
        };
        for at in left {
            self.hear(page[at].clone()).await?;
        }
        Ok(())
    }

    /// The threads of a channel in which something was said after an id.
    async fn threads_since(&self, room: &str, after: u64) -> Result<Vec<String>> {
        let channel = match self.line.ask(Method::GET, &["channels", room], &[], None).await {
            Ok(channel) => channel,
            Err(Trouble::No { .. }) => return Ok(Vec::new()),
            Err(trouble) => return Err(trouble.into()),
        };
        let Some(server) = channel["guild_id"].as_str() else { return Ok(Vec::new()) };
        let path = ["guilds", server, "threads", "active"];
        let active = self.line.ask(Method::GET, &path, &[], None).await?;
        let mut found = BTreeSet::new();
        self.among(&active, room, after, &mut found);
        // Those that were put away meanwhile, the last first.
        let path = ["channels", room, "threads", "archived", "public"];
        let mut before: Option<String> = None;
        for _ in 0..ARCHIVES {
            let mut query = vec![("limit", "100")];
            query.extend(before.as_deref().map(|before| ("before", before)));
            let away = match self.line.ask(Method::GET, &path, &query, None).await {
                Ok(away) => away,
                Err(Trouble::No { .. }) => break,
                Err(trouble) => return Err(trouble.into()),
            };
            let new = self.among(&away, room, after, &mut found);
            let last = away["threads"].as_array().and_then(|all| all.last());
            let moment =
                last.and_then(|last| last["thread_metadata"]["archive_timestamp"].as_str());
            if away["has_more"] != true || new == 0 || moment.is_none() {
                break;
            }
            before = moment.map(str::to_owned);
        }
        Ok(found.into_iter().collect())
    }

    /// Adds the threads of a channel that have something after an id; how many those were.
    fn among(&self, told: &Value, room: &str, after: u64, found: &mut BTreeSet<String>) -> usize {
        let threads = told["threads"].as_array().into_iter().flatten();
        let mut count = 0;
        for thread in threads.filter(|thread| thread["parent_id"] == room) {
            let Some(id) = thread["id"].as_str() else { continue };
            if let Ok(number) = id.parse::<u64>() {
                self.threads.know(ChannelId::new(number.max(1)), ChannelId::new(number_of(room)));
            }
            let last = thread["last_message_id"].as_str().map_or(0, event::number);
            if last > after {
                found.insert(id.to_owned());
                count += 1;
            }
        }
        count
    }

    /// The reactions of a message that stand for something, as its name and the emoji.
    fn marks(&self, room: &str, message: &Message) -> Vec<(String, String)> {
        let native = event::native(room, message.channel_id, message.id);
        let emojis = message.reactions.iter().filter_map(|one| match &one.reaction_type {
            ReactionType::Unicode(emoji) => Some(emoji.clone()),
            _ => None,
        });
        let stands = |emoji: &String| {
            let plain = plain_emoji(emoji);
            self.base().shortcuts.iter().any(|one| one.emoji == plain)
        };
        emojis.filter(stands).map(|emoji| (native.clone(), emoji)).collect()
    }

    /// What stands in a channel or thread just before the gap, the newest first: what became of it
    /// meanwhile comes after what was said.
    async fn before(&self, channel: &str, until: u64) -> Result<Vec<Value>> {
        let before = (until + 1).to_string();
        let query = [("before", before.as_str()), ("limit", BEFORE)];
        let path = ["channels", channel, "messages"];
        match self.line.ask(Method::GET, &path, &query, None).await {
            Ok(Value::Array(said)) => Ok(said),
            Ok(_) | Err(Trouble::No { .. }) => Ok(Vec::new()),
            Err(trouble) => Err(trouble.into()),
        }
    }

    /// Hears who has put a reaction; whoever was heard to have, is not heard again.
    async fn put_meanwhile(&self, room: &str, native: &str, emoji: &str) -> Result<()> {
        let (channel, id) = event::place(room, native);
        let path = ["channels", channel, "messages", id, "reactions", emoji];
        let users = match self.line.ask(Method::GET, &path, &[("limit", "100")], None).await {
            Ok(users) => users,
            Err(Trouble::No { .. }) => return Ok(()),
            Err(trouble) => return Err(trouble.into()),
        };
        let us = self.me().map(|me| me.user.clone()).unwrap_or_default();
        for user in users.as_array().into_iter().flatten() {
            let Ok(user) = serde_json::from_value::<User>(user.clone()) else { continue };
            if user.bot || user.id.to_string() == us {
                continue;
            }
            let who = event::account(&user, None);
            self.hear(self.reaction(who, room, native, emoji, true)).await?;
        }
        Ok(())
    }
}

impl Source {
    fn new(channel: &str, after: u64) -> Self {
        let waiting = std::collections::VecDeque::new();
        Self { channel: channel.to_owned(), waiting, after, ends: false }
    }
}

fn number_of(id: &str) -> u64 {
    id.parse().unwrap_or(1).max(1)
}

pub(super) fn id(message: &Value) -> u64 {
    event::number(message["id"].as_str().unwrap_or_default())
}

/// A message as the model has it; where something in it is new to the model, what is needed of it.
fn parsed(raw: &Value) -> Option<Message> {
    if let Ok(message) = serde_json::from_value(raw.clone()) {
        return Some(message);
    }
    let plain = serde_json::from_value(unread::plainer(raw)).ok();
    if plain.is_none() {
        tracing::warn!(id = id(raw), "a message that was missed cannot be read");
    }
    plain
}

/// What is asked for is told without its server, by which what is said to one alone is known.
fn from_guild(mut message: Message) -> Message {
    message.guild_id.get_or_insert(serenity::model::id::GuildId::new(1));
    message
}

/// Whether Discord does not let a channel be read.
fn refused(error: &Error) -> bool {
    matches!(super::deliver::trouble(error), Some(Trouble::No { status: 403 | 404, .. }))
}
