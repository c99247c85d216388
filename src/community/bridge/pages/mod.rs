//! The bridge's pages: the desk where the bridge person works, and the archive of what crossed.

mod archive;
mod desk;
mod mirrored;
mod one;

pub(super) use archive::syntheses;
pub(super) use desk::desk;
pub(super) use mirrored::header as mirrored;
pub(super) use one::texts;

use maud::{Markup, html};

use super::picks::store::Pick;
use super::rules::Point;
use crate::foundation::i18n::Lang;
use crate::foundation::page::Look;
use crate::foundation::talk::RoomRef;

/// The tag of a room's language.
fn tag(code: &str) -> Markup {
    html! { span class="tag" data-lang=(code) { (code.to_uppercase()) } }
}

/// The languages of the group, the reader's first.
fn languages<'l>(look: &'l Look<'_>) -> impl Iterator<Item = &'l Lang> {
    let own = look.group.languages.iter().filter(|lang| *lang == look.lang());
    own.chain(look.group.languages.iter().filter(|lang| *lang != look.lang()))
}

/// Where a picked message stands, if it stands in one of the web rooms.
fn message_link(look: &Look<'_>, pick: &Pick) -> Option<String> {
    let room: &RoomRef = look.rooms.iter().find(|room| room.id == pick.room_id)?;
    Some(format!(
        "{}?room={}#m-{}",
        look.path("").trim_end_matches('/'),
        room.slug,
        pick.message_id
    ))
}

/// The class of a point's group in the style sheet.
fn class(point: &Point) -> &'static str {
    match point.position {
        super::rules::Position::Question => "asked",
        other => other.code(),
    }
}
