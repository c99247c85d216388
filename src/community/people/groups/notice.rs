//! The notice: what is kept of what is said here, why, how long, who sees it, how to say no. It
//! stands in every room in every language the group speaks, and nothing is recorded before it
//! does. (Facts on privacy, §7.1: transparency, minimisation, objection.)

use super::store;
use crate::foundation::error::Result;
use crate::foundation::i18n::Lang;
use crate::foundation::i18n::Reader;
use crate::foundation::store::Tx;
use crate::foundation::talk::post::{self, Words};
use crate::foundation::talk::{Base, Block, Body, GroupRef, RoomRef};
use crate::say;

/// Sends the notice to a room; it counts as standing once the platform has taken it.
///
/// # Errors
/// A failure of the database.
pub async fn put(tx: &mut Tx, base: &Base, group: &GroupRef, room: &RoomRef) -> Result<()> {
    let mut languages = vec![room.lang.clone()];
    let spoken = base.words.languages().iter().filter(|lang| ["en", "es"].contains(&lang.code()));
    for lang in group.languages.iter().chain(spoken) {
        if !languages.contains(lang) {
            languages.push(lang.clone());
        }
    }
    let mut body = Body::default();
    for lang in languages {
        let words = worded(base, group, room, lang);
        body.blocks.push(Block::Text(say!("verbatim", text = words)));
    }
    let words = Words { body, card: Some("notice".to_owned()), ..Words::default() };
    let message = post::in_room(tx, base, room, &words).await?;
    store::notice_sent(tx, &room.id, &message).await
}

fn worded(base: &Base, group: &GroupRef, room: &RoomRef, lang: Lang) -> String {
    let off = base.table.line("privacy off", "", &lang);
    let show = base.table.line("privacy show", "", &lang);
    let notice = if room.platform == "web" {
        say!("people-notice-web", group = group.name(&lang), off = off, show = show)
    } else {
        say!("people-notice", group = group.name(&lang), off = off, show = show)
    };
    base.words.say(&Reader::new(lang, &room.zone), &notice)
}
