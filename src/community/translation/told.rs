//! Where the text of a room goes when it is translated by machine: the sentences of the notice that say
//! so, and the notice said anew once that changes, because the group has set it or because the operator
//! has other translators now.

use super::engines::{self, Engine};
use super::{ONLY_HERE, SETTING, store};
use crate::community::people;
use crate::foundation::clock::{Moment, World};
use crate::foundation::error::Result;
use crate::foundation::i18n::{Say, Value};
use crate::foundation::jobs::{Due, schedule};
use crate::foundation::journal::Fact;
use crate::foundation::store::Tx;
use crate::foundation::talk::post::{self, Words};
use crate::foundation::talk::{Base, Body, GroupRef, Purpose, RoomRef};
use crate::say;

/// The job that says the notices anew.
pub(super) const TELL: &str = "translation.tell";

/// Where a group's texts go: as a code, and in words.
struct Goes {
    code: String,
    says: Option<Say>,
}

/// One translator as the notice names it.
fn named(engine: &Engine) -> Value {
    let name = engine.translator.called();
    match engine.translator.place() {
        None => say!("translation-told-here", name = name).into(),
        Some(place) => say!("translation-told-at", name = name, place = place).into(),
    }
}

async fn goes(tx: &mut Tx, base: &Base, group: &GroupRef) -> Result<Goes> {
    let engines = engines::of(base)?;
    let only_here = people::groups::setting(tx, base, &group.id, SETTING).await? == ONLY_HERE;
    let allowed: Vec<&Engine> =
        engines.all.iter().filter(|engine| !only_here || engine.translator.is_local()).collect();
    let code: Vec<String> = allowed
        .iter()
        .map(|engine| {
            let (name, called) = (engine.translator.name(), engine.translator.called());
            format!("{name} {called} {}", engine.translator.place().unwrap_or_default())
        })
        .collect();
    let names: Vec<Value> = allowed.iter().map(|engine| named(engine)).collect();
    let away = allowed.iter().any(|engine| !engine.translator.is_local());
    let says = match (allowed.is_empty(), away) {
        (true, _) => None,
        (false, true) => Some(say!("translation-notice", list = names)),
        (false, false) => Some(say!("translation-notice-here", list = names)),
    };
    Ok(Goes { code: code.join(";"), says })
}

/// What the notice of a room says of it; noted, so that it is known when that changes.
pub(super) async fn notice(
    base: &Base,
    tx: &mut Tx,
    group: &GroupRef,
    room: &RoomRef,
) -> Result<Vec<Say>> {
    let goes = goes(tx, base, group).await?;
    store::tell(tx, &room.id, &goes.code).await?;
    Ok(goes.says.into_iter().collect())
}

/// The notices of rooms whose text goes elsewhere now are said anew, and discussion rooms are told.
pub(super) async fn tell(base: &Base, tx: &mut Tx) -> Result<()> {
    for group in people::groups::store::all(tx, None).await? {
        let goes = goes(tx, base, &group).await?;
        for room in people::groups::store::rooms(tx, &group.id).await? {
            if store::told(tx, &room.id).await? == goes.code
                || !people::groups::notice::again(tx, base, &group, &room).await?
            {
                continue;
            }
            if room.purpose == Purpose::Discussion {
                let line = goes.says.clone().unwrap_or_else(|| say!("translation-notice-none"));
                let body = Body::text(say!("translation-notice-changed", line = line));
                post::in_room(tx, base, &room, &Words { body, ..Words::default() }).await?;
            }
        }
    }
    Ok(())
}

/// A group has set which translators it allows: its notices are said anew.
pub(super) async fn read(tx: &mut Tx, world: &World, facts: &[Fact]) -> Result<()> {
    let set = |fact: &&Fact| fact.kind == "people.setting-changed" && fact.subject == SETTING;
    match facts.iter().find(set) {
        Some(fact) => due(tx, world, fact.at).await,
        None => Ok(()),
    }
}

async fn due(tx: &mut Tx, world: &World, at: Moment) -> Result<()> {
    let key = Some(TELL.to_owned());
    let due = Due { kind: TELL, key, args: serde_json::Value::Null, at };
    schedule(tx, world, &due).await.map(drop)
}
