//! Who does what for a process: penholder, shepherd, bridge person, representatives and alternates. A seat
//! that nobody holds is vacant, and that is said in the rooms: whoever wants it knows.

use super::store::seats::{self, Seat};
use super::{Process, meant, tell, touched};
use crate::community::agenda::ladder::store::{self as milestones, Milestone};
use crate::community::agenda::subscribed;
use crate::community::people;
use crate::foundation::clock::Moment;
use crate::foundation::error::Result;
use crate::foundation::i18n::{Say, Value};
use crate::foundation::journal::Fact;
use crate::foundation::store::Tx;
use crate::foundation::talk::{Answer, Ask, Base, Block, GroupRef, MemberId, Role};
use crate::{refuse, say};

/// The duties, as `choice-duty-…` names them.
pub const DUTIES: [&str; 5] = ["penholder", "shepherd", "bridge", "representative", "alternate"];

/// Duties of which a process has as many as are asked for; of the others it has one.
const MANY: [&str; 2] = ["representative", "alternate"];

/// The most seats of a process.
const MOST: usize = 60;

/// What a duty or a role is called.
#[must_use]
pub fn called(duty: &str) -> Say {
    let of = if DUTIES.contains(&duty) { "duty" } else { "role" };
    Say::new(format!("choice-{of}-{duty}"))
}

/// `process assign`: somebody takes a duty; `vacant:yes` opens a seat, or empties the one they hold.
pub(in crate::community::agenda) async fn assign(ask: &mut Ask<'_>) -> Result<Answer> {
    let group = ask.group()?;
    let process = meant(ask).await?;
    let Some(duty) = ask.args.choice("duty") else { return refuse!("agenda-gone") };
    let member = ask.args.id("member").map(MemberId::from);
    let vacant = ask.args.choice("vacant").is_some();
    let held = seats::of(ask.tx, &process.id).await?;
    let here: Vec<&Seat> = held.iter().filter(|seat| seat.duty == duty).collect();
    if held.len() >= MOST {
        return refuse!("agenda-seats-full", count = held.len());
    }
    let name = called(duty);
    if let Some(member) = member.clone().filter(|_| !vacant) {
        if here.iter().any(|seat| seat.member.as_ref() == Some(&member)) {
            let who = people::named(ask.tx, ask.base, &member).await?;
            return Ok(Answer::say(say!("agenda-seat-has", who = who, duty = name)));
        }
        // A vacant seat is taken first; a duty one person has passes on.
        let old = here
            .iter()
            .find(|seat| seat.member.is_none())
            .or_else(|| here.first().filter(|_| !MANY.contains(&duty)));
        if let Some(old) = old {
            seats::leave(ask.tx, &old.id, ask.now).await?;
        }
        add(ask, &process, duty, Some(member.clone())).await?;
        touched(ask, "agenda.assigned", &process).await?;
        let who = people::named(ask.tx, ask.base, &member).await?;
        tell(ask.tx, ask.base, &group, &process, &|lang| {
            let name = process.named(lang);
            let who = who.clone();
            vec![Block::Text(say!(
                "agenda-news-assigned",
                name = name,
                who = who,
                duty = called(duty)
            ))]
        })
        .await?;
        let answer = Answer::say(say!("agenda-assigned", who = who, duty = name));
        return Ok(answer.go(format!("agenda/{}", process.slug)));
    }
    if !vacant {
        return refuse!("agenda-assign-whom", duty = name);
    }
    let emptied = match &member {
        Some(member) => here.iter().find(|seat| seat.member.as_ref() == Some(member)),
        None => here.iter().find(|seat| seat.member.is_some()).filter(|_| !MANY.contains(&duty)),
    };
    match emptied {
        Some(seat) => seats::leave(ask.tx, &seat.id, ask.now).await?,
        None if member.is_some() => return refuse!("agenda-seat-not-held", duty = name),
        None if !MANY.contains(&duty) && !here.is_empty() => {
            return Ok(Answer::say(say!("agenda-seat-vacant-already", duty = name)));
        }
        None => {}
    }
    add(ask, &process, duty, None).await?;
    touched(ask, "agenda.assigned", &process).await?;
    vacancy(ask.tx, ask.base, &group, &process, duty).await?;
    Ok(Answer::say(say!("agenda-seat-vacant", duty = name)).go(format!("agenda/{}", process.slug)))
}

async fn add(
    ask: &mut Ask<'_>,
    process: &Process,
    duty: &str,
    member: Option<MemberId>,
) -> Result<()> {
    let seat = Seat {
        id: ask.base.world.id(),
        process: process.id.clone(),
        duty: duty.to_owned(),
        member,
        since: ask.now,
    };
    seats::add(ask.tx, &seat).await
}

/// Says in the rooms that a seat is vacant.
async fn vacancy(
    tx: &mut Tx,
    base: &Base,
    group: &GroupRef,
    process: &Process,
    duty: &str,
) -> Result<()> {
    tell(tx, base, group, process, &|lang| {
        let name = process.named(lang);
        vec![Block::Text(say!("agenda-news-vacant", name = name, duty = called(duty)))]
    })
    .await
}

/// The job that says which seats of a group somebody has left vacant.
pub const LEFT: &str = "agenda.left";

/// Follows who leaves a group: the seats they held are vacant.
///
/// # Errors
/// A failure of the database.
pub(in crate::community::agenda) async fn read(
    tx: &mut Tx,
    world: &crate::foundation::clock::World,
    facts: &[Fact],
) -> Result<()> {
    use crate::foundation::jobs::{Due, schedule};
    for fact in facts.iter().filter(|fact| fact.kind == "people.left") {
        // What is said in the rooms is worded by a job: whoever counts facts has no words.
        let args = serde_json::json!({ "group": fact.group, "member": fact.subject });
        schedule(tx, world, &Due { kind: LEFT, key: None, args, at: fact.at }).await?;
    }
    Ok(())
}

/// Empties the seats of somebody who left, and says so; their calendars end.
pub(in crate::community::agenda) async fn left(
    base: &Base,
    tx: &mut Tx,
    args: &serde_json::Value,
) -> Result<()> {
    let (Some(group), Some(member)) = (args["group"].as_str(), args["member"].as_str()) else {
        return Ok(());
    };
    let Some(group) = people::groups::store::find_id(tx, &group.into()).await? else {
        return Ok(());
    };
    let member = MemberId::from(member);
    // They may be back already.
    if people::groups::store::standing(tx, &group.id, &member).await?.0 {
        return Ok(());
    }
    let now = base.world.now();
    subscribed::store::revoke_all(tx, &group.id, &member, now).await?;
    empty(base, tx, &group, &member, now).await
}

/// Empties every seat somebody holds in a group; steps that were theirs by name are nobody's in particular.
pub(in crate::community::agenda) async fn empty(
    base: &Base,
    tx: &mut Tx,
    group: &GroupRef,
    member: &MemberId,
    now: Moment,
) -> Result<()> {
    milestones::left(tx, &group.id, member).await?;
    for seat in seats::held_by(tx, &group.id, member).await? {
        seats::leave(tx, &seat.id, now).await?;
        let vacant = Seat { id: base.world.id(), member: None, since: now, ..seat };
        seats::add(tx, &vacant).await?;
        if let Some(process) = super::store::find(tx, &vacant.process).await? {
            vacancy(tx, base, group, &process, &vacant.duty).await?;
        }
    }
    Ok(())
}

/// Whose a milestone is: the one who is named, else whoever has its duty for the process, else the
/// coordinators.
///
/// # Errors
/// A failure of the database.
pub async fn owners(tx: &mut Tx, group: &GroupRef, one: &Milestone) -> Result<Vec<MemberId>> {
    if let Some(member) = &one.member {
        return Ok(vec![member.clone()]);
    }
    let held = seats::of(tx, &one.process).await?;
    let found: Vec<MemberId> = held
        .into_iter()
        .filter(|seat| seat.duty == one.duty)
        .filter_map(|seat| seat.member)
        .collect();
    if !found.is_empty() {
        return Ok(found);
    }
    let role = Role::of(&one.duty).unwrap_or(Role::Coordinator);
    let found = people::holders(tx, &group.id, &[role]).await?;
    if !found.is_empty() {
        return Ok(found);
    }
    people::holders(tx, &group.id, &[Role::Coordinator]).await
}

/// Whose a milestone is, as it is said.
///
/// # Errors
/// A failure of the database.
pub async fn owned(tx: &mut Tx, base: &Base, group: &GroupRef, one: &Milestone) -> Result<Value> {
    let mut names = Vec::new();
    for member in owners(tx, group, one).await? {
        names.push(people::named(tx, base, &member).await?);
    }
    if names.is_empty() {
        return Ok(called(&one.duty).into());
    }
    Ok(Value::List(names))
}
