//! What is told of statements to whoever was away: begun, open for comments, submitted, with an outcome; first
//! those they commented on, and those of a process in which they hold a seat.

use std::collections::BTreeMap;

use super::store::{self, Deed, voices};
use crate::community::agenda::processes::{day_in, store as processes};
use crate::foundation::error::Result;
use crate::foundation::i18n::{Say, Value};
use crate::foundation::store::Tx;
use crate::foundation::talk::Base;
use crate::foundation::talk::news::{Away, Line, Told};
use crate::say;

/// See [`Capability::news`](crate::foundation::capability::Capability::news).
pub(super) async fn news(base: &Base, tx: &mut Tx, away: &Away<'_>) -> Result<Told> {
    let today = day_in(base.world.now(), &away.group.zone).to_string();
    // What happened last to each of them is what counts.
    let mut last: BTreeMap<String, Deed> = BTreeMap::new();
    for deed in store::lately(tx, &away.group.id, away.since).await? {
        let over = deed.until.as_ref().is_some_and(|until| *until < today);
        if deed.by.as_ref() != Some(&away.person.id) && !over {
            last.insert(deed.process.clone(), deed);
        }
    }
    let mut told = Told { more: last.len().saturating_sub(away.most), ..Told::default() };
    let (group, me) = (&away.group.id, &away.person.id);
    let spoke = voices::spoke(tx, group, me).await?;
    let seated = processes::seats::seated(tx, group, me).await?;
    let mine = |deed: &Deed| spoke.contains(&deed.statement) || seated.contains(&deed.process);
    let mut all: Vec<Deed> = last.into_values().collect();
    all.sort_by_key(|deed| (!mine(deed), std::cmp::Reverse(deed.at)));
    for deed in all.into_iter().take(away.most) {
        let mine = mine(&deed);
        let Some(process) = processes::find(tx, &deed.process).await? else { continue };
        let what = match deed.until {
            Some(day) if deed.what == "call" => {
                say!("statements-line-call", day = Value::Day(day))
            }
            _ => Say::new(format!("statements-line-{}", deed.what)),
        };
        told.lines.push(Line {
            at: deed.at,
            topic: say!("agenda-title", name = process.named(&away.person.reader.lang)),
            what,
            page: format!("statements/{}", process.slug),
            mine,
        });
    }
    Ok(told)
}
