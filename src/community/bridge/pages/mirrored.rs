//! What the head of a web room says of the mirror: with which rooms it is, and what is not yet across.

use maud::{Markup, html};

use crate::community::bridge::mirror::{named, store};
use crate::community::people::groups::store as groups;
use crate::foundation::error::Result;
use crate::foundation::i18n::Value;
use crate::foundation::page::Look;
use crate::foundation::talk::RoomId;
use crate::say;

/// After how many seconds beyond what is meant a message that is not across is something to look at.
const LATE: i64 = 10;

/// One line for each room that copies of what is said here go to.
pub(in crate::community::bridge) async fn header(
    look: &mut Look<'_>,
    room: &str,
) -> Result<Option<Markup>> {
    let from = RoomId::from(room);
    let mut lines = Vec::new();
    for pair in store::from(look.tx, &from).await? {
        let Some(to) = groups::find_room_id(look.tx, &pair.to).await? else { continue };
        let waiting = store::waiting_from(look.tx, &from, &to.id).await?;
        let late = waiting.oldest.map(|oldest| {
            let age = look.now.seconds_since(oldest).max(0);
            let line = say!("bridge-mirror-waiting", count = waiting.count, age = Value::Span(age));
            // What is held back as it should be is no fault.
            let class = if age > pair.hold + LATE { "warn" } else { "soft" };
            (class, look.say(&line))
        });
        lines.push((look.say(&say!("bridge-mirror-with", room = named(&to))), late));
    }
    Ok((!lines.is_empty()).then(|| html! {
        @for (with, late) in &lines {
            span class="facts mirrored" { "⇄ " (with) @if let Some((class, late)) = late { " · " span class=(class) { (late) } } }
        }
    }))
}
