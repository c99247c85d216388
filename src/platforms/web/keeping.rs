//! What the web rooms keep of a person, and how they forget it: the platform seen as a capability,
//! so that a person's export and erasure reach it, and nothing stays longer than it is needed. It
//! adds no command and no page.

use serde_json::{Value, json};

use super::files::keep;
use super::{NAME, store};
use crate::foundation::capability::Capability;
use crate::foundation::error::Result;
use crate::foundation::i18n::Say;
use crate::foundation::store::Tx;
use crate::foundation::talk::{Base, Leaving, MemberId};
use crate::say;

/// How many days a note stays that was put away.
const SEEN_DAYS: i64 = 7;
/// How many days a note waits for somebody who does not come.
const UNSEEN_DAYS: i64 = 30;

/// The web platform's part in exports and erasures.
#[must_use]
pub fn capability() -> Capability {
    Capability {
        name: NAME,
        records: store::records::all(),
        export: Some(|base, tx, member| Box::pin(export(base, tx, member))),
        erase: Some(|base, tx, gone| Box::pin(erase(base, tx, gone))),
        check: Some(|base, _| Box::pin(async move { keep::check(base) })),
        verify: Some(|base, tx| Box::pin(verify(base, tx))),
        jobs: vec![(keep::UNLINK, |base, tx, _| Box::pin(keep::unlink(base, tx)))],
        daily: vec![
            ("web.sweep", |base, tx, _| Box::pin(sweep(base, tx))),
            ("web.sweep-files", |base, tx, _| Box::pin(keep::sweep(base, tx))),
        ],
        ..Capability::default()
    }
}

async fn verify(base: &Base, tx: &mut Tx) -> Result<Vec<Say>> {
    let rooms = store::kept::uncounted(tx).await?;
    let mut wrong: Vec<Say> =
        rooms.into_iter().map(|room| say!("web-verify-room", room = room)).collect();
    wrong.extend(keep::verify(base, tx).await?);
    Ok(wrong)
}

async fn export(base: &Base, tx: &mut Tx, member: &MemberId) -> Result<Value> {
    let messages: Vec<Value> = store::of_member(tx, member)
        .await?
        .into_iter()
        .map(|(id, room, words, at)| {
            json!({"message": id, "room": room, "words": words, "at": at.iso()})
        })
        .collect();
    let files: Vec<Value> = store::file::of_member(tx, member)
        .await?
        .into_iter()
        .map(|(id, message, name, shows, bytes, at)| {
            // Where the file itself is, for as long as they are signed in.
            let get = format!("{}/files/{id}", base.address);
            json!({"message": message, "name": name, "shows": shows, "bytes": bytes, "at": at.iso(), "get": get})
        })
        .collect();
    Ok(json!({
        "messages": messages,
        "files": files,
        "reactions": store::kept::reactions(tx, member).await?,
        "reads": store::kept::reads(tx, member).await?,
        "notes": store::kept::notes(tx, member).await?,
        "sessions": store::kept::sessions(tx, member).await?,
    }))
}

async fn erase(base: &Base, tx: &mut Tx, gone: &Leaving) -> Result<()> {
    store::forget(tx, gone, base.world.now()).await?;
    keep::unlink_soon(base, tx).await
}

/// Once a day: drops the notes people have put away or never came for, sessions that ended and
/// the keys of old commands.
async fn sweep(base: &Base, tx: &mut Tx) -> Result<()> {
    let now = base.world.now();
    let days = |count: i64| now.plus_seconds(-count * 86_400);
    store::note::sweep(tx, days(SEEN_DAYS), days(UNSEEN_DAYS)).await?;
    store::session::sweep(tx, now).await?;
    store::forget_commands(tx, now).await
}
