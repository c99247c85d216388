//! Objections: raised by anybody for their room, withdrawn by whoever raised them, answered one by
//! one by the bridge person; with one answer for all only when that is said.

use super::store::{self, Objection};
use super::{refresh, room_of};
use crate::community::bridge::drafts::{self, store::Synthesis};
use crate::community::bridge::picks;
use crate::community::people;
use crate::foundation::error::Result;
use crate::foundation::i18n::Value;
use crate::foundation::talk::{Answer, Ask, Body, GroupRef, Person, Role};
use crate::{refuse, say};

/// How much of an objection a list repeats, in characters.
const SHORT: usize = 60;

/// How many objections of one person may stand open on one synthesis.
const OPEN_LIMIT: usize = 5;

/// `object`: stands on both cards until it is answered; the bridge persons are told. With a hyphen
/// for its words, takes one's own back.
pub(in crate::community::bridge) async fn object(ask: &mut Ask<'_>) -> Result<Answer> {
    let group = ask.group()?;
    let me = ask.me()?;
    let synthesis = drafts::named(ask).await?;
    if synthesis.edition == 0 || synthesis.state == "withdrawn" {
        return refuse!("bridge-not-published", number = synthesis.number);
    }
    if matches!(ask.args.get("text")?, "-" | "–" | "—") {
        return withdraw(ask, &group, &synthesis, &me).await;
    }
    let objection = Objection {
        id: ask.base.world.id(),
        number: 0,
        member: me.id.clone(),
        language: room_of(ask, &group, &me),
        text: ask.args.get("text")?.to_owned(),
        at: ask.now,
        answer: None,
    };
    let mut mine = open(ask, &synthesis).await?;
    mine.retain(|one| one.member == me.id);
    if mine.iter().any(|one| one.text == objection.text) {
        return Ok(Answer::say(say!("bridge-object-known", number = synthesis.number)));
    }
    if mine.len() >= OPEN_LIMIT {
        return refuse!("bridge-object-enough", number = synthesis.number, count = mine.len());
    }
    store::object(ask.tx, &synthesis.id, &objection).await?;
    refresh(ask, &group, &synthesis.id).await?;
    for member in people::holders(ask.tx, &group.id, &[Role::Bridge]).await? {
        let news = say!(
            "bridge-objected-told",
            number = synthesis.number,
            name = me.name.as_str(),
            text = objection.text.as_str()
        );
        picks::tell(ask.tx, ask.base, &group, &member, Body::text(news)).await?;
    }
    ask.record("bridge.objected", &objection.id).await?;
    Ok(Answer::say(say!("bridge-objected", number = synthesis.number)))
}

async fn withdraw(
    ask: &mut Ask<'_>,
    group: &GroupRef,
    synthesis: &Synthesis,
    me: &Person,
) -> Result<Answer> {
    let mut count = 0;
    for one in open(ask, synthesis).await?.into_iter().filter(|one| one.member == me.id) {
        if store::withdraw(ask.tx, &one.id, ask.now).await? {
            ask.record("bridge.unobjected", &one.id).await?;
            count += 1;
        }
    }
    if count == 0 {
        return refuse!("bridge-object-none", number = synthesis.number);
    }
    refresh(ask, group, &synthesis.id).await?;
    Ok(Answer::say(say!("bridge-object-withdrawn", number = synthesis.number, count = count)))
}

async fn open(ask: &mut Ask<'_>, synthesis: &Synthesis) -> Result<Vec<Objection>> {
    let mut all = store::objections(ask.tx, &synthesis.id).await?;
    all.retain(|one| one.answer.is_none());
    Ok(all)
}

/// The open objections as a list to choose from: number, who, the first words.
async fn listed(ask: &mut Ask<'_>, open: &[Objection]) -> Result<Vec<Value>> {
    let mut lines = Vec::new();
    for one in open {
        let name = people::named(ask.tx, ask.base, &one.member).await?;
        let mut text: String = one.text.chars().take(SHORT).collect();
        if text.len() < one.text.len() {
            text.push('…');
        }
        lines.push(
            say!("bridge-objection-line", number = one.number, name = name, text = text).into(),
        );
    }
    Ok(lines)
}

/// Those of the open objections that are to be answered.
async fn chosen(
    ask: &mut Ask<'_>,
    synthesis: &Synthesis,
    open: Vec<Objection>,
) -> Result<Vec<Objection>> {
    if ask.args.choice("all") == Some("yes") {
        return Ok(open);
    }
    let named = ask.args.text("objection").map(str::to_owned);
    let meant: Vec<Objection> = match &named {
        None => open.clone(),
        Some(named) => {
            let number = named.trim_start_matches('#').parse::<i64>().ok();
            let found = match number {
                Some(_) => Vec::new(),
                None => people::members::find(ask, named, true).await?,
            };
            let fits = |one: &&Objection| {
                number == Some(one.number)
                    || found.iter().any(|found| found.id == one.member.as_str())
            };
            open.iter().filter(fits).cloned().collect()
        }
    };
    let which = if meant.is_empty() { &open } else { &meant };
    if which.len() == 1 && !meant.is_empty() {
        return Ok(meant);
    }
    let lines = listed(ask, which).await?;
    refuse!("bridge-objections-which", lines = lines, number = synthesis.number)
}

/// Answers objections: the only open one, the one named, or all.
pub(super) async fn settle(
    ask: &mut Ask<'_>,
    group: &GroupRef,
    synthesis: &Synthesis,
    me: &Person,
    text: &str,
) -> Result<Answer> {
    let open = open(ask, synthesis).await?;
    if open.is_empty() {
        return refuse!("bridge-no-objection", number = synthesis.number);
    }
    let mut count = 0;
    for objection in chosen(ask, synthesis, open).await? {
        if !store::settle(ask.tx, &objection.id, &me.id, text, ask.now).await? {
            continue;
        }
        count += 1;
        let news = say!(
            "bridge-objection-answered",
            number = synthesis.number,
            by = me.name.as_str(),
            text = text
        );
        picks::tell(ask.tx, ask.base, group, &objection.member, Body::text(news)).await?;
    }
    refresh(ask, group, &synthesis.id).await?;
    Ok(Answer::say(say!("bridge-objections-answered", number = synthesis.number, count = count)))
}
