//! Setting a group up on a server that Puente was added to: one card, once, on which whoever manages
//! the server chooses the two channels and the bridge person; with the third choice everything is
//! there. Nothing is done that the house's own commands do not do.
//!
//! - `choice` what is done on the card, `card` what it says, `rights` what Puente may do in a channel
//! - `found` the group that comes of it
//!
//! What was chosen is kept, so that a crash costs nothing: the group, its rooms and the asking of the
//! bridge person are one transaction, and the card is written anew from what stands in it.

mod card;
mod choice;
mod found;
pub(super) mod rights;

use reqwest::Method;
use serde_json::{Value, json};
use serenity::model::Permissions;
use serenity::model::channel::ChannelType;
use serenity::model::guild::Guild;
use serenity::model::id::{ChannelId, UserId};

use self::card::{Card, languages};
use self::choice::Pick;
use self::rights::Standing;
use super::deliver::{Spot, nonce, trouble};
use super::line::Trouble;
use super::rich::Part;
use super::store::servers::{self, Field, Server};
use super::{Discord, NAME};
use crate::foundation::error::Result;
use crate::foundation::i18n::{Reader, Say};
use crate::foundation::jobs::key;
use crate::say;

pub(super) use choice::{Choice, choice};

/// Discord's flag of what one person sees, and its numbers of the ways to answer.
const ONLY_YOU: u64 = 64;
const SAYS: u8 = 4;
const CHANGES_LATER: u8 = 6;

/// A server Puente is on, as far as it matters.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Arrival {
    /// The server.
    pub server: String,
    /// What it speaks.
    pub locale: String,
    /// Its channels.
    pub channels: Vec<String>,
    /// Those in which Puente may write, the best place for a card first.
    pub open: Vec<String>,
}

/// What matters of a server that is told of.
pub(super) fn arrival(server: &Guild, us: Option<&str>) -> Arrival {
    let us = us.and_then(|id| id.parse().ok()).map(UserId::new);
    let us = us.and_then(|id| server.members.get(&id));
    let needed = Permissions::VIEW_CHANNEL | Permissions::SEND_MESSAGES;
    let mut texts: Vec<_> = server
        .channels
        .values()
        .filter(|channel| channel.kind == ChannelType::Text)
        .filter(|channel| {
            us.is_none_or(|us| server.user_permissions_in(channel, us).contains(needed))
        })
        .collect();
    texts.sort_by_key(|one| (server.system_channel_id != Some(one.id), one.position, one.id));
    let name = |id: &ChannelId| id.to_string();
    Arrival {
        server: server.id.to_string(),
        locale: server.preferred_locale.clone(),
        channels: server.channels.keys().map(name).collect(),
        open: texts.into_iter().map(|channel| name(&channel.id)).collect(),
    }
}

/// What came of a choice.
enum Came {
    /// It is kept, and something is still to be chosen or to be allowed.
    Nothing,
    /// It is refused.
    No(Say),
    /// The group is there, and this account is its bridge person or asked to be it.
    Group(String),
}

impl Server {
    /// Whether all three are chosen.
    fn is_complete(&self) -> bool {
        self.english.is_some() && self.spanish.is_some() && self.bridge.is_some()
    }
}

impl Discord {
    /// Greets a server with its card, once; none where channels are served already.
    pub(super) async fn greet(&self, arrival: &Arrival) -> Result<()> {
        let server = arrival.server.as_str();
        let mut look = self.base().store.look().await?;
        let known = servers::find(&mut look, server).await?;
        drop(look);
        let known = match known {
            Some(known) if known.message.is_some() => return Ok(()),
            Some(known) => known,
            None => match self.begin(arrival).await? {
                Some(new) => new,
                None => return Ok(()),
            },
        };
        let Some(channel) = &known.channel else { return Ok(()) };
        let languages = languages(&self.base().words, &arrival.locale);
        let card = self.card(&languages);
        let part = if self.ears.owners_create() { card.open(&known, &[]) } else { card.closed() };
        let sent = self.send(&Spot::channel(channel), &known.nonce, (&part, &[]), None).await;
        let mut tx = self.base().store.begin().await?;
        match sent {
            Ok(message) => servers::stands(&mut tx, server, &message).await?,
            Err(error) if matches!(trouble(&error), Some(Trouble::No { .. })) => {
                tracing::warn!(%error, server, "the card for setting up is not taken");
                // Another channel may take it, once the server is told of anew.
                servers::forget(&mut tx, server).await?;
            }
            Err(error) => return Err(error),
        }
        tx.commit().await
    }

    /// Notes a new server, and where its card is to stand; none where there is no place for it yet.
    async fn begin(&self, arrival: &Arrival) -> Result<Option<Server>> {
        let world = &self.base().world;
        let mut tx = self.base().store.begin().await?;
        let rooms = self.ears.served(&mut tx, NAME).await?;
        let is_served = rooms.iter().any(|room| arrival.channels.contains(&room.native_id));
        let channel = arrival.open.first().filter(|_| !is_served).cloned();
        if !is_served && channel.is_none() {
            tracing::warn!(
                server = arrival.server,
                "there is no channel in which Puente may greet"
            );
            return Ok(None);
        }
        let nonce = nonce(&key(&world.id(), 0), 0);
        let (server, at) = (arrival.server.as_str(), world.now());
        servers::keep(&mut tx, server, channel.as_deref(), &nonce, at).await?;
        tx.commit().await?;
        Ok(Some(Server { channel, nonce, ..Server::default() }))
    }

    /// Puente was taken off a server: asked back, it greets again unless a group came of it.
    pub(super) async fn put_out(&self, server: &str) -> Result<()> {
        let mut tx = self.base().store.begin().await?;
        servers::forget(&mut tx, server).await?;
        tx.commit().await
    }

    fn card<'c>(&'c self, languages: &'c [crate::foundation::i18n::Lang; 2]) -> Card<'c> {
        let base = self.base();
        Card { words: &base.words, table: &base.table, languages }
    }

    /// Does what was chosen on a card.
    pub(super) async fn chooses(&self, choice: &Choice) {
        let reader = Reader::new(self.base().words.negotiate(&choice.locale), "UTC");
        let words = |say: &Say| Part::line(&self.base().words.say(&reader, say));
        if !choice.runs {
            let mut said = words(&say!("discord-setup-only-managers")).body();
            said["flags"] = ONLY_YOU.into();
            self.answers_card(choice, &json!({ "type": SAYS, "data": said })).await;
            return;
        }
        self.answers_card(choice, &json!({ "type": CHANGES_LATER })).await;
        let mut asked = None;
        let why = match self.chosen(choice).await {
            Ok(Came::Nothing) => None,
            Ok(Came::No(say)) => Some(words(&say)),
            Ok(Came::Group(bridge)) => {
                asked = Some(bridge);
                None
            }
            Err(error) => {
                tracing::warn!(%error, "a choice on the card for setting up came to nothing");
                let reply = self.ears.no(&self.hearing_of(choice), error).await;
                reply.body.and_then(|body| {
                    super::rich::body(&body, &self.base().table).into_iter().next()
                })
            }
        };
        if let Err(error) = self.draws(choice, asked.as_deref()).await {
            tracing::warn!(%error, "the card for setting up is not brought up to date");
        }
        if let Some(why) = why {
            let mut said = why.body();
            said["flags"] = ONLY_YOU.into();
            let hook = ["webhooks", choice.app.as_str(), choice.token.as_str()];
            if let Err(trouble) = self.line.ask(Method::POST, &hook, &[], Some(&said)).await {
                tracing::warn!(%trouble, "whoever set a group up is not told what is wrong");
            }
        }
    }

    async fn answers_card(&self, choice: &Choice, body: &Value) {
        let path = ["interactions", choice.id.as_str(), choice.token.as_str(), "callback"];
        if let Err(trouble) = self.line.ask(Method::POST, &path, &[], Some(body)).await {
            // What was chosen holds all the same, and the card is changed as a message.
            tracing::warn!(%trouble, "a choice on the card for setting up was not acknowledged");
        }
    }

    /// Keeps what was chosen and, with all three, makes the group.
    async fn chosen(&self, choice: &Choice) -> Result<Came> {
        let server = choice.server.as_str();
        let mut tx = self.base().store.begin().await?;
        let Some(known) = servers::find(&mut tx, server).await? else { return Ok(Came::Nothing) };
        if known.group.is_some() {
            let lang = self.base().words.negotiate(&choice.locale);
            let help = self.base().table.line("help", "", &lang);
            return Ok(Came::No(say!("discord-setup-before", help = help)));
        }
        match &choice.pick {
            Pick::Again => {}
            Pick::Program(name) => {
                return Ok(Came::No(say!("discord-setup-program", name = name.as_str())));
            }
            Pick::Of(field, value) => {
                let other = match field {
                    Field::English => known.spanish.as_ref(),
                    Field::Spanish => known.english.as_ref(),
                    Field::Bridge => None,
                };
                if other == Some(value) {
                    return Ok(Came::No(say!("discord-setup-same")));
                }
                let is_channel = *field != Field::Bridge;
                if is_channel && self.ears.room(&mut tx, NAME, value).await?.is_some() {
                    let channel = format!("<#{value}>");
                    return Ok(Came::No(say!("discord-setup-taken", channel = channel)));
                }
                servers::choose(&mut tx, server, *field, value).await?;
            }
        }
        let known = servers::find(&mut tx, server).await?.unwrap_or_default();
        tx.commit().await?;
        if let (Some(english), Some(spanish), Some(bridge)) =
            (&known.english, &known.spanish, &known.bridge)
            && self.lacks(choice, &known).await?.is_empty()
            && self.found(choice, (english, spanish, bridge)).await?
        {
            return Ok(Came::Group(bridge.clone()));
        }
        Ok(Came::Nothing)
    }

    /// What Puente may not do in the channels that are chosen.
    async fn lacks(&self, choice: &Choice, known: &Server) -> Result<Vec<(String, Vec<Say>)>> {
        let mut lacks = Vec::new();
        let chosen: Vec<&String> = [&known.english, &known.spanish].into_iter().flatten().collect();
        if chosen.is_empty() {
            return Ok(lacks);
        }
        let standing = self.standing(&choice.server).await?;
        for id in chosen {
            let asked = self.line.ask(Method::GET, &["channels", id], &[], None).await;
            let missing = match asked {
                Ok(channel) => standing.missing(&channel),
                Err(Trouble::No { status: 403 | 404, .. }) => Standing::nothing(),
                Err(trouble) => return Err(trouble.into()),
            };
            if !missing.is_empty() {
                lacks.push((id.clone(), missing));
            }
        }
        Ok(lacks)
    }

    /// Writes the card anew from what is known.
    async fn draws(&self, choice: &Choice, asked: Option<&str>) -> Result<()> {
        let mut look = self.base().store.look().await?;
        let known = servers::find(&mut look, &choice.server).await?;
        drop(look);
        let Some(known) = known else { return Ok(()) };
        let languages = languages(&self.base().words, &choice.spoken);
        let card = self.card(&languages);
        let part = match &known.group {
            Some(slug) => {
                let join = self.join_button(slug, &languages[0]).await?;
                // Whoever chose themselves need not be asked.
                let asked = asked.filter(|asked| *asked != choice.who.native_id);
                card.done(&known, asked, &join)
            }
            None => card.open(&known, &self.lacks(choice, &known).await?),
        };
        let original =
            ["webhooks", choice.app.as_str(), choice.token.as_str(), "messages", "@original"];
        let body = part.body();
        if self.line.ask(Method::PATCH, &original, &[], Some(&body)).await.is_ok() {
            return Ok(());
        }
        let message = ["channels", choice.card.0.as_str(), "messages", choice.card.1.as_str()];
        Ok(self.line.ask(Method::PATCH, &message, &[], Some(&body)).await.map(drop)?)
    }
}
