//! Actions: what somebody owes, by when. Anybody writes one down; it is carried over until it is done or given
//! up, and whoever owes it is reminded.

pub mod store;

use store::Action;

use super::EDITORS;
use super::processes::{self, day_in, end_of};
use super::reminders;
use crate::community::people::{self, groups};
use crate::foundation::error::Result;
use crate::foundation::i18n::{Say, Value, is_blank};
use crate::foundation::store::Tx;
use crate::foundation::talk::post::{self, Words};
use crate::foundation::talk::{
    Answer, Ask, Base, Block, Body, Found, GroupRef, MemberId, Person, Tone,
};
use crate::{refuse, say};

/// The longest action, in characters.
pub const TEXT_LIMIT: usize = 500;
/// How many actions may be open in a group.
const OPEN_LIMIT: usize = 2_000;
/// How many an answer lists.
const SHOWN: usize = 15;
/// How many closed ones are shown.
const CLOSED: i64 = 15;

/// The action a command names.
async fn meant(ask: &mut Ask<'_>) -> Result<Action> {
    let group = ask.group()?;
    let number = ask.args.get_id("owed")?.parse::<i64>().unwrap_or(0);
    match store::numbered(ask.tx, &group.id, number).await? {
        Some(one) => Ok(one),
        None => refuse!("agenda-gone"),
    }
}

/// The actions somebody means, by number.
pub(super) async fn find(ask: &mut Ask<'_>, text: &str, exact: bool) -> Result<Vec<Found>> {
    let group = ask.group()?;
    let digits: String =
        text.trim().trim_start_matches(['A', 'a']).trim_start_matches('-').to_owned();
    let found = |one: &Action| Found {
        id: one.number.to_string(),
        insert: format!("A-{}", one.number),
        label: format!("A-{} · {}", one.number, one.text.chars().take(60).collect::<String>()),
    };
    if exact {
        let Ok(number) = digits.parse::<i64>() else { return Ok(Vec::new()) };
        let one = store::numbered(ask.tx, &group.id, number).await?;
        return Ok(one.iter().map(found).collect());
    }
    let open = store::open(ask.tx, &group.id).await?;
    let fits = |one: &&Action| digits.is_empty() || one.number.to_string().starts_with(&digits);
    Ok(open.iter().filter(fits).map(found).collect())
}

/// A day alone is its end in the group's zone.
fn due(
    ask: &Ask<'_>,
    group: &GroupRef,
) -> Result<Option<(jiff::civil::Date, crate::foundation::clock::Moment)>> {
    let Some((at, day_only)) = ask.args.when("due") else { return Ok(None) };
    let zone = if day_only { ask.reader().zone } else { group.zone.clone() };
    let day = day_in(at, &zone);
    if day < day_in(ask.now, &group.zone) {
        return refuse!("agenda-action-past", day = Value::Day(day.to_string()));
    }
    Ok(Some((day, end_of(day, &group.zone))))
}

/// `action add`: somebody owes something; the room sees it.
pub(super) async fn add(ask: &mut Ask<'_>) -> Result<Answer> {
    let (group, me) = (ask.group()?, ask.me()?);
    let text = ask.args.get("task")?.to_owned();
    if is_blank(&text) {
        return refuse!("agenda-action-empty");
    }
    let due = due(ask, &group)?;
    let process = ask.args.id("process").map(str::to_owned);
    let owner = ask.args.id("owner").map(MemberId::from);
    groups::store::lock(ask.tx, &group.id).await?;
    if store::open(ask.tx, &group.id).await?.len() >= OPEN_LIMIT {
        return refuse!("agenda-actions-full", count = OPEN_LIMIT);
    }
    let language = ask.place.room.as_ref().map_or(ask.reader().lang, |room| room.lang.clone());
    let one = Action {
        id: ask.base.world.id(),
        group: group.id.clone(),
        number: groups::store::next_number(ask.tx, &group.id, "action").await?,
        text,
        language,
        owner,
        due,
        process,
        by: Some(me.id.clone()),
        at: ask.now,
        done: None,
        done_by: None,
        dropped: None,
        outcome: None,
    };
    store::add(ask.tx, &one).await?;
    reminders::wind(ask.tx, ask.base, &group).await?;
    ask.record("agenda.action-added", &one.id).await?;
    tell_owner(ask.tx, ask.base, &group, &one, &me).await?;
    let line = line(ask.tx, ask.base, &group, &one, ask.now).await?;
    let mut answer = Answer::say(line.0);
    if one.owner.is_none() {
        answer = answer.with(Block::Facts(say!("agenda-action-nobody", number = one.number)));
    }
    Ok(answer)
}

/// Tells whoever owes something that somebody else said so.
async fn tell_owner(
    tx: &mut Tx,
    base: &Base,
    group: &GroupRef,
    one: &Action,
    by: &Person,
) -> Result<()> {
    let Some(owner) = one.owner.as_ref().filter(|owner| **owner != by.id) else { return Ok(()) };
    let Some(address) = people::address(tx, owner).await? else { return Ok(()) };
    let news = say!(
        "agenda-action-yours",
        number = one.number,
        text = one.text.as_str(),
        by = people::called(by),
    );
    let mut body = Body::text(news);
    if let Some((day, _)) = one.due {
        let day = Value::Day(day.to_string());
        body = body.with(Block::Facts(say!("agenda-action-due", day = day)));
    }
    let words = Words { body, group: Some(group.clone()), ..Words::default() };
    post::directly(tx, base, &address, &words).await?;
    Ok(())
}

/// An action in a line, and how it is meant.
///
/// # Errors
/// A failure of the database.
pub async fn line(
    tx: &mut Tx,
    base: &Base,
    group: &GroupRef,
    one: &Action,
    now: crate::foundation::clock::Moment,
) -> Result<(Say, Tone)> {
    let mut facts: Vec<Value> = Vec::new();
    let who = processes::who(tx, base, one.owner.as_ref()).await?;
    let mut tone = Tone::Plain;
    if let Some(at) = one.done {
        let day = Value::Day(day_in(at, &group.zone).to_string());
        facts.push(say!("agenda-action-was-done", day = day).into());
        tone = Tone::Good;
    } else if let Some(at) = one.dropped {
        let day = Value::Day(day_in(at, &group.zone).to_string());
        facts.push(say!("agenda-action-was-dropped", day = day).into());
        tone = Tone::Soft;
    } else if let Some((day, at)) = one.due {
        let day = Value::Day(day.to_string());
        facts.push(if at < now {
            tone = Tone::Warning;
            say!("agenda-action-late", day = day).into()
        } else {
            say!("agenda-action-by", day = day).into()
        });
    }
    if let Some(process) = &one.process
        && let Some(process) = processes::store::find(tx, process).await?
    {
        facts.push(process.slug.into());
    }
    facts.insert(0, who);
    Ok((
        say!(
            "agenda-action",
            number = one.number,
            text = one.text.as_str(),
            facts = processes::in_a_row(facts)
        ),
        tone,
    ))
}

/// `action list`: what is owed; one's own, what is late, or what is done.
pub(super) async fn list(ask: &mut Ask<'_>) -> Result<Answer> {
    let (group, me) = (ask.group()?, ask.me()?);
    let which = ask.args.choice("only");
    let all = if which == Some("done") {
        store::closed(ask.tx, &group.id, CLOSED).await?
    } else {
        let mut open = store::open(ask.tx, &group.id).await?;
        match which {
            Some("mine") => open.retain(|one| one.owner.as_ref() == Some(&me.id)),
            Some("late") => open.retain(|one| one.due.is_some_and(|(_, at)| at < ask.now)),
            _ => {}
        }
        open
    };
    if all.is_empty() {
        return Ok(Answer::say(Say::new("agenda-actions-none")).go("agenda/actions"));
    }
    let mut answer = Answer::default();
    for one in all.iter().take(SHOWN) {
        let (line, _) = line(ask.tx, ask.base, &group, one, ask.now).await?;
        answer = answer.with(Block::Item(line));
    }
    if all.len() > SHOWN {
        answer = answer.with(Block::Facts(say!("agenda-list-more", count = all.len() - SHOWN)));
    }
    let to = format!("{}/g/{}/agenda/actions", ask.base.address, group.slug);
    Ok(answer.with(Block::Link { text: Say::new("page-actions"), to }).go("agenda/actions"))
}

fn may(me: &Person, one: &Action) -> Result<()> {
    let mine = one.owner.as_ref() == Some(&me.id) || one.by.as_ref() == Some(&me.id);
    if mine || me.may(EDITORS) { Ok(()) } else { refuse!("agenda-action-not-yours") }
}

/// `action done`: it is done; with `undo:yes`, it is not after all.
pub(super) async fn done(ask: &mut Ask<'_>) -> Result<Answer> {
    let me = ask.me()?;
    let one = meant(ask).await?;
    may(&me, &one)?;
    let undo = ask.args.choice("undo").is_some();
    if undo == one.is_open() {
        let said = if undo { "agenda-action-open-already" } else { "agenda-action-closed-already" };
        return Ok(Answer::say(Say::new(said).with("number", one.number)));
    }
    if undo && one.dropped.is_some() {
        return refuse!("agenda-action-dropped", number = one.number);
    }
    let outcome = ask.args.text("outcome").map(str::to_owned);
    let at = (!undo).then_some(ask.now);
    let by = (!undo).then_some(&me.id);
    store::done(ask.tx, &one.id, at, by, outcome.as_deref()).await?;
    let kind = if undo { "agenda.action-reopened" } else { "agenda.action-done" };
    ask.record(kind, &one.id).await?;
    let said = if undo { "agenda-action-reopened" } else { "agenda-action-done" };
    Ok(Answer::say(Say::new(said).with("number", one.number)))
}

/// `action drop`: it is given up, for a reason.
pub(super) async fn drop(ask: &mut Ask<'_>) -> Result<Answer> {
    let me = ask.me()?;
    let one = meant(ask).await?;
    may(&me, &one)?;
    if !one.is_open() {
        return Ok(Answer::say(say!("agenda-action-closed-already", number = one.number)));
    }
    let reason = ask.args.get("reason")?.to_owned();
    store::drop(ask.tx, &one.id, ask.now, &me.id, &reason).await?;
    ask.record("agenda.action-dropped", &one.id).await?;
    Ok(Answer::say(say!("agenda-action-given-up", number = one.number)))
}

/// `action due`: another day, or somebody else owes it.
pub(super) async fn change(ask: &mut Ask<'_>) -> Result<Answer> {
    let (group, me) = (ask.group()?, ask.me()?);
    let mut one = meant(ask).await?;
    may(&me, &one)?;
    let (day, owner) = (due(ask, &group)?, ask.args.id("owner").map(MemberId::from));
    if day.is_none() && owner.is_none() {
        return refuse!("agenda-action-change-nothing");
    }
    if let Some((day, at)) = day {
        store::due(ask.tx, &one.id, day, at).await?;
        one.due = Some((day, at));
    }
    if let Some(owner) = owner {
        store::owner(ask.tx, &one.id, &owner).await?;
        one.owner = Some(owner);
        tell_owner(ask.tx, ask.base, &group, &one, &me).await?;
    }
    reminders::wind(ask.tx, ask.base, &group).await?;
    ask.record("agenda.action-changed", &one.id).await?;
    let (line, _) = line(ask.tx, ask.base, &group, &one, ask.now).await?;
    Ok(Answer::say(line))
}
