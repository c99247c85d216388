//! Milestones and free days: every statement on their tables. It refuses to know how a ladder is laid.

pub mod packed;

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use sqlx::any::AnyRow;

use crate::foundation::clock::Moment;
use crate::foundation::error::Result;
use crate::foundation::store::{Bound, Columns, Tx};
use crate::foundation::talk::{GroupId, MemberId};
use crate::{put, rows, run};

const OF: &str = "select milestone_id, process_id, place, step, begins, due, due_at, duty, member_id, \
    moved, laid_at, done_at, done_by from milestone where process_id = $1 order by place";
const OPEN: &str = "select m.milestone_id, m.process_id, m.place, m.step, m.begins, m.due, m.due_at, \
    m.duty, m.member_id, m.moved, m.laid_at, m.done_at, m.done_by from milestone m \
    join process p on p.process_id = m.process_id where p.group_id = $1 and p.ended_at is null \
    and m.done_at is null and m.due_at < $2 order by m.due_at, m.place, m.milestone_id";
const ADD: &str = "insert into milestone (milestone_id, process_id, place, step, begins, due, due_at, \
    duty, moved, laid_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)";
const MOVE: &str = "update milestone set place = $2, begins = $3, due = $4, due_at = $5, \
    moved = moved + 1, laid_at = $6 where milestone_id = $1";
const PLACE: &str = "update milestone set place = $2, begins = $3 where milestone_id = $1";
const DROP: &str = "delete from milestone where milestone_id = $1";
const GONE: &str = "insert into milestone_gone (milestone_id, process_id, step, due, due_at, duty, \
    member_id, moved, gone_at) select milestone_id, process_id, step, due, due_at, duty, member_id, \
    moved, $2 from milestone where milestone_id = $1";
const SWEEP_GONE: &str = "delete from milestone_gone where gone_at < $1";
const DONE: &str = "update milestone set done_at = $2, done_by = $3 where milestone_id = $1";
const OWNER: &str = "update milestone set member_id = $2 where milestone_id = $1";
const NAMED: &str = "select distinct m.process_id from milestone m join process p \
    on p.process_id = m.process_id where p.group_id = $1 and m.member_id = $2";
const FREE: &str = "select day, name, gone_at from agenda_holiday where group_id = $1 order by day";
const SET_FREE: &str = "insert into agenda_holiday (group_id, day, name, gone_at) \
    values ($1, $2, $3, $4) on conflict (group_id, day) \
    do update set name = excluded.name, gone_at = excluded.gone_at";
const LEFT: &str = "update milestone set member_id = null where member_id = $1 \
    and process_id in (select process_id from process where group_id = $2)";
const FORGET_DONE: &str = "update milestone set done_by = null where done_by = $1";
const FORGET_OWN: &str = "update milestone set member_id = null where member_id = $1";
const FORGET_GONE: &str = "update milestone_gone set member_id = null where member_id = $1";

/// For how long it is kept that a milestone was taken away, in seconds.
pub const GONE_SECONDS: i64 = 60 * 86_400;

/// The step that is the closing itself.
pub const CLOSING: &str = "closing";

/// A step of a process with its day, or its closing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Milestone {
    /// Its id.
    pub id: String,
    /// Its process.
    pub process: String,
    /// Where it stands among the others.
    pub place: i64,
    /// The step's code.
    pub step: String,
    /// The day it begins.
    pub begins: Date,
    /// The day it is due.
    pub due: Date,
    /// The end of that day.
    pub at: Moment,
    /// Whose it is where nobody is named: a duty or a role, by its code.
    pub duty: String,
    /// Whose it is.
    pub member: Option<MemberId>,
    /// How often its day was moved.
    pub moved: i64,
    /// When its day was set.
    pub laid: Moment,
    /// When it was done.
    pub done: Option<Moment>,
    /// Who said so.
    pub done_by: Option<MemberId>,
}

fn day(row: &AnyRow, column: &str) -> Result<Date> {
    date(&row.text(column)?)
}

fn date(text: &str) -> Result<Date> {
    Ok(text.parse::<Date>()?)
}

/// A milestone as it is kept, with every column of its table.
fn milestone(row: &AnyRow) -> Result<Milestone> {
    Ok(Milestone {
        id: row.text("milestone_id")?,
        process: row.text("process_id")?,
        place: row.int("place")?,
        step: row.text("step")?,
        begins: day(row, "begins")?,
        due: day(row, "due")?,
        at: row.moment("due_at")?,
        duty: row.text("duty")?,
        member: row.text_maybe("member_id")?.map(MemberId::from),
        moved: row.int("moved")?,
        laid: row.moment("laid_at")?,
        done: row.moment_maybe("done_at")?,
        done_by: row.text_maybe("done_by")?.map(MemberId::from),
    })
}

/// The milestones of a process, in order.
///
/// # Errors
/// A failure of the database, as all functions here.
pub async fn of(tx: &mut Tx, process: &str) -> Result<Vec<Milestone>> {
    rows!(tx, OF, process)?.iter().map(milestone).collect()
}

/// What is to be done in a group before a moment, what is due first before the rest.
pub async fn open(tx: &mut Tx, group: &GroupId, before: Moment) -> Result<Vec<Milestone>> {
    rows!(tx, OPEN, group.as_str(), before.0)?.iter().map(milestone).collect()
}

/// The milestones of all processes of a group that are under way, by process.
pub async fn of_group(tx: &mut Tx, group: &GroupId) -> Result<BTreeMap<String, Vec<Milestone>>> {
    // Of those that ended, none ended after the end of time.
    let all = packed::standing(tx, group, Moment(i64::MAX)).await?;
    Ok(all.into_iter().collect())
}

/// The processes of a group in which a step is somebody's by name.
pub async fn named(tx: &mut Tx, group: &GroupId, member: &MemberId) -> Result<BTreeSet<String>> {
    let found = rows!(tx, NAMED, group.as_str(), member.as_str())?;
    found.iter().map(|row| row.text("process_id")).collect()
}

/// Adds milestones.
pub async fn add(tx: &mut Tx, all: &[Milestone]) -> Result<()> {
    let rows: Vec<Vec<Bound>> = all
        .iter()
        .map(|one| {
            vec![
                one.id.as_str().into(),
                one.process.as_str().into(),
                one.place.into(),
                one.step.as_str().into(),
                one.begins.to_string().into(),
                one.due.to_string().into(),
                one.at.0.into(),
                one.duty.as_str().into(),
                one.moved.into(),
                one.laid.0.into(),
            ]
        })
        .collect();
    tx.put_many(ADD, &rows).await?;
    Ok(())
}

/// Moves a milestone to another day.
pub async fn r#move(tx: &mut Tx, one: &Milestone) -> Result<()> {
    let (begins, due) = (one.begins.to_string(), one.due.to_string());
    put!(tx, MOVE, one.id.as_str(), one.place, begins, due, one.at.0, one.laid.0)
}

/// Keeps where a milestone stands and when it begins; its day is as it was.
pub async fn place(tx: &mut Tx, one: &Milestone) -> Result<()> {
    put!(tx, PLACE, one.id.as_str(), one.place, one.begins.to_string())
}

/// Takes a milestone away. That it was there is kept for some weeks, for calendars that show it.
pub async fn drop(tx: &mut Tx, id: &str, now: Moment) -> Result<()> {
    put!(tx, SWEEP_GONE, now.plus_seconds(-GONE_SECONDS).0)?;
    put!(tx, GONE, id, now.0)?;
    put!(tx, DROP, id)
}

/// Notes that a milestone was done, or was not.
pub async fn done(tx: &mut Tx, id: &str, at: Option<Moment>, by: Option<&MemberId>) -> Result<()> {
    put!(tx, DONE, id, at.map(|at| at.0), by.map(MemberId::as_str))
}

/// Notes whose a milestone is; nobody's in particular without one.
pub async fn owner(tx: &mut Tx, id: &str, member: Option<&MemberId>) -> Result<()> {
    put!(tx, OWNER, id, member.map(MemberId::as_str))
}

/// A day a group has said something about: its name, and whether it works on it after all.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Free {
    /// The day.
    pub day: Date,
    /// What it is called.
    pub name: String,
    /// One of the usual free days, on which the group works.
    pub gone: bool,
}

/// What a group has said about its free days, in order.
pub async fn free(tx: &mut Tx, group: &GroupId) -> Result<Vec<Free>> {
    rows!(tx, FREE, group.as_str())?
        .iter()
        .map(|row| {
            let gone = row.moment_maybe("gone_at")?.is_some();
            Ok(Free { day: day(row, "day")?, name: row.text("name")?, gone })
        })
        .collect()
}

/// Keeps what a group says about a day.
pub async fn set_free(tx: &mut Tx, group: &GroupId, one: &Free, at: Moment) -> Result<bool> {
    let gone = one.gone.then_some(at.0);
    Ok(run!(tx, SET_FREE, group.as_str(), one.day.to_string(), one.name.as_str(), gone)? == 1)
}

/// What is somebody's by name, who has left a group, is again whoever's has its duty; who did it stays.
pub async fn left(tx: &mut Tx, group: &GroupId, member: &MemberId) -> Result<()> {
    put!(tx, LEFT, member.as_str(), group.as_str())
}

/// Takes somebody's name off what was theirs and what they said was done.
pub async fn forget(tx: &mut Tx, member: &MemberId) -> Result<()> {
    put!(tx, FORGET_DONE, member.as_str())?;
    put!(tx, FORGET_OWN, member.as_str())?;
    put!(tx, FORGET_GONE, member.as_str())
}
