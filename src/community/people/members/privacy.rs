//! My data: what is kept, saying no, taking it along, having it erased. Each capability says what
//! it keeps ([`Stock::exports`]) and how it forgets ([`Stock::erases`]); nothing here knows.
//!
//! [`Stock::exports`]: crate::foundation::talk::ask::Stock
//! [`Stock::erases`]: crate::foundation::talk::ask::Stock

use std::collections::BTreeMap;

use serde_json::{Map, Value, json};

use super::store;
use crate::community::people::groups;
use crate::foundation::error::{Doing, Result};
use crate::foundation::i18n::Value::Span;
use crate::foundation::jobs::{Due, schedule};
use crate::foundation::journal::Fact;
use crate::foundation::store::Tx;
use crate::foundation::talk::{Answer, Ask, Base, Block, Leaving, MemberId};
use crate::{refuse, say};

/// `privacy show`: what is kept of me, counted by kind.
pub(in crate::community::people) async fn show(ask: &mut Ask<'_>) -> Result<Answer> {
    let me = ask.me()?;
    let state = if me.recorded { say!("people-privacy-on") } else { say!("people-privacy-off") };
    let mut answer = Answer::say(state);
    let exports = ask.base.exports.clone();
    for (name, export) in exports {
        let kept = export(ask.base, ask.tx, &me.id).await?;
        let Value::Object(parts) = kept else { continue };
        for (part, value) in parts {
            let count = match &value {
                Value::Array(all) => i64::try_from(all.len()).unwrap_or(i64::MAX),
                Value::Number(count) => count.as_i64().unwrap_or(0),
                _ => 1,
            };
            if count > 0 {
                let id = format!("kept-{name}-{part}");
                answer = answer
                    .with(Block::Item(crate::foundation::i18n::Say::new(id).with("count", count)));
            }
        }
    }
    for group in groups::store::all(ask.tx, Some(&me.id)).await? {
        let rooms = groups::store::rooms(ask.tx, &group.id).await?;
        if rooms.iter().any(|room| room.platform == "web") {
            let keep = Span(groups::notice::kept_for(ask.tx, ask.base, &group).await?);
            let name = group.name(&me.reader.lang);
            answer =
                answer.with(Block::Facts(say!("people-privacy-keep", group = name, keep = keep)));
        }
    }
    Ok(answer.with(Block::Facts(say!("people-privacy-rights"))).go("me"))
}

async fn tell(ask: &mut Ask<'_>, kind: &'static str, me: &MemberId) -> Result<()> {
    for group in groups::store::all(ask.tx, Some(me)).await? {
        let fact = Fact {
            kind,
            group: group.id.to_string(),
            member: Some(me.to_string()),
            subject: me.to_string(),
            quantity: 1,
            at: ask.now,
            ..Fact::default()
        };
        ask.base.record(ask.tx, fact).await?;
    }
    Ok(())
}

/// `privacy off`: from now on I am not counted and not carried.
pub(in crate::community::people) async fn off(ask: &mut Ask<'_>) -> Result<Answer> {
    let me = ask.me()?;
    store::unrecorded(ask.tx, &me.id, Some(ask.now)).await?;
    tell(ask, "people.recording-off", &me.id).await?;
    Ok(Answer::say(say!("people-privacy-now-off")).go("me"))
}

/// `privacy on`: from now on I am counted and may be carried.
pub(in crate::community::people) async fn on(ask: &mut Ask<'_>) -> Result<Answer> {
    let me = ask.me()?;
    store::unrecorded(ask.tx, &me.id, None).await?;
    tell(ask, "people.recording-on", &me.id).await?;
    Ok(Answer::say(say!("people-privacy-now-on")).go("me"))
}

/// `privacy export`: everything kept of me, as one JSON file.
pub(in crate::community::people) async fn export(ask: &mut Ask<'_>) -> Result<Answer> {
    let me = ask.me()?;
    let mut all = Map::new();
    for (name, export) in ask.base.exports.clone() {
        all.insert(name.to_owned(), export(ask.base, ask.tx, &me.id).await?);
    }
    let mut all = Value::Object(all);
    let mut rooms = BTreeMap::new();
    for group in groups::store::all(ask.tx, None).await? {
        for room in groups::store::rooms(ask.tx, &group.id).await? {
            rooms.insert(room.id.to_string(), (group.slug.clone(), room.slug));
        }
    }
    name_rooms(&mut all, &rooms);
    let text = serde_json::to_string_pretty(&all)?;
    let mut answer = Answer::say(say!("people-privacy-exported"));
    answer.file = Some(("puente.json".to_owned(), text.into()));
    Ok(answer)
}

/// Names rooms as people know them, by slug and with their group, wherever one stands by its id.
fn name_rooms(value: &mut Value, rooms: &BTreeMap<String, (String, String)>) {
    match value {
        Value::Array(all) => all.iter_mut().for_each(|one| name_rooms(one, rooms)),
        Value::Object(parts) => {
            parts.values_mut().for_each(|part| name_rooms(part, rooms));
            let known = parts.get("room").and_then(Value::as_str).and_then(|id| rooms.get(id));
            if let Some((group, room)) = known.cloned() {
                parts.insert("room".to_owned(), room.into());
                parts.insert("group".to_owned(), group.into());
            }
        }
        _ => {}
    }
}

/// `privacy erase`: asks first; with the word, forgets me everywhere.
pub(in crate::community::people) async fn erase(ask: &mut Ask<'_>) -> Result<Answer> {
    let me = ask.me()?;
    if ask.args.choice("sure") != Some("yes") {
        let line = ask.base.table.line("privacy erase", "", &ask.reader().lang);
        let yes = ask.base.words.say(&ask.reader(), &say!("choice-sure-yes"));
        return Ok(Answer::say(say!("people-privacy-erase-sure", line = format!("{line} {yes}"))));
    }
    for group in groups::store::all(ask.tx, Some(&me.id)).await? {
        groups::store::lock(ask.tx, &group.id).await?;
        let holders = groups::store::holders(ask.tx, &group.id).await?;
        let admin = crate::foundation::talk::Role::Admin;
        let admins: Vec<_> = holders.iter().filter(|(_, role)| *role == admin).collect();
        if admins.len() == 1 && admins[0].0 == me.id {
            return refuse!("people-last-admin");
        }
    }
    let accounts = store::accounts(ask.tx, &me.id).await?;
    let accounts = accounts.into_iter().map(|(account, _)| account).collect();
    let leaving = Leaving { id: me.id, accounts };
    for erase in ask.base.erases.clone() {
        erase(ask.base, ask.tx, &leaving).await?;
    }
    // What they were saying at this very moment is forgotten too, once it stands.
    let due = Due {
        kind: "people.erase-again",
        key: None,
        args: serde_json::to_value(&leaving)?,
        at: ask.now.plus_seconds(60),
    };
    schedule(ask.tx, &ask.base.world, &due).await?;
    ask.person = None;
    Ok(Answer::say(say!("people-privacy-erased")))
}

/// Forgets somebody a second time: what other transactions wrote while they were being erased.
pub(in crate::community::people) async fn erase_again(
    base: &Base,
    tx: &mut Tx,
    args: &Value,
) -> Result<()> {
    let leaving: Leaving = serde_json::from_value(args.clone()).doing("reading whom to forget")?;
    for erase in &base.erases {
        erase(base, tx, &leaving).await?;
    }
    Ok(())
}

/// What people keeps of a member.
pub(in crate::community::people) async fn kept(
    _base: &Base,
    tx: &mut Tx,
    id: &MemberId,
) -> Result<Value> {
    let Some(member) = store::find(tx, id).await? else { return Ok(json!({})) };
    let accounts: Vec<Value> = store::accounts(tx, id)
        .await?
        .into_iter()
        .map(|(account, _)| json!({ "platform": account.platform, "account": account.native_id }))
        .collect();
    let affiliations: Vec<Value> = store::affiliations(tx, id)
        .await?
        .into_iter()
        .map(|(organisation, kind, since, until)| {
            json!({ "organisation": organisation, "kind": kind, "since": since, "until": until })
        })
        .collect();
    let mut memberships = Vec::new();
    for group in groups::store::all(tx, Some(id)).await? {
        let (_, roles) = groups::store::standing(tx, &group.id, id).await?;
        let roles: Vec<_> = roles.iter().map(|role| role.code()).collect();
        memberships.push(json!({ "group": group.slug, "roles": roles }));
    }
    Ok(json!({
        "profile": {
            "name": member.name,
            "handle": member.handle,
            "language": member.reader.lang.code(),
            "zone": member.reader.zone,
            "country": member.country,
            "recorded": !member.unrecorded,
        },
        "accounts": accounts,
        "affiliations": affiliations,
        "memberships": memberships,
    }))
}

/// Forgets a member: name, accounts, affiliations, memberships, roles, links; and their name on
/// every message.
pub(in crate::community::people) async fn forget(
    base: &Base,
    tx: &mut Tx,
    leaving: &Leaving,
) -> Result<()> {
    groups::store::leave_all(tx, &leaving.id, base.world.now()).await?;
    crate::foundation::talk::store::forget(tx, leaving).await?;
    store::erase(tx, &base.world, &leaving.id).await
}
