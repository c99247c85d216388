//! What the agenda keeps of a member, for their own export, and how it forgets them.

use std::collections::BTreeMap;

use serde_json::{Value as Json, json};

use super::processes::{self, duties};
use super::{actions, imports, ladder, reminders, subscribed, suggestions, templates};
use crate::community::people;
use crate::foundation::error::Result;
use crate::foundation::store::Tx;
use crate::foundation::talk::{Base, GroupId, MemberId};

/// What the agenda keeps of a member: processes they added, seats they held, notes they made, calendars they
/// subscribe to.
pub(super) async fn kept(tx: &mut Tx, id: &MemberId) -> Result<Json> {
    let mut slugs = BTreeMap::new();
    for group in people::groups::store::all(tx, None).await? {
        slugs.insert(group.id, group.slug);
    }
    let of = |group: &GroupId| slugs.get(group);
    let added: Vec<Json> = processes::store::added_by(tx, id)
        .await?
        .into_iter()
        .map(|(group, slug, at)| json!({ "group": of(&group), "process": slug, "at": at.iso() }))
        .collect();
    let seats: Vec<Json> = processes::store::seats::ever(tx, id)
        .await?
        .into_iter()
        .map(|one| {
            json!({
                "group": of(&one.group),
                "process": one.slug,
                "duty": one.duty,
                "since": one.since.iso(),
                "until": one.until.map(crate::foundation::clock::Moment::iso),
            })
        })
        .collect();
    let notes: Vec<Json> = processes::store::beside::notes_of(tx, id)
        .await?
        .into_iter()
        .map(|(group, slug, text, at)| {
            json!({ "group": of(&group), "process": slug, "text": text, "at": at.iso() })
        })
        .collect();
    let owed = owed(tx, id, &slugs).await?;
    let calendars: Vec<Json> = subscribed::store::of(tx, id)
        .await?
        .into_iter()
        .map(|one| {
            let (group, language) = (of(&one.group), one.language.code());
            json!({ "group": group, "of": one.scope.code(), "language": language, "at": one.at.iso() })
        })
        .collect();
    let brought = imports::store::waiting(tx, id).await?;
    Ok(json!({
        "processes": added,
        "seats": seats,
        "notes": notes,
        "actions": owed.0,
        "suggestions": owed.1,
        "calendars": calendars,
        "brought": brought,
    }))
}

/// What somebody owes and wrote down, and what they suggested.
async fn owed(
    tx: &mut Tx,
    id: &MemberId,
    slugs: &BTreeMap<GroupId, String>,
) -> Result<(Vec<Json>, Vec<Json>)> {
    let of = |group: &GroupId| slugs.get(group);
    let actions: Vec<Json> = actions::store::of_member(tx, id)
        .await?
        .into_iter()
        .map(|one| {
            json!({
                "group": of(&one.group),
                "action": one.number,
                "text": one.text,
                "due": one.due.map(|(day, _)| day.to_string()),
                "yours": one.owner.as_ref() == Some(id),
                "at": one.at.iso(),
            })
        })
        .collect();
    let suggestions: Vec<Json> = suggestions::store::of_member(tx, id)
        .await?
        .into_iter()
        .map(|(group, number, text, at, state)| {
            json!({
                "group": of(&group),
                "suggestion": number,
                "text": text,
                "at": at.iso(),
                "state": state,
            })
        })
        .collect();
    Ok((actions, suggestions))
}

/// Forgets a member: their notes go, their name leaves what they did; the seats they held are vacant, and
/// that is said.
pub(super) async fn forget(base: &Base, tx: &mut Tx, id: &MemberId) -> Result<()> {
    for group in people::groups::store::all(tx, None).await? {
        duties::empty(base, tx, &group, id, base.world.now()).await?;
    }
    templates::store::forget(tx, id).await?;
    imports::store::forget(tx, id).await?;
    subscribed::store::forget(tx, id).await?;
    processes::store::seats::forget(tx, id, base.world.now()).await?;
    processes::store::beside::forget(tx, id).await?;
    processes::store::forget(tx, id).await?;
    actions::store::forget(tx, id).await?;
    suggestions::store::forget(tx, id).await?;
    reminders::store::forget(tx, id).await?;
    ladder::store::forget(tx, id).await
}
