//! Whose words a text of a point is, for a translator: what rests on somebody who has not joined, or has
//! said no to being recorded, goes no further than this machine, however it is put.

use crate::community::bridge::drafts::store::Row;
use crate::community::bridge::picks::store as picks;
use crate::community::people;
use crate::community::translation::engines;
use crate::foundation::error::Result;
use crate::foundation::talk::{Ask, GroupRef, MemberId, MessageId};

/// Whose words they are.
pub enum Whose {
    /// The group's: a bridge person's.
    Groups,
    /// A member's, as they stand in that message.
    Somebodys(MemberId, MessageId),
    /// They rest on somebody whose words do not go far.
    Nobodys,
}

impl Whose {
    /// The same, as translators are told.
    #[must_use]
    pub fn told(&self) -> engines::Whose<'_> {
        match self {
            Self::Groups => engines::Whose::Groups,
            Self::Somebodys(member, message) => {
                engines::Whose::Somebodys(Some(member), Some(message))
            }
            Self::Nobodys => engines::Whose::Somebodys(None, None),
        }
    }
}

/// Whose words a text of a point is.
///
/// # Errors
/// A failure of the database.
pub async fn of(ask: &mut Ask<'_>, group: &GroupRef, row: &Row, text: &str) -> Result<Whose> {
    let mut whose = Whose::Groups;
    for source in &row.point.sources {
        let Some(pick) = picks::find(ask.tx, &source.pick_id).await? else { continue };
        let author = match &pick.author {
            Some(author) => people::by_id(ask.tx, ask.base, author, Some(group)).await?,
            None => None,
        };
        let Some(author) = author.filter(|author| author.joined && author.recorded) else {
            return Ok(Whose::Nobodys);
        };
        if pick.text.trim() == text.trim() {
            whose = Whose::Somebodys(author.id, pick.message_id);
        }
    }
    Ok(whose)
}
