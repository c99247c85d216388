//! A file of somebody's message on its way to another room: fetched from the platform it lies on,
//! looked through, and handed to the one it is for; and a picture drawn for an answer. What cannot be had or taken is said in words in
//! its place, with the address of its message where there is one, so that no file is dropped in silence.

use super::carrier::Postman;
use crate::community::people;
use crate::foundation::error::Error;
use crate::foundation::files::{self, Examined};
use crate::foundation::jobs::{Lease, Parcel, Undelivered};
use crate::foundation::talk::{
    Attached, Block, Body, Carried, Gift, MessageId, Out, Picture, Platform, Post, Thread, Where,
    store,
};

/// How often a file is fetched in vain before the room goes on without it: two and a half minutes.
const TRIES: i64 = 4;

/// A file, or why there is none.
enum Fetched {
    File(Examined),
    /// It is not there any more.
    Gone,
    /// It is there, and cannot be carried.
    Unfit,
}

/// A picture that was drawn for an answer, on its way.
pub(super) struct Drawn<'d> {
    /// Our id of the message it becomes.
    pub message_id: &'d MessageId,
    /// What it is called.
    pub name: &'d str,
    /// The picture.
    pub picture: &'d Picture,
    /// What is said in its place where it is not taken.
    pub otherwise: &'d str,
    /// The thread it belongs in.
    pub thread: Option<&'d Thread>,
}

pub(super) fn again(error: &Error) -> Undelivered {
    Undelivered::Again(error.to_string(), None)
}

impl Postman {
    /// Carries one file to its place, or says why not.
    pub(super) async fn carry_file(
        &self,
        platform: &dyn Platform,
        (key, lease): (&str, &Lease),
        parcel: &Parcel,
        to: &Where,
        carried: &Carried,
    ) -> Result<Vec<String>, Undelivered> {
        let fetched = match self.fetch(carried).await {
            // Who holds the file may be away for long; the room does not wait for that.
            Err(Undelivered::Again(why, _)) if parcel.attempts >= TRIES => {
                tracing::warn!(why, "a file that should be carried is not given");
                Fetched::Gone
            }
            fetched => fetched?,
        };
        let body = match fetched {
            Fetched::Gone if carried.gone.is_empty() => return Ok(Vec::new()),
            Fetched::Gone => Body::text(carried.gone.clone()),
            Fetched::Unfit => self.where_it_is(carried).await?,
            Fetched::File(file) => {
                let (message_id, about) = (&carried.message_id, carried.about.as_str());
                let gift = Gift { message_id, about, file: &file, thread: None };
                match platform.give(key, lease, to, gift).await? {
                    Some(native_ids) => return Ok(native_ids),
                    None => self.where_it_is(carried).await?,
                }
            }
        };
        let message_id = carried.message_id.clone();
        let out = Out::Post(Post { message_id, body, ..Post::default() });
        platform.deliver(key, lease, to, &out).await
    }

    /// Hands a picture of an answer to its place as a file is handed over, or says what it shows.
    pub(super) async fn carry_picture(
        &self,
        platform: &dyn Platform,
        (key, lease): (&str, &Lease),
        to: &Where,
        drawn: Drawn<'_>,
    ) -> Result<Vec<String>, Undelivered> {
        let Drawn { message_id, name, picture, otherwise, thread } = drawn;
        let (called, content) = (name.to_owned(), picture.png.clone());
        let looked = tokio::task::spawn_blocking(move || files::examine(&called, content)).await;
        if let Ok(Ok(file)) = looked {
            let gift = Gift { message_id, about: &picture.about, file: &file, thread };
            if let Some(native_ids) = platform.give(key, lease, to, gift).await? {
                return Ok(native_ids);
            }
        }
        let (message_id, thread) = (message_id.clone(), thread.cloned());
        let body = Body::text(otherwise.to_owned());
        let out = Out::Post(Post { message_id, body, thread, ..Post::default() });
        platform.deliver(key, lease, to, &out).await
    }

    async fn fetch(&self, carried: &Carried) -> Result<Fetched, Undelivered> {
        let origin = self.origin(carried).await.map_err(|error| again(&error))?;
        let Some((platform, place, native_id)) = origin else { return Ok(Fetched::Gone) };
        let Some(from) = self.house.platforms().iter().find(|one| one.name() == platform) else {
            return Err(Undelivered::Again(
                format!("this process does not serve {platform}"),
                Some(60),
            ));
        };
        let number = usize::try_from(carried.number).unwrap_or_default();
        let (name, content) = match from.attached(&place, &native_id, number).await? {
            Attached::File(name, content) => (name, content),
            Attached::Gone => return Ok(Fetched::Gone),
            Attached::Unfit => return Ok(Fetched::Unfit),
        };
        let looked = tokio::task::spawn_blocking(move || files::examine(&name, content)).await;
        match looked {
            Ok(Ok(file)) => Ok(Fetched::File(file)),
            Ok(Err(_)) => Ok(Fetched::Unfit),
            Err(error) => Err(Undelivered::Again(error.to_string(), None)),
        }
    }

    /// What is said of a file that cannot be carried: it stays with its message, and who may read that
    /// gets it there.
    async fn where_it_is(&self, carried: &Carried) -> Result<Body<String>, Undelivered> {
        let body = Body::text(carried.unfit.clone());
        let origin = self.origin(carried).await.map_err(|error| again(&error))?;
        Ok(match self.found(origin).await? {
            Some(to) => body.with(Block::Link { text: to.clone(), to }),
            None => body,
        })
    }

    /// The address at which a message is found on its platform, if it has one there.
    pub(super) async fn found(
        &self,
        origin: Option<(String, String, String)>,
    ) -> Result<Option<String>, Undelivered> {
        let Some((platform, place, native_id)) = origin else { return Ok(None) };
        match self.house.platforms().iter().find(|one| one.name() == platform) {
            Some(from) => from.found_at(&place, &native_id).await,
            None => Ok(None),
        }
    }

    /// Where the file lies; none if its message is gone, or its author has said no since.
    async fn origin(&self, carried: &Carried) -> Result<Option<(String, String, String)>, Error> {
        let base = &self.house.base;
        let mut look = base.store.look().await?;
        if store::attachments(&mut look, &carried.of).await? < carried.number {
            return Ok(None);
        }
        let known = store::find(&mut look, &carried.of).await?;
        if let Some(member) = known.and_then(|known| known.member_id)
            && let Some(person) = people::by_id(&mut look, base, &member, None).await?
            && !person.recorded
        {
            return Ok(None);
        }
        store::origin(&mut look, &carried.of).await
    }
}
