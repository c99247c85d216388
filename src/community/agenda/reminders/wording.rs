//! What a reminder says: one message in each room, one to each person, a line for each thing that is owed.

use std::collections::BTreeMap;

use super::rules;
use crate::community::agenda::actions::store::{self as actions, Action};
use crate::community::agenda::ladder;
use crate::community::agenda::ladder::store::{self as milestones, Milestone};
use crate::community::agenda::processes::{self, Process, day_in, duties};
use crate::community::agenda::templates::{self, rules::Template};
use crate::community::people::{self, groups};
use crate::foundation::clock::Moment;
use crate::foundation::error::Result;
use crate::foundation::i18n::{Lang, Say, Value};
use crate::foundation::store::Tx;
use crate::foundation::talk::post::{self, Words};
use crate::foundation::talk::{Base, Block, Body, GroupRef, MemberId, Purpose};
use crate::say;

/// How many lines a message has; the page has the rest.
const SHOWN: usize = 12;

/// What is owed, with all that is said of it.
struct Lines {
    milestones: Vec<(Milestone, Process, Template)>,
    actions: Vec<Action>,
    owners: BTreeMap<String, Vec<MemberId>>,
}

impl Lines {
    async fn gather(tx: &mut Tx, group: &GroupRef, items: &[String]) -> Result<Self> {
        let mut found = Self { milestones: vec![], actions: vec![], owners: BTreeMap::new() };
        let kinds = templates::all(tx, &group.id).await?;
        for one in milestones::open(tx, &group.id, Moment(i64::MAX)).await? {
            if !items.contains(&one.id) {
                continue;
            }
            let Some(process) = processes::store::find(tx, &one.process).await? else { continue };
            let unknown = Template { code: process.kind.clone(), ..Template::default() };
            let template = kinds.iter().find(|kind| kind.code == process.kind).unwrap_or(&unknown);
            let owners = duties::owners(tx, group, &one).await?;
            found.owners.insert(one.id.clone(), owners);
            found.milestones.push((one, process, template.clone()));
        }
        for one in actions::open(tx, &group.id).await? {
            if items.contains(&one.id) {
                found.owners.insert(one.id.clone(), one.owner.iter().cloned().collect());
                found.actions.push(one);
            }
        }
        Ok(found)
    }

    fn count(&self) -> usize {
        self.milestones.len() + self.actions.len()
    }

    /// The lines in a language, what is due first before the rest; `me` is who reads them alone.
    fn said(
        &self,
        group: &GroupRef,
        lang: &Lang,
        names: &BTreeMap<MemberId, Value>,
        me: Option<&MemberId>,
        now: Moment,
    ) -> Vec<Block<Say>> {
        let whose = |id: &str| -> Option<Value> {
            let owners = self.owners.get(id)?;
            if owners.is_empty() || me.is_some_and(|me| owners.contains(me)) {
                return None;
            }
            Some(Value::List(owners.iter().filter_map(|id| names.get(id).cloned()).collect()))
        };
        let mut lines: Vec<(Moment, Say)> = Vec::new();
        for (one, process, template) in &self.milestones {
            let left = rules::left(process.day(now), one.due);
            let step = ladder::called(template, &one.step, lang);
            let what = say!("agenda-remind-step", step = step, name = process.named(lang));
            lines.push((one.at, line(what, one.due, left, whose(&one.id))));
        }
        let today = day_in(now, &group.zone);
        for one in &self.actions {
            let Some((due, at)) = one.due else { continue };
            let (number, text) = (one.number, one.text.as_str());
            let what = say!("agenda-remind-action", number = number, text = text);
            lines.push((at, line(what, due, rules::left(today, due), whose(&one.id))));
        }
        lines.sort_by_key(|(at, _)| *at);
        let more = lines.len().saturating_sub(SHOWN);
        let mut blocks: Vec<Block<Say>> =
            lines.into_iter().take(SHOWN).map(|(_, line)| Block::Item(line)).collect();
        if more > 0 {
            blocks.push(Block::Facts(say!("agenda-list-more", count = more)));
        }
        blocks
    }
}

fn line(what: Say, due: jiff::civil::Date, left: i64, whose: Option<Value>) -> Say {
    let due = Value::Day(due.to_string());
    let when = match left {
        ..0 => say!("agenda-remind-late", due = due, days = -left),
        0 => say!("agenda-remind-today"),
        _ => say!("agenda-remind-left", due = due, days = left),
    };
    match whose {
        Some(who) => say!("agenda-remind-line-of", what = what, when = when, who = who),
        None => say!("agenda-remind-line", what = what, when = when),
    }
}

async fn names(tx: &mut Tx, base: &Base, lines: &Lines) -> Result<BTreeMap<MemberId, Value>> {
    let mut names = BTreeMap::new();
    for member in lines.owners.values().flatten() {
        if !names.contains_key(member) {
            names.insert(member.clone(), people::named(tx, base, member).await?);
        }
    }
    Ok(names)
}

fn way(base: &Base, group: &GroupRef) -> Block<Say> {
    let to = format!("{}/g/{}/agenda", base.address, group.slug);
    Block::Link { text: Say::new("agenda-way-all"), to }
}

/// Says in every discussion room what is newly urgent: one message.
pub(super) async fn in_rooms(
    tx: &mut Tx,
    base: &Base,
    group: &GroupRef,
    items: &[String],
    now: Moment,
) -> Result<()> {
    let lines = Lines::gather(tx, group, items).await?;
    let names = names(tx, base, &lines).await?;
    for room in groups::store::rooms(tx, &group.id).await? {
        if room.purpose != Purpose::Discussion {
            continue;
        }
        let head = say!("agenda-remind-rooms", count = lines.count());
        let mut blocks = vec![Block::Text(head)];
        blocks.extend(lines.said(group, &room.lang, &names, None, now));
        blocks.push(way(base, group));
        let words = Words { body: Body { blocks }, ..Words::default() };
        post::in_room(tx, base, &room, &words).await?;
    }
    Ok(())
}

/// Tells one person what is theirs and what is late of others they look after: one message.
pub(super) async fn alone(
    tx: &mut Tx,
    base: &Base,
    group: &GroupRef,
    member: &MemberId,
    items: &[String],
    now: Moment,
) -> Result<()> {
    let lines = Lines::gather(tx, group, items).await?;
    if lines.count() == 0 {
        return Ok(());
    }
    let Some(address) = people::address(tx, member).await? else { return Ok(()) };
    let names = names(tx, base, &lines).await?;
    let head = say!("agenda-remind-alone", count = lines.count());
    let mut blocks = vec![Block::Text(head)];
    blocks.extend(lines.said(group, &address.reader.lang, &names, Some(member), now));
    blocks.push(way(base, group));
    let words = Words { body: Body { blocks }, group: Some(group.clone()), ..Words::default() };
    post::directly(tx, base, &address, &words).await?;
    Ok(())
}
