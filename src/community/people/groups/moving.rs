//! A room that goes on under another name of its platform, because the platform has replaced it. It is
//! the same room to the group; that it is listened to must be said again where people are now.

use super::{notice, store};
use crate::foundation::error::Result;
use crate::foundation::store::Tx;
use crate::foundation::talk::post::{self, Words};
use crate::foundation::talk::{Base, Body, RoomRef};
use crate::say;

/// Lets a room go on under another name of its platform: what waits for it goes there, a word says so,
/// and nothing is recorded before the notice stands there too. False if that name is a room's already.
///
/// # Errors
/// A failure of the database.
pub async fn go_on(tx: &mut Tx, base: &Base, room: &RoomRef, native_id: &str) -> Result<bool> {
    let Some(group) = store::find_id(tx, &room.group_id).await? else { return Ok(false) };
    if !store::move_room(tx, room, native_id).await? {
        return Ok(false);
    }
    let here = RoomRef { native_id: native_id.to_owned(), notice: false, ..room.clone() };
    post::readdress(tx, &here).await?;
    let words = Words {
        body: Body::text(say!("people-room-moved", slug = room.slug.as_str())),
        ..Words::default()
    };
    post::in_room(tx, base, &here, &words).await?;
    notice::put(tx, base, &group, &here).await?;
    Ok(true)
}
