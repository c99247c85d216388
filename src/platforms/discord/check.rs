//! What is wrong with Discord, in words; and the link by which Puente is added to a server, with what
//! it needs there and nothing more.

use std::collections::BTreeMap;

use reqwest::Method;

use super::line::Trouble;
use super::{Discord, Me};
use crate::foundation::i18n::Say;
use crate::say;

/// What Puente may do on a server: see channels, say something there and in threads, put links,
/// files and reactions, read what was said before, and make scheduled events.
/// Source: Discord's "Permissions".
pub(super) const PERMISSIONS: u64 = (1 << 6)    // add reactions
    | (1 << 10)                                 // see channels
    | (1 << 11)                                 // send messages
    | (1 << 14)                                 // embed links
    | (1 << 15)                                 // attach files
    | (1 << 16)                                 // read what was said before
    | (1 << 38)                                 // send messages in threads
    | (1 << 44); // make events

/// The link that adds Puente to a server.
#[must_use]
pub(super) fn invitation(application: &str) -> String {
    format!(
        "https://discord.com/oauth2/authorize?client_id={application}\
         &scope=bot+applications.commands&permissions={PERMISSIONS}"
    )
}

impl Discord {
    /// What is wrong, in words.
    pub(super) async fn wrong(&self) -> Vec<Say> {
        let mut wrong = Vec::new();
        let now = self.base().world.now();
        if self.line.spent(now) {
            wrong.push(say!("discord-check-spent"));
            return wrong;
        }
        match self.line.ask(Method::GET, &["users", "@me"], &[], None).await {
            Ok(_) => {}
            Err(Trouble::No { status: 401, .. }) => {
                wrong.push(say!("discord-check-token"));
                return wrong;
            }
            Err(trouble) => {
                wrong.push(say!("discord-check-away", problem = trouble.to_string()));
                return wrong;
            }
        }
        match self.recognise().await {
            Ok(me) => wrong.extend(self.amiss(&me).await),
            Err(error) => tracing::error!(%error, "who Puente is on Discord cannot be looked up"),
        }
        wrong
    }

    /// The link by which it is added to one more server, once it serves any; until then that it serves
    /// none is what is wrong.
    pub(super) async fn invites(&self) -> Vec<Say> {
        let (Some(me), Ok(rooms)) = (self.me(), self.served().await) else { return Vec::new() };
        if rooms.is_empty() {
            return Vec::new();
        }
        vec![say!("discord-link", link = invitation(&me.application))]
    }

    async fn amiss(&self, me: &Me) -> Vec<Say> {
        let mut wrong = Vec::new();
        if !me.reads {
            wrong.push(say!("discord-check-intent"));
        }
        match self.served().await {
            Ok(rooms) if rooms.is_empty() => {
                wrong.push(say!("discord-check-invite", link = invitation(&me.application)));
            }
            Ok(rooms) => wrong.extend(self.amiss_in(&rooms).await),
            Err(error) => tracing::error!(%error, "the rooms on Discord cannot be looked up"),
        }
        wrong
    }

    /// What Puente cannot do in the channels it serves, and on their servers.
    async fn amiss_in(&self, rooms: &[String]) -> Vec<Say> {
        let (mut wrong, mut servers) = (Vec::new(), BTreeMap::new());
        for room in rooms {
            let asked = self.line.ask(Method::GET, &["channels", room], &[], None).await;
            let slug = || async { self.slug(room).await.unwrap_or_else(|| room.clone()) };
            let channel = match asked {
                Ok(channel) => channel,
                Err(Trouble::No { status: 403 | 404, .. }) => {
                    wrong.push(say!("discord-check-room", room = slug().await));
                    continue;
                }
                Err(trouble) => {
                    tracing::warn!(%trouble, "a channel cannot be looked at");
                    continue;
                }
            };
            let Some(server) = channel["guild_id"].as_str() else { continue };
            if !servers.contains_key(server) {
                let standing = self.standing(server).await;
                if let Ok(standing) = &standing
                    && !standing.plans()
                {
                    let name = standing.server["name"].as_str().unwrap_or(server);
                    wrong.push(say!("discord-check-events", server = name));
                }
                servers.insert(server.to_owned(), standing);
            }
            match &servers[server] {
                Ok(standing) => {
                    let missing = standing.missing(&channel);
                    if !missing.is_empty() {
                        let room = slug().await;
                        wrong.push(say!("discord-check-lacks", room = room, lacks = missing));
                    }
                }
                Err(trouble) => tracing::warn!(%trouble, "a server cannot be looked at"),
            }
        }
        wrong
    }

    async fn slug(&self, room: &str) -> Option<String> {
        let mut look = self.base().store.look().await.ok()?;
        let room = self.ears.room(&mut look, super::NAME, room).await.ok()??;
        Some(room.slug)
    }
}

#[cfg(test)]
mod tests {
    use super::invitation;

    #[test]
    fn the_link_asks_for_what_is_used_and_nothing_more() {
        let link = invitation("42");
        let end = "?client_id=42&scope=bot+applications.commands&permissions=17867064069184";
        assert!(link.ends_with(end), "{link}");
    }
}
