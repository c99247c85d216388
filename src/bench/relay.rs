//! A relay of plain texts: what is said in one room of a group is said in its others on the same
//! platform. Only the benches serve it, to measure the path on which messages cross: heard, taken in,
//! put in the outbox and delivered, each once.

use crate::app::console::Console;
use crate::app::{capabilities, start};
use crate::community::people::groups::store as groups;
use crate::foundation::capability::Capability;
use crate::foundation::config::Config;
use crate::foundation::error::Result;
use crate::foundation::store::Tx;
use crate::foundation::talk::{Base, Body, Heard, MessageId, RoomRef, What, Where, post};

/// `bench --relay`: serves as `serve` does, and relays.
///
/// # Errors
/// As `serve`.
pub async fn serve(config: Config, console: &Console) -> Result<()> {
    let mut all = capabilities();
    all.push(Capability {
        name: "relay",
        said: Some(|base, tx, room, said| Box::pin(relay(base, tx, room, said))),
        ..Capability::default()
    });
    start::serve_with(config, console, all).await
}

async fn relay(
    base: &Base,
    tx: &mut Tx,
    from: &RoomRef,
    said: &[(&MessageId, &Heard)],
) -> Result<()> {
    for room in groups::rooms(tx, &from.group_id).await? {
        if room.id == from.id || room.platform != from.platform {
            continue;
        }
        let to = Where::Room { room_id: room.id, native_id: room.native_id };
        for (_, heard) in said {
            let What::Said { text, .. } = &heard.what else { continue };
            let body = Body::text(text.clone());
            let _: MessageId = post::worded(tx, base, &room.platform, to.clone(), body).await?;
        }
    }
    Ok(())
}
