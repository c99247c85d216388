//! What platforms may ask of the house.

use std::collections::BTreeMap;

use super::house::House;
use crate::community::people::{self, groups::store as groups};
use crate::foundation::clock::Boxed;
use crate::foundation::error::{Error, Result};
use crate::foundation::i18n::Say;
use crate::foundation::store::Tx;
use crate::foundation::talk::heard::Reply;
use crate::foundation::talk::{
    Account, Asking, Base, Caught, Ears, GroupRef, Heard, MessageId, Person, RoomRef,
};

impl Ears for House {
    fn base(&self) -> &Base {
        &self.base
    }

    fn hear<'a>(&'a self, heard: &'a Heard) -> Boxed<'a, Reply> {
        Box::pin(self.hear_one(heard))
    }

    fn take_in<'a>(
        &'a self,
        tx: &'a mut Tx,
        heard: &'a Heard,
    ) -> Boxed<'a, Result<(Option<MessageId>, Reply)>> {
        Box::pin(self.take_in_one(tx, heard))
    }

    fn fetches(&self, heard: &Heard) -> bool {
        self.needs_fetching(heard)
    }

    fn beforehand<'a>(&'a self, heard: &'a Heard) -> Boxed<'a, Option<serde_json::Value>> {
        Box::pin(self.fetch_beforehand(heard))
    }

    fn catch_up<'a>(&'a self, page: &'a [Heard]) -> Boxed<'a, Result<Caught>> {
        Box::pin(self.catch_up_page(page))
    }

    fn missing<'a>(
        &'a self,
        tx: &'a mut Tx,
        heard: &'a Heard,
    ) -> Boxed<'a, Result<Option<Asking>>> {
        Box::pin(async move { self.missing_one(tx, &heard.cleaned()).await })
    }

    fn no<'a>(&'a self, heard: &'a Heard, error: Error) -> Boxed<'a, Reply> {
        Box::pin(async move { self.refusal(&heard.cleaned(), error).await })
    }

    fn room<'a>(
        &'a self,
        tx: &'a mut Tx,
        platform: &'a str,
        native_id: &'a str,
    ) -> Boxed<'a, Result<Option<RoomRef>>> {
        Box::pin(groups::find_room(tx, platform, native_id))
    }

    fn person<'a>(
        &'a self,
        tx: &'a mut Tx,
        account: &'a Account,
        group: Option<&'a GroupRef>,
    ) -> Boxed<'a, Result<Option<Person>>> {
        Box::pin(people::person(tx, &self.base, account, group))
    }

    fn tell_admins<'a>(
        &'a self,
        tx: &'a mut Tx,
        room: &'a RoomRef,
        news: Say,
    ) -> Boxed<'a, Result<()>> {
        Box::pin(people::tell_admins(tx, &self.base, &room.group_id, news))
    }

    fn tell_all_admins<'a>(
        &'a self,
        tx: &'a mut Tx,
        platform: &'a str,
        news: Say,
    ) -> Boxed<'a, Result<()>> {
        Box::pin(people::tell_all_admins(tx, &self.base, platform, news))
    }

    fn move_room<'a>(
        &'a self,
        tx: &'a mut Tx,
        room: &'a RoomRef,
        native_id: &'a str,
    ) -> Boxed<'a, Result<bool>> {
        Box::pin(people::groups::moving::go_on(tx, &self.base, room, native_id))
    }

    fn owners_create(&self) -> bool {
        people::owners_create(&self.base).unwrap_or_default()
    }

    fn group<'a>(&'a self, tx: &'a mut Tx, slug: &'a str) -> Boxed<'a, Result<Option<GroupRef>>> {
        Box::pin(groups::find(tx, slug))
    }

    fn groups_of<'a>(
        &'a self,
        tx: &'a mut Tx,
        person: &'a Person,
    ) -> Boxed<'a, Result<Vec<GroupRef>>> {
        Box::pin(groups::all(tx, Some(&person.id)))
    }

    fn rooms<'a>(
        &'a self,
        tx: &'a mut Tx,
        group: &'a GroupRef,
        platform: &'a str,
    ) -> Boxed<'a, Result<Vec<RoomRef>>> {
        Box::pin(async move {
            let all = groups::rooms(tx, &group.id).await?;
            Ok(all.into_iter().filter(|room| room.platform == platform).collect())
        })
    }

    fn served<'a>(&'a self, tx: &'a mut Tx, platform: &'a str) -> Boxed<'a, Result<Vec<RoomRef>>> {
        Box::pin(groups::served(tx, platform))
    }

    fn inspect<'a>(
        &'a self,
        tx: &'a mut Tx,
        token: &'a str,
    ) -> Boxed<'a, Result<(Option<String>, Option<GroupRef>)>> {
        Box::pin(async move {
            let (member, group) = people::groups::invite::inspect(tx, &self.base, token).await?;
            Ok((member.map(|member| member.name), group))
        })
    }

    fn redeem<'a>(
        &'a self,
        tx: &'a mut Tx,
        token: &'a str,
        name: &'a str,
        language: &'a str,
    ) -> Boxed<'a, Result<Account>> {
        Box::pin(async move {
            let lang = self.base.words.negotiate(language);
            people::groups::invite::redeem(tx, &self.base, token, name, &lang).await
        })
    }

    fn names<'a>(
        &'a self,
        tx: &'a mut Tx,
        group: &'a GroupRef,
    ) -> Boxed<'a, Result<BTreeMap<String, (String, String)>>> {
        Box::pin(async move {
            let all = people::members::store::all(tx, Some(group.id.as_str())).await?;
            Ok(all
                .into_iter()
                .map(|member| (member.handle, (member.name, member.country.unwrap_or_default())))
                .collect())
        })
    }
}
