//! Participation: an honest record of who took part, in both languages alike. It reads the facts
//! other capabilities record and counts each once; it never sees what was said.
//!
//! What holds:
//! - A contribution of nobody, of somebody who is no member, or of a member who said no is not
//!   counted. Who says no later keeps what was counted before, as part of the group's totals; no
//!   list names them any more, they stand among those not listed by name, so that every list still
//!   adds up.
//! - A message that is deleted does not count any more.
//! - Who is erased leaves their numbers behind under a name that stands for nobody (way-forward
//!   facts §7.1: pseudonymise while keeping totals).
//! - Nothing follows from a count: no right is given or taken here.

mod commands;
mod pages;
pub mod rules;
pub mod store;

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Value, json};

use crate::community::people;
use crate::foundation::capability::Capability;
use crate::foundation::clock::{Boxed, World};
use crate::foundation::error::Result;
use crate::foundation::i18n::Say;
use crate::foundation::journal::Fact;
use crate::foundation::page::{Page, Panel};
use crate::foundation::store::Tx;
use crate::foundation::talk::{Base, Command, GroupId, Kind, MemberId, Who};
use crate::{handler, page, say};

/// Everything the house needs to know of participation.
#[must_use]
pub fn capability() -> Capability {
    let days = Kind::Number(1, rules::LONGEST);
    Capability {
        name: "participation",
        commands: vec![
            Command::new("stats me", handler!(commands::me)).takes("days", days),
            Command::new("stats group", handler!(commands::group)).takes("days", days),
            Command::new("stats export", handler!(commands::export)).takes("days", days),
        ],
        pages: vec![Page {
            path: "participation",
            title: "page-participation",
            nav: Some(50),
            who: Who::Member,
            render: page!(pages::participation),
        }],
        panels: vec![Panel {
            on: "me",
            who: Who::Member,
            render: |look, _| Box::pin(pages::mine(look)),
        }],
        readers: vec![read],
        records: store::records(),
        export: Some(|_, tx, id| Box::pin(kept(tx, id))),
        erase: Some(|base, tx, gone| {
            Box::pin(async move { store::disguise(tx, &base.world, gone.id.as_str()).await })
        }),
        check: Some(|_, tx| Box::pin(check(tx))),
        ..Capability::default()
    }
}

/// Counts facts, or takes what they undo off again, in their order.
fn read<'a>(tx: &'a mut Tx, world: &'a World, facts: &'a [Fact]) -> Boxed<'a, Result<()>> {
    Box::pin(async move {
        let mut waiting = Vec::new();
        let who: BTreeSet<&str> = facts
            .iter()
            .filter(|fact| rules::counted(fact.kind).is_some())
            .filter_map(|fact| fact.member.as_deref())
            .collect();
        let counting = people::members::store::counting(tx, who.into_iter()).await?;
        for fact in facts {
            if let Some((kind, whose)) = rules::undone(fact.kind) {
                // What it undoes may be among those that wait.
                store::add(tx, world, &std::mem::take(&mut waiting)).await?;
                let of = match whose {
                    rules::Whose::Anyones => "",
                    rules::Whose::Own => fact.member.as_deref().unwrap_or("nobody"),
                };
                store::undo(tx, &fact.group, kind, &fact.subject, of, fact.at).await?;
            }
            let (Some(kind), Some(member)) = (rules::counted(fact.kind), &fact.member) else {
                continue;
            };
            if counting.contains(member) {
                waiting.push(contribution(kind, member, fact));
            }
        }
        store::add(tx, world, &waiting).await.map(drop)
    })
}

fn contribution<'a>(kind: &'a str, member: &'a str, fact: &'a Fact) -> store::Contribution<'a> {
    store::Contribution {
        group: &fact.group,
        member,
        room: fact.room.as_deref(),
        language: fact.language.as_deref().unwrap_or(""),
        kind,
        quantity: fact.quantity,
        at: fact.at,
        source: &fact.subject,
    }
}

/// In how many places the tally of a group differs from what its contributions give: none, unless
/// something is broken.
///
/// # Errors
/// A failure of the database.
pub async fn recompute(tx: &mut Tx, group: &GroupId) -> Result<usize> {
    let (kept, recomputed) = store::both(tx, group.as_str()).await?;
    Ok(rules::drift(&kept, &recomputed))
}

async fn check(tx: &mut Tx) -> Result<Vec<Say>> {
    let mut wrong = Vec::new();
    for group in people::groups::store::all(tx, None).await? {
        let places = recompute(tx, &group.id).await?;
        if places > 0 {
            wrong.push(say!("participation-check-drift", group = group.slug, count = places));
        }
    }
    Ok(wrong)
}

/// What is kept of a member's participation.
async fn kept(tx: &mut Tx, id: &MemberId) -> Result<Value> {
    let mut slugs = BTreeMap::new();
    let mut contributions = Vec::new();
    for one in store::own(tx, id.as_str()).await? {
        if !slugs.contains_key(&one.group) {
            let group = people::groups::store::find_id(tx, &one.group.as_str().into()).await?;
            slugs.insert(one.group.clone(), group.map(|group| group.slug));
        }
        contributions.push(json!({
            "group": slugs.get(&one.group),
            "kind": one.kind,
            "room": one.room,
            "language": one.language,
            "quantity": one.quantity,
            "at": one.at.iso(),
            "source": one.source,
            "undone": one.undone,
        }));
    }
    Ok(json!({ "contributions": contributions }))
}

/// The names of those who may be named: members of the group who did not say no.
async fn listed(
    tx: &mut Tx,
    base: &Base,
    group: &GroupId,
    reader: &crate::foundation::i18n::Lang,
) -> Result<Vec<(String, String, String)>> {
    let mut all: Vec<(String, String, String)> =
        people::members::store::all(tx, Some(group.as_str()))
            .await?
            .into_iter()
            .filter(|member| !member.unrecorded)
            .map(|member| (member.id.to_string(), member.name, member.handle))
            .collect();
    base.words.sort(reader, &mut all, |(_, name, _)| name);
    Ok(all)
}
