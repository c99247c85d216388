//! How something is heard: known if it was acted on before, handed to the house in one transaction
//! with what is noted of it, and answered by what goes out.

use serenity::model::channel::{Message, Reaction};
use serenity::model::event::{Event, MessageUpdateEvent};
use serenity::model::id::{ChannelId, MessageId as Id};

use super::event;
use super::noted::{A_MINUTE, Noted};
use super::{Discord, NAME, store};
use crate::foundation::clock::Moment;
use crate::foundation::error::{Error, Result};
use crate::foundation::i18n::Say;
use crate::foundation::store::{Tx, trouble};
use crate::foundation::talk::command::plain_emoji;
use crate::foundation::talk::heard::Reply;
use crate::foundation::talk::{Account, Heard, Spot, What, answering, store as known};
use crate::say;

/// Something heard, with what only Discord knows of it.
#[derive(Clone, Debug)]
pub(super) struct Told {
    /// What was heard.
    pub heard: Heard,
    /// The thread in which it was said.
    pub thread: Option<String>,
    /// The channel in which it was said to us alone.
    pub alone_in: Option<String>,
    /// It was said by a program, which gives no commands.
    pub program: bool,
    /// By what it is known that it was acted on; taken back, the same may come again.
    pub known_by: Option<String>,
}

impl Discord {
    /// Hears something that happened in the lane of a channel.
    pub(super) async fn heard(&self, room: &str, event: &Event) -> Result<()> {
        let told = match event {
            Event::MessageCreate(event) => self.said(room, &event.message).await?,
            Event::MessageUpdate(event) => self.edited(room, event).await?,
            Event::MessageDelete(event) => {
                Some(self.deleted(room, event.channel_id, &[event.message_id]))
            }
            Event::MessageDeleteBulk(event) => {
                Some(self.deleted(room, event.channel_id, &event.ids))
            }
            Event::ReactionAdd(event) => self.reacted(room, &event.reaction, true),
            Event::ReactionRemove(event) => self.reacted(room, &event.reaction, false),
            _ => None,
        };
        match told {
            Some(told) => self.hear(told).await,
            None => Ok(()),
        }
    }

    pub(super) fn ours(&self, user: &str) -> bool {
        self.me().is_some_and(|me| me.user == user)
    }

    /// Something done by an account somewhere, with nothing more to it.
    fn told(&self, who: Account, spot: Spot, native_id: &str, what: What) -> Told {
        let heard = Heard {
            who,
            spot,
            at: self.base().world.now(),
            native_id: Some(native_id.to_owned()),
            message_id: None,
            runs: false,
            lang: None,
            group: None,
            program: false,
            thread: None,
            fetched: None,
            what,
        };
        Told { heard, thread: None, alone_in: None, program: false, known_by: None }
    }

    /// A message as the house hears it; none if it is our own, or nothing anybody says.
    pub(super) async fn said(&self, room: &str, message: &Message) -> Result<Option<Told>> {
        let who = event::author(message);
        if self.ours(&who.native_id) || !event::is_said(message) {
            return Ok(None);
        }
        let spot = if message.guild_id.is_some() {
            Spot::Room(room.to_owned())
        } else {
            let channel = message.channel_id.to_string();
            if self.alone_with(&channel).await?.as_deref() != Some(who.native_id.as_str()) {
                self.speaks_in(&who.native_id, &channel).await?;
            }
            Spot::Direct
        };
        let (mut text, attachments) = event::words(message);
        if text.is_empty() && event::is_closed(message) {
            text = self.shown(message.channel_id, message.id).await?.unwrap_or_default();
        }
        let native = event::native(room, message.channel_id, message.id);
        let reply_to = event::answered(message, room);
        let what = What::Said { text, reply_to, attachments };
        let mut told = self.told(who, spot, &native, what);
        told.heard.at = event::made_at(message.id.get()).min(told.heard.at);
        let channel = message.channel_id.to_string();
        if message.guild_id.is_none() {
            told.alone_in = Some(channel);
        } else if channel != room {
            // A thread has the id of the message it began with.
            told.heard.thread = Some(channel.clone());
            told.thread = Some(channel);
        }
        told.program = message.author.bot || message.webhook_id.is_some();
        told.heard.program = told.program;
        told.known_by = Some(native);
        Ok(Some(told))
    }

    /// An edit; none if the words are as they were. Discord tells of a message anew for other reasons
    /// too, such as a picture of a page it leads to.
    async fn edited(&self, room: &str, event: &MessageUpdateEvent) -> Result<Option<Told>> {
        let Some(at) = event.edited_timestamp else { return Ok(None) };
        let native = event::native(room, event.channel_id, event.id);
        let mut look = self.base().store.look().await?;
        let found = known::find_native(&mut look, NAME, room, &native).await?;
        drop(look);
        // What Puente said itself has no author.
        let Some(found) = found.filter(|found| !found.author.is_empty()) else { return Ok(None) };
        let text = match self.message(room, &native).await? {
            Some(message) => Self::words(&message).0,
            None => return Ok(None),
        };
        let display = event.author.as_ref().map(|user| user.name.clone()).unwrap_or_default();
        let at = event::moment(&at);
        Ok(Some(self.edit(room, &native, (found.author, display), text, at)))
    }

    /// What somebody said has another text since a moment; the same edit told twice is one.
    pub(super) fn edit(
        &self,
        room: &str,
        native: &str,
        (native_id, display): (String, String),
        text: String,
        at: Moment,
    ) -> Told {
        let who = Account { platform: NAME.to_owned(), native_id, display };
        let what = What::Edited { native_id: native.to_owned(), text };
        let mut told = self.told(who, Spot::Room(room.to_owned()), native, what);
        told.heard.at = at.min(told.heard.at);
        told.known_by = Some(format!("edit {native} {}", at.0));
        told
    }

    fn deleted(&self, room: &str, channel: ChannelId, ids: &[Id]) -> Told {
        self.withdrawn(room, ids.iter().map(|id| event::native(room, channel, *id)).collect())
    }

    /// Messages are there no more. Discord does not tell who took them away.
    pub(super) fn withdrawn(&self, room: &str, native_ids: Vec<String>) -> Told {
        let nobody =
            Account { platform: NAME.to_owned(), native_id: String::new(), display: String::new() };
        let first = native_ids.first().cloned().unwrap_or_default();
        self.told(nobody, Spot::Room(room.to_owned()), &first, What::Deleted { native_ids })
    }

    fn reacted(&self, room: &str, reaction: &Reaction, put: bool) -> Option<Told> {
        let user = reaction.user_id?.to_string();
        // In a conversation alone there is nothing to react to.
        if self.ours(&user) || reaction.guild_id.is_none() {
            return None;
        }
        let native = event::native(room, reaction.channel_id, reaction.message_id);
        let display = reaction.member.as_ref().map(|member| member.display_name().to_owned());
        let who = Account {
            platform: NAME.to_owned(),
            native_id: user,
            display: display.unwrap_or_default(),
        };
        Some(self.reaction(who, room, &native, &event::emoji(&reaction.emoji), put))
    }

    /// A reaction put or taken back.
    pub(super) fn reaction(
        &self,
        who: Account,
        room: &str,
        native: &str,
        emoji: &str,
        put: bool,
    ) -> Told {
        let (to, emoji) = (event::pointed(native.to_owned()), emoji.to_owned());
        let known_by = format!("reaction {native} {} {emoji}", who.native_id);
        let what = if put { What::Reacted { to, emoji } } else { What::Unreacted { to, emoji } };
        let mut told = self.told(who, Spot::Room(room.to_owned()), native, what);
        told.known_by = Some(known_by);
        told
    }

    /// Hears one thing, once, and answers, in the thread in which it was said.
    pub(super) async fn hear(&self, mut told: Told) -> Result<()> {
        let asks = self.asks(&told);
        if told.program && self.commands(&told.heard.what) {
            return Ok(());
        }
        if asks {
            self.complete(&mut told.heard).await;
            told.heard.fetched = self.ears.beforehand(&told.heard).await;
        } else if !self.minds(&told.heard.spot).await? {
            return Ok(());
        }
        let done = async {
            let mut tx = self.base().store.begin().await?;
            match self.note(&mut tx, &told, asks).await? {
                Noted::New => {}
                Noted::Known | Noted::More => return Ok(()),
                Noted::TooMuch => {
                    let slow = say!("discord-too-much", count = A_MINUTE);
                    answering::tell(&mut tx, self.ears.as_ref(), &told.heard, &slow).await?;
                    return tx.commit().await;
                }
            }
            let (_, reply) = self.ears.take_in(&mut tx, &told.heard).await?;
            self.answer(&mut tx, &told, asks, reply).await?;
            self.reaches(&mut tx, &told).await?;
            tx.commit().await
        };
        let error = match done.await {
            Ok(()) => return Ok(()),
            Err(error) => error,
        };
        // What a database that is away did not take is tried again.
        if let Error::Failure(failure) = &error
            && trouble(failure).is_some()
        {
            return Err(error);
        }
        let reply = self.ears.no(&told.heard, error).await;
        let mut tx = self.base().store.begin().await?;
        if self.note(&mut tx, &told, asks).await? == Noted::New {
            self.answer(&mut tx, &told, asks, reply).await?;
            self.reaches(&mut tx, &told).await?;
            tx.commit().await?;
        }
        Ok(())
    }

    /// Whether what asks nothing is anything to us there: a server has far more channels than are
    /// served, and what is said in those is nobody's to take in.
    async fn minds(&self, spot: &Spot) -> Result<bool> {
        let Spot::Room(room) = spot else { return Ok(true) };
        let mut look = self.base().store.look().await?;
        Ok(self.ears.room(&mut look, NAME, room).await?.is_some())
    }

    /// Notes how far a conversation alone was heard; of a room the house does.
    async fn reaches(&self, tx: &mut Tx, told: &Told) -> Result<()> {
        let (Some(channel), Some(native)) = (&told.alone_in, &told.heard.native_id) else {
            return Ok(());
        };
        known::reach(tx, NAME, channel, native, told.heard.at).await
    }

    fn commands(&self, what: &What) -> bool {
        matches!(what, What::Said { text, .. } if self.base().table.command_in(text).is_some())
    }

    /// Whether it wants an answer: a command, or a reaction that stands for one.
    fn asks(&self, told: &Told) -> bool {
        match &told.heard.what {
            What::Said { .. } if told.program => false,
            What::Said { .. } => told.heard.spot == Spot::Direct || self.commands(&told.heard.what),
            What::Reacted { emoji, .. } | What::Unreacted { emoji, .. } => {
                let plain = plain_emoji(emoji);
                self.base().shortcuts.iter().any(|one| one.emoji == plain)
            }
            _ => false,
        }
    }

    /// Notes what must not happen twice, and whether it has happened. A message that asks nothing is
    /// known by its name anyway.
    async fn note(&self, tx: &mut Tx, told: &Told, asks: bool) -> Result<Noted> {
        let heard = &told.heard;
        let said = matches!(heard.what, What::Said { .. });
        let (Some(id), true) = (&told.known_by, asks || !said) else { return Ok(Noted::New) };
        if matches!(heard.what, What::Unreacted { .. }) {
            return Ok(if store::undo(tx, id).await? { Noted::New } else { Noted::Known });
        }
        let who = &heard.who.native_id;
        if asks {
            return self.acted(tx, id, who).await;
        }
        let new = store::first(tx, id, who, self.base().world.now()).await?;
        Ok(if new { Noted::New } else { Noted::Known })
    }

    /// Puts the answer where it belongs.
    async fn answer(&self, tx: &mut Tx, told: &Told, asks: bool, reply: Reply) -> Result<()> {
        if !asks {
            return Ok(());
        }
        let heard = (&told.heard, told.thread.as_deref());
        answering::answer(tx, self.ears.as_ref(), heard, reply, |name| self.large(name)).await
    }

    /// Says that a file is not taken there.
    pub(super) fn large(&self, name: &str) -> Say {
        say!("discord-file-refused", name = name, link = self.base().address.as_str())
    }
}
