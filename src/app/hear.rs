//! What is heard: who it is and where, one transaction around it, and an answer in words whatever
//! happens.

use std::borrow::Cow;

use super::house::House;
use super::scene::Scene;
use crate::community::people::{self, groups::store as groups};
use crate::foundation::error::{Error, Result};
use crate::foundation::i18n::{Lang, Reader};
use crate::foundation::store::{Trouble, Tx, trouble};
use crate::foundation::talk::heard::Reply;
use crate::foundation::talk::post::GROUP_WORD;
use crate::foundation::talk::table::Typed;
use crate::foundation::talk::{Body, Heard, MessageId, Person, Place, Quoted, Spot, What, grammar};
use crate::{refuse, say};

/// A command as it was given, and the message it was given on.
pub(super) struct Given<'h> {
    /// The command.
    pub typed: Typed,
    /// The message.
    pub on: Option<&'h Quoted>,
}

impl House {
    /// Hears something in a transaction of its own. Refusals and failures are answers too.
    pub(super) async fn hear_one(&self, heard: &Heard) -> Reply {
        let outcome = async {
            // Whoever is still typing changes nothing, and waits for nobody who does.
            if matches!(heard.what, What::Completing { .. } | What::Filling { .. }) {
                let mut look = self.base.store.look().await?;
                return Ok(self.take_in_one(&mut look, heard).await?.1);
            }
            let mut heard = Cow::Borrowed(heard);
            if self.needs_fetching(&heard) {
                heard.to_mut().fetched = self.fetch_beforehand(&heard).await;
            }
            let mut tx = self.base.store.begin().await?;
            let (_, reply) = self.take_in_one(&mut tx, &heard).await?;
            tx.commit().await?;
            Ok(reply)
        };
        match outcome.await {
            Ok(reply) => reply,
            Err(error) => self.refusal(&heard.cleaned(), error).await,
        }
    }

    /// Words a refusal or a failure for whoever asked.
    pub(super) async fn refusal(&self, heard: &Heard, error: Error) -> Reply {
        let metrics = self.base.store.metrics();
        let say = match error {
            Error::Refusal(refusal) => {
                metrics.refused(&refusal.say.id);
                refusal.say
            }
            Error::Failure(failure) if let Some(trouble) = trouble(&failure) => {
                tracing::error!(error = %failure, "the database did not do what was asked");
                metrics.erred(trouble.name());
                match trouble {
                    Trouble::Away => say!("talk-database-away"),
                    Trouble::Disk => say!("talk-disk-full"),
                }
            }
            Error::Failure(failure) => {
                let quote = self.base.world.secret::<4>();
                metrics.erred("failure");
                tracing::error!(incident = quote, error = %failure, "something broke while answering");
                say!("talk-failure", incident = quote)
            }
        };
        let reader =
            self.reader(heard).await.unwrap_or_else(|_| Reader::new(Lang::new("en"), "UTC"));
        Reply {
            body: Some(Body::text(self.base.words.say(&reader, &say))),
            private: true,
            refused: true,
            ..Reply::default()
        }
    }

    async fn reader(&self, heard: &Heard) -> Result<Reader> {
        let mut tx = self.base.store.look().await?;
        let (place, person) = self.met(&mut tx, heard).await?;
        let stranger = place.stranger();
        Ok(match (person, place.room) {
            (Some(person), _) => person.reader,
            (None, Some(room)) => room.reader(),
            (None, None) => stranger,
        })
    }

    /// Where it is, and who; what they may do is told of the group of that place.
    pub(super) async fn met(&self, tx: &mut Tx, heard: &Heard) -> Result<(Place, Option<Person>)> {
        let mut place = Place {
            spoken: self.base.table.spoken(&heard.what).or_else(|| heard.lang.clone()),
            ..Place::default()
        };
        if let Spot::Room(native) = &heard.spot {
            place.here = Some(native.clone());
            let met = people::in_room(tx, &self.base, &heard.who, native).await?;
            (place.room, place.group) = (met.room, met.group);
            if place.group.is_some() {
                return Ok((place, met.person));
            }
        }
        if let Some(slug) = &heard.group {
            place.group = groups::find(tx, slug).await?;
        }
        if place.group.is_none()
            && heard.spot == Spot::Direct
            && let Some(member) = people::members::store::find_by_account(tx, &heard.who).await?
        {
            // Somebody in one group only need not name it.
            let mut all = groups::all(tx, Some(&member.id)).await?;
            if all.len() == 1 {
                place.group = all.pop();
            }
        }
        let person = people::person(tx, &self.base, &heard.who, place.group.as_ref()).await?;
        Ok((place, person))
    }

    /// The line of a command, without the group that it names. Said directly, a line may name the
    /// group it is meant for (`group:names`): that one holds.
    async fn line(&self, tx: &mut Tx, heard: &Heard, place: &mut Place) -> Result<Option<String>> {
        let line = match &heard.what {
            What::Said { text, .. } => match self.base.table.command_in(text) {
                Some(line) => line,
                None => return Ok(None),
            },
            What::Pressed { line, .. } => Cow::Borrowed(line.as_str()),
            _ => return Ok(None),
        };
        let named = |name: &str| self.base.words.means(GROUP_WORD, name);
        let Some((slug, rest)) = grammar::take_named(&line, named) else { return Ok(None) };
        if heard.spot != Spot::Direct && place.room.is_some() {
            // In a room of a group there is only that group to name.
            let here = place.group.as_ref().is_some_and(|group| group.slug == slug);
            return Ok(here.then_some(rest));
        }
        place.group = groups::find(tx, &slug).await?;
        if place.group.is_none() {
            return refuse!("talk-no-such-group", given = slug);
        }
        Ok(Some(rest))
    }

    /// Who it is and where, and the command that was given, if one was.
    pub(super) async fn scene<'h>(
        &'h self,
        tx: &mut Tx,
        heard: &'h Heard,
    ) -> Result<(Scene<'h>, Option<Given<'h>>)> {
        let (mut place, mut person) = self.met(tx, heard).await?;
        let here = place.group.as_ref().map(|group| group.id.clone());
        let line = self.line(tx, heard, &mut place).await?;
        if place.group.as_ref().map(|group| &group.id) != here.as_ref() {
            person = people::person(tx, &self.base, &heard.who, place.group.as_ref()).await?;
        }
        let scene = Scene { house: self, heard, place, person };
        let (line, on) = match &heard.what {
            What::Said { text, reply_to, .. } if self.base.table.command_in(text).is_some() => {
                (line.as_deref().unwrap_or(text), reply_to)
            }
            What::Pressed { line: pressed, on } => (line.as_deref().unwrap_or(pressed), on),
            What::Submitted { path, fields, on } => {
                let typed = self.base.table.submitted(&path.join(" "), fields)?;
                return Ok((scene, Some(Given { typed, on: on.as_ref() })));
            }
            _ => return Ok((scene, None)),
        };
        let lang = scene.ask_reader().lang;
        let typed = self.base.table.read(line, &lang, scene.place.group.as_ref())?;
        Ok((scene, Some(Given { typed, on: on.as_ref() })))
    }

    /// Takes something in: what is said is recorded if it may be, what is asked is answered.
    pub(super) async fn take_in_one(
        &self,
        tx: &mut Tx,
        heard: &Heard,
    ) -> Result<(Option<MessageId>, Reply)> {
        let heard = &heard.cleaned();
        let (mut scene, given) = self.scene(tx, heard).await?;
        if let Some(Given { typed, on }) = given {
            return Ok((None, scene.command(tx, typed, on).await?));
        }
        match &heard.what {
            What::Said { reply_to, attachments, .. } => {
                let id = scene.said(tx, reply_to.as_ref(), attachments.len()).await?;
                Ok((id, Reply::default()))
            }
            What::Edited { native_id, text } => scene.changed(tx, native_id, Some(text)).await,
            What::Deleted { native_ids } => {
                let mut last = None;
                for native_id in native_ids {
                    last = scene.changed(tx, native_id, None).await?.0;
                }
                Ok((last, Reply::default()))
            }
            What::Reacted { to, emoji } => scene.reacted(tx, to, emoji, true).await,
            What::Unreacted { to, emoji } => scene.reacted(tx, to, emoji, false).await,
            What::Completing { text } => {
                let completions = scene.complete(tx, text).await?;
                Ok((None, Reply { completions, ..Reply::default() }))
            }
            What::Filling { path, name, typed } => {
                let completions = scene.fill(tx, (path, name), typed).await?;
                Ok((None, Reply { completions, ..Reply::default() }))
            }
            What::Presence { voice, how } => {
                scene.present(tx, voice, *how).await?;
                Ok((None, Reply::default()))
            }
            What::Pressed { .. } | What::Submitted { .. } | What::Joined | What::Left => {
                Ok((None, Reply::default()))
            }
        }
    }
}
