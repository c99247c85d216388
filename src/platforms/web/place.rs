//! Where somebody speaks: the room of a group they have joined, a message that stands there. Whoever
//! has not joined is not told what there is.

use super::store::{self, Line};
use super::worth::spoken;
use super::{NAME, Web};
use crate::foundation::error::Result;
use crate::foundation::store::Tx;
use crate::foundation::talk::{
    Account, GroupRef, MessageId, Person, Purpose, Quoted, RoomId, RoomRef,
};
use crate::refuse;

/// A room somebody is in.
pub(super) struct Place {
    pub group: GroupRef,
    pub room: RoomRef,
    pub person: Person,
}

impl Web {
    /// Where somebody speaks; refused to whoever has not joined.
    pub(super) async fn place(
        &self,
        tx: &mut Tx,
        who: &Account,
        group: &str,
        room: &str,
    ) -> Result<Place> {
        let Some(group) = self.ears.group(tx, group).await? else {
            return refuse!("web-no-such-room");
        };
        let person = self.ears.person(tx, who, Some(&group)).await?;
        let Some(person) = person.filter(|person| person.joined) else {
            return refuse!("web-not-joined");
        };
        let rooms = self.ears.rooms(tx, &group, NAME).await?;
        let room =
            rooms.into_iter().find(|one| one.slug == room && one.purpose == Purpose::Discussion);
        match room {
            Some(room) => Ok(Place { group, room, person }),
            None => refuse!("web-no-such-room"),
        }
    }

    /// A message that stands, with the place it stands in; refused to whoever is not there.
    pub(super) async fn line(
        &self,
        tx: &mut Tx,
        who: &Account,
        message: &MessageId,
    ) -> Result<(Line, Place)> {
        let line = store::find(tx, message).await?.filter(|line| line.deleted_at.is_none());
        let Some(line) = line else { return refuse!("web-message-gone") };
        match self.place_of(tx, who, &line.room_id).await? {
            Some(place) => Ok((line, place)),
            None => refuse!("web-message-gone"),
        }
    }

    /// A room by its id, for whoever has joined its group.
    pub(super) async fn place_of(
        &self,
        tx: &mut Tx,
        who: &Account,
        room: &RoomId,
    ) -> Result<Option<Place>> {
        let Some(person) = self.ears.person(tx, who, None).await? else { return Ok(None) };
        for group in self.ears.groups_of(tx, &person).await? {
            let rooms = self.ears.rooms(tx, &group, NAME).await?;
            let Some(room) = rooms.into_iter().find(|one| one.id == *room) else { continue };
            let person = self.ears.person(tx, who, Some(&group)).await?;
            return Ok(person.filter(|person| person.joined).map(|person| Place {
                group,
                room,
                person,
            }));
        }
        Ok(None)
    }

    pub(super) async fn quoted(
        &self,
        tx: &mut Tx,
        place: &Place,
        id: &MessageId,
    ) -> Result<Option<Quoted>> {
        let line = store::find(tx, id).await?;
        let here = line.filter(|line| line.room_id == place.room.id && line.deleted_at.is_none());
        match here {
            Some(line) => Ok(Some(quote(&line))),
            None => refuse!("web-message-gone"),
        }
    }
}

/// A message as it is quoted.
pub(super) fn quote(line: &Line) -> Quoted {
    let author = line.account.as_ref().map(|account| Account {
        platform: NAME.to_owned(),
        native_id: account.clone(),
        display: account.clone(),
    });
    Quoted { native_id: line.id.to_string(), author, text: Some(spoken(line)), at: Some(line.at) }
}
