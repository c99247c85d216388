//! What came together, in a lively talk or after a time in which nobody listened, a page at a time: taken in
//! with a few statements, and known afterwards as if each message had been heard. Whatever wants an answer
//! is left to be heard.

use std::collections::{BTreeMap, BTreeSet};

use super::house::House;
use crate::community::people::{self, rules::Recorded};
use crate::foundation::error::Result;
use crate::foundation::journal::Fact;
use crate::foundation::store::Tx;
use crate::foundation::talk::{
    Caught, Heard, MemberId, MessageId, Place, Quoted, RoomRef, Spot, What, store,
};

/// One message of a page.
struct Missed<'p> {
    heard: &'p Heard,
    native_id: &'p str,
    reply_to: Option<&'p Quoted>,
    id: MessageId,
    /// How many files came with it.
    attachments: usize,
}

impl House {
    /// See [`Ears::catch_up`](crate::foundation::talk::Ears::catch_up).
    pub(super) async fn catch_up_page(&self, page: &[Heard]) -> Result<Caught> {
        let page: Vec<Heard> = page.iter().map(Heard::cleaned).collect();
        let mut caught = Caught::default();
        let mut missed = Vec::new();
        let mut seen = BTreeSet::new();
        let spot = page.first().map(|first| &first.spot);
        for (at, heard) in page.iter().enumerate() {
            match self.missed(heard) {
                Some(one) if Some(&heard.spot) == spot => {
                    if seen.insert(one.native_id) {
                        missed.push(one);
                    }
                }
                _ => caught.left.push(at),
            }
        }
        let Some(first) = missed.first() else { return Ok(caught) };
        // Mostly all of it is new, and asking first would be in vain. Where it is not, nothing stands,
        // and it is taken in again. An id that is not made here would be refused, not passed over.
        let named = missed.iter().any(|one| one.heard.message_id.is_some());
        for asks_first in [named, true] {
            let mut tx = self.base.store.begin().await?;
            let (place, _) = self.met(&mut tx, first.heard).await?;
            // Where no notice stands nothing is recorded, of the past neither.
            let Some(room) = place.room.clone().filter(|room| room.notice) else { break };
            let new = self.take_in_page(&mut tx, &place, &room, &missed, asks_first).await?;
            if let Some(new) = new {
                caught.new = new;
                tx.commit().await?;
                break;
            }
        }
        Ok(caught)
    }

    /// A message that wants no answer.
    fn missed<'p>(&self, heard: &'p Heard) -> Option<Missed<'p>> {
        let What::Said { text, reply_to, attachments } = &heard.what else { return None };
        let Spot::Room(_) = &heard.spot else { return None };
        let native_id = heard.native_id.as_deref()?;
        if self.base.table.command_in(text).is_some() {
            return None;
        }
        let id = heard.message_id.clone().unwrap_or_else(|| self.base.world.id().into());
        let (reply_to, attachments) = (reply_to.as_ref(), attachments.len());
        Some(Missed { heard, native_id, reply_to, id, attachments })
    }

    /// How many were new; none if some were not and nobody asked first.
    async fn take_in_page(
        &self,
        tx: &mut Tx,
        place: &Place,
        room: &RoomRef,
        missed: &[Missed<'_>],
        asks_first: bool,
    ) -> Result<Option<usize>> {
        let Some(last) = missed.last() else { return Ok(Some(0)) };
        let (last, last_at) = (last.native_id.to_owned(), last.heard.at);
        let (platform, native) = (room.platform.as_str(), room.native_id.as_str());
        let said = missed.iter().filter(|_| asks_first).map(|one| one.native_id);
        let answered = missed.iter().filter_map(|one| one.reply_to);
        let asked: BTreeSet<&str> =
            said.chain(answered.map(|quoted| quoted.native_id.as_str())).collect();
        let mut known = store::known_natives(tx, platform, native, asked.into_iter()).await?;
        let missed: Vec<&Missed<'_>> =
            missed.iter().filter(|one| !known.contains_key(one.native_id)).collect();
        known.extend(missed.iter().map(|one| (one.native_id.to_owned(), one.id.clone())));
        let members = Self::members_of(tx, place, platform, &missed).await?;
        let news: Vec<store::New<'_>> = missed
            .iter()
            .map(|one| store::New {
                id: Some(one.id.clone()),
                account: &one.heard.who,
                place: native,
                native_id: one.native_id,
                room_id: Some(&room.id),
                member_id: members.get(one.heard.who.native_id.as_str()),
                reply_to: one.reply_to.and_then(|quoted| known.get(&quoted.native_id)),
                at: one.heard.at,
            })
            .collect();
        let new = store::take_in_all(tx, &news).await?;
        if !asks_first && new.len() < news.len() {
            return Ok(None);
        }
        let with_files = missed.iter().filter(|one| one.attachments > 0);
        for one in with_files.filter(|one| new.contains(one.id.as_str())) {
            let count = one.attachments;
            store::attached(tx, &one.id, platform, native, one.native_id, count).await?;
        }
        let mut facts = Vec::new();
        for one in news.iter().filter(|one| one.member_id.is_some()) {
            let Some(id) = one.id.as_ref().filter(|id| new.contains(id.as_str())) else { continue };
            let fact = |kind, subject: &MessageId| Fact {
                kind,
                group: room.group_id.to_string(),
                room: Some(room.id.to_string()),
                language: Some(room.lang.code().to_owned()),
                member: one.member_id.map(MemberId::to_string),
                subject: subject.to_string(),
                quantity: 1,
                at: one.at,
            };
            facts.push(fact("talk.said", id));
            facts.extend(one.reply_to.map(|answered| fact("talk.answered", answered)));
        }
        self.base.journal.append_all(tx, &self.base.world, &facts).await?;
        let counted = news.iter().zip(&missed).filter(|(one, _)| one.member_id.is_some());
        let said: Vec<(&MessageId, &Heard)> = counted
            .filter(|(_, missed)| new.contains(missed.id.as_str()))
            .map(|(_, missed)| (&missed.id, missed.heard))
            .collect();
        for follow in self.said.iter().filter(|_| !said.is_empty()) {
            follow(&self.base, tx, room, &said).await?;
        }
        let left = news.iter().zip(&missed).filter(|(one, missed)| {
            let new = one.id.as_ref().is_some_and(|id| new.contains(id.as_str()));
            new && one.member_id.is_none() && !missed.heard.program
        });
        let left = i64::try_from(left.count()).unwrap_or_default();
        for follow in self.unrecorded.iter().filter(|_| left > 0) {
            follow(&self.base, tx, room, left).await?;
        }
        store::reach(tx, platform, native, &last, last_at).await?;
        Ok(Some(new.len()))
    }

    /// Who of those who said something may be counted, by their accounts.
    async fn members_of(
        tx: &mut Tx,
        place: &Place,
        platform: &str,
        missed: &[&Missed<'_>],
    ) -> Result<BTreeMap<String, MemberId>> {
        let Some(group) = &place.group else { return Ok(BTreeMap::new()) };
        let asked: BTreeSet<&str> =
            missed.iter().map(|one| one.heard.who.native_id.as_str()).collect();
        let known =
            people::members::store::speakers(tx, group.id.as_str(), platform, asked.into_iter());
        let counted = known.await?.into_iter().filter(|(_, who)| {
            people::rules::recorded(true, who.joined, who.recorded) == Recorded::Yes
        });
        Ok(counted.map(|(native, who)| (native, who.id)).collect())
    }
}
