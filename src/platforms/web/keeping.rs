//! What the web rooms keep of a person, and how they forget it: the platform seen as a capability,
//! so that a person's export and erasure reach it. It adds no command and no page.

use serde_json::{Value, json};

use super::{NAME, store};
use crate::foundation::capability::Capability;
use crate::foundation::error::Result;
use crate::foundation::store::Tx;
use crate::foundation::talk::{Base, MemberId};

/// The web platform's part in exports and erasures.
#[must_use]
pub fn capability() -> Capability {
    Capability {
        name: NAME,
        export: Some(|base, tx, member| Box::pin(export(base, tx, member))),
        erase: Some(|base, tx, member| Box::pin(erase(base, tx, member))),
        ..Capability::default()
    }
}

async fn export(_: &Base, tx: &mut Tx, member: &MemberId) -> Result<Value> {
    let messages: Vec<Value> = store::of_member(tx, member)
        .await?
        .into_iter()
        .map(|(id, room, words, at)| json!({"message": id, "room": room, "words": words, "at": at}))
        .collect();
    Ok(json!({ "messages": messages }))
}

async fn erase(base: &Base, tx: &mut Tx, member: &MemberId) -> Result<()> {
    store::forget(tx, member, base.world.now()).await
}
