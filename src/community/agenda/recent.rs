//! What is told of the agenda to whoever was away: processes that are new, moved or over, and what is theirs
//! and due. Those in which they hold a seat come first.

use std::collections::BTreeMap;

use super::ladder;
use super::processes::{FACTS, Process, store, whose::Whose};
use super::templates::{self, rules::Of, rules::Template};
use crate::foundation::error::Result;
use crate::foundation::i18n::{Say, Value};
use crate::foundation::store::Tx;
use crate::foundation::talk::Base;
use crate::foundation::talk::news::{Away, Line, Told};
use crate::say;

/// How far ahead what is one's own is told, in days.
const AHEAD: i64 = 14;

/// See [`Capability::news`](crate::foundation::capability::Capability::news).
pub(super) async fn news(base: &Base, tx: &mut Tx, away: &Away<'_>) -> Result<Told> {
    let (group, me, lang) = (away.group, &away.person.id, &away.person.reader.lang);
    let mut told = Told::default();
    let kinds = templates::all(tx, &group.id).await?;
    let of = |one: &Process| {
        let unknown = Template { code: one.kind.clone(), ..Template::default() };
        kinds.iter().find(|kind| kind.code == one.kind).cloned().unwrap_or(unknown)
    };
    let mut known: BTreeMap<String, Process> = BTreeMap::new();
    for over in [false, true] {
        let all = store::all(tx, &group.id, over).await?;
        known.extend(all.into_iter().map(|one| (one.id.clone(), one)));
    }
    let line = |at, one: &Process, what, mine| Line {
        at,
        topic: say!("agenda-title", name = one.named(lang)),
        what,
        page: format!("agenda/{}", one.slug),
        mine,
    };
    let held = store::seats::seated(tx, &group.id, me).await?;
    let whose = Whose::of(tx, &group.id).await?;
    // What somebody did themselves is no news to them.
    let mut by: BTreeMap<String, Vec<(bool, String)>> = BTreeMap::new();
    for (process, doer, kind) in
        base.journal.doers(tx, &FACTS, group.id.as_str(), away.since).await?
    {
        by.entry(process).or_default().push((doer.as_deref() == Some(me.as_str()), kind));
    }
    let deeds = |one: &Process| by.get(&one.id).map_or(&[][..], Vec::as_slice);
    let own = |one: &Process| !deeds(one).is_empty() && deeds(one).iter().all(|(mine, _)| *mine);
    let added =
        |one: &Process| deeds(one).iter().any(|(mine, kind)| *mine && kind == "agenda.added");
    let until = base.world.now().plus_seconds(AHEAD * 86_400);
    for milestone in ladder::store::open(tx, &group.id, until).await? {
        let Some(one) = known.get(&milestone.process) else { continue };
        if whose.owners(&milestone).contains(&me) {
            let step = ladder::called(&of(one), &milestone.step, lang);
            let due = Value::Day(milestone.due.to_string());
            let what = say!("agenda-news-yours", step = step, due = due);
            told.lines.push(line(one.last, one, what, true));
        }
    }
    for one in known.values().filter(|one| one.last > away.since && !own(one)) {
        let stage = of(one).called(Of::Stage, &one.stage, lang);
        let what = if one.ended.is_some_and(|at| at > away.since) {
            say!("agenda-news-line-over", stage = stage)
        } else if one.at > away.since && !added(one) {
            Say::new("agenda-news-line-added")
        } else {
            say!("agenda-news-line-changed", stage = stage)
        };
        told.lines.push(line(one.last, one, what, held.contains(&one.id)));
    }
    told.lines.sort_by_key(|line| (!line.mine, std::cmp::Reverse(line.at)));
    told.more = told.lines.len().saturating_sub(away.most);
    told.lines.truncate(away.most);
    Ok(told)
}
