//! A stand-in: somebody who is bridge person too, until a moment or until whoever asked them, or
//! an admin, ends it. Whoever asked keeps the role.

use crate::community::people::{self, groups};
use crate::foundation::clock::Moment;
use crate::foundation::error::Result;
use crate::foundation::jobs::{Due, schedule, unschedule};
use crate::foundation::store::Tx;
use crate::foundation::talk::{Answer, Ask, Base, Body, GroupId, MemberId, Role};
use crate::{refuse, say};

fn key(group: &GroupId, member: &MemberId) -> String {
    format!("bridge.cover:{group}:{member}")
}

/// `bridge cover`: gives the role, sets or changes when it ends (`until:`), or ends it
/// (`over:yes`).
pub(in crate::community::bridge) async fn cover(ask: &mut Ask<'_>) -> Result<Answer> {
    let group = ask.group()?;
    let me = ask.me()?;
    let member = MemberId::from(ask.args.get_id("member")?);
    let Some(person) = people::by_id(ask.tx, ask.base, &member, Some(&group)).await? else {
        return refuse!("people-not-in-group", name = "");
    };
    let name = person.name.as_str();
    if !person.joined {
        return refuse!("people-not-in-group", name = name);
    }
    let until: Option<Moment> = ask.args.moment("until");
    if until.is_some_and(|until| until <= ask.now) {
        return refuse!("bridge-cover-past");
    }
    let granted = groups::store::granted_by(ask.tx, &group.id, &member, Role::Bridge).await?;
    let theirs = granted.as_ref().is_some_and(|by| *by == me.id && member != me.id);
    let over = ask.args.choice("over") == Some("yes");
    if granted.is_none() && over {
        return refuse!("bridge-cover-none", name = name);
    }
    // Who has the role in their own right is nobody's stand-in; only admins end that.
    if granted.is_some() && !theirs {
        return refuse!("bridge-cover-has", name = name);
    }
    if over {
        unschedule(ask.tx, &key(&group.id, &member)).await?;
        ends(ask.tx, ask.base, &group.id, &member).await?;
        return Ok(Answer::say(say!("people-done")));
    }
    let new =
        groups::store::give(ask.tx, &group.id, &member, Role::Bridge, &me.id, ask.now).await?;
    unschedule(ask.tx, &key(&group.id, &member)).await?;
    let by = people::called(&me);
    let news = match until {
        Some(until) => {
            let due = Due {
                kind: "bridge.cover-ends",
                key: Some(key(&group.id, &member)),
                args: serde_json::json!({ "group": group.id, "member": member, "by": me.id }),
                at: until,
            };
            schedule(ask.tx, &ask.base.world, &due).await?;
            if new {
                say!("bridge-cover-until", name = name, by = by, until = until)
            } else {
                say!("bridge-cover-changed", name = name, by = by, until = until)
            }
        }
        None if new => say!("bridge-cover", name = name, by = by),
        None => say!("bridge-cover-open", name = name, by = by),
    };
    groups::announce(ask.tx, ask.base, &group.id, Body::text(news)).await?;
    if until.is_some() {
        return Ok(Answer::say(say!("people-done")));
    }
    let lang = ask.reader().lang;
    let handle = people::members::store::find(ask.tx, &member).await?.map(|one| one.handle);
    let handle = handle.map_or(String::new(), |handle| format!("@{handle}"));
    let line = ask.base.table.line("bridge cover", &handle, &lang);
    Ok(Answer::say(say!("bridge-cover-how", name = name, line = line)))
}

async fn ends(tx: &mut Tx, base: &Base, group: &GroupId, member: &MemberId) -> Result<()> {
    if groups::store::take(tx, group, member, Role::Bridge).await? {
        let news = say!("bridge-cover-over", name = people::named(tx, base, member).await?);
        groups::announce(tx, base, group, Body::text(news)).await?;
    }
    Ok(())
}

/// A stand-in's time is over.
pub(in crate::community::bridge) async fn cover_ends(
    base: &Base,
    tx: &mut Tx,
    args: &serde_json::Value,
) -> Result<()> {
    let group = args["group"].as_str().unwrap_or_default().into();
    let member = MemberId::from(args["member"].as_str().unwrap_or_default());
    // Whoever has got the role in their own right meanwhile keeps it.
    let granted = groups::store::granted_by(tx, &group, &member, Role::Bridge).await?;
    if args["by"].as_str().is_some_and(|by| granted.is_some_and(|now| now.as_str() != by)) {
        return Ok(());
    }
    ends(tx, base, &group, &member).await
}
