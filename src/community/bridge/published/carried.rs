//! The files that came with cited messages: carried to the rooms where nobody could open them
//! otherwise, once each, and taken back with the message they came with. It knows which there are,
//! never what is in them.

use super::card::stands_at;
use super::store::{self, Edition, File};
use crate::community::bridge::drafts::store::Synthesis;
use crate::community::bridge::picks::store::{self as picks, Pick};
use crate::community::people;
use crate::foundation::error::Result;
use crate::foundation::store::Tx;
use crate::foundation::talk::post::{self, Crossing};
use crate::foundation::talk::{Base, GroupRef, Purpose, RoomRef, Stream};
use crate::say;

/// Carries what an edition cites and is not there yet, and takes back what it cites no longer.
pub(super) async fn follow(
    tx: &mut Tx,
    base: &Base,
    group: &GroupRef,
    synthesis: &Synthesis,
    edition: &Edition,
    rooms: &[(RoomRef, bool)],
) -> Result<()> {
    let there = store::carried_by(tx, &synthesis.id).await?;
    let mut cited: Vec<&str> = Vec::new();
    if synthesis.state != "withdrawn" {
        let sources = edition.body.points.iter().flat_map(|point| &point.sources);
        cited.extend(sources.map(|source| source.pick_id.as_str()));
        cited.sort_unstable();
        cited.dedup();
    }
    for file in there.iter().filter(|file| !cited.contains(&file.pick.as_str())) {
        take_back(tx, base, file).await?;
    }
    for pick in cited {
        let Some(pick) = picks::find(tx, pick).await? else { continue };
        let source = rooms.iter().map(|(room, _)| room).find(|room| room.id == pick.room_id);
        let Some(source) = source.filter(|_| pick.attachments > 0) else { continue };
        for (room, closed) in rooms {
            if *closed || room.purpose != Purpose::Discussion || opens(source, room) {
                continue;
            }
            for number in 1..=pick.attachments {
                let known =
                    |one: &File| one.room == room.id && one.pick == pick.id && one.number == number;
                if there.iter().any(known) {
                    continue;
                }
                let crossing = crossing(base, group, source, &pick, number);
                let message = post::carry(tx, base, room, Stream::Own, &crossing).await?;
                let (room, pick) = (room.id.clone(), pick.id.clone());
                let file = File { message, room, pick, number };
                store::carried(tx, &synthesis.id, &file).await?;
            }
        }
    }
    Ok(())
}

/// Whether who reads a room can open what stands in another: in its own, and from one web room
/// to the next, by the line on the card.
fn opens(source: &RoomRef, room: &RoomRef) -> bool {
    source.id == room.id || (source.platform == "web" && room.platform == "web")
}

fn crossing(base: &Base, group: &GroupRef, source: &RoomRef, pick: &Pick, number: i64) -> Crossing {
    let (author, language) = (pick.name.as_str(), &pick.language);
    let unfit = if source.platform == "web" {
        let link = stands_at(base, group, source, pick);
        say!("bridge-file-unfit-web", author = author, language = language, link = link)
    } else {
        say!("bridge-file-unfit", author = author, language = language)
    };
    Crossing {
        of: pick.message_id.clone(),
        number,
        about: say!("bridge-file-about", author = author, language = language),
        gone: Some(say!("bridge-file-gone", author = author, language = language)),
        unfit,
    }
}

/// Takes the files of a pick back from wherever they were carried: its author deleted the message,
/// or is erased.
///
/// # Errors
/// A failure of the database.
pub async fn back(tx: &mut Tx, base: &Base, pick: &str) -> Result<()> {
    for file in store::carried_of(tx, pick).await? {
        take_back(tx, base, &file).await?;
    }
    Ok(())
}

async fn take_back(tx: &mut Tx, base: &Base, file: &File) -> Result<()> {
    if let Some(room) = people::groups::store::find_room_id(tx, &file.room).await? {
        post::away(tx, base, &room, &file.message)?;
    }
    store::back(tx, &file.message).await
}
