//! Reminders: once a morning a group's agenda is looked at. What is newly urgent is said once in each room
//! and, gathered in one message, to everybody whose it is, in their language and not in the hours in which
//! they want to hear nothing. What is late goes to the coordinators too.
//!
//! Each morning is one job, which makes the next; what was reminded of is noted with the day it was then due, in
//! the transaction that says it. So nothing is said twice, however often a process or a clock starts again,
//! and what was missed while nobody was there is said as it stands, not as it was.

pub mod rules;
pub mod store;
mod wording;

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde_json::{Value as Json, json};

use super::actions::store as actions;
use super::ladder::store as milestones;
use super::processes::{self, day_in, duties};
use crate::community::people::{self, groups};
use crate::foundation::clock::Moment;
use crate::foundation::error::Result;
use crate::foundation::store::Tx;
use crate::foundation::talk::args::zone;
use crate::foundation::talk::{Answer, Ask, Base, GroupId, GroupRef, MemberId, Role};
use crate::foundation::{jobs, talk};
use crate::{refuse, say};

/// The job of a morning.
pub const MORNING: &str = "agenda.morning";
/// The job that tells one person.
pub const DIGEST: &str = "agenda.digest";
/// The setting: at what hour a morning is.
pub const HOUR: &str = "agenda.hour";
/// The setting: how many days before it is due something is reminded of.
pub const LEADS: &str = "agenda.leads";

/// How far ahead is looked, in days: a year, the furthest a group may set.
const AHEAD: i64 = 367;

async fn hour(tx: &mut Tx, base: &Base, group: &GroupId) -> Result<i8> {
    Ok(groups::setting(tx, base, group, HOUR).await?.parse().unwrap_or(9))
}

/// Makes sure that the next morning of a group is looked at.
///
/// # Errors
/// A failure of the database.
pub async fn wind(tx: &mut Tx, base: &Base, group: &GroupRef) -> Result<()> {
    let hour = hour(tx, base, &group.id).await?;
    let zone = zone(&group.zone);
    let at = rules::morning(base.world.now(), &zone, hour);
    let day = day_in(at, &group.zone);
    // One a day and group, whoever asks for it.
    let key = Some(format!("{MORNING}:{}:{day}", group.id));
    let args = json!({ "group": group.id });
    jobs::schedule(tx, &base.world, &jobs::Due { kind: MORNING, key, args, at }).await?;
    Ok(())
}

/// Something that is owed: a milestone or an action.
#[derive(Clone, Debug)]
struct Owed {
    /// Its id.
    id: String,
    /// The day it is due.
    due: Date,
    /// Days left.
    left: i64,
    /// As which reminder.
    urgency: i64,
    /// Whose it is.
    owners: Vec<MemberId>,
    /// An action, which the rooms hear of only once it is late.
    action: bool,
}

/// What is newly urgent in a group now.
async fn urgent(tx: &mut Tx, base: &Base, group: &GroupRef, now: Moment) -> Result<Vec<Owed>> {
    let leads = rules::leads(&groups::setting(tx, base, &group.id, LEADS).await?);
    let told = store::told(tx, &group.id).await?;
    let mut found = Vec::new();
    let fits = |id: &str, due: Date, left: i64| {
        let urgency = rules::urgency(&leads, left)?;
        let before = told.get(id).filter(|(day, _)| *day == due.to_string()).map(|(_, days)| *days);
        rules::is_due(urgency, before).then_some(urgency)
    };
    let mut zones: BTreeMap<String, String> = BTreeMap::new();
    for process in processes::store::all(tx, &group.id, false).await? {
        if process.stage != super::templates::rules::RESTING {
            zones.insert(process.id, process.zone);
        }
    }
    let until = now.plus_seconds(AHEAD * 86_400);
    for one in milestones::open(tx, &group.id, until).await? {
        let Some(zone) = zones.get(&one.process) else { continue };
        let left = rules::left(day_in(now, zone), one.due);
        // What was past when it was laid is nobody's fault.
        if one.at <= one.laid {
            continue;
        }
        let Some(urgency) = fits(&one.id, one.due, left) else { continue };
        let owners = duties::owners(tx, group, &one).await?;
        let (id, due) = (one.id.clone(), one.due);
        found.push(Owed { id, due, left, urgency, owners, action: false });
    }
    let today = day_in(now, &group.zone);
    for one in actions::open(tx, &group.id).await? {
        let Some((due, _)) = one.due else { continue };
        let left = rules::left(today, due);
        let Some(urgency) = fits(&one.id, due, left) else { continue };
        let owners = one.owner.into_iter().collect();
        found.push(Owed { id: one.id, due, left, urgency, owners, action: true });
    }
    Ok(found)
}

/// A group's morning.
///
/// # Errors
/// A failure of the database.
pub(super) async fn morning(base: &Base, tx: &mut Tx, args: &Json) -> Result<()> {
    let Some(id) = args["group"].as_str().map(GroupId::from) else { return Ok(()) };
    let Some(group) = groups::store::find_id(tx, &id).await? else { return Ok(()) };
    // Two mornings of a group at once, after a clock was set back, wait for each other here.
    groups::store::lock(tx, &id).await?;
    let now = base.world.now();
    let owed = urgent(tx, base, &group, now).await?;
    let rooms: Vec<String> =
        owed.iter().filter(|one| !one.action || one.left < 0).map(|one| one.id.clone()).collect();
    if !rooms.is_empty() {
        wording::in_rooms(tx, base, &group, &rooms, now).await?;
    }
    let mut each: BTreeMap<MemberId, Vec<String>> = BTreeMap::new();
    for one in &owed {
        let mut whom = one.owners.clone();
        if one.left < 0 {
            whom.extend(people::holders(tx, &group.id, &[Role::Coordinator]).await?);
        }
        whom.sort();
        whom.dedup();
        for member in whom {
            each.entry(member).or_default().push(one.id.clone());
        }
        store::tell(tx, &one.id, &one.due.to_string(), one.urgency, now).await?;
    }
    for (member, items) in each {
        let quiet = store::quiet(tx, &member).await?;
        if quiet.off {
            continue;
        }
        let Some(person) = people::by_id(tx, base, &member, Some(&group)).await? else { continue };
        if !person.joined {
            continue;
        }
        let zone = zone(&person.reader.zone);
        let at = rules::awake(now, &zone, (quiet.from, quiet.until));
        let args = json!({ "group": group.id, "member": member, "items": items });
        let due = jobs::Due { kind: DIGEST, key: None, args, at };
        jobs::schedule(tx, &base.world, &due).await?;
    }
    if !milestones::open(tx, &id, Moment(i64::MAX)).await?.is_empty()
        || !actions::open(tx, &id).await?.is_empty()
    {
        wind(tx, base, &group).await?;
    }
    Ok(())
}

/// Tells one person what is theirs, as far as it is not done meanwhile.
///
/// # Errors
/// A failure of the database.
pub(super) async fn digest(base: &Base, tx: &mut Tx, args: &Json) -> Result<()> {
    let (Some(group), Some(member)) = (args["group"].as_str(), args["member"].as_str()) else {
        return Ok(());
    };
    let Some(group) = groups::store::find_id(tx, &group.into()).await? else { return Ok(()) };
    let items: Vec<String> = args["items"]
        .as_array()
        .into_iter()
        .flatten()
        .filter_map(|item| item.as_str().map(str::to_owned))
        .collect();
    let member = MemberId::from(member);
    // They may have left in the hours in which they wanted to hear nothing.
    if !groups::store::standing(tx, &group.id, &member).await?.0 {
        return Ok(());
    }
    wording::alone(tx, base, &group, &member, &items, base.world.now()).await
}

/// `reminders`: how I am reminded; from which hour to which I want to hear nothing, or nothing at all.
pub(super) async fn reminders(ask: &mut Ask<'_>) -> Result<Answer> {
    let me = ask.me()?;
    let mut quiet = store::quiet(ask.tx, &me.id).await?;
    let given = |name: &str| ask.args.number(name).and_then(|hour| i8::try_from(hour).ok());
    let (from, until) = (given("from-hour"), given("until-hour"));
    let state = ask.args.choice("reminding");
    if from.is_some() != until.is_some() {
        return refuse!("agenda-quiet-both");
    }
    if let (Some(from), Some(until)) = (from, until) {
        (quiet.from, quiet.until) = (from, until);
    }
    if let Some(state) = state {
        quiet.off = state == "off";
    }
    if from.is_some() || state.is_some() {
        store::set_quiet(ask.tx, &me.id, quiet, ask.now).await?;
    }
    let hour = |hour: i8| format!("{hour:02}:00");
    let said = if quiet.off {
        say!("agenda-reminders-off")
    } else if quiet.from == quiet.until {
        say!("agenda-reminders-always")
    } else {
        say!("agenda-reminders", from = hour(quiet.from), until = hour(quiet.until))
    };
    let zone = talk::Block::Facts(say!("agenda-reminders-zone", zone = ask.reader().zone));
    let answer = Answer::say(said);
    Ok(if quiet.off { answer } else { answer.with(zone) }.go("me"))
}
