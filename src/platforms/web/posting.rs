//! What people do in a room: say, edit, delete, react, give commands. One transaction each, in
//! which the house takes in the same thing, so that either both know of it or neither does.

use std::collections::BTreeMap;

use super::files::keep;
use super::files::take::Fresh;
use super::place::{Place, quote};
use super::store::{self, Line, NewLine};
use super::worth::{is_reaction, key_of, spoken, worded, worth_saying};
use super::{MODERATORS, NAME, Web};
use crate::foundation::error::Result;
use crate::foundation::store::{Tx, is_duplicate};
use crate::foundation::talk::command::plain_emoji;
use crate::foundation::talk::{
    Account, Content, Heard, MessageId, Post, Quoted, Reply, RoomRef, Spot, What, Where, post,
    store as known,
};
use crate::refuse;

/// The most different reactions one message holds.
const REACTIONS: usize = 12;

/// What came of a message.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Posted {
    /// The message; none for a command.
    pub message_id: Option<MessageId>,
    /// It had come before and was deleted since: nothing was said now.
    pub gone: bool,
    /// What is said to the author alone.
    pub reply: Reply,
}

/// What somebody is about to say.
pub(super) struct Saying<'a> {
    pub text: &'a str,
    pub reply_to: Option<&'a MessageId>,
    /// By which sending twice is sending once.
    pub key: &'a str,
    /// The files that go with it.
    pub files: Fresh,
}

impl Web {
    /// Says something in a room of a group, by their slugs. A text that begins with `!` or `/` is
    /// a command: what only the author may see is the reply; what the room may see is posted there
    /// as Puente. The same message under the same key twice is once; other words, another room or
    /// another reply under a key already used are another message.
    ///
    /// # Errors
    /// A refusal if they have not joined, the room does not exist, the text is empty or too long,
    /// or the command says no.
    pub async fn post(
        &self,
        who: &Account,
        group: &str,
        room: &str,
        text: &str,
        reply_to: Option<&MessageId>,
        key: &str,
    ) -> Result<Posted> {
        let saying = Saying { text, reply_to, key, files: Fresh::default() };
        self.post_with(who, group, room, saying).await
    }

    /// As [`Web::post`], with files; those of a message that is not said now go away.
    pub(super) async fn post_with(
        &self,
        who: &Account,
        group: &str,
        room: &str,
        saying: Saying<'_>,
    ) -> Result<Posted> {
        let Saying { text, reply_to, key, files } = saying;
        let mut tx = self.base().store.begin().await?;
        let place = self.place(&mut tx, who, group, room).await?;
        let text = worth_saying(text, !files.files.is_empty())?;
        let quoted = match reply_to {
            Some(id) => self.quoted(&mut tx, &place, id).await?,
            None => None,
        };
        let key = key_of(key, &place.room, &text, quoted.as_ref(), &files.files);
        let named =
            files.files.iter().map(|new| (new.attached.name.as_str(), new.attached.kind.code()));
        let said = What::Said {
            text: worded(&text, named.clone()),
            reply_to: quoted.clone(),
            attachments: named.map(|(name, _)| name.to_owned()).collect(),
        };
        if self.base().table.command_in(&text).is_some() {
            if !files.files.is_empty() {
                return refuse!("web-file-command");
            }
            let (mut tx, heard) = self.beforehand(tx, self.heard(who, &place, said)).await?;
            let now = self.base().world.now();
            if !key.is_empty() && !store::command(&mut tx, &who.native_id, &key, now).await? {
                return Ok(Posted::default());
            }
            let reply = self.command(tx, &heard, &place).await?;
            return Ok(Posted { message_id: None, gone: false, reply });
        }
        let key = Some(key.as_str()).filter(|key| !key.is_empty());
        if let Some(key) = key
            && let Some((id, stands)) = store::by_key(&mut tx, &who.native_id, key).await?
        {
            return Ok(sent_before(id, stands));
        }
        match self.say(tx, who, &place, &text, quoted.as_ref(), said, key, files).await {
            Ok(posted) => Ok(posted),
            // The same form arrived twice at once: the other one stands.
            Err(error) if is_duplicate(&error) => {
                let mut tx = self.base().store.look().await?;
                match store::by_key(&mut tx, &who.native_id, key.unwrap_or_default()).await? {
                    Some((id, stands)) => Ok(sent_before(id, stands)),
                    None => Err(error),
                }
            }
            Err(error) => Err(error),
        }
    }

    #[expect(clippy::too_many_arguments, reason = "one message is all of these, in one place only")]
    async fn say(
        &self,
        mut tx: Tx,
        who: &Account,
        place: &Place,
        text: &str,
        reply_to: Option<&Quoted>,
        what: What,
        key: Option<&str>,
        mut files: Fresh,
    ) -> Result<Posted> {
        self.room_for(&mut tx, &place.person.id, &files.files).await?;
        let id: MessageId = self.base().world.id().into();
        let reply_to: Option<MessageId> = reply_to.map(|quoted| quoted.native_id.as_str().into());
        let new = NewLine {
            id: &id,
            room_id: &place.room.id,
            author: Some((&who.native_id, &place.person.id)),
            words: Some(text),
            post: None,
            reply_to: reply_to.as_ref(),
            key,
            at: self.base().world.now(),
        };
        let seq = store::add(&mut tx, &new).await?;
        store::file::attach(&mut tx, &id, Some(&place.person.id), &files.files, new.at).await?;
        store::read(&mut tx, &who.native_id, &place.room.id, seq).await?;
        let mut heard = self.heard(who, place, what);
        heard.message_id = Some(id.clone());
        heard.native_id = Some(id.to_string());
        let (_, reply) = self.ears.take_in(&mut tx, &heard).await?;
        files.keep();
        tx.commit().await?;
        Ok(Posted { message_id: Some(id), gone: false, reply })
    }

    /// Something heard with what it needs from elsewhere, and a transaction to do it in: while that is
    /// fetched there is none.
    async fn beforehand(&self, tx: Tx, mut heard: Heard) -> Result<(Tx, Heard)> {
        if !self.ears.fetches(&heard) {
            return Ok((tx, heard));
        }
        drop(tx);
        heard.fetched = self.ears.beforehand(&heard).await;
        Ok((self.base().store.begin().await?, heard))
    }

    /// Gives a command of somebody's in a room, and posts there what the room may see.
    async fn command(&self, mut tx: Tx, heard: &Heard, place: &Place) -> Result<Reply> {
        let (_, mut reply) = self.ears.take_in(&mut tx, heard).await?;
        if !reply.private
            && let Some(body) = reply.body.take()
        {
            self.puente_says(&mut tx, &place.room, Post { body, ..Post::default() }).await?;
        }
        // A picture is for the room too; a table is kept by whoever asked for it.
        if !reply.private
            && let Some((name, Content::Picture(picture))) =
                reply.file.take_if(|(_, content)| matches!(content, Content::Picture(_)))
        {
            let (room_id, native_id) = (place.room.id.clone(), place.room.native_id.clone());
            let (to, otherwise) = (Where::Room { room_id, native_id }, picture.about.clone());
            let file = (name, Content::Picture(picture));
            post::file(&mut tx, self.base(), NAME, (to, None), file, otherwise).await?;
        }
        tx.commit().await?;
        Ok(reply)
    }

    async fn puente_says(&self, tx: &mut Tx, room: &RoomRef, post: Post) -> Result<()> {
        let (id, now) = (MessageId::from(self.base().world.id()), self.base().world.now());
        let post = Post { message_id: id.clone(), ..post };
        known::ours(tx, &id, NAME, &room.native_id, Some(&room.id), now).await?;
        known::copies(tx, &id, NAME, &room.native_id, &[id.to_string()]).await?;
        let new = NewLine {
            id: &id,
            room_id: &room.id,
            author: None,
            words: None,
            post: Some(&post),
            reply_to: None,
            key: None,
            at: now,
        };
        store::add(tx, &new).await.map(drop)
    }

    /// Gives a message of one's own other words.
    ///
    /// # Errors
    /// A refusal if it is not theirs, is gone, or the words are empty or too long.
    pub async fn edit(&self, who: &Account, message: &MessageId, text: &str) -> Result<()> {
        let mut tx = self.base().store.begin().await?;
        let (line, place) = self.line(&mut tx, who, message).await?;
        if line.account.as_deref() != Some(who.native_id.as_str()) {
            return refuse!("web-edit-own");
        }
        let text = worth_saying(text, !line.files.is_empty())?;
        if text == line.words {
            return Ok(());
        }
        store::edit(&mut tx, &line, &text, self.base().world.now()).await?;
        let text = spoken(&Line { words: text, ..line });
        let what = What::Edited { native_id: message.to_string(), text };
        self.ears.take_in(&mut tx, &self.heard(who, &place, what)).await?;
        tx.commit().await
    }

    /// Takes a message away for everybody: one's own, or as an admin anybody's.
    ///
    /// # Errors
    /// A refusal if it is neither, or is gone.
    pub async fn delete(&self, who: &Account, message: &MessageId) -> Result<()> {
        let mut tx = self.base().store.begin().await?;
        let (line, place) = self.line(&mut tx, who, message).await?;
        let own = line.account.as_deref() == Some(who.native_id.as_str());
        let admin = line.account.is_some() && place.person.may(MODERATORS);
        if !own && !admin {
            return refuse!("web-delete-own");
        }
        store::delete(&mut tx, &line, self.base().world.now()).await?;
        if !line.files.is_empty() {
            keep::unlink_soon(self.base(), &mut tx).await?;
        }
        let what = What::Deleted { native_ids: vec![message.to_string()] };
        self.ears.take_in(&mut tx, &self.heard(who, &place, what)).await?;
        tx.commit().await
    }

    /// Puts a reaction, or takes it back; gives what it made the house say to them alone.
    ///
    /// # Errors
    /// A refusal if the message is gone, or the house says no to what the reaction stands for.
    pub async fn react(
        &self,
        who: &Account,
        message: &MessageId,
        emoji: &str,
        on: bool,
    ) -> Result<Reply> {
        let emoji = plain_emoji(emoji.trim());
        let mut tx = self.base().store.begin().await?;
        let (line, place) = self.line(&mut tx, who, message).await?;
        if !is_reaction(&emoji) {
            return refuse!("web-reaction-unknown");
        }
        let known = line.reactions.iter().any(|(known, _)| *known == emoji);
        if on && !known && line.reactions.len() >= REACTIONS {
            return refuse!("web-reactions-full", limit = REACTIONS);
        }
        let to = quote(&line);
        let put = emoji.clone();
        let what =
            if on { What::Reacted { to, emoji: put } } else { What::Unreacted { to, emoji: put } };
        let (mut tx, heard) = self.beforehand(tx, self.heard(who, &place, what)).await?;
        let now = self.base().world.now();
        if !store::react(&mut tx, &line, &who.native_id, &emoji, on, now).await? {
            return Ok(Reply::default());
        }
        let (_, reply) = self.ears.take_in(&mut tx, &heard).await?;
        tx.commit().await?;
        Ok(reply)
    }

    /// Gives a command in full, from a form or a button. In a room, or on a message, it is given
    /// there; else between them and Puente alone.
    pub(super) async fn submit(
        &self,
        who: &Account,
        group: &str,
        spot: Option<(&str, Option<&MessageId>)>,
        submitted: Submitted,
    ) -> Result<Reply> {
        let mut tx = self.base().store.begin().await?;
        let Some((room, on)) = spot else {
            let heard = Heard {
                who: who.clone(),
                spot: Spot::Direct,
                at: self.base().world.now(),
                native_id: None,
                message_id: None,
                runs: false,
                lang: None,
                group: Some(group.to_owned()),
                program: false,
                thread: None,
                fetched: None,
                what: submitted.what(None),
            };
            let (mut tx, heard) = self.beforehand(tx, heard).await?;
            let (_, reply) = self.ears.take_in(&mut tx, &heard).await?;
            tx.commit().await?;
            return Ok(reply);
        };
        let place = self.place(&mut tx, who, group, room).await?;
        let quoted = match on {
            Some(id) => self.quoted(&mut tx, &place, id).await?,
            None => None,
        };
        let heard = self.heard(who, &place, submitted.what(quoted));
        let (tx, heard) = self.beforehand(tx, heard).await?;
        self.command(tx, &heard, &place).await
    }

    fn heard(&self, who: &Account, place: &Place, what: What) -> Heard {
        Heard {
            who: Account { display: place.person.name.clone(), ..who.clone() },
            spot: Spot::Room(place.room.native_id.clone()),
            at: self.base().world.now(),
            native_id: None,
            message_id: None,
            runs: false,
            lang: None,
            group: Some(place.group.slug.clone()),
            program: false,
            thread: None,
            fetched: None,
            what,
        }
    }
}

/// A command from a form or a button.
pub(super) enum Submitted {
    /// Its path in the code and its fields.
    Form(String, BTreeMap<String, String>),
    /// The line it stands for.
    Line(String),
}

impl Submitted {
    fn what(self, on: Option<Quoted>) -> What {
        match self {
            Self::Form(path, fields) => {
                let path = path.split(' ').map(str::to_owned).collect();
                What::Submitted { path, fields, on }
            }
            Self::Line(line) => What::Pressed { line, on },
        }
    }
}

/// The answer to a message that came again.
fn sent_before(id: MessageId, stands: bool) -> Posted {
    Posted { message_id: Some(id), gone: !stands, reply: Reply::default() }
}
