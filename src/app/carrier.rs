//! Hands what must be said to the platform it is for, and writes down what the platform calls it.

use std::sync::Arc;

use super::crossing::Drawn;
use super::house::House;
use crate::community::people;
use crate::foundation::clock::{Boxed, Moment};
use crate::foundation::error::{Doing, Result};
use crate::foundation::jobs::{Carrier, Lease, Parcel, Undelivered};
use crate::foundation::store::Tx;
use crate::foundation::talk::out::platform_of;
use crate::foundation::talk::{Content, MessageId, Out, Sending, Where, post, store};
use crate::say;

/// After how many refusals in a row the admins are told that a place does not take messages.
const TELL_AT: i64 = 3;

/// How often a reaction is tried in vain before the room goes on without it: two and a half minutes.
const REACTS: i64 = 4;

/// The carrier of the house.
pub(super) struct Postman {
    pub house: Arc<House>,
}

fn read(parcel: &Parcel) -> Result<Sending> {
    serde_json::from_str(&parcel.body).doing("reading a row of the outbox")
}

impl Carrier for Postman {
    fn serves(&self, lanes: &str) -> bool {
        let platform = platform_of(lanes);
        self.house.platforms().iter().any(|one| one.name() == platform && one.ready())
    }

    fn unwritten(&self, lane: &str) -> usize {
        let platform = platform_of(lane);
        let platform = self.house.platforms().iter().find(|one| one.name() == platform);
        platform.map_or(1, |platform| platform.unwritten())
    }

    fn carry<'a>(
        &'a self,
        key: &'a str,
        lease: &'a Lease,
        parcel: &'a Parcel,
    ) -> Boxed<'a, std::result::Result<Vec<String>, Undelivered>> {
        Box::pin(async move {
            let sending = read(parcel).map_err(|error| Undelivered::Content(error.to_string()))?;
            let platform = self.house.platforms().iter().find(|one| one.name() == sending.platform);
            match platform {
                Some(platform) => {
                    if let Out::Carried(carried) = &sending.out {
                        return self
                            .carry_file(
                                platform.as_ref(),
                                (key, lease),
                                parcel,
                                &sending.to,
                                carried,
                            )
                            .await;
                    }
                    if let Out::File { message_id, name, content, otherwise, thread } = &sending.out
                        && let Content::Picture(picture) = content
                    {
                        let thread = thread.as_ref();
                        let drawn = Drawn { message_id, name, picture, otherwise, thread };
                        let key = (key, lease);
                        return self
                            .carry_picture(platform.as_ref(), key, &sending.to, drawn)
                            .await;
                    }
                    if let Out::Later(later) = &sending.out {
                        let (key, to) = ((key, lease), &sending.to);
                        return self.carry_later(platform.as_ref(), key, to, later).await;
                    }
                    if let Out::Event { .. } = &sending.out
                        && !platform.can().events
                    {
                        let said = sending.out.without_events();
                        return platform.deliver(key, lease, &sending.to, &said).await;
                    }
                    let done = platform.deliver(key, lease, &sending.to, &sending.out).await;
                    match (done, &sending.out) {
                        // What nobody takes is no reason for a room to hear nothing more.
                        (
                            Err(Undelivered::Again(why, None)),
                            Out::React { .. } | Out::Unreact { .. },
                        ) if parcel.attempts >= REACTS => {
                            tracing::warn!(lane = parcel.lane, why, "a reaction was not taken");
                            Ok(Vec::new())
                        }
                        (done, _) => done,
                    }
                }
                None => Err(Undelivered::Again(
                    format!("this process does not serve {}", sending.platform),
                    Some(60),
                )),
            }
        })
    }

    fn apart(&self, before: &[&Parcel], next: &Parcel) -> bool {
        let Ok(next) = read(next) else { return false };
        let needed: Vec<&MessageId> = next.out.needs().collect();
        let none_of = |parcel: &Parcel| match read(parcel) {
            Ok(before) => before.out.names().is_none_or(|named| !needed.contains(&named)),
            Err(_) => false,
        };
        needed.is_empty() || before.iter().all(|parcel| none_of(parcel))
    }

    fn arrived<'a>(
        &'a self,
        tx: &'a mut Tx,
        parcel: &'a Parcel,
        (at, native_ids): (Moment, &'a [String]),
    ) -> Boxed<'a, Result<()>> {
        Box::pin(async move {
            let sending = read(parcel)?;
            let base = &self.house.base;
            let after = at.0.saturating_sub(parcel.at.0);
            base.store.metrics().delivered(&sending.platform, after);
            let Some(message_id) = sending.out.names() else { return Ok(()) };
            let place = match &sending.to {
                Where::Room { native_id, .. } | Where::Direct { native_id, .. } => native_id,
            };
            if let Out::Later(later) = &sending.out {
                let stands = later.again || !native_ids.is_empty();
                self.settled(tx, later, stands).await?;
            }
            if sending.out.makes().is_none() {
                if native_ids.is_empty() {
                    return Ok(());
                }
                return store::parts(tx, message_id, &sending.platform, place, native_ids).await;
            }
            people::arrived(tx, base, message_id);
            store::copies(tx, message_id, &sending.platform, place, native_ids).await
        })
    }

    fn refused<'a>(&'a self, tx: &'a mut Tx, parcel: &'a Parcel) -> Boxed<'a, Result<()>> {
        Box::pin(async move {
            match read(parcel) {
                Ok(Sending { out: Out::Later(later), .. }) => self.settled(tx, &later, false).await,
                // What cannot be read is nobody's.
                _ => Ok(()),
            }
        })
    }

    fn closed<'a>(&'a self, tx: &'a mut Tx, parcel: &'a Parcel) -> Boxed<'a, Result<()>> {
        Box::pin(async move {
            let sending = read(parcel)?;
            let Where::Direct { member_id, .. } = &sending.to else { return Ok(()) };
            people::say_on_pages(tx, &self.house.base, member_id, &sending.out).await
        })
    }

    fn held<'a>(
        &'a self,
        tx: &'a mut Tx,
        parcel: &'a Parcel,
        why: &'a str,
        strikes: i64,
    ) -> Boxed<'a, Result<()>> {
        Box::pin(async move {
            let sending = read(parcel)?;
            let Where::Room { room_id, native_id } = &sending.to else { return Ok(()) };
            let room = people::groups::store::find_room_id(tx, room_id).await?;
            // Written while its room was moving on: it goes where the room is now.
            if let Some(room) = room.as_ref().filter(|room| room.native_id != *native_id) {
                return post::readdress(tx, room).await;
            }
            if strikes != TELL_AT {
                return Ok(());
            }
            let base = &self.house.base;
            let Some(room) = room else { return Ok(()) };
            let platform = self.house.platforms().iter().find(|one| one.name() == room.platform);
            if let Some(platform) = platform
                && platform.has_told(tx, &room.native_id).await?
            {
                return Ok(());
            }
            let news = say!(
                "talk-room-refuses",
                room = room.slug.as_str(),
                platform = room.platform.as_str(),
                why = why
            );
            people::tell_admins(tx, base, &room.group_id, news).await
        })
    }
}
